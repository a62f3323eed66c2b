//! What the window knows.

use super::command::{Command, Origin};
use super::rows::{self, Row};
use super::settings::Settings;
use crate::body::{self, Gap};
use crate::correction::{self, Adjustments, Ignored, Outcome, TITLE};
use crate::decode::Encoding;
use crate::document::{Document, From};
use crate::export::Preview;
use crate::key;
use crate::message::Message;
use crate::outline::{NodeId, NodeKey, Outline};
use crate::span::Span;
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::path::PathBuf;
use std::sync::Arc;

/// Everything the window knows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct State {
    /// The documents, in the order they were opened.
    pub documents: Vec<OpenDocument>,
    /// Which of them is shown.
    pub active: Option<usize>,
    /// What is remembered.
    pub settings: Settings,
    /// What the user should know, the newest last.
    pub notices: Vec<Notice>,
    /// What was just done.
    pub toast: Option<Toast>,
    /// The list at the side.
    pub panel: Option<Panel>,
    /// The panel of exports, while it is open.
    pub export_panel: Option<ExportPanel>,
    /// Raised whenever the field of the filter is asked for.
    pub filter_asked: u64,
    /// The files that are watched for changes.
    pub(super) watched: Vec<PathBuf>,
    /// Whether the settings changed since they were last kept.
    pub(super) settings_changed: bool,
    /// The last number that was given to anything.
    pub(super) last_number: u64,
}

/// Name of an open document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct DocumentId(pub u64);

/// A sentence above the document, with what can be done about it.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    /// Its number.
    pub id: u64,
    /// The sentence.
    pub text: String,
    /// Buttons.
    pub actions: Vec<(Message, Command)>,
}

/// A sentence that goes by itself.
#[derive(Clone, Debug, PartialEq)]
pub struct Toast {
    /// Its number.
    pub id: u64,
    /// The sentence.
    pub text: String,
    /// A button.
    pub action: Option<(Message, Command)>,
}

/// Lists and pages that stand beside the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Panel {
    /// 已略去的内容.
    Dropped,
    /// 不列入的条目.
    Excluded,
    /// Adjustments that found no text.
    Lost,
    /// 疑似条目.
    Offered,
    /// 校核.
    Check,
    /// 快捷键一览.
    Keys,
    /// 保密与安全说明.
    Privacy,
    /// 关于纲目.
    About,
}

/// The panel of exports. What is chosen in it is kept in the settings.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ExportPanel {
    /// The preview that was last asked for.
    pub asked: u64,
    /// What came of it, or of the one before.
    pub preview: Option<Arc<Preview>>,
}

/// Name of a row that survives another reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RowKey {
    /// The title.
    Title,
    /// A node.
    Node(NodeKey),
    /// Text outside all nodes, by its place in the list of gaps.
    Gap(usize),
}

/// A document that is open, being read, or could not be read.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenDocument {
    /// Its name among the open ones.
    pub id: DocumentId,
    /// What it is called: its file's name.
    pub name: String,
    /// Where it comes from.
    pub origin: Origin,
    /// The encoding the user chose.
    pub encoding: Option<Encoding>,
    /// How its marks are taken.
    pub from: From,
    /// The reading that was last asked for.
    pub generation: u64,
    /// Whether that reading is still under way.
    pub reading: bool,
    /// What was read.
    pub document: Arc<Document>,
    /// The outline as the user has it.
    pub outline: Arc<Outline>,
    /// The key of each of its nodes.
    pub keys: Arc<[NodeKey]>,
    /// Text outside all nodes.
    pub gaps: Vec<Gap>,
    /// Characters of the text without what was set aside.
    pub characters: usize,
    /// The rows of the tree as they are shown now.
    pub rows: Arc<[Row]>,
    /// Folded nodes.
    pub folded: HashSet<NodeKey>,
    /// The chosen row.
    pub selected: Option<RowKey>,
    /// What the rows must hold.
    pub filter: String,
    /// The label that is being written, for the chosen row.
    pub rename: Option<String>,
    /// The place the text is to show, with a number that rises at each asking.
    pub reveal: Option<(u64, Span)>,
    /// Raised whenever the chosen row is to be scrolled to.
    pub scroll_to_row: u64,
    /// The user's adjustments.
    pub adjustments: Adjustments,
    /// 批注, by node.
    pub notes: Arc<BTreeMap<NodeKey, String>>,
    /// Nodes with a star.
    pub stars: Arc<BTreeSet<NodeKey>>,
    /// Nodes that were left out.
    pub excluded: Arc<[NodeKey]>,
    /// Findings of 校核 that are not told.
    pub ignored: Arc<[Ignored]>,
    /// The note that is being written, for the chosen row.
    pub note: Option<String>,
    /// What is chosen in the text.
    pub selected_text: Option<Span>,
    /// Where the text was last clicked: a byte.
    pub cursor: Option<usize>,
    /// Whether it was read again because its file has changed.
    pub changed_outside: bool,
    /// Whether adjustments or folding changed since they were last kept.
    pub(super) unkept: bool,
    /// Found keys of the nodes, on which the adjustments rest.
    pub(super) found_keys: Arc<[NodeKey]>,
}

