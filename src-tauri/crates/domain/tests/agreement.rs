//! Agreement against the worked examples of Krippendorff (2011), against exact fractions, and as properties.

mod rational;

use factdesk_domain::agreement::{Agreement, Cell, LeftOut, Level, Table};
use proptest::prelude::*;
use rational::{Coincidences, Fraction};
use rstest::rstest;

type Verdicts<V> = Vec<(usize, usize, V)>;

/// One line a reviewer, one character a claim; a dot is nothing.
fn verdicts(reviewers: &[&str]) -> Verdicts<char> {
    let rows = reviewers.iter().enumerate();
    rows.flat_map(|(reviewer, row)| {
        let given = row.chars().enumerate().filter(|(_, value)| *value != '.');
        given.map(move |(claim, value)| (claim, reviewer, value))
    })
    .collect()
}

fn table(reviewers: &[&str]) -> Table<usize, char> {
    Table::of(0..reviewers[0].len(), verdicts(reviewers))
}

const BINARY: [&str; 2] = ["0100000010", "1110010000"];
const NAMES: [&str; 2] = ["aabbdcccedda", "babbbccceddd"];
const FOUR_OBSERVERS: [&str; 4] = ["123321412...", "1233224125.3", ".3332342251.", "12332441251."];

fn assert_near(found: Option<f64>, exact: (i128, i128)) {
    let (found, exact) = (found.expect("a figure"), Fraction::of(exact.0, exact.1));
    assert!((found - exact.as_f64()).abs() < 1e-9, "{found} is not {exact:?}");
}

// The fractions by hand, of alpha = 1 - (n - 1) * observed / expected over ordered pairs:
// binary: n = 20 with 14 and 6, four claims differ: 1 - 19 * 8 / (2 * 14 * 6);
// names: n = 24 with 4, 6, 6, 6, 2, three claims differ: 1 - 23 * 6 / (576 - 16 - 36 - 36 - 36 - 4);
// four observers: n = 40 with 9, 13, 10, 5, 3; claims with 2, 3 or 4 values: 1 - 39 * 8 / 1216 where only the name
// counts, and 1 - 39 * 1891 / 399480 with the squared distances of the ranks.
#[rstest]
#[case::binary(&BINARY, Level::Nominal, "0.095", (2, 21))]
#[case::names(&NAMES, Level::Nominal, "0.692", (155, 224))]
#[case::four_observers(&FOUR_OBSERVERS, Level::Nominal, "0.743", (113, 152))]
#[case::four_observers_in_order(&FOUR_OBSERVERS, Level::Ordinal, "0.815", (108_577, 133_160))]
fn alpha_is_what_the_paper_prints(
    #[case] reviewers: &[&str],
    #[case] level: Level,
    #[case] printed: &str,
    #[case] exact: (i128, i128),
) {
    let alpha = table(reviewers).agreement(level).alpha;
    assert_near(alpha, exact);
    assert_eq!(format!("{:.3}", alpha.expect("a figure")), printed);
}

#[test]
fn percent_and_n_of_the_four_observers_count_only_claims_with_two_values() {
    let found = table(&FOUR_OBSERVERS).agreement(Level::Ordinal);
    // The last claim has one value: twelve claims, eleven of them with 55 pairs.
    assert_eq!((found.pairable, found.claims), (40, 11));
    assert_near(found.percent, (43, 55));
    assert_near(found.within_one, (52, 55));
    assert_near(found.coverage, (11, 12));
    assert_eq!(table(&FOUR_OBSERVERS).agreement(Level::Nominal).within_one, None);
    assert!(!found.is_enough());
}

#[test]
fn without_variation_or_pairs_there_is_no_alpha() {
    let same = table(&["aaaa", "aaa."]).agreement(Level::Nominal);
    assert_eq!((same.percent, same.alpha, same.claims), (Some(1.0), None, 3));
    let apart = table(&["ab..", "..ab"]).agreement(Level::Ordinal);
    assert_eq!((apart.percent, apart.alpha, apart.pairable), (None, None, 0));
    assert_eq!((apart.within_one, apart.coverage), (None, Some(0.0)));
    let empty = Table::<u8, u8>::of(0..0, []).agreement(Level::Nominal);
    assert_eq!((empty.percent, empty.coverage, empty.claims), (None, None, 0));
}

