//! Laptops that work on one case, each with what it has seen of the others.

mod found;
mod house;
mod signed;

use std::collections::{BTreeMap, BTreeSet};

use factdesk_domain::capture::ErasureGround;
use factdesk_domain::claim::{
    ClaimChange, ClaimCreate, ClaimEdit, ClaimFlag, ClaimMerge, ClaimPark, ClaimRetract, Origin, TagAdd,
    TagRemove,
};
use factdesk_domain::comment::{CommentAdd, CommentEdit};
use factdesk_domain::device::DeviceRevoke;
use factdesk_domain::envelope::{Envelope, Hash, Payload, Signing};
use factdesk_domain::fold::{Content, Record};
use factdesk_domain::id::ObjectId;
use factdesk_domain::operation::{ActRedo, ActUndo, Reach};
use factdesk_domain::relation::{Provenance, RelationKind, RelationSet, RelationStatus};
use factdesk_domain::removal::{PayloadErase, is_erasable};
use factdesk_domain::verdict::{NotCheckable, Outcome, VerdictGive, VerdictWithdraw};
use factdesk_domain::{
    ActId, CaseId, ClaimId, CommentId, DeviceId, Hlc, Noun, ObjectRef, OpId, Operation, RelationId,
    RemovalId, ReviewerId, TimestampMs, VerdictId,
};
use proptest::prelude::*;

pub use found::Found;
pub use house::House;

/// What a laptop may do next; the numbers pick among what there is.
#[derive(Debug, Clone)]
pub enum Doing {
    Create,
    Reword(u8, u8),
    Flag(u8, bool),
    Park(u8),
    Tag(u8, u8),
    Untag(u8, u8),
    Retract(u8),
    Relate(u8, u8, bool),
    Merge(u8, u8),
    Verdict(u8, u8),
    Withdraw(u8),
    Comment(u8),
    Recomment(u8, u8),
    Found(Found),
    House(House),
    /// Removes what some operation said.
    Remove(u8),
    /// Signs the case off.
    Sign,
    /// Corrects it, or tells an outlet.
    Correct(u8),
    /// Lets a laptop count only up to some operation.
    Revoke(u8, u8),
    Undo(u8),
    Redo(u8),
    /// Takes over everything that another laptop has.
    Sync(u8),
    /// The wall clock of this laptop jumps.
    Jump(i16),
}

pub fn doing() -> impl Strategy<Value = Doing> {
    let n = any::<u8>;
    prop_oneof![
        3 => Just(Doing::Create),
        4 => (n(), n()).prop_map(|(a, b)| Doing::Reword(a, b)),
        2 => (n(), any::<bool>()).prop_map(|(a, b)| Doing::Flag(a, b)),
        1 => n().prop_map(Doing::Park),
        3 => (n(), 0..3_u8).prop_map(|(a, b)| Doing::Tag(a, b)),
        3 => (n(), 0..3_u8).prop_map(|(a, b)| Doing::Untag(a, b)),
        2 => n().prop_map(Doing::Retract),
        3 => (n(), n(), any::<bool>()).prop_map(|(a, b, c)| Doing::Relate(a, b, c)),
        1 => (n(), n()).prop_map(|(a, b)| Doing::Merge(a, b)),
        4 => (n(), n()).prop_map(|(a, b)| Doing::Verdict(a, b)),
        2 => n().prop_map(Doing::Withdraw),
        2 => n().prop_map(Doing::Comment),
        1 => (n(), n()).prop_map(|(a, b)| Doing::Recomment(a, b)),
        12 => found::found().prop_map(Doing::Found),
        8 => house::house().prop_map(Doing::House),
        2 => n().prop_map(Doing::Remove),
        1 => Just(Doing::Sign),
        2 => n().prop_map(Doing::Correct),
        1 => (n(), 2..20_u8).prop_map(|(a, b)| Doing::Revoke(a, b)),
        4 => n().prop_map(Doing::Undo),
        2 => n().prop_map(Doing::Redo),
        4 => n().prop_map(Doing::Sync),
        1 => any::<i16>().prop_map(Doing::Jump),
    ]
}

