//! Earlier wordings of a claim, read from the log.

use factdesk_domain::ClaimId;
use rusqlite::{Connection, named_params};

use crate::{Error, Result};

/// The wordings that a claim had before, the latest first, each once; empty for a claim that was never reworded.
///
/// # Errors
/// The database.
pub fn earlier_wordings(c: &Connection, id: ClaimId) -> Result<Vec<String>> {
    let mut statement = c.prepare_cached(include_str!("wordings.sql"))?;
    let found = statement.query_map(named_params! { ":claim": id.as_bytes() }, |row| {
        row.get::<_, Vec<u8>>("bytes")
    })?;
    let mut wordings: Vec<String> = Vec::new();
    for bytes in found {
        let payload: serde_json::Value =
            serde_json::from_slice(&bytes?).map_err(|e| Error::damaged("op_payload", e))?;
        let reworded = payload["change"]["field"] == "text";
        let text = if reworded {
            &payload["change"]["value"]
        } else {
            &payload["text"]
        };
        if let Some(text) = text
            .as_str()
            .filter(|text| !wordings.iter().any(|known| known == text))
        {
            wordings.push(text.to_owned());
        }
    }
    let now = super::show(c, id)?.text;
    wordings.retain(|wording| *wording != now);
    wordings.reverse();
    Ok(wordings)
}
