//! What can be asked of the window, and what it asks of the world. Both are plain data.

use super::adjusted::Trial;
use super::draft::{Drafted, Drafting, KeptDraft};
use super::find::Scope;
use super::findings::{Findings, Look};
use super::found::Found;
use super::laid::{Laid, Layout};
use super::making::Making;
use super::settings::{Letters, Settings, Shown, Theme, WindowPlace};
use super::state::{DocumentId, FolderEntry, MapZoom, OpenDocument, Panel, RowKey, View};
use crate::correction::{Ignored, Place};
use crate::decode::Encoding;
use crate::document::{Document, ReadAs};
use crate::export::{Density, Dress, ExportOptions, Format, Indent, Numbering, Preview, Template};
use crate::kept::Kept;
use crate::message::{Language, Message};
use crate::noise::Choices;
use crate::outline::{Kind, NodeKey, Outline};
use crate::parallel::Gather;
use crate::rules;
use crate::span::Span;
use std::path::PathBuf;
use std::sync::Arc;

/// One thing that a person asked for, or that came back from the world.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Ask for files to open.
    Open,
    /// Open these files.
    OpenPaths(Vec<PathBuf>),
    /// Open what is on the clipboard as a new document.
    Paste,
    /// What is on the clipboard.
    Pasted(Pasted),
    /// Begin a draft from nothing.
    NewDraft,
    /// 以此为底稿新建提纲.
    DraftFromCurrent,
    /// A draft was made of a document's outline.
    Drafted(Box<Drafted>),
    /// A new item below the chosen one.
    NewItem,
    /// The text of the chosen item is this now.
    WriteText(String),
    /// 总字数 of the draft; 0 for none.
    SetTotal(usize),
    /// Ask where to save the draft.
    SaveDraftAs,
    /// Save the draft here.
    SaveDraftTo(PathBuf),
    /// A draft was saved, or the sentence that says why not.
    DraftSaved {
        /// Which.
        document: DocumentId,
        /// As it was then.
        revision: u64,
        /// Where.
        result: Result<PathBuf, String>,
    },
    /// Drafts of an earlier start that no file has.
    OfferDrafts(Vec<Arc<KeptDraft>>),
    /// Open one of them.
    RestoreDraft(Arc<KeptDraft>),
    /// Forget the one that is kept under this name.
    DiscardDraft(String),
    /// Open the program's own sample.
    OpenSample,
    /// Read the current document again in this encoding.
    Reopen(Encoding),
    /// Read the current document again, its marks taken as document or outline.
    ReadAs(ReadAs),
    /// Close the current document.
    Close,
    /// Show this document.
    Activate(usize),
    /// Ask for a folder to list.
    OpenFolder,
    /// List the documents of these folders.
    ListFolders(Vec<PathBuf>),
    /// So many documents the folders of this list have.
    FolderCounted(u64, usize),
    /// A document of the folders of this list was read.
    FolderEntry(u64, Box<FolderEntry>),
    /// Give the list up.
    StopFolder,
    /// Close this document.
    CloseAt(usize),
    /// Close this document although what was done with it is not in a file.
    CloseAnyway(DocumentId),
    /// Show the next document, or the one before.
    Turn(i32),
    /// Open one of the documents that were opened last.
    OpenRecent(usize),
    /// 清除记录.
    ForgetRecent,
    /// Take a file out of the list of those that were opened last.
    Forget(PathBuf),
    /// Whether documents are remembered when they are opened.
    SetRemember(bool),
    /// Whether the documents of the last time are opened at the start.
    SetReopen(bool),
    /// What was kept of a document when it was last open.
    Kept(DocumentId, Option<Box<Kept>>),
    /// 保存调整: keep them now and say so.
    Keep,
    /// Whether they were kept, or the sentence that says why not.
    KeptNow(Result<(), String>),
    /// A file was changed by somebody else.
    FileChanged(PathBuf),
    /// A file is no longer there.
    FileGone(PathBuf),
    /// A document was read, or why it was not.
    Read {
        /// Which.
        document: DocumentId,
        /// The reading that was asked for; older ones are passed over.
        generation: u64,
        /// The document.
        result: Result<Box<Found>, Failure>,
    },

    /// Choose a row; the text shows its place.
    Select(RowKey),
    /// A click in the text at a byte: the row it belongs to is chosen.
    ClickText(usize),
    /// Move the choice.
    Go(Step),
    /// Fold or unfold a row.
    Toggle(RowKey),
    /// Fold or unfold the chosen row.
    ToggleChosen,
    /// Unfold all.
    ExpandAll,
    /// Fold all.
    CollapseAll,
    /// Fold below this level.
    ShowLevel(u8),
    /// Choose a row beside the others, or no longer.
    SelectAlso(RowKey),
    /// Choose all rows from where the choice began to this one.
    SelectTo(RowKey),
    /// Move the end of the choice.
    Extend(Step),
    /// Go to the next row that begins like this.
    TypeAhead(String),
    /// Unfold the chosen rows and all below them.
    ExpandBelow,
    /// Look for this.
    Find(String),
    /// Whether what is looked for is a pattern.
    FindPattern(bool),
    /// Look for it in the outline or in the text.
    FindIn(Scope),
    /// Go to the next find.
    FindNext,
    /// Go to the find before.
    FindBefore,
    /// Look for nothing any more.
    EndFind,
    /// Go to the field of finding.
    FocusFind,
    /// Make ready what the first letter that is typed there would have to wait for.
    PrepareFind,

    /// 升一级.
    Promote,
    /// 降一级.
    Demote,
    /// 降一级，下级不动.
    DemoteAlone,
    /// 上移.
    MoveUp,
    /// 下移.
    MoveDown,
    /// Dragged to another place.
    MoveTo(NodeKey, Place),
    /// 与下一条合并.
    Merge,
    /// What is chosen in the text now.
    SelectText(Option<Span>),
    /// 列为一条: what is chosen in the text, or else the 疑似条目 that was gone to.
    Take,
    /// Go to this 疑似条目.
    GoToOffered(Span),
    /// Go to the next 疑似条目.
    NextOffered,
    /// 列为一条: this piece of the text, which was offered.
    TakeSpan(Span),
    /// 从光标处拆成两条.
    Split,
    /// A node of the user's own words, put behind or below another.
    Insert(Place, Kind, String),
    /// 恢复为正文, or 这一段不是正文: the chosen lines of the text, or the one at the cursor.
    SayText(bool),
    /// 恢复: what was set aside here is the text.
    RestoreText(Span),
    /// What is said of these lines: text, no text, or nothing.
    SayLines(DocumentId, Vec<(String, Option<bool>)>),
    /// 恢复: what was left out.
    Restore(NodeKey),
    /// Begin to write a note at the chosen row.
    StartNote,
    /// What is written now.
    EditNote(String),
    /// Take it.
    FinishNote,
    /// Leave it.
    CancelNote,
    /// Put a star at the chosen row, or take it away.
    ToggleStar,
    /// 不列入提纲.
    Exclude,
    /// 改为.
    SetKind(Kind),
    /// Begin to write over the label of the chosen row.
    StartRename,
    /// What is written now.
    EditRename(String),
    /// Take it.
    FinishRename,
    /// Leave it.
    CancelRename,
    /// 照此处理同类条目, in this document.
    AlikeHere,
    /// 照此处理同类条目, in all documents: a rule.
    AlikeEverywhere,
    /// Change the file of rules.
    EditRules(rules::Edit),
    /// The rules as they are now, or the sentence that says why they were not changed.
    Rules(Result<Vec<rules::Row>, String>),
    /// 忽略: a finding of 校核, or a kind, is not told.
    Ignore(Ignored),
    /// All findings are told again.
    IgnoreNothing,
    /// What 校核 found.
    Checked {
        /// In which document.
        document: DocumentId,
        /// Which asking; older ones are passed over.
        serial: u64,
        /// What.
        findings: Arc<Findings>,
    },
    /// What a view at the right makes of an outline.
    LaidOut {
        /// Of which document.
        document: DocumentId,
        /// Which asking; older ones are passed over.
        serial: u64,
        /// What.
        laid: Arc<Laid>,
    },
    /// What is copied or saved of an outline was made.
    Made {
        /// Which asking; of copies older ones are passed over.
        serial: u64,
        /// What is asked of the world with it; none where there is nothing to copy.
        made: Option<Box<Effect>>,
    },
    /// Take back the last adjustment.
    Undo,
    /// Do it again.
    Redo,
    /// 撤销这一处: the adjustment at this place among all that was done.
    TakeBack(usize),
    /// Try which of the adjustments at these places can be taken back alone: they are in view.
    TryAlone(Vec<usize>),
    /// Whether an adjustment can be taken back alone.
    TriedAlone {
        /// Of which document.
        document: DocumentId,
        /// The number of its outline; older ones are passed over.
        serial: u64,
        /// Its place among all that was done.
        at: usize,
        /// Whether it can.
        alone: bool,
    },
    /// Go to what an adjustment is about: an item, or what was one.
    GoToAdjusted(NodeKey),
    /// 还原全部调整.
    RestoreAll,

    /// Rich and plain text for Word.
    CopyForWord,
    /// The whole outline as plain text, its levels shown like this.
    CopyPlain(Indent),
    /// The label of the chosen row.
    CopyLabel,
    /// The chosen item with what is below it.
    CopyBelow,
    /// The chosen item with its text.
    CopyText,
    /// This text, from the text pane.
    CopySelection(String),
    /// Whether the clipboard took it, and what is said then.
    Copied(Result<Message, ()>),
    /// Show the panel of exports.
    ShowExport,
    /// Put it away.
    CloseExport,
    /// Choose a form; what was chosen for it before is chosen again.
    SetFormat(Format),
    /// Choose what exports in a form hold.
    SetExport(ExportOptions),
    /// What an export looks like.
    Previewed {
        /// Which asking; older ones are passed over.
        serial: u64,
        /// Its beginning.
        preview: Arc<Preview>,
    },
    /// Copy what the panel of exports shows.
    CopyExport,
    /// Ask where to export to.
    Export(Format),
    /// Write the export here.
    ExportTo(PathBuf, ExportOptions),
    /// What was written, or why it was not.
    Saved(Result<PathBuf, Failure>),
    /// How much text copies hold.
    SetDensity(Density),
    /// Which numbers copies carry.
    SetNumbering(Numbering),
    /// 大字版.
    SetLargePrint(bool),
    /// Whose look text has that goes to Word.
    SetDress(Dress),
    /// Ask for the document whose look it shall have.
    ChooseTemplate,
    /// Take the look of this one.
    UseTemplate(PathBuf),
    /// None was chosen.
    NoTemplate,
    /// Its look, or the sentence that says why not.
    TemplateRead(Result<Arc<Template>, String>),
    /// Export as a Word document, and open that.
    ExportAndOpen,
    /// Open a file in the program that the system has for it.
    OpenWithSystem(PathBuf),
    /// There is no such program.
    NoProgram(PathBuf),
    /// Show where a file is in the system's own window of folders.
    ShowInFolder(PathBuf),
    /// There is no such window.
    NoFolderWindow(PathBuf),
    /// The deepest level in copies; all for none.
    SetLevels(Option<u8>),

    /// Colours.
    SetTheme(Theme),
    /// 大字.
    SetLargeText(bool),
    /// Which panes are shown.
    SetShown(Shown),
    /// Whether the outline stands at the right.
    SetSwapped(bool),
    /// How much of the width the outline has, in percent.
    SetSplit(u8),
    /// Larger letters in the text by so many steps, or smaller ones.
    Zoom(i8),
    /// The usual letters in the text.
    ZoomReset,
    /// The letters of the text.
    SetLetters(Letters),
    /// Whether the lines of the text are numbered.
    SetLineNumbers(bool),
    /// Where the window is, to be remembered.
    KeepWindow(WindowPlace),
    /// What the text shows at its top, after somebody scrolled it: a byte.
    Passing(usize),
    /// Read no further.
    CancelReading,
    /// Language of the interface.
    SetLanguage(Language),
    /// Show this in the right pane.
    SetView(View),
    /// Gather labels by this.
    SetGather(Gather),
    /// Show the mind map larger or smaller.
    ZoomMap(MapZoom),
    /// Choose a node in a view: the tree shows it, and the text when it is there again.
    ChooseNode(NodeKey),
    /// Copy labels with what they share: those beside the chosen node, or all.
    CopyParallel {
        /// Whether all.
        all: bool,
    },
    /// Copy the mind map as a picture.
    #[cfg(feature = "picture")]
    CopyPicture,
    /// Show a list at the side, or none.
    Show(Option<Panel>),
    /// Put the first hint away.
    EndHint,
    /// Put a notice away.
    Dismiss(u64),
    /// 详细: show what is behind a notice, or no longer.
    ShowDetails(u64),
    /// The toast was there long enough.
    ToastOver(u64),
    /// Show what stands at these bytes of the text.
    Reveal(Span),
    /// End the program.
    Quit,
    /// End it although something is in no file.
    QuitAnyway,
}

