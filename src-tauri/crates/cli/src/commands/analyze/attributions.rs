//! `analyze attributions`.

use serde::Serialize;
use serde_json::Value;

use super::text::TextRow;
use crate::positions::{Positions, Words};

/// Who said what in a row.
#[derive(Serialize)]
pub struct Found {
    id: Value,
    attributions: Vec<Attribution>,
}

#[derive(Serialize)]
struct Attribution {
    source: Option<Words>,
    cue: Option<Words>,
    content: Words,
    stance: &'static str,
}

/// Finds who said what in one text.
pub fn find(row: TextRow) -> Found {
    let text = &row.text.0;
    let positions = Positions::of(text);
    let attributions = factdesk_language::attributions(text);
    Found {
        id: row.id,
        attributions: attributions
            .iter()
            .filter_map(|one| in_words(&positions, one))
            .collect(),
    }
}

/// `None` for an attribution of nothing, which would say nothing to anybody.
fn in_words(positions: &Positions, one: &factdesk_language::Attribution) -> Option<Attribution> {
    Some(Attribution {
        source: one.source.as_deref().and_then(|spans| positions.words(spans)),
        cue: one.cue.as_deref().and_then(|spans| positions.words(spans)),
        content: positions.words(&one.content)?,
        stance: one.stance.as_str(),
    })
}
