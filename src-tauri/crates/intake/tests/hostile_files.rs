//! Files that are made to hurt, each as a real file: a code and a sentence, in good time, and never a panic.
#![allow(clippy::unwrap_used, reason = "in a test a failure is a panic")]

mod build;

use std::time::{Duration, Instant};

use factdesk_intake::{Document, Error, read_document};
use proptest::prelude::*;
use rstest::rstest;

/// Far above what these take, far below what a growth without end would take.
const PATIENCE: Duration = Duration::from_secs(60);

fn read(name: &str, bytes: &[u8]) -> Result<Document, Error> {
    let started = Instant::now();
    let read = read_document(name, None, bytes);
    assert!(
        started.elapsed() < PATIENCE,
        "{name} took {:?}",
        started.elapsed()
    );
    read
}

#[track_caller]
fn refused(name: &str, bytes: &[u8], code: &str) -> String {
    let error = match read(name, bytes) {
        Ok(document) => panic!("{name} was read: {} bytes of text", document.text.len()),
        Err(error) => error,
    };
    assert_eq!(error.code(), code, "{name}: {error}");
    error.message()
}

const BODY: &str = "<w:p><w:r><w:t>Closed.</w:t></w:r></w:p>";

/// A document part that inflates to `size` bytes of blanks.
fn bomb(size: usize) -> Vec<u8> {
    build::zip(&[
        (
            "word/document.xml",
            format!("<w:document>{}</w:document>", " ".repeat(size)),
        ),
        ("_rels/.rels", "<Relationships/>".to_owned()),
    ])
}

#[test]
fn a_zip_bomb_is_stopped_by_its_ratio() {
    let said = refused("bomb.docx", &bomb(64 << 20), "file_over_budget");
    assert!(said.contains("100 times"), "{said}");
}

#[test]
fn a_zip_bomb_of_a_workbook_is_stopped_before_the_workbook_is_opened() {
    let sheet = format!("<worksheet>{}</worksheet>", " ".repeat(64 << 20));
    let bomb = build::zip(&[
        ("xl/workbook.xml", "<workbook/>"),
        ("xl/worksheets/sheet1.xml", &sheet),
    ]);
    refused("bomb.xlsx", &bomb, "file_over_budget");
}

#[test]
fn sizes_that_a_header_lies_about_are_not_believed() {
    let mut bytes = bomb(8 << 20);
    // In the central directory: the unpacked size says ten bytes, the packed one four gigabytes.
    let entry = bytes.windows(4).position(|four| four == b"PK\x01\x02").unwrap();
    bytes[entry + 24..entry + 28].copy_from_slice(&10_u32.to_le_bytes());
    let honest = read("honest.docx", &build::docx(BODY, "", "")).unwrap();
    assert_eq!(honest.text, "Closed.");
    assert!(read("lying.docx", &bytes).is_err());
    bytes[entry + 20..entry + 24].copy_from_slice(&0xffff_fff0_u32.to_le_bytes());
    assert!(read("lying.docx", &bytes).is_err());
}

#[test]
fn an_archive_of_too_many_parts_is_refused() {
    let parts: Vec<(String, &str)> = (0..2_100).map(|n| (format!("word/{n}.xml"), "<a/>")).collect();
    let said = refused("many.docx", &build::zip(&parts), "file_over_budget");
    assert!(said.contains("2100 parts"), "{said}");
}

#[test]
fn names_that_climb_are_never_paths_and_are_not_looked_at() {
    let folder = tempfile::tempdir().unwrap();
    let outside = folder.path().join("outside.txt");
    let absolute = outside.to_string_lossy().into_owned();
    let mut parts = vec![
        ("../../outside.txt".to_owned(), "x".to_owned()),
        (absolute, "x".to_owned()),
        ("C:\\outside.txt".to_owned(), "x".to_owned()),
        ("word/CON".to_owned(), "x".to_owned()),
        ("word/a\0b".to_owned(), "x".to_owned()),
    ];
    parts.push((
        "word/document.xml".to_owned(),
        format!("<w:document>{BODY}</w:document>"),
    ));
    let document = read("climbing.docx", &build::zip(&parts)).unwrap();
    assert_eq!(document.text, "Closed.");
    assert_eq!(
        std::fs::read_dir(folder.path()).unwrap().count(),
        0,
        "a file was written"
    );
}

