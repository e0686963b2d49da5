//! Rules on sources.

use super::{RuleError, words};
use crate::id::SourceId;
use crate::operation::Operation;
use crate::source::{SourceAdd, SourceChange, SourceEdit};

/// A source card is made. For a confidential source the card bears the pseudonym; `real_name`, when it is known,
/// stays in the vault and must not be the same.
///
/// # Errors
/// An empty name; a confidential source under its real name; a Wikidata item that is none.
pub fn add(card: SourceAdd, real_name: Option<&str>) -> Result<Operation, RuleError> {
    words("name", &card.name)?;
    let same = |real: &str| real.trim().to_lowercase() == card.name.trim().to_lowercase();
    if card.confidential && real_name.is_some_and(same) {
        return Err(RuleError::PseudonymMissing);
    }
    wikidata(card.wikidata.as_deref())?;
    Ok(Operation::SourceAdd(card))
}

/// A field of a source changes.
///
/// # Errors
/// An empty name; a Wikidata item that is none; "confidential" of a card that was open, because its name stands in
/// the log and the log forgets nothing.
pub fn edit(source: SourceId, change: SourceChange) -> Result<Operation, RuleError> {
    match &change {
        SourceChange::Name(name) => words("name", name)?,
        SourceChange::Wikidata(item) => wikidata(item.as_deref())?,
        SourceChange::Confidential(true) => return Err(RuleError::SourceNameInLog),
        _ => {}
    }
    Ok(Operation::SourceEdit(SourceEdit { source, change }))
}

fn wikidata(item: Option<&str>) -> Result<(), RuleError> {
    let is_item = |text: &str| {
        text.strip_prefix('Q')
            .is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()))
    };
    match item {
        Some(text) if !is_item(text) => Err(RuleError::NotWikidata),
        _ => Ok(()),
    }
}
