//! The envelope of an operation, version 1: what is hashed, chained and signed.
//!
//! The payload lies beside the envelope under a salted hash, so that it can be here, withheld or erased while the
//! chain and the signatures hold.

mod signature;

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::canonical;
use crate::id::{ActId, CaseId, DeviceId, ObjectId, OpId, ReviewerId};
use crate::time::Hlc;
pub use signature::{Signing, Together, Verifying, public_key, verify, verify_digest};

/// What goes before the envelope's bytes under the hash, so that no other hash of ours can be mistaken for it.
const HASH_DOMAIN: &[u8] = b"factdesk/op/1\0";

/// A SHA-256; its text is 64 hexadecimal digits in lower case.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hash([u8; 32]);

/// A text that is not a hash.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{found}” is not a SHA-256: 64 hexadecimal digits in lower case are wanted")]
pub struct ParseHashError {
    /// The text as it was given.
    pub found: String,
}

impl Hash {
    /// What the first operation of a stream has as its predecessor.
    pub const ZERO: Self = Self([0; 32]);

    /// The hash of these bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }

    /// The hash with exactly these bytes.
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// Its 32 bytes.
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl fmt::Display for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex::encode(self.0))
    }
}

impl fmt::Debug for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Hash {
    type Err = ParseHashError;
    fn from_str(text: &str) -> Result<Self, ParseHashError> {
        let refused = || ParseHashError {
            found: text.chars().take(80).collect(),
        };
        let mut bytes = [0; 32];
        hex::decode_to_slice(text, &mut bytes).map_err(|_| refused())?;
        if text.bytes().any(|b| b.is_ascii_uppercase()) {
            Err(refused())
        } else {
            Ok(Self(bytes))
        }
    }
}

impl Serialize for Hash {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Hash {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(from)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

/// The envelope without its hash and signature.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Envelope {
    /// The case; with the device it names the stream.
    pub case_id: CaseId,
    /// The device that wrote it.
    pub device_id: DeviceId,
    /// Its place in the stream, from 1 without holes.
    pub seq: u64,
    /// The operation.
    pub op_id: OpId,
    /// The act that it is a part of.
    pub act_id: ActId,
    /// When, by the logical clock.
    pub hlc: Hlc,
    /// Who.
    pub reviewer_id: ReviewerId,
    /// The kind, as `verdict_give`.
    pub kind: String,
    /// The version of the payload.
    pub version: u32,
    /// The objects that it touches; sorted, each once.
    pub objects: Vec<ObjectId>,
    /// The heads of those objects that the author had seen; sorted, each once.
    pub deps: Vec<OpId>,
    /// The hash of the stream's operation before; zero for the first.
    pub prev_hash: Hash,
    /// SHA-256 of salt and payload.
    pub payload_hash: Hash,
}

/// An envelope with its bytes, hash and signature. Bytes are kept as they came, never written anew.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signed {
    /// What the bytes say.
    pub envelope: Envelope,
    /// The canonical bytes of the envelope.
    pub bytes: Vec<u8>,
    /// The hash of those bytes.
    pub hash: Hash,
    /// Ed25519 over the hash.
    pub signature: [u8; 64],
}

/// A payload with the salt that keeps its hash from being guessed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Payload {
    /// 16 random bytes.
    pub salt: [u8; 16],
    /// Canonical JSON.
    pub bytes: Vec<u8>,
}

impl Payload {
    /// SHA-256 of salt and bytes.
    pub fn hash(&self) -> Hash {
        Hash(
            Sha256::new()
                .chain_update(self.salt)
                .chain_update(&self.bytes)
                .finalize()
                .into(),
        )
    }
}

/// What is wrong with a signed envelope.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum VerifyError {
    /// The bytes are not an envelope of version 1.
    #[error("the envelope cannot be read: {reason}")]
    Unreadable {
        /// What the reader met.
        reason: String,
    },
    /// The bytes are not canonical, so two programs could read them differently.
    #[error("the envelope is not in its canonical form")]
    NotCanonical,
    /// The hash is not the one of the bytes.
    #[error("the hash does not match the envelope")]
    Hash,
    /// The signature is not one of this key over the hash.
    #[error("the signature does not match")]
    Signature,
    /// The payload is not the one that was hashed.
    #[error("the payload does not match its hash")]
    Payload,
}

/// The hash that chains and signs an envelope.
pub fn hash(bytes: &[u8]) -> Hash {
    Hash(
        Sha256::new()
            .chain_update(HASH_DOMAIN)
            .chain_update(bytes)
            .finalize()
            .into(),
    )
}

/// Reads an envelope from bytes as they came and checks that they are canonical and have this hash.
///
/// # Errors
/// [`VerifyError::Unreadable`], [`VerifyError::NotCanonical`] or [`VerifyError::Hash`].
pub fn read(bytes: Vec<u8>, claimed: Hash, signature: [u8; 64]) -> Result<Signed, VerifyError> {
    let envelope = serde_json::from_slice(&bytes).map_err(|e| VerifyError::Unreadable {
        reason: e.to_string(),
    })?;
    let signed = Signed {
        envelope,
        bytes,
        hash: claimed,
        signature,
    };
    check(&signed)?;
    Ok(signed)
}

