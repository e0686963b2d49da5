//! Articles to import: the built-in sample, generated ones, and the seeds where they are there.

use std::path::PathBuf;

use super::{Desk, project};

/// The articles of the built-in sample case.
pub fn sample() -> Vec<PathBuf> {
    let folder = project().join("src-tauri/crates/intake/sample");
    let mut files: Vec<PathBuf> = std::fs::read_dir(&folder)
        .expect("the sample articles are part of the project")
        .map(|entry| entry.expect("a readable folder").path())
        .collect();
    files.sort();
    assert!(
        files.len() >= 3,
        "{} should hold the sample articles",
        folder.display()
    );
    files
}

/// The seed articles beside the project; says loudly when they are not there.
pub fn seeds() -> Option<Vec<PathBuf>> {
    let folder = project().join("../shared/seeds");
    let Ok(entries) = std::fs::read_dir(&folder) else {
        eprintln!("SKIPPED: the seed articles are not there ({})", folder.display());
        return None;
    };
    let mut files: Vec<PathBuf> = entries
        .map(|entry| entry.expect("a readable folder").path())
        .collect();
    files.retain(|file| file.extension().is_some_and(|ending| ending == "txt"));
    files.sort();
    Some(files)
}

/// Writes `count` different articles beside the desk.
pub fn many(desk: &Desk, count: usize) -> Vec<PathBuf> {
    (0..count)
        .map(|n| desk.file(&format!("report-{n:03}.txt"), one_of_many(n)))
        .collect()
}

fn one_of_many(n: usize) -> String {
    let day = 1 + n % 28;
    format!(
        "date 2026-03-{day:02} Bridge number {n} over the Velm closed after inspection\n\n\
         The road office said that {hurt} people were hurt when a railing of bridge number {n} gave way. \
         The mayor of Velm, Ada Brink, denied that the office had been warned. \
         An engineer told the council that repairs would cost {cost} million crowns.\n\n\
         The bridge was built in {built}. About {cars} cars cross it every day, according to the office.\n",
        hurt = 2 + n % 9,
        cost = 1 + n % 17,
        built = 1900 + n % 100,
        cars = 1000 + 37 * n,
    )
}
