//! One window per desk: a second start brings the first window forward.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::Path;

use tauri::plugin::TauriPlugin;
use tauri::{AppHandle, Manager as _, Wry};

use crate::arguments::{self, Request};
use crate::waiting;
use crate::window::MAIN;

/// The plugin that finds the first window of this desk, or `None` where it could only tell apart programs
/// and not desks (macOS and Windows with `--desk`): there the desk's own lock refuses a second writer.
pub(crate) fn plugin(desk: Option<&Path>) -> Option<TauriPlugin<Wry>> {
    if desk.is_some() && !cfg!(target_os = "linux") {
        return None;
    }
    let plugin = tauri_plugin_single_instance::Builder::new()
        .dbus_id(bus_name(desk))
        .callback(|app, arguments, folder| second_start(app, &arguments, Path::new(&folder)))
        .build();
    Some(plugin)
}

/// The name that the first window holds on the session bus. Two desks are two programs to their user, so a
/// desk that was named gets a name of its own.
fn bus_name(desk: Option<&Path>) -> String {
    const OWN: &str = "org.factdesk.desk";
    let Some(desk) = desk else { return OWN.to_owned() };
    let mut hasher = DefaultHasher::new();
    // A desk that does not exist yet has no canonical path; its absolute one serves.
    std::fs::canonicalize(desk)
        .unwrap_or_else(|_| desk.to_owned())
        .hash(&mut hasher);
    format!("{OWN}.at{:016x}", hasher.finish())
}

/// What the first window does when it is told of a second start.
fn second_start(app: &AppHandle, arguments: &[String], folder: &Path) {
    if let Some(window) = app.get_webview_window(MAIN) {
        // Each step is a wish to the window system, which may decline it; the files still arrive.
        let _ = window.unminimize();
        let _ = window.show();
        let _ = window.set_focus();
    }
    // The second process has already said what is wrong with a line that cannot be read.
    if let Ok(Request::Open(named)) = arguments::parse(arguments.iter().skip(1).map(Into::into), folder) {
        waiting::add(app, named.files);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_desk_has_its_own_name_on_the_bus() {
        let (one, other) = (
            bus_name(Some(Path::new("/desks/one"))),
            bus_name(Some(Path::new("/desks/other"))),
        );
        assert_ne!(one, other, "two desks open two windows");
        assert_ne!(one, bus_name(None), "a named desk is not the usual one");
        assert_eq!(
            one,
            bus_name(Some(Path::new("/desks/one"))),
            "the same desk finds its window"
        );
        let element = |part: &str| part.starts_with(|c: char| c.is_ascii_alphabetic());
        assert!(
            one.split('.').all(element),
            "D-Bus refuses a part that starts with a digit: {one}"
        );
    }
}
