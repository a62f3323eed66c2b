//! 照此处理同类条目, and the user's rules.

use super::NOTHING;
use super::around::{push_notice, set_toast, toast};
use super::documents::read_document;
use crate::app::command::{Command, Effect};
use crate::app::state::{OpenDocument, Panel, State};
use crate::correction::{self, Change, Example};
use crate::message::Message;
use crate::outline::NodeKey;
use crate::rules;

/// Does with all nodes that are like the example what was done with it, in one step.
pub(super) fn alike_here(state: &mut State) -> Vec<Effect> {
    let language = state.settings.language;
    let Some(open) = state.current_mut() else {
        return NOTHING;
    };
    let Some((example, id)) = open.example() else {
        return NOTHING;
    };
    let found = &open.document.outline;
    let alike = id.map_or_else(Vec::new, |id| correction::alike(found, id));
    let keys = alike.into_iter().map(|id| open.found_keys[id]);
    let may = |key: &NodeKey| open.may_correct(*key, &example.change);
    let changes: Vec<(NodeKey, Change)> = keys
        .filter(may)
        .map(|key| (key, example.change.clone()))
        .collect();
    if changes.is_empty() {
        toast(state, Message::AlikeNone, None);
        return NOTHING;
    }
    let text = Message::AlikeDone.fill(language, &[&changes.len()]);
    open.adjust(changes);
    set_toast(state, text, Some((Message::ActionUndo, Command::Undo)));
    NOTHING
}

/// Makes a rule of the example. The rule does what the adjustment did, which is no longer needed.
pub(super) fn alike_everywhere(state: &mut State) -> Vec<Effect> {
    let language = state.settings.language;
    let Some(open) = state.current_mut() else {
        return NOTHING;
    };
    let Some((example, id)) = open.example() else {
        return NOTHING;
    };
    let now = open.node(example.key).map(|id| &open.outline.nodes[id]);
    let Some(node) = id.map(|id| &open.document.outline.nodes[id]).or(now) else {
        return NOTHING;
    };
    let depth = now.map_or(node.depth, |now| now.depth);
    let name = |label: &str| Message::RuleName.fill(language, &[&label]);
    let Some(rule) = correction::rule(&open.document, node, &example.change, depth, name) else {
        toast(state, Message::AlikeNoRule, None);
        return NOTHING;
    };
    open.adjustments.forget(example.at);
    open.unkept = true;
    open.correct();
    let look = (Message::ActionLook, Command::Show(Some(Panel::Rules)));
    toast(state, Message::RuleAdded, Some(look));
    vec![Effect::EditRules(rules::Edit::Add(rule))]
}

/// All documents are read again with the rules as they are now.
pub(super) fn take_rules(
    state: &mut State,
    result: Result<Vec<rules::Row>, String>,
) -> Vec<Effect> {
    match result {
        Ok(rules) => {
            state.rules = rules;
            let documents = 0..state.documents.len();
            let read = documents.flat_map(|at| read_document(state, at, |_| {}));
            read.collect()
        }
        Err(sentence) => {
            push_notice(state, sentence, Vec::new());
            NOTHING
        }
    }
}

impl OpenDocument {
    /// The adjustment that others are to follow: the last of the chosen node, or else the last of all if that has left
    /// its node out, so that it cannot be chosen; with its node in the found outline, where it is there.
    #[must_use]
    pub fn example(&self) -> Option<(Example, Option<usize>)> {
        if self.draft.is_some() {
            // What is done with a draft is no example of how documents are read.
            return None;
        }
        let chosen = self.selected_key();
        let of_chosen = chosen.and_then(|key| self.adjustments.example(Some(key)));
        let left_out = |example: &Example| {
            example.change == Change::Exclude && example.at + 1 == self.adjustments.done.len()
        };
        let last = || self.adjustments.example(None).filter(left_out);
        let example = of_chosen.or_else(last)?;
        let id = self.found_node(example.key);
        Some((example, id))
    }
}
