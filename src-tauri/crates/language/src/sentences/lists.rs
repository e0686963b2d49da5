//! List items that share a line: `1) The first item 2) The second item`.

use crate::span::Span;

/// What stands before an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Marker {
    /// `1.` `2.)` `a)`: the position in the list and the punctuation after it.
    Counted {
        place: u32,
        letter: bool,
        dot: bool,
        bracket: bool,
    },
    /// `•`
    Bullet(char),
}

impl Marker {
    fn comes_after(self, before: Marker) -> bool {
        match (before, self) {
            (Marker::Bullet(a), Marker::Bullet(b)) => a == b,
            (
                Marker::Counted {
                    place: p,
                    letter: l,
                    dot: d,
                    bracket: b,
                },
                Marker::Counted {
                    place,
                    letter,
                    dot,
                    bracket,
                },
            ) => place == p + 1 && (letter, dot, bracket) == (l, d, b),
            _ => false,
        }
    }
}

/// The items of a paragraph that is a list written in one run, else the paragraph itself.
pub(super) fn items(text: &str, paragraph: Span) -> Vec<Span> {
    let Some(mut marker) = marker(paragraph.of(text)) else {
        return vec![paragraph];
    };
    let mut found = Vec::new();
    let mut start = paragraph.start;
    let mut at = start;
    for word in paragraph.of(text).split_inclusive(char::is_whitespace) {
        if at > start
            && let Some(next) = self::marker(&text[at..paragraph.end])
            && next.comes_after(marker)
        {
            found.extend(Span::new(start, at).trimmed(text));
            start = at;
            marker = next;
        }
        at += word.len();
    }
    found.extend(Span::new(start, paragraph.end).trimmed(text));
    found
}

/// The marker at the very beginning of `s`, if something follows it.
fn marker(s: &str) -> Option<Marker> {
    let first = s.chars().next()?;
    if matches!(first, '•' | '⁃' | '◦' | '▪' | '●' | '‣') {
        return Some(Marker::Bullet(first));
    }
    let digits = s.bytes().take(4).take_while(u8::is_ascii_digit).count();
    let (place, letter, rest) = match digits {
        0 if first.is_ascii_lowercase() => (u32::from(first) - u32::from('a'), true, &s[1..]),
        1..=3 => (s[..digits].parse().ok()?, false, &s[digits..]),
        _ => return None,
    };
    let dot = rest.starts_with('.');
    let rest = if dot { &rest[1..] } else { rest };
    let bracket = rest.starts_with(')');
    let rest = if bracket { &rest[1..] } else { rest };
    ((dot || bracket) && rest.starts_with(' ')).then_some(Marker::Counted {
        place,
        letter,
        dot,
        bracket,
    })
}
