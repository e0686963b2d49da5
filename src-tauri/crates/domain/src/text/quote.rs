//! A quote with its surroundings, as in the W3C Web Annotation data model
//! (<https://www.w3.org/TR/annotation-model/#text-quote-selector>).

use serde::{Deserialize, Serialize};

use super::{PositionError, Span, TextIndex};
use crate::id::{ArticleId, VersionId};

/// How many code points of context a quote keeps on each side.
pub const CONTEXT_CHARS: usize = 32;

/// The exact words and up to [`CONTEXT_CHARS`] code points before and after them.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuoteSelector {
    /// The words.
    pub exact: String,
    /// What stands before; empty at the start of the text.
    pub prefix: String,
    /// What follows; empty at the end of the text.
    pub suffix: String,
}

impl QuoteSelector {
    /// The quote of a span, which is taken as it is.
    ///
    /// # Errors
    /// When the span is empty, outside of the text or cuts a character.
    pub fn of(text: &str, span: Span) -> Result<Self, PositionError> {
        let (start, end) = (span.start.get(), span.end.get());
        let exact = span.of(text).ok_or(match () {
            () if span.is_empty() => PositionError::Empty { start, end },
            () if end > text.len() => PositionError::Outside {
                found: end,
                end: text.len(),
            },
            () if text.is_char_boundary(start) => PositionError::InsideCharacter { found: end },
            () => PositionError::InsideCharacter { found: start },
        })?;
        let before = text[..start]
            .char_indices()
            .rev()
            .take(CONTEXT_CHARS)
            .last()
            .map_or(start, |(i, _)| i);
        let suffix = text[end..].chars().take(CONTEXT_CHARS).collect();
        Ok(Self {
            exact: exact.to_owned(),
            prefix: text[before..start].to_owned(),
            suffix,
        })
    }
}

/// A place in one version of an article: byte span and quote.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Anchor {
    /// The article.
    pub article: ArticleId,
    /// Its version; a version's text never changes.
    pub version: VersionId,
    /// First byte.
    pub start: super::ByteOffset,
    /// Byte after the last.
    pub end: super::ByteOffset,
    /// The exact words.
    pub exact: String,
    /// Up to 32 code points before.
    pub prefix: String,
    /// Up to 32 code points after.
    pub suffix: String,
}

impl Anchor {
    /// Anchors a span, widened to whole graphemes, in the text of a version.
    ///
    /// # Errors
    /// When the span is empty, outside of the text or cuts a character.
    pub fn new(
        article: ArticleId,
        version: VersionId,
        text: &str,
        span: Span,
    ) -> Result<Self, PositionError> {
        Self::within(article, version, &TextIndex::new(text), span)
    }

    /// As [`Anchor::new`], for many spans of one text.
    ///
    /// # Errors
    /// As [`Anchor::new`].
    pub fn within(
        article: ArticleId,
        version: VersionId,
        text: &TextIndex<'_>,
        span: Span,
    ) -> Result<Self, PositionError> {
        let span = text.snap(span)?;
        let QuoteSelector {
            exact,
            prefix,
            suffix,
        } = QuoteSelector::of(text.text(), span)?;
        Ok(Self {
            article,
            version,
            start: span.start,
            end: span.end,
            exact,
            prefix,
            suffix,
        })
    }

    /// The byte span.
    pub fn span(&self) -> Span {
        Span {
            start: self.start,
            end: self.end,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quote_keeps_thirty_two_points_of_context() {
        let text = format!("{}MIDDLE{}", "é".repeat(40), "🙂".repeat(40));
        let quote = QuoteSelector::of(&text, Span::new(80, 86)).unwrap();
        assert_eq!(quote.exact, "MIDDLE");
        assert_eq!(
            (quote.prefix.chars().count(), quote.suffix.chars().count()),
            (32, 32)
        );
    }

    #[test]
    fn at_the_borders_the_context_is_what_there_is() {
        let quote = QuoteSelector::of("ab", Span::new(0, 2)).unwrap();
        assert_eq!((quote.prefix.as_str(), quote.suffix.as_str()), ("", ""));
    }

    #[test]
    fn impossible_spans_say_which_way() {
        assert!(matches!(
            QuoteSelector::of("é", Span::new(0, 1)),
            Err(PositionError::InsideCharacter { found: 1 })
        ));
        assert!(matches!(
            QuoteSelector::of("é", Span::new(0, 9)),
            Err(PositionError::Outside { .. })
        ));
        assert!(matches!(
            QuoteSelector::of("é", Span::new(1, 1)),
            Err(PositionError::Empty { .. })
        ));
    }
}
