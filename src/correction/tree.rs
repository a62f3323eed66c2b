//! The outline while adjustments are applied to it: a list in order, each node with its depth. After every change of
//! the order the depths are made even again, so that no level is left out.

use super::take::{self, Taken, without_stops};
use super::{Change, Corrected, Correction, Ignored, Place, TITLE};
use crate::document::Document;
use crate::outline::{Kind, LevelBy, MAX_DEPTH, Node, NodeKey, Outline, Rule};
use crate::span::Span;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

pub(super) struct Tree<'a> {
    document: &'a Document,
    /// The nodes in order. Of their links only the depths are kept right.
    nodes: Vec<Node>,
    /// The key of each node, in a list of its own: it is searched for each adjustment.
    keys: Vec<NodeKey>,
    title: Option<Node>,
    written: Vec<String>,
    texts: BTreeMap<NodeKey, String>,
    notes: BTreeMap<NodeKey, String>,
    stars: BTreeSet<NodeKey>,
    excluded: Vec<NodeKey>,
    ignored: Vec<Ignored>,
}

impl<'a> Tree<'a> {
    /// The tree as it was found, or as adjustments made it before.
    pub(super) fn new(document: &'a Document, before: Corrected) -> Tree<'a> {
        let outline = before.outline;
        Tree {
            document,
            nodes: outline.nodes,
            keys: before.keys,
            title: outline.title,
            written: outline.written,
            texts: before.texts,
            notes: before.notes,
            stars: before.stars,
            excluded: before.excluded,
            ignored: before.ignored,
        }
    }

    /// Applies one adjustment; says whether its nodes were there.
    pub(super) fn apply(&mut self, correction: &Correction) -> bool {
        let Correction { key, change, .. } = correction;
        match change {
            Change::Take(taken) => return self.take(*key, taken),
            Change::Insert { text, kind, place } => return self.insert(*key, text, *kind, *place),
            Change::RestoreAll | Change::Restore | Change::TakeBack(_) => return true,
            _ if *key == TITLE => return self.apply_to_title(change),
            _ => {}
        }
        let Some(at) = self.position(*key) else {
            return false;
        };
        match change {
            Change::Exclude => self.exclude(at),
            Change::Promote => self.shift(at, self.end(at), -1),
            Change::Demote => self.shift(at, self.end(at), 1),
            Change::DemoteAlone => self.shift(at, at + 1, 1),
            Change::MoveUp => self.swap_with_elder(at),
            Change::MoveDown => self.swap_with_younger(at),
            Change::MoveTo(place) => return self.move_to(at, *place),
            Change::Rename(text) => self.write(at, text.clone()),
            Change::SetKind(kind) => self.nodes[at].kind = *kind,
            Change::Merge => return self.merge(at),
            Change::Split { at: chars, new } => return self.split(at, *chars, *new),
            _ => self.remark(*key, change),
        }
        true
    }

    fn apply_to_title(&mut self, change: &Change) -> bool {
        match change {
            Change::Exclude => {
                self.excluded.push(TITLE);
                return self.title.take().is_some();
            }
            Change::Rename(text) => {
                let id = self.written.len() as u32;
                self.written.push(text.clone());
                let title = self.title.get_or_insert_with(|| nowhere(Kind::Title));
                title.written = Some(id);
            }
            _ => self.remark(TITLE, change),
        }
        true
    }

    /// What is the user's own beside the outline.
    fn remark(&mut self, key: NodeKey, change: &Change) {
        match change {
            Change::Write(text) => _ = self.texts.insert(key, text.clone()),
            Change::Note(note) if note.is_empty() => _ = self.notes.remove(&key),
            Change::Note(note) => _ = self.notes.insert(key, note.clone()),
            Change::Star(true) => _ = self.stars.insert(key),
            Change::Star(false) => _ = self.stars.remove(&key),
            Change::Ignore(ignored) => self.ignored.push(ignored.clone()),
            Change::IgnoreNothing => self.ignored.clear(),
            _ => {}
        }
    }

    fn position(&self, key: NodeKey) -> Option<usize> {
        self.keys.iter().position(|&other| other == key)
    }

    /// One past the last entry below this one.
    fn end(&self, at: usize) -> usize {
        let depth = self.nodes[at].depth;
        let below = self.nodes[at + 1..].iter();
        at + 1 + below.take_while(|node| node.depth > depth).count()
    }

    fn elder(&self, at: usize) -> Option<usize> {
        let depth = self.nodes[at].depth;
        let elder = self.nodes[..at]
            .iter()
            .rposition(|node| node.depth <= depth)?;
        (self.nodes[elder].depth == depth).then_some(elder)
    }

    fn younger(&self, at: usize) -> Option<usize> {
        let end = self.end(at);
        let next = self.nodes.get(end)?;
        (next.depth == self.nodes[at].depth).then_some(end)
    }

    fn exclude(&mut self, at: usize) {
        let end = self.end(at);
        for below in &mut self.nodes[at + 1..end] {
            below.depth -= 1;
        }
        let key = self.remove(at);
        self.excluded.push(key);
        self.even();
    }

    fn remove(&mut self, at: usize) -> NodeKey {
        self.nodes.remove(at);
        self.keys.remove(at)
    }

    /// Moves a run of nodes to the place that one of them, `first`, stands at: it is the first then.
    fn rotate(&mut self, run: Range<usize>, first: usize) {
        let by = first - run.start;
        self.nodes[run.clone()].rotate_left(by);
        self.keys[run].rotate_left(by);
    }

    /// Moves a run of nodes, the first of which is the adjusted one, by a level.
    fn shift(&mut self, at: usize, end: usize, by: i8) {
        for node in &mut self.nodes[at..end] {
            node.depth = node.depth.saturating_add_signed(by).clamp(1, MAX_DEPTH);
        }
        self.nodes[at].level_by = LevelBy::User;
        self.even();
    }

    fn swap_with_elder(&mut self, at: usize) {
        if let Some(elder) = self.elder(at) {
            let end = self.end(at);
            self.rotate(elder..end, at);
        }
    }

    fn swap_with_younger(&mut self, at: usize) {
        if let Some(younger) = self.younger(at) {
            self.swap_with_elder(younger);
        }
    }

    /// The index and the depth of a place; none where its node is not there.
    fn resolve(&self, place: Place) -> Option<(usize, u8)> {
        Some(match place {
            Place::Below(None) => (0, 1),
            Place::Below(Some(key)) => {
                let at = self.position(key)?;
                (at + 1, self.nodes[at].depth + 1)
            }
            Place::After(key) => {
                let at = self.position(key)?;
                (self.end(at), self.nodes[at].depth)
            }
        })
    }

    fn move_to(&mut self, at: usize, place: Place) -> bool {
        let end = self.end(at);
        let inside = |key| self.position(key).is_some_and(|to| (at..end).contains(&to));
        if place.node().is_some_and(inside) {
            return true;
        }
        let Some((to, depth)) = self.resolve(place) else {
            return false;
        };
        let by = i16::from(depth) - i16::from(self.nodes[at].depth);
        for node in &mut self.nodes[at..end] {
            let depth = i16::from(node.depth) + by;
            node.depth = depth.clamp(1, i16::from(MAX_DEPTH)) as u8;
        }
        self.nodes[at].level_by = LevelBy::User;
        if to <= at {
            self.rotate(to..end, at);
        } else {
            self.rotate(at..to, end);
        }
        self.even();
        true
    }

    fn insert(&mut self, key: NodeKey, text: &str, kind: Kind, place: Place) -> bool {
        let Some((at, depth)) = self.resolve(place) else {
            return false;
        };
        self.put(at, key, nowhere(kind), depth);
        self.write(at, text.to_string());
        true
    }

    fn put(&mut self, at: usize, key: NodeKey, mut node: Node, depth: u8) {
        node.depth = depth.clamp(1, MAX_DEPTH);
        self.nodes.insert(at, node);
        self.keys.insert(at, key);
        self.even();
    }

    fn write(&mut self, at: usize, text: String) {
        self.nodes[at].written = Some(self.written.len() as u32);
        self.written.push(text);
    }

    fn label(&self, at: usize) -> String {
        let node = &self.nodes[at];
        match node.written {
            Some(id) => self.written[id as usize].clone(),
            None => self.document.joined(node.label).into_owned(),
        }
    }

    /// The sibling behind becomes part of this one. Where nothing but stops stands between the two labels in the text
    /// the label is all of that text; otherwise it is written.
    fn merge(&mut self, at: usize) -> bool {
        let Some(next) = self.younger(at) else {
            return false;
        };
        let (node, other) = (&self.nodes[at], &self.nodes[next]);
        let written = node.written.is_some() || other.written.is_some();
        let between = (node.label.end <= other.label.start).then_some(Span {
            start: node.label.end,
            end: other.label.start,
        });
        let is_bare = |span: Span| !self.document.joined(span).contains(char::is_alphanumeric);
        let together = !written && next == at + 1 && between.is_some_and(is_bare);
        let (label, extent) = (other.label, other.extent);
        let text = format!("{}，{}", self.label(at), self.label(next));
        let node = &mut self.nodes[at];
        if !extent.is_nowhere() && !node.extent.is_nowhere() {
            node.extent.end = node.extent.end.max(extent.end);
        }
        if together {
            node.label.end = label.end;
        } else {
            self.write(at, text);
        }
        self.remove(next);
        self.even();
        true
    }

    fn split(&mut self, at: usize, chars: usize, new: NodeKey) -> bool {
        let label = self.label(at);
        let Some((cut, _)) = label.char_indices().nth(chars).filter(|&(cut, _)| cut > 0) else {
            return true;
        };
        let head = label[..without_stops(&label, 0, cut)].to_string();
        let tail = label[cut..].to_string();
        let Node { kind, depth, .. } = self.nodes[at];
        self.write(at, head);
        self.put(at + 1, new, nowhere(kind), depth);
        self.write(at + 1, tail);
        true
    }

    /// Puts a piece of the text where it stands among the labels: behind the last one before it. Where it runs into
    /// another label it ends before that.
    fn take(&mut self, key: NodeKey, taken: &Taken) -> bool {
        let mut node = take::node(self.document, taken);
        let start = node.label.start;
        let labels = || self.nodes.iter().map(|node| node.label);
        let next = labels().map(|label| label.start).filter(|&at| at > start);
        let end = node.label.end.min(next.min().unwrap_or(u32::MAX));
        node.label.end = without_stops(self.document.text(), start as usize, end as usize) as u32;
        node.marker.end = node.marker.end.min(node.label.end);
        let begun =
            |other: &Node| other.label.start == start || other.marker.contains(start as usize);
        let in_title = self
            .title
            .iter()
            .any(|title| title.label.contains(start as usize));
        if in_title || node.label.is_empty() || self.nodes.iter().any(begun) {
            return false;
        }
        let before = labels()
            .enumerate()
            .filter(|(_, label)| label.start < start);
        let before = before.max_by_key(|(_, label)| label.start);
        let at = before.map_or(0, |(before, _)| before + 1);
        self.put(at, key, node, taken.depth);
        self.make_room(at);
        true
    }

    /// Labels and extents give way to those of a node that was taken from the text.
    fn make_room(&mut self, at: usize) {
        let start = self.nodes[at].label.start;
        self.nodes[at].extent.end = self.reach(at);
        let mut above = self.nodes[at].depth;
        for id in (0..self.nodes.len()).rev() {
            let node = &mut self.nodes[id];
            let is_above = id < at && node.depth < above;
            if is_above {
                above = node.depth;
            }
            if node.label.is_nowhere() || node.label.start >= start {
                continue;
            }
            if node.label.end > start {
                let text = self.document.text();
                node.label.end =
                    without_stops(text, node.label.start as usize, start as usize) as u32;
            }
            if !is_above && node.extent.end > start {
                node.extent.end = start;
            }
        }
    }

    /// How far a node reaches that was taken from the text: to the next node on its level or above, inside the node
    /// that it was taken from; outside all nodes to the end of its paragraph.
    fn reach(&self, at: usize) -> u32 {
        let node = &self.nodes[at];
        let start = node.label.start;
        let around = self.nodes.iter().enumerate().filter(|(id, other)| {
            *id != at && other.depth <= node.depth && other.extent.contains(start as usize)
        });
        let innermost = around.map(|(_, other)| other.extent.end).min();
        let paragraph = || {
            let mut paragraphs = self.document.paragraphs.iter();
            paragraphs.find(|span| span.contains(start as usize))
        };
        let end = innermost.or_else(|| paragraph().map(|span| span.end));
        let behind = self.nodes[at + 1..].iter();
        let mut level = behind.filter(|other| other.depth <= node.depth);
        let next = level.next().map(|other| other.label.start);
        let next = next.filter(|&next| next > start).unwrap_or(u32::MAX);
        end.unwrap_or(node.label.end).min(next).max(node.label.end)
    }

    /// Closes levels that were left out.
    fn even(&mut self) {
        let mut open: Vec<u8> = Vec::new();
        for node in &mut self.nodes {
            while open.last().is_some_and(|&depth| depth >= node.depth) {
                open.pop();
            }
            open.push(node.depth);
            node.depth = open.len() as u8;
        }
    }

    pub(super) fn finish(self) -> Corrected {
        let depths: Vec<u8> = self.nodes.iter().map(|node| node.depth).collect();
        let mut outline = Outline {
            title: self.title,
            written: self.written,
            nodes: self.nodes,
        };
        outline.nest(&depths);
        Corrected {
            outline,
            keys: self.keys,
            texts: self.texts,
            notes: self.notes,
            stars: self.stars,
            excluded: self.excluded,
            ignored: self.ignored,
            idle: Vec::new(),
        }
    }
}

/// A node that stands nowhere in the text.
fn nowhere(kind: Kind) -> Node {
    let mut node = Node::new(kind, Span::NOWHERE);
    node.rule = Rule::Correction;
    node.level_by = LevelBy::User;
    node
}
