//! Which of the statements found a checker would have listed.

use std::collections::HashSet;

use factdesk_desk::suggestion::SuggestedClaim;
use factdesk_domain::ClaimId;

use super::Board;

/// A claim that nothing contests is suggested from this check-worthiness on.
const WORTH_CHECKING: u16 = 500;
/// Bytes of the longest paragraph that can be a heading.
const LONGEST_HEADING: usize = 150;
/// What ends a sentence, in any script, or closes a quotation or a bracket behind it.
const STOPS: [char; 13] = ['.', '!', '?', '…', '。', '！', '？', '।', '؟', '"', '”', '»', ')'];

impl Board<'_> {
    /// Leaves the claims that are contested, and of the others those worth checking. A heading repeats what its
    /// article says; a clause that nothing is said against stands in its statement.
    pub(super) fn leave_out_the_rest(&mut self) {
        let related: HashSet<ClaimId> = self.relations.keys().flat_map(|(a, b)| [*a, *b]).collect();
        let claims = std::mem::take(&mut self.claims).into_iter();
        let deserves = |claim: &SuggestedClaim| {
            claim.worth >= WORTH_CHECKING && !self.clauses.contains(&claim.id) && !self.is_heading(claim)
        };
        self.claims = claims
            .filter(|claim| related.contains(&claim.id) || deserves(claim))
            .collect();
    }

    /// Whether a claim stands in a short paragraph that no stop ends.
    fn is_heading(&self, claim: &SuggestedClaim) -> bool {
        let Some(article) = self.places.get(&claim.version) else {
            return false;
        };
        let layout = &self.view.articles[*article].layout;
        let Some(paragraph) = layout.paragraphs.get(layout.paragraph_at(claim.start) - 1) else {
            return false;
        };
        let start = paragraph.start.max(layout.body_start).min(paragraph.end);
        let words = layout.text[start..paragraph.end].trim();
        words.len() <= LONGEST_HEADING && !words.ends_with(STOPS)
    }
}
