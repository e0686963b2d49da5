//! The program killed while it imports: nothing half-written, ever.

use std::process::Stdio;
use std::time::{Duration, Instant};

use crate::support::{Desk, array, articles, import_words};

const FILES: usize = 200;
const ROUNDS: u32 = 10;

#[test]
fn a_desk_outlives_being_killed_while_it_imports() {
    let files_of = Desk::new();
    let files = articles::many(&files_of, FILES);
    let (whole, claims) = undisturbed(&files);
    let mut interrupted = 0;
    for round in 0..ROUNDS {
        let desk = Desk::new();
        let case = desk.case("Bridges");
        let mut import = desk.command(&import_words(&case, &files));
        let mut child = import
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program starts");
        std::thread::sleep(moment(round, whole));
        child.kill().expect("the program can be killed");
        interrupted += u32::from(!child.wait().expect("it ends").success());
        is_sound(&desk, &case, round);
        finishes(&desk, &case, &files);
        assert_eq!(
            desk.claims(&case).len(),
            claims,
            "round {round}: suggestions are missing"
        );
    }
    assert!(
        interrupted >= ROUNDS / 2,
        "only {interrupted} of {ROUNDS} imports were still running when killed"
    );
}

/// How long the import takes when nobody disturbs it, and how many claims it suggests.
fn undisturbed(files: &[std::path::PathBuf]) -> (Duration, usize) {
    let desk = Desk::new();
    let case = desk.case("Bridges");
    let begun = Instant::now();
    assert_eq!(desk.import(&case, files).len(), FILES);
    (begun.elapsed(), desk.claims(&case).len())
}

/// A moment within the import, another one each round and each run.
fn moment(round: u32, whole: Duration) -> Duration {
    let clock = std::time::SystemTime::now()
        .duration_since(std::time::UNIX_EPOCH)
        .expect("after 1970");
    let chance = f64::from(clock.subsec_nanos() % 1000) / 1000.0;
    whole.mul_f64((f64::from(round) + chance) / f64::from(ROUNDS))
}

/// The desk opens, and what is in the tables is what the log says.
fn is_sound(desk: &Desk, case: &str, round: u32) {
    let checked = desk.run(&["check"]);
    assert_eq!(checked.code, 0, "round {round}: {checked}");
    let verified = desk.run(&["verify"]);
    assert_eq!(verified.code, 0, "round {round}: {verified}");
    let before = desk.digest();
    desk.ask(&["rebuild"]);
    assert_eq!(desk.digest(), before, "round {round}");
    let articles = array(&desk.ask(&["article", "list", "--case", case])["articles"]);
    // One article of those there is proof enough: they came in one act.
    if let Some(article) = articles.first() {
        let shown = desk.ask(&["article", "show", article["id"].as_str().expect("an id")]);
        assert!(
            shown["text"].as_str().is_some_and(|text| !text.is_empty()),
            "round {round}: {shown}"
        );
    }
    assert!(
        [0, FILES].contains(&articles.len()),
        "round {round}: {} of {FILES} articles are in, which is no whole act",
        articles.len()
    );
}

/// The same import again brings what was missing and nothing twice.
fn finishes(desk: &Desk, case: &str, files: &[std::path::PathBuf]) {
    assert_eq!(desk.import(case, files).len(), FILES);
    let articles = array(&desk.ask(&["article", "list", "--case", case])["articles"]);
    assert_eq!(articles.len(), FILES);
}
