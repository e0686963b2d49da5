//! What every command does, without a window: convert, one call, convert. The window and the tests call these.
//!
//! A [`Host`] is one open desk with what a running program keeps beside it: views, offered files, a cancel mark.

pub mod agreement;
pub mod archive;
pub mod article;
pub mod bundle;
pub mod capture;
pub mod case;
pub mod claim;
pub mod claims_table;
pub mod copies;
pub mod desk;
mod error;
pub mod evidence;
pub mod history;
pub mod house;
pub mod import;
pub mod lookup;
pub mod model;
mod parse;
pub mod people;
pub mod proof;
pub mod relation;
pub mod reply;
pub mod report;
pub mod review;
pub mod signed;
pub mod similar;
pub mod source;
pub mod verdict;
pub mod version;

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use factdesk_desk::lint::Lints;
use factdesk_desk::view::{CaseView, Views};
use factdesk_desk::{Desk, Done, Outcome};
use factdesk_domain::{CaseId, ReviewerId};
use factdesk_intake::fetch::Fetcher;

use crate::wire::common::{Change, Changed, ReviewerCard, WireError};
use crate::wire::desk::FilesOffered;

/// What a command returns.
pub type Reply<T> = Result<T, WireError>;

/// One open desk and what the running program keeps beside it.
#[derive(Debug)]
pub struct Host {
    desk: Arc<Desk>,
    views: Views,
    offered: Mutex<HashMap<String, Vec<PathBuf>>>,
    at_start: Mutex<Option<FilesOffered>>,
    exports: PathBuf,
    cancelled: AtomicBool,
    fetcher: Fetcher,
    capture_cancelled: AtomicBool,
    verifying: AtomicBool,
    archive_cancelled: AtomicBool,
    meaning: model::Meaning,
    searched: Mutex<Option<similar::Searched>>,
    lints: Lints,
    learning: Arc<AtomicBool>,
}

impl Host {
    /// A host of an open desk; `exports` is the folder that exports go to.
    #[must_use]
    pub fn new(desk: Desk, exports: PathBuf) -> Self {
        Self {
            desk: Arc::new(desk),
            views: Views::default(),
            offered: Mutex::default(),
            at_start: Mutex::default(),
            exports,
            cancelled: AtomicBool::new(false),
            fetcher: Fetcher::default(),
            capture_cancelled: AtomicBool::new(false),
            verifying: AtomicBool::new(false),
            archive_cancelled: AtomicBool::new(false),
            meaning: model::Meaning::default(),
            searched: Mutex::default(),
            lints: Lints::default(),
            learning: Arc::default(),
        }
    }

    /// The same with the folder of the sentence model that came with the program, where one did.
    #[must_use]
    pub fn with_built_in_model(mut self, folder: Option<PathBuf>) -> Self {
        self.meaning = model::Meaning::of(folder);
        self
    }

    /// The same with another fetcher: for a test with a server of its own.
    #[must_use]
    pub fn with_fetcher(mut self, fetcher: Fetcher) -> Self {
        self.fetcher = fetcher;
        self
    }

    /// The desk.
    #[must_use]
    pub fn desk(&self) -> &Desk {
        &self.desk
    }

    /// The views of its cases.
    #[must_use]
    pub fn views(&self) -> &Views {
        &self.views
    }

    /// Keeps files under a token, so that script never sees a path.
    pub fn offer(&self, files: Vec<PathBuf>) -> FilesOffered {
        let mut random = [0; 16];
        // Without randomness the count still tells tokens apart; a token is a name, not a secret.
        let _ = getrandom::fill(&mut random);
        let mut offered = self.offered.lock().unwrap_or_else(PoisonError::into_inner);
        let token = format!("{:032x}-{}", u128::from_be_bytes(random), offered.len());
        let name = |path: &PathBuf| {
            path.file_name()
                .unwrap_or(path.as_os_str())
                .to_string_lossy()
                .into_owned()
        };
        let names = files.iter().map(name).collect();
        offered.insert(token.clone(), files);
        FilesOffered { token, names }
    }

