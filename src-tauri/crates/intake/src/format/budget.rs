//! What may come out of a file that unpacks. Counted while it is unpacked; nothing is believed that a header
//! says.

use std::io::{self, Read};

use crate::error::Error;

/// Most bytes that a file unpacks to.
pub(crate) const MOST_BYTES: u64 = 256 << 20;

/// Unpacked bytes for each packed one, past the first mebibyte.
const MOST_RATIO: u64 = 100;

const FREE_BYTES: u64 = 1 << 20;

/// Most entries of an archive.
pub(crate) const MOST_ENTRIES: usize = 2_000;

/// Longest text that is kept.
pub(crate) const MOST_TEXT_BYTES: usize = 64 << 20;

/// Bytes that a file may still unpack to.
#[derive(Debug)]
pub(crate) struct Budget {
    left: u64,
}

impl Budget {
    /// For a file of this many bytes on the disk.
    pub(crate) fn new() -> Self {
        Self { left: MOST_BYTES }
    }

    /// Unpacks a stream that lies packed in `packed_bytes`, which is counted by us and no header's word.
    pub(crate) fn read(&mut self, from: impl Read, packed_bytes: u64) -> Result<Vec<u8>, Error> {
        let ratio = packed_bytes.saturating_mul(MOST_RATIO).max(FREE_BYTES);
        let most = self.left.min(ratio);
        let mut bytes = Vec::new();
        from.take(most + 1).read_to_end(&mut bytes).map_err(broken)?;
        let read = u64::try_from(bytes.len()).expect("BUG: a length does not fit 64 bits");
        if read > self.left {
            return Err(Error::over_budget(format!(
                "it unpacks to more than {} MiB",
                MOST_BYTES >> 20
            )));
        }
        if read > ratio {
            return Err(Error::over_budget(format!(
                "it unpacks to more than {MOST_RATIO} times its size"
            )));
        }
        self.left -= read;
        Ok(bytes)
    }
}

fn broken(_: io::Error) -> Error {
    Error::damaged("a packed part breaks off or does not match its checksum")
}

/// Refuses a text that is too long to keep.
pub(crate) fn check_text(text: &str) -> Result<(), Error> {
    if text.len() > MOST_TEXT_BYTES {
        return Err(Error::TextTooLong {
            limit_bytes: u64::try_from(MOST_TEXT_BYTES).expect("BUG: the limit fits"),
        });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zeros_without_end_are_stopped_by_ratio_and_by_size() {
        let mut budget = Budget::new();
        let error = budget.read(io::repeat(0), 20_000).unwrap_err();
        assert_eq!(error.code(), "file_over_budget");
        assert!(error.message().contains("100 times"), "{error}");
        let error = budget.read(io::repeat(0), 1 << 30).unwrap_err();
        assert!(error.message().contains("256 MiB"), "{error}");
    }

    #[test]
    fn small_parts_may_be_packed_as_tightly_as_they_like() {
        let mut budget = Budget::new();
        assert_eq!(
            budget.read(io::repeat(7).take(1 << 20), 10).unwrap().len(),
            1 << 20
        );
    }
}
