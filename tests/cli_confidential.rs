//! A canary in the vault: what is known of a confidential source must sing in no output but the source's own page.

use std::path::Path;

use factdesk_desk::{Desk as Opened, system_clock};
use factdesk_ipc::Host;
use factdesk_ipc::wire::claim::{ByClaim, ClaimFind, WalkStep};
use factdesk_ipc::wire::common::{ByCase, ById};
use factdesk_ipc::wire::desk::Search;
use factdesk_ipc::wire::history::HistoryList;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, OpenFlags};
use serde_json::{Value, json};

use crate::support::{Desk, text};

/// Real name, contact and notes; the last words are ones that nothing else holds.
const CANARIES: [&str; 3] = [
    "Ottokar Brandvold-7781",
    "pigeon-7782@harbour.example",
    "meets at lock 7783",
];
/// What betrays each of them, also in another case.
const SINGS: [&str; 5] = ["7781", "7782", "7783", "brandvold", "ottokar"];

/// Where the canary was heard; none when all is quiet.
pub fn heard(output: &[u8]) -> Option<&'static str> {
    let shown = String::from_utf8_lossy(output).to_lowercase();
    SINGS.into_iter().find(|sings| sings_in(&shown, sings))
}

/// Whether the words hold what betrays. The four digits of a hash or of an id that happen to be the same betray
/// nothing: they stand within letters and digits, or are a group of an id with a hyphen behind it.
fn sings_in(shown: &str, sings: &str) -> bool {
    let is_number = sings.bytes().all(|byte| byte.is_ascii_digit());
    shown.match_indices(sings).any(|(at, _)| {
        let before = shown[..at].chars().next_back();
        let after = shown[at + sings.len()..].chars().next();
        let in_word = before.is_some_and(char::is_alphanumeric) || after.is_some_and(char::is_alphanumeric);
        !is_number || !(in_word || after == Some('-'))
    })
}

#[test]
fn a_canary_is_told_from_a_hash() {
    assert_eq!(heard(b"Ottokar Brandvold-7781."), Some("7781"));
    assert_eq!(heard(b"write to pigeon-7782@harbour.example"), Some("7782"));
    assert_eq!(heard(b"BRANDVOLDs"), Some("brandvold"));
    assert_eq!(heard(b"01a20556-be7e-7781-b0fd-8da4d25f68f7 b43e77810c"), None);
}

#[track_caller]
pub fn quiet(place: &str, output: impl AsRef<[u8]>) {
    if let Some(sings) = heard(output.as_ref()) {
        panic!(
            "{sings} is told by {place}:\n{}",
            String::from_utf8_lossy(output.as_ref())
        );
    }
}

/// A case in which a confidential source is worked with in every way.
pub struct Worked {
    pub desk: Desk,
    pub case: String,
    pub claim: String,
    pub source: String,
}

pub fn worked() -> Worked {
    let desk = Desk::new();
    let case = desk.case("Harbour");
    let article = desk.file(
        "report.txt",
        "The ministry said 11 people were wounded. Residents counted 23 wounded.\n",
    );
    desk.import(&case, &[article]);
    let claim = text(&desk.claims(&case)[0]["id"]);
    let [name, contact, notes] = CANARIES;
    let source = text(
        &desk.ask(&[
            "source",
            "add",
            "--name",
            "Source Heron",
            "--kind",
            "primary",
            "--confidential",
            "--real-name",
            name,
            "--contact",
            contact,
            "--private-notes",
            notes,
            "--interests",
            "Works at the port",
            "--origin-group",
            "Port",
        ])["source"],
    );
    let evidence = text(
        &desk.ask(&[
            "evidence",
            "add",
            "--claim",
            &claim,
            "--source",
            &source,
            "--quote",
            "I counted eleven",
            "--stance",
            "supports",
            "--note",
            "told on a bench",
        ])["evidence"],
    );
    desk.ask(&["evidence", "flag", "--evidence", &evidence, "--problem", "biased"]);
    desk.ask(&[
        "lookup",
        "add",
        "--claim",
        &claim,
        "--query",
        "rosters",
        "--place",
        "city archive",
        "--not-found",
    ]);
    let reply = text(
        &desk.ask(&[
            "reply",
            "ask",
            "--claim",
            &claim,
            "--from",
            "Source Heron",
            "--source",
            &source,
            "--how",
            "in person",
        ])["reply"],
    );
    desk.ask(&["reply", "edit", "--reply", &reply, "--answer", "It was eleven."]);
    desk.ask(&[
        "source",
        "edit",
        "--source",
        &source,
        "--reliability",
        "B",
        "--private-notes",
        notes,
    ]);
    desk.ask(&[
        "verdict",
        "give",
        "--claim",
        &claim,
        "--rating",
        "true",
        "--rationale",
        "So it was [E1].",
    ]);
    desk.ask(&["undo", "--case", &case]);
    desk.ask(&["redo", "--case", &case]);
    Worked {
        desk,
        case,
        claim,
        source,
    }
}

