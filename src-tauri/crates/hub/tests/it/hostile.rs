//! Bundles that were forged, cut, damaged, doubled, or made by a device that writes two truths.

use factdesk_desk::claim;
use factdesk_domain::reviewer::Role;
use factdesk_domain::{CaseId, ClaimId, OpId};
use factdesk_hub::inbox;
use serde_json::json;

use crate::craft::{envelope, key, line, pack, sign, unpack, with_lines};
use crate::support::{Bench, desk};

/// Two desks that know one case and each other.
fn two() -> (Bench, Bench, CaseId, ClaimId) {
    let (here, there) = (desk("Ada", Role::Editor), desk("Ben", Role::Checker));
    let case = here.case();
    let claim = here.claim(case, "Eleven were wounded.");
    let begin = here.write(case, "begin.factdesk", |_| {});
    there.take(&begin, Some(&here.words())).unwrap();
    here.trusts(&there);
    (here, there, case, claim)
}

fn refused(there: &Bench, path: &std::path::Path) -> &'static str {
    let digest = there.desk.digest(None).unwrap();
    let code = there.take(path, None).unwrap_err().code();
    assert_eq!(there.desk.digest(None).unwrap(), digest, "nothing is changed");
    there.assert_sound();
    code
}

#[test]
fn a_bundle_that_was_cut_anywhere_is_refused() {
    let (here, there, case, claim) = two();
    claim::flag(&here.desk, here.me, claim, true).unwrap();
    let bytes = std::fs::read(here.write(case, "a.factdesk", |_| {})).unwrap();
    let cut = here.file("cut.factdesk");
    for length in [0, 3, 4, 30, bytes.len() / 2, bytes.len() - 30, bytes.len() - 1] {
        std::fs::write(&cut, &bytes[..length]).unwrap();
        let code = refused(&there, &cut);
        let expected = if length < 4 {
            "bundle_none"
        } else {
            "bundle_truncated"
        };
        assert_eq!(code, expected, "{length} bytes");
    }
    std::fs::write(&cut, b"a letter").unwrap();
    assert_eq!(refused(&there, &cut), "bundle_none");
}

#[test]
fn no_byte_of_a_bundle_changes_unnoticed() {
    let (here, there, case, claim) = two();
    claim::flag(&here.desk, here.me, claim, true).unwrap();
    let bytes = std::fs::read(here.write(case, "a.factdesk", |_| {})).unwrap();
    let (changed, digest) = (here.file("changed.factdesk"), there.digest(case));
    for at in (0..bytes.len()).step_by(bytes.len() / 60) {
        let mut other = bytes.clone();
        other[at] ^= 0x10;
        std::fs::write(&changed, &other).unwrap();
        // A byte of a date in the archive means nothing to anybody; what means something is what was signed.
        if let Ok(came) = there.take(&changed, None) {
            assert!(came.refused.is_empty() && came.damaged.is_empty(), "byte {at}");
            assert_eq!(there.digest(case), here.digest(case), "byte {at}");
        } else if there.digest(case) != here.digest(case) {
            assert_eq!(there.digest(case), digest, "byte {at}: nothing is changed");
        }
    }
}

#[test]
fn a_manifest_that_was_changed_or_is_of_a_later_format_is_refused() {
    let (here, there, case, _) = two();
    let bundle = here.write(case, "a.factdesk", |_| {});
    let changed = here.file("changed.factdesk");
    let mut parts = unpack(&bundle);
    let at = parts
        .iter()
        .position(|(name, _)| name == "manifest.json")
        .unwrap();
    let text = String::from_utf8(parts[at].1.clone()).unwrap();
    parts[at].1 = text.replace("Harbour", "Harvest").into_bytes();
    pack(&changed, &parts);
    assert_eq!(refused(&there, &changed), "bundle_forged");
    let mut parts = unpack(&bundle);
    sign(&here, &mut parts, |manifest| manifest["format"] = json!(2));
    pack(&changed, &parts);
    assert_eq!(refused(&there, &changed), "bundle_newer");
    // Signed by a stranger in the name of a device that is known.
    let stranger = desk("Eve", Role::Editor);
    let mut parts = unpack(&bundle);
    sign(&stranger, &mut parts, |_| {});
    pack(&changed, &parts);
    let came = there.take(&changed, None).unwrap();
    assert_eq!(
        (came.applied, came.strangers.len()),
        (0, 1),
        "it waits for the stranger's words"
    );
}

