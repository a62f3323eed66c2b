//! The command line, driven through its binary.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

const SPEECH: &str = "在青溪县冬季工作会议上的讲话\n\n同志们：\n一、提高认识\n要认清形势。\n二、狠抓落实\n一是明确责任。二是强化督查。\n";
const PLAIN: &str = "今天天气晴朗。\n";
const RULES: &str = "[[rule]]\nname = '附'\npattern = '^附录'\n";

/// A folder with `files`, and the program run in it.
struct Folder(TempDir);

impl Folder {
    fn with(files: &[(&str, &[u8])]) -> Folder {
        let folder = Folder(tempfile::tempdir().expect("folder"));
        for (name, bytes) in files {
            let path = folder.at(name);
            fs::create_dir_all(path.parent().expect("parent")).expect("folder");
            fs::write(path, bytes).expect("file");
        }
        folder
    }

    fn at(&self, name: &str) -> std::path::PathBuf {
        self.0.path().join(name)
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.at(name)).unwrap_or_else(|error| format!("{name}: {error}"))
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_gangmu-cli"));
        command
            .current_dir(self.0.path())
            .args(args)
            .env("LC_ALL", "zh_CN.UTF-8");
        command
    }

    fn run(&self, args: &[&str]) -> Ran {
        Ran::of(self.command(args).output().expect("the program runs"))
    }

    fn run_on(&self, input: &[u8], args: &[&str]) -> Ran {
        let mut command = self.command(args);
        command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let mut child = command.spawn().expect("the program runs");
        child
            .stdin
            .take()
            .expect("stdin")
            .write_all(input)
            .expect("input");
        Ran::of(child.wait_with_output().expect("the program ends"))
    }

    /// The names of all files, with those in folders below.
    fn names(&self) -> Vec<String> {
        fn walk(folder: &Path, top: &Path, names: &mut Vec<String>) {
            for entry in fs::read_dir(folder).expect("folder") {
                let path = entry.expect("entry").path();
                if path.is_dir() {
                    walk(&path, top, names);
                } else {
                    names.push(
                        path.strip_prefix(top)
                            .expect("below")
                            .to_string_lossy()
                            .into_owned(),
                    );
                }
            }
        }
        let mut names = Vec::new();
        walk(self.0.path(), self.0.path(), &mut names);
        names.sort();
        names
    }
}

#[derive(Debug)]
struct Ran {
    code: Option<i32>,
    out: String,
    err: String,
}

impl Ran {
    fn of(output: Output) -> Ran {
        Ran {
            code: output.status.code(),
            out: String::from_utf8_lossy(&output.stdout).into_owned(),
            err: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }

    fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }
}

fn gb18030(text: &str) -> Vec<u8> {
    encoding_rs::GB18030.encode(text).0.into_owned()
}

fn speech() -> Folder {
    Folder::with(&[("讲话.txt", SPEECH.as_bytes())])
}

#[test]
fn every_format_shows_the_outline() {
    let folder = speech();
    for format in ["text", "md", "json", "jsonl"] {
        let ran = folder.run(&["讲话.txt", "--format", format]);
        assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{format}");
        assert!(ran.out.contains("在青溪县冬季工作会议上的讲话"), "{format}");
        let mut rest = ran.out.as_str();
        for label in [
            "一、提高认识",
            "要认清形势",
            "二、狠抓落实",
            "一是明确责任",
            "二是强化督查",
        ] {
            let at = rest
                .find(label)
                .unwrap_or_else(|| panic!("{format}: {label} in {rest}"));
            // Fields of JSON have no order.
            if !format.starts_with("json") {
                rest = &rest[at + label.len()..];
            }
        }
    }
}

