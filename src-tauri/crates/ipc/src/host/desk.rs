//! The desk itself: first screen, settings, drafts, places, reviewers, scales, search, backup.

use std::path::{Path, PathBuf};

use factdesk_desk::local::{self as kept, Receipt};
use factdesk_desk::view::ClaimEntry;
use factdesk_desk::{
    article, capture, case, claim, correction, decision, evidence, lookup, overriding, reply, reviewer,
    search, source, verdict,
};
use factdesk_domain::id::ObjectId;
use factdesk_domain::{CaseId, ClaimId, Noun, ReviewerId, ScaleId, TimestampMs, scale as scales};
use rusqlite::Connection;

use super::{Host, Reply, local, parse};
use crate::show;
use crate::wire::case::CaseSummary;
use crate::wire::common::{ById, Changed, ReviewerCard, Sign, WireError};
use crate::wire::desk::{
    BackupMade, DeskOverview, Draft, Place, Resume, Scale, ScaleValue, Scales, Search, SearchHit, SearchHits,
    Setting, Settings,
};

/// Most hits that one search answers.
const MOST_HITS: u32 = 200;

impl Host {
    /// Shows the first screen.
    ///
    /// # Errors
    /// The database.
    pub fn desk_show(&self) -> Reply<DeskOverview> {
        let people = self.people()?;
        let me = self.me()?;
        let (cases, here, last_backup, place) = self.desk.read(|c| {
            Ok((
                case::list(c)?,
                reviewer::list(c, self.desk.desk_case())?,
                kept::last_receipt(c, "backup")?,
                kept::last_place(c)?,
            ))
        })?;
        let mut summaries = Vec::with_capacity(cases.len());
        for known in cases {
            summaries.push(self.summary(known, &people)?);
        }
        summaries.sort_by_key(|case| {
            (
                case.deadline_ms.unwrap_or(i64::MAX),
                std::cmp::Reverse(case.changed_ms),
            )
        });
        let mut reviewers: Vec<ReviewerCard> = here.into_iter().map(|one| people.card(one.id)).collect();
        reviewers.sort_by_key(|one| one.id != me.to_string());
        Ok(DeskOverview {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            path: self.desk.store().folder().display().to_string(),
            size_bytes: i64::try_from(self.desk.store().size_bytes()).unwrap_or(i64::MAX),
            backup_at_ms: last_backup.map(|receipt| receipt.at_ms),
            reviewers,
            resume: match place {
                Some(place) => self.resume(place)?,
                None => None,
            },
            cases: summaries,
            pending: self.waiting().clone(),
            read_only: self.desk.store().is_read_only(),
        })
    }

    fn summary(&self, known: case::Case, people: &super::People) -> Reply<CaseSummary> {
        let view = self.view(known.id)?;
        let last = self.last_change(known.id)?;
        let reviewers = self.desk.read(|c| reviewer::list(c, known.id))?;
        Ok(CaseSummary {
            id: known.id.to_string(),
            title: known.title,
            sample: known.sample,
            deadline_ms: known.deadline.map(TimestampMs::as_i64),
            outlets: view
                .articles
                .iter()
                .map(|article| article.short().to_owned())
                .collect(),
            progress: show::progress(view.progress()),
            reviewers: reviewers.into_iter().map(|one| people.card(one.id)).collect(),
            changed_ms: last.as_ref().map_or(0, |(_, at)| *at),
            last_change: last.map(|(title, _)| title),
            signed: self.signed_view(known.id, people)?,
        })
    }

    fn resume(&self, place: kept::Place) -> Reply<Option<Resume>> {
        let Ok(case) = place.case.parse::<CaseId>() else {
            return Ok(None);
        };
        let Ok(known) = self.desk.read(|c| case::show(c, case)) else {
            return Ok(None);
        };
        let Some(claim) = place.claim.as_deref().and_then(|id| id.parse::<ClaimId>().ok()) else {
            return Ok(None);
        };
        let view = self.view(case)?;
        let Some(entry) = view.claim(claim) else {
            return Ok(None);
        };
        let question = |entry: &ClaimEntry| view.set_of(entry.id).and_then(|set| set.question.clone());
        let me = self.me()?;
        let of = (place.case.as_str(), claim.to_string());
        let drafts = self
            .desk
            .read(|c| Ok(kept::drafts_of_object(c, me, (of.0, &of.1))?))?;
        Ok(Some(Resume {
            case_id: place.case,
            claim_id: claim.to_string(),
            headline: question(entry).unwrap_or_else(|| entry.text.clone()),
            case_title: known.title,
            at_ms: place.updated_ms,
            draft: !drafts.is_empty(),
        }))
    }

