//! How much a sentence is worth checking, on sentences that we made up.

use factdesk_language::check_worthiness;

#[test]
fn what_can_be_looked_up_is_worth_checking() {
    for text in [
        "Unemployment in the province rose from 4 percent to 9 percent in two years.",
        "He voted against the school budget three times.",
        "The state lost 40,000 jobs in steel and closed two hospitals.",
        "Our country spends more on prisons than on universities.",
    ] {
        let worth = check_worthiness(text);
        assert!(worth.score >= 0.5, "{text}: {worth:?}");
    }
}

#[test]
fn plain_statements_of_speeches_and_articles_count_without_a_figure() {
    for text in [
        "Our schools have closed more classrooms than those of any neighbouring county.",
        "The harbour was built with money from the railway fund.",
        "Police in Halden arrested the owner of the mill after the fire.",
        "We have opened new clinics in every valley of this province.",
    ] {
        let worth = check_worthiness(text);
        assert!(worth.score >= 0.5, "{text}: {worth:?}");
    }
}

#[test]
fn politeness_questions_promises_and_taste_are_not() {
    for text in [
        "Good evening, and thank you for having me.",
        "What would you say to the mothers of this town?",
        "I think that we should all be proud.",
        "I will fight for you every single day.",
        "That is a wonderful thing.",
        "Could it happen again?",
    ] {
        let worth = check_worthiness(text);
        assert!(worth.score < 0.5, "{text}: {worth:?}");
    }
}

#[test]
fn the_reason_for_a_figure_names_the_figure() {
    let worth = check_worthiness("Rents in the capital rose by 30 percent since 2019.");
    assert!(
        worth
            .reasons
            .iter()
            .any(|r| r.contains("number") || r.contains("per cent")),
        "{worth:?}"
    );
    let question = check_worthiness("Will you please sit down?");
    assert!(
        question.reasons.iter().any(|r| r == "is a question"),
        "{question:?}"
    );
}

#[test]
fn a_text_without_words_is_worth_nothing_and_says_so() {
    for text in ["", "   ", "…", "??!"] {
        let worth = check_worthiness(text);
        assert!(
            worth.score < 0.5 && !worth.reasons.is_empty(),
            "{text:?}: {worth:?}"
        );
    }
}

#[test]
fn a_word_is_given_as_it_stands_in_the_text() {
    let worth = check_worthiness("The ministers denied everything.");
    for reason in worth.reasons.iter().filter(|r| r.starts_with("the word")) {
        assert!(
            ["ministers", "denied", "everything"]
                .iter()
                .any(|w| reason.contains(w)),
            "{reason}"
        );
    }
}
