//! Quotes against a text: what is proved, what is tolerated, what is refused and how the refusal reads.

use factdesk_language::Span;
use factdesk_language::quote::{Check, DifferenceKind, Snapshot, State, Tolerance, check};

const TEXT: &str = "The harbour master of Velsund said on Monday that three ferries had sunk.\n\n\
    “We did not close the port,” she added, “and we won’t.” The non-lethal shells hit -5 houses; 15 people \
    were hurt, 1.5 tonnes of oil were lost – the ﬁrst spill since 2019.\n\n\
    He said the contin-\nued strikes had stopped. A well-known engineer, José Olmar, disagreed… for a while.";

fn differences(check: &Check) -> Vec<(&'static str, &str, &str)> {
    check
        .differences
        .iter()
        .map(|d| (d.kind.as_str(), d.quote.as_str(), d.text.as_str()))
        .collect()
}

#[track_caller]
fn is_verbatim(quote: &str) {
    let found = check(TEXT, quote);
    assert_eq!(found.state, State::Verbatim, "{quote}: {found:?}");
    assert_eq!(found.span.map(|s| s.of(TEXT)), Some(quote.trim()));
    assert!(
        found.tolerances.is_empty() && found.differences.is_empty() && found.count == 1,
        "{found:?}"
    );
}

#[track_caller]
fn is_tolerant(quote: &str, tolerances: &[Tolerance], passage: &str) {
    let found = check(TEXT, quote);
    assert_eq!(found.state, State::Tolerant, "{quote}: {found:?}");
    assert_eq!(found.tolerances, tolerances, "{quote}");
    assert_eq!(found.span.map(|s| s.of(TEXT)), Some(passage), "{quote}");
}

#[track_caller]
fn is_near(quote: &str, expected: &[(&str, &str, &str)]) {
    let found = check(TEXT, quote);
    assert_eq!(found.state, State::Near, "{quote}: {found:?}");
    assert_eq!(differences(&found), expected, "{quote}");
    for difference in &found.differences {
        let at = difference.span.map_or("", |s| s.of(TEXT));
        assert_eq!(at, difference.text, "the span holds the words");
    }
}

#[test]
fn exact_words_are_verbatim() {
    is_verbatim("three ferries had sunk.");
    is_verbatim("  The harbour master of Velsund said\n");
    is_verbatim("“We did not close the port,”");
    is_verbatim("José Olmar");
    is_verbatim("15 people were hurt, 1.5 tonnes");
}

#[test]
fn other_writings_are_tolerated_and_named() {
    use Tolerance::{
        CanonicalForm, Dashes, EllipsisMarks, EnclosingMarks, Hyphenation, Invisible, Ligatures,
        QuotationMarks, SoftHyphens, WhiteSpace,
    };
    is_tolerant(
        "\"We did not close the port,\"",
        &[QuotationMarks],
        "“We did not close the port,”",
    );
    is_tolerant("and we won't.", &[QuotationMarks], "and we won’t.");
    is_tolerant(
        "oil were lost - the first spill",
        &[Dashes, Ligatures],
        "oil were lost – the ﬁrst spill",
    );
    is_tolerant(
        "oil were lost\u{a0}—\u{a0}the ﬁrst",
        &[Dashes],
        "oil were lost – the ﬁrst",
    );
    is_tolerant(
        "the continued strikes",
        &[Hyphenation],
        "the contin-\nued strikes",
    );
    is_tolerant(
        "the contin-ued strikes",
        &[Hyphenation],
        "the contin-\nued strikes",
    );
    is_tolerant("har\u{ad}bour master", &[SoftHyphens], "harbour master");
    is_tolerant("harbour \u{200b}master", &[Invisible], "harbour master");
    is_tolerant("harbour\n  master\u{a0}of", &[WhiteSpace], "harbour master of");
    is_tolerant(
        "engineer, Jose\u{301} Olmar",
        &[CanonicalForm],
        "engineer, José Olmar",
    );
    is_tolerant(
        "disagreed... for a while",
        &[EllipsisMarks],
        "disagreed… for a while",
    );
    is_tolerant(
        "disagreed . . . for a while",
        &[WhiteSpace, EllipsisMarks],
        "disagreed… for a while",
    );
    is_tolerant(
        "“three ferries had sunk.”",
        &[EnclosingMarks],
        "three ferries had sunk.",
    );
    is_tolerant("A well–known engineer", &[Dashes], "A well-known engineer");
    is_tolerant("a while .", &[WhiteSpace], "a while.");
}

