//! Claims: the unit of the walk.

use factdesk_desk::claim::{self, Claim, NewClaim, NewStatement, Part};
use factdesk_desk::comment::{self, About};
use factdesk_desk::view::CaseView;
use factdesk_desk::{Done, blind, evidence, local as kept, statement};
use factdesk_domain::claim::{ClaimChange, Origin};
use factdesk_domain::statement::StatementChange;
use factdesk_domain::{CaseId, ClaimId, CommentId};

use super::{Host, People, Reply, changed, done, parse};
use crate::show;
use crate::wire::claim::{
    ByClaim, ByClaims, ClaimCard, ClaimCreate, ClaimDetail, ClaimEdit, ClaimFind, ClaimFlag, ClaimList,
    ClaimMerge, ClaimPark, ClaimSplit, CommentAdd, CommentView, Fact, RecheckSet, StatementEdit, TagSet,
    WalkPosition, WalkStep,
};
use crate::wire::common::{ById, Changed, WireError};
use crate::wire::desk::Draft;

/// Most claims that one list answers.
const MOST: u32 = 500;

impl Host {
    /// Moves through the walk.
    ///
    /// # Errors
    /// An unknown case; a step that is not known.
    pub fn walk_step(&self, input: &WalkStep) -> Reply<WalkPosition> {
        let case: CaseId = parse::id("case", &input.case_id)?;
        let view = self.view(case)?;
        let progress = show::progress(view.progress());
        let here = self.here(&view, input)?;
        let last = view.claims.len().saturating_sub(1);
        let (place, at_end) = match input.step.as_str() {
            "here" => (here.unwrap_or(0), false),
            "first" => (0, false),
            "next" => here.map_or((0, false), |here| (last.min(here + 1), here >= last)),
            "previous" => here.map_or((0, true), |here| (here.saturating_sub(1), here == 0)),
            "next-open" => match next_open(&view, here) {
                Some(place) => (place, false),
                None => (here.unwrap_or(0), true),
            },
            _ => {
                return Err(WireError::of_field(
                    "unknown_word",
                    "step",
                    "This step is not known.",
                ));
            }
        };
        let claim = match view.claims.get(place) {
            Some(claim) => Some(self.detail(&view, claim.id)?),
            None => None,
        };
        Ok(WalkPosition {
            claim,
            at_end,
            progress,
        })
    }

    /// Where the walk stands: the claim that is named, else the remembered one.
    fn here(&self, view: &CaseView, input: &WalkStep) -> Reply<Option<usize>> {
        let named: Option<ClaimId> = parse::maybe_id("claim", input.from.as_deref())?;
        if let Some(place) = named.and_then(|id| view.place(id)) {
            return Ok(Some(place));
        }
        let kept = self.desk.read(|c| Ok(kept::place_of_case(c, &input.case_id)?))?;
        let claim = kept.and_then(|place| place.claim).and_then(|id| id.parse().ok());
        Ok(claim.and_then(|id| view.place(id)))
    }

    /// Lists claims in the order of the walk.
    ///
    /// # Errors
    /// An unknown case; a filter that is not known.
    pub fn claim_list(&self, input: &ClaimFind) -> Reply<ClaimList> {
        let view = self.view(parse::id("case", &input.case_id)?)?;
        let words: Vec<String> = input.query.split_whitespace().map(str::to_lowercase).collect();
        let mut found: Vec<ClaimCard> = Vec::new();
        let mut total = 0_u32;
        for (place, claim) in view.claims.iter().enumerate() {
            let wanted = match input.only.as_str() {
                "all" => true,
                "open" => !claim.is_settled(),
                "suggested" => !claim.accepted,
                "contested" => claim.contested,
                "parked" => claim.parked,
                "flagged" => claim.flagged,
                _ => {
                    return Err(WireError::of_field(
                        "unknown_word",
                        "only",
                        "This filter is not known.",
                    ));
                }
            };
            let text = || claim.text.to_lowercase();
            if !wanted
                || !(words.is_empty() || {
                    let text = text();
                    words.iter().all(|word| text.contains(word))
                })
            {
                continue;
            }
            if total >= input.offset && total - input.offset < input.limit.min(MOST) {
                found.push(show::claim_card(&view, place));
            }
            total += 1;
        }
        Ok(ClaimList { claims: found, total })
    }

    /// Shows one claim.
    ///
    /// # Errors
    /// An unknown claim, or one that was merged, split or taken out.
    pub fn claim_show(&self, input: &ByClaim) -> Reply<ClaimDetail> {
        let view = self.view(parse::id("case", &input.case_id)?)?;
        self.detail(&view, parse::id("claim", &input.claim_id)?)
    }

