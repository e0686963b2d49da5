//! Captured files on the command line: taken in, proved against, exported, erased, hashed again.

use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::path::{Path, PathBuf};

use rusqlite::Connection;
use serde_json::Value;
use sha2::{Digest as _, Sha256};

use crate::support::{Desk, array, build, finish, text};

const NOTICE: &str =
    "The harbour office counted 31 boats on Monday.\n\nNone of them was “unsafe”, the office said.\n";

const PAGE: &str = "<!doctype html><html><head><title>Harbour notice</title></head><body><article>
<h1>Harbour notice</h1><p>The harbour office counted 31 boats on Monday, and all of them were inspected.</p>
<p>None of the crews reported damage after the storm, the office said in its notice.</p></article></body></html>";

fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

fn capture(desk: &Desk, case: &str, file: &Path) -> Value {
    let answer = desk.ask(&["capture", "--case", case, &file.display().to_string()]);
    assert_eq!(answer["failed"].as_array().map(Vec::len), Some(0), "{answer}");
    array(&answer["captures"])[0].clone()
}

/// A desk with a case and the notice captured in it, and the notice's hash.
fn with_notice() -> (Desk, String, String) {
    let desk = Desk::new();
    let case = desk.case("Harbour");
    let notice = desk.file("notice.txt", NOTICE);
    let captured = capture(&desk, &case, &notice);
    (desk, case, text(&captured["sha256"]))
}

fn archive(desk: &Desk) -> Connection {
    Connection::open(desk.path().join("archive.db")).expect("the archive")
}

fn files(desk: &Desk) -> (i64, i64) {
    let counts = "SELECT (SELECT count(*) FROM file), (SELECT count(*) FROM working_copy)";
    archive(desk)
        .query_row(counts, [], |row| Ok((row.get(0)?, row.get(1)?)))
        .expect("two counts")
}

#[test]
fn a_file_is_captured_read_proved_and_exported() {
    let (desk, case, sha) = with_notice();
    assert_eq!(sha, sha256(NOTICE.as_bytes()));
    let listed = array(&desk.ask(&["capture", "list", "--case", &case])["captures"]);
    assert_eq!(listed.len(), 1);
    assert_eq!(listed[0]["media_type"], "text/plain");
    assert_eq!(listed[0]["characters"], NOTICE.chars().count());
    let drawn = desk.ask(&["capture", "text", &sha]);
    assert_eq!(text(&drawn["text"]), NOTICE);
    let exact = desk.ask(&["quote", "check", "--file", &sha, "counted 31 boats"]);
    assert_eq!(exact["state"], "verbatim");
    let start = NOTICE.find("counted").expect("the words");
    assert_eq!(
        (exact["start"].as_u64(), exact["locator"].as_str()),
        (Some(start as u64), Some("¶ 1"))
    );
    let straight = desk.ask(&["quote", "check", "--file", &sha, "None of them was \"unsafe\""]);
    assert_eq!(straight["state"], "tolerant");
    let words: Vec<char> = NOTICE.chars().collect();
    let (from, to) = (
        straight["start"].as_u64().unwrap_or(0),
        straight["end"].as_u64().unwrap_or(0),
    );
    let passage: String = words[from as usize..to as usize].iter().collect();
    assert_eq!(passage, "None of them was “unsafe”", "positions are code points");
    assert_eq!(straight["locator"], "¶ 2");
    let near = desk.run(&[
        "quote",
        "check",
        "--json",
        "--file",
        &sha,
        "The harbour office counted 13 boats",
    ]);
    assert_eq!(near.code, 1, "{near}");
    assert_eq!(near.json()["state"], "near");
    assert_eq!(near.json()["differences"][0]["text"], "31");
    let absent = desk.run(&[
        "quote",
        "check",
        "--json",
        "--file",
        &sha,
        "Penguins in Patagonia",
    ]);
    assert_eq!(
        (absent.code, absent.json()["state"].as_str()),
        (1, Some("absent"))
    );
    let copy = desk.beside("copy.txt");
    desk.ask(&["capture", "export", &sha, "-o", &copy.display().to_string()]);
    assert_eq!(std::fs::read(&copy).expect("the copy"), NOTICE.as_bytes());
}

#[test]
fn the_same_bytes_twice_are_two_captures_and_one_file() {
    let (desk, case, _) = with_notice();
    let again = desk.file("again.txt", NOTICE);
    capture(&desk, &case, &again);
    assert_eq!(
        array(&desk.ask(&["capture", "list", "--case", &case])["captures"]).len(),
        2
    );
    assert_eq!(files(&desk), (1, 1));
    desk.ask(&["undo", "--case", &case]);
    assert_eq!(
        array(&desk.ask(&["capture", "list", "--case", &case])["captures"]).len(),
        1
    );
    let digest = desk.digest();
    desk.ask(&["rebuild"]);
    assert_eq!(desk.digest(), digest);
}

