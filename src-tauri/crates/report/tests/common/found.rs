//! A search log and replies with something in every field.

use factdesk_domain::reply::ReplyState;
use factdesk_report::model::{Lookup, Reply};

use super::Fill;

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
