//! Claims as cards, and the counts of a case.

use factdesk_desk::published::Corrected;
use factdesk_desk::view::{self, CaseView, ClaimEntry};
use factdesk_domain::claim;

use super::text::count;
use crate::wire::case::Progress;
use crate::wire::claim::{ClaimCard, WorkState};
use crate::wire::common::{CorrectedView, Sign};

/// The sign on the wire.
#[must_use]
pub fn sign(sign: view::Sign) -> Sign {
    match sign {
        view::Sign::Contested => Sign::Contested,
        view::Sign::Open => Sign::Open,
        view::Sign::False => Sign::False,
        view::Sign::MostlyFalse => Sign::MostlyFalse,
        view::Sign::Mixed => Sign::Mixed,
        view::Sign::Unproven => Sign::Unproven,
        view::Sign::MostlyTrue => Sign::MostlyTrue,
        view::Sign::True => Sign::True,
        view::Sign::Retracted => Sign::Retracted,
        view::Sign::Rated => Sign::Rated,
        view::Sign::NotCheckable => Sign::NotCheckable,
        view::Sign::NothingToCheck => Sign::NothingToCheck,
        view::Sign::Plain => Sign::Plain,
    }
}

/// What a claim says since it was corrected, on the wire.
#[must_use]
pub fn corrected(claim: &ClaimEntry) -> Option<CorrectedView> {
    claim.corrected.as_deref().map(corrected_view)
}

/// A correction that a claim speaks by, on the wire.
#[must_use]
pub fn corrected_view(one: &Corrected) -> CorrectedView {
    CorrectedView {
        kind: one.kind.as_str().to_owned(),
        label: one.label.clone(),
        was: one.was.clone(),
        at_ms: one.at.as_i64(),
    }
}

/// The work state on the wire.
#[must_use]
pub fn work_state(state: claim::WorkState) -> WorkState {
    match state {
        claim::WorkState::Open => WorkState::Open,
        claim::WorkState::InProgress => WorkState::InProgress,
        claim::WorkState::Parked => WorkState::Parked,
        claim::WorkState::NeedsSecondReader => WorkState::NeedsSecondReader,
        claim::WorkState::Disputed => WorkState::Disputed,
        claim::WorkState::Decided => WorkState::Decided,
        claim::WorkState::NotCheckable => WorkState::NotCheckable,
    }
}

/// The card of the claim at a place of the walk.
#[must_use]
pub fn claim_card(view: &CaseView, place: usize) -> ClaimCard {
    let claim: &ClaimEntry = &view.claims[place];
    let first = claim.statements.first();
    let article = first
        .and_then(|statement| statement.article)
        .map(|index| &view.articles[index]);
    ClaimCard {
        id: claim.id.to_string(),
        number: count(place + 1),
        text: claim.text.clone(),
        origin: claim.origin.as_str().to_owned(),
        accepted: claim.accepted,
        state: work_state(claim.state()),
        sign: sign(claim.sign()),
        contested: claim.contested,
        flagged: claim.flagged,
        speaker: first.and_then(|statement| statement.speaker.clone()),
        outlet: article.map(|article| article.short().to_owned()),
        article_id: article.map(|article| article.id.to_string()),
        paragraph: article
            .zip(first)
            .filter(|(_, statement)| !view.is_orphan(statement))
            .map(|(article, statement)| count(article.layout.paragraph_at(statement.span.start))),
        tags: claim.tags.clone(),
        reopened: claim.reopened.clone(),
        corrected: corrected(claim),
    }
}

/// The counts of a case.
#[must_use]
pub fn progress(progress: view::Progress) -> Progress {
    Progress {
        contested: count(progress.contested),
        contested_settled: count(progress.contested_settled),
        claims: count(progress.claims),
        claims_settled: count(progress.claims_settled),
        sentences: count(progress.sentences),
        sentences_settled: count(progress.sentences_settled),
        parked: count(progress.parked),
        flagged: count(progress.flagged),
    }
}
