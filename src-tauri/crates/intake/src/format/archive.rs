//! ZIP archives: parts by their exact names, inflated within the budget. Names never become paths, links are
//! never followed, an archive inside is never opened.

use std::io::{Cursor, Read as _};

use zip::ZipArchive;
use zip::result::ZipError;

use super::budget::{Budget, MOST_ENTRIES};
use crate::error::Error;

#[derive(Debug)]
pub(crate) struct Archive {
    zip: ZipArchive<Cursor<Vec<u8>>>,
    budget: Budget,
    /// Size of the whole file: no part can lie packed in more, whatever its header says.
    size: u64,
}

impl Archive {
    /// Reads the list of entries only.
    pub(crate) fn open(bytes: Vec<u8>) -> Result<Self, Error> {
        let size = u64::try_from(bytes.len()).expect("BUG: a length does not fit 64 bits");
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|error| reason(&error))?;
        if zip.len() > MOST_ENTRIES {
            return Err(Error::over_budget(format!(
                "it holds {} parts, more than {MOST_ENTRIES}",
                zip.len()
            )));
        }
        Ok(Self {
            zip,
            budget: Budget::new(),
            size,
        })
    }

    /// The names of the parts, as the archive spells them.
    pub(crate) fn names(&self) -> Vec<String> {
        let names = self.zip.file_names();
        names.filter_map(|name| Some(name.ok()?.into_owned())).collect()
    }

    /// A part; `None` where there is none of that name.
    pub(crate) fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, Error> {
        let file = match self.zip.by_name(name) {
            Ok(file) => file,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(error) => return Err(reason(&error)),
        };
        if file.is_symlink() || file.is_dir() {
            return Err(Error::damaged("a part is a link or a folder"));
        }
        let packed = file.compressed_size().min(self.size);
        self.budget.read(file, packed).map(Some)
    }

    /// A part that the format cannot do without.
    pub(crate) fn needed(&mut self, name: &str) -> Result<Vec<u8>, Error> {
        self.part(name)?
            .ok_or_else(|| Error::damaged(format!("the part {name} is missing")))
    }

    /// Inflates every part that `wanted` names, so that a reader which does not count may open it after. The
    /// parts of XML are looked through for a DOCTYPE.
    pub(crate) fn rehearse(&mut self, wanted: impl Fn(&str) -> bool) -> Result<(), Error> {
        for name in self.names() {
            if !wanted(&name) {
                continue;
            }
            let bytes = self.part(&name)?.unwrap_or_default();
            if has_doctype(&bytes) {
                return Err(doctype());
            }
        }
        Ok(())
    }

    pub(crate) fn into_bytes(self) -> Vec<u8> {
        self.zip.into_inner().into_inner()
    }
}

fn has_doctype(bytes: &[u8]) -> bool {
    // In UTF-16 every other byte is a NUL.
    let plain: Vec<u8> = bytes.iter().copied().filter(|&byte| byte != 0).collect();
    plain
        .windows(9)
        .any(|nine| nine.eq_ignore_ascii_case(b"<!DOCTYPE"))
}

/// The refusal of a document that declares entities.
pub(crate) fn doctype() -> Error {
    Error::over_budget(
        "it declares a document type, through which it could pull in other files or grow without end",
    )
}

fn reason(error: &ZipError) -> Error {
    match error {
        ZipError::UnsupportedArchive(what) if what.contains("assword") => Error::Encrypted,
        ZipError::UnsupportedArchive(_) => Error::damaged("it is packed in a way that is not read"),
        _ => Error::damaged("the list of its parts breaks off or contradicts itself"),
    }
}

/// The first bytes of a gzip stream, unpacked.
pub(crate) fn gzip_begins_with(bytes: &[u8], start: &[u8]) -> bool {
    let mut begin = vec![0; start.len()];
    flate2::read::MultiGzDecoder::new(bytes)
        .read_exact(&mut begin)
        .is_ok_and(|()| begin == start)
}
