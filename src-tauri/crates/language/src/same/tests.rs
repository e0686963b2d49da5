//! Statements that say the same, and those that only look so, in stories that we made up.

use super::{SameClaim, related, same_claims};
use crate::{Document, contested, statements};

fn on<'a>(text: &'a str, day: &str) -> Document<'a> {
    Document {
        id: "made-up",
        text,
        published: day.parse().ok(),
        lang: Some("en"),
    }
}

/// Two articles of one week, each with a sentence that makes them one story.
fn between(one: &str, other: &str) -> Vec<SameClaim> {
    let first = format!("A crane fell on the quay of Port Ostra. Ostra Bulk runs the terminal. {one}");
    let second = format!("The quay of Port Ostra was closed after a crane fell. {other}");
    same_claims(&[on(&first, "2026-05-15"), on(&second, "2026-05-16")])
}

#[track_caller]
fn are_same(one: &str, other: &str) -> SameClaim {
    let found = between(one, other);
    assert_eq!(found.len(), 1, "{one} / {other}: {found:#?}");
    found.into_iter().next().unwrap()
}

#[track_caller]
fn differ(one: &str, other: &str) {
    // What keeps them apart is their difference: each is the same as itself.
    for text in [one, other] {
        assert_eq!(between(text, text).len(), 1, "{text}");
    }
    is_none(one, other);
}

#[track_caller]
fn is_none(one: &str, other: &str) {
    let found = between(one, other);
    assert!(found.is_empty(), "{one} / {other}: {found:#?}");
}

#[test]
fn who_says_it_and_how_is_left_aside() {
    let found = are_same(
        "The regional hospital said that 11 people were wounded in Port Ostra.",
        "Eleven people were wounded in Port Ostra, according to doctors.",
    );
    assert_eq!(
        found.reason,
        "Both say that 11 people were wounded in Port Ostra: same number, same place."
    );
    are_same(
        "Police confirmed that the driver of the crane had no licence for heavy loads.",
        "The driver of the crane had no licence for heavy loads, the union insisted.",
    );
    are_same(
        "The transport minister Ilse Marwede opened the eastern terminal in March 2019.",
        "In March 2019 Ilse Marwede, the transport minister, opened the eastern terminal.",
    );
}

#[test]
fn the_reason_reads_on_after_that() {
    let reason = |text: &str| are_same(text, text).reason;
    assert_eq!(
        reason("But Lindelans bought fewer cranes from Ostra Bulk."),
        "Both say that Lindelans bought fewer cranes from Ostra Bulk: same names."
    );
    assert_eq!(
        reason("The driver of the crane was arrested in Port Ostra."),
        "Both say that the driver of the crane was arrested in Port Ostra: same place."
    );
    is_none(
        "We'll repair the broken wall of the quay at night.",
        "We'll repair the broken wall of the quay at night.",
    );
}

#[test]
fn another_word_for_what_happened_is_the_same_thing() {
    are_same(
        "Three workers died in the collapse of the crane, the harbour authority said.",
        "The collapse of the crane killed three workers.",
    );
    are_same(
        "Grain exports rose by 8.5 per cent in the first quarter, the ministry said.",
        "Grain exports increased by 8.5% in the first quarter.",
    );
}

#[test]
fn other_numbers_bounds_or_things_counted() {
    let said = "Doctors said that 11 people were wounded in Port Ostra.";
    differ(said, "The union said that 23 people were wounded in Port Ostra.");
    differ(
        said,
        "The union said that at least 11 people were wounded in Port Ostra.",
    );
    differ(said, "The union said that 11 people were killed in Port Ostra.");
    differ(
        said,
        "The union said that 11 children were wounded in Port Ostra.",
    );
    differ(
        said,
        "The union said that 11 people were wounded and three killed in Port Ostra.",
    );
    differ(
        "The crane weighed 40 tonnes, the maker said in Port Ostra.",
        "The crane weighed 45 tonnes, the maker said in Port Ostra.",
    );
    differ(
        "Grain exports rose by 8.5 per cent in the first quarter.",
        "Grain exports fell by 8.5 per cent in the first quarter.",
    );
}

