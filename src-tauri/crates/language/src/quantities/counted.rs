//! What a number counts: the noun after it.

use super::Amount;
use crate::lexicon::{events, grammar};
use crate::reading::Token;

/// The noun phrase that a number counts.
#[derive(Debug, Clone)]
pub(crate) struct Counted {
    /// In the words of the text, lower case.
    pub words: String,
    /// Token of the last word, the head noun.
    pub head: usize,
}

/// How many words a counted noun phrase may have.
const LONGEST: usize = 5;

/// The noun phrase after `amount`; for "23 were wounded" the participle, for "11 others wounded" too.
pub(crate) fn counted(tokens: &[Token], amount: &Amount) -> Option<Counted> {
    let mut at = amount.last + 1;
    // "4,000 tonnes of fuel", "three of the soldiers", "dozens of homes"
    if tokens.get(at).is_some_and(|t| t.is("of")) {
        at += 1;
        while tokens.get(at).is_some_and(|t| grammar::is_determiner(&t.lower)) {
            at += 1;
        }
    }
    let glued = tokens
        .get(at)
        .is_some_and(|t| t.is("-") && t.span.start == tokens[at - 1].span.end);
    at += usize::from(glued);
    let start = at;
    while at < tokens.len() && at < start + LONGEST && is_part(tokens, at, start) {
        at += 1;
    }
    let noun = &tokens[start..at];
    let empty = noun.is_empty()
        || noun
            .last()
            .is_some_and(|t| t.is_any(&["others", "more", "other", "people", "persons"]));
    if empty && let Some(state) = state_after(tokens, at) {
        return Some(Counted {
            words: tokens[state].lower.to_string(),
            head: state,
        });
    }
    let words: Vec<&str> = noun.iter().map(|t| &*t.lower).collect();
    (!words.is_empty()).then(|| Counted {
        words: words.join(" "),
        head: at - 1,
    })
}

fn is_part(tokens: &[Token], at: usize, start: usize) -> bool {
    let token = &tokens[at];
    if !token.is_word() || token.is_possessive() || grammar::is_function_word(&token.lower) {
        return token.is_any(&["other", "others", "more"]) && at == start
            || token.is_any(&["others"]) && at == start + 1;
    }
    // A name after a plain noun begins something else: "three officers Tuesday".
    let name_after_noun = token.is_capitalised() && at > start && grammar::is_calendar(&token.lower);
    // A participle after a noun says what happened to it.
    let participle = at > start && grammar::looks_participle(&token.lower);
    let verb = at > start && grammar::is_auxiliary(&token.lower) || grammar::is_finite(&token.lower);
    !(name_after_noun || participle || verb)
}

/// The participle in "(have been) wounded" after token `at`.
fn state_after(tokens: &[Token], mut at: usize) -> Option<usize> {
    while tokens
        .get(at)
        .is_some_and(|t| grammar::is_auxiliary(&t.lower) || t.is_any(&["reportedly", "also"]))
    {
        at += 1;
    }
    // "sustained injuries", "lost their lives"
    let suffers = tokens
        .get(at)
        .is_some_and(|t| t.is_any(&["sustained", "suffered", "received"]));
    at += usize::from(suffers);
    tokens
        .get(at)
        .filter(|t| events::state(&t.lower).is_some() || t.is_any(&["ill"]))
        .map(|_| at)
}
