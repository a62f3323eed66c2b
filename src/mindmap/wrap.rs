//! Words in lines: Chinese breaks between any two signs but before a closing mark and behind an opening one, Latin
//! words and numbers stay whole, and lines of one box are about equally long.

use std::ops::Range;

/// Signs that begin no line.
const NO_START: &str = "，。、；：？！）》〉”’」』】…—·％%,.;:?!)]}";
/// Signs that end no line.
const NO_END: &str = "（《〈“‘「『【([{";

/// From this part of a line on it may rather end with a clause than go on.
const WELL_FILLED: f32 = 0.6;

/// The lines of some words, as bytes of them; one at least. A word that is wider than a line is broken.
pub(super) fn lines(words: &str, widest: f32, width: &dyn Fn(char) -> f32) -> Vec<Range<usize>> {
    let whole: f32 = words.chars().map(width).sum();
    if whole <= widest {
        return std::iter::once(0..words.len()).collect();
    }
    // As many lines as there must be, all about as long; a sign more for what cannot be broken.
    let fewest = (whole / widest).ceil();
    let even = whole / fewest + width('国');
    let balanced = filled(words, even.min(widest), width);
    match balanced.len() as f32 > fewest {
        true => with_even_end(words, filled(words, widest, width), widest, width),
        false => balanced,
    }
}

/// Makes the last two lines about as long, so that no sign is left alone.
fn with_even_end(
    words: &str,
    mut lines: Vec<Range<usize>>,
    widest: f32,
    width: &dyn Fn(char) -> f32,
) -> Vec<Range<usize>> {
    let Some(first) = lines.len().checked_sub(2) else {
        return lines;
    };
    let start = lines[first].start;
    let tail = &words[start..];
    let half = tail.chars().map(width).sum::<f32>() / 2.0 + width('国');
    let even = filled(tail, half.min(widest), width);
    if even.len() == 2 {
        lines.truncate(first);
        lines.extend(even.iter().map(|line| line.start + start..line.end + start));
    }
    lines
}

fn filled(words: &str, widest: f32, width: &dyn Fn(char) -> f32) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let mut start = 0;
    // The last place where the line may be broken, and how wide what stands behind it is.
    let (mut break_at, mut behind) = (None, 0.0);
    let mut used = 0.0;
    let mut before = None;
    let mut at_clause = false;
    for (at, sign) in words.char_indices() {
        if at > start && before.is_some_and(|before| may_break(before, sign)) {
            let ends_clause = before.is_some_and(|before| "，；：、".contains(before));
            // The end of a clause is kept as the place to break, if the line is well filled there.
            if !at_clause || ends_clause {
                (break_at, behind) = (Some(at), 0.0);
            }
            at_clause |= ends_clause && used > widest * WELL_FILLED;
        }
        let own = width(sign);
        if used + own > widest && at > start {
            let end = break_at.unwrap_or(at);
            lines.push(start..end);
            used = if break_at.is_some() { behind } else { 0.0 };
            start = end;
            (break_at, behind) = (None, used);
            at_clause = false;
        }
        used += own;
        behind += own;
        before = Some(sign);
    }
    lines.push(start..words.len());
    lines
}

fn may_break(before: char, sign: char) -> bool {
    let latin = |sign: char| sign.is_ascii_alphanumeric() || matches!(sign, '.' | '-' | '%' | '_');
    let in_word = latin(before) && latin(sign);
    let kept = NO_START.contains(sign) || NO_END.contains(before) || sign.is_whitespace();
    !in_word && !kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_even_and_break_where_they_may() {
        for (words, widest, expected) in [
            ("提高认识", 6.0, "提高认识"),
            ("把每一段堤防落实到人", 9.0, "把每一段堤防/落实到人"),
            ("站位要高，把责任扛起来", 6.0, "站位要高，/把责任扛起来"),
            ("用好《条例》，抓实抓细", 4.0, "用好《条/例》，/抓实抓细"),
            ("推进 digital 转型", 6.0, "推进 /digit/al 转型"),
            ("到2026年底全部完成", 5.0, "到2026/年底全部/完成"),
            ("", 5.0, ""),
        ] {
            let found = lines(words, widest, &|_| 1.0);
            let shown: Vec<&str> = found.iter().map(|line| &words[line.clone()]).collect();
            assert_eq!(shown.join("/"), expected, "{words}");
        }
    }
}
