//! Bundles as honest people send them.

use factdesk_desk::source::{self, NewSource};
use factdesk_desk::{archive, capture, claim, comment, device, evidence};
use factdesk_domain::capture::CaptureHow;
use factdesk_domain::evidence::EvidenceStance;
use factdesk_domain::reviewer::Role;
use factdesk_domain::source::SourceKind;
use factdesk_hub::{Vector, inbox, trust};

use crate::craft::unpack;
use crate::support::{Bench, desk};

const CANARY: &str = "zebrafinchlantern";

#[test]
fn a_bundle_of_an_unknown_device_waits_until_its_words_are_compared() {
    let (here, there) = (desk("Ada", Role::Editor), desk("Ben", Role::SecondReader));
    let case = here.case();
    here.claim(case, "Eleven were wounded.");
    let bundle = here.write(case, "a.factdesk", |_| {});
    let came = there.take(&bundle, None).unwrap();
    assert_eq!((came.applied, came.strangers.len()), (0, 1));
    assert_eq!(came.strangers[0].name, "Ada");
    assert_eq!(inbox(&there.desk).unwrap().waiting.len(), 1);
    std::fs::remove_file(&bundle).unwrap();
    assert!(there.desk.read(|c| factdesk_desk::case::show(c, case)).is_err());

    let wrong = trust(&there.desk, there.me, "six words that are not it").unwrap_err();
    assert_eq!(wrong.code(), "words_differ");
    let vouched = trust(&there.desk, there.me, &here.words().to_uppercase()).unwrap();
    let (trusted, came) = (vouched.device, vouched.imported);
    assert_eq!(Some(trusted), here.desk.device());
    assert!(came[0].is_whole());
    assert_eq!(there.digest(case), here.digest(case));
    assert_eq!(inbox(&there.desk).unwrap().waiting.len(), 0);
    assert_eq!(
        std::fs::read_dir(there.place.path().join("desk/inbox"))
            .unwrap()
            .count(),
        0
    );
}

#[test]
fn who_an_editor_enrolled_need_not_be_compared_again() {
    let (editor, second, third) = (
        desk("Ada", Role::Editor),
        desk("Ben", Role::SecondReader),
        desk("Cleo", Role::Checker),
    );
    let case = editor.case();
    let claim = editor.claim(case, "Eleven were wounded.");
    let begin = editor.write(case, "begin.factdesk", |_| {});
    second.take(&begin, Some(&editor.words())).unwrap();
    second.judge(claim, "false", "The clinic counts nine.");
    let back = second.write(case, "back.factdesk", |_| {});

    // Cleo knows the editor only: what Ben wrote waits, the rest does not.
    third.take(&begin, Some(&editor.words())).unwrap();
    let came = third.take(&back, None).unwrap();
    assert_eq!(came.strangers[0].name, "Ben");
    editor.take(&back, Some(&second.words())).unwrap();
    let all = editor.write(case, "all.factdesk", |_| {});
    let came = third.take(&all, None).unwrap();
    assert!(came.is_whole(), "{came:?}");
    assert_eq!(third.digest(case), editor.digest(case));
    let known = device::list(&third.desk).unwrap();
    let ben = known
        .iter()
        .find(|one| Some(one.id) == second.desk.device())
        .unwrap();
    assert_eq!(ben.trust, device::Trust::Enrolled);
}

#[test]
fn a_blind_bundle_holds_no_verdict_and_the_answer_brings_both_together() {
    let (first, second) = (desk("Ada", Role::Editor), desk("Ben", Role::SecondReader));
    let case = first.case();
    let claim = first.claim(case, "Eleven were wounded.");
    first.judge(claim, "true", &format!("{CANARY} rationale"));
    let about = comment::About::Claim(claim);
    let said = comment::add(&first.desk, first.me, about, &format!("{CANARY} comment"), None).unwrap();
    comment::edit(&first.desk, first.me, said.value, &format!("{CANARY} reworded")).unwrap();
    let blind = first.write(case, "blind.factdesk", |wanted| wanted.blind = true);
    let everything = std::fs::read(&blind).unwrap();
    let parts = unpack(&blind);
    let decoded = decoded(&parts);
    for bytes in parts
        .iter()
        .map(|(_, bytes)| bytes)
        .chain([&everything, &decoded])
    {
        assert!(!holds(bytes, CANARY), "a verdict is in a blind bundle");
    }
    let came = second.take(&blind, Some(&first.words())).unwrap();
    assert_eq!(came.manifest.withheld, 3);
    assert_eq!(second.desk.verify(None).unwrap().withheld, 3);
    second.judge(claim, "false", "The clinic counts nine.");
    let back = second.write(case, "back.factdesk", |_| {});
    first.take(&back, Some(&second.words())).unwrap();
    // Both have read it now, so nothing is withheld any more.
    let open = first.write(case, "open.factdesk", |wanted| wanted.blind = true);
    let came = second.take(&open, None).unwrap();
    assert_eq!(came.filled, 3);
    second.assert_sound();
    assert_eq!(first.digest(case), second.digest(case));
}

