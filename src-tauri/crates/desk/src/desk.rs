//! The desk: one open folder, one door that writes, several connections that read.

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{SystemTime, UNIX_EPOCH};

use factdesk_domain::envelope::Hash;
use factdesk_domain::{CaseId, DeviceId, Hlc, ReviewerId, TimestampMs};
use rusqlite::{Connection, OptionalExtension, Transaction, named_params};

use crate::history::Signs;
use crate::log::{self, Pen, Verified};
use crate::store::{self, Mode, Store};
use crate::{Error, Result};
use crate::{blind, blind::Eyes, project};

/// Tells the time; fixed in tests.
pub type Clock = Box<dyn Fn() -> TimestampMs + Send + Sync>;

/// The wall clock of the system.
#[must_use]
pub fn system_clock() -> Clock {
    Box::new(|| {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        TimestampMs::from_i64(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
    })
}

/// An open desk. It is shared behind an `Arc`; every method takes `&self`.
pub struct Desk {
    store: Arc<Store>,
    clock: Arc<Clock>,
    desk_case: CaseId,
    pen: Option<Arc<Mutex<Pen>>>,
    eyes: Eyes,
    signs: Arc<Signs>,
}

impl std::fmt::Debug for Desk {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Desk")
            .field("folder", &self.store.folder())
            .finish_non_exhaustive()
    }
}

impl Desk {
    /// Opens the desk in a folder; a missing or empty folder becomes a new desk with one reviewer, named after the
    /// login. A folder that was copied goes on as a new device.
    ///
    /// # Errors
    /// As [`Store::open`]; nothing is touched then.
    pub fn open(folder: &Path, clock: Clock) -> Result<Self> {
        let now = clock();
        let store = Store::open(folder, Mode::Write, now.as_i64())?;
        let identity = store::identity(folder)?;
        let (desk_case, pen) = store.write(|tx| wake(tx, &identity, now))?;
        let desk = Self {
            store: Arc::new(store),
            clock: Arc::new(clock),
            desk_case,
            pen: Some(Arc::new(Mutex::new(pen))),
            eyes: Eyes::Seat,
            signs: Arc::default(),
        };
        crate::reviewer::ensure_one(&desk, &crate::reviewer::login_name())?;
        Ok(desk)
    }

