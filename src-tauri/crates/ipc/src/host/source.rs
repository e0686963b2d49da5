//! Sources.

use std::collections::BTreeSet;

use factdesk_desk::evidence;
use factdesk_desk::source::{self, NewSource, Secret, SecretChange};
use factdesk_domain::SourceId;
use factdesk_domain::source::{SourceChange, SourceKind, SourceWhat};
use rusqlite::Connection;

use super::evidence::stance_word;
use super::{Host, Reply, changed, done, parse};
use crate::wire::common::{ById, Change, Changed, WireError};
use crate::wire::source::{
    OriginGroup, OriginGroups, SourceAdd, SourceDetail, SourceEdit, SourceList, SourceUse, SourceView,
};

impl Host {
    /// Lists the sources of this desk.
    ///
    /// # Errors
    /// The database.
    pub fn source_list(&self) -> Reply<SourceList> {
        let sources = self.desk.read(|c| {
            let reached = source::with_contact(c)?;
            let all = source::list(c, self.desk.desk_case())?;
            all.into_iter().map(|one| view(c, one, &reached)).collect()
        })?;
        Ok(SourceList { sources })
    }

    /// Shows the page of a source: the one answer that holds what the vault holds.
    ///
    /// # Errors
    /// An unknown source.
    pub fn source_show(&self, input: &ById) -> Reply<SourceDetail> {
        let id: SourceId = parse::id("source", &input.id)?;
        let (source, secret, uses) = self.desk.read(|c| {
            let reached = source::with_contact(c)?;
            let card = view(c, source::show(c, id)?, &reached)?;
            Ok((card, source::secret(c, id)?, source::uses(c, id)?))
        })?;
        let used = |one: source::Use| SourceUse {
            case_id: one.case.to_string(),
            case_title: one.case_title,
            claim_id: one.claim.to_string(),
            claim: one.claim_text,
            evidence_id: one.evidence.to_string(),
            quote: one.quote,
            stance: stance_word(one.stance).to_owned(),
            added_ms: one.added.as_i64(),
        };
        Ok(SourceDetail {
            source,
            real_name: secret.real_name,
            contact: secret.contact,
            private_notes: secret.private_notes,
            uses: uses.into_iter().map(used).collect(),
        })
    }

    /// Lists the origin groups.
    ///
    /// # Errors
    /// The database.
    pub fn origin_group_list(&self) -> Reply<OriginGroups> {
        let groups = self
            .desk
            .read(|c| source::origin_groups(c, self.desk.desk_case()))?;
        let group = |(name, sources): (String, Vec<SourceId>)| OriginGroup {
            name,
            sources: sources.iter().map(ToString::to_string).collect(),
        };
        Ok(OriginGroups {
            groups: groups.into_iter().map(group).collect(),
        })
    }

    /// The source with this name, else a new one.
    pub(super) fn source_named(&self, name: Option<String>, kind: Option<String>) -> Reply<SourceId> {
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

    /// Adds a source.
    ///
    /// # Errors
    /// A blank name; a word, address or Wikidata item that is none; what would give a confidential source away.
    pub fn source_add(&self, input: SourceAdd) -> Reply<Changed> {
        let clear = |text: Option<String>| text.and_then(parse::cleared);
        let new = NewSource {
            what: Some(parse::word("what", &input.what)?),
            reliability: input
                .reliability
                .map(|grade| parse::word("reliability", &grade))
                .transpose()?,
            confidential: input.confidential.unwrap_or(false),
            interests: clear(input.interests),
            origin_group: clear(input.origin_group).map(|group| group.trim().to_owned()),
            url: input
                .url
                .map(|url| parse::address("url", &url))
                .transpose()?
                .flatten(),
            wikidata: clear(input.wikidata).map(|item| item.trim().to_owned()),
            secret: Secret {
                real_name: clear(input.real_name),
                contact: clear(input.contact),
                private_notes: clear(input.private_notes),
            },
            ..NewSource::named(input.name.trim(), parse::word("kind", &input.kind)?)
        };
        Ok(done("Source added", &source::add(&self.desk, self.me()?, new)?))
    }

    /// Changes a source. What changes only in the vault is in no act, and no undo reaches it.
    ///
    /// # Errors
    /// An unknown source; as [`Host::source_add`]; an open card that is to become confidential.
    pub fn source_edit(&self, input: SourceEdit) -> Reply<Changed> {
        let id: SourceId = parse::id("source", &input.source_id)?;
        let source_id = input.source_id.clone();
        let private = SecretChange {
            real_name: input.real_name.clone(),
            contact: input.contact.clone(),
            private_notes: input.private_notes.clone(),
        };
        let kept = !private.is_empty();
        let done = source::edit(&self.desk, self.me()?, id, changes(input)?, private)?;
        let mut said = changed("Source changed", &done.outcome, Some(source_id.clone()));
        if kept && said.changes.is_empty() {
            said.changes.push(Change {
                noun: "source".to_owned(),
                id: source_id,
            });
        }
        Ok(said)
    }
}

/// What changes on the card.
fn changes(input: SourceEdit) -> Reply<Vec<SourceChange>> {
    let mut changes = Vec::new();
    // First, so that an open card is refused before anything else is said of it.
    changes.extend(input.confidential.map(SourceChange::Confidential));
    changes.extend(input.name.map(|name| SourceChange::Name(name.trim().to_owned())));
    changes.extend(
        input
            .interests
            .map(|text| SourceChange::Interests(parse::cleared(text))),
    );
    let trimmed = |text: String| parse::cleared(text).map(|text| text.trim().to_owned());
    changes.extend(
        input
            .origin_group
            .map(|text| SourceChange::OriginGroup(trimmed(text))),
    );
    changes.extend(input.wikidata.map(|text| SourceChange::Wikidata(trimmed(text))));
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
    Ok(changes)
}

pub(super) fn kind_word(kind: SourceKind) -> &'static str {
    match kind {
        SourceKind::Primary => "primary",
        SourceKind::Secondary => "secondary",
        SourceKind::Tertiary => "tertiary",
    }
}

fn what_word(what: Option<SourceWhat>) -> &'static str {
    match what {
        Some(SourceWhat::Person) => "person",
        Some(SourceWhat::Organisation) => "organisation",
        Some(SourceWhat::Publication) => "publication",
        Some(SourceWhat::Dataset) => "dataset",
        None => "",
    }
}

fn view(
    c: &Connection,
    source: source::Source,
    reached: &BTreeSet<SourceId>,
) -> factdesk_desk::Result<SourceView> {
    let evidence = evidence::list_of_source(c, source.id)?;
    let cases: BTreeSet<_> = evidence.iter().map(|one| one.case).collect();
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    Ok(SourceView {
        mixed_scripts: source.mixes_scripts(),
        id: source.id.to_string(),
        name: source.name,
        what: what_word(source.what).to_owned(),
        kind: kind_word(source.kind).to_owned(),
        reliability: source.reliability.map(|grade| format!("{grade:?}")),
        confidential: source.confidential,
        interests: source.interests,
        origin_group: source.origin_group,
        url: source.url,
        wikidata: source.wikidata,
        has_contact: reached.contains(&source.id),
        evidence: count(evidence.len()),
        cases: count(cases.len()),
    })
}
