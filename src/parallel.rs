//! 标题对仗: labels of one rank laid one under another, so that what they share and what changes stands in columns.
//!
//! A label is divided into clauses; clauses that say the same part of the pattern make a column; in a column the words
//! that all have in common are its *frame* (抓好……引领), the rest is variable. What breaks a pattern that its fellows
//! keep is marked: quietly, for a writer may have meant it.

mod clause;
mod frame;

use crate::body;
use crate::document::Document;
use crate::outline::{Kind, NodeId, Outline};
use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

pub use clause::{Clause, clauses, fellows};

/// What a piece of a label is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// Words that its fellows have too.
    Frame,
    /// Words of its own.
    Own,
    /// The sign between two clauses.
    Divider,
}

/// A piece of a label that stands in one column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// Which bytes of [`Member::label`].
    pub range: Range<usize>,
    /// The slot it begins in.
    pub slot: usize,
    /// The slot behind the last one that it may fill: more than one for a clause that does not fit the frame.
    pub end: usize,
    /// What it is.
    pub role: Role,
}

/// What a label lacks beside its fellows. Said only where two thirds of them agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Mark {
    /// 少半句.
    Lacks,
    /// 多半句.
    Exceeds,
    /// 句式不同: it lacks the words that the others share.
    Breaks,
    /// 字数不齐.
    Uneven,
}

/// One label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// Whose.
    pub node: NodeId,
    /// The whole label.
    pub label: String,
    /// How many bytes of it are the marker.
    pub marker: usize,
    /// The rest in pieces, in order.
    pub cells: Vec<Cell>,
    /// Characters of each clause, marks not counted.
    pub shape: Vec<usize>,
    /// What to look at.
    pub mark: Option<Mark>,
}

/// Where a piece of the pattern stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slot {
    /// The clause it is part of, 0 for the first.
    pub clause: usize,
    /// The shared words; empty where each label has its own.
    pub frame: String,
}

/// What holds a group together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Bond {
    /// Its members stand below this node, or at the top.
    Parent(Option<NodeId>),
    /// Its members have as many clauses of as many characters each.
    Shape(Vec<usize>),
}

/// Labels that are compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// What holds them together.
    pub bond: Bond,
    /// The columns.
    pub slots: Vec<Slot>,
    /// The labels, in the outline's order; two at least.
    pub members: Vec<Member>,
}

/// By what labels are gathered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Gather {
    /// Those of one parent and kind.
    #[default]
    Siblings,
    /// 句式: those of one shape, wherever they stand.
    Shapes,
}

/// Groups of two and more labels, of all levels.
#[must_use]
pub fn groups(document: &Document, outline: &Outline, gather: Gather) -> Vec<Group> {
    let labels: Vec<Label> = (0..outline.nodes.len())
        .map(|id| Label::new(document, outline, id))
        .collect();
    let gathered = match gather {
        Gather::Siblings => siblings(outline),
        Gather::Shapes => shapes(&labels),
    };
    let gathered = gathered.into_iter().filter(|(_, ids)| ids.len() > 1);
    gathered
        .map(|(bond, ids)| group(bond, ids.iter().map(|&id| &labels[id]).collect()))
        .collect()
}

/// The children of the top and of each node, those of different kinds apart.
fn siblings(outline: &Outline) -> Vec<(Bond, Vec<NodeId>)> {
    const KINDS: [Kind; 3] = [Kind::Heading, Kind::Directive, Kind::Point];
    let parents = std::iter::once(None).chain((0..outline.nodes.len()).map(Some));
    let of = |parent| {
        KINDS.map(|kind| {
            let same = |id: &NodeId| outline.nodes[*id].kind == kind;
            let ids = outline.children(parent).filter(same).collect();
            (Bond::Parent(parent), ids)
        })
    };
    parents.flat_map(of).collect()
}

/// All labels by their shapes; what comes most often first.
fn shapes(labels: &[Label]) -> Vec<(Bond, Vec<NodeId>)> {
    let mut places: HashMap<Vec<usize>, usize> = HashMap::new();
    let mut found: Vec<(Bond, Vec<NodeId>)> = Vec::new();
    for label in labels {
        let shape = label.shape(&label.clauses_or_pauses());
        let at = *places.entry(shape.clone()).or_insert(found.len());
        if at == found.len() {
            found.push((Bond::Shape(shape), Vec::new()));
        }
        found[at].1.push(label.node);
    }
    found.sort_by_key(|(_, ids)| std::cmp::Reverse(ids.len()));
    found
}

