//! History, undo and redo.

use factdesk_ipc::Reply;
use factdesk_ipc::wire::common::ByCase;
use factdesk_ipc::wire::history::{HistoryList, HistoryPage, UndoAct, Undone, Verified};
use tauri::State;

use crate::state::AppState;

/// Lists what happened.
#[tauri::command]
pub async fn history_list(state: State<'_, AppState>, input: HistoryList) -> Reply<HistoryPage> {
    state.run(move |host| host.history_list(input)).await
}

/// Checks every hash and signature.
#[tauri::command]
pub async fn history_verify(state: State<'_, AppState>, input: ByCase) -> Reply<Verified> {
    state.run(move |host| host.history_verify(&input)).await
}

/// Takes the last own act back.
#[tauri::command]
pub async fn undo(state: State<'_, AppState>, input: ByCase) -> Reply<Undone> {
    state.run(move |host| host.undo(&input)).await
}

/// Brings the last undone act back.
#[tauri::command]
pub async fn redo(state: State<'_, AppState>, input: ByCase) -> Reply<Undone> {
    state.run(move |host| host.redo(&input)).await
}

/// Takes one act back.
#[tauri::command]
pub async fn undo_act(state: State<'_, AppState>, input: UndoAct) -> Reply<Undone> {
    state.run(move |host| host.undo_act(&input)).await
}
