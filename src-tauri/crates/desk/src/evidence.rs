//! Evidence on claims.

use factdesk_domain::article::FileRef;
use factdesk_domain::evidence::{
    Credibility, EvidenceAdd, EvidenceChange, EvidenceProblem, EvidenceStance, ProblemFlag, Translation,
};
use factdesk_domain::rules::evidence::EvidenceFacts;
use factdesk_domain::{CaseId, ClaimId, EvidenceId, PartialDate, ReviewerId, SourceId, TimestampMs, rules};
use rusqlite::{Connection, OptionalExtension, Row, named_params};

use crate::{Desk, Done, Error, Result, archive, claim, source};

/// A piece of evidence as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// Which one.
    pub id: EvidenceId,
    /// Its case.
    pub case: CaseId,
    /// The claim it speaks on.
    pub claim: ClaimId,
    /// Whom or what it comes from.
    pub source: SourceId,
    /// The words as they stand there.
    pub quote: String,
    /// The language of the quote.
    pub language: Option<String>,
    /// The quote in another language.
    pub translation: Option<Translation>,
    /// Page, paragraph, minute.
    pub locator: Option<String>,
    /// What it speaks for.
    pub stance: EvidenceStance,
    /// Where it was found.
    pub url: Option<String>,
    /// When it was published.
    pub published: Option<PartialDate>,
    /// When it was read.
    pub accessed: Option<PartialDate>,
    /// How credible.
    pub credibility: Option<Credibility>,
    /// The captured file.
    pub captured: Option<FileRef>,
    /// A note of the reviewer.
    pub note: Option<String>,
    /// What readers find wrong with it.
    pub problems: Vec<ProblemFlag>,
    /// Who added it.
    pub created_by: ReviewerId,
    /// When.
    pub created_at: TimestampMs,
    /// Whether it was retracted.
    pub retracted: bool,
}

/// A file that was captured with a piece of evidence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Capture {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// The media type.
    pub media_type: Option<String>,
    /// The name it had.
    pub name: Option<String>,
}

/// What a piece of evidence is made from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewEvidence {
    /// The claim it speaks on; a suggested one is accepted.
    pub claim: ClaimId,
    /// Whom or what it comes from.
    pub source: SourceId,
    /// The words as they stand there; not empty.
    pub quote: String,
    /// The language of the quote.
    pub language: Option<String>,
    /// The quote in another language.
    pub translation: Option<Translation>,
    /// Page, paragraph, minute.
    pub locator: Option<String>,
    /// What it speaks for.
    pub stance: EvidenceStance,
    /// Where it was found.
    pub url: Option<String>,
    /// When it was published.
    pub published: Option<PartialDate>,
    /// When it was read.
    pub accessed: Option<PartialDate>,
    /// How credible.
    pub credibility: Option<Credibility>,
    /// A file to capture with it.
    pub captured: Option<Capture>,
    /// SHA-256 of a file that the case has already; of no account beside one to capture.
    pub file: Option<String>,
    /// A note of the reviewer.
    pub note: Option<String>,
}

impl NewEvidence {
    /// A quote with its stance, and nothing else known yet.
    #[must_use]
    pub fn quoting(claim: ClaimId, source: SourceId, quote: &str, stance: EvidenceStance) -> Self {
        Self {
            claim,
            source,
            quote: quote.to_owned(),
            language: None,
            translation: None,
            locator: None,
            stance,
            url: None,
            published: None,
            accessed: None,
            credibility: None,
            captured: None,
            file: None,
            note: None,
        }
    }
}

const SELECT: &str =
    "SELECT id, case_id, claim, source, quote, language, translation, locator, stance, url, published,
    accessed, credibility, captured, note, problems, created_by, created_at, retracted FROM evidence ";

fn row_to_evidence(row: &Row<'_>) -> rusqlite::Result<Evidence> {
    let credibility: Option<u8> = crate::row::number_opt(row, "credibility")?;
    let credibility = credibility.map(Credibility::try_from).transpose();
    Ok(Evidence {
        id: crate::row::parsed(row, "id")?,
        case: crate::row::parsed(row, "case_id")?,
        claim: crate::row::parsed(row, "claim")?,
        source: crate::row::parsed(row, "source")?,
        quote: row.get("quote")?,
        language: row.get("language")?,
        translation: crate::row::json_opt(row, "translation")?,
        locator: row.get("locator")?,
        stance: crate::row::named(row, "stance")?,
        url: row.get("url")?,
        published: crate::row::parsed_opt(row, "published")?,
        accessed: crate::row::parsed_opt(row, "accessed")?,
        credibility: credibility.map_err(crate::row::damaged)?,
        captured: crate::row::json_opt(row, "captured")?,
        note: row.get("note")?,
        problems: crate::row::json(row, "problems")?,
        created_by: crate::row::parsed(row, "created_by")?,
        created_at: TimestampMs::from_i64(row.get("created_at")?),
        retracted: row.get("retracted")?,
    })
}

