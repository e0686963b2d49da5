//! Noun phrases around a verb.

use super::passage::Passage;
use crate::lexicon::{cues, grammar};
use std::ops::Range;

const CLAUSE_WORDS: &[&str] = &[
    "but", "while", "whereas", "that", "because", "if", "when", "although", "though", "as", "where",
    "whether", "so", "after", "before", "until", "how", "what", "why", "than",
];
const MARKS: &[&str] = &[",", ";", ":", "—", "–", "(", ")", "…", ".", "!", "?", "[", "]"];

/// The subject that ends right before token `end` (the verb group), not reaching before `from`.
pub(super) fn subject_before(p: &Passage, from: usize, end: usize) -> Option<Range<usize>> {
    if end <= from {
        return None;
    }
    if p.is(end - 1, &["who"]) {
        return Some(end - 1..end);
    }
    if p.is(end - 1, &[",", "—", "–", ")"]) {
        return described(p, from, end);
    }
    let range = walk_left(p, from, end)?;
    with_description(p, from, range)
}

/// "Petra Holm, a spokeswoman, said": from the name to the comma before the verb.
fn described(p: &Passage, from: usize, end: usize) -> Option<Range<usize>> {
    let opener = if p.is(end - 1, &[")"]) {
        "("
    } else {
        &*p.tokens[end - 1].lower
    };
    let open = (from..end - 1).rev().find(|i| p.tokens[*i].is(opener))?;
    let first = &p.tokens[open + 1];
    if open + 1 >= end - 1
        || open == from
        || p.is_quoted(open)
        || first.is_any(&["and", "but", "or", "while"])
    {
        return None;
    }
    let noun = walk_left(p, from, open)?;
    let clause = first.is_any(&["who", "whose"]);
    let aside = !clause
        && (grammar::looks_participle(&first.lower)
            || first.lower.ends_with("ing")
            || grammar::is_preposition(&first.lower)
            || first.is("which")
            || has_verb(p, open + 1..end - 1));
    Some(if aside { noun } else { noun.start..end })
}

/// "A spokeswoman for the railway, Petra Holm said" keeps its first half when the comma joins a title to a
/// name.
fn with_description(p: &Passage, _from: usize, range: Range<usize>) -> Option<Range<usize>> {
    (!range.is_empty() && has_noun(p, range.clone())).then_some(range)
}

fn walk_left(p: &Passage, from: usize, end: usize) -> Option<Range<usize>> {
    let mut start = end;
    while start > from {
        let token = &p.tokens[start - 1];
        let word = &*token.lower;
        if p.is_quoted(start - 1) || token.is_any(MARKS) || token.is_quote() || CLAUSE_WORDS.contains(&word) {
            break;
        }
        if token.is_any(&["who", "which"]) {
            break;
        }
        if token.is_any(&["and", "or"])
            && (start < 2
                || p.is(start - 2, &[","])
                || has_verb(p, clause_from(p, from, start - 1)..start - 1))
        {
            break;
        }
        let verb = grammar::is_finite(word) || is_plain_cue(p, start - 1);
        if verb {
            match relative_before(p, from, start - 1) {
                Some(at) => {
                    start = at;
                    continue;
                }
                None => break,
            }
        }
        start -= 1;
    }
    let range = without_adverbial(p, start, end);
    (!range.is_empty()).then_some(range)
}

/// "The man who was arrested (said)": the token of "who" when the verb belongs to a relative clause.
fn relative_before(p: &Passage, from: usize, verb: usize) -> Option<usize> {
    let mut at = verb;
    while at > from
        && (grammar::is_auxiliary(&p.tokens[at - 1].lower) || grammar::is_adverb(&p.tokens[at - 1].lower))
    {
        at -= 1;
    }
    (at > from + 1 && p.is(at - 1, &["who", "which"]) && !p.is(at - 2, &[","])).then(|| at - 1)
}

/// Drops what opens the clause before the subject: "On Tuesday the minister", "and officials".
fn without_adverbial(p: &Passage, mut start: usize, end: usize) -> Range<usize> {
    while start < end {
        let token = &p.tokens[start];
        let word = &*token.lower;
        if grammar::is_preposition(word) && !token.is_any(&["like"]) {
            let next = (start + 2..end).find(|i| {
                grammar::is_determiner(&p.tokens[*i].lower)
                    && !grammar::is_preposition(&p.tokens[*i - 1].lower)
                    || p.tokens[*i].is_any(&["he", "she", "they", "it", "we", "i"])
            });
            match next {
                Some(next) => start = next,
                None => return end..end,
            }
        } else if token.is_any(&["and", "or", "but", "then", "yet"])
            || grammar::is_adverb(word) && !token.is_any(&["only"])
            || (token.is_possessive())
        {
            start += 1;
        } else {
            break;
        }
    }
    start..end
}

