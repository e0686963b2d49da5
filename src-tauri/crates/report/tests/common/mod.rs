//! A case with something in every field, invented for these tests.
#![allow(clippy::unwrap_used, reason = "a failed arrangement is a failed test")]
#![allow(dead_code, reason = "each test file uses its own part")]
#![allow(unused_imports, reason = "each test file uses its own part")]

mod empty;
mod files;
mod found;
mod removed;
mod signed;

pub use empty::empty;
use factdesk_domain::TimestampMs;
use factdesk_domain::claim::{ClaimType, WorkState};
use factdesk_domain::evidence::{Credibility, EvidenceProblem, EvidenceStance};
use factdesk_domain::reviewer::Role;
use factdesk_domain::source::{Reliability, SourceKind};
use factdesk_domain::statement::Stance;
use factdesk_domain::verdict::{Confidence, NotCheckable};
use factdesk_report::model::*;
use found::at;

/// Gives a field its text, from words that no other field has.
pub type Fill<'a> = dyn FnMut(&str) -> String + 'a;

/// The words of the one field that is printed in part.
pub const SHORTENED: &str = "The evening was mild and many people had come to the quay";

/// Fields as they are.
pub fn rich() -> Report {
    report(&mut |words: &str| words.to_owned())
}

/// A case with something in every field, each text made by `fill`.
pub fn report(fill: &mut Fill<'_>) -> Report {
    Report {
        case_id: fill("case 0001"),
        title: fill("Fire at the Lorn harbour warehouse"),
        question: Some(fill("What burned at the harbour and who was hurt?")),
        why_chosen: Some(fill("Two papers give different numbers of injured people")),
        summary: Some(fill("Two of the four claims can be settled with public records")),
        language: Some(fill("en")),
        created: at(0),
        changed: at(3000),
        deadline: Some(at(9000)),
        head: fill("5905bf1d5905bf1d5905bf1d5905bf1d5905bf1d5905bf1d5905bf1d5905bf1d"),
        people: vec![
            Person {
                name: fill("Ada Boateng"),
                role: Role::Checker,
            },
            Person {
                name: fill("Bo Lindqvist"),
                role: Role::SecondReader,
            },
        ],
        articles: articles(fill),
        scales: scales(fill),
        rules: found::rules(fill),
        contested: contested(fill),
        claims: vec![
            injured(fill),
            injured_rival(fill),
            arson(fill),
            opinion(fill),
            parked(fill),
            suggested(fill),
        ],
        coverage: Coverage {
            sentences: 41,
            settled: 17,
        },
        passages: vec![Passage {
            article: 0,
            paragraph: Some(1),
            exact: fill(SHORTENED),
            reason: Some(fill("A scene without a claim")),
        }],
        orphans: vec![Orphan {
            article: 1,
            version: 1,
            claim: Some(2),
            exact: fill(SHORTENED),
        }],
        sign_off: Some(signed::sign_off(fill)),
        corrections: vec![signed::correction(fill)],
        removals: vec![removed::removal(fill)],
        withheld: 2,
        sources: sources(fill),
        files: files::files(fill),
    }
}

fn articles(fill: &mut Fill<'_>) -> Vec<Article> {
    let article = |fill: &mut Fill<'_>, title: &str, outlet: Option<&str>, published: Option<&str>| Article {
        title: fill(title),
        outlet: outlet.map(&mut *fill),
        byline: Some(fill(&format!("Staff of {title}"))),
        published: published.map(|date| date.parse().unwrap()),
        url: Some(fill(&format!("https://news.example/{}", title.len()))),
        version: 1,
        sha256: Some(fill(&format!("{:064x}", title.len()))),
        captured: at(10),
        earlier: Vec::new(),
    };
    vec![
        article(
            fill,
            "Eleven hurt in harbour fire",
            Some("Tidewater Post"),
            Some("2025-06-15"),
        ),
        article(fill, "Blaze leaves 23 injured", None, None),
    ]
}

fn scales(fill: &mut Fill<'_>) -> Vec<Scale> {
    vec![
        Scale {
            name: fill("Desk scale"),
            version: 1,
            values: vec![
                ScaleValue {
                    label: fill("True"),
                    definition: fill("The evidence bears the claim out"),
                    retired: false,
                },
                ScaleValue {
                    label: fill("False"),
                    definition: fill("The evidence shows that it does not hold."),
                    retired: true,
                },
            ],
        },
        Scale {
            name: fill("Plain words"),
            version: 2,
            values: Vec::new(),
        },
    ]
}

