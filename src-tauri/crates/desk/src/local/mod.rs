//! What belongs to this laptop alone: drafts, places, settings, receipts, how articles were read, what texts mean
//! to a model, the vault.
//!
//! None of it is in the log. Each function works on a plain connection; the caller holds the transaction.

mod draft;
mod embedding;
mod place;
mod reading;
mod receipt;
mod setting;
mod vault;

pub use draft::{Draft, draft_save, drafts_of_case, drafts_of_object};
pub use embedding::{TextHash, embedding_save, embeddings, embeddings_of_others_drop};
pub use place::{Place, last_place, place_of_case, place_save};
pub use reading::{Reading, reading_of, reading_save};
pub use receipt::{Receipt, last_receipt, receipt_add};
pub use setting::{setting, setting_save, settings};
pub use vault::{VaultEntry, vault_entry, vault_save};
