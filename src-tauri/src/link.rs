//! Opens an address in the person's own browser, after they asked for it.

use std::process::{Command, Stdio};

use factdesk_ipc::Reply;
use factdesk_ipc::wire::common::WireError;
use tauri::Url;

/// Hands an http or https address to the system. Nothing else is ever opened: no file, no program.
///
/// # Errors
/// Another scheme, or no browser that the system knows.
pub(crate) fn open(address: &str) -> Reply<()> {
    let url = web_address(address)
        .ok_or_else(|| refused("not_an_address", "Only http and https addresses are opened."))?;
    let started = program(&url)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    let mut opener = started.map_err(|error| {
        refused(
            "no_browser",
            &format!("The browser could not be started: {error}."),
        )
    })?;
    // Waited for elsewhere, so that no dead process is left behind.
    std::thread::spawn(move || opener.wait());
    Ok(())
}

fn web_address(address: &str) -> Option<Url> {
    let url = Url::parse(address).ok()?;
    (matches!(url.scheme(), "http" | "https") && url.host_str().is_some()).then_some(url)
}

#[cfg(target_os = "linux")]
fn program(url: &Url) -> Command {
    let mut command = Command::new("xdg-open");
    command.arg(url.as_str());
    command
}

#[cfg(target_os = "macos")]
fn program(url: &Url) -> Command {
    let mut command = Command::new("open");
    command.arg(url.as_str());
    command
}

#[cfg(windows)]
fn program(url: &Url) -> Command {
    let mut command = Command::new("rundll32");
    command.args(["url.dll,FileProtocolHandler", url.as_str()]);
    command
}

fn refused(code: &str, message: &str) -> WireError {
    WireError {
        code: code.to_owned(),
        message: message.to_owned(),
        field: Some("url".to_owned()),
        detail: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_web_addresses_are_opened() {
        assert!(web_address("https://example.org/a?b=c").is_some());
        for address in [
            "file:///etc/passwd",
            "javascript:alert(1)",
            "data:text/html,x",
            "-h",
            "https:",
            "mailto:a@b",
        ] {
            assert!(web_address(address).is_none(), "{address} must not be opened");
        }
    }
}
