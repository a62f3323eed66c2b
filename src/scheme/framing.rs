//! Lines without a number that frame a document.

use crate::sign::{self, Words, words};

/// What frames a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Framing {
    /// Stands before all numbers: 前言.
    Opens = 1,
    /// Stands behind them: 结语.
    Closes = 2,
    /// Stands behind the text and has numbers of its own: 名词解释.
    Appends = 3,
}

/// What frames a document, where a line is nothing but the name of that, perhaps with blanks in it (前　言) or with a title
/// of its own behind a colon (余论：一步路上的人). GB/T 7713.3—2014 has 引言 and 结论 around the numbered chapters of a report.
#[must_use]
pub fn framing(line: &[u8]) -> Option<Framing> {
    use Framing::{Appends, Closes, Opens};
    const NAMES: [(&str, Framing); 24] = [
        ("前言", Opens),
        ("引言", Opens),
        ("导言", Opens),
        ("序言", Opens),
        ("绪论", Opens),
        ("引子", Opens),
        ("写在前面", Opens),
        ("说在前面", Opens),
        ("结语", Closes),
        ("结束语", Closes),
        ("结论", Closes),
        ("后记", Closes),
        ("尾声", Closes),
        ("余论", Closes),
        ("附则", Closes),
        ("名词解释", Appends),
        ("名词注释", Appends),
        ("有关名词解释", Appends),
        ("部分名词解释", Appends),
        ("有关用语说明", Appends),
        ("答记者问", Appends),
        ("致谢", Closes),
        ("参考文献", Appends),
        ("主要参考文献", Appends),
    ];
    const LONGEST: usize = 24;
    let line = match line.get(NAME..) {
        Some([0xEF, 0xBC, 0x9A, _, ..]) => before_its_title(line).unwrap_or(line),
        _ => line,
    };
    if line.len() > LONGEST {
        return None;
    }
    let (bare, length) = sign::beginning_without_blanks::<LONGEST>(line);
    let bare = &bare[..length];
    let bare = bare.strip_suffix("：".as_bytes()).unwrap_or(bare);
    if let [name @ .., b'A'..=b'Z'] = bare
        && name == "附录".as_bytes()
    {
        return Some(Appends);
    }
    let is_name = |(name, _): &&(&str, Framing)| name.as_bytes() == bare;
    NAMES.iter().find(is_name).map(|&(_, framing)| framing)
}

/// Bytes of the names that may have titles.
const NAME: usize = "余论".len();

/// The name of such a part, where a title of its own stands behind a colon. What a form says (结论：合格) is shorter or of
/// another part.
fn before_its_title(line: &[u8]) -> Option<&[u8]> {
    const TITLED: Words = words(&[
        "引言：",
        "引子：",
        "序言：",
        "前言：",
        "余论：",
        "结语：",
        "尾声：",
        "后记：",
    ]);
    const SHORTEST: usize = 4;
    let name = TITLED.beginning(line)?;
    let (name, title) = line.split_at(name.len());
    (sign::chars(title) >= SHORTEST).then_some(name)
}

/// Whether a line may name such a part that needs no text below it: the entries of 参考文献 are set aside, and below 附录A stands
/// its own title.
#[must_use]
pub fn may_stand_alone(line: &[u8]) -> bool {
    const NAMED: [&str; 2] = ["献", "献："];
    matches!(line, [0xE9, .., b'A'..=b'Z']) || sign::ends_with_any(line, &NAMED)
}
