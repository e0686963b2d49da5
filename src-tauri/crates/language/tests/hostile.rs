//! Text that no newspaper would print: long lines, no spaces, mixed scripts, remains of pages.

use factdesk_language::{attributions, check_worthiness, rank, sentences};
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

/// Eight times the text takes about eight times as long, far from the sixty-four of two loops.
#[track_caller]
fn grows_evenly(name: &str, small: &str, large: &str, run: impl Fn(&str)) {
    let (short, long) = (shortest(|| run(small)), shortest(|| run(large)));
    let noise = Duration::from_millis(60);
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
    }
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
