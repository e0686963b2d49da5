//! `case`: one fact-check.

use clap::{Args, Subcommand};
use factdesk_desk::Desk;
use factdesk_desk::case::{self, Case, NewCase};
use factdesk_desk::view::{Progress, Views};
use factdesk_domain::case::CaseChange;
use factdesk_domain::second_reading::SecondReadings;
use factdesk_domain::{CaseId, TimestampMs};
use factdesk_intake::{import, language_tag};
use factdesk_language::ANALYSER;
use serde_json::{Value, json};

use super::scale;
use crate::failure::Failure;
use crate::named::CaseName;
use crate::output::Answer;
use crate::places::OpenCase;
use crate::reach::{Reach, id};
use crate::shown;
use crate::words::{deadline, filled, one_of, prose, something};

/// Verbs of cases.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Make a case
    New {
        /// Title
        #[arg(value_parser = prose)]
        title: String,
        #[command(flatten)]
        about: About,
    },
    /// List the cases of this desk
    List,
    /// Show a case
    Show {
        #[command(flatten)]
        case: CaseName,
    },
    /// Change a case; an empty text clears a field
    Edit {
        #[command(flatten)]
        case: CaseName,
        /// Title
        #[arg(long, value_parser = prose, allow_hyphen_values = true)]
        title: Option<String>,
        #[command(flatten)]
        about: About,
    },
    /// Look for claims and contested statements anew; what a person decided stays
    Analyse(Analyse),
}

/// What a new analysis goes by.
#[derive(Debug, Args)]
pub struct Analyse {
    #[command(flatten)]
    pub case: CaseName,
    /// Read every article in this language from now on, as in BCP 47; "own" for each article's own
    #[arg(long, value_name = "TAG")]
    pub language: Option<String>,
}

/// What a case is about.
#[derive(Debug, Args)]
pub struct About {
    /// The question to be answered
    #[arg(long, value_parser = prose, allow_hyphen_values = true)]
    pub question: Option<String>,
    /// Why it was chosen
    #[arg(long, value_name = "TEXT", value_parser = prose, allow_hyphen_values = true)]
    pub why: Option<String>,
    /// Until when: YYYY-MM-DD or an instant
    #[arg(long, value_parser = deadline)]
    pub deadline: Option<TimestampMs>,
    /// Language of the report, as in BCP 47
    #[arg(long, value_name = "TAG")]
    pub language: Option<String>,
    /// Rating scale, by id or name
    #[arg(long)]
    pub scale: Option<String>,
    /// Which claims a second reader reads: only those asked for, contested ones, or all
    #[arg(long, value_name = "WHICH", value_parser = one_of::<SecondReadings>(&["none", "contested", "all"]))]
    pub second_reading: Option<SecondReadings>,
}

/// Does what the verb says.
///
/// # Errors
/// An unknown case or scale, an empty title; the desk.
pub fn run(verb: Verb, reach: &Reach) -> Result<Answer, Failure> {
    match verb {
        Verb::New { title, about } => new(&reach.write()?, title, about),
        Verb::List => list(&reach.read()?),
        Verb::Show { case } => show(&reach.read()?, case.as_str()),
        Verb::Edit { case, title, about } => edit(&reach.write()?, case.as_str(), title, about),
        Verb::Analyse(asked) => analyse(&reach.write()?, &asked),
    }
}

/// The case with this id.
///
/// # Errors
/// Nobody has it.
pub fn known(desk: &Desk, text: &str) -> Result<CaseId, Failure> {
    let case = id("case", text)?;
    desk.read(|c| case::show(c, case))?;
    Ok(case)
}

fn new(desk: &Desk, title: String, about: About) -> Result<Answer, Failure> {
    let scale = about.scale.as_deref();
    let scale = scale.map(|name| scale::named(desk, name)).transpose()?;
    let new = NewCase {
        title,
        question: about.question,
        why_chosen: about.why,
        deadline: about.deadline,
        language: about.language,
        scale,
        sample: false,
    };
    let me = desk.me()?;
    let made = case::create(desk, me, new)?.value;
    if let Some(which) = about.second_reading {
        case::edit(desk, me, made, vec![CaseChange::SecondReading(which)])?;
    }
    Ok(Answer::id("case", made))
}

