//! Marks that end, close and open sentences.

/// Marks that end a sentence wherever they stand.
pub(super) fn is_strong(c: char) -> bool {
    matches!(
        c,
        '。' | '！'
            | '？'
            | '｡'
            | '．'
            | '।'
            | '॥'
            | '۔'
            | '؟'
            | '։'
            | '።'
            | '፧'
            | '፨'
            | '။'
            | '។'
            | '៕'
            | '༎'
            | '᠃'
            | '᠉'
            | '꓿'
            | '𑁇'
            | '꘎'
            | '᭞'
    )
}

pub(super) fn is_closing(c: char) -> bool {
    matches!(
        c,
        '"' | '\''
            | '”'
            | '’'
            | '»'
            | '›'
            | ')'
            | ']'
            | '}'
            | '」'
            | '』'
            | '）'
            | '】'
            | '》'
            | '〉'
            | '“'
            | '*'
    )
}

pub(super) fn is_opening(c: char) -> bool {
    matches!(
        c,
        '"' | '\''
            | '“'
            | '‘'
            | '«'
            | '‹'
            | '('
            | '['
            | '{'
            | '「'
            | '『'
            | '（'
            | '„'
            | '‚'
            | '¿'
            | '¡'
            | '-'
            | '–'
            | '—'
            | '*'
            | '#'
    )
}
