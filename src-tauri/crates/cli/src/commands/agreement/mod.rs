//! `agreement`: how far reviewers agree.

mod decimal;
mod quotes;
mod sheet;
mod verdicts;

use std::path::{Path, PathBuf};

use clap::{ArgGroup, Args, ValueEnum};
use factdesk_domain::agreement::{self, MINIMUM, Table};
use serde_json::json;

use crate::failure::Failure;
use crate::output::Answer;
use crate::reach::Reach;
use crate::shown;
use decimal::Decimal;

/// Of which verdicts.
#[derive(Debug, Args)]
#[command(group(ArgGroup::new("of").args(["table", "case"]).required(true)))]
pub struct Agreement {
    /// A table as CSV in UTF-8; needs no desk. The first row names the reviewers, then a row per claim and a column
    /// per reviewer; an empty cell is a missing value
    #[arg(long, value_name = "FILE")]
    pub table: Option<PathBuf>,
    /// The current verdicts of this case
    #[arg(long)]
    pub case: Option<String>,
    #[command(flatten)]
    pub narrowed: verdicts::Narrowed,
    /// What is known about the values
    #[arg(long, value_enum, default_value_t = Level::Nominal)]
    pub level: Level,
}

/// What is known about the values.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum Level {
    /// Names: equal or not
    Nominal,
    /// In order: numbers of a table, the steps of a rating scale
    Ordinal,
}

impl From<Level> for agreement::Level {
    fn from(level: Level) -> Self {
        match level {
            Level::Nominal => Self::Nominal,
            Level::Ordinal => Self::Ordinal,
        }
    }
}

/// Measures a table, or the verdicts of a case on the desk that `reach` finds.
///
/// # Errors
/// A file that cannot be read or is no table; at the ordinal level a value in it that is no number; an unknown case,
/// scale or reviewer; the desk.
pub fn run(asked: &Agreement, reach: impl FnOnce() -> Result<Reach, Failure>) -> Result<Answer, Failure> {
    match (&asked.table, &asked.case) {
        (Some(file), _) => of_file(file, asked.level),
        (None, Some(case)) => verdicts::run(case, &asked.narrowed, asked.level.into(), &reach()?),
        (None, None) => Err(Failure::usage(
            "Name a table or a case: --table FILE, or --case CASE.",
        )),
    }
}

fn of_file(file: &Path, level: Level) -> Result<Answer, Failure> {
    let found = match level {
        Level::Nominal => measured(file, level, |text| Ok(text.to_owned()))?,
        Level::Ordinal => measured(file, level, number)?,
    };
    let json = json!({
        "percent": found.percent,
        "alpha": found.alpha,
        "pairable": found.pairable,
        "n": found.claims,
    });
    Ok(Answer::new(json, in_words(&found)))
}

fn measured<V: Ord + Clone>(
    path: &Path,
    level: Level,
    value: impl Fn(&str) -> Result<V, String>,
) -> Result<agreement::Agreement, Failure> {
    let sheet = sheet::read(path, value)?;
    Ok(Table::of(0..sheet.claims, sheet.cells).agreement(level.into()))
}

fn number(text: &str) -> Result<Decimal, String> {
    let refused = || {
        format!(
            "“{}” is no number. At the ordinal level values are numbers in order, such as 3 or 2.5; an empty cell is \
             a missing value, and --level nominal takes any words.",
            shown::short(text, 40)
        )
    };
    Decimal::parse(text).ok_or_else(refused)
}

/// The figures for a person, a line each.
fn in_words(found: &agreement::Agreement) -> String {
    let mut rows = vec![
        row(
            "agreeing pairs",
            found.percent.map(per_cent),
            "no claim has two values",
        ),
        row(
            "alpha",
            found.alpha.map(|alpha| format!("{alpha:.3}")),
            no_alpha(found),
        ),
    ];
    if let Some(near) = found.within_one {
        rows.insert(1, row("at most one step apart", Some(per_cent(near)), ""));
    }
    rows.push(row(
        "claims with two or more values (n)",
        Some(found.claims.to_string()),
        "",
    ));
    rows.push(row("values on them", Some(found.pairable.to_string()), ""));
    let mut text = shown::columns(&rows);
    if found.alpha.is_some() && !found.is_enough() {
        text.push_str(&format!(
            "\nBelow {MINIMUM} claims alpha hangs on single values; do not build on it."
        ));
    }
    text
}

fn row(what: &str, figure: Option<String>, otherwise: &str) -> Vec<String> {
    vec![
        what.to_owned(),
        figure.unwrap_or_else(|| format!("none: {otherwise}")),
    ]
}

fn no_alpha(found: &agreement::Agreement) -> &'static str {
    match found.claims {
        0 => "no claim has two values",
        _ => "all values are the same, and chance would agree as well",
    }
}

fn per_cent(share: f64) -> String {
    format!("{:.1} %", share * 100.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(given: &[(usize, usize, u8)]) -> String {
        in_words(&Table::of(0..3, given.to_vec()).agreement(agreement::Level::Ordinal))
    }

    #[test]
    fn figures_that_are_undefined_say_why() {
        assert!(words(&[(0, 0, 1), (1, 1, 2)]).contains("none: no claim has two values"));
        assert!(words(&[(0, 0, 1), (0, 1, 1)]).contains("none: all values are the same"));
    }

    #[test]
    fn few_claims_are_warned_of() {
        let text = words(&[(0, 0, 1), (0, 1, 1), (1, 0, 2), (1, 1, 2)]);
        assert!(
            text.contains("alpha") && text.contains("1.000") && text.contains("Below 20 claims"),
            "{text}"
        );
    }
}