    /// Reads every setting.
    ///
    /// # Errors
    /// The database.
    pub fn settings_show(&self) -> Reply<Settings> {
        let all = self.desk.read(|c| Ok(kept::settings(c)?))?;
        let of = |key: &str, default: &str| {
            all.iter()
                .find(|(known, _)| known == key)
                .map_or(default, |(_, value)| value.as_str())
                .to_owned()
        };
        Ok(Settings {
            theme: of("theme", "system"),
            marks: of("marks", "full"),
            zoom: of("zoom", "100").parse().unwrap_or(100),
            export_folder: self.exports.display().to_string(),
            others: all
                .into_iter()
                .map(|(key, value)| Setting { key, value })
                .collect(),
        })
    }

    /// Keeps one setting.
    ///
    /// # Errors
    /// The choice of a model, which has commands of its own; the database.
    pub fn settings_set(&self, input: &Setting) -> Reply<Settings> {
        if input.key == super::model::SETTING {
            let said = "The sentence model is chosen by itself, once it was tried.";
            return Err(WireError::of_field("unknown_word", "key", said));
        }
        self.desk
            .write_local(|tx| Ok(kept::setting_save(tx, &input.key, &input.value)?))?;
        self.settings_show()
    }

    /// Keeps half-typed text; an empty text removes it.
    ///
    /// # Errors
    /// The database: the text stays where it was typed then.
    pub fn draft_save(&self, input: &Draft) -> Reply<()> {
        self.draft_keep((&input.case_id, &input.key), &input.text)
    }

    /// Keeps what who sits at the desk typed.
    pub(super) fn draft_keep(&self, of: (&str, &str), text: &str) -> Reply<()> {
        let (me, now) = (self.me()?, self.desk.now().as_i64());
        Ok(self
            .desk
            .write_local(|tx| Ok(kept::draft_save(tx, me, of, text, now)?))?)
    }

    /// Keeps where the checker is.
    ///
    /// # Errors
    /// The database.
    pub fn place_save(&self, input: Place) -> Reply<()> {
        let place = kept::Place {
            case: input.case_id,
            section: input.section,
            claim: input.claim_id,
            updated_ms: self.desk.now().as_i64(),
        };
        Ok(self.desk.write_local(|tx| Ok(kept::place_save(tx, &place)?))?)
    }

    /// Says who sits at the desk.
    ///
    /// # Errors
    /// An unknown reviewer.
    pub fn reviewer_use(&self, input: &ById) -> Reply<Changed> {
        let id: ReviewerId = parse::id("reviewer", &input.id)?;
        reviewer::use_(&self.desk, id)?;
        Ok(local("Reviewer changed", "reviewer", &input.id))
    }

    /// Lists the rating scales, that of new cases first.
    ///
    /// # Errors
    /// The database.
    pub fn scale_list(&self) -> Reply<Scales> {
        let known = self.desk.read(|c| Ok(factdesk_desk::scale::everywhere(c)?))?;
        let all = known.all().into_iter();
        Ok(Scales {
            scales: all.map(|one| scale(&known, one.id)).collect(),
        })
    }

    /// The rating scales of a case.
    pub(super) fn scales(&self, case: CaseId) -> Reply<scales::Scales> {
        Ok(self.desk.read(|c| Ok(factdesk_desk::scale::of_case(c, case)?))?)
    }

    /// Looks for words in everything.
    ///
    /// # Errors
    /// The database.
    pub fn search(&self, input: &Search) -> Reply<SearchHits> {
        let case = parse::maybe_id("case", input.case_id.as_deref())?;
        let limit = input.limit.min(MOST_HITS) as usize;
        let hits = self.desk.read(|c| search::find(c, &input.query, case, limit))?;
        Ok(SearchHits {
            hits: hits.into_iter().map(|hit| self.hit(hit)).collect::<Reply<_>>()?,
        })
    }

