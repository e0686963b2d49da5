//! History, undo and redo.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Instant;

use factdesk_desk::history::{self, About, Entry, Filter};
use factdesk_desk::{Change as Touched, Done, device};
use factdesk_domain::{ActId, CaseId, ClaimId, DeviceId, Noun, ReviewerId};
use factdesk_intake::import;

use super::{Host, People, Reply, parse};
use crate::wire::common::{ByCase, Change};
use crate::wire::history::{GroupCount, HistoryEntry, HistoryList, HistoryPage, UndoAct, Undone, Verified};

/// Most entries that one page holds.
const MOST: u32 = 500;

/// So many entries are looked through for words before what was found is shown; the window asks on from there.
const LOOKED_AT: usize = 2000;

/// The groups of the filter with the beginnings of the kinds in them; what fits none is `other`.
const GROUPS: &[(&str, &[&str])] = &[
    ("verdict", &["verdict_", "decision_"]),
    (
        "evidence",
        &["evidence_", "source_", "capture_", "file_", "lookup_", "reply_"],
    ),
    ("relation", &["relation_"]),
    (
        "wording",
        &[
            "claim_create",
            "claim_edit",
            "claim_split",
            "claim_merge",
            "claim_retract",
            "statement_",
            "passage_place",
        ],
    ),
    ("import", &["article_"]),
    ("undo", &["act_"]),
];

impl Host {
    /// Lists what happened, the latest first.
    ///
    /// # Errors
    /// An unknown case or reviewer; the database.
    pub fn history_list(&self, input: HistoryList) -> Reply<HistoryPage> {
        self.learn_history();
        let people = self.people()?;
        let case: Option<CaseId> = parse::maybe_id("case", input.case_id.as_deref())?;
        let claim: Option<ClaimId> = parse::maybe_id("claim", input.claim_id.as_deref())?;
        let reviewers = input
            .reviewers
            .iter()
            .map(|id| parse::id("reviewer", id))
            .collect::<Reply<Vec<ReviewerId>>>()?;
        let kinds = self.desk.read(|c| history::kinds(c, case))?;
        let filter = Filter {
            case,
            reviewers,
            object: claim.map(Into::into),
            kinds: kinds_of(&kinds, &input.groups),
            before: input.before.as_deref().and_then(|cursor| cursor.parse().ok()),
            ..Filter::default()
        };
        let limit = input.limit.clamp(1, MOST) as usize;
        // Groups of which nothing happened yet; an empty list of kinds would mean every kind.
        let (entries, next) = if filter.kinds.is_empty() && !input.groups.is_empty() {
            (Vec::new(), None)
        } else {
            self.looked_through(filter, limit, &input.query, &people)?
        };
        let total = kinds.iter().map(|(_, count)| *count).sum();
        Ok(HistoryPage {
            entries,
            next: next.map(|number| number.to_string()),
            groups: groups(&kinds),
            reviewers: people.in_order(),
            total: counted(total),
        })
    }

    /// Learns on a thread of its own where words may stand in the history, as long as somebody holds the desk. Until
    /// then they are looked for entry by entry.
    fn learn_history(&self) {
        if self.learning.swap(true, Ordering::SeqCst) {
            return;
        }
        let (desk, learning) = (Arc::downgrade(&self.desk), Arc::clone(&self.learning));
        let work = move || {
            while let Some(desk) = desk.upgrade() {
                // What fails here fails where somebody looks, too, and is said there.
                if !history::learn(&desk).unwrap_or(false) {
                    break;
                }
            }
            learning.store(false, Ordering::SeqCst);
        };
        if std::thread::Builder::new()
            .name("history".to_owned())
            .spawn(work)
            .is_err()
        {
            self.learning.store(false, Ordering::SeqCst);
        }
    }

    /// The entries in which the words stand, and the number behind which to go on; none at the end.
    fn looked_through(
        &self,
        filter: Filter,
        limit: usize,
        query: &str,
        people: &People,
    ) -> Reply<(Vec<HistoryEntry>, Option<i64>)> {
        let me = self.me()?;
        let looked = history::look(&self.desk, filter, (query, limit), LOOKED_AT)?;
        let signers: BTreeSet<DeviceId> = looked.entries.iter().map(|(one, _)| one.device).collect();
        let desks: BTreeMap<DeviceId, String> = self.desk.read(|c| {
            let called = signers.into_iter().map(|one| Ok((one, device::called(c, one)?)));
            called.collect()
        })?;
        let shown = looked.entries.into_iter().map(|one| {
            let signed_on = desks.get(&one.0.device).cloned();
            HistoryEntry {
                signed_on,
                ..entry(one, (me, people))
            }
        });
        Ok((shown.collect(), looked.next))
    }

    /// Checks every hash and signature.
    ///
    /// # Errors
    /// An unknown case; a file that is damaged beyond reading.
    pub fn history_verify(&self, input: &ByCase) -> Reply<Verified> {
        let case: CaseId = parse::id("case", &input.case_id)?;
        let begun = Instant::now();
        let found = self.desk.verify(None)?;
        let count = |number: u128| u32::try_from(number).unwrap_or(u32::MAX);
        Ok(Verified {
            intact: found.broken.is_none(),
            entries: count(found.operations.into()),
            took_ms: count(begun.elapsed().as_millis()),
            head: self.desk.case_head(case)?.to_string(),
            problem: found.broken.map(|broken| broken.reason),
        })
    }

    /// Takes the last own act back.
    ///
    /// # Errors
    /// Nothing to undo; another reviewer's work stands on it.
    pub fn undo(&self, input: &ByCase) -> Reply<Undone> {
        let case: CaseId = parse::id("case", &input.case_id)?;
        self.undone(self.desk.undo(self.me()?, Some(case))?)
    }

