//! Where sentences end, in text that we made up.

use factdesk_language::sentences;

#[track_caller]
fn cut(parts: &[&str]) {
    let text = parts.join(" ");
    let found: Vec<&str> = sentences(&text, Some("en")).iter().map(|s| s.of(&text)).collect();
    assert_eq!(found, parts);
}

#[test]
fn a_speaker_after_a_dash_belongs_to_the_question() {
    for text in [
        "Was this the bridge? — he asked.",
        "Это мост? — спросил он.",
        "«Куда? – сказал он.",
    ] {
        assert_eq!(sentences(text, Some("ru")).len(), 1, "{text}");
    }
    cut(&["Was this the bridge?", "— It was."]);
}

#[test]
fn a_raised_number_belongs_to_the_sentence_before_it() {
    cut(&["The river rose twice that winter.12", "Take the flood in Marlo."]);
    cut(&["It was cold (and wet).3", "Nobody came."]);
    cut(&["The price is 4.5 Halden crowns.", "It rose."]);
}

#[test]
fn a_number_alone_is_no_sentence() {
    cut(&[
        "There are two reasons.",
        "1. The bridge is old.",
        "2. The river is high.",
    ]);
}

#[test]
fn a_short_word_with_a_stop_goes_on_in_lower_case() {
    cut(&["The med. staff was kind.", "The govt. of Halden paid."]);
}
