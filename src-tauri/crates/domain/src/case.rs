//! A case: one fact-check, a question or a story.

use serde::{Deserialize, Serialize};

use crate::id::{CaseId, ScaleId};
use crate::second_reading::SecondReadings;
use crate::time::TimestampMs;

/// Payload of `case_create`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CaseCreate {
    /// The new case.
    pub case: CaseId,
    /// Its title; never empty.
    pub title: String,
    /// The question to answer.
    pub question: Option<String>,
    /// Why it was chosen.
    pub why_chosen: Option<String>,
    /// When it is due.
    pub deadline: Option<TimestampMs>,
    /// The language of the report, as in BCP 47.
    pub language: Option<String>,
    /// The rating scale of new verdicts.
    pub scale: ScaleId,
    /// Whether it is the sample that a new desk opens with.
    pub sample: bool,
}

/// One field of a case and its new value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "field", content = "value", rename_all = "snake_case")]
pub enum CaseChange {
    /// The title; never empty.
    Title(String),
    /// The question to answer.
    Question(Option<String>),
    /// Why it was chosen.
    WhyChosen(Option<String>),
    /// When it is due.
    Deadline(Option<TimestampMs>),
    /// The language of the report.
    Language(Option<String>),
    /// The rating scale of new verdicts.
    Scale(ScaleId),
    /// The summary that opens the report.
    Summary(Option<String>),
    /// Whether the case is put away.
    Closed(bool),
    /// Which claims want a second reading.
    SecondReading(SecondReadings),
}

/// Payload of `case_edit`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CaseEdit {
    /// The case.
    pub case: CaseId,
    /// What changes.
    pub change: CaseChange,
}
