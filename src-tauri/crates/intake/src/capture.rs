//! Capturing: files, pasted text and fetched pages become captures of a case.
//!
//! What can be read goes in; what cannot is named with its reason, and nothing of it is stored. The bytes are kept
//! as they came; the text that the reader process drew from them is the working copy beside them.

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};

use factdesk_desk::capture::{self, NewCapture, NewCopy};
use factdesk_desk::{Desk, Outcome};
use factdesk_domain::capture::{CaptureHow, Header};
use factdesk_domain::{CaptureId, CaseId, ReviewerId};
use serde::{Deserialize, Serialize};

use crate::document::{Document, PageSpan, Segment, locator_at};
use crate::fetch::{Fetched, Fetcher};
use crate::import::Failed;
use crate::reader::{Reader, Watch};
use crate::{Error, MAX_CAPTURE_BYTES, MediaType, file_bytes, read_pasted};

/// Captures go in together while their bytes are no more than this, so that a folder of films fills no memory.
const TOGETHER_BYTES: usize = 64 << 20;

/// Where the pages and named places of a working copy are, as it is kept beside its text.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Map {
    /// The pages.
    pub pages: Vec<PageSpan>,
    /// The named places.
    pub segments: Vec<Segment>,
    /// Byte offsets where headings begin, in rising order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub headings: Vec<usize>,
}

impl Map {
    /// Reads a kept map; one that cannot be read names no places.
    #[must_use]
    pub fn parse(json: &str) -> Self {
        serde_json::from_str(json).unwrap_or_default()
    }

    /// What the place of a byte of the text is called: `p. 3`, `00:01:23`, `row 7`, `¶ 12`.
    #[must_use]
    pub fn locator_at(&self, text: &str, byte: usize) -> String {
        locator_at(text, &self.pages, &self.segments, byte)
    }

    /// Whether a heading begins in a line of the text.
    #[must_use]
    pub fn is_heading(&self, line: &std::ops::Range<usize>) -> bool {
        let next = self.headings.partition_point(|&heading| heading < line.start);
        self.headings
            .get(next)
            .is_some_and(|heading| line.contains(heading))
    }
}

/// Something to capture.
#[derive(Debug, Clone)]
pub enum Input {
    /// A file on the disk.
    Path {
        /// Where it lies.
        path: PathBuf,
        /// Whether it was dropped on the window.
        dropped: bool,
    },
    /// Pasted text.
    Pasted {
        /// The text.
        text: String,
        /// What the person calls it.
        name: Option<String>,
        /// Where they have it from.
        url: Option<String>,
    },
    /// An address, fetched once.
    Url {
        /// The address.
        address: String,
        /// Whether it may lie on this computer or its network.
        allow_private: bool,
    },
}

impl Input {
    /// What the person knows it by.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::Path { path, .. } => path
                .file_name()
                .unwrap_or(path.as_os_str())
                .to_string_lossy()
                .into_owned(),
            Self::Pasted { name, .. } => name.clone().unwrap_or_else(|| "pasted text".to_owned()),
            Self::Url { address, .. } => address.clone(),
        }
    }
}

/// What a capture is doing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Inputs done.
    pub done: usize,
    /// Inputs in all.
    pub total: usize,
    /// The one at hand.
    pub name: String,
    /// Whether it is written now; else it is read or fetched.
    pub storing: bool,
}

/// A capture that is in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Captured {
    /// The capture.
    pub capture: CaptureId,
    /// Which input it was, from 0.
    pub input: usize,
    /// What the person knows it by.
    pub name: String,
}

/// What capturing did.
#[derive(Debug, Default)]
pub struct Summary {
    /// Captures that are in, in the order of the inputs.
    pub captures: Vec<Captured>,
    /// Inputs that are not, each with its number from 0.
    pub failed: Vec<(usize, Failed)>,
    /// Whether it was stopped; what was read before is in.
    pub cancelled: bool,
    /// What was written, act by act.
    pub outcomes: Vec<Outcome>,
}

/// What capturing needs beside a desk.
pub struct Means<'a> {
    /// Fetches addresses.
    pub fetcher: &'a Fetcher,
    /// Stops it when it becomes `true`.
    pub cancel: &'a AtomicBool,
    /// Hears of each step.
    pub progress: &'a mut dyn FnMut(Step),
}

/// Captures inputs into a case.
///
/// # Errors
/// An unknown case; the database or the archive. What was captured before stays.
pub fn capture(
    desk: &Desk,
    (by, case): (ReviewerId, CaseId),
    inputs: &[Input],
    means: Means<'_>,
) -> factdesk_desk::Result<Summary> {
    desk.read(|c| factdesk_desk::case::show(c, case))?;
    let mut run = Run {
        means,
        reader: None,
        waiting: Vec::new(),
        waiting_bytes: 0,
        summary: Summary::default(),
    };
    for (input, one) in inputs.iter().enumerate() {
        run.tell(input, inputs.len(), one, false);
        match run.read(one) {
            Ok(new) => run.wait(input, one.name(), new),
            Err(refused) if refused.code == "cancelled" => run.summary.cancelled = true,
            Err(refused) => run.summary.failed.push((input, refused)),
        }
        let last = input + 1 == inputs.len() || run.summary.cancelled;
        if last || run.waiting_bytes > TOGETHER_BYTES {
            run.tell(input + 1, inputs.len(), one, true);
            run.store(desk, by, case)?;
        }
        if run.summary.cancelled {
            break;
        }
    }
    Ok(run.summary)
}

