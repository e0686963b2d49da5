//! The bytes of an answer, with the budgets counted while they are read.

use std::io::{self, Read};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use flate2::read::MultiGzDecoder;

use super::{FetchError, MAX_FETCH_BYTES};

/// A packed answer may grow this much.
const MOST_GROWTH: u64 = 100;

/// Below this many bytes growth does not count.
const GROWTH_FROM_BYTES: u64 = 1 << 20;

const PIECE_BYTES: usize = 64 << 10;

/// Reads a body to its end, and unpacks it where its encoding says so.
pub(super) fn read(
    body: impl Read,
    encoding: Option<&str>,
    stop: &AtomicBool,
    failed: impl Fn(&io::Error) -> FetchError,
) -> Result<Vec<u8>, FetchError> {
    let taken = AtomicU64::new(0);
    let counted = Counted { body, taken: &taken };
    match encoding.map(|name| name.trim().to_ascii_lowercase()).as_deref() {
        None | Some("" | "identity") => pour(counted, stop, |_| Ok(()), failed),
        Some("gzip" | "x-gzip") => {
            let fits = |unpacked: u64| {
                let packed = taken.load(Ordering::Relaxed).max(1);
                match unpacked > GROWTH_FROM_BYTES && unpacked / MOST_GROWTH > packed {
                    true => Err(FetchError::Bomb { ratio: MOST_GROWTH }),
                    false => Ok(()),
                }
            };
            let broken = |error: &io::Error| match error.kind() {
                io::ErrorKind::InvalidInput | io::ErrorKind::InvalidData => FetchError::Packed {
                    how: "gzip, but damaged".to_owned(),
                },
                _ => failed(error),
            };
            pour(MultiGzDecoder::new(counted), stop, fits, broken)
        }
        Some(other) => Err(FetchError::Packed {
            how: other.chars().take(40).collect(),
        }),
    }
}

fn pour(
    mut from: impl Read,
    stop: &AtomicBool,
    fits: impl Fn(u64) -> Result<(), FetchError>,
    failed: impl Fn(&io::Error) -> FetchError,
) -> Result<Vec<u8>, FetchError> {
    let (mut all, mut piece) = (Vec::new(), vec![0; PIECE_BYTES]);
    loop {
        if stop.load(Ordering::Relaxed) {
            return Err(FetchError::Cancelled);
        }
        let read = match from.read(&mut piece) {
            Ok(0) => return Ok(all),
            Ok(read) => read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(failed(&error)),
        };
        all.extend_from_slice(&piece[..read]);
        let size = all.len() as u64;
        if size > MAX_FETCH_BYTES {
            return Err(FetchError::TooLarge {
                limit_bytes: MAX_FETCH_BYTES,
            });
        }
        fits(size)?;
    }
}

struct Counted<'c, R> {
    body: R,
    taken: &'c AtomicU64,
}

impl<R: Read> Read for Counted<'_, R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.body.read(into)?;
        self.taken.fetch_add(read as u64, Ordering::Relaxed);
        Ok(read)
    }
}
