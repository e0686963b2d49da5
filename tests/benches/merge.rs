//! Ten thousand operations of another desk are taken in.

use std::collections::BTreeMap;
use std::hint::black_box;
use std::time::Duration;

use criterion::{BatchSize, Criterion, SamplingMode};
use factdesk_desk::claim::{self, NewClaim};
use factdesk_desk::verdict::{self, Finding, NewVerdict};
use factdesk_desk::{Desk, case, device};
use factdesk_domain::device::words;
use factdesk_domain::{CaseId, DeviceId};
use factdesk_hub::{Vector, Wanted, export, import};
use tempfile::TempDir;

use crate::bare::Contents;
use crate::{folder, new_desk};

/// Claims of the case, each with a verdict: a quarter of the operations are claims, the others verdicts and tags.
const CLAIMS: usize = 2_500;

/// A desk that made the case, and its bundle.
struct Made {
    desk: Desk,
    case: CaseId,
    folder: TempDir,
}

impl Made {
    fn new() -> Self {
        let folder = folder();
        let desk = new_desk(&folder);
        let me = desk.me().expect("a new desk has a reviewer");
        let title = "Merge".to_owned();
        let case = case::create(
            &desk,
            me,
            case::NewCase {
                title,
                ..case::NewCase::default()
            },
        )
        .expect("a case")
        .value;
        for n in 0..CLAIMS {
            let text = Some(format!(
                "Claim number {n} says how many people were counted that night."
            ));
            let id = claim::create(
                &desk,
                me,
                case,
                NewClaim {
                    text,
                    ..NewClaim::default()
                },
            )
            .expect("a claim")
            .value;
            for rating in ["mixed", "false"] {
                let new = NewVerdict {
                    claim: id,
                    finding: Finding::Rating(rating.into()),
                    conclusion: None,
                    rationale: format!(
                        "The register of the hospital counts {n}, and nobody has repeated the other number."
                    ),
                    confidence: None,
                    would_change: None,
                };
                verdict::give(&desk, me, new).expect("a verdict");
            }
            claim::tag_add(&desk, me, id, "night").expect("a tag");
        }
        let wanted = Wanted {
            case,
            blind: false,
            files: false,
            since: Vector::default(),
        };
        export(&desk, me, &wanted, &folder.path().join("a.factdesk")).expect("a bundle");
        Self { desk, case, folder }
    }

    /// A new desk that trusts this one.
    fn receiver(&self) -> (Desk, TempDir) {
        let folder = folder();
        let desk = new_desk(&folder);
        let whose = device::my_key(&self.desk).expect("a key");
        device::trust(&desk, whose, &words(&whose.1).join(" "), "Sender").expect("its words");
        (desk, folder)
    }

    fn merge(&self, desk: &Desk) -> usize {
        let me = desk.me().expect("a new desk has a reviewer");
        let file = self.folder.path().join("a.factdesk");
        import(desk, me, &file, None).expect("the bundle").applied
    }
}

/// The bundle is opened, checked and taken in, beside a bare INSERT of the rows that this leaves.
pub fn run(criterion: &mut Criterion, group: &str) {
    let made = Made::new();
    let (desk, _folder) = made.receiver();
    println!("{} operations", made.merge(&desk));
    let contents = Contents::of_claims(&desk);
    println!("{}", contents.summary());
    let mut group = criterion.benchmark_group(group);
    group
        .sample_size(10)
        .sampling_mode(SamplingMode::Flat)
        .warm_up_time(Duration::from_millis(1))
        .measurement_time(Duration::from_secs(10));
    group.bench_function("yardstick", |bencher| {
        bencher.iter_batched(
            || {
                let folder = folder();
                (contents.empty(folder.path()), folder)
            },
            |(bare, folder)| {
                contents.insert(&bare).expect("the rows of a desk fit its schema");
                (bare, folder)
            },
            BatchSize::PerIteration,
        );
    });
    group.bench_function("bundle", |bencher| {
        bencher.iter_batched(
            || made.receiver(),
            |(desk, folder)| {
                black_box(made.merge(&desk));
                (desk, folder)
            },
            BatchSize::PerIteration,
        );
    });
    // The operations alone, without the file, show what the checking costs.
    let keys: BTreeMap<DeviceId, [u8; 32]> = [device::my_key(&made.desk).expect("a key")].into();
    let operations = made.desk.operations_of(made.case).expect("the operations");
    group.bench_function("operations", |bencher| {
        bencher.iter_batched(
            || made.receiver(),
            |(desk, folder)| {
                for some in operations.chunks(4000).map(<[_]>::to_vec) {
                    black_box(desk.receive_from(some, &keys).expect("they are taken"));
                }
                (desk, folder)
            },
            BatchSize::PerIteration,
        );
    });
    group.finish();
}
