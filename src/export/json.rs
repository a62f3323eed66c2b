//! JSON: one object for a document, whose fields [`Format::Json`](super::Format::Json) describes.

use super::{Export, Put, Words, put_words, words_of};
use crate::body;
use crate::decode::Encoding;
use crate::diagnostic::Diagnostic;
use crate::input;
use crate::noise::Reason;
use crate::outline::{Kind, LevelBy, Node, Rule};
use crate::scheme::Scheme;
use serde::Serialize;
use std::io;
use std::ops::Range;

const VERSION: u32 = 1;

#[derive(Serialize)]
struct Head<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    path: Option<&'a str>,
    version: u32,
    format: input::Format,
    encoding: Encoding,
    undecoded: usize,
    incomplete: bool,
    characters: usize,
}

#[derive(Serialize)]
struct DroppedFields {
    start: u32,
    end: u32,
    reason: Reason,
}

/// Writes piece by piece, so that the whole is nowhere held.
pub(super) fn write(export: &Export, put: Put) -> io::Result<()> {
    let nodes = export.outline.nodes.len() + export.document.offered.len();
    let mut writer = Writer {
        export: *export,
        put,
        out: Vec::with_capacity((nodes * A_NODE + A_HEAD).min(PIECE + A_NODE)),
        kinds: Names::default(),
        schemes: Names::default(),
        rules: Names::default(),
        levels: Names::default(),
    };
    writer.document()?;
    (writer.put)(writer.out)
}

/// About as many bytes as a node and all the rest take.
const A_NODE: usize = 320;
const A_HEAD: usize = 512;
/// So many bytes are written at a time.
const PIECE: usize = 64 * 1024;

/// Writes into one buffer. The documents are small and many, so that a string for every node would be
/// felt.
struct Writer<'a> {
    export: Export<'a>,
    put: Put<'a>,
    out: Vec<u8>,
    kinds: Names<Kind>,
    schemes: Names<Scheme>,
    rules: Names<Rule>,
    levels: Names<LevelBy>,
}

/// Names that were written before, as JSON. A document has few and writes them for every node.
struct Names<T> {
    json: Vec<u8>,
    places: Vec<(T, Range<usize>)>,
}

impl<T> Default for Names<T> {
    fn default() -> Self {
        /// Most documents have no more.
        const FEW: usize = 8;
        const LENGTH: usize = 16;
        Names {
            json: Vec::with_capacity(FEW * LENGTH),
            places: Vec::with_capacity(FEW),
        }
    }
}

impl<T: Copy + PartialEq + Serialize> Names<T> {
    /// Writes a value's name, copied from where it stands.
    fn write(&mut self, name: T, out: &mut Vec<u8>) {
        if let Some((_, place)) = self.places.iter().find(|(seen, _)| *seen == name) {
            return out.extend_from_slice(&self.json[place.clone()]);
        }
        let start = self.json.len();
        write_json(&name, &mut self.json);
        self.places.push((name, start..self.json.len()));
        out.extend_from_slice(&self.json[start..]);
    }
}

fn write_json<T: Serialize + ?Sized>(value: &T, out: &mut Vec<u8>) {
    let written = serde_json::to_writer(out, value);
    debug_assert!(
        written.is_ok(),
        "all keys are strings, and a buffer takes all"
    );
}

