//! The terms under which a text is filed and looked up.

use super::posts;
use crate::lexicon::grammar;
use crate::quantities::amounts;
use crate::reading::{Kind, Token, stem, tokens};
use crate::span::Span;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::LazyLock;

/// Weight of two words in a row, beside that of a word.
const OF_PAIR: f64 = 0.4;
/// Weight of the beginning of a word.
const OF_START: f64 = 0.35;
/// Letters of a word's beginning.
const START: usize = 5;
/// Weight of a small word that carries no content.
const OF_SMALL: f64 = 0.1;
/// Words that name the same thing in posts, headlines and fact-checks; the first stands for all.
const SAME: &str = "covid covid19 coronavirus corona ncov, photo picture image photograph pic snapshot, \
    us usa america, uk britain british, video footage clip, vaccine jab vaccination inoculation, \
    increase rise grow, decrease decline fall drop, doctor physician, police cop policeman officer, \
    child kid, pm primeminister, fire blaze, flood waterlog inundate, law legislation, muslim islam islamic, \
    immigrant migrant, buy purchase, gun firearm, car automobile";

/// The terms of a text with their weights. `known`: words to look for in hashtags without capitals.
pub(super) fn terms(text: &str, known: Option<&HashSet<String>>) -> BTreeMap<String, f64> {
    let plain = posts::plain(text, known);
    let tokens = tokens(&plain, Span::new(0, plain.len()));
    let mut found: BTreeMap<String, f64> = BTreeMap::new();
    let mut add = |term: String, weight: f64| *found.entry(term).or_default() += weight;
    let mut before: Option<String> = None;
    for (word, small) in words(&tokens) {
        if small {
            add(word, OF_SMALL);
            continue;
        }
        if !word.starts_with(|c: char| c.is_ascii_digit()) {
            let start: String = word.chars().take(START).collect();
            add(format!("{start}*"), OF_START);
        }
        if let Some(before) = before {
            add(format!("{before} {word}"), OF_PAIR);
        }
        add(word.clone(), 1.0);
        before = Some(word);
    }
    found
}

/// Words and numbers in their normal form, with whether they are small words.
fn words(tokens: &[Token]) -> Vec<(String, bool)> {
    let amounts = amounts(tokens, &[]);
    let mut amounts = amounts.iter().peekable();
    let mut found = Vec::new();
    for (i, token) in tokens.iter().enumerate() {
        while amounts.next_if(|a| a.last < i).is_some() {}
        let amount = amounts.peek().filter(|a| a.first <= i);
        if let Some(amount) = amount.filter(|a| i == a.first && a.value.is_some_and(|v| v > 0.0)) {
            found.push((format!("{}", amount.value.unwrap_or(0.0)), false));
        }
        match token.kind {
            Kind::Number if amount.is_none() => found.push((token.text.replace(',', ""), false)),
            Kind::Word if !token.is_possessive() => {
                let small = grammar::is_function_word(&token.lower) && !is_state(token);
                if is_initials(&token.lower) {
                    found.push((base(&token.lower.replace('.', "")), small));
                    continue;
                }
                let parts = token.lower.split(['-', '.']).filter(|p| !p.is_empty());
                found.extend(parts.map(|part| (base(part), small)));
            }
            _ => {}
        }
    }
    found
}

/// "U.S." and "US", which is no "us".
fn is_state(token: &Token) -> bool {
    token.text == "US"
}

fn is_initials(word: &str) -> bool {
    word.contains('.') && word.split('.').all(|part| part.chars().count() <= 1)
}

/// The stem, and one stem for words that name the same thing.
fn base(word: &str) -> String {
    static TABLE: LazyLock<HashMap<String, String>> = LazyLock::new(|| {
        let sets = SAME.split(',').map(|set| set.split_whitespace());
        sets.flat_map(|mut set| {
            let first = set.next().map(stem).unwrap_or_default();
            set.flat_map(|word| [word.to_owned(), stem(word)])
                .map(move |word| (word, first.clone()))
                .collect::<Vec<_>>()
        })
        .collect()
    });
    let short = stem(word);
    TABLE
        .get(word)
        .or_else(|| TABLE.get(&short))
        .cloned()
        .unwrap_or(short)
}
