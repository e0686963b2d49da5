//! Sources: whom or what evidence comes from. Cards belong to the desk; a case that uses one takes a copy along.

use factdesk_domain::source::{Reliability, SourceAdd, SourceChange, SourceKind, SourceWhat};
use factdesk_domain::{CaseId, Operation, ReviewerId, RuleError, SourceId, TimestampMs, rules};
use rusqlite::{Connection, OptionalExtension, Row, named_params};

use crate::local::{VaultEntry, vault_save};
use crate::{Acting, Desk, Done, Error, Result};

/// A source as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Which one.
    pub id: SourceId,
    /// The name shown: the pseudonym when it is confidential.
    pub name: String,
    /// How near to the event.
    pub kind: SourceKind,
    /// What it is.
    pub what: Option<SourceWhat>,
    /// How reliable.
    pub reliability: Option<Reliability>,
    /// Whether its name is kept secret.
    pub confidential: bool,
    /// What it stands to gain.
    pub interests: Option<String>,
    /// Sources of one group count once.
    pub origin_group: Option<String>,
    /// Where to find it.
    pub url: Option<String>,
    /// Its item in Wikidata.
    pub wikidata: Option<String>,
    /// Who made the card.
    pub created_by: ReviewerId,
    /// When.
    pub created_at: TimestampMs,
}

/// What a confidential source is called outside, and what the vault keeps of it.
#[derive(Clone, PartialEq, Eq)]
pub struct Confidential {
    /// The name that everybody sees.
    pub pseudonym: String,
    /// How to reach them; stays in the vault.
    pub contact: String,
    /// Notes that stay in the vault.
    pub private_notes: String,
}

/// What a source card is made from.
#[derive(Clone, PartialEq, Eq)]
pub struct NewSource {
    /// The name; of a confidential source the real one, which goes into the vault and nowhere else.
    pub name: String,
    /// How near to the event.
    pub kind: SourceKind,
    /// What it is.
    pub what: Option<SourceWhat>,
    /// How reliable.
    pub reliability: Option<Reliability>,
    /// Whether and how its name is kept secret.
    pub confidential: Option<Confidential>,
    /// What it stands to gain.
    pub interests: Option<String>,
    /// Sources of one group count once.
    pub origin_group: Option<String>,
    /// Where to find it.
    pub url: Option<String>,
    /// Its item in Wikidata: `Q` followed by digits.
    pub wikidata: Option<String>,
}

impl NewSource {
    /// A card with a name and a kind, and nothing else known yet.
    #[must_use]
    pub fn named(name: &str, kind: SourceKind) -> Self {
        Self {
            name: name.to_owned(),
            kind,
            what: None,
            reliability: None,
            confidential: None,
            interests: None,
            origin_group: None,
            url: None,
            wikidata: None,
        }
    }
}

const SELECT: &str =
    "SELECT id, name, kind, what, reliability, confidential, interests, origin_group, url, wikidata,
    created_by, created_at FROM source ";

fn row_to_source(row: &Row<'_>) -> rusqlite::Result<Source> {
    Ok(Source {
        id: crate::row::parsed(row, "id")?,
        name: row.get("name")?,
        kind: crate::row::named(row, "kind")?,
        what: crate::row::named_opt(row, "what")?,
        reliability: crate::row::named_opt(row, "reliability")?,
        confidential: row.get("confidential")?,
        interests: row.get("interests")?,
        origin_group: row.get("origin_group")?,
        url: row.get("url")?,
        wikidata: row.get("wikidata")?,
        created_by: crate::row::parsed(row, "created_by")?,
        created_at: TimestampMs::from_i64(row.get("created_at")?),
    })
}