#[test]
fn what_fails_is_named_and_the_rest_goes_in() {
    let desk = Desk::new();
    let case = desk.case("Harbour");
    let good = desk.file("notice.txt", NOTICE).display().to_string();
    let noise = desk
        .file("noise.bin", [0, 159, 146, 150, 255, 7].repeat(40))
        .display()
        .to_string();
    let gone = desk.beside("gone.pdf").display().to_string();
    let ran = desk.run(&[
        "capture",
        "--json",
        "--case",
        &case,
        &gone,
        &good,
        &noise,
        "http://127.0.0.1:9/",
    ]);
    assert_eq!(ran.code, 1, "{ran}");
    let answer = ran.json();
    assert_eq!(array(&answer["captures"]).len(), 1);
    assert_eq!(text(&answer["captures"][0]["file"]), good);
    let failed: Vec<(String, String)> = array(&answer["failed"])
        .iter()
        .map(|one| (text(&one["file"]), text(&one["code"])))
        .collect();
    let expected = [
        (gone, "file_missing"),
        (noise, "file_binary"),
        ("http://127.0.0.1:9/".to_owned(), "address_private"),
    ];
    assert_eq!(failed, expected.map(|(file, code)| (file, code.to_owned())));
    assert_eq!(files(&desk), (1, 1), "nothing is kept of what failed");
    desk.refused(3, &["capture", "--case", "nowhere", &good]);
    desk.refused(2, &["capture", "--case", &case]);
}

/// Answers every request on loopback with the page.
fn serve_page() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("its number");
    std::thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            let _ = stream.read(&mut [0; 4096]);
            let head = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nSet-Cookie: secret-cookie=1\r\n";
            let _ = write!(
                stream,
                "{head}Content-Length: {}\r\nConnection: close\r\n\r\n{PAGE}",
                PAGE.len()
            );
        }
    });
    format!("http://{address}/notices/harbour.html")
}

#[test]
fn an_address_is_fetched_once_and_keeps_how_it_came() {
    let desk = Desk::new();
    let case = desk.case("Harbour");
    let url = serve_page();
    let refused = desk.run(&["capture", "--json", "--case", &case, &url]);
    assert_eq!(refused.code, 1, "{refused}");
    assert_eq!(refused.json()["failed"][0]["code"], "address_private");
    let answer = desk.ask(&["capture", "--case", &case, "--allow-private", &url]);
    let captured = &answer["captures"][0];
    assert_eq!(text(&captured["sha256"]), sha256(PAGE.as_bytes()));
    assert_eq!(
        (text(&captured["file"]), text(&captured["how"])),
        (url.clone(), "url".to_owned())
    );
    assert_eq!(captured["media_type"], "text/html");
    let proved = desk.ask(&[
        "quote",
        "check",
        "--file",
        &sha256(PAGE.as_bytes()),
        "all of them were inspected",
    ]);
    assert_eq!(proved["state"], "verbatim");
    let log = std::fs::read(desk.path().join("desk.db")).expect("the desk");
    let holds = |words: &[u8]| log.windows(words.len()).any(|window| window == words);
    assert!(
        holds(b"content-type") && !holds(b"secret-cookie"),
        "chosen headers only"
    );
}

#[test]
fn one_flipped_byte_is_named_in_a_file_and_in_its_text() {
    let (desk, case, sha) = with_notice();
    let other = desk.file(
        "other.txt",
        "A second notice, about the weather of Tuesday morning.",
    );
    let other = text(&capture(&desk, &case, &other)["sha256"]);
    let fine = desk.ask(&["archive", "verify"]);
    assert_eq!(
        (fine["fine"].as_u64(), fine["problems"].as_array().map(Vec::len)),
        (Some(2), Some(0))
    );
    let flip = |needle: &[u8], with: u8, which: usize| {
        let path = desk.path().join("archive.db");
        let mut bytes = std::fs::read(&path).expect("the archive");
        let places: Vec<usize> = bytes
            .windows(needle.len())
            .enumerate()
            .filter_map(|(place, window)| (window == needle).then_some(place))
            .collect();
        assert_eq!(places.len(), 2, "once in the file and once in its text");
        bytes[places[which]] ^= with;
        std::fs::write(&path, bytes).expect("the archive is written");
    };
    let problems = || {
        let ran = desk.run(&["archive", "verify", "--json"]);
        assert_eq!(ran.code, 1, "{ran}");
        let problems = array(&ran.json()["problems"]);
        let said = |one: &Value| (text(&one["sha256"]), text(&one["state"]));
        problems.iter().map(said).collect::<Vec<_>>()
    };
    for which in [0, 1] {
        flip(b"counted 31 boats", 1, which);
        let found = problems();
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0].0, sha, "and not {other}");
        assert!(
            ["damaged", "copy_damaged"].contains(&found[0].1.as_str()),
            "{found:?}"
        );
        // Flipped back: the same needle begins one letter later where its first byte was changed.
        let undo: &[u8] = b"ounted 31 boats";
        let path = desk.path().join("archive.db");
        let mut bytes = std::fs::read(&path).expect("the archive");
        let places: Vec<usize> = bytes
            .windows(undo.len())
            .enumerate()
            .filter_map(|(place, window)| (window == undo).then_some(place))
            .collect();
        bytes[places[which] - 1] ^= 1;
        std::fs::write(&path, bytes).expect("the archive is written");
        desk.ask(&["archive", "verify"]);
    }
    archive(&desk)
        .execute("DELETE FROM file WHERE sha256 = ?1", [&sha])
        .expect("a lost file");
    assert_eq!(problems(), [(sha.clone(), "missing".to_owned())]);
    let words = desk.run(&["archive", "verify"]);
    assert!(
        words.stdout.contains(&sha) && !words.stdout.contains(&other),
        "{words}"
    );
}

