//! The sign-off of the full case, and what was said after it.

use factdesk_domain::correction::{CorrectionKind, RequestResult};
use factdesk_report::model::{Corrected, Correction, Request, SignOff};

use super::{Fill, at};

pub fn sign_off(fill: &mut Fill<'_>) -> SignOff {
    SignOff {
        at: at(2800),
        by: fill("Ines Ferro"),
        only_reviewer: true,
        statement: Some(fill("Read twice by two people")),
        head: fill("51605160516051605160516051605160516051605160516051605160516051605160"),
        open: vec![fill(
            "“The warehouse had no sprinklers”: parked, without a verdict.",
        )],
        overrides: 2,
        late: 3,
    }
}

pub fn correction(fill: &mut Fill<'_>) -> Correction {
    Correction {
        at: at(2900),
        by: fill("Ines Ferro"),
        claim: Some(1),
        kind: CorrectionKind::Correction,
        notice: fill("The number of the ward was wrong and has been put right"),
        reason: fill("The register was read again"),
        old: Some(fill("Mostly false")),
        new: Some(fill("Half true")),
        requests: vec![Request {
            outlet: fill("Tidewater Evening Post"),
            asked_on: Some("2025-06-17".parse().unwrap()),
            how: fill("by mail to the desk"),
            result: RequestResult::Corrected,
            answered_on: Some("2025-06-19".parse().unwrap()),
        }],
    }
}

pub fn corrected(fill: &mut Fill<'_>) -> Corrected {
    Corrected {
        label: fill("Half true"),
        was: Some(fill("Mostly false")),
    }
}
