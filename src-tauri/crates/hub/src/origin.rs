//! Where the captured file of a confidential source came from, which no bundle tells.

use std::collections::BTreeSet;

use factdesk_desk::{Desk, exchange};
use factdesk_domain::envelope::{Payload, Signed};
use factdesk_domain::fold::Content;
use factdesk_domain::{CaseId, Operation};

use crate::Result;

/// The files of a case whose origin stays here.
pub struct Origin(BTreeSet<String>);

impl Origin {
    /// Reads of which files evidence of a confidential source is made.
    ///
    /// # Errors
    /// The database.
    pub fn of(desk: &Desk, case: CaseId) -> Result<Self> {
        Ok(Self(desk.read(|c| exchange::confidential_files(c, case))?))
    }

    /// Whether the payload says from which address such a file came. One of a later release may.
    pub fn tells(&self, signed: &Signed, payload: &Payload) -> bool {
        if self.0.is_empty() || signed.envelope.kind != "capture_add" {
            return false;
        }
        match Content::read(&signed.envelope, Some(payload)) {
            Content::Known(operation) => match &*operation {
                Operation::CaptureAdd(capture) => {
                    self.0.contains(&capture.file.sha256) && capture.names_address()
                }
                _ => false,
            },
            _ => true,
        }
    }
}
