//! Prepares the window's configuration before the crate is compiled.

use std::path::{Path, PathBuf};

/// Shown only by a binary that was built before the pages were.
const PLACEHOLDER: &str = "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Factdesk</title></head>\
<body><p>The pages of Factdesk are not built yet. Run: cargo xtask run</p></body></html>\n";

fn main() {
    bundle_placeholder_if_pages_are_missing();
    tauri_build::build();
}

/// The pages come from `npm run build`, but checking or testing the Rust code must not need Node. Without
/// pages this points the bundler to a page that says what to do, instead of failing the compilation.
fn bundle_placeholder_if_pages_are_missing() {
    let pages = Path::new("../ui/dist/index.html");
    println!("cargo:rerun-if-changed={}", pages.display());
    if pages.is_file() {
        return;
    }
    let folder = PathBuf::from(std::env::var_os("OUT_DIR").expect("BUG: cargo sets OUT_DIR")).join("pages");
    std::fs::create_dir_all(&folder).expect("cannot create the placeholder folder");
    std::fs::write(folder.join("index.html"), PLACEHOLDER).expect("cannot write the placeholder page");
    let config = serde_json::json!({ "build": { "frontendDist": folder } });
    println!("cargo:rustc-env=TAURI_CONFIG={config}");
    println!("cargo:warning=the pages are not built, so the window shows a placeholder: run cargo xtask run");
}
