//! Files that a person handed to the window and that no case has taken yet.
//!
//! They come from the command line, from a second start, and from files dropped on the window. Pages learn
//! only that something waits and the names, never a path: a page cannot name a file to be read.

use std::path::PathBuf;

use tauri::{AppHandle, Emitter as _, Manager as _};

use crate::state::AppState;

/// The event that tells the pages how many files wait (a number, at least 1).
pub const FILES_WAITING: &str = "files-waiting";

/// Keeps `files` until a case takes them, and tells the pages. Nothing happens when there are none.
pub fn add(app: &AppHandle, files: Vec<PathBuf>) {
    let Ok(host) = app.state::<AppState>().host() else {
        return;
    };
    if files.is_empty() {
        return;
    }
    let count = host.hand_over(files);
    if let Err(error) = app.emit(FILES_WAITING, count) {
        // The files are kept; the page asks for them when it is next shown.
        eprintln!("factdesk: the page was not told that {count} files wait: {error}");
    }
}
