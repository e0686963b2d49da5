//! The history of a log of a million operations: opened, filtered, paged, by the window and by the command line.

use std::hint::black_box;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use criterion::Criterion;
use criterion::measurement::WallTime;
use factdesk_desk::history;
use factdesk_ipc::wire::history::{HistoryList, HistoryPage};

use crate::build;
use crate::long_log::{LongLog, NEEDLE};

type Group<'g> = criterion::BenchmarkGroup<'g, WallTime>;

/// What is asked, by name, and how many entries the answer has at least.
type Asked = (&'static str, HistoryList, usize);

/// Measures what the window asks for: as a checker, and as a second reader from whom verdicts are kept.
pub fn window(criterion: &mut Criterion, group: &str, long: &LongLog) {
    let mut group = criterion.benchmark_group(group);
    quick(&mut group);
    long.seat(long.people.checker);
    // The first question starts the learning, so these are answered beside it.
    for asked in questions(long) {
        if asked.0.contains("words") {
            measure(&mut group, long, "while_learning_", asked);
        }
    }
    learn(long);
    for asked in questions(long) {
        measure(&mut group, long, "", asked);
    }
    long.seat(long.people.second);
    for asked in questions(long) {
        measure(&mut group, long, "blind_", asked);
    }
    long.seat(long.people.checker);
    group.finish();
}

/// Measures `factdesk-cli history` beside the bare start of the program.
pub fn command_line(criterion: &mut Criterion, group: &str, long: &LongLog) {
    let mut group = criterion.benchmark_group(group);
    quick(&mut group);
    let case = long.case.to_string();
    group.bench_function("yardstick", |bencher| bencher.iter(|| cli(long, &["--version"])));
    group.bench_function("first_page", |bencher| {
        bencher.iter(|| cli(long, &["history", "--case", &case, "--limit", "100"]));
    });
    group.bench_function("page_in_the_middle", |bencher| {
        bencher.iter(|| cli(long, &["history", "--limit", "100", "--before", "500000"]));
    });
    group.finish();
}

/// Where words may stand is learnt in the background once the history is opened.
fn learn(long: &LongLog) {
    let started = Instant::now();
    while history::learn(long.host.desk()).expect("the log is read") {}
    eprintln!("where words may stand was learnt in {:.1?}", started.elapsed());
}

fn quick(group: &mut Group<'_>) {
    group
        .sample_size(10)
        .warm_up_time(Duration::from_millis(300))
        .measurement_time(Duration::from_secs(1));
}

fn questions(long: &LongLog) -> Vec<Asked> {
    let all = HistoryList {
        case_id: Some(long.case.to_string()),
        groups: Vec::new(),
        reviewers: Vec::new(),
        claim_id: None,
        query: String::new(),
        before: None,
        limit: 100,
    };
    let with = |change: &dyn Fn(&mut HistoryList)| {
        let mut asked = all.clone();
        change(&mut asked);
        asked
    };
    vec![
        ("first_page", all.clone(), 100),
        ("next_page", with(&|a| a.before = Some("500000".to_owned())), 100),
        ("whole_desk", with(&|a| a.case_id = None), 100),
        (
            "small_case",
            with(&|a| a.case_id = Some(long.small_case.to_string())),
            100,
        ),
        ("group", with(&|a| a.groups = vec!["verdict".to_owned()]), 100),
        (
            "rare_group",
            with(&|a| a.groups = vec!["evidence".to_owned()]),
            60,
        ),
        (
            "reviewer",
            with(&|a| a.reviewers = vec![long.people.other.to_string()]),
            100,
        ),
        (
            "rare_reviewer",
            with(&|a| a.reviewers = vec![long.people.rare.to_string()]),
            100,
        ),
        ("claim", with(&|a| a.claim_id = Some(long.claim.to_string())), 10),
        ("words", with(&|a| a.query = "bridge".to_owned()), 100),
        ("words_of_few_claims", with(&|a| a.query = "4711".to_owned()), 10),
        ("rare_words", with(&|a| a.query = NEEDLE.to_owned()), 0),
    ]
}

fn measure(group: &mut Group<'_>, long: &LongLog, who: &str, (name, asked, least): Asked) {
    let ask = || -> HistoryPage { long.host.history_list(asked.clone()).expect("a page") };
    // Nothing that is kept from a second reader is found by its words; and until something was learnt, the window is
    // told where to go on.
    let least = if who == "while_learning_" || name == "words" && !who.is_empty() {
        0
    } else {
        least
    };
    let found = ask().entries.len();
    assert!(found >= least, "{who}{name}: {found} entries instead of {least}");
    group.bench_function(format!("{who}{name}"), |bencher| {
        bencher.iter(|| black_box(ask()))
    });
}

fn cli(long: &LongLog, words: &[&str]) {
    let done = Command::new(build::program())
        .arg("--desk")
        .arg(&long.folder)
        .args(words)
        .stdout(Stdio::null())
        .status();
    assert!(done.expect("factdesk-cli starts").success(), "{words:?}");
}