fn edit(desk: &Desk, text: &str, title: Option<String>, about: About) -> Result<Answer, Failure> {
    let case = known(desk, text)?;
    let mut changes = Vec::new();
    changes.extend(title.map(CaseChange::Title));
    changes.extend(about.question.map(|text| CaseChange::Question(filled(text))));
    changes.extend(about.why.map(|text| CaseChange::WhyChosen(filled(text))));
    changes.extend(about.deadline.map(|at| CaseChange::Deadline(Some(at))));
    changes.extend(about.language.map(|tag| CaseChange::Language(filled(tag))));
    changes.extend(about.second_reading.map(CaseChange::SecondReading));
    if let Some(name) = &about.scale {
        changes.push(CaseChange::Scale(scale::named(desk, name)?));
    }
    something(&changes)?;
    case::edit(desk, desk.me()?, case, changes)?;
    Ok(Answer::id("case", case))
}

fn analyse(desk: &Desk, asked: &Analyse) -> Result<Answer, Failure> {
    let case = known(desk, asked.case.as_str())?;
    let language = asked.language.as_deref().map(language).transpose()?;
    let again = import::analyse_again(desk, &Views::default(), case, language.as_deref())?;
    let text = format!(
        "Suggested: {} and {}. New: {} and {}. Gone: {} and {}.",
        shown::count(again.claims, "claim", "claims"),
        shown::count(again.relations, "relation", "relations"),
        again.new_claims,
        again.new_relations,
        again.gone_claims,
        again.gone_relations
    );
    let json = json!({
        "claims": again.claims,
        "relations": again.relations,
        "new_claims": again.new_claims,
        "new_relations": again.new_relations,
        "gone_claims": again.gone_claims,
        "gone_relations": again.gone_relations,
        "analyser": ANALYSER,
    });
    Ok(Answer::new(json, text))
}

/// A language tag; none, as an empty text, for "own".
fn language(text: &str) -> Result<String, Failure> {
    if text.eq_ignore_ascii_case("own") || text.trim().is_empty() {
        return Ok(String::new());
    }
    language_tag(text).ok_or_else(|| {
        let told = format!(
            "“{}” is not a language. Write a tag such as en, de or pt-BR.",
            shown::short(text, 60)
        );
        Failure::usage(told).on("language")
    })
}

fn list(desk: &Desk) -> Result<Answer, Failure> {
    let cases = desk.read(case::list)?;
    let json: Vec<Value> = cases.iter().map(card).collect();
    let rows: Vec<Vec<String>> = cases
        .iter()
        .map(|one| vec![one.id.to_string(), shown::short(&one.title, 100)])
        .collect();
    Ok(Answer::new(json!({ "cases": json }), shown::columns(&rows)))
}

fn card(case: &Case) -> Value {
    json!({
        "id": case.id,
        "title": case.title,
        "question": case.question,
        "why_chosen": case.why_chosen,
        "deadline": case.deadline.map(TimestampMs::to_rfc3339),
        "language": case.language,
        "scale": case.scale,
        "second_reading": case.second_reading,
        "sample": case.sample,
        "created": case.created_at.to_rfc3339(),
    })
}

fn show(desk: &Desk, text: &str) -> Result<Answer, Failure> {
    let id = known(desk, text)?;
    let case = desk.read(|c| case::show(c, id))?;
    let opened = OpenCase::load(desk, id)?;
    let (progress, head) = (opened.view.progress(), desk.case_head(id)?);
    let mut json = card(&case);
    json["progress"] = json!({
        "articles": opened.view.articles.len(),
        "claims": progress.claims,
        "claims_settled": progress.claims_settled,
        "contested": progress.contested,
        "contested_settled": progress.contested_settled,
        "sentences": progress.sentences,
        "sentences_settled": progress.sentences_settled,
        "parked": progress.parked,
        "flagged": progress.flagged,
    });
    json["head"] = json!(head.to_string());
    Ok(Answer::new(json, in_words(&case, &progress, &head.to_string())))
}

fn in_words(case: &Case, progress: &Progress, head: &str) -> String {
    let mut lines = vec![shown::line(&case.title)];
    lines.extend(
        case.question
            .as_deref()
            .map(|text| format!("Question: {}", shown::line(text))),
    );
    lines.extend(
        case.why_chosen
            .as_deref()
            .map(|text| format!("Chosen because: {}", shown::line(text))),
    );
    lines.extend(case.deadline.map(|at| format!("Due: {}", at.to_rfc3339())));
    lines.push(format!(
        "Claims: {} of {} have a verdict",
        progress.claims_settled, progress.claims
    ));
    lines.push(format!(
        "Contested: {} of {} have a verdict",
        progress.contested_settled, progress.contested
    ));
    lines.push(format!(
        "Sentences: {} of {} are settled",
        progress.sentences_settled, progress.sentences
    ));
    lines.push(format!("Head: {head}"));
    lines.join("\n")
}
