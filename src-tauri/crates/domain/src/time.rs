//! Time: milliseconds of the wall clock, and the hybrid logical clock that orders operations.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::date::PartialDate;

/// Milliseconds since 1970-01-01T00:00:00Z; negative before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct TimestampMs(i64);

impl TimestampMs {
    /// The time this many milliseconds after the start of 1970.
    pub const fn from_i64(millis: i64) -> Self {
        Self(millis)
    }

    /// Milliseconds since the start of 1970.
    pub const fn as_i64(self) -> i64 {
        self.0
    }

    /// The same time in RFC 3339 with milliseconds, in UTC; years outside of chrono's range show the number.
    pub fn to_rfc3339(self) -> String {
        chrono::DateTime::from_timestamp_millis(self.0).map_or_else(
            || self.0.to_string(),
            |t| t.to_rfc3339_opts(chrono::SecondsFormat::Millis, true),
        )
    }

    /// The day, in UTC; the first of 1970 outside of the four-digit years.
    pub fn day(self) -> PartialDate {
        let day = chrono::DateTime::from_timestamp_millis(self.0).unwrap_or_default();
        let text = day.format("%Y-%m-%d").to_string();
        text.parse()
            .unwrap_or_else(|_| "1970-01-01".parse().expect("BUG: this is a date"))
    }
}

/// A received clock may move ours at most this far past the wall clock, in milliseconds.
pub const MAX_DRIFT_MS: i64 = 5 * 60 * 1000;

const MAX_MILLIS: i64 = 999_999_999_999_999;
const MAX_COUNTER: u32 = 99_999;

/// A stamp of the hybrid logical clock: milliseconds and a counter for what happened within one.
///
/// Its text has a fixed width (`001700000000000.00042`), so that texts sort as stamps do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hlc {
    millis: i64,
    counter: u32,
}

/// A text that is not a stamp: 15 digits, a point and 5 digits are wanted.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{found}” is not a stamp of the logical clock")]
pub struct ParseHlcError {
    /// The text as it was given.
    pub found: String,
}

impl Hlc {
    /// Before every other stamp.
    pub const ZERO: Self = Self {
        millis: 0,
        counter: 0,
    };

    /// The stamp for something that happens now, after everything stamped up to `self`.
    #[must_use]
    pub fn tick(self, now: TimestampMs) -> Self {
        let now = now.as_i64().clamp(0, MAX_MILLIS);
        if now > self.millis {
            Self {
                millis: now,
                counter: 0,
            }
        } else if self.counter < MAX_COUNTER {
            Self {
                counter: self.counter + 1,
                ..self
            }
        } else {
            Self {
                millis: self.millis + 1,
                counter: 0,
            }
        }
    }

    /// Our clock after a stamp of somebody else arrived. A stamp further ahead than [`MAX_DRIFT_MS`] moves ours
    /// only that far, so that one wrong clock cannot carry a whole team into the future.
    #[must_use]
    pub fn receive(self, theirs: Self, now: TimestampMs) -> Self {
        let limit = now.as_i64().saturating_add(MAX_DRIFT_MS).clamp(0, MAX_MILLIS);
        let theirs = if theirs.millis > limit {
            Self {
                millis: limit,
                counter: 0,
            }
        } else {
            theirs
        };
        self.max(theirs)
    }

    /// Whether the stamp lies further in the future than an honest clock may.
    pub fn is_from_the_future(self, now: TimestampMs) -> bool {
        self.millis > now.as_i64().saturating_add(MAX_DRIFT_MS)
    }

    /// The wall-clock part.
    pub fn timestamp(self) -> TimestampMs {
        TimestampMs(self.millis)
    }
}

impl fmt::Display for Hlc {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:015}.{:05}", self.millis, self.counter)
    }
}

impl FromStr for Hlc {
    type Err = ParseHlcError;
    fn from_str(text: &str) -> Result<Self, ParseHlcError> {
        let refused = || ParseHlcError {
            found: text.chars().take(40).collect(),
        };
        let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
        match text.split_once('.') {
            Some((ms, n)) if ms.len() == 15 && n.len() == 5 && digits(ms) && digits(n) => Ok(Self {
                millis: ms.parse().map_err(|_| refused())?,
                counter: n.parse().map_err(|_| refused())?,
            }),
            _ => Err(refused()),
        }
    }
}

impl Serialize for Hlc {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Hlc {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(from)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn at(millis: i64) -> TimestampMs {
        TimestampMs::from_i64(millis)
    }

    #[test]
    fn stamps_grow_even_when_the_wall_clock_goes_back() {
        let first = Hlc::ZERO.tick(at(1_000));
        let second = first.tick(at(500));
        let third = second.tick(at(1_001));
        assert!(first < second && second < third);
    }

    #[test]
    fn the_counter_overflows_into_the_next_millisecond() {
        let full = Hlc {
            millis: 7,
            counter: MAX_COUNTER,
        };
        assert_eq!(
            full.tick(at(7)),
            Hlc {
                millis: 8,
                counter: 0
            }
        );
    }

    #[test]
    fn texts_sort_as_stamps_do_and_come_back() {
        let (low, high) = (
            Hlc {
                millis: 9,
                counter: 10,
            },
            Hlc {
                millis: 10,
                counter: 9,
            },
        );
        assert!(low.to_string() < high.to_string());
        assert_eq!(high.to_string().parse::<Hlc>().unwrap(), high);
        for wrong in [
            "",
            "1.2",
            "00000000000001.00000",
            "+00000000000001.00000",
            "000000000000001.0000a",
        ] {
            assert!(wrong.parse::<Hlc>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_far_future_stamp_moves_ours_at_most_five_minutes() {
        let ours = Hlc::ZERO.tick(at(1_000_000));
        let theirs = Hlc {
            millis: 1_000_000_000,
            counter: 3,
        };
        let moved = ours.receive(theirs, at(1_000_000));
        assert_eq!(moved.timestamp(), at(1_000_000 + MAX_DRIFT_MS));
        assert!(theirs.is_from_the_future(at(1_000_000)));
        assert!(!moved.is_from_the_future(at(1_000_000)));
    }

    #[test]
    fn a_received_stamp_in_bounds_is_passed() {
        let theirs = Hlc {
            millis: 2_000,
            counter: 4,
        };
        assert!(
            Hlc::ZERO
                .tick(at(1_000))
                .receive(theirs, at(1_000))
                .tick(at(1_000))
                > theirs
        );
    }
}
