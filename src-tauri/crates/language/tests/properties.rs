//! What holds for any text.

use factdesk_language::{
    Document, Span, attributions, check_worthiness, contested, dates, leading_date, paragraphs, quantities,
    rank, same_claims, sentences, statements,
};
use proptest::prelude::*;

/// Text that looks enough like news to reach every rule, mixed with anything.
fn text() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        Just("said".to_owned()),
        Just("denied".to_owned()),
        Just("that".to_owned()),
        Just("claims of".to_owned()),
        Just("according to".to_owned()),
        Just("was accused by".to_owned()),
        Just("two civilians".to_owned()),
        Just("killed".to_owned()),
        Just("wounded 23".to_owned()),
        Just("only military targets".to_owned()),
        Just("“anti-terrorist”".to_owned()),
        Just("aggression".to_owned()),
        Just("Karst's".to_owned()),
        Just("$1.5 million".to_owned()),
        Just("13 May 2021".to_owned()),
        Just("Dr.".to_owned()),
        Just("U.S.".to_owned()),
        Just("\"".to_owned()),
        Just("”".to_owned()),
        Just(",".to_owned()),
        Just(". . .".to_owned()),
        Just(".[12]".to_owned()),
        Just("?".to_owned()),
        Just("\r\n".to_owned()),
        Just("\n\n".to_owned()),
        Just("1) x".to_owned()),
        Just("これは山です。".to_owned()),
        Just("؟".to_owned()),
        Just("👩‍🚀e\u{301}".to_owned()),
        Just("had not burned for more than six hours".to_owned()),
        Just("found no sign of fraud".to_owned()),
        Just("last visited Orsk in March 2024".to_owned()),
        Just("denied any cut".to_owned()),
        Just("“I saw".to_owned()),
        Just("McDonald’s".to_owned()),
        Just("#HaldenFlood".to_owned()),
        "[“”\"'’(\\[«]{0,2}[a-zA-ZÄé][.!?]?[”’)]?",
        "\\PC{0,6}",
        "[A-Z][a-z]{1,8}",
        "[0-9.,:-]{1,6}",
    ];
    proptest::collection::vec(word, 0..40).prop_map(|words| words.join(" "))
}

fn fits(text: &str, span: Span) -> bool {
    span.start < span.end && text.get(span.start..span.end).is_some()
}

fn ordered(spans: &[Span]) -> bool {
    spans.windows(2).all(|pair| pair[0].end <= pair[1].start)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn worth_is_a_share_with_reasons(text in text()) {
        let worth = check_worthiness(&text);
        prop_assert!((0.0..=1.0).contains(&worth.score) && !worth.reasons.is_empty(), "{worth:?}");
    }

    #[test]
    fn ranks_are_places_in_the_list_best_first(a in text(), b in text(), query in text(), top in 0usize..4) {
        let found = rank(&[&a, &b]).nearest(&query, top);
        prop_assert!(found.len() <= top.min(2));
        prop_assert!(found.iter().all(|(n, score)| *n < 2 && *score > 0.0));
        prop_assert!(found.windows(2).all(|pair| pair[0].1 >= pair[1].1));
    }

    #[test]
    fn sentences_and_paragraphs_are_trimmed_ordered_and_hold_all_ink(text in text(), lang in prop_oneof![Just(None), Just(Some("en")), Just(Some("ja")), Just(Some("ñ"))]) {
        for spans in [sentences(&text, lang), paragraphs(&text)] {
            prop_assert!(ordered(&spans));
            prop_assert!(spans.iter().all(|s| fits(&text, *s) && s.of(&text).trim() == s.of(&text)));
            let ink: usize = spans.iter().map(|s| s.of(&text).chars().filter(|c| !c.is_whitespace()).count()).sum();
            prop_assert_eq!(ink, text.chars().filter(|c| !c.is_whitespace()).count());
        }
    }

    #[test]
    fn every_span_fits_the_text(text in text()) {
        for a in attributions(&text) {
            let roles = a.source.iter().chain(&a.cue).flatten().chain(&a.content);
            prop_assert!(roles.clone().all(|s| fits(&text, *s)));
            prop_assert!(a.source.is_some() || a.cue.is_some() || !a.content.is_empty());
        }
        let numbers: Vec<Span> = quantities(&text).iter().map(|q| q.span).collect();
        prop_assert!(ordered(&numbers) && numbers.iter().all(|s| fits(&text, *s)));
        let found: Vec<Span> = dates(&text, "2024-02-29".parse().ok()).iter().map(|d| d.span).collect();
        prop_assert!(ordered(&found) && found.iter().all(|s| fits(&text, *s)));
        if let Some((_, span)) = leading_date(&text) {
            prop_assert!(text.is_char_boundary(span.end));
        }
    }

    #[test]
    fn statements_lie_in_their_sentences(text in text()) {
        let document = Document { id: "x", text: &text, published: "2024-02-29".parse().ok(), lang: None };
        for s in statements(&document) {
            prop_assert!(fits(&text, s.span) && fits(&text, s.sentence));
            prop_assert!(s.sentence.contains(&s.span));
            prop_assert!(s.check_worthiness_permille <= 1000 && !s.reasons.is_empty() && !s.claim_text.is_empty());
        }
    }

    #[test]
    fn both_sides_of_a_pair_are_statements(a in text(), b in text()) {
        let documents = [
            Document { id: "a", text: &a, published: None, lang: None },
            Document { id: "b", text: &b, published: None, lang: None },
        ];
        for pair in contested(&documents) {
            prop_assert!(pair.a < pair.b);
            for (side, differs) in [(pair.a, pair.a_differs), (pair.b, pair.b_differs)] {
                let document = &documents[side.document];
                prop_assert!(statements(document).iter().any(|s| s.span == side.span));
                prop_assert!(differs.is_none_or(|d| fits(document.text, d)));
            }
        }
    }

    #[test]
    fn both_sides_that_say_the_same_are_statements(a in text(), b in text()) {
        let documents = [&a, &b, &a].map(|text| Document { id: "x", text, published: None, lang: None });
        for pair in same_claims(&documents) {
            prop_assert!(pair.a < pair.b && pair.score_permille <= 1000 && !pair.reason.is_empty());
            for side in [pair.a, pair.b] {
                prop_assert!(statements(&documents[side.document]).iter().any(|s| s.span == side.span));
            }
        }
    }

    #[test]
    fn any_bytes_that_are_text_are_answered(text in any::<String>()) {
        let document = Document { id: "x", text: &text, published: None, lang: Some("xx") };
        let _ = (statements(&document), contested(&[document]), sentences(&text, Some("")));
        let _ = same_claims(&[document, document]);
    }
}
