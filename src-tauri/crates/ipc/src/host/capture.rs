//! Captured files: taking them in, showing them, writing copies, erasing them.

use std::collections::HashMap;
use std::path::Path;
use std::sync::PoisonError;
use std::sync::atomic::Ordering;

use factdesk_desk::archive::{self, CopyState, Standing, State};
use factdesk_desk::capture::{self, Capture, Step, StepWhat};
use factdesk_domain::capture::{CaptureHow, ErasureGround};
use factdesk_domain::{CaptureId, CaseId};
use factdesk_intake::capture::{self as taking, Input, Means, Summary};

use super::{Host, People, Reply, changed, parse};
use crate::show::count;
use crate::wire::article::FailedFile;
use crate::wire::capture::{
    ByFile, CaptureFiles, CaptureList, CapturePaste, CaptureProgress, CaptureSummary, CaptureUrl,
    CaptureView, CustodyStep, FileErase, FileSaved, HeaderView,
};
use crate::wire::common::{ByCase, ById, Changed, WireError};

/// Up to this many chains of custody are read one by one, more all at once.
const ONE_BY_ONE: usize = 50;

impl Host {
    /// Captures offered files.
    ///
    /// # Errors
    /// A token that stands for no files; an unknown case; the database.
    pub fn capture_files(
        &self,
        input: &CaptureFiles,
        progress: &mut dyn FnMut(CaptureProgress),
    ) -> Reply<CaptureSummary> {
        let (files, dropped) = self.taken(&input.token)?;
        let inputs: Vec<Input> = files
            .into_iter()
            .map(|path| Input::Path { path, dropped })
            .collect();
        self.captured(&input.case_id, &inputs, progress)
    }

    /// The files of a token, and whether they were dropped on the window.
    fn taken(&self, token: &str) -> Reply<(Vec<std::path::PathBuf>, bool)> {
        let mut waiting = self.waiting();
        let dropped = waiting.as_ref().is_some_and(|offered| offered.token == token);
        if dropped {
            *waiting = None;
        }
        drop(waiting);
        let mut offered = self.offered.lock().unwrap_or_else(PoisonError::into_inner);
        let files = offered.remove(token).ok_or_else(|| {
            let said = "These files are not at hand any more. Choose them again.";
            WireError::of_field("unknown_token", "token", said)
        })?;
        Ok((files, dropped))
    }

    /// Captures pasted text.
    ///
    /// # Errors
    /// An unknown case; an address that is none; the database.
    pub fn capture_paste(&self, input: CapturePaste) -> Reply<CaptureSummary> {
        let url = input.url.map(|url| parse::address("url", &url)).transpose()?;
        let pasted = Input::Pasted {
            text: input.text,
            name: input.name.and_then(parse::cleared),
            url: url.flatten(),
        };
        self.captured(&input.case_id, &[pasted], &mut |_| ())
    }

    /// Fetches an address once and captures what came.
    ///
    /// # Errors
    /// An unknown case; the database. An address that cannot be fetched is in the summary.
    pub fn capture_url(
        &self,
        input: CaptureUrl,
        progress: &mut dyn FnMut(CaptureProgress),
    ) -> Reply<CaptureSummary> {
        let url = Input::Url {
            address: input.url,
            allow_private: input.allow_private,
        };
        self.captured(&input.case_id, &[url], progress)
    }

    /// Stops the running capture, also while it waits for an answer.
    pub fn capture_cancel(&self) {
        self.capture_cancelled.store(true, Ordering::Relaxed);
    }

    fn captured(
        &self,
        case: &str,
        inputs: &[Input],
        progress: &mut dyn FnMut(CaptureProgress),
    ) -> Reply<CaptureSummary> {
        let case: CaseId = parse::id("case", case)?;
        let summary = self.capture_all(case, inputs, progress)?;
        let ids: Vec<CaptureId> = summary.captures.iter().map(|one| one.capture).collect();
        let all = self.views_of(case, |one| ids.contains(&one.id))?;
        Ok(CaptureSummary {
            captures: all,
            failed: summary.failed.into_iter().map(|(_, one)| failed(one)).collect(),
            cancelled: summary.cancelled,
        })
    }

    /// Captures inputs into a case; what is in and what is not, input by input.
    ///
    /// # Errors
    /// An unknown case; the database.
    pub fn capture_all(
        &self,
        case: CaseId,
        inputs: &[Input],
        progress: &mut dyn FnMut(CaptureProgress),
    ) -> Reply<Summary> {
        self.capture_cancelled.store(false, Ordering::Relaxed);
        let means = Means {
            fetcher: &self.fetcher,
            cancel: &self.capture_cancelled,
            progress: &mut |step| progress(stage(step)),
        };
        Ok(taking::capture(&self.desk, (self.me()?, case), inputs, means)?)
    }

