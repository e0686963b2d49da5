//! The reader process: everything that parses bytes which nobody vouches for runs in a child process that can
//! do nothing but compute.
//!
//! The parent starts `factdesk-cli reader` from its own folder and speaks frames with it over two pipes. The
//! child gets bytes and a name to show, never a path, no environment and no open file but the pipes. On Linux
//! the kernel refuses it everything else (see [`probe`]); on other systems it still keeps crashes, endless
//! loops and memory away from the desk.
//!
//! One child reads many files in turn. It is replaced after a crash or a time-out, and when it has read enough
//! that a fresh one costs little beside it.

mod child;
mod frame;
mod probe;
mod process;
mod program;
#[cfg(all(
    target_os = "linux",
    any(target_arch = "x86_64", target_arch = "aarch64", target_arch = "riscv64")
))]
#[path = "sandbox_linux.rs"]
mod sandbox;
#[cfg(not(all(
    target_os = "linux",
    any(target_arch = "x86_64", target_arch = "aarch64", target_arch = "riscv64")
)))]
#[path = "sandbox_other.rs"]
mod sandbox;

use std::path::PathBuf;
use std::sync::atomic::AtomicBool;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::document::Document;
use crate::draft::Draft;
use crate::error::Error;
use crate::file::{self, MAX_CAPTURE_BYTES, MAX_FILE_BYTES};
use crate::media_type::MediaType;
use process::Process;

pub use child::serve;
pub use probe::{Outcome, Probe, probe};

/// Longest time for one file, in wall-clock seconds. The child's own limit of processor time is lower; this
/// one ends a child that waits.
const WALL_CLOCK: Duration = Duration::from_secs(90);

/// Processor time that a child may use for one file, in seconds.
const CPU_SECONDS: u64 = 20;

/// Address space of a child, in bytes.
const ADDRESS_SPACE_BYTES: u64 = 1 << 30;

/// What the child is asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Request {
    /// The release that asks; another one may speak other frames.
    release: String,
    /// Name of the file, for its ending.
    name: String,
    /// What a server or a mail said of the format; a hint only.
    media: Option<String>,
    purpose: Purpose,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Purpose {
    /// The text and what the file says of itself.
    Document,
    /// A page of a PDF as a PNG.
    PageImage { page: u32, width_px: u32 },
    /// A picture as a PNG.
    Picture,
}

/// What the child answers; the bytes beside it are the text or the PNG.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Answer {
    /// Not an answer yet: how far it is.
    Progress {
        done: u32,
        total: u32,
    },
    Document(Box<Document>),
    Image {
        width_px: u32,
        height_px: u32,
    },
    Failed(Error),
    OtherRelease,
}

/// A picture that this program drew itself, so that no foreign bytes reach the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Png {
    /// The PNG file.
    pub bytes: Vec<u8>,
    /// Width in pixels.
    pub width_px: u32,
    /// Height in pixels.
    pub height_px: u32,
}

/// Someone who may stop a reading and hears how far it is.
pub struct Watch<'a> {
    /// Stops the reading when it becomes `true`.
    pub cancel: &'a AtomicBool,
    /// Is told pages done and pages in all, for formats that have pages.
    pub progress: &'a mut dyn FnMut(u32, u32),
}

/// Reads files in a child process.
#[derive(Debug)]
pub struct Reader {
    program: PathBuf,
    process: Option<Process>,
}

impl Reader {
    /// The reader that was installed with this program. Nothing is started before the first file.
    ///
    /// # Errors
    /// [`Error::ReaderMissing`] when `factdesk-cli` does not lie in the folder of this program.
    pub fn installed() -> Result<Self, Error> {
        Ok(Self {
            program: program::beside_this_one()?,
            process: None,
        })
    }

    /// The process that waits for the next file; `None` before the first one and after a failure.
    pub fn process_id(&self) -> Option<u32> {
        self.process.as_ref().map(Process::id)
    }

    /// Reads the bytes of an article, at most [`MAX_FILE_BYTES`].
    ///
    /// # Errors
    /// Those of [`crate::read_bytes`] and of the reader process.
    pub fn article(&mut self, name: &str, bytes: &[u8], watch: &mut Watch<'_>) -> Result<Draft, Error> {
        file::check_size(bytes.len(), MAX_FILE_BYTES)?;
        self.document(name, None, bytes, watch)?.into_draft()
    }

