//! Verdicts.

use factdesk_ipc::Reply;
use factdesk_ipc::wire::common::Changed;
use factdesk_ipc::wire::verdict::{VerdictGive, VerdictWithdraw};
use tauri::State;

use crate::state::AppState;

/// Gives a verdict.
#[tauri::command]
pub async fn verdict_give(state: State<'_, AppState>, input: VerdictGive) -> Reply<Changed> {
    state.run(move |host| host.verdict_give(input)).await
}

/// Withdraws a verdict.
#[tauri::command]
pub async fn verdict_withdraw(state: State<'_, AppState>, input: VerdictWithdraw) -> Reply<Changed> {
    state.run(move |host| host.verdict_withdraw(input)).await
}
