//! Text that was wrapped at a fixed width.

use super::{Kept, Paragraph, Unwrapped, underline};
use crate::line::Line;
use crate::scheme::{self, Scheme};
use crate::sign::{self, Endings, Words, endings, words};
use fearless_simd::{Level, Simd, dispatch, prelude::*, u8x64};

/// How wide a line is with the blanks before it. Editors count full-width characters as two cells, scripts count
/// characters; but two of the blanks that centre a line are as wide as one of these.
#[derive(Clone, Copy, Default)]
pub(super) struct Widths {
    cells: u16,
    chars: u16,
}

type Measure = fn(&Widths) -> u32;
/// How editors measure, and how much narrower a full line may be.
const CELLS: (Measure, u32) = (|widths| widths.cells.into(), 4);

const NARROWEST: u32 = 18;
const WIDEST: u32 = 200;
/// No wrapped line has more bytes: four are one character at least.
const MOST_BYTES: u32 = WIDEST * 4;
const _: () = assert!(
    MOST_BYTES * 2 <= u16::MAX as u32,
    "widths are small numbers"
);
/// One full line in so many is the least.
const FEW_OF: usize = 20;
/// Fewer full lines tell nothing where most lines are short.
const FEWEST: usize = 30;
/// Fewer lines that end in the middle of a sentence tell nothing where most are short.
const FEW_OPEN: usize = 5;
/// Fewer tell nothing at all.
const FEW: usize = 3;

/// What bold words stand between.
const BOLD: &[u8] = b"**";

impl Widths {
    /// Wider than any line at which a text is wrapped.
    const HUGE: Widths = Widths {
        cells: MOST_BYTES as u16,
        chars: MOST_BYTES as u16,
    };

    #[inline(always)]
    fn of<S: Simd>(simd: S, text: &[u8], kept: &Kept) -> Widths {
        let line = &text[kept.line.row as usize..kept.line.last as usize];
        if line.len() > MOST_BYTES as usize {
            return Widths::HUGE;
        }
        let (blocks, rest) = line.as_chunks();
        let mut last = [REST_OF_CHARACTER; BLOCK];
        last[..rest.len()].copy_from_slice(rest);
        let (mut chars, mut wide) = (0, 0);
        for block in blocks.iter().chain([&last]) {
            let bytes = u8x64::from_slice(simd, block);
            let rest = bytes.simd_ge(REST_OF_CHARACTER) & bytes.simd_lt(0xC0);
            chars += rest.to_bitmask().count_zeros();
            wide += bytes.simd_ge(0xE0).to_bitmask().count_ones();
        }
        Widths {
            cells: (chars + wide) as u16,
            chars: (chars - half_of_centring(text, kept.line)) as u16,
        }
    }
}

/// Half of the blanks of ASCII before a line where these are more than an indent.
#[inline]
fn half_of_centring(text: &[u8], line: &Line) -> u32 {
    const INDENT: u32 = 8;
    match line.first - line.row {
        ..=INDENT => 0,
        _ => match blanks_before(text, line) {
            ..=INDENT => 0,
            blanks => blanks / 2,
        },
    }
}

/// How many blanks of ASCII stand before a line.
#[inline(never)]
fn blanks_before(text: &[u8], line: &Line) -> u32 {
    let before = &text[line.row as usize..line.first as usize];
    before.iter().take_while(|&&byte| byte == b' ').count() as u32
}

/// What a number stands behind in a sentence, of which a line may end with the first half.
const NUMBERS_GO_ON: Endings = endings(&["第", "分之"]);

const BLOCK: usize = 64;
/// What a byte is at least that does not begin a character, and less than C0.
const REST_OF_CHARACTER: u8 = 0x80;

/// How a text was wrapped: every line ends near one width, by the measure that fits better.
pub(super) struct Wrap {
    measure: Measure,
    width: u32,
    slack: u32,
    /// How many lines end near the width.
    full: usize,
    /// Whether blank lines or indents part the paragraphs, so that a line without them goes on with one.
    parted: bool,
    /// Whether paragraphs begin with indents and go on without.
    indents: bool,
}

impl Wrap {
    /// Whether a text may be wrapped: a quarter of its lines [may be full](Wrap::may_fill) and do not end as a paragraph
    /// may, or a tenth and a few where no line is longer than a wrapped one.
    pub(super) fn may_be(lines: &Unwrapped) -> bool {
        let (all, open) = (lines.filled, lines.open);
        all >= 8 && open * 4 >= all
            || open >= FEW_OPEN && open * 10 >= all && lines.longest <= WIDEST
            || open >= FEWEST && open * 10 >= all && lines.longest <= WIDEST * 2
    }

