//! What was removed from the record of the full case.

use factdesk_domain::capture::ErasureGround;
use factdesk_report::model::Removal;

use super::{Fill, at};

pub fn removal(fill: &mut Fill<'_>) -> Removal {
    Removal {
        at: at(2950),
        by: fill("Ada Brink"),
        entries: 3,
        kinds: vec![],
        files: 1,
        ground: ErasureGround::Request,
        reason: fill("The witness took her consent back"),
    }
}