/// Every base64 text of the operations, decoded.
fn decoded(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    use base64::Engine as _;
    let (_, lines) = parts.iter().find(|(name, _)| name == "operations.jsonl").unwrap();
    let mut all = Vec::new();
    for line in String::from_utf8(lines.clone()).unwrap().lines() {
        let line: serde_json::Value = serde_json::from_str(line).unwrap();
        for field in ["envelope", "payload"] {
            if let Some(text) = line[field].as_str() {
                all.extend(base64::engine::general_purpose::STANDARD.decode(text).unwrap());
            }
        }
    }
    all
}

fn holds(bytes: &[u8], words: &str) -> bool {
    bytes
        .windows(words.len())
        .any(|window| window == words.as_bytes())
}

#[test]
fn captured_files_travel_and_confidential_ones_never() {
    let (here, there) = (desk("Ada", Role::Editor), desk("Ben", Role::Checker));
    let case = here.case();
    let claim = here.claim(case, "Eleven were wounded.");
    let open = source::add(
        &here.desk,
        here.me,
        NewSource::named("Clinic", SourceKind::Primary),
    )
    .unwrap()
    .value;
    let hidden = NewSource {
        confidential: true,
        secret: source::Secret {
            real_name: Some("Zoe Quillfeather".into()),
            ..source::Secret::default()
        },
        ..NewSource::named("The nurse", SourceKind::Primary)
    };
    let hidden = source::add(&here.desk, here.me, hidden).unwrap().value;
    for (source, bytes) in [
        (open, "A list of eleven names.".to_owned()),
        (hidden, format!("{CANARY}: notes of the night.")),
        (open, "Told by zoe  Quillfeather at the gate.".to_owned()),
    ] {
        let new = evidence::NewEvidence {
            captured: Some(evidence::Capture {
                bytes: bytes.into_bytes(),
                media_type: Some("text/plain".into()),
                name: Some("note.txt".into()),
            }),
            ..evidence::NewEvidence::quoting(claim, source, "eleven", EvidenceStance::Supports)
        };
        evidence::add(&here.desk, here.me, new).unwrap();
    }
    let bundle = here.write(case, "files.factdesk", |wanted| wanted.files = true);
    let parts = unpack(&bundle);
    assert_eq!(
        parts
            .iter()
            .filter(|(name, _)| name.starts_with("files/"))
            .count(),
        1
    );
    let decoded = decoded(&parts);
    let whole = std::fs::read(&bundle).unwrap();
    for bytes in parts.iter().map(|(_, bytes)| bytes).chain([&decoded, &whole]) {
        let text = String::from_utf8_lossy(bytes).to_lowercase();
        assert!(!text.contains("quillfeather") && !text.contains(CANARY));
    }
    let came = there.take(&bundle, Some(&here.words())).unwrap();
    assert_eq!(came.files, 1);
    let sha256 = archive::sha256_hex(b"A list of eleven names.");
    let bytes = there
        .desk
        .store()
        .archive(|a| Ok::<_, factdesk_desk::Error>(archive::get(a, &sha256)?))
        .unwrap();
    assert_eq!(bytes.as_deref(), Some(&b"A list of eleven names."[..]));
}

