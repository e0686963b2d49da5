//! Builds the pages that the window shows.

use std::fs;
use std::path::Path;
use std::time::SystemTime;

use anyhow::{Context as _, Result};

use crate::program::{execute, npm};
use crate::project;

/// Folders of the pages that hold nothing written by hand.
const NOT_SOURCES: &[&str] = &["node_modules", "dist", ".svelte-kit"];

/// Builds the pages, unless nothing has changed since the last time: new files would make cargo link the
/// window again.
pub fn build() -> Result<()> {
    let page = project::ui().join("dist/index.html");
    let built = fs::metadata(&page).and_then(|file| file.modified()).ok();
    if built.is_some_and(|built| newest(&project::ui()).is_ok_and(|newest| newest <= built)) {
        println!("The pages are built already.");
        return Ok(());
    }
    execute(npm(["run", "build"]))
}

/// When the newest source below `folder`, or the folder itself, was last changed.
fn newest(folder: &Path) -> Result<SystemTime> {
    let shown = || format!("cannot read {}", project::shown(folder));
    let mut newest = fs::metadata(folder)
        .and_then(|folder| folder.modified())
        .with_context(shown)?;
    for entry in fs::read_dir(folder).with_context(shown)? {
        let entry = entry.with_context(shown)?;
        let kind = entry.file_type().with_context(shown)?;
        let found = if kind.is_dir() && NOT_SOURCES.iter().any(|name| entry.file_name() == *name) {
            continue;
        } else if kind.is_dir() {
            self::newest(&entry.path())?
        } else {
            entry
                .metadata()
                .and_then(|file| file.modified())
                .with_context(shown)?
        };
        newest = newest.max(found);
    }
    Ok(newest)
}
