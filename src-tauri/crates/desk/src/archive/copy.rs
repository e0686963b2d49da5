//! Working copies: the text that was drawn from a file, under its own hash.

use rusqlite::{Connection, OptionalExtension, Row, named_params};

use super::sha256_hex;

/// A text that was drawn from a file: what a quote is proved against.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copy {
    /// The file.
    pub sha256: String,
    /// SHA-256 of the text.
    pub text_sha256: String,
    /// The extractor and its version.
    pub extractor: String,
    /// When it was drawn, in milliseconds since 1970.
    pub made_ms: i64,
    /// The text.
    pub text: String,
    /// Pages and named places, as whoever drew it writes them in JSON.
    pub map: String,
}

impl Copy {
    /// Whether the text is still the one that was stored.
    #[must_use]
    pub fn is_fine(&self) -> bool {
        sha256_hex(self.text.as_bytes()) == self.text_sha256
    }
}

const SELECT: &str = "SELECT sha256, text_sha256, extractor, made_ms, text, map FROM working_copy ";

fn row_to_copy(row: &Row<'_>) -> rusqlite::Result<Copy> {
    // A flipped byte may leave no UTF-8; the text is wrong then, and its hash will say so.
    let text = row.get_ref("text")?;
    let bytes = text.as_bytes().map_err(crate::row::damaged)?;
    Ok(Copy {
        sha256: row.get("sha256")?,
        text_sha256: row.get("text_sha256")?,
        extractor: row.get("extractor")?,
        made_ms: row.get("made_ms")?,
        text: String::from_utf8_lossy(bytes).into_owned(),
        map: row.get("map")?,
    })
}

/// Stores the text of a file, unless the very same one is there. Returns its hash.
///
/// # Errors
/// Whatever SQLite reports.
pub fn copy_put(archive: &Connection, copy: &Copy) -> rusqlite::Result<()> {
    archive
        .prepare_cached(
            "INSERT OR IGNORE INTO working_copy (sha256, text_sha256, extractor, made_ms, text, map)
             VALUES (:sha256, :text_sha256, :extractor, :made, :text, :map)",
        )?
        .execute(named_params! {
            ":sha256": copy.sha256, ":text_sha256": copy.text_sha256, ":extractor": copy.extractor,
            ":made": copy.made_ms, ":text": copy.text, ":map": copy.map,
        })?;
    Ok(())
}

/// The working copy of a file with a given text.
///
/// # Errors
/// Whatever SQLite reports.
pub fn copy_get(archive: &Connection, sha256: &str, text_sha256: &str) -> rusqlite::Result<Option<Copy>> {
    archive
        .prepare_cached(&[SELECT, "WHERE sha256 = :sha256 AND text_sha256 = :text"].concat())?
        .query_row(
            named_params! { ":sha256": sha256, ":text": text_sha256 },
            row_to_copy,
        )
        .optional()
}

/// The working copy of a file that was drawn last.
///
/// # Errors
/// Whatever SQLite reports.
pub fn copy_newest(archive: &Connection, sha256: &str) -> rusqlite::Result<Option<Copy>> {
    let last = "WHERE sha256 = :sha256 ORDER BY made_ms DESC, text_sha256 LIMIT 1";
    archive
        .prepare_cached(&[SELECT, last].concat())?
        .query_row(named_params! { ":sha256": sha256 }, row_to_copy)
        .optional()
}

/// Every working copy of a file.
///
/// # Errors
/// Whatever SQLite reports.
pub fn copies(archive: &Connection, sha256: &str) -> rusqlite::Result<Vec<Copy>> {
    archive
        .prepare_cached(&[SELECT, "WHERE sha256 = :sha256 ORDER BY text_sha256"].concat())?
        .query_map(named_params! { ":sha256": sha256 }, row_to_copy)?
        .collect()
}
