//! Relations between claims: suggested by an analysis, confirmed or rejected by a person.

use std::collections::BTreeSet;

use factdesk_domain::relation::{Provenance, RelationKind, RelationSet, RelationStatus};
use factdesk_domain::{CaseId, ClaimId, RelationId, ReviewerId, TimestampMs, rules};
use rusqlite::{Connection, OptionalExtension, Row, named_params};

use crate::suggestion::{self, SuggestedRelation};
use crate::{Acting, Desk, Done, Error, Result, claim};

/// A relation as it stands; the log wins over a suggestion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relation {
    /// Which one.
    pub id: RelationId,
    /// Its case.
    pub case: CaseId,
    /// The claim that it starts at.
    pub from: ClaimId,
    /// The claim that it leads to.
    pub to: ClaimId,
    /// How they stand to each other.
    pub kind: RelationKind,
    /// Whether a person has spoken on it.
    pub status: RelationStatus,
    /// What kind of difference, such as `different_number`.
    pub difference: Option<String>,
    /// What differs, in a few words.
    pub basis: Option<String>,
    /// The question that the two leave open.
    pub question: Option<String>,
    /// What `from` answers, in a few words.
    pub label_from: Option<String>,
    /// What `to` answers, in a few words.
    pub label_to: Option<String>,
    /// Why, in words.
    pub reason: Option<String>,
    /// Who came upon it first.
    pub provenance: Provenance,
    /// The words that differ in `from`'s article, in bytes; only while an analysis still suggests the relation.
    pub differs_from: Option<(usize, usize)>,
    /// The words that differ in `to`'s article.
    pub differs_to: Option<(usize, usize)>,
    /// Who confirmed or rejected it last; none while it is only suggested.
    pub by: Option<ReviewerId>,
    /// When; none while it is only suggested.
    pub at: Option<TimestampMs>,
}

impl Relation {
    /// The claim on the other side.
    #[must_use]
    pub fn other(&self, claim: ClaimId) -> ClaimId {
        if self.from == claim { self.to } else { self.from }
    }
}

const SELECT: &str =
    "SELECT id, case_id, from_claim, to_claim, kind, status, difference, basis, question, label_from,
    label_to, reason, provenance, changed_by, changed_at FROM relation ";

fn row_to_relation(row: &Row<'_>) -> rusqlite::Result<Relation> {
    Ok(Relation {
        id: crate::row::parsed(row, "id")?,
        case: crate::row::parsed(row, "case_id")?,
        from: crate::row::parsed(row, "from_claim")?,
        to: crate::row::parsed(row, "to_claim")?,
        kind: crate::row::named(row, "kind")?,
        status: crate::row::named(row, "status")?,
        difference: row.get("difference")?,
        basis: row.get("basis")?,
        question: row.get("question")?,
        label_from: row.get("label_from")?,
        label_to: row.get("label_to")?,
        reason: row.get("reason")?,
        provenance: crate::row::json(row, "provenance")?,
        differs_from: None,
        differs_to: None,
        by: Some(crate::row::parsed(row, "changed_by")?),
        at: Some(TimestampMs::from_i64(row.get("changed_at")?)),
    })
}

fn suggested(found: SuggestedRelation) -> Result<Relation> {
    let kind =
        serde_json::from_value(found.kind.into()).map_err(|e| Error::damaged("suggestion_relation", e))?;
    let words = |text: String| Some(text).filter(|text| !text.is_empty());
    Ok(Relation {
        id: RelationId::between(found.a, found.b),
        case: found.case,
        from: found.a,
        to: found.b,
        kind,
        status: RelationStatus::Suggested,
        difference: words(found.difference),
        basis: words(found.basis),
        question: words(found.question),
        label_from: words(found.label_a),
        label_to: words(found.label_b),
        reason: words(found.reason),
        provenance: Provenance::Suggested {
            analyser: found.analyser,
            score_permille: found.score,
        },
        differs_from: found.differs_a,
        differs_to: found.differs_b,
        by: None,
        at: None,
    })
}