impl OpenDocument {
    pub(super) fn new(id: DocumentId, name: String, origin: Origin, from: From) -> OpenDocument {
        OpenDocument {
            id,
            name,
            origin,
            encoding: None,
            from,
            generation: 0,
            reading: true,
            document: Arc::default(),
            outline: Arc::default(),
            keys: Arc::default(),
            gaps: Vec::new(),
            characters: 0,
            rows: Arc::default(),
            folded: HashSet::new(),
            selected: None,
            filter: String::new(),
            rename: None,
            reveal: None,
            scroll_to_row: 0,
            adjustments: Adjustments::default(),
            notes: Arc::default(),
            stars: Arc::default(),
            excluded: Arc::default(),
            ignored: Arc::default(),
            note: None,
            selected_text: None,
            cursor: None,
            changed_outside: false,
            unkept: false,
            found_keys: Arc::default(),
        }
    }

    /// The file it was read from.
    #[must_use]
    pub fn path(&self) -> Option<&PathBuf> {
        match &self.origin {
            Origin::File(path) => Some(path),
            _ => None,
        }
    }

    /// Takes a new reading; folding, selection and adjustments stay. Says what became of the adjustments.
    pub(super) fn set_document(&mut self, document: Arc<Document>) -> Outcome {
        self.found_keys = key::keys(&document, &document.outline).into();
        let dropped: usize = document
            .dropped
            .iter()
            .map(|piece| body::characters(piece.span.of(document.text())))
            .sum();
        self.characters = body::characters(document.text()).saturating_sub(dropped);
        if self.document.text() != document.text() {
            self.selected_text = None;
            self.cursor = None;
        }
        self.document = document;
        self.reading = false;
        let outcome = self.adjustments.move_to(&self.document, &self.found_keys);
        self.unkept |= !self.adjustments.is_empty();
        self.correct();
        outcome
    }

    /// Makes the corrected outline and its rows again.
    pub(super) fn correct(&mut self) {
        let corrected = correction::apply(&self.document, &self.found_keys, &self.adjustments.done);
        self.outline = Arc::new(corrected.outline);
        self.keys = corrected.keys.into();
        self.notes = Arc::new(corrected.notes);
        self.stars = Arc::new(corrected.stars);
        self.excluded = corrected.excluded.into();
        self.ignored = corrected.ignored.into();
        self.gaps = body::gaps(&self.document, &self.outline);
        self.flatten();
    }

    /// Makes the rows again.
    pub(super) fn flatten(&mut self) {
        self.rows = rows::rows(self).into();
    }

    /// The node with this key.
    #[must_use]
    pub fn node(&self, key: NodeKey) -> Option<NodeId> {
        self.keys.iter().position(|&other| other == key)
    }

    /// The key under which adjustments name the chosen row; none for text outside all nodes.
    #[must_use]
    pub fn selected_key(&self) -> Option<NodeKey> {
        match self.selected? {
            RowKey::Title => self.outline.title.as_ref().map(|_| TITLE),
            RowKey::Node(key) => self.node(key).map(|_| key),
            RowKey::Gap(_) => None,
        }
    }

    /// The note at a node or the title; empty where there is none.
    #[must_use]
    pub fn note_of(&self, key: NodeKey) -> &str {
        self.notes.get(&key).map_or("", String::as_str)
    }

    /// What the node or title with this key is called in the found outline.
    #[must_use]
    pub fn found_label(&self, key: NodeKey) -> Option<String> {
        let found = &self.document.outline;
        let node = match key {
            TITLE => found.title.as_ref()?,
            key => &found.nodes[self.found_keys.iter().position(|&other| other == key)?],
        };
        Some(self.document.label(found, node).into_owned())
    }

    /// The chosen node.
    #[must_use]
    pub fn selected_node(&self) -> Option<NodeId> {
        match self.selected? {
            RowKey::Node(key) => self.node(key),
            _ => None,
        }
    }

    /// The index of the chosen row among the rows that are shown.
    #[must_use]
    pub fn selected_row(&self) -> Option<usize> {
        let selected = self.selected?;
        self.rows
            .iter()
            .position(|row| self.row_key(row) == selected)
    }

    /// The name of a row.
    #[must_use]
    pub fn row_key(&self, row: &Row) -> RowKey {
        match row.kind {
            rows::RowKind::Title => RowKey::Title,
            rows::RowKind::Node(id) => RowKey::Node(self.keys[id]),
            rows::RowKind::Gap(at) => RowKey::Gap(at),
        }
    }

    /// All of the text that belongs to a row.
    #[must_use]
    pub fn extent(&self, key: RowKey) -> Option<Span> {
        match key {
            RowKey::Title => self.outline.title.as_ref().map(|title| title.extent),
            RowKey::Node(key) => self.node(key).map(|id| self.outline.nodes[id].extent),
            RowKey::Gap(at) => self.gaps.get(at).map(|gap| gap.span),
        }
    }
}

impl State {
    /// The document that is shown.
    #[must_use]
    pub fn current(&self) -> Option<&OpenDocument> {
        self.documents.get(self.active?)
    }

    pub(super) fn current_mut(&mut self) -> Option<&mut OpenDocument> {
        self.documents.get_mut(self.active?)
    }

    pub(super) fn number(&mut self) -> u64 {
        self.last_number += 1;
        self.last_number
    }
}
