//! The log proves itself: one flipped byte and a cut tail are found.

use std::path::PathBuf;

use rusqlite::Connection;
use rusqlite::types::Value as Cell;

use crate::support::{Desk, array, articles, text};

const RATIONALE: &str = "Quaywardens counted them twice.";

/// A desk with articles, evidence and two verdicts, so that every kind of row is there.
fn desk_with_history() -> (Desk, String) {
    let desk = Desk::new();
    let case = desk.case("The blast in Port Ostra");
    desk.import(&case, &articles::sample());
    let source = text(&desk.ask(&["source", "add", "--name", "Register", "--kind", "primary"])["source"]);
    for claim in desk.claims(&case).iter().take(2) {
        let claim = text(&claim["id"]);
        let add = [
            "evidence", "add", "--claim", &claim, "--source", &source, "--quote", "Two.", "--stance",
            "context",
        ];
        desk.ask(&add);
        desk.ask(&[
            "verdict",
            "give",
            "--claim",
            &claim,
            "--rating",
            "mixed",
            "--rationale",
            RATIONALE,
        ]);
    }
    (desk, case)
}

fn file(desk: &Desk) -> PathBuf {
    desk.path().join("desk.db")
}

/// The desk as somebody opens it who wants to change the past: without the guards.
fn tampered(desk: &Desk) -> Connection {
    let connection = Connection::open(file(desk)).expect("the desk is a SQLite file");
    connection
        .pragma_update(None, "foreign_keys", false)
        .expect("a pragma");
    let guards: Vec<String> = names(
        &connection,
        "SELECT name FROM sqlite_schema WHERE type = 'trigger'",
    );
    assert!(!guards.is_empty(), "the log should be guarded by triggers");
    for guard in guards {
        connection
            .execute_batch(&format!("DROP TRIGGER \"{guard}\""))
            .expect("dropped");
    }
    connection
}

fn names(connection: &Connection, query: &str) -> Vec<String> {
    let mut statement = connection.prepare(query).expect("a query of the test");
    let rows = statement.query_map([], |row| row.get(0)).expect("rows");
    rows.map(|name| name.expect("a name")).collect()
}

fn verify(desk: &Desk) -> i32 {
    let ran = desk.run(&["verify", "--json"]);
    assert!([0, 1, 4].contains(&ran.code), "{ran}");
    ran.code
}

#[test]
fn the_log_refuses_changes_and_an_untouched_one_verifies() {
    let (desk, _) = desk_with_history();
    assert_eq!(verify(&desk), 0);
    let connection = Connection::open(file(&desk)).expect("the desk");
    // As on every connection of the program: without it, REPLACE deletes behind the triggers' back.
    connection
        .pragma_update(None, "recursive_triggers", true)
        .expect("a pragma");
    for change in [
        "UPDATE op SET seq = seq + 1",
        "DELETE FROM op",
        "INSERT OR REPLACE INTO op SELECT * FROM op",
    ] {
        assert!(connection.execute(change, []).is_err(), "{change}");
    }
}

#[test]
fn one_changed_byte_in_any_column_of_the_log_is_found() {
    let (desk, _) = desk_with_history();
    let connection = tampered(&desk);
    assert_eq!(verify(&desk), 0, "without its guards the log is still whole");
    let mut tried = 0;
    for table in ["op", "op_payload"] {
        for column in names(
            &connection,
            &format!("SELECT name FROM pragma_table_info('{table}')"),
        ) {
            for row in middle_and_last(&connection, table) {
                let read = format!("SELECT {column} FROM {table} WHERE rowid = {row}");
                let cell: Cell = connection
                    .query_row(&read, [], |found| found.get(0))
                    .expect("a cell");
                let Some(changed) = flipped(&cell) else { continue };
                let write = format!("UPDATE {table} SET {column} = ?1 WHERE rowid = {row}");
                // A change that the table itself refuses needs no proof.
                if connection.execute(&write, [&changed]).is_err() {
                    continue;
                }
                // A payload that was moved away looks withheld, which the chain allows; the check misses it.
                let seen = verify(&desk) != 0 || (column == "op" && desk.run(&["check"]).code != 0);
                assert!(
                    seen,
                    "{table}.{column} was changed from {cell:?} to {changed:?} and nobody saw it"
                );
                connection.execute(&write, [&cell]).expect("put back");
                tried += 1;
            }
        }
    }
    assert!(tried >= 20, "only {tried} changes were tried");
    assert_eq!(verify(&desk), 0, "everything was put back");
}