fn contested(fill: &mut Fill<'_>) -> Vec<ContestedSet> {
    vec![
        ContestedSet {
            question: Some(fill("How many people were injured?")),
            difference: Some(fill("Different number for the same thing")),
            confirmed: true,
            answers: vec![
                Answer {
                    label: Some(fill("11 injured")),
                    claims: vec![1],
                },
                Answer {
                    label: Some(fill("23 injured")),
                    claims: vec![2],
                },
            ],
            reasons: vec![fill("Both count people injured in the fire that night")],
        },
        ContestedSet {
            question: None,
            difference: None,
            confirmed: false,
            answers: vec![
                Answer {
                    label: None,
                    claims: vec![3],
                },
                Answer {
                    label: None,
                    claims: vec![6],
                },
            ],
            reasons: Vec::new(),
        },
    ]
}

fn bare(number: u32, text: String, state: WorkState) -> Claim {
    Claim {
        id: format!("claim-{number}"),
        number,
        text,
        kind: None,
        state,
        accepted: true,
        contested: false,
        why_chosen: None,
        flagged: false,
        park_reason: None,
        recheck: None,
        statements: Vec::new(),
        evidence: Vec::new(),
        lookups: Vec::new(),
        replies: Vec::new(),
        verdicts: Vec::new(),
        decisions: Vec::new(),
        corrected: None,
        declared: Vec::new(),
        overrides: Vec::new(),
    }
}

fn said(fill: &mut Fill<'_>, exact: &str, article: Option<usize>, speaker: Option<&str>) -> Statement {
    Statement {
        exact: fill(exact),
        article,
        paragraph: article.map(|_| 3),
        speaker: speaker.map(&mut *fill),
        role: None,
        stance: Stance::Asserts,
        via: None,
        said: None,
    }
}

fn injured(fill: &mut Fill<'_>) -> Claim {
    let statement = Statement {
        role: Some(fill("harbour master")),
        stance: Stance::Reports,
        via: Some(fill("Coast Wire")),
        said: Some("2025-06-14".parse().unwrap()),
        ..said(
            fill,
            "Eleven people were taken to hospital",
            Some(0),
            Some("Marta Quill"),
        )
    };
    Claim {
        kind: Some(ClaimType::Number),
        contested: true,
        why_chosen: Some(fill("The papers disagree on the number")),
        recheck: Some(Recheck {
            on: "2025-12".parse().unwrap(),
            why: Some(fill("The inquiry reports in winter")),
        }),
        statements: vec![statement],
        evidence: vec![first_evidence(fill), second_evidence(fill)],
        lookups: found::lookups(fill),
        replies: found::replies(fill),
        verdicts: injured_verdicts(fill),
        decisions: vec![found::decision(fill)],
        corrected: Some(signed::corrected(fill)),
        declared: found::declared(fill),
        overrides: found::overrides(fill),
        ..bare(
            1,
            fill("Eleven people were injured in the harbour fire"),
            WorkState::Disputed,
        )
    }
}

fn first_evidence(fill: &mut Fill<'_>) -> Evidence {
    Evidence {
        number: 1,
        stance: EvidenceStance::Supports,
        quote: fill("Elf Patienten wurden in der Nacht aufgenommen"),
        translation: Some(Translation {
            text: fill("Eleven patients were admitted during the night"),
            translator: Some(fill("Cleo Marsh")),
        }),
        source: fill("Lorn General Hospital"),
        confidential: false,
        kind: SourceKind::Primary,
        reliability: Some(Reliability::B),
        credibility: Some(Credibility::try_from(2).unwrap()),
        locator: Some(fill("page 4, table 2")),
        url: Some(fill("https://hospital.example/admissions?night=14")),
        published: Some("2025-06-16".parse().unwrap()),
        accessed: Some("2025-06-20".parse().unwrap()),
        added: at(100),
        captured: Some(files::register(fill)),
        after_claim: true,
        problems: vec![Problem {
            flag: EvidenceProblem::NotSupported,
            by: vec![fill("Bea Halloran"), fill("Dov Elm")],
        }],
        note: Some(fill("The register counts persons and no visits")),
    }
}

fn second_evidence(fill: &mut Fill<'_>) -> Evidence {
    Evidence {
        number: 2,
        stance: EvidenceStance::Context,
        quote: fill("Twelve beds were kept free"),
        translation: None,
        source: fill("A nurse on duty"),
        confidential: true,
        kind: SourceKind::Secondary,
        reliability: None,
        credibility: None,
        locator: None,
        url: Some("https://must-not-appear.example/shifts".to_owned()),
        published: None,
        accessed: None,
        added: at(120),
        captured: Some(files::note(fill)),
        after_claim: false,
        problems: Vec::new(),
        note: None,
    }
}

