//! What one side denies and the other says.

use super::article::{Article, Line, name_key, shared};
use super::denied::{Denied, OFFICES, denials};
use super::proposition::EMPTY;
use super::stories::Stories;
use super::{ContestedKind, ContestedPair, DocSpan, wording};
use crate::attributions::Attribution;
use crate::lexicon::{cues, events};
use crate::reading::{Token, stem};
use crate::span::Span;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// A denial is set against this many statements of one article at most, the likeliest.
const MOST_RIVALS: usize = 4;
/// Lines on either side of a denial that are read for it; so a very long text costs no square.
const MOST_LINES: usize = 300;
/// Concepts under which a report of a hostile act is found.
const ACTS: &[&str] = &["attack", "provoke", "buildup"];
/// Words too common to show that two sentences speak of one thing.
const COMMON: &[&str] = &[
    "military",
    "forc",
    "force",
    "armed",
    "area",
    "region",
    "people",
    "person",
    "country",
    "government",
    "official",
    "report",
    "situation",
    "ministry",
    "conflict",
    "year",
    "new",
    "be",
    "have",
    "engag",
    "claim",
    "say",
    "territory",
    "involve",
    "time",
    "day",
    "make",
    "take",
];

fn is_telling(word: &str) -> bool {
    !COMMON.contains(&word) && !EMPTY.has(word)
}

/// Denials against statements of what they deny, and against the claim they answer in their own sentence.
pub(super) fn pairs(articles: &[Article], stories: &Stories) -> Vec<ContestedPair> {
    let denied: Vec<Denied> = articles
        .iter()
        .enumerate()
        .flat_map(|(n, article)| denials(n, article))
        .collect();
    let index = index(articles);
    let mut found = Vec::new();
    for denial in &denied {
        found.extend(own_sentence(articles, denial));
        for &near in stories.near(denial.article) {
            let lines = said(&index, denial, near).into_iter();
            let mut rivals: Vec<Rival> = lines
                .filter(|(line, _)| (near, *line) != (denial.article, denial.line))
                .filter_map(|(line, words)| rival(articles, denial, (near, line), words))
                .collect();
            rivals.sort_by_key(|r| std::cmp::Reverse(r.score));
            rivals.truncate(MOST_RIVALS);
            found.extend(rivals.iter().filter_map(|r| answer(articles, denial, r)));
        }
    }
    let hostile: Vec<&Denied> = denied
        .iter()
        .filter(|d| d.hostile && d.verb == "denies")
        .collect();
    let rivals = stories.pairs(&hostile, |d| d.article).into_iter();
    found.extend(rivals.filter_map(|(a, b)| mutual(articles, a, b)));
    found
}

/// Lines that assert something, by article and place, under their words.
type Index<'a> = HashMap<&'a str, Vec<(usize, usize)>>;

fn index<'a>(articles: &'a [Article]) -> Index<'a> {
    let mut index = Index::new();
    for (article, read) in articles.iter().enumerate() {
        for (line, sentence) in read.sentences.iter().enumerate().filter(|(_, l)| !l.contrary) {
            for word in sentence.words.iter().filter(|w| is_telling(w)) {
                index.entry(word).or_default().push((article, line));
            }
        }
    }
    index
}

/// The lines of an article that may say what is denied, with the number of telling words in common. Those
/// around the denial only, in its own article when that is very long.
fn said(index: &Index, denial: &Denied, near: usize) -> BTreeMap<usize, usize> {
    let mut lines = BTreeMap::new();
    let acts = ACTS.iter().copied().filter(|_| denial.hostile);
    let words = denial.words.iter().map(String::as_str).map(|w| (w, 1));
    for (word, counts) in acts.map(|act| (act, 0)).chain(words) {
        let Some(places) = index.get(word) else { continue };
        let middle = if near == denial.article { denial.line } else { 0 };
        let start = places.partition_point(|p| *p < (near, middle.saturating_sub(MOST_LINES)));
        let inside = places[start..]
            .iter()
            .take_while(|(article, line)| *article == near && *line < middle + MOST_LINES);
        inside.for_each(|(_, line)| *lines.entry(*line).or_default() += counts);
    }
    let content = denial.words.iter().filter(|w| is_telling(w)).count();
    // Most of what is denied must be said.
    lines.retain(|_, words| denial.hostile || *words >= 2 && *words * 5 >= content * 3);
    lines
}

/// A line that may say what is denied.
struct Rival {
    article: usize,
    line: usize,
    at: Span,
    score: u16,
}

