//! Word documents (DOCX): the text as it would be with all changes accepted, with footnotes and endnotes, without
//! comments, headers and footers. Macros, fields and embedded files are never looked at.

use super::archive::Archive;
use super::office::{Pen, Written};
use super::xml::{self, Element, Met};
use crate::document::{Document, Kind};
use crate::draft::{MediaType, extractor};
use crate::error::Error;
use crate::normalise;
use crate::page::language_tag;

/// The release of quick-xml in use; a test compares it with the lock file.
pub(crate) const QUICK_XML: &str = "quick-xml 0.42";

const MAIN: &str = "word/document.xml";

pub(crate) fn read(bytes: Vec<u8>) -> Result<Document, Error> {
    let mut archive = Archive::open(bytes)?;
    let main = main_part(&mut archive)?;
    let folder = main.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
    let mut pen = Pen::default();
    let mut body = Body::default();
    let document = archive.needed(&main)?;
    xml::walk(&document, &mut |met| body.met(met, &mut pen))?;
    for (part, element) in [("footnotes.xml", "footnote"), ("endnotes.xml", "endnote")] {
        if let Some(notes) = archive.part(&format!("{folder}/{part}"))? {
            let mut body = Body::of_notes(element);
            xml::walk(&notes, &mut |met| body.met(met, &mut pen))?;
        }
    }
    let properties = match archive.part("docProps/core.xml")? {
        Some(core) => xml::texts(&core, &["title", "creator", "language"])?,
        None => vec![None; 3],
    };
    document_of(
        MediaType::Docx,
        pen.finish(),
        properties,
        archive.names(),
        "word/embeddings/",
    )
}

/// The document of an office text; `properties` are title, author and language.
pub(super) fn document_of(
    media_type: MediaType,
    written: Written,
    properties: Vec<Option<String>>,
    parts: Vec<String>,
    embedded: &str,
) -> Result<Document, Error> {
    let text = normalise(&written.text);
    super::budget::check_text(&text)?;
    if text.trim().is_empty() {
        return Err(Error::NoArticleText);
    }
    let mut properties = properties.into_iter();
    let mut next = || properties.next().flatten();
    let (title, byline, language) = (next(), next(), next());
    let attachments = parts
        .into_iter()
        .filter_map(|part| part.strip_prefix(embedded).map(str::to_owned))
        .filter(|name| !name.is_empty())
        .collect();
    Ok(Document {
        title: title.or(written.title),
        // Where something was taken out of the text, nothing is said of its headings rather than something wrong.
        headings: if text == written.text {
            written.headings
        } else {
            Vec::new()
        },
        byline,
        language: language.and_then(|tag| language_tag(&tag)),
        attachments,
        ..Document::of_text(media_type, Kind::Article, text, extractor(QUICK_XML))
    })
}

/// Where the text lies, as the package says; the usual place where it does not.
fn main_part(archive: &mut Archive) -> Result<String, Error> {
    let mut main = MAIN.to_owned();
    if let Some(relations) = archive.part("_rels/.rels")? {
        xml::walk(&relations, &mut |met| {
            if let Met::Start("Relationship", element) = met
                && element
                    .attribute("Type")
                    .is_some_and(|kind| kind.ends_with("/officeDocument"))
                && let Some(target) = element.attribute("Target")
            {
                main = target.trim_start_matches('/').to_owned();
            }
        })?;
    }
    Ok(main)
}

/// Where the reading is in a part.
#[derive(Debug, Default)]
struct Body {
    /// Elements that are not text, open now.
    skipped: usize,
    in_text: bool,
    /// The element that holds one note, in the parts of notes.
    note: Option<&'static str>,
}

impl Body {
    fn of_notes(element: &'static str) -> Self {
        Self {
            note: Some(element),
            ..Self::default()
        }
    }

    fn met(&mut self, met: Met<'_>, pen: &mut Pen) {
        match met {
            Met::Start(name, element) => self.start(name, element, pen),
            Met::End(name) => self.end(name, pen),
            Met::Text(text) if self.in_text && self.skipped == 0 => pen.text(text),
            Met::Text(_) => {}
        }
    }

    fn start(&mut self, name: &str, element: &Element<'_>, pen: &mut Pen) {
        if is_skipped(name) || (Some(name) == self.note && is_separator(element)) || self.skipped > 0 {
            self.skipped += 1;
            return;
        }
        match name {
            "t" => self.in_text = true,
            "p" => pen.paragraph(),
            "pStyle" if is_heading(element) => pen.heading(),
            "tab" | "ptab" => pen.blank(),
            "br" | "cr" => pen.line(),
            "noBreakHyphen" => pen.text("\u{2011}"),
            "tbl" => pen.table(),
            "tr" => pen.row(),
            "tc" => pen.cell(),
            "txbxContent" => pen.apart(),
            name if Some(name) == self.note => pen.apart(),
            _ => {}
        }
    }

    fn end(&mut self, name: &str, pen: &mut Pen) {
        if self.skipped > 0 {
            self.skipped -= 1;
            return;
        }
        match name {
            "t" => self.in_text = false,
            "p" => {
                pen.heading_end();
                pen.paragraph_end();
            }
            "tc" => pen.cell_end(),
            "tbl" => pen.table(),
            "txbxContent" => pen.box_end(),
            name if Some(name) == self.note => pen.note_end(),
            _ => {}
        }
    }
}

/// Deleted and moved-away text, the second copy that a box brings for old programs, tab stops in the settings of a
/// paragraph.
fn is_skipped(name: &str) -> bool {
    matches!(
        name,
        "del" | "moveFrom" | "Fallback" | "tabs" | "instrText" | "delText"
    )
}

/// The lines above notes are notes, too.
fn is_separator(element: &Element<'_>) -> bool {
    element.attribute("type").is_some_and(|kind| kind != "normal")
}

fn is_heading(element: &Element<'_>) -> bool {
    element
        .attribute("val")
        .is_some_and(|style| style == "Title" || style.starts_with("Heading"))
}
