//! What holds for any text, any quote and any two versions.

use factdesk_language::anchor::{Anchors, Placement};
use factdesk_language::diff::words;
use factdesk_language::quote::{State, check};
use factdesk_language::{Span, copies};
use proptest::prelude::*;

/// Sentences with repeated phrases, numbers and other scripts, mixed with anything.
fn text() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        Just("Officials said.".to_owned()),
        Just("No comment was given.".to_owned()),
        Just("The mayor said that 12 ferries had not sunk in Velsund.".to_owned()),
        Just("“We counted five boats,” she told reporters.".to_owned()),
        Just("\n\n".to_owned()),
        Just("これは山です。".to_owned()),
        Just("👩‍🚀 e\u{301}te\u{301} contin-\nued".to_owned()),
        "[A-Z][a-z]{1,8} [a-z]{1,6} [0-9]{1,3}\\.",
        "\\PC{0,8}",
    ];
    proptest::collection::vec(part, 1..12).prop_map(|parts| parts.join(" "))
}

/// Any stretch on borders of characters.
fn stretch(text: &str, (from, to): (usize, usize)) -> Span {
    let (a, b) = (from % (text.len() + 1), to % (text.len() + 1));
    let (a, b) = (text.floor_char_boundary(a), text.floor_char_boundary(b));
    Span::new(a.min(b), a.max(b))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn in_the_same_text_every_span_is_exact(text in text(), at: (usize, usize)) {
        let span = stretch(&text, at);
        prop_assume!(!span.is_empty());
        prop_assert_eq!(Anchors::new(&text, &text).place(span), Placement::Exact { span });
    }

    #[test]
    fn after_an_insertion_before_it_no_span_is_anywhere_else(text in text(), at: (usize, usize)) {
        let before = "Corrected on Tuesday morning by the desk in Karvik.\n\n";
        let span = stretch(&text, at);
        let new = format!("{before}{text}");
        if let Some(found) = Anchors::new(&text, &new).place(span).span() {
            let was = Span::new(span.start + before.len(), span.end + before.len());
            prop_assert!(found.overlaps(&was), "{:?} on {:?}", span.of(&text), found.of(&new));
        }
    }

    #[test]
    fn any_two_texts_are_answered_with_spans_that_fit(a in text(), b in text(), at: (usize, usize)) {
        let placement = Anchors::new(&a, &b).place(stretch(&a, at));
        let nearest = match placement { Placement::Orphan { nearest } => nearest.map(|n| n.0), _ => None };
        for span in placement.span().into_iter().chain(nearest) {
            prop_assert!(b.get(span.start..span.end).is_some_and(|t| !t.is_empty()));
        }
    }

    #[test]
    fn words_of_a_text_are_proved_by_it(before in text(), after in text(), from in 0_usize..9, long in 1_usize..9) {
        let said = ["Divers", "found", "no", "5.5", "tonnes", "of", "“oil”", "off", "Tolmoor"];
        let text = format!("{before}\n\n{}\n\n{after}", said.join(" "));
        let quote = said[from..(from + long).min(said.len())].join(" ");
        prop_assert_eq!(check(&text, &quote).state, State::Verbatim, "{}", quote);
    }

    #[test]
    fn another_number_or_denial_is_never_proved(text in text(), n in 0_u32..12) {
        let text = format!("{text}\n\nThe mayor said that 12 ferries had not sunk in Velsund.");
        for quote in [
            format!("that {n} ferries had not sunk in Velsund"),
            "12 ferries had sunk in Velsund".to_owned(),
            "2 ferries had not sunk".to_owned(),
        ] {
            prop_assert!(!check(&text, &quote).state.is_proved(), "{quote}");
        }
    }

    #[test]
    fn the_runs_of_a_comparison_cover_both_texts(a in text(), b in text()) {
        let runs = words(&a, &b);
        let old: String = runs.iter().filter_map(|r| r.old).map(|s| s.of(&a).to_owned()).collect();
        let new: String = runs.iter().filter_map(|r| r.new).map(|s| s.of(&b).to_owned()).collect();
        prop_assert_eq!((old, new), (a, b));
    }

    #[test]
    fn pairs_of_copies_are_ordered_and_shares_are_shares(a in text(), b in text()) {
        for (first, second, share) in copies(&[&a, &b, &a]) {
            prop_assert!(first < second && second < 3 && share <= 1000);
        }
    }
}
