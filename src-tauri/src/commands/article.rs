//! Articles: import, text, marks.

use factdesk_ipc::Reply;
use factdesk_ipc::wire::article::{
    ArticleEdit, ArticleImport, ArticlePaste, ArticleText, ByArticle, ImportProgress, ImportSummary,
    PassageMark,
};
use factdesk_ipc::wire::common::{ById, Changed};
use factdesk_ipc::wire::desk::FilesOffered;
use tauri::ipc::Channel;
use tauri::{AppHandle, State};

use crate::dialog;
use crate::state::AppState;

/// Imports pasted text.
#[tauri::command]
pub async fn article_paste(state: State<'_, AppState>, input: ArticlePaste) -> Reply<ImportSummary> {
    state.run(move |host| host.article_paste(input)).await
}

/// Shows an article's text with its spans.
#[tauri::command]
pub async fn article_show(state: State<'_, AppState>, input: ByArticle) -> Reply<ArticleText> {
    state.run(move |host| host.article_show(&input)).await
}

/// Changes what is known about an article.
#[tauri::command]
pub async fn article_edit(state: State<'_, AppState>, input: ArticleEdit) -> Reply<Changed> {
    state.run(move |host| host.article_edit(input)).await
}

/// Takes an article out of the case.
#[tauri::command]
pub async fn article_retract(state: State<'_, AppState>, input: ByArticle) -> Reply<Changed> {
    state.run(move |host| host.article_retract(&input)).await
}

/// Says that a passage holds nothing to check.
#[tauri::command]
pub async fn passage_mark(state: State<'_, AppState>, input: PassageMark) -> Reply<Changed> {
    state.run(move |host| host.passage_mark(input)).await
}

/// Takes such a mark back.
#[tauri::command]
pub async fn passage_unmark(state: State<'_, AppState>, input: ById) -> Reply<Changed> {
    state.run(move |host| host.passage_unmark(&input)).await
}

/// Opens the file dialog; the chosen files wait under a token.
#[tauri::command]
pub async fn article_choose(app: AppHandle, state: State<'_, AppState>) -> Reply<Option<FilesOffered>> {
    let chosen = dialog::choose_articles(&app).await;
    state
        .run(move |host| Ok(chosen.map(|files| host.offer(files))))
        .await
}

/// Imports offered files.
#[tauri::command]
pub async fn article_import(
    state: State<'_, AppState>,
    input: ArticleImport,
    progress: Channel<ImportProgress>,
) -> Reply<ImportSummary> {
    // A page that is gone hears no progress; the import goes on.
    state
        .run(move |host| host.article_import(&input, &mut |step| drop(progress.send(step))))
        .await
}

/// Stops the running import after the file at hand.
#[tauri::command]
pub async fn import_cancel(state: State<'_, AppState>) -> Reply<()> {
    state.host()?.import_cancel();
    Ok(())
}
