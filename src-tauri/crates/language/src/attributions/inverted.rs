//! Content first: `"…," said the mayor`, `"…," the mayor said. "…"`.

use super::clause::content_before;
use super::group::Group;
use super::passage::Passage;
use super::phrase::{has_noun, is_time, noun_phrase_from, subject_before};
use super::{Attribution, Stance};
use crate::lexicon::cues::Frame;
use crate::lexicon::grammar;
use std::ops::Range;

/// The attribution of a verb whose content stands before it.
pub(super) fn find(p: &Passage, sentence: &Range<usize>, group: &Group) -> Option<Attribution> {
    let speech = matches!(group.cue.frame, Frame::Clause | Frame::Listener | Frame::ThatOnly)
        || matches!(group.cue.base, "ask" | "demand" | "order" | "urge" | "propose");
    let start = group.range.start;
    if !speech || start == sentence.start && start == 0 {
        return None;
    }
    let (source, after) = if separates(p, start.checked_sub(1)?) {
        let source = noun_phrase_from(p, group.range.end, sentence.end);
        let plain = has_noun(p, source.clone()) && !p.is(source.start, &["that", "to"]) && !source.is_empty();
        let after = source.end;
        (plain.then_some(source)?, after)
    } else {
        let source = subject_before(p, sentence.start, start)?;
        let before = source.start.checked_sub(1)?;
        (separates(p, before) && closes(p, sentence, group))
            .then_some((source, closing_end(p, sentence, group)))?
    };
    let first = source.start.min(start);
    let content = content_before(p, sentence, first);
    if content.is_empty() || !worth_saying(p, &content) {
        return None;
    }
    let span = |range: Range<usize>| p.span(range);
    let mut made = Attribution {
        source: Some(vec![span(source)?]),
        cue: Some(vec![span(group.range.clone())?]),
        content: vec![span(content.clone())?],
        stance: if group.cue.stance == Stance::Asks && !content.clone().any(|i| p.is(i, &["?"])) {
            Stance::Asks
        } else {
            group.cue.stance
        },
    };
    if p.is_quoted(content.end - 1) {
        follow(p, after, &mut made);
    }
    Some(made)
}

/// A quotation that goes on after the speaker belongs to the same attribution.
fn follow(p: &Passage, after: usize, made: &mut Attribution) {
    let mut at = after;
    while p.is(at, &[",", ".", ";", ":", "—", "–", "-"]) && !p.is_quoted(at) {
        at += 1;
    }
    if let Some(quote) = p.quote_from(at)
        && let Some(span) = p.span(quote)
    {
        made.content.push(span);
    }
}

/// Whether a token separates content from the words that attribute it.
fn separates(p: &Passage, at: usize) -> bool {
    p.is_quoted(at) && (p.tokens[at].is_quote() || p.tokens[at].text == "’" || p.tokens[at].text == "'")
        || p.is(at, &[",", "—", "–", "?", "!"]) && !p.is_quoted(at)
}

/// Content of two words at least, or a quotation.
fn worth_saying(p: &Passage, content: &Range<usize>) -> bool {
    content.clone().any(|i| p.is_quoted(i))
        || content.clone().filter(|i| p.tokens[*i].is_word()).count() > 2
            && super::phrase::has_verb(p, content.clone())
}

/// Whether nothing that could be content follows the verb.
fn closes(p: &Passage, sentence: &Range<usize>, group: &Group) -> bool {
    let end = closing_end(p, sentence, group);
    end >= sentence.end
        || p.is(end, &[".", "!", "?", ";", ":", "—", "–", "-"])
        || p.quote_from(end).is_some()
        || p.is(end, &[","]) && !p.is(end + 1, &["that"])
}

/// The token after the verb with its listener, time and place.
fn closing_end(p: &Passage, sentence: &Range<usize>, group: &Group) -> usize {
    let mut at = group.range.end;
    while let Some(token) = p.get(at, sentence.end) {
        let listener = group.cue.frame == Frame::Listener
            && !token.is_any(&[",", ".", ";"])
            && p.quote_from(at).is_none();
        let plain = token.is_word()
            && (is_time(p, at)
                || grammar::is_preposition(&token.lower)
                || at > group.range.end && grammar::is_preposition(&p.tokens[group.range.end].lower)
                || grammar::is_adverb(&token.lower));
        let within = at < group.range.end + 9 && (listener || plain) && !p.is(at, &["that"]);
        let weekday = at > group.range.end && p.is(at - 1, &["on", "late", "last", "early", "this"]);
        if !within && !weekday {
            break;
        }
        at += 1;
    }
    at
}
