//! A search log, replies, house rules and overrides with something in every field.

use factdesk_domain::TimestampMs;
use factdesk_domain::overriding::DeclarationKind;
use factdesk_domain::reply::ReplyState;
use factdesk_report::model::{Decision, Declared, Lookup, Override, Panel, Reply, Rule, Rules, Standing};

use super::Fill;

/// Some minutes into the history of the case.
pub fn at(minutes: i64) -> TimestampMs {
    TimestampMs::from_i64(1_750_000_000_000 + minutes * 60_000)
}

pub fn rules(fill: &mut Fill<'_>) -> Rules {
    let mut rule = |name: &str, blocks, origins, hosts: &[&str]| Rule {
        name: fill(name),
        sentence: fill(&format!("What {name} asks.")),
        commitment: fill(&format!("what {name} serves")),
        blocks,
        origins,
        hosts: hosts.iter().map(|host| fill(host)).collect(),
    };
    let list = vec![
        rule("Enough origins", true, Some(2), &[]),
        rule(
            "Reliable hosts",
            false,
            None,
            &["rumour.example", "hearsay.example"],
        ),
    ];
    Rules {
        preset: Some(fill("House of Lorn")),
        list,
    }
}

pub fn declared(fill: &mut Fill<'_>) -> Vec<Declared> {
    vec![Declared {
        kind: DeclarationKind::NoPrimarySource,
        reason: fill("The log was sealed.\nA court has it."),
    }]
}

pub fn overrides(fill: &mut Fill<'_>) -> Vec<Override> {
    vec![Override {
        rule: fill("Enough witnesses"),
        reason: fill("The archive burnt down"),
        by: fill("Editor on duty"),
        at: at(2600),
    }]
}

pub fn lookups(fill: &mut Fill<'_>) -> Vec<Lookup> {
    vec![
        Lookup {
            query: fill("roster of the night shift"),
            place: fill("archive of the fire brigade"),
            on: "2025-06-18".parse().unwrap(),
            found: false,
            note: Some(fill("It begins with 2026")),
        },
        Lookup {
            query: fill("tide and smoke"),
            place: fill("weather service"),
            on: "2025-06".parse().unwrap(),
            found: true,
            note: None,
        },
    ]
}

/// A question that is waited for.
fn asked(from: String, how: String) -> Reply {
    Reply {
        from,
        how,
        asked_on: "2025-06-17".parse().unwrap(),
        deadline: None,
        question: None,
        state: ReplyState::Waiting,
        answer: None,
        answered_on: None,
        note: None,
    }
}

pub fn replies(fill: &mut Fill<'_>) -> Vec<Reply> {
    let ended = Some("2025-06-19".parse().unwrap());
    vec![
        Reply {
            deadline: Some("2025-06-20".parse().unwrap()),
            question: Some(fill("How many were treated?\nAnd in which ward?")),
            state: ReplyState::Answered,
            answer: Some(fill("Nobody was turned away.\nAll went home.")),
            answered_on: ended.clone(),
            note: Some(fill("Their press officer signed it")),
            ..asked(fill("Lorn Port Authority"), fill("by letter"))
        },
        Reply {
            state: ReplyState::Refused,
            answered_on: ended.clone(),
            ..asked(fill("Coast Wire editors"), fill("on the phone"))
        },
        Reply {
            state: ReplyState::None,
            answered_on: ended,
            ..asked(fill("Owners of the warehouse"), fill("in person"))
        },
        asked(fill("Dockers union"), fill("through its website")),
    ]
}

/// What was decided and then withdrawn, so that the verdicts are printed as they differ.
pub fn decision(fill: &mut Fill<'_>) -> Decision {
    Decision {
        outcome: None,
        conclusion: None,
        by: fill("Edda Marsh"),
        at: at(2700),
        reason: fill("The lists of the two wards\ncannot be told apart"),
        rests_on: 1,
        dissent: vec![0],
        panel: Some(Panel {
            votes: 2,
            of: 3,
            needed: 2,
        }),
        single_reviewer: false,
        on: None,
        stale: None,
        standing: Standing::Withdrawn {
            reason: Some(fill("The second ward sent its list")),
        },
    }
}