struct Run<'a> {
    means: Means<'a>,
    // One child process reads the files in turn; it is made for the first that needs it.
    reader: Option<Reader>,
    waiting: Vec<(usize, String, NewCapture)>,
    waiting_bytes: usize,
    summary: Summary,
}

impl Run<'_> {
    fn tell(&mut self, done: usize, total: usize, input: &Input, storing: bool) {
        (self.means.progress)(Step {
            done,
            total,
            name: input.name(),
            storing,
        });
    }

    fn wait(&mut self, input: usize, name: String, new: NewCapture) {
        self.waiting_bytes += new.bytes.len();
        self.waiting.push((input, name, new));
    }

    fn read(&mut self, input: &Input) -> Result<NewCapture, Failed> {
        let name = input.name();
        let failed = |error: Error| Failed {
            name: name.clone(),
            code: error.code().to_owned(),
            message: error.message(),
        };
        if self.means.cancel.load(Ordering::Relaxed) {
            return Err(failed(Error::Cancelled));
        }
        match input {
            Input::Path { path, dropped } => {
                let bytes = file_bytes(path, MAX_CAPTURE_BYTES).map_err(failed)?;
                let document = self.drawn(&name, None, &bytes).map_err(failed)?;
                let how = if *dropped {
                    CaptureHow::Drop
                } else {
                    CaptureHow::File
                };
                Ok(new_capture(how, Some(name.clone()), bytes, document))
            }
            Input::Pasted {
                text,
                name: given,
                url,
            } => {
                let document = read_pasted(text).map_err(failed)?.into();
                let bytes = text.clone().into_bytes();
                let mut new = new_capture(CaptureHow::Paste, given.clone(), bytes, document);
                new.address = url.clone();
                Ok(new)
            }
            Input::Url {
                address,
                allow_private,
            } => self.fetched(address, *allow_private),
        }
    }

    fn fetched(&mut self, address: &str, allow_private: bool) -> Result<NewCapture, Failed> {
        let failed = |code: &str, message: String| Failed {
            name: address.to_owned(),
            code: code.to_owned(),
            message,
        };
        let fetched = self
            .means
            .fetcher
            .fetch(address, allow_private, self.means.cancel)
            .map_err(|error| failed(error.code(), error.to_string()))?;
        let (name, media) = (fetched.file_name(), fetched.header("content-type"));
        let media = media.and_then(MediaType::named);
        let document = self
            .drawn(&name, media, &fetched.bytes)
            .map_err(|error| failed(error.code(), error.message()))?;
        Ok(of_answer(address, name, fetched, document))
    }

    /// Reads in the child process.
    fn drawn(&mut self, name: &str, media: Option<MediaType>, bytes: &[u8]) -> Result<Document, Error> {
        let reader = match &mut self.reader {
            Some(reader) => reader,
            none => none.insert(Reader::installed()?),
        };
        let mut watch = Watch {
            cancel: self.means.cancel,
            progress: &mut |_, _| (),
        };
        reader.document(name, media, bytes, &mut watch)
    }

    fn store(&mut self, desk: &Desk, by: ReviewerId, case: CaseId) -> factdesk_desk::Result<()> {
        if self.waiting.is_empty() {
            return Ok(());
        }
        self.waiting_bytes = 0;
        let (mut about, mut new) = (Vec::new(), Vec::new());
        for (input, name, one) in self.waiting.drain(..) {
            about.push((input, name));
            new.push(one);
        }
        let done = capture::add_all(desk, by, case, new)?;
        for ((input, name), added) in about.into_iter().zip(done.value) {
            match added {
                Ok(capture) => self.summary.captures.push(Captured { capture, input, name }),
                Err(error) => {
                    let failed = Failed {
                        name,
                        code: error.code().to_owned(),
                        message: error.to_string(),
                    };
                    self.summary.failed.push((input, failed));
                }
            }
        }
        self.summary.outcomes.push(done.outcome);
        Ok(())
    }
}

fn new_capture(how: CaptureHow, name: Option<String>, bytes: Vec<u8>, document: Document) -> NewCapture {
    let media_type = document.media_type.as_str().to_owned();
    let mut warnings = document.warnings;
    if !document.attachments.is_empty() {
        warnings.push(format!(
            "What it holds beside this text was not opened: {}.",
            document.attachments.join(", ")
        ));
    }
    let map = Map {
        pages: document.pages,
        headings: document.headings,
        segments: document.segments,
    };
    let pages = u32::try_from(map.pages.len()).unwrap_or(u32::MAX);
    // A picture has no text to keep.
    let copy = (!document.text.trim().is_empty()).then(|| NewCopy {
        extractor: document.extractor,
        text: document.text,
        pages: (pages > 0).then_some(pages),
        media_type: media_type.clone(),
        map: serde_json::to_string(&map).expect("BUG: a map is words and numbers"),
    });
    NewCapture {
        bytes,
        media_type: Some(media_type),
        name,
        how,
        address: None,
        fetched: None,
        copy,
        warnings,
        note: None,
    }
}

fn of_answer(address: &str, name: String, fetched: Fetched, document: Document) -> NewCapture {
    let mut new = new_capture(CaptureHow::Url, Some(name), fetched.bytes, document);
    new.warnings.extend(fetched.warnings);
    let header = |(name, value): (String, String)| Header { name, value };
    new.fetched = Some(capture::Fetched {
        address: address.trim().to_owned(),
        final_address: fetched.final_address,
        status: fetched.status,
        headers: fetched.headers.into_iter().map(header).collect(),
        redirects: fetched.redirects,
    });
    new
}
