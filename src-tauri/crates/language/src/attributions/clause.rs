//! How far the content of a verb reaches.

use super::group::Group;
use super::passage::Passage;
use super::phrase::{has_verb, is_mark, is_time};
use crate::lexicon::cues::{self, Form, Frame};
use crate::lexicon::grammar;
use crate::reading::{Kind, Token};
use std::ops::Range;

/// What follows the verb, without listener and time, without the stop at the end; `None` when nothing
/// does.
pub(super) fn content_after(p: &Passage, sentence: &Range<usize>, group: &Group) -> Option<Range<usize>> {
    let start = content_start(p, sentence, group);
    if start >= sentence.end {
        return None;
    }
    let opens = p.is(start, &["that", "how", "what", "whether", "why"]) || p.quote_from(start).is_some();
    let thing = !opens
        && matches!(group.cue.frame, Frame::Rest | Frame::Clause)
        && !has_verb(p, start..start + phrase_length(p, start, sentence.end));
    let limit = if thing {
        thing_end(p, group, start, sentence.end)
    } else {
        sentence.end
    };
    let limit = before_main_clause(p, sentence, group, start).map_or(limit, |comma| comma.min(limit));
    let end = content_end(p, start, limit);
    let range = p.trimmed(start..end);
    (!range.is_empty()).then_some(range)
}

/// Words and marks up to the first comma or stop.
fn phrase_length(p: &Passage, start: usize, end: usize) -> usize {
    (start..end)
        .find(|i| p.is(*i, &[",", ";", ":"]) && !p.is_quoted(*i))
        .unwrap_or(end)
        - start
}

/// Where a thing ends that is no clause ("reported a loss early Wednesday, sending …"): before the time, a
/// participle, an explanation, or a clause of its own.
fn thing_end(p: &Passage, group: &Group, start: usize, end: usize) -> usize {
    (start + 1..end)
        .find(|&i| {
            if p.is_quoted(i) {
                return false;
            }
            let participle = p
                .get(i + 1, end)
                .is_some_and(|t| t.lower.ends_with("ing") && t.lower.len() > 5);
            p.is(i, &[","]) && (participle || p.is(i + 1, &["with", "as", "after", "while"]))
                || p.is(i, &[":"]) && p.quote_from(i + 1).is_none() && group.cue.frame == Frame::Rest
                || is_time(p, i) && !p.is(i, &["in"]) && !has_verb(p, start..i) && closes_time(p, i, end)
        })
        .unwrap_or(end)
}

/// Whether nothing but a mark or a new clause follows the time at `at` ("last week,").
fn closes_time(p: &Passage, at: usize, end: usize) -> bool {
    let after = (at..end)
        .find(|i| {
            !is_time(p, *i)
                && !p.is(
                    *i,
                    &[
                        "week",
                        "month",
                        "year",
                        "morning",
                        "evening",
                        "night",
                        "afternoon",
                    ],
                )
        })
        .unwrap_or(end);
    p.get(after, end)
        .is_none_or(|t| !t.is_word() || t.is_any(&["as", "after", "while", "when"]))
}

/// "Although no group claimed the attack, fears rose": the comma that ends a clause which opens the sentence.
fn before_main_clause(p: &Passage, sentence: &Range<usize>, group: &Group, start: usize) -> Option<usize> {
    let opens = p.is(
        sentence.start,
        &[
            "although", "though", "after", "when", "while", "as", "if", "now", "since", "because",
        ],
    ) && !p.is(sentence.start + 1, &["for"]);
    let first = (sentence.start..sentence.end).find(|i| p.is(*i, &[","]) && !p.is_quoted(*i))?;
    (opens
        && group.verb < first
        && start < first
        && p.get(first + 1, sentence.end).is_some_and(Token::is_word))
    .then_some(first)
}

