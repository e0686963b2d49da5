//! Attributions whose source stands after "by" or "according to".

use super::clause::{content_after, content_before};
use super::group::Group;
use super::passage::Passage;
use super::phrase::{has_noun, has_verb, is_time, subject_before};
use super::source::noun_phrase_from;
use super::verb::{clause_floor, make};
use super::{Attribution, Stance};
use std::ops::Range;

/// "was accused by the opposition of …"
pub(super) fn passive(p: &Passage, sentence: &Range<usize>, group: &Group) -> Option<Attribution> {
    let subject = subject_before(p, clause_floor(p, sentence, group.range.start), group.range.start);
    let rest = content_after(p, sentence, group).unwrap_or(group.range.end..group.range.end);
    let by = (group.range.end..sentence.end)
        .take_while(|i| !p.is(*i, &[";", ","]))
        .find(|i| {
            p.is(*i, &["by"])
                && !p.is_quoted(*i)
                && p.get(i + 1, sentence.end)
                    .is_some_and(|t| t.is_word() && !t.lower.ends_with("ing"))
        });
    let limit = |by: usize| {
        (by..sentence.end)
            .find(|i| p.is(*i, &["of"]) && matches!(group.cue.base, "accuse" | "suspect"))
            .unwrap_or(sentence.end)
    };
    let source = by
        .map(|by| noun_phrase_from(p, by + 1, limit(by)))
        .filter(|range| has_noun(p, range.clone()));
    let known = matches!(
        group.cue.base,
        "say"
            | "report"
            | "expect"
            | "believe"
            | "think"
            | "describe"
            | "estimate"
            | "allege"
            | "claim"
            | "accuse"
            | "rumour"
            | "call"
            | "announce"
            | "confirm"
            | "deny"
            | "reject"
            | "understand"
            | "consider"
    );
    let particle = group.range.end > group.verb + 1;
    if source.is_none() && (!known || particle) || p.is(group.range.end, &["guilty"]) {
        return None;
    }
    let subject = subject.filter(|range| !p.is(range.start, &["it", "there"]) || range.len() > 1);
    let mut parts: Vec<Range<usize>> = subject.into_iter().collect();
    match (&by, &source) {
        (Some(by), Some(source)) => {
            parts.push(p.trimmed(rest.start.min(*by)..*by));
            parts.push(p.trimmed(source.end..rest.end.max(source.end)));
        }
        _ => parts.push(rest),
    }
    make(
        p,
        source,
        std::slice::from_ref(&group.range),
        &parts,
        group.cue.stance,
    )
}

/// ", as confirmed by ethnic officials": the clause before is the content.
pub(super) fn confirmed_by(p: &Passage, sentence: &Range<usize>, group: &Group) -> Option<Attribution> {
    let source = noun_phrase_from(p, group.range.end + 1, sentence.end);
    let content = content_before(p, sentence, group.range.start - 1);
    has_noun(p, source.clone()).then(|| {
        make(
            p,
            Some(source),
            std::slice::from_ref(&group.range),
            &[content],
            group.cue.stance,
        )
    })?
}

/// "According to the coast guard, …"
pub(super) fn according_to(p: &Passage, sentence: &Range<usize>, at: usize) -> Option<Attribution> {
    let mut source = noun_phrase_from(p, at + 2, sentence.end);
    let clause_start = clause_floor(p, sentence, at);
    let initial = at == clause_start || p.trimmed(clause_start..at).is_empty();
    // "According to the guard, the ship, …": only a name is followed by its description here.
    if initial
        && let Some(comma) = source.clone().find(|i| p.is(*i, &[","]))
        && (!p.tokens[comma - 1].is_capitalised() || p.is(comma + 1, &["the", "its", "his", "her", "their"]))
        && !p.is(comma + 1, &["who", "whose"])
    {
        source.end = comma;
    }
    if let Some(time) = (source.start + 1..source.end).find(|i| is_time(p, *i)) {
        source.end = time;
    }
    let content = if initial {
        p.trimmed(source.end..sentence.end)
    } else {
        let before = content_before(p, sentence, at);
        if p.is(at - 1, &[","]) || !has_verb(p, source.end..sentence.end) {
            before
        } else {
            p.trimmed(clause_start..at)
        }
    };
    if source.is_empty() || content.is_empty() {
        return None;
    }
    let cue = at..at + 2;
    make(
        p,
        Some(source),
        std::slice::from_ref(&cue),
        &[content],
        Stance::Asserts,
    )
}