/// A laptop with what it has seen.
pub struct Laptop {
    device: DeviceId,
    reviewer: ReviewerId,
    signing: Signing,
    pub wall: i64,
    pub clock: Hlc,
    pub log: BTreeMap<OpId, Record>,
    end: (u64, Hash),
    acts: Vec<(ActId, Vec<ObjectRef>)>,
    undos: Vec<(ActId, Vec<ObjectRef>)>,
    made: u16,
}

pub fn case() -> CaseId {
    CaseId::from_bytes([9; 16])
}

impl Laptop {
    pub fn new(n: u8) -> Self {
        Self {
            device: DeviceId::from_bytes([n; 16]),
            reviewer: ReviewerId::from_bytes([n; 16]),
            signing: Signing::new(&[n; 32]),
            wall: 1_000_000,
            clock: Hlc::ZERO,
            log: BTreeMap::new(),
            end: (0, Hash::ZERO),
            acts: Vec::new(),
            undos: Vec::new(),
            made: 0,
        }
    }

    pub fn bytes(&mut self) -> [u8; 16] {
        self.made += 1;
        let mut bytes = [0; 16];
        bytes[0] = self.device.as_bytes()[0];
        bytes[1..3].copy_from_slice(&self.made.to_be_bytes());
        bytes
    }

    /// What it has seen of some objects and nothing has followed yet.
    pub fn heads(&self, objects: &[ObjectId]) -> Vec<OpId> {
        let mut heads = BTreeSet::new();
        for object in objects {
            let on: Vec<&Record> = self
                .log
                .values()
                .filter(|record| follows(record, *object))
                .collect();
            let seen: BTreeSet<OpId> = on
                .iter()
                .flat_map(|record| record.envelope.deps.clone())
                .collect();
            heads.extend(
                on.iter()
                    .map(|record| record.envelope.op_id)
                    .filter(|op| !seen.contains(op)),
            );
        }
        heads.into_iter().collect()
    }

    pub fn push(&mut self, act: ActId, operation: Operation) {
        self.wall += 10;
        self.clock = self.clock.tick(TimestampMs::from_i64(self.wall));
        let payload = Payload {
            salt: self.bytes(),
            bytes: operation.payload().unwrap(),
        };
        let objects = operation.objects();
        let envelope = Envelope {
            case_id: case(),
            device_id: self.device,
            seq: self.end.0 + 1,
            op_id: OpId::from_bytes(self.bytes()),
            act_id: act,
            hlc: self.clock,
            reviewer_id: self.reviewer,
            kind: operation.kind().into(),
            version: 1,
            deps: self.heads(&objects),
            objects,
            prev_hash: self.end.1,
            payload_hash: payload.hash(),
        };
        let signed = self.signing.sign(envelope).unwrap();
        self.end = (signed.envelope.seq, signed.hash);
        let content = Content::read(&signed.envelope, Some(&payload));
        assert!(matches!(content, Content::Known(_)), "{content:?}");
        self.log.insert(
            signed.envelope.op_id,
            Record {
                envelope: signed.envelope,
                hash: signed.hash,
                content,
            },
        );
    }

    pub fn one(&mut self, operation: Operation) {
        let act = ActId::from_bytes(self.bytes());
        let touched = operation
            .touched()
            .into_iter()
            .filter(|(_, reach)| *reach > Reach::Names);
        let objects = touched.map(|(object, _)| object).collect();
        self.push(act, operation);
        self.acts.push((act, objects));
    }

    pub fn pick(&self, noun: Noun, n: u8) -> Option<ObjectId> {
        let created: Vec<ObjectId> = self
            .log
            .values()
            .filter_map(|record| match &record.content {
                Content::Known(operation) => operation
                    .touched()
                    .into_iter()
                    .find(|(object, reach)| object.noun == noun && *reach == Reach::Writes),
                _ => None,
            })
            .map(|(object, _)| object.id)
            .collect();
        (!created.is_empty()).then(|| created[usize::from(n) % created.len()])
    }

