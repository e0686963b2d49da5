//! Builds a view of a case, and brings single claims of it up to date.

use std::collections::{HashMap, HashSet};

use factdesk_domain::scale::Scales;
use factdesk_domain::second_reading::SecondReadings;
use factdesk_domain::walk::{Seed, Stop, order, shuffled};
use factdesk_domain::{ArticleId, CaseId, ClaimId, VerdictId};
use rusqlite::{Connection, Row, named_params};

use super::article::{Layouts, articles};
use super::claim::{ClaimEntry, DecisionHead, Found, Head, OriginKind, StatementEntry};
use super::coverage::passages;
use super::progress::Tally;
use super::relation::{RelationEntry, relations};
use super::rows::{json, maybe_json, maybe_parsed, maybe_position, parsed};
use super::sets::{SetEntry, sets};
use super::{ArticleEntry, CaseView};
use crate::claim::{self, Reworded};
use crate::suggestion::{self, Places, SuggestedClaim};
use crate::{Result, blind, case, published, scale};

/// Reads a whole case.
///
/// # Errors
/// The database; a row that does not parse is an error.
pub fn load(c: &Connection, case: CaseId, layouts: &Layouts) -> Result<CaseView> {
    let articles = articles(c, case, layouts)?;
    let reader = Reader::new(c, case, &articles)?;
    let mut claims = reader.claims(None)?;
    reader.correct(&mut claims)?;
    let mut relations = relations(c, case)?;
    let open = Open::new(c, case, (&claims, &relations))?;
    let suggested = suggestion::of_case(c, case)?;
    claims.extend(
        suggested
            .into_iter()
            .filter(|one| open.to(one))
            .filter_map(|one| entry(&articles, one)),
    );
    let known: HashSet<ClaimId> = claims.iter().map(|claim| claim.id).collect();
    relations.retain(|entry| known.contains(&entry.from) && known.contains(&entry.to));
    let passages = passages(c, case)?;
    let sets = sets(&relations);
    let mut view = CaseView {
        case,
        articles,
        claims,
        relations,
        sets,
        passages,
        wanderer: blind::wanders(c, case)?,
        places: HashMap::new(),
        relations_of: HashMap::new(),
        tally: Tally::default(),
    };
    arrange(&mut view);
    view.tally = Tally::of(&view);
    Ok(view)
}

/// Brings the named claims of a view up to date after verdicts, evidence, wording, flags and the like. Claims
/// that came or went, and relations, need [`load`].
///
/// # Errors
/// The database.
pub fn refresh(view: &mut CaseView, c: &Connection, claims: &[ClaimId]) -> Result<()> {
    let reader = Reader::new(c, view.case, &view.articles)?;
    for &id in claims {
        let Some(place) = view.place(id) else { continue };
        let mut fresh = reader.claims(Some(id))?;
        reader.correct(&mut fresh)?;
        for claim in fresh {
            let (contested, set) = (view.claims[place].contested, view.claims[place].set);
            let claim = ClaimEntry {
                contested,
                set,
                ..claim
            };
            let before = std::mem::replace(&mut view.claims[place], claim);
            let mut tally = std::mem::take(&mut view.tally);
            tally.replace(view, place, &before);
            view.tally = tally;
        }
    }
    Ok(())
}

/// Which suggestions are still open. Other rules find the same words under another id; what a person decided on
/// them holds.
struct Open {
    decided: HashSet<ClaimId>,
    refused: Places,
    standing: Places,
    related: HashSet<ClaimId>,
}

impl Open {
    fn new(
        c: &Connection,
        case: CaseId,
        (claims, relations): (&[ClaimEntry], &[RelationEntry]),
    ) -> rusqlite::Result<Self> {
        let refused = suggestion::refused(c, case)?;
        let standing = claims.iter().flat_map(|claim| &claim.statements);
        Ok(Self {
            decided: every_id(c, case)?,
            refused: Places::new(refused.into_iter().map(|place| (place.version, place.span))),
            standing: Places::new(
                standing.filter_map(|statement| Some((statement.version?, statement.span.clone()))),
            ),
            related: relations.iter().flat_map(|one| [one.from, one.to]).collect(),
        })
    }

