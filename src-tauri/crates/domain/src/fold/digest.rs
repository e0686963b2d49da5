//! The digest: SHA-256 over the shared tables by name, rows by key, as canonical JSON.

use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

use super::row::{Cell, Row};
use super::table::table;
use crate::canonical;
use crate::envelope::Hash;
use crate::noun::Noun;

/// Takes rows in their order and gives the digest. Rows come by table name, then by case, then by id.
#[derive(Debug)]
pub struct Digester {
    hash: Sha256,
    table: &'static str,
}

impl Default for Digester {
    fn default() -> Self {
        Self::new()
    }
}

impl Digester {
    /// A digest of nothing yet.
    pub fn new() -> Self {
        Self {
            hash: Sha256::new_with_prefix(b"factdesk/digest/1\0"),
            table: "",
        }
    }

    /// The nouns in the order of their tables' names: the order in which rows are taken.
    pub fn order() -> Vec<Noun> {
        let mut nouns = Noun::ALL.to_vec();
        nouns.sort_by_key(|noun| table(*noun).name);
        nouns
    }

    /// Takes the next row.
    pub fn row(&mut self, row: &Row) {
        let name = table(row.noun).name;
        if self.table != name {
            self.table = name;
            self.hash.update(name.as_bytes());
            self.hash.update(b"\n");
        }
        let cells = row
            .cells
            .iter()
            .map(|(name, cell)| ((*name).to_owned(), value(cell)));
        let keys = [("case_id", row.case.to_string()), ("id", row.id.to_string())];
        let keys = keys
            .into_iter()
            .map(|(name, id)| (name.to_owned(), Value::String(id)));
        let object = Value::Object(keys.chain(cells).collect::<Map<_, _>>());
        self.hash
            .update(canonical::to_bytes(&object).expect("BUG: cells are texts and checked integers"));
        self.hash.update(b"\n");
    }

    /// The digest.
    pub fn finish(self) -> Hash {
        Hash::from_bytes(self.hash.finalize().into())
    }
}

fn value(cell: &Cell) -> Value {
    match cell {
        Cell::Null => Value::Null,
        Cell::Integer(n) => Value::from(*n),
        Cell::Text(text) => Value::from(text.as_str()),
    }
}
