//! What a file is, told from its bytes; its name and what a server said of it only decide between formats of
//! plain text.

use crate::draft::MediaType;
use crate::error::Error;
use crate::format::archive::{Archive, gzip_begins_with};
use crate::format::{mail, subtitles};

/// Signatures of formats that are not read, as they stand at the file's start, most specific first.
const SIGNATURES: &[(&[u8], &str)] = &[
    (b"II*\0", "a TIFF image"),
    (b"MM\0*", "a TIFF image"),
    (b"\x7fELF", "a program (ELF)"),
    (b"\xca\xfe\xba\xbe", "a program (Mach-O or Java)"),
    (b"\xcf\xfa\xed\xfe", "a program (Mach-O)"),
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

/// Signatures of formats that are read, or of what they are wrapped in.
const READ: &[(&[u8], MediaType)] = &[
    (b"\x89PNG\r\n\x1a\n", MediaType::Png),
    (b"\xff\xd8\xff", MediaType::Jpeg),
    (b"GIF87a", MediaType::Gif),
    (b"GIF89a", MediaType::Gif),
    (b"WARC/", MediaType::Warc),
];

/// Signatures of formats that are text but need a reader of their own.
const TEXT_FORMATS: &[(&[u8], &str)] = &[
    (b"{\\rtf", "a rich text document (RTF)"),
    (b"%!PS", "a PostScript document"),
    (b"bplist00", "a web archive or property list of macOS"),
];

/// Old Office documents, and new ones with a password.
const COMPOUND: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// Endings of names, with the formats they promise.
const ENDINGS: &[(MediaType, &[&str])] = &[
    (MediaType::PlainText, &["txt", "text"]),
    (MediaType::Markdown, &["md", "markdown", "mdown", "mkd"]),
    (MediaType::Html, &["html", "htm", "xhtml", "xht", "shtml"]),
    (MediaType::Mhtml, &["mhtml", "mht"]),
    (MediaType::Mail, &["eml"]),
    (MediaType::Warc, &["warc", "warc.gz"]),
    (MediaType::Wacz, &["wacz"]),
    (MediaType::Docx, &["docx", "docm", "dotx"]),
    (MediaType::Odt, &["odt", "ott"]),
    (MediaType::Pdf, &["pdf"]),
    (MediaType::Csv, &["csv"]),
    (MediaType::Tsv, &["tsv", "tab"]),
    (MediaType::Xlsx, &["xlsx", "xlsm"]),
    (MediaType::Json, &["json", "jsonl", "ndjson"]),
    (MediaType::SubRip, &["srt"]),
    (MediaType::WebVtt, &["vtt"]),
    (MediaType::Png, &["png"]),
    (MediaType::Jpeg, &["jpg", "jpeg"]),
    (MediaType::WebP, &["webp"]),
    (MediaType::Gif, &["gif"]),
];

/// The format of a file.
///
/// # Errors
/// [`Error::Binary`] or [`Error::Unsupported`], with the kind where it is known; encrypted; a damaged archive.
pub(crate) fn media_type(name: &str, said: Option<MediaType>, bytes: &[u8]) -> Result<MediaType, Error> {
    if let Some(known) = by_signature(bytes)? {
        return Ok(known);
    }
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
    Ok(text_kind(name, said, bytes))
}

/// A sentence where the name promises another format than the bytes hold.
pub(crate) fn warning_of_name(name: &str, found: MediaType) -> Option<String> {
    let promised = promised(name)?;
    // Text, Markdown and pages are saved under each other's endings, and all are read as text.
    let text = |kind| matches!(kind, MediaType::PlainText | MediaType::Markdown | MediaType::Html);
    let both = |a, b| [promised, found] == [a, b] || [promised, found] == [b, a];
    if promised == found || (text(promised) && text(found)) || both(MediaType::Mail, MediaType::Mhtml) {
        return None;
    }
    Some(format!(
        "The name promises {}, but the file is {}; it was read as that.",
        words(promised),
        words(found)
    ))
}

fn words(kind: MediaType) -> &'static str {
    match kind {
        MediaType::PlainText => "plain text",
        MediaType::Markdown => "Markdown",
        MediaType::Html => "a web page",
        MediaType::Mhtml => "a saved web page (MHTML)",
        MediaType::Mail => "a mail",
        MediaType::Warc => "a web archive (WARC)",
        MediaType::Wacz => "a web archive (WACZ)",
        MediaType::Docx => "a Word document",
        MediaType::Odt => "an OpenDocument text",
        MediaType::Pdf => "a PDF",
        MediaType::Csv | MediaType::Tsv => "a table",
        MediaType::Xlsx => "an Excel workbook",
        MediaType::Json => "JSON",
        MediaType::SubRip | MediaType::WebVtt => "a transcript",
        MediaType::Png | MediaType::Jpeg | MediaType::WebP | MediaType::Gif => "a picture",
    }
}

