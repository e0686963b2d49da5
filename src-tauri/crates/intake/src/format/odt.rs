//! OpenDocument texts (ODT): the text as it stands now, with notes, without comments and without what tracked
//! changes deleted.

use super::archive::Archive;
use super::docx::document_of;
use super::office::Pen;
use super::xml::{self, Element, Met};
use crate::document::Document;
use crate::draft::MediaType;
use crate::error::Error;

pub(crate) fn read(bytes: Vec<u8>) -> Result<Document, Error> {
    let mut archive = Archive::open(bytes)?;
    refuse_encrypted(&mut archive)?;
    let content = archive.needed("content.xml")?;
    let (mut pen, mut body) = (Pen::default(), Body::default());
    xml::walk(&content, &mut |met| body.met(met, &mut pen))?;
    let properties = match archive.part("meta.xml")? {
        Some(meta) => {
            let found = xml::texts(&meta, &["title", "initial-creator", "creator", "language"])?;
            let [title, initial, creator, language] = found.try_into().unwrap_or_default();
            vec![title, initial.or(creator), language]
        }
        None => vec![None; 3],
    };
    document_of(
        MediaType::Odt,
        pen.finish(),
        properties,
        archive.names(),
        "Object ",
    )
}

fn refuse_encrypted(archive: &mut Archive) -> Result<(), Error> {
    let mut encrypted = false;
    if let Some(manifest) = archive.part("META-INF/manifest.xml")? {
        // Old writers put a harmless document type here, and only here; nothing but names is looked for.
        let read = xml::walk(&manifest, &mut |met| {
            encrypted |= matches!(met, Met::Start("encryption-data" | "encrypted-key", _));
        });
        if let Err(error) = read
            && error.code() != "file_over_budget"
        {
            return Err(error);
        }
    }
    if encrypted { Err(Error::Encrypted) } else { Ok(()) }
}

#[derive(Debug, Default)]
struct Body {
    skipped: usize,
    /// Paragraphs and headings that are open; text counts inside them only.
    open: usize,
}

impl Body {
    fn met(&mut self, met: Met<'_>, pen: &mut Pen) {
        match met {
            Met::Start(name, element) => self.start(name, element, pen),
            Met::End(name) => self.end(name, pen),
            Met::Text(text) if self.open > 0 && self.skipped == 0 => pen.text(text),
            Met::Text(_) => {}
        }
    }

    fn start(&mut self, name: &str, element: &Element<'_>, pen: &mut Pen) {
        if is_skipped(name) || self.skipped > 0 {
            self.skipped += 1;
            return;
        }
        match name {
            "p" | "h" => {
                self.open += 1;
                pen.paragraph();
                if name == "h" || element.attribute("style-name").as_deref() == Some("Title") {
                    pen.heading();
                }
            }
            "s" | "tab" => pen.blank(),
            "line-break" => pen.line(),
            "table" => pen.table(),
            "table-row" => pen.row(),
            "table-cell" | "covered-table-cell" => pen.cell(),
            "note-body" | "text-box" => pen.apart(),
            _ => {}
        }
    }

    fn end(&mut self, name: &str, pen: &mut Pen) {
        if self.skipped > 0 {
            self.skipped -= 1;
            return;
        }
        match name {
            "p" | "h" => {
                self.open = self.open.saturating_sub(1);
                pen.heading_end();
                pen.paragraph_end();
            }
            "table" => pen.table(),
            "table-cell" | "covered-table-cell" => pen.cell_end(),
            "note-body" => pen.note_end(),
            "text-box" => pen.box_end(),
            _ => {}
        }
    }
}

/// Deleted text, comments, the marks of notes, and what a picture is called.
fn is_skipped(name: &str) -> bool {
    matches!(
        name,
        "tracked-changes"
            | "annotation"
            | "note-citation"
            | "title"
            | "desc"
            | "sequence-decls"
            | "bibliography-source"
    )
}
