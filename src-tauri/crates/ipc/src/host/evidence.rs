//! Evidence.

use factdesk_desk::evidence::{self, NewEvidence};
use factdesk_desk::{archive, claim, proof, source, verdict};
use factdesk_domain::evidence::{Credibility, EvidenceChange, EvidenceProblem, EvidenceStance, Translation};
use factdesk_domain::verdict::{RationalePart, rationale_parts};
use factdesk_domain::{CaseId, ClaimId, EvidenceId, PartialDate, ReviewerId, SourceId};

use super::source::kind_word;
use super::{Host, People, Reply, changed, done, parse};
use crate::wire::common::{Changed, WireError};
use crate::wire::evidence::{
    ByEvidence, EvidenceAdd, EvidenceEdit, EvidenceFlag, EvidenceProblem as ProblemView, EvidenceView,
    ProofView,
};

/// What the views of the evidence on one claim are made with.
struct Seen<'p> {
    people: &'p People,
    me: ReviewerId,
    /// When the claim was made.
    made_on: Option<PartialDate>,
    /// What current verdicts cite.
    cited: Vec<EvidenceId>,
}

impl Host {
    /// Every piece of evidence on a claim, E1 first.
    pub(super) fn evidence_of(
        &self,
        case: CaseId,
        claim: ClaimId,
        people: &People,
    ) -> Reply<Vec<EvidenceView>> {
        let me = self.me()?;
        let (found, seen) = self.desk.read(|c| {
            let mut found = Vec::new();
            for one in evidence::list(c, claim)? {
                found.push((source::show(c, one.source)?, one));
            }
            let current = verdict::list(c, claim)?
                .into_iter()
                .filter(verdict::Verdict::is_current);
            let rationales: Vec<String> = current.map(|verdict| verdict.rationale).collect();
            let seen = Seen {
                people,
                me,
                made_on: claim::made_on(c, case, claim)?,
                cited: cited(&rationales),
            };
            Ok((found, seen))
        })?;
        let proofs = self.proofs(found.iter().map(|(_, one)| one))?;
        let views = found.into_iter().enumerate().zip(proofs);
        Ok(views
            .map(|((index, (source, one)), (proof, file_state))| EvidenceView {
                proof,
                file_state,
                ..view(index, source, one, &seen)
            })
            .collect())
    }

