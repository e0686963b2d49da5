//! Two figures for one thing.

use super::article::{Article, Line, shared};
use super::facts::{Fact, Needs, facts};
use super::same::Signs;
use super::stories::Stories;
use super::{ContestedKind, ContestedPair, wording};
use crate::lexicon::people::Group;
use crate::span::Span;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Words besides names that two sentences share when they measure one thing; two fifths of the shorter one
/// besides.
const WORDS_IN_COMMON: usize = 3;

/// A figure has this many rivals at most in a small pile of articles, and in a large one.
const MOST_RIVALS: [usize; 2] = [12, 5];

struct Place {
    article: usize,
    line: usize,
    fact: Fact,
    signs: Signs,
}

/// Pairs of sentences whose figures cannot both hold.
pub(super) fn pairs(articles: &[Article], stories: &Stories) -> Vec<ContestedPair> {
    let mut by_key: BTreeMap<String, Vec<Place>> = BTreeMap::new();
    for (article, read) in articles.iter().enumerate() {
        for (line, sentence) in read.sentences.iter().enumerate() {
            let facts = facts(sentence);
            let figures: Vec<Span> = facts.iter().map(|fact| fact.span).collect();
            for fact in facts {
                let place = Place {
                    article,
                    line,
                    signs: Signs::beside(sentence, sentence.clause(fact.span), &figures),
                    fact,
                };
                by_key.entry(place.fact.key.clone()).or_default().push(place);
            }
        }
    }
    let most = MOST_RIVALS[usize::from(!stories.is_small())];
    let mut found = Vec::new();
    for places in by_key.values() {
        let near = stories.pairs(places, |p| p.article);
        let told = |apart: fn(&Fact, &Fact) -> bool| -> Vec<Rivals> {
            let pairs = near.iter().filter(|(a, b)| apart(&a.fact, &b.fact));
            pairs
                .filter_map(|(a, b)| Some((in_common(articles, a, b)?, *a, *b)))
                .collect()
        };
        let bounds = likeliest(told(bounds), 1, false);
        found.extend(bounds.map(|(common, a, b)| limited(articles, a, b, common)));
        found.extend(
            likeliest(told(disjoint), most, stories.is_small())
                .map(|(common, a, b)| build(articles, a, b, common)),
        );
    }
    found
}

/// Whether one is a lower or upper bound and the other a figure within it: "at least 3" and "24".
fn bounds(a: &Fact, b: &Fact) -> bool {
    let open = |f: &Fact| f.high.is_infinite() || f.low <= 0.0 && f.high > 0.0;
    let within = |wide: &Fact, narrow: &Fact| {
        open(wide) && !open(narrow) && wide.low <= narrow.low && narrow.high <= wide.high
    };
    a.needs != Needs::Words && a.group == b.group && (within(a, b) || within(b, a))
}

/// The pair of a bound and a figure within it; only the figure differs.
fn limited(articles: &[Article], a: &Place, b: &Place, in_common: usize) -> ContestedPair {
    let first_is_exact = b.fact.high - b.fact.low > a.fact.high - a.fact.low;
    let (exact, bound) = if first_is_exact { (a, b) } else { (b, a) };
    let pair = build(articles, a, b, in_common);
    let words = |p: &Place| articles[p.article].words(p.fact.span);
    let thing = thing(&a.fact, &b.fact);
    ContestedPair {
        kind: ContestedKind::Narrower,
        score_permille: wording::score(300, in_common),
        reason: format!(
            "One gives the figure ({thing}: {}), the other only a limit that holds for it ({}).",
            words(exact),
            words(bound)
        ),
        a_differs: pair.a_differs.filter(|_| first_is_exact),
        b_differs: pair.b_differs.filter(|_| !first_is_exact),
        ..pair
    }
}