fn rival(
    articles: &[Article],
    denial: &Denied,
    (article, line): (usize, usize),
    words: usize,
) -> Option<Rival> {
    let y = &articles[article];
    let q = &y.sentences[line];
    // What may be, or is asked, does not answer a denial.
    if !denial.hostile && q.open {
        return None;
    }
    let about = if denial.names.is_empty() {
        &denial.actors
    } else {
        &denial.names
    };
    let act = hostile_act(y, q, denial, about)?;
    let content = denial.words.iter().filter(|w| is_telling(w)).count();
    let most = words >= 2 && words * 5 >= content * 3;
    let forces = || denial.words.iter().any(|w| w.starts_with("forc")) && forces_of(q, about);
    let same = shared(about, &q.names) > 0 && (most || denial.hostile && words > 0 && forces());
    if !same && act.is_none() {
        return None;
    }
    Some(Rival {
        article,
        line,
        at: act.or_else(|| q.segments.first().copied())?,
        score: wording::score(if same { 640 } else { 520 }, words + usize::from(act.is_some())),
    })
}

fn answer(articles: &[Article], denial: &Denied, rival: &Rival) -> Option<ContestedPair> {
    let (x, y) = (&articles[denial.article], &articles[rival.article]);
    let q = &y.sentences[rival.line];
    let speaker = wording::who(y, q, rival.at);
    if speaker == denial.who {
        return None;
    }
    let reason = format!(
        "{} {} {}; against it stands {} ({speaker}).",
        wording::sentence_start(&denial.who),
        denial.verb,
        wording::quote(wording::bare(x.words(denial.content))),
        wording::quote(y.words(rival.at)),
    );
    let stretch = q.doc_span(rival.article, rival.at);
    build(articles, denial, stretch, rival.score, reason, rival.at)
}

/// Whether a line speaks of the forces of one of `actors`: "Velanese troops", "Velan's armed forces".
fn forces_of(line: &Line, actors: &BTreeSet<String>) -> bool {
    let tokens = &line.sentence.tokens;
    let named = |t: &Token| t.is_capitalised() && actors.contains(&name_key(&t.lower));
    (0..tokens.len()).any(|i| {
        tokens[i].is_any(&["forces", "troops", "army", "military", "units"])
            && tokens[i.saturating_sub(3)..i].iter().any(named)
    })
}

/// The hostile act that a line lays to the one who denies. `None` when the line speaks for that side only;
/// `Some(None)` when it lays nothing to it.
fn hostile_act(
    article: &Article,
    line: &Line,
    denial: &Denied,
    about: &BTreeSet<String>,
) -> Option<Option<Span>> {
    let sources = || {
        line.attributions
            .iter()
            .filter_map(|a| source_names(article, a).map(|names| (a, names)))
    };
    let foreign = sources().any(|(_, names)| !names.is_empty() && shared(&names, &denial.actors) == 0);
    if !foreign && sources().any(|(_, names)| shared(&names, &denial.actors) > 0) {
        return None;
    }
    let accused = sources().any(|(a, names)| accuses(article, a) && shared(&names, &denial.actors) == 0);
    let acts: Vec<&str> = ACTS
        .iter()
        .copied()
        .filter(|act| accused || denial.words.contains(*act))
        .collect();
    Some(if denial.hostile {
        does(line, about, &acts)
    } else {
        None
    })
}

/// Whether an attribution is an accusation; one of those answers a denial of another hostile act as well.
fn accuses(article: &Article, a: &Attribution) -> bool {
    let cue = a
        .cue
        .iter()
        .flatten()
        .map(|cue| cue.of(article.text))
        .collect::<Vec<_>>()
        .join(" ")
        .to_lowercase();
    ["accus", "blam", "alleg", "charg", "condemn", "denounc"]
        .iter()
        .any(|start| cue.contains(start))
}

/// Keys of the names in the source of an attribution.
fn source_names(article: &Article, a: &Attribution) -> Option<BTreeSet<String>> {
    let source = a.source.as_ref()?.first()?.of(article.text);
    let names = source
        .split(|c: char| !c.is_alphanumeric() && c != '-')
        .filter(|w| w.starts_with(char::is_uppercase));
    let lower = names.map(str::to_lowercase);
    let lower = lower.filter(|w| !OFFICES.contains(&w.as_str()));
    Some(lower.map(|w| name_key(&w)).collect())
}

