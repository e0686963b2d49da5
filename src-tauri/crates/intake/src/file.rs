//! From a file, from bytes, from pasted text.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use crate::document::Document;
use crate::draft::{Draft, MediaType};
use crate::encoding::{self, Decoded};
use crate::error::Error;
use crate::format::budget::{MOST_TEXT_BYTES, check_text};
use crate::format::{docx, json, mail, odt, subtitles, table, wacz, warc, xlsx};
use crate::{kind, markdown, page, pdf, picture, plain};

/// A larger file is refused before it is read: 32 MiB, some 5,000 times a news article.
pub const MAX_FILE_BYTES: u64 = 32 << 20;

/// A larger file is not captured as evidence: 256 MiB.
pub const MAX_CAPTURE_BYTES: u64 = 256 << 20;

/// The bytes of a file, where it is a regular file and no larger than a limit. Nothing of them is looked at.
///
/// # Errors
/// Missing, not readable, a folder, not a regular file, too large.
pub fn file_bytes(path: &Path, limit_bytes: u64) -> Result<Vec<u8>, Error> {
    let about = std::fs::metadata(path).map_err(refusal)?;
    if about.is_dir() {
        return Err(Error::IsFolder);
    }
    // Opening a pipe would wait for its other end, so it is refused by its kind.
    if !about.is_file() {
        return Err(Error::NotRegular);
    }
    within(about.len(), limit_bytes)?;
    let mut bytes = Vec::new();
    // The file may grow between the look and the read; one byte past the limit is enough to tell.
    let reader = File::open(path).map_err(refusal)?;
    reader
        .take(limit_bytes + 1)
        .read_to_end(&mut bytes)
        .map_err(refusal)?;
    check_size(bytes.len(), limit_bytes)?;
    Ok(bytes)
}

/// Reads the bytes of an article in this process, without the reader process around it: for tests, and for
/// the inside of the reader process. Only the ending of `name` matters; the bytes decide.
///
/// # Errors
/// Those of [`read_document`]; larger than [`MAX_FILE_BYTES`]; no text.
pub fn read_bytes(name: &str, bytes: &[u8]) -> Result<Draft, Error> {
    check_size(bytes.len(), MAX_FILE_BYTES)?;
    read_document(name, None, bytes)?.into_draft()
}

/// Reads the bytes of any file in this process, as [`read_bytes`] does.
///
/// # Errors
/// Too large, empty, a format that is not read (with the kind where it was recognised), encoding unclear, no
/// text, damaged, encrypted, no text layer, or more inside than is unpacked.
pub fn read_document(name: &str, media: Option<MediaType>, bytes: &[u8]) -> Result<Document, Error> {
    document(name, media, bytes.to_vec(), &mut |_, _| ())
}

/// A text file with more bytes holds more text than is kept, in whatever encoding it is.
const MOST_BYTES_OF_TEXT: usize = 4 * MOST_TEXT_BYTES;

/// Reads bytes; `progress` is told pages done and in all.
pub(crate) fn document(
    name: &str,
    said: Option<MediaType>,
    bytes: Vec<u8>,
    progress: &mut dyn FnMut(u32, u32),
) -> Result<Document, Error> {
    check_size(bytes.len(), MAX_CAPTURE_BYTES)?;
    if bytes.iter().all(|&byte| byte == 0 || byte.is_ascii_whitespace()) {
        return Err(Error::Empty);
    }
    let media_type = kind::media_type(name, said, &bytes)?;
    let mut document = match media_type {
        MediaType::Pdf => pdf::read(bytes, progress),
        MediaType::Docx => docx::read(bytes),
        MediaType::Odt => odt::read(bytes),
        MediaType::Xlsx => xlsx::read(bytes),
        MediaType::Wacz => wacz::read(bytes),
        MediaType::Warc => warc::read(&bytes),
        MediaType::Mail => mail::read(&bytes),
        MediaType::Mhtml => mail::read_saved_page(&bytes),
        MediaType::Png | MediaType::Jpeg | MediaType::WebP | MediaType::Gif => {
            picture::document(&bytes, media_type)
        }
        text => text_document(bytes, text),
    }?;
    document.warnings.extend(kind::warning_of_name(name, media_type));
    Ok(document)
}

fn text_document(bytes: Vec<u8>, media_type: MediaType) -> Result<Document, Error> {
    let too_long = Error::TextTooLong {
        limit_bytes: u64::try_from(MOST_TEXT_BYTES).expect("BUG: the limit fits"),
    };
    // UTF-32 takes four bytes for a letter; anything else reaches the limit sooner.
    if bytes.len() > MOST_BYTES_OF_TEXT || (bytes.len() > 2 * MOST_TEXT_BYTES && !bytes.contains(&0)) {
        return Err(too_long);
    }
    let decoded = encoding::decode(&bytes, media_type)?;
    drop(bytes);
    check_text(&decoded.text)?;
    match media_type {
        MediaType::Markdown => markdown::read(decoded).map(Document::from),
        MediaType::Html => page::read(decoded).map(Document::from),
        MediaType::Csv | MediaType::Tsv => table::read(decoded, media_type),
        MediaType::Json => json::read(decoded),
        MediaType::SubRip | MediaType::WebVtt => subtitles::read(decoded, media_type),
        _ => plain::read(decoded).map(Document::from),
    }
}

/// Reads text that was pasted. Markup in it is text, so that nothing is parsed and no other process is needed.
///
/// # Errors
/// Too large, empty, no article text.
pub fn read_pasted(text: &str) -> Result<Draft, Error> {
    check_size(text.len(), MAX_FILE_BYTES)?;
    plain::read(Decoded::utf8(text.to_owned()))
}

/// # Errors
/// More bytes than the limit.
pub(crate) fn check_size(bytes: usize, limit_bytes: u64) -> Result<(), Error> {
    within(
        u64::try_from(bytes).expect("BUG: a length does not fit 64 bits"),
        limit_bytes,
    )
}

fn within(size_bytes: u64, limit_bytes: u64) -> Result<(), Error> {
    if size_bytes > limit_bytes {
        return Err(Error::TooLarge {
            size_bytes,
            limit_bytes,
        });
    }
    Ok(())
}

fn refusal(error: io::Error) -> Error {
    match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Error::Missing,
        io::ErrorKind::PermissionDenied => Error::Unreadable {
            reason: "permission denied".to_owned(),
        },
        io::ErrorKind::IsADirectory => Error::IsFolder,
        _ => Error::Unreadable {
            reason: error.to_string(),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case::missing(io::ErrorKind::NotFound, "file_missing")]
    #[case::below_a_file(io::ErrorKind::NotADirectory, "file_missing")]
    #[case::folder(io::ErrorKind::IsADirectory, "file_is_folder")]
    #[case::forbidden(io::ErrorKind::PermissionDenied, "file_unreadable")]
    #[case::disk(io::ErrorKind::TimedOut, "file_unreadable")]
    fn a_refusal_of_the_system_has_its_code(#[case] kind: io::ErrorKind, #[case] code: &str) {
        assert_eq!(refusal(io::Error::from(kind)).code(), code);
    }
}
