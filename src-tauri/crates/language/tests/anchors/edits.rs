//! What editors do to an article.

use super::article::{Article, Dice, Paragraph, Sentence, Token, sentence, tokens};

/// One kind of edit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Edit {
    InsertSentence,
    InsertParagraph,
    DeleteSentence,
    DeleteParagraph,
    ReplaceWords,
    ChangeNumber,
    Negate,
    MoveParagraph,
    MoveSentence,
    DoubleParagraph,
    SplitSentence,
    JoinSentences,
    ChangePunctuation,
    /// Takes a sentence out and puts the same about another place, with other numbers, at the far end.
    LookAlikeElsewhere,
    ReplaceSentence,
    RepeatPhrase,
}

pub const ALL: [Edit; 16] = [
    Edit::InsertSentence,
    Edit::InsertParagraph,
    Edit::DeleteSentence,
    Edit::DeleteParagraph,
    Edit::ReplaceWords,
    Edit::ChangeNumber,
    Edit::Negate,
    Edit::MoveParagraph,
    Edit::MoveSentence,
    Edit::DoubleParagraph,
    Edit::SplitSentence,
    Edit::JoinSentences,
    Edit::ChangePunctuation,
    Edit::LookAlikeElsewhere,
    Edit::ReplaceSentence,
    Edit::RepeatPhrase,
];

/// Edits the article in place.
pub fn apply(edit: Edit, article: &mut Article, dice: &mut Dice) {
    if article.paragraphs.iter().all(Vec::is_empty) {
        return;
    }
    let p = loop {
        let p = dice.below(article.paragraphs.len());
        if !article.paragraphs[p].is_empty() {
            break p;
        }
    };
    let s = dice.below(article.paragraphs[p].len());
    let there = dice.below(article.paragraphs.len() + 1);
    match edit {
        Edit::InsertSentence => article.paragraphs[p].insert(s, tokens(&sentence(dice))),
        Edit::InsertParagraph => article.paragraphs.insert(there, fresh(dice)),
        Edit::DeleteSentence => drop(article.paragraphs[p].remove(s)),
        Edit::DeleteParagraph => drop(article.paragraphs.remove(p)),
        Edit::ReplaceWords => replace_words(&mut article.paragraphs[p][s], dice),
        Edit::ChangeNumber => change_number(&mut article.paragraphs[p][s], dice),
        Edit::Negate => negate(&mut article.paragraphs[p][s]),
        Edit::MoveParagraph => {
            let moved = article.paragraphs.remove(p);
            article
                .paragraphs
                .insert(there.min(article.paragraphs.len()), moved);
        }
        Edit::MoveSentence => {
            let moved = article.paragraphs[p].remove(s);
            let to = there.min(article.paragraphs.len() - 1);
            let at = dice.below(article.paragraphs[to].len() + 1);
            article.paragraphs[to].insert(at, moved);
        }
        Edit::DoubleParagraph => {
            let mut copy = article.paragraphs[p].clone();
            copy.iter_mut().flatten().for_each(|token| token.is_copy = true);
            article
                .paragraphs
                .insert(if dice.is(50) { p + 1 } else { there }, copy);
        }
        Edit::SplitSentence => split(&mut article.paragraphs[p], s),
        Edit::JoinSentences => join(&mut article.paragraphs[p], s),
        Edit::ChangePunctuation => punctuate(&mut article.paragraphs[p][s], dice),
        Edit::LookAlikeElsewhere => {
            let gone = article.paragraphs[p].remove(s);
            let like = look_alike(&gone, dice);
            let far = if p > article.paragraphs.len() / 2 {
                0
            } else {
                article.paragraphs.len()
            };
            article.paragraphs.insert(far, vec![like]);
        }
        Edit::ReplaceSentence => article.paragraphs[p][s] = tokens(&sentence(dice)),
        Edit::RepeatPhrase => {
            let phrase = if dice.is(50) {
                "Officials said ."
            } else {
                "No comment was given ."
            };
            article.paragraphs[p].insert(s, tokens(phrase));
        }
    }
    article.paragraphs.retain(|paragraph| !paragraph.is_empty());
}