/// The relations of the log, then the suggestions that the log says nothing of, the surest first.
fn joined(mut said: Vec<Relation>, suggestions: Vec<SuggestedRelation>) -> Result<Vec<Relation>> {
    let known: BTreeSet<RelationId> = said.iter().map(|relation| relation.id).collect();
    for found in suggestions {
        let found = suggested(found)?;
        if !known.contains(&found.id) {
            said.push(found);
        } else if let Some(relation) = said.iter_mut().find(|relation| relation.id == found.id) {
            let turned = relation.from != found.from;
            let (from, to) = (found.differs_from, found.differs_to);
            (relation.differs_from, relation.differs_to) = if turned { (to, from) } else { (from, to) };
        }
    }
    Ok(said)
}

fn in_log(c: &Connection, tail: &str, id: String) -> Result<Vec<Relation>> {
    let mut statement = c.prepare_cached(&[SELECT, tail].concat())?;
    let found = statement.query_map(named_params! { ":id": id }, row_to_relation)?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// Every relation of a case, rejected ones too: those that a person spoke on in that order, then suggestions, the
/// surest first.
///
/// # Errors
/// The database.
pub fn list_of_case(c: &Connection, case: CaseId) -> Result<Vec<Relation>> {
    let said = in_log(c, "WHERE case_id = :id ORDER BY created_at, id", case.to_string())?;
    joined(said, suggestion::relations_of_case(c, case)?)
}

/// Every relation of a claim, rejected ones too, in the same order.
///
/// # Errors
/// The database.
pub fn list_of_claim(c: &Connection, claim: ClaimId) -> Result<Vec<Relation>> {
    let said = in_log(
        c,
        "WHERE from_claim = :id OR to_claim = :id ORDER BY created_at, id",
        claim.to_string(),
    )?;
    joined(said, suggestion::relations_of_claim(c, claim)?)
}

/// The relation between two claims; none when nobody suggested or set one.
///
/// # Errors
/// The database.
pub fn between(c: &Connection, a: ClaimId, b: ClaimId) -> Result<Option<Relation>> {
    Ok(list_of_claim(c, a)?
        .into_iter()
        .find(|relation| relation.other(a) == b))
}

/// One relation by its id, of the log or suggested.
///
/// # Errors
/// An unknown relation; the database.
pub fn show(c: &Connection, id: RelationId) -> Result<Relation> {
    let said = c
        .prepare_cached(&[SELECT, "WHERE id = :id"].concat())?
        .query_row(named_params! { ":id": id.to_string() }, row_to_relation)
        .optional()?;
    if let Some(relation) = said {
        return Ok(relation);
    }
    // A suggestion is stored under its two claims; there are few, so its id is found by looking at each.
    let mut statement = c.prepare_cached("SELECT claim_a, claim_b FROM suggestion_relation")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let (a, b) = (
            crate::row::parsed(row, "claim_a")?,
            crate::row::parsed(row, "claim_b")?,
        );
        if RelationId::between(a, b) == id
            && let Some(relation) = between(c, a, b)?
        {
            return Ok(relation);
        }
    }
    Err(Error::unknown("relation", id))
}

/// What a person says of two claims.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewRelation {
    /// The claim that the relation starts at.
    pub from: ClaimId,
    /// The claim that it leads to.
    pub to: ClaimId,
    /// How they stand to each other.
    pub kind: RelationKind,
    /// What differs, in a few words.
    pub basis: Option<String>,
    /// Why, in words.
    pub reason: Option<String>,
}

/// Sets a relation; suggested claims are accepted in the same act. What an analysis had found stays with it.
///
/// # Errors
/// An unknown claim, or claims of two cases; a claim with itself; the database.
pub fn set(desk: &Desk, by: ReviewerId, new: NewRelation) -> Result<Done<RelationId>> {
    desk.act(by, |acting| {
        let known = between(acting.db(), new.from, new.to)?;
        let request = request(&new, known);
        push(acting, request, true)
    })
}