#[test]
fn no_command_but_the_page_of_the_source_tells_who_it_is() {
    let Worked {
        desk,
        case,
        claim,
        source,
    } = worked();
    let page = desk.ask(&["source", "show", "--source", &source])["source"].clone();
    assert_eq!(
        [
            text(&page["real_name"]),
            text(&page["contact"]),
            text(&page["private_notes"])
        ],
        CANARIES,
        "the page holds what was planted, so the silence elsewhere means something"
    );
    let written = desk.beside("report.md");
    let commands: Vec<Vec<&str>> = vec![
        vec!["source", "list"],
        vec!["evidence", "list", "--claim", &claim],
        vec!["lookup", "list", "--claim", &claim],
        vec!["reply", "list", "--claim", &claim],
        vec!["verdict", "list", "--claim", &claim],
        vec!["comment", "list", "--claim", &claim],
        vec!["relation", "list", "--case", &case],
        vec!["claim", "show", "--claim", &claim],
        vec!["claims", "--case", &case],
        vec!["case", "list"],
        vec!["case", "show", "--case", &case],
        vec!["coverage", "--case", &case],
        vec!["reviewer", "list"],
        vec!["history"],
        vec!["history", "--case", &case],
        vec!["similar", "--claim", &claim],
        vec!["report", "--case", &case],
        vec!["report", "--case", &case, "-o", written.to_str().unwrap()],
        vec!["digest"],
        vec!["verify"],
        vec!["check"],
        vec!["rebuild"],
        vec!["search", "Heron"],
        vec!["search", "eleven"],
    ];
    for words in commands {
        for json in [false, true] {
            let asked: Vec<&str> = words.iter().copied().chain(json.then_some("--json")).collect();
            let ran = desk.run(&asked);
            assert!(ran.code == 0 || ran.code == 1, "{ran}");
            quiet(&format!("{asked:?}"), format!("{}{}", ran.stdout, ran.stderr));
        }
    }
    quiet("the report in a file", std::fs::read(&written).unwrap());
    for secret in CANARIES {
        let ran = desk.run(&["search", secret, "--json"]);
        assert_eq!(
            ran.json()["hits"].as_array().map(Vec::len),
            Some(0),
            "the vault is not searched: {ran}"
        );
    }
}

#[test]
fn what_would_give_the_source_away_is_refused_without_repeating_it() {
    let Worked {
        desk, claim, source, ..
    } = worked();
    let digest = desk.digest();
    let [name, contact, _] = CANARIES;
    let attempts: [&[&str]; 5] = [
        &[
            "evidence", "add", "--claim", &claim, "--source", &source, "--stance", "context", "--quote", name,
        ],
        &[
            "evidence", "add", "--claim", &claim, "--source", &source, "--stance", "context", "--quote", "q",
            "--note", contact,
        ],
        &[
            "reply", "ask", "--claim", &claim, "--from", name, "--source", &source, "--how", "mail",
        ],
        &[
            "source",
            "edit",
            "--source",
            &source,
            "--name",
            "ottokar  BRANDVOLD-7781",
        ],
        &[
            "source",
            "edit",
            "--source",
            &source,
            "--url",
            "https://harbour.example/staff/7781",
        ],
    ];
    let evidence = [
        "evidence",
        "add",
        "--claim",
        &claim,
        "--source",
        &source,
        "--quote",
        "They were eleven",
        "--stance",
        "supports",
        "--url",
        "https://harbour.example/staff/7781",
    ];
    let refused = desk.refused(3, &evidence);
    assert_eq!(
        (&refused["code"], &refused["field"]),
        (&"identifies_source".into(), &"url".into())
    );
    assert!(text(&refused["message"]).contains("private notes"), "{refused}");
    for words in attempts {
        let error = desk.refused(3, words);
        quiet(&format!("{words:?}"), error.to_string());
    }
    assert_eq!(desk.digest(), digest, "nothing was written");
}

