//! The yardstick: SQLite alone, with the schema and the settings of a desk.

use std::path::Path;

use factdesk_desk::{Desk, archive};
use rusqlite::config::DbConfig;
use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};

/// What the search index keeps for itself; it is filled through the index.
const OF_THE_INDEX: [&str; 5] = [
    "search_data",
    "search_idx",
    "search_content",
    "search_docsize",
    "search_config",
];

/// A new database with the settings of a desk's writing connection.
pub fn open(path: &Path) -> Connection {
    let connection = Connection::open(path).expect("a file for the yardstick");
    connection
        .execute_batch(
            "PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 4000; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;
             PRAGMA recursive_triggers = ON; PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON;
             PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -32000;",
        )
        .expect("the settings");
    connection
        .set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)
        .expect("the settings");
    connection
}

/// Rows of one table, and how they are inserted.
pub struct Table {
    /// Its name.
    pub name: String,
    /// The statement that inserts one row.
    pub insert: String,
    /// The rows.
    pub rows: Vec<Vec<Value>>,
}

impl Table {
    /// Reads every row.
    pub fn of(c: &Connection, name: &str) -> rusqlite::Result<Self> {
        let mut statement = c.prepare(&format!("SELECT * FROM {name}"))?;
        let width = statement.column_count();
        let row = |row: &rusqlite::Row<'_>| (0..width).map(|column| row.get(column)).collect();
        let rows = statement.query_map([], row)?.collect::<rusqlite::Result<_>>()?;
        let insert = format!("INSERT INTO {name} VALUES ({})", vec!["?"; width].join(", "));
        Ok(Self {
            name: name.to_owned(),
            insert,
            rows,
        })
    }

    fn insert(&self, c: &Connection) -> rusqlite::Result<()> {
        let mut statement = c.prepare(&self.insert)?;
        self.rows
            .iter()
            .try_for_each(|row| statement.execute(params_from_iter(row)).map(|_| ()))
    }
}

/// What the search index holds: number and text of each row.
type Indexed = Vec<(i64, String)>;

/// Everything that lies in a desk.
pub struct Contents {
    schema: Vec<String>,
    tables: Vec<Table>,
    indexed: Vec<(i64, String)>,
    files: Table,
}

impl Contents {
    /// Reads a desk in which nothing but articles is indexed for the search.
    pub fn of(desk: &Desk) -> Self {
        let contents = Self::read(desk, indexed);
        let articles = contents.rows("article");
        assert_eq!(
            contents.rows("search_row"),
            articles,
            "no article is left for a later step of the index"
        );
        contents
    }

    /// Reads a desk in which claims and verdicts are indexed.
    pub fn of_claims(desk: &Desk) -> Self {
        Self::read(desk, indexed_claims)
    }

    fn rows(&self, name: &str) -> Option<usize> {
        let table = self.tables.iter().find(|table| table.name == name);
        table.map(|table| table.rows.len())
    }

    fn read(desk: &Desk, indexed: fn(&Connection) -> rusqlite::Result<Indexed>) -> Self {
        let files = desk
            .store()
            .archive::<_, factdesk_desk::Error>(|c| Ok(Table::of(c, "file")?))
            .expect("the archive can be read");
        let read = desk.read(|c| {
            let tables = names(c)?.into_iter().map(|name| Table::of(c, &name));
            Ok((
                schema(c)?,
                tables.collect::<rusqlite::Result<Vec<_>>>()?,
                indexed(c)?,
            ))
        });
        let (schema, tables, indexed) = read.expect("the desk can be read");
        let contents = Self {
            schema,
            tables,
            indexed,
            files,
        };
        assert_eq!(
            contents.rows("search_row"),
            Some(contents.indexed.len()),
            "the yardstick indexes what the desk indexed"
        );
        contents
    }

