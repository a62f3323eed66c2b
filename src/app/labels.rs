//! All labels of an outline in one piece: looked through in one go, and at hand for the next letter that is typed.

use crate::document::Document;
use crate::outline::{NodeId, Outline};
use memchr::memmem::Finder;

/// The labels of all nodes, in order.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Labels {
    /// The labels, one behind the other.
    text: String,
    /// Where each begins, and where the last one ends.
    starts: Vec<usize>,
}

impl Labels {
    pub(super) fn of(document: &Document, outline: &Outline) -> Labels {
        let mut text = String::new();
        let mut starts = Vec::with_capacity(outline.nodes.len() + 1);
        starts.push(0);
        for node in &outline.nodes {
            text.push_str(&document.label(outline, node));
            starts.push(text.len());
        }
        Labels { text, starts }
    }

    fn label(&self, id: NodeId) -> &str {
        &self.text[self.starts[id]..self.starts[id + 1]]
    }

    /// Those among some labels, or among all, of which something is true.
    pub(super) fn fitting(
        &self,
        fits: impl Fn(&str) -> bool,
        among: Option<&[NodeId]>,
    ) -> Vec<NodeId> {
        let fits = |id: &NodeId| fits(self.label(*id));
        match among {
            Some(among) => among.iter().copied().filter(fits).collect(),
            None => (0..self.starts.len() - 1).filter(fits).collect(),
        }
    }

    /// All labels with these words in them.
    pub(super) fn with(&self, words: &Finder<'_>) -> Vec<NodeId> {
        let mut found = Vec::new();
        let (mut id, mut from) = (0, 0);
        while let Some(at) = words.find(&self.text.as_bytes()[from..]) {
            let at = from + at;
            while self.starts[id + 1] <= at {
                id += 1;
            }
            // Words that go over a label's end stand in none.
            let inside = at + words.needle().len() <= self.starts[id + 1];
            from = if inside { self.starts[id + 1] } else { at + 1 };
            if inside {
                found.push(id);
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::initials::Initials;

    /// Labels as an outline would have them.
    fn labels(of: &[&str]) -> Labels {
        let mut starts = vec![0];
        starts.extend(of.iter().scan(0, |end, label| {
            *end += label.len();
            Some(*end)
        }));
        Labels {
            text: of.concat(),
            starts,
        }
    }

    #[test]
    fn words_and_letters_stand_in_one_label() {
        let of = [
            "抓好政治",
            "引领",
            "",
            "政治政治",
            "抓",
            "引领引领",
            "GDP\u{3000}增速",
        ];
        for (words, letters, found) in [
            ("政治", "zz", &[0, 3][..]),
            ("引领", "yl", &[1, 5]),
            ("治引", "zyl", &[]),
            ("领引", "ly", &[5]),
            ("增速", "zs", &[6]),
            ("没有", "my", &[]),
        ] {
            let labels = labels(&of);
            let finder = Finder::new(words);
            let fits = |label: &str| label.contains(words);
            assert_eq!(labels.with(&finder), found, "{words}");
            assert_eq!(labels.fitting(fits, None), found, "{words}");
            assert_eq!(labels.fitting(fits, Some(&[1, 3])), both(found), "{words}");
            let letters = Initials::new(letters).expect("letters");
            let fits = |label: &str| letters.find(label).is_some();
            assert_eq!(labels.fitting(fits, None), found, "{words}");
        }
    }

    /// What is among the two labels that are looked through.
    fn both(found: &[NodeId]) -> Vec<NodeId> {
        let inside = found.iter().filter(|id| [1, 3].contains(*id));
        inside.copied().collect()
    }
}
