//! Carries out what the state asks of the world, off the frame: files, dialogs, the clipboard. What comes of it comes
//! back as commands.

use super::clipboard::{Clipboard, Content, SystemClipboard};
use super::dialogs::{self, Dialogs, SystemDialogs};
use super::watch::Watch;
use super::{folder, store, system};
use crate::app::command::{Failure, Origin, Remedy};
use crate::app::draft::KeptDraft;
use crate::app::found::Found;
use crate::app::state::DocumentId;
use crate::app::{Command, Effect, State};
use crate::decode::Encoding;
use crate::document::{Document, FindOptions, ReadAs};
use crate::export::{Export, Template};
use crate::hands;
use crate::input::{self, ReadOptions};
use crate::kept;
use crate::message::{self, Language, Message};
use crate::noise::Choices;
use crate::save::{self, Disk};
use eframe::egui;
use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::thread::JoinHandle;

/// Sends what came of an effect back to the window, and wakes it.
#[derive(Clone)]
pub(super) struct Reply {
    ctx: egui::Context,
    sender: Sender<Command>,
}

impl Reply {
    pub(super) fn send(&self, command: Command) {
        // The receiver lives as long as the window; a command behind its end is for nobody.
        let _ = self.sender.send(command);
        self.ctx.request_repaint();
    }
}

/// Work that must be done in order, one piece after the other: writing what is kept.
type Job = Box<dyn FnOnce() + Send>;

pub(super) struct Effects {
    reply: Reply,
    receiver: Receiver<Command>,
    /// None only when the window is closing.
    writer: Option<(Sender<Job>, JoinHandle<()>)>,
    /// Drafts that are to be kept, by the names under which they are.
    unkept: Arc<Mutex<HashMap<String, Arc<KeptDraft>>>>,
    watch: Watch,
    /// Set when the list of a folder is no longer wanted.
    folder: Option<Arc<AtomicBool>>,
    dialogs: Arc<dyn Dialogs>,
    clipboard: Box<dyn Clipboard>,
    readings: Readings,
    checks: Turns,
    trials: Turns,
    layouts: Turns,
    language: Language,
    /// Where no dialog of the system can be shown, a path is asked for in the window.
    prompt: Option<Prompt>,
}

struct Prompt {
    path: String,
    question: Message,
    answer: Box<dyn Fn(PathBuf) -> Command>,
    /// What comes of it where it is put away.
    put_away: Option<Command>,
}

impl Effects {
    pub(super) fn new(ctx: egui::Context) -> Effects {
        let (sender, receiver) = channel();
        let reply = Reply { ctx, sender };
        let (jobs, work) = channel::<Job>();
        let writer = std::thread::spawn(move || work.into_iter().for_each(|job| job()));
        Effects {
            unkept: Arc::default(),
            watch: Watch::new(reply.clone()),
            folder: None,
            reply,
            receiver,
            writer: Some((jobs, writer)),
            dialogs: Arc::new(SystemDialogs),
            clipboard: Box::new(SystemClipboard::default()),
            readings: Readings::default(),
            checks: Turns::default(),
            trials: Turns::default(),
            layouts: Turns::default(),
            language: store::load().language,
            prompt: None,
        }
    }

    /// The commands that came back.
    pub(super) fn arrived(&mut self) -> Vec<Command> {
        self.receiver.try_iter().collect()
    }

