//! Strings of a row, read so that no row is lost over half an emoji.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, Visitor};
use serde_json::Value;

/// A string of a row. A lone surrogate (`"\ud83d"`, an emoji cut in two by the sender) becomes
/// U+FFFD, one code point for one, so that every position still holds for the sender.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text(pub String);

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_bytes(Bytes)
    }
}

/// serde_json hands a string over as bytes without refusing lone surrogates.
struct Bytes;

impl Visitor<'_> for Bytes {
    type Value = Text;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<Text, E> {
        match std::str::from_utf8(bytes) {
            Ok(text) => Ok(Text(text.to_owned())),
            Err(_) => mended(bytes)
                .map(Text)
                .ok_or_else(|| E::custom("the string is not UTF-8")),
        }
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Text, E> {
        Ok(Text(text.to_owned()))
    }
}

/// Replaces each lone surrogate, which stands as ED A0..BF xx; `None` when other bytes are wrong too.
fn mended(bytes: &[u8]) -> Option<String> {
    let mut mended = bytes.to_vec();
    let mut at = 0;
    while at + 2 < mended.len() {
        if mended[at] == 0xED && mended[at + 1] >= 0xA0 {
            mended[at..at + 3].copy_from_slice("\u{fffd}".as_bytes());
            at += 2;
        }
        at += 1;
    }
    String::from_utf8(mended).ok()
}

/// A row that is one text.
#[derive(Debug, serde::Deserialize)]
pub struct TextRow {
    /// Whatever the sender names the row by; given back as it came.
    #[serde(default)]
    pub id: Value,
    /// The text.
    pub text: Text,
    /// BCP 47 language, where the sender knows it.
    #[serde(default)]
    pub lang: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(json: &[u8]) -> Option<String> {
        serde_json::from_slice::<Text>(json).ok().map(|text| text.0)
    }

    #[test]
    fn half_an_emoji_keeps_the_count_of_code_points() {
        assert_eq!(text(br#""a\ud83db""#).as_deref(), Some("a\u{fffd}b"));
        assert_eq!(
            text(br#""\udc00\ud83d\ude00""#).as_deref(),
            Some("\u{fffd}\u{1f600}")
        );
    }

    #[test]
    fn what_is_no_text_is_refused() {
        assert_eq!(text(b"\"\xff\""), None);
        assert_eq!(text(b"7"), None);
        assert_eq!(text(b"[1]"), None);
        assert_eq!(text(b"null"), None);
    }
}
