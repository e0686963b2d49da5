//! Articles: imported texts under check, in immutable versions.

mod add;
mod change;
mod show;
mod update;

pub use add::{Added, NewArticle, Status, add, add_all};
pub use change::{edit, retract};
pub use show::{Article, Version, case_of, current_text, list, show, version, versions};
pub use update::{NewVersion, Updated, update};
