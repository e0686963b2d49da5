//! Whether a quote stands in a captured file: proved against the text that was drawn from it, at any time again.

use factdesk_domain::envelope::Hash;
use factdesk_language::ANALYSER;
use factdesk_language::quote::{self, Check, DifferenceKind, State};
use rusqlite::{Connection, OptionalExtension, named_params};
use serde::{Deserialize, Serialize};

use crate::archive::{self, Copy};
use crate::evidence::Evidence;
use crate::{Desk, Error, Result, capture};

/// How well a quote is proved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProofState {
    /// Byte by byte.
    Verbatim,
    /// The same words in another writing.
    Tolerant,
    /// Other words; the nearest passage is known.
    Near,
    /// Nothing like it.
    Absent,
    /// The file has no text here, or its text is damaged.
    NoText,
    /// The file is not here.
    NoFile,
}

impl ProofState {
    /// The name in data.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Verbatim => "verbatim",
            Self::Tolerant => "tolerant",
            Self::Near => "near",
            Self::Absent => "absent",
            Self::NoText => "no_text",
            Self::NoFile => "no_file",
        }
    }

    /// Whether the file says what the quote says.
    #[must_use]
    pub const fn is_proved(self) -> bool {
        matches!(self, Self::Verbatim | Self::Tolerant)
    }
}

/// One place at which quote and text differ.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Difference {
    /// `missing`, `added` or `changed`, seen from the quote.
    pub kind: String,
    /// The words of the quote.
    pub quote: String,
    /// The words of the text.
    pub text: String,
    /// Where those stand: bytes of the text.
    pub span: Option<(usize, usize)>,
}

/// The proof of a quote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proof {
    /// How well.
    pub state: ProofState,
    /// One sentence about it, without a full stop.
    pub words: String,
    /// The text that it was proved against.
    pub text_sha256: Option<String>,
    /// Where it stands, or the nearest passage: bytes of that text.
    pub span: Option<(usize, usize)>,
    /// How many places hold it.
    pub places: usize,
    /// What had to be tolerated, in words.
    pub tolerances: Vec<String>,
    /// What differs.
    pub differences: Vec<Difference>,
}

impl Proof {
    fn without(state: ProofState, words: &str) -> Self {
        Self {
            state,
            words: words.to_owned(),
            text_sha256: None,
            span: None,
            places: 0,
            tolerances: Vec::new(),
            differences: Vec::new(),
        }
    }

    fn of(check: Check, text_sha256: &str) -> Self {
        let state = match check.state {
            State::Verbatim => ProofState::Verbatim,
            State::Tolerant => ProofState::Tolerant,
            State::Near => ProofState::Near,
            State::Absent => ProofState::Absent,
        };
        let tolerances: Vec<String> = check
            .tolerances
            .iter()
            .map(|one| in_words(one.as_str()))
            .collect();
        Self {
            state,
            words: sentence(&check, &tolerances),
            text_sha256: Some(text_sha256.to_owned()),
            span: check.span.map(|span| (span.start, span.end)),
            places: check.count,
            tolerances,
            differences: check.differences.into_iter().map(difference).collect(),
        }
    }
}

fn difference(one: quote::Difference) -> Difference {
    Difference {
        kind: one.kind.as_str().to_owned(),
        quote: one.quote,
        text: one.text,
        span: one.span.map(|span| (span.start, span.end)),
    }
}

fn in_words(tolerance: &str) -> String {
    match tolerance {
        "white_space" => "spaces and line breaks differ",
        "quotation_marks" => "quotation marks differ",
        "dashes" => "dashes differ",
        "ellipsis_marks" => "ellipsis marks differ",
        "ligatures" => "ligatures differ",
        "soft_hyphens" => "soft hyphens differ",
        "hyphenation" => "a word is broken at the end of a line",
        "invisible" => "invisible characters differ",
        "canonical_form" => "accents are encoded differently",
        "stops" => "a comma or full stop stands on the other side of a quotation mark",
        "enclosing_marks" => "the quote stands in quotation marks of its own",
        "elision" => "words are left out and marked so",
        "insertion" => "a note in brackets is added",
        other => other,
    }
    .to_owned()
}

fn sentence(check: &Check, tolerances: &[String]) -> String {
    match check.state {
        State::Verbatim => "found word for word in the captured file".to_owned(),
        State::Tolerant => format!("found in the captured file; {}", tolerances.join(", ")),
        State::Near => {
            let words: usize = check.differences.iter().map(words_apart).sum();
            let words = words.max(1);
            let plural = if words == 1 { "" } else { "s" };
            format!("NOT in the captured file; the nearest passage differs by {words} word{plural}")
        }
        State::Absent => "NOT in the captured file; nothing in it is near".to_owned(),
    }
}

fn words_apart(one: &quote::Difference) -> usize {
    let count = |text: &str| text.split_whitespace().count();
    match one.kind {
        DifferenceKind::Missing => count(&one.text),
        DifferenceKind::Added => count(&one.quote),
        DifferenceKind::Changed => count(&one.quote).max(count(&one.text)),
    }
}

/// The text that quotes from a file are proved against: the one that its latest capture names, else the one drawn
/// last, else that of an article which was imported from it. None where there is none.
///
/// # Errors
/// The database.
pub fn text_of(desk: &Desk, sha256: &str) -> Result<Option<Copy>> {
    let named = desk.read(|c| named(c, sha256))?;
    let copy = desk.store().archive_read::<_, Error>(|archive| {
        let named = match &named {
            Some(text) => archive::copy_get(archive, sha256, text)?,
            None => None,
        };
        Ok(match named {
            Some(copy) => Some(copy),
            None => archive::copy_newest(archive, sha256)?,
        })
    })?;
    match copy {
        Some(copy) => Ok(Some(copy)),
        None => desk.read(|c| of_article(c, sha256)),
    }
}

