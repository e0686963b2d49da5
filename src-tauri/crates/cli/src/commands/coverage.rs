//! `coverage`: how much of each article is settled.

use clap::Args;
use factdesk_desk::view::{ArticleEntry, SentenceState, Sign, sentence_states};
use serde_json::{Value, json};

use super::case;
use crate::failure::Failure;
use crate::output::Answer;
use crate::places::{OpenCase, Places};
use crate::reach::Reach;
use crate::shown;

/// Which case.
#[derive(Debug, Args)]
pub struct Coverage {
    /// Case
    #[arg(long)]
    pub case: String,
}

/// How many sentences stand how.
#[derive(Debug, Default, Clone, Copy)]
struct Counts {
    sentences: usize,
    rated: usize,
    not_checkable: usize,
    nothing_to_check: usize,
    open: usize,
    without_claim: usize,
}

/// Counts the sentences of each article by their state, and names the state of each.
///
/// # Errors
/// An unknown case; the desk.
pub fn run(asked: &Coverage, reach: &Reach) -> Result<Answer, Failure> {
    let desk = reach.read()?;
    let opened = OpenCase::load(&desk, case::known(&desk, &asked.case)?)?;
    let mut places = Places::of(&opened);
    let (mut articles, mut rows, mut all) = (Vec::new(), Vec::new(), Counts::default());
    for (article, states) in opened.view.articles.iter().zip(sentence_states(&opened.view)) {
        let counts = count(&states);
        all = all.and(counts);
        rows.push(row(article, counts));
        articles.push(in_json(article, counts, &states, &mut places));
    }
    let mut json = counts_json(all);
    json["articles"] = json!(articles);
    Ok(Answer::new(json, shown::columns(&rows)))
}

fn count(states: &[SentenceState]) -> Counts {
    let mut counts = Counts {
        sentences: states.len(),
        ..Counts::default()
    };
    for state in states {
        match state.sign {
            Sign::Contested | Sign::Open => counts.open += 1,
            Sign::Plain => counts.without_claim += 1,
            Sign::NothingToCheck => counts.nothing_to_check += 1,
            Sign::NotCheckable => counts.not_checkable += 1,
            Sign::False
            | Sign::MostlyFalse
            | Sign::Mixed
            | Sign::Unproven
            | Sign::MostlyTrue
            | Sign::True
            | Sign::Retracted
            | Sign::Rated => counts.rated += 1,
        }
    }
    counts
}

impl Counts {
    fn and(self, other: Self) -> Self {
        Self {
            sentences: self.sentences + other.sentences,
            rated: self.rated + other.rated,
            not_checkable: self.not_checkable + other.not_checkable,
            nothing_to_check: self.nothing_to_check + other.nothing_to_check,
            open: self.open + other.open,
            without_claim: self.without_claim + other.without_claim,
        }
    }

    fn settled(self) -> usize {
        self.rated + self.not_checkable + self.nothing_to_check
    }
}

fn counts_json(counts: Counts) -> Value {
    json!({
        "sentences": counts.sentences,
        "settled": counts.settled(),
        "rated": counts.rated,
        "not_checkable": counts.not_checkable,
        "nothing_to_check": counts.nothing_to_check,
        "open": counts.open,
        "without_claim": counts.without_claim,
    })
}

fn in_json(
    article: &ArticleEntry,
    counts: Counts,
    states: &[SentenceState],
    places: &mut Places<'_>,
) -> Value {
    let mut each = Vec::with_capacity(states.len());
    for (span, state) in article.layout.sentences.iter().zip(states) {
        let Some(stretch) = places.stretch(article.version, span) else {
            continue;
        };
        let state = json!({
            "start": stretch.start,
            "end": stretch.end,
            "state": state_word(state.sign),
            "claims": state.claims,
            "passage": state.mark,
        });
        each.push(state);
    }
    let mut json = counts_json(counts);
    json["article"] = json!(article.id);
    json["title"] = json!(article.title);
    json["states"] = json!(each);
    json
}

fn state_word(sign: Sign) -> &'static str {
    match sign {
        Sign::Contested => "contested",
        Sign::Open => "open",
        Sign::Plain => "no_claim",
        Sign::NothingToCheck => "nothing_to_check",
        Sign::NotCheckable => "not_checkable",
        Sign::Retracted => "retracted",
        Sign::False
        | Sign::MostlyFalse
        | Sign::Mixed
        | Sign::Unproven
        | Sign::MostlyTrue
        | Sign::True
        | Sign::Rated => "rated",
    }
}

fn row(article: &ArticleEntry, counts: Counts) -> Vec<String> {
    vec![
        format!("{} of {} settled", counts.settled(), counts.sentences),
        format!("{} open", counts.open),
        format!("{} without claim", counts.without_claim),
        shown::short(&article.title, 80),
    ]
}