    /// How many rows it has, and in which tables most of them are.
    pub fn summary(&self) -> String {
        let mut counts: Vec<(usize, &str)> = self
            .tables
            .iter()
            .map(|table| (table.rows.len(), table.name.as_str()))
            .collect();
        counts.sort_unstable_by(|a, b| b.cmp(a));
        let all: usize = counts.iter().map(|(count, _)| count).sum::<usize>() + self.files.rows.len();
        let most = counts.iter().filter(|(count, _)| *count > 100);
        let most: Vec<String> = most.map(|(count, name)| format!("{name} {count}")).collect();
        format!("{all} rows: {}; files {}", most.join(", "), self.files.rows.len())
    }

    /// Two empty databases with the same schema and settings.
    pub fn empty(&self, folder: &Path) -> (Connection, Connection) {
        let (desk, files) = (
            open(&folder.join("bare.db")),
            open(&folder.join("bare-archive.db")),
        );
        for sql in &self.schema {
            desk.execute_batch(sql).expect("the schema of a desk");
        }
        files
            .execute_batch(archive::SCHEMA)
            .expect("the schema of an archive");
        (desk, files)
    }

    /// Inserts every row, the files first, each database in one transaction.
    pub fn insert(&self, (desk, files): &(Connection, Connection)) -> rusqlite::Result<()> {
        files.execute_batch("BEGIN IMMEDIATE")?;
        self.files.insert(files)?;
        files.execute_batch("COMMIT")?;
        desk.execute_batch("BEGIN IMMEDIATE")?;
        self.tables.iter().try_for_each(|table| table.insert(desk))?;
        let mut statement = desk.prepare("INSERT INTO search (rowid, body) VALUES (?1, ?2)")?;
        for row in &self.indexed {
            statement.execute((row.0, &row.1))?;
        }
        desk.execute_batch("COMMIT")
    }
}

/// Tables, indexes and triggers in the order in which they were made.
fn schema(c: &Connection) -> rusqlite::Result<Vec<String>> {
    let mut statement =
        c.prepare("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY rowid")?;
    let found = statement.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get(1)?)))?;
    let found: Vec<(String, String)> = found.collect::<rusqlite::Result<_>>()?;
    let ours = found.into_iter().filter(|(name, _)| is_ours(name));
    Ok(ours.map(|(_, sql)| sql).collect())
}

/// Tables that hold rows, each behind those that it refers to.
fn names(c: &Connection) -> rusqlite::Result<Vec<String>> {
    let mut statement = c.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY rowid")?;
    let found: Vec<String> = statement
        .query_map([], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    Ok(found
        .into_iter()
        .filter(|name| is_ours(name) && name != "search")
        .collect())
}

fn is_ours(name: &str) -> bool {
    !name.starts_with("sqlite_") && !OF_THE_INDEX.contains(&name)
}

/// The texts of the articles as the search index takes them.
fn indexed(c: &Connection) -> rusqlite::Result<Vec<(i64, String)>> {
    c.prepare(
        "SELECT search_row.number, concat_ws(char(10), article.title, byline, outlet, article_version.text)
         FROM search_row
         JOIN article ON article.case_id = search_row.case_id AND article.id = search_row.id
         JOIN article_version ON article_version.case_id = article.case_id
                             AND article_version.id = article.current_version
         WHERE search_row.noun = 'article'",
    )?
    .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
    .collect()
}

/// The texts of claims and verdicts as the search index takes them.
fn indexed_claims(c: &Connection) -> rusqlite::Result<Vec<(i64, String)>> {
    c.prepare(
        "SELECT number, text FROM search_row
         JOIN claim ON claim.case_id = search_row.case_id AND claim.id = search_row.id
         WHERE search_row.noun = 'claim'
         UNION ALL
         SELECT number, concat_ws(char(10), conclusion, rationale, detail, would_change) FROM search_row
         JOIN verdict ON verdict.case_id = search_row.case_id AND verdict.id = search_row.id
         WHERE search_row.noun = 'verdict'",
    )?
    .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
    .collect()
}