/// A label without its marker.
struct Label<'a> {
    node: NodeId,
    text: Cow<'a, str>,
    marker: usize,
}

impl<'a> Label<'a> {
    fn new(document: &'a Document, outline: &'a Outline, node: NodeId) -> Label<'a> {
        let text = document.label(outline, &outline.nodes[node]);
        let marker = document.words(outline.nodes[node].marker);
        let marker = match text.strip_prefix(&*marker) {
            Some(rest) => text.len() - rest.trim_start().len(),
            None => 0,
        };
        Label { node, text, marker }
    }

    fn words(&self) -> &str {
        &self.text[self.marker..]
    }

    fn clauses(&self) -> Vec<Clause> {
        clauses(self.words())
    }

    /// 抓基层、打基础、固根本: where there is no comma, the lighter sign divides.
    fn clauses_or_pauses(&self) -> Vec<Clause> {
        let clauses = self.clauses();
        match clauses.len() {
            1 => clause::by_pauses(self.words()),
            _ => clauses,
        }
    }

    fn shape(&self, clauses: &[Clause]) -> Vec<usize> {
        let count = |clause: &Clause| characters(&self.words()[clause.words.clone()]);
        clauses.iter().map(count).collect()
    }
}

/// Characters without marks: they are what is counted when a pattern is counted.
fn characters(words: &str) -> usize {
    let bare: String = words
        .chars()
        .filter(|sign| sign.is_ascii() || sign.is_alphanumeric())
        .collect();
    body::characters(&bare)
}

fn group(bond: Bond, labels: Vec<&Label>) -> Group {
    let mut divided: Vec<Vec<Clause>> = labels.iter().map(|label| label.clauses()).collect();
    let alone = divided.iter().all(|clauses| clauses.len() == 1);
    if alone || matches!(bond, Bond::Shape(_)) {
        divided = labels
            .iter()
            .map(|label| label.clauses_or_pauses())
            .collect();
    }
    let counts: Vec<usize> = divided.iter().map(Vec::len).collect();
    let columns = clause::columns(&counts);
    let texts: Vec<&str> = labels.iter().map(|label| label.words()).collect();
    let placed = clause::align(&texts, &divided, columns);

    let mut slots: Vec<Slot> = Vec::new();
    let mut members: Vec<Member> = labels.iter().map(|label| member(label)).collect();
    let mut breaks = vec![false; labels.len()];
    for column in 0..columns {
        let first = slots.len();
        let words: Vec<Option<&str>> = (0..labels.len())
            .map(|at| Some(&texts[at][placed[at][column].as_ref()?.words.clone()]))
            .collect();
        let frame = frame::find(&words);
        slots.extend(frame.slots.iter().map(|frame| Slot {
            clause: column,
            frame: frame.clone(),
        }));
        for (at, member) in members.iter_mut().enumerate() {
            let Some(clause) = &placed[at][column] else {
                continue;
            };
            breaks[at] |= frame.pieces[at].is_none();
            let pieces = frame.pieces[at].as_deref();
            member.take(clause, pieces, first..slots.len());
        }
    }
    for (at, label) in labels.iter().enumerate() {
        members[at].shape = label.shape(&divided[at]);
    }
    if matches!(bond, Bond::Parent(_)) {
        mark(&mut members, &breaks);
    }
    Group {
        bond,
        slots,
        members,
    }
}

fn member(label: &Label) -> Member {
    Member {
        node: label.node,
        label: label.text.to_string(),
        marker: label.marker,
        cells: Vec::new(),
        shape: Vec::new(),
        mark: None,
    }
}

impl Member {
    /// Puts a clause into the slots of its column: piece by piece, or whole where it does not fit the frame.
    fn take(&mut self, clause: &Clause, pieces: Option<&[frame::Piece]>, slots: Range<usize>) {
        let start = self.marker + clause.words.start;
        let mut cell = |range: Range<usize>, slot, end, role| {
            self.cells.push(Cell {
                range,
                slot,
                end,
                role,
            });
        };
        match pieces {
            Some(pieces) => {
                for piece in pieces.iter().filter(|piece| !piece.range.is_empty()) {
                    let range = start + piece.range.start..start + piece.range.end;
                    let slot = slots.start + piece.slot;
                    let role = if piece.framed { Role::Frame } else { Role::Own };
                    cell(range, slot, slot + 1, role);
                }
            }
            None => {
                let range = start..self.marker + clause.words.end;
                cell(range, slots.start, slots.end, Role::Own);
            }
        }
        if !clause.divider.is_empty() {
            let range = self.marker + clause.divider.start..self.marker + clause.divider.end;
            cell(range, slots.end - 1, slots.end, Role::Divider);
        }
    }

