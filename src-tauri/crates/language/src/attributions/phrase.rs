//! Noun phrases around a verb.

use super::passage::Passage;
use super::source::is_description;
use crate::lexicon::{cues, grammar};
use crate::reading::{Kind, Token};
use std::ops::Range;

pub(super) const CLAUSE_WORDS: &[&str] = &[
    "but", "while", "whereas", "that", "because", "if", "when", "although", "though", "as", "where",
    "whether", "so", "after", "before", "until", "how", "what", "why", "than",
];
const MARKS: &[&str] = &[",", ";", ":", "—", "–", "(", ")", "…", ".", "!", "?", "[", "]"];

/// Whether a token closes a phrase; the stop of "Mr." and "J." does not.
pub(super) fn is_mark(p: &Passage, at: usize) -> bool {
    const TITLES: &[&str] = &[
        "mr", "mrs", "ms", "dr", "prof", "gov", "sen", "rep", "gen", "col", "lt", "sgt", "capt", "maj",
        "adm", "rev", "hon", "st", "det", "cmdr", "sens", "reps", "jr", "sr", "supt", "pres",
    ];
    if !p.tokens[at].is_any(MARKS) {
        return false;
    }
    let short = p.is(at, &["."]) && at > 0 && {
        let before = &p.tokens[at - 1];
        before.span.end == p.tokens[at].span.start
            && before.is_capitalised()
            && (before.is_any(TITLES) || before.text.chars().count() == 1)
    };
    !short
}

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
    let noun = walk_left(p, from, without_age(p, from, open))?;
    let clause = first.is_any(&["who", "whose"]);
    let aside = !clause
        && (grammar::looks_participle(&first.lower)
            || first.lower.ends_with("ing")
            || grammar::is_preposition(&first.lower)
            || grammar::is_adverb(&first.lower)
            || first.is("which")
            || has_verb(p, open + 1..end - 1));
    Some(if aside { noun } else { noun.start..end })
}

/// "Ada Roth, head of the port said": a name and a comma before a description belong to it.
fn with_description(p: &Passage, from: usize, range: Range<usize>) -> Option<Range<usize>> {
    if range.is_empty() || !has_noun(p, range.clone()) {
        return None;
    }
    let name = range
        .start
        .checked_sub(1)
        .filter(|comma| *comma > from && p.is(*comma, &[","]) && !p.is_quoted(*comma))
        .filter(|_| is_description(p, range.start, range.end))
        .and_then(|comma| walk_left(p, from, comma));
    let is_name = |name: &Range<usize>| {
        name.len() <= 5
            && name
                .clone()
                .all(|i| p.tokens[i].is_capitalised() && !grammar::is_calendar(&p.tokens[i].lower))
    };
    Some(
        name.filter(is_name)
            .map_or(range.clone(), |name| name.start..range.end),
    )
}

fn walk_left(p: &Passage, from: usize, end: usize) -> Option<Range<usize>> {
    let mut start = end;
    while start > from {
        let token = &p.tokens[start - 1];
        let word = &*token.lower;
        if p.is_quoted(start - 1) || is_mark(p, start - 1) || token.is_quote() || CLAUSE_WORDS.contains(&word)
        {
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
            || grammar::is_adverb(word) && !token.is_any(&["only"]) && !is_first_name(p, start)
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

/// "Ada Roth, 54, a teacher": the comma before the age, where the name ends.
fn without_age(p: &Passage, from: usize, comma: usize) -> usize {
    let aged = comma >= from + 3 && p.tokens[comma - 1].kind == Kind::Number && p.is(comma - 2, &[","]);
    if aged { comma - 2 } else { comma }
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
        && (!grammar::is_adverb(&before.lower) || after_subject(p, at - 1))
        && !p.is(at + 1, &["by", "with"])
}

/// "Sally Roth", "Emily": a name that looks like an adverb.
fn is_first_name(p: &Passage, at: usize) -> bool {
    let follows_name = p.tokens.get(at + 1).is_some_and(Token::is_capitalised);
    p.tokens[at].is_capitalised() && p.tokens[at].lower.ends_with("ly") && follows_name
}

/// "The paper recently conducted": an adverb right behind a noun or a name.
fn after_subject(p: &Passage, adverb: usize) -> bool {
    adverb.checked_sub(1).is_some_and(|i| {
        let token = &p.tokens[i];
        token.is_word() && !grammar::is_function_word(&token.lower) && !grammar::is_adverb(&token.lower)
    })
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
        cues::Form::Base => at > 0 && p.is(at - 1, &["i", "we", "they", "you"]),
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
