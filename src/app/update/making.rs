//! Copies and files that are made of an outline, at once or elsewhere.

use super::NOTHING;
use super::around::toast;
use crate::app::command::Effect;
use crate::app::making::{Making, Product};
use crate::app::state::State;
use crate::message::Message;

/// Makes something of the document that is shown, or asks for it to be made.
pub(super) fn make(state: &mut State, what: Product) -> Vec<Effect> {
    let serial = state.number();
    let Some(open) = state.current() else {
        return NOTHING;
    };
    let making = Making {
        serial,
        of: open.subject(),
        folded: open.folded.clone(),
        template: state.template.clone(),
        language: state.settings.language,
        what,
    };
    match making.what {
        Product::File { .. } => state.exporting += 1,
        _ => state.copying = Some(serial),
    }
    if making.is_short() {
        return take_made(state, serial, making.make().map(Box::new));
    }
    vec![Effect::Make(Box::new(making))]
}

/// Takes what was made. A copy is over where another one was asked for since then.
pub(super) fn take_made(state: &mut State, serial: u64, made: Option<Box<Effect>>) -> Vec<Effect> {
    let made = made.map(|made| *made);
    if let Some(file @ Effect::Save { .. }) = made {
        return vec![file];
    }
    if state.copying != Some(serial) {
        return NOTHING;
    }
    state.copying = None;
    if made.is_none() {
        toast(state, Message::ParallelNone, None);
    }
    made.into_iter().collect()
}
