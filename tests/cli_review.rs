//! One fact-check by three people on three desks, as whole programs: a first verdict, a blind second one by bundle, a
//! disagreement, a decision with dissent, the sign-off, a correction, and the report that says all of it.

use std::fs;

use crate::support::{Desk, array, text};

/// A desk at which a person of this name and role sits.
fn desk(name: &str, role: &str) -> Desk {
    let desk = Desk::new();
    desk.ask(&["reviewer", "add", name, "--role", role]);
    desk.ask(&["reviewer", "use", name]);
    desk
}

/// What one desk says about a case goes to another, which compares its words first.
fn hand_over(from: &Desk, to: &Desk, case: &str, more: &[&str]) {
    let file = to.beside("case.factdesk").display().to_string();
    let mut line = vec!["bundle", "export", "--case", case, "-o", &file];
    line.extend(more);
    from.ask(&line);
    let words = text(&from.ask(&["device", "words"])["words"]);
    let came = to.ask(&["bundle", "import", &file, "--words", &words]);
    assert_eq!(array(&came["refused"]).len(), 0, "{came}");
    fs::remove_file(file).expect("the bundle goes");
}

fn judge(desk: &Desk, claim: &str, rating: &str, rationale: &str) -> String {
    let line = [
        "verdict",
        "give",
        "--claim",
        claim,
        "--rating",
        rating,
        "--rationale",
        rationale,
    ];
    text(&desk.ask(&line)["verdict"])
}

fn report(desk: &Desk, case: &str) -> String {
    let ran = desk.run(&["report", "--case", case, "--format", "markdown", "-o", "-"]);
    assert_eq!(ran.code, 0, "{ran}");
    ran.stdout
}

#[test]
fn a_case_goes_from_the_first_verdict_to_a_correction_over_three_desks() {
    let checker = desk("Cleo Checker", "checker");
    let reader = desk("Ben Reader", "second-reader");
    let editor = desk("Ada Editor", "editor");
    let case = checker.case("Harbour");
    let words = "The harbour chief said that eleven people were wounded.";
    let article = checker
        .import(&case, &[checker.file("harbour.txt", words)])
        .remove(0);
    let end = words.chars().count().to_string();
    let line = [
        "claim",
        "add",
        "--article",
        &article,
        "--start",
        "0",
        "--end",
        &end,
    ];
    let claim = text(&checker.ask(&line)["claim"]);
    let first = judge(
        &checker,
        &claim,
        "true",
        "The register lists eleven, canaryfirst.",
    );

    hand_over(&checker, &reader, &case, &["--blind"]);
    assert!(!report(&reader, &case).contains("canaryfirst"));
    let shown = reader.ask(&["claim", "show", &claim]);
    assert_eq!(shown["hidden"], true, "what was withheld may be on it: {shown}");
    let second = judge(
        &reader,
        &claim,
        "mostly-false",
        "Nine of them were only shaken, canarysecond.",
    );

    hand_over(&checker, &editor, &case, &[]);
    hand_over(&reader, &editor, &case, &[]);
    let early = editor.run(&["sign-off", "--case", &case, "--json"]);
    assert_eq!(early.code, 1, "{early}");
    assert_eq!(early.json()["blocks"][0]["kind"], "undecided", "{early}");

    let decide = [
        "decide",
        "--claim",
        &claim,
        "--take",
        &second,
        "--reason",
        "Shaken is not wounded.",
        "--dissent",
        &first,
    ];
    editor.ask(&decide);
    let decided = report(&editor, &case);
    for words in [
        "Shaken is not wounded",
        "canaryfirst",
        "Cleo Checker",
        "Ada Editor",
    ] {
        assert!(
            decided.contains(words),
            "the decision is printed with {words}:\n{decided}"
        );
    }

    editor.ask(&["sign-off", "--case", &case, "--statement", "Read and signed."]);
    let late = ["comment", "add", "--claim", &claim, "--text", "One more word."];
    assert_eq!(editor.refused(3, &late)["code"], "case_signed_off");
    let correct = [
        "correct",
        "--case",
        &case,
        "--claim",
        &claim,
        "--kind",
        "correction",
        "--reason",
        "The clinic counted anew.",
        "--notice",
        "An earlier version called this mostly false.",
        "--rating",
        "mixed",
    ];
    editor.ask(&correct);
    let corrected = report(&editor, &case);
    for words in [
        "Read and signed",
        "An earlier version called this mostly false",
        "The clinic counted anew",
        "Mostly false",
        "Mixed",
        "Shaken is not wounded",
        "canaryfirst",
    ] {
        assert!(corrected.contains(words), "the report says {words}:\n{corrected}");
    }

    // What the others write afterwards is kept and marked, and the report does not change its mind.
    judge(&checker, &claim, "false", "A late word, canarylate.");
    hand_over(&checker, &editor, &case, &[]);
    let later = report(&editor, &case);
    assert!(!later.contains("canarylate"), "nothing late is printed:\n{later}");
    assert!(later.contains("after the sign-off"), "it is told of:\n{later}");

    hand_over(&editor, &checker, &case, &[]);
    hand_over(&editor, &reader, &case, &[]);
    hand_over(&checker, &reader, &case, &[]);
    let digests: Vec<String> = [&checker, &reader, &editor]
        .map(|desk| text(&desk.ask(&["digest", "--case", &case])["digest"]))
        .into();
    assert!(digests.windows(2).all(|pair| pair[0] == pair[1]), "{digests:?}");
    assert_eq!(report(&checker, &case), later, "every desk prints the same bytes");
    for desk in [&checker, &reader, &editor] {
        for line in [["check"], ["verify"]] {
            let ran = desk.run(&line);
            assert_eq!(ran.code, 0, "{ran}");
        }
    }
}
