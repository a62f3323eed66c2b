//! A draft that is open: what it began with, how it is written out, and what of it is saved.

use super::command::{Command, Origin};
use super::laid::Subject;
use super::making;
use super::state::{DocumentId, OpenDocument, RowKey};
use crate::body;
use crate::correction::{Adjustments, Corrected, TITLE};
use crate::document::{Document, ReadAs};
use crate::draft::{self, Count, Draft};
use crate::kept::paths;
use crate::message::{self, Language, Message};
use crate::outline::{NodeId, NodeKey, Outline};
use serde::{Deserialize, Serialize};
use std::path::PathBuf;
use std::sync::Arc;

/// What an open draft has beside what every document has.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OpenDraft {
    /// What it began with.
    pub draft: Draft,
    /// What its adjustments rest on.
    pub base: Arc<Document>,
    /// 已写／应写, by node.
    pub counts: Arc<[Count]>,
    /// The text of each node.
    pub texts: Arc<[String]>,
    /// Where it was saved last.
    pub path: Option<PathBuf>,
    /// The name under which it is kept in the user's folder until it is saved.
    pub slot: String,
    /// Raised at every change.
    pub revision: u64,
    /// The revision that was saved last.
    pub saved: u64,
    /// The revision that was kept last.
    pub(super) kept: u64,
    /// Whether the last change was typing, so that more of it is the same step.
    pub(super) typing: bool,
}

/// A draft as it is kept in the user's folder.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct KeptDraft {
    /// The name under which it is kept.
    pub slot: String,
    /// What it is called.
    pub name: String,
    /// Where it was saved last.
    #[serde(with = "paths")]
    pub path: Option<PathBuf>,
    /// What it began with.
    pub draft: Draft,
    /// What was done since, with all that can be undone.
    pub adjustments: Adjustments,
}

impl KeptDraft {
    /// Opens it under this number, written out.
    pub(super) fn open(self, id: DocumentId, language: Language) -> OpenDocument {
        let name = match &self.path {
            Some(path) => message::name_of(path).into_owned(),
            None => Message::DraftTitle.fill(language, &[]),
        };
        let mut open = OpenDocument::new(id, name, Origin::Draft, ReadAs::Document);
        open.reading = false;
        open.found_keys = self.draft.keys().into();
        open.adjustments = self.adjustments;
        open.draft = Some(Box::new(OpenDraft {
            base: Arc::new(self.draft.base()),
            draft: self.draft,
            path: self.path,
            slot: self.slot,
            ..OpenDraft::default()
        }));
        open.selected = Some(RowKey::Title);
        open.correct();
        if open.adjustments.is_empty()
            && let Some(draft) = &mut open.draft
        {
            // What was only begun is nothing to lose.
            draft.saved = draft.revision;
            draft.kept = draft.revision;
        }
        open
    }
}

/// A draft that is to be made of a document's outline. That takes some time for a large one, and is done elsewhere then.
#[derive(Clone, Debug, PartialEq)]
pub struct Drafting {
    /// Which asking.
    pub serial: u64,
    /// Of which document.
    pub document: DocumentId,
    pub(super) of: Subject,
    pub(super) read_as: ReadAs,
    /// What the draft will be called among the open documents.
    pub(super) id: DocumentId,
    /// The name under which it will be kept.
    pub(super) slot: String,
    pub(super) language: Language,
}

/// A draft that was made of a document's outline.
#[derive(Clone, Debug, PartialEq)]
pub struct Drafted {
    /// Which asking.
    pub serial: u64,
    /// Of which document.
    pub document: DocumentId,
    /// The outline as it was then.
    pub(super) of: Arc<Outline>,
    /// Whether it has the text, too.
    pub(super) continued: bool,
    pub(super) draft: OpenDocument,
}

impl Drafting {
    /// Whether it takes no longer than a frame may.
    pub(super) fn is_short(&self) -> bool {
        making::is_short(&self.of)
    }

    /// Makes it.
    #[must_use]
    pub fn work(&self) -> Command {
        Command::Drafted(Box::new(self.make()))
    }

    /// An outline that is the user's own already is taken with its text, to be written on.
    pub(super) fn make(&self) -> Drafted {
        let Subject {
            document, outline, ..
        } = &self.of;
        let continued = self.read_as == ReadAs::Outline;
        let draft = match continued {
            true => Draft::continued(document, outline),
            false => {
                let title = outline.title.as_ref();
                let title = title.map(|title| document.label(outline, title).into_owned());
                let source = title.unwrap_or_else(|| self.of.name.clone());
                Draft::borrowed(document, outline, source)
            }
        };
        let begun = KeptDraft {
            slot: self.slot.clone(),
            draft,
            ..KeptDraft::default()
        };
        Drafted {
            serial: self.serial,
            document: self.document,
            of: outline.clone(),
            continued,
            draft: begun.open(self.id, self.language),
        }
    }
}

impl OpenDraft {
    /// Writes the draft out with what the adjustments made of it.
    pub(super) fn compose(&mut self, corrected: &Corrected) -> Document {
        let composed = draft::compose(&self.draft, &self.base, corrected);
        self.texts = composed.texts.into();
        self.counts = draft::counts(&self.draft, &composed.document, &corrected.keys).into();
        self.revision += 1;
        composed.document
    }

    /// Characters that the user has written of it, written out as this document. The name that a new draft has until
    /// it is given one, and the numbers of items without words, are not among them.
    pub(super) fn written(&self, document: &Document) -> usize {
        let text = document.text();
        let title = document.outline.title.as_ref();
        let title = title.map_or("", |title| title.label.of(text));
        let languages = [Language::Chinese, Language::English];
        let mut usual = languages
            .iter()
            .map(|&language| Message::DraftTitle.template(language));
        let untitled = self.draft.title == title && usual.any(|usual| usual == title);
        let unwritten = match untitled {
            true => body::characters(title),
            false => 0,
        };
        body::characters(text).saturating_sub(unwritten + draft::unwritten(document))
    }

    /// Whether there is something in it that no file has.
    #[must_use]
    pub fn is_unsaved(&self) -> bool {
        self.revision != self.saved
    }
}

impl OpenDocument {
    /// What the adjustments rest on.
    #[must_use]
    pub fn base(&self) -> &Document {
        match &self.draft {
            Some(draft) => &draft.base,
            None => &self.document,
        }
    }

    /// The words of a draft's item without its number; none where there is none.
    #[must_use]
    pub fn words(&self, key: NodeKey) -> Option<String> {
        let node = match key {
            TITLE => self.outline.title.as_ref()?,
            key => &self.outline.nodes[self.node(key)?],
        };
        let start = node.marker.end.max(node.label.start);
        let words = crate::span::Span {
            start,
            ..node.label
        };
        Some(words.of(self.document.text()).to_string())
    }

    /// The text of a draft's item.
    #[must_use]
    pub fn draft_text(&self, id: NodeId) -> &str {
        let draft = self.draft.as_ref();
        let text = draft.and_then(|draft| draft.texts.get(id));
        text.map_or("", String::as_str)
    }

    /// 已写／应写 of a draft's item.
    #[must_use]
    pub fn count(&self, id: NodeId) -> Option<Count> {
        self.draft.as_ref()?.counts.get(id).copied()
    }
}
