//! The corpus spoiled in the ways that real files are, each text with its outline moved along: what the finder
//! knows of layout it must not depend on. Each way has a floor.
//!
//! Other documents are spoiled in the same ways by the test that is ignored: the environment variable `OUTLINES`
//! names a folder with `NAME.txt` and, beside it, `NAME.gold.tsv` of lines `line, depth, kind, need, label`,
//! parted by tabs.

mod golden;

use gangmu::document::{Document, FindOptions};
use gangmu::input::Source;
use gangmu::outline::Kind;
use golden::{KNOWN_FAILURES, Row, samples};
use std::fs;
use std::path::{Path, PathBuf};

/// A place where a node begins and what a reader thinks of it.
#[derive(Clone)]
struct Place {
    row: Row,
    start: usize,
    end: usize,
}

/// Replacements in a text, each a range and what stands there afterwards.
struct Edits<'a> {
    text: &'a str,
    places: Vec<Place>,
    list: Vec<(usize, usize, String)>,
    dice: Dice,
}

/// A text with its outline.
struct Case {
    name: String,
    text: String,
    places: Vec<Place>,
}

/// What must be reached: tree F1 of all documents together, titles in percent.
type Floor = (f64, usize);

/// A way to spoil a text, with what must be reached on the corpus and on other documents.
struct Mutation {
    name: &'static str,
    corpus: Floor,
    others: Floor,
    spoil: fn(&mut Edits),
}

const fn mutation(
    name: &'static str,
    corpus: Floor,
    others: Floor,
    spoil: fn(&mut Edits),
) -> Mutation {
    Mutation {
        name,
        corpus,
        others,
        spoil,
    }
}

/// The floors are what is reached, less a little.
#[rustfmt::skip]
const MUTATIONS: &[Mutation] = &[
    mutation("as it is", (0.995, 100), (0.998, 100), |_| {}),
    mutation("half-width marks", (0.990, 100), (0.996, 100), half_width),
    mutation("indents", (0.990, 100), (0.997, 100), indents),
    mutation("blank lines between", (0.995, 100), (0.996, 100), blank_lines),
    mutation("no blank lines", (0.995, 95), (0.997, 100), no_blank_lines),
    mutation("no markup", (0.995, 100), (0.992, 100), no_markup),
    mutation("blank behind marker", (0.995, 100), (0.997, 100), blank_behind_marker),
    mutation("blank in marker", (0.995, 100), (0.997, 100), blank_in_marker),
    mutation("dash for 一", (0.995, 100), (0.997, 100), dash_for_one),
    mutation("radicals", (0.995, 100), (0.997, 100), radicals),
    mutation("bullets", (0.980, 95), (0.984, 100), |edits| before_lines(edits, "• ")),
    mutation("blanks of web pages", (0.990, 95), (0.996, 100), |edits| before_lines(edits, "&nbsp;&nbsp;")),
    mutation("quoted", (0.980, 95), (0.984, 100), |edits| before_lines(edits, "> ")),
    mutation("listed", (0.930, 95), (0.978, 96), |edits| before_lines(edits, "- ")),
    mutation("a line a sentence", (0.986, 95), (0.970, 100), line_a_sentence),
    mutation("headings run in", (0.980, 100), (0.997, 100), run_in),
    mutation("wrapped at 40 cells", (0.995, 100), (0.983, 93), wrapped),
    mutation("wrapped with pages", (0.995, 100), (0.983, 93), wrapped_with_pages),
    mutation("advertisements", (0.990, 95), (0.997, 100), advertisements),
    mutation("decoys", (0.995, 100), (0.983, 100), decoys),
    mutation("wrong ordinals", (0.970, 100), (0.995, 100), wrong_ordinals),
    mutation("a marker lost", (0.990, 100), (0.996, 100), marker_lost),
    mutation("all breaks lost", (0.885, 100), (0.915, 100), breaks_lost),
];

