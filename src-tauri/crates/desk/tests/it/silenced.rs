//! Erasures, revocations and sign-offs that come in any order, withheld or not, together with what they silence: in the
//! end every desk has the same tables, the same words and the same marks.

use factdesk_desk::{Received, scale};
use factdesk_domain::article::FileRef;
use factdesk_domain::capture::{CaptureAdd, CaptureHow, ErasureGround, FileErase};
use factdesk_domain::envelope::Envelope;
use factdesk_domain::removal::PayloadErase;
use factdesk_domain::scale::{BUILT_IN, DEFAULT, Rollup, ScaleDefine};
use factdesk_domain::{CaptureId, DeviceId, Operation, RemovalId, ScaleId, ScaleVersionId};
use proptest::prelude::*;
use proptest::sample::Index;

use crate::authors::{Authors, Step};
use crate::support::Bench;

pub fn without_words(mut operations: Vec<Received>) -> Vec<Received> {
    operations.iter_mut().for_each(|one| one.payload = None);
    operations
}

#[test]
fn two_revocations_that_meet_in_one_bundle_come_in_either_order() {
    let mut authors = Authors::new();
    // The second author writes something; it is cut off, and heard again once who cut it off is cut off earlier.
    let nobodys = DeviceId::from_bytes([7; 16]);
    authors.revoke(1, nobodys, 0, 0);
    authors.comment(1, 0, "one", vec![]);
    authors.comment(1, 0, "two", vec![]);
    authors.revoke(0, authors.all[1].device, 1, 0);
    let first = authors.ops.clone();
    authors.revoke(2, authors.all[0].device, 4, 5000);
    authors.comment(2, 0, "later", vec![]);
    let (one, other) = (authors.reader(), authors.reader());
    authors.hand(&one, first);
    authors.hand(&one, authors.ops.clone());
    authors.hand(&other, authors.ops.clone());
    assert_eq!(authors.seen(&one.desk), authors.seen(&other.desk));
}

#[test]
fn what_came_after_a_withheld_sign_off_is_silent_once_both_have_come() {
    let mut authors = Authors::new();
    let before = authors.ops.clone();
    authors.sign_off(0, 0, 0);
    authors.comment(1, 0, "after it", vec![]);
    let (one, other) = (authors.reader(), authors.reader());
    for bench in [&one, &other] {
        authors.hand(bench, before.clone());
    }
    authors.hand(&other, without_words(authors.ops[before.len()..].to_vec()));
    authors.hand(&one, authors.ops.clone());
    authors.hand(&other, authors.ops.clone());
    assert_eq!(authors.seen(&one.desk), authors.seen(&other.desk));
    other.assert_rebuild_changes_nothing();
}

#[test]
fn an_erasure_of_a_revoked_device_takes_nothing_when_its_words_come_later() {
    let mut authors = Authors::new();
    let kept = authors.comment(0, 0, "to be kept", vec![]);
    let after = authors.all[1].end.0;
    authors.revoke(0, authors.all[1].device, after, 0);
    let before = authors.ops.clone();
    authors.erase(1, vec![kept]);
    let bench = authors.reader();
    authors.hand(&bench, before.clone());
    authors.hand(&bench, without_words(authors.ops[before.len()..].to_vec()));
    authors.hand(&bench, authors.ops.clone());
    let (_, marks) = authors.seen(&bench.desk);
    assert!(marks.contains(&"comment_add 5 heard 10".to_owned()), "{marks:?}");
    assert_eq!(bench.desk.verify(None).unwrap().erased, 0);
}

#[test]
fn what_an_erasure_took_comes_back_when_its_device_was_revoked_before() {
    let mut authors = Authors::new();
    let kept = authors.comment(0, 0, "to be kept", vec![]);
    let before = authors.ops.clone();
    authors.erase(1, vec![kept]);
    let erased = authors.ops.clone();
    authors.revoke(0, authors.all[1].device, 1, 0);
    let (one, other) = (authors.reader(), authors.reader());
    authors.hand(&one, erased);
    assert_eq!(one.desk.verify(None).unwrap().erased, 1);
    // Of the revocation it hears from one who never heard of the erasure, and then from one who did.
    authors.hand(&one, without_words(before));
    let mut revocation = authors.ops.clone();
    revocation.retain(|one| one.signed.envelope.kind == "device_revoke");
    authors.hand(&one, revocation);
    let verified = one.desk.verify(None).unwrap();
    assert_eq!(
        (verified.erased, verified.withheld),
        (0, 1),
        "its words are gone for now"
    );
    authors.hand(&one, authors.ops.clone());
    authors.hand(&other, authors.ops.clone());
    assert_eq!(authors.seen(&one.desk), authors.seen(&other.desk));
    assert_eq!(one.desk.verify(None).unwrap().withheld, 0);
    one.assert_rebuild_changes_nothing();
}

#[test]
fn what_stays_is_taken_in_although_an_erasure_names_it() {
    let mut authors = Authors::new();
    let before = authors.ops.clone();
    let revocation = authors.revoke(0, authors.all[1].device, 1, 0);
    authors.erase(2, vec![revocation]);
    let (one, other) = (authors.reader(), authors.reader());
    authors.hand(&one, authors.ops.clone());
    let mut late = authors.ops.clone();
    let revoke = late.remove(before.len());
    authors.hand(&other, late);
    authors.hand(&other, vec![revoke]);
    assert_eq!(authors.seen(&one.desk), authors.seen(&other.desk));
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = (0..3_usize, 0..19_u8, any::<bool>(), any::<Index>(), any::<bool>());
    prop::collection::vec(step, 8..26)
}

