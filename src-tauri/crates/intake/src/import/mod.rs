//! The import: files and pasted text become articles of a case, then the case is analysed anew.
//!
//! Everything that can be read goes in as one act; what cannot is named with its reason. Nothing half-written is
//! ever seen: until the act is on the disk, the case is as it was.

mod suggest;
mod update;

use std::collections::HashSet;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};

use factdesk_desk::article::{self, Added, NewArticle};
use factdesk_desk::case::{self, NewCase};
use factdesk_desk::local::Reading;
use factdesk_desk::view::{RelationStanding, Views};
use factdesk_desk::{Desk, Outcome, sign_off, suggestion};
use factdesk_domain::{ArticleId, CaseId, ClaimId, RelationId, ReviewerId, RuleError};
use factdesk_language::ANALYSER;

use crate::reader::{Reader, Watch};
use crate::{Draft, Error, MAX_FILE_BYTES, file_bytes, read_pasted};

pub use suggest::{Guide, Suggestions, suggestions};
pub use update::{Update, follow, update};

/// Longest title made from an article's first words, in characters.
const TITLE_CHARS: usize = 80;

/// Something to import.
#[derive(Debug, Clone)]
pub enum Input {
    /// A file on the disk.
    Path(PathBuf),
    /// Bytes with the name they came under.
    Bytes {
        /// File name, for the media type.
        name: String,
        /// The bytes.
        bytes: Vec<u8>,
    },
    /// Pasted text.
    Pasted(String),
}

impl Input {
    /// What the person knows it by.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::Path(path) => path
                .file_name()
                .unwrap_or(path.as_os_str())
                .to_string_lossy()
                .into_owned(),
            Self::Bytes { name, .. } => name.clone(),
            Self::Pasted(_) => "pasted text".to_owned(),
        }
    }
}

/// What an import is doing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// Reading an input.
    Reading {
        /// Inputs read so far.
        done: usize,
        /// Inputs in all.
        total: usize,
        /// The one at hand.
        name: String,
    },
    /// Writing the articles and looking for contested statements.
    Suggesting,
}

/// An article that is in.
#[derive(Debug, Clone)]
pub struct Imported {
    /// The article.
    pub article: ArticleId,
    /// What the person knows it by.
    pub name: String,
    /// Its title.
    pub title: String,
    /// Whether it was new; else the case had this very text.
    pub new: bool,
    /// Sentences to the person about how it was read.
    pub warnings: Vec<String>,
}

/// An input that is not in.
#[derive(Debug, Clone)]
pub struct Failed {
    /// What the person knows it by.
    pub name: String,
    /// Stable name of the reason.
    pub code: String,
    /// The reason in a sentence.
    pub message: String,
}

/// Where an import goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// Into this case.
    Case(CaseId),
    /// Into a case of its own, made only when something could be read, and named after what was read.
    NewCase,
}

/// What an import did.
#[derive(Debug)]
pub struct Summary {
    /// The case; none when a new one was to be made and nothing could be read.
    pub case: Option<CaseId>,
    /// Articles that are in, in the order of the inputs.
    pub articles: Vec<Imported>,
    /// Inputs that are not.
    pub failed: Vec<Failed>,
    /// Whether it was stopped before every input was read; what was read is in.
    pub cancelled: bool,
    /// What was written.
    pub outcome: Option<Outcome>,
    /// Claims suggested in the case now.
    pub suggested_claims: usize,
    /// Relations suggested in the case now.
    pub suggested_relations: usize,
}

/// Imports into a case. `cancel` stops it after the input at hand; `progress` is told of each step.
///
/// # Errors
/// An unknown case or reviewer; the database. No article is in then.
pub fn import(
    desk: &Desk,
    views: &Views,
    (by, target): (ReviewerId, Target),
    inputs: &[Input],
    cancel: &AtomicBool,
    progress: &mut dyn FnMut(Step),
) -> factdesk_desk::Result<Summary> {
    let mut read = read_all(inputs, cancel, progress);
    progress(Step::Suggesting);
    let mut summary = Summary {
        case: case_for(desk, by, target, &read.drafts)?,
        articles: Vec::new(),
        failed: std::mem::take(&mut read.failed),
        cancelled: read.cancelled,
        outcome: None,
        suggested_claims: 0,
        suggested_relations: 0,
    };
    let Some(case) = summary.case else {
        return Ok(summary);
    };
    if !read.drafts.is_empty() {
        add(desk, (by, case), read.drafts, &mut summary)?;
    }
    if summary.articles.iter().any(|article| article.new)
        || desk.read(|c| Ok(suggestion::made_by(c, case)?))?.is_none()
    {
        let found = suggest(desk, views, case)?;
        (summary.suggested_claims, summary.suggested_relations) = (found.claims.len(), found.relations.len());
    }
    Ok(summary)
}

