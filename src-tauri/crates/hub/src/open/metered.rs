//! A reader that gives out only so many bytes until it is told to stop counting: whatever the list of parts says of
//! itself, no more of it comes into memory.

use std::io::{Error, Read, Result, Seek, SeekFrom};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// The count is off from then on.
const OFF: u64 = u64::MAX;

/// See the module.
pub struct Metered<R> {
    inner: R,
    left: Arc<AtomicU64>,
}

/// What is left of it, for who holds the reader no longer.
pub struct Meter(Arc<AtomicU64>);

impl<R> Metered<R> {
    /// Gives out `most` bytes.
    pub fn new(inner: R, most: u64) -> (Self, Meter) {
        let left = Arc::new(AtomicU64::new(most));
        let meter = Meter(Arc::clone(&left));
        (Self { inner, left }, meter)
    }
}

impl Meter {
    /// Whether more was asked for than there is.
    pub fn is_spent(&self) -> bool {
        self.0.load(Ordering::Relaxed) == 0
    }

    /// From now on everything is given out.
    pub fn stop(&self) {
        self.0.store(OFF, Ordering::Relaxed);
    }
}

impl<R: Read> Read for Metered<R> {
    fn read(&mut self, to: &mut [u8]) -> Result<usize> {
        let left = self.left.load(Ordering::Relaxed);
        if left == OFF {
            return self.inner.read(to);
        }
        if left == 0 && !to.is_empty() {
            return Err(Error::other("more was asked for than may be read"));
        }
        let most = usize::try_from(left).unwrap_or(usize::MAX).min(to.len());
        let read = self.inner.read(&mut to[..most])?;
        self.left.store(left - read as u64, Ordering::Relaxed);
        Ok(read)
    }
}

impl<R: Seek> Seek for Metered<R> {
    fn seek(&mut self, to: SeekFrom) -> Result<u64> {
        self.inner.seek(to)
    }
}
