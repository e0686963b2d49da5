//! What a correction put in the place of what was published, on a terminal and in JSON.

use factdesk_desk::published;
use factdesk_domain::TimestampMs;
use factdesk_ipc::wire::common::CorrectedView;
use serde::Serialize;

use crate::shown;

/// A claim that was corrected.
#[derive(Debug, Serialize)]
pub struct Corrected {
    kind: String,
    label: String,
    was: Option<String>,
    at: String,
}

impl From<&published::Corrected> for Corrected {
    fn from(one: &published::Corrected) -> Self {
        Self {
            kind: one.kind.as_str().to_owned(),
            label: one.label.clone(),
            was: one.was.clone(),
            at: one.at.to_rfc3339(),
        }
    }
}

impl From<&CorrectedView> for Corrected {
    fn from(one: &CorrectedView) -> Self {
        Self {
            kind: one.kind.clone(),
            label: one.label.clone(),
            was: one.was.clone(),
            at: TimestampMs::from_i64(one.at_ms).to_rfc3339(),
        }
    }
}

impl Corrected {
    /// `Mixed (corrected; was: False)`.
    pub fn in_words(&self) -> String {
        format!("{}{}", shown::line(&self.label), self.mark())
    }

    /// What stands behind a label, for a reader to see that it is not the first one: ` (corrected; was: False)`.
    pub fn mark(&self) -> String {
        match &self.was {
            Some(was) => format!(" (corrected; was: {})", shown::line(was)),
            None => " (corrected)".to_owned(),
        }
    }
}

/// The mark of what was corrected; empty for what was not.
pub fn mark(one: Option<&CorrectedView>) -> String {
    one.map(|one| Corrected::from(one).mark()).unwrap_or_default()
}
