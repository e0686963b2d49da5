//! The house rules of a case.

use factdesk_domain::house_rule::{HouseRule, Level, Preset, RuleKey, in_force};
use factdesk_domain::{CaseId, ReviewerId, RuleError, rules};
use rusqlite::{Connection, Row, named_params};

use crate::{Desk, Done, Result, case};

/// A row as a rule; none for a rule of a newer release.
fn row_to_rule(row: &Row<'_>) -> rusqlite::Result<Option<HouseRule>> {
    let key: String = row.get("key")?;
    let level: Level = crate::row::named(row, "level")?;
    let parameters = crate::row::json(row, "parameters")?;
    Ok(RuleKey::from_name(&key).map(|key| HouseRule::read(key, level, &parameters)))
}

/// The rules in force in a case, in the order in which they are shown; a case in which nobody set any has those of
/// [`Preset::Light`].
///
/// # Errors
/// The database.
pub fn of_case(c: &Connection, case: CaseId) -> Result<Vec<HouseRule>> {
    let mut statement = c.prepare_cached(
        "SELECT key, level, parameters FROM house_rule WHERE case_id = :case AND retracted = 0",
    )?;
    let set = statement.query_map(named_params! { ":case": case.to_string() }, row_to_rule)?;
    let set: Vec<Option<HouseRule>> = set.collect::<rusqlite::Result<_>>()?;
    Ok(in_force(set.into_iter().flatten()))
}

/// One rule as it stands in a case.
///
/// # Errors
/// The database.
pub fn one(c: &Connection, case: CaseId, key: RuleKey) -> Result<HouseRule> {
    let mut all = of_case(c, case)?;
    let at = all.iter().position(|rule| rule.key == key);
    Ok(all.swap_remove(at.expect("BUG: every rule is in force somehow")))
}

/// Sets rules of a case, all in one act. Those that stand as they are asked for are left alone.
///
/// # Errors
/// An unknown case; nothing that changes; what [`rules::house::set`] refuses; the database.
pub fn set(desk: &Desk, by: ReviewerId, case: CaseId, wanted: Vec<HouseRule>) -> Result<Done<()>> {
    desk.act(by, |acting| {
        case::show(acting.db(), case)?;
        let now = of_case(acting.db(), case)?;
        let mut changed = false;
        for rule in wanted {
            let stands = now.iter().find(|known| known.key == rule.key);
            let stands = stands.expect("BUG: every rule is in force somehow");
            match rules::house::set(case, rule, stands) {
                Ok(operation) => acting.push(case, operation)?,
                Err(RuleError::NothingChanges) => continue,
                Err(refused) => return Err(refused.into()),
            }
            changed = true;
        }
        match changed {
            true => Ok(()),
            false => Err(RuleError::NothingChanges.into()),
        }
    })
}

/// Sets all rules of a case as a preset has them. The list of hosts is the case's own and stays.
///
/// # Errors
/// As [`set`].
pub fn preset(desk: &Desk, by: ReviewerId, case: CaseId, preset: Preset) -> Result<Done<()>> {
    let hosts = desk.read(|c| one(c, case, RuleKey::KnownBadHosts))?.hosts;
    let wanted = RuleKey::ALL.iter().map(|key| {
        let mut rule = preset.rule(*key);
        if *key == RuleKey::KnownBadHosts {
            rule.hosts.clone_from(&hosts);
        }
        rule
    });
    set(desk, by, case, wanted.collect())
}