#[test]
fn a_step_that_nobody_took_is_a_step_and_a_value_off_the_line_is_counted() {
    let line = vec!["false", "mixed", "true"];
    let given = [
        (1, "Ada", "false"),
        (1, "Ben", "true"),
        (2, "Ada", "unproven"),
        (2, "Ben", "true"),
    ];
    let table = Table::on_line(line, [1, 2, 3], given);
    assert_eq!(
        table.left_out(),
        LeftOut {
            off_line: 1,
            in_doubt: 0
        }
    );
    let found = table.agreement(Level::Ordinal);
    assert_eq!(
        (found.within_one, found.claims, table.claims()),
        (Some(0.0), 1, 3)
    );
    let by_name = Table::of([1, 2, 3], given).agreement(Level::Nominal);
    assert_eq!((by_name.percent, by_name.claims), (Some(0.0), 2));
}

#[test]
fn a_reviewer_with_two_values_on_a_claim_is_in_doubt_and_agrees_with_nobody() {
    let mut given = verdicts(&["ab", "ab"]);
    given.extend([(0, 0, 'b'), (1, 1, 'b')]);
    let table = Table::of(0..2, given);
    assert_eq!(
        table.left_out(),
        LeftOut {
            off_line: 0,
            in_doubt: 1
        },
        "the repeated b is one value"
    );
    assert_eq!(table.agreement(Level::Nominal).claims, 1);
}

#[test]
fn two_reviewers_stand_beside_each_other_with_their_own_figures() {
    let pairs = table(&FOUR_OBSERVERS).pairs(Level::Ordinal);
    assert_eq!(pairs.len(), 6);
    let (first, alone) = (&pairs[0], table(&FOUR_OBSERVERS[..2]).agreement(Level::Ordinal));
    assert_eq!((first.a, first.b, first.agreement), (0, 1, alone));
    let cell = |a, b, claims| Cell { a, b, claims };
    let expected = vec![
        cell('1', '1', 2),
        cell('1', '2', 1),
        cell('2', '2', 3),
        cell('3', '3', 2),
        cell('4', '4', 1),
    ];
    assert_eq!(first.matrix, expected);
}

#[test]
fn ten_thousand_claims_leave_no_trace_of_rounding() {
    // Two kinds of claim, ten thousand times each.
    let times = 10_000;
    let one = verdicts(&["ab", "ab", "b.", "bb", "ca", ".b", "ac"]);
    let given = (0..times).flat_map(|i| one.iter().map(move |(c, r, v)| (2 * i + c, *r, *v)));
    let found = Table::of(0..2 * times, given).agreement(Level::Ordinal);
    let claims = [vec![0, 0, 1, 1, 2, 0], vec![1, 1, 1, 0, 1, 2]];
    let many: Vec<_> = claims.iter().cycle().take(2 * 100).cloned().collect();
    let hundred = Coincidences::of(&many, 3).ordinal().expect("values vary");
    // alpha = 1 - (n - 1) / n * d, and d stays while n grows.
    let n = |times: i128| Fraction::of(12 * times - 1, 12 * times);
    let d = (Fraction::of(1, 1) - hundred) * Fraction::of(n(100).1, n(100).0);
    let exact = Fraction::of(1, 1) - n(10_000) * d;
    assert!(
        (found.alpha.expect("a figure") - exact.as_f64()).abs() < 1e-15,
        "{found:?} {exact:?}"
    );
}

/// Claims × reviewers with holes, values 0 to 4.
fn any_table() -> impl Strategy<Value = Vec<Vec<Option<usize>>>> {
    (2..6_usize).prop_flat_map(|reviewers| {
        let cell = prop::option::weighted(0.7, 0..5_usize);
        prop::collection::vec(prop::collection::vec(cell, reviewers), 0..9)
    })
}

