//! The projection is a function of the set of operations: shuffled, doubled and cut histories of several laptops.
#![allow(
    clippy::unwrap_used,
    reason = "in a test a failure is a panic, also in its builders"
)]
mod laptops;

use std::collections::BTreeMap;

use factdesk_domain::envelope::{Envelope, Payload};
use factdesk_domain::fold::{Cell, Content, Projection, Record, Touch, fold_row};
use factdesk_domain::{Noun, ObjectRef, Operation, ReviewerId};
use proptest::prelude::*;

use laptops::{Doing, Found, Laptop, case, history};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(if cfg!(debug_assertions) { 64 } else { 2048 }))]

    #[test]
    fn order_and_doubles_are_of_no_account(
        history in history(),
        order in prop::collection::vec(any::<prop::sample::Index>(), 0..120),
    ) {
        let expected = Projection::of(history.clone());
        let mut shuffled = history.clone();
        for (at, other) in order.iter().enumerate() {
            let length = shuffled.len();
            shuffled.swap(at % length, other.index(length));
        }
        shuffled.extend(history.iter().take(5).cloned());
        let found = Projection::of(shuffled);
        prop_assert_eq!(found.digest(None), expected.digest(None));
        prop_assert_eq!(found.waiting.len(), 0, "what laptops exchange whole leaves nothing waiting");
    }

    #[test]
    fn a_hole_holds_back_what_came_after_it_and_filling_it_mends_all(
        history in history(),
        hole in any::<prop::sample::Index>(),
    ) {
        let expected = Projection::of(history.clone());
        let at = hole.index(history.len());
        let mut cut = history.clone();
        let missing = cut.remove(at);
        let partial = Projection::of(cut.clone());
        for record in &cut {
            let waits = partial.waiting.contains(&record.envelope.op_id);
            let behind = record.envelope.device_id == missing.envelope.device_id
                && record.envelope.seq > missing.envelope.seq;
            let built = record.envelope.deps.contains(&missing.envelope.op_id);
            prop_assert!(waits || !(behind || built), "nothing is folded that had seen what is missing");
        }
        let rest: Vec<Record> =
            cut.iter().filter(|record| !partial.waiting.contains(&record.envelope.op_id)).cloned().collect();
        prop_assert_eq!(Projection::of(rest).digest(None), partial.digest(None), "what waits changes no row");
        cut.insert(0, missing);
        prop_assert_eq!(Projection::of(cut).digest(None), expected.digest(None));
    }

    #[test]
    fn a_row_folds_alike_in_whatever_order_its_touches_come(history in history(), turn in any::<usize>()) {
        let mut rows: BTreeMap<ObjectRef, Vec<Touch>> = BTreeMap::new();
        for record in &history {
            for (object, touch) in record.touches(true) {
                rows.entry(object).or_default().push(touch);
            }
        }
        for (object, mut touches) in rows {
            let expected = fold_row(object.noun, case(), object.id, &touches);
            touches.reverse();
            let length = touches.len();
            prop_assert_eq!(&fold_row(object.noun, case(), object.id, &touches), &expected);
            touches.rotate_left(turn % length);
            prop_assert_eq!(&fold_row(object.noun, case(), object.id, &touches), &expected);
        }
    }

    #[test]
    fn the_rows_that_are_named_are_the_rows_that_are_written(history in history()) {
        for record in &history {
            if let Content::Known(operation) = &record.content {
                let written: Vec<ObjectRef> = operation.writes().into_iter().map(|write| write.on).collect();
                prop_assert_eq!(operation.written(), written, "{}", operation.kind());
            }
        }
    }

    #[test]
    fn a_verdict_is_never_superseded_by_another_reviewer(history in history()) {
        let author: BTreeMap<String, ReviewerId> = history
            .iter()
            .filter_map(|record| match &record.content {
                Content::Known(operation) => match &**operation {
                    Operation::VerdictGive(p) => Some((p.verdict.to_string(), record.envelope.reviewer_id)),
                    _ => None,
                },
                _ => None,
            })
            .collect();
        for row in Projection::of(history).rows().filter(|row| row.noun == Noun::Verdict) {
            let Some(Cell::Text(by)) = row.cell("superseded_by") else { panic!("a verdict has that column") };
            for later in serde_json::from_str::<Vec<String>>(by).unwrap() {
                prop_assert_eq!(author[&later], author[&row.id.to_string()]);
            }
        }
    }
}

#[test]
fn a_fork_ends_its_stream_and_nothing_else() {
    let (mut one, mut other) = (Laptop::new(1), Laptop::new(1));
    one.step(&Doing::Create);
    one.step(&Doing::Reword(0, 1));
    other.step(&Doing::Create);
    other.wall += 500;
    other.step(&Doing::Reword(0, 2));
    let mut stranger = Laptop::new(2);
    stranger.step(&Doing::Create);
    let all = one
        .log
        .values()
        .chain(other.log.values())
        .chain(stranger.log.values())
        .cloned();
    let projection = Projection::of(all);
    assert_eq!(
        projection.rows().count(),
        2,
        "the shared beginning and the other laptop's claim"
    );
    assert!(!projection.waiting.is_empty());
}

#[test]
fn an_unknown_kind_is_kept_and_counted() {
    let mut laptop = Laptop::new(1);
    laptop.step(&Doing::Create);
    let mut record = laptop.log.values().next().unwrap().clone();
    let payload = Payload {
        salt: [0; 16],
        bytes: b"{\"anything\":1}".to_vec(),
    };
    record.envelope.kind = "claim_translate".into();
    record.content = Content::read(&record.envelope, Some(&payload));
    let projection = Projection::of([record.clone(), record]);
    assert_eq!(projection.unknown.get("claim_translate"), Some(&1));
    assert_eq!(projection.rows().count(), 0);
}

