//! Mails (EML) and web pages saved as one file (MHTML). Attachments are named, never opened; nothing that a mail
//! or page points to is fetched.

use chrono::NaiveDate;
use mail_parser::{Address, Message, MessageParser, MimeHeaders as _, PartType};

use crate::document::{Document, Kind};
use crate::draft::{MediaType, extractor};
use crate::error::Error;
use crate::normalise;
use crate::page::{self, read_page, web_address};

/// The release of mail-parser in use; a test compares it with the lock file.
pub(crate) const MAIL_PARSER: &str = "mail-parser 0.11";

pub(crate) fn read(bytes: &[u8]) -> Result<Document, Error> {
    let message = parsed(bytes)?;
    let (text, mut warnings) = body(&message);
    if text.trim().is_empty() {
        return Err(Error::NoArticleText);
    }
    let attachments = names(&message);
    if !attachments.is_empty() {
        warnings.push(format!(
            "The mail has attachments that were not opened: {}.",
            attachments.join(", ")
        ));
    }
    let day = message.date().and_then(|date| {
        NaiveDate::from_ymd_opt(i32::from(date.year), u32::from(date.month), u32::from(date.day))
    });
    Ok(Document {
        title: message.subject().map(one_line).filter(|title| !title.is_empty()),
        byline: message.from().and_then(sender),
        published: day,
        published_raw: message.date().map(mail_parser::DateTime::to_rfc3339),
        attachments,
        warnings,
        ..Document::of_text(MediaType::Mail, Kind::Mail, text, extractor(MAIL_PARSER))
    })
}

/// Reads the page of an MHTML file: its first part that is HTML.
pub(crate) fn read_saved_page(bytes: &[u8]) -> Result<Document, Error> {
    let message = parsed(bytes)?;
    let (part, html) = message
        .parts
        .iter()
        .find_map(|part| match &part.body {
            PartType::Html(html) => Some((part, html)),
            _ => None,
        })
        .ok_or_else(|| Error::damaged("no page can be found in it"))?;
    let stated = message
        .header_raw("Snapshot-Content-Location")
        .or_else(|| part.content_location());
    let found = read_page(html, stated.and_then(|url| web_address(url.trim())).as_deref());
    let document = page::document_of(found, MediaType::Mhtml, Kind::Article, MAIL_PARSER)?;
    let saved = message.date().map(|date| {
        format!(
            "The page was saved on {:04}-{:02}-{:02}.",
            date.year, date.month, date.day
        )
    });
    Ok(Document {
        warnings: [document.warnings, saved.into_iter().collect()].concat(),
        ..document
    })
}

fn parsed(bytes: &[u8]) -> Result<Message<'_>, Error> {
    MessageParser::default()
        .parse(bytes)
        .filter(|message| !message.headers().is_empty())
        .ok_or_else(|| Error::damaged("it has no header as mails have"))
}

/// The plain text, else the text of the HTML part.
fn body(message: &Message<'_>) -> (String, Vec<String>) {
    let plain: Vec<&str> = message
        .text_bodies()
        .filter_map(|part| match &part.body {
            PartType::Text(text) => Some(text.as_ref()),
            _ => None,
        })
        .collect();
    let plain = normalise(&plain.join("\n\n"));
    if !plain.trim().is_empty() {
        return (plain.trim().to_owned(), Vec::new());
    }
    let html = message.html_bodies().find_map(|part| match &part.body {
        PartType::Html(html) => Some(html),
        _ => None,
    });
    match html {
        Some(html) => {
            let page = read_page(html, None);
            (page.text, page.warnings)
        }
        None => (String::new(), Vec::new()),
    }
}

fn names(message: &Message<'_>) -> Vec<String> {
    let parts = message.attachments();
    parts
        .map(|part| {
            part.attachment_name()
                .map_or_else(|| "without a name".to_owned(), one_line)
        })
        .collect()
}

fn sender(from: &Address<'_>) -> Option<String> {
    let first = from.first()?;
    let named = match (first.name(), first.address()) {
        (Some(name), Some(address)) => format!("{name} <{address}>"),
        (Some(one), None) | (None, Some(one)) => one.to_owned(),
        (None, None) => return None,
    };
    Some(one_line(&named)).filter(|name| !name.is_empty())
}

fn one_line(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ")
}

/// Names of header lines by which a mail is told from text that begins with "From:".
const TELLING: &[&str] = &[
    "received",
    "message-id",
    "mime-version",
    "return-path",
    "delivered-to",
    "x-mailer",
    "content-type",
    "dkim-signature",
    "subject",
    "date",
    "from",
    "to",
];

/// Whether bytes open with the header of a mail; `Some(true)` where it is a saved page.
pub(crate) fn opens_as(bytes: &[u8]) -> Option<bool> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(16 << 10)]);
    let head = head.trim_start_matches('\u{feff}');
    let end = head
        .find("\r\n\r\n")
        .or_else(|| head.find("\n\n"))
        .unwrap_or(head.len());
    let head = &head[..end];
    let mut telling = 0;
    for line in head.lines().filter(|line| !line.starts_with([' ', '\t'])) {
        let (name, _) = line.split_once(':')?;
        if name.is_empty() || name.contains(char::is_whitespace) {
            return None;
        }
        telling += usize::from(TELLING.contains(&name.to_ascii_lowercase().as_str()));
    }
    let lower = head.to_ascii_lowercase();
    let certain = ["\nmime-version:", "\nmessage-id:", "\nreceived:"]
        .iter()
        .any(|name| format!("\n{lower}").contains(name));
    (telling >= 2 && certain).then(|| lower.contains("multipart/related") && lower.contains("text/html"))
}
