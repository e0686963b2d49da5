//! Claims with their statements, evidence and verdicts.

use std::collections::BTreeMap;

use factdesk_desk as desk;
use factdesk_desk::view::{ClaimEntry, StatementEntry};
use factdesk_desk::{Result, evidence, verdict};
use factdesk_domain::EvidenceId;
use factdesk_domain::evidence::EvidenceProblem;
use factdesk_domain::house_rule::RuleKey;
use factdesk_domain::verdict::{Outcome as Found, rationale_shown};

use super::article::paragraph;
use super::file::Met;
use super::{Known, damaged, named, parsed};
use crate::model::{
    Claim, Corrected, Declared, Evidence, Lookup, Outcome, Override, Problem, Recheck, Reply, Standing,
    Statement, Translation, Verdict,
};

/// The claims, with the files that their evidence rests on put into `met`.
pub(super) fn claims(known: &Known<'_>, met: &mut Met) -> Result<Vec<Claim>> {
    let claims = known.view.claims.iter();
    claims.map(|entry| one(known, met, entry)).collect()
}

fn one(known: &Known<'_>, met: &mut Met, entry: &ClaimEntry) -> Result<Claim> {
    let more = known.claims.get(&entry.id);
    let evidence = known.evidence.get(&entry.id).map_or(&[][..], Vec::as_slice);
    let verdicts = known.verdicts.get(&entry.id).map_or(&[][..], Vec::as_slice);
    let kind = entry
        .claim_type
        .as_deref()
        .map(|kind| named("claim", kind))
        .transpose()?;
    let recheck = more.and_then(|claim| {
        let why = claim.recheck_why.clone();
        claim.recheck_on.clone().map(|on| Recheck { on, why })
    });
    Ok(Claim {
        id: entry.id.to_string(),
        number: known
            .number(entry.id)
            .ok_or_else(|| damaged("claim", &entry.id.to_string()))?,
        text: entry.text.clone(),
        kind,
        state: entry.state(),
        accepted: entry.accepted,
        contested: entry.contested,
        why_chosen: more.and_then(|claim| claim.why_chosen.clone()),
        flagged: entry.flagged,
        park_reason: more.and_then(|claim| claim.park_reason.clone()),
        recheck,
        statements: entry
            .statements
            .iter()
            .map(|said| statement(known, said))
            .collect::<Result<_>>()?,
        evidence: (1..)
            .zip(evidence)
            .map(|(number, one)| self::evidence(known, met, number, one))
            .collect::<Result<_>>()?,
        lookups: known
            .lookups
            .get(&entry.id)
            .into_iter()
            .flatten()
            .map(lookup)
            .collect(),
        replies: known
            .replies
            .get(&entry.id)
            .into_iter()
            .flatten()
            .map(reply)
            .collect(),
        verdicts: verdicts
            .iter()
            .map(|one| self::verdict(known, entry, evidence, one))
            .chain(former(known, entry))
            .collect(),
        decisions: super::decision::of_claim(known, entry.id),
        corrected: entry.corrected.as_ref().map(|one| Corrected {
            label: one.label.clone(),
            was: one.was.clone(),
        }),
        declared: known
            .declared
            .get(&entry.id)
            .into_iter()
            .flatten()
            .map(|one| Declared {
                kind: one.kind,
                reason: one.reason.clone(),
            })
            .collect(),
        overrides: known
            .overrides
            .get(&entry.id)
            .into_iter()
            .flatten()
            .map(|one| overridden(known, one))
            .collect(),
    })
}

fn statement(known: &Known<'_>, entry: &StatementEntry) -> Result<Statement> {
    let article = entry.article.map(|index| &known.view.articles[index]);
    let place = article.zip(entry.version);
    Ok(Statement {
        exact: entry.exact.clone(),
        article: entry.article,
        paragraph: place.and_then(|(article, version)| paragraph(article, version, &entry.span)),
        speaker: entry.speaker.clone(),
        role: entry.role.clone(),
        stance: named("statement", &entry.stance)?,
        via: entry.via.clone(),
        said: entry
            .said
            .as_deref()
            .map(|date| parsed("statement", date))
            .transpose()?,
    })
}

fn evidence(known: &Known<'_>, met: &mut Met, number: u32, one: &evidence::Evidence) -> Result<Evidence> {
    let source = known.sources.iter().find(|source| source.id == one.source);
    // The case takes its own copy of a card along with the first evidence from it.
    let source = source.ok_or_else(|| damaged("evidence", &format!("source {}", one.source)))?;
    Ok(Evidence {
        number,
        stance: one.stance,
        quote: one.quote.clone(),
        translation: one.translation.as_ref().map(|translation| Translation {
            text: translation.text.clone(),
            translator: translation.translator.clone(),
        }),
        source: source.name.clone(),
        confidential: source.confidential,
        kind: source.kind,
        reliability: source.reliability,
        credibility: one.credibility,
        locator: one.locator.clone(),
        url: one.url.clone(),
        published: one.published.clone(),
        accessed: one.accessed.clone(),
        added: one.created_at,
        captured: met.captured(known, one, source.confidential),
        after_claim: is_after(known, one),
        problems: problems(known, one),
        note: one.note.clone(),
    })
}

