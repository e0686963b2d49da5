//! Loads the facts of the claims of a case, or of one.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use factdesk_domain::house_rule::RuleKey;
use factdesk_domain::lint::{EvidenceFacts, LintFacts, OriginOf, Overridden, ProofFacts, VerdictFacts};
use factdesk_domain::source::SourceKind;
use factdesk_domain::verdict::{NOT_CHECKABLE, RationalePart, rationale_parts};
use factdesk_domain::{CaseId, ClaimId, PartialDate, SourceId, VerdictId};
use rusqlite::{Connection, Row, named_params};

use super::own::{Articles, Copies, host_of};
use crate::citing::Numbers;
use crate::proof::{self, Proof};
use crate::{Desk, Result, claim, evidence, overriding};

/// Facts by claim.
pub(super) type ByClaim = BTreeMap<ClaimId, LintFacts>;

/// The same query for all claims of a case and for one of them: a query that leaves the choice open would use no
/// index.
type Pair = (&'static str, &'static str);

macro_rules! pair {
    ($sql:literal, $one:literal, $order:literal) => {
        (concat!($sql, $order), concat!($sql, $one, $order))
    };
}

const CLAIMS: Pair = pair!(
    "SELECT id, no_counter_evidence, no_primary_source, no_reply_needed FROM claim
     WHERE case_id = :case AND retracted = 0 AND merged_into IS NULL AND split_into IS NULL",
    " AND id = :claim",
    ""
);

const EVIDENCE: Pair = pair!(
    "SELECT evidence.id, evidence.claim, evidence.source, evidence.stance, evidence.quote, evidence.url,
        evidence.published, evidence.captured ->> 'sha256' AS sha256, source.kind, source.origin_group,
        source.url AS source_url, source.confidential
     FROM evidence
     JOIN source ON source.case_id = evidence.case_id AND source.id = evidence.source
     WHERE evidence.case_id = :case AND evidence.retracted = 0",
    " AND evidence.claim = :claim",
    " ORDER BY evidence.claim, evidence.created_at, evidence.id"
);

const VERDICTS: Pair = pair!(
    "SELECT id, claim, created_by, outcome, rationale, confidence FROM verdict
     WHERE case_id = :case AND retracted = 0 AND withdrawn = 0 AND superseded_by = '[]'",
    " AND claim = :claim",
    " ORDER BY created_at, id"
);

const REPLIES: Pair = pair!(
    "SELECT claim, count(*) AS asked FROM reply WHERE case_id = :case AND retracted = 0",
    " AND claim = :claim",
    " GROUP BY claim"
);

const OVERRIDES: Pair = pair!(
    "SELECT id, claim, key, reason FROM rule_override WHERE case_id = :case AND retracted = 0",
    " AND claim = :claim",
    " ORDER BY created_at, id"
);

const DATES: Pair = pair!(
    "SELECT statement.claim, coalesce(statement.date, article.published) AS date
     FROM statement
     LEFT JOIN article ON article.case_id = statement.case_id AND article.id = statement.article
     WHERE statement.case_id = :case AND statement.retracted = 0
         AND coalesce(statement.date, article.published) IS NOT NULL",
    " AND statement.claim = :claim",
    ""
);

/// A piece of evidence whose proof or likeness is not known yet.
struct Found {
    claim: ClaimId,
    facts: EvidenceFacts,
    quote: String,
    sha256: Option<String>,
    proved: bool,
}

struct Reader<'c> {
    c: &'c Connection,
    case: String,
    claim: Option<String>,
}