    /// Opens a desk to read only, also while another program writes in it.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub fn open_read(folder: &Path, clock: Clock) -> Result<Self> {
        let store = Store::open(folder, Mode::Read, clock().as_i64())?;
        let desk_case =
            store.read(|c| stored_desk_case(c)?.ok_or_else(|| Error::damaged("desk", "no row")))?;
        Ok(Self {
            store: Arc::new(store),
            clock: Arc::new(clock),
            desk_case,
            pen: None,
            eyes: Eyes::Seat,
            signs: Arc::default(),
        })
    }

    /// The same desk, read and written as if this reviewer sat at it. Who sits there does not change.
    #[must_use]
    pub fn seen_by(&self, reviewer: ReviewerId) -> Self {
        self.with(Eyes::Of(reviewer))
    }

    /// The same desk, with nothing kept from whoever reads: for what is decided, not for what is shown.
    #[must_use]
    pub(crate) fn seen_whole(&self) -> Self {
        self.with(Eyes::Whole)
    }

    fn with(&self, eyes: Eyes) -> Self {
        Self {
            store: Arc::clone(&self.store),
            clock: Arc::clone(&self.clock),
            desk_case: self.desk_case,
            pen: self.pen.clone(),
            eyes,
            signs: Arc::clone(&self.signs),
        }
    }

    /// What the clock says.
    #[must_use]
    pub fn now(&self) -> TimestampMs {
        (self.clock)()
    }

    /// The files.
    #[must_use]
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// Where words may stand in the history.
    pub(crate) fn signs(&self) -> &Signs {
        &self.signs
    }

    /// The case that holds what belongs to the whole desk; it never travels and is no fact-check.
    #[must_use]
    pub fn desk_case(&self) -> CaseId {
        self.desk_case
    }

    /// Reads as who sits at the desk, or whose eyes were asked for; the job sees one state of the desk, without what is
    /// kept from a blind reader.
    ///
    /// # Errors
    /// Whatever the job returns, or the database.
    pub fn read<T>(&self, job: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        self.store
            .read_after(|c| blind::seat(c, self.desk_case, self.eyes), job)
    }

    /// Reads everything, whoever sits at the desk: for proofs over the log, which no reader is told the words of.
    ///
    /// # Errors
    /// Whatever the job returns, or the database.
    pub fn read_whole<T>(&self, job: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        self.store.read_after(blind::leave, job)
    }

    /// Writes what is in no log: drafts, places, settings, suggestions, receipts, the vault.
    ///
    /// # Errors
    /// Whatever the job returns, or the database.
    pub fn write_local<T>(&self, job: impl FnOnce(&Transaction<'_>) -> Result<T>) -> Result<T> {
        self.store.write(job)
    }

    /// Writes with the pen in hand; only the log's own doors call this.
    pub(crate) fn write<T>(&self, job: impl FnOnce(&Transaction<'_>, &mut Pen) -> Result<T>) -> Result<T> {
        let pen = self.pen.as_ref().ok_or(store::Error::ReadOnly)?;
        self.store.write(|tx| {
            // A panic while it was held has rolled its transaction back; a clock that ran on does no harm.
            let mut pen = pen.lock().unwrap_or_else(PoisonError::into_inner);
            job(tx, &mut pen)
        })
    }

    /// This device; none when the desk is open to read only.
    #[must_use]
    pub fn device(&self) -> Option<DeviceId> {
        self.pen
            .as_ref()
            .map(|pen| pen.lock().unwrap_or_else(PoisonError::into_inner).device)
    }

    /// The digest of the shared tables, of every case or of one.
    ///
    /// # Errors
    /// The database.
    pub fn digest(&self, case: Option<CaseId>) -> Result<Hash> {
        self.read_whole(|c| project::digest(c, case))
    }

    /// The head of a case: noted elsewhere, it proves later that no tail was cut.
    ///
    /// # Errors
    /// The database.
    pub fn case_head(&self, case: CaseId) -> Result<Hash> {
        self.read(|c| log::case_head(c, case))
    }

    /// Looks at every operation again: bytes, hashes, chains, signatures, payloads; and, with a noted head, whether
    /// everything that it covers is still there.
    ///
    /// # Errors
    /// The database, also when the file is damaged beyond reading.
    pub fn verify(&self, head: Option<Hash>) -> Result<Verified> {
        self.read_whole(|c| log::verify(c, head))
    }

    /// Makes the shared tables again from the log. The digest is the same before and after.
    ///
    /// # Errors
    /// The database; nothing is changed then.
    pub fn rebuild(&self) -> Result<()> {
        self.store.write(|tx| project::rebuild(tx))
    }

    /// Writes a verified backup of the whole desk into one file; returns its size in bytes.
    ///
    /// # Errors
    /// As [`Store::backup`]; nothing is left behind then.
    pub fn backup(&self, to: &Path) -> Result<u64> {
        Ok(self.store.backup(to)?)
    }
}

fn stored_desk_case(c: &Connection) -> Result<Option<CaseId>> {
    Ok(c.query_row("SELECT desk_case FROM desk WHERE id = 1", [], |row| {
        crate::row::parsed(row, "desk_case")
    })
    .optional()?)
}

/// Finds out which device this is and where its clock stands; makes both in a new desk.
fn wake(tx: &Connection, identity: &str, now: TimestampMs) -> Result<(CaseId, Pen)> {
    let desk_case = match stored_desk_case(tx)? {
        Some(case) => case,
        None => new_desk(tx, now)?,
    };
    let (device, signing) = match log::current_device(tx, identity)? {
        Some(known) => known,
        None => log::new_device(tx, identity, now)?,
    };
    // The last stamp of each stream is its greatest. Stepping over the cases by the index of the streams reads a few
    // rows, where a search for the greatest would read the whole log.
    let clock = tx.query_row(
        "WITH RECURSIVE streamed (case_id) AS (
             SELECT min(case_id) FROM op
             UNION ALL
             SELECT (SELECT min(op.case_id) FROM op WHERE op.case_id > streamed.case_id) FROM streamed
             WHERE streamed.case_id IS NOT NULL
         )
         SELECT max(clock, coalesce((
             SELECT max((SELECT hlc FROM op WHERE op.case_id = streamed.case_id AND device_id = :device
                         ORDER BY seq DESC LIMIT 1)) FROM streamed
         ), clock)) FROM desk",
        named_params! { ":device": device.as_bytes() },
        |row| row.get::<_, String>(0),
    )?;
    let clock = clock.parse().map_err(|e| Error::damaged("desk", e))?;
    Ok((
        desk_case,
        Pen {
            device,
            signing,
            clock,
        },
    ))
}

fn new_desk(tx: &Connection, now: TimestampMs) -> Result<CaseId> {
    let mut random = [0; 10];
    getrandom::fill(&mut random)?;
    let case = CaseId::new(now, random);
    tx.execute(
        "INSERT INTO desk (id, desk_case, created_ms, clock) VALUES (1, :case, :now, :clock)",
        named_params! { ":case": case.to_string(), ":now": now.as_i64(), ":clock": Hlc::ZERO.to_string() },
    )?;
    Ok(case)
}

impl Desk {
    /// Who acts when nobody else is named: whose eyes were asked for, else the one chosen last, else the first of the
    /// desk.
    ///
    /// # Errors
    /// The database.
    pub fn me(&self) -> Result<ReviewerId> {
        match self.eyes {
            Eyes::Of(reviewer) => Ok(reviewer),
            Eyes::Seat | Eyes::Whole => crate::reviewer::current(self),
        }
    }
}
