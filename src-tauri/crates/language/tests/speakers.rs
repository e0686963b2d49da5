//! Who said what, in sentences as newspapers write them, made up by us.

use factdesk_language::{Span, Stance, attributions};

/// Source, cue and content of each attribution, parts joined by " … ".
fn read(text: &str) -> Vec<[String; 3]> {
    let words = |spans: &[Span]| {
        let parts: Vec<&str> = spans.iter().map(|s| s.of(text)).collect();
        parts.join(" … ")
    };
    attributions(text)
        .iter()
        .map(|a| {
            [
                a.source.as_deref().map_or(String::new(), words),
                a.cue.as_deref().map_or(String::new(), words),
                words(&a.content),
            ]
        })
        .collect()
}

#[track_caller]
fn only(text: &str, source: &str, cue: &str, content: &str) {
    assert_eq!(read(text), [[source, cue, content]], "{text}");
}

#[track_caller]
fn holds(text: &str, source: &str, cue: &str, content: &str) {
    let found = read(text);
    assert!(
        found.iter().any(|a| a == &[source, cue, content]),
        "{text}: {found:?}"
    );
}

#[test]
fn the_stop_of_a_title_does_not_end_a_name() {
    only(
        "Sen. Ida M. Roth said the bridge was safe.",
        "Sen. Ida M. Roth",
        "said",
        "the bridge was safe",
    );
    only(
        "“The bridge is safe,” said Gov. Tom Lisk, R-Halden.",
        "Gov. Tom Lisk, R-Halden",
        "said",
        "“The bridge is safe,”",
    );
}

#[test]
fn a_description_belongs_to_the_speaker_wherever_it_stands() {
    for (text, source) in [
        (
            "“We lost,” Ida Roth, a former captain, said.",
            "Ida Roth, a former captain,",
        ),
        (
            "“We lost,” said Ida Roth, head of the union in Marlo.",
            "Ida Roth, head of the union in Marlo",
        ),
        (
            "Ida Roth, head of the union said “We lost”.",
            "Ida Roth, head of the union",
        ),
        (
            "We have lost it all, according to a clerk who has seen the books.",
            "a clerk who has seen the books",
        ),
    ] {
        assert_eq!(read(text)[0][0], source, "{text}");
    }
    assert_eq!(read("“We lost,” said Ida Roth in the Courier.")[0][0], "Ida Roth");
}

#[test]
fn an_age_a_listener_and_what_went_on_meanwhile_do_not_hide_the_speaker() {
    only(
        "“It’s a mess,” Ada Roth, 54, a teacher from Orsk, said as she waited in line.",
        "Ada Roth, 54, a teacher from Orsk,",
        "said",
        "“It’s a mess,”",
    );
    holds(
        "“I don’t know him,” Mr. Roth said of the donor, adding that they had met once.",
        "Mr. Roth",
        "said",
        "“I don’t know him,”",
    );
    holds(
        "Asked whether she would run, Ms. Lisk said, “I will think about it.”",
        "Ms. Lisk",
        "said",
        "“I will think about it.”",
    );
    only(
        "According to two clerks briefed on the plan, who spoke in secret, the cuts come in May.",
        "two clerks briefed on the plan, who spoke in secret",
        "According to",
        "the cuts come in May",
    );
}

#[test]
fn what_only_looks_like_a_cue_says_nothing() {
    for text in [
        "A man suspected of arson was arrested on Monday.",
        "Beer is back on the shelves of Halden.",
        "Rising rates reduce demand, and rents fall.",
        "That left earnings estimates far too high.",
        "The guards showed the footage at the trial of two men charged with theft.",
        "The winners of the draw are beginning to travel home.",
        "The news is encouraging for the harbour.",
        "But remember the flood of Marlo in 2018.",
        "Shoppers wait in hopes that bread gets cheap.",
        "Shares rose 5 percentage points Wednesday, thanks to rain.",
    ] {
        assert_eq!(read(text), Vec::<[String; 3]>::new(), "{text}");
    }
}

#[test]
fn content_stops_where_someone_else_begins() {
    holds(
        "The mayor condemned the raid and said the town would help.",
        "The mayor",
        "condemned",
        "the raid",
    );
    holds(
        "Critics question how it works, while shop owners complain of losses and warn that bread will be scarce.",
        "Critics",
        "question",
        "how it works",
    );
    holds(
        "Although no group claimed the attack, the town blames the rebels.",
        "no group",
        "claimed",
        "the attack",
    );
    holds(
        "The bank reported a loss early Wednesday, sending its shares down.",
        "The bank",
        "reported",
        "a loss",
    );
}

#[test]
fn what_stands_before_the_clause_stays_in_the_content() {
    only(
        "Mr Lisk announced that, as part of the plan, shops may open on Sundays.",
        "Mr Lisk",
        "announced",
        "that, as part of the plan, shops may open on Sundays",
    );
    only(
        "Both sides point out, correctly, that the bridge is old.",
        "Both sides",
        "point out",
        "that the bridge is old",
    );
}

#[test]
fn documents_and_people_of_a_participle_speak() {
    holds(
        "The office released a report showing that rents fell.",
        "a report",
        "showing",
        "that rents fell",
    );
    holds(
        "The strike went on, with drivers saying that nobody had asked them.",
        "drivers",
        "saying",
        "that nobody had asked them",
    );
    holds(
        "Sheriff: Two hurt in fire at Halden mill",
        "Sheriff",
        ":",
        "Two hurt in fire at Halden mill",
    );
}

#[test]
fn being_quoted_and_being_sure_are_cues() {
    only(
        "The fire has been put out, the chief was quoted as saying.",
        "the chief",
        "was quoted as saying",
        "The fire has been put out",
    );
    only(
        "Farmers are increasingly confident that the rain will come.",
        "Farmers",
        "are increasingly confident",
        "that the rain will come",
    );
    let doubt = attributions("Residents remain skeptical that the dam will hold.");
    assert_eq!(
        doubt.iter().map(|a| a.stance).collect::<Vec<_>>(),
        [Stance::Doubts]
    );
}

#[test]
fn a_quotation_goes_on_in_the_next_sentence() {
    only(
        "“We lost,” Ida Roth said in a statement. “We will try again.”",
        "Ida Roth",
        "said in a statement",
        "“We lost,” … “We will try again.”",
    );
    let two = read("Roth noted: “We lost. We will try again.” Then she left.");
    assert_eq!(two[0][2], "“We lost. We will try again.”");
}

#[test]
fn a_phrase_in_marks_inside_a_sentence_is_nobody_s_speech() {
    for text in [
        "Worse is that “core rents,” which leave out heating, are rising.",
        "He read “The Long Way Home” on the train.",
    ] {
        assert_eq!(read(text), Vec::<[String; 3]>::new(), "{text}");
    }
}

#[test]
fn who_goes_on_reporting_is_the_one_who_reported_not_what_they_spoke_of() {
    let text = "The transport ministry has clarified that its patrols aim to keep the strait open, while assuring \
         that ferries will not be stopped.";
    holds(
        text,
        "The transport ministry",
        "assuring",
        "that ferries will not be stopped",
    );
    holds(text, "its patrols", "aim", "to keep the strait open");
    holds(
        "The harbour office said that the owners plan to close the quay, adding that ships would be warned.",
        "The harbour office",
        "adding",
        "that ships would be warned",
    );
    // A verb inside of the content goes on with the speaker inside.
    let inside = "The paper wrote that the captain denied the fault and insisted that the pump was sound.";
    holds(inside, "the captain", "insisted", "that the pump was sound");
}
