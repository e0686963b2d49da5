//! Cases by hand.

use factdesk_language::Span;
use factdesk_language::anchor::{Anchors, Placement};

/// Where the first `words` of the old version stand, as the name of the placement and the new words.
#[track_caller]
fn placed(old: &str, new: &str, words: &str) -> (&'static str, String) {
    let start = old.find(words).expect("the words are in the old version");
    let placement = Anchors::new(old, new).place(Span::new(start, start + words.len()));
    (
        placement.as_str(),
        placement.span().map_or(String::new(), |s| s.of(new).to_owned()),
    )
}

#[track_caller]
fn is(old: &str, new: &str, words: &str, name: &str, now: &str) {
    assert_eq!(placed(old, new, words), (name, now.to_owned()), "{words}");
}

const OLD: &str = "The mayor said five people were hurt in Velsund. Officials said the bridge was closed.\n\n\
    Two schools burned on Monday. Officials said nobody was there, and 12 pupils were counted.\n\n\
    “We will rebuild,” the mayor told reporters. The cost is -5 million crowns. Was the bridge safe?";

#[test]
fn unchanged_words_are_exact() {
    let new = format!("Updated on Tuesday.\n\n{OLD} More follows.");
    is(
        OLD,
        &new,
        "Officials said the bridge was closed.",
        "exact",
        "Officials said the bridge was closed.",
    );
    is(OLD, &new, "Officials said", "exact", "Officials said");
}

#[test]
fn other_marks_and_white_space_are_exact() {
    let new = OLD.replace("“We will rebuild,”", "\"We will\u{a0}rebuild\",");
    is(
        OLD,
        &new,
        "We will rebuild,” the mayor told",
        "exact",
        "We will\u{a0}rebuild\", the mayor told",
    );
}

#[test]
fn a_moved_paragraph_is_moved() {
    let mut parts: Vec<&str> = OLD.split("\n\n").collect();
    parts.rotate_left(1);
    let new = parts.join("\n\n");
    let words = "The mayor said five people were hurt in Velsund.";
    is(OLD, &new, words, "moved", words);
}

#[test]
fn changed_numbers_names_and_denials_are_fuzzy() {
    let words = "The mayor said five people were hurt in Velsund.";
    for (was, is_now) in [
        ("five", "seven"),
        ("Velsund", "Karvik"),
        ("were hurt", "were not hurt"),
    ] {
        let new = OLD.replace(was, is_now);
        is(OLD, &new, words, "fuzzy", &words.replace(was, is_now));
    }
    for (was, is_now) in [("-5 million", "5 million"), ("safe?", "safe.")] {
        let new = OLD.replace(was, is_now);
        let words = if was.starts_with('-') {
            "The cost is -5 million crowns"
        } else {
            "Was the bridge safe?"
        };
        let name = placed(OLD, &new, words).0;
        assert!(name == "fuzzy" || name == "orphan", "{was}: {name}");
    }
}

#[test]
fn a_deleted_statement_is_an_orphan_beside_its_like() {
    let new = OLD.replace("The mayor said five people were hurt in Velsund. ", "")
        + "\n\nThe mayor said nine people were hurt in Karvik.";
    let (name, now) = placed(OLD, &new, "The mayor said five people were hurt in Velsund.");
    assert_eq!((name, now.as_str()), ("orphan", ""));
}

#[test]
fn of_repeated_phrases_each_keeps_its_own_place() {
    let old = "Officials said.\n\nThe bridge fell at noon.\n\nOfficials said.\n\nThe school was shut all day.\n\nOfficials said.";
    let new = old.replacen("Officials said.\n\n", "", 1);
    let anchors = Anchors::new(old, &new);
    let places: Vec<usize> = old.match_indices("Officials said").map(|(at, _)| at).collect();
    let spans: Vec<Option<usize>> = places
        .iter()
        .map(|at| anchors.place(Span::new(*at, at + 14)).span().map(|s| s.start))
        .collect();
    let shift = "Officials said.\n\n".len();
    assert_eq!(spans, [None, Some(places[1] - shift), Some(places[2] - shift)]);
}

#[test]
fn where_two_places_fit_alike_nothing_is_guessed() {
    let old = "Rain fell. Officials said. Snow fell. Officials said. Hail fell.";
    let new = "Rain fell. Officials said. Hail fell.";
    let anchors = Anchors::new(old, new);
    for (at, words) in old.match_indices("Officials said") {
        let placement = anchors.place(Span::new(at, at + words.len()));
        assert!(
            matches!(placement, Placement::Orphan { nearest: Some(_) }),
            "{placement:?}"
        );
    }
}

#[test]
fn spans_that_do_not_fit_or_say_nothing_are_orphans() {
    let anchors = Anchors::new("One two. Three", "Zero. One two. Three");
    for span in [
        Span::new(3, 4),
        Span::new(7, 9),
        Span::new(9, 99),
        Span::new(5, 2),
        Span::new(0, 0),
    ] {
        assert_eq!(
            anchors.place(span),
            Placement::Orphan { nearest: None },
            "{span:?}"
        );
    }
    assert_eq!(
        Anchors::new("", "").place(Span::new(0, 1)),
        Placement::Orphan { nearest: None }
    );
}