fn named(c: &Connection, sha256: &str) -> Result<Option<String>> {
    let named = c
        .prepare_cached(
            "SELECT copy ->> 'text_sha256' FROM capture WHERE sha256 = :sha256 AND copy IS NOT NULL
             ORDER BY created_at DESC, id DESC LIMIT 1",
        )?
        .query_row(named_params! { ":sha256": sha256 }, |row| row.get(0));
    Ok(named.optional()?)
}

fn of_article(c: &Connection, sha256: &str) -> Result<Option<Copy>> {
    let found = c
        .prepare_cached(
            "SELECT text, text_sha256, created_at FROM article_version WHERE original ->> 'sha256' = :sha256
             ORDER BY created_at DESC, id DESC LIMIT 1",
        )?
        .query_row(named_params! { ":sha256": sha256 }, |row| {
            Ok(Copy {
                sha256: sha256.to_owned(),
                text_sha256: row.get("text_sha256")?,
                extractor: "the imported article".to_owned(),
                made_ms: row.get("created_at")?,
                text: row.get("text")?,
                map: "{}".to_owned(),
            })
        });
    Ok(found.optional()?)
}

/// Proves a quote against a file, reading the file's text now.
///
/// # Errors
/// The database.
pub fn check(desk: &Desk, sha256: &str, quote: &str) -> Result<Proof> {
    if desk.read(|c| capture::erasure(c, sha256))?.is_some() {
        return Ok(Proof::without(ProofState::NoFile, "the captured file was erased"));
    }
    let there = desk
        .store()
        .archive_read::<_, Error>(|archive| Ok(archive::has(archive, sha256)?))?;
    match text_of(desk, sha256)? {
        None if there => Ok(Proof::without(
            ProofState::NoText,
            "the captured file has no text to look in",
        )),
        None => Ok(Proof::without(ProofState::NoFile, "the captured file is missing")),
        Some(copy) if !copy.is_fine() => Ok(Proof::without(
            ProofState::NoText,
            "the text drawn from the captured file is damaged, so nothing is proved by it",
        )),
        Some(copy) => Ok(Proof::of(quote::check(&copy.text, quote), &copy.text_sha256)),
    }
}

/// The proof of a piece of evidence, from memory where the same quote was proved against the same text before; none
/// where no file was captured.
///
/// # Errors
/// The database.
pub fn of_evidence(desk: &Desk, evidence: &Evidence) -> Result<Option<Proof>> {
    let Some(file) = &evidence.captured else {
        return Ok(None);
    };
    if let Some(proof) = desk.read(|c| remembered(c, &file.sha256, &evidence.quote))? {
        return Ok(Some(proof));
    }
    let proof = check(desk, &file.sha256, &evidence.quote)?;
    remember(desk, &proof, &evidence.quote)?;
    Ok(Some(proof))
}

/// Proves a piece of evidence again, whatever was proved before; none where no file was captured.
///
/// # Errors
/// The database.
pub fn again(desk: &Desk, evidence: &Evidence) -> Result<Option<Proof>> {
    let Some(file) = &evidence.captured else {
        return Ok(None);
    };
    let proof = check(desk, &file.sha256, &evidence.quote)?;
    remember(desk, &proof, &evidence.quote)?;
    Ok(Some(proof))
}

/// A proof with the rules that made it; better rules prove anew.
#[derive(Serialize, Deserialize)]
struct Remembered {
    rules: String,
    proof: Proof,
}

fn rules() -> String {
    [ANALYSER, env!("CARGO_PKG_VERSION")].join(" ")
}

fn remembered(c: &Connection, sha256: &str, quote: &str) -> Result<Option<Proof>> {
    if capture::erasure(c, sha256)?.is_some() {
        return Ok(None);
    }
    match named(c, sha256)? {
        Some(text) => recalled(c, &text, quote),
        None => Ok(None),
    }
}

/// The proof of a quote against a text, where it was computed before by the rules of this release.
pub(crate) fn recalled(c: &Connection, text_sha256: &str, quote: &str) -> Result<Option<Proof>> {
    let kept: Option<Remembered> = c
        .prepare_cached("SELECT proof FROM proof WHERE text_sha256 = :text AND quote_sha256 = :quote")?
        .query_row(
            named_params! { ":text": text_sha256, ":quote": key(quote) },
            |row| crate::row::json(row, "proof"),
        )
        .optional()?;
    Ok(kept.filter(|kept| kept.rules == rules()).map(|kept| kept.proof))
}

fn remember(desk: &Desk, proof: &Proof, quote: &str) -> Result<()> {
    let Some(text) = proof
        .text_sha256
        .as_ref()
        .filter(|_| !desk.store().is_read_only())
    else {
        return Ok(());
    };
    let kept = Remembered {
        rules: rules(),
        proof: proof.clone(),
    };
    let json = serde_json::to_string(&kept).expect("BUG: a proof is words and numbers");
    desk.write_local(|tx| {
        tx.prepare_cached(
            "INSERT OR REPLACE INTO proof (text_sha256, quote_sha256, proof) VALUES (:text, :quote, :proof)",
        )?
        .execute(named_params! { ":text": text, ":quote": key(quote), ":proof": json })?;
        Ok(())
    })
}

fn key(quote: &str) -> String {
    Hash::of(quote.as_bytes()).to_string()
}
