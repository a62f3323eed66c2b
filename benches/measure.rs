//! Makes the inputs of `compare.sh` and takes the figures that are taken inside one process. By hand:
//! `cargo run --release --no-default-features --example measure -- help`.

mod hard;
mod inputs;

use gangmu::document::{Document, FindOptions};
use gangmu::export::{Export, ExportOptions, Format};
use gangmu::hands::Hands;
use gangmu::input::{Evidence, Source};
use gangmu::line::{self, Line};
use gangmu::noise::Dropped;
use gangmu::paragraph::{self, Paragraph};
use gangmu::save::{self, Disk};
use gangmu::{decode, noise, scan};
use rustix::time::{ClockId, clock_gettime};
use std::fs;
use std::hint::black_box;
use std::io;
use std::path::Path;
use std::time::Duration;

#[global_allocator]
static ALLOCATOR: gangmu::memory::LargePages = gangmu::memory::LargePages;

const HELP: &str = "\
files TEXTS FOLDER COUNT SIZE   COUNT files of about SIZE bytes
one TEXTS FILE SIZE             one file of SIZE bytes
encode FOLDER FOLDER            the files of the first folder in GB18030
find TEXTS ROUNDS               decode, find and write Markdown, each document ROUNDS times
rate TEXTS                      the speed of that, and of the least that any program must do
growth TEXTS                    how the time of each stage grows from N to 4 N
stage TEXTS NAME SIZE ROUNDS    one stage of those on a text of SIZE bytes, for counting its instructions
adversarial TEXTS SIZE          texts that are hard on one rule, against plain text of SIZE bytes
save FOLDER FOLDER FOLDER       reads each file of the first folder and writes what stands under its name in the
                                second to the third, as safely as the program does";

fn main() -> io::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let texts = |folder: &str| inputs::texts(Path::new(folder));
    let number = |text: &str| text.parse::<usize>().map_err(io::Error::other);
    match arguments.as_slice() {
        ["files", from, folder, count, size] => write_files(
            &texts(from)?,
            Path::new(folder),
            number(count)?,
            number(size)?,
        ),
        ["one", from, file, size] => fs::write(file, hard::one_text(&texts(from)?, number(size)?)),
        ["encode", from, to] => encode(Path::new(from), Path::new(to)),
        ["find", from, rounds] => {
            find_all(&texts(from)?, number(rounds)?);
            Ok(())
        }
        ["rate", from] => {
            rate(&texts(from)?);
            Ok(())
        }
        ["growth", from] => {
            growth(&texts(from)?);
            Ok(())
        }
        ["stage", from, name, size, rounds] => {
            run_stage(&texts(from)?, name, number(size)?, number(rounds)?);
            Ok(())
        }
        ["adversarial", from, size] => {
            adversarial(&texts(from)?, number(size)?);
            Ok(())
        }
        ["save", from, results, to] => save_all(Path::new(from), Path::new(results), Path::new(to)),
        _ => {
            println!("{HELP}");
            Ok(())
        }
    }
}

fn write_files(texts: &[String], folder: &Path, count: usize, size: usize) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    for (number, text) in hard::files(texts, count, size).enumerate() {
        fs::write(folder.join(format!("{number:06}.txt")), text)?;
    }
    Ok(())
}

fn encode(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let text = fs::read_to_string(entry.path())?;
        let (bytes, _, _) = encoding_rs::GB18030.encode(&text);
        fs::write(to.join(entry.file_name()), bytes)?;
    }
    Ok(())
}

/// What the program does with a document, all rules on; the number of nodes.
fn read(bytes: Vec<u8>) -> usize {
    let document = find(bytes);
    black_box(markdown(&document));
    document.outline.nodes.len()
}

fn find(bytes: Vec<u8>) -> Document {
    let decoded = decode::decode(bytes, None).unwrap_or_default();
    let source = Source {
        text: decoded.text,
        ..Source::default()
    };
    Document::find(source, &FindOptions::default())
}

