//! The kinds of dispute that the product is for, in stories that we made up.

use factdesk_language::{ContestedKind, ContestedPair, Document, contested, statements};

fn article(text: &str) -> Document<'_> {
    Document {
        id: "made-up",
        text,
        published: None,
        lang: Some("en"),
    }
}

fn dated<'a>(text: &'a str, day: &str) -> Document<'a> {
    Document {
        published: day.parse().ok(),
        ..article(text)
    }
}

fn pairs(texts: &[&str]) -> Vec<ContestedPair> {
    contested(&texts.iter().map(|t| article(t)).collect::<Vec<_>>())
}

fn of_kind(pairs: &[ContestedPair], kind: ContestedKind) -> Vec<&ContestedPair> {
    pairs.iter().filter(|p| p.kind == kind).collect()
}

const FERRY_A: &str = "Two ferries collided off Port Lindel in thick fog on Sunday, killing 14 people and injuring 60, the coast guard said.";
const FERRY_B: &str = "The collision of two ferries off Port Lindel left 14 people dead and 85 injured, harbour officials reported.";

#[test]
fn two_counts_of_the_injured_in_one_accident_contradict_each_other() {
    let found = pairs(&[FERRY_A, FERRY_B]);
    let numbers = of_kind(&found, ContestedKind::DifferentNumber);
    assert_eq!(
        numbers.len(),
        1,
        "one figure differs, the deaths agree: {found:#?}"
    );
    let pair = numbers[0];
    assert_eq!(pair.basis, "injured: 60 against 85".replace("injured", "wounded"));
    assert_eq!(pair.question, "How many people were wounded?");
    assert_eq!(pair.a_differs.map(|s| s.of(FERRY_A)), Some("60"));
    assert_eq!(pair.b_differs.map(|s| s.of(FERRY_B)), Some("85"));
    assert!(
        pair.reason.contains("coast guard") && pair.reason.contains("harbour officials"),
        "{}",
        pair.reason
    );
}

#[test]
fn a_lower_bound_and_a_higher_count_agree() {
    let first = "At least three miners died when a shaft collapsed near Orsk Valley, rescuers said.";
    let second = "The collapse of the shaft near Orsk Valley killed 24 miners, the company said.";
    let found = pairs(&[first, second]);
    let kinds: Vec<_> = found.iter().map(|pair| pair.kind).collect();
    assert_eq!(kinds, [ContestedKind::Narrower], "no contradiction: {found:#?}");
}

#[test]
fn the_same_number_in_words_in_digits_and_in_a_list_agree() {
    let first = "Three people died in the fire at the Halden mill, police said.";
    let second = "The fire at the Halden mill killed two women and one man.";
    let third = "3 dead after fire at Halden mill";
    assert_eq!(pairs(&[first, second, third]), []);
}

#[test]
fn killed_and_wounded_are_different_things() {
    let first = "The bomb at the Brenn market killed four people, officials said.";
    let second = "The bomb at the Brenn market wounded nine people, doctors said.";
    assert_eq!(
        of_kind(&pairs(&[first, second]), ContestedKind::DifferentNumber).len(),
        0
    );
}

#[test]
fn two_events_in_different_years_do_not_contradict_each_other() {
    let first = "An earthquake on Talu island killed 10 people in 2005.";
    let second = "An earthquake on Talu island killed 31 people in 2011.";
    assert_eq!(pairs(&[first, second]), []);
}

#[test]
fn a_later_higher_count_is_news() {
    let first = "The flood in Arden Bay killed 12 people, the mayor said.";
    let second = "The flood in Arden Bay killed 19 people, the mayor said.";
    let found = contested(&[dated(first, "2024-03-01"), dated(second, "2024-03-03")]);
    assert_eq!(of_kind(&found, ContestedKind::NewerFigure).len(), 1, "{found:#?}");
    assert_eq!(of_kind(&found, ContestedKind::DifferentNumber).len(), 0);
}

#[test]
fn feet_and_metres_are_converted() {
    let first = "The wave at Cape Morrow was 10 metres high, scientists measured at the harbour wall.";
    let second = "The wave at Cape Morrow was 33 feet high, scientists measured at the harbour wall.";
    let third = "The wave at Cape Morrow was 60 feet high, scientists measured at the harbour wall.";
    assert_eq!(pairs(&[first, second]), []);
    assert_eq!(
        of_kind(&pairs(&[first, third]), ContestedKind::DifferentNumber).len(),
        1
    );
}