#[test]
fn a_part_that_is_a_link_is_refused() {
    use std::io::Cursor;
    use zip::write::SimpleFileOptions;

    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let how = SimpleFileOptions::default();
    zip.add_symlink("word/document.xml", "/etc/passwd", how).unwrap();
    let bytes = zip.finish().unwrap().into_inner();
    let said = refused("link.docx", &bytes, "file_damaged");
    assert!(said.contains("link"), "{said}");
}

#[test]
fn an_archive_inside_an_archive_is_not_opened() {
    let inner = build::docx(BODY, "", "");
    refused("nested.zip", &build::zip(&[("inner.docx", inner)]), "file_binary");
}

#[rstest]
#[case::external(
    "<!DOCTYPE w:document [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>",
    "<w:t>&x;</w:t>"
)]
#[case::laughs(
    "<!DOCTYPE w:document [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">]>",
    "<w:t>&b;</w:t>"
)]
#[case::none_declared("", "<w:t>&x;</w:t>")]
fn a_document_type_refuses_the_file(#[case] doctype: &str, #[case] text: &str) {
    let main = format!("{doctype}<w:document><w:p><w:r>{text}</w:r></w:p></w:document>");
    let bytes = build::zip(&[("word/document.xml", &main), ("_rels/.rels", &"<R/>".to_owned())]);
    refused("entities.docx", &bytes, "file_over_budget");
}

#[test]
fn a_document_type_in_a_workbook_refuses_it() {
    let sheet = "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><worksheet/>";
    let bytes = build::zip(&[
        ("xl/workbook.xml", "<workbook/>"),
        ("xl/worksheets/sheet1.xml", sheet),
    ]);
    refused("entities.xlsx", &bytes, "file_over_budget");
}

#[test]
fn a_workbook_that_names_cells_which_no_sheet_has_is_refused() {
    let ns = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    let long = "K".repeat(40);
    for named in [
        format!("<dimension ref=\"{long}A1:B2\"/>"),
        "<dimension ref=\"B2:A1\"/>".to_owned(),
        format!("<sheetData><row r=\"1\"><c r=\"{long}1\"><v>7</v></c></row></sheetData>"),
        "<sheetData><row r=\"99999999999\"><c><v>7</v></c></row></sheetData>".to_owned(),
    ] {
        let sheet = format!("<worksheet {ns}>{named}</worksheet>");
        let bytes = build::zip(&[
            ("xl/workbook.xml", "<workbook/>"),
            ("xl/worksheets/sheet1.xml", &sheet),
        ]);
        let said = refused("far.xlsx", &bytes, "file_damaged");
        assert!(
            said.contains("no sheet has") || said.contains("backwards"),
            "{said}"
        );
    }
}

#[test]
fn xml_of_great_depth_is_refused() {
    let deep = "<w:p>".repeat(100_000);
    let bytes = build::docx(&deep, "", "");
    refused("deep.docx", &bytes, "file_over_budget");
}

#[test]
fn a_cell_at_the_far_end_of_a_sheet_takes_no_memory_for_the_others() {
    let ns = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    let far = format!(
        "<worksheet {ns}><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>a</t></is></c></row>\
         <row r=\"1048576\"><c r=\"XFD1048576\" t=\"inlineStr\"><is><t>b</t></is></c></row></sheetData></worksheet>"
    );
    let mut parts: Vec<(String, Vec<u8>)> = Vec::new();
    let whole = build::xlsx(&[("A", &[&["x"]])]);
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(whole)).unwrap();
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).unwrap();
        let mut bytes = Vec::new();
        std::io::Read::read_to_end(&mut file, &mut bytes).unwrap();
        let name = file.name().unwrap().into_owned();
        let bytes = if name.contains("sheet1") {
            far.clone().into_bytes()
        } else {
            bytes
        };
        parts.push((name, bytes));
    }
    let document = read("far.xlsx", &build::zip(&parts)).unwrap();
    assert_eq!(document.locator_at(document.text.len() - 2), "A, row 1048576");
}

