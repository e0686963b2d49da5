//! Attributions by an active verb.

use super::clause::content_after;
use super::frame::{fits_frame, stance};
use super::group::Group;
use super::inverted;
use super::passage::Passage;
use super::passive::{according_to, confirmed_by, passive};
use super::phrase::{has_verb, subject_before};
use super::{Attribution, Stance};
use crate::lexicon::cues::{self, Form};
use crate::lexicon::grammar;
use crate::span::Span;
use std::ops::Range;

/// Looks at the word at token `at`; adds what it attributes. `first` is the first attribution of this
/// sentence in `found`.
pub(super) fn find(
    p: &Passage,
    sentence: &Range<usize>,
    at: usize,
    first: usize,
    found: &mut Vec<Attribution>,
) {
    if p.is(at, &["according"]) && p.is(at + 1, &["to"]) {
        found.extend(according_to(p, sentence, at));
        return;
    }
    let Some(cue) = cues::cue(&p.tokens[at].lower) else {
        return;
    };
    if p.tokens[at].is_capitalised() && at != sentence.start && cue.form != Form::Ing {
        return;
    }
    let group = Group::around(p, sentence, at, cue);
    if !group.is_verb(p, sentence) || belongs_to_earlier(p, &group, found, first) {
        return;
    }
    let spoken_for = p.is(at, &["saying"]) && p.is(at - 1, &["as"]);
    if spoken_for || p.is(at, &["cited"]) && group.passive {
        return;
    }
    let participle = cue.form == Form::Past
        && !matches!(cue.base, "say" | "tell" | "add")
        && !group.helped(p)
        && p.is(group.range.end, &["by", "as"]);
    if participle {
        let confirmed =
            group.verb > sentence.start && p.is(group.verb - 1, &["as"]) && p.is(group.range.end, &["by"]);
        found.extend(confirmed.then(|| confirmed_by(p, sentence, &group)).flatten());
        return;
    }
    let made = if group.passive {
        passive(p, sentence, &group)
    } else {
        active(p, sentence, &group, &found[first..])
    };
    found.extend(made);
}

/// "has denied reporting": the second verb lies inside the content of a chain already taken.
fn belongs_to_earlier(p: &Passage, group: &Group, found: &[Attribution], first: usize) -> bool {
    let here = p.tokens[group.verb].span;
    found[first..]
        .iter()
        .rev()
        .take(8)
        .any(|a| a.cue.iter().flatten().any(|cue| cue.contains(&here)))
}

/// An attribution of token ranges; `None` without content.
pub(super) fn make(
    p: &Passage,
    source: Option<Range<usize>>,
    cue: &[Range<usize>],
    content: &[Range<usize>],
    stance: Stance,
) -> Option<Attribution> {
    let spans = |ranges: &[Range<usize>]| {
        ranges
            .iter()
            .filter(|r| !r.is_empty())
            .filter_map(|r| p.span(r.clone()))
            .collect::<Vec<_>>()
    };
    let content = spans(content);
    let source = source
        .map(|range| spans(&[range]))
        .filter(|spans| !spans.is_empty());
    (!content.is_empty()).then(|| Attribution {
        source,
        cue: Some(spans(cue)),
        content,
        stance,
    })
}

/// Whether an attribution stands in the content of another that ended before this verb: in "the office said that its
/// rules aim to help, adding that …" it is the office that adds.
fn is_over(p: &Passage, one: &Attribution, earlier: &[Attribution], group: &Group) -> bool {
    let here = p.tokens[group.verb].span;
    let Some(cue) = one.cue.iter().flatten().next() else {
        return false;
    };
    earlier.iter().any(|outer| {
        let holds = |span: &Span| outer.content.iter().any(|content| content.contains(span));
        holds(cue) && !holds(&here)
    })
}

