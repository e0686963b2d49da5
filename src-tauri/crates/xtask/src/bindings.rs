//! The TypeScript of the contract: written from it, and compared with what is committed.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, bail};

use crate::program::{cargo, execute, program};
use crate::project;

/// Writes the files, or with `--check` says which would change.
pub fn run(words: &[String]) -> Result<()> {
    match words {
        [] => write(&project::ui().join("src/lib/generated")),
        [word] if word == "--check" => check(),
        _ => bail!("bindings takes nothing but --check"),
    }
}

fn write(folder: &Path) -> Result<()> {
    // The whole workspace is selected so that the tests find the libraries as they need them.
    execute(cargo(["build", "--workspace", "--example", "bindings"]))?;
    execute(program(project::built("debug/examples", "bindings"), [folder]))
}

/// Fails when the committed files are not what the contract says now.
pub fn check() -> Result<()> {
    let fresh = project::target().join("xtask/bindings");
    if fresh.exists() {
        fs::remove_dir_all(&fresh).with_context(|| format!("cannot empty {}", project::shown(&fresh)))?;
    }
    write(&fresh)?;
    let differing = differing(&texts(&project::ui().join("src/lib/generated"))?, &texts(&fresh)?);
    if differing.is_empty() {
        println!("The TypeScript in ui/src/lib/generated is what the contract says.");
        return Ok(());
    }
    bail!(
        "ui/src/lib/generated is out of date ({}). Run: cargo xtask bindings",
        differing.join(", ")
    )
}

/// Name and text of every TypeScript file in `folder`.
fn texts(folder: &Path) -> Result<BTreeMap<String, String>> {
    let shown = || format!("cannot read {}", project::shown(folder));
    let mut texts = BTreeMap::new();
    for entry in fs::read_dir(folder).with_context(shown)? {
        let path = entry.with_context(shown)?.path();
        if path.extension().is_some_and(|ending| ending == "ts") {
            let name = path
                .file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned();
            // Git on Windows may have turned the line ends.
            texts.insert(
                name,
                fs::read_to_string(&path)
                    .with_context(shown)?
                    .replace("\r\n", "\n"),
            );
        }
    }
    Ok(texts)
}

fn differing(committed: &BTreeMap<String, String>, fresh: &BTreeMap<String, String>) -> Vec<String> {
    let names: std::collections::BTreeSet<_> = committed.keys().chain(fresh.keys()).collect();
    names
        .into_iter()
        .filter(|name| committed.get(*name) != fresh.get(*name))
        .cloned()
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changed_missing_and_forgotten_files_are_all_named() {
        let files = |list: &[(&str, &str)]| {
            list.iter()
                .map(|(name, text)| ((*name).to_owned(), (*text).to_owned()))
                .collect::<BTreeMap<_, _>>()
        };
        let committed = files(&[("same.ts", "1"), ("changed.ts", "1"), ("forgotten.ts", "1")]);
        let fresh = files(&[("same.ts", "1"), ("changed.ts", "2"), ("missing.ts", "1")]);
        assert_eq!(
            differing(&committed, &fresh),
            ["changed.ts", "forgotten.ts", "missing.ts"]
        );
    }
}