    /// Lists the captures of a case, the latest first.
    ///
    /// # Errors
    /// The database.
    pub fn capture_list(&self, input: &ByCase) -> Reply<CaptureList> {
        let case: CaseId = parse::id("case", &input.case_id)?;
        Ok(CaptureList {
            captures: self.views_of(case, |_| true)?,
        })
    }

    fn views_of(&self, case: CaseId, wanted: impl Fn(&Capture) -> bool) -> Reply<Vec<CaptureView>> {
        let people = self.people()?;
        let (mut all, uses) = self
            .desk
            .read(|c| Ok((capture::list(c, case)?, capture::evidence_counts(c, case)?)))?;
        all.retain(wanted);
        let files: Vec<&str> = all.iter().map(|one| one.sha256.as_str()).collect();
        let standings = archive::standings(&self.desk, &files)?;
        let custody = self.desk.read(|c| {
            if files.len() > ONE_BY_ONE {
                return capture::chains(c, case);
            }
            let mut chains = HashMap::with_capacity(files.len());
            for sha256 in &files {
                chains.insert((*sha256).to_owned(), capture::custody(c, sha256)?);
            }
            Ok(chains)
        })?;
        let views = all.into_iter().map(|one| {
            let (standing, steps) = (standings[&one.sha256], &custody[&one.sha256]);
            let uses = uses.get(&one.sha256).copied().unwrap_or_default();
            view(one, standing, uses, steps, &people)
        });
        Ok(views.collect())
    }

    /// The view of the latest capture of a file in a case.
    pub(super) fn capture_of(&self, case: CaseId, sha256: &str) -> Reply<CaptureView> {
        let mut found = self.views_of(case, |one| one.sha256 == sha256)?;
        match found.is_empty() {
            false => Ok(found.swap_remove(0)),
            true => Err(factdesk_desk::Error::Unknown {
                noun: "file",
                id: sha256.to_owned(),
            }
            .into()),
        }
    }

    /// Says that a capture does not belong to its case; the bytes stay.
    ///
    /// # Errors
    /// An unknown capture, or one that was retracted.
    pub fn capture_retract(&self, input: &ById) -> Reply<Changed> {
        let id: CaptureId = parse::id("capture", &input.id)?;
        let done = capture::retract(&self.desk, self.me()?, id, None)?;
        Ok(changed("File taken out", &done.outcome, Some(input.id.clone())))
    }

    /// Erases a file for ever.
    ///
    /// # Errors
    /// An unknown file; a blank reason; a ground that is none.
    pub fn file_erase(&self, input: FileErase) -> Reply<Changed> {
        let ground: ErasureGround = parse::word("ground", &input.ground)?;
        let why = (input.reason, ground);
        let done = capture::erase(&self.desk, self.me()?, &input.sha256, why)?;
        Ok(changed("File erased", &done.outcome, None))
    }

    /// The name under which *Save a copy* offers a file.
    ///
    /// # Errors
    /// An unknown file; the database.
    pub fn capture_file_name(&self, input: &ByFile) -> Reply<String> {
        let case: CaseId = parse::id("case", &input.case_id)?;
        let name = self.capture_of(case, &input.sha256)?.name;
        // A name from elsewhere must not leave the folder that the person chooses.
        let plain: String = name
            .chars()
            .map(|c| {
                if r#"/\:*?"<>|"#.contains(c) || c.is_control() {
                    '-'
                } else {
                    c
                }
            })
            .collect();
        Ok(plain.trim_start_matches('.').to_owned())
    }

    /// Writes a copy of a file to a path that the person chose; its custody says so.
    ///
    /// # Errors
    /// A file that is erased, missing or damaged; a full disk, a folder that cannot be written.
    pub fn capture_write(&self, sha256: &str, path: &Path) -> Reply<FileSaved> {
        let bytes = self.capture_bytes(sha256)?;
        super::report::write_whole(path, &bytes)?;
        let path = path.display().to_string();
        if !self.desk.store().is_read_only() {
            capture::exported(&self.desk, sha256, &path)?;
        }
        Ok(FileSaved { path })
    }

    /// The bytes of a file, once they were hashed again.
    ///
    /// # Errors
    /// A file that is erased, missing or damaged.
    pub fn capture_bytes(&self, sha256: &str) -> Reply<Vec<u8>> {
        if let Some(gone) = self.desk.read(|c| capture::erasure(c, sha256))? {
            let said = format!("This file was erased: {}.", gone.reason.trim_end_matches('.'));
            return Err(WireError::of_field("file_erased", "sha256", said));
        }
        let bytes = self
            .desk
            .store()
            .archive_read::<_, factdesk_desk::Error>(|a| Ok(archive::get(a, sha256)?))?;
        let unknown = || factdesk_desk::Error::Unknown {
            noun: "file",
            id: sha256.to_owned(),
        };
        let bytes = bytes.ok_or_else(unknown)?;
        match archive::sha256_hex(&bytes) == sha256 {
            true => Ok(bytes),
            false => Err(WireError::of_field(
                "archive_file_damaged",
                "sha256",
                "The stored bytes are not the ones that were captured. Restore a backup.",
            )),
        }
    }
}

