//! What texts mean to a sentence model, so that no text is run through it twice.

use std::collections::HashMap;

use rusqlite::{Connection, named_params};
use sha2::{Digest, Sha256};

/// The SHA-256 of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct TextHash([u8; 32]);

impl TextHash {
    /// Hashes a text.
    #[must_use]
    pub fn of(text: &str) -> Self {
        Self(Sha256::digest(text).into())
    }
}

/// Keeps a text's vector by a model; one that is there already is replaced.
///
/// # Errors
/// Whatever SQLite reports.
pub fn embedding_save(c: &Connection, model: &str, text: TextHash, vector: &[u8]) -> rusqlite::Result<()> {
    c.prepare_cached(
        "INSERT INTO embedding (model_id, text_hash, vector) VALUES (:model, :text, :vector)
         ON CONFLICT (model_id, text_hash) DO UPDATE SET vector = excluded.vector",
    )?
    .execute(named_params! { ":model": model, ":text": text.0, ":vector": vector })?;
    Ok(())
}

/// Every vector by a model.
///
/// # Errors
/// Whatever SQLite reports.
pub fn embeddings(c: &Connection, model: &str) -> rusqlite::Result<HashMap<TextHash, Vec<u8>>> {
    c.prepare_cached("SELECT text_hash, vector FROM embedding WHERE model_id = :model")?
        .query_map(named_params! { ":model": model }, |row| {
            Ok((TextHash(row.get("text_hash")?), row.get("vector")?))
        })?
        .collect()
}

/// Forgets the vectors by every other model; only one is in use at a time, and each takes the room again.
///
/// # Errors
/// Whatever SQLite reports.
pub fn embeddings_of_others_drop(c: &Connection, model: &str) -> rusqlite::Result<()> {
    c.prepare_cached("DELETE FROM embedding WHERE model_id <> :model")?
        .execute(named_params! { ":model": model })?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn vectors_are_kept_by_model_and_text() {
        let c = Connection::open_in_memory().expect("a database");
        c.execute_batch(include_str!("../migrations/003-embedding.sql"))
            .expect("the table");
        let (one, two) = (TextHash::of("one"), TextHash::of("two"));
        embedding_save(&c, "m", one, &[1, 2]).expect("saved");
        embedding_save(&c, "m", one, &[3, 4]).expect("saved over");
        embedding_save(&c, "m", two, &[5]).expect("saved");
        embedding_save(&c, "other", one, &[9]).expect("saved");
        let found = embeddings(&c, "m").expect("read");
        assert_eq!(
            (found.len(), &found[&one], &found[&two]),
            (2, &vec![3, 4], &vec![5])
        );
        embeddings_of_others_drop(&c, "m").expect("dropped");
        assert!(embeddings(&c, "other").expect("read").is_empty());
        assert_eq!(embeddings(&c, "m").expect("read").len(), 2);
    }
}
