//! What the views at the right make of an outline: labels in columns, a map, lengths. That takes some time for a large
//! one, which is laid out elsewhere; a small one is laid out at once, so that nothing flickers.

use super::columns::Table;
use super::command::Command;
use super::settings::Shown;
use super::state::{DocumentId, OpenDocument, State, View};
use crate::document::Document;
use crate::face::Face;
use crate::key::{Index, KeySet};
use crate::message::Language;
use crate::mindmap::MindMap;
use crate::outline::{NodeId, NodeKey, Outline};
use crate::parallel::{self, Gather};
use crate::weight::{Weight, weights};
use std::sync::Arc;

/// An outline of no more nodes than this is laid out at once,
const FEW: usize = 2_000;
/// if the text is no longer than so many bytes: lengths are counted in all of it.
const SHORT: usize = 4 << 20;

/// An outline with what its nodes are called by, as it was when it was laid out.
#[derive(Clone, Debug, PartialEq)]
pub struct Subject {
    /// What its document is called.
    pub name: String,
    /// The document whose text it is of.
    pub document: Arc<Document>,
    /// The outline.
    pub outline: Arc<Outline>,
    /// The key of each of its nodes.
    pub keys: Arc<[NodeKey]>,
    /// Where each key stands among the nodes.
    index: Arc<Index>,
}

impl Subject {
    /// The node with this key.
    #[must_use]
    pub fn node(&self, key: NodeKey) -> Option<NodeId> {
        self.index.get(&key).copied()
    }

    fn is_small(&self) -> bool {
        self.outline.nodes.len() <= FEW && self.document.text().len() <= SHORT
    }
}

/// For which view an outline is laid out, and with what else that is hung on.
#[derive(Clone, Debug, PartialEq)]
enum Manner {
    /// By what labels are gathered, and the words of remarks.
    Parallel(Gather, Language),
    /// What is folded. The size of the letters is no part of it: a map is laid out once and drawn in any size.
    Map(KeySet),
    Weight,
}

impl Manner {
    /// The manner of the view that is shown; none where none is, and for the text, which is laid out where it is drawn.
    fn of(state: &State, open: &OpenDocument) -> Option<Manner> {
        match state.view {
            _ if state.settings.shown == Shown::Outline => None,
            View::Text => None,
            View::Parallel => Some(Manner::Parallel(state.gather, state.settings.language)),
            View::MindMap => Some(Manner::Map(open.folded.clone())),
            View::Weight => Some(Manner::Weight),
        }
    }

    fn view(&self) -> View {
        match self {
            Manner::Parallel(..) => View::Parallel,
            Manner::Map(_) => View::MindMap,
            Manner::Weight => View::Weight,
        }
    }

    /// Whether it is that of the view that is shown.
    fn fits(&self, state: &State, open: &OpenDocument) -> bool {
        match self {
            Manner::Parallel(gather, language) => {
                (View::Parallel, state.gather, state.settings.language)
                    == (state.view, *gather, *language)
            }
            Manner::Map(folded) => state.view == View::MindMap && *folded == open.folded,
            Manner::Weight => state.view == View::Weight,
        }
    }
}

/// An outline that was laid out for a view.
#[derive(Clone, Debug, PartialEq)]
pub struct Laid {
    /// The outline.
    pub of: Subject,
    /// What came of it.
    pub what: What,
    manner: Manner,
}

/// What comes of an outline.
#[derive(Clone, Debug, PartialEq)]
pub enum What {
    /// 标题对仗.
    Table(Table),
    /// 思维导图.
    Map(MindMap),
    /// 篇幅与用时: the weight of each node, and the characters of the longest.
    Weights(Vec<Weight>, usize),
}

impl Laid {
    fn new(of: Subject, manner: Manner) -> Laid {
        let (document, outline) = (&*of.document, &*of.outline);
        let what = match &manner {
            Manner::Parallel(gather, language) => {
                let groups = parallel::groups(document, outline, *gather);
                What::Table(Table::new(groups, *language))
            }
            Manner::Map(folded) => {
                let face = Face::embedded();
                let is_folded = |id: NodeId| folded.contains(&of.keys[id]);
                let measure = |sign| face.width(sign);
                let map = MindMap::new(document, outline, &of.name, &is_folded, &measure);
                What::Map(map)
            }
            Manner::Weight => {
                let weights = weights(document, outline);
                let longest = weights.iter().map(|weight| weight.characters).max();
                What::Weights(weights, longest.unwrap_or(0))
            }
        };
        Laid { of, what, manner }
    }

