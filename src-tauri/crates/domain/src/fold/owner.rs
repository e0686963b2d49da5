//! What a row stands on. A row whose owner is not there is not there either: where a payload is withheld or erased, or
//! an act undone, nothing is left that refers to what nobody can show.

use super::row::{Cell, Row};
use crate::id::ObjectId;
use crate::noun::{Noun, ObjectRef};

/// A column that names what the row stands on, or what it only mentions.
struct Reference {
    column: &'static str,
    noun: Noun,
    /// Without its owner the row goes; what it only mentions is left empty.
    owner: bool,
}

const fn owner(column: &'static str, noun: Noun) -> Reference {
    let owner = true;
    Reference { column, noun, owner }
}

const fn mention(column: &'static str, noun: Noun) -> Reference {
    let owner = false;
    Reference { column, noun, owner }
}

const VERSION: &[Reference] = &[owner("article", Noun::Article)];
const PLACED: &[Reference] = &[owner("article", Noun::Article), owner("version", Noun::Version)];
const CLAIM: &[Reference] = &[
    mention("split_from", Noun::Claim),
    mention("merged_into", Noun::Claim),
];
const ON_CLAIM: &[Reference] = &[owner("claim", Noun::Claim)];
const STATEMENT: &[Reference] = &[
    owner("claim", Noun::Claim),
    owner("article", Noun::Article),
    owner("version", Noun::Version),
];
const EVIDENCE: &[Reference] = &[owner("claim", Noun::Claim), owner("source", Noun::Source)];
const REPLY: &[Reference] = &[owner("claim", Noun::Claim), mention("source", Noun::Source)];
// A notice to readers stays, whatever becomes of the claim.
const CORRECTION: &[Reference] = &[mention("claim", Noun::Claim)];
const CORRECTION_REQUEST: &[Reference] = &[owner("correction", Noun::Correction)];
const COMMENT: &[Reference] = &[mention("answers", Noun::Comment)];

/// The references of a noun's rows. Lists of ids (what a verdict pinned and superseded, what a claim was split into)
/// are names of what was, and stay. A relation can be between suggestions, which are in no log.
const fn references(noun: Noun) -> &'static [Reference] {
    match noun {
        Noun::Version => VERSION,
        Noun::Passage => PLACED,
        Noun::Claim => CLAIM,
        Noun::Statement => STATEMENT,
        Noun::Evidence => EVIDENCE,
        Noun::Verdict | Noun::Lookup | Noun::Override | Noun::Decision => ON_CLAIM,
        Noun::Reply => REPLY,
        Noun::Comment => COMMENT,
        Noun::Correction => CORRECTION,
        Noun::CorrectionRequest => CORRECTION_REQUEST,
        _ => &[],
    }
}

/// What hangs on an object of a noun: the nouns of it, with the column that names the object. Relations are among
/// them, though they can be without a claim.
pub fn hangs_on(owner: Noun) -> Vec<(Noun, &'static str)> {
    let by = |noun: Noun| {
        let owners = references(noun)
            .iter()
            .filter(move |r| r.owner && r.noun == owner);
        owners.map(move |r| (noun, r.column))
    };
    let mut all: Vec<(Noun, &'static str)> = Noun::ALL.iter().flat_map(|noun| by(*noun)).collect();
    all.push((Noun::Comment, "about"));
    if owner == Noun::Claim {
        all.extend([(Noun::Relation, "from_claim"), (Noun::Relation, "to_claim")]);
    }
    all
}

/// The order in which rows are looked at: what something can stand on comes before it.
pub const fn rank(noun: Noun) -> u8 {
    match noun {
        Noun::Version
        | Noun::Override
        | Noun::Decision
        | Noun::Relation
        | Noun::Evidence
        | Noun::Verdict
        | Noun::Lookup
        | Noun::Correction
        | Noun::Reply => 1,
        Noun::Passage | Noun::Statement | Noun::CorrectionRequest => 2,
        Noun::Comment => 3,
        _ => 0,
    }
}

/// The row as it stands, when asked what is there; none when something that it stands on is not.
///
/// # Errors
/// Whatever asking fails with.
pub fn standing<E>(
    mut row: Row,
    mut is_there: impl FnMut(ObjectRef) -> Result<bool, E>,
) -> Result<Option<Row>, E> {
    if let Some(about) = about(&row)
        && (rank(about.noun) >= rank(Noun::Comment) || !is_there(about)?)
    {
        return Ok(None);
    }
    for reference in references(row.noun) {
        let Some(id) = row.cell(reference.column).and_then(id_in) else {
            continue;
        };
        if is_there(ObjectRef::new(reference.noun, id))? {
            continue;
        }
        if reference.owner {
            return Ok(None);
        }
        for (name, cell) in &mut row.cells {
            if *name == reference.column {
                *cell = Cell::Null;
            }
        }
    }
    Ok(Some(row))
}

/// What a comment is about.
fn about(row: &Row) -> Option<ObjectRef> {
    match (
        row.noun,
        row.cell("about_noun"),
        row.cell("about").and_then(id_in),
    ) {
        (Noun::Comment, Some(Cell::Text(noun)), Some(id)) => {
            Noun::from_name(noun).map(|noun| ObjectRef::new(noun, id))
        }
        _ => None,
    }
}

fn id_in(cell: &Cell) -> Option<ObjectId> {
    match cell {
        Cell::Text(id) => id.parse().ok(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fold::table;

    #[test]
    fn references_are_columns_and_owners_come_first() {
        for noun in Noun::ALL {
            for reference in references(*noun) {
                let columns = table(*noun).columns;
                assert!(
                    columns.iter().any(|column| column.name == reference.column),
                    "{} has no column {}",
                    noun.as_str(),
                    reference.column
                );
                assert!(
                    !reference.owner || rank(reference.noun) < rank(*noun),
                    "{} stands on {}",
                    noun.as_str(),
                    reference.noun.as_str()
                );
            }
        }
    }
}
