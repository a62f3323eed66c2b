//! What the window knows.

use super::adjusted::Alone;
use super::command::{Command, Failure, Origin};
use super::draft::OpenDraft;
use super::find::Find;
use super::findings::Findings;
use super::found::{Figures, Found, Overview};
use super::laid::Layouts;
use super::rows::{self, Row};
use super::settings::Settings;
use crate::body::Gap;
use crate::correction::{self, Adjustments, Change, Corrected, Ignored, Outcome, TITLE};
use crate::decode::Encoding;
use crate::document::{Document, ReadAs};
use crate::export::{Dress, Format, Preview, Template};
use crate::key::{self, Index, KeySet};
use crate::message::Message;
use crate::noise::Choices;
use crate::outline::{NodeId, NodeKey, Outline};
use crate::parallel::Gather;
use crate::rules;
use crate::span::Span;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

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
    /// The look of the user's own document, where it was read.
    pub template: Option<Arc<Template>>,
    /// What is done as soon as that is read.
    pub(super) waiting: Option<Command>,
    /// The form that was exported last.
    pub(super) exported: Option<Format>,
    /// Whether what is exported next shall be opened.
    pub(super) open_when_saved: bool,
    /// The list at the side.
    pub panel: Option<Panel>,
    /// What the right pane shows.
    pub view: View,
    /// By what 标题对仗 gathers labels.
    pub gather: Gather,
    /// What the mind map was last asked for, with a number that rises at each asking.
    pub map_asked: (u64, MapZoom),
    /// The panel of exports, while it is open.
    pub export_panel: Option<ExportPanel>,
    /// The folders whose documents are listed.
    pub folder: Option<Folder>,
    /// The user's rules, as their file has them.
    pub rules: Vec<rules::Row>,
    /// The files that are watched for changes.
    pub(super) watched: Vec<PathBuf>,
    /// Whether the settings changed since they were last kept.
    pub(super) settings_changed: bool,
    /// Whether the first hint is shown.
    pub hinting: bool,
    /// Raised whenever the field of finding is asked for.
    pub find_asked: u64,
    /// Tells drafts of this start of the program from those of others.
    pub session: u64,
    /// How many exports are being made or written.
    pub(super) exporting: usize,
    /// Whether the program ends when they are.
    pub(super) leaving: bool,
    /// The copy that is being made: the one that was asked for last.
    pub(super) copying: Option<u64>,
    /// Which drafts are being made: of which documents, and which asking.
    pub(super) drafting: Vec<(DocumentId, u64)>,
    /// The last number that was given to anything.
    pub(super) last_number: u64,
}

/// Name of an open document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct DocumentId(pub u64);

/// Folders as one list of their documents.
#[derive(Clone, Debug, PartialEq)]
pub struct Folder {
    /// Number of the list; what comes for another one is passed over.
    pub serial: u64,
    /// Where they are.
    pub paths: Vec<PathBuf>,
    /// How many documents are in them.
    pub files: usize,
    /// Those that were read, by their paths.
    pub entries: Vec<FolderEntry>,
    /// Whether more are to come.
    pub under_way: bool,
}

/// A document in a folder.
#[derive(Clone, Debug, PartialEq)]
pub struct FolderEntry {
    /// Where it is.
    pub path: PathBuf,
    /// The name of its file.
    pub name: String,
    /// Its title; the name of its file where it has none.
    pub title: String,
    /// How long it is.
    pub characters: usize,
    /// How many nodes its outline has.
    pub items: usize,
    /// Why it could not be read.
    pub fault: Option<String>,
}

/// A sentence above the document, with what can be done about it.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    /// Its number.
    pub id: u64,
    /// The sentence.
    pub text: String,
    /// Buttons. One that only puts it away stands behind them where none of them does that.
    pub actions: Vec<(Message, Command)>,
    /// What it is about.
    pub about: About,
    /// The files that could not be opened, where it tells of such.
    pub failed: Vec<Failed>,
    /// Whether it shows what is said of each of them.
    pub detailed: bool,
}

/// What a notice is about. It goes when something newer is known of that, and is seen only with its document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum About {
    /// Nothing that passes by itself.
    #[default]
    Other,
    /// What was opened last.
    Opening,
    /// What was read of a document.
    Reading(DocumentId),
    /// Writing an export or a draft.
    Saving(DocumentId),
    /// Keeping what was done with a document.
    Keeping(DocumentId),
    /// Closing a document with what is in no file.
    Closing(DocumentId),
    /// The clipboard.
    Copying,
    /// The document whose look is taken.
    Template,
    /// The user's rules.
    Rules,
}

impl About {
    /// The document that it is seen with; none for all.
    #[must_use]
    pub fn document(self) -> Option<DocumentId> {
        match self {
            About::Reading(id) | About::Saving(id) | About::Keeping(id) | About::Closing(id) => {
                Some(id)
            }
            About::Other | About::Opening | About::Copying | About::Template | About::Rules => None,
        }
    }
}

