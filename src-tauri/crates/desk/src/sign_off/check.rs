//! What stops a sign-off, and what it names without being stopped by it.

use std::collections::{BTreeSet, HashMap};

use factdesk_domain::envelope::Hash;
use factdesk_domain::house_rule::RuleKey;
use factdesk_domain::id::ObjectId;
use factdesk_domain::lint::State;
use factdesk_domain::rules::sign_off::Signer;
use factdesk_domain::{CaseId, ClaimId, ReviewerId};
use rusqlite::{Connection, named_params};

use super::show::{Signed, show};
use crate::lint::{self, Linted, Lints};
use crate::view::{CaseView, ClaimEntry, Views};
use crate::{Desk, Result, blind, case, decision, exchange, local, log, overriding, reviewer};

/// At most this many open claims are named one by one.
const NAMED: usize = 200;

/// Something that stops a sign-off, or is named by it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// `rule`, `disputed`, `undecided`, `own-verdict`, `stale`, `draft`, `withheld`, `blind`, `open`, `sentence`, `orphan`,
    /// `override` or `waiting`.
    pub kind: &'static str,
    /// The claim.
    pub claim: Option<ClaimId>,
    /// Its place in the walk, from 1.
    pub number: Option<usize>,
    /// What it is about, where it is one thing.
    pub id: Option<ObjectId>,
    /// What it is, in words.
    pub words: String,
    /// What to do about it; empty where nothing has to be.
    pub fix: String,
}

impl Item {
    fn new(kind: &'static str, words: impl Into<String>, fix: &str) -> Self {
        Self {
            kind,
            claim: None,
            number: None,
            id: None,
            words: words.into(),
            fix: fix.to_owned(),
        }
    }

    fn on(mut self, view: &CaseView, claim: ClaimId) -> Self {
        self.claim = Some(claim);
        self.number = view.place(claim).map(|place| place + 1);
        self.id.get_or_insert(claim.into());
        self
    }

    /// As one sentence, with the number of its claim.
    #[must_use]
    pub fn sentence(&self) -> String {
        match self.number {
            Some(number) => format!("Claim {number}: {}", self.words),
            None => self.words.clone(),
        }
    }
}

/// How a case stands before its sign-off, or after it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    /// The sign-off, where there is one.
    pub signed: Option<Signed>,
    /// What stops a sign-off.
    pub blocks: Vec<Item>,
    /// What it names as open.
    pub open: Vec<Item>,
    /// The overrides of house rules that it names.
    pub overrides: Vec<Item>,
    /// How many claims have a verdict or decision that is published.
    pub decided: usize,
    /// How many claims there are, suggested ones left out.
    pub claims: usize,
    /// The head of the case that was looked at.
    pub head: Hash,
    /// Who would sign.
    pub signer: Signer,
}

/// In which role a person signs and corrects in a case, and whether nobody else is there.
///
/// # Errors
/// An unknown reviewer; the database.
pub fn signer(c: &Connection, desk_case: CaseId, (by, case): (ReviewerId, CaseId)) -> Result<Signer> {
    let decider = decision::decider_of(c, (by, case), desk_case)?;
    Ok(Signer {
        role: decider.role,
        alone: decider.alone,
    })
}

/// Looks at a case as a sign-off would.
///
/// # Errors
/// An unknown case or reviewer; the database.
pub fn check(desk: &Desk, by: ReviewerId, case: CaseId, (lints, views): (&Lints, &Views)) -> Result<Check> {
    let (head, view, signed, signer) = desk.read(|c| {
        case::show(c, case)?;
        Ok((
            log::case_head(c, case)?,
            views.of(c, case)?,
            show(c, case)?,
            signer(c, desk.desk_case(), (by, case))?,
        ))
    })?;
    let mut blocks = rules(&lint::of_case(desk, lints, case)?, &view);
    blocks.extend(verdicts(&view));
    if !signer.alone {
        blocks.extend(own(&view, by));
    }
    desk.read(|c| {
        blocks.extend(stale(c, &view)?);
        blocks.extend(drafts(c, desk.desk_case(), (by, case), &view)?);
        blocks.extend(withheld(c, case)?);
        blocks.extend(unread(c, by, &view)?);
        blocks.sort_by_key(|item| item.number);
        Ok(Check {
            blocks,
            open: open(c, desk.desk_case(), &view)?,
            overrides: overrides(c, &view)?,
            decided: view.claims.iter().filter(|claim| is_decided(claim)).count(),
            claims: view.claims.iter().filter(|claim| claim.accepted).count(),
            signed,
            head,
            signer,
        })
    })
}

/// Whether one thing is published on a claim.
fn is_decided(claim: &ClaimEntry) -> bool {
    match claim.decisions.len() {
        0 => claim.is_settled() && !is_disputed(claim),
        decisions => decisions == 1,
    }
}