fn clause_from(p: &Passage, from: usize, at: usize) -> usize {
    (from..at)
        .rev()
        .find(|i| p.tokens[*i].is_any(MARKS))
        .map_or(from, |i| i + 1)
}

/// Whether a finite verb stands in the range.
pub(super) fn has_verb(p: &Passage, range: Range<usize>) -> bool {
    range.clone().any(|i| {
        grammar::is_finite(&p.tokens[i].lower) || is_plain_cue(p, i) || (i > range.start && is_past(p, i))
    })
}

/// A form in "ed" after a noun or pronoun, which is likely a past tense.
fn is_past(p: &Passage, at: usize) -> bool {
    let word = &*p.tokens[at].lower;
    let before = &p.tokens[at - 1];
    word.ends_with("ed")
        && grammar::looks_participle(word)
        && (before.is_word())
        && !grammar::is_determiner(&before.lower)
        && !grammar::is_preposition(&before.lower)
        && !grammar::is_adverb(&before.lower)
}

/// An attributing verb in a form that is no noun.
fn is_plain_cue(p: &Passage, at: usize) -> bool {
    let token = &p.tokens[at];
    cues::cue(&token.lower).is_some_and(|cue| match cue.form {
        cues::Form::Ing => false,
        cues::Form::Past => {
            at > 0
                && (p.tokens[at - 1].is_word()
                    || p.is(at - 1, &[",", ")"])
                        && p.tokens
                            .get(at + 1)
                            .is_some_and(|t| grammar::is_determiner(&t.lower)))
                && !grammar::is_determiner(&p.tokens[at - 1].lower)
                && !grammar::is_preposition(&p.tokens[at - 1].lower)
        }
        cues::Form::Base => false,
        cues::Form::ThirdPerson => !cue.noun,
    })
}

/// Whether the range holds something that can act: a noun, a name or a pronoun.
pub(super) fn has_noun(p: &Passage, range: Range<usize>) -> bool {
    range.into_iter().any(|i| {
        let word = &*p.tokens[i].lower;
        p.tokens[i].is_word()
            && (!grammar::is_function_word(word)
                || matches!(
                    word,
                    "he" | "she"
                        | "they"
                        | "it"
                        | "we"
                        | "i"
                        | "you"
                        | "others"
                        | "some"
                        | "many"
                        | "both"
                        | "one"
                        | "who"
                        | "those"
                        | "several"
                        | "nobody"
                        | "everyone"
                ))
    })
}

/// The noun phrase that begins at token `at`: up to a verb, a mark, or a clause word. Appositions set off
/// by commas belong to it when the sentence or the next mark closes them.
pub(super) fn noun_phrase_from(p: &Passage, at: usize, end: usize) -> Range<usize> {
    let mut last = at;
    while last < end {
        let token = &p.tokens[last];
        let word = &*token.lower;
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
        if token.is_any(MARKS) {
            match apposition(p, last, end) {
                Some(close) => {
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

/// ", the harbour master" up to the end, a comma or a stop: where it ends.
fn apposition(p: &Passage, comma: usize, end: usize) -> Option<usize> {
    if !p.is(comma, &[","]) {
        return None;
    }
    let first = p.get(comma + 1, end)?;
    let opens = first.is_any(&["the", "a", "an", "who", "whose", "his", "her", "their"]);
    if !opens {
        return None;
    }
    let close = (comma + 1..end)
        .find(|i| p.tokens[*i].is_any(&[",", ".", ";", ":", "!", "?"]) || p.is_quoted(*i))
        .unwrap_or(end);
    let verb = !first.is_any(&["who", "whose"]) && has_verb(p, comma + 1..close);
    (!verb && close - comma < 14).then_some(close)
}

/// "on Tuesday", "in a statement", "last week" where it is no part of a name.
pub(super) fn is_time(p: &Passage, at: usize) -> bool {
    const DAYS: &[&str] = &[
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "today",
        "yesterday",
        "late",
        "earlier",
        "tonight",
    ];
    p.is(at, DAYS)
        || p.is(at, &["on", "late", "last", "early"]) && p.is(at + 1, DAYS)
        || p.is(at, &["in"])
            && p.is(at + 1, &["a", "an"])
            && p.is(
                at + 2,
                &[
                    "statement",
                    "speech",
                    "letter",
                    "message",
                    "tweet",
                    "post",
                    "interview",
                    "report",
                    "telegram",
                    "press",
                    "video",
                    "written",
                    "televised",
                    "email",
                    "news",
                    "briefing",
                    "court",
                ],
            )
        || p.is(at, &["last", "this"]) && p.is(at + 1, &["week", "month", "year"])
}
