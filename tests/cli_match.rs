//! `analyze match`: which known claims a text is about.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::{Value, json};

use crate::support::{Desk, array, build, project};

const CLAIMS: &str = r#"{"id":"bridge","text":"The bridge in Marlo fell because the bolts were rusty"}

{"id":7,"text":"Velan spends twice as much on roads as Karst","title":"No, the road budget did not double"}
{"id":"milk","text":"Warm milk keeps the flu away \ud83d"}
"#;

fn matched(words: &[&str], claims: &Path, rows: &[Value]) -> Output {
    let mut child = Command::new(build::program())
        .args(["analyze", "match", "--claims"])
        .arg(claims)
        .args(words)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut stdin = child.stdin.take().expect("piped");
    for row in rows {
        // The program may have refused already and closed its end.
        let _ = writeln!(stdin, "{row}");
    }
    drop(stdin);
    child.wait_with_output().expect("the program ends")
}

fn answers(output: &Output) -> Vec<Value> {
    assert!(output.status.success(), "{output:?}");
    let text = String::from_utf8(output.stdout.clone()).expect("UTF-8");
    text.lines()
        .map(|line| serde_json::from_str(line).expect("one JSON object a line"))
        .collect()
}

fn ids(answer: &Value) -> Vec<Value> {
    array(&answer["matches"])
        .iter()
        .map(|one| one["id"].clone())
        .collect()
}

#[test]
fn the_nearest_claims_come_first_with_their_own_ids() {
    let desk = Desk::new();
    let claims = desk.file("claims.jsonl", CLAIMS);
    let rows = [
        json!({"id": 1, "text": "Do rusty bolts explain why the Marlo bridge fell?"}),
        json!({"id": 2, "text": "flu & warm milk 🥛"}),
        json!({"id": 3, "text": "quarks"}),
        json!({"id": 4}),
        json!({"id": 5, "text": "A budget that doubled, or a bridge?"}),
    ];
    let got = answers(&matched(&["--top", "2"], &claims, &rows));
    assert_eq!(ids(&got[0])[0], "bridge");
    assert_eq!(ids(&got[1])[0], "milk");
    assert_eq!(got[2], json!({"id": 3, "matches": []}));
    assert!(got[3]["error"].is_string(), "{}", got[3]);
    assert_eq!(
        ids(&got[4])[0],
        7,
        "the title of the check counts too: {}",
        got[4]
    );
    let scores = |one: &Value| one["score"].as_f64().expect("a number");
    for answer in &got {
        let all: Vec<f64> = answer["matches"]
            .as_array()
            .into_iter()
            .flatten()
            .map(scores)
            .collect();
        assert!(all.len() <= 2 && all.is_sorted_by(|a, b| a >= b), "{answer}");
        assert!(all.iter().all(|score| (0.0..=1.0).contains(score)), "{answer}");
    }
}

#[test]
fn a_bad_line_among_the_claims_is_named_and_the_others_are_searched() {
    let desk = Desk::new();
    let claims = desk.file(
        "claims.jsonl",
        format!("\u{feff}{CLAIMS}nonsense\n{{\"id\":1}}\n"),
    );
    let output = matched(&[], &claims, &[json!({"id": 1, "text": "bridge"})]);
    assert_eq!(ids(&answers(&output)[0]), ["bridge"]);
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(said.contains("line 5 ") && said.contains("line 6 "), "{said}");
}

#[test]
fn no_claims_and_no_file_are_told_apart() {
    let desk = Desk::new();
    let row = [json!({"id": 1, "text": "bridge"})];
    let empty = answers(&matched(&[], &desk.file("empty.jsonl", ""), &row));
    assert_eq!(empty, [json!({"id": 1, "matches": []})]);
    for claims in [
        desk.file("binary.jsonl", [0xff, 0xfe, b'\n', 0]),
        desk.beside("missing.jsonl"),
    ] {
        let output = matched(&[], &claims, &row);
        assert_eq!(output.status.code(), Some(5), "{output:?}");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        let name = claims.file_name().expect("a name").to_string_lossy().into_owned();
        assert!(said.contains(&name), "{said}");
    }
}

#[test]
fn a_folder_without_a_model_is_refused_with_a_sentence() {
    let desk = Desk::new();
    let claims = desk.file("claims.jsonl", CLAIMS);
    let folder = desk.path().display().to_string();
    for words in [["--model", &folder], ["--model", claims.to_str().expect("UTF-8")]] {
        let output = matched(&[&words[..], &["--json"]].concat(), &claims, &[]);
        assert_eq!(output.status.code(), Some(5), "{output:?}");
        let said: Value = serde_json::from_slice(&output.stdout).expect("JSON");
        assert_eq!(said["error"]["code"], "model_missing", "{said}");
        assert_eq!(said["error"]["field"], "model", "{said}");
    }
}

#[test]
fn with_the_model_a_claim_in_other_words_is_found() {
    let model = project().join("src-tauri/model");
    if !model.join("model.onnx").exists() {
        eprintln!(
            "LEFT OUT: no sentence model in {}; run `cargo xtask model`",
            model.display()
        );
        return;
    }
    let desk = Desk::new();
    let claims = desk.file("claims.jsonl", CLAIMS);
    let rows = [json!({"id": 1, "text": "Corroded screws brought down a river crossing"})];
    let by_words = answers(&matched(&[], &claims, &rows));
    assert_eq!(by_words[0]["matches"], json!([]), "no word is shared");
    let model = model.to_str().expect("UTF-8");
    let got = answers(&matched(&["--model", model], &claims, &rows));
    assert_eq!(ids(&got[0])[0], "bridge", "{}", got[0]);
}
