//! Dates of publication in the shapes that pages, front matter and bylines use.

use chrono::NaiveDate;

/// Month names by their first letters, longest needed to tell them apart, in the languages whose pages the
/// reader was tried on. Compared in lower case against the beginning of a word.
const MONTHS: &[(u32, &[&str])] = &[
    (1, &["jan", "jän", "ene", "led", "янв", "gen"]),
    (2, &["feb", "fév", "fev", "úno", "фев"]),
    (3, &["mar", "mär", "mrz", "bře", "мар", "maa"]),
    (4, &["apr", "avr", "abr", "dub", "апр"]),
    (5, &["may", "mai", "mag", "mei", "maj", "kvě", "мая", "май"]),
    (6, &["jun", "juin", "giu", "červn", "июн"]),
    (7, &["jul", "juil", "lug", "července", "červenec", "июл"]),
    (8, &["aug", "aoû", "aou", "ago", "srp", "авг"]),
    (9, &["sep", "set", "zář", "сен"]),
    (10, &["oct", "okt", "out", "ott", "říj", "окт"]),
    (11, &["nov", "lis", "ноя"]),
    (12, &["dec", "dez", "déc", "dic", "pro", "дек"]),
];

/// Longer strings are prose, not dates.
const MAX_BYTES: usize = 200;

/// The day that a string states, or `None` where it states none or more than one reading is open
/// (`03/04/2021`).
pub(crate) fn parse(raw: &str) -> Option<NaiveDate> {
    let raw = raw.trim();
    if raw.is_empty() || raw.len() > MAX_BYTES {
        return None;
    }
    let parts = split(raw);
    unix_time(raw)
        .or_else(|| year_first(&parts))
        .or_else(|| named_month(&parts))
        .or_else(|| numbers(raw, &parts))
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    Number { value: u32, digits: usize },
    Word(String),
}

/// Runs of digits and runs of letters; everything else separates.
fn split(raw: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut rest = raw;
    while let Some(first) = rest.chars().next() {
        let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let letters = rest.len() - rest.trim_start_matches(char::is_alphabetic).len();
        let length = digits.max(letters);
        match &rest[..length] {
            "" => {}
            word if digits == 0 => parts.push(Part::Word(word.to_lowercase())),
            // Fourteen digits are a day with its time; the day leads.
            number => {
                let day = if digits == 14 { &number[..8] } else { number };
                parts.push(Part::Number {
                    value: day.parse().unwrap_or(u32::MAX),
                    digits,
                });
            }
        }
        rest = &rest[length.max(if length == 0 { first.len_utf8() } else { 0 })..];
    }
    parts
}

/// Seconds or milliseconds since 1970, 10 or 13 digits.
fn unix_time(raw: &str) -> Option<NaiveDate> {
    let number: i64 = raw
        .bytes()
        .all(|byte| byte.is_ascii_digit())
        .then(|| raw.parse().ok())??;
    let seconds = match raw.len() {
        10 => number,
        13 => number / 1000,
        _ => return None,
    };
    chrono::DateTime::from_timestamp(seconds, 0).map(|time| time.date_naive())
}

/// `2021-11-01T10:52`, `2021/11/1`, `2021年11月1日`, `20211101`.
fn year_first(parts: &[Part]) -> Option<NaiveDate> {
    if let [
        Part::Number {
            value,
            digits: 8 | 14,
        },
        ..,
    ] = parts
    {
        return ymd(value / 10_000, value / 100 % 100, value % 100);
    }
    let numbers: Vec<(usize, u32, usize)> = parts
        .iter()
        .enumerate()
        .filter_map(|(at, part)| match part {
            Part::Number { value, digits } => Some((at, *value, *digits)),
            Part::Word(_) => None,
        })
        .collect();
    numbers.windows(3).find_map(|three| match three {
        [(_, year, 4), (_, month, 1..=2), (_, day, 1..=2)] => ymd(*year, *month, *day),
        _ => None,
    })
}

/// `1 November 2021`, `Nov. 1st, 2021`, `1er mai 2021`, `1 de mayo de 2021`.
fn named_month(parts: &[Part]) -> Option<NaiveDate> {
    parts.iter().enumerate().find_map(|(at, part)| match part {
        Part::Word(word) => around_month(parts, at, month(word)?),
        Part::Number { .. } => None,
    })
}

/// Day and year next to the month's name at `at`.
fn around_month(parts: &[Part], at: usize, month: u32) -> Option<NaiveDate> {
    let near = |range: &mut dyn Iterator<Item = &Part>| {
        range
            .filter(|part| !matches!(part, Part::Word(word) if FILLERS.contains(&word.as_str())))
            .map_while(|part| match part {
                Part::Number { value, digits } => Some((*value, *digits)),
                Part::Word(_) => None,
            })
            .take(2)
            .collect::<Vec<_>>()
    };
    let before = near(&mut parts[..at].iter().rev());
    let after = near(&mut parts[at + 1..].iter());
    match (before.as_slice(), after.as_slice()) {
        ([(day, 1..=2), ..], [(year, 4), ..]) | (_, [(day, 1..=2), (year, 4)]) => ymd(*year, month, *day),
        ([(year, 4), ..], [(day, 1..=2), ..]) => ymd(*year, month, *day),
        _ => None,
    }
}

