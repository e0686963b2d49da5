//! One pass over the operations of a bundle, a few at a time: it is never in memory as a whole.

use std::collections::{BTreeMap, BTreeSet};
use std::io::BufRead;

use factdesk_desk::exchange::NotTaken;
use factdesk_desk::{Change, Desk, Received, Vetted, Vetting, ahead};
use factdesk_domain::envelope::Hash;
use factdesk_domain::reviewer::ReviewerAdd;
use factdesk_domain::{CaseId, DeviceId, OpId, ReviewerId};

use super::Stranger;
use crate::open::Bundle;
use crate::part::next_line;
use crate::{Error, Result, line};

/// The keys of the devices that are known here.
pub type Keys = BTreeMap<DeviceId, [u8; 32]>;

/// So many operations are stored in one transaction, or fewer where they are large. While it is folded and written the
/// next ones are checked.
const AT_ONCE: usize = 4000;
/// See [`AT_ONCE`].
const BYTES_AT_ONCE: usize = 8 << 20;
/// So many lines are read and checked at a time by one thread, or fewer where they are large.
const BLOCK: usize = 128;
/// See [`BLOCK`].
const BYTES_IN_BLOCK: usize = 1 << 18;
/// So many reasons are kept; behind them only the number counts.
const MOST_REASONS: usize = 1000;
/// A line up to this size is kept beside its reason.
const LONGEST_KEPT: usize = 1 << 20;

/// What a pass did.
#[derive(Default)]
pub struct Pass {
    pub applied: usize,
    pub known: usize,
    pub filled: usize,
    pub refused: Vec<NotTaken>,
    pub strangers: Vec<Stranger>,
    pub reviewers: BTreeMap<DeviceId, ReviewerId>,
    /// The last operation of each known device that was met.
    pub ends: BTreeMap<DeviceId, u64>,
    pub changes: BTreeSet<Change>,
}

impl Pass {
    /// This pass and one after it, which met again what this one had taken.
    pub fn and(mut self, later: Self) -> Self {
        self.changes.extend(later.changes);
        self.reviewers.extend(later.reviewers);
        self.ends.extend(later.ends);
        Self {
            applied: self.applied + later.applied,
            filled: self.filled + later.filled,
            known: self.known,
            refused: later.refused,
            strangers: later.strangers,
            reviewers: self.reviewers,
            ends: self.ends,
            changes: self.changes,
        }
    }
}

/// Goes once through the operations. They are read and checked on every core while those before them are stored.
///
/// # Errors
/// The file or the desk; what was taken before stays, and is met again by the next try.
pub fn pass(desk: &Desk, bundle: &mut Bundle, keys: &Keys) -> Result<Pass> {
    let mut passing = Passing {
        keys,
        case: bundle.manifest.case,
        bundle: bundle.sha256.clone(),
        now: desk.now().as_i64(),
        strangers: BTreeMap::new(),
        found: Pass::default(),
    };
    let vetting = desk.vetting(keys);
    let mut lines = Lines {
        stream: bundle.operations()?,
        ended: false,
    };
    ahead(
        std::iter::from_fn(move || lines.block()),
        |block| block.as_ref().map_or(0, |lines| lines.iter().map(Vec::len).sum()),
        |block| read(&vetting, block),
        |blocks| passing.all(desk, blocks),
    )?;
    passing.found.strangers = passing.strangers.into_values().collect();
    Ok(passing.found)
}

/// A line, and what was read in it.
struct Line {
    bytes: Vec<u8>,
    read: std::result::Result<Vetted, String>,
}

/// Reads some lines, and checks what they hold.
fn read(vetting: &Vetting<'_>, block: Result<Vec<Vec<u8>>>) -> Result<Vec<Line>> {
    let read = block?.into_iter().map(|bytes| (line::read(&bytes), bytes));
    let (mut kept, mut operations) = (Vec::new(), Vec::new());
    for (one, bytes) in read {
        kept.push((bytes, one.map(|one| operations.push(one))));
    }
    let mut vetted = vetting.vet(operations)?.into_iter();
    let lines = kept.into_iter().map(|(bytes, one)| Line {
        bytes,
        read: one.map(|()| vetted.next().expect("BUG: every operation was looked at")),
    });
    Ok(lines.collect())
}

/// The lines of a stream, some at a time.
struct Lines<S> {
    stream: S,
    ended: bool,
}

impl<S: BufRead> Lines<S> {
    /// The next lines; none behind the last one, or behind an error.
    fn block(&mut self) -> Option<Result<Vec<Vec<u8>>>> {
        let (mut block, mut bytes) = (Vec::new(), 0);
        while !self.ended && block.len() < BLOCK && bytes < BYTES_IN_BLOCK {
            let mut line = Vec::new();
            match next(&mut self.stream, &mut line) {
                Ok(true) => {
                    bytes += line.len();
                    block.push(line);
                }
                Ok(false) => self.ended = true,
                Err(error) => {
                    self.ended = true;
                    return Some(Err(error));
                }
            }
        }
        (!block.is_empty()).then_some(Ok(block))
    }
}

/// The operation with which the case begins in the bundle; it stands near the begin, so not all is read.
///
/// # Errors
/// The file.
pub fn beginning(bundle: &mut Bundle) -> Result<Option<OpId>> {
    let case = bundle.manifest.case;
    let mut stream = bundle.operations()?;
    let mut bytes = Vec::new();
    for _ in 0..AT_ONCE {
        if !next(&mut stream, &mut bytes)? {
            break;
        }
        let Ok(one) = line::read(&bytes) else { continue };
        let envelope = one.signed.envelope;
        if envelope.kind == "case_create" && envelope.case_id == case {
            return Ok(Some(envelope.op_id));
        }
    }
    Ok(None)
}

