//! Second readings and decisions that travel in bundles.

use crate::cli_bundle::{claim, claim_in_article, desk, digest, export, judge, words};
use crate::support::{array, text};

#[test]
fn a_reading_that_was_asked_of_one_person_is_given_by_them_at_another_computer() {
    let (ada, ben) = (desk("Ada Editor", "editor"), desk("Ben Reader", "second-reader"));
    let asked = ada.ask(&["reviewer", "add", "Ben Reader", "--role", "second-reader"]);
    let asked = text(&asked["reviewer"]);
    let case = ada.case("Harbour");
    let claim = claim(&ada, &case, "Eleven people were wounded.");
    judge(&ada, &claim, "true", "The register counts them.");
    ada.ask(&["second-reading", "ask", "--claim", &claim, "--from", "Ben Reader"]);
    let (blind, _) = export(&ada, &case, "blind.factdesk", &["--blind"]);

    ben.ask(&["bundle", "import", &blind, "--words", &words(&ada)]);
    let known = ben.ask(&["reviewer", "list"]);
    let known = array(&known["elsewhere"]);
    assert!(
        known.iter().any(|one| one["id"] == asked.as_str()),
        "who was asked is known where they read: {known:?}"
    );
    // Of the two of this name the one at this desk is meant; the other one is sat down as by id.
    ben.ask(&["reviewer", "use", &asked]);
    judge(&ben, &claim, "true", "Counted again.");
    let (back, _) = export(&ben, &case, "back.factdesk", &[]);
    ada.ask(&["bundle", "import", &back, "--words", &words(&ben)]);
    let readings = ada.ask(&["second-reading", "list", "--case", &case]);
    assert_eq!(readings["second_readings"][0]["done"], true, "{readings}");
    let check = ada.run(&["sign-off", "--case", &case, "--check"]);
    assert!(!check.stdout.contains("waits for"), "{check}");
    let (whole, _) = export(&ada, &case, "whole.factdesk", &[]);
    ben.ask(&["bundle", "import", &whole]);
    assert_eq!(digest(&ada, &case), digest(&ben, &case));

    // Which desk signed an entry can be told, whatever name it bears.
    let history = ada.ask(&["history", "--case", &case]);
    let entries = array(&history["entries"]);
    let devices: std::collections::BTreeSet<String> =
        entries.iter().map(|one| text(&one["device"])).collect();
    assert_eq!(devices.len(), 2, "{history}");
}

#[test]
fn a_blind_bundle_keeps_no_decision_back_that_everybody_may_read() {
    let (ada, ben) = (desk("Ada Editor", "editor"), desk("Ben Reader", "second-reader"));
    ada.ask(&["reviewer", "add", "Cleo", "--role", "checker"]);
    ada.ask(&["reviewer", "add", "Dan", "--role", "checker"]);
    let case = ada.case("Harbour");
    let claim = claim(&ada, &case, "Eleven people were wounded.");
    for (name, rating) in [("Cleo", "true"), ("Dan", "false")] {
        ada.ask(&[
            "verdict",
            "give",
            "--claim",
            &claim,
            "--rating",
            rating,
            "--rationale",
            "Counted.",
            "--reviewer",
            name,
        ]);
    }
    let decided = [
        "decide",
        "--claim",
        &claim,
        "--no-rating",
        "--reason",
        "Two lists, two counts.",
    ];
    ada.ask(&decided);
    let (open, made) = export(&ada, &case, "decided.factdesk", &["--blind"]);
    assert_eq!(made["withheld"], 0, "{made}");
    ben.ask(&["bundle", "import", &open, "--words", &words(&ada)]);
    assert_eq!(digest(&ada, &case), digest(&ben, &case));

    // On a claim with one verdict it is withheld, until the case is signed off: then everything is published.
    let other = claim_in_article(&ada, &case, "Twelve boats were lost.").0;
    judge(&ada, &other, "true", "The harbour master lists them.");
    let (_, made) = export(&ada, &case, "one.factdesk", &["--blind"]);
    assert_eq!(made["withheld"], 1, "{made}");
    ada.ask(&["reviewer", "add", "Eve", "--role", "editor"]);
    let signed = ["sign-off", "--case", &case, "--reviewer", "Eve"];
    ada.ask(&signed);
    let (signed, made) = export(&ada, &case, "signed.factdesk", &["--blind"]);
    assert_eq!(made["withheld"], 0, "{made}");
    ben.ask(&["bundle", "import", &signed]);
    assert_eq!(digest(&ada, &case), digest(&ben, &case));
}
