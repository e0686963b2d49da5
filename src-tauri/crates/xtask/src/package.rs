//! `cargo xtask package`: the installers of this system.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};

use crate::program::{cargo, execute, program, read};
use crate::{model, pages, project, setup};

/// What this system can build without fetching tools, and what is built on others.
const HERE: (&str, &str) = if cfg!(target_os = "linux") {
    (
        "deb,rpm",
        "AppImage on a Linux machine that may fetch its tools, NSIS and MSI on Windows, app and DMG on macOS",
    )
} else if cfg!(target_os = "macos") {
    (
        "app,dmg",
        "deb, rpm and AppImage on Linux, NSIS and MSI on Windows",
    )
} else {
    ("nsis,msi", "deb, rpm and AppImage on Linux, app and DMG on macOS")
};

/// Builds the window and `factdesk-cli` for release and puts both into each installer.
pub fn run() -> Result<()> {
    setup::build_packages()?;
    setup::npm_packages()?;
    pages::build()?;
    let cli = release_cli()?;
    let cli = cli
        .to_str()
        .context("the path of the project is not valid Unicode")?;
    let config =
        serde_json::json!({ "bundle": { "externalBin": [cli], "resources": resources() } }).to_string();
    let script = project::ui().join("node_modules/@tauri-apps/cli/tauri.js");
    let mut command = program("node", [script.as_os_str()]);
    command.args(["build", "--ci", "--bundles", HERE.0, "--config", &config]);
    execute(command)?;
    said()
}

/// The sentence model by its place in the package; without it the package is built all the same.
fn resources() -> serde_json::Map<String, serde_json::Value> {
    let files = model::files();
    if files.is_none() {
        println!("The sentence model is left out: it is not here. `cargo xtask model` fetches it.");
        println!("Without it the program finds similar claims by their words alone, and says so.");
    }
    let entry = |(path, place): (PathBuf, String)| (path.display().to_string(), place.into());
    files.into_iter().flatten().map(entry).collect()
}

/// Builds `factdesk-cli` and copies it to where the bundler looks for it; returns that path without the
/// ending that names the system, as the bundler wants it.
fn release_cli() -> Result<PathBuf> {
    execute(cargo(["build", "--release", "--package", "factdesk-cli"]))?;
    let built = project::built("release", "factdesk-cli");
    let folder = project::target().join("xtask/package");
    fs::create_dir_all(&folder).with_context(|| format!("cannot create {}", project::shown(&folder)))?;
    let name = format!("factdesk-cli-{}{}", this_system()?, std::env::consts::EXE_SUFFIX);
    fs::copy(&built, folder.join(name)).with_context(|| format!("cannot copy {}", project::shown(&built)))?;
    Ok(folder.join("factdesk-cli"))
}

/// The target triple that cargo builds for here.
fn this_system() -> Result<String> {
    let version = read(program("rustc", ["--version", "--verbose"]))?;
    let host = version.lines().find_map(|line| line.strip_prefix("host: "));
    Ok(host.context("rustc does not say what it builds for")?.to_owned())
}

fn said() -> Result<()> {
    let folder = project::target().join("release/bundle");
    println!();
    let mut found = 0;
    for kind in HERE.0.split(',') {
        for file in installers(&folder.join(kind))? {
            let size = fs::metadata(&file).map(|file| file.len()).unwrap_or(0);
            println!("{} ({:.1} MB)", project::shown(&file), size as f64 / 1e6);
            found += 1;
        }
    }
    if found == 0 {
        bail!("the bundler left nothing in {}", project::shown(&folder));
    }
    println!("Built elsewhere: {}.", HERE.1);
    Ok(())
}

fn installers(folder: &Path) -> Result<Vec<PathBuf>> {
    const ENDINGS: &[&str] = &["deb", "rpm", "exe", "msi", "dmg", "app"];
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("nothing in {}", project::shown(folder)))? {
        let path = entry?.path();
        if path
            .extension()
            .is_some_and(|ending| ENDINGS.iter().any(|known| ending == *known))
        {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}
