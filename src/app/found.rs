//! What the window takes of a reading. What hangs on the document alone takes some time for a large one: it is made where
//! the document is read, and the window has it at once.

use crate::body::{self, Gap};
use crate::correction;
use crate::document::Document;
use crate::key::{self, Index};
use crate::noise::Reason;
use crate::outline::{Kind, NodeKey, Outline};
use std::sync::Arc;

/// A document that was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    pub(super) document: Arc<Document>,
    /// Its outline as it was found.
    pub(super) overview: Overview,
    /// Characters of all its text.
    pub(super) whole: usize,
    /// Characters without what was set aside.
    pub(super) characters: usize,
    /// What its text was compared with, and whether that says the same.
    compared: Option<(Arc<Document>, bool)>,
}

impl Found {
    /// Makes of a document what the window has of it.
    #[must_use]
    pub fn new(document: impl Into<Arc<Document>>) -> Found {
        let document = document.into();
        let text = document.text();
        let dropped = document.dropped.iter();
        let dropped: usize = dropped
            .map(|piece| body::characters(piece.span.of(text)))
            .sum();
        let whole = body::characters(text);
        let keys = key::keys(&document, &document.outline);
        let outline = correction::apply(&document, &keys, &[]).outline;
        let index = Arc::new(key::index(&keys));
        Found {
            overview: Overview::new(&document, Arc::new(outline), keys.into(), index),
            whole,
            characters: whole.saturating_sub(dropped),
            compared: None,
            document,
        }
    }

    /// The same, its text compared with that of the document as it was read before.
    #[must_use]
    pub fn compared(self, before: Arc<Document>) -> Found {
        let same = self.document.text() == before.text();
        Found {
            compared: Some((before, same)),
            ..self
        }
    }

    /// Whether this document has the same text.
    pub(super) fn says_the_same(&self, before: &Arc<Document>) -> bool {
        match &self.compared {
            Some((compared, same)) if Arc::ptr_eq(compared, before) => *same,
            _ => self.document.text() == before.text(),
        }
    }
}

/// An outline with what is listed and counted of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Overview {
    pub(super) outline: Arc<Outline>,
    /// The key of each of its nodes.
    pub(super) keys: Arc<[NodeKey]>,
    /// Where each of them stands.
    pub(super) index: Arc<Index>,
    /// Text outside all nodes.
    pub(super) gaps: Vec<Gap>,
    pub(super) figures: Figures,
    /// Bytes of the longest item at the top.
    pub(super) longest: usize,
}

impl Overview {
    pub(super) fn new(
        document: &Document,
        outline: Arc<Outline>,
        keys: Arc<[NodeKey]>,
        index: Arc<Index>,
    ) -> Overview {
        let tops = outline.children(None);
        let lengths = tops.map(|id| outline.nodes[id].extent.len());
        Overview {
            gaps: body::gaps(document, &outline),
            figures: Figures::of(&outline, document),
            longest: lengths.max().unwrap_or(0),
            outline,
            keys,
            index,
        }
    }
}

/// What there is of each kind, counted once for each outline.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// Headings, directives and points.
    pub kinds: [usize; 3],
    /// Pieces that were set aside as advertisements.
    pub advertisements: usize,
    /// Changes of the outline that are in force.
    pub adjusted: usize,
}

impl Figures {
    /// Those of an outline, as if nothing had been adjusted.
    fn of(outline: &Outline, document: &Document) -> Figures {
        let mut kinds = [0; 3];
        for node in &outline.nodes {
            match node.kind {
                Kind::Heading => kinds[0] += 1,
                Kind::Directive => kinds[1] += 1,
                Kind::Point => kinds[2] += 1,
                Kind::Title => {}
            }
        }
        let dropped = document.dropped.iter();
        let advertisements = dropped.filter(|piece| piece.reason == Reason::Advertisement);
        Figures {
            kinds,
            advertisements: advertisements.count(),
            adjusted: 0,
        }
    }
}