fn write_as(document: &Document, format: Format) -> Vec<u8> {
    let options = ExportOptions {
        format,
        ..ExportOptions::default()
    };
    Export::new(document, &document.outline, &options).bytes()
}

fn markdown(document: &Document) -> Vec<u8> {
    write_as(document, Format::Markdown)
}

/// As many rounds at most are counted.
const COUNTED: usize = 3;

/// Each document a number of times. What all rounds but one cost is the work without the start: the bytes, which finding
/// takes over, are copied before, the same number of times for one round as for three.
fn find_all(texts: &[String], rounds: usize) {
    let bytes: usize = texts.iter().map(String::len).sum();
    let copy = |_| texts.iter().map(|text| text.clone().into_bytes()).collect();
    let copies: Vec<Vec<Vec<u8>>> = (0..rounds.max(COUNTED)).map(copy).collect();
    let mut nodes = 0;
    for copies in copies.into_iter().take(rounds) {
        nodes = copies.into_iter().map(read).sum();
    }
    println!(
        "{bytes} bytes, {nodes} nodes, {:.0} nodes per MB",
        per_megabyte(nodes, bytes)
    );
}

fn per_megabyte(nodes: usize, bytes: usize) -> f64 {
    nodes as f64 * 1e6 / bytes as f64
}

/// The speed over documents, against validating the text and finding its line ends.
fn rate(texts: &[String]) {
    const SIZE: usize = 20_000_000;
    let documents = inputs::documents(texts, SIZE);
    let bytes: usize = documents.iter().map(String::len).sum();
    let megabytes = bytes as f64 / 1e6;
    let single: usize = texts
        .iter()
        .map(|text| read(text.clone().into_bytes()))
        .sum();
    let single = per_megabyte(single, texts.iter().map(String::len).sum());
    let mut nodes = 0;
    let all = || {
        nodes = documents
            .iter()
            .map(|text| read(text.clone().into_bytes()))
            .sum()
    };
    let least = || {
        for text in &documents {
            let bytes = text.clone().into_bytes();
            black_box(simdutf8::basic::from_utf8(&bytes).is_ok());
            let lines: Vec<u32> = memchr::memchr_iter(b'\n', &bytes)
                .map(|at| at as u32)
                .collect();
            black_box(lines);
        }
    };
    let [all, least] = medians([&mut { all }, &mut { least }]);
    let speed = |time: Duration| megabytes / time.as_secs_f64();
    println!(
        "decode, find, Markdown: {:.0} MB/s, {:.3} of validation and line ends ({:.0} MB/s); {:.0} nodes per MB, single documents {single:.0}",
        speed(all),
        least.as_secs_f64() / all.as_secs_f64(),
        speed(least),
        per_megabyte(nodes, bytes),
    );
}

/// How the time of each stage grows with the text. Stages that hardly do more than touch the memory are slower on
/// the larger text where only the smaller one stays in a cache; how their work grows is told by their instructions.
fn growth(texts: &[String]) {
    const SIZE: usize = 4_000_000;
    let texts = [SIZE, SIZE * 4].map(|size| hard::one_text(texts, size));
    let [small, large] = texts.each_ref().map(|text| StageInput::of(text.as_bytes()));
    for ((name, mut small), (_, mut large)) in small.stages().into_iter().zip(large.stages()) {
        // In turn, so that both meet the machine, and the allocator, in the same state.
        let [small, large] = medians([small.as_mut(), large.as_mut()]);
        println!("{name}: {:.2}", large.as_secs_f64() / small.as_secs_f64());
    }
}

type Stage<'a> = Box<dyn FnMut() + 'a>;

/// One stage of a text, a number of times. What all rounds but one cost is the stage alone.
fn run_stage(texts: &[String], wanted: &str, size: usize, rounds: usize) {
    let text = hard::one_text(texts, size);
    let input = StageInput::of(text.as_bytes());
    for (_, mut stage) in input
        .stages()
        .into_iter()
        .filter(|(name, _)| *name == wanted)
    {
        (0..rounds).for_each(|_| stage());
    }
}

