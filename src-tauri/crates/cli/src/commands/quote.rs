//! `quote`: whether words stand in a captured file.

use clap::Subcommand;
use factdesk_desk::Desk;
use factdesk_desk::proof::{self, Proof};
use factdesk_intake::capture::Map;
use serde_json::json;

use crate::failure::Failure;
use crate::output::Answer;
use crate::positions::Positions;
use crate::reach::Reach;
use crate::shown;
use crate::words::prose;

/// Verbs of quotes.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Look for a quote in a captured file; exit code 0 when it stands there
    Check {
        /// The file, by its SHA-256
        #[arg(long, value_name = "SHA256")]
        file: String,
        /// The quote
        #[arg(value_name = "TEXT", value_parser = prose, allow_hyphen_values = true)]
        quote: String,
    },
}

/// Does what the verb says.
///
/// # Errors
/// The desk.
pub fn run(verb: Verb, reach: &Reach) -> Result<Answer, Failure> {
    let Verb::Check { file, quote } = verb;
    let desk = reach.read()?;
    answer(&desk, &file, &proof::check(&desk, &file, &quote)?)
}

/// A proof with its place; anything but a proof is a negative answer.
///
/// # Errors
/// The desk.
pub fn answer(desk: &Desk, sha256: &str, found: &Proof) -> Result<Answer, Failure> {
    let copy = match found.span {
        Some(_) => proof::text_of(desk, sha256)?,
        None => None,
    };
    let place = copy.as_ref().zip(found.span);
    let place = place.and_then(|(copy, (start, end))| {
        let passage = copy.text.get(start..end)?;
        let positions = Positions::of(&copy.text);
        let locator = Map::parse(&copy.map).locator_at(&copy.text, start);
        Some((positions.at(start), positions.at(end), locator, passage))
    });
    let differences = found.differences.iter();
    let differences: Vec<_> = differences
        .map(|one| json!({ "kind": one.kind, "quote": one.quote, "text": one.text }))
        .collect();
    let json = json!({
        "state": found.state.as_str(),
        "words": found.words,
        "start": place.as_ref().map(|place| place.0),
        "end": place.as_ref().map(|place| place.1),
        "locator": place.as_ref().map(|place| &place.2),
        "passage": place.as_ref().map(|place| place.3),
        "places": found.places,
        "differences": differences,
        "tolerances": found.tolerances,
        "text_sha256": found.text_sha256,
    });
    let mut lines = vec![found.words.clone()];
    if let Some((_, _, locator, passage)) = place {
        lines.push(format!("{locator}: “{}”", shown::short(passage, 400)));
    }
    lines.extend(found.differences.iter().map(|one| {
        format!(
            "{}: quote “{}”, file “{}”",
            one.kind,
            shown::line(&one.quote),
            shown::line(&one.text)
        )
    }));
    Ok(Answer::new(json, lines.join("\n")).negative_if(!found.state.is_proved()))
}
