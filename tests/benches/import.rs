//! A thousand articles come in and are analysed.

use std::hint::black_box;
use std::sync::atomic::AtomicBool;
use std::time::{Duration, Instant};

use criterion::{BatchSize, Criterion, SamplingMode};
use factdesk_desk::Desk;
use factdesk_desk::view::Views;
use factdesk_intake::import::{self, Input, Step, Summary, Target};

use crate::bare::Contents;
use crate::{articles, folder, new_desk};

const ARTICLES: usize = 1000;

/// Measures an import with its analysis beside inserting the very rows that it leaves.
pub fn run(criterion: &mut Criterion, group: &str) {
    let inputs: Vec<Input> = (0..ARTICLES).map(input).collect();
    let contents = contents(&inputs);
    let mut group = criterion.benchmark_group(group);
    // One import a sample: it is long enough to be timed alone.
    group
        .sample_size(10)
        .sampling_mode(SamplingMode::Flat)
        .warm_up_time(Duration::from_millis(1))
        .measurement_time(Duration::from_secs(10));
    group.bench_function("yardstick", |bencher| {
        bencher.iter_batched(
            || {
                let folder = folder();
                (contents.empty(folder.path()), folder)
            },
            |(bare, folder)| {
                contents.insert(&bare).expect("the rows of a desk fit its schema");
                (bare, folder)
            },
            BatchSize::PerIteration,
        );
    });
    group.bench_function("desk", |bencher| {
        bencher.iter_batched(
            || {
                let folder = folder();
                (new_desk(&folder), folder)
            },
            |(desk, folder)| {
                black_box(import(&desk, &inputs, &mut |_| ()));
                (desk, folder)
            },
            BatchSize::PerIteration,
        );
    });
    group.finish();
}

fn input(n: usize) -> Input {
    Input::Bytes {
        name: format!("report-{n:04}.txt"),
        bytes: articles::text(n).into_bytes(),
    }
}

fn import(desk: &Desk, inputs: &[Input], progress: &mut dyn FnMut(Step)) -> Summary {
    let me = desk.me().expect("a new desk has a reviewer");
    let into = (me, Target::NewCase);
    let summary = import::import(
        desk,
        &Views::default(),
        into,
        inputs,
        &AtomicBool::new(false),
        progress,
    )
    .expect("an import of good files");
    assert_eq!(
        summary.articles.iter().filter(|article| article.new).count(),
        inputs.len()
    );
    summary
}

/// What one import leaves in a desk. Says what it is, so that nobody has to guess what was measured.
fn contents(inputs: &[Input]) -> Contents {
    let folder = folder();
    let desk = new_desk(&folder);
    let (started, mut read) = (Instant::now(), Duration::ZERO);
    let summary = import(&desk, inputs, &mut |step| {
        if step == Step::Suggesting {
            read = started.elapsed();
        }
    });
    let whole = started.elapsed();
    let contents = Contents::of(&desk);
    eprintln!(
        "one import: {whole:.2?}, of it {read:.2?} reading files; {} claims and {} relations suggested; {}",
        summary.suggested_claims,
        summary.suggested_relations,
        contents.summary(),
    );
    contents
}