fn rows(c: &Connection, tail: &str, id: String) -> Result<Vec<Evidence>> {
    let mut statement = c.prepare_cached(&[SELECT, tail].concat())?;
    let found = statement.query_map(named_params! { ":id": id }, row_to_evidence)?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// The evidence on a claim that was not retracted, E1 first.
///
/// # Errors
/// The database.
pub fn list(c: &Connection, claim: ClaimId) -> Result<Vec<Evidence>> {
    rows(
        c,
        "WHERE claim = :id AND retracted = 0 ORDER BY created_at, id",
        claim.to_string(),
    )
}

/// All evidence of a case that was not retracted, by claim, E1 first.
///
/// # Errors
/// The database.
pub fn list_of_case(c: &Connection, case: CaseId) -> Result<Vec<Evidence>> {
    rows(
        c,
        "WHERE case_id = :id AND retracted = 0 ORDER BY claim, created_at, id",
        case.to_string(),
    )
}

/// The evidence that comes from a source, in every case.
///
/// # Errors
/// The database.
pub fn list_of_source(c: &Connection, source: SourceId) -> Result<Vec<Evidence>> {
    rows(
        c,
        "WHERE source = :id AND retracted = 0 ORDER BY created_at, id",
        source.to_string(),
    )
}

/// One piece of evidence, also a retracted one.
///
/// # Errors
/// Unknown evidence; the database.
pub fn show(c: &Connection, id: EvidenceId) -> Result<Evidence> {
    c.prepare_cached(&[SELECT, "WHERE id = :id"].concat())?
        .query_row(named_params! { ":id": id.to_string() }, row_to_evidence)
        .optional()?
        .ok_or_else(|| Error::unknown("evidence", id))
}

/// Adds evidence to a claim. The captured file goes into the archive first; the case takes its copy of the source's
/// card along.
///
/// # Errors
/// An unknown claim, source or file; a claim that is gone; an empty quote; a field that gives a confidential source
/// away; the database or the archive.
pub fn add(desk: &Desk, by: ReviewerId, new: NewEvidence) -> Result<Done<EvidenceId>> {
    let captured = new
        .captured
        .as_ref()
        .map(|file| capture(desk, file))
        .transpose()?;
    desk.act(by, |acting| {
        let case = claim::accepted(acting, new.claim)?;
        let facts = claim::facts(acting.db(), new.claim)?;
        source::ensure_in(acting, case, new.source)?;
        let captured = match (captured, &new.file) {
            (None, Some(sha256)) => Some(file_of(acting.db(), case, sha256)?),
            (captured, _) => captured,
        };
        let captured = nameless(acting.db(), (case, new.source), captured)?;
        let evidence = acting.id(EvidenceId::new)?;
        let operation = rules::evidence::add(
            &facts,
            EvidenceAdd {
                evidence,
                claim: new.claim,
                source: new.source,
                quote: new.quote,
                language: new.language,
                translation: new.translation,
                locator: new.locator,
                stance: new.stance,
                url: new.url,
                published: new.published,
                accessed: new.accessed,
                credibility: new.credibility,
                captured,
                note: new.note,
            },
        )?;
        acting.push(case, operation)?;
        keep_secret(acting.db(), evidence, true)?;
        Ok(evidence)
    })
}

/// Refuses evidence that gives its confidential source away; the act is not done then. An `address` that was there
/// before is no reason to refuse what does not change it.
fn keep_secret(c: &Connection, id: EvidenceId, address: bool) -> Result<()> {
    let known = show(c, id)?;
    if address {
        source::guard_address(c, known.source, known.url.as_ref())?;
    }
    let translation = known.translation.as_ref();
    source::guard(
        c,
        known.source,
        &[
            ("quote", Some(&known.quote)),
            (
                "translation",
                translation.map(|translation| translation.text.as_str()),
            ),
            (
                "translator",
                translation.and_then(|translation| translation.translator.as_deref()),
            ),
            ("locator", known.locator.as_deref()),
            ("url", known.url.as_deref()),
            ("note", known.note.as_deref()),
            (
                "file",
                known.captured.as_ref().and_then(|file| file.name.as_deref()),
            ),
        ],
    )
}

/// The file with this hash, as a capture, an article or other evidence of the case names it.
///
/// # Errors
/// A file that the case does not have; the database.
pub fn file_of(c: &Connection, case: CaseId, sha256: &str) -> Result<FileRef> {
    let known = c
        .prepare_cached(
            "SELECT sha256, size_bytes, media_type, name FROM (
                 SELECT sha256, size_bytes, media_type, name, created_at, 0 AS place FROM capture
                 WHERE sha256 = :sha256 AND case_id = :case AND retracted = 0
                 UNION ALL
                 SELECT captured ->> 'sha256', captured ->> 'size_bytes', captured ->> 'media_type',
                        captured ->> 'name', created_at, 1
                 FROM evidence WHERE captured ->> 'sha256' = :sha256 AND case_id = :case
                 UNION ALL
                 SELECT original ->> 'sha256', original ->> 'size_bytes', original ->> 'media_type',
                        original ->> 'name', created_at, 2
                 FROM article_version WHERE case_id = :case AND original ->> 'sha256' = :sha256
             ) ORDER BY place, created_at LIMIT 1",
        )?
        .query_row(
            named_params! { ":sha256": sha256, ":case": case.to_string() },
            |row| {
                Ok(FileRef {
                    sha256: row.get("sha256")?,
                    size_bytes: crate::row::number(row, "size_bytes")?,
                    media_type: row.get("media_type")?,
                    name: row.get("name")?,
                })
            },
        )
        .optional()?;
    known.ok_or_else(|| Error::unknown("file", sha256))
}

