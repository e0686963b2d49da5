//! The sentence model and what it finds.

use factdesk_ipc::Reply;
use factdesk_ipc::wire::model::{ModelInUse, ModelUse, SimilarClaims, SimilarFind};
use tauri::{AppHandle, State};

use crate::dialog;
use crate::state::AppState;

/// Says which sentence model is in use.
#[tauri::command]
pub async fn model_show(state: State<'_, AppState>) -> Reply<ModelInUse> {
    state.run(move |host| host.model_show()).await
}

/// Goes back to the built-in sentence model, or to none.
#[tauri::command]
pub async fn model_use(state: State<'_, AppState>, input: ModelUse) -> Reply<ModelInUse> {
    state.run(move |host| host.model_use(&input)).await
}

/// Asks for a folder with a sentence model and uses it; a closed dialog changes nothing.
#[tauri::command]
pub async fn model_choose(app: AppHandle, state: State<'_, AppState>) -> Reply<ModelInUse> {
    let chosen = dialog::choose_model(&app).await;
    state
        .run(move |host| match chosen {
            Some(folder) => host.model_use_folder(&folder),
            None => host.model_show(),
        })
        .await
}

/// Finds the claims nearest to one, in this case and all others.
#[tauri::command]
pub async fn claim_similar(state: State<'_, AppState>, input: SimilarFind) -> Reply<SimilarClaims> {
    state.run(move |host| host.claim_similar(&input)).await
}
