//! `analyze`: JSON Lines in, JSON Lines out.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, Command, Stdio};

use serde_json::{Value, json};

use crate::support::{array, build};

fn start(what: &str) -> Child {
    let mut command = Command::new(build::program());
    command
        .args(["analyze", what])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped());
    command.spawn().expect("the program starts")
}

/// Sends lines, expects exit code 0, and returns the answers.
fn answers(what: &str, input: &[u8]) -> Vec<Value> {
    let mut child = start(what);
    let mut stdin = child.stdin.take().expect("piped");
    let input = input.to_vec();
    // On a thread of its own: with more than a pipe holds, writing and reading must go on together.
    let writer = std::thread::spawn(move || stdin.write_all(&input));
    let output = child.wait_with_output().expect("the program ends");
    writer.join().expect("no panic").expect("everything is read");
    assert!(output.status.success(), "{what}: {:?}", output.status);
    let lines = output
        .stdout
        .split(|byte| *byte == b'\n')
        .filter(|line| !line.is_empty());
    lines
        .map(|line| serde_json::from_slice(line).expect("each line is a JSON object"))
        .collect()
}

fn rows(what: &str, rows: &[Value]) -> Vec<Value> {
    let lines: Vec<String> = rows.iter().map(Value::to_string).collect();
    answers(what, lines.join("\n").as_bytes())
}

/// The words under a span of code points.
fn words<'t>(text: &'t str, span: &Value) -> &'t str {
    let byte = |at: &Value| {
        let at = usize::try_from(at.as_u64().expect("a position")).expect("fits");
        text.char_indices()
            .map(|(byte, _)| byte)
            .chain([text.len()])
            .nth(at)
            .expect("inside the text")
    };
    &text[byte(&span["start"])..byte(&span["end"])]
}

#[test]
fn positions_are_code_points_even_behind_emoji() {
    let text = "🙂🙂 Früh kam Post. 漢字もある。 The mayor said 12 people were hurt.";
    let got = rows("sentences", &[json!({"id": "a", "text": text, "lang": "en"})]);
    let found: Vec<&str> = array(&got[0]["sentences"])
        .iter()
        .map(|span| words(text, span))
        .collect::<Vec<_>>();
    assert_eq!(
        found.last().copied(),
        Some("The mayor said 12 people were hurt."),
        "{found:?}"
    );

    let got = rows("quantities", &[json!({"id": "b", "text": text})]);
    let twelve = array(&got[0]["quantities"])
        .into_iter()
        .find(|one| one["value"] == 12)
        .expect("the number twelve");
    assert!(words(text, &twelve).contains("12"), "{twelve}");
}

#[test]
fn an_attribution_names_source_cue_and_content() {
    let text = "🙂 “We saw nothing,” the guard said.";
    let got = rows("attributions", &[json!({"id": 1, "text": text})]);
    let one = &got[0]["attributions"][0];
    assert_eq!(
        (&got[0]["id"], &one["source"]["text"], &one["cue"]["text"]),
        (&json!(1), &json!("the guard"), &json!("said"))
    );
    for role in ["source", "cue", "content"] {
        assert_eq!(one[role]["text"], words(text, &one[role]), "{role}");
    }
    assert!(
        one["content"]["text"]
            .as_str()
            .is_some_and(|said| said.contains("We saw nothing")),
        "{one}"
    );
    assert_eq!(one["stance"], "asserts");
}

#[test]
fn two_outlets_with_two_numbers_make_a_contested_pair() {
    let texts = [
        "🙂 The hospital said that 11 people were injured in the blast.",
        "Officials said on Friday that 23 people were injured in the blast.",
    ];
    let documents =
        json!([{"id": "x", "text": texts[0]}, {"id": 7, "text": texts[1], "published": "2026-03-01"}]);
    let got = rows("contested", &[json!({"id": "e", "documents": documents})]);
    let pair = array(&got[0]["pairs"])
        .into_iter()
        .find(|pair| pair["kind"] == "different_number")
        .expect("a pair");
    for side in [&pair["a"], &pair["b"]] {
        let (text, number) = if side["document"] == "x" {
            (texts[0], "11")
        } else {
            (texts[1], "23")
        };
        assert!(words(text, side).contains(number), "{pair}");
    }
    assert!(
        pair["score"]
            .as_f64()
            .is_some_and(|score| score > 0.0 && score <= 1.0),
        "{pair}"
    );
    assert!(
        pair["reason"].as_str().is_some_and(|reason| reason.len() > 10),
        "{pair}"
    );
}

