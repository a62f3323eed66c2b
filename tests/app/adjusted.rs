//! The list of adjustments, the marks at rows that were adjusted, and labels that are written over.

use crate::drawn;
use crate::lots::Lots;
use crate::parts;
use gangmu::app::adjusted::Adjusted;
use gangmu::app::command::{Command, Effect};
use gangmu::app::found::Found;
use gangmu::app::rows::row_text;
use gangmu::app::state::{OpenDocument, Panel, RowKey, State};
use gangmu::app::{status, update};
use gangmu::correction::{self, Adjustments, Change, Corrected, Correction, Place};
use gangmu::document::{Document, FindOptions};
use gangmu::export::{Export, ExportOptions, Format, Numbering};
use gangmu::input::Source;
use gangmu::key;
use gangmu::message::Language;
use gangmu::outline::{Kind, NodeKey};
use gangmu::span::Span;
use std::path::PathBuf;

const TEXT: &str = "\
关于办理事项的规定
一、总则
（一）目的
为了便民，制定本规定。
（二）依据
二、要求
（一）人员
（二）经费
三、附则
本规定自发布之日起施行。
";

fn run(state: &mut State, command: Command, text: &str) {
    for effect in update(state, command) {
        match effect {
            Effect::Read {
                document,
                generation,
                ..
            } => {
                let read = Document::find(Source::from(text), &FindOptions::default());
                let result = Ok(Found::new(read).into());
                update(
                    state,
                    Command::Read {
                        document,
                        generation,
                        result,
                    },
                );
            }
            Effect::TryAlone(trial) => {
                for &at in &trial.places {
                    update(state, trial.of(at));
                }
            }
            _ => {}
        }
    }
}

struct Desk(State);

impl Desk {
    fn new() -> Desk {
        let mut state = State::default();
        let open = Command::OpenPaths(vec![PathBuf::from("规定.txt")]);
        run(&mut state, open, TEXT);
        Desk(state)
    }

    fn open(&self) -> &OpenDocument {
        self.0.current().expect("a document")
    }

    fn run(&mut self, command: Command) {
        run(&mut self.0, command, TEXT);
    }

    fn label(&self, at: usize) -> String {
        let text = row_text(self.open(), &self.open().rows[at], Language::Chinese);
        format!("{}{}", text.marker, text.label)
    }

    /// Does something with the row that has this label.
    fn at(&mut self, label: &str, command: Command) {
        let at = (0..self.open().rows.len()).find(|&at| self.label(at) == label);
        let at = at.unwrap_or_else(|| panic!("no row {label}"));
        let key = self.open().row_key(&self.open().rows[at]);
        self.run(Command::Select(key));
        self.run(command);
    }

    fn rename(&mut self, label: &str, words: &str) {
        self.at(label, Command::StartRename);
        self.run(Command::EditRename(words.to_string()));
        self.run(Command::FinishRename);
    }

    /// The list of adjustments, the last one first.
    fn adjusted(&self) -> Vec<Adjusted> {
        let open = self.open();
        let places = open.adjusted_places().into_iter();
        places
            .map(|at| open.adjusted_at(at, Language::Chinese))
            .collect()
    }

    /// It after it was tried which of them can be taken back alone.
    fn tried(&mut self) -> Vec<Adjusted> {
        self.run(Command::TryAlone(self.open().adjusted_places()));
        self.adjusted()
    }

    /// The list of adjustments: label, what was done, and ↩ where it can be taken back alone.
    fn list(&mut self) -> Vec<String> {
        let line = |made: Adjusted| {
            let alone = match made.alone.expect("it was tried") {
                true => " ↩",
                false => "",
            };
            format!("{}：{}{alone}", made.label, made.done)
        };
        self.tried().into_iter().map(line).collect()
    }

    /// The rows that have a mark.
    fn marked(&self) -> Vec<String> {
        let open = self.open();
        let rows = open.rows.iter();
        let texts = rows.map(|row| row_text(open, row, Language::Chinese));
        let marked = texts.filter(|text| text.adjusted);
        marked
            .map(|text| format!("{}{}", text.marker, text.label))
            .collect()
    }

    fn take_back(&mut self, label: &str) {
        let list = self.adjusted();
        let made = list.iter().find(|made| made.label == label);
        let at = made.unwrap_or_else(|| panic!("{label}: {list:?}")).at;
        self.run(Command::TakeBack(at));
    }
}