    pub(super) fn run(&mut self, effect: Effect) {
        match effect {
            Effect::AskForFiles => self.ask_for_files(),
            Effect::AskForTarget { name, options } => {
                self.ask_where_to_save(name, move |path| Command::ExportTo(path, options));
            }
            Effect::Read {
                document,
                generation,
                origin,
                encoding,
                read_as,
                choices,
                before,
            } => {
                let reading = Reading {
                    document,
                    generation,
                    encoding,
                    read_as,
                    choices,
                    language: self.language,
                    given_up: self.readings.begin(document),
                };
                self.spawn(move || reading.read(&origin, before));
            }
            Effect::Preview {
                serial,
                document,
                outline,
                options,
            } => self.spawn(move || {
                let preview = Arc::new(Export::new(&document, &outline, &options).preview());
                Some(Command::Previewed { serial, preview })
            }),
            Effect::Check(look) => {
                let turn = self.checks.begin(look.document);
                self.spawn(move || turn.when_wanted(|| look.work()));
            }
            Effect::LayOut(layout) => {
                let turn = self.layouts.begin(layout.document);
                self.spawn(move || turn.when_wanted(|| layout.work()));
            }
            Effect::Make(making) => self.spawn(move || Some(making.work())),
            Effect::MakeDraft(drafting) => self.spawn(move || Some(drafting.work())),
            Effect::GiveUp(waste) => give_up(waste),
            Effect::TryAlone(trial) => {
                let turn = self.trials.begin(trial.document);
                let reply = self.reply.clone();
                self.spawn(move || {
                    for &at in &trial.places {
                        reply.send(turn.when_wanted(|| trial.of(at))?);
                    }
                    None
                });
            }
            Effect::CancelReading(document) => self.readings.give_up(document),
            Effect::ReadClipboard => {
                let pasted = self.clipboard.get().unwrap_or_default();
                self.reply.send(Command::Pasted(pasted));
            }
            Effect::Copy {
                rtf,
                html,
                plain,
                done,
            } => {
                let copied = self.clipboard.set(Content { rtf, html, plain });
                self.reply.send(Command::Copied(copied.map(|()| done)));
            }
            Effect::CopyPicture { png, done } => {
                let copied = self.clipboard.set_picture(&png);
                self.reply.send(Command::Copied(copied.map(|()| done)));
            }
            Effect::Save {
                path,
                unasked,
                bytes,
                sources,
            } => {
                let language = self.language;
                self.spawn(move || {
                    let result = write(path, unasked, &bytes, &sources, language);
                    Some(Command::Saved(result))
                });
            }
            Effect::AskForTemplate => self.ask_for_template(),
            Effect::ReadTemplate(path) => {
                let language = self.language;
                self.spawn(move || {
                    let template = Template::of_file(&path, language);
                    Some(Command::TemplateRead(template.map(Arc::new)))
                });
            }
            Effect::OpenWithSystem(path) => self.spawn(move || {
                let opened = system::open(&path);
                opened.is_err().then_some(Command::NoProgram(path))
            }),
            Effect::ShowInFolder(path) => self.spawn(move || {
                let shown = system::show_in_folder(&path);
                shown.is_err().then_some(Command::NoFolderWindow(path))
            }),
            Effect::SaveSettings(settings) => {
                self.language = settings.language;
                self.write(move || store::save(&settings));
            }
            Effect::FindKept {
                document,
                path,
                text,
            } => self.spawn(move || {
                let folder = store::documents()?;
                let kept = kept::find(&folder, path.as_deref(), text.text());
                Some(Command::Kept(document, kept.map(Box::new)))
            }),
            Effect::Keep { kept, text, asked } => {
                let (reply, language) = (self.reply.clone(), self.language);
                self.write(move || {
                    let Some(folder) = store::documents() else {
                        return;
                    };
                    let result = kept::keep(&folder, &kept, text.text())
                        .map_err(|error| error.sentence(language));
                    if asked || result.is_err() {
                        reply.send(Command::KeptNow(result));
                    }
                });
            }
            Effect::AskForFolder => self.ask_for_folder(),
            Effect::ListFolders { serial, paths } => {
                self.stop_folder();
                let (reply, language) = (self.reply.clone(), self.language);
                let stopped = self.folder.insert(Arc::default()).clone();
                self.spawn(move || {
                    folder::list(serial, &paths, language, &reply, &stopped);
                    None
                });
            }
            Effect::StopFolder => self.stop_folder(),
            Effect::EditRules(edit) => {
                let (reply, language) = (self.reply.clone(), self.language);
                self.write(move || reply.send(Command::Rules(store::edit_rules(&edit, language))));
            }
            Effect::AskWhereToSave { name } => {
                self.ask_where_to_save(name, Command::SaveDraftTo);
            }
            Effect::SaveDraft {
                document,
                revision,
                path,
                unasked,
                bytes,
                sources,
            } => {
                let language = self.language;
                self.spawn(move || {
                    let result = write(path, unasked, &bytes, &sources, language);
                    let result = result.map_err(|failure| failure.sentence);
                    Some(Command::DraftSaved {
                        document,
                        revision,
                        result,
                    })
                });
            }
            Effect::KeepDraft(kept) => self.keep_draft(kept),
            Effect::DropDraft { slot } => {
                lock(&self.unkept).remove(&slot);
                self.write(move || store::drop_draft(&slot));
            }
            Effect::Watch(files) => self.watch.files(files),
            Effect::Quit => {}
        }
    }

