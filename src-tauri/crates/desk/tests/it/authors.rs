//! People who write in one case with programs of their own: whatever a key can sign.

use std::collections::BTreeMap;

use factdesk_desk::{Desk, Received};
use factdesk_domain::capture::ErasureGround;
use factdesk_domain::case::CaseCreate;
use factdesk_domain::claim::{ClaimCreate, ClaimRetract, Origin, TagAdd};
use factdesk_domain::comment::CommentAdd;
use factdesk_domain::device::DeviceRevoke;
use factdesk_domain::envelope::{self, Envelope, Hash, Payload, Signed, Signing};
use factdesk_domain::id::ScaleId;
use factdesk_domain::operation::{self, ActUndo};
use factdesk_domain::removal::PayloadErase;
use factdesk_domain::reviewer::{ReviewerAdd, Role};
use factdesk_domain::sign_off::{SignOff, SignedEnd};
use factdesk_domain::time::Hlc;
use factdesk_domain::verdict::{NotCheckable, Outcome, VerdictGive, VerdictWithdraw};
use factdesk_domain::{
    ActId, CaseId, ClaimId, CommentId, DeviceId, Noun, ObjectRef, OpId, Operation, RemovalId, ReviewerId,
    SignOffId, TimestampMs, VerdictId,
};
use proptest::sample::Index;

use crate::support::{Bench, desk};

/// Who, what, on which claim, an earlier operation, and whether without having seen it.
pub type Step = (usize, u8, bool, Index, bool);

/// Three people who write in one case with programs of their own.
pub struct Authors {
    case: CaseId,
    claims: [ClaimId; 2],
    pub all: Vec<Author>,
    verdicts: Vec<(VerdictId, ClaimId)>,
    made: u16,
    /// What they wrote, in order; the cards first.
    pub ops: Vec<Received>,
}

pub struct Author {
    pub device: DeviceId,
    reviewer: ReviewerId,
    key: Signing,
    /// The last of their operations.
    pub end: (u64, Hash),
}

fn bytes(n: u16) -> [u8; 10] {
    let mut bytes = [0; 10];
    bytes[..2].copy_from_slice(&n.to_be_bytes());
    bytes
}

const BEGIN: i64 = 1_690_000_000_000;

impl Authors {
    pub fn new() -> Self {
        let begin = TimestampMs::from_i64(BEGIN);
        let author = |n: u8| Author {
            device: DeviceId::new(begin, [n; 10]),
            reviewer: ReviewerId::new(begin, [n; 10]),
            key: Signing::new(&[n; 32]),
            end: (0, Hash::ZERO),
        };
        let mut authors = Self {
            case: CaseId::new(begin, [9; 10]),
            claims: [1, 2].map(|n| ClaimId::new(begin, [n; 10])),
            all: [1, 2, 3].map(author).into(),
            verdicts: Vec::new(),
            made: 0,
            ops: Vec::new(),
        };
        authors.cards();
        authors
    }

    fn cards(&mut self) {
        for by in 0..3 {
            let Author {
                device,
                reviewer,
                key,
                ..
            } = &self.all[by];
            let card = ReviewerAdd {
                reviewer: *reviewer,
                name: format!("Author {by}"),
                role: Role::Checker,
                device: *device,
                public_key: hex::encode(key.public_key()),
                initials: None,
                colour: None,
            };
            self.write(by, 0, Operation::ReviewerAdd(card), vec![]);
        }
        let begin = CaseCreate {
            case: self.case,
            title: "Harbour".into(),
            question: None,
            why_chosen: None,
            deadline: None,
            language: None,
            scale: ScaleId::new(TimestampMs::from_i64(BEGIN), [8; 10]),
            sample: false,
        };
        self.write(0, 0, Operation::CaseCreate(begin), vec![]);
        for claim in self.claims {
            let claim = ClaimCreate {
                claim,
                text: "Eleven were wounded.".into(),
                claim_type: None,
                origin: Origin::Person,
                why_chosen: None,
                date: None,
                worth_permille: 0,
                split_from: None,
            };
            self.write(0, 0, Operation::ClaimCreate(claim), vec![]);
        }
    }

    pub fn keys(&self) -> BTreeMap<DeviceId, [u8; 32]> {
        self.all
            .iter()
            .map(|one| (one.device, one.key.public_key()))
            .collect()
    }