/// Whether no number satisfies both.
fn disjoint(a: &Fact, b: &Fact) -> bool {
    let groups = match (a.group, b.group) {
        (Some(x), Some(y)) if x != y && !x.fits(y) => return false,
        (Some(x), Some(y)) => Some((x, y)),
        _ => None,
    };
    // Of a part ("women") one can only say that there are not more of them than of all.
    match groups {
        Some((x, y)) if x != y && x == Group::Anyone && is_part(y) => return b.low > widened(a, b).1,
        Some((x, y)) if x != y && y == Group::Anyone && is_part(x) => return a.low > widened(b, a).1,
        _ => {}
    }
    let ((a_low, a_high), (b_low, b_high)) = (widened(a, b), widened(b, a));
    a_high < b_low || b_high < a_low
}

fn is_part(group: Group) -> bool {
    !matches!(group, Group::Anyone | Group::Worker)
}

/// The interval of `a`, widened to the rounding it shows beside a more exact `b`: 120,000 and 121,345 agree.
fn widened(a: &Fact, b: &Fact) -> (f64, f64) {
    let step = |x: f64| if x.is_finite() { rounding(x) } else { 0.0 };
    let half = |own: f64, other: f64| {
        if step(own) > step(other) {
            step(own) / 2.0
        } else {
            0.0
        }
    };
    (a.low - half(a.low, b.low), a.high + half(a.high, b.high))
}

/// The place of the last digit that is not zero, for numbers from a thousand; 0 for smaller ones.
fn rounding(x: f64) -> f64 {
    if x < 1000.0 || x.fract() != 0.0 {
        return 0.0;
    }
    let mut step = 1.0;
    while step < 1e15 && x % (step * 10.0) == 0.0 {
        step *= 10.0;
    }
    step
}

/// The likeliest rivals, those in sentences that share most: of each figure at most so many and, unless all are
/// wanted, one pair for a thing in two articles.
fn likeliest(mut rivals: Vec<Rivals>, most: usize, all: bool) -> impl Iterator<Item = Rivals> {
    // The sort is stable, so ties stay in the order of the text.
    rivals.sort_by_key(|(common, _, _)| std::cmp::Reverse(*common));
    let mut told = BTreeSet::new();
    let mut uses: HashMap<(usize, Span), usize> = HashMap::new();
    rivals.into_iter().filter(move |(_, a, b)| {
        let sides = [a, b].map(|p| (p.article, p.fact.span));
        let free = sides.iter().all(|side| uses.get(side).is_none_or(|n| *n < most))
            && (all || told.insert((a.article, b.article, a.fact.group, b.fact.group)));
        if free {
            sides
                .into_iter()
                .for_each(|side| *uses.entry(side).or_default() += 1);
        }
        free
    })
}

/// What two places have in common.
type Rivals<'p> = (usize, &'p Place, &'p Place);

/// How many words and names two sentences share that can hold rival figures; `None` when they cannot.
fn in_common(articles: &[Article], a: &Place, b: &Place) -> Option<usize> {
    let (x, y) = (&articles[a.article], &articles[b.article]);
    let (p, q) = (&x.sentences[a.line], &y.sentences[b.line]);
    let same_article = a.article == b.article;
    if same_article && a.line == b.line || !p.dates_fit(q) || a.signs.conflict(&b.signs) {
        return None;
    }
    if a.fact.cumulative && !causes_fit(p, q) {
        return None;
    }
    if same_article && !rival_speakers(x, a, b) {
        return None;
    }
    let words = shared(&p.words, &q.words);
    let names = shared(&p.names, &q.names);
    let enough = match a.fact.needs {
        Needs::Story => true,
        Needs::Name => names > 0,
        Needs::Words => {
            let size = |line: &Line| line.words.len() + line.names.len();
            names > 0 && words >= WORDS_IN_COMMON && (words + names) * 5 >= size(p).min(size(q)) * 2
        }
    };
    enough.then_some(names + words)
}

/// Inside one article two figures are rivals only when two sources stand behind them.
fn rival_speakers(article: &Article, a: &Place, b: &Place) -> bool {
    let speaker = |place: &Place| {
        article.sentences[place.line]
            .speaker(article.text, place.fact.span)
            .map(|(source, _)| source.to_lowercase())
    };
    matches!((speaker(a), speaker(b)), (Some(x), Some(y)) if x != y)
}