impl Writer<'_> {
    fn document(&mut self) -> io::Result<()> {
        let Export {
            document,
            outline,
            path,
            ..
        } = self.export;
        self.value(&Head {
            path,
            version: VERSION,
            format: document.source.format,
            encoding: document.source.encoding,
            undecoded: document.source.undecoded,
            incomplete: document.source.incomplete,
            characters: body::characters(document.text()),
        });
        // The head goes on with the fields that are written here.
        self.out.pop();
        self.raw(",\"title\":");
        match &outline.title {
            Some(title) => self.leaf(title),
            None => self.raw("null"),
        }
        self.raw(",\"outline\":[");
        self.tree()?;
        self.raw("],\"offered\":[");
        for (at, node) in document.offered.iter().enumerate() {
            if at > 0 {
                self.raw(",");
            }
            self.leaf(node);
            self.pass_on()?;
        }
        let dropped = document.dropped.iter().map(|piece| DroppedFields {
            start: piece.span.start,
            end: piece.span.end,
            reason: piece.reason,
        });
        self.field("],\"dropped\":", &dropped.collect::<Vec<_>>());
        self.field::<Vec<Diagnostic>>(",\"diagnostics\":", &document.diagnostics);
        self.raw("}\n");
        Ok(())
    }

    /// Writes what is ready, once it is worth it.
    fn pass_on(&mut self) -> io::Result<()> {
        if self.out.len() >= PIECE {
            let next = Vec::with_capacity(PIECE + A_NODE);
            (self.put)(std::mem::replace(&mut self.out, next))?;
        }
        Ok(())
    }

    /// The nodes, each opened before its children and closed behind them, in one loop.
    fn tree(&mut self) -> io::Result<()> {
        let levels = self.export.options.levels;
        let mut open = 0;
        let mut first = true;
        for node in &self.export.outline.nodes {
            if levels.is_some_and(|levels| node.depth > levels) {
                continue;
            }
            let depth = usize::from(node.depth);
            while open >= depth {
                self.raw("]}");
                open -= 1;
                first = false;
            }
            if !first {
                self.raw(",");
            }
            self.opened(node);
            self.pass_on()?;
            open += 1;
            first = true;
        }
        for _ in 0..open {
            self.raw("]}");
        }
        Ok(())
    }

    fn leaf(&mut self, node: &Node) {
        self.opened(node);
        self.raw("]}");
    }

    /// A node up to its first child.
    fn opened(&mut self, node: &Node) {
        let Export {
            document, outline, ..
        } = self.export;
        let label = words_of(document, outline, node);
        self.raw("{\"kind\":");
        self.kinds.write(node.kind, &mut self.out);
        self.words(",\"label\":", &label);
        self.field(",\"marker\":", node.marker.of(document.text()));
        if node.label.is_nowhere() {
            self.raw(",\"start\":null,\"end\":null,\"extent\":null");
        } else {
            self.field(",\"start\":", &node.label.start);
            self.field(",\"end\":", &node.label.end);
            self.field(",\"extent\":{\"start\":", &node.extent.start);
            self.field(",\"end\":", &node.extent.end);
            self.raw("}");
        }
        self.field(",\"depth\":", &node.depth);
        self.raw(",\"scheme\":");
        self.schemes.write(node.scheme, &mut self.out);
        self.field(",\"ordinal\":", &node.ordinal);
        self.raw(",\"rule\":");
        self.rules.write(node.rule, &mut self.out);
        self.raw(",\"level_by\":");
        self.levels.write(node.level_by, &mut self.out);
        self.field(",\"confidence\":", &node.confidence);
        self.raw(",\"children\":[");
    }

    /// Words of the document behind their name. Most hold nothing that could need an escape.
    fn words(&mut self, name: &str, words: &Words) {
        if !words.calm {
            return self.field(name, &words.text);
        }
        self.raw(name);
        self.raw("\"");
        put_words(&mut self.out, self.export.document, &words.text);
        self.raw("\"");
    }

    fn field<T: Serialize + ?Sized>(&mut self, name: &str, value: &T) {
        self.raw(name);
        self.value(value);
    }

    fn value<T: Serialize + ?Sized>(&mut self, value: &T) {
        write_json(value, &mut self.out);
    }

    fn raw(&mut self, json: &str) {
        self.out.extend_from_slice(json.as_bytes());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Document, FindOptions};
    use crate::export::{ExportOptions, Format};
    use crate::input::Source;
    use crate::span::Span;
    use std::io::Write;

    fn options() -> ExportOptions {
        ExportOptions {
            format: Format::Json,
            ..ExportOptions::default()
        }
    }

    /// Keeps what is written, piece by piece.
    struct Pieces(Vec<Vec<u8>>);

    impl Write for Pieces {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.push(bytes.to_vec());
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn a_long_one_is_written_in_pieces_and_is_one_object() {
        let item = |number: usize| format!("{number}. 建好第{number}座水库\n各村要抓好落实。\n");
        let text: String = (1..500).map(item).collect();
        let document = Document::find(Source::from(text), &FindOptions::default());
        let mut pieces = Pieces(Vec::new());
        let options = options();
        let export = Export {
            path: Some("甲.txt"),
            ..Export::new(&document, &document.outline, &options)
        };
        export.write_to(&mut pieces).expect("written");
        assert!(pieces.0.len() > 1);
        let json = String::from_utf8(pieces.0.concat()).expect("UTF-8");
        let object: serde_json::Value = serde_json::from_str(&json).expect("JSON");
        assert_eq!(object["path"], "甲.txt");
        let nodes = document.outline.nodes.len() + document.offered.len();
        let title = usize::from(document.outline.title.is_some());
        assert_eq!(json.matches("\"kind\":").count(), nodes + title);
    }

    #[test]
    fn what_the_user_wrote_has_the_place_of_what_it_stands_for_or_none() {
        let document = Document::find(
            Source::from("一、抓好春耕\n不误农时。\n二、管好水源\n节约用水。\n"),
            &FindOptions::default(),
        );
        let mut outline = document.outline.clone();
        outline.written = vec!["抓紧春耕".to_string(), "备足农资".to_string()];
        outline.nodes[0].written = Some(0);
        let mut own = Node::new(Kind::Heading, Span::NOWHERE);
        own.written = Some(1);
        outline.nodes.push(own);
        outline.link();
        let json = Export::new(&document, &outline, &options()).bytes();
        let object: serde_json::Value = serde_json::from_slice(&json).expect("JSON");
        let [renamed, found, own] = [0, 1, 2].map(|at| &object["outline"][at]);
        assert_eq!(renamed["label"], "抓紧春耕");
        assert_eq!(renamed["end"], "一、抓好春耕".len());
        assert!(found["extent"]["end"].is_u64());
        assert_eq!(
            (&own["label"], &own["marker"]),
            (&"备足农资".into(), &"".into())
        );
        for field in ["start", "end", "extent"] {
            assert!(
                own[field].is_null() && own.get(field).is_some(),
                "{field}: {own}"
            );
        }
    }
}
