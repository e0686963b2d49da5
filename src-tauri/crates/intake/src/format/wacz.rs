//! Web archives in a ZIP file (WACZ): the page that the archive's own list names first.

use serde_json::Value;

use super::archive::Archive;
use super::budget::Budget;
use super::warc;
use crate::document::Document;
use crate::draft::MediaType;
use crate::error::Error;

pub(crate) fn read(bytes: Vec<u8>) -> Result<Document, Error> {
    let mut archive = Archive::open(bytes)?;
    let first = match archive.part("pages/pages.jsonl")? {
        Some(list) => first_page(&String::from_utf8_lossy(&list)),
        None => None,
    };
    let mut records: Vec<String> = archive
        .names()
        .into_iter()
        .filter(|name| {
            name.starts_with("archive/") && (name.ends_with(".warc") || name.ends_with(".warc.gz"))
        })
        .collect();
    records.sort();
    let mut budget = Budget::new();
    let mut failed = Error::damaged("it holds no records of pages");
    for name in records {
        let bytes = archive.needed(&name)?;
        match warc::from_records(&bytes, first.as_deref(), MediaType::Wacz, &mut budget) {
            Ok(document) => return Ok(document),
            Err(error @ Error::OverBudget { .. }) => return Err(error),
            Err(error) => failed = error,
        }
    }
    Err(failed)
}

/// The first address in the list of pages; the line before it describes the list.
fn first_page(list: &str) -> Option<String> {
    list.lines().find_map(|line| {
        let line: Value = serde_json::from_str(line).ok()?;
        Some(line.get("url")?.as_str()?.to_owned())
    })
}
