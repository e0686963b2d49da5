//! Sources, evidence, the search log and replies.

use factdesk_ipc::Reply;
use factdesk_ipc::wire::common::{ById, Changed};
use factdesk_ipc::wire::evidence::{ByEvidence, EvidenceAdd, EvidenceEdit, EvidenceFlag};
use factdesk_ipc::wire::lookup::LookupAdd;
use factdesk_ipc::wire::reply::{ReplyAsk, ReplyEdit};
use factdesk_ipc::wire::source::{OriginGroups, SourceAdd, SourceDetail, SourceEdit, SourceList};
use tauri::State;

use crate::state::AppState;

/// Lists the sources of this desk.
#[tauri::command]
pub async fn source_list(state: State<'_, AppState>) -> Reply<SourceList> {
    state.run(move |host| host.source_list()).await
}

/// Shows the page of a source, with what the vault holds of it.
#[tauri::command]
pub async fn source_show(state: State<'_, AppState>, input: ById) -> Reply<SourceDetail> {
    state.run(move |host| host.source_show(&input)).await
}

/// Lists the origin groups: sources of one group count once.
#[tauri::command]
pub async fn origin_group_list(state: State<'_, AppState>) -> Reply<OriginGroups> {
    state.run(move |host| host.origin_group_list()).await
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

/// Says what is wrong with evidence, or takes that back.
#[tauri::command]
pub async fn evidence_flag(state: State<'_, AppState>, input: EvidenceFlag) -> Reply<Changed> {
    state.run(move |host| host.evidence_flag(&input)).await
}

/// Enters what was looked for.
#[tauri::command]
pub async fn lookup_add(state: State<'_, AppState>, input: LookupAdd) -> Reply<Changed> {
    state.run(move |host| host.lookup_add(input)).await
}

/// Takes an entry of the search log out.
#[tauri::command]
pub async fn lookup_retract(state: State<'_, AppState>, input: ById) -> Reply<Changed> {
    state.run(move |host| host.lookup_retract(&input)).await
}

/// Enters that somebody was asked for a reply.
#[tauri::command]
pub async fn reply_ask(state: State<'_, AppState>, input: ReplyAsk) -> Reply<Changed> {
    state.run(move |host| host.reply_ask(input)).await
}

/// Changes the record of a reply.
#[tauri::command]
pub async fn reply_edit(state: State<'_, AppState>, input: ReplyEdit) -> Reply<Changed> {
    state.run(move |host| host.reply_edit(input)).await
}

/// Takes the record of a reply out.
#[tauri::command]
pub async fn reply_retract(state: State<'_, AppState>, input: ById) -> Reply<Changed> {
    state.run(move |host| host.reply_retract(&input)).await
}