#[test]
fn only_fighters_targeted_against_civilians_killed() {
    let first = "Velan's army said it had struck only military targets in the border town of Sorin.";
    let second = "Doctors in Sorin reported that six civilians were killed in the strikes by Velan's army.";
    let found = pairs(&[first, second]);
    let denials = of_kind(&found, ContestedKind::Denial);
    assert_eq!(denials.len(), 1, "{found:#?}");
    assert!(
        denials[0].reason.contains("Velan's army") && denials[0].reason.contains("doctors in Sorin"),
        "{}",
        denials[0].reason
    );
}

#[test]
fn one_operation_under_two_names() {
    let first = "Velan announced a \"counter-terrorism operation\" in Sorin on Monday.";
    let second =
        "The foreign ministry of Karst called the advance on Sorin a \"full-scale invasion\" by Velan.";
    let found = pairs(&[first, second]);
    let wording = of_kind(&found, ContestedKind::OpposedWording);
    assert_eq!(wording.len(), 1, "{found:#?}");
    assert_eq!(
        wording[0].basis,
        "wording: “counter-terrorism operation” against “full-scale invasion”"
    );
}

#[test]
fn a_denial_answers_the_claim_in_its_own_sentence() {
    let text =
        "Contrary to Velan's claims, the defence ministry of Karst has denied planning any attack on Sorin.";
    let found = pairs(&[text]);
    let denials = of_kind(&found, ContestedKind::Denial);
    assert_eq!(denials.len(), 1, "{found:#?}");
    assert_eq!(denials[0].a.span.of(text), "Contrary to Velan's claims");
    assert!(
        denials[0]
            .b
            .span
            .of(text)
            .contains("has denied planning any attack")
    );
}

#[test]
fn a_denied_event_meets_the_report_of_it_in_another_article() {
    let first = "The railway company denied that two trains had collided at Lund Bridge.";
    let second = "Two trains collided at Lund Bridge on Friday, passengers said.";
    let found = pairs(&[first, second]);
    assert_eq!(of_kind(&found, ContestedKind::Denial).len(), 1, "{found:#?}");
}

#[test]
fn articles_on_different_stories_are_not_compared() {
    let first = "A fire in the Ostrava warehouse district injured seven firefighters.";
    let second = "Nineteen cyclists were injured when a bus left the road outside Lima.";
    assert_eq!(pairs(&[first, second]), []);
}

#[test]
fn every_side_of_a_pair_is_a_statement_and_holds_the_words_that_differ() {
    let texts = [
        FERRY_A,
        FERRY_B,
        "Contrary to Velan's claims, Karst has denied an attack. Only military targets were hit, Velan said; Karst reported that two civilians were killed and the \"aggression\" went on. Velan called it a \"special operation\".",
    ];
    let documents: Vec<_> = texts.iter().map(|t| article(t)).collect();
    let found = contested(&documents);
    assert!(found.len() >= 3, "the texts are full of disputes: {found:#?}");
    for pair in &found {
        for (side, differs) in [(pair.a, pair.a_differs), (pair.b, pair.b_differs)] {
            let statements = statements(&documents[side.document]);
            assert!(
                statements.iter().any(|s| s.span == side.span),
                "{} is no statement",
                side.span.of(texts[side.document])
            );
            assert!(differs.is_none_or(|d| side.span.contains(&d)), "{pair:#?}");
        }
        assert!(pair.score_permille <= 1000 && !pair.reason.is_empty() && pair.question.ends_with('?'));
    }
}

#[test]
fn the_answer_does_not_depend_on_the_clock_or_the_run() {
    let documents = [article(FERRY_A), article(FERRY_B)];
    assert_eq!(contested(&documents), contested(&documents));
}

#[test]
fn sums_in_two_currencies_are_not_compared() {
    let about = |first: &str, second: &str| {
        let told = [
            format!("The storm caused damage of {first} in Port Lindel, the insurers said on Monday."),
            format!("The storm caused damage of {second} in Port Lindel, the harbour office said on Monday."),
        ];
        let found = pairs(&[&told[0], &told[1]]);
        of_kind(&found, ContestedKind::DifferentNumber).len()
    };
    for (first, second) in [
        ("$10m", "€25m"),
        ("$10 million", "25 million euros"),
        ("US$10m", "A$25m"),
        ("$10m", "C$25m"),
        ("USD 10 million", "EUR 25 million"),
        ("10 million Swedish crowns", "25 million Czech crowns"),
        ("10 million dollars", "25 million pesos"),
        ("$10m", "$10 million"),
    ] {
        assert_eq!(about(first, second), 0, "{first} against {second}");
    }
    for (first, second) in [
        ("$10m", "$25m"),
        ("$10m", "25 million dollars"),
        ("A$10m", "A$25 million"),
        ("€10m", "25 million euros"),
        ("10 million crowns", "25 million crowns"),
        ("10 million Czech crowns", "25 million Czech crowns"),
    ] {
        assert_eq!(about(first, second), 1, "{first} against {second}");
    }
}
