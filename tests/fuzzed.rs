//! Every seed of the fuzz targets and everything that they ever found, run again without a fuzzer.

#[path = "../fuzz/src/lib.rs"]
mod fuzz;

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// Far above what these take, far below what a growth without end would take.
const PATIENCE: Duration = Duration::from_secs(60);

fn files(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    files.sort();
    files
}

#[test]
fn seeds_and_findings_hold() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fuzz");
    let (mut broken, mut ran) = (Vec::new(), 0);
    for (target, _) in fuzz::TARGETS {
        let seeds = files(&folder.join("seeds").join(target));
        assert!(!seeds.is_empty(), "{target} has no seeds");
        for file in seeds
            .into_iter()
            .chain(files(&folder.join("findings").join(target)))
        {
            let bytes = fs::read(&file).expect("a file of the project");
            let started = Instant::now();
            let held = catch_unwind(AssertUnwindSafe(|| fuzz::run(target, &bytes)));
            if held.is_err() || started.elapsed() > PATIENCE {
                broken.push(format!("{} ({:?})", file.display(), started.elapsed()));
            }
            ran += 1;
        }
    }
    assert!(ran > 60, "only {ran} files were run");
    assert!(broken.is_empty(), "these do not hold:\n{}", broken.join("\n"));
}

#[test]
fn each_finding_belongs_to_a_target() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fuzz");
    for kind in ["seeds", "findings", "targets"] {
        for file in files(&folder.join(kind)) {
            let name = file
                .file_stem()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned();
            let known = fuzz::TARGETS.iter().any(|(target, _)| *target == name);
            assert!(known, "{} belongs to no target", file.display());
        }
    }
}

/// A fuzzer that begins with bundles which are all refused at the door never gets behind it.
#[test]
fn what_a_trusted_device_made_up_goes_through_every_check() {
    let seed = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fuzz/seeds/bundle_operations/sample");
    let seed = fs::read(seed).expect("a file of the project");
    let operations = seed.split(|byte| *byte == b'\n').filter(|line| !line.is_empty());
    assert_eq!(fuzz::bundles::operations_taken(&seed), operations.count());
}
