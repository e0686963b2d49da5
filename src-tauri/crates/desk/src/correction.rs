//! Corrections of cases that were signed off, and requests to outlets.

use std::collections::BTreeMap;

use factdesk_domain::correction::{
    CorrectionKind, CorrectionMake, CorrectionRequest, CorrectionRequestEdit, Published, RequestResult,
};
use factdesk_domain::scale::Scales;
use factdesk_domain::verdict::Outcome;
use factdesk_domain::{
    CaseId, ClaimId, CorrectionId, CorrectionRequestId, PartialDate, ReviewerId, RuleError, TimestampMs,
    rules,
};
use rusqlite::{Connection, OptionalExtension, Row, named_params};

use crate::decision::{self, Decision};
use crate::published::{RETRACTED, Says};
use crate::{Desk, Done, Error, Result, case, claim, scale, sign_off, verdict};

/// A correction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// Which one.
    pub id: CorrectionId,
    /// Its case.
    pub case: CaseId,
    /// The claim; none for the whole case.
    pub claim: Option<ClaimId>,
    /// What it is.
    pub kind: CorrectionKind,
    /// Why.
    pub reason: String,
    /// What readers are told.
    pub notice: String,
    /// Who made it.
    pub by: ReviewerId,
    /// When.
    pub at: TimestampMs,
    /// What was published on the claim before, in the words of its scale.
    pub old: Option<String>,
    /// What it says of its claim from then on; none where it leaves what was published.
    pub says: Option<Says>,
    /// The same in the words of its scale.
    pub new: Option<String>,
    /// The outlets that were asked to correct what they printed, the first one first.
    pub requests: Vec<Request>,
}

/// A request to an outlet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// Which one.
    pub id: CorrectionRequestId,
    /// The correction.
    pub correction: CorrectionId,
    /// Its case.
    pub case: CaseId,
    /// Who was asked.
    pub outlet: String,
    /// When.
    pub asked_on: Option<PartialDate>,
    /// How.
    pub how: String,
    /// What came of it.
    pub result: RequestResult,
    /// When the answer came.
    pub answered_on: Option<PartialDate>,
}

/// What is published on a claim from a correction on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NewRating {
    /// A value on the scale of the case.
    Rating(String),
    /// No rating can be given.
    NoRating,
}

/// What a correction is made from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewCorrection {
    /// The case.
    pub case: CaseId,
    /// The claim; none for the whole case.
    pub claim: Option<ClaimId>,
    /// What it is.
    pub kind: CorrectionKind,
    /// Why, for the record.
    pub reason: String,
    /// What readers are told.
    pub notice: String,
    /// What is published on the claim from now on; none where that stays.
    pub rating: Option<NewRating>,
}

/// What a request to an outlet is made from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewRequest {
    /// The correction that the outlet is told of.
    pub correction: CorrectionId,
    /// Who is asked.
    pub outlet: String,
    /// When.
    pub asked_on: Option<PartialDate>,
    /// How.
    pub how: String,
}

/// Corrects a case that was signed off. What was published before stays readable.
///
/// # Errors
/// Who is no editor; a case that was not signed off; no reason, no notice; an unknown claim; a rating that cannot be
/// given; the database.
pub fn make(desk: &Desk, by: ReviewerId, new: NewCorrection) -> Result<Done<CorrectionId>> {
    desk.act(by, |acting| {
        let c = acting.db();
        case::show(c, new.case)?;
        let facts = new.claim.map(|claim| facts(c, new.case, claim)).transpose()?;
        let scales = scale::of_case(c, new.case)?;
        let signed = sign_off::signed_at(c, new.case)?.is_some();
        let signer = sign_off::signer(c, acting.desk_case(), (by, new.case))?;
        let published = match new.rating {
            Some(NewRating::Rating(rating)) => Some(rated(c, new.case, &scales, rating)?),
            Some(NewRating::NoRating) => Some(Published::NoRating {}),
            None => None,
        };
        let old_decision = match new.claim {
            Some(claim) => decided(c, claim)?.map(|one| one.id.into()),
            None => None,
        };
        let id = acting.id(CorrectionId::new)?;
        let request = CorrectionMake {
            correction: id,
            claim: new.claim,
            kind: new.kind,
            reason: new.reason,
            notice: new.notice,
            published,
            old_decision,
        };
        let operation = rules::correction::make(request, (signer, signed), facts.as_ref(), &scales)?;
        acting.push(new.case, operation)?;
        Ok(id)
    })
}

