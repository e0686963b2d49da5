//! Posts made into plain text: links go, hashtags and handles are cut into their words.

use std::collections::HashSet;

/// Letters up to which a hashtag is searched for words.
const LONGEST_TAG: usize = 48;
/// Letters of the shortest word taken out of a hashtag without capitals.
const SHORTEST_WORD: usize = 2;

/// Without links; hashtags and handles as the words they are made of. `known`: words to look for where no
/// capital shows the border.
pub(super) fn plain(text: &str, known: Option<&HashSet<String>>) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        let is_link = ["http://", "https://", "www.", "pic.twitter.com/", "t.co/"]
            .iter()
            .any(|start| word.starts_with(start));
        if is_link {
            continue;
        }
        let bare = word.trim_start_matches(['(', '"', '“', '.', '‘', '\'']);
        match bare.strip_prefix(['#', '@']) {
            Some(tag) => tagged(tag, known, &mut out),
            None => out.push_str(word),
        }
        out.push(' ');
    }
    out
}

/// The words of a text in lower case, long enough to be looked for in a hashtag.
pub(super) fn plain_words(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|w| w.len() >= SHORTEST_WORD)
        .map(str::to_lowercase)
}

/// The name of a hashtag and what is glued to it ("#Flood's", "#a#b").
fn tagged(tag: &str, known: Option<&HashSet<String>>, out: &mut String) {
    for part in tag.split(['#', '@']) {
        let end = part
            .find(|c: char| !c.is_alphanumeric() && c != '_')
            .unwrap_or(part.len());
        let (name, after) = part.split_at(end);
        let one_case = !name.contains('_') && !name.chars().skip(1).any(char::is_uppercase);
        match known.filter(|_| one_case).and_then(|known| by_words(name, known)) {
            Some(words) => out.push_str(&words),
            None => by_capitals(name, out),
        }
        out.push_str(after);
        out.push(' ');
    }
}

/// `MarloFlood2021` → `Marlo Flood 2021`, `USElection` → `US Election`.
fn by_capitals(name: &str, out: &mut String) {
    let mut before: Option<char> = None;
    let mut chars = name.chars().peekable();
    while let Some(c) = chars.next() {
        let ends_capitals = c.is_uppercase()
            && before.is_some_and(char::is_uppercase)
            && chars.peek().is_some_and(|n| n.is_lowercase());
        let breaks = before.is_some_and(|b| {
            b.is_lowercase() && c.is_uppercase() || b.is_numeric() != c.is_numeric() && b != '_' && c != '_'
        });
        if breaks || ends_capitals || c == '_' {
            out.push(' ');
        }
        if c != '_' {
            out.push(c);
        }
        before = Some(c);
    }
}

/// The name as a row of known words, as few as possible; `None` where it is none.
fn by_words(name: &str, known: &HashSet<String>) -> Option<String> {
    let lower = name.to_lowercase();
    if lower.chars().count() > LONGEST_TAG || known.contains(&lower) {
        return None;
    }
    let borders: Vec<usize> = lower
        .char_indices()
        .map(|(i, _)| i)
        .chain([lower.len()])
        .collect();
    // For each border the cheapest row of words up to it: short words cost more, so that few long ones win.
    let mut best: Vec<Option<(usize, usize)>> = vec![None; borders.len()];
    best[0] = Some((0, 0));
    for to in SHORTEST_WORD..borders.len() {
        for from in 0..=to - SHORTEST_WORD {
            let Some((cost, _)) = best[from].filter(|_| known.contains(&lower[borders[from]..borders[to]]))
            else {
                continue;
            };
            let cost = cost + 2 + usize::from(to - from < 4);
            if best[to].is_none_or(|(other, _)| cost < other) {
                best[to] = Some((cost, from));
            }
        }
    }
    let mut words = Vec::new();
    let mut at = borders.len() - 1;
    while at > 0 {
        let (_, from) = best[at]?;
        words.push(&lower[borders[from]..borders[at]]);
        at = from;
    }
    words.reverse();
    Some(words.join(" "))
}