fn content_start(p: &Passage, sentence: &Range<usize>, group: &Group) -> usize {
    let end = sentence.end;
    let after = group.range.end;
    let mut at = after;
    if p.is(at, &[":", ","]) && p.quote_from(at + 1).is_some() {
        return at + 1;
    }
    if group.cue.frame == Frame::Listener {
        return after_listener(p, at, end);
    }
    if matches!(group.cue.frame, Frame::Rest | Frame::ToOnly) {
        return at;
    }
    // "point out, correctly, that"
    if p.is(at, &[","])
        && let Some(close) = (at + 2..end.min(at + 7)).find(|i| p.is(*i, &[","]))
        && p.is(close + 1, &["that"])
    {
        return close + 1;
    }
    if group.cue.base == "ask"
        && let Some(question) = after_asked(p, at, end)
    {
        return question;
    }
    // "said on Tuesday that", "said in a statement:"
    let adjunct = is_time(p, at)
        || p.get(at, end)
            .is_some_and(|t| grammar::is_preposition(&t.lower) && !t.is("that"));
    if adjunct
        && let Some(that) = (at..end.min(at + 10))
            .find(|i| p.is(*i, &["that"]) || p.quote_from(*i).is_some() && p.is(i - 1, &[":", ","]))
    {
        return that;
    }
    while is_time(p, at) && at < end {
        at += 1 + usize::from(p.is(at, &["on", "late", "last", "early", "this"]));
    }
    at
}

/// "asked him how", "asked Mr Lisk on Monday whether": where the question begins.
fn after_asked(p: &Passage, at: usize, end: usize) -> Option<usize> {
    let question = (at + 1..end.min(at + 8)).find(|i| {
        p.is(
            *i,
            &[
                "how", "what", "whether", "if", "why", "when", "where", "who", "to", "about",
            ],
        )
    })?;
    let plain = (at..question)
        .all(|i| p.tokens[i].is_word() && !p.is_quoted(i) && !grammar::is_finite(&p.tokens[i].lower));
    let listener = grammar::is_pronoun(&p.tokens[at].lower)
        || grammar::is_determiner(&p.tokens[at].lower)
        || p.tokens[at].is_capitalised()
        || p.tokens[at].lower.ends_with('s');
    // "asked the court to stay the order" wants all of it.
    (plain && listener && !p.is(question, &["to"])).then_some(question)
}

fn after_listener(p: &Passage, at: usize, end: usize) -> usize {
    let near = end.min(at + 9);
    let mark = (at..near).find(|i| {
        p.is(*i, &["that", "how", "what", "whether", "why"]) || p.quote_from(*i).is_some() || p.is(*i, &[":"])
    });
    if let Some(mark) = mark {
        return mark + usize::from(p.is(mark, &[":"]));
    }
    let Some(first) = p.get(at, end) else { return at };
    if grammar::is_pronoun(&first.lower) {
        return at + 1;
    }
    let mut i = at;
    while i < near && grammar::is_determiner(&p.tokens[i].lower) {
        i += 1;
    }
    let noun = i;
    while i < near
        && p.tokens[i].is_word()
        && !grammar::is_function_word(&p.tokens[i].lower)
        && (i == noun || p.tokens[i].is_capitalised() || p.is(i - 1, &["news"]))
    {
        i += 1;
    }
    // "the BBC's programme"
    if p.tokens.get(i).is_some_and(|t| t.is_possessive()) {
        i += 2;
    }
    i.min(end)
}