    /// Brings the last undone act back.
    ///
    /// # Errors
    /// Nothing to redo.
    pub fn redo(&self, input: &ByCase) -> Reply<Undone> {
        let case: CaseId = parse::id("case", &input.case_id)?;
        self.undone(self.desk.redo(self.me()?, Some(case))?)
    }

    /// Takes one act back.
    ///
    /// # Errors
    /// An unknown act; one of another reviewer or device; one that others' work stands on.
    pub fn undo_act(&self, input: &UndoAct) -> Reply<Undone> {
        let act: ActId = parse::id("act", &input.act)?;
        self.undone(self.desk.undo_act(self.me()?, act)?)
    }

    /// Where an article has another text by it, the case is analysed anew.
    fn undone(&self, done: Done<factdesk_desk::Step>) -> Reply<Undone> {
        import::follow(&self.desk, &self.views, &done.outcome.changes)?;
        Ok(undone(done))
    }

    /// What undo and redo would do now, in words.
    pub(super) fn undo_labels(&self, case: CaseId) -> Reply<(Option<String>, Option<String>)> {
        let by = self.me()?;
        let undo = self.desk.undo_step(by, Some(case))?;
        let redo = self.desk.redo_step(by, Some(case))?;
        Ok((undo.map(|step| step.label), redo.map(|step| step.label)))
    }

    /// What was done last in a case, and when.
    pub(super) fn last_change(&self, case: CaseId) -> Reply<Option<(String, i64)>> {
        let filter = Filter {
            case: Some(case),
            ..Filter::default()
        };
        let last = self
            .desk
            .read(|c| history::find(c, &filter, 1))?
            .into_iter()
            .next();
        Ok(last.map(|entry| (entry.sentence, entry.at.as_i64())))
    }
}

fn entry((entry, about): (Entry, About), (me, people): (ReviewerId, &People)) -> HistoryEntry {
    let why_not = why_not(&entry, me);
    HistoryEntry {
        id: entry.op.to_string(),
        act: entry.act.to_string(),
        seq: u32::try_from(entry.number).unwrap_or(u32::MAX),
        at_ms: entry.at.as_i64(),
        reviewer: Some(people.card(entry.reviewer)),
        group: group(&entry.kind).to_owned(),
        title: about.title,
        on: about.on,
        claim_id: about.claim.map(|claim| claim.to_string()),
        before: entry.before,
        after: entry.after,
        undone: entry.undone_by.is_some(),
        can_undo: why_not.is_none(),
        why_not,
        hash: entry.hash.to_string(),
        prev_hash: entry.prev_hash.to_string(),
        after_sign_off: entry.after_sign_off.then_some(true),
        erased: entry.erased.then_some(true),
        unused: entry.quarantined,
        signed_on: None,
        kind: entry.kind,
    }
}

fn undone(done: Done<factdesk_desk::Step>) -> Undone {
    let claim = done
        .outcome
        .changes
        .iter()
        .find(|change| change.noun == Noun::Claim);
    let change = |one: &Touched| Change {
        noun: one.noun.as_str().to_owned(),
        id: one.id.to_string(),
    };
    Undone {
        label: done.value.label,
        claim_id: claim.map(|change| change.id.to_string()),
        changes: done.outcome.changes.iter().map(change).collect(),
    }
}

fn group(kind: &str) -> &'static str {
    let found = GROUPS
        .iter()
        .find(|(_, beginnings)| beginnings.iter().any(|beginning| kind.starts_with(beginning)));
    found.map_or("other", |(group, _)| group)
}

fn groups(kinds: &[(String, usize)]) -> Vec<GroupCount> {
    let names = GROUPS.iter().map(|(name, _)| *name).chain(["other"]);
    let count = |name: &str| {
        let of_group = kinds.iter().filter(|(kind, _)| group(kind) == name);
        counted(of_group.map(|(_, count)| *count).sum())
    };
    names
        .map(|name| GroupCount {
            group: name.to_owned(),
            count: count(name),
        })
        .collect()
}

fn counted(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// The kinds of some groups; empty for all.
fn kinds_of(kinds: &[(String, usize)], groups: &[String]) -> Vec<String> {
    let names = kinds.iter().map(|(kind, _)| kind);
    names
        .filter(|kind| groups.iter().any(|wanted| wanted == group(kind)))
        .cloned()
        .collect()
}

/// Why an entry cannot be undone from here, as far as it shows without trying.
fn why_not(entry: &Entry, me: ReviewerId) -> Option<String> {
    let why = match () {
        () if entry.undone_by.is_some() => "It is undone already.",
        () if entry.reviewer != me => "Another reviewer did it.",
        () if entry.kind.starts_with("act_") => "Undo and redo are taken back with redo and undo.",
        () if entry.after_sign_off => "Its case was signed off without it, so it changes nothing.",
        () if entry.kind == "reviewer_add" => "Who works in a case stays on record.",
        () if entry.erased => "What it said was removed; that does not come back.",
        () if matches!(entry.kind.as_str(), "payload_erase" | "file_erase") => {
            "What was removed does not come back."
        }
        () if entry.kind == "device_revoke" => "A device that was revoked stays revoked.",
        () if entry.kind == "device_enrol" => "Who may write is taken back by revoking the device.",
        () if matches!(entry.kind.as_str(), "sign_off" | "correction_make") => {
            "What was published is changed by a correction."
        }
        () => return None,
    };
    Some(why.to_owned())
}
