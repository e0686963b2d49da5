//! Bad input: a code and a sentence, the others go on, nothing half-written.

use std::path::PathBuf;

use serde_json::Value;

use crate::support::{Desk, Ran, array, articles, import_words, text};

/// Imports files of which some fail; `(file, code)` of those that did.
fn import_some(desk: &Desk, case: &str, files: &[PathBuf]) -> (Ran, Vec<(String, String)>) {
    let mut words = import_words(case, files);
    words.push("--json".into());
    let ran = desk.run(&words);
    let failed = array(&ran.json()["failed"])
        .iter()
        .map(|one| (text(&one["file"]), text(&one["code"])))
        .collect();
    (ran, failed)
}

fn bad_files(desk: &Desk) -> Vec<(PathBuf, &'static str)> {
    let folder = desk.beside("folder.txt");
    std::fs::create_dir(&folder).expect("a folder");
    let png = [b"\x89PNG\r\n\x1a\n".as_slice(), &[0; 400]].concat();
    let large = desk.beside("large.txt");
    let file = std::fs::File::create(&large).expect("a file");
    file.set_len(50 << 20)
        .expect("a file of 50 MB that takes no space");
    vec![
        (desk.file("empty.txt", ""), "file_empty"),
        (desk.file("blank.txt", " \n\t\n"), "file_empty"),
        (
            desk.file("binary.txt", [0_u8, 1, 2, 3, 255, 254, 0, 0].repeat(64)),
            "file_binary",
        ),
        (desk.file("picture.html", png), "file_damaged"),
        (
            desk.file("paper.pdf", "%PDF-1.7\n%\u{2}\n1 0 obj\n"),
            "file_damaged",
        ),
        (large, "file_too_large"),
        (desk.beside("nowhere.txt"), "file_missing"),
        (folder, "file_is_folder"),
        (endless(desk), "file_unreadable"),
    ]
}

/// A link to itself, which not even a login that may read everything can read.
fn endless(desk: &Desk) -> PathBuf {
    let link = desk.beside("endless.txt");
    #[cfg(unix)]
    std::os::unix::fs::symlink(&link, &link).expect("a link");
    #[cfg(windows)]
    std::os::windows::fs::symlink_file(&link, &link).expect("a link");
    link
}

#[test]
fn each_bad_file_is_named_with_its_reason_and_the_others_are_imported() {
    let desk = Desk::new();
    let case = desk.case("Mixed");
    let bad = bad_files(&desk);
    let good = articles::sample();
    let mut files: Vec<PathBuf> = bad.iter().map(|(file, _)| file.clone()).collect();
    files.splice(3..3, good.clone());
    let (ran, failed) = import_some(&desk, &case, &files);
    assert_eq!(ran.code, 1, "a partial import is a negative answer: {ran}");
    let expected: Vec<(String, String)> = bad
        .iter()
        .map(|(file, code)| (file.display().to_string(), (*code).to_owned()))
        .collect();
    assert_eq!(failed, expected);
    for one in array(&ran.json()["failed"]) {
        let said = text(&one["message"]);
        assert!(said.len() > 20 && said.ends_with('.'), "no sentence: {one}");
    }
    assert_eq!(array(&ran.json()["articles"]).len(), good.len(), "{ran}");
    assert_eq!(
        array(&desk.ask(&["article", "list", "--case", &case])["articles"]).len(),
        good.len()
    );
    desk.ask(&["check"]);
}

#[test]
fn in_words_too_a_failed_file_is_named() {
    let desk = Desk::new();
    let case = desk.case("Mixed");
    let ran = desk.run(&import_words(
        &case,
        &[desk.beside("nowhere.txt"), desk.file("fine.txt", "A dog barked.")],
    ));
    assert_eq!(ran.code, 1, "{ran}");
    let said = format!("{}{}", ran.stdout, ran.stderr);
    assert!(
        said.contains("nowhere.txt") && said.contains("no such file"),
        "{ran}"
    );
}

#[cfg(unix)]
#[test]
fn a_file_without_permission_is_unreadable() {
    use std::os::unix::fs::PermissionsExt as _;
    let desk = Desk::new();
    let case = desk.case("Closed");
    let file = desk.file("closed.txt", "A dog barked.");
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o000)).expect("permissions");
    if std::fs::read(&file).is_ok() {
        eprintln!("SKIPPED: this login may read everything, so no file is unreadable to it");
        return;
    }
    let (ran, failed) = import_some(&desk, &case, &[file]);
    assert_eq!((ran.code, failed[0].1.as_str()), (1, "file_unreadable"), "{ran}");
}

