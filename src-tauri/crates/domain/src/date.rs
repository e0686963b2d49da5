//! Dates as they are known: a year, a month, a day, or an instant.

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, FixedOffset, Months, NaiveDate};
use serde::{Deserialize, Serialize};

/// How exactly a date is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DatePrecision {
    /// `2023`
    Year,
    /// `2023-09`
    Month,
    /// `2023-09-19`
    Day,
    /// `2023-09-19T10:30:00Z`, RFC 3339 with its offset.
    Instant,
}

/// A date of known precision, kept in its ISO 8601 text.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[serde(transparent)]
pub struct PartialDate(String);

/// A text that is no date of the four forms, or a day that no calendar has.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{found}” is not a date: write 2023, 2023-09, 2023-09-19 or 2023-09-19T10:30:00Z")]
pub struct ParseDateError {
    /// The text as it was given.
    pub found: String,
}

impl PartialDate {
    /// The ISO 8601 text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// How exactly it is known.
    pub fn precision(&self) -> DatePrecision {
        match self.0.len() {
            4 => DatePrecision::Year,
            7 => DatePrecision::Month,
            10 => DatePrecision::Day,
            _ => DatePrecision::Instant,
        }
    }

    /// The first day it may mean; for an instant the day in its own offset.
    pub fn first_day(&self) -> NaiveDate {
        first_day(&self.0).expect("BUG: a PartialDate holds a date that was parsed")
    }

    /// The last day it may mean; the end of the calendar for a date that lies there.
    pub fn last_day(&self) -> NaiveDate {
        let first = self.first_day();
        let after = match self.precision() {
            DatePrecision::Year => first.checked_add_months(Months::new(12)),
            DatePrecision::Month => first.checked_add_months(Months::new(1)),
            DatePrecision::Day | DatePrecision::Instant => return first,
        };
        after.and_then(|next| next.pred_opt()).unwrap_or(NaiveDate::MAX)
    }

    /// Whether all that this date may mean lies after all that the other may mean. A published date that is later
    /// than a claim in this sense was not knowable when the claim was made.
    pub fn is_later_than(&self, other: &Self) -> bool {
        match (self.instant(), other.instant()) {
            (Some(mine), Some(theirs)) => mine > theirs,
            _ => self.first_day() > other.last_day(),
        }
    }

    fn instant(&self) -> Option<DateTime<FixedOffset>> {
        DateTime::parse_from_rfc3339(&self.0).ok()
    }
}

fn first_day(text: &str) -> Option<NaiveDate> {
    let shape = |pattern: &str| {
        text.len() == pattern.len()
            && text
                .bytes()
                .zip(pattern.bytes())
                .all(|(t, p)| if p == b'0' { t.is_ascii_digit() } else { t == p })
    };
    if shape("0000") {
        NaiveDate::from_ymd_opt(text.parse().ok()?, 1, 1)
    } else if shape("0000-00") {
        NaiveDate::parse_from_str(&format!("{text}-01"), "%Y-%m-%d").ok()
    } else if shape("0000-00-00") {
        NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()
    } else {
        DateTime::parse_from_rfc3339(text).ok().map(|t| t.date_naive())
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for PartialDate {
    type Err = ParseDateError;
    fn from_str(text: &str) -> Result<Self, ParseDateError> {
        match first_day(text) {
            Some(_) => Ok(Self(text.to_owned())),
            None => Err(ParseDateError {
                found: text.chars().take(40).collect(),
            }),
        }
    }
}

impl<'de> Deserialize<'de> for PartialDate {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(from)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("2023", DatePrecision::Year, "2023-01-01")]
    #[case("2023-09", DatePrecision::Month, "2023-09-01")]
    #[case("2024-02-29", DatePrecision::Day, "2024-02-29")]
    #[case("2023-09-19T23:30:00+04:00", DatePrecision::Instant, "2023-09-19")]
    fn known_precisions(#[case] text: &str, #[case] precision: DatePrecision, #[case] first: &str) {
        let date: PartialDate = text.parse().unwrap();
        assert_eq!(
            (date.precision(), date.first_day().to_string().as_str()),
            (precision, first)
        );
    }

    #[rstest]
    #[case("2024", "2023", true)]
    #[case("2023-06", "2023", false)]
    #[case("2023-10-01", "2023-09", true)]
    #[case("2023-09-30", "2023-09", false)]
    #[case("2023-09-20", "2023-09-19", true)]
    #[case("2023-09-19T10:00:00Z", "2023-09-19", false)]
    #[case("2023-09-19T10:00:00Z", "2023-09-19T11:00:00+02:00", true)]
    #[case("9999", "9999-12-31", false)]
    fn later_only_when_no_reading_of_the_two_says_otherwise(
        #[case] this: &str,
        #[case] that: &str,
        #[case] later: bool,
    ) {
        let date = |text: &str| text.parse::<PartialDate>().unwrap();
        assert_eq!(date(this).is_later_than(&date(that)), later);
    }

    #[rstest]
    #[case("")]
    #[case("23")]
    #[case("2023-13")]
    #[case("2023-02-29")]
    #[case("2023-9-1")]
    #[case("yesterday")]
    #[case("2023-09-19T10:30")]
    fn what_is_no_date_is_refused(#[case] text: &str) {
        assert!(text.parse::<PartialDate>().is_err());
    }
}