/// Why a file could not be read or written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// The sentence for the user.
    pub sentence: String,
    /// What may help.
    pub remedy: Remedy,
}

impl From<String> for Failure {
    fn from(sentence: String) -> Failure {
        Failure {
            sentence,
            remedy: Remedy::Nothing,
        }
    }
}

/// What may help where a file could not be read or written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remedy {
    /// Nothing that a button could do.
    Nothing,
    /// To try again, for what was in the way may be gone.
    Again,
    /// To choose another file, for there is none.
    AnotherFile,
    /// To choose another name, for the file of this one must not be written.
    AnotherName,
}

/// A step of the choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// To the row so many below, or above where negative.
    By(i32),
    /// To the first row.
    First,
    /// To the last row.
    Last,
    /// Fold, or go to the parent.
    Out,
    /// Unfold, or go to the first child.
    In,
}

/// One thing the window asks of the world. What comes of it comes back as a [`Command`].
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Ask for files to open.
    AskForFiles,
    /// Ask where to save.
    AskForTarget {
        /// The name that is proposed.
        name: String,
        /// What will be written.
        options: ExportOptions,
    },
    /// Read a document and find its outline.
    Read {
        /// Which.
        document: DocumentId,
        /// Which reading.
        generation: u64,
        /// Where it comes from.
        origin: Origin,
        /// In this encoding, whatever the bytes look like.
        encoding: Option<Encoding>,
        /// How its marks are taken.
        read_as: ReadAs,
        /// What the user says of single lines.
        choices: Arc<Choices>,
        /// The document as it was read before.
        before: Arc<Document>,
    },
    /// Look at the beginning of an export.
    Preview {
        /// Which asking.
        serial: u64,
        /// Of what.
        document: Arc<Document>,
        /// Its outline as the user has it.
        outline: Arc<Outline>,
        /// How.
        options: ExportOptions,
    },
    /// Look for what there is to look at again.
    Check(Look),
    /// Lay an outline out for a view. What was asked for before of its document is no longer wanted.
    LayOut(Box<Layout>),
    /// Make what is copied or saved of an outline.
    Make(Box<Making>),
    /// Make a draft of an outline.
    MakeDraft(Box<Drafting>),
    /// Give up what is not wanted any more: to free the memory of a large map, or of a document, takes longer than a
    /// frame.
    GiveUp(Waste),
    /// Try which adjustments can be taken back alone. What was asked for before is no longer wanted.
    TryAlone(Box<Trial>),
    /// Give the reading of a document up.
    CancelReading(DocumentId),
    /// Read the clipboard.
    ReadClipboard,
    /// Put this on the clipboard.
    Copy {
        /// Rich, where there is any: RTF in ASCII.
        rtf: Option<String>,
        /// Rich, where there is any.
        html: Option<String>,
        /// Plain.
        plain: String,
        /// What is said when it is there.
        done: Message,
    },
    /// Put a picture on the clipboard.
    CopyPicture {
        /// PNG.
        png: Vec<u8>,
        /// What is said when it is there.
        done: Message,
    },
    /// Write a file. The documents that are open are never overwritten.
    Save {
        /// Where.
        path: PathBuf,
        /// Whether the user named another path, so that nobody was asked about a file that is there: it stays, and the
        /// name gets a number.
        unasked: bool,
        /// What.
        bytes: Vec<u8>,
        /// Files that must not be written, with what is said of each.
        sources: Vec<(PathBuf, Message)>,
    },
    /// Look for what was kept of a document.
    FindKept {
        /// Which.
        document: DocumentId,
        /// Where it is.
        path: Option<PathBuf>,
        /// What it says.
        text: Arc<Document>,
    },
    /// Keep what was done with a document.
    Keep {
        /// What was done.
        kept: Box<Kept>,
        /// What it says.
        text: Arc<Document>,
        /// Whether the user asked for it and is to be told.
        asked: bool,
    },
    /// Ask for a folder to list.
    AskForFolder,
    /// Read the documents of folders for their list.
    ListFolders {
        /// Number of the list.
        serial: u64,
        /// The folders.
        paths: Vec<PathBuf>,
    },
    /// Give up reading the documents of folders.
    StopFolder,
    /// Change the file of rules.
    EditRules(rules::Edit),
    /// Watch these files, and no others, for changes.
    Watch(Vec<PathBuf>),
    /// Ask where to save a draft.
    AskWhereToSave {
        /// The name that is proposed.
        name: String,
    },
    /// Write a draft's file. The documents that are open are never overwritten.
    SaveDraft {
        /// Which.
        document: DocumentId,
        /// As it is now.
        revision: u64,
        /// Where.
        path: PathBuf,
        /// As in [`Effect::Save`].
        unasked: bool,
        /// What.
        bytes: Vec<u8>,
        /// Files that must not be written, with what is said of each.
        sources: Vec<(PathBuf, Message)>,
    },
    /// Keep a draft in the user's folder.
    KeepDraft(Arc<KeptDraft>),
    /// Remove from there what is kept under this name.
    DropDraft {
        /// The name.
        slot: String,
    },
    /// Ask for a Word document whose look shall be taken.
    AskForTemplate,
    /// Read the look of a Word document.
    ReadTemplate(PathBuf),
    /// Open a file in the program that the system has for it.
    OpenWithSystem(PathBuf),
    /// Show where a file is in the system's own window of folders.
    ShowInFolder(PathBuf),
    /// Keep the settings.
    SaveSettings(Settings),
    /// End the program.
    Quit,
}

/// What is not wanted any more.
#[derive(Clone, Debug, PartialEq)]
pub enum Waste {
    /// What was laid out.
    Laid(Vec<Arc<Laid>>),
    /// A document that was closed.
    Closed(Box<OpenDocument>),
    /// What was read of a document before it was read again.
    Read(Arc<Document>),
    /// What was read of a document and came too late.
    Late(Box<Found>),
}

/// Where a document comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A file.
    File(PathBuf),
    /// Text that was pasted.
    Pasted(Pasted),
    /// The program's own sample.
    Sample,
    /// The user's own writing: nothing is read.
    Draft,
}

/// What was copied elsewhere.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pasted {
    /// Plain.
    pub plain: Arc<str>,
    /// A page that says the same, with bold letters and headings.
    pub page: Option<Arc<[u8]>>,
}

impl From<&str> for Pasted {
    fn from(plain: &str) -> Pasted {
        Pasted {
            plain: plain.into(),
            page: None,
        }
    }
}
