//! Saying why, in words an editor would accept.

use super::article::{Article, Line};
use crate::span::Span;

/// Who stands behind what is said at `at`: the speaker, else the article's own text.
pub(super) fn who(article: &Article, line: &Line, at: Span) -> String {
    match line.speaker(article.text, at) {
        Some((source, _)) => tidy(source),
        None => "the article itself".to_owned(),
    }
}

/// A quotation of at most about a dozen words.
pub(super) fn quote(words: &str) -> String {
    const LONGEST: usize = 90;
    let tidy = tidy(words);
    let plain = tidy.trim_matches(['"', '“', '”', '.', ',', ';']);
    if plain.chars().count() <= LONGEST {
        return format!("“{plain}”");
    }
    let cut: String = plain.chars().take(LONGEST).collect();
    let whole = cut.rsplit_once(' ').map_or(cut.as_str(), |(whole, _)| whole);
    format!("“{whole} …”")
}

/// One line, blanks squeezed.
pub(super) fn tidy(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A base score raised by what two sentences have in common.
pub(super) fn score(base: u16, in_common: usize) -> u16 {
    let raise = u16::try_from(in_common.min(8)).unwrap_or(8) * 20;
    (base + raise).min(980)
}