    /// A suggestion over a person's claim gives way to it, unless a relation still hangs on the suggestion: the next
    /// analysis ties that to the person's claim.
    fn to(&self, one: &SuggestedClaim) -> bool {
        let span = one.start..one.end;
        !self.decided.contains(&one.id)
            && !self.refused.holds(one.version, &span)
            && (self.related.contains(&one.id) || !self.standing.holds(one.version, &span))
    }
}

/// Every claim that the log ever made, so that a merged, split or retracted one is not suggested again.
fn every_id(c: &Connection, case: CaseId) -> rusqlite::Result<HashSet<ClaimId>> {
    c.prepare_cached("SELECT id FROM claim WHERE case_id = ?1")?
        .query_map([case.to_string()], |row| parsed(row, "id"))?
        .collect()
}

/// Marks what is contested, then puts the claims into the order of the walk.
fn arrange(view: &mut CaseView) {
    let mut set_of: HashMap<ClaimId, usize> = HashMap::new();
    for (index, set) in view.sets.iter().enumerate() {
        for claim in set.answers.iter().flatten() {
            set_of.entry(*claim).or_insert(index);
        }
    }
    for claim in &mut view.claims {
        claim.set = set_of.get(&claim.id).copied();
        claim.contested = claim.set.is_some();
    }
    let stops: Vec<Stop<ClaimId>> = view.claims.iter().map(stop).collect();
    let groups: Vec<(bool, Vec<ClaimId>)> = view.sets.iter().map(group).collect();
    let mut ordered = order(&stops, &groups);
    if let Some(reader) = view.wanderer {
        let seed = Seed {
            case: view.case,
            reader,
        };
        ordered = shuffled(&ordered, &groups, seed);
    }
    view.places = ordered
        .into_iter()
        .enumerate()
        .map(|(place, id)| (id, place))
        .collect();
    let places = &view.places;
    view.claims.sort_by_key(|claim| places.get(&claim.id).copied());
    view.relations_of = by_claim(&view.relations);
}

fn stop(claim: &ClaimEntry) -> Stop<ClaimId> {
    let place = claim
        .statements
        .iter()
        .find_map(|statement| Some((statement.article?, statement.span.start)));
    let place = place.map_or((u32::MAX, 0), |(article, start)| {
        (u32::try_from(article).unwrap_or(u32::MAX), start)
    });
    Stop {
        claim: claim.id,
        worth: claim.worth,
        place,
    }
}

fn group(set: &SetEntry) -> (bool, Vec<ClaimId>) {
    (set.confirmed, set.answers.iter().flatten().copied().collect())
}

fn by_claim(relations: &[RelationEntry]) -> HashMap<ClaimId, Vec<usize>> {
    let mut of: HashMap<ClaimId, Vec<usize>> = HashMap::new();
    for (index, relation) in relations.iter().enumerate() {
        of.entry(relation.from).or_default().push(index);
        of.entry(relation.to).or_default().push(index);
    }
    of
}

/// A suggested claim as an entry; none when its article is gone or has a newer text.
fn entry(articles: &[ArticleEntry], found: SuggestedClaim) -> Option<ClaimEntry> {
    let article = articles
        .iter()
        .position(|article| article.version == found.version)?;
    let statement = StatementEntry {
        id: None,
        article: Some(article),
        version: Some(found.version),
        span: found.start..found.end,
        exact: found.exact,
        speaker: found.speaker,
        role: None,
        via: found.outlet,
        cue: found.cue,
        stance: found.stance,
        said: found.said,
        placed: None,
    };
    Some(ClaimEntry {
        id: found.id,
        text: found.text,
        origin: OriginKind::Suggested,
        accepted: false,
        claim_type: found.claim_type,
        worth: found.worth,
        parked: false,
        flagged: false,
        tags: Vec::new(),
        statements: vec![statement],
        heads: Vec::new(),
        decisions: Vec::new(),
        corrected: None,
        outdated: Vec::new(),
        reopened: None,
        touched: false,
        asked: None,
        readings: SecondReadings::None,
        contested: false,
        set: None,
    })
}

