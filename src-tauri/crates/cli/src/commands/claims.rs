//! `claims`: the claims of a case in the order of the walk, suggested ones included.

use clap::Args;
use factdesk_desk::view::{CaseView, ClaimEntry, RelationEntry, StatementEntry};
use factdesk_domain::claim::WorkState;
use factdesk_domain::{ArticleId, ClaimId, RelationId};
use serde::Serialize;

use super::case;
use crate::corrected::Corrected;
use crate::failure::Failure;
use crate::output::Answer;
use crate::places::{OpenCase, Places};
use crate::reach::Reach;
use crate::shown;
use crate::words::word;

/// Which claims.
#[derive(Debug, Args)]
pub struct Claims {
    /// Case
    #[arg(long)]
    pub case: String,
    /// Only those with a rival that was not rejected
    #[arg(long)]
    pub contested: bool,
}

/// A claim as the contract names its parts.
#[derive(Debug, Serialize)]
pub struct Card {
    id: ClaimId,
    text: String,
    origin: &'static str,
    accepted: bool,
    #[serde(rename = "type")]
    claim_type: Option<String>,
    state: WorkState,
    contested: bool,
    published: Option<String>,
    corrected: Option<Corrected>,
    flagged: bool,
    tags: Vec<String>,
    statements: Vec<Statement>,
    relations: Vec<Relation>,
}

/// Who said it where; positions in code points, `null` for a speech or a photo.
#[derive(Debug, Serialize)]
struct Statement {
    article: Option<ArticleId>,
    exact: String,
    speaker: Option<String>,
    role: Option<String>,
    cue: Option<String>,
    stance: String,
    outlet: Option<String>,
    date: Option<String>,
    start: Option<usize>,
    end: Option<usize>,
}

/// How the claim stands to another one.
#[derive(Debug, Serialize)]
pub struct Relation {
    id: RelationId,
    claim: ClaimId,
    kind: String,
    difference: Option<String>,
    basis: Option<String>,
    question: Option<String>,
    status: &'static str,
    reason: Option<String>,
}

/// Lists the claims.
///
/// # Errors
/// An unknown case; the desk.
pub fn run(asked: &Claims, reach: &Reach) -> Result<Answer, Failure> {
    let desk = reach.read()?;
    let case = case::known(&desk, &asked.case)?;
    let opened = OpenCase::load(&desk, case)?;
    let mut places = Places::of(&opened);
    let mut cards = Vec::new();
    for claim in opened
        .view
        .claims
        .iter()
        .filter(|claim| claim.contested || !asked.contested)
    {
        cards.push(card(&opened.view, claim, &mut places));
    }
    let text = cards.iter().map(in_words).collect::<Vec<_>>().join("\n");
    Ok(Answer::new(serde_json::json!({ "claims": cards }), text))
}

/// A claim of a view with its statements and relations.
pub fn card(view: &CaseView, claim: &ClaimEntry, places: &mut Places<'_>) -> Card {
    let statements = claim.statements.iter();
    let statements = statements.map(|one| statement(view, one, places)).collect();
    Card {
        id: claim.id,
        text: claim.text.clone(),
        origin: claim.origin.as_str(),
        accepted: claim.accepted,
        claim_type: claim.claim_type.clone(),
        state: claim.state(),
        contested: claim.contested,
        published: claim.published().map(str::to_owned),
        corrected: claim.corrected.as_deref().map(Corrected::from),
        flagged: claim.flagged,
        tags: claim.tags.clone(),
        statements,
        relations: view
            .relations_of(claim.id)
            .map(|one| relation(claim.id, one))
            .collect(),
    }
}

fn statement(view: &CaseView, one: &StatementEntry, places: &mut Places<'_>) -> Statement {
    let article = one.article.map(|index| view.articles[index].id);
    let stretch = one.version.and_then(|version| places.stretch(version, &one.span));
    Statement {
        article,
        exact: one.exact.clone(),
        speaker: one.speaker.clone(),
        role: one.role.clone(),
        cue: one.cue.clone(),
        stance: one.stance.clone(),
        outlet: one.via.clone(),
        date: one.said.clone(),
        start: stretch.map(|stretch| stretch.start),
        end: stretch.map(|stretch| stretch.end),
    }
}

/// A relation as seen from one of its claims.
pub fn relation(from: ClaimId, one: &RelationEntry) -> Relation {
    Relation {
        id: one.id,
        claim: one.other(from),
        kind: one.kind.clone(),
        difference: one.difference.clone(),
        basis: one.basis.clone(),
        question: one.question.clone(),
        status: one.standing.as_str(),
        reason: one.reason.clone(),
    }
}

/// The claim on one line, who said it and each rival on lines of their own.
pub fn in_words(card: &Card) -> String {
    let state = word(card.state).replace('_', " ");
    let mut text = format!("{}  [{state}]  {}", card.id, shown::line(&card.text));
    if let Some(label) = &card.published {
        let corrected = card.corrected.as_ref().map(Corrected::mark).unwrap_or_default();
        text.push_str(&format!("\n    published: {}{corrected}", shown::line(label)));
    }
    for said in &card.statements {
        let speaker = said.speaker.as_deref().unwrap_or("the article");
        text.push_str(&format!(
            "\n    {}: “{}”",
            shown::line(speaker),
            shown::short(&said.exact, 160)
        ));
    }
    for rival in &card.relations {
        let kind = rival.kind.replace('_', " ");
        let why = rival
            .reason
            .as_deref()
            .or(rival.basis.as_deref())
            .unwrap_or_default();
        text.push_str(&format!(
            "\n    {kind} ({}) {}: {}",
            rival.status,
            rival.claim,
            shown::line(why)
        ));
    }
    text
}