fn active(
    p: &Passage,
    sentence: &Range<usize>,
    group: &Group,
    earlier: &[Attribution],
) -> Option<Attribution> {
    let start = group.range.start;
    let participle = group.cue.form == Form::Ing && group.range.start == group.verb;
    // "Officials in the bay, who asked not to be named, said …" has its speaker before the comma.
    let described = p.is(start - 1, &[","])
        && !p.is_quoted(start - 1)
        && subject_before(p, clause_floor(p, sentence, start), start).is_some();
    if !participle
        && !described
        && let Some(made) = inverted::find(p, sentence, group, false)
    {
        return Some(made);
    }
    if described && let Some(made) = inverted::find(p, sentence, group, true) {
        return Some(made);
    }
    let source = if participle {
        None
    } else {
        subject_before(p, clause_floor(p, sentence, start), start)
    };
    let infers = matches!(
        group.cue.base,
        "indicate"
            | "show"
            | "suggest"
            | "mean"
            | "imply"
            | "prove"
            | "reveal"
            | "signal"
            | "underline"
            | "underscore"
    );
    let inherited = || {
        let mut before = earlier.iter().rev();
        // "denied it and insisted that" goes on with the nearest verb.
        let before = before.find(|a| !participle || !is_over(p, a, earlier, group));
        let before = before.and_then(|a| a.source.clone());
        before.or_else(|| {
            (!infers)
                .then(|| Some(vec![p.span(first_subject(p, sentence)?)?]))
                .flatten()
        })
    };
    if source.is_none() && !participle && !p.is(start - 1, &["and", "but", "as", "or"]) {
        return None;
    }
    let with = (participle && !p.is(start - 1, &[","]))
        .then(|| with_subject(p, sentence, start))
        .flatten();
    let written = || participle.then(|| document_before(p, sentence, group)).flatten();
    let source = source.or(with).or_else(written);
    if source.is_none() && !participle && stands_apart(p, sentence, group) {
        return None;
    }
    if participle && source.is_none() && !opens_participle(p, group) {
        return None;
    }
    let Some(content) = content_after(p, sentence, group) else {
        return denied_elsewhere(p, source, group);
    };
    if !fits_frame(p, group, &content) {
        return None;
    }
    let content = source
        .as_ref()
        .map_or(content.clone(), |s| named_so(p, s, &content));
    let mut parts = vec![content.clone()];
    if let Some(subject) = &source
        && let Some(head) = relative_head(p, sentence, subject.start)
    {
        let comma = (content.start..content.end)
            .find(|i| p.is(*i, &[","]))
            .unwrap_or(content.end);
        parts = vec![head.start..subject.start, content.start..comma];
    }
    let mut made = make(
        p,
        source,
        &[with_colon(p, group)],
        &parts,
        stance(p, group, &content),
    )?;
    if made.source.is_none() {
        made.source = inherited();
    }
    // ", indicating further clashes": what an event shows is nobody's statement.
    if made.source.is_none() && infers {
        return None;
    }
    Some(made)
}

/// `what it called a "rebound" as travel grew`: only the name given to it.
fn named_so(p: &Passage, source: &Range<usize>, content: &Range<usize>) -> Range<usize> {
    let what = source.start > 0 && p.is(source.start - 1, &["what"]);
    let quote = content.clone().find_map(|i| p.quote_from(i)).filter(|_| what);
    content.start..quote.map_or(content.end, |quote| quote.end.min(content.end))
}

/// "with officials saying", "with firms reporting": who stands between "with" and the participle.
fn with_subject(p: &Passage, sentence: &Range<usize>, at: usize) -> Option<Range<usize>> {
    let with = (sentence.start.max(at.saturating_sub(8))..at)
        .rev()
        .find(|i| p.is(*i, &["with"]))?;
    let plain = (with + 1..at).all(|i| p.tokens[i].is_word() && !grammar::is_finite(&p.tokens[i].lower));
    (plain && with + 1 < at && !p.tokens[with + 1].lower.ends_with("ing")).then_some(with + 1..at)
}

/// "a report showing that", "a letter saying “…”": the thing that tells.
fn document_before(p: &Passage, sentence: &Range<usize>, group: &Group) -> Option<Range<usize>> {
    let at = group.range.start;
    let told = p.is(group.range.end, &["that", "how"]) || p.quote_from(group.range.end).is_some();
    let noun = &p.tokens[at - 1];
    if !told
        || group.cue.base == "consider"
        || noun.is_capitalised()
        || !noun.is_word()
        || grammar::is_function_word(&noun.lower)
        || grammar::is_adverb(&noun.lower)
    {
        return None;
    }
    let is_part = |i: usize| {
        let token = &p.tokens[i];
        token.is_word()
            && !p.is_quoted(i)
            && !grammar::is_preposition(&token.lower)
            && !grammar::is_finite(&token.lower)
    };
    let mut start = at;
    while start > sentence.start.max(at.saturating_sub(5)) && is_part(start - 1) {
        start -= 1;
        if grammar::is_determiner(&p.tokens[start].lower) {
            return Some(start..at);
        }
    }
    // Without an article only the noun is sure.
    Some(at - 1..at)
}