/// The same query for all claims of a case and for one of them.
type Pair = (&'static str, &'static str);

const CLAIMS: Pair = (
    include_str!("claims.sql"),
    concat!(include_str!("claims.sql"), " AND id = :claim"),
);
const STATEMENTS: Pair = (
    include_str!("statements.sql"),
    concat!(include_str!("statements.sql"), " AND claim = :claim"),
);
const HEADS: Pair = (
    include_str!("heads.sql"),
    concat!(include_str!("heads.sql"), " AND claim = :claim"),
);
const DECISIONS: Pair = (
    include_str!("decisions.sql"),
    concat!(include_str!("decisions.sql"), " AND claim = :claim"),
);
const TOUCHED: Pair = (include_str!("touched.sql"), include_str!("touched_one.sql"));

/// Reads claims of the log, all of a case or one.
struct Reader<'c> {
    c: &'c Connection,
    id: CaseId,
    case: String,
    articles: HashMap<ArticleId, usize>,
    scales: Scales,
    readings: SecondReadings,
}

impl<'c> Reader<'c> {
    fn new(c: &'c Connection, case: CaseId, articles: &[ArticleEntry]) -> rusqlite::Result<Self> {
        let articles = articles
            .iter()
            .enumerate()
            .map(|(index, article)| (article.id, index))
            .collect();
        Ok(Self {
            c,
            id: case,
            case: case.to_string(),
            articles,
            scales: scale::of_case(c, case)?,
            readings: case::second_readings(c, case)?,
        })
    }

