//! `cargo xtask bench`: what an operation costs, beside its yardstick from the same run.
//!
//! A benchmark group of `factdesk-tests` holds one function named `yardstick` (the same work done bare) and
//! one or more others. What is judged is the ratio, which means the same on every machine.

use std::fs;
use std::path::Path;
use std::time::SystemTime;

use anyhow::{Context as _, Result, bail};

use crate::program::{cargo, execute};
use crate::project;

/// The name of the function that every other one of its group is compared with.
const YARDSTICK: &str = "yardstick";

/// What is promised for a group.
#[derive(Debug, Clone, Copy)]
enum Limit {
    /// At most so many times the yardstick.
    Times(f64),
    /// At most so many milliseconds, whatever the yardstick.
    Ms(f64),
}

/// The promises, by the name of the group.
const LIMITS: &[(&str, Limit)] = &[
    ("verdict_save", Limit::Times(2.0)),
    ("import_1000_articles", Limit::Times(10.0)),
    ("search_100000_claims", Limit::Times(3.0)),
    ("claim_next_100000_claims", Limit::Ms(5.0)),
    ("sentences_1_mb", Limit::Times(1.0)),
    ("analysis_1_mb", Limit::Ms(1000.0)),
    ("contested_2000_articles", Limit::Times(2.3)),
    ("new_article_100000_statements", Limit::Ms(300.0)),
    ("match_100000_claims", Limit::Ms(20.0)),
    ("merge_10000_operations", Limit::Times(3.0)),
    ("agreement_10000_claims", Limit::Ms(100.0)),
    ("reanchor_500_spans", Limit::Ms(200.0)),
    ("lint_10000_claims", Limit::Ms(2000.0)),
    ("lint_after_one_change", Limit::Ms(200.0)),
    ("lint_one_claim", Limit::Ms(20.0)),
    ("quote_check_1_mb_exact", Limit::Ms(50.0)),
    ("quote_check_1_mb_fuzzy", Limit::Ms(300.0)),
    ("pdf_100_pages", Limit::Ms(3000.0)),
    ("archive_10000_files_list", Limit::Ms(200.0)),
    ("archive_10000_files_search", Limit::Ms(50.0)),
    ("archive_10000_files_rehash", Limit::Ms(100.0)),
    ("history_1000000_operations", Limit::Ms(100.0)),
    ("history_1000000_operations_cli", Limit::Ms(100.0)),
];

/// Median time of one function of a group.
#[derive(Debug, Clone, PartialEq)]
struct Measured {
    group: String,
    function: String,
    median_ns: f64,
}

/// Runs the benchmarks and prints the table. A promise that is broken or was not measured is an error.
pub fn run() -> Result<()> {
    let begin = SystemTime::now();
    execute(cargo(["bench", "-p", "factdesk-tests"]))?;
    let measured = read_all(&project::target().join("criterion"), begin)?;
    let broken = print_table(&measured);
    if !broken.is_empty() {
        bail!("not as promised: {}", broken.join(", "));
    }
    Ok(())
}

/// Every result that was written after `begin`; older ones belong to another run.
fn read_all(folder: &Path, begin: SystemTime) -> Result<Vec<Measured>> {
    let mut found = Vec::new();
    for group in names(folder)? {
        for function in names(&folder.join(&group))? {
            let file = folder.join(&group).join(&function).join("new/estimates.json");
            let Ok(about) = fs::metadata(&file) else { continue };
            if about.modified().is_ok_and(|written| written < begin) {
                continue;
            }
            let text = fs::read_to_string(&file)
                .with_context(|| format!("cannot read {}", project::shown(&file)))?;
            let median_ns =
                median(&text).with_context(|| format!("no median in {}", project::shown(&file)))?;
            found.push(Measured {
                group: group.clone(),
                function,
                median_ns,
            });
        }
    }
    Ok(found)
}

fn names(folder: &Path) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("no results in {}", project::shown(folder)))? {
        let entry = entry?;
        if entry.file_type()?.is_dir() && entry.file_name() != "report" {
            names.push(entry.file_name().to_string_lossy().into_owned());
        }
    }
    names.sort();
    Ok(names)
}

fn median(estimates: &str) -> Option<f64> {
    let value: serde_json::Value = serde_json::from_str(estimates).ok()?;
    value.get("median")?.get("point_estimate")?.as_f64()
}

/// Prints one line per function and returns the promises that do not hold.
fn print_table(measured: &[Measured]) -> Vec<String> {
    println!(
        "\n{:<28} {:<16} {:>12} {:>9}  promise",
        "what", "how", "median", "ratio"
    );
    for one in measured {
        let ratio = ratio(one, measured).map_or(String::new(), |ratio| format!("{ratio:.2} ×"));
        let promise = match limit(&one.group) {
            Some(Limit::Times(most)) if one.function != YARDSTICK => {
                format!("≤ {most} × {}", verdict(one, measured))
            }
            Some(Limit::Ms(most)) if one.function != YARDSTICK => {
                format!("≤ {most} ms {}", verdict(one, measured))
            }
            _ => String::new(),
        };
        let median = format!("{:.3} ms", one.median_ns / 1e6);
        println!(
            "{:<28} {:<16} {median:>12} {ratio:>9}  {promise}",
            one.group, one.function
        );
    }
    let broken = broken(measured);
    broken.iter().for_each(|what| println!("not as promised: {what}"));
    broken
}