    fn detail(&self, view: &CaseView, id: ClaimId) -> Reply<ClaimDetail> {
        let gone = || {
            WireError::of_field(
                "unknown_claim",
                "claim",
                "This claim is not in the walk any more.",
            )
        };
        let place = view.place(id).ok_or_else(gone)?;
        let (people, me) = (self.people()?, self.me()?);
        let found = self.desk.read(|c| {
            Ok((
                claim::show(c, id)?,
                comment::list(c, About::Claim(id))?,
                kept::drafts_of_object(c, me, (&view.case.to_string(), &id.to_string()))?,
                blind::is_hidden(c, id)?,
                claim::earlier_wordings(c, id)?,
            ))
        })?;
        let (known, comments, drafts, hidden, earlier_wordings) = found;
        let rivals = show::rivals(view, id, &|reviewer| people.name(reviewer));
        Ok(ClaimDetail {
            card: show::claim_card(view, place),
            case_id: view.case.to_string(),
            kind: view.claims[place]
                .claim_type
                .clone()
                .unwrap_or_else(|| "event".to_owned()),
            why_chosen: known.why_chosen.clone(),
            reasons: reasons(&known),
            question: view.set_of(id).and_then(|set| set.question.clone()),
            statements: show::statements(view, id),
            facts: facts(&known, &rivals),
            rivals,
            evidence: self.evidence_of(view.case, id, &people)?,
            lookups: self.lookups_of(id, &people)?,
            replies: self.replies_of(id, &people)?,
            verdicts: self.verdicts_of(&known, &view.claims[place].outdated, &people)?,
            comments: comments
                .into_iter()
                .map(|one| comment_view(one, &people))
                .collect(),
            parked_reason: known.park_reason.clone(),
            recheck: known.recheck_on.as_ref().map(ToString::to_string),
            recheck_why: known.recheck_why.clone(),
            drafts: drafts
                .into_iter()
                .map(|draft| Draft {
                    case_id: draft.case,
                    key: draft.key,
                    text: draft.text,
                })
                .collect(),
            second_reading: self.second_reading_of(id, &people)?,
            earlier_wordings,
            whole: self.whole_of(&known)?,
            hidden,
        })
    }

    /// Makes a claim from a span.
    ///
    /// # Errors
    /// An unknown article; a span that is empty or outside of the text.
    pub fn claim_create(&self, input: ClaimCreate) -> Reply<Changed> {
        let place = self.span(&input.article_id, input.start, input.end)?;
        let case = self
            .desk
            .read(|c| factdesk_desk::article::case_of(c, place.article))?;
        let said = NewStatement {
            place: Some(place),
            ..NewStatement::default()
        };
        let text = input.text.and_then(parse::cleared);
        let new = NewClaim {
            text,
            statements: vec![said],
            ..NewClaim::default()
        };
        Ok(done(
            "Claim made",
            &claim::create(&self.desk, self.me()?, case, new)?,
        ))
    }

    /// Accepts a suggested claim.
    ///
    /// # Errors
    /// An unknown claim.
    pub fn claim_accept(&self, input: &ByClaim) -> Reply<Changed> {
        self.on_claim("Claim accepted", &input.claim_id, |host, id| {
            let Done { outcome, .. } = claim::accept(&host.desk, host.desk.me()?, id)?;
            Ok(Done { value: (), outcome })
        })
    }

    /// Accepts several suggested claims, as one act.
    ///
    /// # Errors
    /// An unknown claim; claims of two cases.
    pub fn claim_accept_many(&self, input: &ByClaims) -> Reply<Changed> {
        let claims = claims(input)?;
        let done = claim::accept_many(&self.desk, self.me()?, &claims)?;
        Ok(changed(&counted(claims.len(), "accepted"), &done.outcome, None))
    }

    /// Takes several claims out of the case, as one act; suggested ones are not suggested again.
    ///
    /// # Errors
    /// An unknown claim; claims of two cases.
    pub fn claim_retract_many(&self, input: &ByClaims) -> Reply<Changed> {
        let claims = claims(input)?;
        let done = claim::retract_many(&self.desk, self.me()?, &claims, None)?;
        Ok(changed(&counted(claims.len(), "taken out"), &done.outcome, None))
    }

