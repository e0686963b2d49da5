//! Captured files, the archive, and quotes against them.

use factdesk_ipc::Reply;
use factdesk_ipc::wire::capture::{
    ArchiveProgress, ArchiveState, ByFile, CaptureFiles, CaptureImage, CaptureImageAsk, CaptureList,
    CapturePaste, CaptureProgress, CaptureShow, CaptureSummary, CaptureText, CaptureUrl, FileErase,
    FileSaved, QuoteCheck, QuoteProof,
};
use factdesk_ipc::wire::claims_table::{ByToken, ClaimsImport, ClaimsImported, ClaimsTable};
use factdesk_ipc::wire::common::{ByCase, ById, Changed};
use factdesk_ipc::wire::copies::WireCopies;
use factdesk_ipc::wire::desk::FilesOffered;
use factdesk_ipc::wire::evidence::ByEvidence;
use tauri::ipc::Channel;
use tauri::{AppHandle, State};

use crate::dialog;
use crate::state::AppState;

/// Opens the file dialog for evidence; the chosen files wait under a token.
#[tauri::command]
pub async fn capture_choose(app: AppHandle, state: State<'_, AppState>) -> Reply<Option<FilesOffered>> {
    let chosen = dialog::choose_evidence(&app).await;
    state
        .run(move |host| Ok(chosen.map(|files| host.offer(files))))
        .await
}

/// Captures offered files.
#[tauri::command]
pub async fn capture_files(
    state: State<'_, AppState>,
    input: CaptureFiles,
    progress: Channel<CaptureProgress>,
) -> Reply<CaptureSummary> {
    // A page that is gone hears no progress; the capture goes on.
    state
        .run(move |host| host.capture_files(&input, &mut |step| drop(progress.send(step))))
        .await
}

/// Captures pasted text.
#[tauri::command]
pub async fn capture_paste(state: State<'_, AppState>, input: CapturePaste) -> Reply<CaptureSummary> {
    state.run(move |host| host.capture_paste(input)).await
}

/// Fetches an address once and captures what came.
#[tauri::command]
pub async fn capture_url(
    state: State<'_, AppState>,
    input: CaptureUrl,
    progress: Channel<CaptureProgress>,
) -> Reply<CaptureSummary> {
    state
        .run(move |host| host.capture_url(input, &mut |step| drop(progress.send(step))))
        .await
}

/// Stops the running capture.
#[tauri::command]
pub async fn capture_cancel(state: State<'_, AppState>) -> Reply<()> {
    state.host()?.capture_cancel();
    Ok(())
}

/// Lists the captures of a case, the latest first.
#[tauri::command]
pub async fn capture_list(state: State<'_, AppState>, input: ByCase) -> Reply<CaptureList> {
    state.run(move |host| host.capture_list(&input)).await
}

/// Shows the text of a captured file, a part at a time.
#[tauri::command]
pub async fn capture_show(state: State<'_, AppState>, input: CaptureShow) -> Reply<CaptureText> {
    state.run(move |host| host.capture_show(&input)).await
}

/// Draws a page of a captured PDF, or a captured picture.
#[tauri::command]
pub async fn capture_image(state: State<'_, AppState>, input: CaptureImageAsk) -> Reply<CaptureImage> {
    state.run(move |host| host.capture_image(&input)).await
}

/// Asks where to and writes a copy of a captured file.
#[tauri::command]
pub async fn capture_save_as(
    app: AppHandle,
    state: State<'_, AppState>,
    input: ByFile,
) -> Reply<Option<FileSaved>> {
    let named = input.clone();
    let name = state.run(move |host| host.capture_file_name(&named)).await?;
    let Some(path) = dialog::choose_copy(&app, name).await else {
        return Ok(None);
    };
    state
        .run(move |host| host.capture_write(&input.sha256, &path).map(Some))
        .await
}

/// Says that a capture does not belong to its case.
#[tauri::command]
pub async fn capture_retract(state: State<'_, AppState>, input: ById) -> Reply<Changed> {
    state.run(move |host| host.capture_retract(&input)).await
}

/// Erases a file for ever.
#[tauri::command]
pub async fn file_erase(state: State<'_, AppState>, input: FileErase) -> Reply<Changed> {
    state.run(move |host| host.file_erase(input)).await
}

/// Says how the archive is.
#[tauri::command]
pub async fn archive_show(state: State<'_, AppState>) -> Reply<ArchiveState> {
    state.run(|host| host.archive_show()).await
}

/// Hashes every file and every working copy again.
#[tauri::command]
pub async fn archive_verify(
    state: State<'_, AppState>,
    progress: Channel<ArchiveProgress>,
) -> Reply<ArchiveState> {
    state
        .run(move |host| host.archive_verify(&mut |step| drop(progress.send(step))))
        .await
}

/// Stops the verification.
#[tauri::command]
pub async fn archive_cancel(state: State<'_, AppState>) -> Reply<()> {
    state.host()?.archive_cancel();
    Ok(())
}

/// Says whether a quote stands in a captured file.
#[tauri::command]
pub async fn quote_check(state: State<'_, AppState>, input: QuoteCheck) -> Reply<QuoteProof> {
    state.run(move |host| host.quote_check(&input)).await
}

/// Proves the quote of a piece of evidence again.
#[tauri::command]
pub async fn evidence_prove(state: State<'_, AppState>, input: ByEvidence) -> Reply<QuoteProof> {
    state.run(move |host| host.evidence_prove(&input)).await
}

/// Lists articles and captured files that share much of their wording.
#[tauri::command]
pub async fn copies_list(state: State<'_, AppState>, input: ByCase) -> Reply<WireCopies> {
    state.run(move |host| host.copies_list(&input)).await
}

/// Reads an offered table of claims and guesses its columns.
#[tauri::command]
pub async fn claims_table(state: State<'_, AppState>, input: ByToken) -> Reply<ClaimsTable> {
    state.run(move |host| host.claims_table(&input)).await
}

/// Makes claims of the rows of an offered table.
#[tauri::command]
pub async fn claims_import(state: State<'_, AppState>, input: ClaimsImport) -> Reply<ClaimsImported> {
    state.run(move |host| host.claims_import(input)).await
}
