//! Captured files: stored once, re-hashed, erased, and proved against.

use factdesk_desk::archive::{self, CopyState, State};
use factdesk_desk::capture::{self, NewCapture, NewCopy, StepWhat};
use factdesk_desk::evidence::{self, NewEvidence};
use factdesk_desk::proof::{self, ProofState};
use factdesk_desk::{Desk, Error};
use factdesk_domain::capture::{CaptureHow, ErasureGround};
use factdesk_domain::evidence::EvidenceStance;
use factdesk_domain::{CaptureId, CaseId};

use crate::support::{Bench, desk};

const NOTICE: &str = "The harbour office counted 31 boats.\n\nNone of them was “unsafe”.";

pub fn notice(bytes: &[u8]) -> NewCapture {
    NewCapture {
        bytes: bytes.to_vec(),
        media_type: Some("text/plain".into()),
        name: Some("notice.txt".into()),
        how: CaptureHow::File,
        address: None,
        fetched: None,
        copy: Some(NewCopy {
            extractor: "plain 1".into(),
            text: String::from_utf8_lossy(bytes).into_owned(),
            pages: None,
            media_type: "text/plain".into(),
            map: "{}".into(),
        }),
        warnings: vec![],
        note: None,
    }
}

fn captured(bench: &Bench, case: CaseId, bytes: &[u8]) -> (CaptureId, String) {
    let added = capture::add_all(&bench.desk, bench.me, case, vec![notice(bytes)]).unwrap();
    let id = added.value.into_iter().next().unwrap().unwrap();
    (id, archive::sha256_hex(bytes))
}

fn stored(desk: &Desk) -> (i64, i64) {
    let counts = "SELECT (SELECT count(*) FROM file), (SELECT count(*) FROM working_copy)";
    desk.store()
        .archive::<_, Error>(|a| Ok(a.query_row(counts, [], |row| Ok((row.get(0)?, row.get(1)?)))?))
        .unwrap()
}

fn standing(bench: &Bench, sha256: &str) -> archive::Standing {
    archive::standings(&bench.desk, &[sha256]).unwrap()[sha256]
}

fn verified(bench: &Bench) -> archive::Checks {
    archive::verify(&bench.desk, &|| false, &mut |_, _| ()).unwrap()
}

fn spoil(desk: &Desk, sql: &str) {
    desk.store()
        .archive::<_, Error>(|a| {
            Ok(a.execute_batch(&format!(
                "DROP TRIGGER file_is_never_changed; DROP TRIGGER working_copy_is_never_changed; {sql}"
            ))?)
        })
        .unwrap();
}

#[test]
fn the_same_bytes_are_two_captures_and_one_file() {
    let bench = desk();
    let case = bench.case();
    captured(&bench, case, NOTICE.as_bytes());
    let (last, sha256) = captured(&bench, case, NOTICE.as_bytes());
    assert_eq!(stored(&bench.desk), (1, 1));
    let list = bench.desk.read(|c| capture::list(c, case)).unwrap();
    assert_eq!(list.len(), 2);
    assert_eq!(list[0].id, last, "the latest first");
    assert_eq!(
        list[0].copy.as_ref().unwrap().characters,
        NOTICE.chars().count() as u64
    );
    capture::retract(&bench.desk, bench.me, last, Some("twice".into())).unwrap();
    let left = bench.desk.read(|c| capture::list(c, case)).unwrap();
    assert_eq!(left.len(), 1);
    assert_eq!(stored(&bench.desk), (1, 1), "the bytes stay");
    let steps = bench.desk.read(|c| capture::custody(c, &sha256)).unwrap();
    assert_eq!(steps.len(), 2, "who took it in is not forgotten");
}

