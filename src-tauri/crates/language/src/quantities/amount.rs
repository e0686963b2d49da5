//! Recognising numbers among words.

use super::bounds::{self, Bound};
use super::units::{self, Unit};
use crate::dates::DateMention;
use crate::reading::{Kind, Token};

/// A number among the words of a sentence.
#[derive(Debug, Clone)]
pub(crate) struct Amount {
    /// First token, bound included.
    pub first: usize,
    /// Last token, unit included.
    pub last: usize,
    /// The number named; `None` for "dozens" and ranges.
    pub value: Option<f64>,
    /// The least it can be.
    pub low: f64,
    /// The most it can be; infinite for "at least".
    pub high: f64,
    /// Its unit.
    pub unit: Option<Unit>,
}

const ONES: &[&str] = &[
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: &[&str] = &[
    "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
];
const SCALES: &[(&str, f64)] = &[
    ("hundred", 1e2),
    ("thousand", 1e3),
    ("million", 1e6),
    ("billion", 1e9),
    ("trillion", 1e12),
    ("lakh", 1e5),
    ("crore", 1e7),
    ("k", 1e3),
    ("mn", 1e6),
    ("bn", 1e9),
    ("m", 1e6),
    ("dozen", 12.0),
];
/// Plural scale words that stand for a whole region.
const VAGUE: &[(&str, f64, f64)] = &[
    ("dozens", 20.0, 150.0),
    ("scores", 40.0, 200.0),
    ("hundreds", 200.0, 1_999.0),
    ("thousands", 2_000.0, 19_999.0),
    ("millions", 2e6, 2e7),
    ("billions", 2e9, 2e10),
];

/// A number word from zero to ninety-nine.
pub(crate) fn small_number(word: &str) -> Option<u32> {
    let find = |list: &[&str], w: &str| {
        list.iter()
            .position(|x| *x == w)
            .and_then(|i| u32::try_from(i).ok())
    };
    if let Some(digits) = word.parse::<u32>().ok().filter(|n| *n < 1000) {
        return Some(digits);
    }
    if let Some((tens, ones)) = word.split_once('-') {
        return Some(20 + 10 * find(TENS, tens)? + find(ONES, ones).filter(|n| (1..10).contains(n))?);
    }
    find(ONES, word).or_else(|| find(TENS, word).map(|n| 20 + 10 * n))
}

/// The amounts among the tokens of a sentence, left to right, not overlapping, outside `dates`.
pub(crate) fn amounts(tokens: &[Token], dates: &[DateMention]) -> Vec<Amount> {
    let mut found: Vec<Amount> = Vec::new();
    let mut at = 0;
    let mut date = 0;
    while at < tokens.len() {
        while dates
            .get(date)
            .is_some_and(|d| d.span.end <= tokens[at].span.start)
        {
            date += 1;
        }
        let dated = dates
            .get(date)
            .is_some_and(|d: &DateMention| d.span.overlaps(&tokens[at].span));
        let floor = found.last().map_or(0, |a| a.last + 1);
        match (!dated).then(|| amount_at(tokens, at, floor)).flatten() {
            Some(amount) => {
                at = amount.last + 1;
                found.push(amount);
            }
            None => at += 1,
        }
    }
    found
}

/// The amount whose number begins at token `at`; its bound does not reach back before `floor`.
fn amount_at(tokens: &[Token], at: usize, floor: usize) -> Option<Amount> {
    if let Some(vague) = vague_at(tokens, at) {
        return Some(vague);
    }
    let (mut value, used) = number_at(tokens, at)?;
    let mut last = at + used - 1;
    let mut first = at;
    let mut unit = at
        .checked_sub(1)
        .filter(|i| *i >= floor)
        .and_then(|i| units::sign(&tokens[i]));
    if unit.is_some() {
        first -= 1;
        // "US$5", "A$5"
        let glued = first > floor && tokens[first - 1].span.end == tokens[first].span.start;
        let country = (glued && tokens[first].is("$"))
            .then(|| units::prefixed(&tokens[first - 1]))
            .flatten();
        first -= usize::from(country.is_some());
        unit = country.or(unit);
        // "$5m" is no length.
        if let Some(scale) = money_scale(tokens, last + 1) {
            value *= scale;
            last += 1;
        }
    }
    let (mut bound, start) = bounds::before(tokens, first);
    if start >= floor {
        first = start;
    } else {
        bound = Bound::Exact;
    }
    let range = range_end(tokens, last + 1, first, value);
    if let Some((_, end)) = range {
        last = end;
    }
    if let Some((found, used)) = bounds::after(tokens, last + 1) {
        bound = found;
        last += used;
    }
    if unit.is_none()
        && let Some((found, used)) = units::after(tokens, last + 1)
    {
        unit = Some(found);
        last += used;
    }
    if is_label(tokens, at, last, unit.is_some()) {
        return None;
    }
    let (low, high) = match range {
        Some((to, _)) => (value, to),
        None => bounds::interval(value, bound),
    };
    let single = range.is_none();
    Some(Amount {
        first,
        last,
        value: single.then_some(value),
        low,
        high,
        unit,
    })
}

/// Millions or billions in the one letter that is glued to a sum of money, as token `at`.
fn money_scale(tokens: &[Token], at: usize) -> Option<f64> {
    let token = tokens.get(at)?;
    let before = &tokens[at.checked_sub(1)?];
    let glued = before.span.end == token.span.start && before.kind == Kind::Number;
    match &*token.lower {
        "m" if glued => Some(1e6),
        "b" if glued => Some(1e9),
        _ => None,
    }
}

/// `10 to 15`, `10-15`, `between 10 and 15`: the upper end and its last token.
fn range_end(tokens: &[Token], at: usize, first: usize, from: f64) -> Option<(f64, usize)> {
    let before = first.checked_sub(1).map(|i| &tokens[i]);
    let joins = match &*tokens.get(at)?.lower {
        "-" | "–" => tokens.get(at + 1)?.kind == Kind::Number,
        "to" => !before.is_some_and(|t| t.is("from")),
        "and" => before.is_some_and(|t| t.is("between")),
        "or" => true,
        _ => false,
    };
    let (to, used) = joins.then(|| number_at(tokens, at + 1)).flatten()?;
    (to > from && to < from * 20.0).then_some((to, at + used))
}

fn vague_at(tokens: &[Token], at: usize) -> Option<Amount> {
    let (_, low, high) = VAGUE.iter().find(|(word, ..)| tokens[at].is(word))?;
    let tens = at >= 2 && tokens[at - 1].is("of") && tokens[at - 2].is("tens");
    let hundreds = tokens[at].is("hundreds")
        && tokens.get(at + 1).is_some_and(|t| t.is("of"))
        && tokens
            .get(at + 2)
            .is_some_and(|t| t.is_any(&["thousands", "millions"]));
    if hundreds {
        let scale = if tokens[at + 2].is("thousands") { 1e3 } else { 1e6 };
        return Some(Amount {
            first: at,
            last: at + 2,
            value: None,
            low: 200.0 * scale,
            high: 1_999.0 * scale,
            unit: None,
        });
    }
    let scale = if tens { 10.0 } else { 1.0 };
    let first = if tens { at - 2 } else { at };
    Some(Amount {
        first,
        last: at,
        value: None,
        low: low * scale,
        high: high * scale,
        unit: None,
    })
}

/// A number in digits or words at token `at`, with how many tokens it takes.
fn number_at(tokens: &[Token], at: usize) -> Option<(f64, usize)> {
    let token = tokens.get(at)?;
    let (mut value, mut used) = match token.kind {
        Kind::Number if is_fraction(tokens, at) => (format!("0.{}", token.text).parse().ok()?, 1),
        Kind::Number => (digits(token.text)?, 1),
        Kind::Word => words(tokens, at)?,
        Kind::Mark => return None,
    };
    while let Some(scale) = tokens
        .get(at + used)
        .and_then(|t| scale(t, tokens.get(at + used - 1)))
    {
        value *= scale;
        used += 1;
        // "two hundred and fifty", "two thousand five hundred"
        let and = usize::from(tokens.get(at + used).is_some_and(|t| t.is("and")));
        let word = token.kind == Kind::Word && tokens.get(at + used + and).is_some_and(Token::is_word);
        if word && let Some((more, n)) = words(tokens, at + used + and).filter(|(more, _)| *more < scale) {
            value += more;
            used += and + n;
        }
    }
    Some((value, used))
}

fn words(tokens: &[Token], at: usize) -> Option<(f64, usize)> {
    let token = &tokens[at];
    if let Some(value) = small_number(&token.lower) {
        return Some((f64::from(value), 1));
    }
    let scaled = tokens
        .get(at + 1)
        .is_some_and(|t| t.is_any(&["hundred", "thousand", "million", "billion", "dozen"]));
    if token.is_any(&["a", "an"]) && scaled {
        return Some((1.0, 1));
    }
    None
}

fn scale(token: &Token, before: Option<&Token>) -> Option<f64> {
    let glued = before.is_some_and(|b| b.span.end == token.span.start && b.kind == Kind::Number);
    let short = token.lower.len() <= 2;
    // "5m" may be metres; only a capital or "bn" and "k" glued on are scales.
    if short && !(glued && (token.text == "M" || token.is_any(&["bn", "mn", "k"])) || token.text == "bn") {
        return None;
    }
    SCALES
        .iter()
        .find(|(word, _)| token.is(word))
        .map(|(_, scale)| *scale)
}

/// `.75`: digits right after a point that no digit precedes.
fn is_fraction(tokens: &[Token], at: usize) -> bool {
    let Some(point) = at.checked_sub(1).map(|i| &tokens[i]) else {
        return false;
    };
    let free = at < 2 || tokens[at - 2].span.end < point.span.start;
    let digits = tokens[at].text.len() <= 6 && tokens[at].text.bytes().all(|b| b.is_ascii_digit());
    free && digits && point.is(".") && point.span.end == tokens[at].span.start
}

/// Digits with separators: `1,200`, `5.9`, `3.500.000`; `None` for times of day.
fn digits(text: &str) -> Option<f64> {
    if text.contains(':') || text.len() > 18 {
        return None;
    }
    let grouped = |sep: char| text.split(sep).skip(1).all(|part| part.len() == 3);
    let plain: String = if text.contains(',') && (grouped(',') || text.contains('.')) {
        text.chars().filter(|c| *c != ',').collect()
    } else if text.matches('.').count() > 1 && grouped('.') {
        text.chars().filter(|c| *c != '.').collect()
    } else {
        text.replace(',', ".")
    };
    plain.parse().ok()
}

/// Numbers that count nothing: ordinals, ages, times of day, "Article 5", "one of".
fn is_label(tokens: &[Token], at: usize, last: usize, has_unit: bool) -> bool {
    let before = at.checked_sub(1).map(|i| &tokens[i]);
    let next = tokens.get(last + 1);
    let number = &tokens[at];
    let glued = next.is_some_and(|t| t.span.start == tokens[last].span.end);
    let next_is = |words: &[&str]| next.is_some_and(|t| t.is_any(words));
    let before_is = |words: &[&str]| before.is_some_and(|t| t.is_any(words));
    let past = next_is(&["ago", "old"]);
    let ordinal = glued && next_is(&["st", "nd", "rd", "th", "s"]);
    let time = next_is(&["a.m", "p.m", "a.m.", "p.m.", "am", "pm", "o'clock", "gmt"])
        || (before_is(&["at"]) && number.text.contains(':'));
    let age = tokens[at..=last]
        .iter()
        .any(|t| t.is_any(&["year-old", "years-old"]))
        || next_is(&["-"])
            && tokens
                .get(last + 2)
                .is_some_and(|t| t.is_any(&["year-old", "years-old", "old"]))
        || has_unit
            && tokens[last].is_any(&["year", "years"])
            && (next_is(&["old"]) || glued && next_is(&["-"]))
        || before_is(&["aged", "age"])
        || before_is(&[","])
            && (next.is_none() || next_is(&[",", ".", ")"]))
            && number.text.len() <= 2
            && !has_unit
            && at >= 2
            && tokens[at - 2].is_capitalised();
    let named = before_is(&[
        "article",
        "chapter",
        "section",
        "page",
        "room",
        "no",
        "number",
        "route",
        "flight",
        "phase",
        "level",
        "category",
        "paragraph",
        "version",
        "§",
        "#",
        "№",
        "channel",
        "figure",
        "table",
        "covid",
        "g",
    ]) && !has_unit;
    let glued_before = before.is_some_and(|t| {
        t.span.end == number.span.start
            && (t.is_word() || t.is_any(&["-", "/", "_", "@"]))
            && !t.is_possessive()
    });
    let code = glued_before && !before.is_some_and(|_| at >= 2 && tokens[at - 2].is("magnitude"));
    let pronoun = number.is("one")
        && (next_is(&[
            "of", "another", "day", "side", "hand", "that", "who", "which", "can", "could", "more", "'s",
            ",", ".", "for", "on", "at", "from", "with", "is", "was", "has", "had",
        ]) || next.is_none()
            || before_is(&[
                "no", "this", "that", "the", "which", "each", "every", "any", "not", "another",
            ]));
    let mark = glued && next.is_some_and(|t| t.is_word() && t.lower.len() < 4 && !has_unit);
    past || ordinal || time || age || named || code || pronoun || mark
}
