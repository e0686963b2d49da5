//! Desks that hand a case over to each other, as whole programs.

use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use serde_json::Value;

use crate::support::{Desk, array, text};

const CANARY: &str = "zebrafinchlantern";

/// A desk at which a person of this name and role sits.
pub fn desk(name: &str, role: &str) -> Desk {
    let desk = Desk::new();
    desk.ask(&["reviewer", "add", name, "--role", role]);
    desk.ask(&["reviewer", "use", name]);
    desk
}

pub fn words(desk: &Desk) -> String {
    text(&desk.ask(&["device", "words"])["words"])
}

/// A claim with the article that says it.
pub fn claim_in_article(desk: &Desk, case: &str, words: &str) -> (String, String) {
    let name = format!("{}.txt", words.len());
    let article = desk.import(case, &[desk.file(&name, words)]).remove(0);
    let end = words.chars().count().to_string();
    let added = desk.ask(&[
        "claim",
        "add",
        "--article",
        &article,
        "--start",
        "0",
        "--end",
        &end,
    ]);
    (text(&added["claim"]), article)
}

pub fn claim(desk: &Desk, case: &str, words: &str) -> String {
    claim_in_article(desk, case, words).0
}

pub fn judge(desk: &Desk, claim: &str, rating: &str, rationale: &str) -> String {
    let given = [
        "verdict",
        "give",
        "--claim",
        claim,
        "--rating",
        rating,
        "--rationale",
        rationale,
    ];
    text(&desk.ask(&given)["verdict"])
}

pub fn export(desk: &Desk, case: &str, name: &str, more: &[&str]) -> (String, Value) {
    let file = desk.beside(name).display().to_string();
    let mut line = vec!["bundle", "export", "--case", case, "-o", &file];
    line.extend(more);
    let answer = desk.ask(&line);
    (file, answer)
}

pub fn digest(desk: &Desk, case: &str) -> String {
    text(&desk.ask(&["digest", "--case", case])["digest"])
}

fn is_sound(desk: &Desk) {
    for line in [["check"], ["verify"]] {
        let ran = desk.run(&line);
        assert_eq!(ran.code, 0, "{ran}");
    }
}

fn holds(bytes: &[u8], words: &str) -> bool {
    bytes
        .windows(words.len())
        .any(|window| window == words.as_bytes())
}

#[test]
fn a_case_goes_to_a_second_reader_blind_and_comes_back() {
    let (ada, ben) = (desk("Ada Editor", "editor"), desk("Ben Reader", "second-reader"));
    let case = ada.case("Harbour");
    let claim = claim(&ada, &case, "Eleven people were wounded.");
    judge(&ada, &claim, "true", &format!("{CANARY} rationale"));
    let (blind, made) = export(&ada, &case, "blind.factdesk", &["--blind"]);
    assert_eq!(made["withheld"], 1);
    assert!(!holds(&std::fs::read(&blind).expect("the bundle"), CANARY));

    let waits = ben.run(&["bundle", "import", &blind, "--json"]);
    assert_eq!(waits.code, 1, "{waits}");
    assert_eq!(waits.json()["words_needed"][0]["name"], "Ada Editor");
    let told = ben.run(&["bundle", "import", &blind]);
    assert!(told.stdout.contains("device words"), "it says what to do: {told}");
    assert_eq!(array(&ben.ask(&["bundle", "inbox"])["waiting"]).len(), 1);
    let refused = ben.refused(
        3,
        &[
            "bundle",
            "import",
            &blind,
            "--words",
            "not the right words at all",
        ],
    );
    assert_eq!(refused["code"], "words_differ");
    let came = ben.ask(&["bundle", "import", &blind, "--words", &words(&ada)]);
    assert_eq!(array(&came["words_needed"]).len(), 0);
    assert_eq!(ben.ask(&["verify"])["withheld"], 1);
    let seen = [
        ben.run(&["history", "--case", &case, "--json"]).stdout,
        ben.run(&["search", CANARY, "--json"]).stdout,
        ben.run(&["claims", "--case", &case, "--json"]).stdout,
        ben.run(&["report", "--case", &case, "--format", "markdown", "-o", "-"])
            .stdout,
    ];
    assert!(
        seen.iter()
            .all(|shown| !shown.contains(CANARY) || shown.contains("\"query\"")),
        "{seen:?}"
    );

    judge(&ben, &claim, "false", "The clinic counts nine.");
    let (back, _) = export(&ben, &case, "back.factdesk", &[]);
    let came = ada.ask(&["bundle", "import", &back, "--words", &words(&ben)]);
    assert_eq!(array(&came["refused"]).len(), 0);
    let (open, _) = export(&ada, &case, "open.factdesk", &[]);
    assert_eq!(ben.ask(&["bundle", "import", &open])["filled"], 1);
    let again = ben.ask(&["bundle", "import", &open]);
    assert_eq!((&again["applied"], &again["filled"]), (&0.into(), &0.into()));
    assert_eq!(digest(&ada, &case), digest(&ben, &case));
    for one in [&ada, &ben] {
        is_sound(one);
    }
}

