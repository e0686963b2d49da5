//! Sources and evidence.

use factdesk_desk::evidence::{self, NewEvidence};
use factdesk_desk::source::{self, NewSource};
use factdesk_desk::verdict;
use factdesk_domain::evidence::{EvidenceChange, EvidenceStance};
use factdesk_domain::source::{SourceChange, SourceKind};
use factdesk_domain::verdict::{RationalePart, rationale_parts};
use factdesk_domain::{ClaimId, EvidenceId, SourceId};

use super::{Host, People, Reply, changed, done, parse};
use crate::wire::common::{Changed, WireError};
use crate::wire::evidence::{
    ByEvidence, EvidenceAdd, EvidenceEdit, EvidenceView, SourceAdd, SourceEdit, SourceList, SourceView,
};

impl Host {
    /// Every piece of evidence on a claim, E1 first.
    pub(super) fn evidence_of(&self, claim: ClaimId, people: &People) -> Reply<Vec<EvidenceView>> {
        let (found, cited) = self.desk.read(|c| {
            let mut found = Vec::new();
            for one in evidence::list(c, claim)? {
                found.push((source::show(c, one.source)?, one));
            }
            let current = verdict::list(c, claim)?
                .into_iter()
                .filter(verdict::Verdict::is_current);
            let rationales: Vec<String> = current.map(|verdict| verdict.rationale).collect();
            Ok((found, cited(&rationales)))
        })?;
        let view = |(index, (source, one)): (usize, (source::Source, evidence::Evidence))| EvidenceView {
            id: one.id.to_string(),
            label: format!("E{}", index + 1),
            stance: stance_word(one.stance).to_owned(),
            quote: one.quote,
            translation: one.translation.map(|translation| translation.text),
            source_id: source.id.to_string(),
            source_name: source.name,
            source_kind: kind_word(source.kind).to_owned(),
            reliability: source.reliability.map(|grade| format!("{grade:?}")),
            locator: one.locator,
            url: one.url,
            published: one.published.map(|date| date.to_string()),
            added_ms: one.created_at.as_i64(),
            credibility: one.credibility.map(|grade| u32::from(u8::from(grade))),
            sha256: one.captured.map(|file| file.sha256),
            note: one.note,
            by: people.name(one.created_by),
            cited: cited.contains(&one.id),
        };
        Ok(found.into_iter().enumerate().map(view).collect())
    }

    /// Adds evidence; a new source is made when none is named by id.
    ///
    /// # Errors
    /// An unknown claim or source; a blank quote; a word, date or address that is none.
    pub fn evidence_add(&self, input: EvidenceAdd) -> Reply<Changed> {
        let claim: ClaimId = parse::id("claim", &input.claim_id)?;
        let stance: EvidenceStance = parse::word("stance", &input.stance)?;
        let published = input
            .published
            .map(|date| parse::date("published", &date))
            .transpose()?
            .flatten();
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
        let named: Option<SourceId> = parse::maybe_id("source", input.source_id.as_deref())?;
        let source = match named {
            Some(source) => source,
            None => self.source_named(input.source_name, input.source_kind)?,
        };
        let new = NewEvidence {
            locator: input.locator.and_then(parse::cleared),
            url,
            published,
            note: input.note.and_then(parse::cleared),
            ..NewEvidence::quoting(claim, source, &input.quote, stance)
        };
        Ok(done(
            "Evidence added",
            &evidence::add(&self.desk, self.me()?, new)?,
        ))
    }

    /// The source with this name, else a new one.
    fn source_named(&self, name: Option<String>, kind: Option<String>) -> Reply<SourceId> {
        let missing = || {
            WireError::of_field(
                "source_missing",
                "source",
                "Say where the quote is from: name the source.",
            )
        };
        let name = name.and_then(parse::cleared).ok_or_else(missing)?;
        let name = name.trim();
        let all = self.desk.read(|c| source::list(c, self.desk.desk_case()))?;
        if let Some(known) = all.iter().find(|known| known.name.eq_ignore_ascii_case(name)) {
            return Ok(known.id);
        }
        let kind: SourceKind = parse::word("source_kind", kind.as_deref().unwrap_or("secondary"))?;
        Ok(source::add(&self.desk, self.me()?, NewSource::named(name, kind))?.value)
    }

