//! "was quoted as saying": who is quoted speaks, not who quotes.

use super::clause::content_before;
use super::passage::Passage;
use super::phrase::subject_before;
use super::verb::{clause_floor, make};
use super::{Attribution, Stance};
use crate::lexicon::grammar;
use std::ops::Range;

/// Words between "quoted" and "saying".
const NEAR: usize = 8;

pub(super) fn find(p: &Passage, sentence: &Range<usize>, at: usize, found: &mut Vec<Attribution>) {
    if !p.is(at, &["quoted", "cited"]) {
        return;
    }
    let near = sentence.end.min(at + NEAR);
    let Some(saying) = (at + 1..near).find(|i| p.is(*i, &["saying"]) && p.is(i - 1, &["as"])) else {
        return;
    };
    let mut start = at;
    while start > sentence.start
        && (grammar::is_auxiliary(&p.tokens[start - 1].lower)
            || grammar::is_adverb(&p.tokens[start - 1].lower))
    {
        start -= 1;
    }
    if start == at {
        return;
    }
    let Some(source) = subject_before(p, clause_floor(p, sentence, start), start) else {
        return;
    };
    let after = p.trimmed(saying + 1..sentence.end);
    let content = if after.len() > 1 {
        after
    } else {
        content_before(p, sentence, source.start)
    };
    // "were quoted by the agency as saying" has two parts with the quoting side between them.
    let mut cue = vec![start..at + 1, saying - 1..saying + 1];
    if saying == at + 2 {
        cue.remove(0);
        cue[0].start = start;
    }
    if !content.is_empty() {
        found.extend(make(p, Some(source), &cue, &[content], Stance::Asserts));
    }
}
