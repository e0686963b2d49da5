//! Rules on relations.

use super::RuleError;
use crate::id::RelationId;
use crate::operation::Operation;
use crate::relation::RelationSet;

/// A relation between two claims is suggested, confirmed or rejected.
///
/// # Errors
/// A claim with itself.
pub fn set(request: RelationSet) -> Result<Operation, RuleError> {
    if request.from == request.to {
        return Err(RuleError::RelationToItself);
    }
    let relation = RelationId::between(request.from, request.to);
    Ok(Operation::RelationSet(RelationSet { relation, ..request }))
}