#[test]
fn forged_entries_are_set_aside_and_the_rest_is_taken() {
    let (here, there, case, claim) = two();
    for tag in ["one", "two", "three"] {
        claim::tag_add(&here.desk, here.me, claim, tag).unwrap();
    }
    let bundle = here.write(case, "a.factdesk", |_| {});
    let forged = here.file("forged.factdesk");
    with_lines(&here, &bundle, &forged, |lines| {
        let last = lines.len() - 1;
        let mut other = lines[last].clone();
        other["signature"] = json!("00".repeat(64));
        lines[last] = other;
        lines.push(json!({ "envelope": "%%%" }));
        lines.push(json!("nonsense"));
    });
    let came = there.take(&forged, None).unwrap();
    let codes: Vec<&str> = came.refused.iter().map(|one| one.code.as_str()).collect();
    assert_eq!(
        codes,
        ["operation_unreadable", "operation_unreadable", "operation_forged"]
    );
    assert_eq!(came.applied, 2);
    assert!(
        came.refused
            .iter()
            .all(|one| one.reason.ends_with('.') && one.reason.len() > 20)
    );
    assert_eq!(inbox(&there.desk).unwrap().refused.len(), 3);
    there.take(&forged, None).unwrap();
    assert_eq!(inbox(&there.desk).unwrap().refused.len(), 3, "each is kept once");
    // The honest bundle mends it.
    assert!(there.take(&bundle, None).unwrap().is_whole());
    assert_eq!(there.digest(case), here.digest(case));
    there.assert_sound();
}

#[test]
fn entries_of_another_case_and_of_unknown_devices_stay_outside() {
    let (here, there, case, _) = two();
    let (other, stranger) = (here.case(), desk("Eve", Role::Editor));
    let foreign = unpack(&here.write(other, "other.factdesk", |_| {}));
    let theirs = stranger.case();
    let unknown = unpack(&stranger.write(theirs, "theirs.factdesk", |_| {}));
    let lines_of = |parts: &[(String, Vec<u8>)]| -> Vec<serde_json::Value> {
        let (_, bytes) = parts.iter().find(|(name, _)| name == "operations.jsonl").unwrap();
        let text = String::from_utf8(bytes.clone()).unwrap();
        text.lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect()
    };
    let bundle = here.write(case, "a.factdesk", |_| {});
    let mixed = here.file("mixed.factdesk");
    with_lines(&here, &bundle, &mixed, |lines| {
        lines.extend(lines_of(&foreign));
        lines.extend(lines_of(&unknown));
    });
    let came = there.take(&mixed, None).unwrap();
    assert!(came.refused.iter().all(|one| one.code == "operation_other_case"));
    assert!(!came.refused.is_empty());
    assert_eq!(there.digest(case), here.digest(case));
    assert!(there.desk.read(|c| factdesk_desk::case::show(c, other)).is_err());
}

#[test]
fn two_operations_at_one_place_are_both_kept_and_the_device_is_flagged() {
    let (here, there, case, claim) = two();
    claim::tag_add(&there.desk, there.me, claim, "real").unwrap();
    let bundle = there.write(case, "a.factdesk", |_| {});
    here.take(&bundle, None).unwrap();
    // The same device says something else at the same place, and goes on from there.
    let signing = key(&there);
    let forked = there.file("forked.factdesk");
    with_lines(&there, &bundle, &forked, |lines| {
        let last = lines.pop().unwrap();
        let mut other = envelope(&last);
        other.op_id = OpId::from_bytes([8; 16]);
        let payload = format!("{{\"claim\":\"{claim}\",\"tag\":\"forked\"}}");
        let fork = line(&signing, other, payload.as_bytes());
        let mut after = envelope(&fork);
        (after.op_id, after.seq) = (OpId::from_bytes([9; 16]), after.seq + 1);
        after.prev_hash = fork["hash"].as_str().unwrap().parse().unwrap();
        lines.push(fork);
        lines.push(line(&signing, after, payload.as_bytes()));
    });
    let digest = here.digest(case);
    let came = here.take(&forked, None).unwrap();
    let codes: Vec<&str> = came.refused.iter().map(|one| one.code.as_str()).collect();
    assert_eq!(codes[0], "operation_fork");
    assert_eq!(here.digest(case), digest, "the first that came stands");
    let found = inbox(&here.desk).unwrap();
    assert_eq!(found.forked, [there.desk.device().unwrap()]);
    assert!(
        found.refused[0]
            .line
            .as_ref()
            .is_some_and(|line| !line.is_empty()),
        "both are kept"
    );
    here.assert_sound();
    // What the honest desk writes next is still taken.
    claim::tag_add(&there.desk, there.me, claim, "next").unwrap();
    here.take(&there.write(case, "b.factdesk", |_| {}), None).unwrap();
}

