//! Claims and the walk.

use factdesk_ipc::Reply;
use factdesk_ipc::wire::claim::{
    ByClaim, ByClaims, ClaimCreate, ClaimDetail, ClaimEdit, ClaimFind, ClaimFlag, ClaimList, ClaimMerge,
    ClaimPark, ClaimSplit, CommentAdd, RecheckSet, StatementEdit, TagSet, WalkPosition, WalkStep,
};
use factdesk_ipc::wire::common::{ById, Changed};
use tauri::State;

use crate::state::AppState;

/// Moves through the walk.
#[tauri::command]
pub async fn walk_step(state: State<'_, AppState>, input: WalkStep) -> Reply<WalkPosition> {
    state.run(move |host| host.walk_step(&input)).await
}

/// Lists claims in the order of the walk.
#[tauri::command]
pub async fn claim_list(state: State<'_, AppState>, input: ClaimFind) -> Reply<ClaimList> {
    state.run(move |host| host.claim_list(&input)).await
}

/// Shows one claim.
#[tauri::command]
pub async fn claim_show(state: State<'_, AppState>, input: ByClaim) -> Reply<ClaimDetail> {
    state.run(move |host| host.claim_show(&input)).await
}

/// Makes a claim from a span.
#[tauri::command]
pub async fn claim_create(state: State<'_, AppState>, input: ClaimCreate) -> Reply<Changed> {
    state.run(move |host| host.claim_create(input)).await
}

/// Accepts a suggested claim.
#[tauri::command]
pub async fn claim_accept(state: State<'_, AppState>, input: ByClaim) -> Reply<Changed> {
    state.run(move |host| host.claim_accept(&input)).await
}

/// Accepts several suggested claims, as one act.
#[tauri::command]
pub async fn claim_accept_many(state: State<'_, AppState>, input: ByClaims) -> Reply<Changed> {
    state.run(move |host| host.claim_accept_many(&input)).await
}

/// Takes several claims out of the case, as one act; suggested ones are not suggested again.
#[tauri::command]
pub async fn claim_retract_many(state: State<'_, AppState>, input: ByClaims) -> Reply<Changed> {
    state.run(move |host| host.claim_retract_many(&input)).await
}

/// Changes a claim.
#[tauri::command]
pub async fn claim_edit(state: State<'_, AppState>, input: ClaimEdit) -> Reply<Changed> {
    state.run(move |host| host.claim_edit(input)).await
}

/// Splits a claim into parts.
#[tauri::command]
pub async fn claim_split(state: State<'_, AppState>, input: ClaimSplit) -> Reply<Changed> {
    state.run(move |host| host.claim_split(input)).await
}

/// Makes several claims one.
#[tauri::command]
pub async fn claim_merge(state: State<'_, AppState>, input: ClaimMerge) -> Reply<Changed> {
    state.run(move |host| host.claim_merge(&input)).await
}

/// Parks a claim or takes it up again.
#[tauri::command]
pub async fn claim_park(state: State<'_, AppState>, input: ClaimPark) -> Reply<Changed> {
    state.run(move |host| host.claim_park(input)).await
}

/// Flags a claim or takes the flag away.
#[tauri::command]
pub async fn claim_flag(state: State<'_, AppState>, input: ClaimFlag) -> Reply<Changed> {
    state.run(move |host| host.claim_flag(&input)).await
}

/// Takes a claim out of the case; a suggested one is dismissed and not suggested again.
#[tauri::command]
pub async fn claim_retract(state: State<'_, AppState>, input: ByClaim) -> Reply<Changed> {
    state.run(move |host| host.claim_retract(&input)).await
}

/// Corrects who said it.
#[tauri::command]
pub async fn statement_edit(state: State<'_, AppState>, input: StatementEdit) -> Reply<Changed> {
    state.run(move |host| host.statement_edit(input)).await
}

/// Adds a comment.
#[tauri::command]
pub async fn comment_add(state: State<'_, AppState>, input: CommentAdd) -> Reply<Changed> {
    state.run(move |host| host.comment_add(&input)).await
}

/// Takes a comment back.
#[tauri::command]
pub async fn comment_retract(state: State<'_, AppState>, input: ById) -> Reply<Changed> {
    state.run(move |host| host.comment_retract(&input)).await
}

/// Adds or removes a tag.
#[tauri::command]
pub async fn tag_set(state: State<'_, AppState>, input: TagSet) -> Reply<Changed> {
    state.run(move |host| host.tag_set(&input)).await
}

/// Says when to look again.
#[tauri::command]
pub async fn recheck_set(state: State<'_, AppState>, input: RecheckSet) -> Reply<Changed> {
    state.run(move |host| host.recheck_set(&input)).await
}
