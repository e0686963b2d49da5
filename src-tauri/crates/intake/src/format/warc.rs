//! Web archives (WARC): of all records the page, which is the first good answer that is HTML with an article in it.

use encoding_rs::Encoding;
use flate2::read::{MultiGzDecoder, ZlibDecoder};

use super::budget::Budget;
use crate::document::{Document, Kind};
use crate::draft::MediaType;
use crate::encoding;
use crate::error::Error;
use crate::page::{self, read_page, web_address};

/// The release of flate2 in use; a test compares it with the lock file.
pub(crate) const FLATE2: &str = "flate2 1.1";

/// Most records that are looked at.
const MOST_RECORDS: usize = 100_000;

/// Most pages that are drawn to find the one that holds an article.
const MOST_PAGES: usize = 50;

/// A page with less text is a frame or a notice.
const ARTICLE_BYTES: usize = 400;

/// Other pages that are named.
const NAMED_PAGES: usize = 100;

pub(crate) fn read(bytes: &[u8]) -> Result<Document, Error> {
    from_records(bytes, None, MediaType::Warc, &mut Budget::new())
}

/// Reads an archive, packed or not; `wanted` is the address of the page that is meant.
pub(crate) fn from_records(
    bytes: &[u8],
    wanted: Option<&str>,
    media_type: MediaType,
    budget: &mut Budget,
) -> Result<Document, Error> {
    let unpacked;
    let bytes = if bytes.starts_with(b"\x1f\x8b") {
        unpacked = budget.read(MultiGzDecoder::new(bytes), size(bytes))?;
        &unpacked
    } else {
        bytes
    };
    let pages = pages(bytes)?;
    let (chosen, mut document) = best(&pages, wanted, media_type, budget)?;
    let others = pages.iter().enumerate().filter(|(at, _)| *at != chosen);
    document.attachments = others
        .map(|(_, page)| page.url.clone())
        .take(NAMED_PAGES)
        .collect();
    if pages.len() > 1 {
        document.warnings.push(format!(
            "The archive holds {} pages; this one was read: {}.",
            pages.len(),
            pages[chosen].url
        ));
    }
    if let Some(day) = pages[chosen].archived.as_deref().and_then(|time| time.get(..10)) {
        document.warnings.push(format!("The page was archived on {day}."));
    }
    Ok(document)
}

fn size(bytes: &[u8]) -> u64 {
    u64::try_from(bytes.len()).expect("BUG: a length does not fit 64 bits")
}

/// An answer with HTML.
#[derive(Debug)]
struct Answer<'a> {
    url: String,
    archived: Option<String>,
    head: String,
    body: &'a [u8],
}

fn best(
    pages: &[Answer<'_>],
    wanted: Option<&str>,
    media_type: MediaType,
    budget: &mut Budget,
) -> Result<(usize, Document), Error> {
    let mut order: Vec<usize> = (0..pages.len()).collect();
    order.sort_by_key(|&at| wanted.is_some_and(|wanted| pages[at].url != wanted));
    let mut longest: Option<(usize, Document)> = None;
    for at in order.into_iter().take(MOST_PAGES) {
        let Ok(html) = html(&pages[at], budget) else {
            continue;
        };
        let url = web_address(&pages[at].url);
        let Ok(document) = page::document_of(
            read_page(&html, url.as_deref()),
            media_type,
            Kind::Archive,
            FLATE2,
        ) else {
            continue;
        };
        let meant = wanted.is_some_and(|wanted| wanted == pages[at].url);
        if meant || document.text.len() >= ARTICLE_BYTES {
            return Ok((at, document));
        }
        if longest
            .as_ref()
            .is_none_or(|(_, known)| document.text.len() > known.text.len())
        {
            longest = Some((at, document));
        }
    }
    longest.ok_or(Error::NoArticleText)
}

fn pages(bytes: &[u8]) -> Result<Vec<Answer<'_>>, Error> {
    let mut rest = bytes;
    let mut pages = Vec::new();
    let mut records = 0;
    while let Some(start) = find(rest, b"WARC/") {
        records += 1;
        if records > MOST_RECORDS {
            return Err(Error::over_budget(format!(
                "it holds more than {MOST_RECORDS} records"
            )));
        }
        rest = &rest[start..];
        let Some((head, body)) = split_head(rest) else {
            break;
        };
        let length: usize = field(&head, "content-length")
            .and_then(|length| length.parse().ok())
            .unwrap_or(0);
        // A record that was cut off is read as far as it goes.
        let block = &body[..length.min(body.len())];
        rest = &body[block.len()..];
        if field(&head, "warc-type").as_deref() == Some("response") {
            pages.extend(answer(&head, block));
        }
    }
    if records == 0 {
        return Err(Error::damaged("it holds no records"));
    }
    if pages.is_empty() {
        return Err(Error::NoArticleText);
    }
    Ok(pages)
}

