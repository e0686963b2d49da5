//! Sentences, quantities, dates, attributions and statements, one fact a test, in sentences of our own.

use chrono::NaiveDate;
use factdesk_language::{
    DatePrecision, Document, Stance, attributions, dates, leading_date, paragraphs, quantities, sentences,
    statements,
};

fn split(text: &str) -> Vec<&str> {
    sentences(text, Some("en")).iter().map(|s| s.of(text)).collect()
}

fn split_in<'a>(text: &'a str, lang: &str) -> Vec<&'a str> {
    sentences(text, Some(lang)).iter().map(|s| s.of(text)).collect()
}

fn day(y: i32, m: u32, d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(y, m, d).expect("a real day")
}

#[test]
fn abbreviations_titles_initials_and_decimals_do_not_end_a_sentence() {
    let text = "Dr. Obi paid $4.50 to Mr. J. R. Lisk of Brandt Inc. at 5 p.m. on Monday. He left.";
    assert_eq!(split(text), [&text[..text.len() - 9], "He left."]);
}

#[test]
fn an_abbreviation_ends_a_sentence_before_a_word_that_opens_one() {
    assert_eq!(
        split("The firm moved its seat to the U.S. It kept its name."),
        ["The firm moved its seat to the U.S.", "It kept its name."]
    );
}

#[test]
fn quoted_sentences_are_sentences() {
    assert_eq!(
        split("“We saw it. It fell.” She wept."),
        ["“We saw it.", "It fell.”", "She wept."]
    );
}

#[test]
fn a_quotation_inside_a_sentence_does_not_end_it() {
    let text = "He asked, \"Is it safe?\" and went on.";
    assert_eq!(split(text), [text]);
}

#[test]
fn scripts_have_their_own_stops() {
    assert_eq!(split_in("今日は雨です。明日は晴れます。", "ja").len(), 2);
    assert_eq!(split_in("यह पहला वाक्य है। यह दूसरा है।", "hi").len(), 2);
    assert_eq!(split_in("هل وصل الوفد؟ نعم، وصل أمس.", "ar").len(), 2);
    assert_eq!(split_in("Он приехал в г. Туле. Потом уехал.", "ru").len(), 2);
    assert_eq!(
        split_in("Am 3. Oktober kam Dr. Held z. B. nach Ulm. Dann ging er.", "de").len(),
        2
    );
}

#[test]
fn hard_wrapped_lines_are_joined_and_headlines_are_not() {
    let wrapped =
        "The council met on Tuesday evening to hear\nwhat the engineers had to say about the\nbridge.";
    assert_eq!(split(wrapped).len(), 1);
    let headline = "Bridge closed\nThe council closed the bridge on Tuesday after engineers had found cracks in two of the piers.";
    assert_eq!(split(headline).len(), 2);
    assert_eq!(paragraphs(headline).len(), 2);
}

#[test]
fn addresses_are_not_split() {
    assert_eq!(split("See https://www.example.org/a.b?c=d. Thanks.").len(), 2);
}

#[test]
fn bounds_become_intervals() {
    let text = "At least 30 of about 200 homes burned, up to 50 cars too; dozens of people fled.";
    let found = quantities(text);
    let limits: Vec<_> = found.iter().map(|q| (q.low, q.high)).collect();
    assert_eq!(
        limits,
        [
            (Some(30.0), None),
            (Some(180.0), Some(200.0 * 1.1)),
            (None, Some(50.0)),
            (Some(20.0), Some(150.0))
        ]
    );
}

#[test]
fn numbers_say_what_they_count_and_in_which_unit() {
    let text = "The tanker carried 4,000 tonnes of fuel worth $1.5 million and twenty-three sailors.";
    let found = quantities(text);
    let read: Vec<_> = found
        .iter()
        .map(|q| (q.value, q.unit.as_deref(), q.of.as_deref()))
        .collect();
    assert_eq!(
        read,
        [
            (Some(4000.0), Some("t"), Some("fuel")),
            (Some(1_500_000.0), Some("USD"), None),
            (Some(23.0), None, Some("sailors"))
        ]
    );
}

#[test]
fn ages_ordinals_times_and_dates_count_nothing() {
    let text = "On 3 May 2021 the 2nd driver, a 34-year-old, left at 5 p.m. by Route 66.";
    assert_eq!(quantities(text), []);
}

#[test]
fn ranges_keep_both_ends() {
    let found = quantities("Between 10 and 15 houses, or 3-4 per cent, were lost.");
    let limits: Vec<_> = found.iter().map(|q| (q.value, q.low, q.high)).collect();
    assert_eq!(
        limits,
        [(None, Some(10.0), Some(15.0)), (None, Some(3.0), Some(4.0))]
    );
}

#[test]
fn dates_are_resolved_against_the_day_of_publication() {
    let text = "On Tuesday, three years ago, in May 2019, on 4 July and in 1994.";
    let found = dates(text, Some(day(2023, 9, 20)));
    let read: Vec<_> = found
        .iter()
        .map(|d| (d.span.of(text), d.date, d.precision))
        .collect();
    assert_eq!(
        read,
        [
            ("Tuesday", day(2023, 9, 19), DatePrecision::Day),
            ("three years ago", day(2020, 1, 1), DatePrecision::Year),
            ("May 2019", day(2019, 5, 1), DatePrecision::Month),
            ("4 July", day(2023, 7, 4), DatePrecision::Day),
            ("1994", day(1994, 1, 1), DatePrecision::Year),
        ]
    );
}

