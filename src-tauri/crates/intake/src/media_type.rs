//! The formats that are read, by their names.

use serde::{Deserialize, Serialize};

/// The formats that are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "&'static str")]
pub enum MediaType {
    /// Text as it stands.
    PlainText,
    /// CommonMark with tables, perhaps with front matter.
    Markdown,
    /// A web page.
    Html,
    /// A web page with what it shows, as browsers save it in one file.
    Mhtml,
    /// A mail.
    Mail,
    /// A web archive: records of requests and responses.
    Warc,
    /// A web archive in a ZIP file.
    Wacz,
    /// A Word document.
    Docx,
    /// An OpenDocument text.
    Odt,
    /// A PDF.
    Pdf,
    /// A table with commas, semicolons or the like between its cells.
    Csv,
    /// A table with tabs between its cells.
    Tsv,
    /// An Excel workbook.
    Xlsx,
    /// JSON.
    Json,
    /// Subtitles with time codes.
    SubRip,
    /// Web subtitles with time codes and speakers.
    WebVtt,
    /// A PNG picture.
    Png,
    /// A JPEG picture.
    Jpeg,
    /// A WebP picture.
    WebP,
    /// A GIF picture; its first frame counts.
    Gif,
}

/// Each format with its name as registered with IANA, or as it is commonly written where it is not.
const NAMES: &[(MediaType, &str)] = &[
    (MediaType::PlainText, "text/plain"),
    (MediaType::Markdown, "text/markdown"),
    (MediaType::Html, "text/html"),
    (MediaType::Mhtml, "multipart/related"),
    (MediaType::Mail, "message/rfc822"),
    (MediaType::Warc, "application/warc"),
    (MediaType::Wacz, "application/wacz"),
    (
        MediaType::Docx,
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
    (MediaType::Odt, "application/vnd.oasis.opendocument.text"),
    (MediaType::Pdf, "application/pdf"),
    (MediaType::Csv, "text/csv"),
    (MediaType::Tsv, "text/tab-separated-values"),
    (
        MediaType::Xlsx,
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
    (MediaType::Json, "application/json"),
    (MediaType::SubRip, "application/x-subrip"),
    (MediaType::WebVtt, "text/vtt"),
    (MediaType::Png, "image/png"),
    (MediaType::Jpeg, "image/jpeg"),
    (MediaType::WebP, "image/webp"),
    (MediaType::Gif, "image/gif"),
];

impl MediaType {
    /// The name, as in RFC 6838: `text/plain`, `application/pdf`.
    pub fn as_str(self) -> &'static str {
        let row = NAMES.iter().find(|(media_type, _)| *media_type == self);
        row.expect("BUG: a format without a name").1
    }

    /// The format of a name; parameters behind a semicolon do not count. `None` where it is not read.
    pub fn named(name: &str) -> Option<Self> {
        let name = name.split(';').next().unwrap_or_default().trim();
        let row = NAMES.iter().find(|(_, known)| known.eq_ignore_ascii_case(name));
        row.map(|(media_type, _)| *media_type)
    }
}

impl From<MediaType> for &'static str {
    fn from(media_type: MediaType) -> Self {
        media_type.as_str()
    }
}

impl TryFrom<String> for MediaType {
    type Error = String;

    fn try_from(name: String) -> Result<Self, String> {
        Self::named(&name).ok_or_else(|| format!("{name} is not read"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_name_leads_back_to_its_format() {
        for (media_type, name) in NAMES {
            assert_eq!(media_type.as_str(), *name);
            assert_eq!(MediaType::named(name), Some(*media_type));
        }
        assert_eq!(
            MediaType::named("Text/HTML; charset=utf-8"),
            Some(MediaType::Html)
        );
        assert_eq!(MediaType::named("application/x-msdownload"), None);
    }
}
