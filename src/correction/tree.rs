//! The outline while adjustments are applied to it: a list in order, each node with its depth. After every change of
//! the order the depths are made even again, so that no level is left out.

use super::take::{self, Taken, without_stops};
use super::{Change, Corrected, Correction, Ignored, Place, TITLE};
use crate::document::Document;
use crate::outline::{Kind, LevelBy, MAX_DEPTH, Node, NodeKey, Outline, Rule};
use crate::span::Span;
use std::collections::{BTreeMap, BTreeSet};

struct Entry {
    key: NodeKey,
    node: Node,
    depth: u8,
}

pub(super) struct Tree<'a> {
    document: &'a Document,
    entries: Vec<Entry>,
    title: Option<Node>,
    written: Vec<String>,
    texts: BTreeMap<NodeKey, String>,
    notes: BTreeMap<NodeKey, String>,
    stars: BTreeSet<NodeKey>,
    excluded: Vec<NodeKey>,
    ignored: Vec<Ignored>,
}

impl<'a> Tree<'a> {
    pub(super) fn new(document: &'a Document, keys: &[NodeKey]) -> Tree<'a> {
        let found = &document.outline;
        let entries = found.nodes.iter().zip(keys).map(|(node, &key)| Entry {
            key,
            node: node.clone(),
            depth: node.depth,
        });
        Tree {
            document,
            entries: entries.collect(),
            title: found.title.clone(),
            written: found.written.clone(),
            texts: BTreeMap::new(),
            notes: BTreeMap::new(),
            stars: BTreeSet::new(),
            excluded: Vec::new(),
            ignored: Vec::new(),
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
            Change::SetKind(kind) => self.entries[at].node.kind = *kind,
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
        self.entries.iter().position(|entry| entry.key == key)
    }

    /// One past the last entry below this one.
    fn end(&self, at: usize) -> usize {
        let depth = self.entries[at].depth;
        let below = self.entries[at + 1..].iter();
        at + 1 + below.take_while(|entry| entry.depth > depth).count()
    }

    fn elder(&self, at: usize) -> Option<usize> {
        let depth = self.entries[at].depth;
        let elder = self.entries[..at]
            .iter()
            .rposition(|entry| entry.depth <= depth)?;
        (self.entries[elder].depth == depth).then_some(elder)
    }

    fn younger(&self, at: usize) -> Option<usize> {
        let end = self.end(at);
        let next = self.entries.get(end)?;
        (next.depth == self.entries[at].depth).then_some(end)
    }

    fn exclude(&mut self, at: usize) {
        let end = self.end(at);
        for below in &mut self.entries[at + 1..end] {
            below.depth -= 1;
        }
        let entry = self.entries.remove(at);
        self.excluded.push(entry.key);
        self.even();
    }

    /// Moves a run of entries, the first of which is the adjusted one, by a level.
    fn shift(&mut self, at: usize, end: usize, by: i8) {
        for entry in &mut self.entries[at..end] {
            entry.depth = entry.depth.saturating_add_signed(by).clamp(1, MAX_DEPTH);
        }
        self.entries[at].node.level_by = LevelBy::User;
        self.even();
    }

    fn swap_with_elder(&mut self, at: usize) {
        if let Some(elder) = self.elder(at) {
            let end = self.end(at);
            self.entries[elder..end].rotate_left(at - elder);
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
                (at + 1, self.entries[at].depth + 1)
            }
            Place::After(key) => {
                let at = self.position(key)?;
                (self.end(at), self.entries[at].depth)
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
        let by = i16::from(depth) - i16::from(self.entries[at].depth);
        for entry in &mut self.entries[at..end] {
            let depth = i16::from(entry.depth) + by;
            entry.depth = depth.clamp(1, i16::from(MAX_DEPTH)) as u8;
        }
        self.entries[at].node.level_by = LevelBy::User;
        if to <= at {
            self.entries[to..end].rotate_left(at - to);
        } else {
            self.entries[at..to].rotate_left(end - at);
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

    fn put(&mut self, at: usize, key: NodeKey, node: Node, depth: u8) {
        let depth = depth.clamp(1, MAX_DEPTH);
        self.entries.insert(at, Entry { key, node, depth });
        self.even();
    }

    fn write(&mut self, at: usize, text: String) {
        self.entries[at].node.written = Some(self.written.len() as u32);
        self.written.push(text);
    }

    fn label(&self, at: usize) -> String {
        let node = &self.entries[at].node;
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
        let (node, other) = (&self.entries[at].node, &self.entries[next].node);
        let written = node.written.is_some() || other.written.is_some();
        let between = (node.label.end <= other.label.start).then_some(Span {
            start: node.label.end,
            end: other.label.start,
        });
        let is_bare = |span: Span| !self.document.joined(span).contains(char::is_alphanumeric);
        let together = !written && next == at + 1 && between.is_some_and(is_bare);
        let (label, extent) = (other.label, other.extent);
        let text = format!("{}，{}", self.label(at), self.label(next));
        let node = &mut self.entries[at].node;
        if !extent.is_nowhere() && !node.extent.is_nowhere() {
            node.extent.end = node.extent.end.max(extent.end);
        }
        if together {
            node.label.end = label.end;
        } else {
            self.write(at, text);
        }
        self.entries.remove(next);
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
        let node = &self.entries[at].node;
        let (kind, depth) = (node.kind, self.entries[at].depth);
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
        let labels = || self.entries.iter().map(|entry| entry.node.label);
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
        if in_title || node.label.is_empty() || self.entries.iter().any(|entry| begun(&entry.node))
        {
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
        let start = self.entries[at].node.label.start;
        self.entries[at].node.extent.end = self.reach(at);
        let mut above = self.entries[at].depth;
        for id in (0..self.entries.len()).rev() {
            let entry = &mut self.entries[id];
            let is_above = id < at && entry.depth < above;
            if is_above {
                above = entry.depth;
            }
            let node = &mut entry.node;
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
        let Entry { node, depth, .. } = &self.entries[at];
        let start = node.label.start;
        let around = self.entries.iter().enumerate().filter(|(id, entry)| {
            *id != at && entry.depth <= *depth && entry.node.extent.contains(start as usize)
        });
        let innermost = around.map(|(_, entry)| entry.node.extent.end).min();
        let paragraph = || {
            let mut paragraphs = self.document.paragraphs.iter();
            paragraphs.find(|span| span.contains(start as usize))
        };
        let end = innermost.or_else(|| paragraph().map(|span| span.end));
        let behind = self.entries[at + 1..].iter();
        let mut level = behind.filter(|entry| entry.depth <= *depth);
        let next = level.next().map(|entry| entry.node.label.start);
        let next = next.filter(|&next| next > start).unwrap_or(u32::MAX);
        end.unwrap_or(node.label.end).min(next).max(node.label.end)
    }

    /// Closes levels that were left out.
    fn even(&mut self) {
        let mut open: Vec<u8> = Vec::new();
        for entry in &mut self.entries {
            while open.last().is_some_and(|&depth| depth >= entry.depth) {
                open.pop();
            }
            open.push(entry.depth);
            entry.depth = open.len() as u8;
        }
    }

    pub(super) fn finish(self) -> Corrected {
        let depths: Vec<u8> = self.entries.iter().map(|entry| entry.depth).collect();
        let mut outline = Outline {
            title: self.title,
            written: self.written,
            ..Outline::default()
        };
        let mut keys = Vec::with_capacity(self.entries.len());
        for entry in self.entries {
            outline.nodes.push(entry.node);
            keys.push(entry.key);
        }
        outline.nest(&depths);
        Corrected {
            outline,
            keys,
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
