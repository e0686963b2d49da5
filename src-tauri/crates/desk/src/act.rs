//! The one door that writes: an act of a person, appended and folded in one transaction.

use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};

use factdesk_domain::canonical;
use factdesk_domain::envelope::{Envelope, Payload};
use factdesk_domain::fold::Content;
use factdesk_domain::id::ObjectId;
use factdesk_domain::operation::{self, Operation};
use factdesk_domain::{ActId, CaseId, Noun, OpId, ReviewerId, TimestampMs, rules};
use rusqlite::Connection;

use crate::log::{self, Pen};
use crate::silence::{self, Stirred};
use crate::{Desk, Error, Result, behind, device, project, reviewer, search, sign_off};

/// Something that changed on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Change {
    /// The case.
    pub case: CaseId,
    /// What it is.
    pub noun: Noun,
    /// Which one.
    pub id: ObjectId,
}

/// What an act did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// The act.
    pub act_id: ActId,
    /// What changed; sorted, each once; empty when nothing was appended.
    pub changes: Vec<Change>,
}

/// The value of a verb together with what changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Done<T> {
    /// What the verb made.
    pub value: T,
    /// What changed by it.
    pub outcome: Outcome,
}

/// Operations that are made already, with the case of each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Act {
    /// Who acts.
    pub by: ReviewerId,
    /// What is done, in order.
    pub operations: Vec<(CaseId, Operation)>,
}

/// An act on its way: it loads facts, and pushes operations that are visible at once to what it loads next.
pub struct Acting<'t> {
    tx: &'t Connection,
    pen: &'t mut Pen,
    desk_case: CaseId,
    now: TimestampMs,
    by: ReviewerId,
    act: ActId,
    carded: BTreeSet<CaseId>,
    signed: BTreeMap<CaseId, Option<TimestampMs>>,
    changes: BTreeSet<Change>,
    made: Cell<u16>,
}

impl Desk {
    /// Does an act: whatever the job pushes is on the disk when this returns, or nothing is.
    ///
    /// # Errors
    /// Whatever the job returns; an unknown reviewer; the database.
    pub fn act<T>(&self, by: ReviewerId, job: impl FnOnce(&mut Acting<'_>) -> Result<T>) -> Result<Done<T>> {
        let now = self.now();
        let desk_case = self.desk_case();
        self.write(|tx, pen| {
            let act = ActId::new(now, random()?);
            let (carded, signed) = (BTreeSet::new(), BTreeMap::new());
            let (changes, made) = (BTreeSet::new(), Cell::new(0));
            let mut acting = Acting {
                tx,
                pen,
                desk_case,
                now,
                by,
                act,
                carded,
                signed,
                changes,
                made,
            };
            let value = job(&mut acting)?;
            let changes = acting.changes.into_iter().collect();
            behind::catch_up_when_due(tx)?;
            Ok(Done {
                value,
                outcome: Outcome { act_id: act, changes },
            })
        })
    }

    /// Does an act of operations that are made already.
    ///
    /// # Errors
    /// As [`Desk::act`].
    pub fn transact(&self, act: Act) -> Result<Outcome> {
        let done = self.act(act.by, |acting| {
            act.operations
                .into_iter()
                .try_for_each(|(case, operation)| acting.push(case, operation))
        });
        done.map(|done| done.outcome)
    }
}

/// Random bytes of the system.
pub(crate) fn random<const N: usize>() -> Result<[u8; N]> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes)?;
    Ok(bytes)
}

