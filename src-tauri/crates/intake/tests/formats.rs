//! Each format as a real file, made here: what is read, and what is left out.
#![allow(clippy::unwrap_used, reason = "in a test a failure is a panic")]

mod build;

use std::io::Write as _;

use factdesk_intake::{Document, Kind, MediaType, read_bytes, read_document};

fn read(name: &str, bytes: &[u8]) -> Document {
    read_document(name, None, bytes).unwrap_or_else(|error| panic!("{name}: {error}"))
}

#[test]
fn a_word_document_gives_its_text_without_deletions_and_with_notes() {
    let body = "<w:p><w:pPr><w:pStyle w:val=\"Heading1\"/><w:tabs><w:tab w:val=\"left\"/></w:tabs></w:pPr>\
        <w:r><w:t>The bridge</w:t></w:r></w:p>\
        <w:p><w:r><w:t xml:space=\"preserve\">It was </w:t></w:r><w:del w:id=\"1\"><w:r><w:delText>never </w:delText></w:r></w:del>\
        <w:ins w:id=\"2\"><w:r><w:t xml:space=\"preserve\">quickly </w:t></w:r></w:ins><w:r><w:t>closed</w:t>\
        <w:footnoteReference w:id=\"2\"/></w:r><w:moveFrom w:id=\"3\"><w:r><w:t>, he said</w:t></w:r></w:moveFrom>\
        <w:r><w:t>.</w:t><w:tab/><w:t>Caf&#233; &amp; road</w:t></w:r></w:p>\
        <w:tbl><w:tr><w:tc><w:p><w:r><w:t>Cars</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>40</w:t></w:r></w:p>\
        <w:p><w:r><w:t>a day</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:p><w:r><w:t>Boats</w:t></w:r></w:p></w:tc>\
        <w:tc><w:p><w:r><w:t>3</w:t></w:r></w:p></w:tc></w:tr></w:tbl>\
        <w:p><w:r><mc:AlternateContent xmlns:mc=\"m\"><mc:Choice><w:txbxContent><w:p><w:r><w:t>A box.</w:t></w:r></w:p>\
        </w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent><w:p><w:r><w:t>A box.</w:t></w:r></w:p></w:txbxContent>\
        </mc:Fallback></mc:AlternateContent><w:t>Last words.</w:t></w:r></w:p>";
    let footnotes = "<w:footnote w:type=\"separator\" w:id=\"0\"><w:p><w:r><w:t>----</w:t></w:r></w:p></w:footnote>\
        <w:footnote w:id=\"2\"><w:p><w:r><w:t>Said the road office.</w:t></w:r></w:p></w:footnote>";
    let endnotes = "<w:endnote w:id=\"2\"><w:p><w:r><w:t>Seen in May.</w:t></w:r></w:p></w:endnote>";
    let document = read("report.docx", &build::docx(body, footnotes, endnotes));
    assert_eq!(
        document.text,
        "The bridge\n\nIt was quickly closed. Café & road\n\nCars\t40 a day\nBoats\t3\n\nLast words.\n\nA box.\n\n\
         [1] Said the road office.\n\n[2] Seen in May."
    );
    assert_eq!(
        (document.kind, document.media_type),
        (Kind::Article, MediaType::Docx)
    );
    assert_eq!(document.title.as_deref(), Some("Bridge report"));
    assert_eq!(document.byline.as_deref(), Some("Ana Ruiz"));
    assert_eq!(document.language.as_deref(), Some("en-GB"));
    assert_eq!(document.attachments, ["figures.xlsx"]);
    assert_eq!(document.locator_at(document.text.find("Boats").unwrap()), "¶ 3");
}

