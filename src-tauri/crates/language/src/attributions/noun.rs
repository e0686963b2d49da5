//! Attributions by a noun: "claims by local media that …", "his claim that …".

use super::Attribution;
use super::passage::Passage;
use super::phrase::has_noun;
use super::source::noun_phrase_from;
use crate::lexicon::{cues, grammar};
use std::ops::Range;

pub(super) fn find(p: &Passage, sentence: &Range<usize>, at: usize, found: &mut Vec<Attribution>) {
    let Some(stance) = cues::noun_cue(&p.tokens[at].lower) else {
        return;
    };
    let here = p.tokens[at].span;
    // "in hopes that prices fall" is nobody's speech.
    if at > sentence.start && p.is(at - 1, &["in"]) && p.is(at, &["hopes", "hope"]) {
        return;
    }
    // "…, a claim that aid groups dispute" says nothing new.
    if at > sentence.start + 1 && p.is(at - 1, &["a", "an"]) && p.is(at - 2, &[","]) {
        return;
    }
    if found
        .iter()
        .rev()
        .take(8)
        .any(|a| a.cue.iter().flatten().any(|cue| cue.overlaps(&here)))
    {
        return;
    }
    let by = p
        .is(at + 1, &["by", "from"])
        .then(|| noun_phrase_from(p, at + 2, sentence.end))
        .filter(|r| has_noun(p, r.clone()));
    let after = by.as_ref().map_or(at + 1, |range| range.end);
    if !p.is(after, &["that", "of"])
        || p.is(after, &["of"])
            && !p.is(
                at,
                &[
                    "claims",
                    "allegations",
                    "accusations",
                    "reports",
                    "rumours",
                    "rumors",
                    "denial",
                    "denials",
                    "claim",
                    "allegation",
                    "accusation",
                ],
            )
    {
        return;
    }
    // "a threat that would grow" is described, not told.
    let relative = p.is(after, &["that"])
        && p.get(after + 1, sentence.end)
            .is_none_or(|t| grammar::is_finite(&t.lower) || cues::cue(&t.lower).is_some_and(|c| !c.noun));
    if relative {
        return;
    }
    let content = p.trimmed(after..content_end(p, after, sentence.end));
    let source = by.or_else(|| owner(p, sentence.start, at));
    if content.len() < 2 {
        return;
    }
    let (Some(cue), Some(content)) = (p.span(at..at + 1), p.span(content)) else {
        return;
    };
    let source = source.and_then(|range| p.span(range)).map(|span| vec![span]);
    found.push(Attribution {
        source,
        cue: Some(vec![cue]),
        content: vec![content],
        stance,
    });
}

/// "his", "the ministry's" before the noun.
fn owner(p: &Passage, from: usize, at: usize) -> Option<Range<usize>> {
    if at > from && p.is(at - 1, &["his", "her", "their", "its", "our", "my"]) {
        return Some(at - 1..at);
    }
    if at > from + 1 && p.tokens[at - 1].is_possessive() {
        let mut start = at - 1;
        while start > from
            && p.tokens[start - 1].is_word()
            && !(grammar::is_preposition(&p.tokens[start - 1].lower)
                || grammar::is_finite(&p.tokens[start - 1].lower)
                || p.is(start - 1, &["and", "but", "that", "to"]))
        {
            start -= 1;
        }
        return (start < at - 1).then_some(start..at - 1);
    }
    None
}

/// A that-clause after a noun stops before the verb of the sentence itself: its second verb group.
fn content_end(p: &Passage, start: usize, end: usize) -> usize {
    let that = p.is(start, &["that"]);
    let mut groups = 0;
    let mut in_group = false;
    for at in start + 1..end {
        let word = &*p.tokens[at].lower;
        let goes_on = p.is(at, &[","]) && p.is(at + 1, &["to", "from", "including", "by", "with", "in"]);
        if p.is(at, &[",", ";", ":"]) && !p.is_quoted(at) && !goes_on {
            return at;
        }
        let verb = grammar::is_auxiliary(word)
            || grammar::is_finite(word)
            || !that && super::phrase::has_verb(p, at - 1..at + 1);
        // "had been mined could not": the second auxiliary opens a group of its own.
        let restarts = grammar::is_auxiliary(word)
            && !grammar::is_auxiliary(&p.tokens[at - 1].lower)
            && grammar::looks_participle(&p.tokens[at - 1].lower);
        if verb && (!in_group || restarts) {
            let joined = p.is(at - 1, &["and", "who", "which", "that", "or", "but"]);
            groups += usize::from(!joined);
            if groups > usize::from(that) {
                return at;
            }
        }
        in_group = verb || in_group && (grammar::is_adverb(word) || grammar::looks_participle(word));
    }
    end
}
