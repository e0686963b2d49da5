//! Whether a clause says that something is so, that it is not, or that nothing of the kind was there.

use super::proposition::{EMPTY, Listed, concept, is_content};
use crate::lexicon::grammar;
use crate::reading::{Token, stem};
use std::collections::BTreeSet;

/// What is done with the words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Polarity {
    /// They are so.
    Asserted,
    /// They are not so.
    Denied,
    /// Nothing of this kind was there: "no sign of sabotage", "no fault was recorded". Whether the words say
    /// that one looked for it.
    Absent { heads: BTreeSet<String>, sought: bool },
    /// "Denied any cut": whatever was said of it just before.
    Any,
}

/// Words after which "no …" means that nothing of the kind was found.
static SOUGHT: Listed = Listed::new("sign evidence indication trace proof hint record");
/// Verbs by which absence is stated: "no fault had been recorded", "found no fault", "there was no fault".
static FINDING: Listed = Listed::new(
    "find record report register detect observe see notice identify discover be have receive suffer show",
);
/// Whether a clause asserts or denies; `None` when it does so only in part.
pub(crate) fn polarity(tokens: &[&Token], denies: bool) -> Option<Polarity> {
    let mut negations = tokens
        .iter()
        .enumerate()
        .filter(|(_, t)| grammar::is_negation(&t.lower));
    let Some((at, token)) = negations.next() else {
        return Some(if denies {
            Polarity::Denied
        } else {
            Polarity::Asserted
        });
    };
    let next = tokens.get(at + 1);
    let partial = next.is_some_and(|t| {
        t.is_any(&[
            "only",
            "just",
            "yet",
            "to",
            "all",
            "every",
            "necessarily",
            "more",
            "less",
            "fewer",
            "enough",
            "longer",
            "doubt",
            "matter",
            "immediately",
            "comment",
            "know",
            "clear",
            "say",
            "think",
            "believe",
            "much",
            "many",
            "until",
            "always",
            "fully",
        ])
    });
    // "A rate that does not cause it": the negation belongs to a part of the clause.
    let part = tokens[..at]
        .iter()
        .skip(1)
        .any(|t| t.is_any(&["that", "which", "who", "when", "because", "if", "as", "where"]));
    if part || denies || negations.next().is_some() || partial || token.is_any(&["neither", "nor", "without"])
    {
        return None;
    }
    if !token.is_any(&["no", "none", "nobody"]) {
        let led = at > 0 && grammar::is_auxiliary(&tokens[at - 1].lower)
            || token.lower.ends_with("n't")
            || token.is_any(&["never", "cannot"]);
        return led.then_some(Polarity::Denied);
    }
    let opens = tokens[..at]
        .iter()
        .all(|t| t.is_any(&["that", "\"", "“", "there", "in", "and", ","]));
    if token.is("no")
        && let Some(absent) = absence(tokens, at, opens)
    {
        return Some(absent);
    }
    let one = token.is("no") && next.is_some_and(|t| t.is("one"));
    (opens || one).then_some(Polarity::Denied)
}

/// "Found no sign of sabotage", "no fault had been recorded".
fn absence(tokens: &[&Token], at: usize, opens: bool) -> Option<Polarity> {
    let finding = |t: &Token| FINDING.has(&stem(&t.lower)) || grammar::is_auxiliary(&t.lower);
    let phrase = |t: &&&Token| {
        !t.is_any(&[
            ",", "that", "which", "who", "when", "at", "in", "on", "after", "before",
        ]) && !finding(t)
    };
    let after: Vec<&Token> = tokens[at + 1..].iter().take_while(phrase).copied().collect();
    let sought = after.iter().any(|t| SOUGHT.has(&stem(&t.lower)));
    let before = tokens[at.saturating_sub(3)..at].iter().any(|t| finding(t));
    let rest = &tokens[at + 1 + after.len()..];
    let verb = rest
        .iter()
        .take(5)
        .find(|t| !grammar::is_auxiliary(&t.lower) && !grammar::is_adverb(&t.lower));
    let reported = opens && verb.is_some_and(|t| FINDING.has(&stem(&t.lower)));
    if !(reported || before || sought) {
        return None;
    }
    let heads: BTreeSet<String> = (0..after.len())
        .filter(|i| is_content(after[*i]))
        .map(|i| concept(&after, i))
        .filter(|w| !EMPTY.has(w))
        .collect();
    (!heads.is_empty()).then_some(Polarity::Absent { heads, sought })
}