impl Reader<'_> {
    fn each(
        &self,
        (all, one): Pair,
        mut job: impl FnMut(&Row<'_>) -> rusqlite::Result<()>,
    ) -> rusqlite::Result<()> {
        let mut statement = self
            .c
            .prepare_cached(if self.claim.is_some() { one } else { all })?;
        let mut rows = match &self.claim {
            None => statement.query(named_params! { ":case": self.case })?,
            Some(claim) => statement.query(named_params! { ":case": self.case, ":claim": claim })?,
        };
        while let Some(row) = rows.next()? {
            job(row)?;
        }
        Ok(())
    }

    fn claims(&self) -> rusqlite::Result<ByClaim> {
        let mut facts = ByClaim::new();
        self.each(CLAIMS, |row| {
            let claim = crate::row::parsed(row, "id")?;
            let declared = overriding::row_to_declarations(row)?.into_iter();
            facts.insert(
                claim,
                LintFacts {
                    declared: declared.map(|one| (one.kind, one.reason)).collect(),
                    ..LintFacts::new(claim)
                },
            );
            Ok(())
        })?;
        Ok(facts)
    }

    /// What is counted, dated and overridden.
    fn plain(&self, facts: &mut ByClaim) -> rusqlite::Result<()> {
        self.each(REPLIES, |row| {
            if let Some(known) = facts.get_mut(&crate::row::parsed(row, "claim")?) {
                known.asked = crate::row::number(row, "asked")?;
            }
            Ok(())
        })?;
        self.each(OVERRIDES, |row| {
            let key = RuleKey::from_name(row.get_ref("key")?.as_str()?);
            if let Some((known, key)) = facts.get_mut(&crate::row::parsed(row, "claim")?).zip(key) {
                known.overrides.push(Overridden {
                    id: crate::row::parsed(row, "id")?,
                    key,
                    reason: row.get("reason")?,
                });
            }
            Ok(())
        })?;
        self.each(DATES, |row| {
            if let Some(known) = facts.get_mut(&crate::row::parsed(row, "claim")?) {
                let date: PartialDate = crate::row::parsed(row, "date")?;
                let latest = known.made_on.as_ref();
                if latest.is_none_or(|latest| date.last_day() > latest.last_day()) {
                    known.made_on = Some(date);
                }
            }
            Ok(())
        })
    }

    fn verdicts(&self, facts: &mut ByClaim, outdated: &HashSet<VerdictId>) -> rusqlite::Result<()> {
        self.each(VERDICTS, |row| {
            let id: VerdictId = crate::row::parsed(row, "id")?;
            let known = facts.get_mut(&crate::row::parsed(row, "claim")?);
            let Some(known) = known.filter(|_| !outdated.contains(&id)) else {
                return Ok(());
            };
            known.verdicts.push(VerdictFacts {
                id,
                by: crate::row::parsed(row, "created_by")?,
                cites: cites(row.get_ref("rationale")?.as_str()?),
                confident: row.get::<_, Option<String>>("confidence")?.is_some(),
                checkable: row.get_ref("outcome")?.as_str()? != NOT_CHECKABLE,
            });
            Ok(())
        })
    }

    fn evidence(&self, files: &Files, articles: &Articles) -> rusqlite::Result<Vec<Found>> {
        let mut found = Vec::new();
        self.each(EVIDENCE, |row| {
            let sha256: Option<String> = row.get("sha256")?;
            let url: Option<String> = row.get("url")?;
            let file = sha256.as_deref();
            let addresses = file.and_then(|file| files.addresses.get(file));
            let source_url: Option<String> = row.get("source_url")?;
            let all = [&url, &source_url].into_iter().flatten();
            let hosts: BTreeSet<String> = all
                .chain(addresses.into_iter().flatten())
                .filter_map(|one| host_of(one))
                .collect();
            let addresses = url.iter().chain(addresses.into_iter().flatten());
            found.push(Found {
                claim: crate::row::parsed(row, "claim")?,
                quote: row.get("quote")?,
                proved: false,
                facts: EvidenceFacts {
                    id: crate::row::parsed(row, "id")?,
                    stance: crate::row::named(row, "stance")?,
                    origin: origin(row)?,
                    primary: crate::row::named::<SourceKind>(row, "kind")? == SourceKind::Primary,
                    proof: ProofFacts::NoFile,
                    published: crate::row::parsed_opt(row, "published")?,
                    hosts: hosts.into_iter().collect(),
                    confidential: row.get("confidential")?,
                    address: url.is_some(),
                    own: articles.named(file, files.text_of(file), addresses),
                },
                sha256,
            });
            Ok(())
        })?;
        Ok(found)
    }
}

fn origin(row: &Row<'_>) -> rusqlite::Result<OriginOf> {
    let group: Option<String> = row.get("origin_group")?;
    let group = group.map(|group| group.trim().to_lowercase());
    let source: SourceId = crate::row::parsed(row, "source")?;
    Ok(group
        .filter(|group| !group.is_empty())
        .map_or(OriginOf::Source(source), OriginOf::Group))
}

fn cites(rationale: &str) -> BTreeSet<factdesk_domain::EvidenceId> {
    rationale_parts(rationale)
        .into_iter()
        .filter_map(|part| match part {
            RationalePart::Cite(id) => Some(id),
            RationalePart::Text(_) => None,
        })
        .collect()
}

/// What is known of captured files: the text that each is proved against, where it came from, what was erased.
#[derive(Default)]
struct Files {
    texts: HashMap<String, String>,
    addresses: HashMap<String, Vec<String>>,
    erased: HashSet<String>,
}

