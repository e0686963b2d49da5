//! A new text of a long article: five hundred statements find their places.

use std::time::Duration;

use criterion::{BatchSize, Criterion};
use factdesk_desk::article::{self, NewArticle, NewVersion};
use factdesk_desk::case::{self, NewCase};
use factdesk_desk::claim::{self, NewClaim, NewStatement, Place};
use factdesk_desk::{Desk, system_clock};
use factdesk_domain::text::Span as Bytes;
use factdesk_domain::{ArticleId, ReviewerId};
use factdesk_language::Span;
use factdesk_language::anchor::Anchors;
use similar::{Algorithm, capture_diff_slices};
use tempfile::TempDir;

const SPANS: usize = 500;

/// Measures the alignment beside a plain word diff, and the whole act on a desk.
pub fn run(criterion: &mut Criterion, group: &str) {
    let (old, spans) = text();
    let new = changed(&old);
    let mut group = criterion.benchmark_group(group);
    group.sample_size(10).measurement_time(Duration::from_secs(3));
    group.bench_function("yardstick", |bencher| {
        bencher.iter(|| capture_diff_slices(Algorithm::Myers, &words(&old), &words(&new)).len());
    });
    group.bench_function("anchors", |bencher| {
        bencher.iter(|| {
            let anchors = Anchors::new(&old, &new);
            spans
                .iter()
                .filter(|span| anchors.place(**span).span().is_some())
                .count()
        });
    });
    group.bench_function("desk_update", |bencher| {
        bencher.iter_batched(
            || Story::new(&old, &spans),
            |story| story.update(&new),
            BatchSize::PerIteration,
        );
    });
    group.finish();
}

fn words(text: &str) -> Vec<&str> {
    text.split_whitespace().collect()
}

/// About 100 KB of sentences, each with a figure and a place of its own, and the spans of five hundred of them.
fn text() -> (String, Vec<Span>) {
    let places = [
        "the north quay",
        "the customs house",
        "the old mill",
        "the rail yard",
        "the ferry stairs",
    ];
    let (mut text, mut spans) = (String::new(), Vec::new());
    for n in 0..1_000 {
        let start = text.len();
        let place = places[n % places.len()];
        text.push_str(&format!(
            "Officials said that {} people were counted at {place} on day {n} of the closure, as crews went on.",
            n * 7 + 3
        ));
        if n % 2 == 0 && spans.len() < SPANS {
            spans.push(Span::new(start, text.len()));
        }
        text.push_str(if n % 4 == 3 { "\n\n" } else { " " });
    }
    (text, spans)
}

/// Every eleventh figure is another one, every thirtieth paragraph is gone, and one is new.
fn changed(old: &str) -> String {
    let paragraphs = old.split("\n\n").enumerate();
    let kept = paragraphs
        .filter(|(n, _)| n % 30 != 17)
        .map(|(n, paragraph)| match n % 11 {
            0 => paragraph.replacen("people were", "people and a dog were", 1),
            _ => paragraph.to_owned(),
        });
    format!(
        "This report was corrected.\n\n{}",
        kept.collect::<Vec<_>>().join("\n\n")
    )
}

struct Story {
    _folder: TempDir,
    desk: Desk,
    by: ReviewerId,
    article: ArticleId,
}

impl Story {
    fn new(text: &str, spans: &[Span]) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let desk = Desk::open(folder.path(), system_clock()).expect("a desk");
        let by = desk.me().expect("a reviewer");
        let new = NewCase {
            title: "Closure".to_owned(),
            ..NewCase::default()
        };
        let case = case::create(&desk, by, new).expect("a case").value;
        let new = NewArticle {
            title: "Closure".to_owned(),
            text: text.to_owned(),
            ..NewArticle::default()
        };
        let article = article::add(&desk, by, case, new)
            .expect("an article")
            .value
            .article;
        for span in spans {
            let place = Some(Place {
                article,
                version: None,
                span: Bytes::new(span.start, span.end),
            });
            let statements = vec![NewStatement {
                place,
                ..NewStatement::default()
            }];
            let new = NewClaim {
                statements,
                ..NewClaim::default()
            };
            claim::create(&desk, by, case, new).expect("a claim");
        }
        Self {
            _folder: folder,
            desk,
            by,
            article,
        }
    }

    fn update(self, text: &str) -> Self {
        let new = NewVersion {
            text: text.to_owned(),
            ..NewVersion::default()
        };
        let done = article::update(&self.desk, self.by, self.article, new).expect("a new version");
        let placing = done.value.placing;
        assert!(
            placing.kept + placing.moved + placing.changed > 450,
            "{placing:?}"
        );
        self
    }
}
