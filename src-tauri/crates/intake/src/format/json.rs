//! JSON: a list of objects is a table, everything else is shown as indented text.

use serde_json::{Map, Value};

use super::budget::check_text;
use super::table::{self, within};
use crate::document::{Document, Kind, Row, Table};
use crate::draft::{MediaType, extractor};
use crate::encoding::Decoded;
use crate::error::Error;

pub(crate) fn read(decoded: Decoded) -> Result<Document, Error> {
    let value = parsed(&decoded.text)?;
    let mut document = match objects(&value) {
        Some(objects) => {
            let table = table_of(&objects)?;
            let mut document = table::document(MediaType::Json, vec![(None, &table)], extractor(""))?;
            document.table = Some(table);
            document
        }
        None => {
            let text =
                serde_json::to_string_pretty(&value).expect("BUG: JSON that was read cannot be written");
            check_text(&text)?;
            Document::of_text(MediaType::Json, Kind::Article, text, extractor(""))
        }
    };
    document.encoding = decoded.encoding;
    document.encoding_certain = decoded.certain;
    document.warnings = decoded.warnings;
    Ok(document)
}

/// One value, or one on each line (JSON Lines).
fn parsed(text: &str) -> Result<Value, Error> {
    let text = text.trim_start_matches('\u{feff}');
    // Deeper than 128 the library refuses by itself.
    if let Ok(value) = serde_json::from_str(text) {
        return Ok(value);
    }
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    let values: Result<Vec<Value>, _> = lines.map(serde_json::from_str).collect();
    values
        .map(Value::Array)
        .map_err(|error| Error::damaged(format!("it is no valid JSON from line {} on", error.line())))
}

/// The objects of a list, or of the only list that an object holds (`{"claims": [...]}`).
fn objects(value: &Value) -> Option<Vec<&Map<String, Value>>> {
    let list = match value {
        Value::Array(list) => list,
        Value::Object(fields) => {
            let mut lists = fields.values().filter_map(Value::as_array);
            let first = lists.next()?;
            if lists.next().is_some() {
                return None;
            }
            first
        }
        _ => return None,
    };
    let objects: Option<Vec<_>> = list.iter().map(Value::as_object).collect();
    objects.filter(|objects| !objects.is_empty())
}

fn table_of(objects: &[&Map<String, Value>]) -> Result<Table, Error> {
    let mut header: Vec<String> = Vec::new();
    let mut known = std::collections::HashSet::new();
    for name in objects.iter().flat_map(|object| object.keys()) {
        if known.insert(name) {
            within(0, known.len())?;
            header.push(name.clone());
        }
    }
    within(objects.len().saturating_mul(header.len()), header.len())?;
    let rows = objects.iter().zip(1_u64..).map(|(object, number)| Row {
        number,
        cells: header
            .iter()
            .map(|name| object.get(name).map_or_else(String::new, cell))
            .collect(),
    });
    Ok(Table {
        rows: rows.collect(),
        header,
    })
}

fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn document(text: &str) -> Result<Document, Error> {
        read(Decoded::utf8(text.to_owned()))
    }

    #[rstest]
    #[case::list(r#"[{"claim":"Closed","n":3},{"claim":"Open","who":null}]"#)]
    #[case::under_a_name(r#"{"claims":[{"claim":"Closed","n":3},{"claim":"Open","who":null}]}"#)]
    #[case::lines("{\"claim\":\"Closed\",\"n\":3}\n{\"claim\":\"Open\",\"who\":null}\n")]
    fn objects_are_a_table(#[case] text: &str) {
        let document = document(text).unwrap();
        assert_eq!(document.text, "claim\tn\twho\nClosed\t3\t\nOpen\t\t\n");
        assert_eq!(document.table.unwrap().header, ["claim", "n", "who"]);
    }

    #[test]
    fn anything_else_is_text() {
        assert_eq!(
            document(r#"{"a":[1,2]}"#).unwrap().text,
            "{\n  \"a\": [\n    1,\n    2\n  ]\n}"
        );
    }

    #[rstest]
    #[case::half("{\"a\":")]
    #[case::deep(&"[".repeat(100_000))]
    fn what_is_no_json_is_damaged(#[case] text: &str) {
        assert_eq!(document(text).unwrap_err().code(), "file_damaged");
    }
}
