//! `model`: the sentence model that finds similar claims in other words.

use std::path::PathBuf;

use clap::Subcommand;
use factdesk_desk::{Error, store};
use factdesk_ipc::Host;
use factdesk_ipc::wire::model::{ModelInUse, ModelUse};
use serde_json::json;

use crate::failure::Failure;
use crate::output::Answer;
use crate::reach::Reach;

/// Verbs of the model.
#[derive(Debug, Clone, Subcommand)]
pub enum Verb {
    /// Which one is in use
    Show,
    /// Use the model in a folder (model.onnx, tokenizer.json), or the one that came with the program
    Use {
        /// The folder, or `built-in`
        #[arg(value_name = "DIR")]
        folder: PathBuf,
    },
    /// Use none: similar claims are found by their words
    Off,
}

/// Shows or changes the choice.
///
/// # Errors
/// A folder without a usable model, as a sentence; the desk.
pub fn run(verb: &Verb, reach: &Reach) -> Result<Answer, Failure> {
    let host = host(reach)?;
    let named = |choice: &str| ModelUse {
        choice: choice.to_owned(),
    };
    let shown = match verb {
        Verb::Show => host.model_show(),
        Verb::Off => host.model_use(&named("off")),
        Verb::Use { folder } if folder.as_os_str() == "built-in" => host.model_use(&named("built-in")),
        Verb::Use { folder } => host.model_use_folder(folder),
    };
    Ok(answer(&shown?))
}

/// The desk with what the window keeps beside it; to read only where a window holds the desk.
///
/// # Errors
/// The desk.
pub fn host(reach: &Reach) -> Result<Host, Failure> {
    let desk = match reach.open() {
        Err(Error::Store(store::Error::InUse)) => reach.read()?,
        opened => opened?,
    };
    let program = std::env::current_exe().ok();
    let built_in = program.and_then(|program| factdesk_meaning::built_in(&program));
    Ok(Host::new(desk, reach.folder().join("exports")).with_built_in_model(built_in))
}

fn answer(shown: &ModelInUse) -> Answer {
    let json = json!({
        "choice": shown.choice,
        "running": shown.running,
        "folder": shown.folder,
        "id": shown.id,
        "built_in": shown.has_built_in,
        "trouble": shown.trouble,
        "ready": shown.ready,
        "claims": shown.claims,
    });
    let folder = shown.folder.as_deref().unwrap_or_default();
    let words = match (&shown.trouble, shown.running) {
        (Some(trouble), _) => {
            format!("The sentence model does not run: {trouble}\nSimilar claims are found by their words.")
        }
        (None, true) => format!(
            "The sentence model in {folder} runs; it has read {} of {}.",
            shown.ready,
            crate::shown::count(shown.claims, "claim", "claims")
        ),
        (None, false) if shown.choice == "off" => {
            "The sentence model is off. Similar claims are found by their words.".to_owned()
        }
        (None, false) => {
            "This program came without a sentence model. Similar claims are found by their words.".to_owned()
        }
    };
    Answer::new(json, words)
}