#[test]
fn a_payload_that_contradicts_its_envelope_is_quarantined() {
    let mut laptop = Laptop::new(1);
    laptop.step(&Doing::Create);
    let record = laptop.log.values().next().unwrap().clone();
    let Content::Known(operation) = &record.content else {
        panic!("a claim was made")
    };
    let good = operation.payload().unwrap();
    let mut spaced = good.clone();
    spaced.insert(1, b' ');
    let mut objects = record.envelope.clone();
    objects.objects.clear();
    let read = |envelope: &Envelope, bytes: &[u8]| {
        Content::read(
            envelope,
            Some(&Payload {
                salt: [0; 16],
                bytes: bytes.to_vec(),
            }),
        )
    };
    assert!(matches!(read(&record.envelope, &good), Content::Known(_)));
    assert!(
        matches!(read(&record.envelope, &spaced), Content::Quarantined(_)),
        "not canonical"
    );
    assert!(
        matches!(read(&record.envelope, b"{}"), Content::Quarantined(_)),
        "not a claim"
    );
    assert!(
        matches!(read(&record.envelope, b"\xff"), Content::Quarantined(_)),
        "not JSON"
    );
    assert!(
        matches!(read(&objects, &good), Content::Quarantined(_)),
        "touches more than it lists"
    );
}

/// The columns that name another object, with its noun; without it the row cannot be shown.
const OWNERS: [(Noun, &str, Noun); 12] = [
    (Noun::Version, "article", Noun::Article),
    (Noun::Statement, "claim", Noun::Claim),
    (Noun::Statement, "version", Noun::Version),
    (Noun::Evidence, "claim", Noun::Claim),
    (Noun::Evidence, "source", Noun::Source),
    (Noun::Verdict, "claim", Noun::Claim),
    (Noun::Lookup, "claim", Noun::Claim),
    (Noun::Reply, "claim", Noun::Claim),
    (Noun::Passage, "version", Noun::Version),
    (Noun::Comment, "about", Noun::Claim),
    (Noun::Claim, "merged_into", Noun::Claim),
    (Noun::Claim, "split_from", Noun::Claim),
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(if cfg!(debug_assertions) { 64 } else { 1024 }))]

    #[test]
    fn nothing_refers_to_what_is_not_there(history in history(), withheld in prop::collection::vec(any::<bool>(), 80)) {
        let mut history = history;
        for (record, withheld) in history.iter_mut().zip(&withheld) {
            if *withheld {
                record.content = Content::Withheld;
            }
        }
        let projection = Projection::of(history);
        for row in projection.rows() {
            for (noun, column, owner) in OWNERS.iter().filter(|(noun, ..)| *noun == row.noun) {
                if let Some(Cell::Text(id)) = row.cell(column) {
                    let id: factdesk_domain::id::ObjectId = id.parse().unwrap();
                    prop_assert!(
                        projection.row(*owner, row.case, id).is_some(),
                        "{} of a {}", column, noun.as_str()
                    );
                }
            }
        }
    }
}

fn flagged(by: u8, on: bool) -> Doing {
    Doing::Found(Found::Flag(0, by, on))
}

#[test]
fn each_reader_takes_back_only_their_own_flag() {
    let mut author = Laptop::new(1);
    author.step(&Doing::Create);
    author.step(&Doing::Found(Found::Source));
    author.step(&Doing::Found(Found::Evidence(0)));
    let mut reader = Laptop::new(2);
    reader.log = author.log.clone();
    author.step(&flagged(0, true));
    reader.step(&flagged(0, true));
    author.log.extend(reader.log.clone());
    author.step(&flagged(0, false));
    let projection = Projection::of(author.log.values().cloned());
    let evidence = projection.rows().find(|row| row.noun == Noun::Evidence).unwrap();
    let Some(Cell::Text(problems)) = evidence.cell("problems") else {
        panic!("evidence has that column")
    };
    let left: Vec<factdesk_domain::evidence::ProblemFlag> = serde_json::from_str(problems).unwrap();
    assert_eq!(left.len(), 1, "{problems}");
    assert_eq!(left[0].by, ReviewerId::from_bytes([2; 16]));
}

#[test]
fn a_flag_in_the_name_of_another_is_quarantined() {
    let mut laptop = Laptop::new(1);
    laptop.step(&Doing::Create);
    laptop.step(&Doing::Found(Found::Source));
    laptop.step(&Doing::Found(Found::Evidence(0)));
    laptop.step(&flagged(0, true));
    let record = laptop
        .log
        .values()
        .find(|record| record.envelope.kind == "evidence_flag")
        .unwrap();
    let Content::Known(operation) = &record.content else {
        panic!("a flag was set")
    };
    let payload = Payload {
        salt: [0; 16],
        bytes: operation.payload().unwrap(),
    };
    let mut envelope = record.envelope.clone();
    assert!(matches!(
        Content::read(&envelope, Some(&payload)),
        Content::Known(_)
    ));
    envelope.reviewer_id = ReviewerId::from_bytes([2; 16]);
    assert!(matches!(
        Content::read(&envelope, Some(&payload)),
        Content::Quarantined(_)
    ));
}

#[test]
fn an_undo_does_not_bring_erased_bytes_back() {
    let mut laptop = Laptop::new(1);
    laptop.step(&Doing::Found(Found::Erase(1)));
    laptop.step(&Doing::Undo(0));
    let projection = Projection::of(laptop.log.values().cloned());
    assert_eq!(
        projection.rows().filter(|row| row.noun == Noun::Erasure).count(),
        1
    );
}