    /// Whether a text may be one of which few lines are wrapped: no line is longer than a wrapped one, and most are
    /// indented, but not all.
    #[inline(never)]
    pub(super) fn may_be_of_few(unwrapped: &Unwrapped, lines: &[Line]) -> bool {
        if unwrapped.open < FEW || unwrapped.longest > WIDEST * 2 {
            return false;
        }
        let goes_on = |line: &&Line| !line.indented && !line.is_blank();
        let many = unwrapped.filled / 2;
        let count = lines.iter().filter(goes_on).take(many).count();
        (FEW..many).contains(&count)
    }

    /// Whether a line is long enough to be a full one, and not too long.
    pub(super) fn may_fill(line: &Line) -> bool {
        const SHORT: u32 = 40;
        (line.last - line.first).wrapping_sub(SHORT + 1) < MOST_BYTES - SHORT
    }

    /// The wrap, where a third of the lines end near one width and most of these without a stop; or a tenth, nearly all
    /// of them without a stop, where none is wider: a text of many short lines, as collections of questions are; or as
    /// few as there are where these [have the rest of their sentences below them](Wrap::ends_sentences); or a few, where
    /// these and hardly any others have lines without an indent behind them.
    pub(super) fn of(text: &[u8], kept: &mut [Kept], of_few: bool) -> Option<Wrap> {
        dispatch!(Level::new(), simd => for kept in &mut *kept {
            kept.widths = Widths::of(simd, text, kept);
        });
        let measures = [CELLS, (|widths: &Widths| widths.chars.into(), 1)];
        let fits = measures.map(|measure| Wrap::at_best_width(kept.iter(), measure));
        let best = fits.into_iter().max_by_key(|wrap| (wrap.full, wrap.slack));
        let mut wrap = best?;
        let open = kept.iter().filter(|kept| !kept.ended);
        let unfinished = open.filter(|kept| wrap.fills(kept)).count();
        // A page has fewer lines that are wider than it.
        let most = wrap.full * 3 >= kept.len()
            && unfinished * 2 >= wrap.full
            && wrap.wider(kept) * 2 <= wrap.full;
        let many = wrap.full >= FEWEST && wrap.full * 10 >= kept.len();
        let sharp = many && unfinished * 4 >= wrap.full * 3 && wrap.is_sharp(kept);
        if !most && !sharp {
            let Some(of_sentences) = Wrap::of_sentences(text, kept) else {
                let at_longest = |measure| Wrap::at_longest(text, kept, measure);
                let fits = of_few.then(|| measures.map(at_longest));
                let best = fits?.into_iter().max_by_key(|wrap| (wrap.full, wrap.slack));
                return best.filter(|wrap| wrap.indents && wrap.full * FEW_OF >= kept.len());
            };
            wrap = of_sentences;
        }
        wrap.parted = wrap.parts_paragraphs(kept);
        wrap.indents =
            kept.iter().any(|kept| kept.line.indented) && wrap.goes_on_without_indents(text, kept);
        Some(wrap)
    }

    /// The wrap at the width of the longest line.
    #[inline(never)]
    fn at_longest(text: &[u8], kept: &[Kept], (measure, slack): (Measure, u32)) -> Wrap {
        let widths = kept.iter().map(|kept| measure(&kept.widths));
        let mut wrap = Wrap {
            measure,
            width: widths.max().unwrap_or(0),
            slack,
            full: 0,
            parted: true,
            indents: false,
        };
        wrap.full = kept.iter().filter(|kept| wrap.fills(kept)).count();
        wrap.indents =
            (NARROWEST..=WIDEST).contains(&wrap.width) && wrap.goes_on_without_indents(text, kept);
        wrap
    }

