//! The sorts of operations (case, kind, reviewer): how many there are of each, and where they stand in the log.

use factdesk_domain::CaseId;
use rusqlite::{Connection, named_params};

use super::Filter;
use crate::Result;

/// The last operations of one sort.
const LISTED: &str = "SELECT op FROM op_sorted WHERE sort = ?1 AND op < ?2 ORDER BY op DESC LIMIT ?3";

/// What a filter wants among the operations that are listed under no sort yet.
const LATE: &str = "SELECT position FROM op
    WHERE position > (SELECT position FROM index_state) AND position < :before
      AND (:case IS NULL OR case_id = :case)
      AND (:reviewers IS NULL OR hex(reviewer_id) IN (SELECT value FROM json_each(:reviewers)))
      AND (:kinds IS NULL OR kind IN (SELECT value FROM json_each(:kinds)))";

/// Brings the sorts up to date with the log. The caller moves the position of [`behind`](crate::behind).
pub fn note(c: &Connection) -> Result<()> {
    c.prepare_cached(
        "INSERT INTO op_sort (case_id, kind, reviewer_id, operations)
         SELECT case_id, kind, reviewer_id, count(*) FROM op
         WHERE position > (SELECT position FROM index_state) GROUP BY case_id, kind, reviewer_id
         ON CONFLICT (case_id, kind, reviewer_id) DO UPDATE SET operations = operations + excluded.operations",
    )?
    .execute([])?;
    c.prepare_cached(
        "INSERT INTO op_sorted (sort, op)
         SELECT number, position FROM op JOIN op_sort USING (case_id, kind, reviewer_id)
         WHERE position > (SELECT position FROM index_state) ORDER BY number, position",
    )?
    .execute([])?;
    Ok(())
}

/// Every kind that occurs, in a case or in all of them, with how often; sorted.
///
/// # Errors
/// The database.
pub fn kinds(c: &Connection, case: Option<CaseId>) -> Result<Vec<(String, usize)>> {
    let mut statement = c.prepare_cached(
        "SELECT kind, sum(operations) FROM (
             SELECT case_id, kind, operations FROM op_sort
             UNION ALL
             SELECT case_id, kind, 1 FROM op WHERE position > (SELECT position FROM index_state)
         )
         WHERE :case IS NULL OR case_id = :case GROUP BY kind ORDER BY kind",
    )?;
    let found = statement.query_map(
        named_params! { ":case": case.map(|case| *case.as_bytes()) },
        |row| {
            let operations: i64 = row.get(1)?;
            Ok((row.get(0)?, usize::try_from(operations).unwrap_or_default()))
        },
    )?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// At most `limit` positions of what a filter wants of case, kind, reviewer and place, the last first.
pub fn positions(c: &Connection, filter: &Filter, limit: i64) -> Result<Vec<i64>> {
    let before = filter.before.unwrap_or(i64::MAX);
    let mut found = late(c, filter)?;
    let mut listed = c.prepare_cached(LISTED)?;
    for sort in wanted(c, filter)? {
        let of_sort = listed.query_map((sort, before, limit), |row| row.get(0))?;
        for position in of_sort {
            found.push(position?);
        }
    }
    found.sort_unstable_by(|a, b| b.cmp(a));
    found.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    Ok(found)
}

/// The sorts that a filter wants.
fn wanted(c: &Connection, filter: &Filter) -> Result<Vec<i64>> {
    let mut statement = c.prepare_cached(
        "SELECT number FROM op_sort
         WHERE (:case IS NULL OR case_id = :case)
           AND (:reviewers IS NULL OR hex(reviewer_id) IN (SELECT value FROM json_each(:reviewers)))
           AND (:kinds IS NULL OR kind IN (SELECT value FROM json_each(:kinds)))",
    )?;
    let named = named_params! {
        ":case": filter.case_bytes(), ":reviewers": filter.reviewers_json(), ":kinds": filter.kinds_json(),
    };
    let found = statement.query_map(named, |row| row.get(0))?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// The positions of what a filter wants among the operations that are listed under no sort yet.
fn late(c: &Connection, filter: &Filter) -> Result<Vec<i64>> {
    let mut statement = c.prepare_cached(LATE)?;
    let named = named_params! {
        ":before": filter.before.unwrap_or(i64::MAX),
        ":case": filter.case_bytes(), ":reviewers": filter.reviewers_json(), ":kinds": filter.kinds_json(),
    };
    let found = statement.query_map(named, |row| row.get(0))?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Desk, project, system_clock};

    /// A log of a million operations is opened and filtered as quickly as one of a hundred.
    #[test]
    fn no_query_of_the_history_reads_the_whole_log() {
        let folder = tempfile::tempdir().unwrap();
        let desk = Desk::open(folder.path(), system_clock()).unwrap();
        let of_object = super::super::find::sql(true);
        let of_log = super::super::find::sql(false);
        let first_of_act = project::first_of_act();
        for sql in [LISTED, LATE, &of_object, &first_of_act] {
            let steps = plan(&desk, sql);
            for step in &steps {
                let reads_all = step.starts_with("SCAN op") || step.contains("(case_id=?)");
                assert!(!reads_all, "{sql}\n{step}");
            }
        }
        let steps = plan(&desk, &of_log).join("\n");
        assert!(
            !steps.contains("ORDER BY"),
            "the whole log is not sorted for its last page: {steps}"
        );
    }

    fn plan(desk: &Desk, sql: &str) -> Vec<String> {
        let found = desk.read(|c| {
            let mut plan = c.prepare(&format!("EXPLAIN QUERY PLAN {sql}"))?;
            let unbound = vec![None::<String>; plan.parameter_count()];
            let steps = plan.query_map(rusqlite::params_from_iter(unbound), |row| row.get("detail"))?;
            Ok(steps.collect::<rusqlite::Result<Vec<String>>>()?)
        });
        found.unwrap()
    }
}
