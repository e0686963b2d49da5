//! Versions of an article: new texts, comparison, orphans.

use factdesk_ipc::Reply;
use factdesk_ipc::wire::article::ByArticle;
use factdesk_ipc::wire::common::{ByCase, ById, Changed};
use factdesk_ipc::wire::desk::FilesOffered;
use factdesk_ipc::wire::version::{
    ArticleUpdate, ArticleUpdated, OrphanList, PassagePlace, StatementPlace, VersionCompare, VersionDiff,
    VersionList,
};
use tauri::{AppHandle, State};

use crate::dialog;
use crate::state::AppState;

/// Opens the file dialog for the new text of an article; the chosen file waits under a token.
#[tauri::command]
pub async fn article_update_choose(
    app: AppHandle,
    state: State<'_, AppState>,
    input: ByArticle,
) -> Reply<Option<FilesOffered>> {
    // An article that is gone is told before a file is asked for.
    state.run(move |host| host.version_list(&input)).await?;
    let chosen = dialog::choose_version(&app).await;
    state
        .run(move |host| Ok(chosen.map(|file| host.offer(vec![file]))))
        .await
}

/// Gives an article a new text; what stands in it finds its place there, in one act.
#[tauri::command]
pub async fn article_update(state: State<'_, AppState>, input: ArticleUpdate) -> Reply<ArticleUpdated> {
    state.run(move |host| host.article_update(input)).await
}

/// Lists the versions of an article.
#[tauri::command]
pub async fn version_list(state: State<'_, AppState>, input: ByArticle) -> Reply<VersionList> {
    state.run(move |host| host.version_list(&input)).await
}

/// Compares two versions of an article, word by word.
#[tauri::command]
pub async fn version_compare(state: State<'_, AppState>, input: VersionCompare) -> Reply<VersionDiff> {
    state.run(move |host| host.version_compare(&input)).await
}

/// Lists what has no place in the present text of its article, with the nearest passage of each.
#[tauri::command]
pub async fn orphan_list(state: State<'_, AppState>, input: ByCase) -> Reply<OrphanList> {
    state.run(move |host| host.orphan_list(&input)).await
}

/// Shows where a statement stands in the present text.
#[tauri::command]
pub async fn statement_place(state: State<'_, AppState>, input: StatementPlace) -> Reply<Changed> {
    state.run(move |host| host.statement_place(input)).await
}

/// Shows where a marked passage lies in the present text.
#[tauri::command]
pub async fn passage_place(state: State<'_, AppState>, input: PassagePlace) -> Reply<Changed> {
    state.run(move |host| host.passage_place(input)).await
}

/// Takes a statement out of its claim.
#[tauri::command]
pub async fn statement_retract(state: State<'_, AppState>, input: ById) -> Reply<Changed> {
    state.run(move |host| host.statement_retract(&input)).await
}
