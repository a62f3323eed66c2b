//! Faces that headings are set in, told by the names of fonts.

use super::Evidence;

/// A face, as far as it matters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Face {
    /// Any other.
    #[default]
    Other,
    /// 黑体.
    Hei,
    /// 楷体.
    Kai,
    /// 小标宋, the face of titles.
    TitleSong,
}

impl Face {
    /// All, in the order of their numbers.
    pub const ALL: [Face; 4] = [Face::Other, Face::Hei, Face::Kai, Face::TitleSong];

    /// By the font's name.
    pub fn of(name: &str) -> Face {
        const NAMES: &[(&str, Face)] = &[
            ("标宋", Face::TitleSong),
            ("xbs", Face::TitleSong),
            ("黑", Face::Hei),
            ("hei", Face::Hei),
            ("楷", Face::Kai),
            ("kai", Face::Kai),
        ];
        let name = name.to_ascii_lowercase();
        let named = NAMES.iter().find(|(part, _)| name.contains(part));
        named.map_or(Face::Other, |&(_, face)| face)
    }
}

/// How many characters are set in each face.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Faces([usize; Face::ALL.len()]);

impl Faces {
    pub fn add(&mut self, face: Face, characters: usize) {
        self.0[face as usize] += characters;
    }

    /// The face that most is set in.
    pub fn most(&self) -> Face {
        let most = Face::ALL.iter().max_by_key(|&&face| self.0[face as usize]);
        most.copied().unwrap_or_default()
    }

    fn characters(&self) -> usize {
        self.0.iter().sum()
    }
}

/// A face is a heading's where most of the document is set in another.
pub(super) fn mark_headings<T>(items: &mut [T], of: impl Fn(&mut T) -> (Faces, &mut Evidence)) {
    let mut all = Faces::default();
    for item in items.iter_mut() {
        let (faces, _) = of(item);
        all.add(faces.most(), faces.characters());
    }
    for item in items {
        let (faces, evidence) = of(item);
        let face = faces.most();
        let rare = all.0[face as usize] * 5 < all.characters() * 2;
        evidence.heading_font = face != Face::Other && rare;
    }
}