pub(super) fn failed(one: factdesk_intake::import::Failed) -> FailedFile {
    FailedFile {
        file: one.name,
        code: one.code,
        message: one.message,
    }
}

fn stage(step: taking::Step) -> CaptureProgress {
    CaptureProgress {
        done: count(step.done),
        total: count(step.total),
        file: step.name,
        stage: if step.storing { "storing" } else { "reading" }.to_owned(),
    }
}

fn view(one: Capture, standing: Standing, evidence: u32, steps: &[Step], people: &People) -> CaptureView {
    let media_type = one.media_type.unwrap_or_default();
    let copy_state = match standing.copy_state {
        // A text that nobody has hashed again since it was stored is there all the same.
        CopyState::None if one.copy.is_some() && standing.state != State::Removed => "unchecked",
        known => copy_word(known),
    };
    let address = one.final_address.as_ref().or(one.address.as_ref());
    CaptureView {
        id: one.id.to_string(),
        case_id: one.case.to_string(),
        name: one
            .name
            .clone()
            .or(address.cloned())
            .unwrap_or_else(|| "Pasted text".to_owned()),
        kind: kind(&media_type).to_owned(),
        media_type,
        size_bytes: i64::try_from(one.size_bytes).unwrap_or(i64::MAX),
        characters: one
            .copy
            .as_ref()
            .map(|copy| u32::try_from(copy.characters).unwrap_or(u32::MAX)),
        pages: one.copy.as_ref().and_then(|copy| copy.pages),
        how: how_word(one.how).to_owned(),
        captured_ms: one.created_at.as_i64(),
        by: people.name(one.created_by),
        extractor: one.copy.map(|copy| copy.extractor),
        warnings: one.warnings,
        state: standing.state.as_str().to_owned(),
        copy_state: copy_state.to_owned(),
        checked_ms: standing.checked_ms,
        evidence,
        custody: steps.iter().map(|step| custody_step(step, people)).collect(),
        headers: one
            .headers
            .into_iter()
            .map(|one| HeaderView {
                name: one.name,
                value: one.value,
            })
            .collect(),
        address: one.address,
        final_address: one.final_address,
        sha256: one.sha256,
    }
}

const fn how_word(how: CaptureHow) -> &'static str {
    match how {
        CaptureHow::File => "file",
        CaptureHow::Paste => "paste",
        CaptureHow::Drop => "drop",
        CaptureHow::Url => "url",
    }
}

pub(super) const fn copy_word(state: CopyState) -> &'static str {
    match state {
        CopyState::Fine => "fine",
        CopyState::Damaged => "damaged",
        CopyState::Missing => "missing",
        CopyState::None => "none",
    }
}

fn kind(media_type: &str) -> &'static str {
    match media_type {
        "text/plain" | "text/markdown" => "text",
        "text/html" | "multipart/related" | "application/warc" | "application/wacz" => "page",
        "application/pdf" => "pdf",
        "text/csv" | "text/tab-separated-values" => "table",
        "application/x-subrip" | "text/vtt" => "transcript",
        "message/rfc822" => "mail",
        other if other.starts_with("image/") => "image",
        other if other.ends_with("spreadsheetml.sheet") => "table",
        other if other.ends_with("wordprocessingml.document") || other.ends_with("opendocument.text") => {
            "text"
        }
        _ => "other",
    }
}

fn custody_step(step: &Step, people: &People) -> CustodyStep {
    let what = match &step.what {
        StepWhat::Captured { how, from } => {
            let how = match how {
                CaptureHow::File => "Captured from a file",
                CaptureHow::Paste => "Captured from pasted text",
                CaptureHow::Drop => "Captured by dropping it on the window",
                CaptureHow::Url => "Fetched",
            };
            from.as_ref()
                .map_or_else(|| how.to_owned(), |from| format!("{how}: {from}"))
        }
        StepWhat::Exported { path } => format!("A copy was written to {path}"),
        StepWhat::Erased { reason } => format!("Erased: {reason}"),
    };
    CustodyStep {
        at_ms: step.at.as_i64(),
        by: step.by.map(|by| people.name(by)).unwrap_or_default(),
        what,
    }
}
