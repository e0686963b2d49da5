//! Text that no newspaper would print: long lines, no spaces, mixed scripts, remains of pages.

use factdesk_language::anchor::Anchors;
use factdesk_language::quote::check;
use factdesk_language::{attributions, check_worthiness, copies, dates, diff, quantities, rank, sentences};
use std::sync::LazyLock;
use std::time::{Duration, Instant};

/// So many bytes of each kind of bad text, and its name.
fn bad(bytes: usize) -> Vec<(&'static str, String)> {
    let fill = |part: &str| part.repeat(bytes / part.len());
    vec![
        (
            "one line",
            fill("The mayor said that 12 ferries sank, and she denied it. "),
        ),
        (
            "no stops",
            fill("the mayor said that she told him that they know "),
        ),
        ("no spaces", fill("themayorsaid12ferriessank")),
        ("stops only", fill(".?!…")),
        ("open quotes", fill("“he said \"she asked ‘why ")),
        ("colons", fill("Police: Mayor: “x” ")),
        ("commas", fill("said, ")),
        ("initials", fill("J. R. U.S. Mr. ")),
        ("scripts", fill("山です。Она сказала: да. قال؟ हाँ। ")),
        ("remains of a page", fill("<p class=\"x\">&nbsp;{{said}}</p>")),
        ("marks on letters", fill("e\u{301}\u{301}\u{200d}\u{feff}")),
        ("hashtags", fill("#aaaaabbbbbaaaaabbbbb @aaaa ")),
    ]
}

/// The shortest of three runs.
fn shortest(run: impl Fn()) -> Duration {
    let times = (0..3).map(|_| {
        let start = worked();
        run();
        worked().saturating_sub(start)
    });
    times.min().expect("BUG: three runs have a shortest")
}

/// How long this thread has worked. Where the system does not say, the time of the clock, which other programs
/// stretch.
fn worked() -> Duration {
    static BEGAN: LazyLock<Instant> = LazyLock::new(Instant::now);
    let kept = std::fs::read_to_string("/proc/thread-self/schedstat");
    let nanoseconds = kept.ok().and_then(|kept| kept.split(' ').next()?.parse().ok());
    nanoseconds.map_or_else(|| BEGAN.elapsed(), Duration::from_nanos)
}

/// What comparing every word of a quote with every word of ten passages takes at most, whatever the text.
const COMPARED: Duration = Duration::from_millis(if cfg!(debug_assertions) { 3_000 } else { 200 });

/// Eight times the text takes about eight times as long, far from the sixty-four of two loops.
#[track_caller]
fn grows_evenly(name: &str, small: &str, large: &str, run: impl Fn(&str)) {
    grows_within(Duration::from_millis(60), name, (small, large), run);
}

/// The same, beside a time that the text does not change.
#[track_caller]
fn grows_within(noise: Duration, name: &str, (small, large): (&str, &str), run: impl Fn(&str)) {
    let (short, long) = (shortest(|| run(small)), shortest(|| run(large)));
    assert!(
        long < short * 24 + noise,
        "{name}: {short:?}, eight times the text {long:?}"
    );
}

#[test]
fn time_grows_with_the_length() {
    const SMALL: usize = 6_000;
    for ((name, small), (_, large)) in bad(SMALL).iter().zip(&bad(8 * SMALL)) {
        grows_evenly(name, small, large, |text| drop(sentences(text, None)));
        grows_evenly(name, small, large, |text| drop(attributions(text)));
        grows_evenly(name, small, large, |text| drop(check_worthiness(text)));
        grows_evenly(name, small, large, |text| drop(rank(&[text]).nearest(text, 1)));
        grows_evenly(name, small, large, |text| drop(quantities(text)));
        grows_evenly(name, small, large, |text| drop(dates(text, None)));
    }
}

