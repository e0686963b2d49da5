//! The window's program: prepares the process, then hands over to the library.

// A release on Windows opens no console beside the window.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod renderer;

fn main() -> std::process::ExitCode {
    renderer::avoid_blank_windows();
    factdesk_window::main()
}
