//! The outline while adjustments are applied to it: a list in order, each node with its depth. After every change of
//! the order the depths are made even again, so that no level is left out.
//!
//! Nodes stay where they are until all is done; only the list of their places changes, so that an adjustment of a large
//! outline moves little memory.

use super::take::{self, Taken, without_stops};
use super::{Change, Corrected, Correction, Place, TITLE};
use crate::document::Document;
use crate::key::{self, Index};
use crate::outline::{Kind, LevelBy, MAX_DEPTH, Node, NodeKey, Outline, Rule};
use crate::span::Span;
use std::ops::Range;

/// How far from its first place a node is looked for before it is looked for everywhere.
const NEAR: usize = 256;

pub(super) struct Tree<'a> {
    document: &'a Document,
    /// The nodes as they were before, those that were made since then behind them, those that went among them. Their
    /// links are those of before.
    nodes: Vec<Node>,
    /// The key of each of them.
    keys: Vec<NodeKey>,
    /// Where each key stands among these, where there is much to do.
    index: Option<Index>,
    /// The outline: the places of its nodes among these, in order.
    order: Vec<u32>,
    /// The depth of each node of the outline, in order.
    depths: Vec<u8>,
    title: Option<Node>,
    written: Vec<String>,
    /// What there is beside the outline.
    beside: Corrected,
}

impl<'a> Tree<'a> {
    /// The tree as it was found, or as adjustments made it before; so many more are applied now.
    pub(super) fn new(document: &'a Document, before: Corrected, adjustments: usize) -> Tree<'a> {
        let mut beside = before;
        let outline = std::mem::take(&mut beside.outline);
        let keys = std::mem::take(&mut beside.keys);
        Tree {
            document,
            index: key::index_for(&keys, adjustments),
            order: (0..outline.nodes.len() as u32).collect(),
            depths: outline.nodes.iter().map(|node| node.depth).collect(),
            nodes: outline.nodes,
            keys,
            title: outline.title,
            written: outline.written,
            beside,
        }
    }

    /// A node of the outline.
    fn node(&self, at: usize) -> &Node {
        &self.nodes[self.order[at] as usize]
    }

    fn node_mut(&mut self, at: usize) -> &mut Node {
        &mut self.nodes[self.order[at] as usize]
    }

    /// The nodes of the outline, in order.
    fn all(&self) -> impl DoubleEndedIterator<Item = &Node> + ExactSizeIterator {
        self.order.iter().map(|&id| &self.nodes[id as usize])
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
            Change::SetKind(kind) => self.node_mut(at).kind = *kind,
            Change::Merge => return self.merge(at),
            Change::Split { at: chars, new } => return self.split(at, *chars, *new),
            _ => self.beside.remark(*key, change),
        }
        true
    }

    fn apply_to_title(&mut self, change: &Change) -> bool {
        match change {
            Change::Exclude => {
                self.beside.excluded.push(TITLE);
                return self.title.take().is_some();
            }
            Change::Rename(text) => {
                let id = self.written.len() as u32;
                self.written.push(text.clone());
                let title = self.title.get_or_insert_with(|| nowhere(Kind::Title));
                title.written = Some(id);
            }
            _ => self.beside.remark(TITLE, change),
        }
        true
    }

    /// Where the node with this key stands in the outline.
    fn position(&self, key: NodeKey) -> Option<usize> {
        let id = key::place(key, &self.keys, self.index.as_ref())?;
        let is_it = |&other: &u32| other as usize == id;
        let start = id.saturating_sub(NEAR).min(self.order.len());
        let end = (id + NEAR).min(self.order.len());
        let near = self.order[start..end].iter().position(is_it);
        let near = near.map(|at| start + at);
        near.or_else(|| self.order.iter().position(is_it))
    }

    /// One past the last entry below this one.
    fn end(&self, at: usize) -> usize {
        let depth = self.depths[at];
        let mut below = self.depths[at + 1..].iter();
        let behind = below.position(|&other| other <= depth);
        behind.map_or(self.depths.len(), |behind| at + 1 + behind)
    }

    fn elder(&self, at: usize) -> Option<usize> {
        let depth = self.depths[at];
        let elder = self.depths[..at]
            .iter()
            .rposition(|&other| other <= depth)?;
        (self.depths[elder] == depth).then_some(elder)
    }

    fn younger(&self, at: usize) -> Option<usize> {
        let end = self.end(at);
        (self.depths.get(end) == Some(&self.depths[at])).then_some(end)
    }

    fn exclude(&mut self, at: usize) {
        let end = self.end(at);
        for below in &mut self.depths[at + 1..end] {
            *below -= 1;
        }
        let key = self.remove(at);
        self.beside.excluded.push(key);
        self.even(at..end - 1);
    }

    fn remove(&mut self, at: usize) -> NodeKey {
        self.depths.remove(at);
        self.keys[self.order.remove(at) as usize]
    }

    /// Moves a run of nodes to the place that one of them, `first`, stands at: it is the first then.
    fn rotate(&mut self, run: Range<usize>, first: usize) {
        let by = first - run.start;
        self.order[run.clone()].rotate_left(by);
        self.depths[run].rotate_left(by);
    }

