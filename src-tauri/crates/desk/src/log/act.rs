//! Finds the operations of an act.

use factdesk_domain::ActId;

/// Whose position is in this list is a part of the act `:act`; see [`span`] for `:first` and `:last`.
///
/// An act and its operations are made in one millisecond, which their ids begin with, so that the index of
/// operations finds them. Only for operations that another program made otherwise there is an index of acts: one for
/// all would be a page more to write at every save.
pub const OF_ACT: &str = " op.position IN (
    SELECT position FROM op WHERE op_id BETWEEN :first AND :last AND act_id = :act
    UNION ALL
    SELECT position FROM op WHERE act_id = :act AND substr(act_id, 1, 6) <> substr(op_id, 1, 6)) ";

/// The first and the last id of the millisecond in which an act was made.
pub fn span(act: ActId) -> ([u8; 16], [u8; 16]) {
    let (mut first, mut last) = (*act.as_bytes(), *act.as_bytes());
    first[6..].fill(0);
    last[6..].fill(0xFF);
    (first, last)
}

#[cfg(test)]
mod tests {
    use factdesk_domain::TimestampMs;
    use rusqlite::{Connection, named_params};

    use super::*;

    #[test]
    fn the_operations_of_an_act_are_found_whatever_time_is_in_their_ids() {
        let c = Connection::open_in_memory().unwrap();
        c.execute_batch(
            "CREATE TABLE op (position INTEGER PRIMARY KEY, op_id BLOB UNIQUE, act_id BLOB);
             CREATE INDEX op_by_act ON op (act_id) WHERE substr(act_id, 1, 6) <> substr(op_id, 1, 6);",
        )
        .unwrap();
        let at = |ms, n| ActId::new(TimestampMs::from_i64(ms), [n; 10]);
        let (act, other) = (at(5_000, 9), at(5_000, 8));
        let ops = [
            (at(5_000, 0), act),
            (at(5_000, 255), act),
            (at(5_000, 1), other),
            (at(4_999, 1), act),
            (at(6_000, 1), act),
            (at(6_000, 2), other),
        ];
        for (op, of) in ops {
            c.execute(
                "INSERT INTO op (op_id, act_id) VALUES (?1, ?2)",
                (op.as_bytes(), of.as_bytes()),
            )
            .unwrap();
        }
        let sql = ["SELECT position FROM op WHERE", OF_ACT, "ORDER BY position"].concat();
        let (first, last) = span(act);
        let found: Vec<i64> = c
            .prepare(&sql)
            .unwrap()
            .query_map(
                named_params! { ":act": act.as_bytes(), ":first": first, ":last": last },
                |row| row.get(0),
            )
            .unwrap()
            .collect::<rusqlite::Result<_>>()
            .unwrap();
        assert_eq!(found, [1, 2, 4, 5]);
    }
}