    /// Keeps files that a person handed to the window (named, dropped) until a screen takes them, beside those
    /// that wait already. Returns how many wait now.
    pub fn hand_over(&self, files: Vec<PathBuf>) -> usize {
        let mut waiting = self.waiting();
        let before = waiting
            .take()
            .map(|offered| self.no_longer_offered(&offered.token));
        let all: Vec<PathBuf> = before.unwrap_or_default().into_iter().chain(files).collect();
        let count = all.len();
        *waiting = (count > 0).then(|| self.offer(all));
        count
    }

    /// Takes one of the files that wait out of them.
    fn take_waiting(&self, wanted: impl Fn(&Path) -> bool) -> Option<PathBuf> {
        let mut waiting = self.waiting();
        let mut files = self.no_longer_offered(&waiting.take()?.token);
        let found = files.iter().position(|path| wanted(path));
        let taken = found.map(|at| files.remove(at));
        *waiting = (!files.is_empty()).then(|| self.offer(files));
        taken
    }

    fn no_longer_offered(&self, token: &str) -> Vec<PathBuf> {
        let mut offered = self.offered.lock().unwrap_or_else(PoisonError::into_inner);
        offered.remove(token).unwrap_or_default()
    }

    fn waiting(&self) -> MutexGuard<'_, Option<FilesOffered>> {
        self.at_start.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether no case was ever made here.
    #[must_use]
    pub fn has_no_case(&self) -> bool {
        self.desk
            .read(factdesk_desk::case::list)
            .is_ok_and(|cases| cases.is_empty())
    }

    fn view(&self, case: CaseId) -> Reply<Arc<CaseView>> {
        Ok(self.desk.read(|c| self.views.of(c, case))?)
    }

    fn me(&self) -> Reply<ReviewerId> {
        Ok(self.desk.me()?)
    }

    /// Every reviewer that any case of this desk knows.
    fn people(&self) -> Reply<People> {
        let me = self.me()?;
        let all = self.desk.read(factdesk_desk::reviewer::everyone)?;
        let mut called = factdesk_desk::reviewer::told_apart(&all);
        let cards = all.into_iter().map(|one| {
            let card = ReviewerCard {
                id: one.id.to_string(),
                initials: one.mark(),
                colour: one.colour.map(word),
                name: called.remove(&one.id).unwrap_or(one.name),
                me: one.id == me,
            };
            (one.id, card)
        });
        Ok(People(cards.collect()))
    }
}

/// Reviewers by id.
struct People(HashMap<ReviewerId, ReviewerCard>);

impl People {
    fn card(&self, id: ReviewerId) -> ReviewerCard {
        self.0.get(&id).cloned().unwrap_or_else(|| ReviewerCard {
            id: id.to_string(),
            name: factdesk_desk::reviewer::without_card(id),
            initials: "?".to_owned(),
            colour: None,
            me: false,
        })
    }

    fn name(&self, id: ReviewerId) -> String {
        self.card(id).name
    }

    /// Everybody, by name.
    fn in_order(&self) -> Vec<ReviewerCard> {
        let mut all: Vec<ReviewerCard> = self.0.values().cloned().collect();
        all.sort_by(|a, b| (&a.name, &a.id).cmp(&(&b.name, &b.id)));
        all
    }
}

/// The word of a value of the domain's vocabulary.
fn word(value: impl serde::Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        other => unreachable!("BUG: a value of the vocabulary is one word, not {other:?}"),
    }
}

/// What a write did, for the window.
fn changed(label: &str, outcome: &Outcome, id: Option<String>) -> Changed {
    let changes = outcome.changes.iter().map(|change| Change {
        noun: change.noun.as_str().to_owned(),
        id: change.id.to_string(),
    });
    Changed {
        act: (!outcome.changes.is_empty()).then(|| outcome.act_id.to_string()),
        label: label.to_owned(),
        changes: changes.collect(),
        id,
    }
}

fn done<T: ToString>(label: &str, done: &Done<T>) -> Changed {
    changed(label, &done.outcome, Some(done.value.to_string()))
}

/// A write that concerns only this laptop.
fn local(label: &str, noun: &str, id: &str) -> Changed {
    Changed {
        act: None,
        label: label.to_owned(),
        changes: vec![Change {
            noun: noun.to_owned(),
            id: id.to_owned(),
        }],
        id: Some(id.to_owned()),
    }
}
