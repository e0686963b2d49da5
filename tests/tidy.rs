//! Invariants of the tree itself. Each test is one sentence of ARCHITECTURE.md that a machine can check.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Which crates of ours each crate may use. An arrow that is not here points the wrong way.
const LAYERS: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("language", &["domain"]),
    ("meaning", &["domain", "language"]),
    ("desk", &["domain", "language"]),
    ("intake", &["domain", "language", "desk"]),
    ("report", &["domain", "desk"]),
    ("hub", &["domain", "desk"]),
    (
        "ipc",
        &["domain", "language", "meaning", "desk", "intake", "report", "hub"],
    ),
    (
        "cli",
        &[
            "domain", "language", "meaning", "desk", "intake", "report", "hub", "ipc",
        ],
    ),
    ("xtask", &[]),
];

/// Longest source file; past it a file is split by verb.
const MOST_LINES: usize = 500;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("the tests lie in the project")
        .to_path_buf()
}

fn read(path: impl AsRef<Path>) -> String {
    let path = path.as_ref();
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Files below `folder` with one of the endings, generated and built ones left out.
fn files(folder: &Path, endings: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder of the project") {
            let path = entry.expect("an entry").path();
            let name = path
                .file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned();
            if path.is_dir() {
                if !["node_modules", "dist", "target", "generated", "gen", ".git"].contains(&name.as_str()) {
                    folders.push(path);
                }
            } else if endings.iter().any(|ending| name.ends_with(ending)) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

fn shown(path: &Path) -> String {
    path.strip_prefix(root()).unwrap_or(path).display().to_string()
}

#[test]
fn arrows_between_the_layers_point_one_way() {
    for (name, allowed) in LAYERS {
        let manifest = read(root().join("src-tauri/crates").join(name).join("Cargo.toml"));
        let shipped = manifest.split("[dev-dependencies]").next().unwrap_or_default();
        let used: BTreeSet<&str> = shipped
            .lines()
            .filter_map(|line| line.trim().strip_prefix("factdesk-"))
            .map(|line| line.split(['.', ' ', '=']).next().unwrap_or_default())
            .collect();
        for used in used {
            assert!(
                allowed.contains(&used),
                "{name} uses {used}; that arrow points the wrong way"
            );
        }
    }
}

#[test]
fn every_crate_stands_in_the_layers() {
    let listed: BTreeSet<String> = LAYERS.iter().map(|(name, _)| (*name).to_owned()).collect();
    let there: BTreeSet<String> = fs::read_dir(root().join("src-tauri/crates"))
        .expect("the crates")
        .map(|entry| {
            entry
                .expect("an entry")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .collect();
    assert_eq!(
        listed, there,
        "a crate is not in the list of layers, or the other way round"
    );
}

#[test]
fn pure_crates_touch_no_clock_file_network_or_database() {
    let banned = [
        "std::fs",
        "std::net",
        "std::env",
        "SystemTime::now",
        "Utc::now",
        "Local::now",
        "rusqlite",
        "tauri::",
    ];
    for name in ["domain", "language"] {
        for path in files(&root().join("src-tauri/crates").join(name).join("src"), &[".rs"]) {
            let text = read(&path);
            let shipped = text.split("#[cfg(test)]").next().unwrap_or_default();
            for word in banned {
                let line = shipped
                    .lines()
                    .find(|line| !line.trim_start().starts_with("//") && line.contains(word));
                assert!(
                    line.is_none(),
                    "{} uses {word}: {}",
                    shown(&path),
                    line.unwrap_or_default()
                );
            }
        }
    }
}

#[test]
fn one_list_of_commands_feeds_the_window_and_the_typescript() {
    let listed: BTreeSet<&str> = factdesk_ipc::COMMANDS
        .iter()
        .map(|command| command.name)
        .collect();
    assert_eq!(
        listed.len(),
        factdesk_ipc::COMMANDS.len(),
        "a command stands twice in the list"
    );
    let mut handled = BTreeMap::new();
    for path in files(&root().join("src-tauri/src/commands"), &[".rs"]) {
        let text = read(&path);
        for part in text.split("#[tauri::command]").skip(1) {
            let name = part
                .split("fn ")
                .nth(1)
                .and_then(|rest| rest.split(['(', '<']).next())
                .unwrap_or_default();
            assert!(
                handled.insert(name.to_owned(), shown(&path)).is_none(),
                "{name} is handled twice"
            );
        }
    }
    let handled: BTreeSet<&str> = handled.keys().map(String::as_str).collect();
    assert_eq!(
        listed, handled,
        "the window's handlers differ from the list of commands"
    );
    let lib = read(root().join("src-tauri/src/lib.rs")) + &read(root().join("src-tauri/src/commands/mod.rs"));
    for name in listed {
        assert!(
            lib.contains(&format!("::{name}")),
            "{name} is handled but not registered"
        );
    }
}

#[test]
fn the_typescript_is_what_the_contract_writes() {
    let folder = root().join("ui/src/lib/generated");
    let advice = "run `cargo xtask bindings` and commit what it writes";
    assert!(
        read(folder.join("types.ts")) == factdesk_ipc::typescript::types(),
        "types.ts is out of date; {advice}"
    );
    assert!(
        read(folder.join("commands.ts")) == factdesk_ipc::typescript::functions(),
        "commands.ts is out of date; {advice}"
    );
}

#[test]
fn only_the_transport_touches_tauri() {
    for path in files(&root().join("ui/src"), &[".ts", ".svelte"]) {
        if path.ends_with("lib/transport.ts") {
            continue;
        }
        assert!(
            !read(&path).contains("@tauri-apps/"),
            "{} goes around the transport",
            shown(&path)
        );
    }
}

#[test]
fn the_window_never_draws_markup_from_text() {
    for path in files(&root().join("ui/src"), &[".ts", ".svelte"]) {
        for word in ["{@html", "innerHTML", "insertAdjacentHTML", "eval("] {
            assert!(!read(&path).contains(word), "{} uses {word}", shown(&path));
        }
    }
}

#[test]
fn every_sql_file_prepares_against_a_new_desk() {
    let (_folder, connection) = new_desk();
    let mut prepared = 0;
    for path in files(&root().join("src-tauri/crates/desk"), &[".sql"]) {
        let makes_tables = read(&path).contains("CREATE ");
        if makes_tables {
            continue; // opening a new desk has just run it
        }
        connection
            .prepare(&read(&path))
            .unwrap_or_else(|error| panic!("{}: {error}", shown(&path)));
        prepared += 1;
    }
    assert!(prepared > 0, "no .sql file was found; has the folder moved?");
}

/// A checker's next claim must not cost more in a case of a hundred thousand.
#[test]
fn what_is_asked_for_one_claim_is_found_by_an_index() {
    let (_folder, connection) = new_desk();
    let mut asked = 0;
    for path in files(&root().join("src-tauri/crates/desk"), &[".sql"]) {
        let sql = read(&path);
        if !sql.contains(":claim") || sql.contains("INSERT ") {
            continue;
        }
        let mut plan = connection
            .prepare(&format!("EXPLAIN QUERY PLAN {sql}"))
            .unwrap_or_else(|error| panic!("{}: {error}", shown(&path)));
        let unbound = vec![None::<String>; plan.parameter_count()];
        let steps = plan
            .query_map(rusqlite::params_from_iter(unbound), |row| {
                row.get::<_, String>("detail")
            })
            .expect("a plan");
        for step in steps {
            let step = step.expect("a step of the plan");
            let reads_a_case = step.starts_with("SCAN ") || step.contains("(case_id=?)");
            assert!(!reads_a_case, "{}: {step}", shown(&path));
        }
        asked += 1;
    }
    assert!(asked > 0, "no query for one claim was found; have they moved?");
}

/// A new desk with its archive, open for queries.
fn new_desk() -> (tempfile::TempDir, rusqlite::Connection) {
    let folder = tempfile::tempdir().expect("a folder");
    drop(factdesk_desk::Desk::open(folder.path(), factdesk_desk::system_clock()).expect("a new desk"));
    let connection = rusqlite::Connection::open(folder.path().join("desk.db")).expect("the desk's database");
    let archive = folder.path().join("archive.db");
    connection
        .execute("ATTACH DATABASE ?1 AS archive", [archive.to_string_lossy()])
        .expect("the archive");
    (folder, connection)
}

#[test]
fn no_source_file_is_too_long() {
    let mut long = Vec::new();
    for folder in ["src-tauri", "ui/src", "tests"] {
        for path in files(&root().join(folder), &[".rs", ".ts", ".svelte"]) {
            let lines = read(&path).lines().count();
            if lines > MOST_LINES {
                long.push(format!("{} has {lines} lines", shown(&path)));
            }
        }
    }
    assert!(
        long.is_empty(),
        "longer than {MOST_LINES} lines; split by verb:\n{}",
        long.join("\n")
    );
}

#[test]
fn nothing_is_left_unfinished_or_switched_off() {
    let words = [
        concat!("todo", "!("),
        concat!("unimplemented", "!("),
        concat!("FIX", "ME"),
        concat!("#[ign", "ore]"),
        concat!(".sk", "ip(\""),
        concat!("it.on", "ly("),
    ];
    for folder in ["src-tauri", "ui/src", "tests"] {
        for path in files(&root().join(folder), &[".rs", ".ts", ".svelte"]) {
            let text = read(&path);
            for word in words {
                assert!(!text.contains(word), "{} holds {word}", shown(&path));
            }
        }
    }
}

#[test]
fn each_workspace_member_says_what_it_is() {
    for line in read(root().join("Cargo.toml")).lines().map(str::trim) {
        if line.starts_with("\"src-tauri") || line.starts_with("\"tests") {
            assert!(line.contains(" # "), "{line} has no one-line description");
        }
    }
}