fn is_disputed(claim: &ClaimEntry) -> bool {
    claim.heads.windows(2).any(|pair| pair[0].key != pair[1].key)
}

/// House rules that block on a claim with a verdict. A claim without one is open, whatever the rules say of it.
fn rules(found: &[Linted], view: &CaseView) -> Vec<Item> {
    let settled = found.iter().filter(|one| one.settled);
    let blocking = settled.flat_map(|one| {
        let findings = one
            .findings
            .iter()
            .filter(|finding| finding.state == State::Block);
        findings.map(move |finding| {
            let words = format!("{}. {}", finding.key.name(), finding.why);
            Item::new("rule", words, &finding.fix).on(view, one.claim)
        })
    });
    blocking.collect()
}

/// Verdicts that differ without a decision, and decisions that did not know of each other.
fn verdicts(view: &CaseView) -> Vec<Item> {
    let item = |claim: &ClaimEntry| {
        let item = match claim.decisions.len() {
            0 if is_disputed(claim) => Item::new(
                "undecided",
                "Its verdicts differ, and nobody has decided.",
                "Decide on it, with a reason.",
            ),
            0 | 1 => return None,
            _ => Item::new(
                "disputed",
                "Two decisions stand on it that were made without knowing of each other.",
                "Make one decision that takes the place of both.",
            ),
        };
        Some(item.on(view, claim.id))
    };
    view.claims.iter().filter_map(item).collect()
}

/// Decisions that rest on a verdict that changed.
fn stale(c: &Connection, view: &CaseView) -> Result<Vec<Item>> {
    let stale = decision::stale_of_case(c, view.case)?;
    let mut found = Vec::new();
    for claim in &view.claims {
        let why = claim.decisions.iter().find_map(|one| stale.get(&one.decision));
        let fix = "Look at the verdicts again, and decide anew.";
        found.extend(
            why.map(|why| Item::new("stale", format!("Its decision: {why}"), fix).on(view, claim.id)),
        );
    }
    Ok(found)
}

/// Claims on which the signer gave the only verdict.
fn own(view: &CaseView, by: ReviewerId) -> Vec<Item> {
    let only = |claim: &&ClaimEntry| claim.is_settled() && claim.heads.iter().all(|head| head.reviewer == by);
    let item = |claim: &ClaimEntry| {
        Item::new(
            "own-verdict",
            "Yours is the only verdict on it, and nobody signs off their own.",
            "Ask somebody else for a second reading, or let another editor sign.",
        )
        .on(view, claim.id)
    };
    view.claims.iter().filter(only).map(item).collect()
}

/// Verdicts that somebody else has begun to type at this desk.
fn drafts(
    c: &Connection,
    desk_case: CaseId,
    (by, case): (ReviewerId, CaseId),
    view: &CaseView,
) -> Result<Vec<Item>> {
    let here = reviewer::list(c, desk_case)?;
    let names: HashMap<ReviewerId, &str> = here.iter().map(|one| (one.id, one.name.as_str())).collect();
    let mut found = Vec::new();
    for draft in local::drafts_of_case(c, &case.to_string())? {
        let claim = draft.key.strip_prefix("verdict:");
        let Some(claim) = claim.and_then(|claim| claim.parse::<ClaimId>().ok()) else {
            continue;
        };
        if draft.reviewer == by {
            continue;
        }
        let name = names.get(&draft.reviewer).copied().unwrap_or("Somebody");
        let number = view.place(claim).map(|place| format!("claim {}", place + 1));
        let number = number.as_deref().unwrap_or("a claim");
        let words = format!("{name} is writing a verdict on {number}; let them save or discard it.");
        let mut item = Item::new("draft", words, "");
        item.claim = Some(claim);
        found.push(item);
    }
    Ok(found)
}

/// Nobody signs what they cannot read.
fn withheld(c: &Connection, case: CaseId) -> Result<Option<Item>> {
    let count = exchange::withheld(c, case)?;
    let words = match count {
        0 => return Ok(None),
        1 => "One entry is here without its content, which was withheld.".to_owned(),
        count => format!("{count} entries are here without their content, which was withheld."),
    };
    let fix = "Take in a bundle that was written without withholding anything, and look again.";
    Ok(Some(Item::new("withheld", words, fix)))
}

/// Claims that the signer was to read blind and has not: nobody signs what is kept from them.
fn unread(c: &Connection, by: ReviewerId, view: &CaseView) -> Result<Vec<Item>> {
    let item = |claim| {
        Item::new(
            "blind",
            "You are to read it blind and have no verdict on it yet, so what others found is kept from you.",
            "Give your own verdict first, or have the request for your reading taken back.",
        )
        .on(view, claim)
    };
    Ok(blind::owed(c, view.case, by)?.into_iter().map(item).collect())
}