impl Files {
    fn read(c: &Connection, case: CaseId, claim: Option<ClaimId>) -> rusqlite::Result<Self> {
        // The latest capture that has a text comes last and wins, as it does in a proof.
        let sql = match claim {
            None => {
                "SELECT sha256, copy ->> 'text_sha256' AS text, address, final_address FROM capture
                 WHERE sha256 IN (SELECT captured ->> 'sha256' FROM evidence WHERE case_id = :case)
                 ORDER BY created_at, id"
            }
            Some(_) => {
                "SELECT sha256, copy ->> 'text_sha256' AS text, address, final_address FROM capture
                 WHERE sha256 IN (SELECT captured ->> 'sha256' FROM evidence WHERE claim = :claim)
                 ORDER BY created_at, id"
            }
        };
        let (case, claim) = (case.to_string(), claim.map(|claim| claim.to_string()));
        let mut files = Self::default();
        let mut statement = c.prepare_cached(sql)?;
        let mut rows = match claim {
            None => statement.query(named_params! { ":case": case })?,
            Some(claim) => statement.query(named_params! { ":claim": claim })?,
        };
        while let Some(row) = rows.next()? {
            let sha256: String = row.get("sha256")?;
            if let Some(text) = row.get("text")? {
                files.texts.insert(sha256.clone(), text);
            }
            let addresses = files.addresses.entry(sha256).or_default();
            addresses.extend(row.get::<_, Option<String>>("address")?);
            addresses.extend(row.get::<_, Option<String>>("final_address")?);
        }
        let mut erased = c.prepare_cached("SELECT sha256 FROM erasure WHERE retracted = 0")?;
        let erased = erased.query_map([], |row| row.get(0))?;
        files.erased = erased.collect::<rusqlite::Result<_>>()?;
        Ok(files)
    }

    fn text_of(&self, sha256: Option<&str>) -> Option<&str> {
        self.texts.get(sha256?).map(String::as_str)
    }

    /// What was proved before of a quote.
    fn remembered(&self, c: &Connection, sha256: &str, quote: &str) -> Result<Option<Proof>> {
        match self.text_of(Some(sha256)) {
            Some(text) if !self.erased.contains(sha256) => proof::recalled(c, text, quote),
            _ => Ok(None),
        }
    }
}

fn of_proof(proof: &Proof) -> ProofFacts {
    if proof.state.is_proved() {
        ProofFacts::Proved
    } else {
        ProofFacts::NotProved(proof.words.clone())
    }
}

/// The facts of every claim of a case that was accepted and is worked on, or of one of them.
pub(super) fn facts(desk: &Desk, copies: &Copies, case: CaseId, only: Option<ClaimId>) -> Result<ByClaim> {
    let (mut facts, mut found, files, articles) = desk.read(|c| {
        let reader = Reader {
            c,
            case: case.to_string(),
            claim: only.map(|claim| claim.to_string()),
        };
        let mut facts = reader.claims()?;
        reader.plain(&mut facts)?;
        show_reasons(c, &mut facts)?;
        let reworded = claim::reopened(c, case, only)?;
        let outdated = reworded.into_values().flat_map(|one| one.verdicts).collect();
        reader.verdicts(&mut facts, &outdated)?;
        let (files, articles) = (Files::read(c, case, only)?, Articles::read(c, case)?);
        let mut found = reader.evidence(&files, &articles)?;
        for one in &mut found {
            let Some(sha256) = &one.sha256 else { continue };
            if let Some(proof) = files.remembered(c, sha256, &one.quote)? {
                (one.facts.proof, one.proved) = (of_proof(&proof), true);
            }
        }
        Ok((facts, found, files, articles))
    })?;
    prove(desk, &mut found)?;
    compare(desk, copies, &articles, &files, &mut found)?;
    for one in found {
        if let Some(known) = facts.get_mut(&one.claim) {
            known.evidence.push(one.facts);
        }
    }
    Ok(facts)
}

/// Turns the reasons into what people read: stored citations into the numbers that the evidence has now.
fn show_reasons(c: &Connection, facts: &mut ByClaim) -> Result<()> {
    let mut numbers = Numbers::default();
    for (claim, known) in facts {
        let overridden = known.overrides.iter_mut().map(|one| &mut one.reason);
        for reason in overridden.chain(known.declared.iter_mut().map(|(_, reason)| reason)) {
            *reason = numbers.shown(c, *claim, std::mem::take(reason))?;
        }
    }
    Ok(())
}

/// Proves what was never proved; the archive is read for it.
fn prove(desk: &Desk, found: &mut [Found]) -> Result<()> {
    for one in found.iter_mut().filter(|one| !one.proved && one.sha256.is_some()) {
        let piece = desk.read(|c| evidence::show(c, one.facts.id))?;
        if let Some(proof) = proof::of_evidence(desk, &piece)? {
            one.facts.proof = of_proof(&proof);
        }
    }
    Ok(())
}

/// Says of which captured files the wording is that of an article.
fn compare(
    desk: &Desk,
    copies: &Copies,
    articles: &Articles,
    files: &Files,
    found: &mut [Found],
) -> Result<()> {
    let text = |one: &Found| {
        let sha256 = one.sha256.as_ref().filter(|_| one.facts.own.is_none())?;
        Some((sha256.clone(), files.texts.get(sha256)?.clone()))
    };
    let wanted: BTreeMap<String, String> = found.iter().filter_map(text).collect();
    let alike = copies.of_articles(desk, articles, &wanted)?;
    for one in found.iter_mut() {
        if one.sha256.as_ref().is_some_and(|file| alike.contains(file)) && one.facts.own.is_none() {
            one.facts.own = Some("shares its wording with the article under check".to_owned());
        }
    }
    Ok(())
}
