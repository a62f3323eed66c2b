//! How wide the tabs of documents are, and what is left of names that are too long.

/// How wide each name is shown where there is so much room for all: the longest ones are shortened until all stand in
/// one row, but none below `least`, so that there may be further rows.
#[must_use]
pub fn fit(widths: &[f32], room: f32, least: f32) -> Vec<f32> {
    let mut sorted = widths.to_vec();
    sorted.sort_by(f32::total_cmp);
    let mut left = room;
    let mut most = f32::INFINITY;
    for (at, &width) in sorted.iter().enumerate() {
        let share = left / (sorted.len() - at) as f32;
        if width > share {
            most = share.max(least);
            break;
        }
        left -= width;
    }
    widths.iter().map(|width| width.min(most)).collect()
}

/// The longest beginning and end of a name, with … between them, that fits; the whole name where that does. Of what
/// fits two thirds are the end, for by 修改稿 and 第三稿 documents are told apart that begin alike; the kind of file
/// tells the least and goes first.
#[must_use]
pub fn shortened(name: &str, fits: impl Fn(&str) -> bool) -> String {
    if fits(name) {
        return name.to_string();
    }
    let stem = match name.rsplit_once('.') {
        Some((stem, _)) if !stem.is_empty() => stem,
        _ => name,
    };
    if fits(stem) {
        return stem.to_string();
    }
    let signs: Vec<char> = stem.chars().collect();
    let keeping = |count: usize| {
        let head = count.div_ceil(3);
        let tail = signs.len() - (count - head);
        let head: String = signs[..head].iter().collect();
        let tail: String = signs[tail..].iter().collect();
        format!("{}…{}", head.trim_end(), tail.trim_start())
    };
    let counts: Vec<usize> = (1..signs.len()).collect();
    let kept = counts.partition_point(|&count| fits(&keeping(count)));
    keeping(kept.max(1).min(signs.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_names_give_way_first() {
        for (widths, room, expected) in [
            (&[100.0, 50.0][..], 200.0, &[100.0, 50.0][..]),
            (&[100.0, 50.0], 120.0, &[70.0, 50.0]),
            (&[300.0, 50.0, 200.0], 250.0, &[100.0, 50.0, 100.0]),
            (&[300.0, 300.0, 20.0], 100.0, &[60.0, 60.0, 20.0]),
            (&[], 100.0, &[]),
        ] {
            assert_eq!(fit(widths, room, 60.0), expected, "{widths:?} in {room}");
        }
    }

    #[test]
    fn names_are_shortened_in_the_middle() {
        let signs = |most: usize| move |name: &str| name.chars().count() <= most;
        let name = "在全市社区工作会议上的讲话（修改稿）.docx";
        for (most, expected) in [
            (30, name),
            (20, "在全市社区工作会议上的讲话（修改稿）"),
            (10, "在全市…话（修改稿）"),
            (7, "在全…修改稿）"),
            (3, "在…）"),
            (0, "在…"),
        ] {
            assert_eq!(shortened(name, signs(most)), expected);
        }
        assert_eq!(shortened("讲话 一二三四 稿", signs(6)), "讲话…四 稿");
        assert_eq!(shortened("稿", signs(0)), "稿…");
        assert_eq!(shortened("", signs(0)), "");
    }
}