const MARKS: &[(char, &str)] = &[
    ('，', ","),
    ('：', ":"),
    ('；', ";"),
    ('（', "("),
    ('）', ")"),
    ('？', "?"),
    ('！', "!"),
];
const ADVERTISEMENTS: &[&str] = &[
    "更多范文请加QQ群：12345678\n本站资料仅供学习，禁止外传\n\n",
    "【本资料由公文材料库整理，免费下载】\n",
    "扫码关注公众号“写作助手”，领取会员资料\n",
];
const DECOYS: &[&str] = &[
    "二是说，这件事还没有完。",
    "第一季度增长了1.5亿元。",
    "根据第（一）项的规定办理。",
    "这里有3.2个百分点的差距。",
    "第一书记到村工作。",
    "要素保障更加有力。",
];

fn half_width(edits: &mut Edits) {
    for (at, sign) in edits.text.char_indices() {
        if let Some((full, half)) = MARKS.iter().find(|(full, _)| *full == sign) {
            edits.put(at, at + full.len_utf8(), half);
        }
    }
}

fn indents(edits: &mut Edits) {
    for (start, line) in lines(edits.text) {
        if !line.trim().is_empty() {
            edits.put(start, start, "\u{3000}\u{3000}");
        }
    }
}

fn blank_lines(edits: &mut Edits) {
    for (start, line) in lines(edits.text) {
        if !line.trim().is_empty() {
            edits.put(start, start, "\n");
        }
    }
}

fn no_blank_lines(edits: &mut Edits) {
    for (start, line) in lines(edits.text) {
        if line.trim().is_empty() && start + line.len() < edits.text.len() {
            edits.put(start, start + line.len() + 1, "");
        }
    }
}

fn no_markup(edits: &mut Edits) {
    for (at, _) in edits.text.match_indices("**") {
        edits.put(at, at + 2, "");
    }
    for (start, line) in lines(edits.text) {
        let rest = line.trim_start_matches('#').trim_start_matches(' ');
        if line.starts_with('#') {
            edits.put(start, start + line.len() - rest.len(), "");
        }
    }
}

fn blank_behind_marker(edits: &mut Edits) {
    for place in edits.places.clone() {
        let width = marker(&place.row.label);
        if width > 0 {
            edits.put(place.start + width, place.start + width, " ");
        }
    }
}

/// A blank before the sign that closes a marker: 一 、.
fn blank_in_marker(edits: &mut Edits) {
    edit_markers(edits, |marker| {
        let (at, sign) = marker.char_indices().next_back()?;
        let closes = at > 0 && "、.．）)".contains(sign);
        closes.then_some((at, at, " "))
    });
}

/// What text recognition makes of 一、 and （一）.
fn dash_for_one(edits: &mut Edits) {
    edit_markers(edits, |marker| {
        let at = marker.find('一')?;
        matches!(marker, "一、" | "（一）").then_some((at, at + "一".len(), "—"))
    });
}

