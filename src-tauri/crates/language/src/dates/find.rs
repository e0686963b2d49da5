//! Recognising dates among words.

use super::{DateMention, DatePrecision};
use crate::reading::{Kind, Token};
use crate::span::Span;
use chrono::{Datelike, Days, Months, NaiveDate};

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
const WEEKDAYS: [&str; 7] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

/// Dates among the given words, in order, not overlapping.
pub(crate) fn dates(tokens: &[Token], published: Option<NaiveDate>) -> Vec<DateMention> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match date_at(tokens, at, published) {
            Some((length, date, precision)) => {
                let span = Span::new(tokens[at].span.start, tokens[at + length - 1].span.end);
                found.push(DateMention {
                    span,
                    date,
                    precision,
                });
                at += length;
            }
            None => at += 1,
        }
    }
    found
}

type Found = Option<(usize, NaiveDate, DatePrecision)>;

/// A date that begins at token `at`: how many tokens, the day, how exact.
fn date_at(tokens: &[Token], at: usize, published: Option<NaiveDate>) -> Found {
    let here = &tokens[at..];
    match here[0].kind {
        Kind::Number => iso(here)
            .or_else(|| day_first(here, published))
            .or_else(|| year_alone(tokens, at)),
        Kind::Word => month_first(here, published).or_else(|| published.and_then(|day| relative(here, day))),
        Kind::Mark => None,
    }
}

/// `2023-11-13`, `2023/11/13`.
fn iso(t: &[Token]) -> Found {
    let [y, a, m, b, d, ..] = t else { return None };
    let glued = a.span.start == y.span.end && m.span.start == a.span.end && d.span.start == b.span.end;
    if !glued || !matches!(a.text, "-" | "/" | "–") || a.text != b.text || y.text.len() != 4 {
        return None;
    }
    Some((
        5,
        NaiveDate::from_ymd_opt(number(y)?, number(m)? as u32, number(d)? as u32)?,
        DatePrecision::Day,
    ))
}

/// `13 November 2023`, `13th of November`.
fn day_first(t: &[Token], published: Option<NaiveDate>) -> Found {
    let day = u32::try_from(number(&t[0])?)
        .ok()
        .filter(|d| (1..=31).contains(d))?;
    let skip = usize::from(t.get(1)?.is_any(&["st", "nd", "rd", "th"]));
    let skip = skip + usize::from(t.get(1 + skip)?.is("of"));
    let month = month(t.get(1 + skip)?)?;
    let stop = usize::from(t.get(2 + skip).is_some_and(|t| t.is(".")));
    let used = 2 + skip;
    match t.get(used + stop).and_then(year) {
        Some(year) => Some((
            used + stop + 1,
            NaiveDate::from_ymd_opt(year, month, day)?,
            DatePrecision::Day,
        )),
        None => Some((used, nearest(published?, month, day)?, DatePrecision::Day)),
    }
}

/// `November 13, 2023`, `Nov. 13`, `April 2007`.
fn month_first(t: &[Token], published: Option<NaiveDate>) -> Found {
    let month = month(&t[0])?;
    let stop = usize::from(t.get(1).is_some_and(|t| t.is(".")));
    let next = t.get(1 + stop)?;
    if let Some(year) = year(next) {
        return Some((
            2 + stop,
            NaiveDate::from_ymd_opt(year, month, 1)?,
            DatePrecision::Month,
        ));
    }
    let day = u32::try_from(number(next)?)
        .ok()
        .filter(|d| (1..=31).contains(d))?;
    let mut used = 2 + stop;
    used += usize::from(t.get(used).is_some_and(|t| t.is_any(&["st", "nd", "rd", "th"])));
    let comma = usize::from(t.get(used).is_some_and(|t| t.is(",")));
    match t.get(used + comma).and_then(year) {
        Some(year) => Some((
            used + comma + 1,
            NaiveDate::from_ymd_opt(year, month, day)?,
            DatePrecision::Day,
        )),
        None => Some((used, nearest(published?, month, day)?, DatePrecision::Day)),
    }
}

