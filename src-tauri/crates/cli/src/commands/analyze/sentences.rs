//! `analyze sentences`.

use serde::Serialize;
use serde_json::Value;

use super::text::TextRow;
use crate::positions::{Positions, Stretch};

/// The sentences of a row, in order.
#[derive(Serialize)]
pub struct Found {
    id: Value,
    sentences: Vec<Stretch>,
}

/// Finds the sentences of one text.
pub fn find(row: TextRow) -> Found {
    let text = &row.text.0;
    let positions = Positions::of(text);
    let spans = factdesk_language::sentences(text, row.lang.as_deref());
    Found {
        id: row.id,
        sentences: spans.into_iter().map(|span| positions.stretch(span)).collect(),
    }
}
