//! The statements of an article that a checker may want to check.

mod kind;
mod proposition;
mod segments;
mod speakers;

use crate::attributions::{self, Stance};
use crate::contested::Document;
use crate::dates::{self, DateMention};
use crate::quantities::{self, Quantity};
use crate::reading::{Reading, Sentence};
use crate::span::Span;
use segments::Segment;
use speakers::Speakers;

pub(crate) use segments::{is_statement, reaching, segments};

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

/// The statements of one article in reading order. Headings without a verb or a number are left out. A
/// claim inside a denial ("refuted claims of a build-up") is a statement of its own inside the other's span.
///
/// Every stretch that [`contested`](crate::contested()) reports for the same document equals the span of one
/// of them.
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
        let mine = reaching(&attributions, &mut first, sentence.span);
        let figures = Figures {
            dates: dates::dates_among(&sentence.tokens, published),
            quantities: quantities::in_sentence(sentence),
        };
        for segment in segments(text, sentence, &mine) {
            let made = Made::of(text, sentence, segment, &mut speakers);
            found.push(complete(text, sentence, made, &figures));
        }
    }
    found
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

impl Made {
    fn of(text: &str, sentence: &Sentence, segment: Segment, speakers: &mut Speakers) -> Self {
        let Some(attribution) = segment.attribution else {
            let rest = Span::new(segment.span.end, sentence.span.end).of(text);
            let implied = proposition::contrary(segment.span.of(text), rest);
            let (speaker, claim_text) = match implied {
                Some((owner, claim)) => (Some(owner), claim),
                None => (None, proposition::plain(segment.span.of(text))),
            };
            let outlet = segment.outlet;
            return Self {
                span: segment.span,
                speaker,
                speaker_span: None,
                cue: None,
                stance: Stance::Asserts,
                outlet,
                claim_text,
            };
        };
        let source = attribution.source.as_ref().and_then(|s| s.first()).copied();
        let speaker = source.map(|s| speakers.resolve(s.of(text)));
        let cue = attribution
            .cue
            .as_ref()
            .map(|parts| parts.iter().map(|p| p.of(text)).collect::<Vec<_>>().join(" "));
        let claim_text = proposition::of(text, attribution, speaker.as_deref(), sentence.span);
        Self {
            span: segment.span,
            speaker,
            speaker_span: source,
            cue,
            stance: attribution.stance,
            outlet: segment.outlet,
            claim_text,
        }
    }
}

/// The dates and numbers of one sentence, found once for all its statements.
struct Figures {
    dates: Vec<DateMention>,
    quantities: Vec<Quantity>,
}

fn complete(text: &str, sentence: &Sentence, made: Made, figures: &Figures) -> Statement {
    let inside = |span: &Span| made.span.contains(span);
    let dates: Vec<DateMention> = figures
        .dates
        .iter()
        .filter(|d| inside(&d.span))
        .copied()
        .collect();
    let quantities: Vec<Quantity> = figures
        .quantities
        .iter()
        .filter(|q| inside(&q.span))
        .cloned()
        .collect();
    let tokens: Vec<_> = sentence.tokens.iter().filter(|t| inside(&t.span)).collect();
    let features = kind::Features::of(&tokens, &quantities, made.speaker.is_some(), made.stance);
    let worth = crate::check_worthiness(made.span.of(text));
    Statement {
        sentence: sentence.span,
        kind: features.kind(),
        check_worthiness_permille: permille(worth.score),
        reasons: worth.reasons,
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

fn permille(score: f64) -> u16 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the score lies between 0 and 1"
    )]
    let permille = (score.clamp(0.0, 1.0) * 1000.0).round() as u16;
    permille
}