#[test]
fn one_input_gives_an_object_and_several_an_array_or_lines() {
    let folder = Folder::with(&[
        ("d/a.txt", SPEECH.as_bytes()),
        ("d/b.txt", SPEECH.as_bytes()),
    ]);
    let one = folder.run(&["d/a.txt", "--format", "json"]).json();
    assert_eq!(one["outline"].as_array().map(Vec::len), Some(2));
    assert_eq!(one["title"]["start"], 0);
    assert_eq!(one["path"], "d/a.txt");
    for args in [vec!["d"], vec!["d/a.txt", "d/b.txt"]] {
        let array = folder
            .run(&[args.as_slice(), &["--format", "json"]].concat())
            .json();
        assert_eq!(array.as_array().map(Vec::len), Some(2), "{args:?}");
        let lines = folder
            .run(&[args.as_slice(), &["--format", "jsonl"]].concat())
            .out;
        assert_eq!(lines.lines().count(), 2, "{lines}");
        for line in lines.lines() {
            serde_json::from_str::<serde_json::Value>(line).expect("a line of JSON");
        }
    }
}

#[test]
fn exit_codes_and_sentences() {
    let folder = Folder::with(&[
        ("a.txt", SPEECH.as_bytes()),
        ("plain.txt", PLAIN.as_bytes()),
        ("empty.txt", b""),
        ("nul.txt", b"abc\0def\n"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
        ("broken.docx", b"PK\x03\x04\x14\0\0\0"),
        ("scan.pdf", b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"),
    ]);
    let cases: &[(&[&str], i32, &[&str])] = &[
        (&["a.txt"], 0, &[]),
        (&["a.txt", "plain.txt"], 0, &[]),
        (&["plain.txt"], 1, &[]),
        (&["empty.txt"], 1, &["《empty.txt》里没有文字"]),
        (&["nul.txt"], 2, &["nul.txt", "没有能读的文字"]),
        (&["picture.txt"], 2, &["其实是“.png”文件"]),
        (&["broken.docx"], 2, &["broken.docx: "]),
        (&["scan.pdf"], 2, &["暂不支持打开“.pdf”文件"]),
        (&["none.txt"], 2, &["找不到《none.txt》"]),
        (
            &["none.txt", "a.txt", "nul.txt"],
            2,
            &["有 2 份没能处理", "none.txt: ", "nul.txt: "],
        ),
        (&[], 2, &["Usage"]),
        (&["--level", "0", "a.txt"], 2, &["--level"]),
        (&["--encoding", "klingon", "a.txt"], 2, &["GB18030"]),
        (
            &["--language", "en", "none.txt"],
            2,
            &["none.txt was not found"],
        ),
    ];
    for (args, code, sentences) in cases {
        let ran = folder.run(args);
        assert_eq!(ran.code, Some(*code), "{args:?} {ran:?}");
        for sentence in *sentences {
            assert!(ran.err.contains(sentence), "{args:?} {ran:?}");
        }
        assert_eq!(ran.err.is_empty(), sentences.is_empty(), "{args:?} {ran:?}");
    }
    let others = folder.run(&["none.txt", "a.txt"]).out;
    assert!(
        others.contains("一、提高认识"),
        "the others are done: {others}"
    );
}

#[test]
fn where_nothing_is_found_the_format_is_written_all_the_same() {
    let folder = Folder::with(&[("empty.txt", b""), ("plain.txt", PLAIN.as_bytes())]);
    for name in ["empty.txt", "plain.txt"] {
        let json = folder.run(&[name, "--format", "json"]).json();
        assert_eq!(json["outline"], serde_json::json!([]), "{name}");
        assert!(json["title"].is_null(), "{name}");
    }
    let none = folder.run(&["none.txt", "other.txt", "--format", "json"]);
    assert_eq!(none.json(), serde_json::json!([]));
}

#[test]
fn a_file_without_permission_gets_a_sentence() {
    let folder = speech();
    let path = folder.at("讲话.txt");
    let mut permissions = fs::metadata(&path).expect("file").permissions();
    #[cfg(unix)]
    std::os::unix::fs::PermissionsExt::set_mode(&mut permissions, 0o000);
    fs::set_permissions(&path, permissions).expect("mode");
    if fs::read(&path).is_ok() {
        return; // The superuser reads everything.
    }
    let ran = folder.run(&["讲话.txt"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("您没有读取权限"), "{ran:?}");
}

#[test]
fn standard_input_is_read_in_any_encoding() {
    let folder = Folder::with(&[]);
    for input in [SPEECH.as_bytes().to_vec(), gb18030(SPEECH)] {
        let ran = folder.run_on(&input, &["-", "--source-text"]);
        assert_eq!((ran.code, ran.out.as_str()), (Some(0), SPEECH));
    }
    let ran = folder.run_on(&gb18030(SPEECH), &["-", "--encoding", "gbk", "-o", "out/"]);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    assert_eq!(folder.names(), ["out/stdin.txt"]);
    let ran = folder.run_on(b"\0\0", &["-"]);
    assert!(
        ran.code == Some(2) && ran.err.contains("标准输入"),
        "{ran:?}"
    );
}

#[cfg(unix)]
#[test]
fn standard_input_that_cannot_be_read_fails_alone() {
    let folder = speech();
    let mut command = folder.command(&["讲话.txt", "-"]);
    // A folder can be opened and not read.
    command.stdin(fs::File::open(folder.at("")).expect("the folder"));
    let ran = Ran::of(command.output().expect("the program runs"));
    assert_eq!(ran.code, Some(2));
    assert!(ran.out.contains("一、提高认识"), "{ran:?}");
    assert!(ran.err.contains("-: “标准输入”是文件夹"), "{ran:?}");
}

#[test]
fn outputs_go_where_they_are_wanted() {
    let cases: &[(&[&str], &[&str])] = &[
        (&["in/a.txt", "-o", "x.md"], &["x.md"]),
        (&["in/a.txt", "-o", "new/x.md"], &["new/x.md"]),
        (&["in/a.txt", "-o", "out/"], &["out/a.txt"]),
        (
            &["in/a.txt", "-o", "there", "--format", "md"],
            &["there/a.md"],
        ),
        (
            &["in", "-o", "out", "--format", "json"],
            &["out/a.json", "out/sub/a.json"],
        ),
        (
            &["in/a.txt", "in/sub/a.txt", "-o", "out", "--format", "jsonl"],
            &["out/a.jsonl", "out/sub/a.jsonl"],
        ),
        (&["in/a.txt", "-o", "-"], &[]),
    ];
    for (args, wanted) in cases {
        let folder = Folder::with(&[
            ("in/a.txt", SPEECH.as_bytes()),
            ("in/sub/a.txt", SPEECH.as_bytes()),
            ("there/.keep", b""),
        ]);
        let ran = folder.run(args);
        assert_eq!(ran.code, Some(0), "{args:?} {ran:?}");
        assert_eq!(ran.out.is_empty(), !wanted.is_empty(), "{args:?}");
        let kept = ["in/a.txt", "in/sub/a.txt", "there/.keep"];
        let mut names = folder.names();
        names.retain(|name| !kept.contains(&name.as_str()));
        assert_eq!(names, *wanted, "{args:?}");
        for name in *wanted {
            assert!(folder.read(name).contains("二、狠抓落实"), "{name}");
        }
    }
}

#[test]
fn a_name_that_says_the_format_chooses_it() {
    let folder = speech();
    for (name, begins) in [
        ("a.json", "{"),
        ("a.md", "# "),
        ("a.txt", "在青溪县"),
        ("B.JSON", "{"),
        ("b.Markdown", "# "),
        ("b.htm", "<!DOCTYPE html>"),
        ("b", "在青溪县"),
    ] {
        assert_eq!(folder.run(&["讲话.txt", "-o", name]).code, Some(0));
        assert!(
            folder.read(name).starts_with(begins),
            "{name}: {}",
            folder.read(name)
        );
    }
}

#[test]
fn a_name_that_says_no_format_is_a_fault_unless_there_is_another_word() {
    let folder = speech();
    let before = folder.names();
    for (args, sentence) in [
        (["-o", "a.doc"].as_slice(), "“.doc”"),
        (&["-o", "新/a.PDF"], "新/a.PDF"),
        (&["-o", "a.2024年"], "--format"),
        (
            &["-o", "a.doc", "--language", "en"],
            "a.doc cannot be written",
        ),
    ] {
        let ran = folder.run(&[&["讲话.txt"], args].concat());
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{args:?}");
        assert!(
            ran.err.contains(sentence) && ran.err.contains(".docx"),
            "{ran:?}"
        );
        assert_eq!(folder.names(), before, "{args:?}");
    }
    for args in [
        ["-o", "a.doc", "--format", "text"].as_slice(),
        &["-o", "a.why", "--explain"],
        &["-o", "a.look", "--check"],
        &["-o", "a.source", "--source-text"],
        &["-o", "folder.d/"],
        &["讲话.txt", "-o", "folder.2024"],
    ] {
        let ran = folder.run(&[&["讲话.txt"], args].concat());
        assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{args:?}");
    }
}

#[test]
fn an_output_is_replaced_and_a_source_never() {
    let folder = Folder::with(&[
        ("a.txt", SPEECH.as_bytes()),
        ("old.md", b"old"),
        ("d/b.txt", SPEECH.as_bytes()),
        ("d/c.md", SPEECH.as_bytes()),
        ("rules.txt", RULES.as_bytes()),
    ]);
    assert_eq!(folder.run(&["a.txt", "-o", "old.md"]).code, Some(0));
    assert!(folder.read("old.md").contains("一、提高认识"));
    fs::hard_link(folder.at("a.txt"), folder.at("same.txt")).expect("link");
    for args in [
        ["a.txt", "-o", "a.txt"],
        ["a.txt", "-o", "./d/../a.txt"],
        ["a.txt", "-o", "same.txt"],
    ] {
        let ran = folder.run(&args);
        assert_eq!(ran.code, Some(2), "{args:?}");
        assert!(ran.err.contains("就是您打开的原稿"), "{ran:?}");
    }
    let ran = folder.run(&["a.txt", "--rules", "rules.txt", "-o", "d/../rules.txt"]);
    assert_eq!(ran.code, Some(2), "{ran:?}");
    assert!(ran.err.contains("就是您的规则文件"), "{ran:?}");
    assert_eq!(folder.read("rules.txt"), RULES);
    let ran = folder.run(&["d", "-o", "d", "--format", "text"]);
    assert_eq!(ran.code, Some(2), "{ran:?}");
    assert!(
        folder.read("d/c.txt").contains("一、提高认识"),
        "the others are done"
    );
    for name in ["a.txt", "d/b.txt", "d/c.md"] {
        assert_eq!(folder.read(name), SPEECH, "{name}");
    }
}

#[test]
fn a_target_that_cannot_be_written_gets_a_sentence() {
    let folder = speech();
    fs::write(folder.at("file"), "x").expect("file");
    let ran = folder.run(&["讲话.txt", "-o", "file/a.md"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("没能保存到“file/a.md”"), "{ran:?}");
}

#[test]
fn a_folder_is_read_with_what_is_in_it() {
    let folder = Folder::with(&[
        ("d/讲话.txt", SPEECH.as_bytes()),
        ("d/深/NOTES", SPEECH.as_bytes()),
        ("d/program", b"\x7fELF\0\0"),
        ("d/data", b"a\0b"),
        ("d/.hidden.txt", b"\0\0"),
        ("d/~$lock.docx", b"\0\0"),
        ("d/code.rs", b"\0\0"),
        ("d/really-text.docx", SPEECH.as_bytes()),
    ]);
    for jobs in ["1", "3"] {
        let ran = folder.run(&["d", "--jobs", jobs]);
        assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
        let named: Vec<_> = ran
            .out
            .lines()
            .filter(|line| line.starts_with("==>"))
            .collect();
        assert_eq!(
            named,
            [
                "==> d/really-text.docx <==",
                "==> d/深/NOTES <==",
                "==> d/讲话.txt <=="
            ]
        );
    }
    let empty = Folder::with(&[("d/code.rs", b"")]);
    assert_eq!(empty.run(&["d"]).code, Some(1));
}

#[cfg(unix)]
#[test]
fn a_folder_that_leads_to_itself_is_read_once() {
    let folder = Folder::with(&[("d/e/讲话.txt", SPEECH.as_bytes())]);
    for (name, leads_to) in [("d/self", "."), ("d/e/above", "../../d")] {
        std::os::unix::fs::symlink(leads_to, folder.at(name)).expect("link");
    }
    let ran = folder.run(&["d"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    assert_eq!(ran.out.matches("==>").count(), 1, "{}", ran.out);
    // Other links that lead nowhere are told.
    std::os::unix::fs::symlink("none.txt", folder.at("d/gone.txt")).expect("link");
    let ran = folder.run(&["d"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("d/gone.txt: 找不到"), "{ran:?}");
}

#[test]
fn reasons_are_given_for_each_node() {
    let folder = speech();
    let ran = folder.run(&["讲话.txt", "--explain"]);
    assert_eq!(ran.code, Some(0));
    let reasons = ran.out.lines().filter(|line| line.contains("← "));
    assert_eq!(reasons.count(), 5, "{}", ran.out);
    assert!(ran.out.contains("以“一是”开头"), "{}", ran.out);
    let top = folder.run(&["讲话.txt", "--explain", "--level", "1"]);
    let reasons = top.out.lines().filter(|line| line.contains("← "));
    assert_eq!(reasons.count(), 2, "{}", top.out);
    assert!(
        folder
            .run(&["讲话.txt", "--explain", "--format", "md"])
            .code
            == Some(2)
    );
}

#[test]
fn bytes_that_cannot_be_decoded_are_told() {
    let bytes = [gb18030(SPEECH), b"\xff\n".to_vec()].concat();
    let folder = Folder::with(&[("a.txt", &bytes)]);
    let ran = folder.run(&["a.txt"]);
    assert_eq!(ran.code, Some(0));
    assert!(ran.err.contains("有 1 个字节没能认出来"), "{ran:?}");
}

#[test]
fn help_completions_and_the_manual_are_there() {
    let folder = Folder::with(&[]);
    let cases: &[(&[&str], &str)] = &[
        (&["--help"], "Exit codes"),
        (&["--version"], "gangmu-cli"),
        (&["completions", "bash"], "complete -F"),
        (&["completions", "zsh"], "#compdef gangmu-cli"),
        (&["completions", "fish"], "complete -c gangmu-cli"),
        (&["man"], ".TH gangmu-cli"),
    ];
    for (args, wanted) in cases {
        let ran = folder.run(args);
        assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{args:?}");
        assert!(ran.out.contains(wanted), "{args:?} {}", ran.out);
    }
}

#[test]
fn a_reader_that_leaves_ends_the_work_quietly() {
    let text = SPEECH.repeat(2000);
    let folder = Folder::with(&[("long.txt", text.as_bytes())]);
    let mut command = folder.command(&["long.txt", "--source-text"]);
    let mut child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program runs");
    drop(child.stdout.take());
    let ran = Ran::of(child.wait_with_output().expect("the program ends"));
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
}

#[test]
fn options_shape_the_outline() {
    let folder = speech();
    let cases: &[(&[&str], &str, &str)] = &[
        (
            &["-f", "md", "--style", "headings"],
            "### 一是明确责任",
            "- ",
        ),
        (&["-f", "md", "--style", "list"], "- 二、狠抓落实", "## "),
        (&["-f", "md", "--style", "mixed"], "- 一是明确责任", "### "),
        (&["--level", "1"], "二、狠抓落实", "一是"),
        (&["--numbering", "renumbered"], "（二）强化督查", "二是"),
        (&["-f", "md", "--density", "full"], "同志们：", "{"),
        (&["--encoding", "utf-8"], "一、提高认识", "□"),
    ];
    for (args, with, without) in cases {
        let ran = folder.run(&[&["讲话.txt"], *args].concat());
        assert_eq!(ran.code, Some(0), "{args:?} {ran:?}");
        assert!(ran.out.contains(with), "{args:?} {}", ran.out);
        assert!(!ran.out.contains(without), "{args:?} {}", ran.out);
    }
    let markdown = folder.run(&["讲话.txt", "-f", "md"]).out;
    let read = folder.run_on(markdown.as_bytes(), &["-", "--from", "outline", "-f", "md"]);
    assert_eq!(
        read.out, markdown,
        "an outline written as Markdown is read as the same"
    );
}
