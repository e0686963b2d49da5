//! What hostile files reach: the program is traced while it captures and imports each of them. No file outside of the
//! desk is made, changed or taken away, and nothing is connected to.

#![cfg(target_os = "linux")]

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use crate::support::{Desk, Ran, array, build, finish, hostile, text};

/// Calls that make, change or take away files, or reach for a network.
const CALLS: &str = "trace=%network,open,openat,openat2,creat,mkdir,mkdirat,rename,renameat,renameat2,link,linkat,\
    symlink,symlinkat,unlink,unlinkat,rmdir,mknod,mknodat,truncate,execve,execveat";

/// The program on this desk under strace; what it did goes into a file.
fn traced(desk: &Desk, words: &[String], trace: &Path) -> Ran {
    let mut command = Command::new("strace");
    command
        .args(["-f", "-qq", "-y", "-s", "4096", "-e", CALLS, "-o"])
        .arg(trace);
    command.arg(build::program()).arg("--desk").arg(desk.path());
    command.args(words);
    finish(command)
}

/// The paths that a line of the trace tells of, where the call succeeded.
fn paths(line: &str) -> Vec<&str> {
    let failed = line
        .rsplit_once(" = ")
        .is_none_or(|(_, result)| result.trim_start().starts_with('-'));
    if failed {
        return Vec::new();
    }
    line.split('"').skip(1).step_by(2).collect()
}

/// Whether a call only looks.
fn only_reads(line: &str) -> bool {
    let writes = [
        "O_WRONLY",
        "O_RDWR",
        "O_CREAT",
        "O_TRUNC",
        "O_APPEND",
        "O_TMPFILE",
    ];
    let opens = line.contains(" open(") || line.contains(" openat(") || line.contains(" openat2(");
    opens && !writes.iter().any(|flag| line.contains(flag))
}

/// What is wrong with a line of the trace, seen from the desk.
fn wrong(line: &str, desk: &Path) -> Option<String> {
    if ["AF_INET", "AF_NETLINK", "AF_PACKET", " connect("]
        .iter()
        .any(|word| line.contains(word))
    {
        return Some(format!("reaches for a network: {line}"));
    }
    if line.contains(" execve") {
        let own = paths(line)
            .first()
            .is_none_or(|program| Path::new(program) == build::program());
        return (!own).then(|| format!("starts another program: {line}"));
    }
    if only_reads(line) {
        return None;
    }
    let inside = |path: &&str| Path::new(path).starts_with(desk) || **path == *"/dev/null";
    let outside = paths(line).into_iter().find(|path| !inside(path));
    outside.map(|path| format!("touches {path}: {line}"))
}

#[test]
fn hostile_files_reach_no_file_outside_of_the_desk_and_no_network() {
    if Command::new("strace").arg("-V").output().is_err() {
        eprintln!("SKIPPED: strace is not installed, so nobody looked what hostile files reach");
        return;
    }
    let desk = Desk::new();
    let case = desk.case("Hostile");
    let files = hostile::files();
    let trace = desk.beside("trace.txt");
    for verb in ["capture", "import"] {
        let mut words = vec![verb.to_owned(), "--case".to_owned(), case.clone()];
        words.extend(files.iter().map(|file| file.write(&desk).display().to_string()));
        words.push("--json".to_owned());
        let ran = traced(&desk, &words, &trace);
        assert_eq!(ran.code, 1, "some are refused, and nothing crashes: {ran}");
        judged(verb, &ran, &files);
        let seen = std::fs::read_to_string(&trace).expect("what was seen");
        assert!(
            seen.lines().count() > 50 && seen.contains("archive.db"),
            "nothing was traced"
        );
        let found: Vec<String> = seen
            .lines()
            .filter_map(|line| wrong(line, &desk.path()))
            .collect();
        assert!(found.is_empty(), "{verb}:\n{}", found.join("\n"));
    }
}

/// Each file came in or was refused as it should be.
fn judged(verb: &str, ran: &Ran, files: &[hostile::Hostile]) {
    let answer = ran.json();
    let failed: BTreeSet<(String, String)> = array(&answer["failed"])
        .iter()
        .map(|one| {
            let path = text(&one["file"]);
            let name = Path::new(&path).file_name().unwrap_or_default().to_string_lossy();
            let said = text(&one["message"]);
            assert!(said.len() > 20 && said.ends_with('.'), "no sentence: {one}");
            (name.into_owned(), text(&one["code"]))
        })
        .collect();
    let expected: BTreeSet<(String, String)> = files
        .iter()
        .filter_map(|file| Some((file.name.to_owned(), file.refused?.to_owned())))
        .collect();
    assert_eq!(failed, expected, "{verb}: {ran}");
    let came_in = if verb == "capture" { "captures" } else { "articles" };
    assert_eq!(
        array(&answer[came_in]).len(),
        files.len() - expected.len(),
        "{verb}: {ran}"
    );
}

#[test]
fn a_trace_that_tells_of_something_bad_is_not_overlooked() {
    let desk = Path::new("/x/desk");
    for bad in [
        "7 socket(AF_INET, SOCK_STREAM, IPPROTO_TCP) = 3",
        "7 connect(3, {sa_family=AF_UNIX, sun_path=\"/run/x\"}, 110) = 0",
        "7 openat(AT_FDCWD</>, \"/x/outside.txt\", O_WRONLY|O_CREAT, 0666) = 3</x/outside.txt>",
        "7 mkdir(\"/x/other\", 0777) = 0",
        "7 rename(\"/x/desk/a\", \"/elsewhere/a\") = 0",
        "7 execve(\"/bin/sh\", [\"sh\"], 0x7ffd /* 9 vars */) = 0",
    ] {
        assert!(wrong(bad, desk).is_some(), "{bad}");
    }
    for good in [
        "7 openat(AT_FDCWD</>, \"/etc/ld.so.cache\", O_RDONLY|O_CLOEXEC) = 3</etc/ld.so.cache>",
        "7 openat(AT_FDCWD</>, \"/x/desk/desk.db\", O_RDWR|O_CREAT, 0644) = 3</x/desk/desk.db>",
        "7 openat(AT_FDCWD</>, \"/x/outside.txt\", O_WRONLY|O_CREAT, 0666) = -1 EACCES (Permission denied)",
        "7 unlink(\"/x/desk/desk.db-wal\") = 0",
    ] {
        assert_eq!(wrong(good, desk), None);
    }
}
