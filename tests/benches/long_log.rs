//! A desk whose log holds a million operations, almost all of them in one case.
//!
//! Writing them takes minutes, so the desk stays beside the build, and the next run opens it as it is.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use factdesk_desk::case::{self, NewCase};
use factdesk_desk::{Acting, Desk, Result, reviewer, system_clock};
use factdesk_domain::claim::{ClaimCreate, Origin, TagAdd};
use factdesk_domain::comment::CommentAdd;
use factdesk_domain::lookup::LookupAdd;
use factdesk_domain::reviewer::Role;
use factdesk_domain::scale::DEFAULT;
use factdesk_domain::verdict::{Outcome, VerdictGive};
use factdesk_domain::{
    CaseId, ClaimId, CommentId, LookupId, Noun, ObjectRef, Operation, PartialDate, ReviewerId, VerdictId,
};
use factdesk_ipc::Host;

/// Operations in the log, cards of reviewers aside.
pub const OPERATIONS: usize = 1_000_000;
/// Operations of one claim: the claim, tags, comments, and verdicts of two reviewers.
const OF_A_CLAIM: usize = 10;
const CLAIMS: usize = OPERATIONS / OF_A_CLAIM;
/// Claims made in one act.
const AT_ONCE: usize = 1000;
/// Entries of the kind, and of the reviewer, that come nowhere but in the beginning.
const RARE: usize = 60;
/// A word that stands in one comment, early.
pub const NEEDLE: &str = "halyard";

/// Who sits at the desk.
pub struct People {
    /// Checks.
    pub checker: ReviewerId,
    /// Checks too.
    pub other: ReviewerId,
    /// Wrote a few comments in the beginning, and never again.
    pub rare: ReviewerId,
    /// Has to read blind.
    pub second: ReviewerId,
}

/// The desk.
pub struct LongLog {
    /// The open desk.
    pub host: Host,
    /// Its folder.
    pub folder: PathBuf,
    /// The case that holds almost everything.
    pub case: CaseId,
    /// A case with a few operations, from before it.
    pub small_case: CaseId,
    /// A claim in the middle.
    pub claim: ClaimId,
    /// Who sits at the desk.
    pub people: People,
}

impl LongLog {
    /// Opens the desk, or writes it.
    pub fn new() -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("long-log-{OPERATIONS}"));
        let whole = folder.join("whole");
        if !whole.exists() {
            let _ = fs::remove_dir_all(&folder);
            write(&folder.join("desk")).expect("a desk with a long log");
            fs::write(&whole, "").expect("a mark that the desk is whole");
        }
        let started = Instant::now();
        let desk = open(&folder.join("desk"));
        let size = fs::metadata(folder.join("desk/desk.db")).map_or(0, |about| about.len() / 1_000_000);
        eprintln!("a desk of {size} MB opens in {:.1?}", started.elapsed());
        Self::of(desk, folder).expect("the desk that was written")
    }

    fn of(desk: Desk, folder: PathBuf) -> Result<Self> {
        let people = people(&desk)?;
        let (cases, claim) = desk.read(|c| {
            let id = |sql: &str| c.query_row(sql, [], |row| row.get::<_, String>(0));
            let case = id("SELECT id FROM fact_case WHERE title = 'Long'")?;
            let small = id("SELECT id FROM fact_case WHERE title = 'Small'")?;
            let claim = format!("SELECT id FROM claim ORDER BY id LIMIT 1 OFFSET {}", CLAIMS / 2);
            Ok(([case, small], id(&claim)?))
        })?;
        let [case, small_case] = cases.map(|id| id.parse().expect("the id of a case"));
        let claim = claim.parse().expect("the id of a claim");
        let host = Host::new(desk, folder.join("exports"));
        Ok(Self {
            host,
            folder: folder.join("desk"),
            case,
            small_case,
            claim,
            people,
        })
    }

    /// Lets somebody sit down at the desk.
    pub fn seat(&self, who: ReviewerId) {
        reviewer::use_(self.host.desk(), who).expect("a reviewer of the desk");
    }
}

fn open(folder: &Path) -> Desk {
    Desk::open(folder, system_clock()).expect("a desk")
}

fn people(desk: &Desk) -> Result<People> {
    let named = |name: &str| reviewer::by_name(desk, name).map(|card| card.id);
    Ok(People {
        checker: named("Checker")?,
        other: named("Other")?,
        rare: named("Rare")?,
        second: named("Second")?,
    })
}

