//! Rules on sign-offs, and on what a signed case still takes.

use super::{RuleError, words_if_given};
use crate::envelope::Hash;
use crate::operation::Operation;
use crate::reviewer::Role;
use crate::sign_off::{SignOff, is_still_taken};
use crate::time::TimestampMs;

/// Who signs off or corrects.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Signer {
    /// In which role.
    pub role: Role,
    /// Whether nobody else works at this desk or in this case.
    pub alone: bool,
}

impl Signer {
    /// Refuses one who may not.
    ///
    /// # Errors
    /// One who is no editor, unless nobody else is there.
    pub fn may(self) -> Result<(), RuleError> {
        if self.role == Role::Editor || self.alone {
            Ok(())
        } else {
            Err(RuleError::EditorOnly)
        }
    }
}

/// What the rules need to know of a case that is to be signed off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignOffFacts {
    /// When it was signed off already.
    pub signed: Option<TimestampMs>,
    /// The head that the case has now.
    pub head: Hash,
    /// What stops it, each in words.
    pub blocks: Vec<String>,
}

/// A case is signed off.
///
/// # Errors
/// Who may not; a case that was signed off; one that changed since the signer looked; whatever stops it; an empty
/// statement.
pub fn sign(request: SignOff, signer: Signer, facts: &SignOffFacts) -> Result<Operation, RuleError> {
    signer.may()?;
    if let Some(on) = facts.signed {
        return Err(RuleError::CaseSignedOff { on });
    }
    if request.head != facts.head {
        return Err(RuleError::SignOffMoved);
    }
    if !facts.blocks.is_empty() {
        return Err(RuleError::SignOffBlocked {
            count: facts.blocks.len(),
            why: facts.blocks.join(" "),
        });
    }
    words_if_given("statement", request.statement.as_deref())?;
    Ok(Operation::SignOff(request))
}

/// Whether a case takes an operation of this kind; `signed` says when it was signed off.
///
/// # Errors
/// A case that was signed off, and a kind that it is closed to.
pub fn takes(kind: &str, signed: Option<TimestampMs>) -> Result<(), RuleError> {
    match signed {
        Some(on) if !is_still_taken(kind) => Err(RuleError::CaseSignedOff { on }),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;
    use crate::id::SignOffId;

    fn facts() -> SignOffFacts {
        SignOffFacts {
            signed: None,
            head: Hash::ZERO,
            blocks: vec![],
        }
    }

    fn request() -> SignOff {
        SignOff {
            sign_off: SignOffId::from_bytes([1; 16]),
            head: Hash::ZERO,
            ends: vec![],
            open: vec![],
            overrides: vec![],
            statement: None,
            only_reviewer: false,
        }
    }

    const EDITOR: Signer = Signer {
        role: Role::Editor,
        alone: false,
    };

    #[rstest]
    #[case::editor(request(), EDITOR, facts(), None)]
    #[case::checker(request(), Signer { role: Role::Checker, ..EDITOR }, facts(), Some("editor_only"))]
    #[case::second(request(), Signer { role: Role::SecondReader, ..EDITOR }, facts(), Some("editor_only"))]
    #[case::alone(request(), Signer { role: Role::Checker, alone: true }, facts(), None)]
    #[case::twice(request(), EDITOR, SignOffFacts { signed: Some(TimestampMs::from_i64(0)), ..facts() },
        Some("case_signed_off"))]
    #[case::moved(request(), EDITOR, SignOffFacts { head: Hash::from_bytes([1; 32]), ..facts() },
        Some("sign_off_moved"))]
    #[case::blocked(request(), EDITOR, SignOffFacts { blocks: vec!["Claim 4 is disputed.".into()], ..facts() },
        Some("sign_off_blocked"))]
    #[case::empty(SignOff { statement: Some(" ".into()), ..request() }, EDITOR, facts(), Some("empty"))]
    fn who_signs_off_what(
        #[case] request: SignOff,
        #[case] signer: Signer,
        #[case] facts: SignOffFacts,
        #[case] refused: Option<&str>,
    ) {
        assert_eq!(sign(request, signer, &facts).err().map(|e| e.code()), refused);
    }

    #[test]
    fn a_signed_case_is_closed_to_all_but_corrections_and_what_people_and_the_law_need() {
        let on = Some(TimestampMs::from_i64(1_700_000_000_000));
        let open: Vec<&str> = Operation::KINDS
            .iter()
            .copied()
            .filter(|kind| takes(kind, on).is_ok())
            .collect();
        assert_eq!(
            open,
            [
                "reviewer_add",
                "reviewer_edit",
                "file_erase",
                "sign_off",
                "correction_make",
                "correction_request",
                "correction_request_edit",
                "device_enrol",
                "device_revoke",
                "payload_erase",
            ]
        );
        let refused = takes("verdict_give", on).unwrap_err().to_string();
        assert!(
            refused.contains("2023-11-14") && refused.contains("correction"),
            "{refused}"
        );
        assert!(takes("verdict_give", None).is_ok());
    }
}
