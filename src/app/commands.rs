//! The one table of commands: menu bar, toolbar, context menu, keys and the list of keys are made from it.
//! A command that does not exist yet is not in it, and so is shown nowhere.

use super::command::{Command, Step};
use super::find::Scope;
use super::settings::{Letters, Shown, Theme};
use super::state::{MapZoom, OpenDocument, Panel, State, View};
use crate::correction::Change;
use crate::decode::Encoding;
use crate::document::ReadAs;
use crate::export::{Density, Dress, Format, Indent, Numbering};
use crate::message::{Language, Message};
use crate::outline::Kind;

/// The menus, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Menu {
    /// 文件
    File,
    /// 编辑
    Edit,
    /// 提纲
    Outline,
    /// 视图
    View,
    /// 校核
    Check,
    /// 帮助
    Help,
    /// In no menu: keys only.
    None,
}

/// The menus that the menu bar shows, with their names.
pub const MENUS: &[(Menu, Message)] = &[
    (Menu::File, Message::MenuFile),
    (Menu::Edit, Message::MenuEdit),
    (Menu::Outline, Message::MenuOutline),
    (Menu::View, Message::MenuView),
    (Menu::Check, Message::MenuCheck),
    (Menu::Help, Message::MenuHelp),
];

/// A key, with what is held down beside it. Ctrl is ⌘ on macOS.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Key {
    /// Ctrl.
    pub ctrl: bool,
    /// Shift.
    pub shift: bool,
    /// Alt.
    pub alt: bool,
    /// Which.
    pub name: KeyName,
}

/// The keys that commands have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "the names of keys say what they are")]
pub enum KeyName {
    Letter(char),
    F(u8),
    Up,
    Down,
    Left,
    Right,
    Home,
    End,
    PageUp,
    PageDown,
    Enter,
    Tab,
    Delete,
    Escape,
    Equals,
    Minus,
    Zero,
}

/// Nothing is held down.
const fn bare(name: KeyName) -> Key {
    Key {
        ctrl: false,
        shift: false,
        alt: false,
        name,
    }
}

const fn plain(name: KeyName) -> Option<Key> {
    Some(bare(name))
}

const fn ctrl(letter: char) -> Option<Key> {
    ctrl_with(KeyName::Letter(letter))
}

const fn ctrl_with(name: KeyName) -> Option<Key> {
    Some(Key {
        ctrl: true,
        ..bare(name)
    })
}

const fn ctrl_shift(letter: char) -> Option<Key> {
    Some(Key {
        ctrl: true,
        shift: true,
        ..bare(KeyName::Letter(letter))
    })
}

const fn shift(name: KeyName) -> Option<Key> {
    Some(Key {
        shift: true,
        ..bare(name)
    })
}

const fn alt_shift(name: KeyName) -> Option<Key> {
    Some(Key {
        alt: true,
        shift: true,
        ..bare(name)
    })
}

impl Key {
    /// As it is written in menus: Ctrl+Shift+C.
    #[must_use]
    pub fn label(&self) -> String {
        let mut text = String::new();
        for (held, name) in [
            (self.ctrl, "Ctrl+"),
            (self.alt, "Alt+"),
            (self.shift, "Shift+"),
        ] {
            if held {
                text.push_str(name);
            }
        }
        match self.name {
            KeyName::Letter(letter) => text.push(letter),
            KeyName::F(number) => text.push_str(&format!("F{number}")),
            KeyName::Up => text.push('↑'),
            KeyName::Down => text.push('↓'),
            KeyName::Left => text.push('←'),
            KeyName::Right => text.push('→'),
            KeyName::Delete => text.push_str("Del"),
            KeyName::Escape => text.push_str("Esc"),
            KeyName::Equals => text.push('='),
            KeyName::Minus => text.push('-'),
            KeyName::Zero => text.push('0'),
            name => text.push_str(&format!("{name:?}")),
        }
        text
    }
}

/// Where a command stands beside the menu.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Toolbar {
    /// Its place: lower ones come first, and tens are set apart.
    pub place: u8,
    /// What the button says.
    pub text: Message,
}

/// One row of the table.
pub struct Entry {
    /// Its menu.
    pub menu: Menu,
    /// The submenu it stands in.
    pub submenu: Option<Message>,
    /// Whether a line is drawn above it.
    pub apart: bool,
    /// What it is called.
    pub text: Message,
    /// What it is called now, where that is not the same at all times; nothing where it is not to be shown.
    pub name: Option<fn(&State) -> Option<String>>,
    /// What it does.
    pub command: fn() -> Command,
    /// Its key.
    pub key: Option<Key>,
    /// Its button in the toolbar.
    pub toolbar: Option<Toolbar>,
    /// The places of the toolbar's buttons whose arrows have it.
    pub arrows: &'static [u8],
    /// Whether the context menu of a row has it.
    pub context: bool,
    /// Whether the context menu of the text has it.
    pub in_text: bool,
    /// Whether it can be done now.
    pub enabled: fn(&State) -> bool,
    /// Whether it is ticked, for choices.
    pub checked: Option<fn(&State) -> bool>,
}

const ENTRY: Entry = Entry {
    menu: Menu::None,
    submenu: None,
    apart: false,
    text: Message::CmdOpen,
    name: None,
    command: || Command::Open,
    key: None,
    toolbar: None,
    arrows: &[],
    context: false,
    in_text: false,
    enabled: always,
    checked: None,
};