#[test]
fn a_case_of_the_same_id_that_began_otherwise_is_not_merged() {
    let (here, there, case, _) = two();
    let eve = desk("Eve", Role::Editor);
    there.trusts(&eve);
    let own = eve.case();
    let signing = key(&eve);
    let bundle = eve.write(own, "own.factdesk", |_| {});
    let mut parts = unpack(&bundle);
    let at = parts
        .iter()
        .position(|(name, _)| name == "operations.jsonl")
        .unwrap();
    let lines: Vec<serde_json::Value> = String::from_utf8(parts[at].1.clone())
        .unwrap()
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let mut text = String::new();
    for one in lines {
        let mut envelope = envelope(&one);
        envelope.case_id = case;
        text.push_str(&format!("{}\n", line(&signing, envelope, b"{}")));
    }
    parts[at].1 = text.into_bytes();
    sign(&eve, &mut parts, |manifest| manifest["case"] = json!(case));
    let path = eve.file("other.factdesk");
    pack(&path, &parts);
    assert_eq!(refused(&there, &path), "bundle_other_case");
    assert_eq!(there.digest(case), here.digest(case));
}

#[test]
fn a_damaged_file_inside_is_left_out_and_named() {
    let (here, there, case, claim) = two();
    let source =
        factdesk_desk::source::NewSource::named("Clinic", factdesk_domain::source::SourceKind::Primary);
    let source = factdesk_desk::source::add(&here.desk, here.me, source)
        .unwrap()
        .value;
    let new = factdesk_desk::evidence::NewEvidence {
        captured: Some(factdesk_desk::evidence::Capture {
            bytes: b"A list of eleven names.".to_vec(),
            media_type: None,
            name: None,
        }),
        ..factdesk_desk::evidence::NewEvidence::quoting(
            claim,
            source,
            "eleven",
            factdesk_domain::evidence::EvidenceStance::Supports,
        )
    };
    factdesk_desk::evidence::add(&here.desk, here.me, new).unwrap();
    let bundle = here.write(case, "files.factdesk", |wanted| wanted.files = true);
    let mut parts = unpack(&bundle);
    let at = parts
        .iter()
        .position(|(name, _)| name.starts_with("files/"))
        .unwrap();
    parts[at].1[3] ^= 1;
    let damaged = here.file("damaged.factdesk");
    pack(&damaged, &parts);
    let came = there.take(&damaged, None).unwrap();
    assert_eq!((came.damaged.len(), came.files), (1, 0));
    assert_eq!(there.digest(case), here.digest(case), "the rest is taken");
    assert_eq!(there.take(&bundle, None).unwrap().files, 1);
}

/// A file that holds nothing but a list of parts, in the format for large files.
fn long_list(parts: u64, name: usize) -> Vec<u8> {
    let mut bytes = b"PK\x03\x04".to_vec();
    bytes.extend([0; 22]);
    bytes.extend(1_u32.to_le_bytes());
    bytes.push(b'a');
    let offset = bytes.len() as u64;
    for part in 0..parts {
        bytes.extend(b"PK\x01\x02");
        bytes.extend([0; 24]);
        bytes.extend((name as u32).to_le_bytes());
        bytes.extend([0; 14]);
        bytes.extend(format!("{part:0name$}").into_bytes());
    }
    let (end, size) = (bytes.len() as u64, bytes.len() as u64 - offset);
    bytes.extend(b"PK\x06\x06");
    bytes.extend(44_u64.to_le_bytes());
    bytes.extend([45, 0, 45, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    for number in [parts, parts, size, offset] {
        bytes.extend(number.to_le_bytes());
    }
    bytes.extend(b"PK\x06\x07\0\0\0\0");
    bytes.extend(end.to_le_bytes());
    bytes.extend(1_u32.to_le_bytes());
    bytes.extend(b"PK\x05\x06\0\0\0\0");
    bytes.extend([0xFF; 12]);
    bytes.extend([0; 2]);
    bytes
}

#[test]
fn a_long_list_of_parts_is_refused_before_it_is_read() {
    let (here, there, ..) = two();
    let path = here.file("long.factdesk");
    // One has too many parts, the other too many bytes.
    for (parts, name) in [(60_000, 6), (49_000, 700)] {
        std::fs::write(&path, long_list(parts, name)).unwrap();
        assert_eq!(refused(&there, &path), "bundle_too_large", "{parts} {name}");
    }
}
