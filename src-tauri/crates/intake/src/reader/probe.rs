//! Tries what the reader process must not do, from inside its fences.

use std::fs::{self, File};
use std::io;
use std::net::{TcpListener, TcpStream, UdpSocket};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;

use serde::Serialize;

use super::{ADDRESS_SPACE_BYTES, sandbox};

/// One thing that was tried.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Probe {
    /// What was tried: `open_socket`, `read_home_file` …
    pub probe: &'static str,
    /// Whether it worked.
    pub outcome: Outcome,
    /// What the system said.
    pub reason: String,
}

/// Whether the system allowed it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// It was refused.
    Denied,
    /// It worked.
    Allowed,
}

/// Enters the fences of the reader process and tries to get out: sockets, files, programs, memory. `home` is
/// the folder whose files are tried, known before the fences stand.
///
/// # Errors
/// The fences could not be set up.
pub fn probe(home: Option<PathBuf>) -> io::Result<Vec<Probe>> {
    let home = home.unwrap_or_else(|| PathBuf::from("/"));
    let own = std::env::current_exe()?;
    let in_home = first_file(&home).unwrap_or_else(|| own.clone());
    let new = std::env::temp_dir().join("factdesk-reader-was-here");
    let listening = TcpListener::bind("127.0.0.1:0")?;
    let port = listening.local_addr()?.port();
    let parent = parent();
    sandbox::confine_files()?;
    let worker = thread::Builder::new().spawn(move || {
        sandbox::confine()?;
        Ok(try_all(&Places {
            home,
            in_home,
            new,
            own,
            port,
            parent,
        }))
    })?;
    worker.join().map_err(|_| io::Error::other("a probe panicked"))?
}

struct Places {
    home: PathBuf,
    in_home: PathBuf,
    new: PathBuf,
    own: PathBuf,
    port: u16,
    parent: Parent,
}

fn first_file(folder: &Path) -> Option<PathBuf> {
    let entries = fs::read_dir(folder).ok()?;
    let mut paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
    paths.find(|path| path.is_file())
}

fn try_all(places: &Places) -> Vec<Probe> {
    let Places {
        home,
        in_home,
        new,
        own,
        port,
        parent,
    } = places;
    let start = || {
        let mut command = Command::new(own);
        command
            .arg("--version")
            .stdin(Stdio::null())
            .stdout(Stdio::null());
        command.status().map(drop)
    };
    vec![
        tried("open_socket", UdpSocket::bind("127.0.0.1:0").map(drop)),
        tried("connect", TcpStream::connect(("127.0.0.1", *port)).map(drop)),
        tried("list_home", fs::read_dir(home).map(drop)),
        tried("read_home_file", File::open(in_home).map(drop)),
        tried("read_program_file", File::open(own).map(drop)),
        tried("look_at_file", fs::metadata(in_home).map(drop)),
        tried("write_file", File::create_new(new).map(drop)),
        tried("make_folder", fs::create_dir(new)),
        tried("fork_and_start_program", start()),
        tried("start_thread", thread::Builder::new().spawn(|| ()).map(drop)),
        tried("signal_parent", signal(*parent)),
        tried("take_memory", take_memory()),
        tried("raise_limit", raise_limit()),
    ]
}

fn tried(probe: &'static str, outcome: io::Result<()>) -> Probe {
    match outcome {
        Ok(()) => Probe {
            probe,
            outcome: Outcome::Allowed,
            reason: String::new(),
        },
        Err(error) => Probe {
            probe,
            outcome: Outcome::Denied,
            reason: error.to_string(),
        },
    }
}

#[cfg(unix)]
type Parent = Option<rustix::process::Pid>;

#[cfg(unix)]
fn parent() -> Parent {
    rustix::process::getppid()
}

/// Signal 0, which only asks whether a signal could be sent.
#[cfg(unix)]
fn signal(parent: Parent) -> io::Result<()> {
    let parent = parent.ok_or(io::ErrorKind::NotFound)?;
    Ok(rustix::process::test_kill_process(parent)?)
}

#[cfg(not(unix))]
type Parent = ();

#[cfg(not(unix))]
fn parent() -> Parent {}

#[cfg(not(unix))]
fn signal((): Parent) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

fn take_memory() -> io::Result<()> {
    let mut memory: Vec<u8> = Vec::new();
    let most = usize::try_from(ADDRESS_SPACE_BYTES).unwrap_or(usize::MAX);
    memory.try_reserve_exact(most).map_err(io::Error::other)
}

#[cfg(unix)]
fn raise_limit() -> io::Result<()> {
    use rustix::process::{Resource, Rlimit, setrlimit};

    let more = Rlimit {
        current: Some(ADDRESS_SPACE_BYTES * 2),
        maximum: Some(ADDRESS_SPACE_BYTES * 2),
    };
    Ok(setrlimit(Resource::As, more)?)
}

#[cfg(not(unix))]
fn raise_limit() -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}
