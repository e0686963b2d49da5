//! What a file is, told from its first bytes and its name.

use crate::draft::MediaType;
use crate::error::Error;

/// Signatures of formats that are not text, as they stand at the file's start, most specific first.
const SIGNATURES: &[(&[u8], &str)] = &[
    (b"%PDF-", "a PDF"),
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"II*\0", "a TIFF image"),
    (b"MM\0*", "a TIFF image"),
    (b"\x7fELF", "a program (ELF)"),
    (b"\xca\xfe\xba\xbe", "a program (Mach-O or Java)"),
    (b"\xcf\xfa\xed\xfe", "a program (Mach-O)"),
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "an old Office document (DOC, XLS or PPT)",
    ),
    (b"SQLite format 3\0", "a SQLite database"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\0", "an xz archive"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"OggS", "an Ogg recording"),
    (b"ID3", "an MP3 recording"),
    (b"fLaC", "a FLAC recording"),
    (b"\x1a\x45\xdf\xa3", "a Matroska or WebM video"),
    (b"wOFF", "a font"),
    (b"wOF2", "a font"),
];

/// Signatures of formats that are text but need a reader of their own.
const TEXT_FORMATS: &[(&[u8], &str)] = &[
    (b"{\\rtf", "a rich text document (RTF)"),
    (b"%!PS", "a PostScript document"),
    (b"MIME-Version:", "a mail or a web archive (MHTML)"),
    (b"From: <Saved by", "a web archive (MHTML)"),
    (b"bplist00", "a web archive or property list of macOS"),
];

/// Refuses what is no text by its signature, by its NUL bytes or by its control bytes.
///
/// # Errors
/// [`Error::Binary`] or [`Error::Unsupported`], with the kind where it is known.
pub(crate) fn refuse_foreign(bytes: &[u8]) -> Result<(), Error> {
    if let Some(kind) = foreign_kind(bytes) {
        return Err(Error::Binary {
            kind: Some(kind.into()),
        });
    }
    if let Some(&(_, kind)) = TEXT_FORMATS
        .iter()
        .find(|(signature, _)| bytes.starts_with(signature))
    {
        return Err(Error::Unsupported { kind: kind.into() });
    }
    Ok(())
}

fn foreign_kind(bytes: &[u8]) -> Option<&'static str> {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Some(zip_kind(bytes));
    }
    match (bytes.get(..4), bytes.get(4..8), bytes.get(8..12)) {
        (_, Some(b"ftyp"), _) => return Some("a video or picture (MP4, MOV or HEIC)"),
        (Some(b"RIFF"), _, Some(b"WEBP")) => return Some("a WebP image"),
        (Some(b"RIFF"), _, Some(b"WAVE")) => return Some("a WAV recording"),
        (Some(b"RIFF"), _, Some(b"AVI ")) => return Some("an AVI video"),
        _ => {}
    }
    // "MZ" and "BM" begin words too; a program or a picture has a NUL soon after.
    let soon = &bytes[..bytes.len().min(64)];
    match bytes.get(..2) {
        Some(b"MZ") if soon.contains(&0) => return Some("a program (Windows)"),
        Some(b"BM") if soon.contains(&0) => return Some("a BMP image"),
        _ => {}
    }
    if bytes.get(257..262) == Some(b"ustar".as_slice()) {
        return Some("a tar archive");
    }
    SIGNATURES
        .iter()
        .find(|(signature, _)| bytes.starts_with(signature))
        .map(|&(_, kind)| kind)
}

/// Office documents are ZIP archives; the names of their parts stand in the first local headers.
fn zip_kind(bytes: &[u8]) -> &'static str {
    let head = &bytes[..bytes.len().min(64 << 10)];
    let holds = |part: &[u8]| head.windows(part.len()).any(|window| window == part);
    match () {
        () if holds(b"application/vnd.oasis.opendocument") => "an OpenDocument file (ODT, ODS or ODP)",
        () if holds(b"application/epub+zip") => "an e-book (EPUB)",
        () if holds(b"word/") => "a Word document (DOCX)",
        () if holds(b"xl/") => "an Excel workbook (XLSX)",
        () if holds(b"ppt/") => "a PowerPoint file (PPTX)",
        () => "a ZIP archive",
    }
}