fn facts(c: &Connection, case: CaseId, id: ClaimId) -> Result<rules::claim::ClaimFacts> {
    if claim::case_of(c, id)? == case {
        claim::facts(c, id)
    } else {
        Err(Error::unknown("claim", id))
    }
}

fn rated(c: &Connection, case: CaseId, scales: &Scales, rating: String) -> Result<Published> {
    let scale = case::scale(c, case)?;
    let in_use = scales.find(scale).ok_or(RuleError::CaseScaleAbsent)?;
    Ok(Published::Rated {
        scale,
        scale_version: in_use.version,
        rating,
    })
}

/// Enters that an outlet was asked to correct what it printed.
///
/// # Errors
/// Who is no editor; an unknown correction; no outlet; no word on how; the database.
pub fn request(desk: &Desk, by: ReviewerId, new: NewRequest) -> Result<Done<CorrectionRequestId>> {
    desk.act(by, |acting| {
        let case = case_of(acting.db(), new.correction)?;
        let signer = sign_off::signer(acting.db(), acting.desk_case(), (by, case))?;
        let id = acting.id(CorrectionRequestId::new)?;
        let request = CorrectionRequest {
            request: id,
            correction: new.correction,
            outlet: new.outlet.trim().to_owned(),
            asked_on: new.asked_on,
            how: new.how.trim().to_owned(),
            result: RequestResult::Waiting,
        };
        acting.push(case, rules::correction::request(request, signer)?)?;
        Ok(id)
    })
}

/// Enters what came of a request to an outlet.
///
/// # Errors
/// Who is no editor; an unknown request; as it stands already; an answer before it was asked, or in the future; the
/// database.
pub fn answered(desk: &Desk, by: ReviewerId, change: CorrectionRequestEdit) -> Result<Done<()>> {
    desk.act(by, |acting| {
        let known = show_request(acting.db(), change.request)?;
        let signer = sign_off::signer(acting.db(), acting.desk_case(), (by, known.case))?;
        let now = CorrectionRequestEdit {
            request: known.id,
            result: known.result,
            answered_on: known.answered_on,
        };
        let dates = (known.asked_on.as_ref(), &acting.now().day());
        let operation = rules::correction::answered(change, signer, &now, dates)?;
        acting.push(known.case, operation)
    })
}

/// The case of a correction.
///
/// # Errors
/// An unknown correction; the database.
pub fn case_of(c: &Connection, id: CorrectionId) -> Result<CaseId> {
    c.prepare_cached("SELECT case_id FROM correction WHERE id = :id")?
        .query_row(named_params! { ":id": id.to_string() }, |row| {
            crate::row::parsed(row, "case_id")
        })
        .optional()?
        .ok_or_else(|| Error::unknown("correction", id))
}

/// What a correction is on, and its notice.
///
/// # Errors
/// An unknown correction; the database.
pub fn one(c: &Connection, id: CorrectionId) -> Result<(Option<ClaimId>, String)> {
    c.prepare_cached("SELECT claim, notice FROM correction WHERE id = :id")?
        .query_row(named_params! { ":id": id.to_string() }, |row| {
            Ok((crate::row::parsed_opt(row, "claim")?, row.get("notice")?))
        })
        .optional()?
        .ok_or_else(|| Error::unknown("correction", id))
}

const REQUEST: &str = "SELECT id, case_id, correction, outlet, asked_on, how, result, answered_on
    FROM correction_request WHERE outlet IS NOT NULL AND ";

fn row_to_request(row: &Row<'_>) -> rusqlite::Result<Request> {
    Ok(Request {
        id: crate::row::parsed(row, "id")?,
        case: crate::row::parsed(row, "case_id")?,
        correction: crate::row::parsed(row, "correction")?,
        outlet: row.get("outlet")?,
        asked_on: crate::row::parsed_opt(row, "asked_on")?,
        how: row.get("how")?,
        result: crate::row::named(row, "result")?,
        answered_on: crate::row::parsed_opt(row, "answered_on")?,
    })
}

/// One request to an outlet.
///
/// # Errors
/// An unknown request; the database.
pub fn show_request(c: &Connection, id: CorrectionRequestId) -> Result<Request> {
    c.prepare_cached(&[REQUEST, "id = :id"].concat())?
        .query_row(named_params! { ":id": id.to_string() }, row_to_request)
        .optional()?
        .ok_or_else(|| Error::unknown("request", id))
}

