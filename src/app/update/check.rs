//! 校核: the document is looked at whenever its list is shown and the outline is another one.

use super::NOTHING;
use crate::app::command::Effect;
use crate::app::findings::{Findings, Look};
use crate::app::state::{DocumentId, OpenDocument, Panel, State};
use std::sync::Arc;

/// Asks for the document that is shown to be looked at, if its findings are shown and it was not. Called behind every
/// command.
pub(super) fn look_again(state: &mut State, effects: &mut Vec<Effect>) {
    let asked = |open: &OpenDocument| Arc::ptr_eq(&open.checking.1, &open.outline);
    if state.panel != Some(Panel::Check) || state.current().is_none_or(asked) {
        return;
    }
    let serial = state.number();
    if let Some(open) = state.current_mut() {
        open.checking = (serial, open.outline.clone());
        effects.push(Effect::Check(Look {
            document: open.id,
            serial,
            text: open.document.clone(),
            outline: open.outline.clone(),
            ignored: open.ignored.clone(),
        }));
    }
}

pub(super) fn checked(
    state: &mut State,
    document: DocumentId,
    serial: u64,
    findings: Arc<Findings>,
) -> Vec<Effect> {
    let mut documents = state.documents.iter_mut();
    let open = documents.find(|open| open.id == document);
    if let Some(open) = open.filter(|open| open.checking.0 == serial) {
        open.findings = findings;
    }
    NOTHING
}