/// What the stages read.
struct StageInput<'a> {
    bytes: &'a [u8],
    lines: Vec<Line>,
    dropped: Vec<Dropped>,
    paragraphs: Vec<Paragraph>,
    document: Document,
}

impl<'a> StageInput<'a> {
    fn of(bytes: &'a [u8]) -> StageInput<'a> {
        let lines = line::lines(bytes);
        let dropped = noise::find(bytes, &lines, &Hands::default());
        StageInput {
            paragraphs: paragraph::paragraphs(bytes, &lines, &dropped, &Hands::default()).all,
            document: find(bytes.to_vec()),
            bytes,
            lines,
            dropped,
        }
    }

    fn stages(&self) -> Vec<(&'static str, Stage<'_>)> {
        let StageInput {
            bytes,
            lines,
            dropped,
            paragraphs,
            document,
        } = self;
        let nothing = |_: u32| Evidence::default();
        vec![
            (
                "decode",
                Box::new(|| {
                    black_box(decode::decode(bytes.to_vec(), None)).ok();
                }),
            ),
            (
                "lines",
                Box::new(|| {
                    black_box(line::lines(bytes));
                }),
            ),
            (
                "noise",
                Box::new(|| {
                    black_box(noise::find(bytes, lines, &Hands::default()));
                }),
            ),
            (
                "paragraphs",
                Box::new(|| {
                    black_box(paragraph::paragraphs(
                        bytes,
                        lines,
                        dropped,
                        &Hands::default(),
                    ));
                }),
            ),
            (
                "scan",
                Box::new(move || {
                    black_box(scan::scan(
                        bytes,
                        paragraphs,
                        &[],
                        &nothing,
                        &Hands::default(),
                    ));
                }),
            ),
            (
                "all finding",
                Box::new(|| {
                    black_box(find(bytes.to_vec()));
                }),
            ),
            (
                "Markdown",
                Box::new(|| {
                    black_box(markdown(document));
                }),
            ),
            (
                "JSON",
                Box::new(|| {
                    black_box(write_as(document, Format::Json));
                }),
            ),
        ]
    }
}

fn adversarial(texts: &[String], size: usize) {
    let hard = hard::adversarial(texts, size);
    let reader = |text: &str| {
        let text = text.to_string();
        move || {
            black_box(read(text.clone().into_bytes()));
        }
    };
    let (_, plain) = &hard[0];
    for (name, text) in &hard {
        // In turn, so that both meet the machine in the same state.
        let times = medians([&mut reader(plain), &mut reader(text)]);
        let [plain, hard] = [(times[0], plain), (times[1], text)]
            .map(|(time, text)| time.as_secs_f64() / text.len() as f64);
        println!("{name}: {:.2} × plain text", hard / plain);
    }
}

fn save_all(from: &Path, results: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let path = entry?.path();
        black_box(fs::read(&path)?);
        let name = path.with_extension("md");
        let name = name.file_name().unwrap_or_default();
        let result = fs::read(results.join(name))?;
        save::save_atomically(&Disk::Shared, &to.join(name), &result)
            .map_err(|error| io::Error::other(format!("{error:?}")))?;
    }
    Ok(())
}

/// The median CPU times of some works that are done in turn.
fn medians<const N: usize>(mut works: [&mut dyn FnMut(); N]) -> [Duration; N] {
    const ROUNDS: usize = 7;
    let mut times = [const { Vec::new() }; N];
    for _ in 0..ROUNDS {
        for (work, times) in works.iter_mut().zip(&mut times) {
            let begun = cpu_time();
            work();
            times.push(cpu_time().saturating_sub(begun));
        }
    }
    times.map(|mut times: Vec<Duration>| {
        times.sort();
        times[times.len() / 2]
    })
}

/// How long this thread has been on a processor.
fn cpu_time() -> Duration {
    let time = clock_gettime(ClockId::ThreadCPUTime);
    Duration::new(time.tv_sec.unsigned_abs(), time.tv_nsec as u32)
}
