//! The system's dialogs for files. Rust opens them, so that no path ever comes from a page.

use std::path::PathBuf;

use tauri::AppHandle;
use tauri_plugin_dialog::{DialogExt as _, FilePath};
use tokio::sync::oneshot;

/// Endings of the formats that are read; the bytes decide in the end, so that any other file may be tried.
const ARTICLES: &[&str] = &[
    "txt", "md", "markdown", "html", "htm", "xhtml", "mhtml", "mht", "eml", "warc", "gz", "wacz", "docx",
    "odt", "pdf", "csv", "tsv", "xlsx", "json", "jsonl", "srt", "vtt",
];

/// Asks for articles; none when the person closed the dialog.
pub(crate) async fn choose_articles(app: &AppHandle) -> Option<Vec<PathBuf>> {
    let (send, receive) = oneshot::channel();
    app.dialog()
        .file()
        .set_title("Add articles")
        .add_filter("Articles", ARTICLES)
        .add_filter("All files", &["*"])
        .pick_files(move |files| drop(send.send(files)));
    let files = receive.await.ok().flatten()?;
    Some(files.into_iter().filter_map(path).collect())
}

/// Asks for files to capture as evidence; none when the person closed the dialog.
pub(crate) async fn choose_evidence(app: &AppHandle) -> Option<Vec<PathBuf>> {
    let (send, receive) = oneshot::channel();
    app.dialog()
        .file()
        .set_title("Capture files")
        .pick_files(move |files| drop(send.send(files)));
    let files = receive.await.ok().flatten()?;
    Some(files.into_iter().filter_map(path).collect())
}

/// Asks where to write a copy of a captured file; none when the person closed the dialog.
pub(crate) async fn choose_copy(app: &AppHandle, name: String) -> Option<PathBuf> {
    let (send, receive) = oneshot::channel();
    app.dialog()
        .file()
        .set_title("Save a copy")
        .set_file_name(name)
        .save_file(move |file| drop(send.send(file)));
    receive.await.ok().flatten().and_then(path)
}

/// Asks for the new text of an article; none when the person closed the dialog.
pub(crate) async fn choose_version(app: &AppHandle) -> Option<PathBuf> {
    let (send, receive) = oneshot::channel();
    app.dialog()
        .file()
        .set_title("Choose the new text of the article")
        .add_filter("Articles", ARTICLES)
        .add_filter("All files", &["*"])
        .pick_file(move |file| drop(send.send(file)));
    receive.await.ok().flatten().and_then(path)
}

/// The ending of bundles.
const BUNDLES: &[&str] = &["factdesk"];

/// Asks for a bundle; none when the person closed the dialog.
pub(crate) async fn choose_bundle(app: &AppHandle) -> Option<PathBuf> {
    let (send, receive) = oneshot::channel();
    app.dialog()
        .file()
        .set_title("Choose a case that was handed over")
        .add_filter("Cases handed over", BUNDLES)
        .pick_file(move |file| drop(send.send(file)));
    receive.await.ok().flatten().and_then(path)
}

/// Asks where to write a bundle; none when the person closed the dialog.
pub(crate) async fn choose_bundle_to(app: &AppHandle, name: String) -> Option<PathBuf> {
    let (send, receive) = oneshot::channel();
    app.dialog()
        .file()
        .set_title("Hand the case over")
        .set_file_name(name)
        .add_filter("Cases handed over", BUNDLES)
        .save_file(move |file| drop(send.send(file)));
    receive.await.ok().flatten().and_then(path)
}

/// Asks for the folder of a sentence model; none when the person closed the dialog.
pub(crate) async fn choose_model(app: &AppHandle) -> Option<PathBuf> {
    let (send, receive) = oneshot::channel();
    app.dialog()
        .file()
        .set_title("Choose a folder with model.onnx and tokenizer.json")
        .pick_folder(move |folder| drop(send.send(folder)));
    receive.await.ok().flatten().and_then(path)
}

/// Asks where to write a report; none when the person closed the dialog.
pub(crate) async fn choose_report(app: &AppHandle, name: String) -> Option<PathBuf> {
    let (send, receive) = oneshot::channel();
    app.dialog()
        .file()
        .set_title("Save the report")
        .set_file_name(name)
        .add_filter("Markdown", &["md"])
        .save_file(move |file| drop(send.send(file)));
    receive.await.ok().flatten().and_then(path)
}

fn path(file: FilePath) -> Option<PathBuf> {
    file.into_path().ok()
}
