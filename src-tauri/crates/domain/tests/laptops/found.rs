//! What laptops do around the evidence of a claim: captures, flags, searches, replies, places in later versions.

use factdesk_domain::article::{ArticleAdd, ArticleVersionAdd, FileRef, Placing};
use factdesk_domain::capture::{
    CaptureAdd, CaptureHow, CaptureRetract, ErasureGround, FileErase, WorkingCopy,
};
use factdesk_domain::evidence::{EvidenceAdd, EvidenceFlag, EvidenceProblem, EvidenceStance};
use factdesk_domain::lookup::{LookupAdd, LookupRetract};
use factdesk_domain::passage::{PassageMark, PassagePlace};
use factdesk_domain::placed::{Placed, PlacedHow};
use factdesk_domain::reply::{ReplyAsk, ReplyChange, ReplyEdit, ReplyOutcome, ReplyRetract};
use factdesk_domain::source::{SourceAdd, SourceChange, SourceEdit, SourceKind};
use factdesk_domain::statement::{Stance, StatementAdd, StatementPlace};
use factdesk_domain::text::{Anchor, ByteOffset};
use factdesk_domain::{
    ArticleId, CaptureId, EvidenceId, LookupId, MarkId, Noun, Operation, PartialDate, ReplyId, SourceId,
    StatementId, VersionId,
};
use proptest::prelude::*;

use super::Laptop;

/// The numbers pick among what there is.
#[derive(Debug, Clone)]
pub enum Found {
    Capture(u8),
    Uncapture(u8),
    Erase(u8),
    Evidence(u8),
    Flag(u8, u8, bool),
    Look(u8, bool),
    Unlook(u8),
    Ask(u8),
    Answer(u8, u8),
    Unask(u8),
    State(u8),
    Place(u8, u8),
    Mark(u8),
    Remark(u8, u8),
    Article,
    Version(u8),
    Source,
    Item(u8, u8),
}

pub fn found() -> impl Strategy<Value = Found> {
    let n = any::<u8>;
    prop_oneof![
        2 => n().prop_map(Found::Capture),
        1 => n().prop_map(Found::Uncapture),
        1 => n().prop_map(Found::Erase),
        2 => n().prop_map(Found::Evidence),
        4 => (n(), n(), any::<bool>()).prop_map(|(a, b, on)| Found::Flag(a, b, on)),
        2 => (n(), any::<bool>()).prop_map(|(a, b)| Found::Look(a, b)),
        1 => n().prop_map(Found::Unlook),
        2 => n().prop_map(Found::Ask),
        4 => (n(), n()).prop_map(|(a, b)| Found::Answer(a, b)),
        1 => n().prop_map(Found::Unask),
        2 => n().prop_map(Found::State),
        3 => (n(), n()).prop_map(|(a, b)| Found::Place(a, b)),
        1 => n().prop_map(Found::Mark),
        2 => (n(), n()).prop_map(|(a, b)| Found::Remark(a, b)),
        1 => Just(Found::Article),
        2 => n().prop_map(Found::Version),
        3 => Just(Found::Source),
        1 => (n(), n()).prop_map(|(a, b)| Found::Item(a, b)),
    ]
}

fn day(n: u8) -> PartialDate {
    format!("2024-05-{:02}", n % 28 + 1).parse().unwrap()
}

fn sha256(n: u8) -> String {
    hex(n).repeat(32)
}

fn hex(n: u8) -> String {
    format!("{:02x}", n % 4)
}

fn anchor(version: u8) -> Anchor {
    Anchor {
        article: ArticleId::from_bytes([5; 16]),
        version: VersionId::from_bytes([version; 16]),
        start: ByteOffset::new(usize::from(version)),
        end: ByteOffset::new(usize::from(version) + 6),
        exact: "eleven".into(),
        prefix: String::new(),
        suffix: String::new(),
    }
}

fn placed(n: u8) -> Placed {
    match n % 4 {
        0 => Placed::BY_PERSON,
        1 => Placed {
            how: PlacedHow::Exact,
            ..Placed::BY_PERSON
        },
        2 => Placed {
            how: PlacedHow::Moved,
            ..Placed::BY_PERSON
        },
        _ => Placed {
            how: PlacedHow::Fuzzy,
            score: Some(900),
            margin: Some(u16::from(n)),
        },
    }
}

