//! Files come in: bytes and text into the archive, then one act that names them.

use factdesk_domain::article::FileRef;
use factdesk_domain::capture::{CaptureAdd, CaptureHow, Header, WorkingCopy};
use factdesk_domain::{CaptureId, CaseId, ReviewerId, rules};

use super::erase::erasure;
use crate::archive::{self, sha256_hex};
use crate::{Acting, Desk, Done, Error, Result, case};

/// The text that was drawn from a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewCopy {
    /// The extractor and its version.
    pub extractor: String,
    /// The text.
    pub text: String,
    /// How many pages the file has, where it has pages.
    pub pages: Option<u32>,
    /// What the bytes are.
    pub media_type: String,
    /// Pages and named places of the text in JSON.
    pub map: String,
}

/// The one answer that a file was fetched with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fetched {
    /// The address that was asked for.
    pub address: String,
    /// The address that answered.
    pub final_address: String,
    /// The HTTP status.
    pub status: u16,
    /// The headers; only those of [`factdesk_domain::capture::KEPT_HEADERS`] are kept.
    pub headers: Vec<Header>,
    /// The addresses between the two, in order.
    pub redirects: Vec<String>,
}

/// A file to take in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewCapture {
    /// The bytes as they came.
    pub bytes: Vec<u8>,
    /// What they are.
    pub media_type: Option<String>,
    /// The name they came under.
    pub name: Option<String>,
    /// How they came in.
    pub how: CaptureHow,
    /// The address of a pasted text, where it was named.
    pub address: Option<String>,
    /// The answer, for what was fetched.
    pub fetched: Option<Fetched>,
    /// The text drawn from them.
    pub copy: Option<NewCopy>,
    /// What the extractor had to say.
    pub warnings: Vec<String>,
    /// A note of the reviewer.
    pub note: Option<String>,
}

/// Takes files in, in one act. A file that a rule refuses does not stop the others; its place in the answer says why.
///
/// # Errors
/// An unknown case; the database or the archive. Nothing is named then.
pub fn add_all(
    desk: &Desk,
    by: ReviewerId,
    case: CaseId,
    new: Vec<NewCapture>,
) -> Result<Done<Vec<Result<CaptureId>>>> {
    desk.read(|c| case::show(c, case))?;
    let mut stored = Vec::with_capacity(new.len());
    for one in new {
        stored.push(match refused(desk, &one)? {
            Some(error) => Err(error),
            None => Ok(store(desk, one)?),
        });
    }
    desk.act(by, |acting| {
        let mut added = Vec::with_capacity(stored.len());
        for one in stored {
            match one.and_then(|capture| push(acting, case, capture)) {
                Err(error @ Error::Rule(_)) => added.push(Err(error)),
                other => added.push(Ok(other?)),
            }
        }
        Ok(added)
    })
}

/// What was erased is not taken in again: the erasure would be void.
fn refused(desk: &Desk, new: &NewCapture) -> Result<Option<Error>> {
    let gone = desk.read(|c| erasure(c, &sha256_hex(&new.bytes)))?;
    Ok(gone.map(|gone| rules::RuleError::FileErased { reason: gone.reason }.into()))
}

/// Bytes and text go into the archive in one transaction; the id is given when the act begins.
fn store(desk: &Desk, new: NewCapture) -> Result<CaptureAdd> {
    let made_ms = desk.now().as_i64();
    let copy = new.copy;
    let text_sha256 = copy.as_ref().map(|copy| sha256_hex(copy.text.as_bytes()));
    let kept = copy
        .as_ref()
        .zip(text_sha256)
        .map(|(copy, text_sha256)| WorkingCopy {
            extractor: copy.extractor.clone(),
            text_sha256,
            characters: copy.text.chars().count() as u64,
            pages: copy.pages,
            media_type: copy.media_type.clone(),
        });
    let sha256 = desk.store().archive::<_, Error>(|archive_db| {
        let tx = archive_db.transaction()?;
        let sha256 = archive::put(&tx, &new.bytes, made_ms)?;
        if let Some((copy, kept)) = copy.zip(kept.as_ref()) {
            let copy = archive::Copy {
                sha256: sha256.clone(),
                text_sha256: kept.text_sha256.clone(),
                extractor: copy.extractor,
                made_ms,
                text: copy.text,
                map: copy.map,
            };
            archive::copy_put(&tx, &copy)?;
        }
        tx.commit()?;
        Ok(sha256)
    })?;
    let fetched = new.fetched;
    Ok(CaptureAdd {
        capture: CaptureId::from_bytes([0; 16]),
        file: FileRef {
            sha256,
            size_bytes: new.bytes.len() as u64,
            media_type: new.media_type,
            name: new.name,
        },
        how: new.how,
        address: fetched.as_ref().map(|one| one.address.clone()).or(new.address),
        final_address: fetched.as_ref().map(|one| one.final_address.clone()),
        status: fetched.as_ref().map(|one| one.status),
        headers: fetched
            .as_ref()
            .map(|one| one.headers.clone())
            .unwrap_or_default(),
        redirects: fetched.map(|one| one.redirects).unwrap_or_default(),
        copy: kept,
        warnings: new.warnings,
        note: new.note,
    })
}

fn push(acting: &mut Acting<'_>, case: CaseId, mut capture: CaptureAdd) -> Result<CaptureId> {
    let id = acting.id(CaptureId::new)?;
    capture.capture = id;
    acting.push(case, rules::capture::add(capture)?)?;
    Ok(id)
}