    /// The text of a cell.
    #[must_use]
    pub fn text(&self, cell: &Cell) -> &str {
        &self.label[cell.range.clone()]
    }

    /// The marker.
    #[must_use]
    pub fn marker(&self) -> &str {
        self.label[..self.marker].trim_end()
    }
}

/// Marks what breaks the pattern that its fellows keep.
fn mark(members: &mut [Member], breaks: &[bool]) {
    let counts: Vec<usize> = members.iter().map(|member| member.shape.len()).collect();
    let shapes: Vec<Vec<usize>> = members.iter().map(|member| member.shape.clone()).collect();
    let usual = fellows(&counts).copied();
    let shape = fellows(&shapes).cloned();
    for (at, member) in members.iter_mut().enumerate() {
        let own = member.shape.len();
        member.mark = match usual {
            Some(usual) if own < usual => Some(Mark::Lacks),
            Some(usual) if own > usual => Some(Mark::Exceeds),
            _ if breaks[at] => Some(Mark::Breaks),
            _ => shape
                .as_ref()
                .filter(|shape| **shape != member.shape)
                .map(|_| Mark::Uneven),
        };
    }
}

impl Group {
    /// The common frame: 抓好……引领，……，在……上……、……. None where no clause has one.
    #[must_use]
    pub fn frame(&self) -> Option<String> {
        if self.slots.iter().all(|slot| slot.frame.is_empty()) {
            return None;
        }
        let last = self.slots.last().map_or(0, |slot| slot.clause);
        let of = |clause: usize| {
            let slots: Vec<&Slot> = self.slots.iter().filter(|s| s.clause == clause).collect();
            if slots.iter().all(|slot| slot.frame.is_empty()) {
                return "……".to_string();
            }
            let words = |slot: &&Slot| match slot.frame.as_str() {
                "" => "……".to_string(),
                frame => frame.to_string(),
            };
            slots.iter().map(words).collect()
        };
        Some((0..=last).map(of).collect::<Vec<String>>().join("，"))
    }

    /// The shape that two thirds of the labels have.
    #[must_use]
    pub fn usual_shape(&self) -> Option<Vec<usize>> {
        let shapes: Vec<Vec<usize>> = self.members.iter().map(|m| m.shape.clone()).collect();
        let all_same = shapes.iter().all(|shape| *shape == shapes[0]);
        let usual = fellows(&shapes).cloned();
        usual.or_else(|| all_same.then(|| shapes[0].clone()))
    }
}

