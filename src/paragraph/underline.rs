//! Headings that Markdown underlines: a line of = or - right below another makes a heading of that.

use super::Paragraph;

/// The paragraphs of a text without the underlines of headings, and the levels that these give.
pub(crate) struct Underlined {
    /// All others, in order.
    pub paragraphs: Vec<Paragraph>,
    /// Where each heading begins, and its level.
    levels: Vec<(u32, u8)>,
}

impl Underlined {
    /// The level of the paragraph that begins at a place, where it is such a heading.
    #[must_use]
    pub fn level(&self, start: u32) -> Option<u8> {
        let at = self.levels.binary_search_by_key(&start, |&(at, _)| at);
        at.ok().map(|at| self.levels[at].1)
    }
}

/// The level that a line gives to the one above it, where it is nothing but = or -.
#[must_use]
pub(crate) fn underline(line: &[u8]) -> Option<u8> {
    const FEWEST: usize = 3;
    let sign = *line.first()?;
    let level = match sign {
        b'=' => 1,
        b'-' => 2,
        _ => return None,
    };
    (line.len() >= FEWEST && line.iter().all(|&byte| byte == sign)).then_some(level)
}

/// Takes the underlines of headings from the paragraphs, if there are any.
#[must_use]
pub(crate) fn underlined(text: &[u8], paragraphs: &[Paragraph]) -> Option<Underlined> {
    let lines = Underlines { text, paragraphs };
    let first = lines.behind_front_matter();
    let found: Vec<(usize, u8)> = (first..paragraphs.len())
        .filter_map(|at| Some((at, underline(lines.line(at))?)))
        .filter(|&(at, _)| lines.is_heading(at - 1) && lines.breaks(at) == 1)
        .collect();
    // A sentence above a rule is a heading only where other lines are.
    let is_sentence = |&(at, _): &(usize, u8)| lines.line(at - 1).ends_with("。".as_bytes());
    if found.iter().all(is_sentence) {
        return None;
    }
    let level = |&(at, level): &(usize, u8)| (paragraphs[at - 1].start, level);
    let levels = found.iter().map(level).collect();
    let mut taken = found.into_iter().map(|(at, _)| at).peekable();
    let kept = |&at: &usize| taken.next_if_eq(&at).is_none();
    let kept = (0..paragraphs.len()).filter(kept);
    Some(Underlined {
        paragraphs: kept.map(|at| paragraphs[at]).collect(),
        levels,
    })
}

struct Underlines<'a> {
    text: &'a [u8],
    paragraphs: &'a [Paragraph],
}

impl Underlines<'_> {
    fn line(&self, at: usize) -> &[u8] {
        let Paragraph { start, end, .. } = self.paragraphs[at];
        &self.text[start as usize..end as usize]
    }

    /// The first paragraph that may be an underline. One at the head opens front matter, which ends with the next.
    fn behind_front_matter(&self) -> usize {
        let is_fence = |&at: &usize| self.line(at) == b"---";
        let mut fences = (0..self.paragraphs.len()).filter(is_fence);
        match fences.next() {
            Some(0) => fences.next().map_or(self.paragraphs.len(), |end| end + 1),
            _ => 1,
        }
    }

    /// How many lines end between a paragraph and the one before it; many where something else stands there.
    fn breaks(&self, at: usize) -> usize {
        let Some(before) = at.checked_sub(1) else {
            return usize::MAX;
        };
        let between =
            &self.text[self.paragraphs[before].end as usize..self.paragraphs[at].start as usize];
        let count = |sign: u8| between.iter().filter(|&&byte| byte == sign).count();
        match between.iter().all(u8::is_ascii_whitespace) {
            true => count(b'\n').max(count(b'\r')),
            false => usize::MAX,
        }
    }

    /// Whether a paragraph may be the text of a heading: one line, with no text right above it, which is no item, table, quote
    /// or program.
    fn is_heading(&self, at: usize) -> bool {
        const LONGEST: usize = 120;
        let line = self.line(at);
        let is_other = matches!(line, [b'|' | b'>' | b'#' | b'<' | b'`' | b'~', ..])
            || matches!(line, [b'-' | b'*' | b'+', b' ' | b'\t', ..]);
        line.len() <= LONGEST
            && !is_other
            && !line.contains(&b'\n')
            && underline(line).is_none()
            && (self.breaks(at) > 1 || underline(self.line(at - 1)).is_some())
    }
}
