//! Checks operations before they are stored: signatures cost more than all else, and nobody needs the pen for them.

use std::collections::BTreeMap;

use factdesk_domain::DeviceId;
use factdesk_domain::envelope::{self, Signed, VerifyError, Verifying};
use factdesk_domain::fold::Content;

use super::Received;
use super::take::is_new;
use crate::{Desk, Error, Result};

/// An operation that was looked at: checked whole, unless it was here already.
#[derive(Debug)]
pub struct Vetted {
    /// As it came.
    pub(super) received: Received,
    /// What the check said; none where it was not needed.
    pub(super) checked: Option<Result<Checked>>,
}

impl Vetted {
    /// As it came.
    #[must_use]
    pub fn received(&self) -> &Received {
        &self.received
    }
}

/// An operation whose envelope, signature and payload hold, and what it says.
#[derive(Debug)]
pub struct Checked {
    /// The envelope as its own bytes give it, whatever came beside them.
    pub signed: Signed,
    /// What it says.
    pub content: Content,
}

/// Checks operations against the keys of devices, on any thread.
#[derive(Debug)]
pub struct Vetting<'d> {
    desk: &'d Desk,
    keys: BTreeMap<DeviceId, std::result::Result<Verifying, VerifyError>>,
}

impl<'d> Vetting<'d> {
    pub(super) fn new(desk: &'d Desk, keys: &BTreeMap<DeviceId, [u8; 32]>) -> Self {
        let keys = keys
            .iter()
            .map(|(device, key)| (*device, Verifying::new(key)))
            .collect();
        Self { desk, keys }
    }

    /// Looks at some operations. One that does not hold is no error here; it is refused where it is taken.
    ///
    /// # Errors
    /// The database.
    pub fn vet(&self, operations: Vec<Received>) -> Result<Vec<Vetted>> {
        // What was here stays here, so this only spares a second check.
        let new = self.desk.read_whole(|c| {
            let new = operations.iter().map(|one| is_new(c, one));
            new.collect::<Result<Vec<_>>>()
        })?;
        let vetted = operations.into_iter().zip(new).map(|(received, new)| Vetted {
            checked: new.then(|| self.check(&received)),
            received,
        });
        Ok(vetted.collect())
    }

    fn check(&self, received: &Received) -> Result<Checked> {
        let Received { signed, payload } = received;
        let op = signed.envelope.op_id;
        let forged = |reason| Error::Forged { op, reason };
        let signed = envelope::read(signed.bytes.clone(), signed.hash, signed.signature).map_err(forged)?;
        let key = self
            .keys
            .get(&signed.envelope.device_id)
            .ok_or(Error::UnknownDevice { op })?;
        let key = key.as_ref().map_err(|reason| forged(reason.clone()))?;
        key.verify(&signed).map_err(forged)?;
        if let Some(payload) = payload {
            envelope::verify_payload(&signed.envelope, payload).map_err(forged)?;
        }
        let content = Content::read(&signed.envelope, payload.as_ref());
        Ok(Checked { signed, content })
    }
}
