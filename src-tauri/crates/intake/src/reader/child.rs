//! The reader process from its inside: frames in, frames out, nothing else.

use std::io::{self, Stdin, Stdout, Write as _};
use std::panic::{self, AssertUnwindSafe};
use std::process::ExitCode;
use std::thread;

use super::{Answer, Purpose, RELEASE, Request, frame, sandbox};
use crate::error::Error;
use crate::media_type::MediaType;
use crate::{file, picture};

/// Stack of the thread that reads, in bytes: readers of nested formats descend up to their depth limits.
const STACK_BYTES: usize = 64 << 20;

/// Reads frames from standard input and answers on standard output until the input ends. The process gives up
/// every right first; where the system can refuse them and does not, nothing is read.
pub fn serve() -> ExitCode {
    let served = sandbox::confine_files().and_then(|()| {
        let worker = thread::Builder::new().stack_size(STACK_BYTES).spawn(|| {
            sandbox::confine()?;
            answer_all(&io::stdin(), &io::stdout())
        });
        match worker?.join() {
            Ok(served) => served,
            Err(_) => Err(io::Error::other("the reader panicked")),
        }
    });
    match served {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // Nobody may listen any more.
            let _ = writeln!(io::stderr(), "the reader stopped: {error}");
            ExitCode::FAILURE
        }
    }
}

fn answer_all(from: &Stdin, to: &Stdout) -> io::Result<()> {
    let (mut from, mut to) = (from.lock(), to.lock());
    while let Some((request, bytes)) = frame::read::<Request>(&mut from)? {
        let mut tell = |done, total| {
            // A parent that went away is seen when the answer is written.
            let _ = frame::write(&mut to, &Answer::Progress { done, total }, &[]);
        };
        let read = panic::catch_unwind(AssertUnwindSafe(|| answer(&request, bytes, &mut tell)));
        let crashed = read.is_err();
        let (answer, body) = read.unwrap_or((Answer::Failed(Error::ReaderCrashed), Vec::new()));
        frame::write(&mut to, &answer, &body)?;
        if crashed {
            return Err(io::Error::other("a panic was met"));
        }
    }
    Ok(())
}

fn answer(request: &Request, bytes: Vec<u8>, tell: &mut dyn FnMut(u32, u32)) -> (Answer, Vec<u8>) {
    if request.release != RELEASE {
        return (Answer::OtherRelease, Vec::new());
    }
    let answered = match request.purpose {
        Purpose::Document => document(request, bytes, tell),
        Purpose::PageImage { page, width_px } => picture::draw_page(bytes, page, width_px).map(image),
        Purpose::Picture => picture::draw_picture(&bytes).map(image),
    };
    answered.unwrap_or_else(|error| (Answer::Failed(error), Vec::new()))
}

fn document(
    request: &Request,
    bytes: Vec<u8>,
    tell: &mut dyn FnMut(u32, u32),
) -> Result<(Answer, Vec<u8>), Error> {
    let media = request.media.as_deref().and_then(MediaType::named);
    let mut document = file::document(&request.name, media, bytes, tell)?;
    let text = std::mem::take(&mut document.text);
    Ok((Answer::Document(Box::new(document)), text.into_bytes()))
}

fn image(png: super::Png) -> (Answer, Vec<u8>) {
    let answer = Answer::Image {
        width_px: png.width_px,
        height_px: png.height_px,
    };
    (answer, png.bytes)
}