fn is_after(known: &Known<'_>, one: &evidence::Evidence) -> bool {
    let dates = one.published.as_ref().zip(known.made_on.get(&one.claim));
    dates.is_some_and(|(published, made_on)| published.is_later_than(made_on))
}

fn problems(known: &Known<'_>, one: &evidence::Evidence) -> Vec<Problem> {
    let mut grouped: BTreeMap<EvidenceProblem, Vec<String>> = BTreeMap::new();
    for problem in &one.problems {
        let reader = known.reviewer(problem.by);
        grouped.entry(problem.flag).or_default().push(reader);
    }
    let sorted = grouped.into_iter().map(|(flag, mut by)| {
        by.sort_unstable();
        Problem { flag, by }
    });
    sorted.collect()
}

fn lookup(one: &desk::lookup::Lookup) -> Lookup {
    Lookup {
        query: one.query.clone(),
        place: one.place.clone(),
        on: one.on.clone(),
        found: one.found,
        note: one.note.clone(),
    }
}

fn reply(one: &desk::reply::Reply) -> Reply {
    Reply {
        from: one.from.clone(),
        how: one.how.clone(),
        asked_on: one.asked_on.clone(),
        deadline: one.deadline.clone(),
        question: one.question.clone(),
        state: one.state,
        answer: one.answer.clone(),
        answered_on: one.answered_on.clone(),
        note: one.note.clone(),
    }
}

fn overridden(known: &Known<'_>, one: &desk::overriding::Override) -> Override {
    Override {
        // A rule of a newer release is printed by its key.
        rule: RuleKey::from_name(&one.key).map_or(one.key.clone(), |key| key.name().to_owned()),
        reason: one.reason.clone(),
        by: known.reviewer(one.created_by),
        at: one.created_at,
    }
}

fn verdict(
    known: &Known<'_>,
    claim: &ClaimEntry,
    evidence: &[evidence::Evidence],
    one: &verdict::Verdict,
) -> Verdict {
    let number = |id: EvidenceId| {
        evidence
            .iter()
            .position(|piece| piece.id == id)
            .map(|place| place + 1)
    };
    Verdict {
        reviewer: known.reviewer(one.reviewer),
        at: one.at,
        outcome: outcome(known, &one.outcome),
        conclusion: one.conclusion.clone(),
        rationale: rationale_shown(&one.rationale, number),
        confidence: one.confidence,
        would_change: one.would_change.clone(),
        standing: standing(claim, one),
        judged_wording: (one.pinned_text != claim.text).then(|| one.pinned_text.clone()),
    }
}

/// The verdicts on claims that this one came from: they were given, so they are printed.
fn former<'k>(known: &'k Known<'_>, entry: &'k ClaimEntry) -> impl Iterator<Item = Verdict> + 'k {
    let before = known.former.get(&entry.id).into_iter().flatten();
    before.flat_map(move |(of, became)| {
        let given = known.verdicts.get(of).into_iter().flatten();
        given.map(move |one| {
            let evidence = known.evidence.get(of).map_or(&[][..], Vec::as_slice);
            let mut found = verdict(known, entry, evidence, one);
            if found.standing
                != (Standing::Withdrawn {
                    reason: one.withdraw_reason.clone(),
                })
            {
                found.standing = became.clone();
            }
            found.judged_wording = Some(one.pinned_text.clone());
            found
        })
    })
}

fn standing(claim: &ClaimEntry, one: &verdict::Verdict) -> Standing {
    if one.withdrawn {
        return Standing::Withdrawn {
            reason: one.withdraw_reason.clone(),
        };
    }
    if claim.outdated.contains(&one.id) {
        Standing::Outdated
    } else if one.is_current() {
        Standing::Current
    } else {
        Standing::Superseded
    }
}

pub(super) fn outcome(known: &Known<'_>, found: &Found) -> Outcome {
    match found {
        Found::Rated {
            scale,
            scale_version,
            rating,
        } => {
            let language = known.language.as_deref();
            let named = known.scales.version(*scale, *scale_version);
            let named = named.or_else(|| known.scales.find(*scale));
            Outcome::Rated {
                label: known.scales.label(*scale, *scale_version, rating, language),
                scale: named.map_or_else(
                    || "a scale that is not here".to_owned(),
                    |scale| scale.name.to_string(),
                ),
            }
        }
        Found::Concluded { .. } => Outcome::Concluded,
        Found::NotCheckable { reason, detail } => Outcome::NotCheckable {
            reason: *reason,
            detail: detail.clone(),
        },
    }
}