    fn id<T>(&mut self, make: impl FnOnce(TimestampMs, [u8; 10]) -> T) -> T {
        self.made += 1;
        make(TimestampMs::from_i64(BEGIN + 1), bytes(self.made))
    }

    /// Writes an operation, up to a second earlier than the one before.
    pub fn write(&mut self, by: usize, back_ms: i64, operation: Operation, deps: Vec<OpId>) -> OpId {
        let now = TimestampMs::from_i64(BEGIN + 1000 + 300 * i64::from(self.made) - back_ms);
        let (op_id, act_id) = (self.id(OpId::new), self.id(ActId::new));
        let payload = Payload {
            salt: [5; 16],
            bytes: operation.payload().unwrap(),
        };
        let author = &mut self.all[by];
        let envelope = Envelope {
            case_id: self.case,
            device_id: author.device,
            seq: author.end.0 + 1,
            op_id,
            act_id,
            hlc: Hlc::ZERO.tick(now),
            reviewer_id: author.reviewer,
            kind: operation.kind().to_owned(),
            version: operation::VERSION,
            objects: operation.objects(),
            deps,
            prev_hash: author.end.1,
            payload_hash: payload.hash(),
        };
        let signed = author.key.sign(envelope).unwrap();
        author.end = (signed.envelope.seq, signed.hash);
        let payload = Some(payload);
        self.ops.push(Received { signed, payload });
        op_id
    }

    /// An envelope under the honest signature of its author.
    pub fn sign(&self, by: usize, envelope: Envelope) -> Signed {
        self.all[by].key.sign(envelope).unwrap()
    }

    pub fn comment(&mut self, by: usize, claim: usize, text: &str, deps: Vec<OpId>) -> OpId {
        let comment = CommentAdd {
            comment: self.id(CommentId::new),
            about: ObjectRef::new(Noun::Claim, self.claims[claim]),
            answers: None,
            text: text.into(),
        };
        self.write(by, 0, Operation::CommentAdd(comment), deps)
    }

    pub fn revoke(&mut self, by: usize, device: DeviceId, after: u64, back_ms: i64) -> OpId {
        let revoke = DeviceRevoke {
            device,
            after,
            reason: "stolen".into(),
        };
        self.write(by, back_ms, Operation::DeviceRevoke(revoke), vec![])
    }

    pub fn erase(&mut self, by: usize, mut ops: Vec<OpId>) -> OpId {
        ops.sort_unstable();
        ops.dedup();
        let erase = PayloadErase {
            removal: self.id(RemovalId::new),
            ops,
            files: vec![],
            reason: "order 12".into(),
            ground: ErasureGround::Law,
        };
        self.write(by, 0, Operation::PayloadErase(erase), vec![])
    }

    /// Signs off what all have written; of the others without the last `less` operations.
    pub fn sign_off(&mut self, by: usize, less: usize, back_ms: i64) -> OpId {
        let mut ends = Vec::new();
        for (n, author) in self.all.iter().enumerate() {
            let mut of: Vec<&Received> = self.ops.iter().collect();
            of.retain(|one| one.signed.envelope.device_id == author.device);
            let less = if n == by { 0 } else { less.min(of.len() - 1) };
            let last = &of[of.len() - 1 - less].signed;
            ends.push(SignedEnd {
                device: author.device,
                seq: last.envelope.seq,
                hash: last.hash,
            });
        }
        let head: Vec<_> = ends.iter().map(|end| (end.device, end.seq, end.hash)).collect();
        let sign_off = SignOff {
            sign_off: self.id(SignOffId::new),
            head: envelope::head(&head),
            ends,
            open: vec![],
            overrides: vec![],
            statement: None,
            only_reviewer: false,
        };
        self.write(by, back_ms, Operation::SignOff(sign_off), vec![])
    }

    fn verdict(&mut self, claim: usize) -> Operation {
        let claim = self.claims[claim];
        let verdict = self.id(VerdictId::new);
        self.verdicts.push((verdict, claim));
        Operation::VerdictGive(VerdictGive {
            verdict,
            claim,
            outcome: Outcome::NotCheckable {
                reason: NotCheckable::Opinion,
                detail: None,
            },
            conclusion: None,
            rationale: "Counted.".into(),
            confidence: None,
            would_change: None,
            pinned_text: "Eleven were wounded.".into(),
            pinned_versions: vec![],
            supersedes: vec![],
            blind: false,
        })
    }