    pub fn claim(&self, n: u8) -> Option<ClaimId> {
        self.pick(Noun::Claim, n).map(ClaimId::from)
    }

    pub fn step(&mut self, doing: &Doing) {
        if let Some(operation) = self.operation(doing) {
            self.one(operation);
        }
        match doing {
            Doing::Undo(n) if !self.acts.is_empty() => {
                let at = usize::from(*n) % self.acts.len();
                let (target, objects) = self.acts.remove(at);
                let act = ActId::from_bytes(self.bytes());
                self.push(
                    act,
                    Operation::ActUndo(ActUndo {
                        act: target,
                        objects: objects.clone(),
                    }),
                );
                self.undos.push((act, objects));
            }
            Doing::Redo(n) if !self.undos.is_empty() => {
                let at = usize::from(*n) % self.undos.len();
                let (undo, objects) = self.undos.remove(at);
                let act = ActId::from_bytes(self.bytes());
                self.push(act, Operation::ActRedo(ActRedo { undo, objects }));
            }
            Doing::Jump(by) => self.wall = (self.wall + i64::from(*by)).max(1),
            _ => {}
        }
    }

    pub fn operation(&mut self, doing: &Doing) -> Option<Operation> {
        Some(match *doing {
            Doing::Create => Operation::ClaimCreate(ClaimCreate {
                claim: ClaimId::from_bytes(self.bytes()),
                text: "first".into(),
                claim_type: None,
                origin: Origin::Person,
                why_chosen: None,
                date: None,
                worth_permille: 500,
                split_from: None,
            }),
            Doing::Reword(claim, n) => Operation::ClaimEdit(ClaimEdit {
                claim: self.claim(claim)?,
                change: ClaimChange::Text(format!("wording {n}")),
            }),
            Doing::Flag(claim, flagged) => Operation::ClaimFlag(ClaimFlag {
                claim: self.claim(claim)?,
                flagged,
            }),
            Doing::Park(claim) => Operation::ClaimPark(ClaimPark {
                claim: self.claim(claim)?,
                reason: None,
            }),
            Doing::Tag(claim, n) => Operation::TagAdd(TagAdd {
                claim: self.claim(claim)?,
                tag: format!("t{n}"),
            }),
            Doing::Untag(claim, n) => Operation::TagRemove(TagRemove {
                claim: self.claim(claim)?,
                tag: format!("t{n}"),
            }),
            Doing::Retract(claim) => Operation::ClaimRetract(ClaimRetract {
                claim: self.claim(claim)?,
                reason: None,
            }),
            Doing::Relate(a, b, confirmed) => self.relation(a, b, confirmed)?,
            Doing::Merge(a, b) => Operation::ClaimMerge(ClaimMerge {
                into: self.claim(a)?,
                from: vec![self.claim(b).filter(|from| Some(*from) != self.claim(a))?],
                statements: vec![],
                evidence: vec![],
                lookups: self.pick(Noun::Lookup, a).map(Into::into).into_iter().collect(),
                replies: self.pick(Noun::Reply, b).map(Into::into).into_iter().collect(),
            }),
            Doing::Verdict(claim, n) => self.verdict(claim, n)?,
            Doing::Withdraw(n) => Operation::VerdictWithdraw(VerdictWithdraw {
                verdict: self.pick(Noun::Verdict, n)?.into(),
                claim: self.claim(n)?,
                reason: None,
            }),
            Doing::Comment(claim) => Operation::CommentAdd(CommentAdd {
                comment: CommentId::from_bytes(self.bytes()),
                about: ObjectRef::new(Noun::Claim, self.claim(claim)?),
                answers: None,
                text: "comment".into(),
            }),
            Doing::Recomment(n, words) => Operation::CommentEdit(CommentEdit {
                comment: self.pick(Noun::Comment, n)?.into(),
                text: format!("comment {words}"),
            }),
            Doing::Found(ref found) => self.found(found)?,
            Doing::House(ref house) => self.house(house)?,
            Doing::Remove(n) => self.removal(n),
            Doing::Sign => self.sign_off()?,
            Doing::Correct(n) => self.correction(n)?,
            Doing::Revoke(n, after) => Operation::DeviceRevoke(DeviceRevoke {
                device: DeviceId::from_bytes([n % 3 + 1; 16]),
                after: u64::from(after),
                reason: "lost".into(),
            }),
            Doing::Undo(_) | Doing::Redo(_) | Doing::Sync(_) | Doing::Jump(_) => return None,
        })
    }