#[test]
fn a_third_desk_trusts_whom_the_editor_enrolled_and_only_what_is_new_is_sent() {
    let (ada, ben, cleo) = (
        desk("Ada Editor", "editor"),
        desk("Ben Reader", "second-reader"),
        desk("Cleo", "checker"),
    );
    let case = ada.case("Harbour");
    let claim = claim(&ada, &case, "Eleven people were wounded.");
    let (begin, _) = export(&ada, &case, "begin.factdesk", &[]);
    for one in [&ben, &cleo] {
        one.ask(&["bundle", "import", &begin, "--words", &words(&ada)]);
    }
    judge(&ben, &claim, "false", "The clinic counts nine.");
    let (back, _) = export(&ben, &case, "back.factdesk", &[]);
    ada.ask(&["bundle", "import", &back, "--words", &words(&ben)]);
    let known = text(&cleo.ask(&["bundle", "import", &begin])["vector"]);
    let (next, made) = export(&ada, &case, "next.factdesk", &["--since", &known]);
    assert_eq!(
        made["operations"], 3,
        "the card and the verdict of Ben, and his enrolment"
    );
    cleo.ask(&["bundle", "import", &next]);
    assert_eq!(digest(&cleo, &case), digest(&ada, &case));
    let devices = array(&cleo.ask(&["device", "list"])["devices"]);
    let trust: Vec<String> = devices.iter().map(|one| text(&one["trust"])).collect();
    assert_eq!(trust, ["own", "words", "enrolled"]);
    let refused = ada.refused(
        2,
        &["bundle", "export", "--case", &case, "--since", "x", "-o", "y"],
    );
    assert_eq!(refused["field"], "since");
}

#[test]
fn a_revoked_device_counts_up_to_where_it_was_revoked() {
    let (ada, ben) = (desk("Ada Editor", "editor"), desk("Ben Reader", "second-reader"));
    let case = ada.case("Harbour");
    let claim = claim(&ada, &case, "Eleven people were wounded.");
    let (begin, _) = export(&ada, &case, "begin.factdesk", &[]);
    ben.ask(&["bundle", "import", &begin, "--words", &words(&ada)]);
    ben.ask(&["tag", "add", "--claim", &claim, "--tag", "before"]);
    let (first, _) = export(&ben, &case, "first.factdesk", &[]);
    ada.ask(&["bundle", "import", &first, "--words", &words(&ben)]);
    let device = text(&ben.ask(&["device", "words"])["device"]);
    ada.ask(&[
        "device",
        "revoke",
        &device,
        "--reason",
        "The laptop was stolen",
        "--case",
        &case,
    ]);
    ben.ask(&["tag", "add", "--claim", &claim, "--tag", "after"]);
    let (second, _) = export(&ben, &case, "second.factdesk", &[]);
    ada.run(&["bundle", "import", &second]);
    let shown = ada.ask(&["claim", "show", &claim]).to_string();
    assert!(shown.contains("before") && !shown.contains("after"), "{shown}");
    is_sound(&ada);
    let (news, _) = export(&ada, &case, "news.factdesk", &[]);
    ben.ask(&["bundle", "import", &news]);
    let refused = ben.refused(3, &["tag", "add", "--claim", &claim, "--tag", "more"]);
    assert_eq!(refused["code"], "device_revoked");
    let own = text(&ada.ask(&["device", "words"])["device"]);
    let refused = ada.refused(3, &["device", "revoke", &own, "--reason", "x"]);
    assert_eq!(refused["code"], "own_device");
}