fn limit(group: &str) -> Option<Limit> {
    LIMITS
        .iter()
        .find(|(name, _)| *name == group)
        .map(|(_, limit)| *limit)
}

fn verdict(one: &Measured, measured: &[Measured]) -> &'static str {
    if holds(one, measured) { "kept" } else { "BROKEN" }
}

/// The time of `one` in times of its yardstick; `None` for the yardstick itself and where there is none.
fn ratio(one: &Measured, measured: &[Measured]) -> Option<f64> {
    let yardstick = measured
        .iter()
        .find(|other| other.group == one.group && other.function == YARDSTICK)?;
    (one.function != YARDSTICK).then(|| one.median_ns / yardstick.median_ns)
}

fn holds(one: &Measured, measured: &[Measured]) -> bool {
    match limit(&one.group) {
        None => true,
        Some(_) if one.function == YARDSTICK => true,
        Some(Limit::Ms(most)) => one.median_ns / 1e6 <= most,
        // Without its yardstick nothing is shown, so nothing holds.
        Some(Limit::Times(most)) => ratio(one, measured).is_some_and(|ratio| ratio <= most),
    }
}

fn broken(measured: &[Measured]) -> Vec<String> {
    let slow = measured.iter().filter(|one| !holds(one, measured));
    let slow = slow.map(|one| format!("{} {}", one.group, one.function));
    let judged = |group: &str| {
        measured
            .iter()
            .any(|one| one.group == group && one.function != YARDSTICK)
    };
    let absent = LIMITS.iter().filter(|(group, _)| !judged(group));
    slow.chain(absent.map(|(group, _)| format!("{group} was not measured")))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn measured(list: &[(&str, &str, f64)]) -> Vec<Measured> {
        let one = |&(group, function, ms): &(&str, &str, f64)| Measured {
            group: group.to_owned(),
            function: function.to_owned(),
            median_ns: ms * 1e6,
        };
        list.iter().map(one).collect()
    }

    const KEPT: [(&str, &str, f64); 30] = [
        ("verdict_save", "yardstick", 1.0),
        ("verdict_save", "desk", 1.9),
        ("import_1000_articles", "yardstick", 10.0),
        ("import_1000_articles", "desk", 99.0),
        ("search_100000_claims", "yardstick", 1.0),
        ("search_100000_claims", "desk", 2.0),
        ("sentences_1_mb", "yardstick", 10.0),
        ("sentences_1_mb", "sentences", 9.0),
        ("analysis_1_mb", "statements", 900.0),
        ("contested_2000_articles", "yardstick", 10.0),
        ("contested_2000_articles", "twice_as_many", 22.0),
        ("new_article_100000_statements", "contested_by", 299.0),
        ("match_100000_claims", "yardstick", 30.0),
        ("match_100000_claims", "words", 19.0),
        ("agreement_10000_claims", "all", 99.0),
        ("reanchor_500_spans", "desk_update", 199.0),
        ("lint_10000_claims", "case", 1999.0),
        ("lint_after_one_change", "case", 199.0),
        ("lint_one_claim", "claim", 19.0),
        ("quote_check_1_mb_exact", "window", 49.0),
        ("quote_check_1_mb_fuzzy", "window_near", 299.0),
        ("pdf_100_pages", "reader", 2999.0),
        ("archive_10000_files_list", "captures", 199.0),
        ("archive_10000_files_search", "window", 49.0),
        ("archive_10000_files_rehash", "search_waits", 99.0),
        ("history_1000000_operations", "first_page", 99.0),
        ("history_1000000_operations_cli", "first_page", 99.0),
        ("merge_10000_operations", "yardstick", 10.0),
        ("merge_10000_operations", "operations", 29.0),
        ("claim_next_100000_claims", "desk", 4.9),
    ];

    #[test]
    fn promises_that_are_kept_are_not_reported() {
        assert_eq!(broken(&measured(&KEPT)), [""; 0]);
    }

    #[test]
    fn a_slow_operation_and_a_missing_one_are_reported() {
        let mut list = KEPT.to_vec();
        list[1].2 = 2.1;
        list.pop();
        let expected = ["verdict_save desk", "claim_next_100000_claims was not measured"];
        assert_eq!(broken(&measured(&list)), expected);
    }

    #[test]
    fn without_its_yardstick_a_promise_is_not_kept() {
        assert_eq!(broken(&measured(&KEPT[1..]))[0], "verdict_save desk");
    }

    #[test]
    fn the_median_is_read_from_the_estimates() {
        let text =
            r#"{"mean":{"point_estimate":9.0},"median":{"confidence_interval":{},"point_estimate":7.5}}"#;
        assert_eq!(median(text), Some(7.5));
        assert_eq!(median("{}"), None);
    }
}