    /// Changes evidence.
    ///
    /// # Errors
    /// Unknown evidence; a blank quote; a word, date or address that is none.
    pub fn evidence_edit(&self, input: EvidenceEdit) -> Reply<Changed> {
        let id: EvidenceId = parse::id("evidence", &input.evidence_id)?;
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
        let done = evidence::edit(&self.desk, self.me()?, id, changes)?;
        Ok(changed(
            "Evidence changed",
            &done.outcome,
            Some(input.evidence_id),
        ))
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

    /// Lists the sources of this desk.
    ///
    /// # Errors
    /// The database.
    pub fn source_list(&self) -> Reply<SourceList> {
        let sources = self.desk.read(|c| {
            let mut views = Vec::new();
            for one in source::list(c, self.desk.desk_case())? {
                let evidence = evidence::list_of_source(c, one.id)?;
                let mut cases: Vec<_> = evidence.iter().map(|one| one.case).collect();
                cases.sort_unstable();
                cases.dedup();
                views.push(source_view(one, evidence.len(), cases.len()));
            }
            Ok(views)
        })?;
        Ok(SourceList { sources })
    }

    /// Adds a source.
    ///
    /// # Errors
    /// A blank name; a word or address that is none.
    pub fn source_add(&self, input: SourceAdd) -> Reply<Changed> {
        let new = NewSource {
            what: Some(parse::word("what", &input.what)?),
            reliability: input
                .reliability
                .map(|grade| parse::word("reliability", &grade))
                .transpose()?,
            interests: input.interests.and_then(parse::cleared),
            url: input
                .url
                .map(|url| parse::address("url", &url))
                .transpose()?
                .flatten(),
            ..NewSource::named(input.name.trim(), parse::word("kind", &input.kind)?)
        };
        Ok(done("Source added", &source::add(&self.desk, self.me()?, new)?))
    }

    /// Changes a source.
    ///
    /// # Errors
    /// An unknown source; a blank name; a word or address that is none.
    pub fn source_edit(&self, input: SourceEdit) -> Reply<Changed> {
        let id: SourceId = parse::id("source", &input.source_id)?;
        let mut changes = Vec::new();
        changes.extend(input.name.map(|name| SourceChange::Name(name.trim().to_owned())));
        changes.extend(
            input
                .interests
                .map(|text| SourceChange::Interests(parse::cleared(text))),
        );
        if let Some(kind) = input.kind {
            changes.push(SourceChange::Kind(parse::word("kind", &kind)?));
        }
        if let Some(what) = input.what {
            let what = parse::cleared(what)
                .map(|what| parse::word("what", &what))
                .transpose()?;
            changes.push(SourceChange::What(what));
        }
        if let Some(grade) = input.reliability {
            let grade = parse::cleared(grade)
                .map(|grade| parse::word("reliability", &grade))
                .transpose()?;
            changes.push(SourceChange::Reliability(grade));
        }
        if let Some(url) = input.url {
            changes.push(SourceChange::Url(parse::address("url", &url)?));
        }
        let done = source::edit(&self.desk, self.me()?, id, changes)?;
        Ok(changed("Source changed", &done.outcome, Some(input.source_id)))
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

fn kind_word(kind: SourceKind) -> &'static str {
    match kind {
        SourceKind::Primary => "primary",
        SourceKind::Secondary => "secondary",
        SourceKind::Tertiary => "tertiary",
    }
}

fn source_view(source: source::Source, evidence: usize, cases: usize) -> SourceView {
    use factdesk_domain::source::SourceWhat;
    let what = match source.what {
        Some(SourceWhat::Person) => "person",
        Some(SourceWhat::Organisation) => "organisation",
        Some(SourceWhat::Publication) => "publication",
        Some(SourceWhat::Dataset) => "dataset",
        None => "",
    };
    SourceView {
        id: source.id.to_string(),
        name: source.name,
        what: what.to_owned(),
        kind: kind_word(source.kind).to_owned(),
        reliability: source.reliability.map(|grade| format!("{grade:?}")),
        interests: source.interests,
        url: source.url,
        evidence: u32::try_from(evidence).unwrap_or(u32::MAX),
        cases: u32::try_from(cases).unwrap_or(u32::MAX),
    }
}
