//! Waiting for what the window does in its own time: asked again and again, up to a deadline.

use std::time::{Duration, Instant};

use anyhow::{Result, bail};

use super::desk::root;
use super::picture::Picture;

/// Long enough for a busy machine; a journey that works never waits so long.
pub const PATIENCE: Duration = Duration::from_secs(20);

/// Between two questions: short against what a person notices, long against what a question costs.
const PAUSE: Duration = Duration::from_millis(20);

/// Waits until `question` answers yes. An error counts as no, and is told if it stays.
pub fn until(what: &str, mut question: impl FnMut() -> Result<bool>) -> Result<()> {
    for_value(what, PATIENCE, || Ok(question()?.then_some(())))
}

/// Waits until `question` gives a value, at most `patience`.
pub fn for_value<T>(
    what: &str,
    patience: Duration,
    mut question: impl FnMut() -> Result<Option<T>>,
) -> Result<T> {
    let begin = Instant::now();
    loop {
        let last = match question() {
            Ok(Some(value)) => return Ok(value),
            Ok(None) => "the last answer was no".to_owned(),
            Err(error) => format!("the last answer was: {error:#}"),
        };
        if begin.elapsed() > patience {
            show_where_it_is_stuck();
            bail!("waited {} s until {what}; {last}", patience.as_secs());
        }
        std::thread::sleep(PAUSE);
    }
}

/// A picture tells more than the question that was answered no; nothing is lost when there is none.
fn show_where_it_is_stuck() {
    let file = root().join("out/window/stuck.png");
    let taken = Picture::of_the_screen().and_then(|picture| picture.write(&file));
    if taken.is_ok() {
        println!("picture of where it is stuck: {}", file.display());
    }
}
