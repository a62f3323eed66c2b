//! A document: its text, its outline, what was noticed and what was set aside. The pipeline in a few lines.

use crate::diagnostic::Diagnostic;
use crate::hands::Hands;
use crate::input::{Aside, Evidence, Source};
use crate::line;
use crate::noise::{self, Choices, Dropped, Reason};
use crate::outline::{Node, Outline};
use crate::outline_reader;
use crate::paragraph::{self, Paragraphs};
use crate::rules::Rules;
use crate::scan;
use crate::span::Span;
use crate::structure;
use std::borrow::Cow;
use std::sync::Arc;

/// What a reading is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FindOptions {
    /// What the text is read as.
    pub read_as: ReadAs,
    /// The user's own rules.
    pub rules: Arc<Rules>,
    /// What the user says of single lines: text or not.
    pub choices: Arc<Choices>,
    /// How many threads a large text is read by; one for 0 too.
    pub threads: usize,
}

/// What a text is read as, which says how marks in it are taken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ReadAs {
    /// A document: markup is evidence, the writer's numbering decides.
    #[default]
    Document,
    /// An outline that was written as Markdown: `#` and list marks are taken literally and nothing else is.
    Outline,
}

/// A document that has been read. Spans are bytes of `source.text`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Document {
    /// The text and what the file said of it.
    pub source: Source,
    /// What the writer had in mind.
    pub outline: Outline,
    /// 疑似条目: what a reader could list too, offered and not shown; no parents, in document order.
    pub offered: Vec<Node>,
    /// What was noticed.
    pub diagnostics: Vec<Diagnostic>,
    /// What was set aside, in document order, not overlapping.
    pub dropped: Vec<Dropped>,
    /// The paragraphs of the writer's text, in order, each without the blanks at its ends. Wrapped lines are joined
    /// to one; what was set aside is none, though it may stand inside one.
    pub paragraphs: Vec<Span>,
    /// What the text was read as.
    pub read_as: ReadAs,
}

impl Document {
    /// Finds the outline. It cannot fail: it returns what it found.
    #[must_use]
    pub fn find(source: Source, options: &FindOptions) -> Document {
        Document::find_unless(source, options, &|| false).unwrap_or_default()
    }

    /// Finds the outline, unless it is given up in between: `given_up` is asked between the stages.
    #[must_use]
    pub fn find_unless(
        source: Source,
        options: &FindOptions,
        given_up: &dyn Fn() -> bool,
    ) -> Option<Document> {
        let hands = Hands::for_text(source.text.len(), options.threads);
        match options.read_as {
            ReadAs::Document => Document::find_in_document(source, options, &hands, given_up),
            ReadAs::Outline => Some(Document::read_outline(source)),
        }
    }

    fn read_outline(source: Source) -> Document {
        let read = outline_reader::read(&source.text);
        let mut outline = read.outline;
        let diagnostics = structure::cap_depth(&mut outline);
        Document {
            outline,
            paragraphs: read.paragraphs,
            diagnostics,
            read_as: ReadAs::Outline,
            source,
            ..Document::default()
        }
    }

