//! `analyze match`: which known claims a text is about.

mod claims;

use std::io;
use std::num::NonZero;
use std::path::PathBuf;

use clap::Args;
use factdesk_meaning::{Known, Model};
use serde::Serialize;
use serde_json::Value;

use super::rows;
use super::text::TextRow;
use crate::failure::Failure;

/// Where the known claims are, and how many to name.
#[derive(Debug, Clone, Args)]
pub struct Match {
    /// Known claims as JSON Lines: {"id","text","title"?}
    #[arg(long, value_name = "FILE")]
    pub claims: PathBuf,
    /// At most this many for each text
    #[arg(long, value_name = "K", default_value_t = 20)]
    pub top: usize,
    /// Folder of a sentence model (model.onnx, tokenizer.json), to find other wordings too; else words alone
    #[arg(long, value_name = "DIR")]
    pub model: Option<PathBuf>,
}

/// The known claims nearest to a row, best first.
#[derive(Serialize)]
struct Found {
    id: Value,
    matches: Vec<Near>,
}

#[derive(Serialize)]
struct Near {
    id: Value,
    score: f64,
}

/// Known claims with their ids, and the model that reads the rows as it read the claims.
struct Search {
    ids: Vec<Value>,
    known: Known,
    model: Option<Model>,
    top: usize,
}

/// Reads the claims once and answers every row of `input` on `output`.
///
/// # Errors
/// When the claims or the model cannot be read, or a stream breaks.
pub fn run(asked: &Match, input: impl io::Read, output: impl io::Write) -> Result<io::Result<()>, Failure> {
    let model = asked.model.as_deref().map(Model::from_folder).transpose()?;
    let search = Search::prepare(claims::read(&asked.claims)?, model, asked.top)?;
    Ok(rows::answer_each(input, output, |row| search.answer(row)))
}

impl Search {
    fn prepare(read: claims::Read, model: Option<Model>, top: usize) -> Result<Self, Failure> {
        let texts: Vec<&str> = read.texts.iter().map(String::as_str).collect();
        let mut known = Known::of(&texts);
        if let Some(model) = &model {
            let cores = std::thread::available_parallelism().map_or(1, NonZero::get);
            known = known.with_vectors(model.embed_all(&texts, cores)?);
        }
        Ok(Self {
            ids: read.ids,
            known,
            model,
            top,
        })
    }

    fn answer(&self, row: TextRow) -> Found {
        let text = row.text.0.as_str();
        // A text that the model fails on is still looked up by its words.
        let meaning = self.model.as_ref().and_then(|model| model.embed(text).ok());
        let found = self.known.nearest(text, meaning.as_ref(), self.top).into_iter();
        let near = |one: factdesk_meaning::Nearest| Near {
            id: self.ids[one.place].clone(),
            score: one.score,
        };
        Found {
            matches: found.map(near).collect(),
            id: row.id,
        }
    }
}