/// Quotes that are made to be looked for long, for a text: words of its end with one that is not there, the whole text
/// without its first word, and marks of cuts without end.
fn bad_quotes(text: &str) -> Vec<(&'static str, String)> {
    let end = &text[text.ceil_char_boundary(text.len() - 200)..];
    let start = text.ceil_char_boundary(text.len().min(12));
    vec![
        ("its end and a word", format!("{end} zebra {end}")),
        ("nearly the whole text", format!("zebra {}", &text[start..])),
        ("repeated words", "the the said, said, a ".repeat(text.len() / 22)),
        ("open brackets", "[".repeat(text.len() / 4)),
        ("cuts", "said … she […] that [sic] . . . ".repeat(text.len() / 64)),
        ("stops and marks", "said.” “,” ”. ".repeat(text.len() / 32)),
    ]
}

#[test]
fn a_quote_is_looked_for_in_time_that_grows_with_text_and_quote() {
    const SMALL: usize = 6_000;
    let kinds = ["one line", "stops only", "commas", "marks on letters"];
    let texts = bad(SMALL).into_iter().zip(bad(8 * SMALL));
    for ((name, small), (_, large)) in texts.filter(|((name, _), _)| kinds.contains(name)) {
        let (small, large) = (&small, &large);
        let pairs = bad_quotes(small).into_iter().zip(bad_quotes(large));
        for ((kind, short), (_, long)) in pairs {
            let quote = |text: &str| if text.len() == small.len() { &short } else { &long };
            let what = format!("{name}, {kind}");
            grows_within(COMPARED, &what, (small, large), |text| {
                drop(check(text, quote(text)))
            });
        }
    }
}

#[test]
fn the_parts_of_a_quote_are_looked_for_at_many_places_in_good_time() {
    // Each part stands at ten thousand places, and only the last one nowhere behind them.
    let text = |bytes: usize| format!("A zebra slept. {}", "the mayor went to ".repeat(bytes / 18));
    let quote = "the mayor … mayor went … the mayor … zebra slept";
    assert!(!check(&text(1_000), quote).state.is_proved());
    grows_evenly("parts at many places", &text(20_000), &text(160_000), |text| {
        drop(check(text, quote));
    });
    // Long gaps, each with many words to look for a negation in.
    let gaps =
        |bytes: usize| format!("{} zebra slept", "the mayor went to ".repeat(150)).repeat(bytes / 2_712);
    grows_evenly("long gaps", &gaps(20_000), &gaps(160_000), |text| {
        drop(check(text, "the mayor … zebra slept … penguins"));
    });
}

#[test]
fn versions_are_aligned_in_time_that_grows_with_them() {
    const SMALL: usize = 4_000;
    for ((name, small), (_, large)) in bad(SMALL).iter().zip(&bad(8 * SMALL)) {
        for (other, by) in [("shuffled", 7), ("other words", 0)] {
            let what = format!("{name}, {other}");
            grows_evenly(&what, small, large, |text| {
                let new = changed(text, by);
                let anchors = Anchors::new(text, &new);
                let spans = sentences(text, None);
                let step = spans.len() / 20 + 1;
                for span in spans.into_iter().step_by(step) {
                    anchors.place(span);
                }
                drop(diff::words(text, &new));
                drop(copies(&[text, &new]));
            });
        }
    }
}

/// Another version: nothing of it for 0, else without its start and with its pieces in another order.
fn changed(text: &str, by: usize) -> String {
    if by == 0 {
        return "Nothing here is like it. ".repeat(text.len() / 25);
    }
    let words: Vec<&str> = text.split_inclusive(' ').skip(1).collect();
    let pieces: Vec<&[&str]> = words.chunks(words.len() / 8 + 1).collect();
    (0..pieces.len())
        .flat_map(|n| pieces[n * by % pieces.len()])
        .copied()
        .collect()
}

#[test]
fn what_is_found_in_bad_text_lies_in_it() {
    for (name, text) in bad(20_000) {
        for span in sentences(&text, Some("en")) {
            assert!(text.get(span.start..span.end).is_some(), "{name}");
        }
        for a in attributions(&text) {
            let all = a.source.iter().chain(&a.cue).flatten().chain(&a.content);
            for span in all {
                assert!(
                    text.get(span.start..span.end).is_some_and(|t| !t.is_empty()),
                    "{name}"
                );
            }
        }
        let score = check_worthiness(&text).score;
        assert!((0.0..=1.0).contains(&score), "{name}: {score}");
    }
}
