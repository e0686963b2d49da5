//! What is right, by construction.

use super::article::{Article, Dice, Rendered};
use factdesk_language::Span;
use factdesk_language::anchor::Placement;
use std::fmt;

/// Where a span went, as the edits know it.
pub struct Truth {
    /// The original and its copies, each whole; empty when nothing is left of it.
    pub places: Vec<Span>,
    /// Whether all its words are there, none changed and none between them.
    pub is_unchanged: bool,
    /// Of its words, how many per cent are there unchanged, in one passage.
    pub kept_percent: usize,
    /// The stretch of the new version between what is left of the text before and after it, where that is short:
    /// new words in it stand in its place, and nobody can tell an edit from a deletion and an insertion.
    pub in_its_place: Option<Span>,
}

/// What became of one span.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It survives and stands where it should.
    Right,
    /// It survives, but is an orphan or stands only half where it should.
    Lost,
    /// It stands on other text, or is said to be unchanged though it is not.
    Wrong,
    /// It is gone, and an orphan.
    RightlyOrphan,
    /// More than a third of it is changed: it may be an orphan or stand in its place.
    Open,
    /// It is gone, and stands on like words that came in its very place, as changed or with the same words; or it
    /// stands where the text is the same far around, as when neighbours with the same words change places; or on a
    /// sentence or paragraph that was deleted and written anew word by word.
    Replaced,
}

#[derive(Debug, Default)]
pub struct Tally {
    pub right: usize,
    pub lost: usize,
    pub wrong: usize,
    pub orphans: usize,
    pub open: usize,
    pub replaced: usize,
}

impl Tally {
    pub const HEAD: &str = "right   lost  wrong   gone   open  replaced   right of surviving";

    pub fn count(&mut self, verdict: Verdict) {
        match verdict {
            Verdict::Right => self.right += 1,
            Verdict::Lost => self.lost += 1,
            Verdict::Wrong => self.wrong += 1,
            Verdict::RightlyOrphan => self.orphans += 1,
            Verdict::Open => self.open += 1,
            Verdict::Replaced => self.replaced += 1,
        }
    }

    pub fn surviving(&self) -> usize {
        self.right + self.lost + self.wrong
    }

    pub fn right_permille(&self) -> usize {
        1000 * self.right / self.surviving().max(1)
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        let Self {
            right,
            lost,
            wrong,
            orphans,
            open,
            replaced,
        } = self;
        let share = self.right_permille();
        write!(
            out,
            "{right:5}  {lost:5}  {wrong:5}  {orphans:5}  {open:5}  {replaced:8}   {}.{} %",
            share / 10,
            share % 10
        )
    }
}

/// Statements of an article: sentences, parts of sentences and short phrases.
pub fn spans(article: &Article, old: &Rendered, dice: &mut Dice) -> Vec<Span> {
    let mut found = Vec::new();
    let mut first = 0;
    for sentence in article.paragraphs.iter().flatten() {
        let last = first + sentence.len() - 1;
        let (start, end) = match dice.below(4) {
            0 => (first, last),
            1 => (first, last.saturating_sub(1).max(first)),
            2 => (
                first + dice.below(sentence.len() / 2),
                last - 1 - dice.below((sentence.len() / 4).max(1)).min(sentence.len() - 2),
            ),
            _ => {
                let start = first + dice.below(sentence.len() - 1);
                (start, (start + 1 + dice.below(3)).min(last))
            }
        };
        let has_words = |from: usize, to: usize| {
            (from..=to).any(|n| old.tokens[n].0.text.contains(char::is_alphanumeric))
        };
        if start <= end && has_words(start, end) {
            found.push(Span::new(old.tokens[start].1.start, old.tokens[end].1.end));
        }
        first = last + 1;
    }
    found
}

fn is_said(text: &str) -> bool {
    text.contains(char::is_alphanumeric) || text == "?"
}

pub fn truth(old: &Rendered, new: &Rendered, span: Span) -> Truth {
    let inside: Vec<usize> = (0..old.tokens.len())
        .filter(|n| span.contains(&old.tokens[*n].1))
        .collect();
    let said = inside.iter().filter(|n| is_said(&old.tokens[**n].0.text)).count();
    let mut truth = Truth {
        places: Vec::new(),
        is_unchanged: false,
        kept_percent: 0,
        in_its_place: in_its_place(old, new, &inside),
    };
    for is_copy in [false, true] {
        let there: Vec<usize> = (0..new.tokens.len())
            .filter(|n| new.tokens[*n].0.is_copy == is_copy)
            .filter(|n| {
                new.tokens[*n]
                    .0
                    .origin
                    .is_some_and(|origin| inside.contains(&origin))
            })
            .collect();
        // A copy can be made several times; each is a passage of its own.
        for place in there.chunk_by(|a, b| new.tokens[*b].0.origin > new.tokens[*a].0.origin && b - a < 12) {
            judge_place(old, new, (place, said, inside.len()), &mut truth);
        }
    }
    truth
}

fn in_its_place(old: &Rendered, new: &Rendered, inside: &[usize]) -> Option<Span> {
    const SHORT: usize = 60;
    let found = |origin: usize| {
        new.tokens
            .iter()
            .position(|(t, _)| t.origin == Some(origin) && !t.is_copy)
    };
    let before = (0..*inside.first()?).rev().find_map(found);
    let after = (inside.last()? + 1..old.tokens.len()).find_map(found);
    let (first, last) = (before.map_or(0, |n| n + 1), after.unwrap_or(new.tokens.len()));
    (first < last && last - first <= SHORT)
        .then(|| Span::new(new.tokens[first].1.start, new.tokens[last - 1].1.end))
}