/// Makes a source card on the desk.
///
/// # Errors
/// An empty name; a confidential source without a pseudonym, or under its real name; the database.
pub fn add(desk: &Desk, by: ReviewerId, new: NewSource) -> Result<Done<SourceId>> {
    desk.act(by, |acting| {
        let source = acting.id(SourceId::new)?;
        let (name, real_name) = match &new.confidential {
            Some(secret) if secret.pseudonym.trim().is_empty() => {
                return Err(RuleError::PseudonymMissing.into());
            }
            Some(secret) => (secret.pseudonym.clone(), Some(new.name.as_str())),
            None => (new.name.clone(), None),
        };
        let card = SourceAdd {
            source,
            name,
            kind: new.kind,
            what: new.what,
            reliability: new.reliability,
            confidential: new.confidential.is_some(),
            interests: new.interests,
            origin_group: new.origin_group,
            url: new.url,
            wikidata: new.wikidata,
            copied: false,
        };
        let case = acting.desk_case();
        acting.push(case, rules::source::add(card, real_name)?)?;
        if let Some(Confidential {
            contact,
            private_notes,
            ..
        }) = new.confidential
        {
            let entry = VaultEntry {
                real_name: new.name,
                contact,
                private_notes,
            };
            vault_save(acting.db(), &source.to_string(), &entry)?;
        }
        Ok(source)
    })
}

/// Changes fields of a card on the desk and in every case that took a copy, all in one act.
///
/// # Errors
/// An unknown source; an empty name; the database.
pub fn edit(desk: &Desk, by: ReviewerId, id: SourceId, changes: Vec<SourceChange>) -> Result<Done<()>> {
    desk.act(by, |acting| {
        let cases = cases_of(acting.db(), id)?;
        if cases.is_empty() {
            return Err(Error::unknown("source", id));
        }
        for change in changes {
            for case in &cases {
                acting.push(*case, rules::source::edit(id, change.clone())?)?;
            }
        }
        Ok(())
    })
}

fn cases_of(c: &Connection, id: SourceId) -> Result<Vec<CaseId>> {
    let mut statement = c.prepare_cached("SELECT case_id FROM source WHERE id = :id ORDER BY case_id")?;
    let found = statement.query_map(named_params! { ":id": id.to_string() }, |row| {
        crate::row::parsed(row, "case_id")
    })?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// The sources of a case by name; those of the desk with [`Desk::desk_case`].
///
/// # Errors
/// The database.
pub fn list(c: &Connection, case: CaseId) -> Result<Vec<Source>> {
    let mut statement = c.prepare_cached(
        &[
            SELECT,
            "WHERE case_id = :case AND retracted = 0 ORDER BY name, id",
        ]
        .concat(),
    )?;
    let found = statement.query_map(named_params! { ":case": case.to_string() }, row_to_source)?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// One source, from the desk or from whichever case knows it.
///
/// # Errors
/// An unknown source; the database.
pub fn show(c: &Connection, id: SourceId) -> Result<Source> {
    c.prepare_cached(
        &[
            SELECT,
            "WHERE id = :id ORDER BY case_id <> (SELECT desk_case FROM desk), case_id LIMIT 1",
        ]
        .concat(),
    )?
    .query_row(named_params! { ":id": id.to_string() }, row_to_source)
    .optional()?
    .ok_or_else(|| Error::unknown("source", id))
}

/// Makes sure that a case has its copy of a card.
pub(crate) fn ensure_in(acting: &mut Acting<'_>, case: CaseId, id: SourceId) -> Result<()> {
    if cases_of(acting.db(), id)?.contains(&case) {
        return Ok(());
    }
    let Source {
        name,
        kind,
        what,
        reliability,
        confidential,
        interests,
        origin_group,
        url,
        wikidata,
        ..
    } = show(acting.db(), id)?;
    let card = SourceAdd {
        source: id,
        name,
        kind,
        what,
        reliability,
        confidential,
        interests,
        origin_group,
        url,
        wikidata,
        copied: true,
    };
    acting.ensure_card(case)?;
    acting.push_card(case, Operation::SourceAdd(card))
}