fn by_signature(bytes: &[u8]) -> Result<Option<MediaType>, Error> {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return zip_kind(bytes).map(Some);
    }
    if bytes.starts_with(COMPOUND) {
        return Err(compound(bytes));
    }
    // Mail programs and servers put bytes before the header of a PDF; readers look a kilobyte far.
    let head = &bytes[..bytes.len().min(1024)];
    if bytes.starts_with(b"%PDF-") || (bytes.contains(&0) && memchr::memmem::find(head, b"%PDF-").is_some()) {
        return Ok(Some(MediaType::Pdf));
    }
    if bytes.starts_with(b"\x1f\x8b") && gzip_begins_with(bytes, b"WARC/") {
        return Ok(Some(MediaType::Warc));
    }
    if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        return Ok(Some(MediaType::WebP));
    }
    let known = READ.iter().find(|(signature, _)| bytes.starts_with(signature));
    Ok(known.map(|&(_, media_type)| media_type))
}

/// What a ZIP archive holds, by the names of its parts.
fn zip_kind(bytes: &[u8]) -> Result<MediaType, Error> {
    let mut archive = Archive::open(bytes.to_vec())?;
    let mimetype = archive.part("mimetype")?.unwrap_or_default();
    let names = archive.names();
    let holds = |name: &str| names.iter().any(|part| part.starts_with(name));
    let kind = match () {
        () if mimetype.starts_with(b"application/vnd.oasis.opendocument.text") => return Ok(MediaType::Odt),
        () if mimetype.starts_with(b"application/vnd.oasis.opendocument") => {
            "an OpenDocument table or presentation"
        }
        () if mimetype.starts_with(b"application/epub+zip") => "an e-book (EPUB)",
        () if holds("word/") => return Ok(MediaType::Docx),
        () if holds("xl/worksheets/") => return Ok(MediaType::Xlsx),
        () if holds("xl/") => "an Excel workbook in the binary form (XLSB)",
        () if holds("ppt/") => "a PowerPoint file (PPTX)",
        () if holds("archive/") && holds("datapackage.json") => return Ok(MediaType::Wacz),
        () => "a ZIP archive",
    };
    Err(Error::Binary {
        kind: Some(kind.into()),
    })
}

fn compound(bytes: &[u8]) -> Error {
    let wide: Vec<u8> = "EncryptedPackage".bytes().flat_map(|byte| [byte, 0]).collect();
    if memchr::memmem::find(bytes, &wide).is_some() {
        return Error::Encrypted;
    }
    Error::Binary {
        kind: Some("an old Office document (DOC, XLS or PPT)".into()),
    }
}

