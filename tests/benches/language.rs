//! What the analysis of text costs: one article's worth, two thousand articles compared, one new among many.

use std::hint::black_box;
use std::time::Duration;

use criterion::measurement::WallTime;
use criterion::{BenchmarkGroup, Criterion, SamplingMode};
use factdesk_language::{self as language, Document};

use crate::articles;

/// Articles that are grouped into contested sets; about 68,000 sentences.
const ARTICLES: usize = 2000;
/// Articles that hold about 100,000 statements.
const STORED: usize = 2800;
/// Bytes that the measured analysis reads.
const MEGABYTE: usize = 1_000_000;

/// Measures the sentence borders of a megabyte of articles beside those of sentencex.
pub fn sentences(criterion: &mut Criterion, group: &str) {
    let texts = texts(MEGABYTE / articles::text(0).len() + 1);
    let mut group = slow(criterion, group);
    group.bench_function("yardstick", |bencher| {
        let of = |text: &String| sentencex::get_sentence_boundaries("en", black_box(text)).len();
        bencher.iter(|| texts.iter().map(of).sum::<usize>());
    });
    group.bench_function("sentences", |bencher| {
        let of = |text: &String| language::sentences(black_box(text), Some("en")).len();
        bencher.iter(|| texts.iter().map(of).sum::<usize>());
    });
    group.finish();
}

/// Measures everything that is found in a megabyte of articles, on one thread.
pub fn analysis(criterion: &mut Criterion, group: &str) {
    let texts = texts(MEGABYTE / articles::text(0).len() + 1);
    let documents = documents(&texts);
    let mut group = slow(criterion, group);
    group.bench_function("statements", |bencher| {
        bencher.iter(|| {
            documents
                .iter()
                .map(|document| language::statements(black_box(document)).len())
                .sum::<usize>()
        });
    });
    group.finish();
}

/// Measures the comparison of two thousand articles beside that of half of them, so that a cost which grows with
/// the square shows as four times the yardstick.
pub fn contested(criterion: &mut Criterion, group: &str) {
    let texts = texts(ARTICLES);
    let documents = documents(&texts);
    let mut group = slow(criterion, group);
    group.bench_function("yardstick", |bencher| {
        bencher.iter(|| language::contested(black_box(&documents[..ARTICLES / 2])));
    });
    group.bench_function("twice_as_many", |bencher| {
        bencher.iter(|| language::contested(black_box(&documents)));
    });
    group.finish();
}

/// Measures one new article against a hundred thousand statements that are there.
pub fn new_article(criterion: &mut Criterion, group: &str) {
    let texts = texts(STORED + 1);
    let documents = documents(&texts);
    let mut group = slow(criterion, group);
    group.bench_function("contested_by", |bencher| {
        bencher.iter(|| language::contested_by(black_box(&documents), &[STORED]));
    });
    group.finish();
}

/// A group of functions that are long enough to be timed alone.
fn slow<'c>(criterion: &'c mut Criterion, group: &str) -> BenchmarkGroup<'c, WallTime> {
    let mut group = criterion.benchmark_group(group);
    group
        .sample_size(10)
        .sampling_mode(SamplingMode::Flat)
        .warm_up_time(Duration::from_millis(1))
        .measurement_time(Duration::from_secs(10));
    group
}

fn texts(count: usize) -> Vec<String> {
    (0..count).map(articles::text).collect()
}

fn documents(texts: &[String]) -> Vec<Document<'_>> {
    let document = |text| Document {
        id: "",
        text,
        published: None,
        lang: Some("en"),
    };
    texts.iter().map(|text| document(text.as_str())).collect()
}
