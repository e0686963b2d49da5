//! Sentences on decisions.

use factdesk_domain::Operation;
use factdesk_domain::decision::{DecisionMake, DecisionWithdraw};
use factdesk_domain::scale::Scales;

use crate::decision;

/// What such an operation did; none for any other.
pub fn sentence(operation: &Operation) -> Option<String> {
    match operation {
        Operation::DecisionMake(p) => Some(made(p, &Scales::default())),
        Operation::DecisionWithdraw(p) => Some(withdrawn(p)),
        _ => None,
    }
}

/// What was decided, with the label that its value has on these scales.
pub fn made(p: &DecisionMake, scales: &Scales) -> String {
    let rests = match p.rests_on.len() {
        1 => "resting on 1 verdict".to_owned(),
        several => format!("resting on {several} verdicts"),
    };
    let dissent = match p.dissent.len() {
        0 => String::new(),
        1 => ", 1 dissent".to_owned(),
        several => format!(", {several} dissents"),
    };
    let label = decision::label(&p.outcome, scales);
    format!("Decided: {label}, {rests}{dissent}: {}", p.reason)
}

fn withdrawn(p: &DecisionWithdraw) -> String {
    format!("Decision withdrawn: {}", p.reason)
}
