//! The one window: how it opens, and what its pages may not do.

use std::time::Duration;

use tauri::webview::{NewWindowResponse, PageLoadEvent};
use tauri::{App, Manager as _, Url, WebviewWindowBuilder};

/// The label by which the configuration, the capability and the code name the window.
pub(crate) const MAIN: &str = "main";

/// Where the web view's own network requests go: to a port on which only the system's administrator could
/// listen, and nobody does. WebKit connects ahead to the host of a link before it asks whether the link may be
/// followed, so refusing navigation alone would tell that host that its link was touched. Bundled pages and
/// commands use no network.
#[cfg(target_os = "linux")]
const NOWHERE: &str = "http://127.0.0.1:1";

/// A page that has not loaded after this time is shown as it is: an empty window says more than none.
const LATEST_SHOW: Duration = Duration::from_secs(3);

/// Opens the window that `tauri.conf.json` describes. It becomes visible when its page has loaded, so that
/// nobody sees an empty frame first.
pub(crate) fn open(app: &App) -> tauri::Result<()> {
    let config = app
        .config()
        .app
        .windows
        .iter()
        .find(|window| window.label == MAIN);
    let config = config.expect("BUG: tauri.conf.json describes the main window");
    let builder = WebviewWindowBuilder::from_config(app, config)?;
    #[cfg(target_os = "linux")]
    let builder = builder.proxy_url(NOWHERE.parse().expect("BUG: the address is valid"));
    builder
        .on_navigation(is_own_page)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .on_download(|_, _| false)
        .on_page_load(|window, load| {
            if load.event() == PageLoadEvent::Finished {
                // A window that is already gone has nothing to show.
                let _ = window.show();
            }
        })
        .build()?;
    show_after(app, LATEST_SHOW);
    Ok(())
}

/// Opens a window with nothing in it.
pub(crate) fn open_blank(app: &App) -> tauri::Result<()> {
    let nothing = Url::parse("about:blank").expect("BUG: the address is valid");
    tauri::WebviewWindowBuilder::new(app, "blank", tauri::WebviewUrl::External(nothing))
        .inner_size(1440.0, 900.0)
        .build()
        .map(drop)
}

fn show_after(app: &App, delay: Duration) {
    let app = app.handle().clone();
    std::thread::spawn(move || {
        std::thread::sleep(delay);
        if let Some(window) = app.get_webview_window(MAIN) {
            // The window may have been closed in the meantime.
            let _ = window.show();
        }
    });
}

/// Only the bundled pages may be opened in the window; a link in imported text must never take it over.
fn is_own_page(url: &Url) -> bool {
    let host = url.host_str();
    match url.scheme() {
        "tauri" => host == Some("localhost"),
        // Windows serves the bundled pages under this host.
        "http" | "https" => cfg!(windows) && host == Some("tauri.localhost") && url.port().is_none(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_bundled_pages_are_opened() {
        let own = |text: &str| is_own_page(&Url::parse(text).unwrap());
        assert!(own("tauri://localhost/index.html"), "the bundled page itself");
        let foreign = [
            "https://example.org/",
            "http://localhost/",
            "tauri://localhost.example.org/",
            "file:///etc/passwd",
            "data:text/html,x",
            "javascript:alert(1)",
            "about:blank",
        ];
        for url in foreign {
            assert!(!own(url), "{url} must be refused");
        }
    }
}
