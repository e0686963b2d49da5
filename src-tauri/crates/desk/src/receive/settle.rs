//! Folds what waited and is ready now.

use std::collections::{BTreeMap, BTreeSet, HashMap, VecDeque};

use factdesk_domain::envelope::Payload;
use factdesk_domain::fold::{Content, Link, Record};
use factdesk_domain::{CaseId, DeviceId, OpId};
use rusqlite::Connection;

use super::here::Here;
use crate::silence::{self, Stirred, erased_files};
use crate::{Change, Result, behind, log, project, search};

/// What settling did.
pub struct Settled {
    /// What changed; sorted, each once.
    pub changes: Vec<Change>,
    /// SHA-256 of files that were erased elsewhere.
    pub files: BTreeSet<String>,
    /// Whether words were erased.
    pub erased: bool,
}

/// What was stored a moment ago, so that nobody reads it back.
#[derive(Debug, Default)]
pub struct Fresh {
    /// What nothing is missing before, in the order in which it was stored.
    pub ready: Vec<(i64, Record)>,
    /// What waited when it was stored, by position.
    pub waiting: HashMap<i64, Record>,
    /// What was here without its payload and has it now.
    pub filled: Vec<i64>,
    /// On which ones each of those that were stored builds, whether it waits or not.
    pub built: Vec<(i64, Vec<OpId>)>,
    /// What others may stand on.
    pub here: Here,
    /// Payloads that came for operations whose words were erased.
    pub spare: Vec<(CaseId, i64, Payload)>,
}

/// Folds what was stored as ready, every waiting operation that is ready now, and those that were withheld and have
/// come. What follows the log in steps had come as far as the operation before them.
pub fn settle(c: &Connection, fresh: Fresh) -> Result<Settled> {
    let Fresh {
        ready: mut heard,
        waiting: mut fresh,
        filled,
        built,
        mut here,
        spare,
    } = fresh;
    for position in ready(c, &heard, &fresh, &mut here)? {
        let record = match fresh.remove(&position) {
            Some(record) => record,
            None => log::record_at(c, position)?,
        };
        if log::why_silent(c, position)?.is_none() {
            log::advance_heads(c, position, &record.envelope, &record.content)?;
        }
        heard.push((position, record));
    }
    let mut stirred = Stirred::default();
    let silencing = silence(c, &heard, (&filled, spare), &mut stirred)?;
    for (position, record) in &heard {
        let Content::Known(operation) = &record.content else {
            continue;
        };
        if !silencing.contains(&record.envelope.case_id) || log::why_silent(c, *position)?.is_none() {
            let case = record.envelope.case_id;
            project::note(c, case, operation, (&mut stirred.rows, &mut stirred.claims))?;
            stirred.files.extend(erased_files(operation).iter().cloned());
        }
    }
    if !(heard.is_empty() && filled.is_empty()) {
        c.prepare_cached("UPDATE index_state SET filled = filled + 1")?
            .execute([])?;
    }
    fold(c, &heard, stirred, &built)
}

/// Folds what changed.
fn fold(
    c: &Connection,
    heard: &[(i64, Record)],
    stirred: Stirred,
    built: &[(i64, Vec<OpId>)],
) -> Result<Settled> {
    let Stirred {
        rows,
        claims,
        erased,
        files,
    } = stirred;
    let held = heard
        .iter()
        .filter_map(|(position, record)| match &record.content {
            Content::Known(operation) => Some((*position, &**operation)),
            _ => None,
        });
    let refolded = project::refold_all(c, held.collect(), rows, claims)?;
    behind::follow_built(c, &refolded.objects, built)?;
    if erased {
        search::forget(c)?;
    }
    let changes = refolded.objects.into_iter();
    let changes = changes
        .map(|(case, object)| Change {
            case,
            noun: object.noun,
            id: object.id,
        })
        .collect();
    Ok(Settled {
        changes,
        files,
        erased,
    })
}

/// What came to a case in this transaction.
#[derive(Default)]
struct Came<'h> {
    heard: Vec<(i64, &'h Record)>,
    filled: BTreeSet<i64>,
    spare: Vec<(i64, Payload)>,
    silences: bool,
}