    /// Changes a claim.
    ///
    /// # Errors
    /// An unknown claim; a blank wording; a type that is not known.
    pub fn claim_edit(&self, input: ClaimEdit) -> Reply<Changed> {
        let mut changes = Vec::new();
        changes.extend(input.text.map(ClaimChange::Text));
        changes.extend(
            input
                .why_chosen
                .map(|text| ClaimChange::WhyChosen(parse::cleared(text))),
        );
        if let Some(kind) = input.kind {
            let kind = parse::cleared(kind)
                .map(|kind| parse::word("kind", &kind))
                .transpose()?;
            changes.push(ClaimChange::ClaimType(kind));
        }
        self.on_claim("Claim reworded", &input.claim_id, |host, id| {
            claim::edit(&host.desk, host.desk.me()?, id, changes)
        })
    }

    /// Splits a claim into parts. Evidence stays with the claim that was split, readable beside its parts.
    ///
    /// # Errors
    /// An unknown claim; fewer than two parts; a blank part.
    pub fn claim_split(&self, input: ClaimSplit) -> Reply<Changed> {
        let id: ClaimId = parse::id("claim", &input.claim_id)?;
        let evidence = self.desk.read(|c| evidence::list(c, id))?;
        let all: Vec<_> = evidence.iter().map(|one| one.id).collect();
        let parts = input.parts.into_iter().enumerate().map(|(index, text)| Part {
            text,
            // The first part takes the evidence along; the person moves what belongs elsewhere.
            evidence: if index == 0 { all.clone() } else { Vec::new() },
        });
        let done = claim::split(&self.desk, self.me()?, id, parts.collect())?;
        Ok(changed(
            "Claim split",
            &done.outcome,
            done.value.first().map(ToString::to_string),
        ))
    }

    /// Makes several claims one.
    ///
    /// # Errors
    /// An unknown claim; a claim with itself.
    pub fn claim_merge(&self, input: &ClaimMerge) -> Reply<Changed> {
        let from = input
            .from
            .iter()
            .map(|id| parse::id("from", id))
            .collect::<Reply<Vec<ClaimId>>>()?;
        self.on_claim("Claims merged", &input.into, |host, into| {
            claim::merge(&host.desk, host.desk.me()?, into, from)
        })
    }

    /// Parks a claim or takes it up again.
    ///
    /// # Errors
    /// An unknown claim; when it is so already.
    pub fn claim_park(&self, input: ClaimPark) -> Reply<Changed> {
        let (parked, reason) = (input.parked, parse::cleared(input.reason));
        let label = if parked {
            "Claim parked"
        } else {
            "Claim taken up again"
        };
        self.on_claim(label, &input.claim_id, |host, id| match parked {
            true => claim::park(&host.desk, host.desk.me()?, id, reason),
            false => claim::unpark(&host.desk, host.desk.me()?, id),
        })
    }

    /// Flags a claim or takes the flag away.
    ///
    /// # Errors
    /// An unknown claim; when it is so already.
    pub fn claim_flag(&self, input: &ClaimFlag) -> Reply<Changed> {
        let label = if input.flagged {
            "Claim flagged"
        } else {
            "Flag taken away"
        };
        self.on_claim(label, &input.claim_id, |host, id| {
            claim::flag(&host.desk, host.desk.me()?, id, input.flagged)
        })
    }

    /// Takes a claim out of the case; a suggested one is not suggested again.
    ///
    /// # Errors
    /// An unknown claim.
    pub fn claim_retract(&self, input: &ByClaim) -> Reply<Changed> {
        self.on_claim("Claim taken out", &input.claim_id, |host, id| {
            claim::dismiss(&host.desk, host.desk.me()?, id, None)
        })
    }

    /// Corrects who said it.
    ///
    /// # Errors
    /// An unknown claim or statement; a stance or date that is none.
    pub fn statement_edit(&self, input: StatementEdit) -> Reply<Changed> {
        let named = parse::maybe_id("statement", input.statement_id.as_deref())?;
        let mut changes = Vec::new();
        changes.extend(
            input
                .speaker
                .map(|text| StatementChange::Speaker(parse::cleared(text))),
        );
        changes.extend(
            input
                .role
                .map(|text| StatementChange::SpeakerRole(parse::cleared(text))),
        );
        changes.extend(
            input
                .outlet
                .map(|text| StatementChange::Outlet(parse::cleared(text))),
        );
        if let Some(stance) = input.stance {
            changes.push(StatementChange::Stance(parse::word("stance", &stance)?));
        }
        if let Some(said) = input.said {
            changes.push(StatementChange::Date(parse::date("said", &said)?));
        }
        self.on_claim("Speaker corrected", &input.claim_id, |host, id| {
            let Done { outcome, .. } = statement::edit(&host.desk, host.desk.me()?, id, named, changes)?;
            Ok(Done { value: (), outcome })
        })
    }

