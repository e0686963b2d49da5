//! `analyze page`.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::text::Text;

/// One web page.
#[derive(Deserialize)]
pub struct Row {
    #[serde(default)]
    id: Value,
    html: Text,
    #[serde(default)]
    url: Option<String>,
}

/// The article of the page and what the page says about it; `null` where it says nothing.
#[derive(Serialize)]
pub struct Found {
    id: Value,
    title: Option<String>,
    byline: Option<String>,
    site: Option<String>,
    published: Option<String>,
    language: Option<String>,
    text: String,
}

/// Draws the article from one page.
pub fn read(row: Row) -> Found {
    let page = factdesk_intake::read_page(&row.html.0, row.url.as_deref());
    Found {
        id: row.id,
        title: page.title,
        byline: page.byline,
        site: page.site,
        published: page.published,
        language: page.language,
        text: page.text,
    }
}