/// Silences what erasures, revocations and sign-offs take from, and lets be heard what none of them does any more;
/// returns the cases in which anything is silenced.
fn silence(
    c: &Connection,
    heard: &[(i64, Record)],
    (filled, spare): (&[i64], Vec<(CaseId, i64, Payload)>),
    stirred: &mut Stirred,
) -> Result<BTreeSet<CaseId>> {
    let mut cases: BTreeMap<CaseId, Came<'_>> = BTreeMap::new();
    for (position, record) in heard {
        let came = cases.entry(record.envelope.case_id).or_default();
        came.heard.push((*position, record));
        came.silences |= silence::silences(&record.envelope.kind);
    }
    for position in filled {
        let envelope = log::record_at(c, *position)?.envelope;
        let came = cases.entry(envelope.case_id).or_default();
        came.filled.insert(*position);
        came.silences |= silence::silences(&envelope.kind);
    }
    for (case, position, payload) in spare {
        cases.entry(case).or_default().spare.push((position, payload));
    }
    let mut silencing = BTreeSet::new();
    for (case, came) in cases {
        let silence = silence::of(c, case)?;
        silencing.extend(silence.is_some().then_some(case));
        let silence = silence.unwrap_or_default();
        if came.silences {
            silence::settle_all(c, case, &silence, stirred)?;
        }
        let covered = came.heard.iter().filter(|(_, one)| silence.covers(&one.envelope));
        let mut positions: BTreeSet<i64> = covered.map(|(position, _)| *position).collect();
        positions.extend(came.filled);
        silence::settle(c, (case, &silence), positions, stirred)?;
        silence::refill(c, (case, &silence), &came.spare, stirred)?;
    }
    Ok(silencing)
}

/// Which operations wait, and for what.
struct Waiting {
    links: BTreeMap<i64, Link>,
    by_place: HashMap<((CaseId, DeviceId), u64), i64>,
    by_dep: HashMap<OpId, Vec<i64>>,
}

impl Waiting {
    fn load(c: &Connection, fresh: &HashMap<i64, Record>) -> Result<Self> {
        let mut waiting = Self {
            links: BTreeMap::new(),
            by_place: HashMap::new(),
            by_dep: HashMap::new(),
        };
        let mut statement = c.prepare_cached("SELECT op FROM op_waiting ORDER BY op")?;
        for position in statement.query_map([], |row| row.get(0))? {
            let position = position?;
            let link = match fresh.get(&position) {
                Some(record) => record.link(),
                None => log::link_at(c, position)?,
            };
            waiting.by_place.insert((link.stream, link.seq), position);
            for dep in &link.deps {
                waiting.by_dep.entry(*dep).or_default().push(position);
            }
            waiting.links.insert(position, link);
        }
        Ok(waiting)
    }

    /// Those for which an operation may have been the last that was missing.
    fn behind(&self, link: &Link) -> impl Iterator<Item = i64> {
        let next = self.by_place.get(&(link.stream, link.seq + 1));
        let built = self.by_dep.get(&link.op);
        next.into_iter().chain(built.into_iter().flatten()).copied()
    }
}

/// The positions of operations that are ready now, each behind what it had seen. They wait no longer. Nothing but what
/// came in this transaction, and was ready at once, can have been what they waited for.
fn ready(
    c: &Connection,
    heard: &[(i64, Record)],
    fresh: &HashMap<i64, Record>,
    here: &mut Here,
) -> Result<Vec<i64>> {
    if heard.is_empty() || count_waiting(c)? == 0 {
        return Ok(Vec::new());
    }
    let mut waiting = Waiting::load(c, fresh)?;
    let came = heard
        .iter()
        .flat_map(|(_, record)| waiting.behind(&record.link()).collect::<Vec<_>>());
    let mut open: VecDeque<i64> = came.collect();
    let mut ready = Vec::new();
    while let Some(position) = open.pop_front() {
        let Some(link) = waiting.links.get(&position) else {
            continue;
        };
        if !here.takes(c, link)? {
            continue;
        }
        c.prepare_cached("DELETE FROM op_waiting WHERE op = ?1")?
            .execute([position])?;
        ready.push(position);
        open.extend(waiting.behind(link));
        waiting.links.remove(&position);
    }
    Ok(ready)
}

pub fn count_waiting(c: &Connection) -> Result<usize> {
    let count: i64 = c.query_row("SELECT count(*) FROM op_waiting", [], |row| row.get(0))?;
    Ok(usize::try_from(count).unwrap_or_default())
}
