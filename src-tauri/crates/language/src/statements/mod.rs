//! The statements of an article that a checker may want to check.

mod proposition;
mod speakers;
mod worth;

use crate::attributions::{self, Attribution, Stance};
use crate::contested::Document;
use crate::dates::{self, DateMention};
use crate::lexicon::{cues, events, grammar};
use crate::quantities::{self, Quantity};
use crate::reading::Kind;
use crate::reading::{Reading, Sentence, stem};
use crate::span::Span;
use speakers::Speakers;

/// What kind of claim a statement makes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum StatementKind {
    /// A figure.
    Number,
    /// That something happened or is so.
    Event,
    /// That one thing brought about another.
    Causal,
    /// What someone demands, denies or stands for.
    Position,
    /// Someone's own words, where the words are the point.
    Quote,
    /// That something is more, less, first or last.
    Comparison,
    /// What will be.
    Prediction,
    /// A judgement of value.
    Opinion,
}

impl StatementKind {
    /// The word for it, in lower case.
    pub fn as_str(self) -> &'static str {
        match self {
            StatementKind::Number => "number",
            StatementKind::Event => "event",
            StatementKind::Causal => "causal",
            StatementKind::Position => "position",
            StatementKind::Quote => "quote",
            StatementKind::Comparison => "comparison",
            StatementKind::Prediction => "prediction",
            StatementKind::Opinion => "opinion",
        }
    }
}

/// A stretch of an article in which someone states something.
#[derive(Debug, Clone, PartialEq)]
pub struct Statement {
    /// The sentence it stands in.
    pub sentence: Span,
    /// The statement with its speaker, inside the sentence.
    pub span: Span,
    /// Who says it, pronouns resolved to the nearest fitting name; `None` for the article's own voice.
    pub speaker: Option<String>,
    /// The words that name the speaker, as they stand; may be a pronoun.
    pub speaker_span: Option<Span>,
    /// The attributing words.
    pub cue: Option<String>,
    /// What the speaker does with it; *asserts* for the article's own voice.
    pub stance: Stance,
    /// Who passes it on: "AFP reported".
    pub outlet: Option<String>,
    /// The proposition in words that stand alone, as far as rules can make them.
    pub claim_text: String,
    /// What kind of claim it is.
    pub kind: StatementKind,
    /// How much it is worth checking, 0 to 1000; 500 is "yes".
    pub check_worthiness_permille: u16,
    /// Why, in words; never empty.
    pub reasons: Vec<String>,
    /// The dates in the span.
    pub dates: Vec<DateMention>,
    /// The numbers in the span.
    pub quantities: Vec<Quantity>,
}

/// The statements of one article in reading order, not overlapping in their content. Headings without a
/// verb or number are left out. Every stretch that [`contested`](crate::contested) reports for the same
/// document overlaps one of them.
pub fn statements(document: &Document) -> Vec<Statement> {
    let text = document.text;
    let reading = Reading::new(text, document.lang);
    let published = document
        .published
        .or(dates::leading_date(text).map(|(date, _)| date));
    let attributions = attributions::attributions(text);
    let mut speakers = Speakers::default();
    let mut found = Vec::new();
    let mut first = 0;
    for sentence in reading.sentences.iter().filter(|s| is_statement(s)) {
        while attributions
            .get(first)
            .is_some_and(|a| a.extent().is_none_or(|e| e.end <= sentence.span.start))
        {
            first += 1;
        }
        let near = attributions[first..].iter().take(40);
        let mine: Vec<&Attribution> = near
            .filter(|a| a.content.iter().any(|part| part.overlaps(&sentence.span)))
            .collect();
        in_sentence(text, sentence, &mine, published, &mut speakers, &mut found);
    }
    found
}

