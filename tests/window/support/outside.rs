//! The world outside, as far as a page could reach it: a port of this machine that remembers who came.

use std::io::Read as _;
use std::net::{Ipv4Addr, TcpListener};
use std::time::Duration;

use anyhow::Result;

/// How long a caller may take to say something.
const PATIENCE: Duration = Duration::from_millis(500);

/// A web server that answers nobody.
pub struct Outside {
    listener: TcpListener,
}

impl Outside {
    /// Opens a free port.
    pub fn open() -> Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        listener.set_nonblocking(true)?;
        Ok(Self { listener })
    }

    /// The address that a page would have to call.
    pub fn address(&self) -> Result<String> {
        Ok(format!("http://{}/", self.listener.local_addr()?))
    }

    /// What each caller said until now, in the order of the calls; empty when nobody called.
    pub fn callers(&self) -> Result<Vec<String>> {
        let mut callers = Vec::new();
        while let Ok((mut caller, _)) = self.listener.accept() {
            caller.set_nonblocking(false)?;
            caller.set_read_timeout(Some(PATIENCE))?;
            let mut heard = [0; 1024];
            // A caller that says nothing is a caller all the same.
            let size = caller.read(&mut heard).unwrap_or(0);
            callers.push(String::from_utf8_lossy(&heard[..size]).into_owned());
        }
        Ok(callers)
    }
}
