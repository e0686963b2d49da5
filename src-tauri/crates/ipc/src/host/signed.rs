//! Sign-off, corrections, and claims to look at again.

use factdesk_desk::correction::{self, Correction, NewCorrection, NewRating, NewRequest, Request};
use factdesk_desk::history::Entry;
use factdesk_desk::sign_off::{self, Check, Item, NewSignOff, Signed};
use factdesk_desk::{claim, overriding, recheck};
use factdesk_domain::correction::{CorrectionKind, CorrectionRequestEdit as Change, RequestResult};
use factdesk_domain::house_rule::RuleKey;
use factdesk_domain::sign_off::OpenItem;
use factdesk_domain::{CaseId, ClaimId, CorrectionRequestId, Noun, RuleError};
use rusqlite::Connection;

use super::{Host, People, Reply, changed, done, parse};
use crate::show;
use crate::wire::common::{ByCase, Changed, WireError};
use crate::wire::signed::{
    AfterSignOff, CorrectionList, CorrectionMake, CorrectionRequest, CorrectionRequestEdit,
    CorrectionRequestView, CorrectionView, RecheckAsk, RecheckItem, RecheckList, SignOff, SignOffCheck,
    SignOffItem, SignOffView, SignedView,
};

impl Host {
    /// Says what stops a sign-off, what it would name, and how it stands.
    ///
    /// # Errors
    /// An unknown case; the database.
    pub fn sign_off_check(&self, input: &ByCase) -> Reply<SignOffCheck> {
        let case: CaseId = parse::id("case", &input.case_id)?;
        let found = sign_off::check(&self.desk, self.me()?, case, (&self.lints, &self.views))?;
        let why_not = why_not(&found);
        let signed = found
            .signed
            .as_ref()
            .map(|signed| self.signed(signed))
            .transpose()?;
        Ok(SignOffCheck {
            signed,
            blocks: found.blocks.iter().map(item).collect(),
            open: found.open.iter().map(item).collect(),
            overrides: found.overrides.iter().map(item).collect(),
            decided: number(found.decided),
            claims: number(found.claims),
            head: found.head.to_string(),
            can_sign: why_not.is_none(),
            why_not,
        })
    }

    fn signed(&self, one: &Signed) -> Reply<SignOffView> {
        let (people, view) = (self.people()?, self.view(one.case)?);
        let on = |claim: ClaimId| view.place(claim).map(|place| number(place + 1));
        let (open, after, overrides) = self.desk.read(|c| {
            let open = one.open.iter().map(|item| was_open(c, item, &on));
            let open = open.collect::<factdesk_desk::Result<Vec<_>>>()?;
            let overrides = overridden(c, one, &on)?;
            Ok((open, sign_off::after(c, one.case)?, overrides))
        })?;
        Ok(SignOffView {
            id: one.id.to_string(),
            by: people.card(one.by),
            at_ms: one.at.as_i64(),
            head: one.head.to_string(),
            statement: one.statement.clone().unwrap_or_default(),
            open,
            overrides,
            after_count: number(after.len()),
            after: after
                .iter()
                .map(|entry| format!("{}, {}", entry.sentence, people.name(entry.reviewer)))
                .collect(),
        })
    }

    /// That a case is signed off, read without looking at its claims.
    pub(super) fn signed_view(&self, case: CaseId, people: &People) -> Reply<Option<SignedView>> {
        let found = self.desk.read(|c| {
            let signed = sign_off::show(c, case)?;
            let late = signed
                .as_ref()
                .map(|_| sign_off::after_count(c, case))
                .transpose()?;
            Ok(signed.zip(late))
        })?;
        Ok(found.map(|(signed, late)| SignedView {
            by: people.card(signed.by),
            at_ms: signed.at.as_i64(),
            head: signed.head.to_string(),
            statement: signed.statement.unwrap_or_default(),
            after_count: late,
        }))
    }

    /// Signs a case off.
    ///
    /// # Errors
    /// Who is no editor; a case that was signed off, or that changed since it was shown; whatever stops it.
    pub fn sign_off(&self, input: SignOff) -> Reply<Changed> {
        let case: CaseId = parse::id("case", &input.case_id)?;
        let head = input
            .head
            .parse()
            .map_err(|_| WireError::of_field("head", "head", "This is no head of a case."))?;
        let new = NewSignOff {
            statement: parse::cleared(input.statement),
            head: Some(head),
        };
        let signed = sign_off::make(&self.desk, self.me()?, case, new, (&self.lints, &self.views))?;
        Ok(done("Signed off", &signed))
    }