/// "But remember Marlo": an order to the reader; "the normal and expected answer": no verb of a speaker.
fn stands_apart(p: &Passage, sentence: &Range<usize>, group: &Group) -> bool {
    let order = group.cue.form == Form::Base && group.range.start == sentence.start + 1;
    let adjective = group.cue.form == Form::Past
        && !group.helped(p)
        && matches!(
            group.cue.base,
            "intend" | "expect" | "recognise" | "recognize" | "estimate" | "direct" | "reason"
        );
    order || adjective
}

/// Whether a participle is one that reports: ", adding", "after declaring that".
fn opens_participle(p: &Passage, group: &Group) -> bool {
    let before = group.range.start - 1;
    p.is(before, &[",", "and", "while", "also", "by"])
        || p.is(
            before,
            &["after", "before", "without", "in", "for", "of", "since", "from"],
        ) && (p.is(group.range.end, &["that"]) || p.quote_from(group.range.end).is_some())
}

/// "a claim that aid groups dispute": the content stands before "that" and is a claim of its own.
fn denied_elsewhere(p: &Passage, source: Option<Range<usize>>, group: &Group) -> Option<Attribution> {
    let source = source.filter(|range| range.start > 0 && p.is(range.start - 1, &["that", "which"]))?;
    let span = |range| p.span(range).map(|span| vec![span]);
    (group.cue.stance == Stance::Denies).then(|| Attribution {
        source: span(source),
        cue: span(group.range.clone()),
        content: Vec::new(),
        stance: Stance::Denies,
    })
}

/// The subject with which the sentence, or what follows its label, begins.
fn first_subject(p: &Passage, sentence: &Range<usize>) -> Option<Range<usize>> {
    let label = (sentence.start..sentence.end.min(sentence.start + 8)).find(|i| p.is(*i, &[":"]));
    let start = label.map_or(sentence.start, |i| i + 1);
    // "Afterward, the port sent …"
    let comma = (start..sentence.end.min(start + 6)).find(|i| p.is(*i, &[","]) && !p.is_quoted(*i));
    let start = comma
        .filter(|comma| {
            !has_verb(p, start..*comma) && !p.tokens[start].is_capitalised()
                || grammar::is_adverb(&p.tokens[start].lower)
                || grammar::is_preposition(&p.tokens[start].lower)
                || p.is(start, &["afterward", "afterwards", "separately", "then"]) && *comma == start + 1
        })
        .map_or(start, |comma| comma + 1);
    let verb = (start + 1..sentence.end).find(|i| has_verb(p, i - 1..i + 1) && !p.is_quoted(*i))?;
    let mut verb = verb;
    while verb > start + 1 && grammar::is_adverb(&p.tokens[verb - 1].lower) {
        verb -= 1;
    }
    let subject = subject_before(p, start, verb)?;
    (subject.start == start).then_some(subject)
}

/// "The fire, which police believe was …": what "which" stands for.
fn relative_head(p: &Passage, sentence: &Range<usize>, subject: usize) -> Option<Range<usize>> {
    let which = subject
        .checked_sub(1)
        .filter(|i| *i > sentence.start && p.is(*i, &["which", "whom"]))?;
    let end = if p.is(which - 1, &[","]) { which - 1 } else { which };
    subject_before(p, sentence.start, end)
}

/// "concluded:" before a quotation keeps its colon.
fn with_colon(p: &Passage, group: &Group) -> Range<usize> {
    let colon = p.is(group.range.end, &[":"]) && p.quote_from(group.range.end + 1).is_some();
    group.range.start..group.range.end + usize::from(colon)
}

/// Where the clause of a verb may begin: after a label ("Fighting:"), else with the sentence.
pub(super) fn clause_floor(p: &Passage, sentence: &Range<usize>, at: usize) -> usize {
    (sentence.start..at)
        .rev()
        .find(|i| p.is(*i, &[":", ";"]) && !p.is_quoted(*i) && !is_glued(p, *i))
        .map_or(sentence.start, |i| i + 1)
}

/// "(NYSE:ABC)": a colon without blanks.
fn is_glued(p: &Passage, at: usize) -> bool {
    let end = p.tokens[at].span.end;
    p.tokens.get(at + 1).is_some_and(|next| next.span.start == end) && p.quote_from(at + 1).is_none()
}