/// Checks that the bytes are the canonical ones of the envelope and have its hash. The signature is not looked at.
///
/// # Errors
/// [`VerifyError::Unreadable`], [`VerifyError::NotCanonical`] or [`VerifyError::Hash`].
pub fn check(signed: &Signed) -> Result<(), VerifyError> {
    let canonical = canonical::to_bytes(&signed.envelope).map_err(|e| VerifyError::Unreadable {
        reason: e.to_string(),
    })?;
    if canonical != signed.bytes {
        return Err(VerifyError::NotCanonical);
    }
    if hash(&signed.bytes) != signed.hash {
        return Err(VerifyError::Hash);
    }
    check_lists(&signed.envelope)
}

/// Whether the numbers and lists of an envelope are what they say to be: tables are built on that.
fn check_lists(envelope: &Envelope) -> Result<(), VerifyError> {
    let no = |reason: &str| {
        let reason = reason.to_owned();
        Err(VerifyError::Unreadable { reason })
    };
    match () {
        () if envelope.seq == 0 => no("the places of a stream are counted from 1"),
        () if !envelope.objects.is_sorted_by(|a, b| a < b) => {
            no("its objects are not listed in order, each once")
        }
        () if !envelope.deps.is_sorted_by(|a, b| a < b) => {
            no("the operations that it has seen are not listed in order, each once")
        }
        () => Ok(()),
    }
}

/// Checks that a payload is the one that the envelope names.
///
/// # Errors
/// [`VerifyError::Payload`].
pub fn verify_payload(envelope: &Envelope, payload: &Payload) -> Result<(), VerifyError> {
    if payload.hash() == envelope.payload_hash {
        Ok(())
    } else {
        Err(VerifyError::Payload)
    }
}

/// The head of a case: SHA-256 over its stream ends, sorted by device. It proves that no tail was cut.
pub fn head(ends: &[(DeviceId, u64, Hash)]) -> Hash {
    let mut ends = ends.to_vec();
    ends.sort_unstable();
    let mut hash = Sha256::new();
    hash.update(b"factdesk/head/1\0");
    for (device, seq, end) in ends {
        hash.update(device.as_bytes());
        hash.update(seq.to_be_bytes());
        hash.update(end.as_bytes());
    }
    Hash(hash.finalize().into())
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::time::TimestampMs;

    pub fn envelope() -> Envelope {
        let now = TimestampMs::from_i64(1_700_000_000_000);
        Envelope {
            case_id: CaseId::new(now, [1; 10]),
            device_id: DeviceId::new(now, [2; 10]),
            seq: 1,
            op_id: OpId::new(now, [3; 10]),
            act_id: ActId::new(now, [4; 10]),
            hlc: Hlc::ZERO.tick(now),
            reviewer_id: ReviewerId::new(now, [5; 10]),
            kind: "case_create".into(),
            version: 1,
            objects: vec![],
            deps: vec![],
            prev_hash: Hash::ZERO,
            payload_hash: Payload {
                salt: [9; 16],
                bytes: b"{}".to_vec(),
            }
            .hash(),
        }
    }

    #[test]
    fn a_signed_envelope_verifies_and_reads_back() {
        let key = Signing::new(&[7; 32]);
        let signed = key.sign(envelope()).unwrap();
        verify(&signed, &key.public_key()).unwrap();
        let again = read(signed.bytes.clone(), signed.hash, signed.signature).unwrap();
        assert_eq!(again, signed);
    }

    #[test]
    fn any_flipped_byte_is_found() {
        let key = Signing::new(&[7; 32]);
        let signed = key.sign(envelope()).unwrap();
        for at in 0..signed.bytes.len() {
            let mut bytes = signed.bytes.clone();
            bytes[at] ^= 1;
            assert!(
                read(bytes, signed.hash, signed.signature).is_err(),
                "byte {at} of the envelope"
            );
        }
        for at in 0..64 {
            let mut other = signed.clone();
            other.signature[at] ^= 1;
            assert_eq!(
                verify(&other, &key.public_key()),
                Err(VerifyError::Signature),
                "byte {at} of the signature"
            );
        }
    }

    #[test]
    fn another_key_does_not_verify() {
        let signed = Signing::new(&[7; 32]).sign(envelope()).unwrap();
        assert!(verify(&signed, &public_key(&[8; 32])).is_err());
    }

    #[test]
    fn a_changed_salt_or_payload_is_found() {
        let payload = |salt, bytes: &[u8]| Payload {
            salt,
            bytes: bytes.to_vec(),
        };
        assert!(verify_payload(&envelope(), &payload([9; 16], b"{}")).is_ok());
        assert!(verify_payload(&envelope(), &payload([8; 16], b"{}")).is_err());
        assert!(verify_payload(&envelope(), &payload([9; 16], b"[]")).is_err());
    }

    #[test]
    fn spaces_in_an_envelope_are_refused() {
        let signed = Signing::new(&[7; 32]).sign(envelope()).unwrap();
        let mut bytes = signed.bytes;
        bytes.push(b' ');
        let claimed = hash(&bytes);
        assert_eq!(
            read(bytes, claimed, signed.signature),
            Err(VerifyError::NotCanonical)
        );
    }

    #[test]
    fn a_head_changes_with_every_end_and_not_with_their_order() {
        let now = TimestampMs::from_i64(1);
        let (a, b) = (
            (DeviceId::new(now, [1; 10]), 3, Hash::of(b"a")),
            (DeviceId::new(now, [2; 10]), 1, Hash::of(b"b")),
        );
        assert_eq!(head(&[a, b]), head(&[b, a]));
        assert_ne!(head(&[a]), head(&[a, b]));
        assert_ne!(head(&[a]), head(&[(a.0, 2, a.2)]));
    }
}
