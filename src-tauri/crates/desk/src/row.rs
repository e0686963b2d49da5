//! Reading columns as the values they are. A column that does not parse is an error, never a default.

use std::str::FromStr;

use rusqlite::types::Type;
use rusqlite::{Row, RowIndex};

/// A column that could not be read.
pub fn damaged(error: impl std::error::Error + Send + Sync + 'static) -> rusqlite::Error {
    rusqlite::Error::FromSqlConversionFailure(0, Type::Text, Box::new(error))
}

/// A text that parses: an id, a date, a stamp.
pub fn parsed<T>(row: &Row<'_>, column: impl RowIndex) -> rusqlite::Result<T>
where
    T: FromStr<Err: std::error::Error + Send + Sync + 'static>,
{
    row.get_ref(column)?.as_str()?.parse().map_err(damaged)
}

/// As [`parsed`], where the column may be empty.
pub fn parsed_opt<T>(row: &Row<'_>, column: &str) -> rusqlite::Result<Option<T>>
where
    T: FromStr<Err: std::error::Error + Send + Sync + 'static>,
{
    row.get_ref(column)?
        .as_str_or_null()?
        .map(str::parse)
        .transpose()
        .map_err(damaged)
}

/// A JSON column.
pub fn json<T: serde::de::DeserializeOwned>(row: &Row<'_>, column: &str) -> rusqlite::Result<T> {
    serde_json::from_str(row.get_ref(column)?.as_str()?).map_err(damaged)
}

/// As [`json`], where the column may be empty.
pub fn json_opt<T: serde::de::DeserializeOwned>(row: &Row<'_>, column: &str) -> rusqlite::Result<Option<T>> {
    row.get_ref(column)?
        .as_str_or_null()?
        .map(serde_json::from_str)
        .transpose()
        .map_err(damaged)
}

/// A text that is the name of an enum's variant.
pub fn named<T: serde::de::DeserializeOwned>(row: &Row<'_>, column: &str) -> rusqlite::Result<T> {
    let text = row.get_ref(column)?.as_str()?;
    serde_json::from_value(serde_json::Value::String(text.to_owned())).map_err(damaged)
}

/// As [`named`], where the column may be empty.
pub fn named_opt<T: serde::de::DeserializeOwned>(row: &Row<'_>, column: &str) -> rusqlite::Result<Option<T>> {
    let Some(text) = row.get_ref(column)?.as_str_or_null()? else {
        return Ok(None);
    };
    serde_json::from_value(serde_json::Value::String(text.to_owned()))
        .map(Some)
        .map_err(damaged)
}

/// An integer that fits.
pub fn number<T>(row: &Row<'_>, column: &str) -> rusqlite::Result<T>
where
    T: TryFrom<i64, Error: std::error::Error + Send + Sync + 'static>,
{
    T::try_from(row.get::<_, i64>(column)?).map_err(damaged)
}

/// As [`number`], where the column may be empty.
pub fn number_opt<T>(row: &Row<'_>, column: &str) -> rusqlite::Result<Option<T>>
where
    T: TryFrom<i64, Error: std::error::Error + Send + Sync + 'static>,
{
    row.get::<_, Option<i64>>(column)?
        .map(T::try_from)
        .transpose()
        .map_err(damaged)
}
