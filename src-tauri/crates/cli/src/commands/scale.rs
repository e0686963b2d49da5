//! `scale`: what verdicts are rated on.

use clap::Subcommand;
use factdesk_domain::ScaleId;
use factdesk_domain::scale::{BUILT_IN, Scale};
use serde_json::{Value, json};

use crate::failure::Failure;
use crate::output::Answer;

/// Verbs of scales.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// List the rating scales, the scale of new cases first
    List,
}

/// Lists the scales.
pub fn run(Verb::List: &Verb) -> Answer {
    let json: Vec<Value> = BUILT_IN.iter().map(in_json).collect();
    let text: Vec<String> = BUILT_IN.iter().map(in_words).collect();
    Answer::new(json!({ "scales": json }), text.join("\n\n"))
}

/// The scale with this id or name.
///
/// # Errors
/// No scale is called so.
pub fn named(name: &str) -> Result<ScaleId, Failure> {
    let wanted = name.trim().to_lowercase();
    let found = BUILT_IN
        .iter()
        .find(|one| one.id.to_string() == wanted || one.name.to_lowercase() == wanted);
    let refused =
        || Failure::refused("unknown_scale", format!("There is no rating scale “{name}”.")).on("scale");
    found.map(|scale| scale.id).ok_or_else(refused)
}

fn in_json(scale: &Scale) -> Value {
    let values: Vec<Value> = scale
        .values
        .iter()
        .map(|value| json!({ "value": value.value, "label": value.label, "definition": value.definition }))
        .collect();
    json!({ "id": scale.id, "name": scale.name, "values": values })
}

fn in_words(scale: &Scale) -> String {
    let values = scale
        .values
        .iter()
        .map(|value| format!("\n  {:<22}{}", value.value, value.definition));
    format!("{}  ({}){}", scale.name, scale.id, values.collect::<String>())
}
