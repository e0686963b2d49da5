//! Measures the desk beside a bare SQLite with the same settings, in one run, and prints the ratios.
//!
//! `cargo run --release -p factdesk-desk --example timing`

use std::time::{Duration, Instant};

use factdesk_desk::article::{self, NewArticle};
use factdesk_desk::case::{self, NewCase};
use factdesk_desk::claim::{self, NewClaim};
use factdesk_desk::verdict::{self, Finding, NewVerdict};
use factdesk_desk::{Acting, Desk, Result, search, system_clock};
use factdesk_domain::claim::{ClaimCreate, Origin};
use factdesk_domain::{CaseId, ClaimId, Operation, ReviewerId};
use rusqlite::{Connection, types::Value};

const ARTICLES: usize = 1000;
const CLAIMS: usize = 100_000;

fn main() -> Result<()> {
    let place = tempfile::tempdir().expect("a folder for the measurement");
    let desk = Desk::open(&place.path().join("desk"), system_clock())?;
    let me = desk.me()?;
    let case = case::create(
        &desk,
        me,
        NewCase {
            title: "Timing".into(),
            ..NewCase::default()
        },
    )?
    .value;
    imports(&desk, me, case, place.path())?;
    verdicts(&desk, me, case, place.path())?;
    searches(&desk, me, case)?;
    let started = Instant::now();
    let verified = desk.verify(None)?;
    println!(
        "verify {} operations: {:?}",
        verified.operations,
        started.elapsed()
    );
    let started = Instant::now();
    desk.rebuild()?;
    println!("rebuild: {:?}", started.elapsed());
    Ok(())
}

/// A connection with the settings of a desk.
fn bare(path: &std::path::Path) -> Connection {
    let connection = Connection::open(path).expect("a file for the yardstick");
    connection
        .execute_batch(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON;
             PRAGMA temp_store = MEMORY; PRAGMA cache_size = -32000;",
        )
        .expect("settings");
    connection
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}

fn ratio(what: &str, ours: Duration, yardstick: Duration, target: f64) {
    let ratio = ours.as_secs_f64() / yardstick.as_secs_f64();
    println!("{what}: {ours:?} against {yardstick:?} bare = {ratio:.2} (target {target})");
}

fn text(n: usize) -> String {
    let words = [
        "harbour",
        "wounded",
        "ministry",
        "counted",
        "register",
        "residents",
        "denied",
        "evening",
        "convoy",
    ];
    let mut text = format!("Report number {n}. ");
    for i in 0..330 {
        text.push_str(words[(n * 31 + i * 17 + i * i) % words.len()]);
        text.push(if i % 12 == 11 { '.' } else { ' ' });
    }
    text
}

fn imports(desk: &Desk, me: ReviewerId, case: CaseId, place: &std::path::Path) -> Result<()> {
    let texts: Vec<String> = (0..ARTICLES).map(text).collect();
    let new = texts.iter().enumerate().map(|(n, text)| NewArticle {
        bytes: Some(text.as_bytes().to_vec()),
        title: format!("Report {n}"),
        text: text.clone(),
        ..NewArticle::default()
    });
    let new: Vec<NewArticle> = new.collect();
    let started = Instant::now();
    article::add_all(desk, me, case, new)?;
    let ours = started.elapsed();
    ratio("import of 1,000 articles", ours, bare_import(desk, place)?, 10.0);
    Ok(())
}

/// Inserts the rows that the import wrote into tables of the same shape, the search index and the archive among them.
fn bare_import(desk: &Desk, place: &std::path::Path) -> Result<Duration> {
    let tables = [
        "op",
        "op_payload",
        "op_object",
        "op_dep",
        "article",
        "article_version",
        "search_row",
    ];
    let connection = bare(&place.join("bare.db"));
    let mut all: Vec<(String, Vec<Vec<Value>>)> = Vec::new();
    desk.read(|c| {
        let mut schema = c.prepare(
            "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND type IN ('table', 'index')
             AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'search_%' OR name IN ('search_row', 'search') ORDER BY type DESC",
        )?;
        let statements: Vec<String> = schema.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
        for sql in statements {
            connection.execute_batch(&sql)?;
        }
        for table in tables {
            let mut rows = Vec::new();
            let mut statement = c.prepare(&format!("SELECT * FROM {table}"))?;
            let width = statement.column_count();
            let mut found = statement.query([])?;
            while let Some(row) = found.next()? {
                rows.push((0..width).map(|i| row.get(i)).collect::<rusqlite::Result<Vec<Value>>>()?);
            }
            all.push((format!("INSERT INTO {table} VALUES ({})", vec!["?"; width].join(", ")), rows));
        }
        Ok(())
    })?;
    let texts: Vec<String> = (0..ARTICLES).map(text).collect();
    let archive = bare(&place.join("bare-archive.db"));
    archive.execute_batch(factdesk_desk::archive::SCHEMA)?;
    let started = Instant::now();
    archive.execute_batch("BEGIN IMMEDIATE")?;
    for (n, text) in texts.iter().enumerate() {
        archive
            .prepare_cached("INSERT INTO file VALUES (?1, ?2, 0, ?3)")?
            .execute((format!("{n:064}"), text.len() as i64, text.as_bytes()))?;
    }
    archive.execute_batch("COMMIT")?;
    connection.execute_batch("BEGIN IMMEDIATE")?;
    for (sql, rows) in &all {
        let mut statement = connection.prepare(sql)?;
        for row in rows {
            statement.execute(rusqlite::params_from_iter(row))?;
        }
    }
    let mut statement = connection.prepare("INSERT INTO search (rowid, body) VALUES (?1, ?2)")?;
    for (n, text) in texts.iter().enumerate() {
        statement.execute((n as i64 + 1, text))?;
    }
    connection.execute_batch("COMMIT")?;
    Ok(started.elapsed())
}

