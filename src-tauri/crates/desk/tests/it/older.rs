//! A desk of an earlier release is brought to this one's format, with a backup beside it and nothing lost.

use factdesk_desk::claim::{self, Part};
use factdesk_desk::comment::{self, About};
use factdesk_desk::{Desk, store, suggestion};
use rusqlite::Connection;

use crate::support::{desk, suggestions, ticking};

/// What each step added, taken away again, so that the desk is as the release before left it.
const BACK_TO_FIRST: &str = "DELETE FROM op_object WHERE noun = 'mention';
    DROP TABLE op_sorted;
    DROP TABLE op_sort;
    DROP INDEX claim_second_reading;
    ALTER TABLE claim DROP COLUMN second_reading;
    ALTER TABLE fact_case DROP COLUMN second_reading;
    ALTER TABLE verdict DROP COLUMN blind;
    DROP TABLE draft;
    CREATE TABLE draft (case_id TEXT NOT NULL, key TEXT NOT NULL, text TEXT NOT NULL, updated_ms INTEGER NOT NULL,
        PRIMARY KEY (case_id, key)) STRICT;
    DROP TABLE decision;
    DROP TABLE rating_scale;
    DROP TABLE house_rule;
    DROP TABLE rule_override;
    ALTER TABLE reviewer DROP COLUMN initials;
    ALTER TABLE reviewer DROP COLUMN colour;
    ALTER TABLE claim DROP COLUMN no_counter_evidence;
    ALTER TABLE claim DROP COLUMN no_primary_source;
    ALTER TABLE claim DROP COLUMN no_reply_needed;
    DROP TABLE index_state;
    DROP INDEX op_by_act;
    CREATE INDEX op_by_act ON op (act_id);
    CREATE TABLE op_head (case_id BLOB NOT NULL, object BLOB NOT NULL, op_id BLOB NOT NULL,
        PRIMARY KEY (case_id, object, op_id)) STRICT, WITHOUT ROWID;
    INSERT INTO op_head SELECT case_id, object, op_id FROM op_object JOIN op ON op.position = op_object.op
        WHERE head = 1;
    CREATE TABLE op_object_1 (object BLOB NOT NULL, noun TEXT NOT NULL, op INTEGER NOT NULL REFERENCES op (position),
        reach INTEGER NOT NULL CHECK (reach BETWEEN 0 AND 2), PRIMARY KEY (object, noun, op)) STRICT, WITHOUT ROWID;
    INSERT INTO op_object_1 SELECT object, noun, op, reach FROM op_object;
    DROP TABLE op_object;
    ALTER TABLE op_object_1 RENAME TO op_object;
    DROP TABLE bundle_refused;
    DROP TABLE bundle_inbox;
    DROP TABLE file_arrival;
    DROP TABLE trusted_device;
    DROP TRIGGER op_payload_stays_erased;
    DROP TRIGGER op_payload_is_never_deleted;
    CREATE TRIGGER op_payload_is_never_deleted BEFORE DELETE ON op_payload
    BEGIN
        SELECT raise(ABORT, 'a payload is never deleted');
    END;
    DROP TABLE correction_request;
    DROP TABLE correction;
    DROP TABLE sign_off;
    DROP TABLE op_erasure;
    DROP TABLE op_silent;
    DROP TABLE removal;
    DROP TABLE enrolled_device;
    DROP TABLE proof;
    DROP TABLE capture;
    DROP TABLE erasure;
    DROP TABLE lookup;
    DROP TABLE reply;
    DROP INDEX evidence_by_file;
    ALTER TABLE evidence DROP COLUMN problems;
    ALTER TABLE source DROP COLUMN wikidata;
    ALTER TABLE statement DROP COLUMN placed;
    ALTER TABLE passage DROP COLUMN placed;
    DROP TABLE embedding;
    DROP TABLE analysis_language;
    ALTER TABLE suggestion_run DROP COLUMN analyser;
    PRAGMA user_version = 1;";

#[test]
fn a_desk_of_the_first_format_opens_with_all_that_it_held() {
    let bench = desk();
    let case = bench.case();
    let article = bench.article(case, crate::support::REPORT);
    suggestions(&bench, case, article);
    let whole = bench.claim_in(case, article, "11 people were wounded");
    let part = |text: &str| Part {
        text: text.into(),
        evidence: vec![],
    };
    claim::split(&bench.desk, bench.me, whole, vec![part("a"), part("b")]).unwrap();
    let comment = comment::add(&bench.desk, bench.me, About::Claim(whole), "Why?", None).unwrap();
    comment::add(
        &bench.desk,
        bench.me,
        About::Claim(whole),
        "So.",
        Some(comment.value),
    )
    .unwrap();
    let digest = bench.desk.digest(None).unwrap();
    let heads = |desk: &Desk| -> Vec<(Vec<u8>, Vec<u8>)> {
        let sql = "SELECT object, op_id FROM op_object JOIN op ON op.position = op_object.op WHERE head = 1
                   ORDER BY object, op_id";
        let heads = desk.read(|c| {
            let mut statement = c.prepare(sql)?;
            let found = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
            Ok(found.collect::<rusqlite::Result<_>>()?)
        });
        heads.unwrap()
    };
    let mentions = |desk: &Desk| -> Vec<(Vec<u8>, i64)> {
        let sql = "SELECT object, op FROM op_object WHERE noun = 'mention' ORDER BY object, op";
        let mentions = desk.read(|c| {
            let mut statement = c.prepare(sql)?;
            let found = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
            Ok(found.collect::<rusqlite::Result<_>>()?)
        });
        mentions.unwrap()
    };
    let mentions_before = mentions(&bench.desk);
    assert_eq!(mentions_before.len(), 3, "two parts and an answer");
    let heads_before = heads(&bench.desk);
    assert!(heads_before.len() > 3);
    let folder = bench.place.path().join("desk");
    drop(bench.desk);
    let older = Connection::open(folder.join("desk.db")).unwrap();
    older.execute_batch(BACK_TO_FIRST).unwrap();
    drop(older);

    let desk = Desk::open(&folder, ticking()).unwrap();
    assert_eq!(desk.digest(None).unwrap(), digest);
    assert_eq!(
        heads(&desk),
        heads_before,
        "what the next operation will say it has seen"
    );
    assert_eq!(
        mentions(&desk),
        mentions_before,
        "what is folded again with what it comes from"
    );
    let (claims, analyser) = desk
        .read(|c| Ok((suggestion::of_case(c, case)?, suggestion::made_by(c, case)?)))
        .unwrap();
    assert_eq!(claims.len(), 2);
    // Which rules made them was not known then: other ones than today's.
    assert_eq!(analyser.as_deref(), Some(""));

    let backup = std::fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .find(|path| path.extension().is_some_and(|end| end == "factdesk-backup"))
        .expect("a backup of the desk as it was");
    let restored = bench.place.path().join("restored");
    store::restore(&backup, &restored).unwrap();
    let restored = Connection::open(restored.join("desk.db")).unwrap();
    let format: u32 = restored
        .pragma_query_value(None, "user_version", |row| row.get(0))
        .unwrap();
    assert_eq!(format, 1);
}
