//! What a text means, as a vector: the sentence model, and the known claims nearest to a text by the
//! words they share and by the model.
//!
//! The model runs in this process, in pure Rust. It is handed in by the caller, as bytes or as a folder;
//! without one everything goes on with words alone. Nothing here reaches a network, keeps a file, or
//! gives a verdict: nearness is a hint where to look.

#![deny(missing_docs)]

mod built_in;
mod error;
mod model;
mod nearest;
mod tokens;
mod vector;

pub use built_in::built_in;
pub use error::Error;
pub use model::{MODEL_FILE, Model, ModelId, TOKENIZER_FILE};
pub use nearest::{Known, Nearest};
pub use vector::Vector;
