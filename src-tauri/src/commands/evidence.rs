//! Sources and evidence.

use factdesk_ipc::Reply;
use factdesk_ipc::wire::common::Changed;
use factdesk_ipc::wire::evidence::{
    ByEvidence, EvidenceAdd, EvidenceEdit, SourceAdd, SourceEdit, SourceList,
};
use tauri::State;

use crate::state::AppState;

/// Lists the sources of this desk.
#[tauri::command]
pub async fn source_list(state: State<'_, AppState>) -> Reply<SourceList> {
    state.run(move |host| host.source_list()).await
}

/// Adds a source.
#[tauri::command]
pub async fn source_add(state: State<'_, AppState>, input: SourceAdd) -> Reply<Changed> {
    state.run(move |host| host.source_add(input)).await
}

/// Changes a source.
#[tauri::command]
pub async fn source_edit(state: State<'_, AppState>, input: SourceEdit) -> Reply<Changed> {
    state.run(move |host| host.source_edit(input)).await
}

/// Adds evidence.
#[tauri::command]
pub async fn evidence_add(state: State<'_, AppState>, input: EvidenceAdd) -> Reply<Changed> {
    state.run(move |host| host.evidence_add(input)).await
}

/// Changes evidence.
#[tauri::command]
pub async fn evidence_edit(state: State<'_, AppState>, input: EvidenceEdit) -> Reply<Changed> {
    state.run(move |host| host.evidence_edit(input)).await
}

/// Takes evidence back.
#[tauri::command]
pub async fn evidence_retract(state: State<'_, AppState>, input: ByEvidence) -> Reply<Changed> {
    state.run(move |host| host.evidence_retract(&input)).await
}
