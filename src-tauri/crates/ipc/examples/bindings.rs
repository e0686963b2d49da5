//! Writes `types.ts` and `commands.ts` into the folder named on the command line.

use std::path::PathBuf;

fn main() -> std::io::Result<()> {
    let folder = std::env::args_os()
        .nth(1)
        .map(PathBuf::from)
        .unwrap_or_else(default_folder);
    std::fs::create_dir_all(&folder)?;
    std::fs::write(folder.join("types.ts"), factdesk_ipc::typescript::types())?;
    std::fs::write(folder.join("commands.ts"), factdesk_ipc::typescript::functions())
}

fn default_folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../ui/src/lib/generated")
}