    /// Does what a number says.
    pub fn step(&mut self, (by, doing, claim, at, back): &Step) {
        let (by, claim, back_ms) = (*by, usize::from(*claim), if *back { 900 } else { 0 });
        let before = at.get(&self.ops).signed.envelope.clone();
        let deps = if *back { vec![] } else { vec![before.op_id] };
        let of = self.claims[claim];
        let operation = match doing {
            0..=4 => {
                self.comment(by, claim, "Counted twice.", deps);
                return;
            }
            5..=8 => self.verdict(claim),
            9 | 10 => Operation::TagAdd(TagAdd {
                claim: of,
                tag: "sea".into(),
            }),
            11 => Operation::ClaimRetract(ClaimRetract {
                claim: of,
                reason: None,
            }),
            12 => Operation::ActUndo(ActUndo {
                act: before.act_id,
                objects: vec![ObjectRef::new(Noun::Claim, of)],
            }),
            13 if !self.verdicts.is_empty() => {
                let (verdict, claim) = *at.get(&self.verdicts);
                Operation::VerdictWithdraw(VerdictWithdraw {
                    verdict,
                    claim,
                    reason: None,
                })
            }
            _ => return self.silence(by, *doing, at, back_ms),
        };
        self.write(by, 0, operation, deps);
    }

    fn silence(&mut self, by: usize, doing: u8, at: &Index, back_ms: i64) {
        let other = (by + 1 + at.index(2)) % 3;
        match doing {
            14 | 15 => {
                let after = 1 + at.index(usize::try_from(self.all[other].end.0).unwrap()) as u64;
                self.revoke(by, self.all[other].device, after, back_ms);
            }
            16 => {
                self.sign_off(by, at.index(3), back_ms);
            }
            17 | 18 => {
                let ops = [at.index(self.ops.len()), at.index(self.ops.len() / 2)];
                let ops = ops.map(|n| self.ops[n].signed.envelope.op_id).into();
                self.erase(by, ops);
            }
            _ => {}
        }
    }

    /// A desk that knows who writes here.
    pub fn reader(&self) -> Bench {
        let bench = desk();
        self.hand(&bench, self.ops[..3].to_vec());
        bench
    }

    /// Hands operations over; in the end the tables are what the log says.
    pub fn hand(&self, bench: &Bench, ops: Vec<Received>) {
        let reception = bench.desk.receive_from(ops, &self.keys()).unwrap();
        assert!(reception.refused.is_empty(), "{:?}", reception.refused);
        let checked = bench.desk.check().unwrap();
        assert!(checked.is_sound(), "{checked:?}");
    }

    /// Why operations that contradict themselves were put aside.
    pub fn quarantined(&self, desk: &Desk) -> Vec<String> {
        desk.read(|c| {
            let mut statement = c.prepare("SELECT reason FROM op_quarantine ORDER BY op")?;
            let reasons = statement.query_map([], |row| row.get(0))?;
            Ok(reasons.collect::<rusqlite::Result<_>>()?)
        })
        .unwrap()
    }

    /// What a desk has of the case: the digest, what each operation is silent for, and whether its words are here.
    pub fn seen(&self, desk: &Desk) -> (Hash, Vec<String>) {
        let mut marks = desk
            .read(|c| {
                let mut statement = c.prepare(
                    "SELECT kind || ' ' || seq || ' ' || coalesce(why, 'heard') || ' '
                         || EXISTS (SELECT 1 FROM op_payload WHERE op = position)
                         || EXISTS (SELECT 1 FROM op_erasure WHERE op_erasure.op_id = op.op_id)
                     FROM op LEFT JOIN op_silent ON op_silent.op = position WHERE case_id = ?1 ORDER BY op_id",
                )?;
                let marks = statement.query_map([self.case.as_bytes()], |row| row.get(0))?;
                Ok(marks.collect::<rusqlite::Result<Vec<String>>>()?)
            })
            .unwrap();
        marks.push(format!("{} in all", marks.len()));
        (desk.digest(Some(self.case)).unwrap(), marks)
    }
}