/// Words between the numbers of a date.
const FILLERS: &[&str] = &[
    "de", "del", "of", "st", "nd", "rd", "th", "er", "º", "ª", "the", "at", "a", "le", "am",
];

fn month(word: &str) -> Option<u32> {
    // July begins like June in Czech, so the longest beginning wins.
    MONTHS
        .iter()
        .flat_map(|(number, names)| names.iter().map(move |name| (name.len(), *number, *name)))
        .filter(|(_, _, name)| word.starts_with(name))
        .max_by_key(|(length, _, _)| *length)
        .map(|(_, number, _)| number)
}

/// `31.12.2021` is day first wherever dots are used; with slashes or dashes only a number past 12 tells.
fn numbers(raw: &str, parts: &[Part]) -> Option<NaiveDate> {
    let [
        Part::Number {
            value: first,
            digits: 1..=2,
        },
        Part::Number {
            value: second,
            digits: 1..=2,
        },
        Part::Number {
            value: year,
            digits: 4,
        },
        ..,
    ] = parts
    else {
        return None;
    };
    let after_first = raw.trim_start_matches(|c: char| c.is_ascii_digit());
    if after_first.starts_with('.') || (*first > 12 && *second <= 12) || first == second {
        return ymd(*year, *second, *first);
    }
    if *second > 12 {
        ymd(*year, *first, *second)
    } else {
        None
    }
}

fn ymd(year: u32, month: u32, day: u32) -> Option<NaiveDate> {
    // Before 1400 or after 2200 no article was published: such numbers are something else.
    let year = i32::try_from(year)
        .ok()
        .filter(|year| (1400..2200).contains(year))?;
    NaiveDate::from_ymd_opt(year, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    #[rstest]
    #[case("2021-11-01")]
    #[case("2021-11-01T23:52:50+0100")]
    #[case("2021-11-01T23:52:50.000Z")]
    #[case("2021/11/1 08:00")]
    #[case("20211101")]
    #[case("20211101T0800")]
    #[case("20211101080000")]
    #[case("1635768000")]
    #[case("1635768000000")]
    #[case("Mon, 01 Nov 2021 10:52:50 GMT")]
    #[case("Monday, November 1st, 2021 at 8:00 a.m.")]
    #[case("Nov. 1, 2021")]
    #[case("1 November 2021")]
    #[case("1. November 2021, 10:52 Uhr")]
    #[case("1er novembre 2021 à 10h52")]
    #[case("1 de noviembre de 2021")]
    #[case("1º de novembro de 2021")]
    #[case("1. listopadu 2021")]
    #[case("1 ноября 2021, 10:52")]
    #[case("2021年11月1日 10時52分")]
    #[case("2021. 11. 1.")]
    #[case("01.11.2021 10:52")]
    #[case("Published: 2021-11-01")]
    #[case("2021 November 1")]
    #[case("Martin Decker, 1 November 2021")]
    fn many_shapes_state_one_day(#[case] raw: &str) {
        assert_eq!(parse(raw), NaiveDate::from_ymd_opt(2021, 11, 1), "{raw}");
    }

    #[rstest]
    #[case("31/12/2021", 2021, 12, 31)]
    #[case("12/31/2021", 2021, 12, 31)]
    #[case("07-07-2021", 2021, 7, 7)]
    #[case("5. července 2021", 2021, 7, 5)]
    #[case("5. června 2021", 2021, 6, 5)]
    #[case("5 juillet 2021", 2021, 7, 5)]
    #[case("5 juin 2021", 2021, 6, 5)]
    fn days_and_months_are_told_apart(
        #[case] raw: &str,
        #[case] year: i32,
        #[case] month: u32,
        #[case] day: u32,
    ) {
        assert_eq!(parse(raw), NaiveDate::from_ymd_opt(year, month, day));
    }

    #[rstest]
    #[case::two_readings("03/04/2021")]
    #[case::no_such_day("2021-02-30")]
    #[case::no_day("November 2021")]
    #[case::no_year("1 November")]
    #[case::not_a_date("Updated 5 minutes ago")]
    #[case::a_long_number("99999999999999999999")]
    #[case::nothing("")]
    fn what_states_no_single_day_is_none(#[case] raw: &str) {
        assert_eq!(parse(raw), None);
    }

    proptest! {
        #[test]
        fn every_iso_day_is_read_back(days in -200_000_i32..70_000) {
            let day = NaiveDate::from_num_days_from_ce_opt(730_000 + days).unwrap();
            prop_assert_eq!(parse(&day.to_string()), Some(day));
        }

        #[test]
        fn any_string_is_survived(raw in "\\PC{0,40}") {
            let _ = parse(&raw);
        }
    }
}
