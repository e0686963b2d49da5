//! Quotes that leave out words and say so, and quotes with notes in brackets.

use super::apart::{denies, is_said};
use super::gaps::Gaps;
use super::{Check, Snapshot, Tolerance};
use crate::folding::{Folded, ellipsis};
use crate::span::Span;

/// So many bytes a quote may leave out at one place.
pub const MOST_LEFT_OUT: usize = 3_000;
/// Parts of one quote.
const MOST_PARTS: usize = 16;
/// Length of a note in brackets, in bytes.
const LONGEST_NOTE: usize = 60;

/// What stands between two parts of a quote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cut {
    /// Words are left out.
    Elision,
    /// A note was added.
    Note,
}

impl Cut {
    /// Whether a quote has marks that could be cuts.
    pub fn is_in(quote: &str) -> bool {
        quote.contains(['[', '\u{2026}']) || quote.contains("..") || quote.contains(". .")
    }
}

/// A quote taken apart at its cuts.
#[derive(Debug, Clone, Default)]
struct Parts {
    /// The words between the cuts.
    parts: Vec<String>,
    /// One fewer than the parts.
    cuts: Vec<Cut>,
    /// What was found, the ends of the quote included.
    tolerances: Vec<Tolerance>,
}

/// Looks for the parts of a quote with cuts, in order.
pub(super) fn find(snapshot: &Snapshot, quote: &str, hint: Option<usize>) -> Option<Check> {
    if !Cut::is_in(quote) {
        return None;
    }
    if let Some([written, other]) = bracketed_letter(quote) {
        let mut check = [written, other].iter().find_map(|quote| {
            let whole = snapshot.proved(quote, hint);
            whole.or_else(|| parts(quote).and_then(|parts| chain(snapshot, &parts, hint)))
        })?;
        check.tolerances.push(Tolerance::Insertion);
        let tolerant = Check::tolerant(check.span?, check.count, check.tolerances);
        return Some(Check {
            left_out: check.left_out,
            ..tolerant
        });
    }
    chain(snapshot, &parts(quote)?, hint)
}

/// "[T]he" as "The" and as "the"; only where one letter is bracketed, at the start of its word.
fn bracketed_letter(quote: &str) -> Option<[String; 2]> {
    let (before, rest) = quote.split_once('[')?;
    let (letter, after) = rest.split_once(']')?;
    let mut chars = letter.chars();
    let (c, None) = (chars.next()?, chars.next()) else {
        return None;
    };
    let starts = !before.ends_with(char::is_alphanumeric) && after.starts_with(char::is_alphabetic);
    if !c.is_alphabetic() || !starts {
        return None;
    }
    let (upper, lower) = (c.to_uppercase().to_string(), c.to_lowercase().to_string());
    let other = if c.is_uppercase() { lower } else { upper };
    Some([format!("{before}{c}{after}"), format!("{before}{other}{after}")])
}

/// The parts of a quote; `None` when it has no cut, or one that could change what is said.
fn parts(quote: &str) -> Option<Parts> {
    let mut found = Parts::default();
    let mut open = String::new();
    let mut rest = quote;
    while let Some(c) = rest.chars().next() {
        let (cut, long) = match at(rest) {
            Here::Words => {
                open.push(c);
                rest = &rest[c.len_utf8()..];
                continue;
            }
            Here::Harmful => return None,
            Here::Cut(cut, long) => (cut, long),
        };
        found.close(&mut open, cut);
        rest = &rest[long..];
        if cut == Cut::Elision {
            rest = rest.trim_start_matches(|c: char| c == '.' || c.is_whitespace());
        }
    }
    found.finish(&open)
}

/// What begins at a place of a quote.
enum Here {
    /// No cut.
    Words,
    /// A cut of so many bytes.
    Cut(Cut, usize),
    /// A note that could change what is said.
    Harmful,
}

/// What the start of `rest` is.
fn at(rest: &str) -> Here {
    if let Some(long) = ellipsis(rest) {
        return Here::Cut(Cut::Elision, long);
    }
    let close = match rest.chars().next() {
        Some('[') => ']',
        Some('(') => ')',
        _ => return Here::Words,
    };
    // A longer stretch in brackets is no note, and looking further would take long where many are open.
    let near = &rest[..rest.floor_char_boundary(LONGEST_NOTE + 1)];
    let Some(end) = near.find(close) else {
        return Here::Words;
    };
    let inside = rest[1..end].trim();
    if ellipsis(inside) == Some(inside.len()) {
        return Here::Cut(Cut::Elision, end + 1);
    }
    if close == ')' || inside.is_empty() {
        return Here::Words;
    }
    let harmful = inside.contains(char::is_numeric) || denies(inside);
    if harmful {
        Here::Harmful
    } else {
        Here::Cut(Cut::Note, end + 1)
    }
}