    /// Adds a comment.
    ///
    /// # Errors
    /// An unknown claim; a blank text.
    pub fn comment_add(&self, input: &CommentAdd) -> Reply<Changed> {
        let id: ClaimId = parse::id("claim", &input.claim_id)?;
        Ok(done(
            "Comment added",
            &comment::add(&self.desk, self.me()?, About::Claim(id), &input.text, None)?,
        ))
    }

    /// Takes a comment back.
    ///
    /// # Errors
    /// An unknown comment, or another reviewer's.
    pub fn comment_retract(&self, input: &ById) -> Reply<Changed> {
        let id: CommentId = parse::id("comment", &input.id)?;
        let done = comment::retract(&self.desk, self.me()?, id)?;
        Ok(changed(
            "Comment taken back",
            &done.outcome,
            Some(input.id.clone()),
        ))
    }

    /// Adds or removes a tag.
    ///
    /// # Errors
    /// An unknown claim; a blank tag; when it is so already.
    pub fn tag_set(&self, input: &TagSet) -> Reply<Changed> {
        let label = if input.present { "Tag added" } else { "Tag removed" };
        self.on_claim(label, &input.claim_id, |host, id| match input.present {
            true => claim::tag_add(&host.desk, host.desk.me()?, id, input.tag.trim()),
            false => claim::tag_remove(&host.desk, host.desk.me()?, id, &input.tag),
        })
    }

    /// Says when to look again.
    ///
    /// # Errors
    /// An unknown claim; a date that is none.
    pub fn recheck_set(&self, input: &RecheckSet) -> Reply<Changed> {
        let on = parse::date("date", &input.date)?;
        self.on_claim("Date to look again", &input.claim_id, |host, id| {
            let why = match &input.why {
                Some(why) => Some(why.trim().to_owned()).filter(|why| !why.is_empty()),
                None => host.desk.read(|c| claim::show(c, id))?.recheck_why,
            };
            let why = why.filter(|_| on.is_some());
            claim::recheck(&host.desk, host.desk.me()?, id, on, why)
        })
    }

    fn on_claim(
        &self,
        label: &str,
        claim: &str,
        job: impl FnOnce(&Self, ClaimId) -> factdesk_desk::Result<Done<()>>,
    ) -> Reply<Changed> {
        let id: ClaimId = parse::id("claim", claim)?;
        let done = job(self, id)?;
        Ok(changed(label, &done.outcome, Some(claim.to_owned())))
    }
}

/// The next claim behind `here` that waits for a verdict and is not parked; from the top again at the end.
fn next_open(view: &CaseView, here: Option<usize>) -> Option<usize> {
    let start = here.map_or(0, |here| here + 1);
    let waits = |place: &usize| !view.claims[*place].is_settled() && !view.claims[*place].parked;
    (start..view.claims.len())
        .find(waits)
        .or_else(|| (0..start.min(view.claims.len())).find(waits))
}

fn reasons(claim: &Claim) -> Vec<String> {
    match &claim.origin {
        Origin::Suggested { reasons, .. } => reasons.clone(),
        Origin::Person | Origin::Imported { .. } => Vec::new(),
    }
}

/// The facts of a claim; one that a rival's words differ in is marked.
fn facts(claim: &Claim, rivals: &[crate::wire::relation::Rival]) -> Vec<Fact> {
    let contested = |value: &str| {
        rivals
            .iter()
            .filter(|rival| rival.kind == "contradicts" && rival.status != "rejected")
            .any(|rival| {
                let first = rival.here.split_whitespace().next().unwrap_or_default();
                !first.is_empty() && value.split_whitespace().any(|word| word == first)
            })
    };
    let fact = |fact: &factdesk_domain::claim::Fact| Fact {
        label: fact.label.clone(),
        contested: contested(&fact.value),
        value: fact.value.clone(),
    };
    claim.facts().iter().map(fact).collect()
}

fn comment_view(comment: comment::Comment, people: &People) -> CommentView {
    CommentView {
        id: comment.id.to_string(),
        reviewer: people.card(comment.author),
        at_ms: comment.at.as_i64(),
        text: comment.text,
    }
}

fn claims(input: &ByClaims) -> Reply<Vec<ClaimId>> {
    input
        .claim_ids
        .iter()
        .map(|claim| parse::id("claim", claim))
        .collect()
}

fn counted(claims: usize, done: &str) -> String {
    match claims {
        1 => format!("Claim {done}"),
        many => format!("{many} claims {done}"),
    }
}
