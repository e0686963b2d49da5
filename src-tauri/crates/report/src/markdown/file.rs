//! Captured files: what each quote rests on, and the list of all of them.

use factdesk_domain::capture::CaptureHow;

use super::page::Page;
use super::words::{count, given, listed, moment, or, sentence};
use crate::escape::{code, text};
use crate::model::{Captured, Evidence, File, Report, Taken};

const WITHHELD: &str = "withheld to protect the source";

/// The lines below a quote: its file, and whether it stands there.
pub(super) fn of_evidence(report: &Report, evidence: &Evidence) -> Vec<String> {
    let found = evidence.captured.as_ref().and_then(|captured| {
        let file = report.files.get(captured.file)?;
        Some((captured, file))
    });
    match found {
        None => vec!["Quote: not proved, because nothing was captured.".to_owned()],
        Some((captured, file)) => vec![captured_file(captured, file), quote(captured)],
    }
}

fn captured_file(captured: &Captured, file: &File) -> String {
    let name = match file.confidential {
        true => None,
        false => given(file.name.as_ref()).map(|name| format!(" “{name}”")),
    };
    format!(
        "Captured file: {}{}, {}.",
        code(&file.short),
        name.unwrap_or_default(),
        taken(&captured.taken, file)
    )
}

fn quote(captured: &Captured) -> String {
    let words = sentence(&text(&captured.proof.words));
    match captured.proof.holds {
        true => format!("Quote: {words}"),
        false => format!("**Quote: {words}**"),
    }
}

/// When a file came in, how, and from where.
fn taken(taken: &Taken, file: &File) -> String {
    let at = moment(taken.at);
    let address = taken.address.as_deref().map(code).filter(|url| !url.is_empty());
    let from = match (address, file.confidential) {
        (None, _) => String::new(),
        (Some(_), true) => format!(", its address {WITHHELD}"),
        (Some(address), false) => format!(" from {address}"),
    };
    match taken.how {
        None => format!("put on record with the evidence {at}{from}"),
        Some(CaptureHow::File | CaptureHow::Drop) => format!("captured {at} as a file{from}"),
        Some(CaptureHow::Paste) => format!("captured {at} as pasted text{from}"),
        Some(CaptureHow::Url) => format!("captured {at}{from}"),
    }
}

/// Every file that evidence rests on, with its whole hash.
pub(super) fn files(page: &mut Page, report: &Report) {
    if report.files.is_empty() {
        return;
    }
    page.heading(2, "Captured files");
    page.para(
        "Each file is kept as the bytes that came. Quotes are looked for in the text that was drawn from it, which has \
         a SHA-256 of its own.",
    );
    page.list(report.files.iter().map(file));
}

fn file(file: &File) -> String {
    let bytes = count(usize::try_from(file.bytes).unwrap_or(usize::MAX), "byte", "bytes");
    let about = [given(file.media_type.as_ref()), Some(bytes)];
    let about: Vec<String> = about.into_iter().flatten().collect();
    let name = match file.confidential {
        true => format!("name {WITHHELD}"),
        false => match given(file.name.as_ref()) {
            Some(name) => format!("“{name}”"),
            None => "no name".to_owned(),
        },
    };
    let mut words = format!("{}: {name}, {}.", code(&file.sha256), about.join(", "));
    for one in &file.taken {
        let how = super::words::capital(&taken(one, file));
        words.push_str(&format!(" {how}, by {}.", or(&one.by, "no name")));
    }
    match &file.copy {
        Some(copy) => words.push_str(&format!(
            " Its text was drawn by {}; SHA-256 of the text: {}.",
            or(&copy.extractor, "an extractor without a name"),
            code(&copy.text_sha256)
        )),
        None => words.push_str(" No text was drawn from it."),
    }
    if let Some((at, reason)) = &file.erased {
        let reason = match file.confidential {
            true => String::new(),
            false => format!(": {}", text(reason)),
        };
        let erased = sentence(&format!("Erased {}{reason}", moment(*at)));
        words.push_str(&format!(" **{erased}**"));
    }
    words.push_str(&format!(" Evidence: {}.", listed(&evidence(file))));
    words
}

/// `claim 1 E1`, `claim 3 E2`.
fn evidence(file: &File) -> Vec<String> {
    let rests = file.evidence.iter();
    rests
        .map(|(claim, number)| format!("claim {claim} E{number}"))
        .collect()
}
