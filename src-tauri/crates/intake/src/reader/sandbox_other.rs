//! Systems whose kernels are not asked: the process of its own still keeps crashes away from the desk, and the
//! parent ends it when it takes too long. Files and network are not refused here.

use std::io;

/// Nothing is refused.
pub(super) fn confine_files() -> io::Result<()> {
    Ok(())
}

/// Limits of processor time and memory, where the system has them.
pub(super) fn confine() -> io::Result<()> {
    #[cfg(unix)]
    {
        use super::{ADDRESS_SPACE_BYTES, CPU_SECONDS};
        use rustix::process::{Resource, Rlimit, setrlimit};

        for (resource, most) in [
            (Resource::Cpu, CPU_SECONDS + 1),
            (Resource::As, ADDRESS_SPACE_BYTES),
            (Resource::Core, 0),
            (Resource::Fsize, 0),
        ] {
            // macOS refuses an address space below what is mapped already; the other limits hold.
            let _ = setrlimit(
                resource,
                Rlimit {
                    current: Some(most),
                    maximum: Some(most),
                },
            );
        }
    }
    Ok(())
}