/// What is named as open.
fn open(c: &Connection, desk_case: CaseId, view: &CaseView) -> Result<Vec<Item>> {
    let accepted = view.claims.iter().filter(|claim| claim.accepted);
    let unsettled: Vec<&ClaimEntry> = accepted.filter(|claim| !claim.is_settled()).collect();
    let mut found: Vec<Item> = unsettled
        .iter()
        .take(NAMED)
        .map(|claim| Item::new("open", unsettled_words(claim), "").on(view, claim.id))
        .collect();
    let readers = readers(c, desk_case, view)?;
    let more_readers = readers.len().saturating_sub(NAMED);
    found.extend(readers.into_iter().take(NAMED));
    let suggested = view
        .claims
        .iter()
        .filter(|claim| !claim.accepted && !claim.is_settled())
        .count();
    let progress = view.progress();
    let sentences = progress.sentences.saturating_sub(progress.sentences_settled);
    let counted = [
        (
            "open",
            unsettled.len().saturating_sub(NAMED),
            "more claim has no verdict",
            "more claims have no verdict",
        ),
        (
            "open",
            more_readers,
            "more claim waits for a second reader",
            "more claims wait for a second reader",
        ),
        (
            "open",
            suggested,
            "suggested claim was not looked at",
            "suggested claims were not looked at",
        ),
        (
            "sentence",
            sentences,
            "sentence is not accounted for",
            "sentences are not accounted for",
        ),
        (
            "orphan",
            view.orphans(),
            "statement or passage has no place in the present text of its article",
            "statements and passages have no place in the present text of their article",
        ),
        (
            "waiting",
            waiting(c, view.case)?,
            "entry waits for something that has not come",
            "entries wait for something that has not come",
        ),
    ];
    let told = counted.into_iter().filter(|(_, count, ..)| *count > 0);
    found.extend(told.map(|(kind, count, one, many)| {
        Item::new(
            kind,
            format!("{count} {}.", if count == 1 { one } else { many }),
            "",
        )
    }));
    Ok(found)
}

/// Claims with a verdict that still wait for a second or further reader.
fn readers(c: &Connection, desk_case: CaseId, view: &CaseView) -> Result<Vec<Item>> {
    let called = reviewer::told_apart(&reviewer::around(c, desk_case, view.case)?);
    let waiting = view.claims.iter().filter(|claim| claim.waits_for_reader());
    let item = |claim: &ClaimEntry| {
        let words = format!("“{}”: {}", claim.text, awaited_words(claim, &called));
        Item::new("open", words, "").on(view, claim.id)
    };
    Ok(waiting.map(item).collect())
}

fn awaited_words(claim: &ClaimEntry, called: &HashMap<ReviewerId, String>) -> String {
    let given: Vec<_> = claim
        .heads
        .iter()
        .map(|head| (head.verdict, head.reviewer))
        .collect();
    match claim.asked.as_ref().filter(|asked| !asked.is_done(&given)) {
        None => "waits for a second reader, whom the case wants.".to_owned(),
        Some(asked) => match (asked.from, asked.is_fresh()) {
            (Some(from), _) => {
                let name = called.get(&from).cloned();
                let name = name.unwrap_or_else(|| reviewer::without_card(from));
                format!("waits for {name}, who was asked to read it.")
            }
            (None, true) => "waits for a fresh reading, which was asked for.".to_owned(),
            (None, false) => "waits for a second reader, who was asked for.".to_owned(),
        },
    }
}

fn unsettled_words(claim: &ClaimEntry) -> String {
    let how = match (&claim.reopened, claim.parked, claim.contested) {
        (Some(why), ..) => format!("open again. {why}"),
        (None, true, _) => "parked, without a verdict.".to_owned(),
        (None, false, true) => "contested, without a verdict.".to_owned(),
        (None, false, false) => "without a verdict.".to_owned(),
    };
    format!("“{}”: {how}", claim.text)
}

fn waiting(c: &Connection, case: CaseId) -> Result<usize> {
    let count: i64 = c
        .prepare_cached(
            "SELECT count(*) FROM op_waiting JOIN op ON op.position = op_waiting.op WHERE case_id = :case",
        )?
        .query_row(named_params! { ":case": case.as_bytes() }, |row| row.get(0))?;
    Ok(usize::try_from(count).unwrap_or_default())
}

/// The overrides that stand on claims that are worked on.
fn overrides(c: &Connection, view: &CaseView) -> Result<Vec<Item>> {
    let live: BTreeSet<ClaimId> = view.claims.iter().map(|claim| claim.id).collect();
    let standing = overriding::list_of_case(c, view.case)?.into_iter();
    let named = standing.filter(|one| live.contains(&one.claim)).map(|one| {
        let rule = RuleKey::from_name(&one.key).map_or(one.key.as_str(), |key| key.name());
        let mut item = Item::new("override", format!("{rule}, overridden: {}", one.reason), "");
        item.id = Some(one.id.into());
        item.on(view, one.claim)
    });
    Ok(named.collect())
}