#[test]
fn a_file_is_unchecked_then_fine_then_damaged_then_missing() {
    let bench = desk();
    let case = bench.case();
    let (_, sha256) = captured(&bench, case, NOTICE.as_bytes());
    assert_eq!(standing(&bench, &sha256).state, State::Unchecked);
    assert_eq!(archive::verify_some(&bench.desk, 10, &|| false).unwrap(), 1);
    assert_eq!(standing(&bench, &sha256).state, State::Fine);
    assert_eq!(standing(&bench, &sha256).copy_state, CopyState::Fine);
    assert_eq!(
        archive::verify_some(&bench.desk, 10, &|| false).unwrap(),
        0,
        "nothing is due so soon"
    );
    spoil(&bench.desk, "UPDATE file SET bytes = x'00'");
    assert!(!verified(&bench)[&sha256].looked.is_fine());
    assert_eq!(standing(&bench, &sha256).state, State::Damaged);
    spoil_more(&bench, "DELETE FROM file");
    assert_eq!(standing(&bench, &sha256).state, State::Missing, "known at once");
    let all = archive::overview(&bench.desk, &verified(&bench)).unwrap();
    assert_eq!((all.missing, all.problems.len()), (1, 1));
    assert_eq!(all.problems[0].name.as_deref(), Some("notice.txt"));
    assert_eq!(all.problems[0].cases, [case]);
}

fn spoil_more(bench: &Bench, sql: &str) {
    bench
        .desk
        .store()
        .archive::<_, Error>(|a| Ok(a.execute_batch(sql)?))
        .unwrap();
}

#[test]
fn a_changed_or_lost_working_copy_is_found_and_proves_nothing() {
    let bench = desk();
    let case = bench.case();
    let (_, sha256) = captured(&bench, case, NOTICE.as_bytes());
    spoil(
        &bench.desk,
        "UPDATE working_copy SET text = replace(text, '31', '37')",
    );
    let looked = verified(&bench)[&sha256].looked;
    assert_eq!(looked.copy_state, CopyState::Damaged);
    assert_eq!(
        archive::overview(&bench.desk, &archive::Checks::new())
            .unwrap()
            .damaged,
        1
    );
    let proof = proof::check(&bench.desk, &sha256, "counted 37 boats").unwrap();
    assert_eq!(proof.state, ProofState::NoText, "{}", proof.words);
    spoil_more(&bench, "DELETE FROM working_copy");
    assert_eq!(verified(&bench)[&sha256].looked.copy_state, CopyState::Missing);
}

#[test]
fn a_verification_that_is_stopped_keeps_what_it_found() {
    let bench = desk();
    let case = bench.case();
    for number in 0..5 {
        captured(&bench, case, format!("Notice number {number}.").as_bytes());
    }
    let looks = std::cell::Cell::new(0);
    let stop = || {
        looks.set(looks.get() + 1);
        looks.get() > 6
    };
    let found = archive::verify(&bench.desk, &stop, &mut |_, total| assert_eq!(total, 5)).unwrap();
    assert!(!found.is_empty() && found.len() < 5, "{}", found.len());
    let all = archive::overview(&bench.desk, &archive::Checks::new()).unwrap();
    assert_eq!((all.fine, all.unchecked), (found.len(), 5 - found.len()));
}

#[test]
fn an_erased_file_is_removed_for_ever_in_every_case() {
    let bench = desk();
    let (first, second) = (bench.case(), bench.case());
    let secret = b"Her address is 7 Quay Lane, and nobody else may know.";
    let (_, sha256) = captured(&bench, first, secret);
    captured(&bench, second, secret);
    let before = bench.desk.digest(None).unwrap();
    let why = || ("Her lawyer asked".to_owned(), ErasureGround::Request);
    let none = capture::erase(&bench.desk, bench.me, &"0".repeat(64), why()).unwrap_err();
    assert_eq!(none.code(), "unknown_file");
    let blank = (" ".to_owned(), ErasureGround::Law);
    assert_eq!(
        capture::erase(&bench.desk, bench.me, &sha256, blank)
            .unwrap_err()
            .code(),
        "empty"
    );
    assert_eq!(stored(&bench.desk), (1, 1), "a refused erasure takes nothing");
    capture::erase(&bench.desk, bench.me, &sha256, why()).unwrap();
    assert_eq!(stored(&bench.desk), (0, 0));
    assert_eq!(standing(&bench, &sha256).state, State::Removed);
    let all = archive::overview(&bench.desk, &verified(&bench)).unwrap();
    assert_eq!((all.removed, all.missing, all.problems.len()), (1, 0, 0));
    assert!(bench.desk.check().unwrap().is_sound(), "removed is not missing");
    assert_ne!(bench.desk.digest(None).unwrap(), before);
    for case in [first, second] {
        // What is undone, if anything, is what was done before.
        let _ = bench.desk.undo(bench.me, Some(case));
    }
    assert_eq!(
        standing(&bench, &sha256).state,
        State::Removed,
        "nothing brings it back"
    );
    let steps = bench.desk.read(|c| capture::custody(c, &sha256)).unwrap();
    assert!(
        matches!(&steps.last().unwrap().what, StepWhat::Erased { reason } if reason == "Her lawyer asked")
    );
    let again = capture::add_all(&bench.desk, bench.me, first, vec![notice(secret)]).unwrap();
    assert_eq!(again.value[0].as_ref().unwrap_err().code(), "file_erased");
    assert_eq!(stored(&bench.desk), (0, 0));
    no_file_holds(bench, b"7 Quay Lane");
}

