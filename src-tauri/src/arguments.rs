//! The command line of the window: which desk to open, and which files to import.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// What `--help` prints, and what follows an error.
pub const USAGE: &str = "\
Usage: factdesk [--desk DIR] [FILE]...

  FILE         an article to import: text, Markdown or HTML
  --desk DIR   open the desk in DIR; a missing or empty folder becomes a new desk
  --blank      open an empty window and no desk, to measure against
  --help       print this
  --version    print the version";

/// What the command line asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Request {
    /// Open the window.
    Open(Arguments),
    /// Print [`USAGE`].
    Help,
    /// Print the version.
    Version,
    /// Open an empty window and no desk: the program's own start is measured against it.
    Blank,
}

/// The desk and the files to open the window with.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Arguments {
    /// The folder of the desk, absolute; `None` means the desk of this login.
    pub desk: Option<PathBuf>,
    /// The files to import, absolute, in the order given; may be empty, and they need not exist.
    pub files: Vec<PathBuf>,
}

/// Why a command line cannot be understood.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// An option that the program does not have.
    #[error("unknown option {option}")]
    UnknownOption {
        /// The option as it was written.
        option: String,
    },
    /// `--desk` was the last word, or its folder is an empty word.
    #[error("--desk needs a folder")]
    DeskWithoutFolder,
    /// `--desk` was given twice.
    #[error("--desk was given twice; one window shows one desk")]
    SecondDesk,
}

/// Reads the words after the program's name. Relative paths are meant from `folder`.
///
/// # Errors
/// An unknown option, `--desk` without a folder, or a second `--desk`.
pub fn parse(words: impl IntoIterator<Item = OsString>, folder: &Path) -> Result<Request, Error> {
    let mut found = Arguments::default();
    let mut words = words.into_iter();
    while let Some(word) = words.next() {
        match word.to_str() {
            Some("--help" | "-h") => return Ok(Request::Help),
            Some("--version" | "-V") => return Ok(Request::Version),
            Some("--blank") => return Ok(Request::Blank),
            Some("--") => {
                found.files.extend(words.map(|file| folder.join(file)));
                break;
            }
            Some("--desk") => set_desk(&mut found, words.next(), folder)?,
            Some(text) if text.starts_with("--desk=") => {
                set_desk(&mut found, text.strip_prefix("--desk=").map(Into::into), folder)?;
            }
            Some(text) if text.starts_with('-') && text.len() > 1 => {
                return Err(Error::UnknownOption {
                    option: text.to_owned(),
                });
            }
            // A file name that is not valid Unicode is still a file.
            _ => found.files.push(folder.join(word)),
        }
    }
    Ok(Request::Open(found))
}

fn set_desk(found: &mut Arguments, desk: Option<OsString>, folder: &Path) -> Result<(), Error> {
    let desk = desk
        .filter(|desk| !desk.is_empty())
        .ok_or(Error::DeskWithoutFolder)?;
    match found.desk.replace(folder.join(desk)) {
        None => Ok(()),
        Some(_) => Err(Error::SecondDesk),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(words: &[&str]) -> Result<Request, Error> {
        parse(words.iter().map(OsString::from), Path::new("/desk/ada"))
    }

    fn opened(desk: Option<&str>, files: &[&str]) -> Result<Request, Error> {
        let files = files.iter().map(PathBuf::from).collect();
        Ok(Request::Open(Arguments {
            desk: desk.map(PathBuf::from),
            files,
        }))
    }

    #[test]
    fn nothing_named_opens_the_usual_desk() {
        assert_eq!(read(&[]), opened(None, &[]));
    }

    #[test]
    fn relative_paths_are_meant_from_the_folder_of_the_start() {
        assert_eq!(
            read(&["a.txt", "--desk", "work", "/tmp/b.md"]),
            opened(Some("/desk/ada/work"), &["/desk/ada/a.txt", "/tmp/b.md"])
        );
        assert_eq!(read(&["--desk=/desks/one"]), opened(Some("/desks/one"), &[]));
    }

    #[test]
    fn after_two_dashes_every_word_is_a_file() {
        assert_eq!(
            read(&["--", "--desk", "-x"]),
            opened(None, &["/desk/ada/--desk", "/desk/ada/-x"])
        );
    }

    #[test]
    fn a_line_that_cannot_be_understood_is_refused() {
        assert_eq!(
            read(&["--fast"]),
            Err(Error::UnknownOption {
                option: "--fast".to_owned()
            })
        );
        assert_eq!(read(&["--desk"]), Err(Error::DeskWithoutFolder));
        assert_eq!(read(&["--desk="]), Err(Error::DeskWithoutFolder));
        assert_eq!(read(&["--desk", "a", "--desk", "b"]), Err(Error::SecondDesk));
    }

    #[cfg(unix)]
    #[test]
    fn a_file_name_that_is_not_unicode_is_kept() {
        use std::os::unix::ffi::OsStringExt as _;
        let name = OsString::from_vec(vec![b'a', 0xFF]);
        let read = parse([name.clone()], Path::new("/"));
        assert_eq!(
            read,
            Ok(Request::Open(Arguments {
                desk: None,
                files: vec![Path::new("/").join(name)]
            }))
        );
    }
}
