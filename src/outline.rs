//! The tree itself: a flat list in order, each node knowing its parent and where its subtree ends.
//!
//! There are two trees of this one type. The *found* outline keeps the span invariants ([`Outline::check`]):
//! nodes stand in document order, starts rise, a parent's extent encloses its children's. The *corrected*
//! outline has the user's own order and parents, may hold labels that the user has written and nodes that
//! stand nowhere in the text. A subtree is a slice of the list, so folding is a jump, an export is one loop,
//! and nothing recurses.

use crate::scheme::Scheme;
use crate::span::Span;
use serde::Serialize;

/// The greatest depth a node may have. Deeper ones are put here, with a diagnostic.
pub const MAX_DEPTH: u8 = 32;

/// What a node is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// The document's own title.
    Title,
    /// A numbered or plain heading, on a line of its own or run in.
    Heading,
    /// An enumerated item in running text: 一是…, 第一，…, 首先….
    Directive,
    /// A sentence or clause that tells somebody to do something: 要….
    Point,
}

/// Index of a node in [`Outline::nodes`]. It is only good for the outline it came from; to hold on to a node
/// across two readings use its [`NodeKey`].
pub type NodeId = usize;

/// The rule that made a node: the sentence that explains it is made from this.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rule {
    /// One member of a sequence of like markers (一是 … 四是).
    #[default]
    Sequence,
    /// A short line of its own that titles what follows, like its fellows.
    PlainHeading,
    /// Marked up as a heading: Markdown `#`, bold, a Word style.
    MarkedUp,
    /// A sentence or clause that begins with 要.
    Imperative,
    /// A sentence whose 要 follows a subject (各级党委要…).
    SubjectImperative,
    /// One of a run of short parallel topic sentences (方向要准。重点要明。).
    ParallelSentence,
    /// One of several paragraphs that begin with a dash (——…).
    DashItem,
    /// Chosen as the document's title.
    Title,
    /// Made by a rule of the user's own.
    UserRule,
    /// Made by the user's hand.
    Correction,
}

/// What set a node's level.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum LevelBy {
    /// It goes on with a sequence that was open.
    #[default]
    Continues,
    /// It begins a sequence under the item that was open.
    Opens,
    /// Nothing was open: it stands at the top.
    Top,
    /// A point: below the nearest heading or directive in whose text it stands.
    Contained,
    /// Read from markup (`#` marks, Word outline levels).
    Markup,
    /// Set by the user.
    User,
}

/// One node of the outline. Spans are bytes of the decoded text.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// What it is.
    pub kind: Kind,
    /// From the first character of the marker to the end of the label. Over a wrapped line the span runs on;
    /// [`crate::document::Document::label`] gives what is shown.
    pub label: Span,
    /// The marker itself (第三章, 一是), a prefix of `label`; empty where there is none.
    pub marker: Span,
    /// All that belongs to it: from the label's start to the end of its scope, its children included.
    pub extent: Span,
    /// The text the user gave in place of the label: index into [`Outline::written`].
    pub written: Option<u32>,
    /// Parent, an earlier node; none at the top.
    pub parent: Option<NodeId>,
    /// One past the last node of its subtree; the subtree is `nodes[id..end]`.
    pub end: NodeId,
    /// 1 for a top-level node, 2 for its children, at most [`MAX_DEPTH`]; 0 for the title.
    pub depth: u8,
    /// The family its marker belongs to.
    pub scheme: Scheme,
    /// The number its marker carries, 0 where there is none.
    pub ordinal: u32,
    /// Why it is a node.
    pub rule: Rule,
    /// What set its level.
    pub level_by: LevelBy,
    /// How sure, in percent.
    pub confidence: u8,
}

impl Node {
    /// A node without a marker, all of which is its label. It stands at the top until an outline is linked.
    #[must_use]
    pub fn new(kind: Kind, label: Span) -> Node {
        Node {
            kind,
            label,
            marker: Span {
                start: label.start,
                end: label.start,
            },
            extent: label,
            written: None,
            parent: None,
            end: 0,
            depth: 0,
            scheme: Scheme::Plain,
            ordinal: 0,
            rule: Rule::default(),
            level_by: LevelBy::default(),
            confidence: 99,
        }
    }
}

/// Name of a node that survives another reading of the document: a hash of the labels on the path from the
/// top to it (and of how many same-named ones stand before it under that parent), not an index.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, serde::Deserialize,
)]
pub struct NodeKey(pub u64);

/// An outline: the title and the nodes, in order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outline {
    /// The document's own title, if one was found.
    pub title: Option<Node>,
    /// All nodes but the title, every node behind its parent and before its parent's next sibling.
    pub nodes: Vec<Node>,
    /// Labels the user has written, named by [`Node::written`].
    pub written: Vec<String>,
}

impl Outline {
    /// Whether it has no node (a title alone is no outline).
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// The subtree of a node, itself first.
    #[must_use]
    pub fn subtree(&self, id: NodeId) -> &[Node] {
        &self.nodes[id..self.nodes[id].end]
    }

