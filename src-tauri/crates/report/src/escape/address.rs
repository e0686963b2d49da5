//! What a reader of Markdown might take for an address.

use std::ops::Range;

/// The stretches of a line that hold an address, in order: `scheme://...`, `www....`, `name@host`.
///
/// GitHub's readers make links of these behind the back of every escape (the at sign even when it is written as an
/// entity), and code is the one place where they do not. A stretch never holds a backtick, pipe, backslash, bracket
/// or space, so that it can be set as code anywhere, in a table too.
pub(super) fn addresses(line: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = None;
    for (at, c) in line.char_indices().chain([(line.len(), ' ')]) {
        match start {
            None if is_of_address(c) => start = Some(at),
            Some(from) if !is_of_address(c) => {
                start = None;
                let word = &line[from..at];
                if looks_like_address(word) {
                    found.push(from..from + word.trim_end_matches(is_closing).len());
                }
            }
            _ => {}
        }
    }
    found
}

fn is_of_address(c: char) -> bool {
    c.is_alphanumeric() || "-._~:/?#@!$&'()*+,;=%".contains(c)
}

fn is_closing(c: char) -> bool {
    ".,;:!?'".contains(c)
}

fn looks_like_address(word: &str) -> bool {
    let lower = word.to_ascii_lowercase();
    lower.contains("://") || lower.contains("www.") || has_at_between(word)
}

fn has_at_between(word: &str) -> bool {
    word.match_indices('@').any(|(at, _)| {
        let (before, after) = (word[..at].chars().next_back(), word[at + 1..].chars().next());
        before.is_some_and(is_of_address) && after.is_some_and(is_of_address)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case::plain("Read it.", &[])]
    #[case::link("see https://example.org/a_b, then", &["https://example.org/a_b"])]
    #[case::shout("HTTP://EXAMPLE.ORG", &["HTTP://EXAMPLE.ORG"])]
    #[case::bare("(www.example.org)", &["(www.example.org)"])]
    #[case::mail("mail to: desk@example.org!", &["desk@example.org"])]
    #[case::handle("@someone said", &[])]
    #[case::nothing_but_www("www.", &["www"])]
    #[case::two("a@b c://d", &["a@b", "c://d"])]
    #[case::backtick("http://a`b", &["http://a"])]
    fn addresses_are_found(#[case] line: &str, #[case] found: &[&str]) {
        let texts: Vec<&str> = addresses(line).into_iter().map(|range| &line[range]).collect();
        assert_eq!(texts, found);
    }
}