fn answer<'a>(record: &str, block: &'a [u8]) -> Option<Answer<'a>> {
    let (head, body) = split_head(block)?;
    let status = head.lines().next()?.split_whitespace().nth(1)?;
    let html = field(&head, "content-type")
        .is_some_and(|kind| kind.starts_with("text/html") || kind.starts_with("application/xhtml"));
    (status == "200" && html).then(|| Answer {
        url: field(record, "warc-target-uri")
            .unwrap_or_default()
            .trim_matches(['<', '>'])
            .to_owned(),
        archived: field(record, "warc-date"),
        head,
        body,
    })
}

/// The lines before the first blank one, and what follows.
fn split_head(bytes: &[u8]) -> Option<(String, &[u8])> {
    let (end, skip) = match (find(bytes, b"\r\n\r\n"), find(bytes, b"\n\n")) {
        (Some(at), other) if other.is_none_or(|other| at < other) => (at, 4),
        (_, Some(at)) => (at, 2),
        _ => return None,
    };
    let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
    Some((head, &bytes[end + skip..]))
}

fn find(bytes: &[u8], what: &[u8]) -> Option<usize> {
    memchr::memmem::find(bytes, what)
}

fn field(head: &str, name: &str) -> Option<String> {
    head.lines().find_map(|line| {
        let (found, value) = line.split_once(':')?;
        found
            .trim()
            .eq_ignore_ascii_case(name)
            .then(|| value.trim().to_owned())
    })
}

fn html(answer: &Answer<'_>, budget: &mut Budget) -> Result<String, Error> {
    let chunked = field(&answer.head, "transfer-encoding").is_some_and(|how| how.contains("chunked"));
    let whole = if chunked { unchunked(answer.body) } else { None };
    let packed = whole.as_deref().unwrap_or(answer.body);
    let bytes = match field(&answer.head, "content-encoding").as_deref() {
        Some("gzip" | "x-gzip") => budget.read(MultiGzDecoder::new(packed), size(packed))?,
        Some("deflate") => budget.read(ZlibDecoder::new(packed), size(packed))?,
        Some("br" | "zstd") => return Err(Error::NoArticleText),
        _ => packed.to_vec(),
    };
    let stated = field(&answer.head, "content-type")
        .and_then(|kind| {
            Some(
                kind.split_once("charset=")?
                    .1
                    .trim_matches(['"', '\'', ' '])
                    .to_owned(),
            )
        })
        .and_then(|label| Encoding::for_label(label.as_bytes()));
    match stated {
        Some(encoding) if Encoding::for_bom(&bytes).is_none() => Ok(encoding.decode(&bytes).0.into_owned()),
        _ => Ok(encoding::decode(&bytes, MediaType::Html)?.text),
    }
}

/// The body without the lengths between its pieces; `None` where it has none, since many archives keep the header
/// of a transfer that they have undone.
fn unchunked(mut bytes: &[u8]) -> Option<Vec<u8>> {
    let mut whole = Vec::new();
    loop {
        let end = find(bytes, b"\r\n")?;
        let line = std::str::from_utf8(&bytes[..end]).ok()?;
        let length = usize::from_str_radix(line.split(';').next()?.trim(), 16).ok()?;
        let rest = bytes.get(end + 2..)?;
        if length == 0 {
            return Some(whole);
        }
        whole.extend_from_slice(&rest[..length.min(rest.len())]);
        match rest.get(length..) {
            Some(next) => bytes = next.strip_prefix(b"\r\n").unwrap_or(next),
            None => return Some(whole), // cut off
        }
    }
}
