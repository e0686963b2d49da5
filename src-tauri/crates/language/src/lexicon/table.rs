//! Hashing for tables of words that the program brings along. They are asked for every word of every text, and no
//! input decides what is in them, so the hash need not withstand an attacker.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

/// A table by word.
pub(crate) type Table<K, V> = HashMap<K, V, BuildHasherDefault<Fast>>;
/// A set of words.
pub(crate) type Words<K> = HashSet<K, BuildHasherDefault<Fast>>;

/// Eight bytes at a time, multiplied and turned.
#[derive(Debug, Default)]
pub(crate) struct Fast(u64);

const MULTIPLIER: u64 = 0x9E37_79B9_7F4A_7C15;

impl Fast {
    fn add(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(MULTIPLIER);
    }
}

impl Hasher for Fast {
    fn write(&mut self, bytes: &[u8]) {
        let (words, rest) = bytes.as_chunks::<8>();
        words.iter().for_each(|word| self.add(u64::from_le_bytes(*word)));
        let mut last = [0; 8];
        last[..rest.len()].copy_from_slice(rest);
        self.add(u64::from_le_bytes(last));
    }

    fn write_u8(&mut self, byte: u8) {
        self.add(u64::from(byte));
    }

    // The high bits are the mixed ones; the table looks at both ends.
    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 32)
    }
}