    fn fits(&self, state: &State, open: &OpenDocument) -> bool {
        Arc::ptr_eq(&self.of.outline, &open.outline) && self.manner.fits(state, open)
    }
}

/// An outline that is to be laid out elsewhere.
#[derive(Clone, Debug, PartialEq)]
pub struct Layout {
    /// Of which document.
    pub document: DocumentId,
    /// Which asking.
    pub serial: u64,
    of: Subject,
    manner: Manner,
}

impl Layout {
    /// Lays it out.
    #[must_use]
    pub fn work(&self) -> Command {
        let laid = Laid::new(self.of.clone(), self.manner.clone());
        Command::LaidOut {
            document: self.document,
            serial: self.serial,
            laid: Arc::new(laid),
        }
    }
}

/// What was laid out of a document: at most one for each view.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Layouts {
    made: Vec<Arc<Laid>>,
    /// What is being laid out. Of one document that is one at a time, the last that was asked for.
    asked: Option<Asked>,
}

#[derive(Clone, Debug, PartialEq)]
struct Asked {
    serial: u64,
    outline: Arc<Outline>,
    manner: Manner,
}

impl Asked {
    fn fits(&self, state: &State, open: &OpenDocument) -> bool {
        Arc::ptr_eq(&self.outline, &open.outline) && self.manner.fits(state, open)
    }
}

impl Layouts {
    /// What was last laid out for a view; while it [awaits](Layouts::awaits) another one, that of an outline, or of a
    /// folding, that is no more.
    #[must_use]
    pub fn of(&self, view: View) -> Option<&Arc<Laid>> {
        self.made.iter().find(|laid| laid.manner.view() == view)
    }

    /// Whether what a view shows is being laid out.
    #[must_use]
    pub fn awaits(&self, view: View) -> bool {
        self.asked
            .as_ref()
            .is_some_and(|asked| asked.manner.view() == view)
    }

    /// Takes what was laid out, in the place of what was before; of other outlines nothing is kept. Gives what is not
    /// wanted any more.
    fn put(&mut self, laid: Arc<Laid>) -> Vec<Arc<Laid>> {
        let view = laid.manner.view();
        let stays = |other: &Arc<Laid>| {
            other.manner.view() != view && Arc::ptr_eq(&other.of.outline, &laid.of.outline)
        };
        let made = std::mem::take(&mut self.made).into_iter();
        let (stay, go) = made.partition(stays);
        self.made = stay;
        self.made.push(laid);
        self.asked = None;
        go
    }
}

impl State {
    /// What is to be laid out elsewhere, for the view that is shown; what is small is laid out here and now.
    pub(super) fn lay_out(&mut self) -> Option<Layout> {
        let open = self.current()?;
        let layouts = &open.layouts;
        let known = layouts.of(self.view);
        if known.is_some_and(|laid| laid.fits(self, open)) {
            if layouts.awaits(self.view) {
                // What was asked for since then is over.
                self.current_mut()?.layouts.asked = None;
            }
            return None;
        }
        let asked = layouts.asked.as_ref();
        if asked.is_some_and(|asked| asked.fits(self, open)) {
            return None;
        }
        let manner = Manner::of(self, open)?;
        let (document, of) = (open.id, open.subject());
        if of.is_small() {
            let laid = Arc::new(Laid::new(of, manner));
            self.current_mut()?.layouts.put(laid);
            return None;
        }
        let serial = self.number();
        self.current_mut()?.layouts.asked = Some(Asked {
            serial,
            outline: of.outline.clone(),
            manner: manner.clone(),
        });
        Some(Layout {
            document,
            serial,
            of,
            manner,
        })
    }
}

impl OpenDocument {
    /// Its outline as it is now.
    #[must_use]
    pub fn subject(&self) -> Subject {
        Subject {
            name: self.name.clone(),
            document: self.document.clone(),
            outline: self.outline.clone(),
            keys: self.keys.clone(),
            index: self.index.clone(),
        }
    }

    /// Takes what was laid out, if it is what was asked for last and of the outline as it is now. Gives what is not
    /// wanted any more.
    pub(super) fn take_laid(&mut self, serial: u64, laid: Arc<Laid>) -> Vec<Arc<Laid>> {
        let layouts = &mut self.layouts;
        let asked = layouts.asked.take_if(|asked| asked.serial == serial);
        match asked {
            Some(_) if Arc::ptr_eq(&laid.of.outline, &self.outline) => layouts.put(laid),
            _ => vec![laid],
        }
    }
}
