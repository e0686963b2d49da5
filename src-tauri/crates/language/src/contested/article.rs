//! An article, read once for all comparisons.

use super::proposition::OPEN;
use super::{DocSpan, Document};
use crate::attributions::{self, Attribution, Stance};
use crate::dates::{self, DateMention};
use crate::lexicon::{cues, events, grammar, people};
use crate::reading::{Reading, Sentence, Token, stem};
use crate::span::Span;
use crate::statements;
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// Letters by which two forms of a name are one: "Armenia", "Armenian".
const NAME_LETTERS: usize = 6;
/// Documents that share this many names tell of one story.
const NAMES_OF_A_STORY: usize = 2;
/// With a single shared name they must share this many other words.
const WORDS_OF_A_STORY: usize = 3;
/// Days between two articles from which on they tell of different events, unless they name one date.
const DAYS_OF_A_STORY: i64 = 120;

/// An article with everything that comparisons read.
pub(crate) struct Article<'a> {
    pub text: &'a str,
    pub published: Option<NaiveDate>,
    pub sentences: Vec<Line<'a>>,
    names: BTreeSet<String>,
    words: BTreeSet<String>,
}

/// A sentence with its names, words and speakers.
pub(crate) struct Line<'a> {
    pub sentence: Sentence<'a>,
    /// Keys of the names in it.
    pub names: BTreeSet<String>,
    /// Concepts of the other content words.
    pub words: BTreeSet<String>,
    pub dates: Vec<DateMention>,
    /// Attributions that reach into it.
    pub attributions: Vec<Attribution>,
    /// The statements of the sentence.
    pub segments: Vec<Span>,
    /// Whether it denies something or holds a negation.
    pub contrary: bool,
    /// Whether it leaves open if something is so.
    pub open: bool,
}

impl<'a> Article<'a> {
    pub fn read(document: &Document<'a>) -> Self {
        let reading = Reading::new(document.text, document.lang);
        let leading = dates::leading_date(document.text).map(|(date, _)| date);
        let published = document.published.or(leading);
        let attributions = attributions::attributions(document.text);
        let mut first = 0;
        let mut sentences: Vec<Line> = Vec::new();
        for sentence in reading.sentences.into_iter().filter(statements::is_statement) {
            let mine = statements::reaching(&attributions, &mut first, sentence.span);
            let segments = statements::segments(document.text, &sentence, &mine)
                .iter()
                .map(|s| s.span)
                .collect();
            let mine = mine.into_iter().cloned().collect();
            sentences.push(Line::read(sentence, published, mine, segments));
        }
        let names = sentences
            .iter()
            .flat_map(|line| line.names.iter().cloned())
            .collect();
        let words = sentences
            .iter()
            .flat_map(|line| line.words.iter().cloned())
            .collect();
        Self {
            text: document.text,
            published,
            sentences,
            names,
            words,
        }
    }

    /// Whether two articles can tell of one event.
    pub fn is_related(&self, other: &Article) -> bool {
        let apart = self
            .published
            .zip(other.published)
            .is_some_and(|(a, b)| (a - b).num_days().abs() > DAYS_OF_A_STORY);
        if apart {
            return false;
        }
        let (names, words) = (
            shared(&self.names, &other.names),
            shared(&self.words, &other.words),
        );
        // Of a text of one or two sentences most words are enough.
        let size = |article: &Article| article.names.len() + article.words.len();
        let most = names + words >= 2 && (names + words) * 2 >= size(self).min(size(other));
        names >= NAMES_OF_A_STORY || words + names > WORDS_OF_A_STORY || most
    }

    /// Keys of the names in the article.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(String::as_str)
    }

    /// The words under a span.
    pub fn words(&self, span: Span) -> &'a str {
        span.of(self.text)
    }
}

impl<'a> Line<'a> {
    fn read(
        sentence: Sentence<'a>,
        published: Option<NaiveDate>,
        attributions: Vec<Attribution>,
        segments: Vec<Span>,
    ) -> Self {
        let dates = dates::dates_among(&sentence.tokens, published);
        let mut names = BTreeSet::new();
        let mut words = BTreeSet::new();
        let title = is_title_case(&sentence);
        for (i, token) in sentence.tokens.iter().enumerate() {
            if !token.is_word()
                || token.is_possessive()
                || grammar::is_function_word(&token.lower)
                || grammar::is_calendar(&token.lower)
            {
                continue;
            }
            if token.is_capitalised() && (i > 0 || opens_with_name(&sentence)) {
                names.insert(name_key(&token.lower));
            }
            if !token.is_capitalised() || i == 0 || title {
                words.insert(events::concept(&stem(&token.lower)).to_owned());
            }
        }
        let negated = |t: &Token| grammar::is_negation(&t.lower);
        let contrary =
            attributions.iter().any(|a| a.stance == Stance::Denies) || sentence.tokens.iter().any(negated);
        let open = sentence.tokens.iter().any(|t| t.is_any(OPEN));
        Self {
            sentence,
            names,
            words,
            dates,
            attributions,
            segments,
            contrary,
            open,
        }
    }