#[test]
fn an_opendocument_text_gives_its_text_without_deletions_and_comments() {
    let body = "<text:tracked-changes><text:changed-region><text:deletion><text:p>Gone for good.</text:p></text:deletion>\
        </text:changed-region></text:tracked-changes><text:h text:outline-level=\"1\">The bridge</text:h>\
        <text:p>It is<text:s text:c=\"3\"/>closed<text:change text:change-id=\"c\"/><text:note text:note-class=\"footnote\">\
        <text:note-citation>1</text:note-citation><text:note-body><text:p>Said the office.</text:p></text:note-body></text:note>\
        <office:annotation><text:p>A comment.</text:p></office:annotation>.<text:line-break/>For now.</text:p>\
        <text:list><text:list-item><text:p>ferry</text:p></text:list-item></text:list>\
        <table:table><table:table-row><table:table-cell><text:p>Cars</text:p></table:table-cell>\
        <table:table-cell><text:p>40</text:p></table:table-cell></table:table-row></table:table>";
    let document = read("report.odt", &build::odt(body));
    assert_eq!(
        document.text,
        "The bridge\n\nIt is closed.\nFor now.\n\nferry\n\nCars\t40\n\n[1] Said the office."
    );
    assert_eq!(document.title.as_deref(), Some("The bridge"));
}

#[test]
fn a_pdf_gives_the_text_of_each_page() {
    let pages: &[&[&str]] = &[
        &[
            "The bridge was closed on Monday, the road",
            "office said. Nobody was hurt in the acci-",
            "dent.",
            "",
            "It opens in May \\(perhaps\\).",
        ],
        &["Second page: 40 cars a day."],
    ];
    let document = read("paper.pdf", &build::pdf(pages));
    assert_eq!(
        document.text,
        "The bridge was closed on Monday, the road office said. Nobody was hurt in the acci-\ndent.\n\n\
         It opens in May \\(perhaps\\).\n\nSecond page: 40 cars a day."
    );
    assert_eq!(document.pages.len(), 2);
    assert_eq!(document.locator_at(document.text.find("May").unwrap()), "p. 1");
    assert_eq!(
        document.locator_at(document.text.find("40 cars").unwrap()),
        "p. 2"
    );
    assert_eq!(document.warnings, [""; 0], "a plain file needs no warning");
}

#[test]
fn columns_of_a_pdf_are_read_one_after_the_other() {
    let content = "BT /F1 10 Tf 1 0 0 1 72 700 Tm (Left one) Tj 1 0 0 1 72 688 Tm (left two.) Tj \
                   1 0 0 1 320 700 Tm (Right one) Tj 1 0 0 1 320 688 Tm (right two.) Tj ET";
    let document = read(
        "paper.pdf",
        &build::pdf_with(&[content.to_owned()], build::HELVETICA),
    );
    assert_eq!(document.text, "Left one left two.\n\nRight one right two.");
}

#[test]
fn words_of_a_pdf_that_are_set_apart_by_numbers_are_words() {
    let content = "BT /F1 12 Tf 72 700 Td [(The)-300(bri)20(dge)-280(is)-310(closed.)] TJ ET";
    let document = read(
        "paper.pdf",
        &build::pdf_with(&[content.to_owned()], build::HELVETICA),
    );
    assert_eq!(document.text, "The bridge is closed.");
}

#[test]
fn a_workbook_gives_the_rows_of_each_sheet() {
    let sheets: &[(&str, &[&[&str]])] = &[
        (
            "Claims",
            &[
                &["claim", "", "date"],
                &["Bridge closed", "x", "2024-05-02"],
                &[],
                &["Opens in May", "", "#40"],
            ],
        ),
        ("Notes", &[&["who"], &["Ruiz"]]),
    ];
    let document = read("claims.xlsx", &build::xlsx(sheets));
    assert_eq!(
        document.text,
        "claim\tColumn 2\tdate\nBridge closed\tx\t2024-05-02\nOpens in May\t\t40\n\nwho\nRuiz\n"
    );
    assert_eq!(
        document.locator_at(document.text.find("Opens").unwrap()),
        "Claims, row 4"
    );
    assert_eq!(
        document.locator_at(document.text.find("Ruiz").unwrap()),
        "Notes, row 2"
    );
    let table = document.table.unwrap();
    assert_eq!(table.header, ["claim", "Column 2", "date"]);
    assert_eq!(table.rows[1].number, 4);
    assert!(
        document.warnings[0].contains("2 sheets"),
        "{:?}",
        document.warnings
    );
}