const fn button(place: u8, text: Message) -> Option<Toolbar> {
    Some(Toolbar { place, text })
}

fn always(_: &State) -> bool {
    true
}

fn has_document(state: &State) -> bool {
    state.current().is_some_and(|open| !open.reading)
}

fn has_several(state: &State) -> bool {
    state.documents.len() > 1
}

fn has_outline(state: &State) -> bool {
    state.current().is_some_and(|open| !open.outline.is_empty())
}

fn is_draft(state: &State) -> bool {
    state.current().is_some_and(|open| open.draft.is_some())
}

fn shows_map(state: &State) -> bool {
    has_document(state) && state.view == View::MindMap
}

fn has_node(state: &State) -> bool {
    state.current().is_some_and(OpenDocument::has_node_chosen)
}

fn can(state: &State, change: &Change) -> bool {
    let chosen = state
        .current()
        .and_then(|open| Some((open, open.selected_key()?)));
    chosen.is_some_and(|(open, key)| open.selected_row().is_some() && open.may_correct(key, change))
}

/// Whether the title or a node is chosen.
fn has_label(state: &State) -> bool {
    let row = state.current().and_then(OpenDocument::selected_key);
    row.is_some()
}

fn has_star(state: &State) -> bool {
    let chosen = state
        .current()
        .and_then(|open| Some((open, open.selected_key()?)));
    chosen.is_some_and(|(open, key)| open.stars.contains(&key))
}

fn can_take(state: &State) -> bool {
    state
        .current()
        .is_some_and(|open| open.selected_text.or(open.offered_at).is_some())
}

fn can_split(state: &State) -> bool {
    let taken = state.current().and_then(OpenDocument::split_at_cursor);
    taken.is_some()
}

fn is_kind(state: &State, kind: Kind) -> bool {
    let chosen = state
        .current()
        .and_then(|open| Some((open, open.selected_node()?)));
    chosen.is_some_and(|(open, id)| open.outline.nodes[id].kind == kind)
}

fn was_corrected(state: &State) -> bool {
    state
        .current()
        .is_some_and(|open| open.figures.adjusted > 0)
}

fn can_undo(state: &State) -> bool {
    state
        .current()
        .is_some_and(|open| !open.adjustments.done.is_empty())
}

fn can_redo(state: &State) -> bool {
    state
        .current()
        .is_some_and(|open| !open.adjustments.undone.is_empty())
}

fn reads_as_outline(state: &State) -> bool {
    state
        .current()
        .is_some_and(|open| open.read_as == ReadAs::Outline)
}

fn has_offered(state: &State) -> bool {
    state
        .current()
        .is_some_and(|open| !open.document.offered.is_empty())
}

fn has_example(state: &State) -> bool {
    state.current().is_some_and(|open| open.example().is_some())
}

fn has_excluded(state: &State) -> bool {
    state
        .current()
        .is_some_and(|open| !open.excluded.is_empty())
}

fn has_lost(state: &State) -> bool {
    state
        .current()
        .is_some_and(|open| !open.adjustments.lost.is_empty())
}

fn has_dropped(state: &State) -> bool {
    state
        .current()
        .is_some_and(|open| !open.document.dropped.is_empty())
}

const SUB_ALIKE: Option<Message> = Some(Message::SubAlike);
const SUB_RECENT: Option<Message> = Some(Message::SubRecent);
fn may_say(state: &State, is_text: bool) -> bool {
    let open = state.current();
    open.is_some_and(|open| open.may_say(is_text))
}

fn is_finding(state: &State) -> bool {
    state.current().is_some_and(|open| open.find.is_on())
}

fn finds_in(state: &State, scope: Scope) -> bool {
    state.current().is_some_and(|open| open.find.scope == scope)
}

fn finds_pattern(state: &State) -> bool {
    state.current().is_some_and(|open| open.find.regex)
}

fn is_reading(state: &State) -> bool {
    state.current().is_some_and(|open| open.reading)
}

const SUB_DENSITY: Option<Message> = Some(Message::SubDensity);
const SUB_DRESS: Option<Message> = Some(Message::SubDress);
const SUB_NUMBERING: Option<Message> = Some(Message::SubNumbering);
const SUB_LEVELS: Option<Message> = Some(Message::SubLevels);
const SUB_ENCODING: Option<Message> = Some(Message::SubEncoding);
const SUB_COPY: Option<Message> = Some(Message::SubCopy);
const SUB_PLAIN: Option<Message> = Some(Message::CmdCopyPlain);
const SUB_KIND: Option<Message> = Some(Message::SubKind);
const SUB_FIND: Option<Message> = Some(Message::SubFind);
const SUB_SHOWN: Option<Message> = Some(Message::SubShown);
const SUB_ZOOM: Option<Message> = Some(Message::SubZoom);
const SUB_LETTERS: Option<Message> = Some(Message::SubLetters);
const SUB_THEME: Option<Message> = Some(Message::SubTheme);
const SUB_LANGUAGE: Option<Message> = Some(Message::SubLanguage);

/// Places of toolbar buttons that have an arrow.
const COPY: u8 = 10;
const EXPORT: u8 = 11;

