//! `analyze checkworthiness`.

use serde::Serialize;
use serde_json::Value;

use super::text::TextRow;

/// How much a row is worth checking.
#[derive(Serialize)]
pub struct Found {
    id: Value,
    /// 0 to 1; from 0.5 on a checker should look at it.
    score: f64,
    /// Why, in words, the weightiest first.
    reasons: Vec<String>,
}

/// Judges one text.
pub fn judge(row: TextRow) -> Found {
    let worth = factdesk_language::check_worthiness(&row.text.0);
    Found {
        id: row.id,
        score: worth.score,
        reasons: worth.reasons,
    }
}