/// Deleted pages are overwritten, and the log of writes is emptied.
fn no_file_holds(bench: Bench, words: &[u8]) {
    let Bench { place, desk, .. } = bench;
    let look = |moment: &str| {
        for entry in std::fs::read_dir(place.path().join("desk")).unwrap() {
            let path = entry.unwrap().path();
            let bytes = std::fs::read(&path).unwrap();
            let found = bytes.windows(words.len()).any(|window| window == words);
            assert!(
                !found,
                "{} holds the words while the desk is {moment}",
                path.display()
            );
        }
    };
    look("open");
    drop(desk);
    look("closed");
}

#[test]
fn a_quote_is_proved_and_the_proof_follows_the_text() {
    let bench = desk();
    let case = bench.case();
    let (_, sha256) = captured(&bench, case, NOTICE.as_bytes());
    let state = |quote: &str| proof::check(&bench.desk, &sha256, quote).unwrap();
    let word_for_word = state("counted 31 boats");
    assert_eq!(word_for_word.state, ProofState::Verbatim);
    let (start, end) = word_for_word.span.unwrap();
    assert_eq!(&NOTICE[start..end], "counted 31 boats");
    let straight = state("None of them was \"unsafe\"");
    assert_eq!(straight.state, ProofState::Tolerant);
    assert_eq!(
        straight.words,
        "found in the captured file; quotation marks differ"
    );
    let other = state("The harbour office counted 13 boats");
    assert_eq!(other.state, ProofState::Near);
    assert_eq!(
        other.words,
        "NOT in the captured file; the nearest passage differs by 1 word"
    );
    assert_eq!(
        (
            other.differences[0].quote.as_str(),
            other.differences[0].text.as_str()
        ),
        ("13", "31")
    );
    assert_eq!(state("A volcano in Peru").state, ProofState::Absent);
    let nowhere = proof::check(&bench.desk, &"0".repeat(64), "boats").unwrap();
    assert_eq!(nowhere.state, ProofState::NoFile);
}

#[test]
fn evidence_remembers_its_proof_and_proves_again() {
    let bench = desk();
    let case = bench.case();
    let claim = bench.claim(case, "31 boats were counted.");
    let source = bench.source("Harbour office");
    let new = NewEvidence {
        captured: Some(evidence::Capture {
            bytes: NOTICE.as_bytes().to_vec(),
            media_type: None,
            name: None,
        }),
        ..NewEvidence::quoting(claim, source, "counted 31 boats", EvidenceStance::Supports)
    };
    let id = evidence::add(&bench.desk, bench.me, new).unwrap().value;
    let known = bench.desk.read(|c| evidence::show(c, id)).unwrap();
    let unread = proof::of_evidence(&bench.desk, &known).unwrap().unwrap();
    assert_eq!(unread.state, ProofState::NoText, "nobody has drawn its text yet");
    captured(&bench, case, NOTICE.as_bytes());
    let read = proof::of_evidence(&bench.desk, &known).unwrap().unwrap();
    assert_eq!(read.state, ProofState::Verbatim);
    let rows = "SELECT count(*) FROM proof";
    let kept: i64 = bench
        .desk
        .read(|c| Ok(c.query_row(rows, [], |row| row.get(0))?))
        .unwrap();
    assert_eq!(kept, 1);
    assert_eq!(proof::of_evidence(&bench.desk, &known).unwrap().unwrap(), read);
    spoil(&bench.desk, "UPDATE working_copy SET text = 'other'");
    let again = proof::again(&bench.desk, &known).unwrap().unwrap();
    assert_eq!(again.state, ProofState::NoText, "looked at anew");
}
