//! Captured files: one of an open source, captured twice, and one of a confidential source, erased.

use factdesk_domain::capture::{CaptureHow, WorkingCopy};
use factdesk_report::model::{Captured, File, Proof, Taken};

use super::{Fill, at};

fn taken(fill: &mut Fill<'_>, minute: i64, how: Option<CaptureHow>, address: Option<&str>) -> Taken {
    Taken {
        at: at(minute),
        by: fill("Ada Boateng"),
        how,
        address: address.map(fill),
    }
}

fn fetched(fill: &mut Fill<'_>) -> Taken {
    let address = Some("https://hospital.example/register.pdf");
    taken(fill, 90, Some(CaptureHow::Url), address)
}

/// What E1 has in the first file.
pub fn register(fill: &mut Fill<'_>) -> Captured {
    Captured {
        file: 0,
        taken: fetched(fill),
        proof: Proof {
            holds: true,
            words: fill("found in the captured file; quotation marks differ"),
        },
    }
}

/// What E2 has in the second file.
pub fn note(fill: &mut Fill<'_>) -> Captured {
    Captured {
        file: 1,
        taken: Taken {
            address: Some("https://must-not-appear.example/note".to_owned()),
            ..taken(fill, 110, Some(CaptureHow::Paste), None)
        },
        proof: Proof {
            holds: false,
            words: fill("the captured file was erased"),
        },
    }
}

pub fn files(fill: &mut Fill<'_>) -> Vec<File> {
    let register = File {
        sha256: fill(&"c05e8812".repeat(8)),
        short: fill("c05e8812c05e"),
        name: Some(fill("register.pdf")),
        media_type: Some(fill("application/pdf")),
        bytes: 48_213,
        taken: vec![
            fetched(fill),
            taken(fill, 95, Some(CaptureHow::File), None),
            taken(fill, 96, None, None),
        ],
        copy: Some(WorkingCopy {
            extractor: fill("pdf 1"),
            text_sha256: fill(&"7a11".repeat(16)),
            characters: 9_120,
            pages: Some(4),
            media_type: "application/pdf".to_owned(),
        }),
        erased: None,
        evidence: vec![(1, 1)],
        confidential: false,
    };
    let note = File {
        sha256: fill(&"0b5e4417".repeat(8)),
        short: fill("0b5e44170b5e"),
        name: Some("must-not-appear.txt".to_owned()),
        media_type: None,
        bytes: 1,
        taken: vec![Taken {
            address: Some("https://must-not-appear.example/note".to_owned()),
            ..taken(fill, 110, Some(CaptureHow::Paste), None)
        }],
        copy: None,
        erased: Some((at(130), "must-not-appear: a reason".to_owned())),
        evidence: vec![(1, 2)],
        confidential: true,
    };
    let photo = File {
        sha256: fill(&"91f0".repeat(16)),
        short: fill("91f091f091f0"),
        name: None,
        taken: vec![taken(fill, 140, Some(CaptureHow::Drop), None)],
        erased: Some((at(150), fill("The wrong ward"))),
        evidence: vec![(1, 1), (3, 1)],
        confidential: false,
        ..note.clone()
    };
    vec![register, note, photo]
}
