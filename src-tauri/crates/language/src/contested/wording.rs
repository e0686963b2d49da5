//! Saying why, in words an editor would accept.

use super::article::{Article, Line};
use crate::lexicon::{grammar, people};
use crate::span::Span;

/// The article's own voice.
const OWN_TEXT: &str = "the article's own text";

/// Who stands behind what is said at `at`: the speaker, else the article's own text.
pub(super) fn who(article: &Article, line: &Line, at: Span) -> String {
    let Some((source, _)) = line.speaker(article.text, at) else {
        return OWN_TEXT.to_owned();
    };
    let pronoun = |s: &str| {
        matches!(
            s.to_lowercase().as_str(),
            "he" | "she" | "it" | "they" | "who" | "we" | "i"
        )
    };
    if !pronoun(source) {
        return named(source);
    }
    // The nearest named source before the pronoun; a pronoun alone would not stand outside its sentence.
    let mut sources = line
        .attributions
        .iter()
        .filter_map(|a| a.source.as_ref()?.first().copied());
    let before = sources.rfind(|s| s.end <= at.start && !pronoun(s.of(article.text)));
    before.map_or_else(|| source.to_owned(), |s| named(s.of(article.text)))
}

/// A source as it reads inside a sentence.
pub(super) fn named(source: &str) -> String {
    let tidy = tidy(source);
    let tidy = tidy.trim_matches([',', ' ']);
    let first = tidy.split(' ').next().unwrap_or("");
    let lower = first.to_lowercase();
    let common = grammar::is_determiner(&lower)
        || people::group(&lower).is_some()
        || COMMON_FIRST.contains(&lower.as_str());
    if common && first != lower {
        clause_start(tidy)
    } else {
        tidy.to_owned()
    }
}

/// Words that open a source in lower case when no sentence begins there.
const COMMON_FIRST: &[&str] = &[
    "ethnic",
    "local",
    "international",
    "authorities",
    "witnesses",
    "sources",
    "media",
    "reports",
    "two",
    "three",
    "one",
    "police",
    "state",
    "government",
    "military",
    "aid",
    "human",
    "opposition",
    "rescue",
    "hospital",
    "health",
];

/// The same at the beginning of a sentence.
pub(super) fn sentence_start(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map_or_else(String::new, |c| {
        c.to_uppercase().collect::<String>() + chars.as_str()
    })
}

/// The same in the middle of one.
pub(crate) fn clause_start(words: &str) -> String {
    let tidy = tidy(words);
    let mut chars = tidy.chars();
    chars.next().map_or_else(String::new, |c| {
        c.to_lowercase().collect::<String>() + chars.as_str()
    })
}

/// A quotation of at most about a dozen words.
pub(crate) fn quote(words: &str) -> String {
    const LONGEST: usize = 90;
    let tidy = tidy(words);
    let plain: String = tidy
        .trim_matches(['"', '“', '”', '.', ',', ';'])
        .chars()
        .filter(|c| !matches!(c, '"' | '“' | '”'))
        .collect();
    if plain.chars().count() <= LONGEST {
        return format!("“{plain}”");
    }
    let cut: String = plain.chars().take(LONGEST).collect();
    let whole = cut.rsplit_once(' ').map_or(cut.as_str(), |(whole, _)| whole);
    format!("“{whole} …”")
}

/// One line, blanks squeezed.
pub(crate) fn tidy(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Content without "that" and the stop.
pub(crate) fn bare(content: &str) -> &str {
    content
        .strip_prefix("that ")
        .unwrap_or(content)
        .trim_end_matches(['.', ',', ' '])
}

/// The question that a denial of `content` by `who` leaves open.
pub(super) fn asked(content: &str, who: &str, verb: &str) -> String {
    let that = [
        "claims that ",
        "reports that ",
        "allegations that ",
        "accusations that ",
        "rumours that ",
    ];
    if let Some(clause) = that.iter().find_map(|start| content.strip_prefix(start)) {
        return format!("Is it true that {clause}?");
    }
    match claimed(content) {
        Some(what) => format!("Was there {what}?"),
        None if verb == "says" => format!("Is it true that {content}?"),
        None => format!("Is it true what {who} denies: “{content}”?"),
    }
}

/// What "claims of …" are about.
fn claimed(content: &str) -> Option<&str> {
    [
        "claims of ",
        "reports of ",
        "allegations of ",
        "accusations of ",
        "suggestions of ",
        "rumours of ",
        "any ",
    ]
    .iter()
    .find_map(|start| content.strip_prefix(start))
}

/// A base score raised by what two sentences have in common.
pub(super) fn score(base: u16, in_common: usize) -> u16 {
    let raise = u16::try_from(in_common.min(8)).unwrap_or(8) * 20;
    (base + raise).min(980)
}
