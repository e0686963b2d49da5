//! A case without anything in it.

use factdesk_report::model::*;

use super::found::at;

/// A case without anything in it.
pub fn empty() -> Report {
    Report {
        case_id: "case-empty".to_owned(),
        title: "Harbour fire".to_owned(),
        question: None,
        why_chosen: None,
        summary: None,
        language: None,
        created: at(0),
        changed: at(0),
        deadline: None,
        head: "0f".repeat(32),
        people: Vec::new(),
        articles: Vec::new(),
        scales: Vec::new(),
        rules: Rules::default(),
        contested: Vec::new(),
        claims: Vec::new(),
        coverage: Coverage::default(),
        passages: Vec::new(),
        orphans: Vec::new(),
        sign_off: None,
        corrections: Vec::new(),
        removals: Vec::new(),
        withheld: 0,
        sources: Vec::new(),
        files: Vec::new(),
    }
}
