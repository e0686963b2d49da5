//! The archive: how its files are, and hashing them again.

use std::collections::HashMap;
use std::sync::atomic::Ordering;
use std::sync::{Arc, Weak};
use std::time::{Duration, Instant};

use factdesk_desk::archive::{self, Checks, CopyState, Entry, Overview, State};
use factdesk_desk::case;
use factdesk_domain::TimestampMs;

use super::{Host, Reply};
use crate::show::count;
use crate::wire::capture::{ArchiveProblem, ArchiveProgress, ArchiveState};
use crate::wire::common::WireError;

/// A background step hashes at most this many files, and stops after this time.
const STEP_FILES: usize = 20;
const STEP_TIME: Duration = Duration::from_millis(100);

/// Between two steps while files are due, and while none is.
const BETWEEN: Duration = Duration::from_secs(2);
const IDLE: Duration = Duration::from_secs(60);

/// Progress is told this often.
const TELL: Duration = Duration::from_millis(100);

impl Host {
    /// Says how the archive is, as far as is known; nothing is hashed for it.
    ///
    /// # Errors
    /// The database.
    pub fn archive_show(&self) -> Reply<ArchiveState> {
        self.archive_state(&Checks::new())
    }

    /// Hashes every file and every working copy again.
    ///
    /// # Errors
    /// When it runs already; the database.
    pub fn archive_verify(&self, progress: &mut dyn FnMut(ArchiveProgress)) -> Reply<ArchiveState> {
        if self.verifying.swap(true, Ordering::SeqCst) {
            let said = "Every file is being checked already.";
            return Err(WireError::new("archive_busy", said));
        }
        self.archive_cancelled.store(false, Ordering::Relaxed);
        let stop = || self.archive_cancelled.load(Ordering::Relaxed);
        let mut told: Option<Instant> = None;
        let found = archive::verify(&self.desk, &stop, &mut |done, total| {
            if done == total || told.is_none_or(|at| at.elapsed() > TELL) {
                told = Some(Instant::now());
                progress(ArchiveProgress {
                    done: count(done),
                    total: count(total),
                });
            }
        });
        self.verifying.store(false, Ordering::SeqCst);
        self.archive_state(&found?)
    }

    /// Stops the verification; what was found so far is kept.
    pub fn archive_cancel(&self) {
        self.archive_cancelled.store(true, Ordering::Relaxed);
    }

    fn archive_state(&self, fresh: &Checks) -> Reply<ArchiveState> {
        let all = archive::overview(&self.desk, fresh)?;
        let titles: HashMap<_, _> = self
            .desk
            .read(case::list)?
            .into_iter()
            .map(|one| (one.id, one.title))
            .collect();
        let running = self.verifying.load(Ordering::SeqCst);
        let problem = |one: &Entry| ArchiveProblem {
            sha256: one.sha256.clone(),
            name: one.name.clone().unwrap_or_default(),
            state: problem_word(one).to_owned(),
            cases: one
                .cases
                .iter()
                .filter_map(|case| titles.get(case).cloned())
                .collect(),
        };
        Ok(ArchiveState {
            problems: all.problems.iter().map(problem).collect(),
            ..state(&all, running)
        })
    }

    /// Hashes a few files that were not looked at for long; says how long to wait until the next.
    fn verify_step(&self) -> Duration {
        let start = Instant::now();
        let busy = self.verifying.load(Ordering::SeqCst) || self.desk.store().is_read_only();
        // A large file takes as long as it takes: the next step would not get further with it.
        let stop = || self.verifying.load(Ordering::SeqCst);
        let mut done = 0;
        while !busy && done < STEP_FILES && start.elapsed() < STEP_TIME {
            match archive::verify_some(&self.desk, 1, &stop) {
                Ok(1) => done += 1,
                // None is due; or the disk is full, which is said where somebody saves.
                _ => return IDLE,
            }
        }
        BETWEEN
    }
}

/// Hashes files again, a few at a time, for as long as the host is there. Reads go through a connection of their
/// own; only the results are written.
pub fn verify_in_background(host: &Arc<Host>) {
    let host: Weak<Host> = Arc::downgrade(host);
    std::thread::spawn(move || {
        // The window opens first.
        let mut wait = BETWEEN;
        loop {
            std::thread::sleep(wait);
            let Some(host) = host.upgrade() else { return };
            wait = host.verify_step();
        }
    });
}

fn state(all: &Overview, running: bool) -> ArchiveState {
    ArchiveState {
        files: count(all.files),
        size_bytes: i64::try_from(all.size_bytes).unwrap_or(i64::MAX),
        fine: count(all.fine),
        damaged: count(all.damaged),
        missing: count(all.missing),
        removed: count(all.removed),
        unchecked: count(all.unchecked),
        running,
        last_ms: all.last.map(TimestampMs::as_i64),
        problems: Vec::new(),
    }
}

fn problem_word(one: &Entry) -> &'static str {
    match (one.standing.state, one.standing.copy_state) {
        (State::Damaged, _) => "damaged",
        (State::Missing, _) => "missing",
        (_, CopyState::Missing) => "copy_missing",
        _ => "copy_damaged",
    }
}
