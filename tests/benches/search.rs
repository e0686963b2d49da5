//! Words are looked for among a hundred thousand claims.

use std::hint::black_box;
use std::time::Duration;

use criterion::Criterion;
use factdesk_desk::search::terms;
use factdesk_ipc::wire::desk::Search;

use crate::big_case::BigCase;

/// In every claim, in some, three words at once, and a word that is still being typed.
const QUERIES: [&str; 4] = ["reading", "evacuated", "repairs council million", "hydrol"];
const HITS: u32 = 50;

/// Measures a search as the window asks for it beside the bare query of the index in the same file.
pub fn run(criterion: &mut Criterion, group: &str, big: &BigCase) {
    let mut group = criterion.benchmark_group(group);
    group
        .sample_size(10)
        .warm_up_time(Duration::from_secs(1))
        .measurement_time(Duration::from_secs(8));
    group.bench_function("yardstick", |bencher| {
        bencher.iter(|| QUERIES.iter().map(|query| bare(big, query)).sum::<usize>());
    });
    group.bench_function("window", |bencher| {
        bencher.iter(|| QUERIES.iter().map(|query| window(big, query)).sum::<usize>());
    });
    group.finish();
}

fn bare(big: &BigCase, query: &str) -> usize {
    let expression = terms::expression(query).expect("the query has words");
    let found = big.host.desk().read(|c| {
        let sql = "SELECT rowid FROM search WHERE search MATCH ?1 ORDER BY rank LIMIT ?2";
        let mut statement = c.prepare_cached(sql)?;
        let found = statement.query_map((&expression, HITS), |row| row.get(0))?;
        Ok(found.collect::<rusqlite::Result<Vec<i64>>>()?)
    });
    black_box(found.expect("the index can be asked")).len()
}

fn window(big: &BigCase, query: &str) -> usize {
    let input = Search {
        query: query.to_owned(),
        case_id: Some(big.case.to_string()),
        limit: HITS,
    };
    let hits = black_box(big.host.search(&input).expect("a search")).hits;
    assert!(!hits.is_empty(), "{query} is in the texts");
    hits.len()
}