#[test]
fn a_text_in_another_encoding_is_read_right() {
    let desk = Desk::new();
    let case = desk.case("Encodings");
    let words =
        "Der Bürgermeister bestätigte, dass die Brücke über die Straße gesperrt ist. Müllers Büro schweigt.";
    let utf16: Vec<u8> = "\u{feff}"
        .encode_utf16()
        .chain(words.encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    let latin: Vec<u8> = words
        .chars()
        .map(|c| u8::try_from(u32::from(c)).expect("Latin"))
        .collect();
    for article in desk.import(&case, &[desk.file("a.txt", utf16), desk.file("b.txt", latin)]) {
        let shown = text(&desk.ask(&["article", "show", &article])["text"]);
        assert!(
            shown.contains("Bürgermeister bestätigte") && shown.contains("Straße"),
            "{shown}"
        );
    }
}

#[test]
fn unknown_ids_are_refused_with_a_code() {
    let desk = Desk::new();
    let case = desk.case("Ids");
    let unknown = "01890000-0000-7000-8000-000000000000";
    let claim = ["--claim", unknown];
    let source = ["--source", unknown, "--quote", "x", "--stance", "context"];
    let lines: Vec<Vec<&str>> = vec![
        vec!["case", "show", unknown],
        vec!["case", "show", "nonsense"],
        vec!["claims", "--case", unknown],
        vec!["coverage", "--case", unknown],
        vec!["report", "--case", unknown],
        vec!["history", "--case", unknown],
        vec!["digest", "--case", unknown],
        vec!["verify", "--case", unknown],
        vec!["article", "list", "--case", unknown],
        vec!["article", "show", unknown],
        vec!["claim", "show", unknown],
        vec!["claim", "add", "--article", unknown, "--start", "0", "--end", "1"],
        vec!["claim", "park", unknown],
        vec!["claim", "park", "🙂"],
        vec!["relation", "confirm", unknown],
        vec!["relation", "confirm", unknown, case.as_str()],
        vec!["verdict", "withdraw", unknown],
        vec!["passage", "unmark", unknown],
        vec!["comment", "retract", unknown],
        vec!["search", "x", "--case", unknown],
        [
            &["verdict", "give", "--rating", "true", "--rationale", "x"],
            &claim[..],
        ]
        .concat(),
        [&["evidence", "add"], &claim[..], &source].concat(),
        [&["comment", "add", "--text", "x"], &claim[..]].concat(),
        [&["tag", "add", "--tag", "x"], &claim[..]].concat(),
        [&["recheck", "--on", "2027-01-01"], &claim[..]].concat(),
    ];
    let before = desk.digest();
    for line in lines {
        desk.refused(3, &line);
    }
    let missing = desk.beside("nowhere.txt");
    desk.refused(3, &import_words(unknown, &[missing]));
    assert_eq!(desk.digest(), before, "a refusal changes nothing");
}

#[test]
fn what_the_rules_forbid_is_refused_and_changes_nothing() {
    let desk = Desk::new();
    let case = desk.case("Rules");
    let article = desk
        .import(
            &case,
            &[desk.file("a.txt", "🙂 The mayor said 12 people were hurt.")],
        )
        .remove(0);
    let add = ["claim", "add", "--article", &article];
    let claim = text(&desk.ask(&[&add[..], &["--start", "2", "--end", "36"]].concat())["claim"]);
    let source = text(&desk.ask(&["source", "add", "--name", "Register", "--kind", "primary"])["source"]);
    let give = ["verdict", "give", "--claim", &claim];
    let evidence = ["evidence", "add", "--claim", &claim, "--stance", "context"];
    let before = desk.digest();
    let refused = |exit: i32, code: &str, words: &[&[&str]]| {
        let error = desk.refused(exit, &words.concat());
        assert!(code.is_empty() || error["code"] == code, "{words:?}: {error}");
    };
    refused(
        3,
        "rating_not_on_scale",
        &[&give, &["--rating", "pants-on-fire", "--rationale", "x"]],
    );
    refused(3, "rationale_missing", &[&give, &["--rating", "true"]]);
    refused(
        3,
        "rationale_missing",
        &[&give, &["--rating", "true", "--rationale", " "]],
    );
    refused(
        3,
        "span_outside_text",
        &[&add, &["--start", "0", "--end", "4000"]],
    );
    refused(3, "span_outside_text", &[&add, &["--start", "5", "--end", "5"]]);
    refused(3, "span_outside_text", &[&add, &["--start", "9", "--end", "3"]]);
    refused(3, "span_outside_text", &[&add, &["--start", "-1", "--end", "3"]]);
    refused(3, "", &[&evidence, &["--source", &source, "--quote", " "]]);
    refused(3, "", &[&["source", "add", "--name", "", "--kind", "primary"]]);
    refused(3, "", &[&["case", "new", "  "]]);
    refused(3, "", &[&["claim", "split", &claim, "--into", "only one"]]);
    refused(3, "", &[&["comment", "--claim", &claim, "--text", " "]]);
    refused(
        3,
        "",
        &[&["relation", "set", &claim, &claim, "--kind", "contradicts"]],
    );
    refused(
        2,
        "usage",
        &[&[
            "evidence", "add", "--claim", &claim, "--source", &source, "--quote", "x", "--stance", "maybe",
        ]],
    );
    refused(2, "usage", &[&["claims"]]);
    assert_eq!(desk.digest(), before, "a refusal changes nothing");
}

#[test]
fn a_claim_added_behind_an_emoji_has_the_words_asked_for() {
    let desk = Desk::new();
    let case = desk.case("Emoji");
    let words = "🙂🙂 The mayor said 12 people were hurt. 漢字。";
    let article = desk.import(&case, &[desk.file("a.txt", words)]).remove(0);
    let add = [
        "claim",
        "add",
        "--article",
        &article,
        "--start",
        "3",
        "--end",
        "38",
    ];
    let claim = text(&desk.ask(&add)["claim"]);
    let shown = desk
        .claims(&case)
        .into_iter()
        .find(|one| one["id"] == claim)
        .expect("listed");
    let statement = &shown["statements"][0];
    assert_eq!(statement["exact"], "The mayor said 12 people were hurt.");
    let range = (&statement["start"], &statement["end"], &statement["article"]);
    assert_eq!(range, (&3.into(), &38.into(), &Value::from(article)));
}

#[test]
fn a_desk_in_use_refuses_a_second_writer_and_lets_readers_read() {
    let desk = Desk::new();
    let case = desk.case("In use");
    let lock = hold(&desk);
    let error = desk.refused(4, &["case", "new", "Another"]);
    assert_eq!(error["code"], "desk_in_use", "{error}");
    assert_eq!(
        array(&desk.ask(&["case", "list"])["cases"]).len(),
        1,
        "reading goes on"
    );
    desk.ask(&["claims", "--case", &case]);
    drop(lock);
    desk.ask(&["case", "new", "Another"]);
}

#[test]
fn damaged_and_foreign_desks_are_named_and_left_alone() {
    for (name, bytes) in [
        ("foreign", b"This is no database at all, only words.".repeat(40)),
        ("short", b"SQLite".to_vec()),
    ] {
        let desk = Desk::new();
        std::fs::create_dir(desk.path()).expect("a folder");
        std::fs::write(desk.path().join("desk.db"), &bytes).expect("a file");
        desk.refused(4, &["case", "list"]);
        desk.refused(4, &["case", "new", "Title"]);
        assert_eq!(
            std::fs::read(desk.path().join("desk.db")).expect("still there"),
            bytes,
            "{name} was touched"
        );
    }
}

#[test]
fn a_truncated_desk_is_damaged() {
    let desk = Desk::new();
    let case = desk.case("Cut");
    desk.import(&case, &articles::sample());
    let file = std::fs::OpenOptions::new()
        .write(true)
        .open(desk.path().join("desk.db"))
        .expect("the desk");
    let length = file.metadata().expect("its size").len();
    file.set_len(length / 2).expect("cut");
    let ran = desk.run(&["claims", "--case", &case, "--json"]);
    assert_eq!(ran.code, 4, "{ran}");
}

#[test]
fn a_desk_where_a_file_lies_cannot_be_made() {
    let desk = Desk::new();
    std::fs::write(desk.path(), "a file").expect("a file");
    let ran = desk.run(&["case", "new", "Title", "--json"]);
    assert!([4, 5].contains(&ran.code), "{ran}");
    assert_eq!(std::fs::read(desk.path()).expect("still there"), b"a file");
}

#[test]
fn a_report_that_cannot_be_written_is_an_output_error() {
    let desk = Desk::new();
    let case = desk.case("Report");
    let nowhere = desk.beside("no/such/folder/report.md");
    let error = desk.refused(
        5,
        &["report", "--case", &case, "-o", nowhere.to_str().expect("UTF-8")],
    );
    assert!(
        error["message"]
            .as_str()
            .is_some_and(|said| said.contains("report.md")),
        "{error}"
    );
}

/// Holds the writer's lock of a desk, as an open window does.
fn hold(desk: &Desk) -> std::fs::File {
    let lock = std::fs::OpenOptions::new()
        .write(true)
        .open(desk.path().join("desk.lock"))
        .expect("the lock file");
    lock.try_lock().expect("nobody else holds it");
    lock
}
