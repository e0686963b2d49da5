//! One module per family of formats; each turns bytes into a [`crate::Document`].

pub(crate) mod archive;
pub(crate) mod budget;
pub(crate) mod docx;
pub(crate) mod json;
pub(crate) mod mail;
pub(crate) mod odt;
mod office;
pub(crate) mod subtitles;
pub(crate) mod table;
pub(crate) mod wacz;
pub(crate) mod warc;
pub(crate) mod xlsx;
mod xml;