/// Edits what `edit` names of each marker, by its places in the marker.
fn edit_markers(edits: &mut Edits, edit: impl Fn(&str) -> Option<(usize, usize, &'static str)>) {
    for Place { start, end, .. } in edits.places.clone() {
        let label = &edits.text[start..end];
        if let Some((from, to, by)) = edit(&label[..marker(label)]) {
            edits.put(start + from, start + to, by);
        }
    }
}

/// What a PDF gives for some characters.
fn radicals(edits: &mut Edits) {
    const PAIRS: &[(char, &str)] = &[
        ('一', "⼀"),
        ('二', "⼆"),
        ('八', "⼋"),
        ('十', "⼗"),
        ('人', "⼈"),
        ('大', "⼤"),
        ('力', "⼒"),
        ('工', "⼯"),
        ('方', "⽅"),
        ('长', "⻓"),
    ];
    for (at, sign) in edits.text.char_indices() {
        if let Some((_, radical)) = PAIRS.iter().find(|(character, _)| *character == sign) {
            edits.put(at, at + sign.len_utf8(), radical);
        }
    }
}

/// A sign before each paragraph that begins with words.
fn before_lines(edits: &mut Edits, sign: &str) {
    let from = behind_title(edits);
    for (start, line) in lines(edits.text) {
        let plain = !line.starts_with(['#', '*', ' ', '\u{3000}']);
        if start >= from && plain && !line.trim().is_empty() {
            edits.put(start, start, sign);
        }
    }
}

/// Each sentence on a line of its own.
fn line_a_sentence(edits: &mut Edits) {
    let from = behind_title(edits);
    for (at, sign) in edits.text.char_indices() {
        let end = at + sign.len_utf8();
        let closed = edits.text[end..].starts_with(['”', '’', '）', '》', '*', '\n', '\r']);
        if at >= from && sign == '。' && !closed && end < edits.text.len() {
            edits.put(end, end, "\n");
        }
    }
}

/// A heading on a line of its own becomes the first sentence of the paragraph behind it.
fn run_in(edits: &mut Edits) {
    for place in edits.places.clone() {
        let behind = &edits.text[place.end..];
        let body = behind.trim_start();
        let own = behind.starts_with('\n') && marker(&place.row.label) > 0;
        let plain = marker(body) == 0 && !body.starts_with(['#', '*', '-', '—', '【']);
        let running = body.lines().next().is_some_and(|line| line.contains('。'));
        if own && plain && running && place.row.letter == 'H' {
            edits.put(place.end, place.end + behind.len() - body.len(), "。");
        }
    }
}

fn wrapped(edits: &mut Edits) {
    wrap(edits, None);
}

fn wrapped_with_pages(edits: &mut Edits) {
    wrap(edits, Some(24));
}

fn wrap(edits: &mut Edits, page: Option<usize>) {
    let mut written = 0;
    for (start, line) in lines(edits.text) {
        let mut cells = 0;
        for (at, sign) in line.char_indices() {
            if cells >= 40 && !"，。；：、！？”）》".contains(sign) {
                let turn = page.filter(|page| written % page == page - 1);
                let break_ = turn.map_or("\n".to_owned(), |page| {
                    format!("\n- {} -\n内部工作资料汇编\n", written / page + 1)
                });
                edits.put(start + at, start + at, &break_);
                (cells, written) = (0, written + 1);
            }
            cells += if sign.is_ascii() { 1 } else { 2 };
        }
        written += 1;
    }
}

fn advertisements(edits: &mut Edits) {
    let end = edits.text.len();
    let mut starts: Vec<usize> = lines(edits.text).map(|(start, _)| start).collect();
    if starts.len() > 1 {
        starts.remove(0);
    }
    edits.put(0, 0, ADVERTISEMENTS[0]);
    for advertisement in &ADVERTISEMENTS[1..] {
        let at = starts[edits.dice.below(starts.len())];
        edits.put(at, at, advertisement);
    }
    edits.put(end, end, "\n更多资料请访问公文之家网站\n");
}

fn decoys(edits: &mut Edits) {
    let within = |&(at, _): &(usize, &str)| {
        let behind = &edits.text[at + 3..];
        !behind.is_empty() && !behind.starts_with(['\n', '\r', '”', '）', '*'])
    };
    let stops: Vec<usize> = edits
        .text
        .match_indices('。')
        .filter(within)
        .map(|(at, _)| at + 3)
        .collect();
    for at in stops {
        if edits.dice.below(6) == 0 {
            let decoy = DECOYS[edits.dice.below(DECOYS.len())];
            edits.put(at, at, decoy);
        }
    }
}

/// One ordinal in twelve is one too large.
fn wrong_ordinals(edits: &mut Edits) {
    const NEXT: &[(&str, &str)] = &[
        ("一", "二"),
        ("二", "三"),
        ("三", "四"),
        ("四", "五"),
        ("1", "2"),
        ("2", "3"),
    ];
    for place in edits.places.clone() {
        let width = marker(&place.row.label);
        let sign = &place.row.label[..width];
        let hit = NEXT
            .iter()
            .find_map(|(from, to)| Some((sign.find(from)?, from, to)));
        let Some((at, from, to)) = hit else { continue };
        if place.row.letter != 'P' && edits.dice.below(12) == 0 {
            let at = place.start + at;
            edits.put(at, at + from.len(), to);
        }
    }
}

/// One leaf of a document has no marker any more, and is no node.
fn marker_lost(edits: &mut Edits) {
    let leaf = |&id: &usize| {
        let behind = edits.places.get(id + 1).map_or(0, |next| next.row.depth);
        let row = &edits.places[id].row;
        row.depth > 1 && behind <= row.depth && row.letter != 'P' && marker(&row.label) > 0
    };
    let leaves: Vec<usize> = (0..edits.places.len()).filter(leaf).collect();
    if !leaves.is_empty() {
        let id = leaves[edits.dice.below(leaves.len())];
        let place = edits.places[id].clone();
        edits.put(place.start, place.start + marker(&place.row.label), "");
        edits.places[id].row.may = true;
    }
}

/// Behind the line of the title.
fn behind_title(edits: &Edits) -> usize {
    let title = edits.places.iter().rfind(|place| place.row.letter == 'T');
    title.map_or(0, |title| title.end + 1)
}

/// All in one paragraph below the title.
fn breaks_lost(edits: &mut Edits) {
    let from = behind_title(edits);
    for (start, line) in lines(edits.text) {
        let end = start + line.len();
        if start >= from && end < edits.text.len() {
            let blanks = line.len() - line.trim_end().len();
            edits.put(end - blanks, end + 1, "");
        }
    }
}

/// Length of the marker that a label begins with, in bytes.
fn marker(label: &str) -> usize {
    gangmu::scheme::read(label.as_bytes(), true).map_or(0, |marker| marker.len as usize)
}

/// Each line with its start, without its end.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let start = move |line: &str| line.as_ptr() as usize - text.as_ptr() as usize;
    text.lines().map(move |line| (start(line), line))
}

