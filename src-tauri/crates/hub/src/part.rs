//! Parts of a bundle, written and read as streams that are counted and hashed.

use std::io::{self, BufRead, Read, Write};

use sha2::{Digest, Sha256};

use crate::Part;

/// Hashes and counts what is written through it.
pub struct Hashing<W> {
    inner: W,
    hash: Sha256,
    size_bytes: u64,
}

impl<W: Write> Hashing<W> {
    /// Writes to `inner`.
    pub fn new(inner: W) -> Self {
        Self {
            inner,
            hash: Sha256::new(),
            size_bytes: 0,
        }
    }

    /// What was written, as a part of this name.
    pub fn part(self, name: impl Into<String>) -> Part {
        Part {
            name: name.into(),
            sha256: hex::encode(self.hash.finalize()),
            size_bytes: self.size_bytes,
        }
    }
}

impl<W: Write> Write for Hashing<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.inner.write(bytes)?;
        self.hash.update(&bytes[..written]);
        self.size_bytes += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

/// Whether a stream is the part: never more of it is inflated than the signed size and one byte.
pub fn is_part(mut stream: impl Read, part: &Part) -> bool {
    let (mut hash, mut size_bytes) = (Sha256::new(), 0_u64);
    let mut buffer = vec![0; 1 << 16];
    loop {
        match stream.read(&mut buffer) {
            Ok(0) => break,
            Ok(read) => {
                size_bytes += read as u64;
                if size_bytes > part.size_bytes {
                    return false;
                }
                hash.update(&buffer[..read]);
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            // The archive's own checksum does not hold, or it ends too early.
            Err(_) => return false,
        }
    }
    size_bytes == part.size_bytes && hex::encode(hash.finalize()) == part.sha256
}

/// Reads one line without its newline into `line`; false at the end. A line longer than `most` is an error.
pub fn next_line(from: &mut impl BufRead, line: &mut Vec<u8>, most: u64) -> io::Result<bool> {
    line.clear();
    let read = from.by_ref().take(most).read_until(b'\n', line)?;
    if line.last() == Some(&b'\n') {
        line.pop();
    } else if read as u64 == most {
        return Err(io::Error::other("a line is too long"));
    }
    Ok(read > 0)
}
