//! In-process figures: each stage and the whole over documents, in bytes a second. `cargo bench`; the documents are
//! those of `tests/corpus` or of the folder that the variable `GANGMU_TEXTS` names.

mod inputs;

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use gangmu::decode;
use gangmu::document::{Document, FindOptions};
use gangmu::export::{Export, ExportOptions, Format};
use gangmu::hands::Hands;
use gangmu::input::{Evidence, Source};
use gangmu::{line, noise, paragraph, scan};
use std::path::Path;

fn main() {
    divan::main();
}

fn documents() -> Vec<String> {
    const SIZE: usize = 2_000_000;
    let folder = std::env::var_os("GANGMU_TEXTS").unwrap_or("tests/corpus".into());
    let texts = inputs::texts(Path::new(&folder)).unwrap_or_default();
    assert!(!texts.is_empty(), "no texts in {}", folder.display());
    inputs::documents(&texts, SIZE)
}

fn find(text: String) -> Document {
    let source = Source::from(text);
    Document::find(source, &FindOptions::default())
}

/// Does a piece of work on every document and counts their bytes.
fn each<P, R>(bencher: Bencher, prepare: impl Fn(String) -> P, work: impl Fn(&P) -> R + Sync)
where
    P: Sync,
{
    let documents = documents();
    let bytes: usize = documents.iter().map(String::len).sum();
    let prepared: Vec<P> = documents.into_iter().map(prepare).collect();
    bencher.counter(BytesCount::new(bytes)).bench(|| {
        for document in &prepared {
            black_box(work(document));
        }
    });
}

#[divan::bench]
fn decoding(bencher: Bencher) {
    each(bencher, String::into_bytes, |bytes| {
        decode::decode(bytes.clone(), None)
    });
}

#[divan::bench]
fn noise_and_paragraphs(bencher: Bencher) {
    let same = |text| text;
    each(bencher, same, |text: &String| {
        let bytes = text.as_bytes();
        let lines = line::lines(bytes);
        let dropped = noise::find(bytes, &lines, &Hands::default());
        paragraph::paragraphs(bytes, &lines, &dropped, &Hands::default())
    });
}

#[divan::bench]
fn scanning(bencher: Bencher) {
    let paragraphs = |text: String| {
        let bytes = text.as_bytes();
        let lines = line::lines(bytes);
        let paragraphs = paragraph::paragraphs(bytes, &lines, &[], &Hands::default()).all;
        (text, paragraphs)
    };
    each(bencher, paragraphs, |(text, paragraphs)| {
        scan::scan(
            text.as_bytes(),
            paragraphs,
            &[],
            &|_| Evidence::default(),
            &Hands::default(),
        )
    });
}

#[divan::bench]
fn finding(bencher: Bencher) {
    let same = |text| text;
    each(bencher, same, |text: &String| find(text.clone()));
}

#[divan::bench(args = [Format::Markdown, Format::Json, Format::Text])]
fn writing(bencher: Bencher, format: &Format) {
    let options = ExportOptions {
        format: *format,
        ..ExportOptions::default()
    };
    each(bencher, find, |document| {
        Export::new(document, &document.outline, &options).bytes()
    });
}

#[divan::bench]
fn all(bencher: Bencher) {
    let options = ExportOptions::default();
    each(bencher, String::into_bytes, |bytes| {
        let text = decode::decode(bytes.clone(), None).unwrap_or_default().text;
        let document = find(text);
        Export::new(&document, &document.outline, &options).bytes()
    });
}
