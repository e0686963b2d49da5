//! A new text of an article: what stands in it finds its place there, in one act.

use std::collections::BTreeSet;

use factdesk_domain::article::{ArticleChange, ArticleVersionAdd, FileRef, Placing};
use factdesk_domain::envelope::Hash;
use factdesk_domain::placed::{Placed, PlacedHow};
use factdesk_domain::text::{self, Anchor, Span, TextIndex};
use factdesk_domain::{ArticleId, ClaimId, PartialDate, ReviewerId, RuleError, VersionId, rules};
use factdesk_language as language;
use factdesk_language::anchor::{Anchors, Placement};
use rusqlite::{Connection, named_params};

use super::Article;
use super::add::store_bytes;
use crate::local::{self, Reading};
use crate::{Acting, Desk, Done, Result, claim, passage, statement};

/// A later text of an article.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NewVersion {
    /// The bytes as they came.
    pub bytes: Option<Vec<u8>>,
    /// The name of the file.
    pub file_name: Option<String>,
    /// The media type of the bytes.
    pub media_type: Option<String>,
    /// The text; it is normalised here.
    pub text: String,
    /// Why there is a new text.
    pub reason: Option<String>,
    /// Who wrote it; taken where the article does not say.
    pub byline: Option<String>,
    /// Who carried it; taken where the article does not say.
    pub outlet: Option<String>,
    /// Where it was found; taken where the article does not say.
    pub url: Option<String>,
    /// When it was published; taken where the article does not say.
    pub published: Option<PartialDate>,
    /// Its language; taken where the article does not say.
    pub language: Option<String>,
    /// How the bytes were read; kept locally.
    pub reading: Option<Reading>,
}

/// What a new text did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Updated {
    /// The version with this text.
    pub version: VersionId,
    /// Whether the article had this text already; nothing was written then.
    pub same: bool,
    /// What became of the statements of claims in the case, and of marked passages.
    pub placing: Placing,
    /// Claims that have to be looked at again, since their words changed after the verdict.
    pub reopened: Vec<ClaimId>,
}

/// Adds a later text to an article. Statements and marked passages, orphans of earlier versions too, get their place
/// in it where that is sure; the others stay on the version that they were made on, as orphans.
///
/// # Errors
/// An unknown or retracted article; an empty text; the database or the archive.
pub fn update(desk: &Desk, by: ReviewerId, article: ArticleId, new: NewVersion) -> Result<Done<Updated>> {
    let text = text::normalise(&new.text);
    let text_sha256 = Hash::of(text.as_bytes()).to_string();
    let known = desk.read(|c| super::current_text(c, article))?;
    // Bytes go into the archive before any row names them; those of a text that is there already need not.
    let original = match known.text_sha256 == text_sha256 {
        true => None,
        false => stored(desk, &new)?,
    };
    desk.act(by, |acting| {
        let known = super::show(acting.db(), article)?;
        let current = super::version(acting.db(), known.current_version)?;
        if current.text_sha256 == text_sha256 && !known.retracted {
            return same(acting.db(), &known);
        }
        let id = acting.id(VersionId::new)?;
        let before = reopened(acting.db(), &known)?;
        let moves = moves(acting.db(), &known, (id, &text))?;
        let version = ArticleVersionAdd {
            article,
            version: id,
            text,
            text_sha256,
            original,
            reason: new.reason.clone(),
            placing: Some(moves.placing),
        };
        let placing = moves.placing;
        let operation = rules::article::version_add(version, known.retracted, &current.text_sha256)?;
        acting.push(known.case, operation)?;
        push(acting, &known, &new, moves)?;
        if let Some(reading) = &new.reading {
            local::reading_save(acting.db(), &id.to_string(), reading)?;
        }
        let after = reopened(acting.db(), &known)?;
        Ok(Updated {
            version: id,
            same: false,
            placing,
            reopened: after.difference(&before).copied().collect(),
        })
    })
}

fn stored(desk: &Desk, new: &NewVersion) -> Result<Option<FileRef>> {
    let file = (
        new.bytes.as_deref(),
        new.media_type.as_deref(),
        new.file_name.as_deref(),
    );
    Ok(store_bytes(desk, std::iter::once(file))?.pop().flatten())
}

fn same(c: &Connection, known: &Article) -> Result<Updated> {
    let versions = super::versions(c, known.id)?;
    let number = versions
        .iter()
        .position(|one| one.id == known.current_version)
        .map_or(0, |place| place + 1);
    Ok(Updated {
        version: known.current_version,
        same: true,
        placing: Placing {
            number: counted(number),
            ..Placing::default()
        },
        reopened: Vec::new(),
    })
}

fn reopened(c: &Connection, article: &Article) -> Result<BTreeSet<ClaimId>> {
    Ok(claim::reopened(c, article.case, None)?
        .into_keys()
        .collect::<BTreeSet<ClaimId>>())
}

