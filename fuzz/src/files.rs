//! Foreign files, as the reader process gets them.

use std::io::{Cursor, Write as _};

use factdesk_intake::{Document, MediaType, draw_page, draw_picture, read_document, read_page};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// Reads the bytes under a name, and looks at every place that was found.
pub fn document(name: &str, bytes: &[u8]) {
    if let Ok(document) = read_document(name, None, bytes) {
        holds(&document);
        // A server's word for the format is a hint only.
        let hinted = read_document("", Some(document.media_type), bytes);
        if let Ok(hinted) = hinted {
            holds(&hinted);
        }
    }
}

fn holds(document: &Document) {
    let text = &document.text;
    for page in &document.pages {
        assert!(
            text.get(page.start..page.end).is_some(),
            "a page lies outside of the text"
        );
    }
    for segment in &document.segments {
        assert!(text.is_char_boundary(segment.start), "a place cuts a letter");
    }
    for byte in [0, text.len() / 2, text.len()] {
        assert!(!document.locator_at(byte).is_empty(), "a place has a name");
    }
    if let Some(table) = &document.table {
        let guessed = factdesk_intake::claims::guess(table);
        let _ = factdesk_intake::claims::bad_rows(table, &guessed);
    }
    assert!(
        !text.contains('\0') && !text.contains('\r'),
        "the text is normalised"
    );
}

/// A page, whatever its encoding was.
pub fn page(bytes: &[u8]) {
    let page = read_page(&String::from_utf8_lossy(bytes), Some("https://velm.example/a"));
    assert!(
        page.url.is_none_or(|url| url.starts_with("http")),
        "an address is http"
    );
}

/// The first two pages of a PDF as pictures.
pub fn page_image(bytes: &[u8]) {
    for number in 1..=2 {
        if let Ok(png) = draw_page(bytes.to_vec(), number, 200) {
            assert!((1..=4096).contains(&png.width_px) && (1..=4096).contains(&png.height_px));
        }
    }
}

/// A picture, looked at and drawn anew.
pub fn picture(bytes: &[u8]) {
    document("a.png", bytes);
    if let Ok(png) = draw_picture(bytes) {
        assert!(png.width_px <= 4096 && png.height_px <= 4096, "a picture fits");
        let again = read_document("a.png", None, &png.bytes);
        assert!(
            again.is_ok_and(|again| again.media_type == MediaType::Png),
            "a drawn picture is one"
        );
    }
}

/// An archive of these parts, not packed, so that the fuzzer reaches what is inside.
pub fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let how = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, bytes) in parts {
        zip.start_file(*name, how).expect("memory takes it");
        zip.write_all(bytes).expect("memory takes it");
    }
    zip.finish().expect("memory takes it").into_inner()
}

/// The main part and the notes of a Word document.
pub fn docx_part(bytes: &[u8]) {
    document(
        "a.docx",
        &archive(&[("word/document.xml", bytes), ("word/footnotes.xml", bytes)]),
    );
}

/// The content of an OpenDocument text.
pub fn odt_part(bytes: &[u8]) {
    let mimetype: &[u8] = b"application/vnd.oasis.opendocument.text";
    document(
        "a.odt",
        &archive(&[("mimetype", mimetype), ("content.xml", bytes)]),
    );
}

/// A sheet of a workbook.
pub fn xlsx_part(bytes: &[u8]) {
    let package = "http://schemas.openxmlformats.org/package/2006/relationships";
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let relations = |kind: &str, target: &str| {
        format!(
            "<Relationships xmlns=\"{package}\"><Relationship Id=\"r1\" Target=\"{target}\" Type=\"{office}/{kind}\"/></Relationships>"
        )
    };
    let book = format!(
        "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"{office}\"><sheets>\
         <sheet name=\"A\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
    );
    let (top, inner) = (
        relations("officeDocument", "xl/workbook.xml"),
        relations("worksheet", "worksheets/sheet1.xml"),
    );
    document(
        "a.xlsx",
        &archive(&[
            ("[Content_Types].xml", b"<Types/>"),
            ("_rels/.rels", top.as_bytes()),
            ("xl/workbook.xml", book.as_bytes()),
            ("xl/_rels/workbook.xml.rels", inner.as_bytes()),
            ("xl/worksheets/sheet1.xml", bytes),
        ]),
    );
}
