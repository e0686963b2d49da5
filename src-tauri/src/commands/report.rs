//! The report.

use factdesk_ipc::Reply;
use factdesk_ipc::wire::common::ByCase;
use factdesk_ipc::wire::report::{ReportExported, ReportPreview, ReportSaved};
use tauri::{AppHandle, State};

use crate::dialog;
use crate::state::AppState;

/// Shows the report as it would be exported now.
#[tauri::command]
pub async fn report_preview(state: State<'_, AppState>, input: ByCase) -> Reply<ReportPreview> {
    state.run(move |host| host.report_preview(&input)).await
}

/// Writes the report into the case's export folder.
#[tauri::command]
pub async fn report_export(state: State<'_, AppState>, input: ByCase) -> Reply<ReportExported> {
    state.run(move |host| host.report_export(&input)).await
}

/// Asks where to and writes the report.
#[tauri::command]
pub async fn report_save_as(app: AppHandle, state: State<'_, AppState>, input: ByCase) -> Reply<ReportSaved> {
    let case = input.clone();
    let name = state.run(move |host| host.report_file_name(&case)).await?;
    let Some(path) = dialog::choose_report(&app, name).await else {
        return Ok(ReportSaved { exported: None });
    };
    state
        .run(move |host| {
            Ok(ReportSaved {
                exported: Some(host.report_write(&input, &path)?),
            })
        })
        .await
}
