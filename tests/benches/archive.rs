//! Ten thousand captured files: they are listed and searched, and hashed again while others work.

use std::hint::black_box;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use criterion::Criterion;
use factdesk_desk::Desk;
use factdesk_desk::capture::{self, NewCapture, NewCopy};
use factdesk_desk::case::{self, NewCase};
use factdesk_domain::capture::CaptureHow;
use factdesk_domain::{CaseId, ReviewerId};
use factdesk_ipc::Host;
use factdesk_ipc::wire::common::ByCase;
use factdesk_ipc::wire::desk::{Draft, Search};
use tempfile::TempDir;

use crate::{articles, folder, new_desk};

const FILES: usize = 10_000;
/// One of them is as large as a recording.
const LARGE_BYTES: usize = 128 << 20;

/// An archive of ten thousand files.
pub struct Archive {
    _folder: TempDir,
    host: Host,
    case: String,
}

impl Archive {
    /// Fills a desk, which takes a while.
    pub fn new() -> Self {
        let started = Instant::now();
        let folder = folder();
        let desk = new_desk(&folder);
        let me = desk.me().expect("a new desk has a reviewer");
        let title = "Everything that was kept".to_owned();
        let new = NewCase {
            title,
            ..NewCase::default()
        };
        let case = case::create(&desk, me, new).expect("a case").value;
        fill(&desk, me, case);
        eprintln!("{FILES} files captured in {:.1?}", started.elapsed());
        Self {
            host: Host::new(desk, folder.path().join("exports")),
            _folder: folder,
            case: case.to_string(),
        }
    }

    fn list(&self) -> usize {
        let input = ByCase {
            case_id: self.case.clone(),
        };
        black_box(self.host.capture_list(&input))
            .expect("a list")
            .captures
            .len()
    }

    fn show(&self) -> usize {
        black_box(self.host.archive_show()).expect("a state").files as usize
    }

    fn search(&self) -> usize {
        let input = Search {
            query: "notice 77".to_owned(),
            case_id: Some(self.case.clone()),
            limit: 50,
        };
        black_box(self.host.search(&input)).expect("a search").hits.len()
    }

    /// What a checker does meanwhile: typed text is kept.
    fn type_on(&self) {
        let draft = Draft {
            case_id: self.case.clone(),
            key: "comment:bench".to_owned(),
            text: "half a sentence".to_owned(),
        };
        self.host.draft_save(&draft).expect("a draft is kept");
    }
}

fn fill(desk: &Desk, me: ReviewerId, case: CaseId) {
    for part in (0..FILES).collect::<Vec<_>>().chunks(1_000) {
        let new = part.iter().map(|n| captured(*n)).collect();
        let added = capture::add_all(desk, me, case, new).expect("captures");
        assert!(added.value.iter().all(Result::is_ok), "each file is taken");
    }
}

fn captured(n: usize) -> NewCapture {
    let text = articles::text(n);
    let mut bytes = text.clone().into_bytes();
    if n == FILES / 2 {
        bytes.resize(LARGE_BYTES, b' ');
    }
    NewCapture {
        bytes,
        media_type: Some("text/plain".to_owned()),
        name: Some(format!("notice {n}.txt")),
        how: CaptureHow::File,
        address: None,
        fetched: None,
        copy: Some(NewCopy {
            extractor: "made for the measurement".to_owned(),
            text,
            pages: None,
            media_type: "text/plain".to_owned(),
            map: "{}".to_owned(),
        }),
        warnings: Vec::new(),
        note: None,
    }
}

/// Measures the list of a case with all of them, and the state of the archive.
pub fn list(criterion: &mut Criterion, group: &str, archive: &Archive) {
    let mut group = criterion.benchmark_group(group);
    group.sample_size(10).measurement_time(Duration::from_secs(3));
    group.bench_function("captures", |bencher| {
        bencher.iter(|| assert_eq!(archive.list(), FILES))
    });
    group.bench_function("state", |bencher| {
        bencher.iter(|| assert_eq!(archive.show(), FILES))
    });
    group.finish();
}

/// Measures a search among their names.
pub fn search(criterion: &mut Criterion, group: &str, archive: &Archive) {
    let mut group = criterion.benchmark_group(group);
    group.sample_size(10).measurement_time(Duration::from_secs(3));
    group.bench_function("window", |bencher| {
        bencher.iter(|| assert!(archive.search() > 10))
    });
    group.finish();
}

/// Measures the longest that somebody waits while every file is hashed again: the re-hash holds something for so long.
pub fn rehash(criterion: &mut Criterion, group: &str, archive: &Archive) {
    let mut group = criterion.benchmark_group(group);
    group
        .sample_size(10)
        .warm_up_time(Duration::from_millis(1))
        .measurement_time(Duration::from_secs(10));
    type Call = fn(&Archive);
    let calls: [(&str, Call); 3] = [
        ("search_waits", |archive| assert!(archive.search() > 10)),
        ("typing_waits", Archive::type_on),
        ("state_waits", |archive| assert_eq!(archive.show(), FILES)),
    ];
    for (name, call) in calls {
        group.bench_function(name, |bencher| {
            bencher.iter_custom(|runs| (0..runs).map(|_| longest_wait(archive, call)).sum());
        });
    }
    group.finish();
}

fn longest_wait(archive: &Archive, call: fn(&Archive)) -> Duration {
    let done = AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            let mut told = 0;
            let state = archive
                .host
                .archive_verify(&mut |_| told += 1)
                .expect("a verification");
            done.store(true, Ordering::Relaxed);
            assert_eq!((state.fine as usize, state.problems.len()), (FILES, 0));
            assert!(told > 2, "progress is told");
        });
        let mut longest = Duration::ZERO;
        while !done.load(Ordering::Relaxed) {
            let started = Instant::now();
            call(archive);
            longest = longest.max(started.elapsed());
            std::thread::sleep(Duration::from_millis(2));
        }
        longest
    })
}