impl Acting<'_> {
    /// The connection inside the transaction: reads see what was pushed.
    #[must_use]
    pub fn db(&self) -> &Connection {
        self.tx
    }

    /// When the act happens.
    #[must_use]
    pub fn now(&self) -> TimestampMs {
        self.now
    }

    /// Who acts.
    #[must_use]
    pub fn by(&self) -> ReviewerId {
        self.by
    }

    /// The device that acts.
    #[must_use]
    pub fn device(&self) -> factdesk_domain::DeviceId {
        self.pen.device
    }

    /// The public key of that device, in hexadecimal digits.
    pub(crate) fn public_key(&self) -> String {
        hex::encode(self.pen.signing.public_key())
    }

    /// The case of the whole desk.
    #[must_use]
    pub fn desk_case(&self) -> CaseId {
        self.desk_case
    }

    /// A new id; `make` is the `new` of its type. The ids of one act sort in the order of their making, up to 4,096
    /// of them: articles of one import are listed as the person gave them.
    ///
    /// # Errors
    /// When the system gives no random bytes.
    pub fn id<T>(&self, make: impl FnOnce(TimestampMs, [u8; 10]) -> T) -> Result<T> {
        let made = self.made.get();
        self.made.set(made.saturating_add(1));
        let mut bytes: [u8; 10] = random()?;
        // The 12 bits behind the time, which RFC 9562 (section 6.2, method 1) leaves to a counter.
        bytes[..2].copy_from_slice(&made.min(0x0FFF).to_be_bytes());
        Ok(make(self.now, bytes))
    }

    /// Appends an operation and folds what it changes.
    ///
    /// # Errors
    /// An unknown reviewer; a case that was signed off, unless it still takes this; a value that has no canonical
    /// bytes; the database.
    pub fn push(&mut self, case: CaseId, operation: Operation) -> Result<()> {
        self.ensure_open(case, operation.kind())?;
        self.ensure_card(case)?;
        let act = self.act;
        self.append(case, act, operation)
    }

    /// Appends a card that a case takes along. It is an act of its own, which nobody undoes.
    pub(crate) fn push_card(&mut self, case: CaseId, operation: Operation) -> Result<()> {
        let act = ActId::new(self.now, random()?);
        self.append(case, act, operation)
    }

    /// A case is self-contained: who writes in it, and with which key, stands in it before anything else.
    pub(crate) fn ensure_card(&mut self, case: CaseId) -> Result<()> {
        if !self.carded.insert(case) {
            return Ok(());
        }
        if device::is_revoked(self.tx, case, self.pen.device)? {
            return Err(Error::Revoked);
        }
        if let Some(card) = reviewer::missing_card(self, case)? {
            self.push_card(case, Operation::ReviewerAdd(card))?;
        }
        Ok(())
    }

    /// The one guard of cases that were signed off: whatever is done here passes it, whatever comes from elsewhere is
    /// kept and says nothing.
    fn ensure_open(&mut self, case: CaseId, kind: &str) -> Result<()> {
        let signed = match self.signed.get(&case) {
            Some(signed) => *signed,
            None => sign_off::signed_at(self.tx, case)?,
        };
        self.signed.insert(case, signed);
        Ok(rules::sign_off::takes(kind, signed)?)
    }

    fn append(&mut self, case: CaseId, act: ActId, operation: Operation) -> Result<()> {
        let payload = Payload {
            salt: random()?,
            bytes: operation.payload()?,
        };
        let envelope = self.envelope(case, act, &operation, &payload)?;
        let signed = self.pen.signing.sign(envelope)?;
        let content = Content::Known(Box::new(operation));
        log::append(self.tx, &signed, (Some(&payload), &content), false)?;
        let refolded = match &content {
            Content::Known(operation) if silence::silences(operation.kind()) => {
                self.silenced(case, operation)?
            }
            _ => project::apply(self.tx, &[(case, &content)])?,
        };
        let changes = refolded.objects.into_iter();
        self.changes.extend(changes.map(|(case, object)| Change {
            case,
            noun: object.noun,
            id: object.id,
        }));
        Ok(())
    }

    /// Folds an operation that silences others, and what those had changed.
    fn silenced(&self, case: CaseId, operation: &Operation) -> Result<project::Refolded> {
        let mut stirred = Stirred::default();
        if let Some(silence) = silence::of(self.tx, case)? {
            silence::settle_all(self.tx, case, &silence, &mut stirred)?;
        }
        project::note(self.tx, case, operation, (&mut stirred.rows, &mut stirred.claims))?;
        let refolded = project::refold_all(self.tx, project::Held::new(), stirred.rows, stirred.claims)?;
        if stirred.erased {
            behind::catch_up(self.tx, &refolded.objects)?;
            search::forget(self.tx)?;
        }
        Ok(refolded)
    }

    fn envelope(
        &mut self,
        case: CaseId,
        act: ActId,
        operation: &Operation,
        payload: &Payload,
    ) -> Result<Envelope> {
        let (seq, prev_hash) = log::stream_end(self.tx, case, self.pen.device)?;
        let objects = operation.objects();
        let deps = log::heads(self.tx, case, &objects)?;
        self.pen.clock = self.pen.clock.tick(self.now);
        debug_assert!(seq < canonical::MAX_INTEGER as u64);
        Ok(Envelope {
            case_id: case,
            device_id: self.pen.device,
            seq: seq + 1,
            op_id: OpId::new(self.now, random()?),
            act_id: act,
            hlc: self.pen.clock,
            reviewer_id: self.by,
            kind: operation.kind().to_owned(),
            version: operation::VERSION,
            objects,
            deps,
            prev_hash,
            payload_hash: payload.hash(),
        })
    }
}
