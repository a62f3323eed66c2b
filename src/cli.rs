//! The command line: arguments in, outlines out, an exit code.
//!
//! Exit codes: 0 an outline was found; 1 no input gave a node; 2 an input failed, or the arguments are wrong.
//! The inputs that did not fail are done all the same, and those that did are named at the end.

mod arguments;
mod crew;
mod inputs;
mod render;
mod report;
mod targets;
mod work;

use crate::message::{Language, Message};
use arguments::{Arguments, Extra};
use clap::{CommandFactory, Parser};
use std::ffi::OsString;
use std::io::{self, Read, Write};
use std::path::PathBuf;

/// An outline was found.
pub const FOUND: u8 = 0;
/// No input gave a node.
pub const NOTHING: u8 = 1;
/// An input failed, or the arguments are wrong.
pub const FAILED: u8 = 2;

const NAME: &str = "gangmu-cli";

/// Where the program reads from and writes to.
pub struct Streams<'a> {
    /// Standard input, read for the input `-`.
    pub input: &'a mut dyn Read,
    /// Where outlines go.
    pub out: &'a mut dyn Write,
    /// Where sentences about what happened go.
    pub err: &'a mut dyn Write,
    /// Whether a progress bar may be drawn on standard error.
    pub progress: bool,
}

/// Does what the arguments (the first is the program's name) ask for and gives the exit code.
///
/// A reader that closes the pipe early ends the work quietly.
pub fn run(args: impl Iterator<Item = OsString>, streams: &mut Streams) -> u8 {
    let arguments = match Arguments::try_parse_from(args) {
        Ok(arguments) => arguments,
        Err(error) => return usage(&error, streams),
    };
    let done = match &arguments.extra {
        Some(Extra::Completions { shell }) => {
            let mut script = Vec::new();
            clap_complete::generate(*shell, &mut Arguments::command(), NAME, &mut script);
            streams.out.write_all(&script).map(|()| FOUND)
        }
        Some(Extra::Man) => clap_mangen::Man::new(Arguments::command())
            .render(streams.out)
            .map(|()| FOUND),
        None => work::run(&arguments, streams),
    };
    let done = done.and_then(|code| streams.out.flush().map(|()| code));
    finished(done, arguments.language(), streams)
}

fn finished(done: io::Result<u8>, language: Language, streams: &mut Streams) -> u8 {
    match done {
        Ok(code) => code,
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => FOUND,
        Err(error) => {
            say(streams, &Message::OutputFailed.fill(language, &[&error]));
            FAILED
        }
    }
}

/// Wrong arguments, or the help that was asked for.
fn usage(error: &clap::Error, streams: &mut Streams) -> u8 {
    let text = error.render();
    let stream: &mut dyn Write = if error.use_stderr() {
        streams.err
    } else {
        streams.out
    };
    // Nobody is left to hear of a failure here.
    let _ = write!(stream, "{text}");
    u8::try_from(error.exit_code()).unwrap_or(FAILED)
}

/// One line on standard error. That it cannot be written is no reason to stop.
fn say(streams: &mut Streams, sentence: &str) {
    let _ = writeln!(streams.err, "{sentence}");
}

/// What the window's program does where there is no display: says so in one line and prints the outlines of
/// `files` as Markdown. The exit code is 0 where they could be read, also without an outline.
pub fn without_display(files: &[PathBuf], streams: &mut Streams) -> u8 {
    let language = arguments::language_of_system();
    let message = match files {
        [] => Message::NoDisplayNoFile,
        _ => Message::NoDisplay,
    };
    say(streams, message.template(language));
    if files.is_empty() {
        return FAILED;
    }
    let options = [NAME, "--format", "md", "--"].map(OsString::from);
    let files = files.iter().map(|file| file.clone().into_os_string());
    match run(options.into_iter().chain(files), streams) {
        NOTHING => FOUND,
        code => code,
    }
}

/// The language that sentences are in where no option says it.
#[must_use]
pub fn language_of_system() -> Language {
    arguments::language_of_system()
}
