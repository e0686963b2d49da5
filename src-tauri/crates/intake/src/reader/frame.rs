//! Frames: the length of a header and of a body, the header as JSON, the body as it is.

use std::io::{self, Read, Write};

use serde::Serialize;
use serde::de::DeserializeOwned;

/// Longest header in bytes. The rows of a large table travel in one.
const MAX_HEADER_BYTES: u64 = 256 << 20;

/// Longest body in bytes; the longest file that is captured fits, and so does the longest text.
const MAX_BODY_BYTES: u64 = 256 << 20;

/// Writes a frame.
pub(super) fn write(to: &mut impl Write, header: &impl Serialize, body: &[u8]) -> io::Result<()> {
    let header = serde_json::to_vec(header)?;
    let mut lengths = [0; 16];
    lengths[..8].copy_from_slice(&length(&header).to_le_bytes());
    lengths[8..].copy_from_slice(&length(body).to_le_bytes());
    // One write for what is short: most frames are, and each write wakes the other side.
    let mut start = Vec::with_capacity(16 + header.len());
    start.extend_from_slice(&lengths);
    start.extend_from_slice(&header);
    to.write_all(&start)?;
    to.write_all(body)?;
    to.flush()
}

fn length(bytes: &[u8]) -> u64 {
    u64::try_from(bytes.len()).expect("BUG: a length does not fit 64 bits")
}

/// Reads a frame; `None` when the other side ended before one began. Nothing is set aside for a length that
/// is only promised.
pub(super) fn read<H: DeserializeOwned>(from: &mut impl Read) -> io::Result<Option<(H, Vec<u8>)>> {
    let mut first = [0; 1];
    if from.read(&mut first)? == 0 {
        return Ok(None);
    }
    let mut rest = [0; 15];
    from.read_exact(&mut rest)?;
    let mut lengths = [0; 16];
    lengths[0] = first[0];
    lengths[1..].copy_from_slice(&rest);
    let (header, body) = lengths.split_at(8);
    let header = part(from, header, MAX_HEADER_BYTES)?;
    let body = part(from, body, MAX_BODY_BYTES)?;
    Ok(Some((serde_json::from_slice(&header)?, body)))
}

fn part(from: &mut impl Read, length: &[u8], most: u64) -> io::Result<Vec<u8>> {
    let length = u64::from_le_bytes(length.try_into().expect("BUG: eight bytes are eight bytes"));
    if length > most {
        return Err(io::Error::new(io::ErrorKind::InvalidData, "a frame is too long"));
    }
    let mut bytes = Vec::new();
    from.take(length).read_to_end(&mut bytes)?;
    if u64::try_from(bytes.len()).ok() != Some(length) {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn framed(header: &str, body: &[u8]) -> Vec<u8> {
        let mut bytes = Vec::new();
        write(&mut bytes, &header, body).unwrap();
        bytes
    }

    #[test]
    fn what_is_written_is_read() {
        let bytes = [framed("one", b"\0\xff"), framed("", b"")].concat();
        let mut from = bytes.as_slice();
        assert_eq!(
            read::<String>(&mut from).unwrap(),
            Some(("one".to_owned(), b"\0\xff".to_vec()))
        );
        assert_eq!(
            read::<String>(&mut from).unwrap(),
            Some((String::new(), Vec::new()))
        );
        assert_eq!(read::<String>(&mut from).unwrap(), None);
    }

    #[test]
    fn half_a_frame_and_a_lying_length_are_errors() {
        let whole = framed("one", b"two");
        for end in 1..whole.len() {
            assert!(read::<String>(&mut &whole[..end]).is_err(), "cut at {end}");
        }
        let mut lying = whole;
        lying[15] = 0x7f;
        assert!(read::<String>(&mut lying.as_slice()).is_err());
    }
}
