//! Relations and contested sets.

use factdesk_ipc::Reply;
use factdesk_ipc::wire::common::{ByCase, Changed};
use factdesk_ipc::wire::relation::{ContestedSets, RelationSet, RelationsDecide};
use tauri::State;

use crate::state::AppState;

/// Confirms, rejects, changes or makes a relation.
#[tauri::command]
pub async fn relation_set(state: State<'_, AppState>, input: RelationSet) -> Reply<Changed> {
    state.run(move |host| host.relation_set(input)).await
}

/// Confirms or rejects several relations, as one act.
#[tauri::command]
pub async fn relation_decide_many(state: State<'_, AppState>, input: RelationsDecide) -> Reply<Changed> {
    state.run(move |host| host.relation_decide_many(&input)).await
}

/// Lists the contested sets.
#[tauri::command]
pub async fn contested_list(state: State<'_, AppState>, input: ByCase) -> Reply<ContestedSets> {
    state.run(move |host| host.contested_list(&input)).await
}