#[test]
fn adjustments_are_listed_the_last_one_first() {
    let mut desk = Desk::new();
    assert_eq!(desk.list(), Vec::<String>::new());
    desk.rename("（一）目的", "宗旨");
    desk.at("（二）依据", Command::ToggleStar);
    desk.at("（二）经费", Command::Exclude);
    desk.at("三、附则", Command::SetKind(Kind::Point));
    desk.rename("关于办理事项的规定", "办事规定");
    assert_eq!(
        desk.list(),
        [
            "办事规定：修改文字，原为“关于办理事项的规定” ↩",
            "三、附则：改为要点 ↩",
            "（二）经费：不列入提纲 ↩",
            "（一）宗旨：修改文字，原为“（一）目的” ↩",
        ]
    );
    assert_eq!(desk.marked(), ["办事规定", "（一）宗旨", "三、附则"]);
    let open = desk.open();
    let key = |label: &str| {
        let list = desk.adjusted();
        list.iter()
            .find(|made| made.label == label)
            .map(|made| made.key)
    };
    let key = key("（一）宗旨").expect("an adjustment");
    let said = open.adjusted_in_words(key, Language::Chinese);
    assert_eq!(said.as_deref(), Some("调整过：修改文字"));
    let pieces = status::status(&desk.0, false);
    let look = pieces.into_iter().find(|piece| piece.text == "调整 4 处");
    let look = look.and_then(|piece| piece.action).expect("a button");
    desk.run(look.1);
    assert_eq!(desk.0.panel, Some(Panel::Adjusted));
}

#[test]
fn an_adjustment_is_taken_back_alone_and_that_is_undone() {
    let mut desk = Desk::new();
    let found = drawn::rows(desk.open());
    desk.rename("（一）目的", "宗旨");
    desk.at("三、附则", Command::Demote);
    desk.at("（一）人员", Command::Exclude);
    desk.run(Command::Select(RowKey::Title));
    let before = drawn::rows(desk.open());
    desk.take_back("（一）宗旨");
    assert_eq!(desk.list().len(), 2);
    let shown = drawn::rows(desk.open());
    assert!(shown.contains("（一）目的 ←"), "it is shown:\n{shown}");
    assert!(!shown.contains("人员") && shown.contains("    三、附则"));
    desk.run(Command::Undo);
    desk.run(Command::Select(RowKey::Title));
    assert_eq!(drawn::rows(desk.open()), before);
    desk.run(Command::Redo);
    desk.take_back("（一）人员");
    desk.take_back("三、附则");
    assert_eq!(desk.list(), Vec::<String>::new());
    let mut shown = drawn::rows(desk.open());
    shown = shown.replace(" ←", "");
    assert_eq!(shown, found);
    // It is so after another reading, too.
    desk.run(Command::OpenPaths(vec![PathBuf::from("规定.txt")]));
    assert_eq!(drawn::rows(desk.open()).replace(" ←", ""), found);
}

#[test]
fn what_others_rest_on_is_not_taken_back_alone() {
    let mut desk = Desk::new();
    let at = TEXT.find("为了便民").expect("the words");
    let span = Span::new(at, at + "为了便民".len());
    desk.run(Command::TakeSpan(span));
    desk.rename("为了便民", "方便群众");
    assert_eq!(
        desk.list(),
        ["方便群众：修改文字 ↩", "方便群众：列为一条"],
        "who takes the item away takes the words away"
    );
    let made = desk.adjusted()[1].at;
    let before = drawn::rows(desk.open());
    desk.run(Command::TakeBack(made));
    assert_eq!(drawn::rows(desk.open()), before, "nothing is done");
    // Of two steps that are the same the last one is taken back.
    let mut desk = Desk::new();
    desk.at("二、要求", Command::MoveUp);
    desk.at("三、附则", Command::MoveUp);
    desk.at("三、附则", Command::MoveUp);
    let alone = |desk: &mut Desk| -> Vec<Option<bool>> {
        let list = desk.tried();
        list.iter().map(|made| made.alone).collect()
    };
    assert_eq!(alone(&mut desk), [Some(true), Some(false), Some(true)]);
}

#[test]
fn what_can_be_taken_back_is_not_known_before_it_was_tried() {
    let mut desk = Desk::new();
    desk.rename("（一）目的", "宗旨");
    desk.at("（一）宗旨", Command::SetKind(Kind::Point));
    desk.at("（二）经费", Command::Exclude);
    let alone = |desk: &Desk| -> Vec<Option<bool>> {
        let list = desk.adjusted();
        list.iter().map(|made| made.alone).collect()
    };
    assert_eq!(alone(&desk), [None; 3]);
    // Only what is asked for is tried, and that once.
    let asked = update(&mut desk.0, Command::TryAlone(vec![2, 0]));
    let [Effect::TryAlone(trial)] = &asked[..] else {
        panic!("it is tried elsewhere: {asked:?}");
    };
    assert_eq!(trial.places, [2, 0]);
    let open_alone = &desk.open().alone;
    assert!(!open_alone.is_to_be_tried(0) && open_alone.is_to_be_tried(1));
    desk.run(trial.of(2));
    assert_eq!(alone(&desk), [Some(true), None, None]);
    let again = update(&mut desk.0, Command::TryAlone(vec![2]));
    assert_eq!(again, [], "it is known");
    // What comes of an outline that is no more is passed over.
    desk.at("三、附则", Command::Exclude);
    desk.run(trial.of(0));
    assert_eq!(alone(&desk), [None; 4]);
    desk.run(Command::TryAlone(vec![0]));
    desk.run(trial.of(1));
    assert_eq!(alone(&desk), [None, None, None, Some(true)]);
    // What is not known is tried before it is done.
    desk.run(Command::TakeBack(2));
    assert_eq!(desk.adjusted().len(), 3);
}

