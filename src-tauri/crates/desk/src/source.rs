//! Sources: whom or what evidence comes from. Cards belong to the desk; a case that uses one takes a copy along.

mod secret;
mod uses;

use factdesk_domain::rules::source::SourceFacts;
use factdesk_domain::source::{Reliability, SourceAdd, SourceChange, SourceKind, SourceWhat};
use factdesk_domain::text::mixes_scripts;
use factdesk_domain::{CaseId, Operation, ReviewerId, RuleError, SourceId, TimestampMs, rules};
use rusqlite::{Connection, OptionalExtension, Row, named_params};

use crate::{Acting, Desk, Done, Error, Result, sign_off};

pub use secret::{Secret, SecretChange, secret};
pub(crate) use secret::{guard, guard_address};
pub use uses::{Use, origin_groups, uses, with_contact};

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

impl Source {
    /// Whether a word of its name or address mixes scripts, so that it may be taken for another.
    #[must_use]
    pub fn mixes_scripts(&self) -> bool {
        [Some(&self.name), self.url.as_ref()]
            .into_iter()
            .flatten()
            .any(|text| mixes_scripts(text))
    }
}

/// What a source card is made from.
#[derive(Clone, PartialEq, Eq)]
pub struct NewSource {
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
    /// Its item in Wikidata: `Q` followed by digits.
    pub wikidata: Option<String>,
    /// What goes into the vault and nowhere else.
    pub secret: Secret,
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
            confidential: false,
            interests: None,
            origin_group: None,
            url: None,
            wikidata: None,
            secret: Secret::default(),
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
/// What [`rules::source::add`] refuses; the database.
pub fn add(desk: &Desk, by: ReviewerId, new: NewSource) -> Result<Done<SourceId>> {
    desk.act(by, |acting| {
        let source = acting.id(SourceId::new)?;
        let card = SourceAdd {
            source,
            name: new.name,
            kind: new.kind,
            what: new.what,
            reliability: new.reliability,
            confidential: new.confidential,
            interests: new.interests,
            origin_group: new.origin_group,
            url: new.url,
            wikidata: new.wikidata,
            copied: false,
        };
        let case = acting.desk_case();
        acting.push(case, rules::source::add(card, new.secret.real_name.as_deref())?)?;
        if !new.secret.is_empty() {
            secret::keep(acting.db(), source, new.secret)?;
        }
        Ok(source)
    })
}

/// Changes fields of a card on the desk and in every case that took a copy, all in one act; and what the vault
/// holds, which is in no act and which no undo reaches. That a card is open or confidential as it was before changes
/// nothing.
///
/// # Errors
/// An unknown source; what [`rules::source::edit`] refuses; the database.
pub fn edit(
    desk: &Desk,
    by: ReviewerId,
    id: SourceId,
    changes: Vec<SourceChange>,
    private: SecretChange,
) -> Result<Done<()>> {
    desk.act(by, |acting| {
        let mut cases = cases_of(acting.db(), id)?;
        if cases.is_empty() {
            return Err(Error::unknown("source", id));
        }
        let signed = sign_off::signed(acting.db())?;
        // A case that was signed off keeps the card that it was signed off with.
        cases.retain(|case| !signed.contains(case));
        let facts = keep_secret(acting, id, private)?;
        let same = SourceChange::Confidential(facts.confidential);
        for change in changes.into_iter().filter(|change| *change != same) {
            for case in &cases {
                acting.push(*case, rules::source::edit(&facts, change.clone())?)?;
            }
        }
        Ok(())
    })
}

/// Keeps what changes in the vault and says what the rules need. A new secret must not stand on the card already.
fn keep_secret(acting: &Acting<'_>, id: SourceId, private: SecretChange) -> Result<SourceFacts> {
    let card = show(acting.db(), id)?;
    let changes = !private.is_empty();
    let kept = secret(acting.db(), id)?.changed(private);
    if let Some(real) = &kept.real_name
        && changes
    {
        if !card.confidential {
            return Err(RuleError::RealNameOfOpenSource.into());
        }
        rules::source::betrays(real, "name", &card.name)?;
        rules::source::betrays(real, "interests", card.interests.as_deref().unwrap_or_default())?;
    }
    if changes {
        secret::keep(acting.db(), id, kept.clone())?;
    }
    Ok(SourceFacts {
        id,
        confidential: card.confidential,
        real_name: kept.real_name,
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
