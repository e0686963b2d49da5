//! A desk of an earlier release is brought to this one's format, with a backup beside it and nothing lost.

use factdesk_desk::{Desk, store, suggestion};
use rusqlite::Connection;

use crate::support::{desk, suggestions, ticking};

/// What each step added, taken away again, so that the desk is as the release before left it.
const BACK_TO_FIRST: &str = "DROP TABLE proof;
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
    let digest = bench.desk.digest(None).unwrap();
    let folder = bench.place.path().join("desk");
    drop(bench.desk);
    let older = Connection::open(folder.join("desk.db")).unwrap();
    older.execute_batch(BACK_TO_FIRST).unwrap();
    drop(older);

    let desk = Desk::open(&folder, ticking()).unwrap();
    assert_eq!(desk.digest(None).unwrap(), digest);
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
