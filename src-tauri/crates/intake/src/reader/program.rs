//! Where the reader's program lies. Only the place of the running program decides: no setting, no variable.

use std::path::{Path, PathBuf};

use crate::error::Error;

pub(super) fn beside_this_one() -> Result<PathBuf, Error> {
    let this = std::env::current_exe().map_err(|_| Error::ReaderMissing)?;
    beside(&this)
}

fn beside(this: &Path) -> Result<PathBuf, Error> {
    let program = in_folder_of(this).ok_or(Error::ReaderMissing)?;
    if program.is_file() {
        Ok(program)
    } else {
        Err(Error::ReaderMissing)
    }
}

fn in_folder_of(this: &Path) -> Option<PathBuf> {
    let folder = this.parent()?;
    // Cargo lays tests, benchmarks and examples one folder below the programs.
    let below = folder.ends_with("deps") || folder.ends_with("examples");
    let folder = if below { folder.parent()? } else { folder };
    Some(folder.join(format!("factdesk-cli{}", std::env::consts::EXE_SUFFIX)))
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case::window("/opt/desk/factdesk", "/opt/desk/factdesk-cli")]
    #[case::itself("/usr/bin/factdesk-cli", "/usr/bin/factdesk-cli")]
    #[case::test("/t/debug/deps/cli-1f", "/t/debug/factdesk-cli")]
    fn it_lies_beside_the_running_program(#[case] this: &str, #[case] expected: &str) {
        assert_eq!(in_folder_of(Path::new(this)), Some(PathBuf::from(expected)));
    }

    #[test]
    fn a_folder_without_it_is_said() {
        let folder = tempfile::tempdir().unwrap();
        let error = beside(&folder.path().join("factdesk")).unwrap_err();
        assert_eq!(error.code(), "reader_missing");
        assert!(error.message().contains("not installed"), "{error}");
    }
}
