//! The house rules held against ten thousand claims, after one change, and against one of them.

use std::hint::black_box;
use std::time::Instant;

use criterion::Criterion;
use factdesk_desk::article::{self, NewArticle};
use factdesk_desk::capture::{self, NewCapture, NewCopy};
use factdesk_desk::case::{self, NewCase};
use factdesk_desk::lint::{self, Lints};
use factdesk_desk::source::{self, NewSource};
use factdesk_desk::{Acting, Desk, Result, archive, house_rule, overriding};
use factdesk_domain::article::FileRef;
use factdesk_domain::capture::CaptureHow;
use factdesk_domain::claim::{ClaimCreate, Origin};
use factdesk_domain::evidence::{EvidenceAdd, EvidenceStance};
use factdesk_domain::house_rule::Preset;
use factdesk_domain::overriding::DeclarationKind;
use factdesk_domain::scale::DEFAULT;
use factdesk_domain::source::SourceKind;
use factdesk_domain::statement::{Stance, StatementAdd};
use factdesk_domain::verdict::{Outcome, VerdictGive};
use factdesk_domain::{CaseId, ClaimId, EvidenceId, Operation, ReviewerId, SourceId, StatementId, VerdictId};
use tempfile::TempDir;

use crate::{articles, folder, new_desk};

const CLAIMS: usize = 10_000;
const ARTICLES: usize = 100;
const FILES: usize = 200;

struct Bench {
    desk: Desk,
    me: ReviewerId,
    case: CaseId,
    claims: Vec<ClaimId>,
    _folder: TempDir,
}

/// Measures each group beside one pass over the same rows of the tables.
pub fn run(criterion: &mut Criterion, [whole, after, one]: [&str; 3]) {
    let bench = Bench::new();
    let kept = Lints::default();
    // Quotes are proved when they are first looked at, and remembered.
    let found = lint::of_case(&bench.desk, &kept, bench.case).expect("a lint");
    assert_eq!(found.len(), CLAIMS);
    let mut group = criterion.benchmark_group(whole);
    group.sample_size(10);
    group.bench_function("yardstick", |bencher| bencher.iter(|| bench.rows()));
    group.bench_function("case", |bencher| {
        bencher
            .iter(|| lint::of_case(&bench.desk, &Lints::default(), black_box(bench.case)).expect("a lint"));
    });
    group.finish();
    let mut group = criterion.benchmark_group(after);
    group.sample_size(20);
    let mut turn = 0;
    group.bench_function("case", |bencher| {
        bencher.iter_custom(|times| {
            let mut spent = std::time::Duration::ZERO;
            for _ in 0..times {
                bench.change(turn);
                turn += 1;
                let started = Instant::now();
                black_box(lint::of_case(&bench.desk, &kept, bench.case).expect("a lint"));
                spent += started.elapsed();
            }
            spent
        });
    });
    group.finish();
    let mut group = criterion.benchmark_group(one);
    group.bench_function("claim", |bencher| {
        let mut at = 0;
        bencher.iter(|| {
            at = (at + 7919) % CLAIMS;
            lint::of_claim(&bench.desk, &kept, bench.claims[at]).expect("a lint")
        });
    });
    group.finish();
}

impl Bench {
    fn new() -> Self {
        let started = Instant::now();
        let folder = folder();
        let desk = new_desk(&folder);
        let me = desk.me().expect("a new desk has a reviewer");
        let (case, claims) = filled(&desk, me).expect("a case with claims");
        eprintln!(
            "{CLAIMS} claims with evidence and verdicts written in {:.1?}",
            started.elapsed()
        );
        Self {
            desk,
            me,
            case,
            claims,
            _folder: folder,
        }
    }

    /// Another reason for each turn, on another claim.
    fn change(&self, turn: usize) {
        let on = (self.claims[turn * 31 % CLAIMS], DeclarationKind::NoReplyNeeded);
        let reason = Some(format!("It is a public record, page {turn}."));
        overriding::declare(&self.desk, self.me, on, reason).expect("a declaration");
    }

    /// One pass over the rows that a lint reads.
    fn rows(&self) -> usize {
        let sql = "SELECT claim, quote, captured FROM evidence WHERE case_id = ?1
             UNION ALL SELECT claim, rationale, confidence FROM verdict WHERE case_id = ?1
             UNION ALL SELECT id, text, tags FROM claim WHERE case_id = ?1";
        let count = self.desk.read(|c| {
            let mut statement = c.prepare_cached(sql)?;
            let mut rows = statement.query([self.case.to_string()])?;
            let mut count = 0;
            while let Some(row) = rows.next()? {
                count += black_box(row.get::<_, String>(1)?).len();
            }
            Ok(count)
        });
        count.expect("rows")
    }
}