    fn removal(&mut self, n: u8) -> Operation {
        let able: Vec<OpId> = self
            .log
            .values()
            .filter(|record| is_erasable(&record.envelope.kind))
            .map(|record| record.envelope.op_id)
            .collect();
        Operation::PayloadErase(PayloadErase {
            removal: RemovalId::from_bytes(self.bytes()),
            ops: able
                .get(usize::from(n) % able.len().max(1))
                .copied()
                .into_iter()
                .collect(),
            files: vec![],
            reason: "order 12".into(),
            ground: ErasureGround::Law,
        })
    }

    pub fn relation(&self, a: u8, b: u8, confirmed: bool) -> Option<Operation> {
        let (from, to) = (self.claim(a)?, self.claim(b)?);
        (from != to).then(|| {
            Operation::RelationSet(RelationSet {
                relation: RelationId::between(from, to),
                from,
                to,
                kind: RelationKind::Contradicts,
                status: if confirmed {
                    RelationStatus::Confirmed
                } else {
                    RelationStatus::Rejected
                },
                difference: None,
                basis: None,
                question: None,
                label_from: None,
                label_to: None,
                reason: None,
                provenance: Provenance::Person,
            })
        })
    }

    pub fn verdict(&mut self, claim: u8, n: u8) -> Option<Operation> {
        let claim = self.claim(claim)?;
        let mine = self.log.values().filter_map(|record| match &record.content {
            Content::Known(operation) => match &**operation {
                Operation::VerdictGive(p) if p.claim == claim && n.is_multiple_of(2) => Some(p.verdict),
                _ => None,
            },
            _ => None,
        });
        let supersedes = mine.collect::<BTreeSet<_>>().into_iter().collect();
        Some(Operation::VerdictGive(VerdictGive {
            verdict: VerdictId::from_bytes(self.bytes()),
            claim,
            outcome: Outcome::NotCheckable {
                reason: NotCheckable::Opinion,
                detail: Some(n.to_string()),
            },
            conclusion: None,
            rationale: String::new(),
            confidence: None,
            would_change: None,
            pinned_text: "first".into(),
            pinned_versions: vec![],
            supersedes,
            blind: n.is_multiple_of(2),
        }))
    }
}

pub fn follows(record: &Record, object: ObjectId) -> bool {
    let Content::Known(operation) = &record.content else {
        return false;
    };
    operation
        .touched()
        .iter()
        .any(|(touched, reach)| touched.id == object && *reach > Reach::Names)
}

/// What three laptops did, each with what it had seen of the others.
pub fn history() -> impl Strategy<Value = Vec<Record>> {
    prop::collection::vec((0..3_usize, doing()), 1..80).prop_map(|steps| {
        let mut laptops = [Laptop::new(1), Laptop::new(2), Laptop::new(3)];
        laptops[0].step(&Doing::Create);
        found::article()
            .into_iter()
            .for_each(|operation| laptops[0].one(operation));
        laptops[0].step(&Doing::Found(Found::Source));
        laptops[1].log = laptops[0].log.clone();
        laptops[2].log = laptops[0].log.clone();
        for (who, doing) in steps {
            laptops[who].step(&doing);
            if let Doing::Sync(from) = doing {
                let theirs = laptops[usize::from(from) % 3].log.clone();
                for record in theirs.values() {
                    let now = TimestampMs::from_i64(laptops[who].wall);
                    laptops[who].clock = laptops[who].clock.receive(record.envelope.hlc, now);
                }
                laptops[who].log.extend(theirs);
            }
        }
        let mut all = BTreeMap::new();
        laptops.into_iter().for_each(|laptop| all.extend(laptop.log));
        all.into_values().collect()
    })
}