    /// The proof of each piece of evidence, and how its file is.
    fn proofs<'e>(
        &self,
        evidence: impl Iterator<Item = &'e evidence::Evidence>,
    ) -> Reply<Vec<(Option<ProofView>, Option<String>)>> {
        let mut all = Vec::new();
        for one in evidence {
            let Some(file) = &one.captured else {
                all.push((None, None));
                continue;
            };
            let found = proof::of_evidence(&self.desk, one)?.map(|proof| ProofView {
                state: proof.state.as_str().to_owned(),
                words: proof.words,
            });
            let standing = archive::standings(&self.desk, &[&file.sha256])?;
            let state = standing
                .get(&file.sha256)
                .map(|one| one.state.as_str().to_owned());
            all.push((found, state));
        }
        Ok(all)
    }

    /// Adds evidence; a new source is made when none is named by id.
    ///
    /// # Errors
    /// An unknown claim, source or file; a blank quote; a word, date, address or credibility that is none; what
    /// would give a confidential source away.
    pub fn evidence_add(&self, input: EvidenceAdd) -> Reply<Changed> {
        let claim: ClaimId = parse::id("claim", &input.claim_id)?;
        let stance: EvidenceStance = parse::word("stance", &input.stance)?;
        let published = parse::maybe_date("published", input.published.as_deref())?;
        let accessed = parse::maybe_date("accessed", input.accessed.as_deref())?;
        let url = input
            .url
            .map(|url| parse::address("url", &url))
            .transpose()?
            .flatten();
        if input.quote.trim().is_empty() {
            return Err(WireError::of_field(
                "quote_missing",
                "quote",
                "Evidence needs the quote, word for word.",
            ));
        }
        let translation = translation(None, input.translation, input.translator)?;
        let credibility = credibility(input.credibility)?;
        let language = input.language.as_deref().map(parse::language).transpose()?;
        let named: Option<SourceId> = parse::maybe_id("source", input.source_id.as_deref())?;
        let source = match named {
            Some(source) => source,
            None => self.source_named(input.source_name, input.source_kind)?,
        };
        let new = NewEvidence {
            language: language.and_then(parse::cleared),
            translation,
            locator: input.locator.and_then(parse::cleared),
            url,
            published,
            accessed,
            credibility,
            file: input.sha256.and_then(parse::cleared),
            note: input.note.and_then(parse::cleared),
            ..NewEvidence::quoting(claim, source, &input.quote, stance)
        };
        Ok(done(
            "Evidence added",
            &evidence::add(&self.desk, self.me()?, new)?,
        ))
    }

    /// Changes evidence.
    ///
    /// # Errors
    /// Unknown evidence or file; a blank quote; a word, date, address or credibility that is none; what would give a
    /// confidential source away.
    pub fn evidence_edit(&self, input: EvidenceEdit) -> Reply<Changed> {
        let id: EvidenceId = parse::id("evidence", &input.evidence_id)?;
        let known = self.desk.read(|c| evidence::show(c, id))?;
        let evidence_id = input.evidence_id.clone();
        let file = self.file_named(known.case, input.sha256.as_deref())?;
        let mut changes = changes(&known, input)?;
        changes.extend(file.map(EvidenceChange::Captured));
        let done = evidence::edit(&self.desk, self.me()?, id, changes)?;
        Ok(changed("Evidence changed", &done.outcome, Some(evidence_id)))
    }

    /// The file that a change names; an empty name takes it away.
    fn file_named(
        &self,
        case: CaseId,
        sha256: Option<&str>,
    ) -> Reply<Option<Option<factdesk_domain::article::FileRef>>> {
        match sha256 {
            None => Ok(None),
            Some("") => Ok(Some(None)),
            Some(sha256) => Ok(Some(Some(
                self.desk.read(|c| evidence::file_of(c, case, sha256))?,
            ))),
        }
    }

    /// Says what is wrong with evidence, or takes that back.
    ///
    /// # Errors
    /// Unknown evidence; a flag that is not known, set already, or not there to take back.
    pub fn evidence_flag(&self, input: &EvidenceFlag) -> Reply<Changed> {
        let id: EvidenceId = parse::id("evidence", &input.evidence_id)?;
        let flag: EvidenceProblem = parse::word("flag", &input.flag)?;
        let label = if input.on {
            "Evidence flagged"
        } else {
            "Flag taken away"
        };
        let done = evidence::flag(&self.desk, self.me()?, id, flag, input.on)?;
        Ok(changed(label, &done.outcome, Some(input.evidence_id.clone())))
    }

    /// Takes evidence back.
    ///
    /// # Errors
    /// Unknown evidence.
    pub fn evidence_retract(&self, input: &ByEvidence) -> Reply<Changed> {
        let id: EvidenceId = parse::id("evidence", &input.evidence_id)?;
        let done = evidence::retract(&self.desk, self.me()?, id, None)?;
        Ok(changed(
            "Evidence removed",
            &done.outcome,
            Some(input.evidence_id.clone()),
        ))
    }
}

/// What changes on the evidence, except its file.
fn changes(known: &evidence::Evidence, input: EvidenceEdit) -> Reply<Vec<EvidenceChange>> {
    let mut changes = Vec::new();
    changes.extend(input.quote.map(EvidenceChange::Quote));
    changes.extend(
        input
            .locator
            .map(|text| EvidenceChange::Locator(parse::cleared(text))),
    );
    changes.extend(input.note.map(|text| EvidenceChange::Note(parse::cleared(text))));
    if let Some(stance) = input.stance {
        changes.push(EvidenceChange::Stance(parse::word("stance", &stance)?));
    }
    if let Some(url) = input.url {
        changes.push(EvidenceChange::Url(parse::address("url", &url)?));
    }
    if let Some(published) = input.published {
        changes.push(EvidenceChange::Published(parse::date("published", &published)?));
    }
    if let Some(accessed) = input.accessed {
        changes.push(EvidenceChange::Accessed(parse::date("accessed", &accessed)?));
    }
    if input.credibility.is_some() {
        changes.push(EvidenceChange::Credibility(credibility(input.credibility)?));
    }
    if let Some(language) = input.language {
        changes.push(EvidenceChange::Language(parse::cleared(parse::language(
            &language,
        )?)));
    }
    if input.translation.is_some() || input.translator.is_some() {
        let new = translation(known.translation.as_ref(), input.translation, input.translator)?;
        changes.push(EvidenceChange::Translation(new));
    }
    Ok(changes)
}