    /// Runs a query over the case, or over one claim: a query that leaves the choice open would use no index.
    fn each(
        &self,
        (all, one): Pair,
        claim: Option<ClaimId>,
        mut job: impl FnMut(&Row<'_>) -> rusqlite::Result<()>,
    ) -> rusqlite::Result<()> {
        let mut statement = self.c.prepare_cached(if claim.is_some() { one } else { all })?;
        let mut rows = match claim {
            None => statement.query(named_params! { ":case": self.case })?,
            Some(id) => statement.query(named_params! { ":case": self.case, ":claim": id.to_string() })?,
        };
        while let Some(row) = rows.next()? {
            job(row)?;
        }
        Ok(())
    }

    fn claims(&self, only: Option<ClaimId>) -> rusqlite::Result<Vec<ClaimEntry>> {
        let mut statements = self.statements(only)?;
        let mut heads = self.heads(only)?;
        let mut decisions = self.decisions(only)?;
        let mut reworded = claim::reopened(self.c, self.id, only)?;
        let touched = self.touched(only)?;
        let mut claims = Vec::new();
        self.each(CLAIMS, only, |row| {
            let id: ClaimId = parsed(row, "id")?;
            let mut heads = heads.remove(&id).unwrap_or_default();
            let reworded = reworded.remove(&id);
            let reason = reworded.as_ref().map(Reworded::reason);
            let outdated: Vec<VerdictId> = reworded.into_iter().flat_map(|one| one.verdicts).collect();
            heads.retain(|head| !outdated.contains(&head.verdict));
            let decisions = decisions.remove(&id).filter(|_| !heads.is_empty());
            claims.push(ClaimEntry {
                id,
                text: row.get("text")?,
                origin: match row.get_ref("origin_by")?.as_str_or_null()? {
                    Some("suggested") => OriginKind::Suggested,
                    Some("imported") => OriginKind::Imported,
                    _ => OriginKind::Person,
                },
                accepted: true,
                claim_type: row.get("claim_type")?,
                worth: row.get::<_, Option<u16>>("worth_permille")?.unwrap_or(0),
                parked: row.get("parked")?,
                flagged: row.get("flagged")?,
                tags: json(row, "tags")?,
                statements: statements.remove(&id).unwrap_or_default(),
                reopened: reason.filter(|_| heads.is_empty()),
                outdated,
                decisions: decisions.unwrap_or_default(),
                corrected: None,
                heads,
                touched: touched.contains(&id),
                asked: maybe_json(row, "second_reading")?,
                readings: self.readings,
                contested: false,
                set: None,
            });
            Ok(())
        })?;
        Ok(claims)
    }

    /// Puts to the claims what they say since they were corrected.
    fn correct(&self, claims: &mut [ClaimEntry]) -> Result<()> {
        let made = published::corrections(self.c, self.id)?;
        if made.is_empty() {
            return Ok(());
        }
        for claim in claims {
            let corrected = published::corrected(self.c, &made, claim.id, &self.scales)?;
            claim.corrected = corrected.map(Box::new);
        }
        Ok(())
    }

    fn statements(&self, only: Option<ClaimId>) -> rusqlite::Result<HashMap<ClaimId, Vec<StatementEntry>>> {
        let mut found: HashMap<ClaimId, Vec<StatementEntry>> = HashMap::new();
        self.each(STATEMENTS, only, |row| {
            let article: Option<ArticleId> = maybe_parsed(row, "article")?;
            let (start, end) = (
                maybe_position(row, "start_byte")?,
                maybe_position(row, "end_byte")?,
            );
            found
                .entry(parsed(row, "claim")?)
                .or_default()
                .push(StatementEntry {
                    id: Some(parsed(row, "id")?),
                    article: article.and_then(|id| self.articles.get(&id).copied()),
                    version: maybe_parsed(row, "version")?,
                    span: start.unwrap_or(0)..end.unwrap_or(0),
                    exact: row.get("exact")?,
                    speaker: row.get("speaker")?,
                    role: row.get("speaker_role")?,
                    via: row.get("outlet")?,
                    cue: row.get("cue")?,
                    stance: row.get("stance")?,
                    said: row.get("date")?,
                    placed: maybe_json(row, "placed")?,
                });
            Ok(())
        })?;
        for statements in found.values_mut() {
            statements.sort_by_key(|one| {
                (
                    one.article.unwrap_or(usize::MAX),
                    one.span.start,
                    one.span.end,
                    one.id,
                )
            });
        }
        Ok(found)
    }

    fn heads(&self, only: Option<ClaimId>) -> rusqlite::Result<HashMap<ClaimId, Vec<Head>>> {
        let mut found: HashMap<ClaimId, Vec<(i64, Head)>> = HashMap::new();
        self.each(HEADS, only, |row| {
            let columns = Found::of(row)?;
            let head = Head::new(
                parsed(row, "id")?,
                parsed(row, "created_by")?,
                &columns,
                &self.scales,
            );
            found
                .entry(parsed(row, "claim")?)
                .or_default()
                .push((row.get("created_at")?, head));
            Ok(())
        })?;
        let in_order = |mut heads: Vec<(i64, Head)>| {
            heads.sort_by_key(|(at, head)| (*at, head.verdict));
            heads.into_iter().map(|(_, head)| head).collect()
        };
        Ok(found
            .into_iter()
            .map(|(claim, heads)| (claim, in_order(heads)))
            .collect())
    }

    fn decisions(&self, only: Option<ClaimId>) -> rusqlite::Result<HashMap<ClaimId, Vec<DecisionHead>>> {
        let mut found: HashMap<ClaimId, Vec<DecisionHead>> = HashMap::new();
        self.each(DECISIONS, only, |row| {
            let head = DecisionHead::of(row, &self.scales)?;
            found.entry(parsed(row, "claim")?).or_default().push(head);
            Ok(())
        })?;
        for heads in found.values_mut() {
            heads.sort_by_key(|head| head.decision);
        }
        Ok(found)
    }

    fn touched(&self, only: Option<ClaimId>) -> rusqlite::Result<HashSet<ClaimId>> {
        let mut found = HashSet::new();
        self.each(TOUCHED, only, |row| {
            found.insert(parsed(row, "id")?);
            Ok(())
        })?;
        Ok(found)
    }
}