fn next(stream: &mut impl BufRead, line: &mut Vec<u8>) -> Result<bool> {
    let damaged = |_| Error::Damaged {
        part: crate::manifest::OPERATIONS.to_owned(),
    };
    next_line(stream, line, line::LONGEST).map_err(damaged)
}

struct Passing<'p> {
    keys: &'p Keys,
    case: CaseId,
    bundle: String,
    now: i64,
    strangers: BTreeMap<DeviceId, Stranger>,
    found: Pass,
}

impl Passing<'_> {
    /// Takes everything, some in each transaction.
    fn all(&mut self, desk: &Desk, blocks: &mut dyn Iterator<Item = Result<Vec<Line>>>) -> Result<()> {
        let mut lines = blocks
            .flat_map(|block| match block {
                Ok(lines) => lines.into_iter().map(Ok).collect(),
                Err(error) => vec![Err(error)],
            })
            .peekable();
        while lines.peek().is_some() {
            self.some(desk, &mut lines)?;
        }
        Ok(())
    }

    /// Takes what goes into one transaction.
    fn some(&mut self, desk: &Desk, lines: &mut dyn Iterator<Item = Result<Line>>) -> Result<()> {
        let (mut count, mut bytes, mut broken) = (0, 0, None);
        let mut operations = std::iter::from_fn(|| {
            while count < AT_ONCE && bytes < BYTES_AT_ONCE {
                match lines.next()? {
                    Ok(line) => {
                        (count, bytes) = (count + 1, bytes + line.bytes.len());
                        if let Some(vetted) = self.line(line) {
                            return Some(Ok(vetted));
                        }
                    }
                    Err(error) => {
                        broken = Some(error);
                        return None;
                    }
                }
            }
            None
        });
        let reception = desk.take_in(&mut operations)?;
        self.found.applied += reception.stored;
        self.found.known += reception.known;
        self.found.filled += reception.filled;
        self.found.changes.extend(reception.changes);
        for refused in reception.refused {
            let one = &refused.operation;
            let reason = sentence(&refused.error.to_string());
            let bytes = line::write(&one.signed, one.payload.as_ref());
            self.refuse_one(one, (refused.code(), reason), &bytes);
        }
        broken.map_or(Ok(()), Err)
    }

    /// What the desk is to take of a line, if anything.
    fn line(&mut self, line: Line) -> Option<Vetted> {
        let Line { bytes, read } = line;
        let vetted = match read {
            Ok(vetted) => vetted,
            Err(reason) => {
                let hash = Hash::of(&bytes).to_string();
                let reason = format!("An entry was left out: {reason}.");
                self.refuse(None, hash, ("operation_unreadable", reason), &bytes);
                return None;
            }
        };
        let one = vetted.received();
        let envelope = &one.signed.envelope;
        if envelope.case_id != self.case {
            let reason = "It belongs to another case than the bundle says.".to_owned();
            self.refuse_one(one, ("operation_other_case", reason), &bytes);
            return None;
        }
        let card = card(one);
        if let Some(card) = &card {
            self.found
                .reviewers
                .entry(envelope.device_id)
                .or_insert(card.reviewer);
        }
        match self.keys.get(&envelope.device_id) {
            None => self.stranger(one, card),
            Some(key) if card.is_some_and(|card| card.public_key != hex::encode(key)) => {
                let reason =
                    "It brings another key for its device than the one that was compared.".to_owned();
                self.refuse_one(one, ("operation_forged", reason), &bytes);
            }
            Some(_) => {
                let end = self.found.ends.entry(envelope.device_id).or_default();
                *end = envelope.seq.max(*end);
                return Some(vetted);
            }
        }
        None
    }

    /// Counts an operation of a device for which nobody vouches here.
    fn stranger(&mut self, one: &Received, card: Option<ReviewerAdd>) {
        let device = one.signed.envelope.device_id;
        let stranger = self.strangers.entry(device).or_insert_with(|| Stranger {
            device,
            public_key: None,
            reviewer: None,
            name: String::new(),
            operations: 0,
            revoked: None,
            by_words: true,
        });
        stranger.operations += 1;
        if let (None, Some(card)) = (stranger.public_key, card) {
            let mut key = [0; 32];
            if hex::decode_to_slice(&card.public_key, &mut key).is_ok() {
                stranger.public_key = Some(key);
                stranger.reviewer = Some(card.reviewer);
                stranger.name = card.name;
            }
        }
    }

    fn refuse_one(&mut self, one: &Received, why: (&str, String), bytes: &[u8]) {
        let e = &one.signed.envelope;
        let place = Some((e.case_id, e.device_id, e.op_id, e.seq));
        self.refuse(place, one.signed.hash.to_string(), why, bytes);
    }

    fn refuse(
        &mut self,
        place: Option<(CaseId, DeviceId, OpId, u64)>,
        hash: String,
        (code, reason): (&str, String),
        bytes: &[u8],
    ) {
        if self.found.refused.len() < MOST_REASONS {
            self.found.refused.push(NotTaken {
                bundle: self.bundle.clone(),
                place,
                hash,
                code: code.to_owned(),
                reason,
                line: (bytes.len() <= LONGEST_KEPT).then(|| bytes.trim_ascii_end().to_vec()),
                at_ms: self.now,
            });
        }
    }
}

/// The card that an operation brings, if it brings one.
fn card(one: &Received) -> Option<ReviewerAdd> {
    if one.signed.envelope.kind != "reviewer_add" {
        return None;
    }
    serde_json::from_slice(&one.payload.as_ref()?.bytes).ok()
}

pub fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    let first: String = letters
        .next()
        .map(|c| c.to_uppercase().collect())
        .unwrap_or_default();
    format!("{first}{}.", letters.as_str())
}
