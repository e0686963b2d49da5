//! Commas and full stops beside closing quotation marks: American writing puts them inside, British writing outside.

use super::{Check, Snapshot, Tolerance, apart, cuts};

/// Looks for a quote with its commas and full stops on the other side of its quotation marks, all of them on one
/// side; and, where the quote stands in marks of its own, without the one that its writer put before the last mark.
pub(super) fn find(snapshot: &Snapshot, quote: &str, hint: Option<usize>) -> Option<Check> {
    let (outside, inside) = (outward(quote), inward(quote));
    for other in [&outside, &inside].into_iter().flatten() {
        let found = snapshot
            .proved(other, hint)
            .or_else(|| snapshot.inside_marks(other, hint))
            .or_else(|| cuts::find(snapshot, other, hint));
        if let Some(found) = found {
            return Some(with_stops(found));
        }
    }
    [Some(quote), inside.as_deref()]
        .into_iter()
        .flatten()
        .find_map(|quote| without_last(snapshot, quote, hint))
}

fn with_stops(found: Check) -> Check {
    let mut tolerances = found.tolerances;
    tolerances.push(Tolerance::Stops);
    let Some(span) = found.span else {
        return Check::absent();
    };
    Check {
        left_out: found.left_out,
        ..Check::tolerant(span, found.count, tolerances)
    }
}

/// The quote without the stop before its last mark, where the text has another mark or an end there. In the middle
/// of a phrase a full stop would say that the sentence ended.
fn without_last(snapshot: &Snapshot, quote: &str, hint: Option<usize>) -> Option<Check> {
    let inside = apart::without_marks(quote)?;
    let words = inside.strip_suffix([',', '.'])?;
    if words.ends_with('.') || !words.ends_with(apart::is_said) {
        return None;
    }
    let mut found = snapshot
        .proved(words, hint)
        .or_else(|| cuts::find(snapshot, words, hint))?;
    let after = snapshot.text()[found.span?.end..].chars().next();
    let phrase_ends = after.is_none_or(|c| c == '\n' || !(c.is_alphanumeric() || c.is_whitespace()));
    found.tolerances.push(Tolerance::EnclosingMarks);
    phrase_ends.then(|| with_stops(found))
}

fn is_stop(c: char) -> bool {
    matches!(c, ',' | '.')
}

fn is_closing(c: char) -> bool {
    matches!(
        c,
        '"' | '\'' | '\u{201d}' | '\u{2019}' | '\u{bb}' | '\u{201c}' | '\u{203a}'
    )
}

/// Each `,”` as `”,`; `None` where there is none.
fn outward(quote: &str) -> Option<String> {
    swapped(quote, is_stop, is_closing)
}

/// Each `”,` as `,”`; `None` where there is none.
fn inward(quote: &str) -> Option<String> {
    swapped(quote, is_closing, is_stop)
}

/// Changes the places of a run of one kind and the run of the other kind that follows it, where a word stands before
/// them and none directly behind. An ellipsis is no full stop.
fn swapped(quote: &str, first: fn(char) -> bool, then: fn(char) -> bool) -> Option<String> {
    let (mut out, mut rest, mut changed) = (String::with_capacity(quote.len()), quote, false);
    while let Some(c) = rest.chars().next() {
        let one = run(rest, first);
        let other = run(&rest[one..], then);
        let behind = rest[one + other..].chars().next();
        let stops = if first(',') { one } else { other };
        let moves = one > 0 && other > 0 && stops == 1 && out.ends_with(apart::is_said);
        if moves && behind.is_none_or(|c| !c.is_alphanumeric() && c != '.') {
            out.push_str(&rest[one..one + other]);
            out.push_str(&rest[..one]);
            (rest, changed) = (&rest[one + other..], true);
        } else {
            let long = one.max(c.len_utf8());
            out.push_str(&rest[..long]);
            rest = &rest[long..];
        }
    }
    changed.then_some(out)
}

/// The bytes at the start of `rest` that are of a kind.
fn run(rest: &str, kind: fn(char) -> bool) -> usize {
    rest.len() - rest.trim_start_matches(kind).len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stops_change_their_side_of_the_marks() {
        assert_eq!(
            outward("“no,” she said, “never.”").as_deref(),
            Some("“no”, she said, “never”.")
        );
        assert_eq!(inward("‘no’, she said.").as_deref(), Some("‘no,’ she said."));
        assert_eq!(inward("“he said ‘no’”.").as_deref(), Some("“he said ‘no.’”"));
        assert_eq!(outward("“he said ‘no.’”").as_deref(), Some("“he said ‘no’”."));
    }

    #[test]
    fn what_is_no_stop_stays() {
        for quote in [
            "“no …”",
            "“no...” he",
            "“a”.5",
            "it’s 1.5",
            ", “no”",
            "no, she said.",
            "”,",
            "",
        ] {
            assert_eq!((outward(quote), inward(quote)), (None, None), "{quote}");
        }
    }
}