fn foreign_kind(bytes: &[u8]) -> Option<&'static str> {
    match (bytes.get(..4), bytes.get(4..8), bytes.get(8..12)) {
        (_, Some(b"ftyp"), _) => return Some("a video or picture (MP4, MOV or HEIC)"),
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

/// Between formats of text: what opens as a page, transcript or mail is one; else the name decides, then what was
/// said, and plain text is what is left. Browsers and mail programs save pages under odd names.
fn text_kind(name: &str, said: Option<MediaType>, bytes: &[u8]) -> MediaType {
    let promised = promised(name);
    if promised == Some(MediaType::Markdown) || promised == Some(MediaType::Html) {
        return promised.unwrap_or(MediaType::Html);
    }
    if opens_as_page(bytes) {
        return MediaType::Html;
    }
    if let Some(transcript) = subtitles::opens_as(&opening(bytes)) {
        return transcript;
    }
    match mail::opens_as(bytes) {
        Some(true) => return MediaType::Mhtml,
        Some(false) => return MediaType::Mail,
        None => {}
    }
    let text = |kind: &MediaType| {
        use MediaType::{Csv, Html, Json, Mail, Markdown, Mhtml, PlainText, SubRip, Tsv, WebVtt};
        matches!(
            kind,
            Csv | Html | Json | Mail | Markdown | Mhtml | PlainText | SubRip | Tsv | WebVtt
        )
    };
    promised
        .filter(text)
        .or(said.filter(text))
        .unwrap_or(MediaType::PlainText)
}

/// The format that a name's ending promises.
fn promised(name: &str) -> Option<MediaType> {
    let name = name.to_ascii_lowercase();
    let (_, ending) = name.rsplit_once('.')?;
    let ending = if name.ends_with(".warc.gz") {
        "warc.gz"
    } else {
        ending
    };
    let known = ENDINGS.iter().find(|(_, endings)| endings.contains(&ending));
    known.map(|&(media_type, _)| media_type)
}

/// The first characters, NULs dropped so that UTF-16 is looked through as well.
fn opening(bytes: &[u8]) -> String {
    let head = bytes[..bytes.len().min(1024)].iter();
    let ascii = head.filter(|&&byte| byte.is_ascii() && byte != 0);
    ascii.map(|&byte| char::from(byte)).collect()
}

fn opens_as_page(bytes: &[u8]) -> bool {
    let head = opening(bytes).to_ascii_lowercase();
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

    fn kind_of(bytes: &[u8]) -> Result<MediaType, Error> {
        media_type("a", None, bytes)
    }

    #[rstest]
    #[case::program(b"\x7fELF\x02\x01", "a program (ELF)")]
    #[case::mp4(b"\0\0\0\x18ftypmp42", "a video or picture (MP4, MOV or HEIC)")]
    #[case::windows_program(b"MZ\x90\0\x03\0", "a program (Windows)")]
    #[case::old_office(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest",
        "an old Office document (DOC, XLS or PPT)"
    )]
    #[case::gzip(b"\x1f\x8b\x08rest", "a gzip archive")]
    fn a_foreign_file_is_named(#[case] bytes: &[u8], #[case] kind: &'static str) {
        let error = kind_of(bytes).unwrap_err();
        assert_eq!(
            error,
            Error::Binary {
                kind: Some(kind.into())
            }
        );
        assert!(error.message().contains(kind), "{error}");
    }

    #[rstest]
    #[case::pdf(b"%PDF-1.7\n...", MediaType::Pdf)]
    #[case::png(b"\x89PNG\r\n\x1a\n\0\0", MediaType::Png)]
    #[case::jpeg(b"\xff\xd8\xff\xe0..", MediaType::Jpeg)]
    #[case::webp(b"RIFF....WEBPVP8 ", MediaType::WebP)]
    #[case::warc(b"WARC/1.1\r\n", MediaType::Warc)]
    #[case::vtt(b"\xef\xbb\xbfWEBVTT\n\n", MediaType::WebVtt)]
    #[case::mail(b"From: a@b.example\r\nMessage-ID: <1@b.example>\r\n\r\nHi", MediaType::Mail)]
    #[case::letter(b"From: the mayor\nTo: all\n\nHi", MediaType::PlainText)]
    fn the_bytes_tell(#[case] bytes: &[u8], #[case] expected: MediaType) {
        assert_eq!(kind_of(bytes), Ok(expected));
    }

    #[test]
    fn a_new_office_document_with_a_password_is_told_from_an_old_one() {
        let name: Vec<u8> = "EncryptedPackage".bytes().flat_map(|byte| [byte, 0]).collect();
        let bytes = [COMPOUND, &[0; 64], &name].concat();
        assert_eq!(kind_of(&bytes), Err(Error::Encrypted));
    }

    #[test]
    fn text_formats_that_need_a_reader_are_named() {
        assert_eq!(kind_of(b"{\\rtf1 x}").unwrap_err().code(), "file_unsupported");
    }

    #[rstest]
    #[case::initials(b"MZ was seen in Berlin.")]
    #[case::bank(b"BM opened a branch.")]
    #[case::short(b"P")]
    fn words_that_begin_like_a_signature_are_text(#[case] bytes: &[u8]) {
        assert_eq!(kind_of(bytes), Ok(MediaType::PlainText));
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
    #[case("a.csv", "x;y", MediaType::Csv)]
    #[case("a.pdf", "x", MediaType::PlainText)]
    fn name_and_first_bytes_give_the_format(
        #[case] name: &str,
        #[case] text: &str,
        #[case] expected: MediaType,
    ) {
        assert_eq!(media_type(name, None, text.as_bytes()), Ok(expected));
    }

    #[test]
    fn a_name_that_promises_something_else_is_said() {
        let said = warning_of_name("report.PDF", MediaType::Docx).unwrap();
        assert!(
            said.contains("promises a PDF, but the file is a Word document"),
            "{said}"
        );
        assert_eq!(warning_of_name("page.txt", MediaType::Html), None);
        assert_eq!(warning_of_name("page.php", MediaType::Html), None);
    }
}
