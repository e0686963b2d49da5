//! Files and pages in: text, web pages, PDF, office documents, mails, tables, transcripts, pictures.
//!
//! This crate turns bytes into a [`Document`]: the text, where its parts stand in the file, and what the file says
//! about itself; [`reader`] does so in a process of its own. [`import`] puts drafts of articles into a case and has
//! it analysed. Deliberately absent: the network (nothing a file names is ever fetched), and running anything that
//! a file brings along.
//!
//! ```
//! let draft = factdesk_intake::read_bytes("note.txt", b"date 2024-02-29 The bridge is closed.").unwrap();
//! assert_eq!(&draft.text[draft.body_start..], "The bridge is closed.");
//! assert_eq!(draft.published.unwrap().to_string(), "2024-02-29");
//! ```
#![deny(missing_docs)]

mod blocks;
pub mod capture;
pub mod claims;
mod date;
mod document;
mod draft;
mod encoding;
mod error;
pub mod fetch;
mod file;
mod format;
pub mod import;
mod kind;
mod markdown;
mod media_type;
mod normalise;
mod page;
mod pdf;
mod picture;
mod plain;
pub mod reader;
pub mod sample;

pub use document::{Document, Kind, Locator, PageSpan, Row, Segment, Table, locator_at};
pub use draft::{Draft, MediaType};
pub use error::Error;
pub use file::{MAX_CAPTURE_BYTES, MAX_FILE_BYTES, file_bytes, read_bytes, read_document, read_pasted};
pub use normalise::normalise;
pub use page::{Page, language_tag, read_page};
pub use picture::{draw_page, draw_picture};
