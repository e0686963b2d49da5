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
    let mut bytes = Vec::with_capacity(256);
    write(&value, &mut bytes)?;
    Ok(bytes)
}

/// The canonical text of a JSON value.
///
/// # Errors
/// As [`to_bytes`].
pub fn to_text(value: &Value) -> Result<String, CanonicalError> {
    let mut bytes = Vec::new();
    write(value, &mut bytes)?;
    Ok(String::from_utf8(bytes).expect("BUG: JSON is text"))
}

/// Every operation is written anew to see whether its bytes are canonical, so this is where much of a merge goes. With
/// integers alone RFC 8785 asks for no more than sorted keys; a test holds this against a whole implementation.
fn write(value: &Value, to: &mut Vec<u8>) -> Result<(), CanonicalError> {
    match value {
        Value::Null => to.extend(b"null"),
        Value::Bool(true) => to.extend(b"true"),
        Value::Bool(false) => to.extend(b"false"),
        Value::Number(_) => {
            check(value)?;
            write_plain(value, to);
        }
        Value::String(text) => write_plain(text, to),
        Value::Array(items) => {
            to.push(b'[');
            for (n, item) in items.iter().enumerate() {
                if n > 0 {
                    to.push(b',');
                }
                write(item, to)?;
            }
            to.push(b']');
        }
        Value::Object(fields) => {
            let mut fields: Vec<(&String, &Value)> = fields.iter().collect();
            // RFC 8785, 3.2.3: by UTF-16 code units.
            fields.sort_unstable_by(|(a, _), (b, _)| a.encode_utf16().cmp(b.encode_utf16()));
            to.push(b'{');
            for (n, (key, field)) in fields.into_iter().enumerate() {
                if n > 0 {
                    to.push(b',');
                }
                write_plain(key, to);
                to.push(b':');
                write(field, to)?;
            }
            to.push(b'}');
        }
    }
    Ok(())
}

fn write_plain<T: Serialize + ?Sized>(value: &T, to: &mut Vec<u8>) {
    serde_json::to_writer(to, value).expect("BUG: a text or an integer can be written into memory");
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
    use proptest::prelude::*;
    use serde_json::json;

    #[test]
    fn keys_are_sorted_and_spaces_absent() {
        let bytes = to_bytes(&json!({"b": 1, "a": [true, null, "é\n"]})).unwrap();
        assert_eq!(
            String::from_utf8(bytes).unwrap(),
            "{\"a\":[true,null,\"é\\n\"],\"b\":1}"
        );
    }

    fn any_value() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            (-MAX_INTEGER..=MAX_INTEGER).prop_map(Value::from),
            any::<String>().prop_map(Value::from),
        ];
        leaf.prop_recursive(4, 48, 6, |inner| {
            prop_oneof![
                proptest::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
                proptest::collection::btree_map(any::<String>(), inner, 0..6)
                    .prop_map(|fields| Value::Object(fields.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn the_bytes_are_those_of_a_whole_implementation(value in any_value()) {
            prop_assert_eq!(to_bytes(&value).unwrap(), serde_json_canonicalizer::to_vec(&value).unwrap());
            prop_assert_eq!(to_text(&value).unwrap(), serde_json_canonicalizer::to_string(&value).unwrap());
        }
    }

    #[test]
    fn keys_are_sorted_by_utf_16_and_every_control_character_is_escaped_as_there() {
        let controls: String = (0..=0x9f_u8).map(char::from).collect();
        let value = json!({"\u{fb33}": 1, "\u{1f600}": 2, "\u{20ac}": 3, "\r": 4, "1": 5, "\u{80}": 6, "ö": controls});
        let bytes = to_bytes(&value).unwrap();
        assert_eq!(bytes, serde_json_canonicalizer::to_vec(&value).unwrap());
        let text = String::from_utf8(bytes).unwrap();
        let place = |key: &str| text.find(key).unwrap();
        assert!(place("\u{1f600}") < place("\u{fb33}"), "{text}");
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