    /// Lists what was said of a case after its sign-off.
    ///
    /// # Errors
    /// An unknown case; the database.
    pub fn correction_list(&self, input: &ByCase) -> Reply<CorrectionList> {
        let case: CaseId = parse::id("case", &input.case_id)?;
        let people = self.people()?;
        let (made, after, texts) = self.desk.read(|c| {
            factdesk_desk::case::show(c, case)?;
            let made = correction::list(c, case)?;
            let text = |one: &Correction| one.claim.and_then(|id| claim::show(c, id).ok());
            let texts: Vec<Option<String>> =
                made.iter().map(|one| text(one).map(|claim| claim.text)).collect();
            Ok((made, sign_off::after(c, case)?, texts))
        })?;
        Ok(CorrectionList {
            after: after.iter().map(|entry| late(entry, &made, &people)).collect(),
            corrections: made
                .iter()
                .zip(texts)
                .map(|(one, text)| view(one, text, &people))
                .collect(),
        })
    }

    /// Corrects a case that was signed off.
    ///
    /// # Errors
    /// Who is no editor; a case that was not signed off; no reason, no notice; an unknown claim; a rating that cannot
    /// be given.
    pub fn correction_make(&self, input: CorrectionMake) -> Reply<Changed> {
        let kind: CorrectionKind = parse::word("kind", &input.kind)?;
        let rating = match (input.rating, input.no_rating.unwrap_or_default()) {
            (Some(_), true) => {
                let words = "Give a new rating, or say that none can be given; not both.";
                return Err(WireError::of_field("rating_twice", "rating", words));
            }
            (Some(rating), false) => Some(NewRating::Rating(rating)),
            (None, true) => Some(NewRating::NoRating),
            (None, false) => None,
        };
        let new = NewCorrection {
            case: parse::id("case", &input.case_id)?,
            claim: parse::maybe_id("claim", input.claim_id.as_deref())?,
            kind,
            reason: input.reason,
            notice: input.notice,
            rating,
        };
        let made = correction::make(&self.desk, self.me()?, new)?;
        Ok(done(&format!("{} made", kind.words()), &made))
    }

    /// Enters that an outlet was asked to correct what it printed.
    ///
    /// # Errors
    /// Who is no editor; an unknown correction; no outlet; no word on how.
    pub fn correction_request(&self, input: CorrectionRequest) -> Reply<Changed> {
        let new = NewRequest {
            correction: parse::id("correction", &input.correction_id)?,
            outlet: input.outlet,
            asked_on: parse::maybe_date("asked_on", input.asked_on.as_deref())?,
            how: input.how,
        };
        let asked = correction::request(&self.desk, self.me()?, new)?;
        Ok(done("Outlet asked", &asked))
    }

    /// Enters what came of a request.
    ///
    /// # Errors
    /// Who is no editor; an unknown request; as it stands already.
    pub fn correction_request_edit(&self, input: CorrectionRequestEdit) -> Reply<Changed> {
        let request: CorrectionRequestId = parse::id("request", &input.request_id)?;
        let result: RequestResult = parse::word("outcome", &input.outcome)?;
        let change = Change {
            request,
            result,
            answered_on: parse::maybe_date("answered_on", input.answered_on.as_deref())?,
        };
        let entered = correction::answered(&self.desk, self.me()?, change)?;
        Ok(changed(
            "Answer entered",
            &entered.outcome,
            Some(input.request_id),
        ))
    }