fn request(new: &NewRelation, known: Option<Relation>) -> RelationSet {
    let turned = known.as_ref().is_some_and(|known| known.from != new.from);
    let base = known.map(as_request).map(|known| match turned {
        true => RelationSet {
            label_from: known.label_to.clone(),
            label_to: known.label_from.clone(),
            ..known
        },
        false => known,
    });
    RelationSet {
        relation: RelationId::between(new.from, new.to),
        from: new.from,
        to: new.to,
        kind: new.kind,
        status: RelationStatus::Confirmed,
        difference: base.as_ref().and_then(|base| base.difference.clone()),
        basis: new
            .basis
            .clone()
            .or(base.as_ref().and_then(|base| base.basis.clone())),
        question: base.as_ref().and_then(|base| base.question.clone()),
        label_from: base.as_ref().and_then(|base| base.label_from.clone()),
        label_to: base.as_ref().and_then(|base| base.label_to.clone()),
        reason: new
            .reason
            .clone()
            .or(base.as_ref().and_then(|base| base.reason.clone())),
        provenance: base.map_or(Provenance::Person, |base| base.provenance),
    }
}

fn as_request(known: Relation) -> RelationSet {
    RelationSet {
        relation: known.id,
        from: known.from,
        to: known.to,
        kind: known.kind,
        status: known.status,
        difference: known.difference,
        basis: known.basis,
        question: known.question,
        label_from: known.label_from,
        label_to: known.label_to,
        reason: known.reason,
        provenance: known.provenance,
    }
}

fn push(acting: &mut Acting<'_>, request: RelationSet, accept: bool) -> Result<RelationId> {
    let id = request.relation;
    let operation = rules::relation::set(request.clone())?;
    let (from, to) = match accept {
        true => (
            claim::accepted(acting, request.from)?,
            claim::accepted(acting, request.to)?,
        ),
        false => (
            claim::case_of(acting.db(), request.from)?,
            claim::case_of(acting.db(), request.to)?,
        ),
    };
    if from != to {
        return Err(Error::unknown("claim", request.to));
    }
    acting.push(from, operation)?;
    Ok(id)
}

/// Confirms a relation as it is suggested; its claims are accepted in the same act.
///
/// # Errors
/// An unknown relation; the database.
pub fn confirm(desk: &Desk, by: ReviewerId, id: RelationId) -> Result<Done<()>> {
    decide(desk, by, id, RelationStatus::Confirmed)
}

/// Rejects a relation; no analysis suggests it again. Suggested claims stay suggestions.
///
/// # Errors
/// An unknown relation; the database.
pub fn reject(desk: &Desk, by: ReviewerId, id: RelationId) -> Result<Done<()>> {
    decide(desk, by, id, RelationStatus::Rejected)
}

/// Confirms or rejects several relations of one case as they stand, in one act; those that stand so already are left.
///
/// # Errors
/// An unknown relation, or one of another case than the first; the database. None is changed then.
pub fn decide_many(
    desk: &Desk,
    by: ReviewerId,
    relations: &[RelationId],
    status: RelationStatus,
) -> Result<Done<()>> {
    desk.act(by, |acting| {
        let mut first = None;
        for &id in relations {
            let known = show(acting.db(), id)?;
            if *first.get_or_insert(known.case) != known.case {
                return Err(Error::unknown("relation", id));
            }
            if known.status != status {
                push_status(acting, known, status)?;
            }
        }
        Ok(())
    })
}

fn decide(desk: &Desk, by: ReviewerId, id: RelationId, status: RelationStatus) -> Result<Done<()>> {
    desk.act(by, |acting| {
        let known = show(acting.db(), id)?;
        if known.status == status {
            return Err(factdesk_domain::RuleError::NothingChanges.into());
        }
        push_status(acting, known, status)
    })
}

fn push_status(acting: &mut Acting<'_>, known: Relation, status: RelationStatus) -> Result<()> {
    let request = RelationSet {
        status,
        ..as_request(known)
    };
    push(acting, request, status == RelationStatus::Confirmed).map(drop)
}