    /// Reads the bytes of any file, at most [`MAX_CAPTURE_BYTES`]. `media` is what a server or a mail said of
    /// their format; the bytes themselves decide.
    ///
    /// # Errors
    /// Those of [`crate::read_document`] and of the reader process.
    pub fn document(
        &mut self,
        name: &str,
        media: Option<MediaType>,
        bytes: &[u8],
        watch: &mut Watch<'_>,
    ) -> Result<Document, Error> {
        file::check_size(bytes.len(), MAX_CAPTURE_BYTES)?;
        let request = request(name, media, Purpose::Document);
        match self.ask(&request, bytes, watch)? {
            (Answer::Document(document), body) => {
                let text = String::from_utf8(body).map_err(|_| Error::ReaderOfOtherRelease)?;
                check(Document { text, ..*document })
            }
            _ => Err(Error::ReaderOfOtherRelease),
        }
    }

    /// Draws a page of a PDF, counted from 1. The width is kept between 16 and 4,096 pixels.
    ///
    /// # Errors
    /// No such page, damaged, encrypted; those of the reader process.
    pub fn page_image(
        &mut self,
        bytes: &[u8],
        page: u32,
        width_px: u32,
        watch: &mut Watch<'_>,
    ) -> Result<Png, Error> {
        let purpose = Purpose::PageImage { page, width_px };
        self.image(&request("page.pdf", Some(MediaType::Pdf), purpose), bytes, watch)
    }

    /// Draws a picture (PNG, JPEG, WebP, GIF) anew.
    ///
    /// # Errors
    /// Not a picture, damaged, too many pixels; those of the reader process.
    pub fn picture(&mut self, bytes: &[u8], watch: &mut Watch<'_>) -> Result<Png, Error> {
        self.image(&request("picture", None, Purpose::Picture), bytes, watch)
    }

    fn image(&mut self, request: &Request, bytes: &[u8], watch: &mut Watch<'_>) -> Result<Png, Error> {
        file::check_size(bytes.len(), MAX_CAPTURE_BYTES)?;
        match self.ask(request, bytes, watch)? {
            (Answer::Image { width_px, height_px }, bytes) => Ok(Png {
                bytes,
                width_px,
                height_px,
            }),
            _ => Err(Error::ReaderOfOtherRelease),
        }
    }

    fn ask(
        &mut self,
        request: &Request,
        bytes: &[u8],
        watch: &mut Watch<'_>,
    ) -> Result<(Answer, Vec<u8>), Error> {
        let mut process = match self.process.take() {
            Some(process) if !process.is_worn() => process,
            _ => Process::start(&self.program)?,
        };
        // Only a process that answered is used again.
        let answered = process.ask(request, bytes, watch)?;
        self.process = Some(process);
        match answered {
            (Answer::Failed(error), _) => Err(error),
            (Answer::OtherRelease | Answer::Progress { .. }, _) => Err(Error::ReaderOfOtherRelease),
            answered => Ok(answered),
        }
    }
}

fn request(name: &str, media: Option<MediaType>, purpose: Purpose) -> Request {
    Request {
        release: RELEASE.to_owned(),
        name: name.to_owned(),
        media: media.map(|media| media.as_str().to_owned()),
        purpose,
    }
}

const RELEASE: &str = env!("CARGO_PKG_VERSION");

/// The child is not trusted: what it says about places must lie in its text.
fn check(document: Document) -> Result<Document, Error> {
    let text = &document.text;
    let lies =
        |start: usize, end: usize| start <= end && text.is_char_boundary(start) && text.is_char_boundary(end);
    let pages = document.pages.iter().all(|page| lies(page.start, page.end));
    let segments = document
        .segments
        .iter()
        .all(|segment| lies(segment.start, text.len()));
    let headings = document.headings.iter().all(|&heading| lies(heading, text.len()));
    if pages && segments && headings && lies(document.body_start, text.len()) {
        Ok(document)
    } else {
        Err(Error::ReaderCrashed)
    }
}
