//! No room on the disk: what does not fit is not saved, nothing is changed, and the program says so.

#![cfg(unix)]

use std::process::Command;

use crate::support::{Desk, Ran, array, build, finish, text};

/// The program, in a shell that lets no file grow past so many blocks of 512 bytes.
fn with_little_room(desk: &Desk, blocks: u32, words: &[&str]) -> Ran {
    let mut command = Command::new("sh");
    command.args(["-c", "trap '' XFSZ; ulimit -f \"$1\"; shift; exec \"$@\"", "sh"]);
    command.arg(blocks.to_string()).arg(build::program());
    command.arg("--desk").arg(desk.path()).args(words).arg("--json");
    finish(command)
}

#[test]
fn what_does_not_fit_is_not_saved_and_nothing_is_changed() {
    let desk = Desk::new();
    let case = desk.case("Harbour");
    let small = desk
        .file("small.txt", "The gate is closed.")
        .display()
        .to_string();
    desk.ask(&["capture", "--case", &case, &small]);
    let (before, room) = (desk.digest(), blocks(&desk));
    let large = desk
        .file("large.txt", "The gate is closed. ".repeat(200_000))
        .display()
        .to_string();
    for words in [
        ["capture", "--case", &case, &large],
        ["import", "--case", &case, &large],
    ] {
        let ran = with_little_room(&desk, room + 256, &words);
        assert!(ran.code != 0 && ran.code != 101, "{ran}");
        let said = text(&ran.json()["error"]["message"]);
        assert!(said.contains("othing was") || said.contains("not save"), "{said}");
        assert_eq!(desk.digest(), before, "{words:?} changed something");
        desk.ask(&["check"]);
    }
    let verified = desk.ask(&["archive", "verify"]);
    assert!(array(&verified["problems"]).is_empty(), "{verified}");
    let again = desk.ask(&["capture", "--case", &case, &large]);
    assert_eq!(array(&again["captures"]).len(), 1, "with room it goes in");
}

/// The longest file of the desk, in blocks.
fn blocks(desk: &Desk) -> u32 {
    let entries = std::fs::read_dir(desk.path()).expect("the desk");
    let sizes = entries.map(|entry| entry.expect("an entry").metadata().expect("a size").len());
    u32::try_from(sizes.max().unwrap_or_default() / 512 + 1).expect("a small desk")
}