/// Whether a sentence states anything: it has a verb, a figure, or a word for an event.
pub(crate) fn is_statement(sentence: &Sentence) -> bool {
    let tokens = &sentence.tokens;
    let words = tokens.iter().filter(|t| t.is_word()).count();
    let says = |i: usize| {
        let t = &tokens[i];
        t.kind == Kind::Number
            || grammar::is_finite(&t.lower)
            || grammar::looks_participle(&t.lower)
            || cues::cue(&t.lower).is_some_and(|c| !c.noun)
            || t.is_word() && events::concept(&stem(&t.lower)) != stem(&t.lower)
            || i > 0 && t.is_word() && t.lower.ends_with('s') && tokens[i - 1].is_word() && t.lower.len() > 3
    };
    let foreign = tokens.iter().any(|t| t.is_word() && !t.text.is_ascii());
    words >= 3 && (0..tokens.len()).any(says) || words > 0 && foreign
}

fn in_sentence(
    text: &str,
    sentence: &Sentence,
    mine: &[&Attribution],
    published: Option<chrono::NaiveDate>,
    speakers: &mut Speakers,
    found: &mut Vec<Statement>,
) {
    let clip = |span: Span| {
        Span::new(
            span.start.max(sentence.span.start),
            span.end.min(sentence.span.end),
        )
    };
    let from = found.len();
    for (attribution, outlet) in speakers::outermost(text, mine) {
        let Some(extent) = attribution.extent().map(clip).and_then(|s| s.trimmed(text)) else {
            continue;
        };
        if found[from..].iter().any(|s: &Statement| s.span.overlaps(&extent)) {
            continue;
        }
        let source = attribution.source.as_ref().and_then(|s| s.first()).copied();
        let speaker = source.map(|s| speakers.resolve(s.of(text)));
        let cue = attribution
            .cue
            .as_ref()
            .map(|parts| parts.iter().map(|p| p.of(text)).collect::<Vec<_>>().join(" "));
        let claim_text = proposition::of(text, attribution, speaker.as_deref(), sentence.span);
        let made = Made {
            span: extent,
            speaker,
            speaker_span: source,
            cue,
            stance: attribution.stance,
            outlet,
            claim_text,
        };
        found.push(complete(text, sentence, made, published));
    }
    if found.len() == from {
        let span = speakers::without_label(sentence);
        let outlet = speakers::hearsay(sentence);
        let claim_text = proposition::plain(span.of(text));
        let made = Made {
            span,
            speaker: None,
            speaker_span: None,
            cue: None,
            stance: Stance::Asserts,
            outlet,
            claim_text,
        };
        found.push(complete(text, sentence, made, published));
    }
}

struct Made {
    span: Span,
    speaker: Option<String>,
    speaker_span: Option<Span>,
    cue: Option<String>,
    stance: Stance,
    outlet: Option<String>,
    claim_text: String,
}

fn complete(text: &str, sentence: &Sentence, made: Made, published: Option<chrono::NaiveDate>) -> Statement {
    let inside = |span: &Span| made.span.contains(span);
    let dates: Vec<DateMention> = dates::dates_among(&sentence.tokens, published)
        .into_iter()
        .filter(|d| inside(&d.span))
        .collect();
    let quantities: Vec<Quantity> = quantities::in_sentence(sentence)
        .into_iter()
        .filter(|q| inside(&q.span))
        .collect();
    let tokens: Vec<_> = sentence.tokens.iter().filter(|t| inside(&t.span)).collect();
    let features = worth::Features::of(
        text,
        &tokens,
        &quantities,
        &dates,
        made.speaker.is_some(),
        made.stance,
    );
    let (check_worthiness_permille, reasons) = features.score();
    Statement {
        sentence: sentence.span,
        kind: features.kind(),
        check_worthiness_permille,
        reasons,
        dates,
        quantities,
        span: made.span,
        speaker: made.speaker,
        speaker_span: made.speaker_span,
        cue: made.cue,
        stance: made.stance,
        outlet: made.outlet,
        claim_text: made.claim_text,
    }
}
