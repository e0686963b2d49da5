//! Reading cells of rows; what does not parse is an error, never skipped.

use std::str::FromStr;

use rusqlite::Row;
use rusqlite::types::Type;

fn damaged(error: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> rusqlite::Error {
    rusqlite::Error::FromSqlConversionFailure(0, Type::Text, error.into())
}

pub(crate) fn parsed<T: FromStr<Err: std::error::Error + Send + Sync + 'static>>(
    row: &Row<'_>,
    column: &str,
) -> rusqlite::Result<T> {
    row.get_ref(column)?.as_str()?.parse().map_err(damaged)
}

pub(crate) fn maybe_parsed<T: FromStr<Err: std::error::Error + Send + Sync + 'static>>(
    row: &Row<'_>,
    column: &str,
) -> rusqlite::Result<Option<T>> {
    row.get_ref(column)?
        .as_str_or_null()?
        .map(|text| text.parse().map_err(damaged))
        .transpose()
}

pub(crate) fn position(row: &Row<'_>, column: &str) -> rusqlite::Result<usize> {
    usize::try_from(row.get::<_, i64>(column)?).map_err(damaged)
}

pub(crate) fn maybe_position(row: &Row<'_>, column: &str) -> rusqlite::Result<Option<usize>> {
    row.get::<_, Option<i64>>(column)?
        .map(|value| usize::try_from(value).map_err(damaged))
        .transpose()
}

pub(crate) fn json<T: serde::de::DeserializeOwned>(row: &Row<'_>, column: &str) -> rusqlite::Result<T> {
    serde_json::from_str(row.get_ref(column)?.as_str()?).map_err(damaged)
}

pub(crate) fn maybe_json<T: serde::de::DeserializeOwned>(
    row: &Row<'_>,
    column: &str,
) -> rusqlite::Result<Option<T>> {
    row.get_ref(column)?
        .as_str_or_null()?
        .map(|text| serde_json::from_str(text).map_err(damaged))
        .transpose()
}