fn middle_and_last(connection: &Connection, table: &str) -> [i64; 2] {
    let query = format!("SELECT rowid FROM {table} ORDER BY rowid");
    let mut statement = connection.prepare(&query).expect("a query of the test");
    let rows: Vec<i64> = statement
        .query_map([], |row| row.get(0))
        .expect("rows")
        .map(|id| id.expect("an id"))
        .collect();
    [rows[rows.len() / 2], *rows.last().expect("a log with entries")]
}

/// The same value with one bit of one byte changed; `None` where there is no byte.
fn flipped(cell: &Cell) -> Option<Cell> {
    let flip = |bytes: &[u8]| {
        let mut bytes = bytes.to_vec();
        let middle = bytes.len() / 2;
        *bytes.get_mut(middle)? ^= 1;
        Some(bytes)
    };
    match cell {
        Cell::Text(text) => Some(Cell::Text(String::from_utf8(flip(text.as_bytes())?).ok()?)),
        Cell::Blob(bytes) => flip(bytes).map(Cell::Blob),
        Cell::Integer(number) => Some(Cell::Integer(number ^ 1)),
        Cell::Real(_) | Cell::Null => None,
    }
}

#[test]
fn one_flipped_byte_in_the_file_is_found_wherever_the_words_stand() {
    let (desk, _) = desk_with_history();
    let path = file(&desk);
    let original = std::fs::read(&path).expect("the desk");
    let needle = &RATIONALE.as_bytes()[..11];
    let places: Vec<usize> = original
        .windows(needle.len())
        .enumerate()
        .filter(|(_, words)| *words == needle)
        .map(|(at, _)| at)
        .collect();
    assert!(
        places.len() >= 4,
        "in the log and in the tables, for each of two verdicts: {places:?}"
    );
    let mut in_the_log = 0;
    for place in places {
        let mut bytes = original.clone();
        bytes[place + 3] ^= 1;
        std::fs::write(&path, &bytes).expect("written");
        let (verified, checked) = (verify(&desk), desk.run(&["check"]).code);
        assert!(
            verified != 0 || checked != 0,
            "the byte at {place} was flipped and nobody saw it"
        );
        in_the_log += u32::from(verified != 0);
    }
    assert!(
        in_the_log >= 2,
        "each of the two verdicts stands once in the log, found {in_the_log}"
    );
    std::fs::write(&path, &original).expect("written");
    assert_eq!((verify(&desk), desk.run(&["check"]).code), (0, 0));
}

#[test]
fn a_cut_tail_is_found_by_the_head_that_was_noted() {
    let (desk, case) = desk_with_history();
    let head = text(&desk.ask(&["verify", "--case", &case])["head"]);
    let with_head = [
        "verify",
        "--case",
        case.as_str(),
        "--head",
        head.as_str(),
        "--json",
    ];
    assert_eq!(desk.run(&with_head).code, 0);
    assert_eq!(
        desk.run(&["verify", "--head", &head]).code,
        0,
        "a head names its case by itself"
    );
    let connection = tampered(&desk);
    for cut in [
        "DELETE FROM op_payload WHERE op = (SELECT max(position) FROM op)",
        "DELETE FROM op WHERE position = (SELECT max(position) FROM op)",
    ] {
        assert_eq!(connection.execute(cut, []).expect("cut"), 1);
    }
    drop(connection);
    let cut = desk.run(&with_head);
    assert_eq!(cut.code, 1, "{cut}");
    assert_eq!(cut.json()["intact"], false, "{cut}");
    assert_eq!(desk.run(&["verify", "--head", &head]).code, 1);
    for line in [
        &["verify", "--head", "not a hash"][..],
        &["sign-off", "--case", &case, "--head", "zz"],
    ] {
        let refused = desk.refused(2, line);
        assert_eq!(refused["field"], "head");
        assert!(
            text(&refused["message"]).contains("64 hexadecimal digits"),
            "{refused}"
        );
    }
}

#[test]
fn a_captured_file_that_was_changed_is_found() {
    let (desk, _) = desk_with_history();
    assert_eq!(desk.run(&["check"]).code, 0);
    let archive = Connection::open(desk.path().join("archive.db")).expect("the archive");
    for guard in names(&archive, "SELECT name FROM sqlite_schema WHERE type = 'trigger'") {
        archive
            .execute_batch(&format!("DROP TRIGGER \"{guard}\""))
            .expect("dropped");
    }
    let changed = archive.execute(
        "UPDATE file SET bytes = CAST(bytes || 'x' AS BLOB) WHERE rowid = 1",
        [],
    );
    assert_eq!(changed.expect("changed"), 1);
    drop(archive);
    let ran = desk.run(&["check", "--json"]);
    assert_eq!(ran.code, 1, "{ran}");
    assert!(!array(&ran.json()["problems"]).is_empty(), "{ran}");
}
