//! `analyze contested`.

use chrono::NaiveDate;
use factdesk_language::{ContestedPair, DocSpan, Document};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::text::Text;
use crate::positions::Positions;

/// Documents about one event.
#[derive(Deserialize)]
pub struct Row {
    #[serde(default)]
    id: Value,
    documents: Vec<Sent>,
}

#[derive(Deserialize)]
struct Sent {
    #[serde(default)]
    id: Value,
    text: Text,
    #[serde(default)]
    published: Option<String>,
    #[serde(default)]
    lang: Option<String>,
}

/// What these documents contradict each other in, the surest first.
#[derive(Serialize)]
pub struct Found {
    id: Value,
    pairs: Vec<Pair>,
}

#[derive(Serialize)]
struct Pair {
    a: Place,
    b: Place,
    kind: &'static str,
    score: f64,
    reason: String,
}

#[derive(Serialize)]
struct Place {
    document: Value,
    start: usize,
    end: usize,
}

/// One document ready to be compared: a leading `date YYYY-MM-DD` is no statement of it.
struct Prepared<'a> {
    sent: &'a Sent,
    name: String,
    body_start: usize,
    published: Option<NaiveDate>,
    positions: Positions<'a>,
}

/// Finds the contested pairs of one set of documents.
pub fn find(row: Row) -> Found {
    let prepared: Vec<Prepared> = row.documents.iter().map(prepare).collect();
    let documents: Vec<Document> = prepared.iter().map(Prepared::document).collect();
    let pairs = factdesk_language::contested(&documents)
        .into_iter()
        .map(|pair| pair_of(&prepared, pair))
        .collect();
    Found { id: row.id, pairs }
}

fn prepare(sent: &Sent) -> Prepared<'_> {
    let text = sent.text.0.as_str();
    let leading = factdesk_language::leading_date(text);
    let name = sent
        .id
        .as_str()
        .map_or_else(|| sent.id.to_string(), str::to_owned);
    Prepared {
        sent,
        name,
        body_start: leading.map_or(0, |(_, prefix)| prefix.end),
        published: sent
            .published
            .as_deref()
            .and_then(day)
            .or(leading.map(|(date, _)| date)),
        positions: Positions::of(text),
    }
}

impl Prepared<'_> {
    fn document(&self) -> Document<'_> {
        Document {
            id: &self.name,
            text: &self.sent.text.0[self.body_start..],
            published: self.published,
            lang: self.sent.lang.as_deref(),
        }
    }

    fn place(&self, found: &DocSpan) -> Place {
        Place {
            document: self.sent.id.clone(),
            start: self.positions.at(self.body_start + found.span.start),
            end: self.positions.at(self.body_start + found.span.end),
        }
    }
}

fn pair_of(prepared: &[Prepared], pair: ContestedPair) -> Pair {
    Pair {
        a: prepared[pair.a.document].place(&pair.a),
        b: prepared[pair.b.document].place(&pair.b),
        kind: pair.kind.as_str(),
        score: f64::from(pair.score_permille) / 1000.0,
        reason: pair.reason,
    }
}

/// The day of an ISO date or date and time. Anything else counts as unknown: a date only helps to
/// tell a newer figure from a contradiction, and is no reason to refuse a whole event.
fn day(published: &str) -> Option<NaiveDate> {
    NaiveDate::parse_from_str(published.trim().get(..10)?, "%Y-%m-%d").ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_with_a_time_is_read_and_nonsense_is_unknown() {
        assert_eq!(day(" 2024-03-09T10:00:00Z"), NaiveDate::from_ymd_opt(2024, 3, 9));
        assert_eq!(day("2024-02-31"), None);
        assert_eq!(day("März 2024 in Köln"), None);
        assert_eq!(day(""), None);
    }
}
