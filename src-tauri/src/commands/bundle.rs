//! Hand-over bundles, devices, what is erased, second readings that are asked for.

use factdesk_ipc::Reply;
use factdesk_ipc::wire::bundle::{
    BundleDiscard, BundleExport, BundleExported, BundleImport, BundleImported, BundleOffer, DeviceList,
    DeviceRevoke, InboxList, PayloadErase, SecondReadingAsk,
};
use factdesk_ipc::wire::common::Changed;
use tauri::{AppHandle, State};

use crate::dialog;
use crate::state::AppState;

/// Asks for a second reading of a claim, or takes that back.
#[tauri::command]
pub async fn second_reading_ask(state: State<'_, AppState>, input: SecondReadingAsk) -> Reply<Changed> {
    state.run(move |host| host.second_reading_ask(input)).await
}

/// Lists the devices that this desk knows.
#[tauri::command]
pub async fn device_list(state: State<'_, AppState>) -> Reply<DeviceList> {
    state.run(move |host| host.device_list()).await
}

/// Revokes a device in every case.
#[tauri::command]
pub async fn device_revoke(state: State<'_, AppState>, input: DeviceRevoke) -> Reply<Changed> {
    state.run(move |host| host.device_revoke(&input)).await
}

/// Asks where to and writes a case into one signed file.
#[tauri::command]
pub async fn bundle_export(
    app: AppHandle,
    state: State<'_, AppState>,
    input: BundleExport,
) -> Reply<Option<BundleExported>> {
    let asked = input.clone();
    let name = state.run(move |host| host.bundle_file_name(&asked)).await?;
    let Some(path) = dialog::choose_bundle_to(&app, name).await else {
        return Ok(None);
    };
    state
        .run(move |host| host.bundle_write(&input, &path).map(Some))
        .await
}

/// Takes a bundle that was dropped, or opens the file dialog for one; the file waits under a token.
#[tauri::command]
pub async fn bundle_choose(app: AppHandle, state: State<'_, AppState>) -> Reply<Option<BundleOffer>> {
    let dropped = state.run(|host| Ok(host.bundle_waiting())).await?;
    let chosen = match dropped {
        Some(path) => Some(path),
        None => dialog::choose_bundle(&app).await,
    };
    let Some(path) = chosen else {
        return Ok(None);
    };
    state.run(move |host| host.bundle_offer(path).map(Some)).await
}

/// Takes a bundle in.
#[tauri::command]
pub async fn bundle_import(state: State<'_, AppState>, input: BundleImport) -> Reply<BundleImported> {
    state.run(move |host| host.bundle_import(&input)).await
}

/// Lists the bundles that wait for the words of a device.
#[tauri::command]
pub async fn inbox_list(state: State<'_, AppState>) -> Reply<InboxList> {
    state.run(move |host| host.inbox_list()).await
}

/// Throws away a bundle that waits.
#[tauri::command]
pub async fn bundle_discard(state: State<'_, AppState>, input: BundleDiscard) -> Reply<Changed> {
    state.run(move |host| host.bundle_discard(&input)).await
}

/// Erases for ever what was said.
#[tauri::command]
pub async fn payload_erase(state: State<'_, AppState>, input: PayloadErase) -> Reply<Changed> {
    state.run(move |host| host.payload_erase(input)).await
}
