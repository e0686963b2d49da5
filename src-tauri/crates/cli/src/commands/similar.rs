//! `similar`: the claims of this desk that say something similar.

use clap::Args;
use factdesk_domain::ClaimId;
use factdesk_ipc::wire::model::{SimilarClaim, SimilarFind};
use serde_json::{Value, json};

use super::model;
use crate::corrected::{self, Corrected};
use crate::failure::Failure;
use crate::listed::Listed;
use crate::output::Answer;
use crate::reach::{Reach, id};
use crate::shown;

/// Near which claim.
#[derive(Debug, Args)]
pub struct Similar {
    /// The claim
    #[arg(long)]
    pub claim: String,
    /// At most this many
    #[arg(long, value_name = "K", default_value_t = 10)]
    pub top: u32,
}

/// Lists the nearest claims of every case; none is a negative answer.
///
/// # Errors
/// An unknown claim; the desk.
pub fn run(asked: &Similar, reach: &Reach) -> Result<Answer, Failure> {
    let claim: ClaimId = id("claim", &asked.claim)?;
    let host = model::host(reach)?;
    let case = host.claim_case(claim)?;
    host.claims_read()?;
    let found = host.claim_similar(&SimilarFind {
        case_id: case.to_string(),
        claim_id: claim.to_string(),
        top: asked.top,
    })?;
    let mut listed = Listed::default();
    for one in &found.claims {
        listed.push(in_json(one), in_words(one));
    }
    let nothing = listed.len() == 0;
    Ok(listed.answer("similar").negative_if(nothing))
}

fn in_json(one: &SimilarClaim) -> Value {
    json!({
        "claim": one.card.id,
        "text": one.card.text,
        "case": one.case_id,
        "case_title": one.case_title,
        "score": f64::from(one.score) / 1000.0,
        "origin": one.card.origin,
        "state": one.card.state,
        "sign": one.card.sign,
        "corrected": one.card.corrected.as_ref().map(Corrected::from),
    })
}

fn in_words(one: &SimilarClaim) -> String {
    let sign = json!(one.card.sign);
    format!(
        "{:.2}  {:<13} {}  {}  ({}){}",
        f64::from(one.score) / 1000.0,
        sign.as_str().unwrap_or_default(),
        one.card.id,
        shown::short(&one.card.text, 100),
        shown::short(&one.case_title, 40),
        corrected::mark(one.card.corrected.as_ref()),
    )
}
