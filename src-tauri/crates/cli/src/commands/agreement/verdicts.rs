//! `agreement --case`: how far the verdicts of a case agree.

use factdesk_desk::Desk;
use factdesk_desk::agreement::{Compared, Filter, scale_of, table};
use factdesk_domain::agreement::{self, Agreement, Cell, MINIMUM, Pair};
use factdesk_domain::{CaseId, ReviewerId, TimestampMs};
use serde_json::{Value, json};

use super::{per_cent, row};
use crate::commands::reviewer::{self, Names};
use crate::commands::{case, scale};
use crate::failure::Failure;
use crate::output::Answer;
use crate::reach::Reach;
use crate::shown;

/// Which verdicts of a case.
#[derive(Debug, Clone, clap::Args)]
pub struct Narrowed {
    /// Rating scale, by id or name [default: the one of the case]
    #[arg(long, conflicts_with = "table")]
    pub scale: Option<String>,
    /// Only claims that this reviewer judged, by name or id
    #[arg(long, value_name = "NAME", conflicts_with = "table")]
    pub reviewer: Option<String>,
    /// Only claims with this tag
    #[arg(long, conflicts_with = "table")]
    pub tag: Option<String>,
    /// Only verdicts since then: YYYY-MM-DD, from its begin in universal time, or an instant
    #[arg(long, value_name = "DATE", conflicts_with = "table", value_parser = crate::words::since)]
    pub since: Option<TimestampMs>,
}

/// Measures the current verdicts of a case, over all reviewers and of every two.
///
/// # Errors
/// An unknown case, scale or reviewer; the desk.
pub fn run(
    named: &str,
    narrowed: &Narrowed,
    level: agreement::Level,
    reach: &Reach,
) -> Result<Answer, Failure> {
    let desk = reach.read()?;
    let case = case::known(&desk, named)?;
    factdesk_desk::blind::refuse_owing(&desk, case)?;
    let filter = filter(&desk, case, narrowed)?;
    let compared = desk.read(|c| table(c, &filter, level))?;
    let (all, mut pairs) = (compared.table.agreement(level), compared.table.pairs(level));
    pairs.retain(|pair| filter.reviewer.is_none_or(|one| [pair.a, pair.b].contains(&one)));
    let names = Names::of(&desk)?;
    Ok(Answer::new(
        in_json(&compared, &all, &pairs, &names),
        in_words(&compared, &all, &pairs, &names),
    ))
}

fn filter(desk: &Desk, case: CaseId, narrowed: &Narrowed) -> Result<Filter, Failure> {
    let scale = match &narrowed.scale {
        Some(name) => scale::named(desk, name)?,
        None => desk.read(|c| scale_of(c, case))?,
    };
    let named = narrowed
        .reviewer
        .as_deref()
        .map(|name| reviewer::named(desk, name));
    Ok(Filter {
        reviewer: named.transpose()?,
        tag: narrowed.tag.clone(),
        from: narrowed.since,
        ..Filter::of(case, scale)
    })
}

/// Alpha where there are enough claims for it.
fn alpha(found: &Agreement) -> Option<f64> {
    found.alpha.filter(|_| found.is_enough())
}

fn in_json(compared: &Compared, all: &Agreement, pairs: &[Pair<ReviewerId, String>], names: &Names) -> Value {
    let left_out = compared.table.left_out();
    let mut json = figures(all);
    json["pairable"] = json!(all.pairable);
    json["claims"] = json!(compared.table.claims());
    json["coverage"] = json!(all.coverage);
    json["minimum"] = json!(MINIMUM);
    json["left_out"] = json!({
        "off_line": left_out.off_line,
        "in_doubt": left_out.in_doubt,
        "other_scale": compared.other_scale,
        "unrated": compared.unrated,
    });
    json["note"] = json!(compared.note);
    json["by"] = pairs.iter().map(|pair| pair_json(pair, names)).collect();
    json
}

fn figures(found: &Agreement) -> Value {
    json!({
        "percent": found.percent,
        "within_one": found.within_one,
        "alpha": alpha(found),
        "n": found.claims,
    })
}

fn pair_json(pair: &Pair<ReviewerId, String>, names: &Names) -> Value {
    let cell = |cell: &Cell<String>| json!({ "a": cell.a, "b": cell.b, "claims": cell.claims });
    let mut json = figures(&pair.agreement);
    json["a"] = json!({ "reviewer": pair.a, "name": names.name(pair.a) });
    json["b"] = json!({ "reviewer": pair.b, "name": names.name(pair.b) });
    json["matrix"] = pair.matrix.iter().map(cell).collect();
    json
}

fn in_words(
    compared: &Compared,
    all: &Agreement,
    pairs: &[Pair<ReviewerId, String>],
    names: &Names,
) -> String {
    let of = format!("{} of {}", all.claims, compared.table.claims());
    let mut rows = vec![
        row(
            "agreeing pairs",
            all.percent.map(per_cent),
            "no claim has two verdicts",
        ),
        row(
            "alpha",
            alpha(all).map(|alpha| format!("{alpha:.3}")),
            &no_alpha(all),
        ),
        row("claims with two or more verdicts (n)", Some(of), ""),
    ];
    if let Some(near) = all.within_one {
        rows.insert(1, row("at most one step apart", Some(per_cent(near)), ""));
    }
    let mut text = shown::columns(&rows);
    for left in compared.note.iter().cloned().chain(left_out(compared)) {
        text.push_str(&format!("\n{left}"));
    }
    for pair in pairs.iter().filter(|pair| pair.agreement.claims > 0) {
        text.push_str(&pair_words(pair, names));
    }
    text
}

fn no_alpha(found: &Agreement) -> String {
    match (found.claims, found.alpha) {
        (0, _) => "no claim has two verdicts".to_owned(),
        (_, None) => "all verdicts are the same, and chance would agree as well".to_owned(),
        (n, Some(_)) => format!(
            "not shown for {}, it takes {MINIMUM}",
            shown::count(n, "claim", "claims")
        ),
    }
}

/// What is in no figure, a sentence each.
fn left_out(compared: &Compared) -> Vec<String> {
    let found = compared.table.left_out();
    let kinds = [
        (found.off_line, "on no line from worst to best"),
        (compared.other_scale, "on another scale"),
        (compared.unrated, "without a rating"),
        (found.in_doubt, "beside a different one of the same reviewer"),
    ];
    let counted = kinds.iter().filter(|(count, _)| *count > 0);
    counted
        .map(|(count, what)| format!("Left out: {count} {what}."))
        .collect()
}

fn pair_words(pair: &Pair<ReviewerId, String>, names: &Names) -> String {
    let (a, b) = (names.name(pair.a), names.name(pair.b));
    let percent = pair.agreement.percent.map_or_else(String::new, per_cent);
    let alpha = alpha(&pair.agreement).map_or_else(String::new, |alpha| format!(", alpha {alpha:.3}"));
    let mut text = format!(
        "\n\n{a} and {b}: {percent}{alpha} of {}",
        shown::count(pair.agreement.claims, "claim", "claims")
    );
    for cell in &pair.matrix {
        text.push_str(&format!("\n{:>6} ×  {} – {}", cell.claims, cell.a, cell.b));
    }
    text
}
