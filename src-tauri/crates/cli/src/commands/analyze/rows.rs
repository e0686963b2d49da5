//! Reads rows, answers them one by one, and goes on after a row that cannot be read.

use std::io::{self, BufRead, BufReader, BufWriter, Read, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Enough for a system call to be cheap beside the work on what it brings.
const BUFFER_BYTES: usize = 1 << 18;

/// The answer to a row that cannot be read.
#[derive(Serialize)]
struct Unread {
    id: Value,
    error: String,
}

/// The name of a row, read on its own when the rest of the row cannot be.
#[derive(Deserialize)]
struct Named {
    #[serde(default)]
    id: Value,
}

/// Answers each line of `input` that is not blank with one line on `output`.
///
/// # Errors
/// Only when a stream breaks.
pub fn answer_each<Row, Answer>(
    input: impl Read,
    output: impl Write,
    answer: impl Fn(Row) -> Answer,
) -> io::Result<()>
where
    Row: DeserializeOwned,
    Answer: Serialize,
{
    let mut input = BufReader::with_capacity(BUFFER_BYTES, input);
    let mut output = BufWriter::with_capacity(BUFFER_BYTES, output);
    let mut line = Vec::new();
    let mut number = 0_u64;
    while read_line(&mut input, &mut line)? {
        number += 1;
        let row = line.trim_ascii();
        if row.is_empty() {
            continue;
        }
        match answered(row, number, &answer) {
            Ok(found) => serde_json::to_writer(&mut output, &found)?,
            Err(unread) => serde_json::to_writer(&mut output, &unread)?,
        }
        output.write_all(b"\n")?;
        // Whoever sends row by row and waits for each answer gets it; a stream in bulk is not slowed.
        if input.buffer().is_empty() {
            output.flush()?;
        }
    }
    output.flush()
}

fn read_line(input: &mut impl BufRead, line: &mut Vec<u8>) -> io::Result<bool> {
    line.clear();
    Ok(input.read_until(b'\n', line)? > 0)
}

fn answered<Row, Answer>(row: &[u8], number: u64, answer: &impl Fn(Row) -> Answer) -> Result<Answer, Unread>
where
    Row: DeserializeOwned,
{
    let row = row.strip_prefix("\u{feff}".as_bytes()).unwrap_or(row);
    let unread = |error: String| Unread {
        id: name_of(row),
        error,
    };
    let read: Row = serde_json::from_slice(row)
        .map_err(|error| unread(format!("Line {number} cannot be read: {}", without_line(&error))))?;
    // A row that our own code fails on must not take the thousands behind it along.
    catch_unwind(AssertUnwindSafe(|| answer(read))).map_err(|_| {
        unread(format!(
            "Line {number} made the analysis fail; this is a bug, please report it"
        ))
    })
}

fn name_of(row: &[u8]) -> Value {
    serde_json::from_slice::<Named>(row).map_or(Value::Null, |named| named.id)
}

/// What is wrong, with the column; the line that serde counts is always 1 here and would mislead.
fn without_line(error: &serde_json::Error) -> String {
    let said = error.to_string();
    let what = said
        .rsplit_once(" at line ")
        .map_or(said.as_str(), |(what, _)| what);
    format!("{what} (column {})", error.column())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Deserialize)]
    struct Row {
        id: Value,
        n: u32,
    }

    fn answers(input: &[u8]) -> Vec<Value> {
        let mut output = Vec::new();
        answer_each(input, &mut output, |row: Row| {
            assert!(row.n != 13, "the bug of this test");
            serde_json::json!({ "id": row.id, "double": row.n * 2 })
        })
        .expect("memory never breaks");
        let lines = output
            .split(|byte| *byte == b'\n')
            .filter(|line| !line.is_empty());
        lines
            .map(|line| serde_json::from_slice(line).expect("each line is JSON"))
            .collect()
    }

    #[test]
    fn every_row_is_answered_in_order_and_bad_ones_do_not_stop_the_rest() {
        let input = b"{\"id\":\"a\",\"n\":1}\n\n{\"id\":\"b\"}\nnonsense\n\xff\xfe\n[]\n{\"id\":7,\"n\":4}";
        let got = answers(input);
        let ids: Vec<&Value> = got.iter().map(|row| &row["id"]).collect();
        assert_eq!(
            serde_json::json!(ids),
            serde_json::json!(["a", "b", null, null, null, 7])
        );
        assert_eq!((&got[0]["double"], &got[5]["double"]), (&2.into(), &8.into()));
        for bad in &got[1..5] {
            assert!(
                bad["error"]
                    .as_str()
                    .is_some_and(|said| said.starts_with("Line ")),
                "{bad}"
            );
        }
    }

    #[test]
    fn the_line_is_counted_as_the_sender_counts_it() {
        let got = answers(b"\n\n{\"id\":\"c\",\"n\":-1}\n");
        assert!(
            got[0]["error"]
                .as_str()
                .is_some_and(|said| said.starts_with("Line 3 ")),
            "{}",
            got[0]
        );
    }

    #[test]
    fn a_row_that_makes_the_analysis_panic_costs_only_itself() {
        let got = answers(b"{\"id\":1,\"n\":13}\n{\"id\":2,\"n\":14}\n");
        assert_eq!(got[0]["id"], 1);
        assert!(got[0]["error"].is_string());
        assert_eq!(got[1]["double"], 28);
    }

    #[test]
    fn a_byte_order_mark_before_the_first_row_is_no_part_of_it() {
        assert_eq!(answers("\u{feff}{\"id\":1,\"n\":2}\n".as_bytes())[0]["double"], 4);
    }
}
