//! Reviewers side by side: the queue, decisions, agreement.

use factdesk_ipc::Reply;
use factdesk_ipc::wire::claim::ByClaim;
use factdesk_ipc::wire::common::{ByCase, Changed};
use factdesk_ipc::wire::review::{
    AgreementAsk, AgreementView, DecisionMake, DecisionWithdraw, ReviewClaim, ReviewQueue,
};
use tauri::State;

use crate::state::AppState;

/// Lists what reviewers disagree on, what waits for a second verdict, and the rest.
#[tauri::command]
pub async fn review_queue(state: State<'_, AppState>, input: ByCase) -> Reply<ReviewQueue> {
    state.run(move |host| host.review_queue(&input)).await
}

/// Shows a claim with its verdicts side by side.
#[tauri::command]
pub async fn review_show(state: State<'_, AppState>, input: ByClaim) -> Reply<ReviewClaim> {
    state.run(move |host| host.review_show(&input)).await
}

/// Decides what is published on a claim.
#[tauri::command]
pub async fn decision_make(state: State<'_, AppState>, input: DecisionMake) -> Reply<Changed> {
    state.run(move |host| host.decision_make(input)).await
}

/// Withdraws a decision.
#[tauri::command]
pub async fn decision_withdraw(state: State<'_, AppState>, input: DecisionWithdraw) -> Reply<Changed> {
    state.run(move |host| host.decision_withdraw(input)).await
}

/// Says how far reviewers agree.
#[tauri::command]
pub async fn agreement_show(state: State<'_, AppState>, input: AgreementAsk) -> Reply<AgreementView> {
    state.run(move |host| host.agreement_show(&input)).await
}