fn case_for(
    desk: &Desk,
    by: ReviewerId,
    target: Target,
    drafts: &[Read],
) -> factdesk_desk::Result<Option<CaseId>> {
    let (Target::NewCase, Some(first)) = (target, drafts.first()) else {
        return match target {
            Target::Case(case) => desk.read(|c| case::show(c, case)).map(|known| Some(known.id)),
            Target::NewCase => Ok(None),
        };
    };
    let title = match drafts.len() {
        1 => title(&first.draft),
        more => format!("{} and {} more", title(&first.draft), more - 1),
    };
    Ok(Some(
        case::create(
            desk,
            by,
            NewCase {
                title,
                ..NewCase::default()
            },
        )?
        .value,
    ))
}

/// Analyses a case anew and puts what it finds in the place of earlier suggestions.
///
/// # Errors
/// The database.
pub fn suggest(desk: &Desk, views: &Views, case: CaseId) -> factdesk_desk::Result<Suggestions> {
    let (view, guide) = desk.read(|c| {
        let view = views.of(c, case)?;
        let guide = Guide {
            language: suggestion::language(c, case)?,
            spoken_of: update::at_home(&view, suggestion::spoken_of(c, case)?, |version| {
                article::version(c, version).ok().map(|known| known.text)
            }),
        };
        Ok((view, guide))
    })?;
    let found = suggestions(&view, guide);
    desk.write_local(|tx| {
        let all = (found.claims.as_slice(), found.relations.as_slice());
        Ok(suggestion::replace(tx, case, ANALYSER, all)?)
    })?;
    Ok(found)
}

/// What a new analysis of a case changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Again {
    /// Claims suggested now, beside those of persons.
    pub claims: usize,
    /// Relations suggested now.
    pub relations: usize,
    /// Claims among them that were not suggested before.
    pub new_claims: usize,
    /// Relations among them that were not suggested before.
    pub new_relations: usize,
    /// Suggested claims that are not suggested any more.
    pub gone_claims: usize,
    /// Suggested relations that are not suggested any more.
    pub gone_relations: usize,
}

/// Analyses a case anew, as after an improvement of the rules. What a person decided stays as it is: a claim that
/// was accepted or taken out, a relation that was confirmed or rejected. With a language every article is read in
/// that one from now on; with an empty one in its own.
///
/// # Errors
/// An unknown case, or one that was signed off: what it suggests would have nobody who may take it up; the database.
pub fn analyse_again(
    desk: &Desk,
    views: &Views,
    case: CaseId,
    language: Option<&str>,
) -> factdesk_desk::Result<Again> {
    let signed = desk.read(|c| {
        case::show(c, case)?;
        sign_off::signed_at(c, case)
    })?;
    if let Some(on) = signed {
        return Err(RuleError::CaseSignedOff { on }.into());
    }
    if let Some(tag) = language {
        let tag = Some(tag.trim()).filter(|tag| !tag.is_empty());
        desk.write_local(|tx| Ok(suggestion::language_save(tx, case, tag)?))?;
    }
    let before = open_suggestions(desk, views, case)?;
    suggest(desk, views, case)?;
    let after = open_suggestions(desk, views, case)?;
    Ok(Again {
        claims: after.0.len(),
        relations: after.1.len(),
        new_claims: after.0.difference(&before.0).count(),
        new_relations: after.1.difference(&before.1).count(),
        gone_claims: before.0.difference(&after.0).count(),
        gone_relations: before.1.difference(&after.1).count(),
    })
}

/// The suggestions that a person sees.
fn open_suggestions(
    desk: &Desk,
    views: &Views,
    case: CaseId,
) -> factdesk_desk::Result<(HashSet<ClaimId>, HashSet<RelationId>)> {
    let view = desk.read(|c| views.of(c, case))?;
    let claims = view
        .claims
        .iter()
        .filter(|claim| !claim.accepted)
        .map(|claim| claim.id);
    let relations = view
        .relations
        .iter()
        .filter(|relation| relation.standing == RelationStanding::Suggested)
        .map(|relation| relation.id);
    Ok((claims.collect(), relations.collect()))
}

/// Analyses a case that was never analysed here: after an import that was cut off, or one that came from elsewhere.
/// Nothing happens to a case that was, to one without articles, or on a desk that is open to read only.
///
/// # Errors
/// The database.
pub fn suggest_where_missing(desk: &Desk, views: &Views, case: CaseId) -> factdesk_desk::Result<()> {
    let missing =
        desk.read(|c| Ok(suggestion::made_by(c, case)?.is_none() && !article::list(c, case)?.is_empty()))?;
    if missing && !desk.store().is_read_only() {
        suggest(desk, views, case)?;
    }
    Ok(())
}

/// An input that was read.
struct Read {
    name: String,
    file: Option<String>,
    bytes: Vec<u8>,
    draft: Draft,
}

struct ReadAll {
    drafts: Vec<Read>,
    failed: Vec<Failed>,
    cancelled: bool,
}

