//! The file of a confidential source in a bundle: neither it nor where it came from is told to another desk.

use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::path::Path;

use serde_json::{Value, json};

use crate::cli_confidential::{Worked, heard, quiet, worked};
use crate::support::{Desk, text};

/// Answers one request on loopback; the address of the answer holds the canary.
fn served() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("its number");
    std::thread::spawn(move || {
        if let Some(Ok(mut stream)) = listener.incoming().next() {
            let _ = stream.read(&mut [0; 4096]);
            let words = "I counted eleven.";
            let _ = write!(
                stream,
                "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{words}",
                words.len()
            );
        }
    });
    format!("http://{address}/ottokar-brandvold")
}

#[test]
fn no_bundle_tells_where_the_file_of_the_source_came_from() {
    let Worked {
        desk,
        case,
        claim,
        source,
    } = worked();
    let address = served();
    let captured = desk.ask(&["capture", "--case", &case, "--allow-private", &address]);
    let file = text(&captured["captures"][0]["sha256"]);
    let bundle = desk.beside("all.factdesk");
    let export = ["bundle", "export", "--case", &case, "--files", "-o"];
    let write = || {
        let answer = desk.ask(&[&export[..], &[bundle.to_str().unwrap()]].concat());
        (answer, operations(&bundle))
    };
    let (_, before) = write();
    assert_eq!(
        heard(&before),
        Some("brandvold"),
        "as long as it is anybody's file"
    );
    desk.ask(&[
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
        "--file",
        &file,
    ]);
    let (answer, after) = write();
    quiet("the bundle", after);
    assert_eq!(
        (&answer["withheld"], &answer["kept_back"]),
        (&1.into(), &json!([file]))
    );

    let other = Desk::new();
    let words = text(&desk.ask(&["device", "words"])["words"]);
    other.ask(&["bundle", "import", bundle.to_str().unwrap(), "--words", &words]);
    let report = other.run(&["report", "--case", &case]).stdout;
    assert!(
        report.contains(&file) && !report.contains("Not whole"),
        "{report}"
    );
    quiet("the other desk's report", report);
    let asked = other.run(&["sign-off", "--case", &case, "--check", "--json"]);
    assert!(!asked.stdout.contains("\"withheld\""), "{asked}");
    other.ask(&["verify"]);
}

/// The operations of a bundle, decoded.
fn operations(bundle: &Path) -> Vec<u8> {
    use base64::Engine as _;
    let file = std::fs::File::open(bundle).expect("the bundle");
    let mut zip = zip::ZipArchive::new(file).expect("a ZIP file");
    let mut lines = String::new();
    let mut part = zip.by_name("operations.jsonl").expect("the operations");
    part.read_to_string(&mut lines).expect("text");
    let payload = |line: &str| {
        let line: Value = serde_json::from_str(line).expect("a line of JSON");
        let words = line["payload"].as_str().unwrap_or_default().to_owned();
        base64::engine::general_purpose::STANDARD
            .decode(words)
            .expect("base64")
    };
    lines.lines().flat_map(payload).collect()
}
