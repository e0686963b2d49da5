//! Orphans: statements and marked passages that stand in an earlier text of their article and have no sure place in
//! the one that is worked on. They wait until a person shows their place or takes them out.

use std::collections::BTreeMap;

use factdesk_domain::text::{Anchor, Span};
use factdesk_domain::{ArticleId, CaseId, ClaimId, MarkId, StatementId, VersionId};
use factdesk_language as language;
use factdesk_language::anchor::{Anchors, Placement};
use rusqlite::{Connection, named_params};

use crate::article::{self, Article, Version};
use crate::{Result, claim, statement};

/// What waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Waiting {
    /// A statement of a claim.
    Statement(StatementId, ClaimId),
    /// A passage that holds nothing to check.
    Passage(MarkId),
}

/// A statement or passage without a place in the text that is worked on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Orphan {
    /// Which one.
    pub waiting: Waiting,
    /// The wording of its claim; why there is nothing to check, for a passage.
    pub about: String,
    /// Who said it.
    pub speaker: Option<String>,
    /// The article.
    pub article: ArticleId,
    /// Its title.
    pub title: String,
    /// Where it stands in the earlier version.
    pub anchor: Anchor,
    /// The number of that version, from 1; 0 where its coming was undone.
    pub version: u32,
    /// The passage of the present text that is most like it; only where to look first.
    pub nearest: Option<Nearest>,
}

/// A passage of the present text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Nearest {
    /// The version that is worked on.
    pub version: VersionId,
    /// Its bytes there.
    pub span: Span,
    /// Its words.
    pub text: String,
    /// How like it is, per mille.
    pub score: u16,
}

/// The orphans of a case, article by article in the order of import, each by place.
///
/// # Errors
/// The database.
pub fn list(c: &Connection, case: CaseId) -> Result<Vec<Orphan>> {
    let claims: BTreeMap<ClaimId, String> = claim::list(c, case)?
        .into_iter()
        .filter(|card| card.claim.accepted)
        .map(|card| (card.claim.id, card.claim.text))
        .collect();
    let mut found = Vec::new();
    for article in article::list(c, case)? {
        let waiting = of_article(c, &article, &claims)?;
        found.extend(nearest(c, &article, waiting)?);
    }
    Ok(found)
}

fn of_article(c: &Connection, article: &Article, claims: &BTreeMap<ClaimId, String>) -> Result<Vec<Orphan>> {
    let orphan = |waiting, about, speaker, anchor| Orphan {
        waiting,
        about,
        speaker,
        article: article.id,
        title: article.title.clone(),
        anchor,
        version: 0,
        nearest: None,
    };
    let mut found = Vec::new();
    for said in statement::list_of_article(c, article.id)? {
        if let (Some(anchor), Some(text)) = (said.anchor, claims.get(&said.claim)) {
            let waiting = Waiting::Statement(said.id, said.claim);
            found.push(orphan(waiting, text.clone(), said.speaker, anchor));
        }
    }
    for (mark, reason, anchor) in marks(c, article.id)? {
        found.push(orphan(
            Waiting::Passage(mark),
            reason.unwrap_or_default(),
            None,
            anchor,
        ));
    }
    if found.is_empty() {
        return Ok(found);
    }
    let text = article::version(c, article.current_version)?.text;
    // A place outside of the text is none.
    let lies = |anchor: &Anchor| text.get(anchor.start.get()..anchor.end.get()).is_some();
    found.retain(|one| one.anchor.version != article.current_version || !lies(&one.anchor));
    Ok(found)
}

fn marks(c: &Connection, article: ArticleId) -> Result<Vec<(MarkId, Option<String>, Anchor)>> {
    let mut query = c.prepare_cached(
        "SELECT id, reason, article, version, start_byte, end_byte, exact, prefix, suffix FROM passage
         WHERE article = :article AND retracted = 0 ORDER BY start_byte, end_byte, id",
    )?;
    let found = query.query_map(named_params! { ":article": article.to_string() }, |row| {
        let anchor = statement::row_to_anchor(row)?.ok_or(rusqlite::Error::QueryReturnedNoRows)?;
        Ok((crate::row::parsed(row, "id")?, row.get("reason")?, anchor))
    })?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// Looks for the nearest passage of each in the present text; each earlier version is aligned with it once.
fn nearest(c: &Connection, article: &Article, mut waiting: Vec<Orphan>) -> Result<Vec<Orphan>> {
    if waiting.is_empty() {
        return Ok(waiting);
    }
    let versions = article::versions(c, article.id)?;
    let Some(current) = versions.iter().find(|one| one.id == article.current_version) else {
        return Ok(waiting);
    };
    for (old, number) in versions.iter().zip(1..) {
        let of_version = |one: &&mut Orphan| one.anchor.version == old.id;
        let mut anchors = None;
        for orphan in waiting.iter_mut().filter(of_version) {
            let anchors = anchors.get_or_insert_with(|| Anchors::new(&old.text, &current.text));
            orphan.version = number;
            orphan.nearest = like(anchors, current, &orphan.anchor);
        }
    }
    Ok(waiting)
}

fn like(anchors: &Anchors<'_>, current: &Version, anchor: &Anchor) -> Option<Nearest> {
    let span = language::Span::new(anchor.start.get(), anchor.end.get());
    let (span, score) = match anchors.place(span) {
        Placement::Exact { span } | Placement::Moved { span } => (span, 1000),
        Placement::Fuzzy {
            span, score_permille, ..
        } => (span, score_permille),
        Placement::Orphan { nearest } => nearest?,
    };
    Some(Nearest {
        version: current.id,
        span: Span::new(span.start, span.end),
        text: span.of(&current.text).to_owned(),
        score,
    })
}
