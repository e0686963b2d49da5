//! Articles: imported texts under check, in immutable versions.

mod add;
mod change;
mod show;

pub use add::{Added, NewArticle, NewVersion, Status, add, add_all, version_add};
pub use change::{edit, retract};
pub use show::{Article, Version, case_of, current_text, list, show, version, versions};
