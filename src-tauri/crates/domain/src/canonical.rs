//! Canonical bytes: RFC 8785 JSON without floats and without integers beyond ±(2⁵³−1).
//!
//! Hashes and signatures stand on these bytes, so whatever two programs could write differently is refused.

use serde::Serialize;
use serde_json::Value;

/// The greatest integer that every JSON reader keeps exactly: 2⁵³−1.
pub const MAX_INTEGER: i64 = 9_007_199_254_740_991;

/// Why a value has no canonical bytes.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CanonicalError {
    /// A number that is no integer within ±(2⁵³−1).
    #[error("{found} is not an integer within ±(2^53−1)")]
    Number {
        /// The number as JSON text.
        found: String,
    },
    /// A value that JSON cannot hold, such as a map with keys that are no texts.
    #[error("the value has no JSON form: {reason}")]
    Shape {
        /// What the serializer said.
        reason: String,
    },
}

/// The canonical bytes of a value.
///
/// # Errors
/// [`CanonicalError::Number`] for a float or an integer too great, [`CanonicalError::Shape`] for what is not JSON.
pub fn to_bytes<T: Serialize>(value: &T) -> Result<Vec<u8>, CanonicalError> {
    let value = serde_json::to_value(value).map_err(|e| CanonicalError::Shape {
        reason: e.to_string(),
    })?;
    check(&value)?;
    serde_json_canonicalizer::to_vec(&value).map_err(|e| CanonicalError::Shape {
        reason: e.to_string(),
    })
}

/// The canonical text of a JSON value.
///
/// # Errors
/// As [`to_bytes`].
pub fn to_text(value: &Value) -> Result<String, CanonicalError> {
    check(value)?;
    serde_json_canonicalizer::to_string(value).map_err(|e| CanonicalError::Shape {
        reason: e.to_string(),
    })
}

/// Refuses floats and integers too great anywhere in the value.
///
/// # Errors
/// [`CanonicalError::Number`] with the first such number.
pub fn check(value: &Value) -> Result<(), CanonicalError> {
    match value {
        Value::Number(n) => match n.as_i64() {
            Some(i) if (-MAX_INTEGER..=MAX_INTEGER).contains(&i) => Ok(()),
            _ => Err(CanonicalError::Number { found: n.to_string() }),
        },
        Value::Array(items) => items.iter().try_for_each(check),
        Value::Object(fields) => fields.values().try_for_each(check),
        Value::Null | Value::Bool(_) | Value::String(_) => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn keys_are_sorted_and_spaces_absent() {
        let bytes = to_bytes(&json!({"b": 1, "a": [true, null, "é\n"]})).unwrap();
        assert_eq!(
            String::from_utf8(bytes).unwrap(),
            "{\"a\":[true,null,\"é\\n\"],\"b\":1}"
        );
    }

    #[test]
    fn floats_and_great_integers_are_refused() {
        for value in [
            json!(1.5),
            json!(MAX_INTEGER + 1),
            json!(-MAX_INTEGER - 1),
            json!({"x": [u64::MAX]}),
        ] {
            assert!(
                matches!(to_bytes(&value), Err(CanonicalError::Number { .. })),
                "{value}"
            );
        }
        assert!(to_bytes(&json!([MAX_INTEGER, -MAX_INTEGER])).is_ok());
    }

    #[test]
    fn composed_and_decomposed_letters_stay_different() {
        assert_ne!(
            to_bytes(&"é").unwrap(),
            to_bytes(&"e\u{301}").unwrap(),
            "texts are kept as they came"
        );
    }
}