fn given(rows: &[Vec<Option<usize>>]) -> Verdicts<usize> {
    let rows = rows.iter().enumerate();
    rows.flat_map(|(claim, row)| {
        let cells = row.iter().enumerate();
        cells.filter_map(move |(reviewer, value)| Some((claim, reviewer, (*value)?)))
    })
    .collect()
}

fn both(rows: &[Vec<Option<usize>>]) -> [Agreement; 2] {
    let table = Table::on_line((0..5).collect(), 0..rows.len(), given(rows));
    [Level::Nominal, Level::Ordinal].map(|level| table.agreement(level))
}

proptest! {
    #[test]
    fn alpha_and_percent_are_the_exact_fractions(rows in any_table()) {
        let claims: Vec<Vec<usize>> = rows.iter().map(|row| row.iter().flatten().copied().collect()).collect();
        let exact = Coincidences::of(&claims, 5);
        let [nominal, ordinal] = both(&rows);
        for (found, exact) in [(nominal, exact.nominal()), (ordinal, exact.ordinal())] {
            prop_assert_eq!(found.alpha.is_some(), exact.is_some());
            let apart = found.alpha.zip(exact).map(|(found, exact)| (found - exact.as_f64()).abs());
            prop_assert!(apart.unwrap_or_default() < 1e-12, "{found:?} {exact:?}");
            prop_assert_eq!(i128::try_from(found.pairable), Ok(exact_pairable(&claims)));
        }
        prop_assert_eq!(nominal.percent, exact_percent(&claims));
    }

    #[test]
    fn the_order_of_reviewers_and_claims_changes_nothing(rows in any_table(), by in 0..5_usize) {
        let mut turned: Vec<_> = rows.iter().rev().cloned().collect();
        turned.iter_mut().for_each(|row| { let by = by % row.len(); row.rotate_left(by) });
        prop_assert_eq!(both(&rows), both(&turned));
    }

    #[test]
    fn a_claim_with_one_value_changes_nothing_but_coverage(rows in any_table(), value in 0..5_usize) {
        let mut more = rows.clone();
        more.push(vec![None, Some(value)]);
        for (before, mut after) in both(&rows).into_iter().zip(both(&more)) {
            if before.claims > 0 {
                prop_assert!(after.coverage < before.coverage);
            }
            after.coverage = before.coverage;
            prop_assert_eq!(before, after);
        }
    }

    #[test]
    fn perfect_agreement_over_two_values_is_one(rows in any_table()) {
        let mut same: Vec<Vec<_>> = rows.iter().map(|row| vec![row[0]; row.len()]).collect();
        same.extend([vec![Some(1); 2], vec![Some(3); 2]]);
        for found in both(&same) {
            prop_assert_eq!((found.alpha, found.percent), (Some(1.0), Some(1.0)));
        }
    }

    #[test]
    fn pairs_add_up_to_the_whole(rows in any_table()) {
        let table = Table::on_line((0..5).collect(), 0..rows.len(), given(&rows));
        let claims: Vec<Vec<usize>> = rows.iter().map(|row| row.iter().flatten().copied().collect()).collect();
        let pairs: usize = claims.iter().map(|values| values.len() * values.len().saturating_sub(1) / 2).sum();
        let each = table.pairs(Level::Ordinal);
        let cells = || each.iter().flat_map(|pair| &pair.matrix);
        prop_assert_eq!(cells().map(|cell| cell.claims).sum::<usize>(), pairs);
        let equal: usize = cells().filter(|cell| cell.a == cell.b).map(|cell| cell.claims).sum();
        let share = (pairs > 0).then(|| equal as f64 / pairs as f64);
        prop_assert_eq!(share, table.agreement(Level::Ordinal).percent);
    }
}

fn exact_pairable(claims: &[Vec<usize>]) -> i128 {
    claims
        .iter()
        .filter(|values| values.len() > 1)
        .map(|values| values.len() as i128)
        .sum()
}

fn exact_percent(claims: &[Vec<usize>]) -> Option<f64> {
    let (mut equal, mut all) = (0, 0);
    for values in claims {
        for (i, a) in values.iter().enumerate() {
            equal += values[..i].iter().filter(|b| a == *b).count();
            all += i;
        }
    }
    (all > 0).then(|| equal as f64 / all as f64)
}