/// A file that could not be opened.
#[derive(Clone, Debug, PartialEq)]
pub struct Failed {
    /// What it is called.
    pub name: String,
    /// Where it is; none for what was pasted.
    pub path: Option<PathBuf>,
    /// Why.
    pub failure: Failure,
}

/// A sentence that goes by itself.
#[derive(Clone, Debug, PartialEq)]
pub struct Toast {
    /// Its number.
    pub id: u64,
    /// The sentence.
    pub text: String,
    /// Its buttons.
    pub actions: Vec<(Message, Command)>,
    /// The document and the step that it goes with.
    pub(super) of: Option<(DocumentId, u64)>,
}

/// What the right pane shows of a document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum View {
    /// 原文.
    #[default]
    Text,
    /// 标题对仗.
    Parallel,
    /// 思维导图.
    MindMap,
    /// 篇幅与用时.
    Weight,
}

/// How large the mind map is to be shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum MapZoom {
    /// All of it in the pane.
    #[default]
    Fit,
    /// A step larger.
    In,
    /// A step smaller.
    Out,
    /// As in a picture.
    Full,
}

/// Lists and pages that stand beside the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Panel {
    /// 已略去的内容.
    Dropped,
    /// 不列入的条目.
    Excluded,
    /// Adjustments that are in force.
    Adjusted,
    /// Adjustments that found no text.
    Lost,
    /// 文件夹里的文稿.
    Folder,
    /// 我的规则.
    Rules,
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
    pub read_as: ReadAs,
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
    /// What the line at the foot says of its outline.
    pub figures: Figures,
    /// The rows of the tree as they are shown now.
    pub rows: Vec<Row>,
    /// Folded nodes.
    pub folded: KeySet,
    /// The chosen row.
    pub selected: Option<RowKey>,
    /// Further chosen nodes.
    pub also: Arc<KeySet>,
    /// The row from which Shift chooses.
    pub(super) anchor: Option<RowKey>,
    /// Bytes of the longest item of the first level.
    pub longest: usize,
    /// What is looked for.
    pub find: Find,
    /// The label that is being written, for the chosen row.
    pub rename: Option<String>,
    /// The place the text is to show, with a number that rises at each asking.
    pub reveal: Option<(u64, Span)>,
    /// The place the text was last asked to show from a list, marked until a row is chosen or something is found.
    pub(super) marked: Option<Span>,
    /// The row whose text is read now, after somebody scrolled the text.
    pub passing: Option<RowKey>,
    /// Raised whenever the chosen row is to be scrolled to.
    pub scroll_to_row: u64,
    /// What the user says of single lines: text or not.
    pub choices: Arc<Choices>,
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
    /// What 校核 found when it was last looked.
    pub findings: Arc<Findings>,
    /// The outline that is looked at now or was looked at last, with the number of that asking.
    pub(super) checking: (u64, Arc<Outline>),
    /// What the views at the right made of its outline.
    pub layouts: Layouts,
    /// The note that is being written, for the chosen row.
    pub note: Option<String>,
    /// What is chosen in the text.
    pub selected_text: Option<Span>,
    /// The 疑似条目 that was gone to.
    pub offered_at: Option<Span>,
    /// Where the text was last clicked: a byte.
    pub cursor: Option<usize>,
    /// Whether it was read again because its file has changed.
    pub changed_outside: bool,
    /// Whether adjustments or folding changed since they were last kept.
    pub(super) unkept: bool,
    /// What a draft has beside; none for documents that were read.
    pub draft: Option<Box<OpenDraft>>,
    /// Found keys of the nodes, on which the adjustments rest.
    pub(super) found_keys: Arc<[NodeKey]>,
    /// Where each of them stands among the found nodes; made when it is first asked for.
    found_index: OnceLock<Arc<Index>>,
    /// Raised by every step and every reading.
    pub(super) steps: u64,
    /// The adjustments that have no node, by their places.
    pub(super) idle: Vec<usize>,
    /// Which adjustments can be taken back alone.
    pub alone: Alone,
    /// What was done with each node that was adjusted.
    pub(super) adjusted: Arc<BTreeMap<NodeKey, Vec<Message>>>,
    /// Where each key stands among the nodes.
    pub(super) index: Arc<Index>,
    /// The row of each node; [`NO_ROW`] for those that are not shown.
    row_of: Vec<u32>,
}

/// A node that is not shown has no row.
const NO_ROW: u32 = u32::MAX;