#[test]
fn an_entry_leads_to_its_item_or_to_where_it_stood() {
    let mut desk = Desk::new();
    desk.rename("（一）目的", "宗旨");
    desk.at("（二）经费", Command::Exclude);
    desk.run(Command::CollapseAll);
    let key = |desk: &Desk, at: usize| desk.adjusted()[at].key;
    desk.run(Command::GoToAdjusted(key(&desk, 1)));
    assert!(drawn::rows(desk.open()).contains("（一）宗旨 ←"));
    desk.run(Command::GoToAdjusted(key(&desk, 0)));
    let marked = desk.open().marked().expect("a place");
    assert_eq!(marked.of(TEXT), "（二）经费");
}

#[test]
fn the_marker_stays_where_a_label_is_written_over() {
    for (label, written, words, expected) in [
        ("（一）目的", "目的", "宗旨", "（一）宗旨"),
        ("二、要求", "要求", "　具体要求 ", "二、具体要求"),
        // A whole label that is pasted brings its marker.
        ("（一）目的", "目的", "（一）宗旨", "（一）宗旨"),
        ("三、附则", "附则", "四、附则", "四、附则"),
        ("三、附则", "附则", "", "三、附则"),
        ("三、附则", "附则", "附则", "三、附则"),
        ("关于办理事项的规定", "关于办理事项的规定", "规定", "规定"),
    ] {
        let mut desk = Desk::new();
        let found = drawn::rows(desk.open());
        desk.at(label, Command::StartRename);
        assert_eq!(desk.open().rename.as_deref(), Some(written));
        desk.run(Command::EditRename(words.to_string()));
        desk.run(Command::FinishRename);
        let shown = drawn::rows(desk.open());
        assert!(
            shown.contains(&format!(" {expected} ←")),
            "{expected}:\n{shown}"
        );
        let changed = desk.open().adjustments.count();
        assert_eq!(changed, usize::from(label != expected));
        if changed > 0 {
            desk.run(Command::Undo);
            assert_eq!(drawn::rows(desk.open()).replace(" ←", ""), found);
        }
    }
}

#[test]
fn labels_that_were_written_over_are_exported_with_one_number() {
    let mut desk = Desk::new();
    desk.rename("二、要求", "具体要求");
    desk.at("一、总则", Command::Exclude);
    let exported = |numbering| {
        let options = ExportOptions {
            format: Format::Text,
            numbering,
            ..ExportOptions::default()
        };
        let open = desk.open();
        let bytes = Export::new(&open.document, &open.outline, &options).bytes();
        String::from_utf8(bytes).expect("text")
    };
    let original = exported(Numbering::Original);
    assert!(original.contains("二、具体要求"), "{original}");
    let renumbered = exported(Numbering::Renumbered);
    assert!(renumbered.contains("三、具体要求"), "{renumbered}");
    // Written over once more, the field has no number either.
    desk.at("二、具体要求", Command::StartRename);
    assert_eq!(desk.open().rename.as_deref(), Some("具体要求"));
}

/// Some change of an outline, and of which of its nodes.
fn any_change(
    lots: &mut Lots,
    document: &Document,
    now: &Corrected,
    list: &mut Adjustments,
) -> Option<(NodeKey, Change)> {
    let any = |lots: &mut Lots| now.keys.get(lots.below(now.keys.len())).copied();
    let key = any(lots)?;
    let change = match lots.below(20) {
        0 | 1 => Change::Promote,
        2 | 3 => Change::Demote,
        4 => Change::DemoteAlone,
        5 => Change::MoveUp,
        6 => Change::MoveDown,
        7 => Change::Merge,
        8 => Change::Exclude,
        9 => Change::SetKind([Kind::Heading, Kind::Point][lots.below(2)]),
        10 => Change::Rename(format!("第{}处", lots.below(9))),
        11 => Change::Note(["", "注"][lots.below(2)].to_string()),
        12 => Change::Star(lots.below(2) == 0),
        13 => Change::MoveTo(Place::After(any(lots)?)),
        14 => Change::MoveTo(Place::Below(any(lots))),
        15 => Change::Split {
            at: lots.below(5),
            new: list.fresh_key(),
        },
        16 => {
            let (text, kind) = ("新".to_string(), Kind::Heading);
            let place = Place::After(any(lots)?);
            return Some((list.fresh_key(), Change::Insert { text, kind, place }));
        }
        17 | 18 => {
            let text = document.text();
            let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
            let start = lots.below(starts.len() - 9);
            let span = Span::new(starts[start], starts[start + 2 + lots.below(7)]);
            let taken = correction::take(document, &now.outline, span)?;
            return Some((list.fresh_key(), Change::Take(taken)));
        }
        _ => return Some((*now.excluded.last()?, Change::Restore)),
    };
    Some((key, change))
}