fn has_dress(state: &State, dress: Dress) -> bool {
    state.settings.export.dress == dress && !state.settings.export.large_print
}

const SUB_MAP: Option<Message> = Some(Message::SubMap);
const SUB_MAP_ZOOM: Option<Message> = Some(Message::SubMapZoom);
const SUB_PARALLEL: Option<Message> = Some(Message::SubCopyParallel);

/// One of the documents that were opened last, called by its title; not shown where there is none.
macro_rules! recent {
    ($at:literal) => {
        Entry {
            menu: Menu::File,
            submenu: SUB_RECENT,
            text: Message::SubRecent,
            command: || Command::OpenRecent($at),
            name: Some(|state| {
                let recent = state.settings.recent.get($at);
                recent.map(|recent| recent.title.clone())
            }),
            ..ENTRY
        }
    };
}

/// The table.
#[rustfmt::skip]
pub const ENTRIES: &[Entry] = &[
    Entry { menu: Menu::File, text: Message::CmdOpen, command: || Command::Open, key: ctrl('O'), toolbar: button(0, Message::ToolOpen), ..ENTRY },
    Entry { menu: Menu::File, text: Message::CmdPaste, command: || Command::Paste, key: ctrl_shift('V'), toolbar: button(1, Message::ToolPaste), ..ENTRY },
    Entry { menu: Menu::File, text: Message::CmdOpenFolder, command: || Command::OpenFolder, ..ENTRY },
    recent!(0), recent!(1), recent!(2), recent!(3), recent!(4), recent!(5), recent!(6), recent!(7), recent!(8),
    Entry { menu: Menu::File, submenu: SUB_RECENT, apart: true, text: Message::CmdForgetRecent, command: || Command::ForgetRecent, enabled: |state| !state.settings.recent.is_empty(), ..ENTRY },
    Entry { menu: Menu::File, submenu: SUB_RECENT, text: Message::CmdRemember, command: || Command::SetRemember(true), checked: Some(|state| !state.settings.forgets), ..ENTRY },
    Entry { menu: Menu::File, submenu: SUB_RECENT, text: Message::CmdReopen, command: || Command::SetReopen(true), checked: Some(|state| state.settings.reopens), ..ENTRY },
    Entry { menu: Menu::File, apart: true, text: Message::CmdNewDraft, command: || Command::NewDraft, key: ctrl('N'), ..ENTRY },
    Entry { menu: Menu::File, text: Message::CmdDraftFrom, command: || Command::DraftFromCurrent, enabled: has_outline, ..ENTRY },
    Entry { menu: Menu::File, apart: true, text: Message::CmdKeep, command: || Command::Keep, key: ctrl('S'), enabled: has_document, ..ENTRY },
    Entry { menu: Menu::File, text: Message::CmdSaveDraft, command: || Command::Keep, enabled: is_draft, ..ENTRY },
    Entry { menu: Menu::File, text: Message::CmdSaveDraftAs, command: || Command::SaveDraftAs, enabled: is_draft, ..ENTRY },
    Entry { menu: Menu::File, apart: true, text: Message::CmdExport, command: || Command::ShowExport, key: ctrl('E'), toolbar: button(EXPORT, Message::ToolExport), enabled: has_outline, ..ENTRY },
    Entry { text: Message::FormatDocx, command: || Command::Export(Format::Docx), enabled: has_outline, arrows: &[EXPORT], ..ENTRY },
    Entry { menu: Menu::File, text: Message::CmdExportAndOpen, command: || Command::ExportAndOpen, enabled: has_outline, arrows: &[EXPORT], ..ENTRY },
    Entry { text: Message::FormatMarkdown, command: || Command::Export(Format::Markdown), enabled: has_outline, arrows: &[EXPORT], ..ENTRY },
    Entry { text: Message::FormatHtml, command: || Command::Export(Format::Html), enabled: has_outline, arrows: &[EXPORT], ..ENTRY },
    Entry { text: Message::FormatText, command: || Command::Export(Format::Text), enabled: has_outline, arrows: &[EXPORT], ..ENTRY },
    #[cfg(feature = "picture")]
    Entry { menu: Menu::File, submenu: SUB_MAP, text: Message::CmdMapPng, command: || Command::Export(Format::Png), enabled: has_outline, ..ENTRY },
    Entry { menu: Menu::File, submenu: SUB_MAP, text: Message::CmdMapSvg, command: || Command::Export(Format::Svg), enabled: has_outline, ..ENTRY },
    Entry { menu: Menu::File, apart: true, text: Message::CmdAsOutline, command: || Command::ReadAs(ReadAs::Outline), enabled: |state| has_document(state) && !reads_as_outline(state), ..ENTRY },
    Entry { menu: Menu::File, text: Message::CmdAsDocument, command: || Command::ReadAs(ReadAs::Document), enabled: |state| has_document(state) && reads_as_outline(state), ..ENTRY },
    Entry { menu: Menu::File, submenu: SUB_ENCODING, text: Message::ReopenGb18030, command: || Command::Reopen(Encoding::Gb18030), enabled: has_document, ..ENTRY },
    Entry { menu: Menu::File, submenu: SUB_ENCODING, text: Message::ReopenUtf8, command: || Command::Reopen(Encoding::Utf8), enabled: has_document, ..ENTRY },
    Entry { menu: Menu::File, submenu: SUB_ENCODING, text: Message::ReopenBig5, command: || Command::Reopen(Encoding::Big5), enabled: has_document, ..ENTRY },
    Entry { menu: Menu::File, submenu: SUB_ENCODING, text: Message::ReopenUtf16, command: || Command::Reopen(Encoding::Utf16Le), enabled: has_document, ..ENTRY },
    Entry { menu: Menu::File, apart: true, text: Message::CmdClose, command: || Command::Close, key: ctrl('W'), enabled: |state| state.active.is_some(), ..ENTRY },
    Entry { text: Message::CmdNext, command: || Command::Turn(1), key: ctrl_with(KeyName::Tab), enabled: has_several, ..ENTRY },
    Entry { text: Message::CmdPrevious, command: || Command::Turn(-1), key: Some(Key { ctrl: true, shift: true, alt: false, name: KeyName::Tab }), enabled: has_several, ..ENTRY },
    Entry { text: Message::CmdNext, command: || Command::Turn(1), key: ctrl_with(KeyName::PageDown), enabled: has_several, ..ENTRY },
    Entry { text: Message::CmdPrevious, command: || Command::Turn(-1), key: ctrl_with(KeyName::PageUp), enabled: has_several, ..ENTRY },
    Entry { menu: Menu::File, apart: true, text: Message::CmdCancelReading, command: || Command::CancelReading, enabled: is_reading, ..ENTRY },
    Entry { menu: Menu::File, text: Message::CmdQuit, command: || Command::Quit, key: ctrl('Q'), ..ENTRY },

    Entry { menu: Menu::Edit, text: Message::CmdUndo, command: || Command::Undo, key: ctrl('Z'), enabled: can_undo, ..ENTRY },
    Entry { menu: Menu::Edit, text: Message::CmdRedo, command: || Command::Redo, key: ctrl('Y'), enabled: can_redo, ..ENTRY },
    Entry { menu: Menu::Edit, apart: true, text: Message::CmdCopyForWord, command: || Command::CopyForWord, key: ctrl_shift('C'), toolbar: button(COPY, Message::CmdCopyForWord), context: true, enabled: has_outline, ..ENTRY },
    Entry { menu: Menu::Edit, submenu: SUB_COPY, text: Message::CmdCopyLabel, command: || Command::CopyLabel, context: true, enabled: has_node, ..ENTRY },
    Entry { menu: Menu::Edit, submenu: SUB_COPY, text: Message::CmdCopyBelow, command: || Command::CopyBelow, context: true, enabled: has_node, ..ENTRY },
    Entry { menu: Menu::Edit, submenu: SUB_COPY, text: Message::CmdCopyText, command: || Command::CopyText, context: true, enabled: has_node, ..ENTRY },
    Entry { menu: Menu::Edit, submenu: SUB_PLAIN, text: Message::CmdCopyForChat, command: || Command::CopyPlain(Indent::Wide), enabled: has_outline, ..ENTRY },
    Entry { menu: Menu::Edit, submenu: SUB_PLAIN, text: Message::CmdCopyForMap, command: || Command::CopyPlain(Indent::Tab), enabled: has_outline, ..ENTRY },
    Entry { menu: Menu::Edit, submenu: SUB_PARALLEL, text: Message::CmdCopyGroup, command: || Command::CopyParallel { all: false }, enabled: has_node, ..ENTRY },
    Entry { menu: Menu::Edit, submenu: SUB_PARALLEL, text: Message::CmdCopyGroups, command: || Command::CopyParallel { all: true }, enabled: has_outline, ..ENTRY },
    #[cfg(feature = "picture")]
    Entry { menu: Menu::Edit, text: Message::CmdCopyPicture, command: || Command::CopyPicture, enabled: has_outline, ..ENTRY },
    Entry { menu: Menu::Edit, submenu: SUB_DENSITY, text: Message::DensityLabels, command: || Command::SetDensity(Density::Labels), checked: Some(|state| state.settings.export.density == Density::Labels), arrows: &[COPY], ..ENTRY },
    Entry { menu: Menu::Edit, submenu: SUB_DENSITY, text: Message::DensitySentences, command: || Command::SetDensity(Density::Sentences), checked: Some(|state| state.settings.export.density == Density::Sentences), arrows: &[COPY], ..ENTRY },
    Entry { menu: Menu::Edit, submenu: SUB_DENSITY, text: Message::DensityFull, command: || Command::SetDensity(Density::Full), checked: Some(|state| state.settings.export.density == Density::Full), arrows: &[COPY], ..ENTRY },
    Entry { menu: Menu::Edit, submenu: SUB_NUMBERING, text: Message::NumberingOriginal, command: || Command::SetNumbering(Numbering::Original), checked: Some(|state| state.settings.export.numbering == Numbering::Original), arrows: &[COPY], ..ENTRY },
    Entry { menu: Menu::Edit, submenu: SUB_NUMBERING, text: Message::NumberingRenumbered, command: || Command::SetNumbering(Numbering::Renumbered), checked: Some(|state| state.settings.export.numbering == Numbering::Renumbered), arrows: &[COPY], ..ENTRY },
    Entry { menu: Menu::Edit, submenu: SUB_DRESS, text: Message::DressOfficial, command: || Command::SetDress(Dress::Official), checked: Some(|state| has_dress(state, Dress::Official)), arrows: &[COPY, EXPORT], ..ENTRY },
    Entry { menu: Menu::Edit, submenu: SUB_DRESS, text: Message::DressTarget, command: || Command::SetDress(Dress::Target), checked: Some(|state| has_dress(state, Dress::Target)), arrows: &[COPY, EXPORT], ..ENTRY },
    Entry { menu: Menu::Edit, submenu: SUB_DRESS, text: Message::DressTemplate, command: || Command::SetDress(Dress::Template), checked: Some(|state| has_dress(state, Dress::Template)), arrows: &[COPY, EXPORT], ..ENTRY },
    Entry { menu: Menu::Edit, submenu: SUB_DRESS, text: Message::CmdChooseTemplate, command: || Command::ChooseTemplate, arrows: &[COPY, EXPORT], ..ENTRY },
    Entry { menu: Menu::Edit, submenu: SUB_LEVELS, text: Message::ToolLevelAll, command: || Command::SetLevels(None), checked: Some(|state| state.settings.export.levels.is_none()), ..ENTRY },
    Entry { menu: Menu::Edit, submenu: SUB_LEVELS, text: Message::LevelsOne, command: || Command::SetLevels(Some(1)), checked: Some(|state| state.settings.export.levels == Some(1)), ..ENTRY },
    Entry { menu: Menu::Edit, submenu: SUB_LEVELS, text: Message::LevelsTwo, command: || Command::SetLevels(Some(2)), checked: Some(|state| state.settings.export.levels == Some(2)), ..ENTRY },
    Entry { menu: Menu::Edit, submenu: SUB_LEVELS, text: Message::LevelsThree, command: || Command::SetLevels(Some(3)), checked: Some(|state| state.settings.export.levels == Some(3)), ..ENTRY },
    Entry { menu: Menu::Edit, text: Message::CmdLargePrint, command: || Command::SetLargePrint(true), checked: Some(|state| state.settings.export.large_print), arrows: &[COPY], ..ENTRY },
    Entry { menu: Menu::Edit, apart: true, text: Message::CmdFind, command: || Command::FocusFind, key: ctrl('F'), enabled: has_document, ..ENTRY },
    Entry { menu: Menu::Edit, text: Message::CmdFindNext, command: || Command::FindNext, key: plain(KeyName::F(3)), enabled: is_finding, ..ENTRY },
    Entry { menu: Menu::Edit, text: Message::CmdFindBefore, command: || Command::FindBefore, key: shift(KeyName::F(3)), enabled: is_finding, ..ENTRY },
    Entry { menu: Menu::Edit, submenu: SUB_FIND, text: Message::FindInOutline, command: || Command::FindIn(Scope::Outline), enabled: is_finding, checked: Some(|state| finds_in(state, Scope::Outline)), ..ENTRY },
    Entry { menu: Menu::Edit, submenu: SUB_FIND, text: Message::FindInText, command: || Command::FindIn(Scope::Text), enabled: is_finding, checked: Some(|state| finds_in(state, Scope::Text)), ..ENTRY },
    Entry { menu: Menu::Edit, submenu: SUB_FIND, text: Message::FindPattern, command: || Command::FindPattern(true), enabled: has_document, checked: Some(finds_pattern), ..ENTRY },

    Entry { menu: Menu::Outline, text: Message::CmdNewItem, command: || Command::NewItem, context: true, enabled: is_draft, ..ENTRY },
    Entry { text: Message::CmdDemote, command: || Command::Demote, key: plain(KeyName::Tab), enabled: is_draft, ..ENTRY },
    Entry { text: Message::CmdPromote, command: || Command::Promote, key: shift(KeyName::Tab), enabled: is_draft, ..ENTRY },
    Entry { menu: Menu::Outline, text: Message::CmdPromote, command: || Command::Promote, key: alt_shift(KeyName::Left), context: true, enabled: |state| can(state, &Change::Promote), ..ENTRY },
    Entry { menu: Menu::Outline, text: Message::CmdDemote, command: || Command::Demote, key: alt_shift(KeyName::Right), context: true, enabled: |state| can(state, &Change::Demote), ..ENTRY },
    Entry { menu: Menu::Outline, text: Message::CmdDemoteAlone, command: || Command::DemoteAlone, enabled: |state| can(state, &Change::DemoteAlone), ..ENTRY },
    Entry { menu: Menu::Outline, text: Message::CmdMoveUp, command: || Command::MoveUp, key: alt_shift(KeyName::Up), enabled: |state| can(state, &Change::MoveUp), ..ENTRY },
    Entry { menu: Menu::Outline, text: Message::CmdMoveDown, command: || Command::MoveDown, key: alt_shift(KeyName::Down), enabled: |state| can(state, &Change::MoveDown), ..ENTRY },
    Entry { menu: Menu::Outline, apart: true, text: Message::CmdRename, command: || Command::StartRename, key: plain(KeyName::F(2)), context: true, enabled: has_label, ..ENTRY },
    Entry { menu: Menu::Outline, submenu: SUB_KIND, text: Message::KindHeading, command: || Command::SetKind(Kind::Heading), context: true, enabled: has_node, checked: Some(|state| is_kind(state, Kind::Heading)), ..ENTRY },
    Entry { menu: Menu::Outline, submenu: SUB_KIND, text: Message::KindDirective, command: || Command::SetKind(Kind::Directive), context: true, enabled: has_node, checked: Some(|state| is_kind(state, Kind::Directive)), ..ENTRY },
    Entry { menu: Menu::Outline, submenu: SUB_KIND, text: Message::KindPoint, command: || Command::SetKind(Kind::Point), context: true, enabled: has_node, checked: Some(|state| is_kind(state, Kind::Point)), ..ENTRY },
    Entry { menu: Menu::Outline, apart: true, text: Message::CmdTake, command: || Command::Take, key: ctrl_with(KeyName::Enter), in_text: true, enabled: can_take, ..ENTRY },
    Entry { menu: Menu::Outline, text: Message::CmdNextOffered, command: || Command::NextOffered, key: plain(KeyName::F(8)), enabled: has_offered, ..ENTRY },
    Entry { menu: Menu::Outline, text: Message::CmdExclude, command: || Command::Exclude, key: plain(KeyName::Delete), context: true, enabled: |state| can(state, &Change::Exclude), ..ENTRY },
    Entry { menu: Menu::Outline, text: Message::CmdMerge, command: || Command::Merge, context: true, enabled: |state| can(state, &Change::Merge), ..ENTRY },
    Entry { menu: Menu::Outline, text: Message::CmdSplit, command: || Command::Split, in_text: true, enabled: can_split, ..ENTRY },
    Entry { menu: Menu::Outline, apart: true, submenu: SUB_ALIKE, text: Message::CmdAlikeHere, command: || Command::AlikeHere, context: true, enabled: has_example, ..ENTRY },
    Entry { menu: Menu::Outline, submenu: SUB_ALIKE, text: Message::CmdAlikeEverywhere, command: || Command::AlikeEverywhere, context: true, enabled: has_example, ..ENTRY },
    Entry { menu: Menu::Outline, text: Message::CmdRules, command: || Command::Show(Some(Panel::Rules)), checked: Some(|state| state.panel == Some(Panel::Rules)), ..ENTRY },
    Entry { menu: Menu::Outline, apart: true, text: Message::CmdIsText, command: || Command::SayText(true), in_text: true, enabled: |state| may_say(state, true), ..ENTRY },
    Entry { menu: Menu::Outline, text: Message::CmdIsNoText, command: || Command::SayText(false), in_text: true, enabled: |state| may_say(state, false), ..ENTRY },
    Entry { menu: Menu::Outline, apart: true, text: Message::CmdNote, command: || Command::StartNote, context: true, enabled: has_label, ..ENTRY },
    Entry { menu: Menu::Outline, text: Message::CmdStar, command: || Command::ToggleStar, context: true, enabled: has_label, checked: Some(has_star), ..ENTRY },
    Entry { menu: Menu::Outline, apart: true, text: Message::CmdRestoreAll, command: || Command::RestoreAll, enabled: was_corrected, ..ENTRY },

    Entry { menu: Menu::View, text: Message::CmdExpandAll, command: || Command::ExpandAll, toolbar: button(20, Message::ToolExpand), enabled: has_outline, ..ENTRY },
    Entry { menu: Menu::View, text: Message::CmdCollapseAll, command: || Command::CollapseAll, toolbar: button(21, Message::ToolCollapse), enabled: has_outline, ..ENTRY },
    Entry { menu: Menu::View, apart: true, text: Message::CmdLevel1, command: || Command::ShowLevel(1), toolbar: button(30, Message::ToolLevel1), enabled: has_outline, ..ENTRY },
    Entry { menu: Menu::View, text: Message::CmdLevel2, command: || Command::ShowLevel(2), toolbar: button(31, Message::ToolLevel2), enabled: has_outline, ..ENTRY },
    Entry { menu: Menu::View, text: Message::CmdLevel3, command: || Command::ShowLevel(3), toolbar: button(32, Message::ToolLevel3), enabled: has_outline, ..ENTRY },
    Entry { menu: Menu::None, text: Message::CmdExpandAll, command: || Command::ExpandAll, toolbar: button(33, Message::ToolLevelAll), enabled: has_outline, ..ENTRY },
    Entry { menu: Menu::View, text: Message::CmdExpandBelow, command: || Command::ExpandBelow, key: shift(KeyName::Right), context: true, enabled: has_node, ..ENTRY },
    Entry { menu: Menu::View, apart: true, submenu: SUB_SHOWN, text: Message::ShownBoth, command: || Command::SetShown(Shown::Both), key: ctrl_with(KeyName::F(1)), checked: Some(|state| state.settings.shown == Shown::Both), ..ENTRY },
    Entry { menu: Menu::View, submenu: SUB_SHOWN, text: Message::ShownOutline, command: || Command::SetShown(Shown::Outline), key: ctrl_with(KeyName::F(2)), checked: Some(|state| state.settings.shown == Shown::Outline), ..ENTRY },
    Entry { menu: Menu::View, submenu: SUB_SHOWN, text: Message::ShownText, command: || Command::SetShown(Shown::Text), key: ctrl_with(KeyName::F(3)), checked: Some(|state| state.settings.shown == Shown::Text), ..ENTRY },
    Entry { menu: Menu::View, submenu: SUB_SHOWN, text: Message::ShownSwapped, command: || Command::SetSwapped(true), checked: Some(|state| state.settings.swapped), ..ENTRY },
    Entry { menu: Menu::View, submenu: SUB_ZOOM, text: Message::ZoomIn, command: || Command::Zoom(1), key: ctrl_with(KeyName::Equals), ..ENTRY },
    Entry { menu: Menu::View, submenu: SUB_ZOOM, text: Message::ZoomOut, command: || Command::Zoom(-1), key: ctrl_with(KeyName::Minus), ..ENTRY },
    Entry { menu: Menu::View, submenu: SUB_ZOOM, text: Message::ZoomReset, command: || Command::ZoomReset, key: ctrl_with(KeyName::Zero), ..ENTRY },
    Entry { menu: Menu::View, submenu: SUB_LETTERS, text: Message::LettersSans, command: || Command::SetLetters(Letters::Sans), checked: Some(|state| state.settings.letters == Letters::Sans), ..ENTRY },
    Entry { menu: Menu::View, submenu: SUB_LETTERS, text: Message::LettersFangSong, command: || Command::SetLetters(Letters::FangSong), checked: Some(|state| state.settings.letters == Letters::FangSong), ..ENTRY },
    Entry { menu: Menu::View, submenu: SUB_LETTERS, text: Message::LettersKai, command: || Command::SetLetters(Letters::Kai), checked: Some(|state| state.settings.letters == Letters::Kai), ..ENTRY },
    Entry { menu: Menu::View, text: Message::CmdLineNumbers, command: || Command::SetLineNumbers(true), checked: Some(|state| state.settings.line_numbers), ..ENTRY },
    Entry { menu: Menu::View, apart: true, text: Message::SourceText, command: || Command::SetView(View::Text), key: ctrl('1'), enabled: has_document, checked: Some(|state| state.view == View::Text), ..ENTRY },
    Entry { menu: Menu::View, text: Message::CmdParallel, command: || Command::SetView(View::Parallel), key: ctrl('2'), toolbar: button(40, Message::CmdParallel), enabled: has_document, checked: Some(|state| state.view == View::Parallel), ..ENTRY },
    Entry { menu: Menu::View, text: Message::CmdMindMap, command: || Command::SetView(View::MindMap), key: ctrl('3'), enabled: has_document, checked: Some(|state| state.view == View::MindMap), ..ENTRY },
    Entry { menu: Menu::View, text: Message::CmdWeight, command: || Command::SetView(View::Weight), key: ctrl('4'), enabled: has_document, checked: Some(|state| state.view == View::Weight), ..ENTRY },
    Entry { menu: Menu::View, submenu: SUB_MAP_ZOOM, text: Message::MapFit, command: || Command::ZoomMap(MapZoom::Fit), enabled: shows_map, ..ENTRY },
    Entry { menu: Menu::View, submenu: SUB_MAP_ZOOM, text: Message::MapFull, command: || Command::ZoomMap(MapZoom::Full), enabled: shows_map, ..ENTRY },
    Entry { menu: Menu::View, submenu: SUB_MAP_ZOOM, text: Message::ZoomIn, command: || Command::ZoomMap(MapZoom::In), enabled: shows_map, ..ENTRY },
    Entry { menu: Menu::View, submenu: SUB_MAP_ZOOM, text: Message::ZoomOut, command: || Command::ZoomMap(MapZoom::Out), enabled: shows_map, ..ENTRY },
    Entry { menu: Menu::View, apart: true, text: Message::CmdDropped, command: || Command::Show(Some(Panel::Dropped)), enabled: has_dropped, checked: Some(|state| state.panel == Some(Panel::Dropped)), ..ENTRY },
    Entry { menu: Menu::View, text: Message::CmdExcluded, command: || Command::Show(Some(Panel::Excluded)), enabled: has_excluded, checked: Some(|state| state.panel == Some(Panel::Excluded)), ..ENTRY },
    Entry { menu: Menu::View, text: Message::CmdAdjusted, command: || Command::Show(Some(Panel::Adjusted)), enabled: |state| was_corrected(state) && !is_draft(state), checked: Some(|state| state.panel == Some(Panel::Adjusted)), ..ENTRY },
    Entry { menu: Menu::View, text: Message::CmdLost, command: || Command::Show(Some(Panel::Lost)), enabled: has_lost, checked: Some(|state| state.panel == Some(Panel::Lost)), ..ENTRY },
    Entry { menu: Menu::View, text: Message::CmdOffered, command: || Command::Show(Some(Panel::Offered)), enabled: has_offered, checked: Some(|state| state.panel == Some(Panel::Offered)), ..ENTRY },
    Entry { menu: Menu::None, text: Message::CmdLargeText, command: || Command::SetLargeText(true), toolbar: button(60, Message::CmdLargeText), checked: Some(|state| state.settings.large_text), ..ENTRY },
    Entry { menu: Menu::View, apart: true, text: Message::CmdLargeText, command: || Command::SetLargeText(true), checked: Some(|state| state.settings.large_text), ..ENTRY },
    Entry { menu: Menu::View, submenu: SUB_THEME, text: Message::ThemeLight, command: || Command::SetTheme(Theme::Light), checked: Some(|state| state.settings.theme == Theme::Light), ..ENTRY },
    Entry { menu: Menu::View, submenu: SUB_THEME, text: Message::ThemeDark, command: || Command::SetTheme(Theme::Dark), checked: Some(|state| state.settings.theme == Theme::Dark), ..ENTRY },
    Entry { menu: Menu::View, submenu: SUB_THEME, text: Message::ThemeContrast, command: || Command::SetTheme(Theme::Contrast), checked: Some(|state| state.settings.theme == Theme::Contrast), ..ENTRY },
    Entry { menu: Menu::View, submenu: SUB_THEME, text: Message::ThemeSystem, command: || Command::SetTheme(Theme::System), checked: Some(|state| state.settings.theme == Theme::System), ..ENTRY },
    Entry { menu: Menu::View, submenu: SUB_LANGUAGE, text: Message::LanguageChinese, command: || Command::SetLanguage(Language::Chinese), checked: Some(|state| state.settings.language == Language::Chinese), ..ENTRY },
    Entry { menu: Menu::View, submenu: SUB_LANGUAGE, text: Message::LanguageEnglish, command: || Command::SetLanguage(Language::English), checked: Some(|state| state.settings.language == Language::English), ..ENTRY },

    Entry { menu: Menu::Check, text: Message::CmdCheck, command: || Command::Show(Some(Panel::Check)), key: plain(KeyName::F(7)), toolbar: button(41, Message::ToolCheck), enabled: has_document, checked: Some(|state| state.panel == Some(Panel::Check)), ..ENTRY },

    Entry { menu: Menu::Help, text: Message::CmdSample, command: || Command::OpenSample, ..ENTRY },
    Entry { menu: Menu::Help, text: Message::CmdKeys, command: || Command::Show(Some(Panel::Keys)), key: plain(KeyName::F(1)), ..ENTRY },
    Entry { menu: Menu::Help, apart: true, text: Message::CmdPrivacy, command: || Command::Show(Some(Panel::Privacy)), ..ENTRY },
    Entry { menu: Menu::Help, text: Message::CmdAbout, command: || Command::Show(Some(Panel::About)), ..ENTRY },

    Entry { text: Message::KeyUp, command: || Command::Go(Step::By(-1)), key: plain(KeyName::Up), enabled: has_document, ..ENTRY },
    Entry { text: Message::KeyDown, command: || Command::Go(Step::By(1)), key: plain(KeyName::Down), enabled: has_document, ..ENTRY },
    Entry { text: Message::KeyLeft, command: || Command::Go(Step::Out), key: plain(KeyName::Left), enabled: has_document, ..ENTRY },
    Entry { text: Message::KeyRight, command: || Command::Go(Step::In), key: plain(KeyName::Right), enabled: has_document, ..ENTRY },
    Entry { text: Message::KeyEnter, command: || Command::ToggleChosen, key: plain(KeyName::Enter), enabled: has_document, ..ENTRY },
    Entry { text: Message::KeyHome, command: || Command::Go(Step::First), key: plain(KeyName::Home), enabled: has_document, ..ENTRY },
    Entry { text: Message::KeyEnd, command: || Command::Go(Step::Last), key: plain(KeyName::End), enabled: has_document, ..ENTRY },
    Entry { text: Message::KeyPageUp, command: || Command::Go(Step::By(-PAGE)), key: plain(KeyName::PageUp), enabled: has_document, ..ENTRY },
    Entry { text: Message::KeyPageDown, command: || Command::Go(Step::By(PAGE)), key: plain(KeyName::PageDown), enabled: has_document, ..ENTRY },
    Entry { text: Message::KeyMoreUp, command: || Command::Extend(Step::By(-1)), key: shift(KeyName::Up), enabled: has_document, ..ENTRY },
    Entry { text: Message::KeyMoreDown, command: || Command::Extend(Step::By(1)), key: shift(KeyName::Down), enabled: has_document, ..ENTRY },
    Entry { text: Message::KeyEndFind, command: || Command::EndFind, key: plain(KeyName::Escape), enabled: is_finding, ..ENTRY },
];

