//! Spans that are followed from one version of an article to the next, in a thousand made-up edits whose truth is
//! known by construction, and in small cases by hand.

mod article;
mod edits;
mod judge;
mod small;

use article::{Article, Dice};
use factdesk_language::anchor::Anchors;
use judge::{Tally, Verdict};
use std::collections::BTreeMap;

const CASES: usize = 1_000;

/// One article, one to five edits, and its spans judged.
fn case(seed: usize, tallies: &mut BTreeMap<String, Tally>, whole: &mut Tally, wrong: &mut Vec<String>) {
    let mut dice = Dice::new(seed as u64);
    let long = 6 + dice.below(30);
    let article = Article::generated(&mut dice, long);
    let mut edited = article.clone();
    let single = seed.is_multiple_of(2);
    let kinds = if single {
        vec![edits::ALL[seed / 2 % edits::ALL.len()]]
    } else {
        several(&mut dice)
    };
    for kind in &kinds {
        edits::apply(*kind, &mut edited, &mut dice);
    }
    let (old, new) = (article.rendered(false), edited.rendered(dice.is(20)));
    let anchors = Anchors::new(&old.text, &new.text);
    let name = if single {
        format!("{:?}", kinds[0])
    } else {
        "several".to_owned()
    };
    let tally = tallies.entry(name).or_default();
    for span in judge::spans(&article, &old, &mut dice) {
        let truth = judge::truth(&old, &new, span);
        let placement = anchors.place(span);
        let verdict = judge::judge(&old.text, &new.text, span, &truth, placement);
        if verdict == Verdict::Wrong {
            let now = placement.span().map_or("", |s| s.of(&new.text));
            wrong.push(format!(
                "{seed} {kinds:?}: {:?} stands {} on {now:?}",
                span.of(&old.text),
                placement.as_str()
            ));
        }
        tally.count(verdict);
        whole.count(verdict);
    }
}

fn several(dice: &mut Dice) -> Vec<edits::Edit> {
    (0..2 + dice.below(5))
        .map(|_| edits::ALL[dice.below(edits::ALL.len())])
        .collect()
}

/// Judges the spans of so many edits: none may stand on the wrong text.
#[track_caller]
fn nearly_all_are_right(seeds: std::ops::Range<usize>) {
    let (mut tallies, mut whole) = (BTreeMap::new(), Tally::default());
    let mut wrong = Vec::new();
    for seed in seeds.clone() {
        case(seed, &mut tallies, &mut whole, &mut wrong);
    }
    println!("{:22} {}", "edit", Tally::HEAD);
    for (name, tally) in &tallies {
        println!("{name:22} {tally}");
    }
    println!("{:22} {whole}", "all");
    assert!(
        whole.surviving() > 8 * seeds.len(),
        "too few spans to say anything: {whole}"
    );
    assert!(
        wrong.is_empty(),
        "a span stands on the wrong text:\n{}",
        wrong.join("\n")
    );
    assert!(whole.right_permille() >= 980, "{whole}");
    let share = tallies.values().map(Tally::right_permille).min().unwrap_or(0);
    assert!(share >= 900, "one kind of edit loses many spans");
    // What nobody can decide must not become a way out.
    assert!(1_000 * whole.replaced <= whole.surviving(), "{whole}");
}

#[test]
fn a_thousand_edits_leave_nearly_all_spans_right() {
    nearly_all_are_right(0..CASES);
}

#[test]
fn other_edits_leave_nearly_all_spans_right() {
    nearly_all_are_right(20_000..21_000);
}