/// Where content that begins at `start` stops: before a new clause of someone else, a participle that goes
/// on reporting, or the end of the sentence.
pub(super) fn content_end(p: &Passage, start: usize, end: usize) -> usize {
    let mut at = start + aside_length(p, start, end);
    while at < end {
        if let Some(quote) = p.quote_at(at) {
            at = quote.end.max(at + 1);
            // `"… the ladies," sources tell the paper`
            if p.is(at.saturating_sub(2), &[","]) && at < end && starts_other(p, at, end) {
                return at;
            }
            continue;
        }
        if p.is(at, &[";"]) || p.is(at, &[",", "—", "–"]) && starts_other(p, at + 1, end) {
            return at;
        }
        let dashes = p.is(at, &["-"]) && p.is(at + 1, &["-"]);
        if dashes && p.is(at + 2, &["but", "yet", "although", "though", "despite", "even"]) {
            return at;
        }
        if p.is(at, &["and", "but", "while", "whereas"]) && at > start && starts_speaker(p, at + 1, end) {
            return at;
        }
        if p.is(at, &["according"]) && p.is(at + 1, &["to"]) && at > start {
            return at;
        }
        if at > start && reports_besides(p, at, end) {
            return at;
        }
        at += 1;
    }
    // A quotation of several sentences is one content.
    at.max(end)
}

/// "after declaring that", "and added that": a second cue that brings its own content.
fn reports_besides(p: &Passage, at: usize, end: usize) -> bool {
    let cue = |i: usize| p.get(i, end).and_then(|t| cues::cue(&t.lower));
    if p.is(at, &["after", "before", "while", "by", "without"]) {
        let brings = p.is(at + 2, &["that"]) || p.quote_from(at + 2).is_some();
        return brings && cue(at + 1).is_some_and(|c| c.form == Form::Ing);
    }
    if !p.is(at, &["and", "but"]) {
        return false;
    }
    if p.is(
        at + 1,
        &[
            "said", "says", "added", "told", "warn", "say", "argue", "insisted", "promised", "vowed",
            "pledged", "urged", "called", "warned", "accused", "argued", "denied", "noted",
        ],
    ) {
        return true;
    }
    let verb = (at + 1..end.min(at + 4)).find(|i| !grammar::is_adverb(&p.tokens[*i].lower));
    let verb = verb
        .filter(|i| cue(*i).is_some_and(|c| c.form == Form::Past || c.form == Form::ThirdPerson && !c.noun));
    verb.is_some_and(|i| {
        let comma = p.is(at - 1, &[","]);
        let speaks = p.is(i + 1, &["that"]) || p.quote_from(i + 1).is_some();
        speaks
            || comma
                && p.is(
                    i + 1,
                    &[
                        "it", "he", "she", "they", "the", "a", "on", "for", "to", "his", "her", "its",
                        "their",
                    ],
                )
    })
}

/// "that, as part of the plan, schools" and "that although it is early, prices": what stands before the
/// clause itself, up to its last comma.
fn aside_length(p: &Passage, start: usize, end: usize) -> usize {
    if !p.is(start, &["that"]) {
        return 0;
    }
    let set_off = p.is(start + 1, &[","]);
    let subordinate = p.is(
        start + 1,
        &[
            "although", "though", "if", "when", "while", "because", "since", "as", "after", "before",
            "despite", "unless", "in", "with", "without", "by", "even", "once", "until",
        ],
    );
    let from = start + 1 + usize::from(set_off);
    let comma = (from..end.min(from + 25)).find(|i| p.is(*i, &[","]) && !p.is_quoted(*i));
    comma
        .filter(|_| set_off || subordinate)
        .map_or(0, |comma| comma + 1 - start)
}

/// Whether a comma is followed by something that is no longer the content.
fn starts_other(p: &Passage, at: usize, end: usize) -> bool {
    let Some(token) = p.get(at, end) else { return false };
    let cue = cues::cue(&token.lower);
    if cue.is_some_and(|c| c.form == Form::Ing)
        || token.is_any(&[
            "citing",
            "adding",
            "referring",
            "quoting",
            "although",
            "though",
            "but",
            "yet",
        ])
    {
        return true;
    }
    if cue.is_some_and(|c| c.form == Form::Past || c.form == Form::ThirdPerson && !c.noun) {
        return true;
    }
    if token.is_any(&["while", "whereas"]) {
        let next = p.get(at + 1, end).and_then(|t| cues::cue(&t.lower));
        return next.is_some_and(|c| c.form == Form::Ing) || starts_speaker(p, at + 1, end);
    }
    if token.is("as") && p.get(at + 1, end).is_some_and(|t| cues::cue(&t.lower).is_some()) {
        return true;
    }
    if token.is("according")
        || (token.is_any(&["a", "an"])
            && p.get(at + 1, end)
                .is_some_and(|t| cues::noun_cue(&t.lower).is_some()))
    {
        return true;
    }
    if token.is("and") {
        return starts_speaker(p, at + 1, end) || starts_clause(p, at + 1, end);
    }
    // ", Mr Lisk said" closes the content that precedes it.
    let speaker = starts_speaker(p, at, end);
    speaker && !token.is_any(&["that", "who", "which"])
}

