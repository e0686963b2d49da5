//! Everyday disputes and what only looks like one, in stories that we made up.

use factdesk_language::{ContestedKind, ContestedPair, Document, contested};

fn pairs(texts: &[&str]) -> Vec<ContestedPair> {
    let documents: Vec<Document> = texts
        .iter()
        .map(|text| Document {
            id: "made-up",
            text,
            published: "2024-06-10".parse().ok(),
            lang: Some("en"),
        })
        .collect();
    contested(&documents)
}

fn count(texts: &[&str], kind: ContestedKind) -> usize {
    let found = pairs(texts);
    found.iter().filter(|p| p.kind == kind).count()
}

#[track_caller]
fn disputed(a: &str, b: &str, kind: ContestedKind) {
    let found = pairs(&[a, b]);
    assert_eq!(
        found.iter().filter(|p| p.kind == kind).count(),
        1,
        "{a} | {b}: {found:#?}"
    );
}

#[track_caller]
fn agreed(a: &str, b: &str) {
    assert_eq!(pairs(&[a, b]), [], "{a} | {b}");
}

#[test]
fn a_plain_no_meets_a_plain_yes() {
    disputed(
        "The election office of Tavira said that no ballot boxes had been opened before the count in Tavira.",
        "Observers in Tavira reported that ballot boxes had been opened before the count.",
        ContestedKind::Denial,
    );
    disputed(
        "The water board of Marlo said the dam did not overflow during the storm.",
        "The dam at Marlo overflowed during the storm, farmers in Marlo said.",
        ContestedKind::Denial,
    );
    disputed(
        "The dairy firm Kelm never raised the price of milk in spring, its director said.",
        "Shoppers told the paper that Kelm raised the price of milk in spring.",
        ContestedKind::Denial,
    );
}

#[test]
fn another_half_place_thing_or_deed_is_no_contradiction() {
    agreed(
        "The striker of Halden United did not score in the second half against Brenn.",
        "The striker of Halden United scored in the first half against Brenn.",
    );
    agreed(
        "Halden's water board said that the dam in Marlo did not overflow during the storm.",
        "Halden's water board said that the dam in Tavira overflowed during the storm.",
    );
    agreed(
        "The port of Lindel said that pump 3 had not failed during the flood.",
        "The port of Lindel said that pump 7 had failed during the flood.",
    );
    agreed(
        "The water board of Marlo said the dam did not overflow during the storm.",
        "The dam at Marlo was inspected during the storm, farmers in Marlo said.",
    );
}

#[test]
fn what_may_be_is_not_what_is() {
    agreed(
        "The water board of Marlo said the dam did not overflow during the storm.",
        "Farmers in Marlo asked whether the dam could overflow during the storm.",
    );
    agreed(
        "Police in Tavira found no sign of fraud in the count.",
        "Police in Tavira investigated possible fraud in the count.",
    );
}

#[test]
fn a_denial_inside_one_article_answers_another_source() {
    let text = "The operator of the Marlo ferry denied that the fire doors had been locked. Nobody was hurt. \
        Passengers said that the fire doors had been locked for two days.";
    assert_eq!(count(&[text], ContestedKind::Denial), 1, "{:#?}", pairs(&[text]));
    let one_source = "Anna Brandt denied that the doors had been locked. Anna Brandt said that the doors had been locked before.";
    assert_eq!(count(&[one_source], ContestedKind::Denial), 0);
}

#[test]
fn a_short_denial_answers_the_sentence_before() {
    let text = "Pay slips seen by the paper show that the wages of drivers fell by a fifth in Lindel. The bus company had denied any cut.";
    assert_eq!(count(&[text], ContestedKind::Denial), 1, "{:#?}", pairs(&[text]));
    let far = "Rents fell in Lindel. It was a dry year. Shops opened late. Schools closed early. The bus company had denied any cut.";
    assert_eq!(count(&[far], ContestedKind::Denial), 0);
}

#[test]
fn no_sign_of_it_meets_the_claim_of_it() {
    disputed(
        "Police in Tavira said they had found no evidence of arson at the Almada market.",
        "The mayor of Tavira described the fire at the Almada market as an act of arson.",
        ContestedKind::Denial,
    );
}

#[test]
fn two_lengths_of_one_thing() {
    disputed(
        "The organisers said Ilka Brandt's concert in Halden ended after two hours because of rain.",
        "Ilka Brandt's concert in Halden lasted four hours, visitors told local radio.",
        ContestedKind::DifferentNumber,
    );
    disputed(
        "After the storm Lena power in Marlo was restored within 30 minutes, the grid company said.",
        "When the storm Lena came power in Marlo was down for nine hours, a baker told reporters.",
        ContestedKind::DifferentNumber,
    );
}

#[test]
fn lengths_of_other_things_or_that_fit_are_no_contradiction() {
    agreed(
        "Ilka Brandt's concert in Halden lasted about two hours, visitors said.",
        "Ilka Brandt's concert in Halden lasted 110 minutes, the organisers said.",
    );
    agreed(
        "Ilka Brandt's concert in Halden lasted four hours, visitors said.",
        "The football match after Ilka Brandt's song in Halden lasted two hours, visitors said.",
    );
    agreed(
        "The strike at the Kelm dairy ended after three weeks, the union said.",
        "The drivers at the Kelm dairy had waited six years for a rise, the union said.",
    );
}

#[test]
fn two_dates_of_one_event() {
    disputed(
        "The company said that inspectors last checked the lift in Halden in May 2023.",
        "Records show the last check of the lift in Halden took place in October 2021.",
        ContestedKind::DifferentDate,
    );
    disputed(
        "The trade treaty between Velan and Karst was signed in Orsk on 3 May 2021.",
        "Velan and Karst signed the trade treaty in Orsk on 17 May 2021.",
        ContestedKind::DifferentDate,
    );
}

#[test]
fn dates_of_two_events_of_a_kind_are_no_contradiction() {
    agreed(
        "A flood hit the town of Marlo in May 2019.",
        "A flood hit the town of Marlo in August 2022.",
    );
    agreed(
        "Inspectors last checked the lift in Halden in 2023, the company said.",
        "The lift in Halden was first checked in 2011, the company said.",
    );
    agreed(
        "The last election in Velan was held in May 2023.",
        "The last match of Velan's team was played in April 2024.",
    );
}

#[test]
fn accident_against_purpose_needs_one_event() {
    disputed(
        "The ministry called the blast at the Kelm works in Orsk an accident.",
        "The governor described the explosion at the Kelm works in Orsk as sabotage.",
        ContestedKind::OpposedWording,
    );
    agreed(
        "The ministry in Orsk called the derailment near the Kelm works an accident.",
        "The governor of Orsk described the damage to the cable of the Kelm works as sabotage.",
    );
}