impl Parts {
    fn close(&mut self, open: &mut String, cut: Cut) {
        self.tolerances.push(match cut {
            Cut::Elision => Tolerance::Elision,
            Cut::Note => Tolerance::Insertion,
        });
        let part = std::mem::take(open);
        let part = part.trim();
        if part.is_empty() {
            // Two cuts beside each other: the wider one holds.
            if let (Some(last), Cut::Elision) = (self.cuts.last_mut(), cut) {
                *last = Cut::Elision;
            }
        } else {
            self.parts.push(part.to_owned());
            self.cuts.push(cut);
        }
    }

    fn finish(mut self, open: &str) -> Option<Self> {
        if open.trim().is_empty() {
            self.cuts.pop();
        } else {
            self.parts.push(open.trim().to_owned());
        }
        let known = !self.tolerances.is_empty() && (1..=MOST_PARTS).contains(&self.parts.len());
        let telling = self.is_telling();
        (known && telling && self.parts.iter().any(|part| part.contains(is_said))).then_some(self)
    }
}

impl Parts {
    /// Whether what stands between two elisions can be looked for by itself; parts beside a note hold together.
    fn is_telling(&self) -> bool {
        let mut together = vec![String::new()];
        for (n, part) in self.parts.iter().enumerate() {
            if n > 0 && self.cuts[n - 1] == Cut::Elision {
                together.push(String::new());
            }
            if let Some(last) = together.last_mut() {
                last.push(' ');
                last.push_str(part);
            }
        }
        together.len() == 1 || together.iter().all(|part| is_telling(part))
    }
}

/// Whether words can be looked for by themselves: a lone short word stands anywhere.
fn is_telling(part: &str) -> bool {
    let mut words = part.split_whitespace().filter(|word| word.contains(is_said));
    let first = words.next().unwrap_or("");
    words.next().is_some() || first.chars().count() >= 6 || first.contains(char::is_numeric)
}

/// Looks for the parts one after the other; the first place where all follow, or the nearest to the hint.
fn chain(snapshot: &Snapshot, parts: &Parts, hint: Option<usize>) -> Option<Check> {
    let folded: Vec<Folded> = parts.parts.iter().map(|part| Folded::new(part)).collect();
    let places: Vec<Vec<usize>> = folded
        .iter()
        .map(|part| snapshot.places(part).collect())
        .collect();
    if places.iter().any(Vec::is_empty) {
        return None;
    }
    let text = snapshot.folded();
    let gaps = Gaps::of(&text.text);
    // For each place of each part: the place of the next part that follows it, backwards from the last part.
    let mut follows: Vec<Vec<Option<usize>>> = vec![vec![Some(0); places.last()?.len()]];
    for n in (0..parts.cuts.len()).rev() {
        let later = next_good(follows.last()?);
        let next = |at: &usize| {
            let end = at + folded[n].text.len();
            let from = places[n + 1].partition_point(|p| *p < end);
            let good = later[from]?;
            gaps.fits(parts.cuts[n], end, places[n + 1][good]).then_some(good)
        };
        let row = places[n].iter().map(next).collect();
        follows.push(row);
    }
    follows.reverse();
    let hint = hint.map(|hint| text.folded_at(hint));
    let starts = (0..places[0].len()).filter(|k| follows[0][*k].is_some());
    let found = super::hits::choose(starts.map(|k| places[0][k]), hint)?;
    let mut k = places[0].binary_search(&found.at).ok()?;
    let mut spans = Vec::new();
    let mut tolerances = parts.tolerances.clone();
    for n in 0..places.len() {
        let (span, needed) = snapshot.writing(&folded[n], places[n][k])?;
        spans.push(span);
        tolerances.extend(needed);
        k = follows[n][k]?;
    }
    let whole = Span::new(spans.first()?.start, spans.last()?.end);
    let mut check = Check::tolerant(whole, found.count, tolerances);
    check.left_out = left_out(snapshot.text(), &spans);
    Some(check)
}

/// For each place of a part, and for the end of the list, the first one from there that the rest of the quote follows.
fn next_good(follows: &[Option<usize>]) -> Vec<Option<usize>> {
    let mut next = vec![None; follows.len() + 1];
    for at in (0..follows.len()).rev() {
        next[at] = if follows[at].is_some() {
            Some(at)
        } else {
            next[at + 1]
        };
    }
    next
}

fn left_out(text: &str, spans: &[Span]) -> Vec<Span> {
    let gaps = spans.windows(2).map(|pair| Span::new(pair[0].end, pair[1].start));
    gaps.filter_map(|gap| gap.trimmed(text)).collect()
}
