//! One child process, as its parent sees it.

use std::io::{self, Read};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, ExitStatus, Stdio};
use std::sync::atomic::Ordering;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use super::{Answer, Request, WALL_CLOCK, Watch, frame};
use crate::error::Error;

/// A child that read this many files is replaced, so that a flaw in it never reaches a whole import.
const MOST_FILES: u32 = 250;

/// A child that read this many bytes is replaced: its memory is scattered by then.
const MOST_BYTES: usize = 64 << 20;

/// A child that worked this long is replaced: its processor time counts for all its files together.
const MOST_WORK: Duration = Duration::from_millis(750);

/// How often a stop is looked for.
const GLANCE: Duration = Duration::from_millis(50);

/// What a child may say on its way out, in bytes; only used to tell why it ended.
const LAST_WORDS_BYTES: u64 = 16 << 10;

#[derive(Debug)]
pub(super) struct Process {
    child: Child,
    requests: ChildStdin,
    answers: ChildStdout,
    files: u32,
    bytes: usize,
    worked: Duration,
}

impl Drop for Process {
    fn drop(&mut self) {
        // Both fail only when it has ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

type Answered = io::Result<Option<(Answer, Vec<u8>)>>;

impl Process {
    pub(super) fn start(program: &Path) -> Result<Self, Error> {
        let mut command = Command::new(program);
        command
            .arg("reader")
            .env_clear()
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        bare(&mut command);
        let mut child = command.spawn().map_err(|_| Error::ReaderMissing)?;
        let requests = child.stdin.take().expect("BUG: a pipe was asked for");
        let answers = child.stdout.take().expect("BUG: a pipe was asked for");
        Ok(Self {
            child,
            requests,
            answers,
            files: 0,
            bytes: 0,
            worked: Duration::ZERO,
        })
    }

    pub(super) fn id(&self) -> u32 {
        self.child.id()
    }

    pub(super) fn is_worn(&self) -> bool {
        self.files >= MOST_FILES || self.bytes >= MOST_BYTES || self.worked >= MOST_WORK
    }

    /// Asks and waits. After an error the process has ended.
    pub(super) fn ask(
        &mut self,
        request: &Request,
        bytes: &[u8],
        watch: &mut Watch<'_>,
    ) -> Result<(Answer, Vec<u8>), Error> {
        let started = Instant::now();
        let Self {
            child,
            requests,
            answers,
            ..
        } = self;
        let outcome = thread::scope(|scope| {
            let (send, receive) = mpsc::channel();
            // The pipes are worked by a thread, since a read of a pipe cannot be given a time limit.
            scope.spawn(move || {
                let written = frame::write(requests, request, bytes);
                loop {
                    let answered = frame::read(answers);
                    let more = matches!(answered, Ok(Some((Answer::Progress { .. }, _))));
                    // A child that ends early leaves its reason in the answer or in its last words.
                    if send.send(answered).is_err() || !more {
                        return written;
                    }
                }
            });
            let outcome = wait(&receive, watch, started + WALL_CLOCK);
            if outcome.is_err() {
                let _ = child.kill(); // ends the thread's wait; fails only when it has ended already
            }
            outcome
        });
        self.files += 1;
        self.bytes = self.bytes.saturating_add(bytes.len());
        self.worked += started.elapsed();
        outcome.map_err(|end| end.unwrap_or_else(|| self.why_it_ended()))
    }

    /// The reason why a child ended that should not have.
    fn why_it_ended(&mut self) -> Error {
        let status = self.child.wait();
        let mut last_words = Vec::new();
        if let Some(said) = self.child.stderr.take() {
            let _ = said.take(LAST_WORDS_BYTES).read_to_end(&mut last_words);
        }
        let said = String::from_utf8_lossy(&last_words);
        if said.contains("memory allocation of") {
            return Error::ReaderMemory;
        }
        if said.contains("unrecognized subcommand") {
            return Error::ReaderOfOtherRelease;
        }
        match status {
            Ok(status) if ran_out_of_time(status) => Error::ReaderTimeout,
            _ => Error::ReaderCrashed,
        }
    }
}

/// The answer; `Err(None)` when the child ended without one.
fn wait(
    receive: &Receiver<Answered>,
    watch: &mut Watch<'_>,
    deadline: Instant,
) -> Result<(Answer, Vec<u8>), Option<Error>> {
    loop {
        match receive.recv_timeout(GLANCE) {
            Ok(Ok(Some((Answer::Progress { done, total }, _)))) => (watch.progress)(done, total),
            Ok(Ok(Some(answered))) => return Ok(answered),
            Ok(Ok(None) | Err(_)) | Err(RecvTimeoutError::Disconnected) => return Err(None),
            Err(RecvTimeoutError::Timeout) => {}
        }
        if watch.cancel.load(Ordering::Relaxed) {
            return Err(Some(Error::Cancelled));
        }
        if Instant::now() >= deadline {
            return Err(Some(Error::ReaderTimeout));
        }
    }
}

#[cfg(unix)]
fn bare(command: &mut Command) {
    command.current_dir("/");
}

#[cfg(windows)]
fn bare(command: &mut Command) {
    use std::os::windows::process::CommandExt as _;

    /// CREATE_NO_WINDOW: no console flashes up beside the window.
    const NO_WINDOW: u32 = 0x0800_0000;
    // Windows loads its own libraries by this variable.
    if let Some(root) = std::env::var_os("SystemRoot") {
        command.env("SystemRoot", root);
    }
    command.creation_flags(NO_WINDOW);
}

#[cfg(not(any(unix, windows)))]
fn bare(_: &mut Command) {}

#[cfg(unix)]
fn ran_out_of_time(status: ExitStatus) -> bool {
    use std::os::unix::process::ExitStatusExt as _;

    status.signal() == Some(rustix::process::Signal::XCPU.as_raw())
}

#[cfg(not(unix))]
fn ran_out_of_time(_: ExitStatus) -> bool {
    false
}
