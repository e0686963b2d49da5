//! Rows that are a list of their own in one command and a part of a larger answer in another.

use serde_json::{Value, json};

use crate::output::Answer;

/// Rows in both forms, in the same order.
#[derive(Debug, Default)]
pub struct Listed {
    rows: Vec<Value>,
    words: Vec<String>,
}

impl Listed {
    /// One more row.
    pub fn push(&mut self, row: Value, words: impl Into<String>) {
        self.rows.push(row);
        self.words.push(words.into());
    }

    /// The rows for people, one after the other.
    pub fn words(&self) -> Vec<String> {
        self.words.clone()
    }

    /// The rows for scripts.
    pub fn json(&self) -> Value {
        json!(self.rows)
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// The rows as an answer of their own.
    pub fn answer(self, name: &str) -> Answer {
        Answer::new(json!({ name: self.rows }), self.words.join("\n"))
    }
}