#[test]
fn without_a_day_of_publication_relative_dates_stay_open() {
    assert_eq!(dates("It rained on Tuesday and yesterday.", None), []);
}

#[test]
fn a_leading_date_is_no_statement() {
    let text = " date 2023-11-13 The bridge was closed. Two lanes remain open.";
    let (date, span) = leading_date(text).expect("the text begins with a date");
    assert_eq!(
        (date, &text[span.end..span.end + 10]),
        (day(2023, 11, 13), "The bridge")
    );
    let document = Document {
        id: "",
        text,
        published: None,
        lang: None,
    };
    let found = statements(&document);
    assert_eq!(found[0].sentence.of(text), "The bridge was closed.");
    assert_eq!(leading_date("The date 2023-11-13 was kept."), None);
}

fn roles(text: &str) -> Vec<(String, String, String, Stance)> {
    let words =
        |spans: &[factdesk_language::Span]| spans.iter().map(|s| s.of(text)).collect::<Vec<_>>().join(" … ");
    attributions(text)
        .iter()
        .map(|a| {
            (
                words(a.source.as_deref().unwrap_or(&[])),
                words(a.cue.as_deref().unwrap_or(&[])),
                words(&a.content),
                a.stance,
            )
        })
        .collect()
}

fn role(source: &str, cue: &str, content: &str, stance: Stance) -> (String, String, String, Stance) {
    (source.to_owned(), cue.to_owned(), content.to_owned(), stance)
}

#[test]
fn a_split_quotation_is_one_attribution() {
    let found = roles("“The dam,” Ms Rell warned, “will not hold.”");
    assert_eq!(
        found,
        [role(
            "Ms Rell",
            "warned",
            "“The dam,” … “will not hold.”",
            Stance::Asserts
        )]
    );
}

#[test]
fn stances_follow_the_verb() {
    let found = |text: &str| roles(text).first().map(|r| r.3);
    assert_eq!(found("The mayor denied the report."), Some(Stance::Denies));
    assert_eq!(
        found("The mayor urged residents to leave."),
        Some(Stance::Demands)
    );
    assert_eq!(
        found("The survey found that rents had doubled."),
        Some(Stance::Reports)
    );
    assert_eq!(found("The union questioned the figures."), Some(Stance::Doubts));
    assert_eq!(
        found("Reporters asked whether the dam was safe."),
        Some(Stance::Asks)
    );
}

#[test]
fn passive_and_according_to_name_their_source() {
    assert_eq!(
        roles("The plan was criticised by the auditors as a waste of money."),
        [role(
            "the auditors",
            "was criticised",
            "The plan … as a waste of money",
            Stance::Asserts
        )]
    );
    assert_eq!(
        roles("According to the survey, rents had doubled."),
        [role(
            "the survey",
            "According to",
            "rents had doubled",
            Stance::Asserts
        )]
    );
}

#[test]
fn a_plain_report_attributes_nothing() {
    assert_eq!(
        roles("The storm reached the coast at dawn and tore the roof off the school."),
        []
    );
}

#[test]
fn outlet_and_speaker_are_kept_apart() {
    let text = "Reuters reported that nine ships had sunk, as confirmed by port officials.";
    let found = statements(&Document {
        id: "",
        text,
        published: None,
        lang: None,
    });
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].speaker.as_deref(), Some("port officials"));
    assert_eq!(found[0].outlet.as_deref(), Some("Reuters reported"));
}

#[test]
fn a_pronoun_becomes_the_name_before_it() {
    let text = "Mayor Teodor Lisk said the bridge was safe. He added that trains would run on Monday.";
    let found = statements(&Document {
        id: "",
        text,
        published: None,
        lang: None,
    });
    assert_eq!(found[1].speaker.as_deref(), Some("Mayor Teodor Lisk"));
    assert_eq!(found[1].claim_text, "Trains would run on Monday.");
}

#[test]
fn a_figure_is_worth_more_checking_than_a_judgement() {
    let text = "Rents in Halden rose by 14 per cent in 2021. It is important to stay hopeful.";
    let found = statements(&Document {
        id: "",
        text,
        published: None,
        lang: None,
    });
    assert!(found[0].check_worthiness_permille >= 500, "{found:#?}");
    assert!(found[1].check_worthiness_permille < 500, "{found:#?}");
    assert!(found.iter().all(|s| !s.reasons.is_empty()));
}

#[test]
fn a_quotation_that_opens_with_i_after_a_single_letter_is_read() {
    let text = "The winner was team B. “I saw it,” said Ilka Brandt.";
    let found: Vec<&str> = factdesk_language::sentences(text, Some("en"))
        .iter()
        .map(|s| s.of(text))
        .collect();
    assert_eq!(found.concat().len() + found.len() - 1, text.len(), "{found:?}");
}