/// A small generator of numbers that are the same on every machine.
struct Dice(u64);

impl Dice {
    /// The same numbers for a document whatever others there are.
    fn of(name: &str) -> Dice {
        let mix = |sum: u64, byte: u8| (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3);
        Dice(name.bytes().fold(0xCBF2_9CE4_8422_2325, mix))
    }

    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 16) as usize % limit
    }
}

impl Edits<'_> {
    fn put(&mut self, start: usize, end: usize, with: &str) {
        self.list.push((start, end, with.to_owned()));
    }

    /// The text as it is afterwards, with the places moved along.
    fn done(mut self) -> (String, Vec<Place>) {
        self.list.sort_by_key(|&(start, end, _)| (start, end));
        let (mut text, mut at, mut moved) = (String::new(), 0, Vec::new());
        for (start, end, with) in &self.list {
            if *start < at {
                continue;
            }
            text.push_str(&self.text[at..*start]);
            text.push_str(with);
            at = *end;
            moved.push((*end, text.len() as isize - *end as isize));
        }
        text.push_str(&self.text[at..]);
        for place in &mut self.places {
            let behind = moved.partition_point(|(end, _)| *end <= place.start);
            let by = behind.checked_sub(1).map_or(0, |last| moved[last].1);
            place.start = place.start.saturating_add_signed(by);
        }
        (text, self.places)
    }
}

/// Where the rows of a golden begin: looked for from the end, so that a table of contents is passed by.
fn places(text: &str, golden: &[Row]) -> Option<Vec<Place>> {
    let mut limit = text.len();
    let mut places = Vec::new();
    for row in golden.iter().rev() {
        let start = text[..limit].rfind(&row.label)?;
        let row = row.clone();
        let end = start + row.label.len();
        places.push(Place { row, start, end });
        limit = start;
    }
    places.reverse();
    Some(places)
}

