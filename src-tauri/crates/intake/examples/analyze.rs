//! Speaks the contract of `analyze page`: JSON Lines in, JSON Lines out, one row each, in order. It exists to
//! measure this crate alone; the command line of the product offers the same.
//!
//!     cargo run --release -p factdesk-intake --example analyze -- analyze page < rows.jsonl

use std::io::{BufRead, Write, stdin, stdout};

use serde_json::{Value, json};

fn main() -> std::io::Result<()> {
    let mut out = stdout().lock();
    for line in stdin().lock().split(b'\n') {
        let line = line?;
        if line.iter().any(|byte| !byte.is_ascii_whitespace()) {
            writeln!(out, "{}", answer(&line))?;
        }
    }
    Ok(())
}

fn answer(line: &[u8]) -> Value {
    let row: Value = match serde_json::from_slice(line) {
        Ok(row) => row,
        Err(error) => return json!({ "id": null, "error": error.to_string() }),
    };
    let id = row.get("id").cloned().unwrap_or(Value::Null);
    let Some(html) = row.get("html").and_then(Value::as_str) else {
        return json!({ "id": id, "error": "\"html\" is missing or no string" });
    };
    let page = factdesk_intake::read_page(html, row.get("url").and_then(Value::as_str));
    json!({
        "id": id,
        "title": page.title,
        "byline": page.byline,
        "site": page.site,
        "published": page.published,
        "language": page.language,
        "text": page.text,
    })
}