/// What struck people: two sentences that name different causes tell of different events.
const CAUSES: &[&[&str]] = &[
    &["landmine", "mine"],
    &["earthquak", "quak", "tremor", "aftershock"],
    &["crash", "collision", "derailment", "derail"],
    &[
        "flood", "storm", "hurrican", "typhoon", "cyclon", "tornado", "landslid",
    ],
    &["stampede", "crush"],
    &["outbreak", "virus", "epidemic", "diseas", "cholera"],
    &["attack", "artillery", "shoot", "gunman", "bomb"],
];

fn causes_fit(a: &Line, b: &Line) -> bool {
    let causes = |line: &Line| -> Vec<usize> {
        (0..CAUSES.len())
            .filter(|i| CAUSES[*i].iter().any(|c| line.words.contains(*c)))
            .collect()
    };
    let (x, y) = (causes(a), causes(b));
    x.is_empty() || y.is_empty() || x.iter().any(|c| y.contains(c))
}

fn build(articles: &[Article], a: &Place, b: &Place, in_common: usize) -> ContestedPair {
    let (x, y) = (&articles[a.article], &articles[b.article]);
    let (p, q) = (&x.sentences[a.line], &y.sentences[b.line]);
    let newer = a.fact.cumulative && is_newer(x, y, a, b);
    let (first, second) = (x.words(a.fact.span), y.words(b.fact.span));
    let thing = thing(&a.fact, &b.fact);
    let (said, other) = (wording::who(x, p, a.fact.span), wording::who(y, q, b.fact.span));
    let reason = if said == other && a.article != b.article {
        format!("Two articles give different figures for one thing ({thing}): {first} and {second}.")
    } else {
        format!(
            "Two figures for one thing ({thing}): {first} according to {said}, {second} according to {other}."
        )
    };
    let reason = if newer {
        format!(
            "{reason} The later article has the higher figure, so this may be news rather than a contradiction."
        )
    } else {
        reason
    };
    let base = if a.fact.needs == Needs::Words { 450 } else { 780 };
    ContestedPair {
        a: p.doc_span(a.article, a.fact.span),
        b: q.doc_span(b.article, b.fact.span),
        kind: if newer {
            ContestedKind::NewerFigure
        } else {
            ContestedKind::DifferentNumber
        },
        score_permille: wording::score(base, in_common),
        reason,
        basis: format!("{thing}: {first} against {second}"),
        a_differs: Some(a.fact.span),
        b_differs: Some(b.fact.span),
        question: question(&a.fact, &b.fact),
    }
}

/// The later article has the higher figure.
fn is_newer(x: &Article, y: &Article, a: &Place, b: &Place) -> bool {
    match (x.published, y.published) {
        (Some(first), Some(second)) if first < second => b.fact.low > a.fact.high,
        (Some(first), Some(second)) if first > second => a.fact.low > b.fact.high,
        _ => false,
    }
}

fn noun_of(a: &Fact, b: &Fact) -> Option<String> {
    let general = |noun: &String| !matches!(noun.as_str(), "others" | "other" | "people" | "persons");
    a.noun
        .clone()
        .filter(general)
        .or_else(|| b.noun.clone().filter(general))
}

fn thing(a: &Fact, b: &Fact) -> String {
    if a.dimension.len() <= b.dimension.len() {
        a.dimension.clone()
    } else {
        b.dimension.clone()
    }
}

fn question(a: &Fact, b: &Fact) -> String {
    if a.group.is_some() {
        let noun = noun_of(a, b).unwrap_or_else(|| "people".to_owned());
        let verb = match a.dimension.as_str() {
            "missing" => "are missing".to_owned(),
            other => format!("were {other}"),
        };
        return format!("How many {noun} {verb}?");
    }
    let thing = thing(a, b);
    match a.key.split(':').next() {
        Some("magnitude") => "What was the magnitude?".to_owned(),
        Some("population") => "How many people live there?".to_owned(),
        Some("relation") => format!("How many is the figure for “{thing}”?"),
        Some("count") => format!("How many {thing} were there?"),
        _ => format!("What is the right figure for “{thing}”?"),
    }
}
