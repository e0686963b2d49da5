//! Content first: `"…," said the mayor`, `"…," the mayor said. "…"`.

use super::clause::content_before;
use super::group::Group;
use super::passage::Passage;
use super::phrase::{has_noun, is_time, subject_before};
use super::source::noun_phrase_from;
use super::{Attribution, Stance};
use crate::lexicon::cues::Frame;
use crate::lexicon::grammar;
use crate::reading::Kind;
use std::ops::Range;

/// The attribution of a verb whose content stands before it. `described`: the comma before the verb closes
/// a description of its speaker.
pub(super) fn find(
    p: &Passage,
    sentence: &Range<usize>,
    group: &Group,
    described: bool,
) -> Option<Attribution> {
    let speech = matches!(group.cue.frame, Frame::Clause | Frame::Listener | Frame::ThatOnly)
        || matches!(group.cue.base, "ask" | "demand" | "order" | "urge" | "propose");
    let start = group.range.start;
    if !speech || start == sentence.start && start == 0 {
        return None;
    }
    let (source, after) = if !described && separates(p, start.checked_sub(1)?) {
        let source = noun_phrase_from(p, group.range.end, sentence.end);
        let plain = has_noun(p, source.clone()) && !p.is(source.start, &["that", "to"]) && !source.is_empty();
        let after = source.end;
        (plain.then_some(source)?, after)
    } else {
        let source = subject_before(p, sentence.start, start)?;
        let before = source.start.checked_sub(1)?;
        (separates(p, before) && (closes(p, sentence, group) || p.is_quoted(before) && trails(p, group)))
            .then_some((source, closing_end(p, sentence, group)))?
    };
    let first = source.start.min(start);
    let content = content_before(p, sentence, first);
    if content.is_empty() || !worth_saying(p, &content) {
        return None;
    }
    // "the winners are beginning": such verbs tell speech only beside a quotation.
    let quoted = content.clone().any(|i| p.is_quoted(i));
    if !quoted
        && matches!(
            group.cue.base,
            "begin" | "continue" | "go" | "see" | "read" | "post" | "mean" | "hold" | "charge" | "point"
        )
    {
        return None;
    }
    // `After the vote he admitted "mistakes" were made`: the quotation after the verb is the content.
    let follows =
        p.quote_from(after).is_some() || p.is(after, &[":", ","]) && p.quote_from(after + 1).is_some();
    if !p.is_quoted(content.end - 1) && follows {
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
        follow(p, after, sentence.end, &mut made);
    }
    Some(made)
}

/// A quotation that goes on after the speaker belongs to the same attribution.
fn follow(p: &Passage, after: usize, end: usize, made: &mut Attribution) {
    let mut at = after;
    while p.is(at, &[",", ".", ";", ":", "—", "–", "-"]) && !p.is_quoted(at) {
        at += 1;
    }
    // The next sentence is a whole quotation to which nobody else is named.
    let next = || {
        p.quote_from(end)
            .filter(|q| p.is(q.end.saturating_sub(2), &[".", "!", "?"]))
    };
    if let Some(quote) = p.quote_from(at).or_else(next)
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
    let words = content.clone().filter(|i| p.tokens[*i].is_word()).count();
    content.clone().any(|i| p.is_quoted(i))
        || words > 2 && super::phrase::has_verb(p, content.clone())
        // A verb that looks like a noun ("cartels use trucks") is hidden from the check.
        || words > 5 && !grammar::is_preposition(&p.tokens[content.start].lower)
}

/// Whether nothing that could be content follows the verb.
fn closes(p: &Passage, sentence: &Range<usize>, group: &Group) -> bool {
    let end = closing_end(p, sentence, group);
    end >= sentence.end
        || p.is(end, &[".", "!", "?", ";", ":", "—", "–", "-"])
        || p.quote_from(end).is_some()
        || p.is(end, &[","]) && !p.is(end + 1, &["that"])
}

/// "said as she waited", "said of the donor": what follows is no content.
fn trails(p: &Passage, group: &Group) -> bool {
    p.is(
        group.range.end,
        &[
            "as", "when", "while", "after", "before", "during", "of", "at", "to", "from",
        ],
    )
}

/// The token after the verb with its listener, time and place.
fn closing_end(p: &Passage, sentence: &Range<usize>, group: &Group) -> usize {
    let mut at = group.range.end;
    while let Some(token) = p.get(at, sentence.end) {
        let listener = group.cue.frame == Frame::Listener
            && !token.is_any(&[",", ".", ";"])
            && p.quote_from(at).is_none();
        let plain = (token.is_word() || token.kind == Kind::Number)
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
