//! Reviewers side by side: the queue, the verdicts on one claim, and what editors decide.

mod claim;
mod precedent;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use factdesk_desk::decision::{self, Deciding, NewDecision};
use factdesk_desk::view::{CaseView, ClaimEntry};
use factdesk_desk::{blind, reviewer, verdict};
use factdesk_domain::claim::WorkState;
use factdesk_domain::scale::Scales;
use factdesk_domain::verdict::NotCheckable;
use factdesk_domain::{CaseId, ClaimId, DecisionId, ReviewerId, VerdictId};

use super::verdict::shown;
use super::{Host, Reply, changed, done, parse, word};
use crate::show;
use crate::wire::common::{ByCase, Changed, WireError};
use crate::wire::review::{DecisionMake, DecisionWithdraw, ReviewItem, ReviewQueue};

/// What the queue is put together from.
struct Queue<'q> {
    view: &'q CaseView,
    scales: Scales,
    verdicts: HashMap<VerdictId, verdict::Verdict>,
    decisions: HashMap<DecisionId, decision::Decision>,
    stale: BTreeMap<DecisionId, String>,
    me: ReviewerId,
    /// Claims on which others judged, and who sits at the desk still has to.
    to_read: BTreeSet<ClaimId>,
}

impl Host {
    /// Lists what waits for who sits at the desk: claims that reviewers disagree on, claims that wait for a second
    /// verdict, and the other claims with a verdict.
    ///
    /// # Errors
    /// An unknown case; the database.
    pub fn review_queue(&self, input: &ByCase) -> Reply<ReviewQueue> {
        let case: CaseId = parse::id("case", &input.case_id)?;
        let (view, people, me) = (self.view(case)?, self.people()?, self.me()?);
        let (role, cards) = self.desk.read(|c| {
            factdesk_desk::case::show(c, case)?;
            Ok((reviewer::show(c, me)?.role, reviewer::list(c, case)?))
        })?;
        let queue = self.queue(&view, me)?;
        let mut found = ReviewQueue {
            role: word(role),
            disagree: Vec::new(),
            missing: Vec::new(),
            agree: Vec::new(),
            undecided: 0,
            decided: 0,
            reviewers: cards.iter().map(|one| people.card(one.id)).collect(),
        };
        for (place, entry) in view.claims.iter().enumerate() {
            queue.sort(&mut found, place, entry);
        }
        // Readers meet what they owe first, and in an order of their own.
        let key = |item: &ReviewItem| {
            let lot = lot(&[&input.case_id, &me.to_string(), &item.claim_id]);
            (!item.waits_for_me, lot)
        };
        found.missing.sort_by_key(key);
        Ok(found)
    }

    fn queue<'q>(&self, view: &'q CaseView, me: ReviewerId) -> Reply<Queue<'q>> {
        let case = view.case;
        let to_read = self.to_read(case)?;
        let (verdicts, decisions, stale) = self.desk.read(|c| {
            Ok((
                verdict::list_of_case(c, case)?,
                decision::list_of_case(c, case)?,
                decision::stale_of_case(c, case)?,
            ))
        })?;
        Ok(Queue {
            view,
            scales: self.scales(case)?,
            verdicts: verdicts.into_iter().map(|one| (one.id, one)).collect(),
            decisions: decisions.into_iter().map(|one| (one.id, one)).collect(),
            stale,
            me,
            to_read,
        })
    }

    /// The claims of a case that who sits at the desk reads before anything of others is told.
    pub(super) fn to_read(&self, case: CaseId) -> Reply<BTreeSet<ClaimId>> {
        let me = self.me()?;
        Ok(self
            .desk
            .read(|c| blind::to_read(c, case, me))?
            .into_iter()
            .collect())
    }

    /// Decides what is published on a claim.
    ///
    /// # Errors
    /// An unknown claim or verdict; not exactly one outcome; whatever the rules refuse.
    pub fn decision_make(&self, input: DecisionMake) -> Reply<Changed> {
        let new = NewDecision {
            claim: parse::id("claim", &input.claim_id)?,
            deciding: deciding(&input)?,
            reason: input.reason,
            dissent: verdicts(&input.dissent)?,
            seen: input.seen.as_deref().map(verdicts).transpose()?,
            panel: input.panel_needed,
        };
        Ok(done("Decided", &decision::make(&self.desk, self.me()?, new)?))
    }

    /// Withdraws a decision.
    ///
    /// # Errors
    /// An unknown decision; one that no longer stands; no reason; somebody who may not decide.
    pub fn decision_withdraw(&self, input: DecisionWithdraw) -> Reply<Changed> {
        let id: DecisionId = parse::id("decision", &input.decision_id)?;
        let done = decision::withdraw(&self.desk, self.me()?, id, &input.reason)?;
        Ok(changed(
            "Decision withdrawn",
            &done.outcome,
            Some(input.decision_id),
        ))
    }
}

fn verdicts(ids: &[String]) -> Reply<Vec<VerdictId>> {
    ids.iter().map(|id| parse::id("verdict", id)).collect()
}

