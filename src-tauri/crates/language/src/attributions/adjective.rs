//! Attributions by an adjective: "is confident that …", "are worried about …".

use super::Attribution;
use super::Stance;
use super::passage::Passage;
use super::phrase::subject_before;
use super::verb::{clause_floor, make};
use crate::lexicon::grammar;
use std::ops::Range;

/// Who is so holds the content to be true, or feels something about it.
const SURE: &[&str] = &[
    "confident",
    "convinced",
    "certain",
    "sure",
    "aware",
    "hopeful",
    "optimistic",
    "adamant",
    "glad",
    "proud",
    "grateful",
    "pleased",
    "happy",
    "surprised",
    "shocked",
    "disappointed",
    "angry",
    "sorry",
    "satisfied",
    "thankful",
    "thrilled",
];
/// Who is so doubts or fears it.
const UNSURE: &[&str] = &[
    "doubtful",
    "sceptical",
    "skeptical",
    "concerned",
    "worried",
    "afraid",
    "unsure",
    "uncertain",
    "unconvinced",
    "wary",
    "fearful",
    "alarmed",
];

/// Verbs that tie the adjective to its subject besides "be".
const LINKS: &[&str] = &[
    "remain", "remains", "remained", "feel", "feels", "felt", "seem", "seems", "seemed", "grew", "became",
];

pub(super) fn find(p: &Passage, sentence: &Range<usize>, at: usize, found: &mut Vec<Attribution>) {
    let unsure = p.is(at, UNSURE);
    if !unsure && !p.is(at, SURE) {
        return;
    }
    let about = unsure && p.is(at + 1, &["about", "of"]);
    if !about && !p.is(at + 1, &["that"]) {
        return;
    }
    let mut start = at;
    while start > sentence.start {
        let word = &*p.tokens[start - 1].lower;
        let degree = p.is(
            start - 1,
            &["very", "more", "increasingly", "quite", "deeply", "so", "less"],
        );
        if !(grammar::is_auxiliary(word) || grammar::is_adverb(word) || degree || LINKS.contains(&word)) {
            break;
        }
        start -= 1;
    }
    let is_verb = (start..at).any(|i| grammar::is_auxiliary(&p.tokens[i].lower) || p.is(i, LINKS));
    let source = subject_before(p, clause_floor(p, sentence, start), start);
    let Some(source) = source.filter(|s| is_verb && !p.is(s.start, &["it", "there", "that", "this"])) else {
        return;
    };
    let from = at + 1 + usize::from(about);
    let content = p.trimmed(from..super::clause::content_end(p, from, sentence.end));
    let stance = if unsure { Stance::Doubts } else { Stance::Asserts };
    let cue = start..from.min(at + 1 + usize::from(about));
    if content.len() > 1 {
        found.extend(make(p, Some(source), &[cue], &[content], stance));
    }
}
