//! What the attributes of elements say of looks: the few properties that are evidence.

use crate::input::face::Face;

/// How text looks in an element.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Look {
    pub bold: bool,
    pub centred: bool,
    /// Half points, 0 where nothing says it.
    pub size: u16,
    pub face: Option<Face>,
    /// Word's outline level, 1 the highest.
    pub level: Option<u8>,
    /// Word's style for titles.
    pub title: bool,
}

impl Look {
    /// Takes up what an element means by its name and its classes, in small letters.
    pub fn enter(&mut self, name: &str, class: &str, centred: bool) {
        self.bold |= matches!(name, "b" | "strong");
        self.centred |= centred || name == "center";
        self.title |= class.split_whitespace().any(|word| word == "msotitle");
    }
}

/// Takes up an attribute `style`, in small letters and without blanks.
pub(super) fn apply(style: &str, look: &mut Look) {
    for property in style.split(';') {
        let Some((name, value)) = property.split_once(':') else {
            continue;
        };
        match name.trim() {
            "font-weight" => {
                look.bold = matches!(value, "bold" | "bolder" | "600" | "700" | "800" | "900");
            }
            "text-align" => look.centred = value == "center",
            "font-size" => look.size = size(value).unwrap_or(look.size),
            // Word names the face of Chinese characters apart; it comes behind the general one.
            "font-family" | "mso-fareast-font-family" => look.face = Some(Face::of(value)),
            "mso-outline-level" => {
                let level = value.parse().ok();
                look.level = level.filter(|level| (1..=9).contains(level));
            }
            _ => {}
        }
    }
}

/// A size in half points.
fn size(value: &str) -> Option<u16> {
    // A point is 4/3 of the pixels that style sheets count in.
    const UNITS: &[(&str, f32)] = &[("pt", 2.0), ("px", 1.5)];
    let (number, factor) = UNITS
        .iter()
        .find_map(|(unit, factor)| Some((value.strip_suffix(unit)?, factor)))?;
    let number: f32 = number.parse().ok()?;
    Some((number * factor).round() as u16)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn properties_are_taken_up() {
        let cases: &[(&str, Look)] = &[
            ("", Look::default()),
            (
                "color:red;font-weight:bold",
                Look {
                    bold: true,
                    ..Look::default()
                },
            ),
            ("font-weight:400", Look::default()),
            (
                "text-align:center",
                Look {
                    centred: true,
                    ..Look::default()
                },
            ),
            (
                "font-size:22.0pt",
                Look {
                    size: 44,
                    ..Look::default()
                },
            ),
            (
                "font-size:16px",
                Look {
                    size: 24,
                    ..Look::default()
                },
            ),
            ("font-size:larger", Look::default()),
            (
                "font-family:\"timesnewroman\";mso-fareast-font-family:黑体",
                Look {
                    face: Some(Face::Hei),
                    ..Look::default()
                },
            ),
            (
                "mso-outline-level:2",
                Look {
                    level: Some(2),
                    ..Look::default()
                },
            ),
            ("mso-outline-level:bodytext", Look::default()),
        ];
        for (style, wanted) in cases {
            let mut look = Look::default();
            apply(style, &mut look);
            assert_eq!(look, *wanted, "{style}");
        }
    }
}
