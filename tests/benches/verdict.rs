//! A verdict is saved.

use std::path::PathBuf;
use std::sync::atomic::AtomicBool;
use std::time::Duration;

use criterion::{BatchSize, Criterion};
use factdesk_desk::claim::{self, NewClaim, NewStatement, Place};
use factdesk_desk::evidence::{self, NewEvidence};
use factdesk_desk::source::{self, NewSource};
use factdesk_desk::verdict::{self, Finding, NewVerdict};
use factdesk_desk::view::Views;
use factdesk_desk::{Desk, article};
use factdesk_domain::evidence::EvidenceStance;
use factdesk_domain::source::SourceKind;
use factdesk_domain::text::{ByteOffset, Span};
use factdesk_domain::verdict::Confidence;
use factdesk_domain::{CaseId, ClaimId, ReviewerId, SourceId};
use factdesk_intake::import::{self, Input, Target};
use rusqlite::{Connection, params_from_iter};
use tempfile::TempDir;

use crate::bare::Table;
use crate::{articles, bare, folder, new_desk};

/// Articles in the case: what a checker reads on one question.
const ARTICLES: usize = 40;
/// The analysed text begins behind the heading.
const CLAIMED: Span = Span {
    start: ByteOffset::new(0),
    end: ByteOffset::new(60),
};
const RATIONALE: &str = "The admission register of the hospital counts eleven [E1]. The ministry gave its number before the last two \
     wards had reported, and it has not been repeated since by anyone who was there.";

/// A case with articles, suggestions and a source.
struct Walk {
    desk: Desk,
    me: ReviewerId,
    case: CaseId,
    place: Place,
    source: SourceId,
    folder: TempDir,
}

impl Walk {
    fn new() -> Self {
        let folder = folder();
        let desk = new_desk(&folder);
        let me = desk.me().expect("a new desk has a reviewer");
        let input = |n| Input::Pasted(articles::text(n));
        let inputs: Vec<Input> = (0..ARTICLES).map(input).collect();
        let running = AtomicBool::new(false);
        let into = (me, Target::NewCase);
        let done = import::import(&desk, &Views::default(), into, &inputs, &running, &mut |_| ())
            .expect("an import");
        let case = done.case.expect("the import made a case");
        let article = done.articles[0].article;
        desk.read(|c| article::show(c, article))
            .expect("the article is there");
        let hospital = NewSource::named("District hospital", SourceKind::Primary);
        let source = source::add(&desk, me, hospital).expect("a source").value;
        let place = Place {
            article,
            version: None,
            span: CLAIMED,
        };
        Self {
            desk,
            me,
            case,
            place,
            source,
            folder,
        }
    }

    /// A claim with a statement and a piece of evidence, about to be judged.
    fn claim(&self) -> ClaimId {
        let said = NewStatement {
            place: Some(self.place),
            ..NewStatement::default()
        };
        let new = NewClaim {
            statements: vec![said],
            ..NewClaim::default()
        };
        let claim = claim::create(&self.desk, self.me, self.case, new)
            .expect("a claim")
            .value;
        let quote = "Eleven persons were admitted between six and nine in the evening.";
        let new = NewEvidence::quoting(claim, self.source, quote, EvidenceStance::Refutes);
        evidence::add(&self.desk, self.me, new).expect("evidence");
        claim
    }

    fn judge(&self, claim: ClaimId) {
        let new = NewVerdict {
            claim,
            finding: Finding::Rating("false".to_owned()),
            conclusion: Some("Eleven were wounded, not twenty-three.".to_owned()),
            rationale: RATIONALE.to_owned(),
            confidence: Some(Confidence::High),
            would_change: None,
        };
        verdict::give(&self.desk, self.me, new).expect("a verdict");
    }

    /// A database with the table of verdicts alone, and the row of one verdict of this desk.
    fn bare(&self) -> (Connection, Table) {
        self.judge(self.claim());
        let path: PathBuf = self.folder.path().join("bare.db");
        let connection = bare::open(&path);
        let read = self.desk.read(|c| {
            let mut schema =
                c.prepare("SELECT sql FROM sqlite_schema WHERE tbl_name = 'verdict' AND sql IS NOT NULL")?;
            let schema: Vec<String> = schema
                .query_map([], |row| row.get(0))?
                .collect::<rusqlite::Result<_>>()?;
            Ok((schema, Table::of(c, "verdict")?))
        });
        let (schema, table) = read.expect("the desk can be read");
        for sql in schema {
            connection.execute_batch(&sql).expect("the table of verdicts");
        }
        (connection, table)
    }
}

/// Measures a verdict with its rationale on a claim with evidence, beside committing one row of the same table.
pub fn run(criterion: &mut Criterion, group: &str) {
    let walk = Walk::new();
    let (connection, table) = walk.bare();
    let mut group = criterion.benchmark_group(group);
    group
        .sample_size(10)
        .warm_up_time(Duration::from_millis(300))
        .measurement_time(Duration::from_secs(2));
    let mut number = 0_u64;
    group.bench_function("yardstick", |bencher| {
        let id = connection
            .prepare("SELECT * FROM verdict")
            .and_then(|statement| statement.column_index("id"));
        let id = id.expect("a verdict has an id");
        let mut row = table.rows[0].clone();
        bencher.iter(|| {
            number += 1;
            row[id] = format!("{number:036}").into();
            let mut insert = connection.prepare_cached(&table.insert).expect("the statement");
            insert.execute(params_from_iter(&row)).expect("a row");
        });
    });
    group.bench_function("desk", |bencher| {
        bencher.iter_batched(
            || walk.claim(),
            |claim| walk.judge(claim),
            BatchSize::PerIteration,
        );
    });
    group.finish();
}
