//! `copies`: articles and captured files that are one wire copy.

use crate::support::{Desk, array, text};

const WIRE: &str = "The bridge over the Velm near Ostmark was closed on Tuesday after inspectors found cracks in two of \
    its nine pillars. Traffic is led over the old ford until the summer, the road office said in a statement. Repairs \
    will cost eleven million crowns, of which the region carries a third. The mayor of Ostmark, Ada Brink, called the \
    closure overdue and asked why the cracks were not found earlier.";

#[test]
fn copies_of_one_report_are_grouped_and_other_texts_are_not() {
    let desk = Desk::new();
    let case = desk.case("Bridge");
    let first = desk.file("herald.txt", format!("Bridge closed\n\n{WIRE}"));
    let second = desk.file(
        "courier.txt",
        format!("Cracks found in Ostmark\n\n{WIRE} Our reporter adds that it rained."),
    );
    let other = desk.file(
        "own.txt",
        "A bridge is shut\n\nDrivers in Ostmark woke up to a closed bridge on Tuesday. Engineers had seen damage \
         below the deck, and nobody could say for how long the barriers would stay where they are.",
    );
    let articles = desk.import(&case, &[first, second, other]);
    let captured = desk.file("agency.txt", WIRE).display().to_string();
    let capture = desk.ask(&["capture", "--case", &case, &captured]);
    assert_eq!(array(&capture["captures"]).len(), 1);
    let before = desk.digest();

    let found = desk.ask(&["copies", "--case", &case]);
    let groups = array(&found["groups"]);
    assert_eq!(groups.len(), 1, "{found}");
    let members = array(&groups[0]["members"]);
    let mut nouns: Vec<String> = members.iter().map(|one| text(&one["noun"])).collect();
    nouns.sort();
    assert_eq!(nouns, ["article", "article", "capture"], "{found}");
    for id in &articles[..2] {
        assert!(
            members.iter().any(|one| one["id"] == **id),
            "{id} is missing: {found}"
        );
    }
    assert!(
        members.iter().all(|one| one["id"] != *articles[2]),
        "own words are no copy: {found}"
    );
    let share = groups[0]["share"].as_f64().expect("a share");
    assert!((0.5..=1.0).contains(&share), "{found}");
    let words = desk.run(&["copies", "--case", &case]);
    assert!(words.stdout.contains("% in common"), "{words}");
    assert_eq!(desk.digest(), before, "looking appends nothing");
}

#[test]
fn a_case_without_copies_says_so_and_an_unknown_one_is_refused() {
    let desk = Desk::new();
    let case = desk.case("Empty");
    assert!(array(&desk.ask(&["copies", "--case", &case])["groups"]).is_empty());
    let unknown = desk.refused(3, &["copies", "--case", "00000000-0000-7000-8000-000000000000"]);
    assert!(text(&unknown["code"]).contains("unknown"), "{unknown}");
}
