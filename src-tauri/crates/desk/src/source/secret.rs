//! What the vault keeps of a source, and the guard that lets none of it into an operation.

use factdesk_domain::{RuleError, SourceId, rules};
use rusqlite::Connection;

use crate::Result;
use crate::local::{VaultEntry, vault_entry, vault_save};

/// What only the vault of this desk holds. It has no `Debug`, so that nothing prints it.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Secret {
    /// Who a confidential source is.
    pub real_name: Option<String>,
    /// How to reach them.
    pub contact: Option<String>,
    /// Notes for oneself.
    pub private_notes: Option<String>,
}

/// Changes of what the vault holds: none stays, an empty text clears.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct SecretChange {
    /// Who a confidential source is.
    pub real_name: Option<String>,
    /// How to reach them.
    pub contact: Option<String>,
    /// Notes for oneself.
    pub private_notes: Option<String>,
}

fn filled(text: String) -> Option<String> {
    (!text.trim().is_empty()).then_some(text)
}

impl Secret {
    /// Whether there is nothing to keep.
    pub(super) fn is_empty(&self) -> bool {
        self.real_name.is_none() && self.contact.is_none() && self.private_notes.is_none()
    }

    /// The same after a change.
    pub(super) fn changed(self, change: SecretChange) -> Self {
        let new = |old, new: Option<String>| new.map_or(old, filled);
        Self {
            real_name: new(self.real_name, change.real_name),
            contact: new(self.contact, change.contact),
            private_notes: new(self.private_notes, change.private_notes),
        }
    }
}

impl SecretChange {
    /// Whether it changes nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.real_name.is_none() && self.contact.is_none() && self.private_notes.is_none()
    }
}

/// What the vault holds of a source; read only for the source's own page and for the guard.
///
/// # Errors
/// The database.
pub fn secret(c: &Connection, source: SourceId) -> Result<Secret> {
    let entry = vault_entry(c, &source.to_string())?;
    Ok(entry.map_or_else(Secret::default, |entry| Secret {
        real_name: filled(entry.real_name),
        contact: filled(entry.contact),
        private_notes: filled(entry.private_notes),
    }))
}

pub(super) fn keep(c: &Connection, source: SourceId, secret: Secret) -> Result<()> {
    let entry = VaultEntry {
        real_name: secret.real_name.unwrap_or_default(),
        contact: secret.contact.unwrap_or_default(),
        private_notes: secret.private_notes.unwrap_or_default(),
    };
    Ok(vault_save(c, &source.to_string(), &entry)?)
}

/// Refuses fields that hold the real name of a confidential source, or the way to reach them: what hangs on the
/// source goes into the log, and from there everywhere.
///
/// # Errors
/// [`RuleError::NamesSource`] with the field; the database.
pub(crate) fn guard(c: &Connection, source: SourceId, fields: &[(&'static str, Option<&str>)]) -> Result<()> {
    if !super::show(c, source)?.confidential {
        return Ok(());
    }
    let Secret {
        real_name, contact, ..
    } = secret(c, source)?;
    for secret in [real_name, contact].into_iter().flatten() {
        for (field, text) in fields {
            let kept: std::result::Result<(), RuleError> =
                rules::source::betrays(&secret, field, text.unwrap_or_default());
            kept?;
        }
    }
    Ok(())
}

/// Refuses the address of evidence of a confidential source, as on its card: it goes into the log and into bundles.
///
/// # Errors
/// [`RuleError::IdentifiesSource`]; the database.
pub(crate) fn guard_address(c: &Connection, source: SourceId, url: Option<&String>) -> Result<()> {
    if super::show(c, source)?.confidential {
        rules::source::unnamed("url", url)?;
    }
    Ok(())
}
