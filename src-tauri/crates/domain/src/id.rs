//! Identifiers: one newtype per noun, so that the compiler refuses a claim where a source is wanted.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::text::Span;
use crate::time::TimestampMs;

/// A text that is not an identifier: anything but a UUID in its usual form of 36 characters.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{found}” is not an identifier")]
pub struct ParseIdError {
    /// The text as it was given.
    pub found: String,
}

fn parse(text: &str) -> Result<Uuid, ParseIdError> {
    let refused = || ParseIdError {
        found: text.chars().take(80).collect(),
    };
    // Only the hyphenated lower-case form is taken: two spellings of one id would be two rows.
    let uuid = Uuid::try_parse(text).map_err(|_| refused())?;
    if uuid.hyphenated().to_string() == text {
        Ok(uuid)
    } else {
        Err(refused())
    }
}

/// A UUID of version 7 made from a time and ten random bytes.
fn time_ordered(now: TimestampMs, random: [u8; 10]) -> Uuid {
    let millis = u64::try_from(now.as_i64()).unwrap_or(0);
    uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid()
}

/// A UUID of version 8 from the SHA-256 of length-prefixed parts: the same parts give the same id everywhere.
fn derived(domain: &str, parts: &[&[u8]]) -> Uuid {
    let mut hash = Sha256::new();
    hash.update(domain.as_bytes());
    hash.update([0]);
    for part in parts {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part);
    }
    let digest = hash.finalize();
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&digest[..16]);
    Uuid::new_v8(bytes)
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        #[serde(transparent)]
        pub struct $name(Uuid);

        impl $name {
            /// A new id, ordered by time; `random` comes from the system.
            pub fn new(now: TimestampMs, random: [u8; 10]) -> Self {
                Self(time_ordered(now, random))
            }

            /// The id with exactly these 16 bytes.
            pub const fn from_bytes(bytes: [u8; 16]) -> Self {
                Self(Uuid::from_bytes(bytes))
            }

            /// The 16 bytes of the id.
            pub const fn as_bytes(&self) -> &[u8; 16] {
                self.0.as_bytes()
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.hyphenated().fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = ParseIdError;
            fn from_str(text: &str) -> Result<Self, ParseIdError> {
                parse(text).map(Self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                let text = std::borrow::Cow::<'de, str>::deserialize(from)?;
                parse(&text).map(Self).map_err(serde::de::Error::custom)
            }
        }
    )*};
}

ids! {
    /// A case: one fact-check.
    CaseId,
    /// An article under check.
    ArticleId,
    /// One immutable text of an article.
    VersionId,
    /// A claim.
    ClaimId,
    /// A statement: the span in which somebody asserts something.
    StatementId,
    /// A relation between two claims.
    RelationId,
    /// A source of evidence.
    SourceId,
    /// A piece of evidence.
    EvidenceId,
    /// One reviewer's verdict.
    VerdictId,
    /// A comment.
    CommentId,
    /// A reviewer.
    ReviewerId,
    /// A device: one desk on one machine, with its own signing key.
    DeviceId,
    /// An operation of the log.
    OpId,
    /// An act: the operations that one person did in one go.
    ActId,
    /// A rating scale.
    ScaleId,
    /// A version of a rating scale.
    ScaleVersionId,
    /// A house rule of a case.
    RuleRowId,
    /// The override of a house rule for a claim.
    OverrideId,
    /// What an editor publishes on a claim.
    DecisionId,
    /// A passage marked "nothing to check".
    MarkId,
    /// A capture: a file that was taken in as evidence.
    CaptureId,
    /// An entry of the search log.
    LookupId,
    /// A record of the right of reply.
    ReplyId,
    /// The erasure of a file.
    ErasureId,
    /// The removal of what some operations said.
    RemovalId,
    /// The sign-off of a case.
    SignOffId,
    /// A correction after a sign-off.
    CorrectionId,
    /// A request to an outlet to correct what it printed.
    CorrectionRequestId,
    /// Any object of the log whose noun is not known here.
    ObjectId,
}

macro_rules! object_ids {
    ($($name:ident),*) => {$(
        impl From<$name> for ObjectId {
            fn from(id: $name) -> Self {
                Self(id.0)
            }
        }
        impl From<ObjectId> for $name {
            fn from(id: ObjectId) -> Self {
                Self(id.0)
            }
        }
    )*};
}
object_ids!(
    CaseId,
    ArticleId,
    VersionId,
    ClaimId,
    StatementId,
    RelationId,
    SourceId,
    EvidenceId,
    VerdictId,
    CommentId,
    ReviewerId,
    MarkId,
    CaptureId,
    LookupId,
    ReplyId,
    ErasureId,
    ScaleVersionId,
    RuleRowId,
    OverrideId,
    DecisionId,
    RemovalId,
    SignOffId,
    CorrectionId,
    CorrectionRequestId,
    DeviceId
);

