//! PDF: the text of each page, and pages drawn for the eye.

mod glyphs;
mod layout;

use std::panic::{self, AssertUnwindSafe};

use hayro::hayro_interpret::{
    Context, InterpreterCache, InterpreterSettings, TransformExt as _, interpret_page,
};
use hayro::hayro_syntax::page::Page;
use hayro::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use hayro::kurbo::{Affine, Rect};

use crate::document::{Document, Kind, PageSpan};
use crate::draft::{MediaType, extractor};
use crate::error::Error;
use crate::format::budget::check_text;
use crate::normalise;
use glyphs::Glyphs;

/// The release of hayro in use; a test compares it with the lock file.
pub(crate) const HAYRO: &str = "hayro 0.9";

/// Pages that a warning names one by one.
const NAMED_PAGES: usize = 20;

/// Of a hundred letters, so many without a meaning make a page's text doubtful.
const BROKEN_PERCENT: usize = 2;

/// Opens a PDF; an empty password is tried, since many files only forbid printing.
pub(crate) fn open(bytes: Vec<u8>) -> Result<Pdf, Error> {
    Pdf::new(bytes).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => Error::Encrypted,
        LoadPdfError::Decryption(_) => Error::damaged("it is encrypted in a way that is not known"),
        LoadPdfError::Invalid => Error::damaged("no pages can be found in it"),
    })
}

/// What a page gave.
#[derive(Debug, Default)]
struct Drawn {
    text: String,
    broken: bool,
    pictures: bool,
    unreadable: bool,
}

/// Reads the text of all pages; `progress` is told pages done and in all.
pub(crate) fn read(bytes: Vec<u8>, progress: &mut dyn FnMut(u32, u32)) -> Result<Document, Error> {
    let pdf = open(bytes)?;
    let total = u32::try_from(pdf.pages().len()).map_err(|_| Error::damaged("it has too many pages"))?;
    if total == 0 {
        return Err(Error::damaged("no pages can be found in it"));
    }
    let (mut text, mut pages, mut drawn) = (String::new(), Vec::new(), Vec::new());
    for (page, number) in pdf.pages().iter().zip(1..) {
        progress(number - 1, total);
        let page = draw(page);
        if !text.is_empty() && !page.text.is_empty() {
            text.push_str("\n\n");
        }
        let start = text.len();
        text.push_str(&page.text);
        check_text(&text)?;
        pages.push(PageSpan {
            number,
            start,
            end: text.len(),
        });
        drawn.push(page);
    }
    if text.trim().is_empty() {
        return Err(without_text(&drawn));
    }
    let about = pdf.metadata();
    Ok(Document {
        pages,
        title: about
            .title
            .as_deref()
            .and_then(named)
            .filter(|title| !is_a_file(title)),
        byline: about.author.as_deref().and_then(named),
        warnings: warnings(&drawn),
        ..Document::of_text(MediaType::Pdf, Kind::Article, text, extractor(HAYRO))
    })
}

fn without_text(drawn: &[Drawn]) -> Error {
    if drawn.iter().all(|page| page.unreadable) {
        Error::damaged("none of its pages can be read")
    } else if drawn.iter().any(|page| page.pictures) {
        Error::NoTextLayer
    } else {
        Error::NoArticleText
    }
}

/// A page that the library stumbles over is a page without text; the others still count.
fn draw(page: &Page<'_>) -> Drawn {
    if page.page_stream().is_none() && page.raw().contains_key(b"Contents".as_slice()) {
        return Drawn {
            unreadable: true,
            ..Drawn::default()
        };
    }
    let drawn = panic::catch_unwind(AssertUnwindSafe(|| {
        let (width, height) = page.render_dimensions();
        let mut glyphs = Glyphs::default();
        let bounds = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
        let cache = InterpreterCache::new();
        let turned: Affine = page.initial_transform(true).to_kurbo();
        let mut context = Context::new(
            turned,
            bounds,
            &cache,
            page.xref(),
            InterpreterSettings::default(),
        );
        interpret_page(page, &mut context, &mut glyphs);
        glyphs
    }));
    let Ok(glyphs) = drawn else {
        return Drawn {
            unreadable: true,
            ..Drawn::default()
        };
    };
    let shown = glyphs.marks.len();
    Drawn {
        broken: glyphs.unknown > 0 && glyphs.unknown * 100 >= shown * BROKEN_PERCENT,
        pictures: glyphs.pictures > 0,
        unreadable: false,
        text: normalise(&layout::text(&glyphs.marks)),
    }
}

fn warnings(drawn: &[Drawn]) -> Vec<String> {
    let pages = |is: &dyn Fn(&Drawn) -> bool| -> Vec<usize> {
        let numbered = drawn.iter().zip(1..);
        numbered
            .filter(|(page, _)| is(page))
            .map(|(_, number)| number)
            .collect()
    };
    let sentence = |numbers: Vec<usize>, says: &str| {
        (!numbers.is_empty()).then(|| format!("{} {says}", listed(&numbers)))
    };
    [
        sentence(
            pages(&|page| page.unreadable),
            "could not be read; their text is missing. Look at the original.",
        ),
        sentence(
            pages(&|page| page.text.is_empty() && page.pictures && !page.unreadable),
            "without text: pictures only. Run OCR on the file to read them.",
        ),
        sentence(
            pages(&|page| page.broken),
            "with letters that have no meaning in the file and show \u{fffd}. Compare the text with the page's picture.",
        ),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn listed(numbers: &[usize]) -> String {
    let named: Vec<String> = numbers.iter().take(NAMED_PAGES).map(usize::to_string).collect();
    let more = match numbers.len().saturating_sub(NAMED_PAGES) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    format!(
        "{} of the file: {}{more}",
        if numbers.len() == 1 { "A page" } else { "Pages" },
        named.join(", ")
    ) + " \u{2013}"
}

/// A string of the file's own description: UTF-16 with its mark, else as good as Latin.
fn named(bytes: &[u8]) -> Option<String> {
    let text = match bytes {
        [0xfe, 0xff, rest @ ..] => encoding_rs::UTF_16BE.decode_without_bom_handling(rest).0,
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest),
        bytes => encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0,
    };
    let words: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || c.is_control())
        .collect();
    let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
    Some(words.join(" ")).filter(|text| !text.is_empty())
}

/// Printers put the name of the file where the title belongs.
fn is_a_file(title: &str) -> bool {
    let lower = title.to_lowercase();
    lower.starts_with("microsoft word")
        || lower == "untitled"
        || [".doc", ".docx", ".pdf", ".indd", ".odt", ".rtf"]
            .iter()
            .any(|ending| lower.ends_with(ending))
}
