//! Pages and pictures drawn anew, good and hostile ones.
#![allow(clippy::unwrap_used, reason = "in a test a failure is a panic")]

mod build;

use factdesk_intake::{Error, MediaType, draw_page, draw_picture, read_document};
use rstest::rstest;

/// Width and height in pixels of a PNG that was drawn.
#[track_caller]
fn drawn(png: Result<factdesk_intake::reader::Png, Error>) -> (u32, u32) {
    let png = png.unwrap();
    let read = read_document("a.png", None, &png.bytes).unwrap();
    assert_eq!(read.media_type, MediaType::Png);
    (png.width_px, png.height_px)
}

#[test]
fn a_page_is_drawn_as_wide_as_asked_within_bounds() {
    let pdf = build::pdf(&[&["The gate is closed."], &["It is open."]]);
    assert_eq!(drawn(draw_page(pdf.clone(), 1, 595)), (595, 842));
    assert_eq!(drawn(draw_page(pdf.clone(), 2, 100)).0, 100);
    assert_eq!(drawn(draw_page(pdf.clone(), 1, 0)).0, 16);
    let (width, height) = drawn(draw_page(pdf.clone(), 1, u32::MAX));
    assert!(width <= 4096 && height <= 4096, "{width} × {height}");
    let empty = draw_page(build::pdf(&[&[]]), 1, 100).unwrap();
    let full = draw_page(pdf.clone(), 1, 100).unwrap();
    assert_ne!(empty.bytes, full.bytes, "the words are drawn");
    for page in [0, 3, u32::MAX] {
        assert_eq!(
            draw_page(pdf.clone(), page, 100).unwrap_err(),
            Error::NoSuchPage,
            "page {page}"
        );
    }
}

#[rstest]
#[case::no_area("0 0 0 0")]
#[case::endless("0 0 1e38 1e38")]
#[case::backwards("842 595 0 0")]
#[case::long("0 0 1 1000000")]
#[case::no_numbers("a b c d")]
fn a_page_of_a_strange_size_is_drawn_within_bounds_or_refused(#[case] size: &str) {
    let page = format!("<< /Type /Page /Parent 2 0 R /MediaBox [{size}] /Contents 4 0 R >>");
    let objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>".to_vec(),
        page.into_bytes(),
        build::stream("", b"0 0 9 9 re f"),
    ];
    match draw_page(build::pdf_of(&objects, ""), 1, 300) {
        Ok(png) => assert!(
            png.width_px <= 4096 && png.height_px <= 4096,
            "{} × {}",
            png.width_px,
            png.height_px
        ),
        Err(error) => assert!(error.message().len() > 20, "{error:?}"),
    }
}

#[test]
fn a_page_that_cannot_be_read_is_named_and_the_others_are_kept() {
    let font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>";
    let page = |content: usize| {
        format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {content} 0 R \
             /Resources << /Font << /F1 3 0 R >> >> >>"
        )
        .into_bytes()
    };
    let objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        b"<< /Type /Pages /Count 2 /Kids [4 0 R 5 0 R] >>".to_vec(),
        font.to_vec(),
        page(6),
        page(99),
        build::stream("", build::page(&["The gate is closed."]).as_bytes()),
    ];
    let document = read_document("broken.pdf", None, &build::pdf_of(&objects, "")).unwrap();
    assert_eq!(
        (document.text.trim(), document.pages.len()),
        ("The gate is closed.", 2)
    );
    let said = document.warnings.join(" ");
    assert!(
        said.contains("A page of the file: 2") && said.contains("could not be read"),
        "{said}"
    );
}

/// A PNG of one colour with this size in its head.
fn png(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = draw_page(build::pdf(&[&["x"]]), 1, 16).unwrap().bytes;
    bytes[16..20].copy_from_slice(&width.to_be_bytes());
    bytes[20..24].copy_from_slice(&height.to_be_bytes());
    let crc = crc32(&bytes[12..29]);
    bytes[29..33].copy_from_slice(&crc.to_be_bytes());
    bytes
}

fn crc32(bytes: &[u8]) -> u32 {
    let mut crc = flate2::Crc::new();
    crc.update(bytes);
    crc.sum()
}

#[test]
fn a_picture_that_claims_to_be_huge_is_refused_before_memory_is_set_aside() {
    for (width, height) in [(65_000, 65_000), (u32::MAX >> 1, 2), (100_000, 1_000)] {
        for error in [
            draw_picture(&png(width, height)).unwrap_err(),
            read_document("a.png", None, &png(width, height)).unwrap_err(),
        ] {
            let code = error.code();
            assert!(
                ["file_over_budget", "file_damaged"].contains(&code),
                "{width} × {height}: {error:?}"
            );
        }
    }
}

#[test]
fn pictures_are_drawn_anew_and_what_breaks_off_is_named() {
    let whole = draw_page(build::pdf(&[&["The gate is closed."]]), 1, 300)
        .unwrap()
        .bytes;
    assert_eq!(drawn(draw_picture(&whole)).0, 300);
    for cut in [9, 30, whole.len() / 2] {
        assert_eq!(
            draw_picture(&whole[..cut]).unwrap_err().code(),
            "file_damaged",
            "cut at {cut}"
        );
    }
    for other in [
        &b"%PDF-1.7"[..],
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"II*\0\x08\0\0\0",
        b"",
    ] {
        assert!(draw_picture(other).is_err(), "{other:?}");
    }
    let gif = b"GIF89a\x02\0\x02\0\x80\0\0\xff\xff\xff\0\0\0,\0\0\0\0\x02\0\x02\0\0\x02\x03\x44\x02\x05\0;";
    assert_eq!(drawn(draw_picture(gif)), (2, 2));
}
