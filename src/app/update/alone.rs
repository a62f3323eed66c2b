//! Which adjustments can be taken back alone: tried elsewhere, those that are in view.

use super::NOTHING;
use crate::app::adjusted::Trial;
use crate::app::command::Effect;
use crate::app::state::{DocumentId, State};

pub(super) fn try_alone(state: &mut State, places: Vec<usize>) -> Vec<Effect> {
    let serial = state.number();
    let Some(open) = state.current_mut().filter(|open| open.draft.is_none()) else {
        return NOTHING;
    };
    let (places, serial) = open.alone.ask(serial, places);
    let trial = (!places.is_empty()).then(|| Box::new(Trial::new(open, serial, places)));
    trial.map(Effect::TryAlone).into_iter().collect()
}

pub(super) fn tried_alone(
    state: &mut State,
    document: DocumentId,
    serial: u64,
    at: usize,
    alone: bool,
) -> Vec<Effect> {
    let mut documents = state.documents.iter_mut();
    if let Some(open) = documents.find(|open| open.id == document) {
        open.alone.learn(serial, at, alone);
    }
    NOTHING
}
