//! The speaker who stands behind the verb: "said Ada Roth, head of the port".

use super::passage::Passage;
use super::phrase::{CLAUSE_WORDS, has_verb, is_mark, is_time};
use crate::lexicon::{cues, grammar};
use crate::reading::Token;
use std::ops::Range;

/// The noun phrase that begins at token `at`: up to a verb, a mark, or a clause word. Appositions set off
/// by commas belong to it when the sentence or the next mark closes them.
pub(super) fn noun_phrase_from(p: &Passage, at: usize, end: usize) -> Range<usize> {
    let mut last = at;
    let mut described = false;
    while last < end {
        let token = &p.tokens[last];
        let word = &*token.lower;
        if token.is("who") && last > at && p.tokens[last - 1].is_word() {
            last = relative_end(p, last, end);
            continue;
        }
        if last > at && is_place_of_speech(p, at, last) {
            break;
        }
        if p.is_quoted(last)
            || token.is_quote()
            || (CLAUSE_WORDS.contains(&word) && last > at)
            || grammar::is_finite(word) && last > at
            || is_time(p, last) && last > at
        {
            break;
        }
        if token.is_any(&["to"]) && last > at {
            break;
        }
        if is_mark(p, last) {
            match apposition(p, last, end).filter(|_| !described) {
                Some(close) => {
                    described = true;
                    last = close;
                    continue;
                }
                None => break,
            }
        }
        if token.lower.ends_with("ing")
            && last > at
            && !grammar::is_determiner(&p.tokens[last - 1].lower)
            && !token.is_capitalised()
            && !grammar::is_preposition(&p.tokens[last - 1].lower)
            && p.is(last - 1, &[","])
        {
            break;
        }
        last += 1;
    }
    while last > at
        && (grammar::is_preposition(&p.tokens[last - 1].lower)
            || p.tokens[last - 1].is_any(&["and", ",", "or"]))
    {
        last -= 1;
    }
    at..last
}

/// "a programmer who has published code": where the relative clause stops.
fn relative_end(p: &Passage, who: usize, end: usize) -> usize {
    (who + 1..end)
        .find(|i| is_mark(p, *i) || p.is_quoted(*i))
        .unwrap_or(end)
}

/// "Ada Roth in the Courier", "the Courier in an editorial": where it was said is no part of who said it.
fn is_place_of_speech(p: &Passage, at: usize, here: usize) -> bool {
    const MEDIA: &[&str] = &[
        "editorial",
        "column",
        "blog",
        "essay",
        "memo",
        "note",
        "article",
        "op-ed",
        "story",
        "book",
        "paper",
        "filing",
        "affidavit",
        "lawsuit",
        "complaint",
        "document",
        "conference",
        "hearing",
        "podcast",
        "broadcast",
        "address",
        "testimony",
        "announcement",
        "report",
        "phone",
        "telephone",
    ];
    if !p.is(here, &["in", "at", "on", "during"]) {
        return false;
    }
    let medium = p.is(here + 1, &["a", "an", "the", "his", "her", "its", "their"])
        && (here + 2..here + 5).any(|i| p.is(i, MEDIA));
    let named = p.tokens[here - 1].is_capitalised() && p.tokens[at].is_capitalised() && here >= at + 2;
    let name = here + 1 + usize::from(p.is(here + 1, &["the"]));
    let elsewhere = p.is(here, &["in"]) && p.tokens.get(name).is_some_and(Token::is_capitalised);
    medium || named && elsewhere
}

/// ", the harbour master" up to the end, a comma or a stop: where it ends.
fn apposition(p: &Passage, comma: usize, end: usize) -> Option<usize> {
    if !p.is(comma, &[","]) {
        return None;
    }
    let first = p.get(comma + 1, end)?;
    let opens = first.is_any(&[
        "the", "a", "an", "who", "whose", "his", "her", "their", "its", "one",
    ]);
    // "Sen. Ada Roth, R-Texas"
    let opens = opens
        || ["R-", "D-", "I-"]
            .iter()
            .any(|party| first.text.starts_with(party));
    // "Ada Roth, head of the port": a description without an article.
    let bare = !opens && p.tokens[comma - 1].is_capitalised() && is_description(p, comma + 1, end);
    if !opens && !bare {
        return None;
    }
    let close = (comma + 1..end)
        .find(|i| p.tokens[*i].is_any(&[",", ".", ";", ":", "!", "?"]) && is_mark(p, *i) || p.is_quoted(*i))
        .unwrap_or(end);
    let verb = !first.is_any(&["who", "whose"]) && has_verb(p, comma + 1..close);
    (!verb && close - comma < 14).then_some(close)
}

/// "head of the port", "senior editor at the Courier": a noun in lower case, then "of", "at", "for".
pub(super) fn is_description(p: &Passage, from: usize, end: usize) -> bool {
    let Some(tie) =
        (from..end.min(from + 5)).find(|i| p.is(*i, &["of", "at", "for", "to", "and", "with", "in"]))
    else {
        return false;
    };
    tie > from
        && (from..tie).all(|i| {
            let token = &p.tokens[i];
            token.is_word()
                && !token.lower.ends_with("ing")
                && cues::cue(&token.lower).is_none_or(|c| c.noun)
                && !grammar::is_function_word(&token.lower)
                && !p.is_quoted(i)
        })
        && (!p.tokens[tie - 1].is_capitalised() || !p.is(tie, &["and", "to", "in", "with"]))
}