fn outcome(n: u8) -> ReplyOutcome {
    let answered_on = day(n);
    match n % 4 {
        0 => ReplyOutcome::Waiting,
        1 => ReplyOutcome::None { answered_on },
        2 => ReplyOutcome::Refused {
            answer: None,
            answered_on,
        },
        _ => ReplyOutcome::Answered {
            answer: format!("answer {n}"),
            answered_on,
        },
    }
}

/// An article with five versions, in which statements and passages have their places.
pub fn article() -> Vec<Operation> {
    let first = ArticleAdd {
        article: anchor(0).article,
        version: anchor(0).version,
        title: "Harbour report".into(),
        byline: None,
        outlet: None,
        url: None,
        published: None,
        language: None,
        text: "eleven, eleven".into(),
        text_sha256: sha256(0),
        original: None,
    };
    let later = (1..5).map(|n| {
        Operation::ArticleVersionAdd(ArticleVersionAdd {
            article: anchor(n).article,
            version: anchor(n).version,
            text: "eleven, eleven, eleven".into(),
            text_sha256: sha256(n),
            original: None,
            reason: None,
            placing: None,
        })
    });
    std::iter::once(Operation::ArticleAdd(first))
        .chain(later)
        .collect()
}

impl Laptop {
    pub fn found(&mut self, doing: &Found) -> Option<Operation> {
        match *doing {
            Found::Capture(_) | Found::Uncapture(_) | Found::Erase(_) => self.file(doing),
            Found::Evidence(_) | Found::Flag(..) => self.evidence(doing),
            Found::Look(..) | Found::Unlook(_) => self.lookup(doing),
            Found::Ask(_) | Found::Answer(..) | Found::Unask(_) => self.reply(doing),
            Found::State(_) | Found::Place(..) | Found::Mark(_) | Found::Remark(..) => self.place(doing),
            Found::Article | Found::Version(_) => self.text(doing),
            Found::Source => Some(Operation::SourceAdd(SourceAdd {
                source: SourceId::from_bytes(self.bytes()),
                name: "Registry".into(),
                kind: SourceKind::Primary,
                what: None,
                reliability: None,
                confidential: false,
                interests: None,
                origin_group: None,
                url: None,
                wikidata: Some("Q42".into()),
                copied: false,
            })),
            Found::Item(source, n) => Some(Operation::SourceEdit(SourceEdit {
                source: self.pick(Noun::Source, source)?.into(),
                change: SourceChange::Wikidata(Some(format!("Q{n}"))),
            })),
        }
    }

    fn text(&mut self, doing: &Found) -> Option<Operation> {
        let version = VersionId::from_bytes(self.bytes());
        let text = format!("eleven {}", hex(version.as_bytes()[2]));
        Some(match *doing {
            Found::Article => Operation::ArticleAdd(ArticleAdd {
                article: ArticleId::from_bytes(self.bytes()),
                version,
                title: "Harbour".into(),
                byline: None,
                outlet: None,
                url: None,
                published: None,
                language: None,
                text,
                text_sha256: sha256(1),
                original: None,
            }),
            Found::Version(n) => Operation::ArticleVersionAdd(ArticleVersionAdd {
                article: self.pick(Noun::Article, n)?.into(),
                version,
                text,
                text_sha256: sha256(n),
                original: None,
                reason: None,
                placing: Some(Placing {
                    number: 2,
                    kept: u32::from(n),
                    ..Placing::default()
                }),
            }),
            _ => return None,
        })
    }

    fn file(&mut self, doing: &Found) -> Option<Operation> {
        Some(match *doing {
            Found::Capture(n) => Operation::CaptureAdd(CaptureAdd {
                capture: CaptureId::from_bytes(self.bytes()),
                file: FileRef {
                    sha256: sha256(n),
                    size_bytes: 11,
                    media_type: None,
                    name: Some("report.pdf".into()),
                },
                how: CaptureHow::File,
                address: None,
                final_address: None,
                status: None,
                headers: vec![],
                redirects: vec![],
                copy: Some(WorkingCopy {
                    extractor: "pdf 1".into(),
                    text_sha256: sha256(n),
                    characters: 11,
                    pages: Some(2),
                    media_type: "application/pdf".into(),
                }),
                warnings: vec![],
                note: None,
            }),
            Found::Uncapture(n) => Operation::CaptureRetract(CaptureRetract {
                capture: self.pick(Noun::Capture, n)?.into(),
                reason: None,
            }),
            Found::Erase(n) => Operation::FileErase(FileErase {
                sha256: sha256(n),
                reason: format!("order {n}"),
                ground: ErasureGround::Law,
            }),
            _ => return None,
        })
    }

