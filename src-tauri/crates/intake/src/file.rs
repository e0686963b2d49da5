//! From a file, from bytes, from pasted text.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use crate::draft::{Draft, MediaType};
use crate::encoding::{self, Decoded};
use crate::error::Error;
use crate::{kind, markdown, page, plain};

/// A larger file is refused before it is read: 32 MiB, some 5,000 times a news article.
pub const MAX_FILE_BYTES: u64 = 32 << 20;

/// Reads a file; also returns its bytes as they are, to be kept beside the article.
///
/// # Errors
/// Missing, not readable, a folder, not a regular file, too large; and those of [`read_bytes`].
pub fn read_path(path: &Path) -> Result<(Vec<u8>, Draft), Error> {
    let about = std::fs::metadata(path).map_err(refusal)?;
    if about.is_dir() {
        return Err(Error::IsFolder);
    }
    // Opening a pipe would wait for its other end, so it is refused by its kind.
    if !about.is_file() {
        return Err(Error::NotRegular);
    }
    check_size(about.len())?;
    let mut bytes = Vec::new();
    // The file may grow between the look and the read; one byte past the limit is enough to tell.
    let reader = File::open(path).map_err(refusal)?;
    reader
        .take(MAX_FILE_BYTES + 1)
        .read_to_end(&mut bytes)
        .map_err(refusal)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let draft = read_bytes(&name, &bytes)?;
    Ok((bytes, draft))
}

/// Reads the bytes of a file. Only the ending of `name` matters; without a known one the bytes decide.
///
/// # Errors
/// Too large, empty, binary (with the kind where it was recognised), a text format that is not read yet,
/// encoding unclear, no article text.
pub fn read_bytes(name: &str, bytes: &[u8]) -> Result<Draft, Error> {
    check_size(u64::try_from(bytes.len()).expect("BUG: a length does not fit 64 bits"))?;
    if bytes.iter().all(|&byte| byte == 0 || byte.is_ascii_whitespace()) {
        return Err(Error::Empty);
    }
    kind::refuse_foreign(bytes)?;
    let media_type = kind::media_type(name, bytes);
    let decoded = encoding::decode(bytes, media_type)?;
    match media_type {
        MediaType::PlainText => plain::read(decoded),
        MediaType::Markdown => markdown::read(decoded),
        MediaType::Html => page::read(decoded),
    }
}

/// Reads text that was pasted. Markup in it is text.
///
/// # Errors
/// Too large, empty, no article text.
pub fn read_pasted(text: &str) -> Result<Draft, Error> {
    check_size(u64::try_from(text.len()).expect("BUG: a length does not fit 64 bits"))?;
    plain::read(Decoded::utf8(text.to_owned()))
}

fn check_size(size_bytes: u64) -> Result<(), Error> {
    if size_bytes > MAX_FILE_BYTES {
        return Err(Error::TooLarge {
            size_bytes,
            limit_bytes: MAX_FILE_BYTES,
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