    /// Who is responsible for what stands at `at`, in the words of the text, and how.
    pub fn speaker(&self, text: &'a str, at: Span) -> Option<(&'a str, Stance)> {
        let holds = |a: &&Attribution| a.content.iter().any(|part| part.overlaps(&at));
        let size = |a: &&Attribution| a.content.iter().map(Span::len).sum::<usize>();
        let inner = self
            .attributions
            .iter()
            .filter(holds)
            .filter(|a| a.source.is_some())
            .min_by_key(size)?;
        let source = inner.source.as_ref()?.first()?;
        Some((source.of(text), inner.stance))
    }

    /// Whether every day named in one sentence can be a day named in the other; true when one names none.
    pub fn dates_fit(&self, other: &Line) -> bool {
        self.dates.is_empty()
            || other.dates.is_empty()
            || self.dates.iter().any(|a| other.dates.iter().any(|b| a.fits(b)))
    }

    /// The shortest statement that holds the words; the sentence when none does.
    pub fn clause(&self, words: Span) -> Span {
        let holds = self.segments.iter().filter(|s| s.contains(&words));
        holds
            .min_by_key(|s| s.len())
            .copied()
            .unwrap_or(self.sentence.span)
    }

    /// The statement that holds the words which differ; the longest one when no single one does.
    pub fn doc_span(&self, document: usize, differs: Span) -> DocSpan {
        let holds = self
            .segments
            .iter()
            .filter(|s| s.contains(&differs))
            .min_by_key(|s| s.len());
        let nearest = || {
            self.segments
                .iter()
                .filter(|s| s.overlaps(&differs))
                .max_by_key(|s| s.len())
        };
        let span = holds
            .or_else(nearest)
            .or_else(|| self.segments.iter().max_by_key(|s| s.len()));
        DocSpan {
            document,
            span: span.copied().unwrap_or(self.sentence.span),
        }
    }
}

/// The form under which names are compared.
pub(crate) fn name_key(lower: &str) -> String {
    let known = match lower.trim_end_matches('.') {
        "british" | "britain" | "uk" | "u.k" => "britain",
        "american" | "americans" | "u.s" | "u.s.a" | "america" | "us" => "america",
        "french" => "france",
        "dutch" | "netherlands" => "netherlands",
        "spanish" => "spain",
        "turkish" => "turkey",
        "polish" => "poland",
        "greek" => "greece",
        "kremlin" | "moscow" => "russia",
        other => other,
    };
    let mut base = known.trim_end_matches('.');
    while let Some(shorter) = ENDINGS
        .iter()
        .find_map(|e| base.strip_suffix(e))
        .filter(|s| s.chars().count() >= 3)
    {
        base = shorter;
    }
    base.chars().take(NAME_LETTERS).collect()
}

/// What tells a country from its people: "Armenia" and "Armenian", "Japan" and "Japanese".
const ENDINGS: &[&str] = &[
    "ians", "ian", "ans", "ese", "ish", "is", "ia", "an", "i", "e", "a", "y",
];

pub(crate) fn shared(a: &BTreeSet<String>, b: &BTreeSet<String>) -> usize {
    let (small, large) = if a.len() < b.len() { (a, b) } else { (b, a) };
    small.iter().filter(|x| large.contains(*x)).count()
}

/// Whether the first word of a sentence is a name: "Velan announced", "U.S. troops", "Ilka Brandt said".
fn opens_with_name(sentence: &Sentence) -> bool {
    let tokens = &sentence.tokens;
    let (Some(first), Some(next)) = (tokens.first(), tokens.get(1)) else {
        return false;
    };
    let upper_inside = first.text.chars().skip(1).any(char::is_uppercase);
    let verb = grammar::is_finite(&next.lower)
        || cues::cue(&next.lower).is_some_and(|c| !c.noun)
        || grammar::looks_participle(&next.lower);
    let common = people::group(&first.lower).is_some()
        || first.lower.ends_with('s')
        || cues::noun_cue(&first.lower).is_some();
    upper_inside || next.is_possessive() || next.is_capitalised() || verb && !common
}

/// Headlines Capitalise Nearly Every Word.
fn is_title_case(sentence: &Sentence) -> bool {
    let long = sentence.tokens.iter().filter(|t| t.is_word() && t.text.len() > 3);
    let (capitals, all) = long.fold((0, 0), |(c, n), t| (c + usize::from(t.is_capitalised()), n + 1));
    all > 2 && capitals * 10 >= all * 7
}
