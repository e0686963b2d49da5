//! Finding a known claim again, on claims that we made up.

use factdesk_language::rank;

const CLAIMS: &[&str] = &[
    "The mayor of Halden closed 12 schools in one year",
    "Drinking warm milk prevents the flu",
    "Velan spends twice as much on roads as Karst",
    "A video shows the flood in Marlo in 2021",
    "The price of bread in Tavira doubled after the election",
];

#[track_caller]
fn first(text: &str) -> Option<usize> {
    rank(CLAIMS).nearest(text, 3).first().map(|(n, _)| *n)
}

#[test]
fn other_forms_of_the_words_find_the_claim() {
    assert_eq!(
        first("Flu can be prevented by drinking milk, a doctor said"),
        Some(1)
    );
    assert_eq!(
        first("After the elections bread prices doubled in Tavira"),
        Some(4)
    );
}

#[test]
fn numbers_in_words_and_hashtags_are_read() {
    assert_eq!(first("twelve schools closed!!"), Some(0));
    assert_eq!(
        first("OMG #MarloFlood @someone https://example.org/velan-karst-roads"),
        Some(3)
    );
}

#[test]
fn best_first_no_more_than_asked_and_nothing_for_nothing() {
    let index = rank(CLAIMS);
    let found = index.nearest("The flood in Marlo closed schools in Halden", 2);
    assert_eq!(found.len(), 2);
    assert!(found[0].1 >= found[1].1 && found[1].1 > 0.0, "{found:?}");
    assert_eq!(index.nearest("", 5), []);
    assert_eq!(index.nearest("zebra", 5), []);
    assert_eq!(index.nearest("milk", 0), []);
    assert_eq!(rank(&[]).nearest("milk", 5), []);
}

#[test]
fn equal_claims_stand_in_the_order_of_the_list() {
    let index = rank(&["bread is dear", "milk is dear", "bread is dear"]);
    let places: Vec<usize> = index.nearest("bread", 3).iter().map(|(n, _)| *n).collect();
    assert_eq!(places, [0, 2]);
}

#[test]
fn hashtags_without_capitals_are_read_by_the_words_of_the_claims() {
    assert_eq!(first("so sad #floodinmarlo"), Some(3));
    assert_eq!(first("#BREADPRICE"), Some(4));
}

#[test]
fn a_handle_names_someone_and_a_link_nobody() {
    assert_eq!(first("@mayor_of_Halden did what?!"), Some(0));
    assert_eq!(first("https://example.org/warm-milk"), None);
}

#[test]
fn other_words_for_the_same_thing_find_the_claim() {
    let index = rank(&[
        "A pic of a cop with COVID-19",
        "The covid jab was halted in the U.S.",
    ]);
    let first = |text: &str| index.nearest(text, 1).first().map(|(n, _)| *n);
    assert_eq!(first("Image: policeman ill with coronavirus"), Some(0));
    assert_eq!(first("USA stops coronavirus vaccination"), Some(1));
}
