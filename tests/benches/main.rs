//! What an operation costs beside its yardstick: the same work done bare, in the same run, on the same disk.
//!
//! `cargo xtask bench` runs these and judges the ratios. One program holds them all, so that it is linked once and
//! the big case is made once.

mod agreement;
mod archive;
mod articles;
mod bare;
mod big_case;
#[path = "../support/build.rs"]
mod build;
mod history;
mod import;
mod language;
mod lint;
mod long_log;
mod matching;
mod merge;
mod pdf;
mod quotes;
mod reanchor;
mod search;
mod verdict;
mod walk;

use big_case::BigCase;
use criterion::Criterion;
use factdesk_desk::{Desk, system_clock};
use tempfile::TempDir;

fn main() {
    build::program(); // reads the files of an import, beside this program
    let mut criterion = Criterion::default().configure_from_args();
    let (verdict, import) = ("verdict_save", "import_1000_articles");
    let (search, next) = ("search_100000_claims", "claim_next_100000_claims");
    if is_wanted(verdict) {
        verdict::run(&mut criterion, verdict);
    }
    if is_wanted(import) {
        import::run(&mut criterion, import);
    }
    text(&mut criterion);
    let lints = ["lint_10000_claims", "lint_after_one_change", "lint_one_claim"];
    if lints.iter().any(|group| is_wanted(group)) {
        lint::run(&mut criterion, lints);
    }
    if is_wanted(search) || is_wanted(next) {
        let big_case = BigCase::new();
        search::run(&mut criterion, search, &big_case);
        walk::run(&mut criterion, next, &big_case);
    }
    let matching = "match_100000_claims";
    if is_wanted(matching) {
        matching::run(&mut criterion, matching);
    }
    captured_files(&mut criterion);
    let merging = "merge_10000_operations";
    if is_wanted(merging) {
        merge::run(&mut criterion, merging);
    }
    long_history(&mut criterion);
    criterion.final_summary();
}

/// The folder of the project.
fn project() -> std::path::PathBuf {
    std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// What begins without a desk.
fn text(criterion: &mut Criterion) {
    type Run = fn(&mut Criterion, &str);
    let groups: [(&str, Run); 9] = [
        ("agreement_10000_claims", agreement::run),
        ("sentences_1_mb", language::sentences),
        ("analysis_1_mb", language::analysis),
        ("contested_2000_articles", language::contested),
        ("new_article_100000_statements", language::new_article),
        ("reanchor_500_spans", reanchor::run),
        ("quote_check_1_mb_exact", quotes::exact),
        ("quote_check_1_mb_fuzzy", quotes::fuzzy),
        ("pdf_100_pages", pdf::run),
    ];
    for (group, run) in groups.into_iter().filter(|(group, _)| is_wanted(group)) {
        run(criterion, group);
    }
}

/// What needs an archive of ten thousand files.
fn captured_files(criterion: &mut Criterion) {
    type Run = fn(&mut Criterion, &str, &archive::Archive);
    let groups: [(&str, Run); 3] = [
        ("archive_10000_files_list", archive::list),
        ("archive_10000_files_search", archive::search),
        ("archive_10000_files_rehash", archive::rehash),
    ];
    let wanted: Vec<_> = groups.iter().filter(|(group, _)| is_wanted(group)).collect();
    if !wanted.is_empty() {
        let archive = archive::Archive::new();
        wanted
            .iter()
            .for_each(|(group, run)| run(criterion, group, &archive));
    }
}

/// What needs a log of a million operations.
fn long_history(criterion: &mut Criterion) {
    type Run = fn(&mut Criterion, &str, &long_log::LongLog);
    let groups: [(&str, Run); 2] = [
        ("history_1000000_operations", history::window),
        ("history_1000000_operations_cli", history::command_line),
    ];
    let wanted: Vec<_> = groups.iter().filter(|(group, _)| is_wanted(group)).collect();
    if !wanted.is_empty() {
        let long = long_log::LongLog::new();
        wanted
            .iter()
            .for_each(|(group, run)| run(criterion, group, &long));
    }
}

/// Whether a group is to be measured. What a group needs is made before its functions run, since criterion takes
/// the first run of a function for its usual time; this keeps a filter on the command line quick all the same.
fn is_wanted(group: &str) -> bool {
    let filters: Vec<String> = std::env::args()
        .skip(1)
        .filter(|word| !word.starts_with('-'))
        .collect();
    filters.is_empty()
        || filters
            .iter()
            .any(|filter| group.contains(filter.as_str()) || filter.contains(group))
}

/// A folder on the disk that builds are on: a temporary folder in memory would make every commit look free.
fn folder() -> TempDir {
    tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a folder for the measurement")
}

fn new_desk(folder: &TempDir) -> Desk {
    Desk::open(&folder.path().join("desk"), system_clock()).expect("a new desk")
}
