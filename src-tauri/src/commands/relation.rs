//! Relations and contested sets.

use factdesk_ipc::Reply;
use factdesk_ipc::wire::common::{ByCase, Changed};
use factdesk_ipc::wire::relation::{ContestedSets, RelationSet};
use tauri::State;

use crate::state::AppState;

/// Confirms, rejects, changes or makes a relation.
#[tauri::command]
pub async fn relation_set(state: State<'_, AppState>, input: RelationSet) -> Reply<Changed> {
    state.run(move |host| host.relation_set(input)).await
}

/// Lists the contested sets.
#[tauri::command]
pub async fn contested_list(state: State<'_, AppState>, input: ByCase) -> Reply<ContestedSets> {
    state.run(move |host| host.contested_list(&input)).await
}