    /// Whether lines without an indent stand behind full ones that end in the middle of a sentence, and hardly behind
    /// others, and indented ones the other way round. A table's rows are neither.
    #[inline(never)]
    fn goes_on_without_indents(&self, text: &[u8], kept: &[Kept]) -> bool {
        // Behind a full line and behind others: those without an indent, and those with one.
        let (mut open, mut others) = ([0; 2], [0; 2]);
        let is_row = |kept: &Kept| !kept.line.indented && kept.line.of(text).contains(&b'\t');
        for pair in kept.windows(2) {
            if pair[1].spaced || is_row(&pair[1]) {
                continue;
            }
            let counts = match self.fills(&pair[0]) {
                true if pair[0].ended => continue,
                true => &mut open,
                false => &mut others,
            };
            counts[usize::from(pair[1].line.indented)] += 1;
        }
        let ([goes_on, parted], [apart, indented]) = (open, others);
        goes_on >= FEW && goes_on >= parted * 3 && indented >= FEW && indented >= apart * 6
    }

    /// The wrap at the width near which most lines end.
    fn at_best_width<'a>(
        kept: impl Iterator<Item = &'a Kept<'a>>,
        (measure, slack): (Measure, u32),
    ) -> Wrap {
        let mut counts = [0_usize; WIDEST as usize + 1];
        let widths = kept.map(|kept| measure(&kept.widths));
        for width in widths.filter(|width| (NARROWEST..=WIDEST).contains(width)) {
            counts[width as usize] += 1;
        }
        // How many lines end at a width or so little before it; no line was counted that is narrower.
        let near = (slack - slack / 4) as usize;
        // The most, and of widths with as many the least: one number to be compared, so that no jump hangs on the text.
        let (mut sum, mut most) = (0, 0);
        for width in NARROWEST as usize..counts.len() {
            sum += counts[width];
            sum -= counts[width - near - 1];
            most = most.max(sum * counts.len() + WIDEST as usize - width);
        }
        let (full, best) = (most / counts.len(), WIDEST as usize - most % counts.len());
        Wrap {
            measure,
            width: best as u32,
            slack,
            full,
            parted: false,
            indents: false,
        }
    }

    /// Whether nearly all lines behind one that plainly ends a paragraph stand behind a blank line or are indented.
    fn parts_paragraphs(&self, kept: &[Kept]) -> bool {
        let pairs = kept.windows(2);
        let behind = pairs.filter(|pair| pair[0].ended && !self.fills(&pair[0]));
        let parts = behind.map(|pair| pair[1].spaced || pair[1].line.indented);
        let (all, parted) = parts.fold((0, 0), |(all, parted), parts| {
            (all + 1, parted + usize::from(parts))
        });
        all >= FEW && parted * 10 >= all * 9
    }

    /// Whether a line ends near the width or behind it.
    fn fills(&self, kept: &Kept) -> bool {
        (self.measure)(&kept.widths) + self.slack >= self.width
    }

    /// Whether hardly a line is wider than the width.
    fn is_sharp(&self, kept: &[Kept]) -> bool {
        self.wider(kept) * 100 <= self.full
    }

    /// How many lines are wider than the width by more than an eighth, which signs that hang over it and narrow letters may
    /// make.
    fn wider(&self, kept: &[Kept]) -> usize {
        let exceeds = |kept: &&Kept| (self.measure)(&kept.widths) > self.width + self.width / 8;
        kept.iter().filter(exceeds).count()
    }

    /// The wrap at the width near which most lines end in the middle of a sentence, where no line is wider and nearly all
    /// of them have the rest of it below them, in full lines and one that ends it: what is short between such lines,
    /// headings, captions and cells, tells nothing.
    #[inline(never)]
    fn of_sentences(text: &[u8], kept: &[Kept]) -> Option<Wrap> {
        /// Narrower lines may be whole ones.
        const WIDE: u16 = 40;
        if kept
            .iter()
            .any(|kept| u32::from(kept.widths.cells) > WIDEST)
        {
            return None;
        }
        let open = |kept: &&Kept| !kept.ended && kept.widths.cells >= WIDE;
        let wrap = Wrap::at_best_width(kept.iter().filter(open), CELLS);
        if wrap.full < FEW_OPEN || !wrap.is_sharp(kept) && wrap.full * 6 < kept.len() {
            return None;
        }
        let goes_on = |pair: &[Kept]| {
            let apart = pair[1].spaced && !pair[1].interrupted || pair[1].line.indented;
            let marker = || scheme::read(pair[1].line.of(text), true);
            !apart && !marker().is_some_and(|marker| heads(&marker))
        };
        let (mut all, mut whole, mut ended) = (0, 0, 0);
        let pairs = kept.windows(2);
        let is_open =
            |kept: &Kept| !kept.ended && wrap.fills(kept) && half_of_centring(text, kept.line) == 0;
        for pair in pairs.filter(|pair| is_open(&pair[0])) {
            all += 1;
            if goes_on(pair) {
                ended += usize::from(pair[1].ended);
                whole += usize::from(pair[1].ended || wrap.fills(&pair[1]));
            }
        }
        let tells = all >= FEW_OPEN && ended >= FEW && whole * 6 >= all * 5;
        let fits = || wrap.is_sharp(kept) || wrap.goes_on_without_indents(text, kept);
        (tells && fits()).then_some(wrap)
    }

    /// Whether a line goes on with the paragraph that `before` ended in.
    pub(super) fn runs_on(&self, text: &[u8], before: &Kept, kept: &Kept) -> bool {
        let line = kept.line;
        let ended = before.ended;
        let apart = kept.spaced && (!kept.interrupted || ended);
        let indented = line.indented && (self.indents || !before.line.indented && !before.line.cut);
        let over = apart
            || indented
            || line.cut
            || !self.fills(before)
            || ended && self.heads_paragraph(text, before, kept)
            || ends_itself(text, before.line);
        if over {
            return line.indented && goes_on_centred(text, before, kept)
                || self.goes_on_by_hand(text, before, kept);
        }
        let bare = line.of(text);
        let marker = scheme::read(bare, true);
        // A number goes on: 第 here, 三条 there; 三分之 here, 一。 there.
        let divided = || NUMBERS_GO_ON.end(before.line.of(text));
        let goes_on = self.parted
            && !kept.spaced
            && !line.indented
            && marker.is_some_and(|marker| {
                let may_head = ended && heads(&marker) && !self.fills(kept);
                marker.scheme.is_directive() || self.indents && !may_head
            });
        let heads_in_bold =
            bare.starts_with(BOLD) && (ended || bare.len() > BOLD.len() && bare.ends_with(BOLD));
        let is_framed = bare.starts_with("【".as_bytes()) && bare.ends_with("】".as_bytes());
        !bare.starts_with(b"#")
            && underline(bare).is_none()
            && !heads_in_bold
            && !is_framed
            && (goes_on || !marker.is_some_and(|marker| ended || heads(&marker)) || divided())
    }

    /// Whether a heading that was broken by hand goes on in a short line: （一）构建集约共享的, 基础设施体系.
    #[inline]
    fn goes_on_by_hand(&self, text: &[u8], before: &Kept, kept: &Kept) -> bool {
        const ENDS_ITSELF: &[u8] = "目的".as_bytes();
        let has_marker = |line: &Line| scheme::read(line.of(text), true).is_some();
        let open = before.line.of(text);
        open.ends_with("的".as_bytes())
            && !open.ends_with(ENDS_ITSELF)
            && (self.measure)(&before.widths) * 2 >= self.width
            && !(kept.ended || kept.spaced || kept.line.cut || self.fills(kept))
            && has_marker(before.line)
            && !has_marker(kept.line)
    }

    /// Whether a short line behind an ended sentence has no closing mark, and so is no last line of a paragraph.
    fn heads_paragraph(&self, text: &[u8], before: &Kept, kept: &Kept) -> bool {
        const SENTENCES: Endings = endings(&["。", "。”", "！", "！”", "？", "？”"]);
        !kept.ended && !self.fills(kept) && SENTENCES.end(before.line.of(text))
    }

    /// Whether a line that might run on counts on in a list, or begins one below a heading that is as wide as the page: no
    /// indent tells.
    #[inline(never)]
    pub(super) fn lists(
        &self,
        text: &[u8],
        paragraphs: &[Paragraph],
        before: &Kept,
        kept: &Kept,
    ) -> bool {
        /// So many paragraphs back the number before is looked for.
        const NEAR: usize = 64;
        /// A line that ends so goes on.
        const OPEN_ENDS: Endings = endings(&[
            "，", "、", "（", "《", "“", "第", "分之", "见", "和", "及", "或", "至", "与", "的",
            "—",
        ]);
        let open = before.line.of(text);
        if self.indents || before.ended {
            return false;
        }
        let marker = scheme::read(kept.line.of(text), true);
        let Some(marker) = marker.filter(|_| !OPEN_ENDS.end(open)) else {
            return false;
        };
        let mut above = paragraphs.iter().rev().take(NEAR).map(|paragraph| {
            let whole = &text[paragraph.start as usize..paragraph.end as usize];
            (whole, scheme::read(whole, true))
        });
        let Some((whole, Some(head))) = above.next() else {
            return false;
        };
        let is_next = |it: &scheme::Marker| marker.ordinal == it.ordinal + 1;
        if head.scheme == marker.scheme {
            return is_next(&head);
        }
        let mut stops = sign::stops(open, 0, open.len());
        let is_heading = whole.len() == open.len()
            && heads(&head)
            && stops.all(|(_, stop, _)| !stop.ends_label());
        let mut counted = above.filter_map(|(_, it)| it.filter(|it| it.scheme == marker.scheme));
        is_heading && (marker.ordinal == 1 || counted.next().as_ref().is_some_and(is_next))
    }
}