#[test]
fn a_bundle_of_a_revoked_device_says_who_revoked_it_and_its_words_let_nothing_in() {
    let (ada, ben) = (desk("Ada Editor", "editor"), desk("Ben Reader", "second-reader"));
    let case = ada.case("Harbour");
    let claim = claim(&ada, &case, "Eleven people were wounded.");
    let (begin, _) = export(&ada, &case, "begin.factdesk", &[]);
    ben.ask(&["bundle", "import", &begin, "--words", &words(&ada)]);
    ben.ask(&["tag", "add", "--claim", &claim, "--tag", "before"]);
    let (first, _) = export(&ben, &case, "first.factdesk", &[]);
    ada.ask(&["bundle", "import", &first, "--words", &words(&ben)]);
    let device = text(&ben.ask(&["device", "words"])["device"]);
    ada.ask(&["device", "revoke", &device, "--reason", "lost"]);
    ben.ask(&["tag", "add", "--claim", &claim, "--tag", "after"]);
    let (second, _) = export(&ben, &case, "second.factdesk", &[]);

    let refused = ada.refused(3, &["bundle", "import", &second, "--words", &words(&ben)]);
    assert_eq!(refused["code"], "revoked_device");
    let told = ada.run(&["bundle", "import", &second]);
    assert_eq!(told.code, 0, "{told}");
    for part in [
        "Ben Reader",
        "revoked by Ada Editor on",
        "(“lost”)",
        "1 operation that it wrote afterwards is kept and not used",
    ] {
        assert!(told.stdout.contains(part), "{part}: {told}");
    }
    assert!(!told.stdout.contains("six words"), "{told}");
    let again = ada.ask(&["bundle", "import", &second]);
    assert_eq!(again["revoked"][0]["device"], device.as_str());
    assert_eq!(again["revoked"][0]["unused"], 1);
    let shown = ada.ask(&["claim", "show", &claim]).to_string();
    assert!(shown.contains("before") && !shown.contains("after"), "{shown}");
    assert_eq!(array(&ada.ask(&["bundle", "inbox"])["waiting"]).len(), 0);

    let refused = ada.refused(3, &["device", "trust", "--words", &words(&ben)]);
    assert_eq!(refused["code"], "revoked_device");
    assert!(
        text(&refused["message"]).contains("six words of its own"),
        "{refused}"
    );
    let listed = array(&ada.ask(&["device", "list"])["devices"]);
    let known = listed.iter().find(|one| one["id"] == device.as_str());
    assert_eq!(known.map(|one| &one["everywhere"]), Some(&true.into()));

    // A case of which this desk knows nothing yet.
    let other = ben.case("Bridge");
    let (third, _) = export(&ben, &other, "third.factdesk", &[]);
    for more in [&[][..], &["--words", &words(&ben)]] {
        let refused = ada.refused(3, &[&["bundle", "import", &third], more].concat());
        assert_eq!(refused["code"], "revoked_device");
    }
    is_sound(&ada);
}

