//! Claims that say something similar, over every case of the desk.

use std::sync::{Arc, PoisonError};
use std::time::{Duration, Instant};

use factdesk_desk::case;
use factdesk_desk::view::{CaseView, Moment, moment};
use factdesk_domain::{CaseId, ClaimId};
use factdesk_language::shares_words;
use factdesk_meaning::{Known, Model, Nearest, Vector};

use super::{Host, Reply, parse};
use crate::show;
use crate::wire::common::WireError;
use crate::wire::model::{SimilarClaim, SimilarClaims, SimilarFind};

/// Most claims that one answer holds.
const MOST: u32 = 100;
/// What is less near than all of these has a word or a theme in common and no more. Set on pairs of claims of
/// which it was known which say the same; docs/matching.md has them.
const NEAR_BY_WORDS: f64 = 0.35;
const NEAR_BY_BOTH: f64 = 0.45;
const NEAR_BY_MEANING: f64 = 0.55;
/// Texts that are read in one go in the background: a tenth of a second's work, one short write.
const BATCH: usize = 16;
/// How long the background waits when there is nothing to read.
const IDLE: Duration = Duration::from_secs(2);

/// The claims that were searched last, kept until one of them changes.
#[derive(Debug)]
pub(super) struct Searched {
    texts: Vec<String>,
    known: Known,
}

/// Every case with its claims, suggested ones too.
pub(super) struct Everything(Vec<OfCase>);

struct OfCase {
    title: String,
    view: Arc<CaseView>,
}

/// At which state of the desk there was nothing left to read, and by which model.
type Quiet = Option<(Moment, String)>;

impl Everything {
    /// The texts of all claims, case by case in the order of the walk.
    pub(super) fn texts(&self) -> Vec<&str> {
        let claims = self.0.iter().flat_map(|one| &one.view.claims);
        claims.map(|claim| claim.text.as_str()).collect()
    }

    /// Where a claim stands among all.
    fn index(&self, case: CaseId, claim: ClaimId) -> Option<usize> {
        let before = self.0.iter().take_while(|one| one.view.case != case);
        let before: usize = before.map(|one| one.view.claims.len()).sum();
        let own = self.0.iter().find(|one| one.view.case == case)?;
        own.view.place(claim).map(|place| before + place)
    }

    /// The case of a claim and its place there.
    fn place(&self, mut index: usize) -> Option<(&OfCase, usize)> {
        for one in &self.0 {
            if index < one.view.claims.len() {
                return Some((one, index));
            }
            index -= one.view.claims.len();
        }
        None
    }
}

impl Host {
    /// Finds the claims nearest to one, in its own case and in all others: by the words they share, and by
    /// meaning where a sentence model is in use.
    ///
    /// # Errors
    /// An unknown case or claim; the database.
    pub fn claim_similar(&self, input: &SimilarFind) -> Reply<SimilarClaims> {
        let case: CaseId = parse::id("case", &input.case_id)?;
        let claim: ClaimId = parse::id("claim", &input.claim_id)?;
        let (all, model) = (self.everything()?, self.model());
        let gone = || {
            WireError::of_field(
                "unknown_claim",
                "claim",
                "This claim is not in the walk any more.",
            )
        };
        let own = all.index(case, claim).ok_or_else(gone)?;
        let texts = all.texts();
        let (known, waiting) = self.known(&texts, model.as_deref())?;
        // A text that the model fails on is looked up by its words.
        let meaning = model.as_ref().and_then(|model| model.embed(texts[own]).ok());
        let top = input.top.min(MOST) as usize;
        let mut near = nearby(&known, texts[own], meaning.as_ref(), top + 1);
        near.retain(|one| {
            let alike = one.cosine >= NEAR_BY_MEANING || shares_words(texts[own], texts[one.place]);
            one.place != own && alike
        });
        near.truncate(top);
        Ok(SimilarClaims {
            claims: near.into_iter().filter_map(|one| similar(&all, one)).collect(),
            by_meaning: meaning.is_some(),
            waiting: u32::try_from(waiting).unwrap_or(u32::MAX),
        })
    }

    /// The case in which a claim stands in the walk.
    ///
    /// # Errors
    /// An unknown claim; the database.
    pub fn claim_case(&self, claim: ClaimId) -> Reply<CaseId> {
        let all = self.everything()?;
        let mut cases = all.0.iter().map(|one| &one.view);
        let found = cases.find(|view| view.place(claim).is_some());
        let unknown = || {
            WireError::of_field(
                "unknown_claim",
                "claim",
                format!("There is no claim {claim} on this desk."),
            )
        };
        found.map(|view| view.case).ok_or_else(unknown)
    }