fn read_all(inputs: &[Input], cancel: &AtomicBool, progress: &mut dyn FnMut(Step)) -> ReadAll {
    let mut all = ReadAll {
        drafts: Vec::with_capacity(inputs.len()),
        failed: Vec::new(),
        cancelled: false,
    };
    // One child process reads them in turn; pasted text needs none.
    let mut reader = None;
    for (done, input) in inputs.iter().enumerate() {
        if cancel.load(Ordering::Relaxed) {
            all.cancelled = true;
            break;
        }
        let name = input.name();
        progress(Step::Reading {
            done,
            total: inputs.len(),
            name: name.clone(),
        });
        match read_one(input, &name, &mut reader, cancel) {
            Ok(read) => all.drafts.push(read),
            Err(Error::Cancelled) => {
                all.cancelled = true;
                break;
            }
            Err(error) => all.failed.push(Failed {
                name,
                code: error.code().to_owned(),
                message: error.message(),
            }),
        }
    }
    all
}

fn read_one(
    input: &Input,
    name: &str,
    reader: &mut Option<Reader>,
    cancel: &AtomicBool,
) -> Result<Read, Error> {
    let (bytes, draft) = match input {
        Input::Path(path) => {
            let bytes = file_bytes(path, MAX_FILE_BYTES)?;
            let draft = read_apart(name, &bytes, reader, cancel)?;
            (bytes, draft)
        }
        Input::Bytes { name, bytes } => (bytes.clone(), read_apart(name, bytes, reader, cancel)?),
        Input::Pasted(text) => (text.clone().into_bytes(), read_pasted(text)?),
    };
    let file = (!matches!(input, Input::Pasted(_))).then(|| name.to_owned());
    Ok(Read {
        name: name.to_owned(),
        file,
        bytes,
        draft,
    })
}

/// Reads in the child process, which is made for the first file that needs it.
fn read_apart(
    name: &str,
    bytes: &[u8],
    reader: &mut Option<Reader>,
    cancel: &AtomicBool,
) -> Result<Draft, Error> {
    let reader = match reader {
        Some(reader) => reader,
        none => none.insert(Reader::installed()?),
    };
    let mut watch = Watch {
        cancel,
        progress: &mut |_, _| (),
    };
    reader.article(name, bytes, &mut watch)
}

fn add(
    desk: &Desk,
    (by, case): (ReviewerId, CaseId),
    drafts: Vec<Read>,
    summary: &mut Summary,
) -> factdesk_desk::Result<()> {
    let mut kept = Vec::with_capacity(drafts.len());
    let mut new = Vec::with_capacity(drafts.len());
    for read in drafts {
        let title = title(&read.draft);
        kept.push((read.name, title.clone(), read.draft.warnings.clone()));
        new.push(new_article(title, read.file, read.bytes, read.draft));
    }
    let done = article::add_all(desk, by, case, new)?;
    for (added, (name, title, warnings)) in done.value.into_iter().zip(kept) {
        match added {
            Ok(added) => summary.articles.push(imported(added, name, title, warnings)),
            Err(error) => {
                summary.failed.push(Failed {
                    name,
                    code: error.code().to_owned(),
                    message: error.to_string(),
                });
            }
        }
    }
    summary.outcome = Some(done.outcome);
    Ok(())
}

fn imported(added: Added, name: String, title: String, warnings: Vec<String>) -> Imported {
    Imported {
        article: added.article,
        name,
        title,
        new: added.is_new(),
        warnings,
    }
}

fn new_article(title: String, file_name: Option<String>, bytes: Vec<u8>, draft: Draft) -> NewArticle {
    let reading = reading(&draft);
    NewArticle {
        bytes: Some(bytes),
        file_name,
        media_type: Some(draft.media_type.as_str().to_owned()),
        title,
        byline: draft.byline,
        outlet: draft.outlet,
        url: draft.url,
        published: draft.published.and_then(|day| day.to_string().parse().ok()),
        language: draft.language,
        text: draft.text,
        reading: Some(reading),
    }
}

fn reading(draft: &Draft) -> Reading {
    Reading {
        encoding: draft.encoding.clone(),
        extractor: draft.extractor.clone(),
        body_start: draft.body_start,
        warnings: draft.warnings.clone(),
    }
}

/// The title, else the first words of the body.
fn title(draft: &Draft) -> String {
    if let Some(title) = draft
        .title
        .as_deref()
        .map(str::trim)
        .filter(|title| !title.is_empty())
    {
        return title.to_owned();
    }
    let body = draft.text[draft.body_start..].trim_start();
    let line: String = body
        .lines()
        .next()
        .unwrap_or_default()
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    if line.chars().count() <= TITLE_CHARS {
        return line;
    }
    let cut: String = line.chars().take(TITLE_CHARS).collect();
    let word = cut.rfind(' ').unwrap_or(cut.len());
    format!("{}…", &cut[..word])
}
