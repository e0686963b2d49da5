//! What the running window holds: the open desk, or why it could not be opened.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use factdesk_desk::{Desk, Error, store, system_clock};
use factdesk_ipc::host::archive::verify_in_background;
use factdesk_ipc::host::similar::read_in_background;
use factdesk_ipc::wire::common::WireError;
use factdesk_ipc::{Host, Reply};

/// The open desk. A desk that could not be opened answers every command with the reason, so that the window
/// can show it and nothing is lost.
#[derive(Clone)]
pub struct AppState(Reply<Arc<Host>>);

impl AppState {
    /// Opens the desk in `folder`, to read only when another program holds it. `exports` is where exports go;
    /// `with_sample` makes the sample case in a desk that has no case yet.
    #[must_use]
    pub fn open(folder: &Path, exports: PathBuf, with_sample: bool) -> Self {
        let desk = match Desk::open(folder, system_clock()) {
            Err(Error::Store(store::Error::InUse)) => Desk::open_read(folder, system_clock()),
            opened => opened,
        };
        let host = desk
            .map(|desk| Arc::new(Host::new(desk, exports).with_built_in_model(built_in_model())))
            .map_err(WireError::from);
        if let Ok(host) = &host
            && with_sample
            && host.has_no_case()
            && let Err(error) = host.sample_open()
        {
            eprintln!("factdesk: the sample case could not be made: {}", error.message);
        }
        if let Ok(host) = &host {
            read_in_background(host);
            verify_in_background(host);
        }
        Self(host)
    }

    /// The host, where the desk could be opened.
    ///
    /// # Errors
    /// Why the desk could not be opened.
    pub fn host(&self) -> Reply<Arc<Host>> {
        self.0.clone()
    }

    /// Runs a command on a thread that may wait for the disk.
    ///
    /// # Errors
    /// Whatever the command returns; why the desk could not be opened; a defect in the command.
    pub async fn run<T: Send + 'static>(
        &self,
        job: impl FnOnce(&Host) -> Reply<T> + Send + 'static,
    ) -> Reply<T> {
        let host = self.host()?;
        tauri::async_runtime::spawn_blocking(move || job(&host))
            .await
            .unwrap_or_else(|error| Err(defect(&error)))
    }
}

/// The sentence model that came with this program.
fn built_in_model() -> Option<PathBuf> {
    let program = std::env::current_exe().ok()?;
    factdesk_meaning::built_in(&program)
}

fn defect(error: &tauri::Error) -> WireError {
    WireError {
        code: "defect".to_owned(),
        message: "Something is broken in the program. Nothing was changed; copy the details for a report."
            .to_owned(),
        field: None,
        detail: Some(error.to_string()),
    }
}
