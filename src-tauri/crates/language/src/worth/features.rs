//! What a sentence shows: features with names that a person can read.

use super::words::{self, has};
use crate::lexicon::grammar;
use crate::quantities::{Amount, amounts};
use crate::reading::{Token, stem, tokens};
use crate::span::Span;
use std::collections::BTreeSet;

/// The names of the features that [`check_worthiness`](crate::check_worthiness()) finds in `text`, each
/// once, in alphabetical order: `f:` a visible property, `w:` a word in its base form, `p:` two words in a
/// row. Names of people and places are left out, so that the weights do not learn who was in the news.
pub fn worth_features(text: &str) -> Vec<String> {
    let tokens = tokens(text, Span::new(0, text.len()));
    let dates = crate::dates::dates(text, None);
    let amounts = amounts(&tokens, &dates);
    let mut found = BTreeSet::new();
    visible(&tokens, &amounts, !dates.is_empty(), &mut found);
    lexical(&tokens, &mut found);
    found.into_iter().collect()
}

fn visible(tokens: &[Token], amounts: &[Amount], dated: bool, found: &mut BTreeSet<String>) {
    let counted = amounts.iter().filter(|a| !is_pronoun_one(tokens, a)).count();
    let unit = |kind: &str| amounts.iter().any(|a| a.unit.is_some_and(|u| u.kind == kind));
    let money = amounts.iter().any(|a| {
        a.unit
            .is_some_and(|u| u.kind.len() == 3 && u.kind.chars().all(char::is_uppercase))
    });
    let words = tokens.iter().filter(|t| t.is_word()).count();
    let names = tokens.iter().skip(1).filter(|t| is_name(t)).count();
    let past = tokens.iter().any(is_past);
    let personal = has(tokens, words::FIRST_SINGULAR);
    let opening = tokens.iter().find(|t| t.is_word());
    let mut add = |holds: bool, name: &str| {
        if holds {
            found.insert(format!("f:{name}"));
        }
    };
    add(counted > 0, "number");
    add(counted > 1, "numbers");
    add(
        tokens.iter().any(|t| t.kind == crate::reading::Kind::Number),
        "digits",
    );
    add(unit("share"), "percent");
    add(unit("time"), "duration");
    add(money, "money");
    add(amounts.iter().any(|a| a.low >= 1e6), "large-number");
    add(dated, "date");
    add(names > 0, "name");
    add(names > 2, "names");
    add(past, "past");
    add(past && personal, "own-past");
    add(past && has(tokens, words::THIRD), "others-past");
    add(past && has(tokens, words::FIRST_PLURAL), "our-past");
    add(personal, "i");
    add(has(tokens, words::FIRST_PLURAL), "we");
    add(has(tokens, words::YOU), "you");
    add(has(tokens, words::THIRD), "they");
    add(has(tokens, words::COMPARISON), "comparison");
    add(has(tokens, words::COMPARISON) && counted > 0, "comparison-number");
    add(has(tokens, words::TREND), "trend");
    add(has(tokens, words::CAUSAL), "causal");
    add(has(tokens, words::OPINION), "opinion");
    add(personal && has(tokens, words::THINKING), "i-think");
    add(has(tokens, words::FUTURE), "future");
    add(
        (personal || has(tokens, words::FIRST_PLURAL)) && has(tokens, words::FUTURE),
        "commitment",
    );
    add(has(tokens, words::DUTY), "duty");
    add(has(tokens, words::GREETING), "greeting");
    add(has(tokens, words::RECORD), "record");
    add(has(tokens, words::PUBLIC), "public-matter");
    add(tokens.iter().any(|t| grammar::is_negation(&t.lower)), "negation");
    add(is_plain_statement(tokens, words), "statement");
    add(tokens.last().is_some_and(|t| t.is("?")), "question");
    add(opening.is_some_and(|t| t.is_any(words::ASKING)), "asks-first");
    add(
        opening.is_some_and(|t| t.is_any(&["and", "but", "so", "well", "now", "look"])),
        "goes-on",
    );
    for (least, name) in [
        (4, "words-4"),
        (7, "words-7"),
        (11, "words-11"),
        (16, "words-16"),
        (24, "words-24"),
    ] {
        add(words >= least, name);
    }
}

/// Words from which on a sentence can be a statement.
const LEAST_WORDS: usize = 7;

/// Whether a sentence is put as a plain statement, as speeches and articles put theirs: no question, wish,
/// promise or thought, and about "us" or about nobody in the room.
fn is_plain_statement(tokens: &[Token], words: usize) -> bool {
    let us = has(tokens, words::FIRST_PLURAL);
    let someone = has(tokens, words::FIRST_SINGULAR)
        || has(tokens, words::YOU)
        || has(tokens, words::THIRD)
        || tokens
            .iter()
            .any(|t| t.is_any(&["mr", "sir"]) || is_contraction(&t.lower));
    words >= LEAST_WORDS
        && !tokens.last().is_some_and(|t| t.is("?"))
        && !has(tokens, words::ATTITUDE)
        && (us || !someone)
}

fn is_contraction(word: &str) -> bool {
    ["'re", "'ve", "'ll", "'d", "'m", "n't"]
        .iter()
        .any(|end| word.ends_with(end))
}

/// "One thing is", "the one who": no figure.
fn is_pronoun_one(tokens: &[Token], amount: &Amount) -> bool {
    amount.first == amount.last && tokens[amount.first].is("one")
}

fn is_name(token: &Token) -> bool {
    token.is_capitalised()
        && token.text != "I"
        && !token.lower.starts_with("i'")
        && !grammar::is_function_word(&token.lower)
}

fn is_past(token: &Token) -> bool {
    grammar::looks_participle(&token.lower)
        || grammar::is_finite(&token.lower) && !grammar::is_auxiliary(&token.lower)
        || token.is_any(&["was", "were", "had", "did"])
}

fn lexical(tokens: &[Token], found: &mut BTreeSet<String>) {
    let mut before: Option<String> = Some("^".to_owned());
    for (i, token) in tokens.iter().enumerate() {
        let word = match token.kind {
            crate::reading::Kind::Mark if token.is_any(&["$", "%", "?"]) => token.text.to_owned(),
            crate::reading::Kind::Mark => {
                before = None;
                continue;
            }
            crate::reading::Kind::Number => "#".to_owned(),
            crate::reading::Kind::Word if i > 0 && is_name(token) => "@".to_owned(),
            crate::reading::Kind::Word if grammar::is_function_word(&token.lower) => token.lower.to_string(),
            crate::reading::Kind::Word => stem(&token.lower),
        };
        if let Some(before) = before {
            found.insert(format!("p:{before} {word}"));
        }
        if word != "@" && word != "#" {
            found.insert(format!("w:{word}"));
        }
        before = Some(word);
    }
}