fn counted(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// What moves to a new version, and how.
struct Moves {
    statements: Vec<(statement::Statement, Anchor, Placed)>,
    passages: Vec<(passage::Mark, Anchor, Placed)>,
    placing: Placing,
}

/// Finds the places. A claim that a person took out of the case takes its statements along only where its words are
/// there unchanged: nothing is suggested there again. Where they changed there is something new to look at.
fn moves(c: &Connection, article: &Article, new: (VersionId, &str)) -> Result<Moves> {
    let gone = gone(c, article)?;
    let said = statement::list_of_article(c, article.id)?;
    let marks = passage::list(c, article.id)?;
    let mut moves = Moves {
        statements: Vec::new(),
        passages: Vec::new(),
        placing: Placing {
            number: counted(super::versions(c, article.id)?.len() + 1),
            ..Placing::default()
        },
    };
    let spans = said.iter().filter_map(|one| one.anchor.as_ref());
    let spans = spans.map(|anchor| (anchor.version, anchor.span()));
    let spans: Vec<(VersionId, Span)> = spans
        .chain(marks.iter().map(|mark| (mark.version, mark.span)))
        .collect();
    let mut places = places(c, article.id, new, &spans)?.into_iter();
    for said in said.into_iter().filter(|one| one.anchor.is_some()) {
        let mut place = places.next().flatten();
        if gone.contains(&said.claim) {
            place = place.filter(|(_, placed)| placed.how != PlacedHow::Fuzzy);
        } else {
            count(&mut moves.placing, place.as_ref());
        }
        moves
            .statements
            .extend(place.map(|(anchor, placed)| (said, anchor, placed)));
    }
    for (mark, place) in marks.into_iter().zip(places) {
        count(&mut moves.placing, place.as_ref());
        moves
            .passages
            .extend(place.map(|(anchor, placed)| (mark, anchor, placed)));
    }
    Ok(moves)
}

/// A place in the new text, and how it was found.
type Found = (Anchor, Placed);

fn count(placing: &mut Placing, place: Option<&Found>) {
    *match place.map(|(_, placed)| placed.how) {
        Some(PlacedHow::Exact | PlacedHow::Person) => &mut placing.kept,
        Some(PlacedHow::Moved) => &mut placing.moved,
        Some(PlacedHow::Fuzzy) => &mut placing.changed,
        None => &mut placing.orphans,
    } += 1;
}

/// The claims in an article that are not worked on any more.
fn gone(c: &Connection, article: &Article) -> Result<BTreeSet<ClaimId>> {
    let mut statement = c.prepare_cached(
        "SELECT DISTINCT claim.id FROM statement
         JOIN claim ON claim.case_id = statement.case_id AND claim.id = statement.claim
         WHERE statement.article = :article AND statement.case_id = :case
           AND (claim.retracted = 1 OR claim.merged_into IS NOT NULL OR claim.split_into IS NOT NULL)",
    )?;
    let found = statement.query_map(
        named_params! { ":article": article.id.to_string(), ":case": article.case.to_string() },
        |row| crate::row::parsed(row, "id"),
    )?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// Where spans of earlier versions stand in the new text; each earlier version is aligned with it once.
fn places(
    c: &Connection,
    article: ArticleId,
    (id, text): (VersionId, &str),
    spans: &[(VersionId, Span)],
) -> Result<Vec<Option<Found>>> {
    let index = TextIndex::new(text);
    let mut found = vec![None; spans.len()];
    let earlier: BTreeSet<VersionId> = spans.iter().map(|(version, _)| *version).collect();
    for version in earlier {
        // The text of a version whose coming was undone is not there any more.
        let Some(old) = super::show::maybe_version(c, version)? else {
            continue;
        };
        let anchors = Anchors::new(&old.text, text);
        for (place, (_, span)) in found.iter_mut().zip(spans).filter(|(_, (of, _))| *of == version) {
            let span = language::Span::new(span.start.get(), span.end.get());
            let placement = anchors.place(span);
            let Some((at, placed)) = placement.span().zip(placed(placement)) else {
                continue;
            };
            let at = Span::new(at.start, at.end);
            let anchor = Anchor::within(article, id, &index, at).map_err(RuleError::from)?;
            *place = Some((anchor, placed));
        }
    }
    Ok(found)
}

fn placed(placement: Placement) -> Option<Placed> {
    let sure = |how| Placed {
        how,
        ..Placed::BY_PERSON
    };
    Some(match placement {
        Placement::Exact { .. } => sure(PlacedHow::Exact),
        Placement::Moved { .. } => sure(PlacedHow::Moved),
        Placement::Fuzzy {
            score_permille,
            margin_permille,
            ..
        } => Placed {
            how: PlacedHow::Fuzzy,
            score: Some(score_permille.min(1000)),
            margin: Some(margin_permille.min(1000)),
        },
        Placement::Orphan { .. } => return None,
    })
}

fn push(acting: &mut Acting<'_>, known: &Article, new: &NewVersion, moves: Moves) -> Result<()> {
    for change in learnt(known, new) {
        acting.push(
            known.case,
            rules::article::edit(known.id, known.retracted, change)?,
        )?;
    }
    for (said, anchor, placed) in moves.statements {
        acting.push(known.case, rules::statement::place(said.facts(), anchor, placed)?)?;
    }
    for (mark, anchor, placed) in moves.passages {
        acting.push(
            known.case,
            rules::passage::place(mark.id, mark.retracted, anchor, placed)?,
        )?;
    }
    Ok(())
}

/// What the new file says about itself, where nothing was known. What a person may have corrected stays.
fn learnt(known: &Article, new: &NewVersion) -> Vec<ArticleChange> {
    let text = |known: &Option<String>, new: &Option<String>| match known {
        None => new.clone().filter(|text| !text.trim().is_empty()),
        Some(_) => None,
    };
    let mut changes = Vec::new();
    changes.extend(text(&known.byline, &new.byline).map(|it| ArticleChange::Byline(Some(it))));
    changes.extend(text(&known.outlet, &new.outlet).map(|it| ArticleChange::Outlet(Some(it))));
    changes.extend(text(&known.url, &new.url).map(|it| ArticleChange::Url(Some(it))));
    changes.extend(text(&known.language, &new.language).map(|it| ArticleChange::Language(Some(it))));
    if let (None, Some(published)) = (&known.published, &new.published) {
        changes.push(ArticleChange::Published(Some(published.clone())));
    }
    changes
}