fn filled(desk: &Desk, me: ReviewerId) -> Result<(CaseId, Vec<ClaimId>)> {
    let new = NewCase {
        title: "Everything that was said in spring".to_owned(),
        ..NewCase::default()
    };
    let case = case::create(desk, me, new)?.value;
    house_rule::preset(desk, me, case, Preset::Ifcn)?;
    let new = |n| NewArticle {
        title: format!("Report {n}"),
        text: articles::text(n),
        published: "2026-03-04".parse().ok(),
        url: Some(format!("https://paper.example/{n}")),
        ..NewArticle::default()
    };
    article::add_all(desk, me, case, (0..ARTICLES).map(new).collect())?;
    capture::add_all(desk, me, case, (0..FILES).map(file).collect())?;
    let sources = (0..40)
        .map(|n| {
            Ok(source::add(
                desk,
                me,
                NewSource::named(&format!("Office {n}"), SourceKind::Primary),
            )?
            .value)
        })
        .collect::<Result<Vec<SourceId>>>()?;
    let made = desk.act(me, |acting| {
        for source in &sources {
            copy(acting, case, *source)?;
        }
        (0..CLAIMS)
            .map(|n| claim(acting, case, &sources, n))
            .collect::<Result<Vec<ClaimId>>>()
    })?;
    Ok((case, made.value))
}

/// The case takes the card of a source along.
fn copy(acting: &mut Acting<'_>, case: CaseId, id: SourceId) -> Result<()> {
    let known = source::show(acting.db(), id)?;
    let card = factdesk_domain::source::SourceAdd {
        source: id,
        name: known.name,
        kind: known.kind,
        what: None,
        reliability: None,
        confidential: false,
        interests: None,
        origin_group: None,
        url: None,
        wikidata: None,
        copied: true,
    };
    acting.push(case, Operation::SourceAdd(card))
}

fn notice(n: usize) -> String {
    format!("The office number {n} keeps a list of its own. On it stand {n} ships, none of them with a leak.")
}

fn file(n: usize) -> NewCapture {
    NewCapture {
        bytes: notice(n).into_bytes(),
        media_type: Some("text/plain".to_owned()),
        name: Some(format!("notice-{n}.txt")),
        how: CaptureHow::File,
        address: None,
        fetched: None,
        copy: Some(NewCopy {
            extractor: "plain 1".to_owned(),
            text: notice(n),
            pages: None,
            media_type: "text/plain".to_owned(),
            map: "{}".to_owned(),
        }),
        warnings: Vec::new(),
        note: None,
    }
}

/// Claim `n` with two pieces of evidence and a verdict that cites them.
fn claim(acting: &mut Acting<'_>, case: CaseId, sources: &[SourceId], n: usize) -> Result<ClaimId> {
    let claim = acting.id(ClaimId::new)?;
    let text = format!("Office {n} counted {n} ships.");
    let created = ClaimCreate {
        claim,
        text: text.clone(),
        claim_type: None,
        origin: Origin::Person,
        why_chosen: None,
        date: None,
        worth_permille: 500,
        split_from: None,
    };
    acting.push(case, Operation::ClaimCreate(created))?;
    let said = StatementAdd {
        statement: acting.id(StatementId::new)?,
        claim,
        anchor: None,
        words: Some(text.clone()),
        speaker: Some("Ada Brink".to_owned()),
        speaker_role: None,
        outlet: None,
        cue: None,
        stance: Stance::Asserts,
        date: "2026-03-04".parse().ok(),
    };
    acting.push(case, Operation::StatementAdd(said))?;
    let supports = evidence(
        acting,
        case,
        (claim, sources[n % 40]),
        (n, EvidenceStance::Supports),
    )?;
    let refutes = evidence(
        acting,
        case,
        (claim, sources[(n + 1) % 40]),
        (n + 1, EvidenceStance::Refutes),
    )?;
    let verdict = VerdictGive {
        verdict: acting.id(VerdictId::new)?,
        claim,
        outcome: Outcome::Rated {
            scale: DEFAULT,
            scale_version: 1,
            rating: "mixed".to_owned(),
        },
        conclusion: None,
        rationale: format!("[[{supports}]] says so and [[{refutes}]] does not."),
        confidence: None,
        would_change: None,
        pinned_text: text,
        pinned_versions: Vec::new(),
        supersedes: Vec::new(),
        blind: false,
    };
    acting.push(case, Operation::VerdictGive(verdict))?;
    Ok(claim)
}

fn evidence(
    acting: &mut Acting<'_>,
    case: CaseId,
    (claim, source): (ClaimId, SourceId),
    (n, stance): (usize, EvidenceStance),
) -> Result<EvidenceId> {
    let id = acting.id(EvidenceId::new)?;
    let text = notice(n % FILES);
    let added = EvidenceAdd {
        evidence: id,
        claim,
        source,
        quote: format!("On it stand {} ships", n % FILES),
        language: None,
        translation: None,
        locator: None,
        stance,
        url: Some(format!("https://office.example/{n}")),
        published: "2026-03-01".parse().ok(),
        accessed: None,
        credibility: None,
        captured: Some(FileRef {
            sha256: archive::sha256_hex(text.as_bytes()),
            size_bytes: text.len() as u64,
            media_type: Some("text/plain".to_owned()),
            name: None,
        }),
        note: None,
    };
    acting.push(case, Operation::EvidenceAdd(added))?;
    Ok(id)
}
