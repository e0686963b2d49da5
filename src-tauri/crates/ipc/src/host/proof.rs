//! Quotes against captured files, and what the files say.

use std::sync::atomic::AtomicBool;

use base64::Engine as _;
use factdesk_desk::archive::Copy;
use factdesk_desk::evidence;
use factdesk_desk::proof::{self, Proof};
use factdesk_domain::{CaseId, EvidenceId};
use factdesk_intake::capture::Map;
use factdesk_intake::reader::{Png, Reader, Watch};

use super::{Host, Reply, parse};
use crate::show::capture::Parts;
use crate::show::count;
use crate::show::proof::{Source, proof as shown};
use crate::wire::capture::{CaptureImage, CaptureImageAsk, CaptureShow, CaptureText, QuoteCheck, QuoteProof};
use crate::wire::common::WireError;
use crate::wire::evidence::ByEvidence;

impl Host {
    /// Says whether a quote stands in a captured file.
    ///
    /// # Errors
    /// The database.
    pub fn quote_check(&self, input: &QuoteCheck) -> Reply<QuoteProof> {
        let found = proof::check(&self.desk, &input.sha256, &input.quote)?;
        self.with_place(&input.sha256, &found)
    }

    /// The proof with where it stands.
    fn with_place(&self, sha256: &str, found: &Proof) -> Reply<QuoteProof> {
        let copy = match found.span {
            Some(_) => self.text_proved(sha256, found)?,
            None => None,
        };
        let map = copy.as_ref().map(|copy| Map::parse(&copy.map));
        let source = copy.as_ref().zip(map.as_ref());
        let source = source.map(|(copy, map)| Source {
            text: &copy.text,
            map,
        });
        Ok(shown(found, source.as_ref()))
    }

    /// The very text that a proof speaks of.
    fn text_proved(&self, sha256: &str, found: &Proof) -> Reply<Option<Copy>> {
        let copy = proof::text_of(&self.desk, sha256)?;
        Ok(copy.filter(|copy| found.text_sha256.as_ref() == Some(&copy.text_sha256)))
    }

    /// Proves the quote of a piece of evidence again.
    ///
    /// # Errors
    /// Unknown evidence; the database.
    pub fn evidence_prove(&self, input: &ByEvidence) -> Reply<QuoteProof> {
        let id: EvidenceId = parse::id("evidence", &input.evidence_id)?;
        let known = self.desk.read(|c| evidence::show(c, id))?;
        let (Some(found), Some(file)) = (proof::again(&self.desk, &known)?, known.captured) else {
            let said = "No captured file is named with this evidence. Choose one first.";
            return Err(WireError::of_field("no_captured_file", "sha256", said));
        };
        self.with_place(&file.sha256, &found)
    }

    /// Shows the text of a captured file, a part at a time, with the quote of a piece of evidence marked.
    ///
    /// # Errors
    /// An unknown file or evidence; the database.
    pub fn capture_show(&self, input: &CaptureShow) -> Reply<CaptureText> {
        let case: CaseId = parse::id("case", &input.case_id)?;
        let capture = self.capture_of(case, &input.sha256)?;
        let evidence: Option<EvidenceId> = parse::maybe_id("evidence", input.evidence_id.as_deref())?;
        let known = evidence
            .map(|id| self.desk.read(|c| evidence::show(c, id)))
            .transpose()?;
        let found = match known {
            Some(known) => Some(proof::check(&self.desk, &input.sha256, &known.quote)?),
            None => None,
        };
        let copy = match capture.state.as_str() {
            "removed" => None,
            _ => proof::text_of(&self.desk, &input.sha256)?,
        };
        let (text, map) = match &copy {
            Some(copy) => (copy.text.as_str(), Map::parse(&copy.map)),
            None => ("", Map::default()),
        };
        let parts = Parts::of(text);
        let span = found.as_ref().and_then(|found| found.span);
        let part = match (input.part, span) {
            (Some(part), _) => part as usize,
            (None, Some((start, _))) => parts.part_at(start),
            (None, None) => 0,
        };
        let source = copy.as_ref().map(|copy| Source {
            text: &copy.text,
            map: &map,
        });
        Ok(CaptureText {
            part: count(part),
            parts: count(parts.count()),
            direction: crate::show::direction(text).to_owned(),
            blocks: parts.blocks(part, &map, found.as_ref()),
            proof: found.as_ref().map(|found| shown(found, source.as_ref())),
            capture,
        })
    }

    /// The whole text of a captured file; none where it has no text.
    ///
    /// # Errors
    /// The database.
    pub fn capture_text(&self, sha256: &str) -> Reply<Option<Copy>> {
        Ok(proof::text_of(&self.desk, sha256)?)
    }

    /// Draws a page of a captured PDF, or a captured picture, in the reader process.
    ///
    /// # Errors
    /// A file that is erased, missing or damaged; a page that it does not have; what the reader cannot draw.
    pub fn capture_image(&self, input: &CaptureImageAsk) -> Reply<CaptureImage> {
        let bytes = self.capture_bytes(&input.sha256)?;
        let is_pdf =
            bytes.starts_with(b"%PDF") || bytes[..bytes.len().min(1024)].windows(5).any(|w| w == b"%PDF-");
        let drawn = draw(&bytes, is_pdf.then_some((input.page, input.width)));
        let drawn = drawn.map_err(|error| WireError::of_field(error.code(), "page", error.message()))?;
        let pages = match is_pdf {
            true => self.pages_of(&input.sha256)?,
            false => 1,
        };
        let png = base64::engine::general_purpose::STANDARD.encode(&drawn.bytes);
        Ok(CaptureImage {
            data_url: format!("data:image/png;base64,{png}"),
            width: drawn.width_px,
            height: drawn.height_px,
            page: if is_pdf { input.page } else { 1 },
            pages,
        })
    }

    fn pages_of(&self, sha256: &str) -> Reply<u32> {
        let all = self.desk.read(|c| factdesk_desk::capture::of_file(c, sha256))?;
        let pages = all.iter().filter_map(|one| one.copy.as_ref()?.pages).max();
        Ok(pages.unwrap_or(1))
    }
}

fn draw(bytes: &[u8], page: Option<(u32, u32)>) -> Result<Png, factdesk_intake::Error> {
    let cancel = AtomicBool::new(false);
    let mut watch = Watch {
        cancel: &cancel,
        progress: &mut |_, _| (),
    };
    let mut reader = Reader::installed()?;
    match page {
        Some((page, width)) => reader.page_image(bytes, page, width, &mut watch),
        None => reader.picture(bytes, &mut watch),
    }
}
