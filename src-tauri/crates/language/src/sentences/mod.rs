//! Sentences and paragraphs, in any script.
//!
//! The rules are our own: the ready-made segmenters either do not split inside quotation marks, which
//! loses whole sentences of quoted speech, or do not know abbreviations at all. Absent on purpose:
//! dictionaries for scripts without spaces or full stops (Thai, Lao); such text is split at line
//! breaks only.

mod abbreviations;
mod borders;
mod lines;
mod lists;
mod marks;

use crate::span::Span;
use borders::Splitter;

/// The sentences of `text`: trimmed, ascending, not overlapping, empty for blank text.
///
/// `lang` is a BCP 47 tag such as `"en"` or `"pt-BR"`; it only chooses the list of abbreviations, and
/// `None` means all lists together. Headlines and list items count as sentences. A line break inside a
/// sentence (hard-wrapped text) does not end it. Linear in the length of the text.
pub fn sentences(text: &str, lang: Option<&str>) -> Vec<Span> {
    let splitter = Splitter::new(text, lang);
    let mut found = Vec::new();
    for paragraph in lines::paragraphs(text) {
        for item in lists::items(text, paragraph) {
            splitter.split(item, &mut found);
        }
    }
    found
}

/// The paragraphs of `text`: runs of lines that belong together, trimmed, ascending. Lines a blank
/// line apart never belong together; neighbouring lines do when the second continues the first.
pub fn paragraphs(text: &str) -> Vec<Span> {
    lines::paragraphs(text)
}

/// The sentences of one paragraph, with the English lists.
pub(crate) fn sentences_within(text: &str, paragraph: Span) -> Vec<Span> {
    let splitter = Splitter::new(text, Some("en"));
    let mut found = Vec::new();
    for item in lists::items(text, paragraph) {
        splitter.split(item, &mut found);
    }
    found
}