    fn find_in_document(
        source: Source,
        options: &FindOptions,
        hands: &Hands,
        given_up: &dyn Fn() -> bool,
    ) -> Option<Document> {
        let go_on = || (!given_up()).then_some(());
        let text = source.text.as_bytes();
        let lines = line::lines_by(hands, text);
        let dropped = with_asides(noise::find(text, &lines, hands), &source);
        let dropped = noise::heed(&source.text, &lines, dropped, &options.choices);
        go_on()?;
        let Paragraphs {
            all: mut paragraphs,
            wrapped,
        } = paragraph::paragraphs(text, &lines, &dropped, hands);
        line::leave(lines);
        let evidence = |start: u32| {
            let marked = &source.paragraphs;
            let at = marked.partition_point(|paragraph| paragraph.span.end <= start);
            let here = marked
                .get(at)
                .filter(|paragraph| paragraph.span.contains(start as usize));
            here.map(|paragraph| paragraph.evidence).unwrap_or_default()
        };
        go_on()?;
        let scan_all = if wrapped {
            scan::scan_joined
        } else {
            scan::scan
        };
        let mut scan = scan_all(text, &paragraphs, &dropped, &evidence, hands);
        let lost = scan::lost_breaks(text, &paragraphs, &scan);
        if !lost.is_empty() {
            paragraphs = paragraph::cut_at(text, &paragraphs, &lost);
            scan.leave();
            scan = scan_all(text, &paragraphs, &dropped, &evidence, hands);
        }
        if scan.underlines
            && let Some(underlined) = paragraph::underlined(text, &paragraphs)
        {
            let evidence = |start: u32| {
                let evidence = evidence(start);
                let level = evidence.level.or(underlined.level(start));
                Evidence { level, ..evidence }
            };
            scan.leave();
            scan = scan_all(text, &underlined.paragraphs, &dropped, &evidence, hands);
            paragraphs = underlined.paragraphs;
        }
        go_on()?;
        let spans = paragraphs
            .iter()
            .map(|paragraph| Span {
                start: paragraph.start,
                end: paragraph.end,
            })
            .collect();
        let found = structure::build(
            text,
            &paragraphs,
            &mut scan,
            &dropped,
            &options.rules,
            hands,
        );
        scan.leave();
        paragraph::leave(paragraphs);
        Some(Document {
            outline: found.outline,
            offered: found.offered,
            diagnostics: found.diagnostics,
            dropped,
            paragraphs: spans,
            read_as: ReadAs::Document,
            source,
        })
    }

    /// The whole text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.source.text
    }

    /// A node's label as it is shown: what the user wrote, or the [words](Document::words) of its span.
    #[must_use]
    pub fn label<'a>(&'a self, outline: &'a Outline, node: &Node) -> Cow<'a, str> {
        match node.written {
            Some(id) => Cow::Borrowed(outline.written[id as usize].as_str()),
            None => self.words(node.label),
        }
    }

    /// The text of a span as it is shown: [joined](Document::joined), and without the emphasis marks of Markdown, which are
    /// evidence and no words.
    #[must_use]
    pub fn words(&self, span: Span) -> Cow<'_, str> {
        const EMPHASIS: &str = "**";
        let joined = self.joined(span);
        // Most have no such sign, and this is asked of all labels at once.
        if memchr::memchr(b'*', joined.as_bytes()).is_none() {
            return joined;
        }
        // It comes in pairs, the first of which may stand before the span (**一是**…); a lone one masks a name (张**).
        let opened = self.opens_emphasis(span.start as usize);
        let words = joined.replacen(EMPHASIS, "", usize::from(opened));
        Cow::Owned(match words.matches(EMPHASIS).count() % 2 {
            0 => words.replace(EMPHASIS, ""),
            _ => words,
        })
    }

    /// Whether emphasis begins right before this place: the marks there are not the second of a pair in their line.
    fn opens_emphasis(&self, at: usize) -> bool {
        /// So much of the line is looked at: a text may be one line.
        const NEAR: usize = 512;
        let before = &self.text().as_bytes()[..at];
        if !before.ends_with(b"**") {
            return false;
        }
        let near = &before[at.saturating_sub(NEAR)..];
        let begun = memchr::memrchr2(b'\n', b'\r', near).map_or(0, |end| end + 1);
        memchr::memmem::find_iter(&near[begun..], b"**").count() % 2 == 1
    }

    /// The text of a span, one line for each of its paragraphs.
    #[must_use]
    pub fn joined_paragraphs(&self, span: Span) -> String {
        let first = self
            .paragraphs
            .partition_point(|paragraph| paragraph.end <= span.start);
        let inside = self.paragraphs[first..]
            .iter()
            .take_while(|paragraph| paragraph.start < span.end);
        let mut text = String::with_capacity(span.len());
        for paragraph in inside {
            let start = paragraph.start.max(span.start);
            let end = paragraph.end.min(span.end);
            text.push_str(&self.joined(Span { start, end }));
            text.push('\n');
        }
        text
    }

    /// The text of a span without line ends, the blanks around them and what was set aside.
    #[must_use]
    pub fn joined(&self, span: Span) -> Cow<'_, str> {
        let text = span.of(self.text());
        if self.read_as == ReadAs::Outline && text.contains('\\') {
            return Cow::Owned(outline_reader::unescaped(text));
        }
        if memchr::memchr2(b'\n', b'\r', text.as_bytes()).is_none() {
            return Cow::Borrowed(text);
        }
        let mut joined = String::with_capacity(text.len());
        let mut at = span.start as usize;
        for line in text.split(['\n', '\r']) {
            let next = self
                .dropped
                .partition_point(|piece| piece.span.end as usize <= at);
            let aside = self.dropped.get(next);
            if line.is_empty() || aside.is_none_or(|piece| !piece.span.contains(at)) {
                joined.push_str(line.trim());
            }
            at += line.len() + 1;
        }
        Cow::Owned(joined)
    }
}

