//! Reads the inputs, finds their outlines and writes them, several at a time and in order.

use super::arguments::Arguments;
use super::crew;
use super::inputs::{self, Input, Inputs};
use super::render::Form;
use super::report::{Outcome, Output, Report};
use super::targets::{self, Targets};
use super::{Streams, say};
use crate::body;
use crate::document::{Document, FindOptions};
use crate::export::{Format, Template};
use crate::hands;
use crate::input::{self, ReadOptions, Source};
use crate::message::{self, Language, Message};
use crate::rules::Rules;
use crate::save::{self, Batch, Disk};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::collections::HashMap;
use std::io::{self, Write};
use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// So many bytes wait at most to be written to files, but for one output.
const MOST_WAITING: usize = 1 << 20;

/// The work on one set of arguments.
struct Work<'a> {
    arguments: &'a Arguments,
    options: FindOptions,
    form: Form,
    template: Option<Template>,
    language: Language,
    targets: Targets,
    /// Whether there may be more than one input.
    several: bool,
    /// The files that may not be written, with what is said of each.
    protected: HashMap<save::Identity, Message>,
    /// The files that are written.
    saved: Batch<'a>,
    /// All of standard input, where it is an input, until it is taken; or why it could not be read.
    stdin: Mutex<io::Result<Vec<u8>>>,
}

/// The user's rules. Faulty ones are told and the others are used; a file that is not there is a fault of the call.
fn rules(arguments: &Arguments, streams: &mut Streams) -> Result<Rules, String> {
    let Some(path) = &arguments.rules else {
        return Ok(Rules::default());
    };
    let language = arguments.language();
    let source = input::read_file(path, &ReadOptions::default())
        .map_err(|error| error.sentence(language, &message::name_of(path)))?;
    let (rules, faults) = Rules::read(&source.text);
    for fault in faults {
        say(streams, &fault.sentence(language));
    }
    Ok(rules)
}

/// The look that the output takes, where it is that of a document of the user's.
fn template(arguments: &Arguments) -> Result<Option<Template>, String> {
    let path = arguments.template.as_deref();
    path.map(|path| Template::of_file(path, arguments.language()))
        .transpose()
}

/// The files that are read, with what is said where one of them is to be written.
fn protected(arguments: &Arguments, inputs: &Inputs) -> HashMap<save::Identity, Message> {
    let options = [
        (&arguments.rules, Message::TargetIsRules),
        (&arguments.template, Message::TargetIsTemplate),
    ];
    let options = options.into_iter();
    let sources = inputs.all.iter();
    let sources = sources.map(|input| (&input.path, Message::TargetIsSource));
    let protect = |(path, message): (&Option<PathBuf>, _)| {
        let identity = save::identity(path.as_deref()?)?;
        Some((identity, message))
    };
    options.chain(sources).filter_map(protect).collect()
}

/// All of standard input, where it is an input.
fn read_stdin(inputs: &Inputs, streams: &mut Streams) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    if inputs.all.iter().any(|input| input.path.is_none()) {
        streams.input.read_to_end(&mut bytes)?;
    }
    Ok(bytes)
}

/// How many threads are wanted.
fn jobs(arguments: &Arguments) -> usize {
    arguments.jobs.map_or_else(hands::processors, usize::from)
}

/// Does the work and gives the exit code.
pub(super) fn run(arguments: &Arguments, streams: &mut Streams) -> io::Result<u8> {
    let inputs = inputs::collect(&arguments.inputs);
    // Several documents have a thread each.
    let threads = match inputs.all.len() {
        1 => jobs(arguments),
        _ => 1,
    };
    let output = arguments.output.as_deref();
    let is_folder = output.is_some_and(|output| targets::is_folder(output, inputs.several));
    let form = Form::of(arguments, is_folder, threads);
    let asked = form.and_then(|form| Ok((form, rules(arguments, streams)?, template(arguments)?)));
    let (form, rules, template) = match asked {
        Ok(asked) => asked,
        Err(sentence) => {
            say(streams, &sentence);
            return Ok(super::FAILED);
        }
    };
    if let Some(option) = arguments.look().filter(|_| !form.has_look()) {
        say(
            streams,
            &Message::LookUnused.fill(arguments.language(), &[&option]),
        );
    }
    let targets = targets::choose(output, &inputs, form.extension());
    let protected = match targets {
        Targets::Stdout => HashMap::new(),
        Targets::Files(_) => protected(arguments, &inputs),
    };
    let work = Work {
        arguments,
        options: FindOptions {
            threads,
            ..arguments.find_options(rules)
        },
        form,
        template,
        language: arguments.language(),
        targets,
        several: inputs.several,
        protected,
        saved: Batch::new(&Disk::Shared),
        stdin: Mutex::new(read_stdin(&inputs, streams)),
    };
    let mut report = Report::new(&inputs, work.language);
    let mut writer = Writer {
        work: &work,
        written: 0,
    };
    let done = work.all(&inputs, streams, &mut report, &mut writer);
    // What was written before a failure stays too.
    work.saved.finish();
    done?;
    if work.targets == Targets::Stdout {
        writer.end(streams.out)?;
    }
    streams.out.flush()?;
    Ok(report.end(&mut |sentence| say(streams, sentence)))
}

