//! What waits in the inbox, and how it leaves it.

use crate::cli_bundle::{desk, export, words};
use crate::support::{array, text};

#[test]
fn a_bundle_that_waits_can_be_thrown_away() {
    let (ada, ben) = (desk("Ada Editor", "editor"), desk("Ben Reader", "checker"));
    let case = ben.case("Harbour");
    let (bundle, _) = export(&ben, &case, "first.factdesk", &[]);
    assert_eq!(ada.run(&["bundle", "import", &bundle]).code, 1);
    let waiting = ada.ask(&["bundle", "inbox"])["waiting"][0].clone();
    let sha256 = text(&waiting["sha256"]);
    assert_eq!(array(&waiting["revoked"]).len(), 0);
    let listed = ada.run(&["bundle", "inbox"]).stdout;
    assert!(
        listed.contains("waits for the words of Ben Reader") && listed.contains(&sha256),
        "{listed}"
    );
    let digest = ada.digest();
    let gone = ada.ask(&["bundle", "inbox", "--discard", &sha256]);
    assert_eq!(gone["discarded"]["sha256"], sha256.as_str());
    assert_eq!(array(&ada.ask(&["bundle", "inbox"])["waiting"]).len(), 0);
    let folder = std::fs::read_dir(ada.path().join("inbox")).expect("the inbox");
    assert_eq!(folder.count(), 0, "its bytes go too");
    assert_eq!(ada.digest(), digest, "nothing is entered in the log");
    let again = ada.refused(3, &["bundle", "inbox", "--discard", &sha256]);
    assert_eq!(
        (&again["code"], &again["field"]),
        (&"unknown_bundle".into(), &"discard".into())
    );
    // Whoever sent it can send it again.
    ada.ask(&["bundle", "import", &bundle, "--words", &words(&ben)]);
}

#[test]
fn a_bundle_of_a_device_that_was_revoked_while_it_waited_asks_for_no_words() {
    let (ada, ben) = (desk("Ada Editor", "editor"), desk("Ben Reader", "checker"));
    let (case, other) = (ada.case("Harbour"), ben.case("Bridge"));
    let (begin, _) = export(&ada, &case, "begin.factdesk", &[]);
    ben.ask(&["bundle", "import", &begin, "--words", &words(&ada)]);
    ben.ask(&["case", "edit", "--case", &case, "--why", "People were hurt."]);
    let (waits, _) = export(&ben, &other, "waits.factdesk", &[]);
    assert_eq!(ada.run(&["bundle", "import", &waits]).code, 1);
    // Ada comes to know the device by another case, and revokes it.
    let (back, _) = export(&ben, &case, "back.factdesk", &[]);
    ada.ask(&["bundle", "import", &back, "--words", &words(&ben)]);
    let device = text(&ben.ask(&["device", "words"])["device"]);
    ada.ask(&["device", "revoke", &device, "--reason", "lost"]);
    let waiting = ada.ask(&["bundle", "inbox"])["waiting"][0].clone();
    assert_eq!(waiting["revoked"][0]["device"], device.as_str());
    let told = ada.run(&["bundle", "inbox"]).stdout;
    for part in ["was revoked by Ada Editor on", "(“lost”)", "--discard"] {
        assert!(told.contains(part), "{part}: {told}");
    }
    assert!(!told.contains("for the words of"), "{told}");
    ada.ask(&["bundle", "inbox", "--discard", &text(&waiting["sha256"])]);
    assert_eq!(array(&ada.ask(&["bundle", "inbox"])["waiting"]).len(), 0);
}
