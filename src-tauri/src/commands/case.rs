//! Cases.

use factdesk_ipc::Reply;
use factdesk_ipc::wire::case::{CaseAnalyse, CaseAnalysed, CaseCreate, CaseDetail, CaseEdit};
use factdesk_ipc::wire::common::{ByCase, ById, Changed};
use tauri::State;

use crate::state::AppState;

/// Makes a case.
#[tauri::command]
pub async fn case_create(state: State<'_, AppState>, input: CaseCreate) -> Reply<Changed> {
    state.run(move |host| host.case_create(input)).await
}

/// Changes a case.
#[tauri::command]
pub async fn case_edit(state: State<'_, AppState>, input: CaseEdit) -> Reply<Changed> {
    state.run(move |host| host.case_edit(input)).await
}

/// Opens a case.
#[tauri::command]
pub async fn case_show(state: State<'_, AppState>, input: ByCase) -> Reply<CaseDetail> {
    state.run(move |host| host.case_show(&input)).await
}

/// Analyses a case anew; what a person decided stays.
#[tauri::command]
pub async fn case_analyse(state: State<'_, AppState>, input: CaseAnalyse) -> Reply<CaseAnalysed> {
    state.run(move |host| host.case_analyse(&input)).await
}

/// Opens the built-in sample case, made at first use.
#[tauri::command]
pub async fn sample_open(state: State<'_, AppState>) -> Reply<ById> {
    state.run(move |host| host.sample_open()).await
}