    /// The subtree of a node as an outline of its own, without a title.
    #[must_use]
    pub fn part(&self, id: NodeId) -> Outline {
        let mut nodes = self.subtree(id).to_vec();
        for node in &mut nodes {
            node.parent = node.parent.and_then(|parent| parent.checked_sub(id));
        }
        let mut part = Outline {
            title: None,
            nodes,
            written: self.written.clone(),
        };
        part.link();
        part
    }

    /// The direct children of a node, or the top-level nodes for `None`.
    pub fn children(&self, parent: Option<NodeId>) -> impl Iterator<Item = NodeId> + '_ {
        let (mut at, end) = match parent {
            Some(id) => (id + 1, self.nodes[id].end),
            None => (0, self.nodes.len()),
        };
        std::iter::from_fn(move || {
            (at < end).then(|| {
                let child = at;
                at = self.nodes[child].end;
                child
            })
        })
    }

    /// The sibling before a node.
    #[must_use]
    pub fn elder(&self, id: NodeId) -> Option<NodeId> {
        let parent = self.nodes[id].parent;
        let mut at = id.checked_sub(1)?;
        while Some(at) != parent {
            if self.nodes[at].parent == parent {
                return Some(at);
            }
            at = self.nodes[at].parent?;
        }
        None
    }

    /// The sibling behind a node.
    #[must_use]
    pub fn younger(&self, id: NodeId) -> Option<NodeId> {
        let next = self.nodes[id].end;
        let behind = self.nodes.get(next)?;
        (behind.parent == self.nodes[id].parent).then_some(next)
    }

    /// The innermost node whose extent holds the byte at `offset`.
    #[must_use]
    pub fn at(&self, offset: usize) -> Option<NodeId> {
        let mut found = None;
        while let Some(child) = self
            .children(found)
            .find(|&id| self.nodes[id].extent.contains(offset))
        {
            found = Some(child);
        }
        found
    }

    /// How many nodes there are of a kind.
    #[must_use]
    pub fn count(&self, kind: Kind) -> usize {
        self.nodes.iter().filter(|node| node.kind == kind).count()
    }

    /// Sets `end` and `depth` of all nodes from their parents.
    ///
    /// Parents must come before their children, and a subtree must be one run of nodes.
    pub fn link(&mut self) {
        let nodes = &mut self.nodes;
        for id in 0..nodes.len() {
            let above = nodes[id].parent.map_or(0, |parent| nodes[parent].depth);
            let node = &mut nodes[id];
            node.end = id + 1;
            node.depth = above.saturating_add(1);
        }
        for id in (0..nodes.len()).rev() {
            let Node { parent, end, .. } = nodes[id];
            if let Some(parent) = parent {
                let above = &mut nodes[parent];
                above.end = above.end.max(end);
            }
        }
    }

    /// Gives every node the nearest earlier node of smaller depth as its parent, with all links that come of that;
    /// `depths` has one for each node.
    pub fn nest(&mut self, depths: &[u8]) {
        let mut open: Vec<NodeId> = Vec::new();
        let nodes = &mut self.nodes;
        for id in 0..nodes.len() {
            while let Some(above) = open.pop_if(|above| depths[*above] >= depths[id]) {
                nodes[above].end = id;
            }
            nodes[id].parent = open.last().copied();
            open.push(id);
            nodes[id].depth = open.len().try_into().unwrap_or(u8::MAX);
        }
        for above in open {
            nodes[above].end = nodes.len();
        }
    }

    /// The first broken invariant of a *found* outline in words, or none. Tests call it on every document.
    #[must_use]
    pub fn check(&self, text: &str) -> Option<String> {
        for (id, node) in self.nodes.iter().enumerate() {
            let fault = |what: &str| Some(format!("node {id} ({}): {what}", node.label.of(text)));
            if node.label.is_empty() || node.label.of(text).is_empty() {
                return fault("the label is empty or cuts a character");
            }
            if !node.label.encloses(node.marker) && !node.marker.is_empty() {
                return fault("the marker is not inside the label");
            }
            if !node.extent.encloses(node.label) || node.extent.start != node.label.start {
                return fault("the extent does not begin with the label");
            }
            if node.extent.of(text).is_empty() {
                return fault("the extent cuts a character");
            }
            if id > 0 && self.nodes[id - 1].label.start >= node.label.start {
                return fault("starts do not rise");
            }
            if node.end <= id || node.end > self.nodes.len() {
                return fault("the subtree does not end behind the node");
            }
            match node.parent {
                None if node.depth != 1 => return fault("a top-level node has depth 1"),
                None => {}
                Some(parent) => {
                    let above = &self.nodes[parent];
                    if parent >= id || above.end < node.end || above.depth + 1 != node.depth {
                        return fault("the parent does not hold it");
                    }
                    if !above.extent.encloses(node.extent) {
                        return fault("the parent's extent does not enclose it");
                    }
                }
            }
            if self
                .nodes
                .get(node.end)
                .is_some_and(|next| next.label.start < node.extent.end)
            {
                return fault("it overlaps the node behind its subtree");
            }
        }
        None
    }
}