#[test]
fn a_pdf_whose_cross_references_go_round_in_a_circle_is_refused_or_read() {
    let mut bytes = build::pdf(&[&["Closed."]]);
    let table = bytes.windows(5).position(|five| five == b"xref\n").unwrap();
    let loops =
        String::from_utf8_lossy(&bytes).replace("trailer\n<< ", &format!("trailer\n<< /Prev {table} "));
    bytes = loops.into_bytes();
    let _ = read("loop.pdf", &bytes);
    // Pages whose list of pages is itself.
    let circle = build::pdf_of(
        &[
            b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
            b"<< /Type /Pages /Count 1 /Kids [2 0 R] /Parent 2 0 R >>".to_vec(),
        ],
        "",
    );
    refused("circle.pdf", &circle, "file_damaged");
}

#[test]
fn a_pdf_of_deep_objects_ends_in_good_time() {
    let deep = ["[".repeat(200_000), "]".repeat(200_000)].concat();
    let objects = [b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(), deep.into_bytes()];
    refused("deep.pdf", &build::pdf_of(&objects, ""), "file_damaged");
}

#[test]
fn a_form_of_a_pdf_that_draws_itself_ends() {
    let form = build::stream(
        "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 5 0 R >> >>",
        b"/X Do /X Do",
    );
    let page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R \
                 /Resources << /XObject << /X 5 0 R >> >> >>";
    let objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>".to_vec(),
        page.to_vec(),
        build::stream("", b"/X Do"),
        form,
    ];
    refused("self.pdf", &build::pdf_of(&objects, ""), "no_article_text");
}

#[test]
fn a_scanned_pdf_is_told_to_have_no_text_layer() {
    let picture = "q 500 0 0 700 40 40 cm BI /W 2 /H 2 /CS /G /BPC 8 ID \u{1}\u{2}\u{3}\u{4} EI Q".to_owned();
    let said = refused(
        "scan.pdf",
        &build::pdf_with(std::slice::from_ref(&picture), build::HELVETICA),
        "no_text_layer",
    );
    assert!(
        said.contains("has no text layer") && said.contains("OCR"),
        "{said}"
    );
    let mixed = [build::page(&["The first page has words."]), picture];
    let document = read("mixed.pdf", &build::pdf_with(&mixed, build::HELVETICA)).unwrap();
    assert_eq!(document.pages.len(), 2);
    assert!(
        document.warnings[0].contains("file: 2"),
        "{:?}",
        document.warnings
    );
}

#[test]
fn a_pdf_with_a_password_says_so() {
    // The hashes of the password stand for no password that is known.
    let trailer = format!(
        "/ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>] /Encrypt << /Filter /Standard \
         /V 2 /R 3 /Length 128 /P -44 /O <{0}> /U <{0}> >>",
        "5a".repeat(32)
    );
    let objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        b"<< /Type /Pages /Count 0 /Kids [] >>".to_vec(),
    ];
    let said = refused("secret.pdf", &build::pdf_of(&objects, &trailer), "file_encrypted");
    assert!(said.contains("is password-protected"), "{said}");
}

#[test]
fn an_opendocument_text_with_a_password_says_so() {
    let manifest = "<manifest:manifest xmlns:manifest=\"m\"><manifest:file-entry manifest:full-path=\"content.xml\">\
                    <manifest:encryption-data/></manifest:file-entry></manifest:manifest>";
    refused("secret.odt", &build::odt_with("x", manifest), "file_encrypted");
}

#[test]
fn letters_of_a_pdf_without_a_meaning_are_said() {
    let font =
        "/Subtype /Type1 /BaseFont /Helvetica /Encoding << /Type /Encoding /Differences [65 /g1 /g2 /g3] >>";
    let document = read(
        "broken.pdf",
        &build::pdf_with(&[build::page(&["CBA words"])], font),
    )
    .unwrap();
    assert!(document.text.contains('\u{fffd}'), "{}", document.text);
    assert!(
        document.warnings[0].contains("no meaning"),
        "{:?}",
        document.warnings
    );
}