#[test]
fn a_comma_or_full_stop_may_stand_on_the_other_side_of_a_quotation_mark() {
    use Tolerance::{EnclosingMarks, QuotationMarks, Stops};
    // American text, British quote.
    is_tolerant(
        "“We did not close the port”, she added",
        &[Stops],
        "“We did not close the port,” she added",
    );
    is_tolerant(
        "\"We did not close the port\", she added, \"and we won't\".",
        &[QuotationMarks, Stops],
        "“We did not close the port,” she added, “and we won’t.”",
    );
    // A quote in marks of its own, with the stop of the sentence around it.
    is_tolerant(
        "“15 people were hurt.”",
        &[Stops, EnclosingMarks],
        "15 people were hurt",
    );
    is_tolerant(
        "“A well-known engineer”.",
        &[Stops, EnclosingMarks],
        "A well-known engineer",
    );
    let british = "She called it ‘a mistake’, and he called it “the only way”. It cost 1.5 tonnes.";
    for (quote, proved) in [
        ("called it ‘a mistake,’ and he", "called it ‘a mistake’, and he"),
        ("he called it “the only way.”", "he called it “the only way”."),
    ] {
        let found = check(british, quote);
        assert_eq!(
            (found.state, found.tolerances.as_slice()),
            (State::Tolerant, &[Stops][..]),
            "{quote}"
        );
        assert_eq!(found.span.map(|span| span.of(british)), Some(proved));
    }
    // A full stop in the middle of a phrase says that the sentence ended; and a number is no phrase.
    assert_eq!(
        check(TEXT, "“The harbour master of Velsund said.”").state,
        State::Near
    );
    assert!(!check("It cost 1.5 tonnes.", "“It cost 1.”").state.is_proved());
    assert!(!check(british, "“She called it, a mistake”").state.is_proved());
}

#[test]
fn what_changes_the_words_is_never_tolerated() {
    is_near("that five ferries had sunk", &[("changed", "five", "three")]);
    is_near("five ferries had sunk", &[("changed", "five", "three")]);
    is_near("We did close the port", &[("missing", "", "not")]);
    is_near(
        "on Monday that three ferries had not sunk",
        &[("added", "not", "")],
    );
    is_near(
        "The harbour master of Velmark said",
        &[("changed", "Velmark", "Velsund")],
    );
    is_near("the harbour master of Velsund said", &[("changed", "the", "The")]);
    is_near("５ people were hurt", &[("changed", "５", "15")]);
    is_near("5 people were hurt", &[("changed", "5", "15")]);
    is_near("5 houses; 15 people", &[("missing", "", "-")]);
    is_near("5 tonnes of oil were lost", &[("changed", "5", "1.5")]);
    is_near("and we won", &[("changed", "won", "won’t")]);
    is_near("The lethal shells hit", &[("changed", "lethal", "non-lethal")]);
    is_near("lethal shells hit", &[("changed", "lethal", "non-lethal")]);
    is_near("A wellknown engineer", &[("changed", "wellknown", "well-known")]);
    is_near("engineer, Jose Olmar", &[("changed", "Jose", "José")]);
    is_near("three ferries had sunk?", &[("changed", "?", ".")]);
}

#[test]
fn a_mark_at_the_end_of_a_quote_cuts_no_number_and_no_word() {
    let text = "It cost 1.5 tonnes of well-known oil. He won’t say.";
    for quote in [
        "It cost 1.",
        ".5 tonnes of",
        "tonnes of well-",
        "-known oil",
        "He won’",
    ] {
        assert!(
            !check(text, quote).state.is_proved(),
            "{quote}: {:?}",
            check(text, quote)
        );
    }
    for quote in ["of well-known oil.", "He won’t say."] {
        assert_eq!(check(text, quote).state, State::Verbatim, "{quote}");
    }
}

#[test]
fn nothing_like_it_is_absent() {
    for quote in [
        "",
        " \n\t",
        "\u{200b}",
        "...",
        "—",
        "\u{feff}",
        "Parliament voted to raise the tax on sugar",
    ] {
        let found = check(TEXT, quote);
        assert_eq!(found.state, State::Absent, "{quote:?}: {found:?}");
        assert_eq!((found.span, found.count, found.score_permille), (None, 0, 0));
    }
    assert_eq!(check("", "words").state, State::Absent);
}