#[derive(Default)]
struct Score {
    right: usize,
    counted: usize,
    must: usize,
    titles: usize,
    documents: usize,
    /// Documents that the mutation has changed at all.
    spoiled: usize,
}

impl Score {
    fn tree(&self) -> f64 {
        2.0 * self.right as f64 / (self.counted + self.must) as f64
    }

    /// Nodes that begin where a must row begins, under the right parent; rows that may be left out do not count.
    fn add(&mut self, text: String, places: &[Place]) {
        let source = Source::from(text);
        let document = Document::find(source, &FindOptions::default());
        let text = document.text();
        let mut titles = places.iter().filter(|place| place.row.letter == 'T');
        let found = document
            .outline
            .title
            .as_ref()
            .map(|node| begin(text, node.label.start as usize));
        self.documents += 1;
        self.titles += usize::from(match found {
            Some(found) => titles.any(|place| begin(text, place.start) == found),
            None => titles.all(|place| place.row.may),
        });
        let nodes = &document.outline.nodes;
        let may = |start: usize| {
            let covers =
                |place: &&Place| place.row.may && sentence(text, place.start).contains(&start);
            places.iter().any(|place| covers(&place)) && row_at(text, places, start).is_none()
        };
        for node in nodes {
            let start = node.label.start as usize;
            if may(start) {
                continue;
            }
            self.counted += 1;
            let mut above = node.parent;
            while let Some(id) = above.filter(|&id| may(nodes[id].label.start as usize)) {
                above = nodes[id].parent;
            }
            let parent = above.map(|id| begin(text, nodes[id].label.start as usize));
            let row = row_at(text, places, start);
            self.right +=
                usize::from(row.is_some_and(|row| parent == parent_of(text, places, row)));
        }
        self.must += must(places).count();
        debug_assert!(nodes.iter().all(|node| node.kind != Kind::Title));
    }
}

fn must(places: &[Place]) -> impl Iterator<Item = (usize, &Place)> {
    let counts = |(_, place): &(usize, &Place)| !place.row.may && place.row.depth > 0;
    places.iter().enumerate().filter(counts)
}

fn row_at(text: &str, places: &[Place], start: usize) -> Option<usize> {
    let start = begin(text, start);
    must(places)
        .find(|(_, place)| begin(text, place.start) == start)
        .map(|(id, _)| id)
}

/// Where the nearest row above begins that counts: rows that may be left out are looked through.
fn parent_of(text: &str, places: &[Place], mut row: usize) -> Option<usize> {
    loop {
        let depth = places[row].row.depth;
        row = (0..row).rfind(|&above| (1..depth).contains(&places[above].row.depth))?;
        if !places[row].row.may {
            return Some(begin(text, places[row].start));
        }
    }
}

/// A node may begin before the blanks and markup of its label.
fn begin(text: &str, start: usize) -> usize {
    text.len()
        - text[start..]
            .trim_start_matches([
                '#', '*', '-', ' ', '\t', '\u{3000}', '\u{A0}', '\n', '“', '‘', '"',
            ])
            .len()
}

/// The sentence around a place.
fn sentence(text: &str, at: usize) -> std::ops::Range<usize> {
    let stop = |sign: char| "。；！？;!?\n".contains(sign);
    let start = text[..at].rfind(stop).map_or(0, |before| before + 1);
    let end = text[at..]
        .find(stop)
        .map_or(text.len(), |behind| at + behind);
    start..end
}

#[test]
fn spoiled_documents_keep_their_outline() {
    check(&corpus(), |mutation| mutation.corpus);
}

#[test]
#[ignore = "needs OUTLINES, a folder of other documents with their outlines"]
fn other_documents_keep_their_outline() {
    let folder = std::env::var("OUTLINES").expect("OUTLINES names a folder");
    check(&others(Path::new(&folder)), |mutation| mutation.others);
}

