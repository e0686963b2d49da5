//! Sign-offs: a case is done, on exactly what the signer had before them; after it only corrections come in.

mod check;
mod show;

use factdesk_domain::envelope::Hash;
use factdesk_domain::rules::sign_off::SignOffFacts;
use factdesk_domain::sign_off::{OpenItem, SignOff, SignedEnd};
use factdesk_domain::{CaseId, OverrideId, ReviewerId, SignOffId, rules};

pub use check::{Check, Item, check, signer};
pub(crate) use show::signed;
pub use show::{Signed, after, after_count, all, show, signed_at};

use crate::lint::Lints;
use crate::view::Views;
use crate::{Desk, Done, Result, log};

/// What a sign-off is made from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NewSignOff {
    /// What the signer says to it.
    pub statement: Option<String>,
    /// The head of the case as it was shown; none for the one that it has now.
    pub head: Option<Hash>,
}

/// Signs a case off. What is open and what was overridden is written into it and stops nothing. It is decided on the
/// whole case, whoever sits at the desk.
///
/// # Errors
/// Who is no editor; who has yet to read a claim of it blind; a case that was signed off, or that changed since it was shown; whatever [`check`] finds that
/// stops it; the database.
pub fn make(
    desk: &Desk,
    by: ReviewerId,
    case: CaseId,
    new: NewSignOff,
    kept: (&Lints, &Views),
) -> Result<Done<SignOffId>> {
    let found = check(&desk.seen_whole(), by, case, kept)?;
    desk.act(by, |acting| {
        let facts = SignOffFacts {
            signed: signed_at(acting.db(), case)?,
            head: log::case_head(acting.db(), case)?,
            blocks: found.blocks.iter().map(Item::sentence).collect(),
        };
        let ends = log::stream_ends(acting.db(), case)?;
        let id = acting.id(SignOffId::new)?;
        let request = SignOff {
            sign_off: id,
            // What was checked is what is signed: where somebody wrote in between, the head is another.
            head: new.head.unwrap_or(found.head),
            ends: ends
                .into_iter()
                .map(|(device, seq, hash)| SignedEnd { device, seq, hash })
                .collect(),
            open: found.open.iter().map(open).collect(),
            overrides: overrides(&found),
            statement: new.statement,
            only_reviewer: found.signer.alone,
        };
        acting.push(case, rules::sign_off::sign(request, found.signer, &facts)?)?;
        Ok(id)
    })
}

fn open(item: &Item) -> OpenItem {
    OpenItem {
        kind: item.kind.to_owned(),
        id: item.id,
        words: item.words.clone(),
    }
}

fn overrides(found: &Check) -> Vec<OverrideId> {
    let ids = found.overrides.iter().filter_map(|item| item.id);
    let mut ids: Vec<OverrideId> = ids.map(OverrideId::from).collect();
    ids.sort_unstable();
    ids.dedup();
    ids
}