#[test]
fn a_report_and_its_denial() {
    let said = "The union said that the alarms of the eastern crane had been switched off.";
    differ(
        said,
        "Ostra Bulk denied that the alarms of the eastern crane had been switched off.",
    );
    differ(
        said,
        "Ostra Bulk said that the alarms of the eastern crane had not been switched off.",
    );
    is_none(
        said,
        "The union asked whether the alarms of the eastern crane had been switched off.",
    );
    differ(
        said,
        "The alarms of the eastern crane may have been switched off.",
    );
    are_same(
        "Ostra Bulk denied that the alarms of the eastern crane had been switched off.",
        "The operator Ostra Bulk denied that the alarms of the eastern crane had been switched off.",
    );
    differ(
        "Ostra Bulk denied that the alarms of the eastern crane had been switched off.",
        "The harbour authority denied that the alarms of the eastern crane had been switched off.",
    );
}

#[test]
fn other_places_names_and_times() {
    differ(
        "Four inspectors visited the grain terminal in Lindholm.",
        "Four inspectors visited the grain terminal in Tavira.",
    );
    differ(
        "The minister Ilse Marwede opened the eastern terminal in March 2019.",
        "The minister Ilse Marwede opened the eastern terminal in March 2021.",
    );
    differ(
        "The chairwoman Mirja Salonen signed the safety contract of the terminal.",
        "The chairwoman Hanne Voll signed the safety contract of the terminal.",
    );
    differ(
        "Ostra Bulk sued Lindel Cranes over the broken cable of the crane.",
        "Lindel Cranes sued Ostra Bulk over the broken cable of the crane.",
    );
    differ(
        "The northern gate of the terminal was closed by the harbour police.",
        "The southern gate of the terminal was closed by the harbour police.",
    );
}

#[test]
fn what_says_more_is_not_the_same() {
    differ(
        "The harbour police closed the northern gate of the terminal.",
        "The harbour police closed the northern gate of the terminal and searched the offices for papers.",
    );
    differ(
        "Inspectors found cracks in the arm of the crane.",
        "Inspectors found cracks in the arm of every crane that Ostra Bulk owns.",
    );
    differ(
        "The terminal was closed after the accident with the crane.",
        "The terminal was closed before the accident with the crane.",
    );
}

#[test]
fn opinions_questions_and_words_that_lean_on_their_speaker() {
    is_none(
        "The mayor called the state of the old cranes a disgrace for the whole town.",
        "The state of the old cranes is a disgrace for the whole town, residents said.",
    );
    is_none(
        "Was the eastern crane of the terminal inspected by experts this year?",
        "The eastern crane of the terminal was inspected by experts this year.",
    );
    differ(
        "Ostra Bulk said that it would pay for the repair of the broken quay wall.",
        "The harbour authority said that it would pay for the repair of the broken quay wall.",
    );
}

#[test]
fn one_article_repeats_itself_only_far_apart() {
    let near = "The crane of Ostra Bulk had not been inspected since March. The crane of Ostra Bulk had not been inspected since March.";
    assert_eq!(same_claims(&[on(near, "2026-05-15")]), []);
    let far = "The crane of Ostra Bulk lost a cable of steel on Monday. A ship waited at the quay. Grain was loaded by hand. \
        Two tugs came from Lindholm. Nobody worked at night. The crane of Ostra Bulk lost a cable of steel on Monday, Salonen said.";
    assert_eq!(same_claims(&[on(far, "2026-05-15")]).len(), 1);
}

#[test]
fn every_end_is_a_statement_and_both_answers_come_of_one_reading() {
    let first = "A crane fell in Port Ostra. Doctors said that 11 people were wounded in Port Ostra. The union spoke of three dead dockers.";
    let second = "Port Ostra mourns. Eleven people were wounded in Port Ostra, officials said. Police said two dockers died there.";
    let documents = [on(first, "2026-05-15"), on(second, "2026-05-15")];
    let found = related(&documents);
    assert!(!found.same.is_empty());
    assert_eq!(found.same, same_claims(&documents));
    assert_eq!(found.contested, contested(&documents));
    for side in found.same.iter().flat_map(|pair| [pair.a, pair.b]) {
        let all = statements(&documents[side.document]);
        assert!(all.iter().any(|s| s.span == side.span), "{side:?}");
    }
}

#[test]
fn twenty_articles_that_repeat_a_sentence_hang_together() {
    let texts: Vec<String> = (0..20)
        .map(|n| format!("A crane fell on quay {n} in Port Ostra. Eleven people were wounded in Port Ostra, doctors said."))
        .collect();
    let documents: Vec<Document> = texts.iter().map(|text| on(text, "2026-05-15")).collect();
    let found = same_claims(&documents);
    let mut partners = [0; 20];
    for pair in &found {
        partners[pair.a.document] += 1;
        partners[pair.b.document] += 1;
    }
    assert!(partners.iter().all(|n| (1..=4).contains(n)), "{partners:?}");
    assert!(same_claims(&[]).is_empty());
}