/// Whether a centred heading goes on in a shorter line, centred below it: it has a marker, that one has none.
#[inline(never)]
fn goes_on_centred(text: &[u8], before: &Kept, kept: &Kept) -> bool {
    /// A heading that fills fewer cells is not broken, and what fills as few as a name does may be the writer's.
    const WIDE: u32 = 32;
    const NAME: u32 = 8;
    const REMARKS: Words = words(&["（", "(", "—", "《"]);
    if kept.spaced || before.ended || half_of_centring(text, before.line) == 0 {
        return false;
    }
    let [above, below] = [before, kept].map(|kept| {
        let blanks = blanks_before(text, kept.line);
        let cells = u32::from(kept.widths.cells) - blanks;
        (cells, blanks * 2 + cells)
    });
    let has_marker = |kept: &Kept| scheme::read(kept.line.of(text), true).is_some();
    above.0 >= WIDE.max(below.0)
        && below.0 > NAME
        && !REMARKS.begin(kept.line.of(text))
        && above.1.abs_diff(below.1) <= 2
        && has_marker(before)
        && !has_marker(kept)
}

/// Whether nothing goes on behind a line, as its last byte lets one guess: a masthead, or a signature.
#[inline(never)]
fn ends_itself(text: &[u8], line: &Line) -> bool {
    match line.of(text) {
        line @ [.., 0xA5] => is_masthead(line),
        [.., 0x89] => is_signature(text, line),
        _ => false,
    }
}

