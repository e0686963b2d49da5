//! Files that a person handed to the window and that no case has taken yet.
//!
//! They come from the command line, from a second start, and from files dropped on the window. Pages learn
//! only that something waits, never a path: a page cannot name a file to be read.

use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use tauri::{AppHandle, Emitter as _, Manager as _};

/// The event that tells the pages how many files wait (a number, at least 1).
pub const FILES_WAITING: &str = "files-waiting";

/// The waiting files, in the order in which they were handed over.
#[derive(Debug, Default)]
pub struct WaitingFiles(Mutex<Vec<PathBuf>>);

impl WaitingFiles {
    /// Starts with the files of the command line, which may be none.
    #[must_use]
    pub fn new(files: Vec<PathBuf>) -> Self {
        Self(Mutex::new(files))
    }

    /// Hands all waiting files to the caller, and keeps none. Empty when nothing waits.
    #[must_use]
    pub fn take(&self) -> Vec<PathBuf> {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// How many files wait.
    #[must_use]
    pub fn count(&self) -> usize {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).len()
    }

    /// Adds `files` and returns how many wait now.
    fn add(&self, files: Vec<PathBuf>) -> usize {
        let mut waiting = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        waiting.extend(files);
        waiting.len()
    }
}

/// Keeps `files` until a case takes them, and tells the pages. Nothing happens when there are none.
pub fn add(app: &AppHandle, files: Vec<PathBuf>) {
    if files.is_empty() {
        return;
    }
    let count = app.state::<WaitingFiles>().add(files);
    if let Err(error) = app.emit(FILES_WAITING, count) {
        // The files are kept; the page asks for them when it is next shown.
        eprintln!("factdesk: the page was not told that {count} files wait: {error}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waiting_files_are_handed_over_once_and_in_order() {
        let waiting = WaitingFiles::new(vec!["a.txt".into()]);
        assert_eq!(waiting.add(vec!["b.txt".into(), "c.txt".into()]), 3);
        assert_eq!(waiting.take(), ["a.txt", "b.txt", "c.txt"].map(PathBuf::from));
        assert_eq!(waiting.count(), 0, "a file must not be imported twice");
    }
}
