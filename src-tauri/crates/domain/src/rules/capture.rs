//! Rules on captures and on the erasure of files.

use super::{RuleError, words, words_if_given};
use crate::capture::{CaptureAdd, CaptureHow, CaptureRetract, FileErase, KEPT_HEADERS};
use crate::id::CaptureId;
use crate::noun::Noun;
use crate::operation::Operation;

/// What the rules need to know of a capture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CaptureFacts {
    /// The capture.
    pub id: CaptureId,
    /// Whether it was retracted.
    pub retracted: bool,
}

/// A file is taken in as evidence. Headers that are not among [`KEPT_HEADERS`] are left out, the others are put in
/// order.
///
/// # Errors
/// A hash that is none; a fetched file without the address that was asked for.
pub fn add(mut capture: CaptureAdd) -> Result<Operation, RuleError> {
    sha256(&capture.file.sha256)?;
    if let Some(copy) = &capture.copy {
        sha256(&copy.text_sha256)?;
    }
    if capture.how == CaptureHow::Url {
        words("address", capture.address.as_deref().unwrap_or_default())?;
    }
    capture
        .headers
        .retain(|header| KEPT_HEADERS.contains(&header.name.as_str()));
    capture
        .headers
        .sort_by(|a, b| (&a.name, &a.value).cmp(&(&b.name, &b.value)));
    Ok(Operation::CaptureAdd(capture))
}

/// A capture does not belong to its case; the bytes stay.
///
/// # Errors
/// A capture that was retracted; an empty reason.
pub fn retract(facts: CaptureFacts, reason: Option<String>) -> Result<Operation, RuleError> {
    if facts.retracted {
        return Err(RuleError::Gone {
            noun: Noun::Capture,
            how: "retracted",
        });
    }
    words_if_given("reason", reason.as_deref())?;
    Ok(Operation::CaptureRetract(CaptureRetract {
        capture: facts.id,
        reason,
    }))
}

/// The bytes of a file go for ever; `erased` says whether they went before. It is entered in every case that names
/// the file, in an act of its own, because nothing undoes it.
///
/// # Errors
/// A hash that is none; no reason; a file that was erased already.
pub fn erase(request: FileErase, erased: bool) -> Result<Operation, RuleError> {
    sha256(&request.sha256)?;
    words("reason", &request.reason)?;
    if erased {
        return Err(RuleError::NothingChanges);
    }
    Ok(Operation::FileErase(request))
}

fn sha256(text: &str) -> Result<(), RuleError> {
    let digits = text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
    if text.len() == 64 && digits {
        Ok(())
    } else {
        Err(RuleError::NotSha256)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::FileRef;
    use crate::capture::{ErasureGround, Header};

    fn capture() -> CaptureAdd {
        CaptureAdd {
            capture: CaptureId::from_bytes([1; 16]),
            file: FileRef {
                sha256: "a".repeat(64),
                size_bytes: 1,
                media_type: None,
                name: None,
            },
            how: CaptureHow::Url,
            address: Some("https://example.org/a".into()),
            final_address: None,
            status: Some(200),
            headers: ["server", "set-cookie", "date"]
                .map(|name| Header {
                    name: name.into(),
                    value: "v".into(),
                })
                .to_vec(),
            redirects: vec![],
            copy: None,
            warnings: vec![],
            note: None,
        }
    }

    #[test]
    fn cookies_stay_out_of_the_log() {
        let Operation::CaptureAdd(kept) = add(capture()).unwrap() else {
            panic!("a capture was asked for")
        };
        let names: Vec<_> = kept.headers.iter().map(|header| header.name.as_str()).collect();
        assert_eq!(names, ["date", "server"]);
    }

    #[test]
    fn what_was_fetched_names_its_address_and_every_file_its_hash() {
        let nowhere = CaptureAdd {
            address: None,
            ..capture()
        };
        assert_eq!(add(nowhere).unwrap_err().code(), "empty");
        let mut unnamed = capture();
        unnamed.file.sha256 = "A".repeat(64);
        assert_eq!(
            add(unnamed).unwrap_err().code(),
            "not_sha256",
            "capitals would be a second name"
        );
    }

    #[test]
    fn an_erasure_needs_a_reason_and_happens_once() {
        let request = |reason: &str| FileErase {
            sha256: "b".repeat(64),
            reason: reason.into(),
            ground: ErasureGround::Law,
        };
        assert_eq!(erase(request(" "), false).unwrap_err().code(), "empty");
        assert_eq!(
            erase(request("order 12"), true).unwrap_err().code(),
            "nothing_changes"
        );
        assert!(!erase(request("order 12"), false).unwrap().is_undoable());
    }
}
