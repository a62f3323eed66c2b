//! Watching the files that are open. Folders are watched, not files, because many programs save a file by putting
//! another in its place; and a change is told only when it has been quiet for a moment, because saving takes several
//! steps.

use super::effects::Reply;
use crate::app::Command;
use notify::{RecommendedWatcher, RecursiveMode, Watcher};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, SystemTime};

/// So long nothing must happen before a change is told.
const QUIET: Duration = Duration::from_millis(400);

/// Tells the watching thread what to watch. It ends with the window.
pub(super) struct Watch {
    sender: Sender<Event>,
}

enum Event {
    Watch(Vec<PathBuf>),
    Happened,
}

impl Watch {
    pub(super) fn new(reply: Reply) -> Watch {
        let (sender, receiver) = channel();
        let happened = sender.clone();
        std::thread::spawn(move || watch(&receiver, &happened, &reply));
        Watch { sender }
    }

    /// Watches these files and no others.
    pub(super) fn files(&self, files: Vec<PathBuf>) {
        // Without a thread to listen nothing is watched, and the window is as good as it was.
        let _ = self.sender.send(Event::Watch(files));
    }
}

/// What a file looks like from outside: when it was written, and how long it is; none where it is not there.
type Look = Option<(SystemTime, u64)>;

fn look(path: &Path) -> Look {
    let about = std::fs::metadata(path).ok()?;
    Some((about.modified().ok()?, about.len()))
}

fn watch(events: &Receiver<Event>, happened: &Sender<Event>, reply: &Reply) {
    let happened = happened.clone();
    let tell = move |_| {
        let _ = happened.send(Event::Happened);
    };
    // Some network drives cannot be watched; their files are read again when the user asks for it.
    let Ok(mut watcher) = notify::recommended_watcher(tell) else {
        return;
    };
    let mut files: BTreeMap<PathBuf, Look> = BTreeMap::new();
    let mut pending = false;
    loop {
        let event = if pending {
            events.recv_timeout(QUIET)
        } else {
            events.recv().map_err(|_| RecvTimeoutError::Disconnected)
        };
        match event {
            Ok(Event::Happened) => pending = true,
            Ok(Event::Watch(list)) => take_list(&mut watcher, &mut files, list),
            Err(RecvTimeoutError::Timeout) => {
                pending = false;
                for (path, before) in &mut files {
                    compare(path, before, reply);
                }
            }
            Err(RecvTimeoutError::Disconnected) => return,
        }
    }
}

fn take_list(
    watcher: &mut RecommendedWatcher,
    files: &mut BTreeMap<PathBuf, Look>,
    list: Vec<PathBuf>,
) {
    let folder = |path: &PathBuf| path.parent().map(Path::to_path_buf);
    for old in files.keys().filter_map(folder) {
        // A folder that is watched for two files is gone after the first.
        let _ = watcher.unwatch(&old);
    }
    let mut known = std::mem::take(files);
    for path in list {
        if let Some(folder) = folder(&path) {
            let _ = watcher.watch(&folder, RecursiveMode::NonRecursive);
        }
        let before = known.remove(&path).unwrap_or_else(|| look(&path));
        files.insert(path, before);
    }
}

fn compare(path: &Path, before: &mut Look, reply: &Reply) {
    let now = look(path);
    if now == *before {
        return;
    }
    *before = now;
    reply.send(match now {
        Some(_) => Command::FileChanged(path.to_path_buf()),
        None => Command::FileGone(path.to_path_buf()),
    });
}