    /// Lets the model in use read every claim that it has not read yet, now and on all cores. For programs
    /// that run once; the window reads in the background.
    ///
    /// # Errors
    /// A text that the model fails on; the database.
    pub fn claims_read(&self) -> Reply<()> {
        let Some(model) = self.model() else { return Ok(()) };
        let all = self.everything()?;
        let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        let unread = self.unread(&model, &all.texts())?;
        for batch in unread.chunks(BATCH * 64) {
            self.model_read(&model, batch, cores)?;
        }
        Ok(())
    }

    pub(super) fn everything(&self) -> Reply<Everything> {
        Ok(self.desk.read(|c| {
            let mut all = Vec::new();
            for one in case::list(c)? {
                let view = self.views.of(c, one.id)?;
                all.push(OfCase {
                    title: one.title,
                    view,
                });
            }
            Ok(Everything(all))
        })?)
    }

    /// The claims ready to be searched, and how many of them the model has not read.
    fn known(&self, texts: &[&str], model: Option<&Model>) -> Reply<(Known, usize)> {
        let mut searched = self.searched.lock().unwrap_or_else(PoisonError::into_inner);
        if searched.as_ref().is_none_or(|kept| kept.texts != texts) {
            *searched = Some(Searched {
                texts: texts.iter().map(|text| (*text).to_owned()).collect(),
                known: Known::of(texts),
            });
        }
        let by_words = searched.as_ref().map(|kept| kept.known.clone());
        drop(searched);
        let by_words = by_words.expect("BUG: it was made just now");
        let Some(model) = model else {
            return Ok((by_words, 0));
        };
        let vectors = self.vectors(model, texts)?;
        let waiting = vectors.iter().filter(|vector| vector.dimensions() == 0).count();
        Ok((by_words.with_vectors(vectors), waiting))
    }

    /// Reads a few claims; says how long to wait until the next. Half of one core's time is left free.
    fn read_some(&self, quiet: &mut Quiet) -> Duration {
        let start = Instant::now();
        match self.read_batch(quiet) {
            Ok(0) => IDLE,
            Ok(_) => start.elapsed(),
            // A full disk or a text that fails: words go on; no reason to spin or to bother anyone.
            Err(_) => IDLE * 30,
        }
    }

    fn read_batch(&self, quiet: &mut Quiet) -> Reply<usize> {
        let Some(model) = self.model() else { return Ok(0) };
        let now = (self.desk.read(|c| Ok(moment(c)?))?, model.id().to_string());
        if quiet.as_ref() == Some(&now) {
            return Ok(0);
        }
        let all = self.everything()?;
        let unread = self.unread(&model, &all.texts())?;
        let batch = &unread[..unread.len().min(BATCH)];
        if batch.is_empty() {
            *quiet = Some(now);
        } else {
            self.model_read(&model, batch, 1)?;
        }
        Ok(batch.len())
    }
}

/// Lets the model in use read the claims of the desk on a thread of its own, a few at a time, as long as
/// somebody holds the host. Nothing waits for it.
pub fn read_in_background(host: &Arc<Host>) {
    let host = Arc::downgrade(host);
    let work = move || {
        let mut quiet = None;
        // First the window: it wants the disk and both cores when it opens.
        let mut pause = IDLE;
        loop {
            std::thread::sleep(pause);
            let Some(host) = host.upgrade() else { break };
            pause = host.read_some(&mut quiet);
        }
    };
    let started = std::thread::Builder::new().name("meaning".to_owned()).spawn(work);
    if let Err(error) = started {
        eprintln!("factdesk: claims are compared by their words only: no thread for the model ({error})");
    }
}

/// The claims that are near enough to be shown, the claim itself among them.
fn nearby(known: &Known, text: &str, meaning: Option<&Vector>, top: usize) -> Vec<Nearest> {
    let mut found = known.nearest(text, meaning, top);
    let least = if meaning.is_some() {
        NEAR_BY_BOTH
    } else {
        NEAR_BY_WORDS
    };
    // Nothing is nearer than the claim itself. In odds, which are what the words score before they are brought
    // to 1, this works on a desk of three claims too, where no word is rare.
    let odds = |one: &Nearest| one.score / (1.0 - one.score).max(f64::MIN_POSITIVE);
    let half = found.first().map_or(0.0, odds) / 2.0;
    let by_words = |one: &Nearest| meaning.is_none() && odds(one) >= half;
    found.retain(|one| one.score >= least || one.cosine >= NEAR_BY_MEANING || by_words(one));
    found
}

fn similar(all: &Everything, found: Nearest) -> Option<SimilarClaim> {
    let (of, place) = all.place(found.place)?;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a score lies between 0 and 1"
    )]
    let score = (found.score * 1000.0).round() as u32;
    Some(SimilarClaim {
        case_id: of.view.case.to_string(),
        case_title: of.title.clone(),
        card: show::claim_card(&of.view, place),
        score,
    })
}
