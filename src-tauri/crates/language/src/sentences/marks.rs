//! Marks that end, close and open sentences.

/// A set of bytes that is asked for every byte of a text: one look into a table is what makes it quick.
pub(super) struct ByteSet([bool; 256]);

impl ByteSet {
    /// These bytes; with `beyond_ascii` those of every letter outside ASCII too.
    pub(super) const fn new(bytes: &[u8], beyond_ascii: bool) -> Self {
        let mut table = [false; 256];
        let mut i = 0;
        while i < bytes.len() {
            table[bytes[i] as usize] = true;
            i += 1;
        }
        let mut i = 128;
        while beyond_ascii && i < table.len() {
            table[i] = true;
            i += 1;
        }
        Self(table)
    }

    /// Where the first byte of the set stands at or behind `from`.
    pub(super) fn find(&self, bytes: &[u8], from: usize) -> Option<usize> {
        let found = bytes[from..].iter().position(|byte| self.0[usize::from(*byte)])?;
        Some(from + found)
    }
}

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