/// A subject followed at once by an attributing verb: "two residents said", "he characterized".
fn starts_speaker(p: &Passage, at: usize, end: usize) -> bool {
    let mut i = at;
    while i < end.min(at + 6)
        && (p.tokens[i].is_word() || p.is(i, &["."]) && !is_mark(p, i))
        && !p.is_quoted(i)
    {
        let word = &*p.tokens[i].lower;
        if i > at
            && cues::cue(word).is_some_and(|c| {
                c.form == Form::Past
                    || c.form == Form::ThirdPerson && !c.noun
                    || c.form == Form::Base
                        && (c.frame != Frame::Rest || c.base == "complain")
                        && !c.noun
                        && p.tokens[i - 1].lower.ends_with('s')
            })
            && !grammar::is_determiner(&p.tokens[i - 1].lower)
        {
            return !grammar::is_auxiliary(&p.tokens[i - 1].lower) || i > at + 1;
        }
        if grammar::is_finite(word) && !grammar::is_auxiliary(word)
            || p.is(i, &["that", "which", "what", "who", "how", "why", "whom"])
        {
            return false;
        }
        i += 1;
    }
    false
}

/// A new main clause: a subject and a finite verb before the next mark, not opened by "that".
fn starts_clause(p: &Passage, at: usize, end: usize) -> bool {
    let Some(first) = p.get(at, end) else { return false };
    if first.is_any(&[
        "that", "to", "had", "have", "has", "was", "were", "is", "would", "will", "could", "not", "who",
        "which",
    ]) {
        return false;
    }
    let stop = (at..end).find(|i| p.is(*i, &[",", ";"])).unwrap_or(end);
    let opens = first.is_any(&[
        "the", "a", "an", "he", "she", "they", "it", "we", "his", "her", "its", "their", "i", "there",
    ]) || first.is_capitalised();
    opens && has_verb(p, at..stop)
}

/// The clause that ends right before token `at`, back to the beginning of the sentence or of the quotation
/// that it closes.
pub(super) fn content_before(p: &Passage, sentence: &Range<usize>, at: usize) -> Range<usize> {
    let mut start = sentence.start;
    // A quotation of several sentences began earlier.
    if let Some(quote) = at.checked_sub(1).and_then(|i| {
        p.quote_at(i)
            .or_else(|| i.checked_sub(1).and_then(|j| p.quote_at(j)))
    }) && (quote.start <= start || p.trimmed(start..quote.start).is_empty())
    {
        start = quote.start;
    }
    let label = (start..at)
        .find(|i| p.is(*i, &[":"]) && !p.is_quoted(*i))
        .filter(|i| i - start < 6);
    let start = label.map_or(start, |i| i + 1);
    p.trimmed(without_opening(p, start, at)..at)
}

/// Without the number of a list item and a word that ties the sentence to the one before.
fn without_opening(p: &Passage, start: usize, at: usize) -> usize {
    let numbered =
        p.tokens.get(start).is_some_and(|t| t.kind == Kind::Number) && p.is(start + 1, &[".", ")"]);
    let start = start + 2 * usize::from(numbered && start + 2 < at);
    let tied = p.is(start, &["but", "and", "yet", "however", "meanwhile"]) && !p.is_quoted(start);
    start + usize::from(tied && start + 1 < at)
}
