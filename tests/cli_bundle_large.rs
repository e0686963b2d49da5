//! A bundle that is larger than the memory which the program may use: written, taken in, cut in half, and without room
//! on the disk.

#![cfg(target_os = "linux")]

use std::path::Path;
use std::process::Command;

use factdesk_desk::capture::{self, NewCapture};
use factdesk_desk::case::{self, NewCase};
use factdesk_desk::system_clock;
use factdesk_domain::capture::CaptureHow;

use crate::support::{Desk, Ran, array, build, finish, text};

/// Each captured file. One is in memory at a time, while it is hashed and stored.
const FILE_BYTES: usize = 8 << 20;

/// What the program may hold beside the file: its caches and threads.
const MEMORY_KIB: u32 = 96 << 10;

/// How many files there are: `FACTDESK_BUNDLE_MB=1024` makes a bundle of a gigabyte.
fn files() -> usize {
    let megabytes = std::env::var("FACTDESK_BUNDLE_MB").unwrap_or_else(|_| {
        println!("a bundle of 160 MB; FACTDESK_BUNDLE_MB=1024 makes it a gigabyte");
        "160".to_owned()
    });
    let megabytes: usize = megabytes.parse().expect("a number of megabytes");
    (megabytes << 20).div_ceil(FILE_BYTES)
}

/// Bytes that no packing makes smaller.
fn noise(seed: usize) -> Vec<u8> {
    let mut state = 0x9E37_79B9_7F4A_7C15_u64 ^ (seed as u64 + 1);
    let words = std::iter::repeat_with(move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state.to_le_bytes()
    });
    words.take(FILE_BYTES / 8).flatten().collect()
}

/// A desk with a case of captured recordings; the case.
fn recorded(desk: &Desk, files: usize) -> String {
    let open = factdesk_desk::Desk::open(&desk.path(), system_clock()).expect("a new desk");
    let me = open.me().expect("a reviewer");
    let title = "Recordings".to_owned();
    let new = NewCase {
        title,
        ..NewCase::default()
    };
    let case = case::create(&open, me, new).expect("a case").value;
    for n in 0..files {
        let new = NewCapture {
            bytes: noise(n),
            media_type: Some("application/octet-stream".to_owned()),
            name: Some(format!("recording {n}.bin")),
            how: CaptureHow::File,
            address: None,
            fetched: None,
            copy: None,
            warnings: Vec::new(),
            note: None,
        };
        let added = capture::add_all(&open, me, case, vec![new]).expect("a capture");
        assert!(added.value.iter().all(Result::is_ok), "each file is taken");
    }
    case.to_string()
}

/// The program with limits of the shell: `-d` of its memory in KiB, `-f` of each file in blocks of 512 bytes.
fn within(limit: (&str, u32), desk: &Desk, words: &[&str]) -> Ran {
    let mut command = Command::new("sh");
    command.args([
        "-c",
        "trap '' XFSZ; ulimit \"$1\" \"$2\"; shift 2; exec \"$@\"",
        "sh",
    ]);
    command
        .arg(limit.0)
        .arg(limit.1.to_string())
        .arg(build::program());
    command.arg("--desk").arg(desk.path()).args(words).arg("--json");
    finish(command)
}

fn size(path: &Path) -> u64 {
    std::fs::metadata(path).map_or(0, |about| about.len())
}

#[test]
fn a_bundle_larger_than_memory_goes_and_comes() {
    let (here, there) = (Desk::new(), Desk::new());
    let files = files();
    let case = recorded(&here, files);
    there.case("Other work");
    let words = text(&here.ask(&["device", "words"])["words"]);
    let file = here.beside("recordings.factdesk");
    let path = file.display().to_string();
    let export = ["bundle", "export", "--case", &case, "--files", "-o", &path];
    let import = ["bundle", "import", &path, "--words", &words];

    let no_room = within(("-f", 8 << 10), &here, &export);
    refused(&no_room);
    assert_eq!(size(&file), 0, "nothing is left of a bundle that did not fit");

    let written = within(("-d", MEMORY_KIB), &here, &export);
    assert_eq!(written.code, 0, "{written}");
    let whole = size(&file);
    assert!(whole > (files * FILE_BYTES) as u64, "{whole} bytes");
    assert!(
        whole > u64::from(MEMORY_KIB) << 10,
        "the bundle is larger than the memory"
    );

    let half = here.beside("half.factdesk");
    std::fs::copy(&file, &half).expect("a copy");
    let cut = std::fs::File::options()
        .write(true)
        .open(&half)
        .expect("the copy");
    cut.set_len(whole / 2).expect("half of it");
    let before = there.digest();
    let said = there.refused(
        3,
        &["bundle", "import", &half.display().to_string(), "--words", &words],
    );
    assert!(text(&said["message"]).contains("cut short"), "{said}");
    assert_eq!(there.digest(), before);

    refused(&within(("-f", 32 << 10), &there, &import));
    assert_eq!(there.digest(), before, "what does not fit changes nothing");
    there.ask(&["check"]);

    let taken = within(("-d", MEMORY_KIB), &there, &import);
    assert_eq!(taken.code, 0, "{taken}");
    assert!(array(&taken.json()["damaged"]).is_empty(), "{taken}");
    let verified = there.ask(&["archive", "verify"]);
    // Some of them were there from the try that found no room, and waited for the entries that name them.
    assert_eq!(verified["fine"], files, "{verified}");
    assert!(array(&verified["problems"]).is_empty(), "{verified}");
    let again = within(("-d", MEMORY_KIB), &there, &import);
    assert_eq!((again.code, &again.json()["files"]), (0, &0.into()), "{again}");
}

fn refused(ran: &Ran) {
    assert!(ran.code != 0 && ran.code != 101, "{ran}");
    let said = text(&ran.json()["error"]["message"]);
    assert!(said.len() > 20 && said.contains(' '), "{said}");
    println!("{said}");
}
