//! Checks operations before they are stored: signatures cost more than all else, and nobody needs the pen for them.

use std::collections::BTreeMap;

use factdesk_domain::DeviceId;
use factdesk_domain::envelope::{self, Together, VerifyError, Verifying};
use factdesk_domain::fold::Content;
use rusqlite::Connection;

use super::Received;
use super::here::Ends;
use super::take::here;
use crate::act::random;
use crate::{Desk, Error, Result};

/// An operation that was looked at: checked whole, unless it was here already.
#[derive(Debug)]
pub struct Vetted {
    /// As it came.
    pub(super) received: Received,
    /// What it says, if the check let it pass; none where it was not needed.
    pub(super) checked: Option<Result<Content>>,
}

impl Vetted {
    /// As it came.
    #[must_use]
    pub fn received(&self) -> &Received {
        &self.received
    }
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
            let mut ends = Ends::default();
            let new = operations.iter().map(|one| is_new(c, &mut ends, one));
            new.collect::<Result<Vec<_>>>()
        })?;
        let mut proofs = Proofs::default();
        let mut checked: Vec<Option<Result<Content>>> = (operations.iter().zip(new).enumerate())
            .map(|(at, (received, new))| new.then(|| self.check(received, at, &mut proofs)))
            .collect();
        for at in proofs.wrong()? {
            let op = operations[at].signed.envelope.op_id;
            let reason = VerifyError::Signature;
            checked[at] = Some(Err(Error::Forged { op, reason }));
        }
        let vetted = operations.into_iter().zip(checked);
        Ok(vetted
            .map(|(received, checked)| Vetted { received, checked })
            .collect())
    }

    /// What an operation says whose envelope and payload hold. Its signature is among the proofs from then on.
    fn check(&self, received: &Received, at: usize, proofs: &mut Proofs) -> Result<Content> {
        let Received { signed, payload } = received;
        let envelope = &signed.envelope;
        let forged = |reason| Error::Forged {
            op: envelope.op_id,
            reason,
        };
        envelope::check(signed).map_err(forged)?;
        let key = self.keys.get(&envelope.device_id);
        let key = key.ok_or(Error::UnknownDevice { op: envelope.op_id })?;
        let key = key.as_ref().map_err(|reason| forged(reason.clone()))?;
        if let Some(payload) = payload {
            envelope::verify_payload(envelope, payload).map_err(forged)?;
        }
        proofs.together.add(key, signed);
        proofs.places.push(at);
        Ok(Content::read(envelope, payload.as_ref()))
    }
}

/// Signatures that are checked together, and whose they are.
#[derive(Debug, Default)]
struct Proofs {
    together: Together,
    places: Vec<usize>,
}

impl Proofs {
    /// The places of those that do not hold.
    fn wrong(self) -> Result<Vec<usize>> {
        if self.together.hold(random()?) {
            return Ok(Vec::new());
        }
        let each = self.places.into_iter().zip(self.together.each());
        Ok(each.filter(|(_, holds)| !holds).map(|(at, _)| at).collect())
    }
}

/// Whether an operation has not come before, and so must be checked whole; a fork of one that came is not new.
fn is_new(c: &Connection, ends: &mut Ends, received: &Received) -> Result<bool> {
    // Nothing of a stream is behind its end, so most of what comes needs no look of its own.
    if ends.is_behind(c, &received.signed.envelope)? {
        return Ok(true);
    }
    match here(c, &received.signed) {
        Ok(there) => Ok(there.is_none()),
        Err(Error::Fork { .. }) => Ok(false),
        Err(other) => Err(other),
    }
}
