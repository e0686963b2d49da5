//! The window of Factdesk: wiring only.
//!
//! Absent here: rules, storage and text. They live in the crates below this one; a command converts its
//! input, makes one call and converts the result.
#![deny(missing_docs)]

pub mod arguments;
pub mod commands;
mod dialog;
mod instance;
mod link;
pub mod state;
pub mod waiting;
mod window;

use std::process::ExitCode;

use tauri::{App, DragDropEvent, Manager as _, WindowEvent};

use arguments::{Arguments, Request};
use state::AppState;

/// Reads the command line and opens the window; returns when the window is closed.
///
/// Exit codes: 0 done, 2 a command line that cannot be understood, 5 the window could not be opened.
pub fn main() -> ExitCode {
    let folder = std::env::current_dir().unwrap_or_default();
    match arguments::parse(std::env::args_os().skip(1), &folder) {
        Ok(Request::Open(arguments)) => open(arguments),
        Ok(Request::Help) => {
            println!("{}", arguments::USAGE);
            ExitCode::SUCCESS
        }
        Ok(Request::Version) => {
            println!("factdesk {}", env!("CARGO_PKG_VERSION"));
            ExitCode::SUCCESS
        }
        Ok(Request::Blank) => said(
            tauri::Builder::default()
                .setup(|app| Ok(window::open_blank(app)?))
                .run(context()),
        ),
        Err(error) => {
            eprintln!("factdesk: {error}\n\n{}", arguments::USAGE);
            ExitCode::from(2)
        }
    }
}

fn open(arguments: Arguments) -> ExitCode {
    said(run(arguments))
}

fn said(ran: tauri::Result<()>) -> ExitCode {
    match ran {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("factdesk: the window could not be opened: {error}");
            ExitCode::from(5)
        }
    }
}

/// Opens the window on the desk that `arguments` name and runs until it is closed.
///
/// # Errors
/// When the system has no display or no web view, or the configuration of the window is not valid.
pub fn run(arguments: Arguments) -> tauri::Result<()> {
    let builder = tauri::Builder::default();
    let builder = match instance::plugin(arguments.desk.as_deref()) {
        Some(plugin) => builder.plugin(plugin),
        None => builder,
    };
    builder
        .plugin(tauri_plugin_dialog::init())
        .on_window_event(|window, event| {
            if let WindowEvent::DragDrop(DragDropEvent::Drop { paths, .. }) = event {
                waiting::add(window.app_handle(), paths.clone());
            }
        })
        .invoke_handler(handlers!())
        .setup(|app| {
            // The web view starts in a process of its own; the desk is opened meanwhile. No command of the page is
            // answered before this function has returned.
            window::open(app)?;
            Ok(open_desk(app, arguments)?)
        })
        .run(context())
}

/// The configuration and the pages, put into the program once.
fn context() -> tauri::Context {
    tauri::generate_context!()
}

/// Opens the desk that the command line names, else that of this login, which begins with the sample case.
fn open_desk(app: &App, arguments: Arguments) -> tauri::Result<()> {
    let state = match arguments.desk {
        Some(folder) => AppState::open(&folder, folder.join("exports"), false),
        None => {
            let folder = app.path().app_data_dir()?.join("desk");
            let documents = app.path().document_dir().unwrap_or_else(|_| folder.clone());
            AppState::open(&folder, documents.join("Factdesk"), true)
        }
    };
    if let Ok(host) = state.host() {
        host.hand_over(arguments.files);
    }
    app.manage(state);
    Ok(())
}
