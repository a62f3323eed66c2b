//! Text that was wrapped at a fixed width.

use super::Kept;
use crate::scheme::{self, Scheme};
use crate::sign;

/// How wide a line is with the blanks before it. Editors count full-width characters as two cells, scripts count
/// characters.
#[derive(Clone, Copy, Default)]
pub(super) struct Widths {
    cells: u32,
    chars: u32,
}

type Measure = fn(&Widths) -> u32;

const NARROWEST: u32 = 18;
const WIDEST: u32 = 200;

impl Widths {
    /// Wider than any line at which a text is wrapped.
    const HUGE: Widths = Widths {
        cells: WIDEST * 4,
        chars: WIDEST * 4,
    };

    fn of(text: &[u8], kept: &Kept) -> Widths {
        let line = &text[kept.line.row as usize..kept.line.last as usize];
        // Four bytes are one character at least.
        if line.len() > WIDEST as usize * 4 {
            return Widths::HUGE;
        }
        Widths {
            cells: sign::cells(line) as u32,
            chars: sign::chars(line) as u32,
        }
    }
}

/// How a text was wrapped: every line ends near one width, by the measure that fits better.
pub(super) struct Wrap {
    measure: Measure,
    width: u32,
    slack: u32,
    /// How many lines end near the width.
    full: usize,
    /// Whether blank lines or indents part the paragraphs, so that a line without them goes on with one.
    parted: bool,
}

impl Wrap {
    /// The wrap, where a third of the lines end near one width and most of these without a stop.
    pub(super) fn of(text: &[u8], kept: &mut [Kept]) -> Option<Wrap> {
        const SHORT: u32 = 40;
        let open = kept.iter().filter(|kept| !kept.ended);
        let long = open.filter(|kept| kept.line.last - kept.line.first > SHORT);
        let filled = kept.len();
        if filled < 8 || long.count() * 4 < filled {
            return None;
        }
        for kept in &mut *kept {
            kept.widths = Widths::of(text, kept);
        }
        let measures: [(Measure, u32); 2] =
            [(|widths| widths.cells, 4), (|widths| widths.chars, 1)];
        let fits = measures.map(|(measure, slack)| Wrap::at_best_width(kept, measure, slack));
        let best = fits.into_iter().max_by_key(|wrap| (wrap.full, wrap.slack));
        let mut wrap = best.filter(|wrap| wrap.full * 3 >= filled)?;
        let open = kept.iter().filter(|kept| !kept.ended);
        let unfinished = open.filter(|kept| wrap.fills(kept)).count();
        wrap.parted = wrap.parts_paragraphs(kept);
        (unfinished * 2 >= wrap.full).then_some(wrap)
    }

    /// The wrap at the width near which most lines end.
    fn at_best_width(kept: &[Kept], measure: Measure, slack: u32) -> Wrap {
        let mut counts = [0_usize; WIDEST as usize + 1];
        let widths = kept.iter().map(|kept| measure(&kept.widths));
        for width in widths.filter(|width| (NARROWEST..=WIDEST).contains(width)) {
            counts[width as usize] += 1;
        }
        // How many lines end at a width or so little before it; no line was counted that is narrower.
        let near = slack - slack / 4 + 1;
        let (mut sum, mut full, mut best) = (0, 0, WIDEST);
        for width in NARROWEST..=WIDEST {
            sum += counts[width as usize];
            sum -= counts[(width - near) as usize];
            if sum > full {
                (full, best) = (sum, width);
            }
        }
        Wrap {
            measure,
            width: best,
            slack,
            full,
            parted: false,
        }
    }

    /// Whether nearly all lines behind one that plainly ends a paragraph stand behind a blank line or are indented.
    fn parts_paragraphs(&self, kept: &[Kept]) -> bool {
        const FEWEST: usize = 3;
        let pairs = kept.windows(2);
        let behind = pairs.filter(|pair| pair[0].ended && !self.fills(&pair[0]));
        let parts = behind.map(|pair| pair[1].spaced || pair[1].line.indented);
        let (all, parted) = parts.fold((0, 0), |(all, parted), parts| {
            (all + 1, parted + usize::from(parts))
        });
        all >= FEWEST && parted * 10 >= all * 9
    }

    /// Whether a line ends near the width or behind it.
    fn fills(&self, kept: &Kept) -> bool {
        (self.measure)(&kept.widths) + self.slack >= self.width
    }

    /// Whether a line goes on with the paragraph that `before` ended in.
    pub(super) fn runs_on(&self, text: &[u8], before: &Kept, kept: &Kept) -> bool {
        let line = kept.line;
        let ended = before.ended;
        let apart = kept.spaced && (!kept.interrupted || ended);
        let indented = line.indented && !before.line.indented && !before.line.cut;
        if apart || indented || line.cut || !self.fills(before) {
            return false;
        }
        let bare = line.of(text);
        let marker = scheme::read(bare, true);
        let divided = before.line.of(text).ends_with("第".as_bytes());
        let goes_on = self.parted
            && !kept.spaced
            && !line.indented
            && marker.is_some_and(|marker| marker.scheme.is_directive());
        !bare.starts_with(b"#")
            && (divided || goes_on || !marker.is_some_and(|marker| ended || heads(&marker)))
    }
}

/// Whether a marker is sure enough to begin a paragraph behind a line that ends in the middle of a sentence.
fn heads(marker: &scheme::Marker) -> bool {
    let weak = matches!(
        marker.scheme,
        Scheme::Article | Scheme::First | Scheme::Shi | Scheme::Yao
    );
    !weak && !matches!(marker.form().digits, scheme::Digits::Arabic) && marker.form().dear.0 >= 400
}