/// The one outcome that was asked for.
fn deciding(input: &DecisionMake) -> Reply<Deciding> {
    let no_rating = input.no_rating.unwrap_or(false);
    let asked = (&input.take, &input.rating, &input.not_checkable, no_rating);
    Ok(match asked {
        (Some(id), None, None, false) => Deciding::Take(parse::id("verdict", id)?),
        (None, Some(rating), None, false) => match input.scale_version {
            Some(scale_version) => Deciding::RatingOn {
                rating: rating.clone(),
                scale_version,
            },
            None => Deciding::Rating(rating.clone()),
        },
        (None, None, Some(reason), false) => {
            let reason: NotCheckable = parse::word("not_checkable", reason)?;
            let detail = (reason == NotCheckable::Other).then(|| input.reason.trim().to_owned());
            Deciding::NotCheckable(reason, detail)
        }
        (None, None, None, true) => Deciding::NoRating,
        _ => {
            return Err(WireError::of_field(
                "outcome_missing",
                "rating",
                "Say what is decided: a rating, a verdict to take, not checkable, or that no rating can be given.",
            ));
        }
    })
}

impl Queue<'_> {
    /// Whether what others found on a claim is withheld from who sits at the desk.
    fn hides(&self, entry: &ClaimEntry) -> bool {
        self.to_read.contains(&entry.id)
    }

    fn sort(&self, found: &mut ReviewQueue, place: usize, entry: &ClaimEntry) {
        let hidden = self.hides(entry);
        if entry.heads.is_empty() && !hidden {
            return;
        }
        let (note, differs) = self.note(entry);
        let item = self.item(
            place,
            entry,
            if hidden { "Waits for you".to_owned() } else { note },
        );
        match (hidden, entry.decisions.len()) {
            (false, 1) => found.decided += 1,
            _ => found.undecided += 1,
        }
        match (hidden || waits(entry), differs) {
            (true, _) => found.missing.push(item),
            (false, true) => found.disagree.push(item),
            (false, false) => found.agree.push(item),
        }
    }

    fn item(&self, place: usize, entry: &ClaimEntry, note: String) -> ReviewItem {
        let hidden = self.hides(entry);
        let decided = match entry.decisions.as_slice() {
            [one] if !hidden => self.decisions.get(&one.decision),
            _ => None,
        };
        ReviewItem {
            claim_id: entry.id.to_string(),
            number: u32::try_from(place + 1).unwrap_or(u32::MAX),
            text: entry.text.clone(),
            hidden,
            waits_for_me: hidden,
            labels: if hidden { Vec::new() } else { self.labels(entry) },
            decision: decided.map(|one| decision::label(&one.ruling, &self.scales)),
            note,
            corrected: show::corrected(entry).filter(|_| !hidden),
        }
    }

    /// The labels of the verdicts, in an order that does not tell who gave which.
    fn labels(&self, entry: &ClaimEntry) -> Vec<String> {
        let (case, me) = (self.view.case.to_string(), self.me.to_string());
        let mut heads: Vec<_> = entry.heads.iter().collect();
        heads.sort_by_key(|head| lot(&[&case, &me, &head.verdict.to_string()]));
        let given = heads.iter().filter_map(|head| self.verdicts.get(&head.verdict));
        given.map(|one| shown(&self.scales, &one.outcome).1).collect()
    }

    /// The words below a claim, and whether an editor has to look at it.
    fn note(&self, entry: &ClaimEntry) -> (String, bool) {
        let (note, differs) = self.judged(entry);
        match &entry.corrected {
            Some(corrected) => (format!("{}, corrected", corrected.label), differs),
            None => (note, differs),
        }
    }

    fn judged(&self, entry: &ClaimEntry) -> (String, bool) {
        match entry.decisions.as_slice() {
            [] => {
                let labels = self.labels(entry);
                let differ = entry.heads.windows(2).any(|pair| pair[0].key != pair[1].key);
                match labels.as_slice() {
                    _ if waits(entry) => (format!("{}, waits for a reader", labels.join(", ")), differ),
                    [first, _, ..] if !differ => (format!("{first}, {} agree", labels.len()), false),
                    _ => (labels.join(", "), differ),
                }
            }
            [one] if self.stale.contains_key(&one.decision) => {
                ("Decision rests on a verdict that changed".to_owned(), true)
            }
            [one] => {
                let known = self.decisions.get(&one.decision);
                let label = known.map(|one| decision::label(&one.ruling, &self.scales));
                (format!("{}, decided", label.unwrap_or_default()), false)
            }
            _ => ("Two decisions".to_owned(), true),
        }
    }
}

/// Whether it waits for a second or further reader before an editor looks at it.
fn waits(entry: &ClaimEntry) -> bool {
    entry.state() == WorkState::NeedsSecondReader
}

/// A number that is the same for the same words on every desk, and tells nothing about their order.
fn lot(words: &[&str]) -> u64 {
    // FNV-1a: nothing is kept secret by it, it only has to be stable.
    let bytes = words.iter().flat_map(|word| word.bytes().chain([0]));
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

/// The claim of a view, or that it is gone.
fn entry_of(view: &CaseView, claim: ClaimId) -> Reply<&ClaimEntry> {
    let gone = || {
        WireError::of_field(
            "unknown_claim",
            "claim",
            "This claim is not in the walk any more.",
        )
    };
    view.claim(claim).ok_or_else(gone)
}