impl ClaimId {
    /// The id of a claim that an analysis suggests: the same case, version, span and text give the same id on
    /// every laptop, so that two reviewers who accept one suggestion accept one claim.
    pub fn suggested(case: CaseId, version: VersionId, span: Span, text: &str) -> Self {
        let (start, end) = (span.start.get() as u64, span.end.get() as u64);
        Self(derived(
            "factdesk/claim/1",
            &[
                case.as_bytes(),
                version.as_bytes(),
                &start.to_be_bytes(),
                &end.to_be_bytes(),
                text.as_bytes(),
            ],
        ))
    }
}

impl RelationId {
    /// The id of the one relation that two claims can have; the order of the two does not matter.
    pub fn between(a: ClaimId, b: ClaimId) -> Self {
        let (low, high) = if a <= b { (a, b) } else { (b, a) };
        Self(derived("factdesk/relation/1", &[low.as_bytes(), high.as_bytes()]))
    }
}

impl StatementId {
    /// The id of the statement that carries `claim` at this span: accepting a suggestion twice adds it once.
    pub fn of(claim: ClaimId, version: VersionId, span: Span) -> Self {
        let (start, end) = (span.start.get() as u64, span.end.get() as u64);
        Self(derived(
            "factdesk/statement/1",
            &[
                claim.as_bytes(),
                version.as_bytes(),
                &start.to_be_bytes(),
                &end.to_be_bytes(),
            ],
        ))
    }
}

impl RuleRowId {
    /// The id of the one row that a house rule has in a case.
    pub fn of(case: CaseId, key: &str) -> Self {
        Self(derived("factdesk/rule/1", &[case.as_bytes(), key.as_bytes()]))
    }
}

impl ErasureId {
    /// The id of the one erasure that a file can have in a case.
    pub fn of(sha256: &str) -> Self {
        Self(derived("factdesk/erasure/1", &[sha256.as_bytes()]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::ByteOffset;

    const NOW: TimestampMs = TimestampMs::from_i64(1_700_000_000_000);

    #[test]
    fn ids_are_bare_strings_in_json_and_come_back_the_same() {
        let id = ClaimId::new(NOW, [7; 10]);
        let json = serde_json::to_string(&id).unwrap();
        assert_eq!(json, format!("\"{id}\""));
        assert_eq!(serde_json::from_str::<ClaimId>(&json).unwrap(), id);
        assert_eq!(id.to_string().parse::<ClaimId>().unwrap(), id);
    }

    #[test]
    fn another_spelling_of_an_id_is_refused() {
        let id = ClaimId::new(NOW, [0xab; 10]).to_string();
        assert!(
            id.to_uppercase().parse::<ClaimId>().is_err(),
            "upper case would be a second name of one row"
        );
        assert!(id.replace('-', "").parse::<ClaimId>().is_err());
        assert!("".parse::<ClaimId>().is_err());
    }

    #[test]
    fn later_ids_sort_after_earlier_ones() {
        let later = TimestampMs::from_i64(NOW.as_i64() + 1);
        assert!(OpId::new(NOW, [0xff; 10]) < OpId::new(later, [0; 10]));
    }

    #[test]
    fn a_derived_id_depends_on_every_part() {
        let (case, version) = (CaseId::new(NOW, [1; 10]), VersionId::new(NOW, [2; 10]));
        let span = |a, b| Span {
            start: ByteOffset::new(a),
            end: ByteOffset::new(b),
        };
        let id = ClaimId::suggested(case, version, span(1, 5), "text");
        assert_eq!(id, ClaimId::suggested(case, version, span(1, 5), "text"));
        assert_ne!(id, ClaimId::suggested(case, version, span(1, 6), "text"));
        assert_ne!(id, ClaimId::suggested(case, version, span(1, 5), "texts"));
        assert_eq!(
            id.as_bytes()[6] >> 4,
            8,
            "version 8 of the UUID standard is for derived ids"
        );
    }

    #[test]
    fn a_relation_has_one_id_in_both_directions() {
        let (a, b) = (ClaimId::new(NOW, [1; 10]), ClaimId::new(NOW, [2; 10]));
        assert_eq!(RelationId::between(a, b), RelationId::between(b, a));
    }
}
