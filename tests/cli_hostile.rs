//! Files that are made to hurt, through the whole program: each is named with its reason, the good ones come in, and
//! nothing appears outside of the desk.

use std::path::PathBuf;
use std::sync::atomic::AtomicBool;

use factdesk_intake::reader::{Reader, Watch};
use factdesk_intake::{Document, Error, MAX_CAPTURE_BYTES, file_bytes};

use crate::support::{Desk, array, build, import_words, text};

fn document(name: &str, bytes: &[u8]) -> Result<Document, Error> {
    build::program();
    let mut watch = Watch {
        cancel: &AtomicBool::new(false),
        progress: &mut |_, _| (),
    };
    Reader::installed()
        .expect("the reader was just built")
        .document(name, None, bytes, &mut watch)
}

/// A PDF of one page whose content unpacks to `size` bytes: a stream of zeros, packed a thousandfold.
fn stream_bomb(size: usize) -> Vec<u8> {
    let packed = deflated_zeros(size);
    let mut bytes = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n\
        2 0 obj\n<< /Type /Pages /Count 1 /Kids [3 0 R] >>\nendobj\n\
        3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R >>\nendobj\n"
        .to_vec();
    bytes.extend_from_slice(
        format!(
            "4 0 obj\n<< /Filter /FlateDecode /Length {} >>\nstream\n",
            packed.len()
        )
        .as_bytes(),
    );
    bytes.extend_from_slice(&packed);
    bytes.extend_from_slice(b"\nendstream\nendobj\ntrailer\n<< /Root 1 0 R /Size 5 >>\n%%EOF\n");
    bytes
}

fn deflated_zeros(size: usize) -> Vec<u8> {
    use std::io::{Read as _, copy, repeat};

    let mut packed = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    let size = u64::try_from(size).expect("a size");
    copy(&mut repeat(0).take(size), &mut packed).expect("memory takes it");
    packed.finish().expect("memory takes it")
}

#[test]
fn a_stream_bomb_in_a_pdf_stops_the_reader_and_nothing_else() {
    let error =
        document("bomb.pdf", &stream_bomb(3 << 30)).expect_err("no page has three gigabytes of commands");
    assert!(
        [
            "reader_memory",
            "reader_timeout",
            "reader_crashed",
            "file_damaged",
            "no_article_text"
        ]
        .contains(&error.code()),
        "{error:?}"
    );
    assert_eq!(
        document("a.txt", b"The bridge is closed.")
            .expect("a plain text")
            .text,
        "The bridge is closed."
    );
}

#[test]
fn a_file_of_200_mb_gets_a_clear_answer() {
    let desk = Desk::new();
    let large = "The bridge over the Velm is closed. ".repeat(200_000_000 / 36);
    let path = desk.file("large.txt", &large);
    let bytes = file_bytes(&path, MAX_CAPTURE_BYTES).expect("200 MB may be captured");
    let error = document("large.txt", &bytes).expect_err("the text is too long");
    assert_eq!(error.code(), "text_too_long");
    assert!(error.message().contains("64 MiB"), "{error}");
    let case = desk.case("Large");
    let mut words = import_words(&case, &[path]);
    words.push("--json".into());
    let ran = desk.run(&words);
    let failed = array(&ran.json()["failed"]);
    assert_eq!(text(&failed[0]["code"]), "file_too_large", "{ran}");
    assert!(text(&failed[0]["message"]).contains("32 MiB"), "{ran}");
}

#[test]
fn hostile_files_are_named_and_the_good_ones_come_in() {
    let desk = Desk::new();
    let case = desk.case("Hostile");
    let vanishing = desk.beside("gone.pdf");
    let bad: Vec<(PathBuf, &str)> = vec![
        (
            desk.file("half.docx", &b"PK\x03\x04\x14\0\0\0\x08\0"[..]),
            "file_damaged",
        ),
        (
            desk.file("old.doc", &b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest"[..]),
            "file_binary",
        ),
        (desk.file("deep.json", "[".repeat(500_000)), "file_damaged"),
        (
            desk.file("loop.pdf", "%PDF-1.7\nstartxref\n0\n%%EOF"),
            "file_damaged",
        ),
        (vanishing, "file_missing"),
    ];
    let good = vec![
        desk.file(
            "talk.srt",
            "1\n00:00:01,000 --> 00:00:02,000\nThe bridge is closed.\n",
        ),
        desk.file("table.pdf", "claim,who\nThe bridge is open.,Ruiz\n"),
        desk.file(
            "mail.eml",
            "MIME-Version: 1.0\nMessage-ID: <1@a.example>\nSubject: x\n\nThe road is closed.\n",
        ),
    ];
    let before = listed(&desk);
    let files: Vec<PathBuf> = bad
        .iter()
        .map(|(file, _)| file.clone())
        .chain(good.clone())
        .collect();
    let mut words = import_words(&case, &files);
    words.push("--json".into());
    let ran = desk.run(&words);
    assert_eq!(ran.code, 1, "{ran}");
    let answer = ran.json();
    let failed: Vec<(String, String)> = array(&answer["failed"])
        .iter()
        .map(|one| (text(&one["file"]), text(&one["code"])))
        .collect();
    let expected: Vec<(String, String)> = bad
        .iter()
        .map(|(file, code)| (file.display().to_string(), (*code).to_owned()))
        .collect();
    assert_eq!(failed, expected);
    assert_eq!(array(&answer["articles"]).len(), good.len(), "{ran}");
    assert_eq!(listed(&desk), before, "a file appeared beside the desk");
}

fn listed(desk: &Desk) -> Vec<PathBuf> {
    let folder = desk.beside("");
    let entries = std::fs::read_dir(folder).expect("the folder of the test");
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    paths
}