#[test]
fn a_leading_date_is_no_part_of_a_contested_span() {
    let first = " date 2026-03-01 Eleven people were injured in the blast at the mill, police said.";
    let second = "23 people were injured in the blast at the mill, the hospital said.";
    let documents = json!([{"id": "a", "text": first}, {"id": "b", "text": second}]);
    let got = rows("contested", &[json!({"id": "e", "documents": documents})]);
    for pair in array(&got[0]["pairs"]) {
        for side in [&pair["a"], &pair["b"]] {
            let text = if side["document"] == "a" { first } else { second };
            assert!(!words(text, side).contains("date"), "{pair}");
        }
    }
    assert!(!array(&got[0]["pairs"]).is_empty(), "{}", got[0]);
}

#[test]
fn a_page_gives_its_article_and_what_it_says_about_itself() {
    let html = "<!doctype html><html lang=en><head><title>Ferry late</title>\
        <meta property='og:site_name' content='The Quay'></head><body><nav>Home</nav><article><h1>Ferry late</h1>\
        <p>The ferry to Nordholm left forty minutes late on Monday because of fog, the harbour office said.</p>\
        <p>It was the third delay of the month, and passengers had to wait in the open on the pier.</p>\
        </article></body></html>";
    let got = rows("page", &[json!({"id": "p", "html": html})]);
    assert_eq!(
        (&got[0]["id"], &got[0]["title"], &got[0]["site"]),
        (&json!("p"), &json!("Ferry late"), &json!("The Quay"))
    );
    assert!(
        got[0]["text"]
            .as_str()
            .is_some_and(|text| text.contains("because of fog")),
        "{}",
        got[0]
    );
    for key in ["byline", "published", "language"] {
        assert!(got[0].get(key).is_some(), "{key} is there even when it is null");
    }
}

#[test]
fn a_bad_row_is_answered_and_the_rest_goes_on() {
    for what in ["sentences", "attributions", "quantities", "contested", "page"] {
        let good =
            json!({"id": "good", "text": "A dog barked.", "documents": [], "html": "<p>A dog barked.</p>"});
        let input = format!(
            "{good}\n{{\"id\":\"bad\",\"text\":5,\"html\":5}}\nnot json\n{{\"id\":\"empty\"}}\n{good}"
        );
        let got = answers(what, input.as_bytes());
        let ids: Vec<&Value> = got.iter().map(|row| &row["id"]).collect();
        assert_eq!(
            json!(ids),
            json!(["good", "bad", null, "empty", "good"]),
            "{what}"
        );
        for bad in &got[1..4] {
            assert!(
                bad["error"].as_str().is_some_and(|said| !said.is_empty()),
                "{what}: {bad}"
            );
        }
        assert!(
            got[0].get("error").is_none() && got[4] == got[0],
            "{what}: {}",
            got[0]
        );
    }
}

#[test]
fn whoever_waits_for_each_answer_gets_it() {
    let mut child = start("sentences");
    let mut stdin = child.stdin.take().expect("piped");
    let mut stdout = BufReader::new(child.stdout.take().expect("piped"));
    for n in 0..3 {
        writeln!(stdin, "{}", json!({"id": n, "text": "One. Two."})).expect("written");
        let mut line = String::new();
        stdout
            .read_line(&mut line)
            .expect("an answer before the next row is sent");
        assert_eq!(serde_json::from_str::<Value>(&line).expect("JSON")["id"], n);
    }
    drop(stdin);
    assert!(child.wait().expect("ends").success());
}

#[test]
fn a_long_line_costs_no_more_than_its_length() {
    // About 4 MB of text beyond ASCII on one line: with an offset counted from the start each
    // time, this would take minutes.
    let text = "Die Brücke bleibt gesperrt. 漢字もある。 ".repeat(90_000);
    let begun = std::time::Instant::now();
    let got = rows("sentences", &[json!({"id": "long", "text": text})]);
    let last = array(&got[0]["sentences"]).pop().expect("sentences");
    assert_eq!(last["end"].as_u64(), Some(text.trim_end().chars().count() as u64));
    assert!(begun.elapsed().as_secs() < 60, "{:?}", begun.elapsed());
}
