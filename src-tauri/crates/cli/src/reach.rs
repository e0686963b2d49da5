//! Where the desk is, and how a command reaches it.

use std::path::PathBuf;
use std::str::FromStr;

use factdesk_desk::{Desk, store, system_clock};

use crate::failure::Failure;

/// The folder name of the program among the data of a login; the window uses the same.
const PROGRAM: &str = "org.factdesk.desk";

/// A desk that is not open yet.
#[derive(Debug, Clone)]
pub struct Reach {
    folder: PathBuf,
}

impl Reach {
    /// The desk named on the line, else the desk of this login.
    ///
    /// # Errors
    /// When no desk is named and the system says nowhere to keep data.
    pub fn of(named: Option<PathBuf>) -> Result<Self, Failure> {
        if named.as_ref().is_some_and(|folder| folder.as_os_str().is_empty()) {
            return Err(Failure::usage("--desk needs a folder").on("desk"));
        }
        let folder = named.or_else(|| data_folder().map(|data| data.join(PROGRAM).join("desk")));
        let missing =
            || Failure::usage("Name the desk: --desk DIR. The system names no folder for data.").on("desk");
        folder.map(|folder| Self { folder }).ok_or_else(missing)
    }

    /// The folder.
    pub fn folder(&self) -> &std::path::Path {
        &self.folder
    }

    /// Opens the desk to read. A window that has it open for writing does not stand in the way; a
    /// missing or empty folder becomes a new desk.
    ///
    /// # Errors
    /// When it is damaged, foreign or newer, or cannot be made.
    pub fn read(&self) -> Result<Desk, Failure> {
        let there = self.folder.join(store::DESK_FILE).exists();
        if there {
            Ok(Desk::open_read(&self.folder, system_clock())?)
        } else {
            self.write()
        }
    }

    /// Opens the desk for who signs with its key: to read, unless the folder was copied or restored and becomes a new
    /// device only now.
    ///
    /// # Errors
    /// As [`Reach::read`] and [`Reach::write`].
    pub fn sign(&self) -> Result<Desk, Failure> {
        let desk = self.read()?;
        if factdesk_desk::device::signs(&desk)? {
            return Ok(desk);
        }
        drop(desk);
        self.write()
    }

    /// Opens the desk to write.
    ///
    /// # Errors
    /// When it is open elsewhere, damaged, foreign or newer, or cannot be made.
    pub fn write(&self) -> Result<Desk, Failure> {
        Ok(self.open()?)
    }

    /// The same, for who has something else to do when it is open elsewhere.
    ///
    /// # Errors
    /// As [`Reach::write`].
    pub fn open(&self) -> Result<Desk, factdesk_desk::Error> {
        Desk::open(&self.folder, system_clock())
    }
}

/// Reads an id. What is no id at all names nothing, like an id that nobody gave out.
///
/// # Errors
/// The same failure as for an unknown id.
pub fn id<T: FromStr>(noun: &'static str, text: &str) -> Result<T, Failure> {
    text.parse().map_err(|_| {
        factdesk_desk::Error::Unknown {
            noun,
            id: text.to_owned(),
        }
        .into()
    })
}

#[cfg(target_os = "linux")]
fn data_folder() -> Option<PathBuf> {
    let named = std::env::var_os("XDG_DATA_HOME")
        .map(PathBuf::from)
        .filter(|folder| folder.is_absolute());
    named.or_else(|| std::env::home_dir().map(|home| home.join(".local/share")))
}

#[cfg(target_os = "macos")]
fn data_folder() -> Option<PathBuf> {
    std::env::home_dir().map(|home| home.join("Library/Application Support"))
}

#[cfg(windows)]
fn data_folder() -> Option<PathBuf> {
    std::env::var_os("APPDATA").map(PathBuf::from)
}

#[cfg(not(any(target_os = "linux", target_os = "macos", windows)))]
fn data_folder() -> Option<PathBuf> {
    None
}