/// Rows that a page key goes over.
const PAGE: i32 = 15;

impl Entry {
    /// What it is called now; none where it is not shown.
    #[must_use]
    pub fn name_in(&self, state: &State) -> Option<String> {
        match self.name {
            Some(name) => name(state),
            None => Some(self.text.fill(state.settings.language, &[])),
        }
    }

    /// What it does now: a command that is ticked and can be taken back is taken back.
    #[must_use]
    pub fn command_in(&self, state: &State) -> Command {
        match (self.command)() {
            Command::ToggleChosen if is_draft(state) => Command::NewItem,
            Command::SetLargeText(_) => Command::SetLargeText(!state.settings.large_text),
            Command::SetRemember(_) => Command::SetRemember(state.settings.forgets),
            Command::SetReopen(_) => Command::SetReopen(!state.settings.reopens),
            Command::SetLargePrint(_) => Command::SetLargePrint(!state.settings.export.large_print),
            Command::SetSwapped(_) => Command::SetSwapped(!state.settings.swapped),
            Command::SetLineNumbers(_) => Command::SetLineNumbers(!state.settings.line_numbers),
            Command::FindPattern(_) => Command::FindPattern(!finds_pattern(state)),
            Command::SetView(view) if view == state.view => Command::SetView(View::Text),
            command => command,
        }
    }
}