    fn hit(&self, hit: search::Hit) -> Reply<SearchHit> {
        let known = self.desk.read(|c| Ok(case::show(c, hit.case).ok()))?;
        let (title, claim) = self.desk.read(|c| named(c, hit.noun, hit.id))?;
        let view = known.as_ref().map(|known| self.view(known.id)).transpose()?;
        let entry = view
            .as_ref()
            .zip(claim)
            .and_then(|(view, claim)| view.claim(claim));
        let ranges = hit
            .snippet
            .hits
            .iter()
            .map(|range| show::utf16_range(&hit.snippet.text, range));
        Ok(SearchHit {
            noun: hit.noun.as_str().to_owned(),
            id: hit.id.to_string(),
            hits: ranges.collect(),
            case_id: known.as_ref().map(|known| known.id.to_string()),
            case_title: known.map(|known| known.title),
            title,
            claim_id: claim.map(|id| id.to_string()),
            article_id: (hit.noun == Noun::Article).then(|| hit.id.to_string()),
            sign: entry.map_or(Sign::Plain, |entry| show::sign(entry.sign())),
            corrected: entry.and_then(show::corrected),
            snippet: hit.snippet.text,
        })
    }

    /// Writes a verified copy of the desk into the folder of exports.
    ///
    /// # Errors
    /// A full disk, a folder that cannot be written; nothing is left behind then.
    pub fn backup_make(&self) -> Reply<BackupMade> {
        let now = self.desk.now();
        let name = format!("factdesk-backup-{}.factdesk", file_stamp(now));
        let path = unused(&self.exports.join("backups"), &name)?;
        let size = self.desk.backup(&path)?;
        let shown = path.display().to_string();
        let receipt = Receipt {
            case: None,
            kind: "backup".to_owned(),
            path: shown.clone(),
            sha256: None,
            at_ms: now.as_i64(),
        };
        self.desk.write_local(|tx| Ok(kept::receipt_add(tx, &receipt)?))?;
        Ok(BackupMade {
            path: shown,
            size_bytes: i64::try_from(size).unwrap_or(i64::MAX),
        })
    }
}

/// The first line of a hit, and the claim that it leads to.
fn named(c: &Connection, noun: Noun, id: ObjectId) -> factdesk_desk::Result<(String, Option<ClaimId>)> {
    let of_claim = |claim: ClaimId| Ok((claim::show(c, claim)?.text, Some(claim)));
    match noun {
        Noun::Article => Ok((article::show(c, id.into())?.title, None)),
        Noun::Source => Ok((source::show(c, id.into())?.name, None)),
        Noun::Claim => of_claim(id.into()),
        Noun::Evidence => of_claim(evidence::show(c, id.into())?.claim),
        Noun::Verdict => of_claim(verdict::show(c, id.into())?.claim),
        Noun::Capture => Ok((file_name(capture::show(c, id.into())?), None)),
        Noun::Lookup => of_claim(lookup::show(c, id.into())?.claim),
        Noun::Reply => of_claim(reply::show(c, id.into())?.claim),
        Noun::Decision => of_claim(decision::show(c, id.into())?.claim),
        Noun::Override => of_claim(overriding::show(c, id.into())?.claim),
        Noun::Correction => {
            let made = correction::one(c, id.into())?;
            Ok((made.1, made.0))
        }
        _ => Ok((String::new(), None)),
    }
}

/// What a person knows a captured file by; pasted text may have no name at all.
fn file_name(one: capture::Capture) -> String {
    let known = one.name.or(one.final_address).or(one.address);
    known.unwrap_or_else(|| one.sha256.chars().take(12).collect())
}

/// A time as part of a file name: `2026-05-14-093000`.
fn file_stamp(at: TimestampMs) -> String {
    at.to_rfc3339()
        .chars()
        .take(19)
        .filter(|c| *c != ':')
        .map(|c| if c == 'T' { '-' } else { c })
        .collect()
}

/// A path in a folder that is made when it is missing; a name in use gets a number.
fn unused(folder: &Path, name: &str) -> Reply<PathBuf> {
    std::fs::create_dir_all(folder).map_err(|source| super::error::file(folder, &source))?;
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    let mut path = folder.join(name);
    for number in 2.. {
        if !path.exists() {
            break;
        }
        path = folder.join(format!("{stem}-{number}.{ending}"));
    }
    Ok(path)
}

/// A scale on the wire, with the values that a new verdict may have; the default one for an id that is not known here.
pub(super) fn scale(all: &scales::Scales, id: ScaleId) -> Scale {
    let found = all.find(id).or_else(|| all.find(scales::DEFAULT));
    let known = found.expect("BUG: the default scale is built in");
    let value = |one: &scales::RatingValue| ScaleValue {
        value: one.value.to_string(),
        label: one.label.to_string(),
        definition: one.definition.to_string(),
        sign: show::sign(factdesk_desk::view::sign_of(all, known.id, &one.value)),
    };
    Scale {
        id: known.id.to_string(),
        version: Some(known.version),
        name: known.name.to_string(),
        values: known.in_use().map(value).collect(),
    }
}
