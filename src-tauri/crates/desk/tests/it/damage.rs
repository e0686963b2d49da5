//! Damaged, cut, copied and newer desks: found, named, and never a panic.

use factdesk_desk::log::HeadCheck;
use factdesk_desk::{Desk, verdict};
use factdesk_domain::envelope::Hash;
use rusqlite::Connection;

use crate::support::{Bench, REPORT, desk, rating, ticking};

fn worked_on() -> Bench {
    let bench = desk();
    let case = bench.case();
    let article = bench.article(case, REPORT);
    let claim = bench.claim_in(case, article, "11 people were wounded");
    verdict::give(&bench.desk, bench.me, rating(claim, "true", "Counted.")).unwrap();
    bench
}

/// Closes the desk, lets somebody work on the file, and opens it again.
fn after(bench: Bench, harm: impl FnOnce(&Connection)) -> (tempfile::TempDir, Desk) {
    let Bench { place, desk, .. } = bench;
    drop(desk);
    let file = Connection::open(place.path().join("desk/desk.db")).unwrap();
    file.execute_batch(
        "DROP TRIGGER op_is_never_changed; DROP TRIGGER op_is_never_deleted;
         DROP TRIGGER op_payload_is_never_changed; DROP TRIGGER op_payload_is_never_deleted;",
    )
    .unwrap();
    harm(&file);
    drop(file);
    let desk = Desk::open(&place.path().join("desk"), ticking()).unwrap();
    (place, desk)
}

#[test]
fn the_log_refuses_to_be_changed() {
    let bench = worked_on();
    for sql in [
        "UPDATE op SET kind = 'x' WHERE position = 2",
        "DELETE FROM op WHERE position = 2",
        "INSERT OR REPLACE INTO op SELECT * FROM op WHERE position = 2",
        "UPDATE op_payload SET bytes = x'00'",
        "DELETE FROM op_payload",
    ] {
        let refused = bench.desk.write_local(|tx| Ok(tx.execute_batch(sql)?));
        assert!(refused.is_err(), "{sql}");
    }
    assert!(bench.desk.verify(None).unwrap().is_intact());
}

#[test]
fn one_flipped_byte_in_any_column_of_the_log_is_found() {
    let columns = [
        ("op", "envelope"),
        ("op", "hash"),
        ("op", "signature"),
        ("op", "op_id"),
        ("op", "case_id"),
        ("op", "device_id"),
        ("op", "act_id"),
        ("op", "hlc"),
        ("op", "reviewer_id"),
        ("op", "kind"),
        ("op_payload", "salt"),
        ("op_payload", "bytes"),
    ];
    for (table, column) in columns {
        let (_place, desk) = after(worked_on(), |file| {
            let key = if table == "op" { "position" } else { "op" };
            let stored: Vec<u8> = file
                .query_row(
                    &format!("SELECT CAST({column} AS BLOB) FROM {table} WHERE {key} = 4"),
                    [],
                    |row| row.get(0),
                )
                .unwrap();
            let mut changed = stored.clone();
            *changed.last_mut().unwrap() ^= 1;
            let text = ["hlc", "kind"].contains(&column);
            let value = if text { "CAST(?1 AS TEXT)" } else { "?1" };
            file.execute(
                &format!("UPDATE {table} SET {column} = {value} WHERE {key} = 4"),
                [changed],
            )
            .unwrap();
        });
        let verified = desk.verify(None).unwrap();
        let broken = verified
            .broken
            .unwrap_or_else(|| panic!("{table}.{column} was changed and nobody saw it"));
        assert_eq!(broken.position, 4, "{table}.{column}: {}", broken.reason);
    }
}

#[test]
fn any_flipped_byte_of_the_file_is_found_or_harmless() {
    let Bench { place, desk, .. } = worked_on();
    let digest = desk.digest(None).unwrap();
    drop(desk);
    let path = place.path().join("desk/desk.db");
    let sound = std::fs::read(&path).unwrap();
    let needle = b"Counted.";
    let places: Vec<usize> = sound
        .windows(needle.len())
        .enumerate()
        .filter(|(_, w)| w == needle)
        .map(|(i, _)| i)
        .collect();
    assert!(places.len() >= 2, "the words lie in the log and in a table");
    for at in places {
        let mut harmed = sound.clone();
        harmed[at] ^= 1;
        std::fs::write(&path, &harmed).unwrap();
        let again = Desk::open_read(&place.path().join("desk"), ticking()).unwrap();
        let checked = again.check().unwrap();
        assert!(!checked.is_sound(), "byte {at}");
        assert!(
            checked.verified.broken.is_some() || again.digest(None).unwrap() != digest,
            "byte {at}"
        );
    }
}