#[test]
fn a_restored_desk_signs_as_a_new_device_and_says_its_words() {
    let (old, ben) = (desk("Ada Editor", "editor"), desk("Ben Reader", "checker"));
    let case = old.case("Harbour");
    claim(&old, &case, "Eleven people were wounded.");
    let backup = old.beside("kept.factdesk-backup").display().to_string();
    old.ask(&["backup", "-o", &backup]);
    let (ada, other) = (Desk::new(), Desk::new());
    ada.ask(&["restore", &backup]);
    other.ask(&["restore", &backup]);

    // The bundle is the first thing that is asked of one of them, the words of the other.
    let (bundle, _) = export(&ada, &case, "restored.factdesk", &[]);
    let told = other.run(&["device", "words"]);
    assert_ne!(told.stdout.lines().next(), Some(words(&old).as_str()));
    assert!(
        told.stdout.contains(&words(&old)),
        "the older words are marked: {told}"
    );
    let answer = ada.ask(&["device", "words"]);
    assert_eq!(answer["older"][0]["words"], words(&old).as_str());
    assert_ne!(words(&ada), words(&other));

    for line in [
        &["bundle", "import", &bundle, "--words", &words(&old)][..],
        &["device", "trust", "--words", &words(&old)],
    ] {
        if line[0] == "device" {
            assert_eq!(ben.run(&["bundle", "import", &bundle]).code, 1);
        }
        let refused = ben.refused(3, line);
        assert_eq!(
            (&refused["code"], &refused["field"]),
            (&"words_differ".into(), &"words".into())
        );
        assert!(
            text(&refused["message"]).contains("has to be trusted first"),
            "{refused}"
        );
    }
    let came = ben.run(&["bundle", "import", &bundle, "--words", &words(&ada), "--json"]);
    assert_eq!(
        array(&came.json()["words_needed"]).len(),
        1,
        "the work of the old device: {came}"
    );
    let trusted = ben.ask(&["device", "trust", "--words", &words(&old)]);
    assert_eq!(trusted["trusted"], true);
    assert_eq!(array(&ben.ask(&["claims", "--case", &case])["claims"]).len(), 1);
}

#[test]
fn a_device_revoked_in_one_case_is_trusted_in_the_others() {
    let (ada, ben) = (desk("Ada Editor", "editor"), desk("Ben Reader", "checker"));
    let (one, other) = (ben.case("Harbour"), ben.case("Bridge"));
    let (first, _) = export(&ben, &one, "first.factdesk", &[]);
    ada.ask(&["bundle", "import", &first, "--words", &words(&ben)]);
    let device = text(&ben.ask(&["device", "words"])["device"]);
    let revoke = ["device", "revoke", &device, "--reason", "shared", "--case", &one];
    ada.ask(&revoke);
    claim(&ben, &one, "Eleven people were wounded.");
    claim(&ben, &other, "The bridge was closed.");
    let (second, _) = export(&ben, &one, "second.factdesk", &[]);
    let came = ada.ask(&["bundle", "import", &second]);
    assert!(came["revoked"][0]["unused"].as_u64() > Some(0), "{came}");
    let (third, _) = export(&ben, &other, "third.factdesk", &[]);
    let came = ada.ask(&["bundle", "import", &third]);
    assert_eq!(array(&came["revoked"]).len(), 0);
    assert_eq!(array(&ada.ask(&["claims", "--case", &other])["claims"]).len(), 1);
    let told = ada.run(&["device", "trust", "--words", &words(&ben)]);
    assert!(told.stdout.contains("In 1 case it stays revoked"), "{told}");
}

#[test]
fn what_was_erased_goes_from_every_desk_and_the_report_says_so() {
    let (ada, ben) = (desk("Ada Editor", "editor"), desk("Ben Reader", "checker"));
    let case = ada.case("Harbour");
    let kept = claim(&ada, &case, "Eleven people were wounded in the harbour.");
    let words = format!("Mr {CANARY} lives in the yellow house there.");
    let (gone, article) = claim_in_article(&ada, &case, &words);
    judge(&ada, &gone, "true", &format!("{CANARY} said so himself."));
    let file = factdesk_desk::archive::sha256_hex(words.as_bytes());
    let (begin, _) = export(&ada, &case, "begin.factdesk", &[]);
    ben.ask(&["bundle", "import", &begin, "--words", &self::words(&ada)]);
    let refused = ada.refused(3, &["erase", "nonsense", "--reason", "x", "--ground", "law"]);
    assert_eq!(refused["code"], "unknown_operation");
    let reason = [
        "--file",
        &file,
        "--reason",
        "Order 12 of the court",
        "--ground",
        "law",
    ];
    let done = ada.ask(&[&["erase", &gone, &article], &reason[..]].concat());
    let (_, made) = export(&ada, &case, "erased.factdesk", &[]);
    assert_eq!(
        (made["withheld"].as_u64(), made["erased"].as_u64()),
        (Some(0), array(&done["operations"]).len().try_into().ok()),
        "what was erased is not withheld"
    );
    assert_eq!(
        array(&done["operations"]).len(),
        4,
        "the article, the claim, its statement and its verdict"
    );
    assert!(text(&done["not_reached"]).contains("Backups"));
    let (news, _) = export(&ada, &case, "news.factdesk", &[]);
    assert!(!holds(&std::fs::read(&news).expect("the bundle"), CANARY));
    ben.ask(&["bundle", "import", &news]);
    // An older bundle brings nothing back.
    ben.ask(&["bundle", "import", &begin]);
    for one in [&ada, &ben] {
        is_sound(one);
        assert_eq!(one.ask(&["verify"])["erased"], 4);
        let found: Vec<String> = one.claims(&case).iter().map(|claim| text(&claim["id"])).collect();
        assert!(found.contains(&kept) && !found.contains(&gone), "{found:?}");
        for entry in std::fs::read_dir(one.path()).expect("the desk") {
            let path = entry.expect("a file").path();
            assert!(
                path.is_dir() || !holds(&std::fs::read(&path).expect("a file"), CANARY),
                "{}",
                path.display()
            );
        }
        let report = one
            .run(&["report", "--case", &case, "--format", "markdown", "-o", "-"])
            .stdout;
        assert!(report.contains("Order 12 of the court"), "{report}");
    }
    assert_eq!(digest(&ada, &case), digest(&ben, &case));
}

