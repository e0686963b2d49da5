//! What can go wrong between the desk and the disk.

use std::path::PathBuf;

use rusqlite::ErrorCode;

/// A failure of the desk's files. Nothing was changed by whatever failed.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Another program holds the desk.
    #[error("This desk is open in another program. Close it there, or open it here to read only.")]
    InUse,
    /// A folder with other things in it and no desk.
    #[error("The folder {} holds other files and no desk. Name an empty folder, or the folder of a desk.", path.display())]
    NotADesk {
        /// The folder.
        path: PathBuf,
    },
    /// A file that is no desk file.
    #[error("{} is not a file of a desk. It was left as it is.", path.display())]
    Foreign {
        /// The file.
        path: PathBuf,
    },
    /// A desk file that cannot be read as one.
    #[error("{} is damaged ({detail}). It was left as it is; restore a backup.", path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What the database says.
        detail: String,
    },
    /// A desk written by a newer release.
    #[error(
        "This desk was written by a newer release (format {found}; this one reads up to {supported}). Install that release."
    )]
    Newer {
        /// Format of the desk.
        found: u32,
        /// Newest format that this release reads.
        supported: u32,
    },
    /// A desk of an older release, opened to read only.
    #[error(
        "This desk is of an older release (format {found}, now {supported}). Open it once to write; it is backed up first."
    )]
    Older {
        /// Format of the desk.
        found: u32,
        /// Format of this release.
        supported: u32,
    },
    /// No desk where one should be read.
    #[error("There is no desk in {}.", path.display())]
    Missing {
        /// The folder.
        path: PathBuf,
    },
    /// Opened to read only.
    #[error("This desk is open to read only; nothing was changed.")]
    ReadOnly,
    /// The disk is full.
    #[error("Could not save: the disk is full. Nothing was changed; free some space and try again.")]
    DiskFull,
    /// The disk fails, or does not take what is written.
    #[error("Could not read or save: the disk reports an error ({0}). Nothing was changed; try again.")]
    DiskFails(rusqlite::Error),
    /// A backup that does not hold what the desk holds.
    #[error("The backup {} does not hold what the desk holds ({detail}); it was not kept.", path.display())]
    BackupDiffers {
        /// The backup.
        path: PathBuf,
        /// What differs.
        detail: String,
    },
    /// The SQLite library is too old to trust.
    #[error("SQLite {found} is built in; 3.51.3 is the oldest that keeps a write-ahead log safe.")]
    OldSqlite {
        /// The version found.
        found: &'static str,
    },
    /// Reading or writing a file failed.
    #[error("{}: {source}", path.display())]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// Anything else that the database reports.
    #[error("The database reports: {0}")]
    Sqlite(rusqlite::Error),
}

impl Error {
    /// Stable snake_case name.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::InUse => "desk_in_use",
            Self::NotADesk { .. } => "desk_not_a_desk",
            Self::Foreign { .. } => "desk_foreign_file",
            Self::Damaged { .. } => "desk_damaged",
            Self::Newer { .. } => "desk_newer",
            Self::Older { .. } => "desk_older",
            Self::Missing { .. } => "desk_missing",
            Self::ReadOnly => "desk_read_only",
            Self::DiskFull => "disk_full",
            Self::BackupDiffers { .. } => "backup_differs",
            Self::OldSqlite { .. } => "sqlite_too_old",
            Self::Io { .. } | Self::DiskFails(_) => "input_output",
            Self::Sqlite(_) => "database",
        }
    }

    pub(crate) fn io(path: impl Into<PathBuf>) -> impl FnOnce(std::io::Error) -> Self {
        let path = path.into();
        move |source| match source.kind() {
            std::io::ErrorKind::StorageFull => Self::DiskFull,
            _ => Self::Io { path, source },
        }
    }
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Self::DiskFull,
            Some(ErrorCode::SystemIoFailure) => Self::DiskFails(error),
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::InUse,
            Some(ErrorCode::ReadOnly) => Self::ReadOnly,
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Self::Damaged {
                path: PathBuf::from("The desk"),
                detail: error.to_string(),
            },
            _ => Self::Sqlite(error),
        }
    }
}
