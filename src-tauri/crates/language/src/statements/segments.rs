//! Which stretches of a sentence are statements of their own.

use super::speakers;
use crate::attributions::Attribution;
use crate::lexicon::{cues, events, grammar};
use crate::reading::{Kind, Sentence, Token, stem};
use crate::span::Span;

/// Words from which on what is left of a sentence beside its attributions is a statement.
const WORDS_OF_A_REST: usize = 5;

/// A stretch of a sentence in which someone states something.
pub(crate) struct Segment<'a> {
    /// Source, cue and content as far as they stand in the sentence and together.
    pub span: Span,
    /// Who says it, if anyone in particular does.
    pub attribution: Option<&'a Attribution>,
    /// Who passes it on.
    pub outlet: Option<String>,
}

/// Whether a sentence states anything: it has a verb, a figure, or a word for an event.
pub(crate) fn is_statement(sentence: &Sentence) -> bool {
    let tokens = &sentence.tokens;
    let words = tokens.iter().filter(|t| t.is_word()).count();
    let foreign = tokens.iter().any(|t| t.is_word() && !t.text.is_ascii());
    words >= 3 && tokens.iter().any(says) || words > 0 && foreign
}

fn says(t: &Token) -> bool {
    t.kind == Kind::Number
        || grammar::is_finite(&t.lower)
        || grammar::looks_participle(&t.lower)
        || cues::cue(&t.lower).is_some_and(|c| !c.noun)
        || t.is_word() && events::is_event(&stem(&t.lower))
}

/// The attributions that reach into `sentence`, from a list in the order of the text. `first` moves past
/// those that end before it, so that a walk over all sentences stays linear.
pub(crate) fn reaching<'a>(
    all: &'a [Attribution],
    first: &mut usize,
    sentence: Span,
) -> Vec<&'a Attribution> {
    while all
        .get(*first)
        .is_some_and(|a| a.extent().is_none_or(|e| e.end <= sentence.start))
    {
        *first += 1;
    }
    let near = all[*first..].iter().take(40);
    near.filter(|a| {
        a.content
            .iter()
            .chain(a.cue.iter().flatten())
            .any(|part| part.overlaps(&sentence))
    })
    .collect()
}

/// The statements of one sentence in reading order; at least one. A claim inside a denial ("refuted claims
/// of a build-up") is one of its own, inside the other.
pub(crate) fn segments<'a>(text: &str, sentence: &Sentence, mine: &[&'a Attribution]) -> Vec<Segment<'a>> {
    let mut found: Vec<Segment> = Vec::new();
    for (attribution, outlet) in speakers::outermost(text, mine) {
        if let Some(span) = extent(text, sentence, attribution, mine) {
            found.push(Segment {
                span,
                attribution: Some(attribution),
                outlet,
            });
        }
    }
    found.extend(implied(text, sentence, &found));
    found.extend(rests(text, sentence, &found));
    if found.is_empty() {
        found.push(Segment {
            span: speakers::without_label(sentence),
            attribution: None,
            outlet: speakers::hearsay(sentence),
        });
    }
    found.sort_by_key(|s| (s.span.start, s.span.end));
    found
}

/// The attribution inside the sentence, with its source unless that stands with another attribution.
fn extent(text: &str, sentence: &Sentence, a: &Attribution, mine: &[&Attribution]) -> Option<Span> {
    let clip = |span: Span| {
        Span::new(
            span.start.max(sentence.span.start),
            span.end.min(sentence.span.end),
        )
        .trimmed(text)
    };
    let core = core(a)?;
    let source = a.source.as_ref().and_then(|s| s.first()).copied();
    let other_between = source.is_some_and(|s| {
        mine.iter().any(|o| {
            o.cue != a.cue
                && o.cue
                    .iter()
                    .flatten()
                    .any(|cue| cue.start >= s.end && cue.end <= core.start)
        })
    });
    match source.filter(|_| !other_between) {
        Some(s) => clip(Span::new(s.start.min(core.start), s.end.max(core.end))),
        None => clip(core),
    }
}

/// Cue and content, without the source.
pub(super) fn core(a: &Attribution) -> Option<Span> {
    let all = a.cue.iter().flatten().chain(&a.content);
    all.copied()
        .reduce(|x, y| Span::new(x.start.min(y.start), x.end.max(y.end)))
}

/// "Contrary to Azerbaijan's claims, …": the claim that the rest of the sentence answers.
fn implied<'a>(text: &str, sentence: &Sentence, found: &[Segment]) -> Option<Segment<'a>> {
    let tokens = &sentence.tokens;
    let opens = tokens
        .first()
        .is_some_and(|t| t.is_any(&["contrary", "despite", "rejecting", "contradicting"]));
    let comma = tokens.iter().position(|t| t.is(",")).filter(|_| opens)?;
    let claims = tokens[..comma].iter().any(|t| cues::noun_cue(&t.lower).is_some());
    let span = Span::new(sentence.span.start, tokens[comma].span.start).trimmed(text)?;
    let free = !found.iter().any(|s| s.span.overlaps(&span));
    (claims && free).then_some(Segment {
        span,
        attribution: None,
        outlet: None,
    })
}

/// What stands beside the attributions and has a verb of its own.
fn rests<'a>(text: &str, sentence: &Sentence, found: &[Segment]) -> Vec<Segment<'a>> {
    if found.is_empty() {
        return Vec::new();
    }
    let mut rests = Vec::new();
    let mut run: Vec<&Token> = Vec::new();
    let whole = speakers::without_label(sentence);
    for token in sentence.tokens.iter().filter(|t| whole.contains(&t.span)) {
        if found.iter().any(|s| s.span.overlaps(&token.span)) {
            rests.extend(rest(text, &run));
            run.clear();
        } else {
            run.push(token);
        }
    }
    rests.extend(rest(text, &run));
    rests
}

fn rest<'a>(text: &str, run: &[&Token]) -> Option<Segment<'a>> {
    let words = run.iter().filter(|t| t.is_word()).count();
    let verb = run.iter().skip(1).any(|t| {
        grammar::is_finite(&t.lower) || grammar::looks_participle(&t.lower) || t.kind == Kind::Number
    });
    let (first, last) = (run.first()?, run.last()?);
    let joins = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '–' | '—');
    let span = Span::new(first.span.start, last.span.end);
    let inside = span.of(text);
    let start = span.start + (inside.len() - inside.trim_start_matches(joins).len());
    let end = start + inside.trim_matches(joins).len();
    (words >= WORDS_OF_A_REST && verb && start < end).then_some(Segment {
        span: Span::new(start, end),
        attribution: None,
        outlet: None,
    })
}