#[test]
fn what_is_no_bundle_is_refused_in_a_sentence_and_changes_nothing() {
    let ada = desk("Ada Editor", "editor");
    let case = ada.case("Harbour");
    let (bundle, _) = export(&ada, &case, "a.factdesk", &[]);
    let whole = std::fs::read(&bundle).expect("the bundle");
    let cut = ada
        .file("cut.factdesk", &whole[..whole.len() / 2])
        .display()
        .to_string();
    let letter = ada.file("letter.txt", "Dear all").display().to_string();
    let before = ada.digest();
    for (file, code) in [(&cut, "bundle_truncated"), (&letter, "bundle_none")] {
        assert_eq!(ada.refused(3, &["bundle", "import", file])["code"], code);
    }
    assert_eq!(
        ada.refused(5, &["bundle", "import", "nowhere.factdesk"])["code"],
        "input_output"
    );
    assert_eq!(ada.digest(), before);
    let own = ada.ask(&["bundle", "import", &bundle]);
    assert_eq!(own["applied"], 0, "one's own bundle brings nothing new");
    is_sound(&ada);
}

#[test]
fn a_desk_outlives_being_killed_while_it_takes_a_bundle_in() {
    let ada = desk("Ada Editor", "editor");
    let case = ada.case("Harbour");
    let table: String = (0..700)
        .map(|n| format!("Claim number {n} says how many there were.\n"))
        .collect();
    let table = ada
        .file("claims.csv", format!("claim\n{table}"))
        .display()
        .to_string();
    ada.ask(&["claim", "import", "--case", &case, &table]);
    let (bundle, made) = export(&ada, &case, "big.factdesk", &[]);
    assert!(
        made["operations"].as_u64().is_some_and(|count| count > 1000),
        "{made}"
    );
    let wanted = digest(&ada, &case);
    let begun = std::time::Instant::now();
    let whole = desk("Cleo", "checker");
    whole.ask(&["bundle", "import", &bundle, "--words", &words(&ada)]);
    let takes = begun.elapsed();
    let mut interrupted = 0;
    for round in 1..5_u32 {
        let ben = desk("Ben Reader", "checker");
        let words = words(&ada);
        let mut import = ben.command(&["bundle", "import", &bundle, "--words", &words]);
        let mut child = import
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program starts");
        std::thread::sleep(
            takes
                .mul_f64(f64::from(round) / 5.0)
                .max(Duration::from_millis(5)),
        );
        child.kill().expect("the program can be killed");
        interrupted += u32::from(!child.wait().expect("it ends").success());
        is_sound(&ben);
        ben.ask(&["bundle", "import", &bundle, "--words", &words]);
        assert_eq!(digest(&ben, &case), wanted, "round {round}");
        let inbox = ben.path().join("inbox");
        assert!(!Path::new(&inbox).exists() || std::fs::read_dir(inbox).expect("the inbox").next().is_none());
    }
    assert!(
        interrupted >= 2,
        "only {interrupted} of 4 imports were still running when killed"
    );
}