#[test]
fn an_erased_file_is_removed_and_says_why() {
    let (desk, case, sha) = with_notice();
    let erase = [
        "capture",
        "erase",
        &sha,
        "--reason",
        "Taken in by mistake",
        "--ground",
        "mistake",
    ];
    desk.ask(&erase);
    assert_eq!(files(&desk), (0, 0));
    let verified = desk.ask(&["archive", "verify"]);
    assert_eq!(
        (verified["removed"].as_u64(), verified["missing"].as_u64()),
        (Some(1), Some(0))
    );
    assert_eq!(desk.refused(3, &["capture", "text", &sha])["code"], "file_erased");
    assert_eq!(desk.refused(3, &erase)["code"], "nothing_changes");
    let proof = desk.run(&["quote", "check", "--json", "--file", &sha, "counted 31 boats"]);
    assert_eq!((proof.code, proof.json()["state"].as_str()), (1, Some("no_file")));
    desk.ask(&["check"]);
    let history = desk.run(&["history", "--case", &case]);
    assert!(history.stdout.contains("Taken in by mistake"), "{history}");
    for name in ["desk.db", "archive.db"] {
        let bytes = std::fs::read(desk.path().join(name)).expect("a file of the desk");
        let words = b"counted 31 boats";
        assert!(
            !bytes.windows(words.len()).any(|window| window == words),
            "{name} holds its words"
        );
        assert!(
            !desk.path().join(format!("{name}-wal")).exists(),
            "one file of each is left"
        );
    }
}

#[cfg(unix)]
#[test]
fn a_capture_that_is_killed_leaves_all_or_nothing() {
    use std::time::{Duration, Instant};
    let desk = Desk::new();
    let case = desk.case("Harbour");
    let line = "Line after line of a long notice about the harbour and its boats. ";
    let inputs: Vec<PathBuf> = (0..30)
        .map(|number| {
            desk.file(
                &format!("{number}.txt"),
                format!("Notice {number}. {}", line.repeat(2_000)),
            )
        })
        .collect();
    let mut words = vec!["capture".to_owned(), "--case".to_owned(), case.clone()];
    words.extend(inputs.iter().map(|path| path.display().to_string()));
    let start = Instant::now();
    for after_ms in [5, 60, 150, 300, 600] {
        let mut child = desk
            .command(&words)
            .stdout(std::process::Stdio::null())
            .spawn()
            .expect("it starts");
        std::thread::sleep(Duration::from_millis(after_ms));
        child.kill().expect("it is killed");
        child.wait().expect("it ended");
        let there = array(&desk.ask(&["capture", "list", "--case", &case])["captures"]);
        assert_eq!(
            there.len() % 30,
            0,
            "all of an act or nothing, after {after_ms} ms"
        );
        for one in &there {
            desk.ask(&["capture", "text", &text(&one["sha256"])]);
        }
        desk.ask(&["check"]);
        assert!(
            start.elapsed() < Duration::from_secs(300),
            "too slow to say anything"
        );
    }
}

/// Import and capture of files reach nothing: strace sees no socket of the internet in the program or its child.
#[cfg(target_os = "linux")]
#[test]
fn files_are_captured_without_a_connection() {
    if std::process::Command::new("strace").arg("-V").output().is_err() {
        eprintln!("SKIPPED: strace is not installed, so nobody looked for connections");
        return;
    }
    let desk = Desk::new();
    let case = desk.case("Harbour");
    let page = desk.file(
        "page.html",
        PAGE.replace("</p>", "<img src=\"http://tracker.example/pixel.png\"><script src=\"https://evil.example/x.js\"></script></p>"),
    );
    let trace = desk.beside("trace.txt");
    for verb in ["capture", "import"] {
        let mut traced = std::process::Command::new("strace");
        traced
            .args(["-f", "-qq", "-e", "trace=network", "-o"])
            .arg(&trace);
        traced.arg(build::program()).arg("--desk").arg(desk.path());
        traced.args([verb, "--case", &case]).arg(&page);
        let ran = finish(traced);
        assert_eq!(ran.code, 0, "{ran}");
        let seen = std::fs::read_to_string(&trace).expect("what was seen");
        for line in seen.lines() {
            let inward = !line.contains("AF_INET") && !line.contains("connect(");
            assert!(inward, "{verb} reached for the network: {line}");
        }
    }
}