const MAIL: &str = "Return-Path: <ada@velm.example>\r\nMessage-ID: <1@velm.example>\r\nMIME-Version: 1.0\r\n\
    From: =?utf-8?q?Ada_Br=C3=BCnk?= <ada@velm.example>\r\nTo: desk@paper.example\r\n\
    Subject: The\r\n bridge\r\nDate: Thu, 02 May 2024 10:00:00 +0200\r\n\
    Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: multipart/alternative; boundary=c\r\n\r\n\
    --c\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>Marked up.</p><script>alert(1)</script>\r\n\
    --c\r\nContent-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n\
    It is closed=2C caf=E9 too.\r\n--c--\r\n--b\r\nContent-Type: application/pdf; name=\"../../plan.pdf\"\r\n\
    Content-Disposition: attachment; filename=\"../../plan.pdf\"\r\nContent-Transfer-Encoding: base64\r\n\r\nJVBERi0=\r\n--b--\r\n";

#[test]
fn a_mail_gives_its_text_and_names_its_attachments() {
    let document = read("mail.eml", MAIL.as_bytes());
    assert_eq!(document.text, "It is closed, café too.");
    assert_eq!(document.kind, Kind::Mail);
    assert_eq!(document.title.as_deref(), Some("The bridge"));
    assert_eq!(document.byline.as_deref(), Some("Ada Brünk <ada@velm.example>"));
    assert_eq!(document.published.unwrap().to_string(), "2024-05-02");
    assert_eq!(
        document.attachments,
        ["../../plan.pdf"],
        "a name, and nothing but a name"
    );
    assert!(
        document.warnings[0].contains("not opened"),
        "{:?}",
        document.warnings
    );
    assert_eq!(read("no-ending", MAIL.as_bytes()).media_type, MediaType::Mail);
}

const PAGE: &str = "<html lang=en><title>Bridge closed</title><body><article><h1>Bridge closed</h1><p>The bridge over \
    the Velm was closed on Monday, the road office said, after an inspector found a crack in one of its piers.</p>\
    <p>It will open again in May, once the pier is mended, the office said in a statement that it sent to all papers. \
    Until then a ferry takes cars and people across the river twice an hour, from six in the morning to ten at night. \
    Lorries have to go round by the old town, which takes them forty minutes longer than before.</p></article></body></html>";

#[test]
fn a_saved_page_gives_its_article() {
    let mhtml = format!(
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://velm.example/bridge\r\nSubject: Bridge closed\r\n\
         Date: Thu, 2 May 2024 10:00:00 -0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\
         \tboundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/html\r\nContent-Location: https://velm.example/bridge\r\n\r\n{PAGE}\r\n\
         --b\r\nContent-Type: image/png\r\nContent-Location: https://velm.example/x.png\r\nContent-Transfer-Encoding: base64\r\n\r\nAAAA\r\n--b--\r\n"
    );
    let document = read("page.mhtml", mhtml.as_bytes());
    assert_eq!(document.media_type, MediaType::Mhtml);
    assert!(document.text.contains("closed on Monday"), "{}", document.text);
    assert_eq!(document.title.as_deref(), Some("Bridge closed"));
    assert_eq!(document.url.as_deref(), Some("https://velm.example/bridge"));
}

fn record(kind: &str, url: &str, block: &[u8]) -> Vec<u8> {
    let head = format!(
        "WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2024-05-02T10:00:00Z\r\n\
         Content-Length: {}\r\n\r\n",
        block.len()
    );
    [head.as_bytes(), block, b"\r\n\r\n"].concat()
}

fn http(head: &str, body: &[u8]) -> Vec<u8> {
    [format!("HTTP/1.1 {head}\r\n\r\n").as_bytes(), body].concat()
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    packed.write_all(bytes).unwrap();
    packed.finish().unwrap()
}

fn warc() -> Vec<Vec<u8>> {
    let packed = gzip(PAGE.as_bytes());
    let (one, two) = packed.split_at(packed.len() / 2);
    let chunks = [
        format!("{:x}\r\n", one.len()).as_bytes(),
        one,
        b"\r\n",
        format!("{:x};x=y\r\n", two.len()).as_bytes(),
        two,
        b"\r\n0\r\n\r\n",
    ]
    .concat();
    let page = "200 OK\r\nContent-Type: text/html; charset=utf-8\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip";
    vec![
        record("warcinfo", "", b"software: made by hand"),
        record("request", "https://velm.example/", b"GET / HTTP/1.1\r\n\r\n"),
        record(
            "response",
            "https://velm.example/x.png",
            &http("200 OK\r\nContent-Type: image/png", b"\x89PNG"),
        ),
        record(
            "response",
            "https://velm.example/old",
            &http("404 Not Found\r\nContent-Type: text/html", b"<p>No."),
        ),
        record(
            "response",
            "https://velm.example/notice",
            &http("200 OK\r\nContent-Type: text/html", b"<p>We use cookies."),
        ),
        record("response", "https://velm.example/bridge", &http(page, &chunks)),
    ]
}

