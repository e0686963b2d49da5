//! A quote is looked for in a captured file with a megabyte of text.

use std::hint::black_box;
use std::time::Duration;

use criterion::measurement::WallTime;
use criterion::{BenchmarkGroup, Criterion};
use factdesk_desk::capture::{self, NewCapture, NewCopy};
use factdesk_desk::case::{self, NewCase};
use factdesk_domain::capture::CaptureHow;
use factdesk_ipc::Host;
use factdesk_ipc::wire::capture::QuoteCheck;
use factdesk_language::quote::{self, State};
use tempfile::TempDir;

use crate::{articles, folder, new_desk};

const MEGABYTE: usize = 1_000_000;

/// Measures words that stand there, at the end of the text, beside a bare search for their bytes.
pub fn exact(criterion: &mut Criterion, group: &str) {
    let file = File::new();
    let quote = file.last_words();
    let mut group = quick(criterion, group);
    group.bench_function("yardstick", |bencher| {
        bencher.iter(|| black_box(&file.text).rfind(black_box(&quote)));
    });
    group.bench_function("language", |bencher| {
        bencher.iter(|| assert_eq!(checked(&file.text, &quote), State::Verbatim));
    });
    group.bench_function("window", |bencher| {
        bencher.iter(|| assert_eq!(file.proved(&quote), "verbatim"));
    });
    group.finish();
}

/// Measures words in another writing, other words, and words that are nowhere.
pub fn fuzzy(criterion: &mut Criterion, group: &str) {
    let file = File::new();
    let quote = file.last_words();
    let spaced = quote.replacen(' ', "\u{a0} ", 3);
    let other = quote.replacen(" the ", " no ", 1);
    let absent = "Parliament voted to raise the tax on sugar after a long night of talks";
    let mut group = quick(criterion, group);
    for (name, quote, state) in [
        ("tolerant", spaced.as_str(), State::Tolerant),
        ("near", &other, State::Near),
        ("absent", absent, State::Absent),
    ] {
        group.bench_function(name, |bencher| {
            bencher.iter(|| assert_eq!(checked(&file.text, quote), state));
        });
    }
    group.bench_function("window_near", |bencher| {
        bencher.iter(|| assert_eq!(file.proved(&other), "near"));
    });
    group.finish();
}

fn quick<'c>(criterion: &'c mut Criterion, name: &str) -> BenchmarkGroup<'c, WallTime> {
    let mut group = criterion.benchmark_group(name);
    group
        .sample_size(20)
        .warm_up_time(Duration::from_secs(1))
        .measurement_time(Duration::from_secs(4));
    group
}

fn checked(text: &str, quote: &str) -> State {
    quote::check(black_box(text), black_box(quote)).state
}

/// A captured file, on a desk that is open.
struct File {
    _folder: TempDir,
    host: Host,
    case: String,
    sha256: String,
    text: String,
}

impl File {
    fn new() -> Self {
        let folder = folder();
        let desk = new_desk(&folder);
        let me = desk.me().expect("a new desk has a reviewer");
        let title = "One long file".to_owned();
        let new = NewCase {
            title,
            ..NewCase::default()
        };
        let case = case::create(&desk, me, new).expect("a case").value;
        let text = long_text();
        let added = capture::add_all(&desk, me, case, vec![captured(&text)]).expect("a capture");
        assert!(added.value.iter().all(Result::is_ok), "the file is taken");
        let sha256 = factdesk_desk::archive::sha256_hex(text.as_bytes());
        Self {
            host: Host::new(desk, folder.path().join("exports")),
            _folder: folder,
            case: case.to_string(),
            sha256,
            text,
        }
    }

    /// The last two sentences.
    fn last_words(&self) -> String {
        let text = self.text.trim_end();
        let start = text.len() - 220;
        let sentence = text[start..].find(". ").expect("sentences are shorter") + start + 2;
        text[sentence..].to_owned()
    }

    /// As the window asks it: the text comes from the archive, and is hashed first.
    fn proved(&self, quote: &str) -> String {
        let input = QuoteCheck {
            case_id: self.case.clone(),
            sha256: self.sha256.clone(),
            quote: quote.to_owned(),
        };
        black_box(self.host.quote_check(&input)).expect("an answer").state
    }
}

fn long_text() -> String {
    let mut text = String::with_capacity(MEGABYTE + 4000);
    for n in 0.. {
        if text.len() >= MEGABYTE {
            break;
        }
        text.push_str(&articles::text(n));
        text.push_str("\n\n");
    }
    text.push_str(
        "The harbour master closed the north gate at noon. The last ferry left the quay with the mayor, ",
    );
    text.push_str(
        "three engineers and a crate of lamps, and came back the next morning without the lamps.\n",
    );
    text
}

fn captured(text: &str) -> NewCapture {
    NewCapture {
        bytes: text.as_bytes().to_vec(),
        media_type: Some("text/plain".to_owned()),
        name: Some("long.txt".to_owned()),
        how: CaptureHow::File,
        address: None,
        fetched: None,
        copy: Some(NewCopy {
            extractor: "made for the measurement".to_owned(),
            text: text.to_owned(),
            pages: None,
            media_type: "text/plain".to_owned(),
            map: "{}".to_owned(),
        }),
        warnings: Vec::new(),
        note: None,
    }
}