    /// Lists the claims whose day to be looked at again has come.
    ///
    /// # Errors
    /// An unknown case; the database.
    pub fn recheck_list(&self, input: &RecheckAsk) -> Reply<RecheckList> {
        let only: Option<CaseId> = parse::maybe_id("case", input.case_id.as_deref())?;
        let today = self.desk.now().day();
        let due = self.desk.read(|c| recheck::due(c, &self.views, only, &today))?;
        let shown = due.into_iter().map(|one| RecheckItem {
            case_id: one.case.to_string(),
            case_title: one.title,
            claim_id: one.claim.to_string(),
            number: number(one.number),
            text: one.text,
            label: one.label,
            corrected: one.corrected.as_ref().map(show::corrected_view),
            due: one.due.to_string(),
            why: one.why,
            overdue_days: i32::try_from(one.overdue_days).unwrap_or(i32::MAX),
        });
        Ok(RecheckList {
            claims: shown.collect(),
        })
    }
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// Why a case cannot be signed off now.
fn why_not(found: &Check) -> Option<String> {
    if let Some(signed) = &found.signed {
        return Some(format!("It was signed off on {}.", signed.at.day()));
    }
    match found.signer.may() {
        Err(RuleError::EditorOnly) => Some("Only an editor signs a case off.".to_owned()),
        Err(other) => Some(other.to_string()),
        Ok(()) => match found.blocks.len() {
            0 => None,
            1 => Some("One thing stops it.".to_owned()),
            many => Some(format!("{many} things stop it.")),
        },
    }
}

fn item(one: &Item) -> SignOffItem {
    SignOffItem {
        kind: one.kind.to_owned(),
        claim_id: one.claim.map(|claim| claim.to_string()),
        number: one.number.map(number),
        words: one.words.clone(),
        fix: one.fix.clone(),
    }
}

fn was_open(
    c: &Connection,
    one: &OpenItem,
    on: &impl Fn(ClaimId) -> Option<u32>,
) -> factdesk_desk::Result<SignOffItem> {
    let claim = match one.id.map(ClaimId::from) {
        Some(id) if claim::case_of(c, id).is_ok() => Some(id),
        _ => None,
    };
    Ok(SignOffItem {
        kind: one.kind.clone(),
        claim_id: claim.map(|claim| claim.to_string()),
        number: claim.and_then(on),
        words: one.words.clone(),
        fix: String::new(),
    })
}

fn overridden(
    c: &Connection,
    signed: &Signed,
    on: &impl Fn(ClaimId) -> Option<u32>,
) -> factdesk_desk::Result<Vec<SignOffItem>> {
    let standing = overriding::list_of_case(c, signed.case)?.into_iter();
    let named = standing
        .filter(|one| signed.overrides.contains(&one.id))
        .map(|one| {
            let rule = RuleKey::from_name(&one.key).map_or(one.key.as_str(), |key| key.name());
            SignOffItem {
                kind: "override".to_owned(),
                claim_id: Some(one.claim.to_string()),
                number: on(one.claim),
                words: format!("{rule}, overridden: {}", one.reason),
                fix: String::new(),
            }
        });
    Ok(named.collect())
}

fn late(entry: &Entry, made: &[Correction], people: &People) -> AfterSignOff {
    let about = entry.objects.iter().find(|object| object.noun == Noun::Claim);
    let claim = about.map(|object| ClaimId::from(object.id));
    let corrected = |one: &Correction| one.at >= entry.at && one.claim.is_some() && one.claim == claim;
    AfterSignOff {
        operation_id: entry.op.to_string(),
        words: entry.sentence.clone(),
        by: people.name(entry.reviewer),
        at_ms: entry.at.as_i64(),
        claim_id: claim.map(|claim| claim.to_string()),
        printed: made.iter().any(corrected),
    }
}

fn view(one: &Correction, claim_text: Option<String>, people: &People) -> CorrectionView {
    CorrectionView {
        id: one.id.to_string(),
        claim_id: one.claim.map(|claim| claim.to_string()),
        claim_text,
        kind: one.kind.as_str().to_owned(),
        reason: one.reason.clone(),
        notice: one.notice.clone(),
        by: people.card(one.by),
        at_ms: one.at.as_i64(),
        old_label: one.old.clone(),
        new_label: one.new.clone(),
        requests: one.requests.iter().map(request).collect(),
    }
}

fn request(one: &Request) -> CorrectionRequestView {
    CorrectionRequestView {
        id: one.id.to_string(),
        outlet: one.outlet.clone(),
        asked_on: one.asked_on.as_ref().map(ToString::to_string),
        how: one.how.clone(),
        outcome: one.result.as_str().to_owned(),
        answered_on: one.answered_on.as_ref().map(ToString::to_string),
    }
}
