//! Dates in English text, absolute or relative to the day of publication.

mod find;

use crate::reading::tokens;
use crate::span::Span;
use chrono::NaiveDate;

/// How exact a date is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum DatePrecision {
    /// A day.
    Day,
    /// A month.
    Month,
    /// A year.
    Year,
}

/// A date that the text mentions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DateMention {
    /// The words.
    pub span: Span,
    /// Its first day: 1 January for a year.
    pub date: NaiveDate,
    /// How exact it is.
    pub precision: DatePrecision,
}

impl DateMention {
    /// Whether two mentions can mean the same time: one is the other, or holds it.
    pub(crate) fn fits(&self, other: &DateMention) -> bool {
        use chrono::Datelike;
        let (a, b) = (self.date, other.date);
        match self.precision.max(other.precision) {
            DatePrecision::Day => a == b,
            DatePrecision::Month => (a.year(), a.month()) == (b.year(), b.month()),
            DatePrecision::Year => a.year() == b.year(),
        }
    }
}

/// The dates in `text` in reading order. Weekdays, "yesterday", "last month", "three years ago" and days
/// without a year are resolved against `published` and left out without it. English month names, and
/// `2023-11-13` in any language.
pub fn dates(text: &str, published: Option<NaiveDate>) -> Vec<DateMention> {
    find::dates(&tokens(text, Span::new(0, text.len())), published)
}

pub(crate) use find::dates as dates_among;

/// The date on the first line of a text file, as in ` date 2023-11-13 Headline`, with the span from the
/// very beginning up to the first character that belongs to the text itself (end exclusive, blanks
/// included). `None` when the text does not begin so.
pub fn leading_date(text: &str) -> Option<(NaiveDate, Span)> {
    let rest = text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
    let word = rest.get(..4).filter(|w| w.eq_ignore_ascii_case("date"))?;
    let rest = rest[word.len()..].trim_start_matches([' ', '\t', ':']);
    let digits = rest.get(..10)?;
    let date = NaiveDate::parse_from_str(digits, "%Y-%m-%d").ok()?;
    let after = &rest[10..];
    if after.starts_with(|c: char| c.is_alphanumeric() || c == '-') {
        return None;
    }
    let body = after.trim_start();
    Some((date, Span::new(0, text.len() - body.len())))
}