fn fresh(dice: &mut Dice) -> Paragraph {
    (0..1 + dice.below(3)).map(|_| tokens(&sentence(dice))).collect()
}

fn is_word(token: &Token) -> bool {
    token.text.chars().all(char::is_alphanumeric)
}

fn replace_words(sentence: &mut Sentence, dice: &mut Dice) {
    const OTHERS: &[&str] = &[
        "reportedly",
        "northern",
        "later",
        "villagers",
        "opened",
        "Harrowby",
        "several",
        "again",
    ];
    let words: Vec<usize> = (0..sentence.len()).filter(|n| is_word(&sentence[*n])).collect();
    let count = 1 + dice.below(2);
    for _ in 0..count.min(words.len() / 4) {
        sentence[words[dice.below(words.len())]].text = dice.of(OTHERS).to_owned();
    }
}

fn change_number(sentence: &mut Sentence, dice: &mut Dice) {
    for token in sentence
        .iter_mut()
        .filter(|t| t.text.chars().all(|c| c.is_ascii_digit()))
    {
        token.text = (token.text.parse::<usize>().unwrap_or(1) + 1 + dice.below(9)).to_string();
    }
}

fn negate(sentence: &mut Sentence) {
    const BEFORE: &[&str] = &["was", "were", "had", "would"];
    if let Some(at) = sentence.iter().position(|t| BEFORE.contains(&t.text.as_str())) {
        sentence.insert(
            at + 1,
            Token {
                text: "not".to_owned(),
                origin: None,
                is_copy: false,
            },
        );
    }
}

fn split(paragraph: &mut Paragraph, s: usize) {
    let sentence = &paragraph[s];
    let comma = sentence
        .windows(2)
        .position(|pair| pair[0].text == "," && pair[1].text == "and");
    let Some(at) = comma else { return };
    let mut second = paragraph[s].split_off(at + 2);
    paragraph[s].truncate(at);
    paragraph[s].push(Token {
        text: ".".to_owned(),
        origin: None,
        is_copy: false,
    });
    if let Some(first) = second.first_mut() {
        first.text = first.text[..1].to_uppercase() + &first.text[1..];
    }
    paragraph.insert(s + 1, second);
}

fn join(paragraph: &mut Paragraph, s: usize) {
    if s + 1 >= paragraph.len() || paragraph[s + 1].first().is_none_or(|t| !is_word(t)) {
        return;
    }
    let mut second = paragraph.remove(s + 1);
    if ["The", "Officials", "No", "On", "It", "According", "Police", "Was"].contains(&second[0].text.as_str())
    {
        second[0].text = second[0].text.to_lowercase();
    }
    paragraph[s].pop();
    paragraph[s].extend(tokens(", while"));
    paragraph[s].extend(second);
}

fn punctuate(sentence: &mut Sentence, dice: &mut Dice) {
    for token in sentence.iter_mut() {
        token.text = match token.text.as_str() {
            "“" | "”" => "\"".to_owned(),
            "," if dice.is(50) => ";".to_owned(),
            "." if dice.is(50) => "!".to_owned(),
            other => other.to_owned(),
        };
    }
}

/// The same sentence about other numbers and another place.
fn look_alike(sentence: &Sentence, dice: &mut Dice) -> Sentence {
    const OTHERS: &[&str] = &["Nordwick", "Halmsea", "Quarrow", "Eldmouth"];
    const PLAIN: &[&str] = &[
        "The",
        "Officials",
        "No",
        "On",
        "It",
        "According",
        "Police",
        "Was",
        "We",
    ];
    let mut like: Sentence = sentence
        .iter()
        .map(|t| Token {
            origin: None,
            ..t.clone()
        })
        .collect();
    let mut changed = 0;
    for token in &mut like {
        let is_place = token.text.starts_with(char::is_uppercase) && !PLAIN.contains(&token.text.as_str());
        if token.text.chars().all(|c| c.is_ascii_digit()) {
            token.text = (100 + dice.below(800)).to_string();
            changed += 1;
        } else if is_place {
            token.text = dice.of(OTHERS).to_owned();
            changed += 1;
        }
    }
    // What holds neither a name nor a number has no other like it.
    if changed == 0 {
        tokens("Nothing else was known at that hour .")
    } else {
        like
    }
}