/// `in 2020`, `since 1994`, `2020 war`: four digits that can hardly be a count.
fn year_alone(tokens: &[Token], at: usize) -> Found {
    let year = year(&tokens[at])?;
    let before = at.checked_sub(1).map(|i| &tokens[i]);
    let named = before.is_some_and(|t| {
        t.is_any(&[
            "in", "since", "until", "by", "from", "of", "during", "before", "after", "year", "late", "early",
            "mid", "(", "and", "to",
        ])
    });
    let next = tokens.get(at + 1);
    let counts = next.is_some_and(|t| {
        (t.is_word()
            && !t.is_capitalised()
            && !t.is_any(&[
                "and",
                "to",
                "by",
                "in",
                "after",
                "when",
                "as",
                "but",
                "was",
                "were",
                "is",
                "has",
                "had",
                "that",
                "which",
                "following",
                "with",
                "on",
                "at",
                "or",
                "for",
                "while",
                "because",
                "before",
            ]))
            || t.is("%")
    });
    (named && !counts).then(|| Some((1, NaiveDate::from_ymd_opt(year, 1, 1)?, DatePrecision::Year)))?
}

/// Words that mean a day only beside the day of publication.
fn relative(t: &[Token], today: NaiveDate) -> Found {
    let one = |date: Option<NaiveDate>| Some((1, date?, DatePrecision::Day));
    match &*t[0].lower {
        "today" | "tonight" => one(Some(today)),
        "yesterday" => one(today.pred_opt()),
        "tomorrow" => one(today.succ_opt()),
        "last" => match &*t.get(1)?.lower {
            "month" => Some((
                2,
                first_of_month(today.checked_sub_months(Months::new(1))?)?,
                DatePrecision::Month,
            )),
            "year" => Some((
                2,
                NaiveDate::from_ymd_opt(today.year() - 1, 1, 1)?,
                DatePrecision::Year,
            )),
            _ => {
                let (_, date, precision) = weekday(t.get(1)?, today)?;
                Some((2, date, precision))
            }
        },
        _ => weekday(&t[0], today).or_else(|| ago(t, today)),
    }
}

/// The last such weekday up to the day of publication.
fn weekday(token: &Token, today: NaiveDate) -> Found {
    let place = WEEKDAYS
        .iter()
        .position(|day| token.is(day))
        .filter(|_| token.is_capitalised())?;
    let back = (today.weekday().num_days_from_monday() + 7 - u32::try_from(place).ok()?) % 7;
    Some((
        1,
        today.checked_sub_days(Days::new(u64::from(back)))?,
        DatePrecision::Day,
    ))
}

/// `three years ago`.
fn ago(t: &[Token], today: NaiveDate) -> Found {
    if !t.get(2)?.is("ago") {
        return None;
    }
    let count = crate::quantities::small_number(&t[0].lower)?;
    match t[1].lower.trim_end_matches('s') {
        "day" => Some((
            3,
            today.checked_sub_days(Days::new(u64::from(count)))?,
            DatePrecision::Day,
        )),
        "month" => Some((
            3,
            first_of_month(today.checked_sub_months(Months::new(count))?)?,
            DatePrecision::Month,
        )),
        "year" => Some((
            3,
            NaiveDate::from_ymd_opt(today.year() - i32::try_from(count).ok()?, 1, 1)?,
            DatePrecision::Year,
        )),
        _ => None,
    }
}

fn first_of_month(day: NaiveDate) -> Option<NaiveDate> {
    day.with_day(1)
}

/// The day and month in the year that brings it nearest to `published`.
fn nearest(published: NaiveDate, month: u32, day: u32) -> Option<NaiveDate> {
    (-1..=1)
        .filter_map(|shift| NaiveDate::from_ymd_opt(published.year() + shift, month, day))
        .min_by_key(|date| (*date - published).num_days().abs())
}

fn month(token: &Token) -> Option<u32> {
    if !token.is_capitalised() {
        return None;
    }
    let word = &*token.lower;
    let place = MONTHS
        .iter()
        .position(|m| *m == word || (word.len() >= 3 && word.len() <= 4 && m.starts_with(word)))?;
    u32::try_from(place + 1).ok()
}

fn year(token: &Token) -> Option<i32> {
    let value = number(token).filter(|_| token.text.len() == 4)?;
    (1500..=2100).contains(&value).then_some(value)
}

fn number(token: &Token) -> Option<i32> {
    (token.kind == Kind::Number).then(|| token.text.parse().ok())?
}