/// A file as evidence of a source names it: the name of one that came from an address is a part of the address, and is
/// left out where the source is confidential.
fn nameless(
    c: &Connection,
    (case, source): (CaseId, SourceId),
    file: Option<FileRef>,
) -> Result<Option<FileRef>> {
    let Some(file) = file else {
        return Ok(None);
    };
    let fetched = c
        .prepare_cached(
            "SELECT EXISTS (
                 SELECT 1 FROM capture WHERE sha256 = :sha256 AND case_id = :case
                     AND coalesce(final_address, address) IS NOT NULL)",
        )?
        .query_row(
            named_params! { ":sha256": file.sha256, ":case": case.to_string() },
            |row| row.get::<_, bool>(0),
        )?;
    let name = match fetched && source::show(c, source)?.confidential {
        true => None,
        false => file.name,
    };
    Ok(Some(FileRef { name, ..file }))
}

/// Puts a captured file into the archive.
///
/// # Errors
/// The archive.
pub fn capture(desk: &Desk, file: &Capture) -> Result<FileRef> {
    let now = desk.now().as_i64();
    let sha256 = desk
        .store()
        .archive::<_, Error>(|a| Ok(archive::put(a, &file.bytes, now)?))?;
    Ok(FileRef {
        sha256,
        size_bytes: file.bytes.len() as u64,
        media_type: file.media_type.clone(),
        name: file.name.clone(),
    })
}

/// Changes fields of a piece of evidence, all in one act.
///
/// # Errors
/// Unknown or retracted evidence; an unknown source; an empty quote; a field that gives a confidential source away;
/// the database.
pub fn edit(desk: &Desk, by: ReviewerId, id: EvidenceId, changes: Vec<EvidenceChange>) -> Result<Done<()>> {
    desk.act(by, |acting| {
        let known = show(acting.db(), id)?;
        let of_address =
            |change: &EvidenceChange| matches!(change, EvidenceChange::Url(_) | EvidenceChange::Source(_));
        let address = changes.iter().any(of_address);
        let mut from = known.source;
        for change in &changes {
            if let EvidenceChange::Source(source) = change {
                source::ensure_in(acting, known.case, *source)?;
                from = *source;
            }
        }
        for change in changes {
            let change = match change {
                EvidenceChange::Captured(file) => {
                    EvidenceChange::Captured(nameless(acting.db(), (known.case, from), file)?)
                }
                other => other,
            };
            acting.push(known.case, rules::evidence::edit(facts(&known), change)?)?;
        }
        keep_secret(acting.db(), id, address)
    })
}

/// Says what is wrong with a piece of evidence, or takes that back. Each reader's flags are their own.
///
/// # Errors
/// Unknown or retracted evidence; a flag that is set already, or not there to take back; the database.
pub fn flag(
    desk: &Desk,
    by: ReviewerId,
    id: EvidenceId,
    flag: EvidenceProblem,
    on: bool,
) -> Result<Done<()>> {
    desk.act(by, |acting| {
        let known = show(acting.db(), id)?;
        let flag = ProblemFlag { flag, by };
        acting.push(
            known.case,
            rules::evidence::flag(facts(&known), &known.problems, flag, on)?,
        )
    })
}

/// Retracts evidence; rationales that cite it keep the citation.
///
/// # Errors
/// Unknown or retracted evidence; the database.
pub fn retract(desk: &Desk, by: ReviewerId, id: EvidenceId, reason: Option<String>) -> Result<Done<()>> {
    desk.act(by, |acting| {
        let known = show(acting.db(), id)?;
        acting.push(known.case, rules::evidence::retract(facts(&known), reason)?)
    })
}

fn facts(evidence: &Evidence) -> EvidenceFacts {
    EvidenceFacts {
        id: evidence.id,
        claim: evidence.claim,
        retracted: evidence.retracted,
    }
}
