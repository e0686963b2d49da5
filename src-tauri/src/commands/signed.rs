//! Sign-off, corrections, and claims to look at again.

use factdesk_ipc::Reply;
use factdesk_ipc::wire::common::{ByCase, Changed};
use factdesk_ipc::wire::signed::{
    CorrectionList, CorrectionMake, CorrectionRequest, CorrectionRequestEdit, RecheckAsk, RecheckList,
    SignOff, SignOffCheck,
};
use tauri::State;

use crate::state::AppState;

/// Says what stops a sign-off, what it would name, and how it stands.
#[tauri::command]
pub async fn sign_off_check(state: State<'_, AppState>, input: ByCase) -> Reply<SignOffCheck> {
    state.run(move |host| host.sign_off_check(&input)).await
}

/// Signs a case off.
#[tauri::command]
pub async fn sign_off(state: State<'_, AppState>, input: SignOff) -> Reply<Changed> {
    state.run(move |host| host.sign_off(input)).await
}

/// Lists what was said of a case after its sign-off.
#[tauri::command]
pub async fn correction_list(state: State<'_, AppState>, input: ByCase) -> Reply<CorrectionList> {
    state.run(move |host| host.correction_list(&input)).await
}

/// Corrects a case that was signed off.
#[tauri::command]
pub async fn correction_make(state: State<'_, AppState>, input: CorrectionMake) -> Reply<Changed> {
    state.run(move |host| host.correction_make(input)).await
}

/// Enters that an outlet was asked to correct what it printed.
#[tauri::command]
pub async fn correction_request(state: State<'_, AppState>, input: CorrectionRequest) -> Reply<Changed> {
    state.run(move |host| host.correction_request(input)).await
}

/// Enters what came of such a request.
#[tauri::command]
pub async fn correction_request_edit(
    state: State<'_, AppState>,
    input: CorrectionRequestEdit,
) -> Reply<Changed> {
    state.run(move |host| host.correction_request_edit(input)).await
}

/// Lists the claims whose day to be looked at again has come.
#[tauri::command]
pub async fn recheck_list(state: State<'_, AppState>, input: RecheckAsk) -> Reply<RecheckList> {
    state.run(move |host| host.recheck_list(&input)).await
}