#[test]
fn where_the_file_of_a_confidential_source_came_from_is_in_no_bundle() {
    let (here, there) = (desk("Ada", Role::Editor), desk("Ben", Role::Editor));
    let case = here.case();
    let claim = here.claim(case, "Eleven were wounded.");
    let fetched = |bytes: &[u8], host: &str| {
        let new = capture::NewCapture {
            bytes: bytes.to_vec(),
            media_type: Some("text/plain".into()),
            name: Some(host.into()),
            how: CaptureHow::Url,
            address: None,
            fetched: Some(capture::Fetched {
                address: format!("https://{host}/roster"),
                final_address: format!("https://{host}/"),
                status: 200,
                headers: vec![],
                redirects: vec![],
            }),
            copy: None,
            warnings: vec![],
            note: None,
        };
        capture::add_all(&here.desk, here.me, case, vec![new]).unwrap();
        archive::sha256_hex(bytes)
    };
    let source = |name: &str, confidential| {
        let new = NewSource {
            confidential,
            ..NewSource::named(name, SourceKind::Primary)
        };
        source::add(&here.desk, here.me, new).unwrap().value
    };
    let quoted = |source, file: String| {
        let new = evidence::NewEvidence {
            file: Some(file),
            ..evidence::NewEvidence::quoting(claim, source, "eleven", EvidenceStance::Supports)
        };
        evidence::add(&here.desk, here.me, new).unwrap()
    };
    let host = format!("{CANARY}.example");
    quoted(
        source("Clinic", false),
        fetched(b"Eleven names.", "clinic.example"),
    );
    let nurse = source("The nurse", true);
    quoted(nurse, fetched(b"Notes of the night.", &host));
    quoted(nurse, fetched(b"Notes of the day.", &host));
    here.desk.undo(here.me, Some(case)).unwrap();
    let bundle = here.write(case, "files.factdesk", |wanted| wanted.files = true);
    let parts = unpack(&bundle);
    let decoded = String::from_utf8_lossy(&decoded(&parts)).to_lowercase();
    assert!(!decoded.contains(CANARY), "{decoded}");
    assert!(decoded.contains("https://clinic.example/roster"));
    there.take(&bundle, Some(&here.words())).unwrap();
    let (captures, missed) = there
        .desk
        .read(|c| {
            Ok((
                capture::list(c, case)?,
                factdesk_desk::exchange::withheld(c, case)?,
            ))
        })
        .unwrap();
    assert_eq!(
        (captures.len(), missed),
        (1, 0),
        "nothing that is asked for is missing"
    );
    assert_eq!(there.desk.read(|c| evidence::list(c, claim)).unwrap().len(), 2);
}

#[test]
fn only_what_lies_behind_a_vector_is_sent() {
    let (here, there) = (desk("Ada", Role::Editor), desk("Ben", Role::Checker));
    let case = here.case();
    let claim = here.claim(case, "Eleven were wounded.");
    let first = here.write(case, "first.factdesk", |_| {});
    let vector = there.take(&first, Some(&here.words())).unwrap().vector;
    claim::flag(&here.desk, here.me, claim, true).unwrap();
    let known: Vector = vector.to_string().parse().unwrap();
    let next = here.write(case, "next.factdesk", |wanted| wanted.since = known);
    let came = there.take(&next, None).unwrap();
    assert_eq!((came.manifest.operations, came.applied), (1, 1));
    assert_eq!(there.digest(case), here.digest(case));
    assert!("nonsense".parse::<Vector>().is_err());
}

#[test]
fn the_words_of_a_revoked_device_let_in_what_it_wrote_before_and_nothing_later() {
    // Nobody here is an editor, so nobody enrols a device for the others.
    let (ada, ben, cleo) = (
        desk("Ada", Role::Checker),
        desk("Ben", Role::Checker),
        desk("Cleo", Role::Checker),
    );
    let case = ada.case();
    ada.trusts(&ben);
    cleo.trusts(&ada);
    let begun = ada.write(case, "begun.factdesk", |_| {});
    ben.take(&begun, Some(&ada.words())).unwrap();
    let before = ben.claim(case, "Eleven were wounded.");
    let early = ben.write(case, "early.factdesk", |_| {});
    ada.take(&early, None).unwrap();
    let (device, key) = device::my_key(&ben.desk).unwrap();
    device::revoke(&ada.desk, ada.me, device, (None, "lost")).unwrap();
    let after = ben.claim(case, "Nine were wounded.");
    let late = ben.write(case, "late.factdesk", |_| {});
    let came = ada.take(&late, None).unwrap();
    assert_eq!(came.cut.len(), 1);
    assert_eq!((came.cut[0].unused, came.strangers.len()), (1, 0));
    assert!(
        came.cut[0].words().contains("revoked by Ada on"),
        "{:?}",
        came.cut
    );

    let news = ada.write(case, "news.factdesk", |_| {});
    let came = cleo.take(&news, None).unwrap();
    let stranger = &came.strangers[0];
    assert!(stranger.by_words && stranger.revoked.is_some(), "{stranger:?}");
    let refused = cleo.take(&late, Some(&ben.words())).unwrap_err();
    assert_eq!(refused.code(), "revoked_device");
    let came = trust(&cleo.desk, cleo.me, &ben.words()).unwrap();
    assert!(!came.trusted && came.imported[0].is_whole(), "{came:?}");
    let claims = |who: &Bench| {
        let shown =
            [before, after].map(|claim| who.desk.read(|c| factdesk_desk::claim::show(c, claim)).is_ok());
        (shown[0], shown[1])
    };
    assert_eq!((claims(&ada), claims(&cleo)), ((true, false), (true, false)));
    assert_eq!(ada.digest(case), cleo.digest(case));
    let known = cleo.desk.read(|c| device::trusted(c, case)).unwrap();
    assert!(
        known.values().all(|(known, _)| *known != key),
        "nobody trusts it by that"
    );
    let refused = trust(&cleo.desk, cleo.me, &ben.words()).unwrap_err();
    assert_eq!(refused.code(), "revoked_device");
    cleo.assert_sound();
}