/// Words that say of one of `actors` that it did a hostile act: "the Azerbaijani military … strikes",
/// "attacks by Azerbaijan".
fn does(line: &Line, actors: &BTreeSet<String>, acts: &[&str]) -> Option<Span> {
    let tokens = &line.sentence.tokens;
    let is_act = |t: &Token| {
        t.is_word() && acts.contains(&events::concept(&stem(&t.lower))) && !t.is_any(&["target", "targets"])
    };
    for (i, _) in tokens
        .iter()
        .enumerate()
        .filter(|(_, t)| t.is_capitalised() && actors.contains(&name_key(&t.lower)))
    {
        // The subject or "by": the act follows its doer, or stands before "by".
        let by = tokens[i.saturating_sub(2)..i].iter().any(|t| t.is("by"));
        let object = i > 0
            && tokens[i - 1].is_any(&[
                "against", "on", "to", "in", "of", "from", "with", "between", "and", "at",
            ]);
        if object && !by {
            continue;
        }
        let range = if by {
            i.saturating_sub(8)..i
        } else {
            i + 1..tokens.len().min(i + 14)
        };
        let act = if by {
            range.into_iter().find(|j| is_act(&tokens[*j]))
        } else {
            range.into_iter().rfind(|j| is_act(&tokens[*j]))
        };
        let within = act.filter(|act| {
            !tokens[i.min(*act)..i.max(*act)]
                .iter()
                .any(|t| t.is_any(&[":", ";"]))
        });
        if let Some(act) = within {
            return Some(Span::new(
                tokens[i.min(act)].span.start,
                tokens[i.max(act)].span.end,
            ));
        }
    }
    None
}

/// "Contrary to X's claims, Y denied …", "Y has refuted claims of …": the claim that the denial answers
/// stands in its own sentence.
fn own_sentence(articles: &[Article], denial: &Denied) -> Option<ContestedPair> {
    let article = &articles[denial.article];
    let line = &article.sentences[denial.line];
    let claim = |t: &&Token| {
        cues::noun_cue(&t.lower).is_some() && !t.is_any(&["denial", "denials", "view", "statement"])
    };
    let tokens = &line.sentence.tokens;
    let inside = tokens
        .iter()
        .filter(|t| denial.content.contains(&t.span))
        .find(claim);
    let before = tokens
        .iter()
        .take_while(|t| t.span.start < denial.content.start)
        .find(claim);
    let owned = |t: &&Token| is_owned(tokens, t.span);
    // "Rejected claims that …" answers a claim of nobody here; its rivals stand in other sentences.
    let inside = inside.filter(owned);
    let word = inside.or(before)?;
    let rival = line.doc_span(denial.article, word.span);
    let answered =
        line.doc_span(denial.article, denial.clause) != rival && rival.span.len() > word.span.len();
    let what = wording::quote(wording::bare(article.words(denial.content)));
    let who = wording::sentence_start(&denial.who);
    let reason = match inside {
        Some(_) => format!("The sentence holds both the claim and its denial: {who} denies {what}."),
        None => format!(
            "{who} denies {what}, {}; one sentence holds both.",
            wording::clause_start(article.words(rival.span))
        ),
    };
    answered
        .then(|| build(articles, denial, rival, 700, reason, rival.span))
        .flatten()
}

/// "The union's claims", "claims by the union".
fn is_owned(tokens: &[Token], noun: Span) -> bool {
    let Some(at) = tokens.iter().position(|t| t.span == noun) else {
        return false;
    };
    at > 0 && tokens[at - 1].is_possessive() || tokens.get(at + 1).is_some_and(|t| t.is_any(&["by", "from"]))
}

/// Two opponents each deny a hostile act.
fn mutual(articles: &[Article], a: &Denied, b: &Denied) -> Option<ContestedPair> {
    let sides = shared(&a.actors, &b.actors) + shared(&a.names, &b.actors) + shared(&a.actors, &b.names);
    let apart = sides == 0 && !a.actors.is_empty() && !b.actors.is_empty();
    if !apart || (a.article, a.line) == (b.article, b.line) {
        return None;
    }
    let read = |d: &Denied| wording::quote(wording::bare(articles[d.article].words(d.content)));
    let reason = format!(
        "Each side denies what the other lays to its charge: {} {} {}, {} {} {}.",
        a.who,
        a.verb,
        read(a),
        b.who,
        b.verb,
        read(b)
    );
    let rival = articles[b.article].sentences[b.line].doc_span(b.article, b.clause);
    build(articles, a, rival, 500, reason, b.content)
}

fn build(
    articles: &[Article],
    denial: &Denied,
    rival: DocSpan,
    score: u16,
    reason: String,
    differs: Span,
) -> Option<ContestedPair> {
    let article = &articles[denial.article];
    let a = article.sentences[denial.line].doc_span(denial.article, denial.clause);
    let content = wording::tidy(wording::bare(article.words(denial.content)));
    let question = wording::asked(&content, &denial.who, denial.verb);
    (a != rival).then(|| ContestedPair {
        a,
        b: rival,
        kind: ContestedKind::Denial,
        score_permille: score,
        reason,
        basis: format!("denied: {content}"),
        a_differs: Some(denial.content),
        b_differs: Some(differs).filter(|span| rival.span.contains(span)),
        question,
    })
}
