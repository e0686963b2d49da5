//! What belongs to a quote and what to its writing.

/// Whether a character says something: not a space, mark of punctuation or invisible character.
pub(super) fn is_said(c: char) -> bool {
    let hidden = matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fe0e}' | '\u{fe0f}');
    let mark = c.is_ascii_punctuation() && !matches!(c, '%' | '$' | '+' | '=' | '<' | '>' | '?' | '!');
    let other = matches!(c, '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205e}' | '\u{3001}' | '\u{3002}' | '\u{ab}' | '\u{bb}');
    !(c.is_whitespace() || c.is_control() || hidden || mark || other)
}

/// What stands inside, when the whole quote stands in one pair of quotation marks.
pub(super) fn without_marks(quote: &str) -> Option<&str> {
    const PAIRS: &[(char, &[char])] = &[
        ('"', &['"']),
        ('\u{201c}', &['\u{201d}', '\u{201f}', '"']),
        ('\u{201e}', &['\u{201c}', '\u{201d}']),
        ('\u{ab}', &['\u{bb}']),
        ('\u{bb}', &['\u{ab}']),
        ('\u{201d}', &['\u{201d}']),
        ('\u{2018}', &['\u{2019}']),
        ('\u{201a}', &['\u{2018}', '\u{2019}']),
        ('\'', &['\'']),
        ('\u{300c}', &['\u{300d}']),
    ];
    let (open, close) = (quote.chars().next()?, quote.chars().next_back()?);
    let (_, closing) = PAIRS.iter().find(|(mark, _)| *mark == open)?;
    if !closing.contains(&close) || quote.len() < open.len_utf8() + close.len_utf8() {
        return None;
    }
    let inside = quote[open.len_utf8()..quote.len() - close.len_utf8()].trim();
    // Two quotations beside each other are not one.
    let apart = inside.contains(['"', '\u{201c}', '\u{201d}', '\u{ab}', '\u{bb}']);
    (!apart && inside.chars().any(is_said)).then_some(inside)
}

/// Whether a word denies, in some languages of Europe.
pub(super) fn is_negation(word: &str) -> bool {
    const OTHERS: &[&str] = &[
        "hardly",
        "barely",
        "nothing",
        "nowhere",
        "nicht",
        "nichts",
        "kein",
        "keine",
        "keinen",
        "keiner",
        "keinem",
        "nie",
        "niemals",
        "pas",
        "jamais",
        "aucun",
        "aucune",
        "rien",
        "ne",
        "nunca",
        "jamás",
        "nada",
        "não",
        "non",
        "mai",
        "niet",
        "geen",
        "nooit",
        "ikke",
        "inte",
        "не",
        "нет",
        "ни",
        "никогда",
        "ні",
        "немає",
    ];
    let word = word.to_lowercase().replace('\u{2019}', "'");
    crate::lexicon::grammar::is_negation(&word) || word.ends_with("n't") || OTHERS.contains(&word.as_str())
}

/// Whether a stretch of text denies something or holds a number.
pub(super) fn denies(text: &str) -> bool {
    text.split(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '\u{2019}')))
        .any(is_negation)
}