impl OpenDocument {
    pub(super) fn new(
        id: DocumentId,
        name: String,
        origin: Origin,
        read_as: ReadAs,
    ) -> OpenDocument {
        OpenDocument {
            id,
            name,
            origin,
            encoding: None,
            read_as,
            generation: 0,
            reading: true,
            document: Arc::default(),
            outline: Arc::default(),
            keys: Arc::default(),
            gaps: Vec::new(),
            characters: 0,
            figures: Figures::default(),
            rows: Vec::new(),
            folded: KeySet::default(),
            selected: None,
            also: Arc::default(),
            anchor: None,
            longest: 0,
            find: Find::default(),
            rename: None,
            reveal: None,
            marked: None,
            passing: None,
            scroll_to_row: 0,
            choices: Arc::default(),
            adjustments: Adjustments::default(),
            notes: Arc::default(),
            stars: Arc::default(),
            excluded: Arc::default(),
            ignored: Arc::default(),
            findings: Arc::default(),
            checking: (0, Arc::default()),
            layouts: Layouts::default(),
            note: None,
            selected_text: None,
            offered_at: None,
            cursor: None,
            changed_outside: false,
            unkept: false,
            draft: None,
            found_keys: Arc::default(),
            found_index: OnceLock::new(),
            steps: 0,
            idle: Vec::new(),
            alone: Alone::default(),
            adjusted: Arc::default(),
            index: Arc::default(),
            row_of: Vec::new(),
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

    /// Takes a new reading; folding, selection and adjustments stay. Says what became of the adjustments. `same` tells
    /// whether the text is what it was before.
    pub(super) fn set_document(&mut self, found: Found, same: bool) -> Outcome {
        self.found_keys = found.overview.keys.clone();
        self.found_index = OnceLock::from(found.overview.index.clone());
        self.characters = found.characters;
        if !same {
            self.selected_text = None;
            self.offered_at = None;
            self.marked = None;
            self.cursor = None;
        }
        self.document = found.document;
        self.reading = false;
        let outcome = self.adjustments.move_to(&self.document, &self.found_keys);
        self.unkept |= !self.adjustments.is_empty();
        match self.adjustments.done.is_empty() {
            true => self.take_overview(found.overview, Corrected::default()),
            false => self.correct(),
        }
        outcome
    }

    /// Makes the corrected outline and its rows again.
    pub(super) fn correct(&mut self) {
        let corrected = correction::apply(self.base(), &self.found_keys, &self.adjustments.done);
        self.take_corrected(corrected);
    }

    /// The same where the adjustments before this place are those that made the outline as it is.
    pub(super) fn correct_from(&mut self, made: usize) {
        if self.remark(made) {
            return;
        }
        // What was written below the labels of a draft is in its document.
        let last = match self.draft {
            Some(_) => None,
            None => {
                let done = &self.adjustments.done;
                correction::apply_last(&self.document, self.corrected(), done, made)
            }
        };
        match last {
            Some(corrected) => self.take_corrected(corrected),
            None => self.correct(),
        }
    }

    /// Takes the adjustments from this place on where they are notes and stars, which leave the outline as it is. Says
    /// whether they are.
    fn remark(&mut self, made: usize) -> bool {
        let last = &self.adjustments.done[made..];
        let there = |key: NodeKey| key == TITLE || self.node(key).is_some();
        let mut last = last.iter();
        let beside = last.all(|made| {
            matches!(made.change, Change::Note(_) | Change::Star(_)) && there(made.key)
        });
        if !beside || self.draft.is_some() {
            return false;
        }
        let mut corrected = Corrected {
            notes: Arc::unwrap_or_clone(std::mem::take(&mut self.notes)),
            stars: Arc::unwrap_or_clone(std::mem::take(&mut self.stars)),
            ..Corrected::default()
        };
        for made in &self.adjustments.done[made..] {
            corrected.remark(made.key, &made.change);
        }
        self.notes = Arc::new(corrected.notes);
        self.stars = Arc::new(corrected.stars);
        self.steps += 1;
        true
    }

    /// The outline as it is, with all that adjustments made of it.
    fn corrected(&self) -> Corrected {
        Corrected {
            outline: Outline::clone(&self.outline),
            keys: self.keys.to_vec(),
            texts: BTreeMap::new(),
            notes: BTreeMap::clone(&self.notes),
            stars: BTreeSet::clone(&self.stars),
            excluded: self.excluded.to_vec(),
            ignored: self.ignored.to_vec(),
            idle: self.idle.clone(),
        }
    }

    fn take_corrected(&mut self, mut corrected: Corrected) {
        if let Some(draft) = &mut self.draft {
            self.document = Arc::new(draft.compose(&corrected));
            self.characters = draft.written(&self.document);
            corrected.outline = self.document.outline.clone();
            if let (None, Some(title)) = (&draft.path, &corrected.outline.title) {
                self.name = title.label.of(self.document.text()).to_string();
            }
        }
        let outline = Arc::new(std::mem::take(&mut corrected.outline));
        let keys = std::mem::take(&mut corrected.keys);
        let (keys, index) = match *self.keys == *keys {
            true => (self.keys.clone(), self.index.clone()),
            false => {
                let index = Arc::new(key::index(&keys));
                (keys.into(), index)
            }
        };
        let overview = Overview::new(&self.document, outline, keys, index);
        self.take_overview(overview, corrected);
    }

    /// Takes an outline, and what adjustments put beside it.
    fn take_overview(&mut self, overview: Overview, beside: Corrected) {
        self.outline = overview.outline;
        self.keys = overview.keys;
        self.index = overview.index;
        self.gaps = overview.gaps;
        self.longest = overview.longest;
        self.figures = Figures {
            adjusted: self.adjustments.count(),
            ..overview.figures
        };
        self.notes = Arc::new(beside.notes);
        self.stars = Arc::new(beside.stars);
        self.excluded = beside.excluded.into();
        self.ignored = beside.ignored.into();
        self.idle = beside.idle;
        self.steps += 1;
        self.alone.forget();
        self.adjusted = Arc::new(self.adjusted_nodes());
        self.look_afresh();
        self.flatten();
    }

    /// Makes the rows again.
    pub(super) fn flatten(&mut self) {
        // The lists are filled anew in their old place: large ones cost more to ask of the system than to fill.
        let mut rows = std::mem::take(&mut self.rows);
        rows::fill(&mut rows, self);
        self.rows = rows;
        self.row_of.clear();
        self.row_of.resize(self.outline.nodes.len(), NO_ROW);
        for (at, row) in self.rows.iter().enumerate() {
            if let rows::RowKind::Node(id) = row.kind {
                self.row_of[id] = at as u32;
            }
        }
    }

    /// The node with this key.
    #[must_use]
    pub fn node(&self, key: NodeKey) -> Option<NodeId> {
        self.index.get(&key).copied()
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
        let found = &self.base().outline;
        let node = match key {
            TITLE => found.title.as_ref()?,
            key => &found.nodes[self.found_node(key)?],
        };
        Some(self.base().label(found, node).into_owned())
    }

    /// The node of the found outline with this key.
    pub(super) fn found_node(&self, key: NodeKey) -> Option<NodeId> {
        let index = self
            .found_index
            .get_or_init(|| Arc::new(key::index(&self.found_keys)));
        index.get(&key).copied()
    }

    /// The chosen node.
    #[must_use]
    pub fn selected_node(&self) -> Option<NodeId> {
        match self.selected? {
            RowKey::Node(key) => self.node(key),
            _ => None,
        }
    }

    /// Whether what is below a node is hidden.
    #[must_use]
    pub fn is_folded(&self, id: NodeId) -> bool {
        self.folded.contains(&self.keys[id])
    }

    /// The row of a node or the title, where it is shown.
    pub(super) fn row_of_key(&self, key: NodeKey) -> Option<usize> {
        self.row_of(match key {
            TITLE => RowKey::Title,
            key => RowKey::Node(key),
        })
    }

    /// The index of a row among the rows that are shown.
    #[must_use]
    pub fn row_of(&self, key: RowKey) -> Option<usize> {
        if let RowKey::Node(key) = key {
            let row = *self.row_of.get(self.node(key)?)?;
            return (row != NO_ROW).then_some(row as usize);
        }
        self.rows.iter().position(|row| self.row_key(row) == key)
    }

    /// The index of the chosen row among the rows that are shown.
    #[must_use]
    pub fn selected_row(&self) -> Option<usize> {
        self.row_of(self.selected?)
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

    /// The place of the text that is marked: where a list led, or else the last find.
    #[must_use]
    pub fn marked(&self) -> Option<Span> {
        self.marked.or(self.find.at)
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

    /// The notices that are seen now: those of this document and of none.
    pub fn shown_notices(&self) -> impl Iterator<Item = &Notice> {
        let current = self.current().map(|open| open.id);
        let shown = move |notice: &&Notice| {
            let document = notice.about.document();
            document.is_none() || document == current
        };
        self.notices.iter().filter(shown)
    }

    /// The document whose look was chosen before the program was started.
    #[must_use]
    pub fn template_to_read(&self) -> Option<PathBuf> {
        let settings = &self.settings;
        let mut options = settings.exports.iter().chain([&settings.export]);
        let wanted = options.any(|options| options.dress == Dress::Template);
        let wanted = wanted && self.template.is_none();
        settings.template.clone().filter(|_| wanted)
    }

    pub(super) fn current_mut(&mut self) -> Option<&mut OpenDocument> {
        self.documents.get_mut(self.active?)
    }

    pub(super) fn number(&mut self) -> u64 {
        self.last_number += 1;
        self.last_number
    }
}
