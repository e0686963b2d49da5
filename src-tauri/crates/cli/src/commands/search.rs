//! `search`: words in articles, claims, sources, evidence and verdicts.

use std::ops::Range;

use clap::Args;
use factdesk_desk::search::{self, Hit};
use serde_json::{Value, json};

use super::case;
use crate::failure::Failure;
use crate::listed::Listed;
use crate::output::Answer;
use crate::positions::Positions;
use crate::reach::Reach;
use crate::shown;

/// What to look for.
#[derive(Debug, Args)]
pub struct Search {
    /// Words
    #[arg(value_name = "WORDS", required = true)]
    pub words: Vec<String>,
    /// Only in this case
    #[arg(long)]
    pub case: Option<String>,
    /// At most this many
    #[arg(long, value_name = "N", default_value_t = 50)]
    pub limit: u32,
}

/// Lists the hits, the best first; none is a negative answer.
///
/// # Errors
/// An unknown case; the desk.
pub fn run(asked: &Search, reach: &Reach) -> Result<Answer, Failure> {
    let desk = reach.read()?;
    let case = asked
        .case
        .as_deref()
        .map(|id| case::known(&desk, id))
        .transpose()?;
    let limit = usize::try_from(asked.limit).unwrap_or(usize::MAX);
    let query = asked.words.join(" ");
    let mut listed = Listed::default();
    for hit in desk.read(|c| search::find(c, &query, case, limit))? {
        let words = format!(
            "{:<9} {}  {}",
            hit.noun.as_str(),
            hit.id,
            shown::line(&hit.snippet.text)
        );
        listed.push(in_json(&hit, desk.desk_case() == hit.case), words);
    }
    let nothing = listed.len() == 0;
    Ok(listed.answer("hits").negative_if(nothing))
}

fn in_json(hit: &Hit, of_the_desk: bool) -> Value {
    let positions = Positions::of(&hit.snippet.text);
    let at =
        |range: &Range<usize>| json!({ "start": positions.at(range.start), "end": positions.at(range.end) });
    json!({
        "noun": hit.noun,
        "id": hit.id,
        "case": (!of_the_desk).then_some(hit.case),
        "snippet": hit.snippet.text,
        "hits": hit.snippet.hits.iter().map(at).collect::<Vec<_>>(),
    })
}