/// Adds what the file itself calls no running text: tables, text boxes, notes, tables of contents. A document that
/// is for the most part set in tables is read as it stands.
fn with_asides(found: Vec<Dropped>, source: &Source) -> Vec<Dropped> {
    if source.paragraphs.is_empty() {
        return found;
    }
    let asides = || {
        let marked = source.paragraphs.iter();
        marked.filter_map(|paragraph| Some((paragraph.span, paragraph.evidence.aside?)))
    };
    let framed = asides().filter(|&(_, aside)| aside != Aside::Contents);
    let mostly = framed.map(|(span, _)| span.len()).sum::<usize>() * 2 > source.text.len();
    let mut found = found.into_iter().peekable();
    let mut all: Vec<Dropped> = Vec::with_capacity(found.len());
    for (span, aside) in asides() {
        all.extend(std::iter::from_fn(|| {
            found.next_if(|piece| piece.span.start <= span.start)
        }));
        let reason = match aside {
            Aside::Contents => Reason::Contents,
            Aside::Note => Reason::Notes,
            Aside::PageFurniture => Reason::RunningHeader,
            Aside::Table | Aside::TextBox => Reason::Aside,
        };
        match all.last_mut() {
            _ if span.is_empty() || mostly && reason == Reason::Aside => {}
            Some(last) if last.span.end > span.start => {}
            // A line behind another, with only the line end between them.
            Some(last) if last.reason == reason && last.span.end + 1 == span.start => {
                last.span.end = span.end
            }
            _ => all.push(Dropped { span, reason }),
        }
        while found
            .next_if(|piece| {
                all.last()
                    .is_some_and(|last| piece.span.start < last.span.end)
            })
            .is_some()
        {}
    }
    all.extend(found);
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;
    use std::path::Path;

    #[test]
    fn several_threads_find_what_one_does() {
        let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
        let files = fs::read_dir(corpus).expect("the corpus").flatten();
        let texts = files.filter_map(|file| fs::read_to_string(file.path()).ok());
        let options = FindOptions::default();
        let mut nodes = 0;
        for text in texts {
            let find = |hands: &Hands| {
                let source = Source::from(text.as_str());
                Document::find_in_document(source, &options, hands, &|| false)
            };
            let wanted = find(&Hands::default()).expect("not given up");
            nodes += wanted.outline.nodes.len();
            for share in [1, 3] {
                assert_eq!(find(&Hands::of(2, share)).as_ref(), Some(&wanted), "{text}");
            }
        }
        assert!(nodes > 0, "an empty corpus shows nothing");
    }
}