/// A translation after a change: what is not given stays, an empty text clears.
fn translation(
    known: Option<&Translation>,
    text: Option<String>,
    translator: Option<String>,
) -> Reply<Option<Translation>> {
    let stays = |new: Option<String>, old: Option<String>| new.map_or(old, parse::cleared);
    let text = stays(text, known.map(|known| known.text.clone()));
    let translator = stays(translator, known.and_then(|known| known.translator.clone()));
    match (text, translator) {
        (Some(text), translator) => Ok(Some(Translation {
            text,
            language: known.and_then(|known| known.language.clone()),
            translator,
        })),
        (None, Some(_)) if known.is_none() => Err(WireError::of_field(
            "translation_missing",
            "translation",
            "A translator needs a translation.",
        )),
        (None, _) => Ok(None),
    }
}

/// The Admiralty figure; 0 means none.
fn credibility(figure: Option<u32>) -> Reply<Option<Credibility>> {
    let Some(figure) = figure.filter(|figure| *figure != 0) else {
        return Ok(None);
    };
    let known = u8::try_from(figure)
        .ok()
        .and_then(|n| Credibility::try_from(n).ok());
    let wrong = || WireError::of_field("not_a_credibility", "credibility", "Credibility is 1 to 6.");
    known.map(Some).ok_or_else(wrong)
}

fn problem_word(flag: EvidenceProblem) -> &'static str {
    match flag {
        EvidenceProblem::Unreadable => "unreadable",
        EvidenceProblem::Unrelated => "unrelated",
        EvidenceProblem::NotSupported => "not_supported",
        EvidenceProblem::Biased => "biased",
    }
}

fn view(index: usize, source: source::Source, one: evidence::Evidence, seen: &Seen<'_>) -> EvidenceView {
    let after = |published: &PartialDate| {
        let made_on = seen.made_on.as_ref();
        made_on.is_some_and(|made_on| published.is_later_than(made_on))
    };
    let problems = one.problems.iter().map(|problem| ProblemView {
        flag: problem_word(problem.flag).to_owned(),
        by: seen.people.name(problem.by),
        me: problem.by == seen.me,
    });
    let (translation, translator) = one.translation.map_or((None, None), |translation| {
        (Some(translation.text), translation.translator)
    });
    EvidenceView {
        id: one.id.to_string(),
        label: format!("E{}", index + 1),
        stance: stance_word(one.stance).to_owned(),
        quote: one.quote,
        language: one.language,
        translation,
        translator,
        source_id: source.id.to_string(),
        source_name: source.name,
        source_kind: kind_word(source.kind).to_owned(),
        reliability: source.reliability.map(|grade| format!("{grade:?}")),
        locator: one.locator,
        url: one.url,
        after_claim: one.published.as_ref().is_some_and(after),
        published: one.published.map(|date| date.to_string()),
        accessed: one.accessed.map(|date| date.to_string()),
        added_ms: one.created_at.as_i64(),
        credibility: one.credibility.map(|grade| u32::from(u8::from(grade))),
        sha256: one.captured.as_ref().map(|file| file.sha256.clone()),
        file_name: one.captured.and_then(|file| file.name),
        file_state: None,
        proof: None,
        origin_group: source.origin_group,
        problems: problems.collect(),
        note: one.note,
        by: seen.people.name(one.created_by),
        cited: seen.cited.contains(&one.id),
    }
}

/// The evidence that rationales cite.
fn cited(rationales: &[String]) -> Vec<EvidenceId> {
    let parts = rationales.iter().flat_map(|rationale| rationale_parts(rationale));
    parts
        .filter_map(|part| match part {
            RationalePart::Cite(id) => Some(id),
            RationalePart::Text(_) => None,
        })
        .collect()
}

pub(super) fn stance_word(stance: EvidenceStance) -> &'static str {
    match stance {
        EvidenceStance::Supports => "supports",
        EvidenceStance::Refutes => "refutes",
        EvidenceStance::Context => "context",
    }
}
