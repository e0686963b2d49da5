//! Claims: the unit of the walk. A suggested claim is accepted by the first thing that a person does with it.

mod accept;
mod bulk;
mod change;
mod create;
mod dated;
mod imported;
mod list;
mod rearrange;
mod reopened;
mod show;
mod standing;
mod wordings;

pub use accept::{accept, dismiss};
pub(crate) use accept::{accepted, facts, suggested_statement};
pub use bulk::{accept_many, retract_many};
pub use change::{edit, flag, park, recheck, retract, tag_add, tag_remove, unpark};
pub use create::{NewClaim, NewStatement, Place, create};
pub(crate) use create::{anchor, push_statement};
pub use dated::{made_on, made_on_of_case};
pub use imported::import;
pub use list::{ClaimCard, list, place_of, states};
pub use rearrange::{Part, merge, split};
pub use reopened::{Reworded, reopened};
pub use show::{Claim, case_of, gone_into, show};
pub(crate) use show::{text, with_words};
pub use wordings::earlier_wordings;