#[test]
fn nobody_changes_a_scale_of_the_program_or_uses_up_its_numbers() {
    let mut authors = Authors::new();
    let version = |scale, version| ScaleDefine {
        version_id: ScaleVersionId::from_bytes([version as u8; 16]),
        scale,
        version,
        name: "Theirs".into(),
        language: None,
        values: BUILT_IN[0].values.iter().rev().cloned().collect(),
        rollup: Rollup::None,
        copied: false,
    };
    for define in [
        version(DEFAULT, 2),
        version(ScaleId::from_bytes([6; 16]), u32::MAX),
    ] {
        authors.write(1, 0, Operation::ScaleDefine(define), vec![]);
    }
    let bench = authors.reader();
    authors.hand(&bench, authors.ops.clone());
    assert_eq!(authors.quarantined(&bench.desk).len(), 2);
    let known = bench.desk.read(|c| Ok(scale::everywhere(c)?)).unwrap();
    assert_eq!(known.defined(), []);
}

#[test]
fn a_file_that_is_named_by_no_hash_is_put_aside_and_the_rest_taken() {
    let mut authors = Authors::new();
    let file = FileRef {
        sha256: "x".into(),
        size_bytes: 1,
        media_type: None,
        name: Some("x.txt".into()),
    };
    let capture = CaptureAdd {
        capture: CaptureId::from_bytes([7; 16]),
        file,
        how: CaptureHow::File,
        address: None,
        final_address: None,
        status: None,
        headers: vec![],
        redirects: vec![],
        copy: None,
        warnings: vec![],
        note: None,
    };
    let (reason, ground) = ("order 12".to_owned(), ErasureGround::Law);
    let erase = PayloadErase {
        removal: RemovalId::from_bytes([7; 16]),
        ops: vec![],
        files: vec!["AB".repeat(32)],
        reason: reason.clone(),
        ground,
    };
    let sha256 = "..".repeat(32);
    for operation in [
        Operation::CaptureAdd(capture),
        Operation::PayloadErase(erase),
        Operation::FileErase(FileErase {
            sha256,
            reason,
            ground,
        }),
    ] {
        authors.write(1, 0, operation, vec![]);
    }
    authors.comment(1, 0, "after them", vec![]);
    let bench = authors.reader();
    authors.hand(&bench, authors.ops.clone());
    let reasons = authors.quarantined(&bench.desk);
    assert!(
        reasons.len() == 3
            && reasons
                .iter()
                .all(|reason| reason.contains("64 hexadecimal digits")),
        "{reasons:?}"
    );
}

#[test]
fn an_envelope_that_breaks_the_tables_is_refused_and_the_rest_taken() {
    for break_it in [
        |envelope: &mut Envelope| envelope.objects.push(envelope.objects[0]),
        |envelope: &mut Envelope| envelope.deps = vec![envelope.op_id; 2],
        |envelope: &mut Envelope| envelope.seq = 0,
    ] {
        let mut authors = Authors::new();
        let broken = authors.comment(1, 0, "broken", vec![]);
        let at = authors.ops.len() - 1;
        authors.comment(2, 0, "of another", vec![]);
        let mut envelope = authors.ops[at].signed.envelope.clone();
        break_it(&mut envelope);
        authors.ops[at].signed = authors.sign(1, envelope);
        let bench = authors.reader();
        for ops in [without_words(authors.ops.clone()), authors.ops.clone()] {
            let reception = bench.desk.receive_from(ops, &authors.keys()).unwrap();
            let refused: Vec<_> = reception
                .refused
                .iter()
                .map(|one| one.operation.signed.envelope.op_id)
                .collect();
            assert_eq!(refused, [broken]);
        }
        let (_, marks) = authors.seen(&bench.desk);
        assert!(marks.contains(&"comment_add 2 heard 10".to_owned()), "{marks:?}");
    }
}

/// In which order operations come, how many at a time, and which without their words.
type Way = (Vec<Index>, Vec<usize>, Vec<bool>);

fn way() -> impl Strategy<Value = Way> {
    let order = prop::collection::vec(any::<Index>(), 34);
    (
        order,
        prop::collection::vec(1..9_usize, 12),
        prop::collection::vec(prop::bool::weighted(0.3), 34),
    )
}

fn walk(authors: &Authors, bench: &Bench, (order, sizes, holes): &Way) {
    let mut ops = authors.ops[3..].to_vec();
    for (at, other) in order.iter().enumerate() {
        let length = ops.len();
        ops.swap(at % length, other.index(length));
    }
    for (one, hole) in ops.iter_mut().zip(holes) {
        one.payload.take_if(|_| *hole);
    }
    for size in sizes.iter().cycle() {
        let rest = ops.split_off((*size).min(ops.len()));
        if ops.is_empty() {
            break;
        }
        authors.hand(bench, std::mem::replace(&mut ops, rest));
    }
}

fn cases() -> u32 {
    let wanted = std::env::var("PROPTEST_CASES").ok().and_then(|n| n.parse().ok());
    wanted.unwrap_or(if cfg!(debug_assertions) { 12 } else { 200 })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_silences_what_the_order_is_of_no_account(steps in steps(), one in way(), other in way()) {
        let mut authors = Authors::new();
        for step in &steps {
            authors.step(step);
        }
        let (all, parts, others) = (authors.reader(), authors.reader(), authors.reader());
        authors.hand(&all, authors.ops.clone());
        let wanted = authors.seen(&all.desk);
        for (bench, way) in [(&parts, &one), (&others, &other)] {
            walk(&authors, bench, way);
            authors.hand(bench, authors.ops.clone());
            prop_assert_eq!(&authors.seen(&bench.desk), &wanted);
            bench.assert_rebuild_changes_nothing();
        }
    }
}