fn check(cases: &[Case], floor: fn(&Mutation) -> Floor) {
    let mut report = String::new();
    let mut low = false;
    for mutation in MUTATIONS {
        let score = score(mutation, cases);
        let spoils = score.spoiled > 0 || mutation.name == "as it is";
        assert!(spoils, "{} changes no document", mutation.name);
        let (tree, least) = floor(mutation);
        let titles = 100 * score.titles / score.documents;
        let under = score.tree() < tree || titles < least;
        low |= under;
        let sign = if under { '!' } else { ' ' };
        report += &format!(
            "{sign} {:20} tree F1 {:.3} (at least {tree:.3}), titles {titles} % (at least {least} %)\n",
            mutation.name,
            score.tree(),
        );
    }
    println!("{report}");
    assert!(!low, "{report}");
}

fn score(mutation: &Mutation, cases: &[Case]) -> Score {
    let mut score = Score::default();
    for case in cases {
        let mut edits = Edits {
            text: &case.text,
            places: case.places.clone(),
            list: Vec::new(),
            dice: Dice::of(&case.name),
        };
        (mutation.spoil)(&mut edits);
        let (spoiled, places) = edits.done();
        score.spoiled += usize::from(spoiled != case.text);
        score.add(spoiled, &places);
    }
    score
}

fn corpus() -> Vec<Case> {
    let known = |name: &str| KNOWN_FAILURES.iter().any(|(known, _)| *known == name);
    let case = |sample: golden::Sample| {
        let text = sample.document().source.text.replace("\r\n", "\n");
        // In a text that is wrapped already the labels run over lines and are not found as they are shown.
        let places = places(&text, &sample.golden)?;
        let name = sample.name;
        Some(Case { name, text, places })
    };
    // What is not read rightly unspoiled would hide what the spoiling does.
    let samples = samples().into_iter().filter(|sample| !known(&sample.name));
    samples.filter_map(case).collect()
}

fn others(folder: &Path) -> Vec<Case> {
    let entries = fs::read_dir(folder).expect("the folder can be read");
    let mut paths: Vec<PathBuf> = entries
        .map(|entry| entry.expect("an entry").path())
        .collect();
    paths.sort();
    paths.iter().filter_map(|path| other(path)).collect()
}

fn other(path: &Path) -> Option<Case> {
    let name = path
        .file_name()?
        .to_str()?
        .strip_suffix(".gold.tsv")?
        .to_owned();
    let text = fs::read_to_string(path.with_file_name(format!("{name}.txt"))).expect("a text");
    let text = text.trim_start_matches('\u{FEFF}').replace("\r\n", "\n");
    let rows = fs::read_to_string(path).expect("its outline");
    let starts: Vec<usize> = std::iter::once(0)
        .chain(text.match_indices('\n').map(|(at, _)| at + 1))
        .collect();
    let mut floor = 0;
    let mut place = |row: &str| {
        let [line, depth, kind, need, label] = row.split('\t').collect::<Vec<_>>()[..] else {
            panic!("not a row of an outline: {row}");
        };
        let line: usize = line.parse().expect("a number of a line");
        let from = starts[line - 1].max(floor);
        let start = from
            + text[from..]
                .find(label)
                .unwrap_or_else(|| panic!("{name} lacks {label}"));
        floor = start + 1;
        while !text.is_char_boundary(floor) {
            floor += 1;
        }
        let row = Row {
            may: need == "may",
            depth: depth.parse().expect("a depth"),
            letter: kind.to_uppercase().chars().next().expect("a kind"),
            label: label.to_owned(),
        };
        let end = start + row.label.len();
        Place { row, start, end }
    };
    let is_row = |row: &&str| !row.trim().is_empty() && !row.starts_with('#');
    let places = rows.lines().filter(is_row).map(&mut place).collect();
    Some(Case { name, text, places })
}
