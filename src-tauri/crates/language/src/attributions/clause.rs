//! How far the content of a verb reaches.

use super::group::Group;
use super::passage::Passage;
use super::phrase::{has_verb, is_time};
use crate::lexicon::cues::{self, Form, Frame};
use crate::lexicon::grammar;
use std::ops::Range;

/// What follows the verb, without listener and time, without the stop at the end; `None` when nothing
/// does.
pub(super) fn content_after(p: &Passage, sentence: &Range<usize>, group: &Group) -> Option<Range<usize>> {
    let start = content_start(p, sentence, group);
    if start >= sentence.end {
        return None;
    }
    let end = content_end(p, start, sentence.end);
    let range = p.trimmed(start..end);
    (!range.is_empty()).then_some(range)
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
fn content_end(p: &Passage, start: usize, end: usize) -> usize {
    let mut at = start;
    while at < end {
        if let Some(quote) = p.quote_at(at) {
            at = quote.end.max(at + 1);
            continue;
        }
        if p.is(at, &[";"]) || p.is(at, &[",", "—", "–"]) && starts_other(p, at + 1, end) {
            return at;
        }
        if p.is(at, &["and", "but", "while", "whereas"]) && at > start && starts_speaker(p, at + 1, end) {
            return at;
        }
        if p.is(at, &["according"]) && p.is(at + 1, &["to"]) && at > start {
            return at;
        }
        at += 1;
    }
    end
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
    while i < end.min(at + 6) && p.tokens[i].is_word() && !p.is_quoted(i) {
        let word = &*p.tokens[i].lower;
        if i > at
            && cues::cue(word).is_some_and(|c| c.form == Form::Past || c.form == Form::ThirdPerson && !c.noun)
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
    p.trimmed(start..at)
}