fn requests(c: &Connection, case: CaseId) -> Result<BTreeMap<CorrectionId, Vec<Request>>> {
    let mut statement = c.prepare_cached(&[REQUEST, "case_id = :case ORDER BY created_at, id"].concat())?;
    let found = statement.query_map(named_params! { ":case": case.to_string() }, row_to_request)?;
    let mut by_correction: BTreeMap<CorrectionId, Vec<Request>> = BTreeMap::new();
    for request in found {
        let request = request?;
        by_correction.entry(request.correction).or_default().push(request);
    }
    Ok(by_correction)
}

/// The corrections of a case, the first one first, each with what was published before.
///
/// # Errors
/// The database.
pub fn list(c: &Connection, case: CaseId) -> Result<Vec<Correction>> {
    let scales = scale::of_case(c, case)?;
    let mut requests = requests(c, case)?;
    let mut said = Said::default();
    let mut statement = c.prepare_cached(
        "SELECT id, claim, kind, reason, notice, published, created_by, created_at FROM correction
         WHERE case_id = :case ORDER BY created_at, id",
    )?;
    let mut rows = statement.query(named_params! { ":case": case.to_string() })?;
    let mut corrections = Vec::new();
    while let Some(row) = rows.next()? {
        let claim: Option<ClaimId> = crate::row::parsed_opt(row, "claim")?;
        let kind = crate::row::named(row, "kind")?;
        let says = Says::of(kind, crate::row::json_opt(row, "published")?);
        let new = says.as_ref().map(|says| says.label(&scales));
        let old = match claim {
            Some(claim) => said.of(c, claim, &scales)?,
            None => None,
        };
        said.take(claim, new.as_ref());
        let id = crate::row::parsed(row, "id")?;
        corrections.push(Correction {
            id,
            case,
            claim,
            kind,
            reason: row.get("reason")?,
            notice: row.get("notice")?,
            by: crate::row::parsed(row, "created_by")?,
            at: TimestampMs::from_i64(row.get("created_at")?),
            old,
            says,
            new,
            requests: requests.remove(&id).unwrap_or_default(),
        });
    }
    Ok(corrections)
}

/// What claims say while their corrections are read one after the other.
#[derive(Default)]
struct Said {
    on: BTreeMap<ClaimId, String>,
    /// Whether the whole case was taken back.
    whole: bool,
}

impl Said {
    fn of(&self, c: &Connection, claim: ClaimId, scales: &Scales) -> Result<Option<String>> {
        if let Some(label) = self.on.get(&claim) {
            return Ok(Some(label.clone()));
        }
        let signed = signed_label(c, claim, scales)?;
        Ok(signed.map(|label| if self.whole { RETRACTED.to_owned() } else { label }))
    }

    fn take(&mut self, claim: Option<ClaimId>, new: Option<&String>) {
        match (claim, new) {
            (_, None) => {}
            (Some(claim), Some(new)) => {
                self.on.insert(claim, new.clone());
            }
            (None, Some(new)) => {
                self.whole = true;
                self.on.values_mut().for_each(|said| said.clone_from(new));
            }
        }
    }
}

/// The label of a value as a version of its scale has it.
pub(crate) fn label(scales: &Scales, scale: factdesk_domain::ScaleId, version: u32, rating: &str) -> String {
    scales.label(scale, version, rating, None)
}

/// The decision that stands on a claim.
fn decided(c: &Connection, claim: ClaimId) -> Result<Option<Decision>> {
    Ok(decision::list(c, claim)?.into_iter().find(Decision::is_current))
}

/// What was decided on a claim, or what its verdicts say; those that differ are all named.
pub(crate) fn signed_label(c: &Connection, claim: ClaimId, scales: &Scales) -> Result<Option<String>> {
    if let Some(decided) = decided(c, claim)? {
        return Ok(Some(decision::label(&decided.ruling, scales)));
    }
    let verdicts = verdict::list(c, claim)?;
    let current = verdicts.iter().filter(|one| one.is_current());
    let mut labels: Vec<String> = current
        .map(|one| match &one.outcome {
            Outcome::Rated {
                scale,
                scale_version,
                rating,
            } => label(scales, *scale, *scale_version, rating),
            Outcome::Concluded { .. } => one.conclusion.clone().unwrap_or_default(),
            Outcome::NotCheckable { .. } => "Not checkable".to_owned(),
        })
        .collect();
    labels.dedup();
    Ok((!labels.is_empty()).then(|| labels.join(" / ")))
}
