//! Which machine and which folder this is. A copied desk folder would continue one stream of operations twice;
//! the desk remembers this identity and goes on as a new device when it differs.

use std::path::Path;

use sha2::{Digest, Sha256};

use super::Error;

/// SHA-256 in hex of the machine's and the folder's identity. A folder that is moved or renamed keeps it; a
/// copy has another one.
///
/// # Errors
/// When the folder cannot be looked at.
pub fn identity(folder: &Path) -> Result<String, Error> {
    let mut hash = Sha256::new();
    hash.update(machine());
    hash.update([0]);
    hash.update(place(folder)?);
    Ok(hex::encode(hash.finalize()))
}

fn machine() -> Vec<u8> {
    let known = ["/etc/machine-id", "/var/lib/dbus/machine-id"];
    let file = known
        .iter()
        .find_map(|path| std::fs::read(path).ok().filter(|id| !id.is_empty()));
    file.or_else(|| {
        std::env::var("COMPUTERNAME")
            .or_else(|_| std::env::var("HOSTNAME"))
            .ok()
            .map(String::into_bytes)
    })
    .unwrap_or_default()
}

#[cfg(unix)]
fn place(folder: &Path) -> Result<Vec<u8>, Error> {
    use std::os::unix::fs::MetadataExt;
    let seen = std::fs::metadata(folder).map_err(Error::io(folder))?;
    Ok(format!("{}:{}", seen.dev(), seen.ino()).into_bytes())
}

#[cfg(not(unix))]
fn place(folder: &Path) -> Result<Vec<u8>, Error> {
    let full = std::fs::canonicalize(folder).map_err(Error::io(folder))?;
    Ok(full.to_string_lossy().into_owned().into_bytes())
}