    fn ask_for_files(&mut self) {
        if !dialogs::are_there() {
            self.prompt = Some(Prompt {
                path: String::new(),
                question: Message::PathToOpen,
                answer: Box::new(|path| match path.is_dir() {
                    true => Command::ListFolders(vec![path]),
                    false => Command::OpenPaths(vec![path]),
                }),
                put_away: None,
            });
            return;
        }
        let dialogs = self.dialogs.clone();
        self.spawn(move || dialogs.files_to_open().map(Command::OpenPaths));
    }

    /// Without dialogs the field for a path takes a folder, too.
    fn ask_for_folder(&mut self) {
        if !dialogs::are_there() {
            return self.ask_for_files();
        }
        let dialogs = self.dialogs.clone();
        self.spawn(move || {
            let folder = dialogs.folder_to_list();
            folder.map(|folder| Command::ListFolders(vec![folder]))
        });
    }

    fn stop_folder(&mut self) {
        if let Some(stopped) = self.folder.take() {
            stopped.store(true, Ordering::Relaxed);
        }
    }

    /// Asks where to save; `answer` is what is done with the path.
    fn ask_where_to_save(
        &mut self,
        name: String,
        answer: impl Fn(PathBuf) -> Command + Send + 'static,
    ) {
        if !dialogs::are_there() {
            self.prompt = Some(Prompt {
                path: name,
                question: Message::PathToSave,
                // The field does not ask whether a file that is there may be replaced.
                answer: Box::new(move |path| answer(save::free(&path))),
                put_away: None,
            });
            return;
        }
        let dialogs = self.dialogs.clone();
        self.spawn(move || dialogs.file_to_save(&name).map(answer));
    }

    fn ask_for_template(&mut self) {
        if !dialogs::are_there() {
            self.prompt = Some(Prompt {
                path: String::new(),
                question: Message::PathToOpen,
                answer: Box::new(Command::UseTemplate),
                put_away: Some(Command::NoTemplate),
            });
            return;
        }
        let dialogs = self.dialogs.clone();
        self.spawn(move || {
            let chosen = dialogs.template().map(Command::UseTemplate);
            Some(chosen.unwrap_or(Command::NoTemplate))
        });
    }

    /// Does work on a thread of its own and sends what comes of it.
    fn spawn(&self, work: impl FnOnce() -> Option<Command> + Send + 'static) {
        let reply = self.reply.clone();
        std::thread::spawn(move || {
            if let Some(command) = work() {
                reply.send(command);
            }
        });
    }

    /// Keeps a draft. Who types is faster than some disks: what is newer by then is written in its place.
    fn keep_draft(&self, kept: Arc<KeptDraft>) {
        let unkept = self.unkept.clone();
        let slot = kept.slot.clone();
        lock(&unkept).insert(slot.clone(), kept);
        self.write(move || {
            let kept = lock(&unkept).remove(&slot);
            if let Some(kept) = kept {
                store::keep_draft(&kept);
            }
        });
    }

    /// Does work behind all that was asked for before.
    fn write(&self, work: impl FnOnce() + Send + 'static) {
        if let Some((jobs, _)) = &self.writer {
            let _ = jobs.send(Box::new(work));
        }
    }