fn write(folder: &Path) -> Result<()> {
    let started = Instant::now();
    let desk = open(folder);
    let me = desk.me()?;
    for (name, role) in [
        ("Checker", Role::Checker),
        ("Other", Role::Checker),
        ("Rare", Role::Checker),
        ("Second", Role::SecondReader),
    ] {
        reviewer::add(&desk, me, name, role)?;
    }
    let people = people(&desk)?;
    for title in ["Small", "Long"] {
        let title = title.to_owned();
        let new = NewCase {
            title,
            ..NewCase::default()
        };
        let case = case::create(&desk, people.checker, new)?.value;
        let claims = if case_is_small(&desk, case)? { RARE } else { CLAIMS };
        for first in (0..claims).step_by(AT_ONCE) {
            fill(&desk, case, &people, first..claims.min(first + AT_ONCE))?;
        }
    }
    eprintln!("{OPERATIONS} operations written in {:.1?}", started.elapsed());
    Ok(())
}

fn case_is_small(desk: &Desk, case: CaseId) -> Result<bool> {
    Ok(desk.read(|c| case::show(c, case))?.title == "Small")
}

/// Some claims with all that is done on them; the first ones get what is rare besides.
fn fill(desk: &Desk, case: CaseId, people: &People, range: std::ops::Range<usize>) -> Result<()> {
    let mut claims = Vec::new();
    desk.act(people.checker, |acting| {
        for n in range.clone() {
            let claim = create(acting, case, n)?;
            judge(acting, case, claim, ["mixed", "false", "true"])?;
            claims.push(claim);
        }
        Ok(())
    })?;
    desk.act(people.other, |acting| {
        for (n, claim) in range.clone().zip(&claims) {
            remark(
                acting,
                case,
                *claim,
                format!("The ledger of page {n} was read again."),
            )?;
            judge(acting, case, *claim, ["misleading"])?;
        }
        Ok(())
    })?;
    desk.act(people.rare, |acting| {
        for (n, claim) in range.clone().zip(&claims).take_while(|(n, _)| *n < RARE) {
            let needle = if n == 0 { NEEDLE } else { "rope" };
            remark(
                acting,
                case,
                *claim,
                format!("Somebody asked about the {needle}."),
            )?;
            look_up(acting, case, *claim)?;
        }
        Ok(())
    })?;
    Ok(())
}

/// A claim with four tags.
fn create(acting: &mut Acting<'_>, case: CaseId, n: usize) -> Result<ClaimId> {
    let claim = acting.id(ClaimId::new)?;
    let created = ClaimCreate {
        claim,
        text: format!("{n} people crossed the bridge on the day of the fair."),
        claim_type: None,
        origin: Origin::Person,
        why_chosen: None,
        date: None,
        worth_permille: 500,
        split_from: None,
    };
    acting.push(case, Operation::ClaimCreate(created))?;
    for tag in ["bridge", "fair", "numbers", "spring"] {
        let tag = tag.to_owned();
        acting.push(case, Operation::TagAdd(TagAdd { claim, tag }))?;
    }
    Ok(claim)
}

/// Verdicts, each in the place of the one before.
fn judge<const N: usize>(
    acting: &mut Acting<'_>,
    case: CaseId,
    claim: ClaimId,
    ratings: [&str; N],
) -> Result<()> {
    let mut supersedes = Vec::new();
    for rating in ratings {
        let verdict = acting.id(VerdictId::new)?;
        let outcome = Outcome::Rated {
            scale: DEFAULT,
            scale_version: 1,
            rating: rating.to_owned(),
        };
        let given = VerdictGive {
            verdict,
            claim,
            outcome,
            conclusion: Some("The toll book has another number.".to_owned()),
            rationale: "The toll book of that day counts each cart and each person on foot.".to_owned(),
            confidence: None,
            would_change: None,
            pinned_text: "People crossed the bridge on the day of the fair.".to_owned(),
            pinned_versions: Vec::new(),
            supersedes: std::mem::replace(&mut supersedes, vec![verdict]),
            blind: false,
        };
        acting.push(case, Operation::VerdictGive(given))?;
    }
    Ok(())
}

fn remark(acting: &mut Acting<'_>, case: CaseId, claim: ClaimId, text: String) -> Result<()> {
    let comment = CommentAdd {
        comment: acting.id(CommentId::new)?,
        about: ObjectRef::new(Noun::Claim, claim),
        answers: None,
        text,
    };
    acting.push(case, Operation::CommentAdd(comment))
}

fn look_up(acting: &mut Acting<'_>, case: CaseId, claim: ClaimId) -> Result<()> {
    let lookup = LookupAdd {
        lookup: acting.id(LookupId::new)?,
        claim,
        query: "toll book of the bridge".to_owned(),
        place: "the archive of the town".to_owned(),
        on: "2026-03-01".parse::<PartialDate>().expect("a date"),
        found: false,
        note: None,
    };
    acting.push(case, Operation::LookupAdd(lookup))
}