impl Work<'_> {
    /// Does all inputs, several at a time where there are several.
    fn all(
        &self,
        inputs: &Inputs,
        streams: &mut Streams,
        report: &mut Report,
        writer: &mut Writer,
    ) -> io::Result<()> {
        let all = inputs.all.as_slice();
        let bar = bar(all.len(), streams.progress);
        let work = |unit: Range<usize>| self.unit(all, unit);
        let mut take = |at: usize, outcome: Outcome| {
            let input = &all[at];
            let take = || {
                let output = report.take(input, outcome, &mut |sentence| say(streams, sentence));
                match output {
                    Some(output) if self.targets == Targets::Stdout => {
                        let name = input.shown();
                        let write = || writer.write(streams.out, &name, output);
                        catch_unwind(AssertUnwindSafe(write)).unwrap_or_else(|_| {
                            report.fail(input, self.program_failed());
                            Ok(())
                        })
                    }
                    _ => Ok(()),
                }
            };
            match &bar {
                Some(bar) => {
                    bar.inc(1);
                    bar.suspend(take)
                }
                None => take(),
            }
        };
        let threads = match all.len() {
            1 => 1,
            _ => jobs(self.arguments),
        };
        let together = self.together(threads);
        if threads > 1 {
            crew::in_order(threads, all.len(), together, &work, &mut take)?;
        } else {
            for from in (0..all.len()).step_by(together) {
                let unit = from..all.len().min(from + together);
                for (at, outcome) in unit.clone().zip(work(unit)) {
                    take(at, outcome)?;
                }
            }
        }
        if let Some(bar) = bar {
            bar.finish_and_clear();
        }
        Ok(())
    }

    /// So many neighbouring inputs are done together at most.
    fn together(&self, threads: usize) -> usize {
        match self.targets {
            // The disk does several at once, and after each that is written a processor has to find its way again.
            Targets::Files(_) => 32,
            // What is done waits in memory until it is written.
            Targets::Stdout if threads == 1 => 1,
            Targets::Stdout => 8,
        }
    }

    /// Does some neighbouring inputs. What goes to files is written when all are worked out, or when it is much.
    fn unit(&self, all: &[Input], unit: Range<usize>) -> Vec<Outcome> {
        let mut outcomes = Vec::with_capacity(unit.len());
        let Targets::Files(targets) = &self.targets else {
            outcomes.extend(all[unit].iter().map(|input| self.one(input)));
            return outcomes;
        };
        let (mut saved, mut waiting) = (unit.start, 0);
        for at in unit.clone() {
            let outcome = self.one(&all[at]);
            waiting += outcome.bytes().map_or(0, <[u8]>::len);
            outcomes.push(outcome);
            if waiting > MOST_WAITING || at + 1 == unit.end {
                let done = &mut outcomes[saved - unit.start..];
                self.save(&targets[saved..=at], done);
                (saved, waiting) = (at + 1, 0);
            }
        }
        outcomes
    }

    /// Does one input. Should the program itself fail on it, the others are done all the same.
    fn one(&self, input: &Input) -> Outcome {
        let work = AssertUnwindSafe(|| self.read_and_render(input));
        catch_unwind(work).unwrap_or_else(|_| Outcome::Failed(self.program_failed()))
    }

    fn program_failed(&self) -> String {
        Message::ProgramFailed.template(self.language).to_string()
    }

    fn read_and_render(&self, input: &Input) -> Outcome {
        let name = || match &input.path {
            Some(path) => message::name_of(path),
            None => Message::StandardInput.template(self.language).into(),
        };
        let (source, note) = match self.source(input) {
            Ok(source) if source.incomplete => {
                let characters = body::characters(&source.text);
                let note = Message::DamagedPart.fill(self.language, &[&name(), &characters]);
                (source, Some(note))
            }
            Ok(source) if source.undecoded > 0 => {
                let note = Message::Undecoded.fill(self.language, &[&source.undecoded]);
                (source, Some(note))
            }
            Ok(source) => (source, None),
            Err(error @ input::Error::Empty) => (
                Source::default(),
                Some(error.sentence(self.language, &name())),
            ),
            Err(error) if input.guessed && is_no_document(&error) => return Outcome::Passed,
            Err(error) => return Outcome::Failed(error.sentence(self.language, &name())),
        };
        let document = Document::find(source, &self.options);
        let found = !document.outline.is_empty();
        let output = match &self.targets {
            Targets::Stdout if !self.several => Output::Document(Box::new(document)),
            _ => Output::Bytes(self.render(input, &document)),
        };
        Outcome::Done {
            output,
            found,
            note,
        }
    }

    fn render(&self, input: &Input, document: &Document) -> Vec<u8> {
        let template = self.template.as_ref();
        let name = input.shown();
        self.form.bytes(document, &name, self.language, template)
    }

    fn write(&self, document: &Document, name: &str, target: &mut dyn Write) -> io::Result<()> {
        let template = self.template.as_ref();
        self.form
            .write(document, name, self.language, template, target)
    }

    fn source(&self, input: &Input) -> Result<Source, input::Error> {
        let options = ReadOptions {
            encoding: self.arguments.encoding,
            threads: self.options.threads,
            ..ReadOptions::default()
        };
        match &input.path {
            Some(path) => input::read_file(path, &options),
            None => {
                let mut stdin = self.stdin.lock().unwrap_or_else(PoisonError::into_inner);
                let bytes = std::mem::replace(&mut *stdin, Ok(Vec::new()))?;
                input::read(bytes, &options)
            }
        }
    }

    /// Writes what is to be written of some inputs, each to its target, and notes what could not be.
    fn save(&self, targets: &[PathBuf], outcomes: &mut [Outcome]) {
        for (target, outcome) in targets.iter().zip(&mut *outcomes) {
            if outcome.bytes().is_some()
                && let Some(sentence) = self.refused(target)
            {
                *outcome = Outcome::Failed(sentence);
            }
        }
        let wanted = targets.iter().zip(&*outcomes);
        let wanted = wanted.filter_map(|(target, outcome)| Some((&**target, outcome.bytes()?)));
        let mut saved = self.saved.save(wanted).into_iter();
        for outcome in outcomes {
            if let Outcome::Done { output, .. } = outcome {
                match saved.next() {
                    Some(Err(error)) => *outcome = Outcome::Failed(error.sentence(self.language)),
                    _ => *output = Output::Bytes(Vec::new()),
                }
            }
        }
    }

    /// Why a target may not be written: nothing is written over what is read.
    fn refused(&self, target: &Path) -> Option<String> {
        let message = self.protected.get(&save::identity(target)?)?;
        Some(message.fill(self.language, &[&target.display()]))
    }
}