#[test]
fn the_last_adjustments_alone_make_of_the_outline_before_what_all_make_of_the_found_one() {
    for text in [TEXT, include_str!("../../assets/samples/speech.txt")] {
        let document = Document::find(Source::from(text), &FindOptions::default());
        let keys = key::keys(&document, &document.outline);
        let (mut tried, mut idle) = (0, 0);
        for seed in 0..60 {
            let mut lots = Lots(seed);
            let mut list = Adjustments::default();
            let mut now = correction::apply(&document, &keys, &[]);
            for _ in 0..25 {
                let from = list.done.len();
                let changes: Vec<_> = (0..=lots.below(2))
                    .filter_map(|_| any_change(&mut lots, &document, &now, &mut list))
                    .collect();
                list.add(&document, &keys, changes);
                let whole = correction::apply(&document, &keys, &list.done);
                let last = correction::apply_last(&document, now, &list.done, from);
                let takes_back = |made: &Correction| made.change.takes_back();
                assert_eq!(last.is_none(), list.done[from..].iter().any(takes_back));
                if let Some(last) = last {
                    assert_eq!(last, whole, "{seed}: {:?}", &list.done[from..]);
                    tried += 1;
                }
                idle += whole.idle.len();
                now = whole;
            }
        }
        assert!(tried > 1000 && idle > 0, "{tried} {idle}");
    }
}

#[test]
fn a_node_is_found_again_however_far_it_went() {
    let text = parts::parts(44);
    let document = Document::find(Source::from(&*text), &FindOptions::default());
    let keys = key::keys(&document, &document.outline);
    assert_eq!(keys.len(), 900);
    let mut list = Adjustments::default();
    let (first, last) = (keys[1], keys[899]);
    let to_the_end = Change::MoveTo(Place::After(last));
    list.add(&document, &keys, [(first, to_the_end)]);
    list.add(
        &document,
        &keys,
        keys[300..700].iter().map(|&key| (key, Change::Exclude)),
    );
    list.add(
        &document,
        &keys,
        [first, last].map(|key| (key, Change::Rename("另一项".to_string()))),
    );
    let all = correction::apply(&document, &keys, &list.done);
    assert_eq!((all.keys.len(), all.idle.len()), (500, 0));
    assert_eq!(all.keys[497..], [keys[898], last, first]);
    let is_written = |at: usize| all.outline.nodes[at].written.is_some();
    let written: Vec<_> = (0..500).filter(|&at| is_written(at)).collect();
    assert_eq!(written, [498, 499]);
}

#[test]
fn whatever_is_done_the_outline_is_that_of_all_adjustments() {
    let mut desk = Desk::new();
    let commands = [
        Command::Promote,
        Command::ToggleStar,
        Command::SetKind(Kind::Point),
        Command::Exclude,
        Command::Undo,
        Command::Redo,
        Command::MoveUp,
        Command::RestoreAll,
        Command::Demote,
        Command::Undo,
        Command::Undo,
        Command::TakeBack(0),
        Command::Merge,
    ];
    let mut lots = Lots(1);
    for _ in 0..200 {
        let rows = desk.open().rows.len();
        let row = desk.open().row_key(&desk.open().rows[lots.below(rows)]);
        desk.run(Command::Select(row));
        desk.run(commands[lots.below(commands.len())].clone());
        let open = desk.open();
        let found = key::keys(&open.document, &open.document.outline);
        let all = correction::apply(&open.document, &found, &open.adjustments.done);
        assert_eq!((&*open.outline, &*open.keys), (&all.outline, &*all.keys));
        assert_eq!((&*open.notes, &*open.stars), (&all.notes, &all.stars));
        assert_eq!(*open.excluded, *all.excluded);
        let nodes = open.keys.iter().enumerate();
        nodes.for_each(|(id, &key)| assert_eq!(open.node(key), Some(id)));
    }
}