    /// Moves a run of nodes, the first of which is the adjusted one, by a level.
    fn shift(&mut self, at: usize, end: usize, by: i8) {
        for depth in &mut self.depths[at..end] {
            *depth = depth.saturating_add_signed(by).clamp(1, MAX_DEPTH);
        }
        self.node_mut(at).level_by = LevelBy::User;
        self.even(at..end);
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
                (at + 1, self.depths[at] + 1)
            }
            Place::After(key) => {
                let at = self.position(key)?;
                (self.end(at), self.depths[at])
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
        let by = i16::from(depth) - i16::from(self.depths[at]);
        for depth in &mut self.depths[at..end] {
            *depth = (i16::from(*depth) + by).clamp(1, i16::from(MAX_DEPTH)) as u8;
        }
        self.node_mut(at).level_by = LevelBy::User;
        let (run, first) = match to <= at {
            true => (to..end, at),
            false => (at..to, end),
        };
        self.rotate(run.clone(), first);
        self.even(run);
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
        let id = self.nodes.len();
        if let Some(index) = &mut self.index {
            index.insert(key, id);
        }
        self.nodes.push(node);
        self.keys.push(key);
        self.order.insert(at, id as u32);
        self.depths.insert(at, depth.clamp(1, MAX_DEPTH));
        self.even(at..at + 1);
    }

    fn write(&mut self, at: usize, text: String) {
        self.node_mut(at).written = Some(self.written.len() as u32);
        self.written.push(text);
    }

    fn label(&self, at: usize) -> String {
        let node = self.node(at);
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
        let (node, other) = (self.node(at), self.node(next));
        let written = node.written.is_some() || other.written.is_some();
        let between = (node.label.end <= other.label.start).then_some(Span {
            start: node.label.end,
            end: other.label.start,
        });
        let is_bare = |span: Span| !self.document.joined(span).contains(char::is_alphanumeric);
        let together = !written && next == at + 1 && between.is_some_and(is_bare);
        let (label, extent) = (other.label, other.extent);
        let text = format!("{}，{}", self.label(at), self.label(next));
        let node = self.node_mut(at);
        if !extent.is_nowhere() && !node.extent.is_nowhere() {
            node.extent.end = node.extent.end.max(extent.end);
        }
        if together {
            node.label.end = label.end;
        } else {
            self.write(at, text);
        }
        self.remove(next);
        self.even(next..next);
        true
    }

    fn split(&mut self, at: usize, chars: usize, new: NodeKey) -> bool {
        let label = self.label(at);
        let Some((cut, _)) = label.char_indices().nth(chars).filter(|&(cut, _)| cut > 0) else {
            return true;
        };
        let head = label[..without_stops(&label, 0, cut)].to_string();
        let tail = label[cut..].to_string();
        let (kind, depth) = (self.node(at).kind, self.depths[at]);
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
        let labels = || self.all().map(|node| node.label);
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
        if in_title || node.label.is_empty() || self.all().any(begun) {
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
        let start = self.node(at).label.start;
        self.node_mut(at).extent.end = self.reach(at);
        let mut above = self.depths[at];
        for place in (0..self.order.len()).rev() {
            let depth = self.depths[place];
            let node = &mut self.nodes[self.order[place] as usize];
            let is_above = place < at && depth < above;
            if is_above {
                above = depth;
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
        let (node, depth) = (self.node(at), self.depths[at]);
        let start = node.label.start;
        let others = self.all().zip(&self.depths).enumerate();
        let around = others.filter(|(place, (other, above))| {
            *place != at && **above <= depth && other.extent.contains(start as usize)
        });
        let innermost = around.map(|(_, (other, _))| other.extent.end).min();
        let paragraph = || {
            let mut paragraphs = self.document.paragraphs.iter();
            paragraphs.find(|span| span.contains(start as usize))
        };
        let end = innermost.or_else(|| paragraph().map(|span| span.end));
        let next = self.depths[at + 1..]
            .iter()
            .position(|&other| other <= depth);
        let next = next.map(|next| self.node(at + 1 + next).label.start);
        let next = next.filter(|&next| next > start).unwrap_or(u32::MAX);
        end.unwrap_or(node.label.end).min(next).max(node.label.end)
    }

    /// Closes levels that were left out where these nodes have other depths than before. Behind them nothing changes any
    /// more from the first node on that has its depth and all levels above it.
    fn even(&mut self, changed: Range<usize>) {
        let before = changed.start.checked_sub(1);
        let mut open: Vec<u8> = (1..=before.map_or(0, |at| self.depths[at])).collect();
        for at in changed.start..self.depths.len() {
            let depth = self.depths[at];
            while open.last().is_some_and(|&above| above >= depth) {
                open.pop();
            }
            open.push(depth);
            let even = open.len() as u8;
            if at >= changed.end && even == depth {
                break;
            }
            self.depths[at] = even;
        }
    }

    pub(super) fn finish(self) -> Corrected {
        let places = 0..self.nodes.len() as u32;
        let stays = self.order.len() == self.nodes.len() && places.eq(self.order.iter().copied());
        let in_order = || self.order.iter().map(|&id| id as usize);
        let (nodes, keys) = match stays {
            true => (self.nodes, self.keys),
            false => (
                in_order().map(|id| self.nodes[id].clone()).collect(),
                in_order().map(|id| self.keys[id]).collect(),
            ),
        };
        let mut outline = Outline {
            title: self.title,
            written: self.written,
            nodes,
        };
        outline.nest(&self.depths);
        Corrected {
            outline,
            keys,
            ..self.beside
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
