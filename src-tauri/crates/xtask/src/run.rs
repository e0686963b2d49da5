//! `cargo xtask run`: from a clone to the open window.

use anyhow::Result;

use crate::{cli, pages, setup, window};

/// Sets up what is missing, builds, and opens the window with the files named after `--`. Without a display
/// the main job is done on the command line instead.
pub fn run(words: &[String]) -> Result<()> {
    let files = match words {
        [dashes, files @ ..] if dashes == "--" => files,
        files => files,
    };
    if !window::has_display() {
        cli::main_job(files)?;
        println!("\n{}", window::how_to_see_it());
        return Ok(());
    }
    setup::build_packages()?;
    setup::npm_packages()?;
    pages::build()?;
    window::open(files)
}