#[test]
fn a_web_archive_gives_the_page_with_the_article() {
    let plain = warc().concat();
    let packed: Vec<u8> = warc().iter().flat_map(|record| gzip(record)).collect();
    for (name, bytes) in [("page.warc", plain), ("page.warc.gz", packed)] {
        let document = read(name, &bytes);
        assert_eq!(
            (document.kind, document.media_type),
            (Kind::Archive, MediaType::Warc),
            "{name}"
        );
        assert!(
            document.text.contains("closed on Monday"),
            "{name}: {}",
            document.text
        );
        assert_eq!(document.url.as_deref(), Some("https://velm.example/bridge"));
        assert_eq!(document.attachments, ["https://velm.example/notice"]);
        assert!(
            document
                .warnings
                .iter()
                .any(|said| said.contains("archived on 2024-05-02"))
        );
    }
}

#[test]
fn a_packed_web_archive_gives_the_page_that_it_lists_first() {
    let pages =
        "{\"format\":\"json-pages-1.0\"}\n{\"url\":\"https://velm.example/notice\",\"title\":\"Notice\"}\n";
    let records: Vec<u8> = warc().iter().flat_map(|record| gzip(record)).collect();
    let wacz = build::zip(&[
        ("datapackage.json", b"{}".as_slice()),
        ("pages/pages.jsonl", pages.as_bytes()),
        ("archive/data.warc.gz", &records),
    ]);
    let document = read("page.wacz", &wacz);
    assert_eq!(document.text, "We use cookies.");
    assert_eq!(document.url.as_deref(), Some("https://velm.example/notice"));
}

#[test]
fn a_picture_has_no_text_and_is_no_article() {
    let mut png = Vec::new();
    let picture = image::RgbImage::from_pixel(3, 2, image::Rgb([200, 10, 10]));
    picture
        .write_to(&mut std::io::Cursor::new(&mut png), image::ImageFormat::Png)
        .unwrap();
    let document = read("photo.jpg", &png);
    assert_eq!((document.kind, document.text.as_str()), (Kind::Image, ""));
    assert!(document.warnings[0].contains("picture") || document.warnings.is_empty());
    assert_eq!(read_bytes("photo.png", &png).unwrap_err().code(), "file_binary");
}

#[test]
fn the_bytes_decide_where_the_name_is_wrong() {
    let document = read(
        "report.pdf",
        &build::docx("<w:p><w:r><w:t>Closed.</w:t></w:r></w:p>", "", ""),
    );
    assert_eq!(
        (document.media_type, document.text.as_str()),
        (MediaType::Docx, "Closed.")
    );
    assert!(
        document.warnings[0].contains("promises a PDF"),
        "{:?}",
        document.warnings
    );
}

#[test]
fn the_extractors_named_are_those_in_use() {
    let lock = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../Cargo.lock")).unwrap();
    let lock = lock.replace("\r\n", "\n");
    let extractors = [
        read(
            "a.docx",
            &build::docx("<w:p><w:r><w:t>x</w:t></w:r></w:p>", "", ""),
        )
        .extractor,
        read("a.pdf", &build::pdf(&[&["x"]])).extractor,
        read("a.xlsx", &build::xlsx(&[("A", &[&["x"]])])).extractor,
        read("a.eml", MAIL.as_bytes()).extractor,
        read("a.csv", b"a,b\n1,2\n").extractor,
        read("a.warc", &warc().concat()).extractor,
    ];
    for extractor in extractors {
        let (_, with) = extractor.split_once(" with ").unwrap();
        for one in with.split(", ") {
            let (name, version) = one.split_once(' ').unwrap();
            assert!(
                lock.contains(&format!("name = \"{name}\"\nversion = \"{version}.")),
                "{one} is not in the lock file"
            );
        }
    }
}
