//! What each fuzz target does with its bytes: no panic, and what is said about places holds.
//!
//! A target is one line; what it checks stands here, so that the ordinary tests run every seed and every finding
//! through it again (`tests/fuzzed.rs`).

pub mod bundles;
pub mod files;
pub mod logs;
pub mod texts;

/// What a target does with its bytes; it panics where something is wrong.
pub type Check = fn(&[u8]);

/// Every target by its name, which is also that of its folder of seeds.
pub const TARGETS: &[(&str, Check)] = &[
    ("anchor", texts::anchor),
    ("attribution", texts::attribution),
    ("bundle", bundles::file),
    ("bundle_lines", bundles::lines),
    ("bundle_operations", bundles::operations),
    ("csv", |bytes| files::document("a.csv", bytes)),
    ("date", texts::date),
    ("docx", |bytes| files::document("a.docx", bytes)),
    ("docx_part", files::docx_part),
    ("escaped", texts::escaped),
    ("html", |bytes| files::document("a.html", bytes)),
    ("json", |bytes| files::document("a.json", bytes)),
    ("mail", |bytes| files::document("a.eml", bytes)),
    ("map", logs::map),
    ("markdown", |bytes| files::document("a.md", bytes)),
    ("mhtml", |bytes| files::document("a.mhtml", bytes)),
    ("odt", |bytes| files::document("a.odt", bytes)),
    ("odt_part", files::odt_part),
    ("operation", logs::operation),
    ("page", files::page),
    ("page_image", files::page_image),
    ("pdf", |bytes| files::document("a.pdf", bytes)),
    ("picture", files::picture),
    ("quantity", texts::quantity),
    ("quote", texts::quote),
    ("rivals", texts::rivals),
    ("sentence", texts::sentence),
    ("srt", |bytes| files::document("a.srt", bytes)),
    ("text", |bytes| files::document("a.txt", bytes)),
    ("vtt", |bytes| files::document("a.vtt", bytes)),
    ("wacz", |bytes| files::document("a.wacz", bytes)),
    ("warc", |bytes| files::document("a.warc", bytes)),
    ("xlsx", |bytes| files::document("a.xlsx", bytes)),
    ("xlsx_part", files::xlsx_part),
];

/// Runs one target.
pub fn run(target: &str, bytes: &[u8]) {
    let known = TARGETS.iter().find(|(name, _)| *name == target);
    known.expect("BUG: a target that is not in the list").1(bytes);
}
