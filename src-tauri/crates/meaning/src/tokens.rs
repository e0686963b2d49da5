//! From text to the model's tokens.

use tokenizers::Tokenizer;

use crate::error::Error;
use crate::model::TOKENIZER_FILE;

/// Tokens that the model looks at, its own two marks included; what stands behind them is not read.
/// It is the window that all-MiniLM-L6-v2 is used with.
pub const WINDOW: usize = 256;

/// Characters that are handed to the tokenizer at most. The window is full far earlier in any
/// language; without a limit a line of 10 MB would be cut into tokens that nobody reads.
const READ_CHARS: usize = WINDOW * 32;

/// Cuts text into the tokens of one model.
#[derive(Debug)]
pub struct Tokens {
    tokenizer: Tokenizer,
}

impl Tokens {
    /// Reads a `tokenizer.json`. The padding and truncation written in it are for training in batches
    /// and are set off.
    ///
    /// # Errors
    /// [`Error::Damaged`] when it is no such file.
    pub fn read(bytes: &[u8]) -> Result<Self, Error> {
        let damaged = |error: tokenizers::Error| Error::Damaged {
            part: TOKENIZER_FILE,
            detail: error.to_string(),
        };
        let mut tokenizer = Tokenizer::from_bytes(bytes).map_err(damaged)?;
        tokenizer.with_padding(None);
        tokenizer.with_truncation(None).map_err(damaged)?;
        // A text that says "[SEP]" means the letters; it must not end the sentence for the model.
        tokenizer.set_encode_special_tokens(true);
        Ok(Self { tokenizer })
    }

    /// The token numbers of a text, at most [`WINDOW`], the closing mark kept. Empty when the text holds
    /// nothing to read.
    ///
    /// # Errors
    /// [`Error::Run`] when the tokenizer fails.
    pub fn of(&self, text: &str) -> Result<Vec<i32>, Error> {
        let failed = |error: tokenizers::Error| Error::Run {
            detail: error.to_string(),
        };
        let read = readable(text);
        let encoding = self.tokenizer.encode_fast(read.as_str(), true).map_err(failed)?;
        if encoding
            .get_special_tokens_mask()
            .iter()
            .all(|special| *special == 1)
        {
            return Ok(Vec::new());
        }
        let mut ids: Vec<u32> = encoding.get_ids().to_vec();
        if ids.len() > WINDOW {
            let closing = ids[ids.len() - 1];
            ids.truncate(WINDOW - 1);
            ids.push(closing);
        }
        ids.into_iter().map(number).collect()
    }
}

fn number(id: u32) -> Result<i32, Error> {
    i32::try_from(id).map_err(|_| Error::Run {
        detail: format!("token {id} is out of range"),
    })
}

/// The beginning of a text as one would say it: single blanks between words, links left out, hashtags cut
/// into their words. The model learned from sentences, not from posts.
fn readable(text: &str) -> String {
    let mut read = String::new();
    let mut left = READ_CHARS;
    let is_link = |word: &&str| {
        ["http://", "https://", "www."]
            .iter()
            .any(|start| word.starts_with(start))
    };
    for word in text.split_whitespace().filter(|word| !is_link(word)) {
        if left == 0 {
            break;
        }
        if !read.is_empty() {
            read.push(' ');
        }
        let (tag, mut after_small) = (word.starts_with('#'), false);
        for c in word.chars().take(left) {
            match c {
                '#' | '_' if tag => read.push(' '),
                _ if tag && after_small && c.is_uppercase() => read.extend([' ', c]),
                _ => read.push(c),
            }
            after_small = c.is_lowercase();
            left -= 1;
        }
    }
    read
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_beginning_of_an_endless_text_is_read() {
        assert_eq!(readable(&"é".repeat(1 << 20)).chars().count(), READ_CHARS);
        assert_eq!(
            readable(&"a ".repeat(1 << 20)).chars().count(),
            2 * READ_CHARS - 1
        );
        assert_eq!(readable(&" \n\t".repeat(1 << 20)), "");
        assert_eq!(readable(" two\n\n words "), "two words");
    }

    #[test]
    fn a_post_is_read_as_a_sentence() {
        assert_eq!(
            readable("Look!! #FloodIn_Marlo https://example.org/a?b C#"),
            "Look!!  Flood In Marlo C#"
        );
    }
}
