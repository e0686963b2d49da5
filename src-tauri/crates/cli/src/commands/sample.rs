//! `sample`: the built-in case that a new desk shows.

use factdesk_desk::Desk;
use factdesk_desk::case::{self, NewCase};
use factdesk_domain::CaseId;
use factdesk_intake::import::Input;
use factdesk_intake::sample;

use super::import;
use crate::failure::Failure;
use crate::output::Answer;
use crate::reach::Reach;

/// Finds the sample case, or makes it.
///
/// # Errors
/// The desk.
pub fn run(reach: &Reach) -> Result<Answer, Failure> {
    let desk = reach.write()?;
    let known = desk.read(case::list)?.into_iter().find(|case| case.sample);
    let case = match known {
        Some(case) => case.id,
        None => make(&desk)?,
    };
    Ok(Answer::id("case", case))
}

fn make(desk: &Desk) -> Result<CaseId, Failure> {
    let new = NewCase {
        title: sample::TITLE.to_owned(),
        question: Some(sample::QUESTION.to_owned()),
        sample: true,
        ..NewCase::default()
    };
    let case = case::create(desk, desk.me()?, new)?.value;
    let inputs: Vec<Input> = sample::FILES
        .iter()
        .map(|(name, bytes)| Input::Bytes {
            name: (*name).to_owned(),
            bytes: bytes.to_vec(),
        })
        .collect();
    import::of(desk, case, &inputs)?;
    Ok(case)
}