    /// The field for a path, where the system has no dialogs.
    pub(super) fn path_prompt(&mut self, ui: &mut egui::Ui, state: &State) -> Option<Command> {
        let prompt = self.prompt.as_mut()?;
        let text = |message: Message| message.template(state.settings.language);
        let mut answer = None;
        let mut over = false;
        egui::Modal::new(egui::Id::unique("path")).show(ui.ctx(), |ui| {
            ui.set_width(460.0);
            ui.label(text(prompt.question));
            let field =
                ui.add(egui::TextEdit::singleline(&mut prompt.path).desired_width(f32::INFINITY));
            field.request_focus();
            ui.horizontal(|ui| {
                let entered = ui.input(|input| input.key_pressed(egui::Key::Enter));
                if ui.button(text(Message::ActionOk)).clicked() || entered {
                    let path = PathBuf::from(prompt.path.trim());
                    answer = Some((prompt.answer)(path));
                    over = true;
                }
                let escaped = ui.input(|input| input.key_pressed(egui::Key::Escape));
                if ui.button(text(Message::ActionCancel)).clicked() || escaped {
                    answer = prompt.put_away.take();
                    over = true;
                }
            });
        });
        if over {
            self.prompt = None;
        }
        answer
    }
}

/// Opens what a person names: all folders as one list, and the files.
pub(super) fn open(paths: Vec<PathBuf>) -> Vec<Command> {
    let (folders, files): (Vec<_>, Vec<_>) = paths.into_iter().partition(|path| path.is_dir());
    let list = (!folders.is_empty()).then_some(Command::ListFolders(folders));
    let open = (!files.is_empty()).then_some(Command::OpenPaths(files));
    list.into_iter().chain(open).collect()
}

/// Frees memory elsewhere. Who holds a part of it last does that, so that all who may be the last ask for it here.
pub(super) fn give_up<T: Send + 'static>(what: T) {
    std::thread::spawn(move || drop(what));
}

/// What is in the lock is whole whoever held it.
fn lock<T>(of: &Mutex<T>) -> MutexGuard<'_, T> {
    of.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Drop for Effects {
    /// The window does not close before everything that was to be kept is on the disk.
    fn drop(&mut self) {
        if let Some((jobs, writer)) = self.writer.take() {
            drop(jobs);
            let _ = writer.join();
        }
    }
}

/// For each document that is being read, whether the reading was given up. The readings themselves hold that, so that
/// what is over leaves nothing behind but until the next one begins.
#[derive(Default)]
struct Readings(HashMap<DocumentId, Weak<AtomicBool>>);

impl Readings {
    /// Begins a reading. One that was asked for before is of no use any more.
    fn begin(&mut self, document: DocumentId) -> Arc<AtomicBool> {
        self.give_up(document);
        self.0.retain(|_, reading| reading.strong_count() > 0);
        let given_up = Arc::default();
        self.0.insert(document, Arc::downgrade(&given_up));
        given_up
    }

    fn give_up(&mut self, document: DocumentId) {
        let reading = self.0.remove(&document);
        if let Some(reading) = reading.and_then(|reading| reading.upgrade()) {
            reading.store(true, Ordering::Relaxed);
        }
    }
}

/// Work of which only what was asked for last is wanted, one piece at a time: whoever adjusts one item after the other
/// is faster than it may be.
#[derive(Default)]
struct Turns {
    wanted: Readings,
    one: Arc<Mutex<()>>,
}

impl Turns {
    fn begin(&mut self, document: DocumentId) -> Turn {
        Turn {
            given_up: self.wanted.begin(document),
            one: self.one.clone(),
        }
    }
}

/// The turn of one piece of work.
struct Turn {
    given_up: Arc<AtomicBool>,
    one: Arc<Mutex<()>>,
}

impl Turn {
    /// Does a part of the work when no other is done, if it is wanted then.
    fn when_wanted<T>(&self, work: impl FnOnce() -> T) -> Option<T> {
        let _one = lock(&self.one);
        (!self.given_up.load(Ordering::Relaxed)).then(work)
    }
}

/// A reading that was asked for.
struct Reading {
    document: DocumentId,
    generation: u64,
    encoding: Option<Encoding>,
    read_as: ReadAs,
    choices: Arc<Choices>,
    language: Language,
    given_up: Arc<AtomicBool>,
}