fn given(fill: &mut Fill<'_>, reviewer: &str, at: TimestampMs, label: &str, rationale: &str) -> Verdict {
    Verdict {
        reviewer: fill(reviewer),
        at,
        outcome: Outcome::Rated {
            label: fill(label),
            scale: fill("Desk scale"),
        },
        conclusion: None,
        rationale: fill(rationale),
        confidence: None,
        would_change: None,
        standing: Standing::Current,
        judged_wording: None,
    }
}

fn injured_verdicts(fill: &mut Fill<'_>) -> Vec<Verdict> {
    vec![
        Verdict {
            standing: Standing::Superseded,
            ..given(
                fill,
                "Ada Boateng",
                at(190),
                "False",
                "A first look at the papers alone",
            )
        },
        Verdict {
            conclusion: Some(fill("The hospital register names eleven")),
            confidence: Some(Confidence::High),
            would_change: Some(fill("A second hospital with a register of its own")),
            ..given(
                fill,
                "Ada Boateng",
                at(200),
                "True",
                "The register lists eleven admissions [E1]",
            )
        },
        Verdict {
            judged_wording: Some(fill("Eleven people were hurt at the quay")),
            ..given(
                fill,
                "Bo Lindqvist",
                at(300),
                "False",
                "People treated on the spot are missing",
            )
        },
        Verdict {
            standing: Standing::Withdrawn {
                reason: Some(fill("Given on the wrong claim")),
            },
            ..given(fill, "Bo Lindqvist", at(250), "True", "Looks right")
        },
    ]
}

fn injured_rival(fill: &mut Fill<'_>) -> Claim {
    let concluded = Verdict {
        outcome: Outcome::Concluded,
        conclusion: Some(fill("No record bears the higher number out")),
        ..given(
            fill,
            "Ada Boateng",
            at(400),
            "unused",
            "We found no list with 23 names",
        )
    };
    Claim {
        contested: true,
        statements: vec![said(fill, "23 people were injured", Some(1), None)],
        verdicts: vec![concluded],
        ..bare(
            2,
            fill("Twenty-three people were injured in the harbour fire"),
            WorkState::Decided,
        )
    }
}

fn arson(fill: &mut Fill<'_>) -> Claim {
    Claim {
        flagged: true,
        contested: true,
        statements: vec![said(fill, "It was arson", None, Some("A union speaker"))],
        evidence: vec![Evidence {
            stance: EvidenceStance::Refutes,
            number: 1,
            captured: None,
            ..second_evidence(fill)
        }],
        ..bare(3, fill("The fire was set on purpose"), WorkState::InProgress)
    }
}

fn opinion(fill: &mut Fill<'_>) -> Claim {
    let verdict = Verdict {
        outcome: Outcome::NotCheckable {
            reason: NotCheckable::Opinion,
            detail: Some(fill("It praises and states nothing")),
        },
        ..given(fill, "Bo Lindqvist", at(500), "unused", "A matter of taste")
    };
    Claim {
        statements: vec![said(
            fill,
            "The crews were magnificent",
            Some(0),
            Some("The mayor"),
        )],
        verdicts: vec![verdict],
        ..bare(4, fill("The crews did magnificent work"), WorkState::NotCheckable)
    }
}

fn parked(fill: &mut Fill<'_>) -> Claim {
    Claim {
        park_reason: Some(fill("The port authority answers on Monday")),
        statements: vec![said(fill, "The warehouse had no sprinklers", Some(0), None)],
        ..bare(5, fill("The warehouse had no sprinklers"), WorkState::Parked)
    }
}

fn suggested(fill: &mut Fill<'_>) -> Claim {
    Claim {
        accepted: false,
        contested: true,
        statements: vec![said(
            fill,
            "An electrical fault started it",
            Some(1),
            Some("The fire chief"),
        )],
        ..bare(6, fill("An electrical fault started the fire"), WorkState::Open)
    }
}

fn sources(fill: &mut Fill<'_>) -> Vec<Source> {
    vec![
        Source {
            name: fill("A nurse on duty"),
            kind: SourceKind::Secondary,
            reliability: None,
            interests: None,
            origin_group: None,
            url: Some("https://must-not-appear.example".to_owned()),
            confidential: true,
            mixed_scripts: false,
            evidence: 2,
        },
        Source {
            name: fill("Lorn General Hospital"),
            kind: SourceKind::Primary,
            reliability: Some(Reliability::B),
            interests: Some(fill("Run by the town that also owns the harbour")),
            origin_group: Some(fill("Town of Lorn")),
            url: Some(fill("https://hospital.example")),
            confidential: false,
            mixed_scripts: false,
            evidence: 1,
        },
    ]
}