    fn evidence(&mut self, doing: &Found) -> Option<Operation> {
        Some(match *doing {
            Found::Evidence(claim) => Operation::EvidenceAdd(EvidenceAdd {
                claim: self.claim(claim)?,
                evidence: EvidenceId::from_bytes(self.bytes()),
                source: self.pick(Noun::Source, claim)?.into(),
                quote: "eleven".into(),
                language: None,
                translation: None,
                locator: None,
                stance: EvidenceStance::Supports,
                url: None,
                published: None,
                accessed: None,
                credibility: None,
                captured: None,
                note: None,
            }),
            Found::Flag(n, flag, on) => Operation::EvidenceFlag(EvidenceFlag {
                evidence: self.pick(Noun::Evidence, n)?.into(),
                claim: self.claim(n)?,
                flag: [EvidenceProblem::Biased, EvidenceProblem::Unrelated][usize::from(flag % 2)],
                by: self.reviewer,
                on,
            }),
            _ => return None,
        })
    }

    fn lookup(&mut self, doing: &Found) -> Option<Operation> {
        Some(match *doing {
            Found::Look(claim, found) => Operation::LookupAdd(LookupAdd {
                claim: self.claim(claim)?,
                lookup: LookupId::from_bytes(self.bytes()),
                query: "wounded".into(),
                place: "register".into(),
                on: day(claim),
                found,
                note: None,
            }),
            Found::Unlook(n) => Operation::LookupRetract(LookupRetract {
                lookup: self.pick(Noun::Lookup, n)?.into(),
                claim: self.claim(n)?,
                reason: None,
            }),
            _ => return None,
        })
    }

    fn reply(&mut self, doing: &Found) -> Option<Operation> {
        Some(match *doing {
            Found::Ask(claim) => Operation::ReplyAsk(ReplyAsk {
                claim: self.claim(claim)?,
                reply: ReplyId::from_bytes(self.bytes()),
                from: "The ministry".into(),
                source: self.pick(Noun::Source, claim).map(SourceId::from),
                how: "mail".into(),
                asked_on: day(claim),
                deadline: None,
                question: None,
                note: None,
            }),
            Found::Answer(n, outcome) => Operation::ReplyEdit(ReplyEdit {
                reply: self.pick(Noun::Reply, n)?.into(),
                claim: self.claim(n)?,
                change: ReplyChange::Outcome(self::outcome(outcome)),
            }),
            Found::Unask(n) => Operation::ReplyRetract(ReplyRetract {
                reply: self.pick(Noun::Reply, n)?.into(),
                claim: self.claim(n)?,
                reason: None,
            }),
            _ => return None,
        })
    }

    fn place(&mut self, doing: &Found) -> Option<Operation> {
        Some(match *doing {
            Found::State(claim) => Operation::StatementAdd(StatementAdd {
                claim: self.claim(claim)?,
                statement: StatementId::from_bytes(self.bytes()),
                anchor: Some(anchor(1)),
                words: None,
                speaker: None,
                speaker_role: None,
                outlet: None,
                cue: None,
                stance: Stance::Asserts,
                date: None,
            }),
            Found::Place(n, how) => Operation::StatementPlace(StatementPlace {
                statement: self.pick(Noun::Statement, n)?.into(),
                claim: self.claim(n)?,
                anchor: anchor(how % 5),
                placed: placed(how),
            }),
            Found::Mark(n) => Operation::PassageMark(PassageMark {
                mark: MarkId::from_bytes(self.bytes()),
                anchor: anchor(n % 5),
                reason: None,
            }),
            Found::Remark(n, how) => Operation::PassagePlace(PassagePlace {
                mark: self.pick(Noun::Passage, n)?.into(),
                anchor: anchor(how % 5),
                placed: placed(how),
            }),
            _ => return None,
        })
    }
}