#[test]
fn a_cut_tail_is_found_by_a_noted_head() {
    let bench = worked_on();
    let case = bench.desk.read(factdesk_desk::case::list).unwrap()[0].id;
    let head = bench.desk.case_head(case).unwrap();
    bench.claim(case, "Later.");
    assert_eq!(
        bench.desk.verify(Some(head)).unwrap().head,
        HeadCheck::Earlier(case, 1)
    );
    let (_place, desk) = after(bench, |file| {
        file.execute_batch(
            "PRAGMA foreign_keys = OFF;
             DELETE FROM op_payload WHERE op > (SELECT max(position) - 2 FROM op);
             DELETE FROM op WHERE position > (SELECT max(position) - 2 FROM op);",
        )
        .unwrap();
    });
    let verified = desk.verify(Some(head)).unwrap();
    assert_eq!(verified.broken, None, "what is left is intact");
    assert_eq!(verified.head, HeadCheck::Missing);
    assert!(!verified.is_intact());
    assert_eq!(
        desk.verify(Some(Hash::of(b"another desk"))).unwrap().head,
        HeadCheck::Missing
    );
}

#[test]
fn a_removed_operation_or_payload_is_found() {
    for harm in [
        "DELETE FROM op_payload WHERE op = 4",
        "PRAGMA foreign_keys = OFF; DELETE FROM op_payload WHERE op = 4; DELETE FROM op WHERE position = 4",
    ] {
        let (_place, desk) = after(worked_on(), |file| file.execute_batch(harm).unwrap());
        assert!(desk.verify(None).unwrap().broken.is_some(), "{harm}");
    }
}

#[test]
fn a_changed_table_is_found_by_a_check_and_mended_by_a_rebuild() {
    let (_place, desk) = after(worked_on(), |file| {
        file.execute("UPDATE verdict SET rating = 'false'", []).unwrap();
    });
    let checked = desk.check().unwrap();
    assert!(!checked.tables_match_log && checked.verified.broken.is_none());
    desk.rebuild().unwrap();
    let checked = desk.check().unwrap();
    assert!(checked.is_sound(), "{checked:?}");
}

#[test]
fn a_copied_desk_goes_on_as_a_new_device() {
    let Bench { place, desk, me } = worked_on();
    let device = desk.device().unwrap();
    drop(desk);
    let (here, copy) = (place.path().join("desk"), place.path().join("copy"));
    std::fs::create_dir(&copy).unwrap();
    for file in ["desk.db", "archive.db"] {
        std::fs::copy(here.join(file), copy.join(file)).unwrap();
    }
    let copied = Desk::open(&copy, ticking()).unwrap();
    assert_ne!(copied.device().unwrap(), device);
    let case = copied.read(factdesk_desk::case::list).unwrap()[0].id;
    let claim = copied.read(|c| factdesk_desk::claim::list(c, case)).unwrap()[0]
        .claim
        .id;
    factdesk_desk::claim::flag(&copied, me, claim, true).unwrap();
    assert!(
        copied.check().unwrap().is_sound(),
        "the new stream opens with the card of its device"
    );
    let original = Desk::open(&here, ticking()).unwrap();
    assert_eq!(
        original.device().unwrap(),
        device,
        "the folder that stayed is who it was"
    );
}

#[test]
fn a_second_program_reads_and_does_not_write() {
    let bench = worked_on();
    let folder = bench.place.path().join("desk");
    assert_eq!(Desk::open(&folder, ticking()).unwrap_err().code(), "desk_in_use");
    let reader = Desk::open_read(&folder, ticking()).unwrap();
    assert_eq!(reader.digest(None).unwrap(), bench.desk.digest(None).unwrap());
    assert_eq!(reader.undo(bench.me, None).unwrap_err().code(), "desk_read_only");
}

#[test]
fn a_backup_restores_the_same_desk() {
    let bench = worked_on();
    let file = bench.place.path().join("kept.factdesk-backup");
    assert!(bench.desk.backup(&file).unwrap() > 0);
    let again = bench.place.path().join("again");
    factdesk_desk::store::restore(&file, &again).unwrap();
    let restored = Desk::open(&again, ticking()).unwrap();
    assert_eq!(restored.digest(None).unwrap(), bench.desk.digest(None).unwrap());
    assert!(restored.check().unwrap().is_sound());
}