#[test]
fn only_the_vault_of_the_file_holds_the_secret() {
    let Worked { desk, .. } = worked();
    desk.ask(&["rebuild"]);
    let c =
        Connection::open_with_flags(desk.path().join("desk.db"), OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap();
    let tables: Vec<String> = c
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'table'")
        .unwrap()
        .query_map([], |row| row.get(0))
        .unwrap()
        .collect::<Result<_, _>>()
        .unwrap();
    assert!(tables.len() > 30, "{tables:?}");
    for table in &tables {
        let told = cells(&c, table).iter().any(|cell| heard(cell).is_some());
        assert_eq!(told, table == "vault", "{table}");
    }
    let archive = std::fs::read(desk.path().join("archive.db")).unwrap();
    quiet("archive.db", archive);
    let others = std::fs::read_dir(desk.path())
        .unwrap()
        .map(|entry| entry.unwrap().path());
    for path in others.filter(|path| !is_desk_file(path)) {
        quiet(&path.display().to_string(), std::fs::read(&path).unwrap());
    }
}

fn is_desk_file(path: &Path) -> bool {
    path.file_name()
        .is_some_and(|name| name.to_string_lossy().starts_with("desk.db"))
}

/// Every text and blob of a table. A virtual table shows nothing of its own; its shadow tables do.
fn cells(c: &Connection, table: &str) -> Vec<Vec<u8>> {
    let mut statement = c
        .prepare(&format!("SELECT * FROM \"{table}\""))
        .expect("every table can be read");
    let columns = statement.column_count();
    let mut rows = statement.query([]).expect("rows");
    let mut found = Vec::new();
    while let Some(row) = rows.next().expect("a row") {
        for column in 0..columns {
            if let ValueRef::Text(bytes) | ValueRef::Blob(bytes) = row.get_ref(column).expect("a column") {
                found.push(bytes.to_vec());
            }
        }
    }
    found
}

#[test]
fn a_backup_is_the_desk_itself_and_so_holds_the_vault() {
    let Worked { desk, .. } = worked();
    let backup = desk.beside("kept.factdesk");
    desk.ask(&["backup", "-o", backup.to_str().unwrap()]);
    assert!(
        heard(&std::fs::read(&backup).unwrap()).is_some(),
        "a desk that is restored knows its sources"
    );
}

#[test]
fn the_window_is_told_only_on_the_page_of_the_source() {
    let Worked {
        desk,
        case,
        claim,
        source,
    } = worked();
    let exports = desk.beside("exports");
    let host = Host::new(
        Opened::open(&desk.path(), system_clock()).unwrap(),
        exports.clone(),
    );
    let by_case = ByCase {
        case_id: case.clone(),
    };
    let by_claim = ByClaim {
        case_id: case.clone(),
        claim_id: claim,
    };
    let walk = WalkStep {
        case_id: case.clone(),
        from: None,
        step: "here".into(),
    };
    let find = ClaimFind {
        case_id: case.clone(),
        query: String::new(),
        only: "all".into(),
        offset: 0,
        limit: 100,
    };
    let history = HistoryList {
        case_id: Some(case),
        claim_id: None,
        groups: vec![],
        reviewers: vec![],
        query: String::new(),
        before: None,
        limit: 500,
    };
    let search = |query: &str| Search {
        query: query.into(),
        case_id: None,
        limit: 50,
    };
    told("desk_show", json!(host.desk_show().unwrap()));
    told("source_list", json!(host.source_list().unwrap()));
    told("origin_group_list", json!(host.origin_group_list().unwrap()));
    told("case_show", json!(host.case_show(&by_case).unwrap()));
    told("claim_show", json!(host.claim_show(&by_claim).unwrap()));
    told("claim_list", json!(host.claim_list(&find).unwrap()));
    told("walk_step", json!(host.walk_step(&walk).unwrap()));
    told("contested_list", json!(host.contested_list(&by_case).unwrap()));
    told("history_list", json!(host.history_list(history).unwrap()));
    told("report_preview", json!(host.report_preview(&by_case).unwrap()));
    told("report_export", json!(host.report_export(&by_case).unwrap()));
    for query in ["Heron", "Brandvold", "7782", "lock"] {
        told("search", json!(host.search(&search(query)).unwrap()));
    }
    for file in files(&exports) {
        quiet(&file.display().to_string(), std::fs::read(&file).unwrap());
    }
    let page = serde_json::to_string(&host.source_show(&ById { id: source }).unwrap()).unwrap();
    assert!(CANARIES.iter().all(|secret| page.contains(secret)), "{page}");
}

#[track_caller]
fn told(command: &str, answer: Value) {
    quiet(command, answer.to_string());
}

/// Every file below a folder; at least one.
fn files(folder: &Path) -> Vec<std::path::PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("an entry").path();
        match path.is_dir() {
            true => found.extend(files(&path)),
            false => found.push(path),
        }
    }
    assert!(!found.is_empty(), "the export wrote a file");
    found
}
