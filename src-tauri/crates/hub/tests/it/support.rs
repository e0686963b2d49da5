//! Builders that make an arrangement one sentence.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use factdesk_desk::case::{self, NewCase};
use factdesk_desk::claim::{self, NewClaim};
use factdesk_desk::verdict::{self, Finding, NewVerdict};
use factdesk_desk::{Clock, Desk, device, reviewer};
use factdesk_domain::device::words;
use factdesk_domain::reviewer::Role;
use factdesk_domain::{CaseId, ClaimId, ReviewerId, TimestampMs};
use factdesk_hub::{Imported, Vector, Wanted, export, import};

/// A clock that ticks one second at each look.
fn ticking() -> Clock {
    let time = Arc::new(AtomicI64::new(1_700_000_000_000));
    Box::new(move || TimestampMs::from_i64(time.fetch_add(1000, Ordering::SeqCst)))
}

pub struct Bench {
    pub place: tempfile::TempDir,
    pub desk: Desk,
    pub me: ReviewerId,
}

/// A desk at which a person of this name and role sits.
pub fn desk(name: &str, role: Role) -> Bench {
    let place = tempfile::tempdir().unwrap();
    let desk = Desk::open(&place.path().join("desk"), ticking()).unwrap();
    let me = reviewer::add(&desk, desk.me().unwrap(), name, role)
        .unwrap()
        .value;
    reviewer::use_(&desk, me).unwrap();
    Bench { place, desk, me }
}

impl Bench {
    pub fn case(&self) -> CaseId {
        let title = "Harbour".into();
        case::create(
            &self.desk,
            self.me,
            NewCase {
                title,
                ..NewCase::default()
            },
        )
        .unwrap()
        .value
    }

    pub fn claim(&self, case: CaseId, text: &str) -> ClaimId {
        let text = Some(text.into());
        claim::create(
            &self.desk,
            self.me,
            case,
            NewClaim {
                text,
                ..NewClaim::default()
            },
        )
        .unwrap()
        .value
    }

    pub fn judge(&self, claim: ClaimId, rating: &str, rationale: &str) {
        let new = NewVerdict {
            claim,
            finding: Finding::Rating(rating.into()),
            conclusion: None,
            rationale: rationale.into(),
            confidence: None,
            would_change: None,
        };
        verdict::give(&self.desk, self.me, new).unwrap();
    }

    pub fn words(&self) -> String {
        words(&device::my_key(&self.desk).unwrap().1).join(" ")
    }

    pub fn trusts(&self, other: &Bench) {
        let whose = device::my_key(&other.desk).unwrap();
        device::trust(&self.desk, whose, &other.words(), "").unwrap();
    }

    pub fn file(&self, name: &str) -> PathBuf {
        self.place.path().join(name)
    }

    pub fn write(&self, case: CaseId, name: &str, change: impl FnOnce(&mut Wanted)) -> PathBuf {
        let mut wanted = Wanted {
            case,
            blind: false,
            files: false,
            since: Vector::default(),
        };
        change(&mut wanted);
        let path = self.file(name);
        export(&self.desk, self.me, &wanted, &path).unwrap();
        path
    }

    pub fn take(&self, path: &std::path::Path, words: Option<&str>) -> factdesk_hub::Result<Imported> {
        import(&self.desk, self.me, path, words)
    }

    pub fn digest(&self, case: CaseId) -> String {
        self.desk.digest(Some(case)).unwrap().to_string()
    }

    pub fn assert_sound(&self) {
        let checked = self.desk.check().unwrap();
        assert!(checked.is_sound(), "{checked:?}");
    }
}

/// A number that looks drawn by lot and is the same in every run.
pub struct Lot(pub u64);

impl Lot {
    pub fn below(&mut self, most: usize) -> usize {
        // Xorshift, of which only the order of exchanges depends.
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % most as u64).unwrap()
    }
}