/// Whether an error only says that a file which nobody named is something else than a document.
fn is_no_document(error: &input::Error) -> bool {
    matches!(
        error,
        input::Error::NotText | input::Error::KindNotRead { .. }
    )
}

/// A bar for many files on a terminal.
fn bar(files: usize, wanted: bool) -> Option<ProgressBar> {
    const MANY: usize = 8;
    if !wanted || files < MANY {
        return None;
    }
    let bar = ProgressBar::with_draw_target(Some(files as u64), ProgressDrawTarget::stderr());
    Some(
        match ProgressStyle::with_template("{bar:40} {pos}/{len} {eta}") {
            Ok(style) => bar.with_style(style),
            Err(_) => bar,
        },
    )
}

/// Puts outputs one behind the other on the standard output.
struct Writer<'a> {
    work: &'a Work<'a>,
    written: usize,
}

impl Writer<'_> {
    fn write(&mut self, out: &mut dyn Write, name: &str, output: Output) -> io::Result<()> {
        let first = self.written == 0;
        self.written += 1;
        let bytes = match &output {
            Output::Bytes(bytes) => bytes.as_slice(),
            Output::Document(document) => {
                return self.work.write(document, name, out);
            }
        };
        match self.work.form.format() {
            Some(Format::Json) => {
                out.write_all(if first { b"[\n" } else { b",\n" })?;
                return out.write_all(bytes.trim_ascii_end());
            }
            Some(format @ (Format::Text | Format::Markdown)) => {
                if !first {
                    out.write_all(b"\n")?;
                }
                match format {
                    Format::Text => writeln!(out, "==> {name} <==")?,
                    _ => writeln!(out, "<!-- {name} -->\n")?,
                }
            }
            _ => {}
        }
        out.write_all(bytes)
    }

    fn end(&mut self, out: &mut dyn Write) -> io::Result<()> {
        match (self.work.form.format(), self.written) {
            (Some(Format::Json), 0) if self.work.several => out.write_all(b"[]\n"),
            (Some(Format::Json), _) if self.work.several => out.write_all(b"\n]\n"),
            _ => Ok(()),
        }
    }
}
