//! Two places for one event, and statements of which one says more, in stories that we made up.

use factdesk_language::{ContestedKind, ContestedPair, Document, Stance, contested, statements};

fn article(text: &str) -> Document<'_> {
    Document {
        id: "made-up",
        text,
        published: None,
        lang: Some("en"),
    }
}

fn pairs(first: &str, second: &str, kind: ContestedKind) -> Vec<ContestedPair> {
    let mut found = contested(&[article(first), article(second)]);
    found.retain(|pair| pair.kind == kind);
    found
}

fn places(first: &str, second: &str) -> usize {
    pairs(first, second, ContestedKind::DifferentPlace).len()
}

#[test]
fn one_event_in_two_places() {
    let found = pairs(
        "The summit of the river states will take place in Marlo, the ministry said.",
        "The summit of the river states will be held in Tavira, diplomats said.",
        ContestedKind::DifferentPlace,
    );
    assert_eq!(found.len(), 1, "{found:#?}");
    assert_eq!(found[0].basis, "the summit, where: in Marlo against in Tavira");
    assert_eq!(found[0].question, "Where was the summit?");
    let arrest = [
        "Ilan Werth was arrested in Marlo, police said.",
        "Ilan Werth was arrested in Tavira, his lawyer said.",
    ];
    assert_eq!(places(arrest[0], arrest[1]), 1);
    assert_eq!(
        places(
            "The ferry Aurora sank off Lindel.",
            "The ferry Aurora sank near Brenn, radio reported."
        ),
        1
    );
}

#[test]
fn two_events_or_a_place_within_a_place_do_not_contradict_each_other() {
    let other = [
        "Ilan Werth was arrested in Marlo, police said.",
        "Mira Dahl was arrested in Tavira, her lawyer said.",
    ];
    assert_eq!(places(other[0], other[1]), 0, "two people");
    let inside = [
        "Ilan Werth was arrested in Marlo, police said. Marlo is a town in Lindeland.",
        "Ilan Werth was arrested in Lindeland, his lawyer said.",
    ];
    assert_eq!(places(inside[0], inside[1]), 0, "one place lies in the other");
    let dated = [
        "The summit of the river states was held in Marlo on 3 May 2021.",
        "The summit of the river states was held in Tavira on 4 May 2022.",
    ];
    assert_eq!(places(dated[0], dated[1]), 0, "two summits");
    let denied = [
        "Ilan Werth was not arrested in Marlo, police said.",
        "Ilan Werth was arrested in Tavira, his lawyer said.",
    ];
    assert_eq!(
        places(denied[0], denied[1]),
        0,
        "one denies the other place, and both agree"
    );
}

#[test]
fn a_bound_is_wider_than_the_figure_within_it() {
    let first = "The collapse killed at least 3 miners near Orsk, police said.";
    let second = "The collapse near Orsk killed 24 miners, the company said.";
    let found = pairs(first, second, ContestedKind::Narrower);
    assert_eq!(found.len(), 1, "{found:#?}");
    assert_eq!(
        found[0].b_differs.map(|s| s.of(second)),
        Some("24"),
        "the figure is the narrower"
    );
    assert_eq!(found[0].a_differs, None);
    let below = "The collapse near Orsk killed 2 miners, the company said.";
    assert_eq!(
        pairs(first, below, ContestedKind::Narrower).len(),
        0,
        "two are not at least three"
    );
    assert_eq!(pairs(first, below, ContestedKind::DifferentNumber).len(), 1);
}

#[test]
fn a_statement_with_more_in_it_is_narrower() {
    let wide = "The dam in Marlo overflowed on Monday.";
    let narrow = "The dam in Marlo overflowed on Monday after 90 millimetres of rain, farmers said.";
    assert_eq!(pairs(wide, narrow, ContestedKind::Narrower).len(), 1);
    let elsewhere = "The dam in Tavira overflowed on Monday after 90 millimetres of rain, farmers said.";
    assert_eq!(pairs(wide, elsewhere, ContestedKind::Narrower).len(), 0);
    let denied = "The dam in Marlo did not overflow on Monday after 90 millimetres of rain, farmers said.";
    assert_eq!(pairs(wide, denied, ContestedKind::Narrower).len(), 0);
}

#[test]
fn a_denial_is_set_against_another_statement_and_not_against_its_own_words() {
    let rejected = "Police in Halden rejected claims that the brake had failed.";
    assert_eq!(contested(&[article(rejected)]), []);
    let found = pairs(
        rejected,
        "An inspector said that the brake had failed.",
        ContestedKind::Denial,
    );
    assert_eq!(found.len(), 1, "{found:#?}");
    assert_eq!(found[0].question, "Is it true that the brake had failed?");
    let owned = "Contrary to the union's claims, the railway denied that the brake had failed.";
    assert_eq!(
        contested(&[article(owned)]).len(),
        1,
        "the union claims it in the same sentence"
    );
}

#[test]
fn whoever_insists_that_something_is_so_asserts_it() {
    let first = |text: &str| statements(&article(text)).remove(0);
    let asserted = first("The minister insisted on Friday that the brake had failed.");
    assert_eq!(
        (asserted.stance, asserted.claim_text.as_str()),
        (Stance::Asserts, "The brake had failed.")
    );
    let maintained = first("The company maintained on Monday that prices would stay as they were.");
    assert_eq!(maintained.stance, Stance::Asserts);
    let demanded = first("The minister insisted that Paris be told of the failure.");
    assert_eq!(demanded.stance, Stance::Demands);
}

#[test]
fn a_state_and_its_denial() {
    let first = "The minister said that the economy is not currently in a recession.";
    let second = "Bankers in Halden said that the economy is in a recession.";
    assert_eq!(pairs(first, second, ContestedKind::Denial).len(), 1);
    let other = "Bankers in Halden said that the harvest is in a recession.";
    assert_eq!(
        pairs(first, other, ContestedKind::Denial).len(),
        0,
        "another subject"
    );
    let feared = "Bankers in Halden said that the economy could be in a recession.";
    assert_eq!(
        pairs(first, feared, ContestedKind::Denial).len(),
        0,
        "what may be"
    );
}

#[test]
fn whoever_did_not_mean_it_grants_that_it_happened() {
    let first = "The gunman of Brenn said that he did not mean to shoot the women.";
    let second = "Three women were killed by the gunman of Brenn, police said.";
    assert_eq!(contested(&[article(first), article(second)]), []);
}
