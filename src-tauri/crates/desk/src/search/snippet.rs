//! The words around a hit, and where in them the hits are.

use std::ops::Range;

/// A piece of a text with the hits in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snippet {
    /// The piece; an ellipsis stands where text was left out.
    pub text: String,
    /// Byte ranges of the hits in `text`, ascending, not overlapping.
    pub hits: Vec<Range<usize>>,
}

/// Bytes before the first hit and behind it.
const BEFORE: usize = 48;
const BEHIND: usize = 112;

/// Cuts the words around the first hit out of a text and marks every hit in them. `words` come from
/// [`super::terms::words`]; without a hit the text's beginning is given.
#[must_use]
pub fn snippet(text: &str, words: &[String]) -> Snippet {
    let hits = hits(text, words);
    let first = hits.first().map_or(0, |hit| hit.start);
    let start = if first <= BEFORE {
        0
    } else {
        word_border(text, first - BEFORE)
    };
    let end = if text.len() - start <= BEFORE + BEHIND {
        text.len()
    } else {
        word_border(text, first + BEHIND)
    };
    let mut piece = String::new();
    if start > 0 {
        piece.push('…');
    }
    let shift = piece.len();
    piece.extend(text[start..end].chars().map(|c| if c == '\n' { ' ' } else { c }));
    if end < text.len() {
        piece.push('…');
    }
    let within = hits
        .into_iter()
        .filter(|hit| hit.start >= start && hit.end <= end);
    Snippet {
        hits: within
            .map(|hit| hit.start - start + shift..hit.end - start + shift)
            .collect(),
        text: piece,
    }
}

/// The next place at or behind `at` where a word begins; never inside a character.
fn word_border(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at += 1;
    }
    // A long run without blanks is cut anywhere: 24 bytes are enough to find the next word in spaced scripts.
    let near: String = text[at..].chars().take(24).collect();
    near.find(char::is_whitespace)
        .map_or(at, |blank| at + blank + 1)
        .min(text.len())
}

/// Whether a text holds every one of these words; they come from [`super::terms::words`].
#[must_use]
pub fn holds(text: &str, words: &[String]) -> bool {
    let folded = Folded::new(text);
    words.iter().all(|word| !folded.find(word).is_empty())
}

fn hits(text: &str, words: &[String]) -> Vec<Range<usize>> {
    let folded = Folded::new(text);
    let mut hits: Vec<Range<usize>> = words.iter().flat_map(|word| folded.find(word)).collect();
    hits.sort_by_key(|hit| (hit.start, std::cmp::Reverse(hit.end)));
    let mut end = 0;
    hits.retain(|hit| {
        let keep = hit.start >= end;
        if keep {
            end = hit.end;
        }
        keep
    });
    hits
}

/// A text in lower case that knows where each of its bytes came from.
struct Folded {
    text: String,
    /// Where each byte came from; none for ASCII, where nothing moves.
    from: Option<Vec<usize>>,
    end: usize,
}

impl Folded {
    fn new(text: &str) -> Self {
        if text.is_ascii() {
            return Self {
                text: text.to_ascii_lowercase(),
                from: None,
                end: text.len(),
            };
        }
        let (mut folded, mut from) = (String::with_capacity(text.len()), Vec::with_capacity(text.len()));
        for (at, c) in text.char_indices() {
            for lower in c.to_lowercase() {
                folded.push(lower);
                from.resize(folded.len(), at);
            }
        }
        Self {
            text: folded,
            from: Some(from),
            end: text.len(),
        }
    }

    fn origin(&self, at: usize) -> usize {
        let Some(from) = &self.from else { return at };
        from.get(at).copied().unwrap_or(self.end)
    }

    fn find(&self, word: &str) -> Vec<Range<usize>> {
        let word = word.to_lowercase();
        let starts_word = |at: usize| {
            let unspaced = word
                .chars()
                .next()
                .is_some_and(|c| !c.is_ascii() && c.is_alphabetic());
            unspaced
                || !self.text[..at]
                    .chars()
                    .next_back()
                    .is_some_and(char::is_alphanumeric)
        };
        self.text
            .match_indices(&word)
            .filter(|(at, _)| starts_word(*at))
            .map(|(at, found)| self.origin(at)..self.origin(at + found.len()))
            .filter(|hit| hit.start < hit.end)
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::terms::words;

    fn marked(text: &str, query: &str) -> Vec<String> {
        let snippet = snippet(text, &words(query));
        snippet
            .hits
            .iter()
            .map(|hit| snippet.text[hit.clone()].to_owned())
            .collect()
    }

    #[test]
    fn hits_are_marked_whatever_their_case() {
        assert_eq!(marked("The EU and the eu.", "eu"), ["EU", "eu"]);
        assert_eq!(
            marked("museum", "eu"),
            Vec::<String>::new(),
            "the middle of a word is no hit"
        );
    }

    #[test]
    fn hits_far_in_a_long_text_are_shown_with_the_words_around() {
        let text = format!(
            "{}the needle lies here {}",
            "hay ".repeat(500),
            "straw ".repeat(500)
        );
        let found = snippet(&text, &words("needle"));
        assert!(found.text.starts_with('…') && found.text.ends_with('…'));
        assert_eq!(&found.text[found.hits[0].clone()], "needle");
        assert!(found.text.len() < 300);
    }

    #[test]
    fn positions_hold_over_letters_that_grow_in_lower_case() {
        assert_eq!(marked("İİİ Ostra İstanbul", "ostra"), ["Ostra"]);
        assert_eq!(marked("昨日東京都で火災", "火災"), ["火災"]);
    }

    #[test]
    fn a_text_without_a_hit_gives_its_beginning() {
        assert_eq!(
            snippet("short", &words("x")),
            Snippet {
                text: "short".into(),
                hits: vec![]
            }
        );
        assert_eq!(snippet("", &[]).text, "");
    }
}
