//! Closing the window as a person does: through the window manager's request, which the program may answer in
//! its own time.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use x11rb::connection::Connection;
use x11rb::protocol::xproto::{Atom, AtomEnum, ClientMessageEvent, ConnectionExt as _, EventMask, Window};

use super::wait;

/// Asks the window on the desk in `folder` to close, and waits until its program has ended.
pub fn close_like_a_person(folder: &Path) -> Result<()> {
    let (screen, number) = x11rb::connect(None).context("there is no display")?;
    let atom = |name: &str| -> Result<Atom> { Ok(screen.intern_atom(false, name.as_bytes())?.reply()?.atom) };
    let (protocols, delete, pid) = (
        atom("WM_PROTOCOLS")?,
        atom("WM_DELETE_WINDOW")?,
        atom("_NET_WM_PID")?,
    );
    let root = screen.setup().roots[number].root;
    let mut asked = Vec::new();
    for window in below(&screen, root)? {
        let property = |name, kind| -> Result<Vec<u32>> {
            let found = screen.get_property(false, window, name, kind, 0, 32)?.reply()?;
            Ok(found.value32().map(Iterator::collect).unwrap_or_default())
        };
        let takes = property(protocols, AtomEnum::ATOM)?.contains(&delete);
        let Some(program) = property(pid, AtomEnum::CARDINAL)?.first().copied() else {
            continue;
        };
        if takes && shows(program, folder) {
            let message = ClientMessageEvent::new(32, window, protocols, [delete, 0, 0, 0, 0]);
            screen.send_event(false, window, EventMask::NO_EVENT, message)?;
            asked.push(program);
        }
    }
    screen.flush()?;
    let program = *asked
        .first()
        .context("no window of this desk takes a request to close")?;
    wait::until("the program has ended", || Ok(has_ended(program)))
}

/// Whether nothing of a program runs any more. One that is ending has no command line, but may still hold its files.
fn has_ended(program: u32) -> bool {
    let Ok(stat) = fs::read_to_string(format!("/proc/{program}/stat")) else {
        return true;
    };
    let state = stat.rsplit(") ").next().and_then(|rest| rest.chars().next());
    let threads = fs::read_dir(format!("/proc/{program}/task")).map_or(0, Iterator::count);
    matches!(state, Some('Z' | 'X')) && threads < 2
}

/// Every window below `root`, however deep.
fn below(screen: &impl Connection, root: Window) -> Result<Vec<Window>> {
    let mut found = screen.query_tree(root)?.reply()?.children;
    let mut at = 0;
    while let Some(window) = found.get(at).copied() {
        // A window may go while it is looked at; then it has nothing below it.
        if let Ok(tree) = screen.query_tree(window)?.reply() {
            found.extend(tree.children);
        }
        at += 1;
    }
    Ok(found)
}

/// Whether a running program was started on the desk in `folder`.
fn shows(program: u32, folder: &Path) -> bool {
    let line = fs::read(format!("/proc/{program}/cmdline")).unwrap_or_default();
    let folder = folder.as_os_str().as_encoded_bytes();
    line.split(|byte| *byte == 0).any(|word| word == folder)
}