/// Whether a line far from the left edge is all in brackets, as who wrote an entry is below it: （县水务局　袁野）.
fn is_signature(text: &[u8], line: &Line) -> bool {
    const FAR: u32 = 16;
    let inside = line.of(text).strip_prefix("（".as_bytes());
    let inside = inside.and_then(|inside| inside.strip_suffix("）".as_bytes()));
    inside.is_some_and(|inside| !sign::holds(inside, "（")) && blanks_before(text, line) >= FAR
}

/// Whether a line ends with a full date behind blanks, as the masthead does above a title.
fn is_masthead(line: &[u8]) -> bool {
    fn without_number(line: &[u8]) -> &[u8] {
        let digits = line.iter().rev().take_while(|byte| byte.is_ascii_digit());
        &line[..line.len() - digits.count()]
    }
    let before_month = line.strip_suffix("日".as_bytes()).map(without_number);
    let before_year = before_month.and_then(|line| line.strip_suffix("月".as_bytes()));
    let date = before_year.and_then(|line| without_number(line).strip_suffix("年".as_bytes()));
    let before = date.map(without_number);
    before.is_some_and(|line| line.ends_with("\u{3000}".as_bytes()) || line.ends_with(b"  "))
}

/// Whether a marker is sure enough to begin a paragraph behind a line that ends in the middle of a sentence.
fn heads(marker: &scheme::Marker) -> bool {
    let weak = matches!(
        marker.scheme,
        Scheme::Article | Scheme::First | Scheme::Shi | Scheme::Yao
    );
    !weak && !matches!(marker.form().digits, scheme::Digits::Arabic) && marker.form().dear.0 >= 400
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::line::lines;

    #[test]
    fn lines_are_as_wide_as_their_characters() {
        for length in 0..150 {
            for (character, cells) in [("a", 1), ("·", 1), ("防", 2), ("𠀀", 2)] {
                let text = character.repeat(length);
                let kept = Kept {
                    line: &lines(text.as_bytes())[0],
                    ended: false,
                    spaced: false,
                    interrupted: false,
                    widths: Widths::default(),
                };
                let found =
                    dispatch!(Level::new(), simd => Widths::of(simd, text.as_bytes(), &kept));
                assert_eq!(found.chars as usize, length, "{text}");
                assert_eq!(found.cells as usize, length * cells, "{text}");
            }
        }
    }
}