fn judge_place(
    old: &Rendered,
    new: &Rendered,
    (place, said, count): (&[usize], usize, usize),
    truth: &mut Truth,
) {
    let same = |n: &&usize| {
        let (token, _) = &new.tokens[**n];
        let was = token
            .origin
            .map_or("", |origin| old.tokens[origin].0.text.as_str());
        is_said(&token.text) && token.text == was
    };
    let kept = place.iter().filter(same).count();
    if kept == 0 {
        return;
    }
    let (first, last) = (place[0], place[place.len() - 1]);
    let between = (first..=last).filter(|n| is_said(&new.tokens[*n].0.text)).count();
    truth.is_unchanged |= kept == said && between == said && place.len() <= count;
    truth.kept_percent = truth.kept_percent.max(100 * kept / said.max(1));
    truth
        .places
        .push(Span::new(new.tokens[first].1.start, new.tokens[last].1.end));
}

fn overlap_percent(a: Span, b: Span) -> usize {
    let shared = a.end.min(b.end).saturating_sub(a.start.max(b.start));
    100 * shared / (a.len() + b.len() - shared).max(1)
}

/// A span without the marks at its ends.
fn said(text: &str, span: Span) -> Span {
    let inside = span.of(text);
    let kept = inside.trim_start_matches(|c: char| !c.is_alphanumeric());
    let start = span.end - kept.len();
    Span::new(
        start,
        start + kept.trim_end_matches(|c: char| !c.is_alphanumeric()).len(),
    )
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// A passage with what stands around it.
fn around(text: &str, span: Span) -> Vec<&str> {
    const FAR: usize = 120;
    let from = text.floor_char_boundary(span.start.saturating_sub(FAR));
    let to = text.ceil_char_boundary((span.end + FAR).min(text.len()));
    let mut words: Vec<&str> = text[from..to].split_whitespace().collect();
    // The outermost words may be cut.
    words.pop();
    words.drain(..words.len().min(1));
    words
}

/// The stretch between two borders around a span, and where the span begins in it, by letters.
fn stretch(text: &str, span: Span, ends: &[&str]) -> (String, usize) {
    let from = ends
        .iter()
        .filter_map(|end| Some(text[..span.start].rfind(end)? + end.len()))
        .max();
    // The span may end with the stop of its sentence.
    let last = text.floor_char_boundary(span.end - 1);
    let to = ends.iter().filter_map(|end| text[last..].find(end)).min();
    let (from, to) = (from.unwrap_or(0), to.map_or(text.len(), |to| last + to));
    (letters(&text[from..to]), letters(&text[from..span.start]).len())
}

/// Whether both stand in the same place of the same paragraph, or of the same sentence of six words that stands once
/// in each version. A statement that was deleted and written anew, word by word, cannot be told from one that went.
fn is_same_statement(old: &str, new: &str, span: Span, found: Span) -> bool {
    let paragraph = &["\n\n"][..];
    let sentence = &[". ", "! ", "? ", ".\n", "!\n", "?\n"][..];
    let was = stretch(old, span, sentence);
    let once = |text: &str| letters(text).matches(&was.0).count() == 1;
    stretch(old, span, paragraph) == stretch(new, found, paragraph)
        || (was == stretch(new, found, sentence) && was.0.len() >= 30 && once(old) && once(new))
}

/// Whether two equal sentences side by side changed places, so that the paragraph reads the same.
fn has_swapped(old: &str, new: &str, (span, found): (Span, Span), place: Span) -> bool {
    let paragraph = &["\n\n"][..];
    let between = place.end.min(found.end)..place.start.max(found.start);
    stretch(old, span, paragraph) == stretch(new, found, paragraph)
        && letters(place.of(new)) == letters(found.of(new))
        && new
            .get(between)
            .is_some_and(|gap| !gap.is_empty() && gap.len() < 25)
}

pub fn judge(old: &str, new: &str, span: Span, truth: &Truth, placement: Placement) -> Verdict {
    let gone = truth.kept_percent == 0;
    let survives = truth.kept_percent > 66;
    let Some(found) = placement.span() else {
        return match (gone, survives) {
            (true, _) => Verdict::RightlyOrphan,
            (_, true) => Verdict::Lost,
            _ => Verdict::Open,
        };
    };
    let claims_same = !matches!(placement, Placement::Fuzzy { .. });
    let replaced = gone && truth.in_its_place.is_some_and(|place| place.contains(&found));
    if replaced && (!claims_same || letters(found.of(new)) == letters(span.of(old))) {
        return Verdict::Replaced;
    }
    if gone && claims_same && is_same_statement(old, new, span, found) {
        return Verdict::Replaced;
    }
    let best = truth
        .places
        .iter()
        .map(|place| overlap_percent(said(new, *place), said(new, found)))
        .max()
        .unwrap_or(0);
    if best < 75
        && claims_same
        && truth
            .places
            .iter()
            .any(|place| has_swapped(old, new, (span, found), *place))
    {
        return Verdict::Replaced;
    }
    if best < 75 && claims_same && around(new, found) == around(old, span) {
        return Verdict::Replaced;
    }
    if best < 50 || (claims_same && !truth.is_unchanged) {
        return Verdict::Wrong;
    }
    match (survives, best >= 75) {
        (true, true) => Verdict::Right,
        (true, false) => Verdict::Lost,
        _ => Verdict::Open,
    }
}