#[test]
fn every_half_of_a_file_is_an_answer() {
    let files = [
        ("a.docx", build::docx(BODY, "", "")),
        ("a.odt", build::odt("<text:p>x</text:p>")),
        ("a.xlsx", build::xlsx(&[("A", &[&["x"]])])),
        ("a.pdf", build::pdf(&[&["Closed."], &["Open."]])),
    ];
    for (name, bytes) in files {
        assert!(read(name, &bytes).is_ok(), "{name}");
        for cut in (1..16).map(|part| bytes.len() * part / 16) {
            if let Err(error) = read(name, &bytes[..cut]) {
                assert!(error.message().len() > 20, "{name} cut at {cut}: {error:?}");
            }
        }
    }
}

#[test]
fn a_lying_length_in_a_web_archive_takes_no_memory() {
    let bytes = b"WARC/1.1\r\nWARC-Type: response\r\nContent-Length: 99999999999\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: \
                  text/html\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffff\r\n<p>Closed.";
    assert_eq!(read("a.warc", bytes).unwrap().text, "Closed.");
}

#[test]
fn a_gzip_bomb_is_stopped() {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    std::io::Write::write_all(&mut packed, b"WARC/1.1\r\n").unwrap();
    std::io::copy(
        &mut std::io::Read::take(std::io::repeat(b' '), 64 << 20),
        &mut packed,
    )
    .unwrap();
    refused("bomb.warc.gz", &packed.finish().unwrap(), "file_over_budget");
}

#[test]
fn a_picture_that_lies_about_its_size_is_refused() {
    let mut png = Vec::new();
    let picture = image::RgbImage::from_pixel(3, 2, image::Rgb([200, 10, 10]));
    picture
        .write_to(&mut std::io::Cursor::new(&mut png), image::ImageFormat::Png)
        .unwrap();
    png[16..24].copy_from_slice(&[0, 1, 0, 0, 0, 1, 0, 0]);
    assert!(read("huge.png", &png).is_err());
}

#[test]
fn mails_in_mails_end() {
    let mut mail =
        "MIME-Version: 1.0\r\nMessage-ID: <1@a.example>\r\nContent-Type: text/plain\r\n\r\nClosed."
            .to_owned();
    for n in 0..500 {
        mail = format!(
            "MIME-Version: 1.0\r\nMessage-ID: <{n}@a.example>\r\nContent-Type: multipart/mixed; boundary=b{n}\r\n\r\n\
             --b{n}\r\nContent-Type: message/rfc822\r\n\r\n{mail}\r\n--b{n}--\r\n"
        );
    }
    let _ = read("mails.eml", mail.as_bytes());
    let nested: String = (0..20_000)
        .map(|n| format!("Content-Type: multipart/mixed; boundary=b{n}\r\n\r\n--b{n}\r\n"))
        .collect();
    let _ = read(
        "nested.eml",
        format!("MIME-Version: 1.0\r\nSubject: x\r\nMessage-ID: <x>\r\n{nested}").as_bytes(),
    );
}

/// The seeds whose bytes are changed at random below.
fn seeds() -> Vec<(&'static str, Vec<u8>)> {
    vec![
        ("a.docx", build::docx(BODY, "", "")),
        ("a.odt", build::odt("<text:p>x</text:p>")),
        ("a.xlsx", build::xlsx(&[("A", &[&["x", "#4"]])])),
        ("a.pdf", build::pdf(&[&["Closed."]])),
        ("a.csv", b"a,b\n\"1\n2\",3\n".to_vec()),
        ("a.json", b"[{\"a\":1},{\"b\":[2]}]".to_vec()),
        ("a.srt", b"1\n00:00:01,000 --> 00:00:02,000\nClosed.\n".to_vec()),
        ("a.eml", b"MIME-Version: 1.0\nMessage-ID: <1>\nSubject: x\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nx\n--b--\n".to_vec()),
        ("a.warc", b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 60\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>x".to_vec()),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn changed_bytes_never_panic(
        which in 0_usize..9,
        changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12),
    ) {
        let (name, mut bytes) = seeds().swap_remove(which);
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if let Ok(document) = read_document(name, None, &bytes) {
            for page in &document.pages {
                prop_assert!(document.text.get(page.start..page.end).is_some());
            }
            for segment in &document.segments {
                prop_assert!(document.text.is_char_boundary(segment.start));
            }
        }
    }
}