fn verdicts(desk: &Desk, me: ReviewerId, case: CaseId, place: &std::path::Path) -> Result<()> {
    let connection = bare(&place.join("commit.db"));
    connection.execute_batch("CREATE TABLE t (id INTEGER PRIMARY KEY, text TEXT)")?;
    let (mut ours, mut yardstick) = (Vec::new(), Vec::new());
    for n in 0..200 {
        let claim = claim::create(
            desk,
            me,
            case,
            NewClaim {
                text: Some(format!("Claim {n}.")),
                ..NewClaim::default()
            },
        )?;
        let new = NewVerdict {
            claim: claim.value,
            finding: Finding::Rating("false".into()),
            conclusion: Some("It was not so.".into()),
            rationale: "The register of the hospital counts eleven, and the ministry counts the same.".into(),
            confidence: None,
            would_change: None,
        };
        let started = Instant::now();
        verdict::give(desk, me, new)?;
        ours.push(started.elapsed());
        let started = Instant::now();
        connection.execute(
            "INSERT INTO t (text) VALUES ('the register of the hospital counts eleven')",
            [],
        )?;
        yardstick.push(started.elapsed());
    }
    ratio("save a verdict", median(ours), median(yardstick), 2.0);
    Ok(())
}

fn push_claim(acting: &mut Acting<'_>, case: CaseId, n: usize) -> Result<()> {
    let claim = acting.id(ClaimId::new)?;
    let text = format!(
        "The {} report counts {n} wounded near the harbour {}.",
        n % 97,
        n % 1013
    );
    let (origin, worth_permille) = (Origin::Person, u16::try_from(n % 1000).unwrap_or(0));
    acting.push(
        case,
        Operation::ClaimCreate(ClaimCreate {
            claim,
            text,
            claim_type: None,
            origin,
            why_chosen: None,
            date: None,
            worth_permille,
            split_from: None,
        }),
    )
}

fn searches(desk: &Desk, me: ReviewerId, case: CaseId) -> Result<()> {
    let started = Instant::now();
    desk.act(me, |acting| {
        (0..CLAIMS).try_for_each(|n| push_claim(acting, case, n))
    })?;
    println!("{CLAIMS} claims in one act: {:?}", started.elapsed());
    for query in ["harbour 1012", "wounded", "ministry"] {
        let expression = search::terms::expression(query).expect("the query has words");
        let (mut ours, mut yardstick) = (Vec::new(), Vec::new());
        for _ in 0..21 {
            let started = Instant::now();
            desk.read(|c| search::find(c, query, Some(case), 50))?;
            ours.push(started.elapsed());
            let started = Instant::now();
            desk.read(|c| {
                let sql = "SELECT rowid FROM search WHERE search MATCH ?1 ORDER BY rank LIMIT 50";
                let found: Vec<i64> = c
                    .prepare_cached(sql)?
                    .query_map([&expression], |row| row.get(0))?
                    .collect::<rusqlite::Result<_>>()?;
                std::hint::black_box(found);
                Ok(())
            })?;
            yardstick.push(started.elapsed());
        }
        ratio(&format!("search “{query}”"), median(ours), median(yardstick), 3.0);
    }
    let started = Instant::now();
    let cards = desk.read(|c| claim::list(c, case))?;
    println!("list of {} claims: {:?}", cards.len(), started.elapsed());
    let claim = cards[cards.len() / 2].claim.id;
    let mut times = Vec::new();
    for _ in 0..51 {
        let started = Instant::now();
        desk.read(|c| {
            claim::show(c, claim)?;
            factdesk_desk::statement::list(c, claim)?;
            factdesk_desk::relation::list_of_claim(c, claim)?;
            factdesk_desk::evidence::list(c, claim)?;
            verdict::list(c, claim)
        })?;
        times.push(started.elapsed());
    }
    println!("one claim with all that hangs on it: {:?}", median(times));
    Ok(())
}
