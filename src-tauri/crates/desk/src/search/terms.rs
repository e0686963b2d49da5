//! Text to index terms, and what a person typed to an FTS5 expression.
//!
//! `unicode61` finds words of any length, so "EU" is found, but takes a run of Chinese or Japanese as one word.
//! Such runs are indexed as overlapping pairs; a query in them becomes a phrase of pairs.

/// Whether a character belongs to a script written without blanks between words.
fn is_unspaced(c: char) -> bool {
    matches!(c,
        '\u{0E00}'..='\u{0EFF}'   // Thai, Lao
        | '\u{1000}'..='\u{109F}' // Burmese
        | '\u{1780}'..='\u{17FF}' // Khmer
        | '\u{3040}'..='\u{30FF}' // Hiragana, Katakana
        | '\u{31F0}'..='\u{31FF}'
        | '\u{3400}'..='\u{4DBF}' // CJK extension A
        | '\u{4E00}'..='\u{9FFF}' // CJK
        | '\u{F900}'..='\u{FAFF}'
        | '\u{FF66}'..='\u{FF9D}' // half-width Katakana
        | '\u{20000}'..='\u{323AF}')
}

/// A stretch of a text: a run in a script without blanks, or anything else.
enum Part<'t> {
    Unspaced(Vec<char>),
    Other(&'t str),
}

fn parts(text: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let unspaced = is_unspaced(first);
        let end = rest.find(|c| is_unspaced(c) != unspaced).unwrap_or(rest.len());
        let (part, behind) = rest.split_at(end);
        parts.push(if unspaced {
            Part::Unspaced(part.chars().collect())
        } else {
            Part::Other(part)
        });
        rest = behind;
    }
    parts
}

/// The text as it goes into the index: runs without blanks as overlapping pairs, the rest as it stands.
#[must_use]
pub fn index_text(text: &str) -> String {
    if !text.chars().any(is_unspaced) {
        return text.to_owned();
    }
    let mut indexed = String::with_capacity(text.len() * 2);
    for part in parts(text) {
        match part {
            Part::Other(other) => indexed.push_str(other),
            Part::Unspaced(run) => {
                for at in 0..run.len() {
                    indexed.push(' ');
                    indexed.extend(&run[at..run.len().min(at + 2)]);
                }
                indexed.push(' ');
            }
        }
    }
    indexed
}

/// The words of a query, as a person would count them; runs without blanks are one word each.
#[must_use]
pub fn words(query: &str) -> Vec<String> {
    let mut words = Vec::new();
    for part in parts(query) {
        match part {
            Part::Unspaced(run) => words.push(run.into_iter().collect()),
            Part::Other(other) => words.extend(
                other
                    .split(|c: char| !c.is_alphanumeric())
                    .filter(|word| !word.is_empty())
                    .map(str::to_owned),
            ),
        }
    }
    words
}

/// The FTS5 expression that finds texts with every word of the query, the last one by its beginning; none
/// when the query holds no word. It is built from words alone, so no query syntax gets through.
#[must_use]
pub fn expression(query: &str) -> Option<String> {
    let words = words(query);
    let last = words.len().checked_sub(1)?;
    let terms: Vec<String> = words
        .iter()
        .enumerate()
        .map(|(at, word)| term(word, at == last))
        .collect();
    Some(terms.join(" AND "))
}

fn term(word: &str, last: bool) -> String {
    let run: Vec<char> = word.chars().collect();
    if !run.iter().copied().any(is_unspaced) {
        return format!("\"{word}\"{}", if last { "*" } else { "" });
    }
    if let [single] = run[..] {
        return format!("\"{single}\"*");
    }
    let pairs: Vec<String> = run.windows(2).map(|pair| pair.iter().collect()).collect();
    format!("\"{}\"", pairs.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_without_blanks_is_indexed_as_pairs() {
        assert_eq!(
            index_text("在東京都 EU").split_whitespace().collect::<Vec<_>>(),
            ["在東", "東京", "京都", "都", "EU"]
        );
        assert_eq!(index_text("plain words"), "plain words");
    }

    #[test]
    fn a_query_holds_no_syntax() {
        assert_eq!(
            expression("a\" OR b* NEAR(c)").unwrap(),
            "\"a\" AND \"OR\" AND \"b\" AND \"NEAR\" AND \"c\"*"
        );
        assert_eq!(expression("  -- ' \" "), None);
        assert_eq!(expression("東京都").unwrap(), "\"東京 京都\"");
        assert_eq!(expression("京").unwrap(), "\"京\"*");
    }

    #[test]
    fn what_is_indexed_is_found() {
        let connection = rusqlite::Connection::open_in_memory().unwrap();
        connection
            .execute_batch(
                "CREATE VIRTUAL TABLE t USING fts5(body, tokenize = \"unicode61 remove_diacritics 2\")",
            )
            .unwrap();
        for text in [
            "The EU said no",
            "昨日、東京都で火災がありました",
            "Zürich–Genève 11 wounded",
            "ไม่มีผู้บาดเจ็บ",
        ] {
            connection
                .execute("INSERT INTO t VALUES (?1)", [index_text(text)])
                .unwrap();
        }
        for query in [
            "eu",
            "火災",
            "東京",
            "た",
            "zurich",
            "gene",
            "11",
            "บาดเจ็บ",
            "The said",
        ] {
            let found: i64 = connection
                .query_row(
                    "SELECT count(*) FROM t WHERE t MATCH ?1",
                    [expression(query).unwrap()],
                    |row| row.get(0),
                )
                .unwrap();
            assert_eq!(found, 1, "{query} is found in exactly one text");
        }
    }
}