#[test]
fn cuts_that_are_marked_are_tolerated_within_bounds() {
    let text = "The minister said the bridge would open in May. Nobody was hurt. She thanked the crews, and then \
        she said that work would go on. He is not guilty of the charge, said the court.";
    let of = |quote: &str| check(text, quote);
    let found = of("The minister said […] that work would go on");
    assert_eq!(
        (found.state, found.tolerances.as_slice()),
        (State::Tolerant, &[Tolerance::Elision][..])
    );
    assert_eq!(found.left_out.len(), 1);
    assert!(found.left_out[0].of(text).starts_with("the bridge would open"));
    for quote in [
        "The minister said ... that work would go on",
        "The minister said (...) that work would go on.",
        "The minister said . . . that work would go on.",
        "…she said that work would go on…",
        "\"The minister said the bridge would open … She thanked the crews\"",
    ] {
        assert_eq!(of(quote).state, State::Tolerant, "{quote}: {:?}", of(quote));
    }
    // The order counts, and so do the words beside the cut.
    assert!(!of("that work would go on … The minister said").state.is_proved());
    assert!(
        !of("The minister said … that work would not go on")
            .state
            .is_proved()
    );
    let denied = of("He is … guilty of the charge");
    assert_eq!(denied.state, State::Near, "a cut must not swallow a denial");
    assert!(
        denied.differences.iter().any(|d| d.text.contains("not")),
        "{denied:?}"
    );
    let far = format!(
        "The first words were these. {} The last words were those.",
        "And so it went. ".repeat(400)
    );
    assert!(
        !check(&far, "The first words were these … The last words were those")
            .state
            .is_proved()
    );
}

#[test]
fn notes_in_brackets_are_tolerated_where_nothing_stands_instead() {
    let text = "He resigned on Friday. The goverment fell, and the mayor left.";
    let of = |quote: &str| check(text, quote);
    for quote in [
        "The goverment [sic] fell",
        "He [the minister] resigned on Friday",
        "[t]he mayor left",
        "[H]e resigned",
    ] {
        let found = of(quote);
        assert_eq!(found.state, State::Tolerant, "{quote}: {found:?}");
        assert!(found.tolerances.contains(&Tolerance::Insertion), "{quote}");
    }
    for quote in [
        "[The minister] resigned on Friday [not Monday]",
        "He [never] resigned",
        "the [2] mayor left",
    ] {
        assert!(!of(quote).state.is_proved(), "{quote}: {:?}", of(quote));
    }
    assert_eq!(
        check("It says [sic] here", "says [sic] here").state,
        State::Verbatim
    );
}

#[test]
fn of_several_places_the_first_or_the_one_at_the_hint_is_given() {
    let text = "No comment. Then rain. No comment. Then sun. No  comment.";
    let found = check(text, "No comment");
    assert_eq!((found.span, found.count), (Some(Span::new(0, 10)), 2));
    let snapshot = Snapshot::new(text);
    assert_eq!(
        snapshot.check_near("No comment", Some(30)).span,
        Some(Span::new(23, 33))
    );
    assert_eq!(
        snapshot.check_near("No comment", Some(4)).span,
        Some(Span::new(0, 10))
    );
    let hinted = snapshot.check_near("No\ncomment.", Some(50));
    assert_eq!((hinted.span.map(|s| s.start), hinted.count), (Some(45), 3));
}

#[test]
fn any_script_is_found_and_no_character_is_cut() {
    let text = "部長は三隻の船が沈んだと述べた。 👩‍🚀 לא היה שם איש. Она не сказала «да». e\u{301}te\u{301} 한국어로 말했다.";
    assert_eq!(check(text, "三隻の船が沈んだ").state, State::Verbatim);
    let other = check(text, "五隻の船が沈んだ");
    assert_eq!(differences(&other), [("changed", "五", "三")]);
    assert_eq!(check(text, "Она не сказала \"да\"").state, State::Tolerant);
    assert_eq!(
        differences(&check(text, "Она сказала «да»")),
        [("missing", "", "не")]
    );
    assert_eq!(check(text, "été").tolerances, [Tolerance::CanonicalForm]);
    assert_eq!(check(text, "e").state, State::Absent, "half a letter is no word");
    assert_eq!(
        differences(&check(text, "👩")),
        [("missing", "", "🚀")],
        "half a picture is no picture"
    );
}

#[test]
fn kinds_and_states_have_names() {
    assert_eq!(State::Near.as_str(), "near");
    assert_eq!(DifferenceKind::Added.as_str(), "added");
    assert_eq!(Tolerance::Hyphenation.as_str(), "hyphenation");
    assert!(!Tolerance::Hyphenation.words().is_empty());
}
