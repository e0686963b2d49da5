//! The desk: first screen, settings, search, drafts, reviewers, backup.

use factdesk_ipc::Reply;
use factdesk_ipc::wire::common::{ById, Changed};
use factdesk_ipc::wire::desk::{
    BackupMade, DeskOverview, Draft, LinkOpen, Place, ReviewerAdd, Scales, Search, SearchHits, Setting,
    Settings,
};
use tauri::State;

use crate::state::AppState;

/// Shows the first screen.
#[tauri::command]
pub async fn desk_show(state: State<'_, AppState>) -> Reply<DeskOverview> {
    state.run(move |host| host.desk_show()).await
}

/// Reads every setting.
#[tauri::command]
pub async fn settings_show(state: State<'_, AppState>) -> Reply<Settings> {
    state.run(move |host| host.settings_show()).await
}

/// Keeps one setting.
#[tauri::command]
pub async fn settings_set(state: State<'_, AppState>, input: Setting) -> Reply<Settings> {
    state.run(move |host| host.settings_set(&input)).await
}

/// Looks for words in cases, articles, claims, sources, evidence and verdicts.
#[tauri::command]
pub async fn search(state: State<'_, AppState>, input: Search) -> Reply<SearchHits> {
    state.run(move |host| host.search(&input)).await
}

/// Writes a verified copy of the desk beside it.
#[tauri::command]
pub async fn backup_make(state: State<'_, AppState>) -> Reply<BackupMade> {
    state.run(move |host| host.backup_make()).await
}

/// Lists the rating scales.
#[tauri::command]
pub async fn scale_list(state: State<'_, AppState>) -> Reply<Scales> {
    state.run(move |host| host.scale_list()).await
}

/// Adds a reviewer.
#[tauri::command]
pub async fn reviewer_add(state: State<'_, AppState>, input: ReviewerAdd) -> Reply<Changed> {
    state.run(move |host| host.reviewer_add(&input)).await
}

/// Says who sits at the desk.
#[tauri::command]
pub async fn reviewer_use(state: State<'_, AppState>, input: ById) -> Reply<Changed> {
    state.run(move |host| host.reviewer_use(&input)).await
}

/// Keeps half-typed text; an empty text removes it.
#[tauri::command]
pub async fn draft_save(state: State<'_, AppState>, input: Draft) -> Reply<()> {
    state.run(move |host| host.draft_save(&input)).await
}

/// Keeps where the checker is.
#[tauri::command]
pub async fn place_save(state: State<'_, AppState>, input: Place) -> Reply<()> {
    state.run(move |host| host.place_save(input)).await
}

/// Opens an address in the person's browser after they asked for it; http and https only.
#[tauri::command]
pub async fn link_open(input: LinkOpen) -> Reply<()> {
    crate::link::open(&input.url)
}

/// Takes part in closing the window: everything typed is saved.
#[tauri::command]
pub async fn window_close(window: tauri::WebviewWindow) -> Reply<()> {
    // A window that is gone already needs no closing.
    let _ = window.destroy();
    Ok(())
}