/// The format by the name's ending; a page is recognised under any ending but Markdown's, since browsers and
/// mail programs save pages under odd names.
pub(crate) fn media_type(name: &str, bytes: &[u8]) -> MediaType {
    let ending = name
        .rsplit_once('.')
        .map(|(_, ending)| ending.to_ascii_lowercase());
    match ending.as_deref() {
        Some("md" | "markdown" | "mdown" | "mkd") => MediaType::Markdown,
        Some("html" | "htm" | "xhtml" | "xht" | "shtml") => MediaType::Html,
        _ if opens_as_page(bytes) => MediaType::Html,
        _ => MediaType::PlainText,
    }
}

fn opens_as_page(bytes: &[u8]) -> bool {
    // NULs are dropped so that UTF-16 is looked through as well.
    let head = bytes[..bytes.len().min(1024)]
        .iter()
        .filter(|&&byte| byte.is_ascii() && byte != 0);
    let head: String = head.map(|&byte| char::from(byte).to_ascii_lowercase()).collect();
    let head = head.trim_start();
    let head = head
        .strip_prefix("<?xml")
        .and_then(|rest| rest.split_once("?>"))
        .map_or(head, |(_, rest)| rest);
    let head = head.trim_start();
    head.starts_with("<!doctype html") || head.starts_with("<html")
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case::pdf(b"%PDF-1.7\n...", "a PDF")]
    #[case::png(b"\x89PNG\r\n\x1a\n\0\0", "a PNG image")]
    #[case::jpeg(b"\xff\xd8\xff\xe0..", "a JPEG image")]
    #[case::program(b"\x7fELF\x02\x01", "a program (ELF)")]
    #[case::zip(b"PK\x03\x04rest.txt", "a ZIP archive")]
    #[case::docx(b"PK\x03\x04....word/document.xml", "a Word document (DOCX)")]
    #[case::odt(
        b"PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.text",
        "an OpenDocument file (ODT, ODS or ODP)"
    )]
    #[case::webp(b"RIFF....WEBPVP8 ", "a WebP image")]
    #[case::mp4(b"\0\0\0\x18ftypmp42", "a video or picture (MP4, MOV or HEIC)")]
    #[case::windows_program(b"MZ\x90\0\x03\0", "a program (Windows)")]
    fn a_foreign_file_is_named(#[case] bytes: &[u8], #[case] kind: &'static str) {
        let error = refuse_foreign(bytes).unwrap_err();
        assert_eq!(
            error,
            Error::Binary {
                kind: Some(kind.into())
            }
        );
        assert!(error.message().contains(kind), "{error}");
    }

    #[test]
    fn text_formats_that_need_a_reader_are_named() {
        assert_eq!(
            refuse_foreign(b"{\\rtf1 x}").unwrap_err().code(),
            "file_unsupported"
        );
    }

    #[rstest]
    #[case::initials(b"MZ was seen in Berlin.")]
    #[case::bank(b"BM opened a branch.")]
    #[case::short(b"P")]
    fn words_that_begin_like_a_signature_are_text(#[case] bytes: &[u8]) {
        assert_eq!(refuse_foreign(bytes), Ok(()));
    }

    #[rstest]
    #[case("a.md", "x", MediaType::Markdown)]
    #[case("a.MARKDOWN", "<html>", MediaType::Markdown)]
    #[case("a.HTM", "x", MediaType::Html)]
    #[case("a.txt", "x", MediaType::PlainText)]
    #[case("a.txt", "\n <!DOCTYPE html>", MediaType::Html)]
    #[case("a", "<?xml version='1.0'?>\n<html>", MediaType::Html)]
    #[case("a.php", "<HTML lang=en>", MediaType::Html)]
    #[case("a.txt", "<htm is no page", MediaType::PlainText)]
    fn name_and_first_bytes_give_the_format(
        #[case] name: &str,
        #[case] text: &str,
        #[case] expected: MediaType,
    ) {
        assert_eq!(media_type(name, text.as_bytes()), expected);
    }
}