impl Reading {
    /// Reads a document and finds its outline; nothing comes of it where it was given up. A fault of the program is
    /// told as one, and nothing else is lost.
    fn read(&self, origin: &Origin, before: Arc<Document>) -> Option<Command> {
        let work = std::panic::AssertUnwindSafe(|| self.find(origin, before).transpose());
        let result = std::panic::catch_unwind(work);
        let fault = || Some(Err(Message::Crash.fill(self.language, &[]).into()));
        Some(Command::Read {
            document: self.document,
            generation: self.generation,
            result: result.unwrap_or_else(|_| fault())?,
        })
    }

    fn find(&self, origin: &Origin, before: Arc<Document>) -> Result<Option<Box<Found>>, Failure> {
        let source = match origin {
            Origin::File(path) => {
                let options = ReadOptions {
                    encoding: self.encoding,
                    threads: hands::processors(),
                    ..ReadOptions::default()
                };
                input::read_file(path, &options)
                    .map_err(|error| failure(&error, self.language, &message::name_of(path)))
            }
            Origin::Pasted(pasted) => {
                let read = input::read_pasted(&pasted.plain, pasted.page.as_deref());
                read.map_err(|error| failure(&error, self.language, ""))
            }
            Origin::Sample => from_text(super::SAMPLE, self.language),
            // A draft is never read.
            Origin::Draft => from_text("", self.language),
        }?;
        let options = FindOptions {
            read_as: self.read_as,
            rules: Arc::new(store::rules()),
            choices: self.choices.clone(),
            threads: hands::processors(),
        };
        let given_up = || self.given_up.load(Ordering::Relaxed);
        let document = Document::find_unless(source, &options, &given_up);
        Ok(document.map(|document| Box::new(Found::new(document).compared(before))))
    }
}

/// What is said of an error of reading, and what may help.
fn failure(error: &input::Error, language: Language, name: &str) -> Failure {
    Failure {
        sentence: error.sentence(language, name),
        remedy: match error {
            input::Error::NotFound => Remedy::AnotherFile,
            input::Error::NoPermission | input::Error::Io(_) => Remedy::Again,
            _ => Remedy::Nothing,
        },
    }
}

fn from_text(text: &str, language: Language) -> Result<input::Source, Failure> {
    let options = ReadOptions::default();
    input::read(text.as_bytes().to_vec(), &options).map_err(|error| failure(&error, language, ""))
}

/// Writes a file. Where nobody was asked about it, it gets a name that no file has.
fn write(
    path: PathBuf,
    unasked: bool,
    bytes: &[u8],
    sources: &[(PathBuf, Message)],
    language: Language,
) -> Result<PathBuf, Failure> {
    let path = match unasked {
        true => save::free(&path),
        false => path,
    };
    let source = sources
        .iter()
        .find(|(source, _)| save::same_file(source, &path));
    if let Some((_, message)) = source {
        return Err(Failure {
            sentence: message.fill(language, &[&message::name_of(&path)]),
            remedy: Remedy::AnotherName,
        });
    }
    save::save_atomically(&Disk::Shared, &path, bytes).map_err(|error| error.sentence(language))?;
    Ok(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_that_are_dropped_together_are_one_list() {
        let folder = tempfile::tempdir().expect("a folder");
        let named = |name: &str| folder.path().join(name);
        for name in ["甲", "乙"] {
            std::fs::create_dir(named(name)).expect("a folder in it");
        }
        let dropped = ["甲", "稿.txt", "乙"].map(named);
        let expected = [
            Command::ListFolders(vec![named("甲"), named("乙")]),
            Command::OpenPaths(vec![named("稿.txt")]),
        ];
        assert_eq!(open(dropped.to_vec()), expected);
        assert_eq!(open(Vec::new()), []);
    }

    #[test]
    fn readings_that_are_over_leave_nothing_behind() {
        let mut readings = Readings::default();
        let under_way = readings.begin(DocumentId(0));
        for document in 1..100 {
            drop(readings.begin(DocumentId(document)));
        }
        assert_eq!(readings.0.len(), 2);
        assert!(!under_way.load(Ordering::Relaxed));
        let again = readings.begin(DocumentId(0));
        assert!(
            under_way.load(Ordering::Relaxed),
            "only the last one counts"
        );
        readings.give_up(DocumentId(0));
        assert!(again.load(Ordering::Relaxed));
    }
}
