//! Keeps WebKitGTK from showing a blank window.

/// Starts this program again with `WEBKIT_DISABLE_DMABUF_RENDERER=1`, unless the variable is already set.
///
/// WebKitGTK's DMA-BUF renderer shows a blank window on some graphics drivers, and the variable is read
/// before the first web view exists. Setting it in the running process needs `unsafe` (another thread may
/// read the environment), so the process replaces itself instead: same process id, same standard streams,
/// about a millisecond. Whoever wants the faster renderer sets the variable to 0.
#[cfg(target_os = "linux")]
pub fn avoid_blank_windows() {
    use std::os::unix::process::CommandExt as _;

    const VARIABLE: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";
    if std::env::var_os(VARIABLE).is_some() {
        return;
    }
    let mut arguments = std::env::args_os();
    let Some(name) = arguments.next() else { return };
    let Ok(program) = std::env::current_exe() else {
        return;
    };
    // `exec` returns only when it failed; the window is then opened with WebKit's own choice.
    let error = std::process::Command::new(program)
        .arg0(name)
        .args(arguments)
        .env(VARIABLE, "1")
        .exec();
    eprintln!("factdesk: cannot set {VARIABLE}: {error}");
}

/// The other systems' web views have no such renderer.
#[cfg(not(target_os = "linux"))]
pub fn avoid_blank_windows() {}