/// 6＋5＋12.
#[must_use]
pub fn shape_text(shape: &[usize]) -> String {
    let numbers: Vec<String> = shape.iter().map(usize::to_string).collect();
    numbers.join("＋")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::FindOptions;
    use crate::input::Source;

    /// The groups as text: own words in 〔〕, columns divided by |, then the shape and the mark.
    fn snapshot(text: &str, gather: Gather) -> String {
        let source = Source::from(text);
        let document = Document::find(source, &FindOptions::default());
        let mut out = String::new();
        for group in groups(&document, &document.outline, gather) {
            out.push_str(&format!("{}\n", group.frame().as_deref().unwrap_or("-")));
            for member in &group.members {
                out.push_str(&format!("  {} ", member.marker()));
                let mut clause = 0;
                for cell in &member.cells {
                    let here = group.slots[cell.slot].clause;
                    out.push_str(&"|".repeat(here - clause));
                    clause = here;
                    match cell.role {
                        Role::Own => out.push_str(&format!("〔{}〕", member.text(cell))),
                        _ => out.push_str(member.text(cell)),
                    }
                }
                out.push_str(&format!(" {}", shape_text(&member.shape)));
                if let Some(mark) = member.mark {
                    out.push_str(&format!(" {mark:?}"));
                }
                out.push('\n');
            }
        }
        out
    }

    fn check(text: &str, expected: &str) {
        assert_eq!(snapshot(text, Gather::Siblings), expected, "{text}");
    }

    #[test]
    fn the_common_frame_stands_in_columns_and_a_missing_clause_is_seen() {
        check(
            "一是抓好思想引领,站稳新起点，在学习教育上下功夫、求深入。要学。\n\
             二是抓好榜样引领，在主责主业上争一流、作表率。要做。\n\
             三是抓好服务引领，回应新期盼，在联系居民上动真情、见真章。要帮。\n\
             四是抓好创新引领，顺应新形势，在深化改革上出实招、求实效。要改。\n",
            "抓好……引领，……新……，在……上……、……\n\
             \u{20} 一是 抓好〔思想〕引领,|〔站稳〕新〔起点〕，|在〔学习教育〕上〔下功夫〕、〔求深入〕 6＋5＋12\n\
             \u{20} 二是 抓好〔榜样〕引领，||在〔主责主业〕上〔争一流〕、〔作表率〕 6＋12 Lacks\n\
             \u{20} 三是 抓好〔服务〕引领，|〔回应〕新〔期盼〕，|在〔联系居民〕上〔动真情〕、〔见真章〕 6＋5＋12\n\
             \u{20} 四是 抓好〔创新〕引领，|〔顺应〕新〔形势〕，|在〔深化改革〕上〔出实招〕、〔求实效〕 6＋5＋12\n",
        );
    }

    #[test]
    fn what_breaks_the_pattern_is_marked_only_where_its_fellows_agree() {
        check(
            "一、坚持高位推动\n甲。\n二、坚持上下联动\n乙。\n三、坚持以点带面\n丙。\n四、注重数字赋能\n丁。\n",
            "坚持……\n  一、 坚持〔高位推动〕 6\n  二、 坚持〔上下联动〕 6\n  三、 坚持〔以点带面〕 6\n  四、 〔注重数字赋能〕 6 Breaks\n",
        );
        check(
            "一、提高认识\n甲。\n二、强化保障措施\n乙。\n三、抓紧\n丙。\n",
            "-\n  一、 〔提高认识〕 4\n  二、 〔强化保障措施〕 6\n  三、 〔抓紧〕 2\n",
        );
        check(
            "一、提高认识\n甲。\n二、强化保障\n乙。\n三、严格工作纪律\n丙。\n",
            "-\n  一、 〔提高认识〕 4\n  二、 〔强化保障〕 4\n  三、 〔严格工作纪律〕 6 Uneven\n",
        );
    }

    #[test]
    fn pauses_divide_where_there_is_no_comma_and_blanks_do() {
        check(
            "一、抓基层、打基础、固根本\n甲。\n二、转作风、提效能、优服务\n乙。\n",
            "-\n  一、 〔抓基层〕、|〔打基础〕、|〔固根本〕 3＋3＋3\n  二、 〔转作风〕、|〔提效能〕、|〔优服务〕 3＋3＋3\n",
        );
        check(
            "一、强化引领 夯实根基\n甲。\n二、强化协同　汇聚合力\n乙。\n",
            "强化……，……\n  一、 强化〔引领〕 |〔夯实根基〕 4＋4\n  二、 强化〔协同〕　|〔汇聚合力〕 4＋4\n",
        );
    }

    #[test]
    fn labels_are_gathered_by_their_shape_wherever_they_stand() {
        let text = "一、提高认识\n（一）思想要统一\n甲。\n（二）行动要迅速\n乙。\n二、强化保障\n（一）人员要配齐\n丙。\n";
        let seen = snapshot(text, Gather::Shapes);
        assert_eq!(
            seen,
            "……要……\n  （一） 〔思想〕要〔统一〕 5\n  （二） 〔行动〕要〔迅速〕 5\n  （一） 〔人员〕要〔配齐〕 5\n-\n  一、 〔提高认识〕 4\n  二、 〔强化保障〕 4\n"
        );
    }

    #[test]
    fn every_label_is_kept_whole_in_its_cells() {
        for text in [
            "一、“学、用，改”并进，抓实\n甲。\n二、《甲，乙》落地，抓细\n乙。\n三、A, b 1,000 元\n丙。\n四、，，\n丁。\n",
            "要学，。要做；；。要帮 。",
        ] {
            let source = Source::from(text);
            let document = Document::find(source, &FindOptions::default());
            for group in groups(&document, &document.outline, Gather::Siblings) {
                for member in &group.members {
                    let cells: String = member.cells.iter().map(|cell| member.text(cell)).collect();
                    assert_eq!(cells, member.label[member.marker..], "{text}");
                }
            }
        }
    }
}
