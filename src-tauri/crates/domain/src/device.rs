//! Devices: the six words by which two people compare a key, and who lets a device write in a case.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::id::{DeviceId, ReviewerId};

/// 2,048 English words, none of which begins with the same four letters as another: the list of BIP 39, which is
/// under the MIT licence.
const WORDS: &str = include_str!("words.txt");

/// How many words name a key.
pub const WORD_COUNT: usize = 6;

/// What goes before a key under the hash, so that its words are those of a device and of nothing else.
const DOMAIN: &[u8] = b"factdesk/words/1\0";

/// The six words of a public key: the first 66 bits of SHA-256("factdesk/words/1\0" ‖ key), eleven for each word.
pub fn words(public_key: &[u8; 32]) -> [&'static str; WORD_COUNT] {
    let digest: [u8; 32] = Sha256::new()
        .chain_update(DOMAIN)
        .chain_update(public_key)
        .finalize()
        .into();
    std::array::from_fn(|nth| word(number(&digest, nth)))
}

/// The eleven bits of a word.
fn number(digest: &[u8; 32], nth: usize) -> usize {
    (nth * 11..nth * 11 + 11).fold(0, |number, bit| {
        let set = digest[bit / 8] >> (7 - bit % 8) & 1;
        number << 1 | usize::from(set)
    })
}

fn word(number: usize) -> &'static str {
    WORDS
        .lines()
        .nth(number)
        .expect("BUG: eleven bits number a word of the list")
}

/// Whether these are the six words of a key. Case, spaces and what stands between words are of no account, and four
/// letters of a word are enough, since no two words begin alike.
pub fn are_words(typed: &str, public_key: &[u8; 32]) -> bool {
    let typed: Vec<String> = typed
        .split(|c: char| !c.is_alphabetic())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    let wanted = words(public_key);
    typed.len() == WORD_COUNT
        && typed
            .iter()
            .zip(wanted)
            .all(|(typed, word)| typed == word || (typed.len() >= 4 && word.starts_with(typed.as_str())))
}

/// Payload of `device_enrol`: a person has compared the six words of a device and lets it write in this case. It is
/// never undone; a device that should no longer write is revoked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeviceEnrol {
    /// The device.
    pub device: DeviceId,
    /// Its Ed25519 public key, 64 hexadecimal digits.
    pub public_key: String,
    /// Whose device it is, as far as is known. The operation does not touch that card: it must be heard before it.
    pub reviewer: ReviewerId,
}

/// Payload of `device_revoke`: what the device writes in this case after an operation no longer counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeviceRevoke {
    /// The device.
    pub device: DeviceId,
    /// The place in its stream of the last operation that counts; 0 when none does.
    pub after: u64,
    /// Why; never empty.
    pub reason: String,
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn the_list_has_2048_words_that_four_letters_tell_apart() {
        let four: BTreeSet<&str> = WORDS.lines().map(|word| &word[..word.len().min(4)]).collect();
        assert_eq!((WORDS.lines().count(), four.len()), (2048, 2048));
        assert!(WORDS.lines().is_sorted());
    }

    #[test]
    fn words_stand_for_the_first_66_bits() {
        let digest = Sha256::new()
            .chain_update(DOMAIN)
            .chain_update([7; 32])
            .finalize();
        let all: Vec<&str> = WORDS.lines().collect();
        // The same bits, taken from one great number instead of one by one.
        let mut bits = [0; 16];
        bits[..9].copy_from_slice(&digest[..9]);
        let number = u128::from_be_bytes(bits);
        for (nth, word) in words(&[7; 32]).iter().enumerate() {
            let eleven = (number >> (128 - 11 * (nth + 1))) & 0x7FF;
            assert_eq!(all[eleven as usize], *word);
        }
        assert_ne!(words(&[7; 32]), words(&[8; 32]));
    }

    #[test]
    fn words_are_read_as_people_type_them() {
        let key = [7; 32];
        let six = words(&key);
        assert!(are_words(&six.join(" "), &key));
        assert!(are_words(&six.join("-").to_uppercase(), &key));
        assert!(are_words(
            &six.map(|word| &word[..word.len().min(4)]).join(", "),
            &key
        ));
        assert!(!are_words(&six[..5].join(" "), &key));
        assert!(!are_words(&six.join(" "), &[8; 32]));
        let mut turned = six;
        turned.reverse();
        assert!(!are_words(&turned.join(" "), &key), "their order counts");
        assert!(!are_words("", &key));
    }
}
