//! Rules on devices and on the removal of what operations said.

use super::{RuleError, words};
use crate::device::{DeviceEnrol, DeviceRevoke};
use crate::operation::Operation;
use crate::removal::{PayloadErase, is_erasable};

/// A device may write in the case; `enrolled` says whether it is enrolled with this key already.
///
/// # Errors
/// Nothing changes by it.
pub fn enrol(request: DeviceEnrol, enrolled: bool) -> Result<Operation, RuleError> {
    if enrolled {
        return Err(RuleError::NothingChanges);
    }
    Ok(Operation::DeviceEnrol(request))
}

/// What a device writes after an operation no longer counts; `own` says whether it is the one that asks.
///
/// # Errors
/// No reason; the device that asks, which nobody could take back afterwards.
pub fn revoke(request: DeviceRevoke, own: bool) -> Result<Operation, RuleError> {
    words("reason", &request.reason)?;
    if own {
        return Err(RuleError::OwnDevice);
    }
    Ok(Operation::DeviceRevoke(request))
}

/// What operations said goes for ever; `kinds` are those of the operations.
///
/// # Errors
/// No reason; nothing to erase; an operation whose words must stay.
pub fn erase(mut request: PayloadErase, kinds: &[String]) -> Result<Operation, RuleError> {
    words("reason", &request.reason)?;
    if let Some(kind) = kinds.iter().find(|kind| !is_erasable(kind)) {
        return Err(RuleError::NotErasable { kind: kind.clone() });
    }
    if request.ops.is_empty() && request.files.is_empty() {
        return Err(RuleError::NothingChanges);
    }
    request.ops.sort_unstable();
    request.ops.dedup();
    request.files.sort_unstable();
    request.files.dedup();
    Ok(Operation::PayloadErase(request))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::capture::ErasureGround;
    use crate::id::{DeviceId, OpId, RemovalId};

    fn request(ops: Vec<OpId>) -> PayloadErase {
        PayloadErase {
            removal: RemovalId::from_bytes([1; 16]),
            ops,
            files: vec![],
            reason: "order 12".into(),
            ground: ErasureGround::Law,
        }
    }

    #[test]
    fn what_keys_and_erasures_say_stays() {
        let ops = vec![OpId::from_bytes([2; 16])];
        for kind in ["reviewer_add", "payload_erase", "device_revoke", "case_create"] {
            let refused = erase(request(ops.clone()), &[kind.to_owned()]).unwrap_err();
            assert_eq!(refused.code(), "not_erasable");
        }
        assert!(erase(request(ops), &["verdict_give".to_owned()]).is_ok());
        assert_eq!(erase(request(vec![]), &[]).unwrap_err().code(), "nothing_changes");
    }

    #[test]
    fn an_erasure_lists_each_operation_once_and_in_order() {
        let (a, b) = (OpId::from_bytes([1; 16]), OpId::from_bytes([2; 16]));
        let Operation::PayloadErase(made) = erase(request(vec![b, a, b]), &[]).unwrap() else {
            panic!("an erasure was asked for")
        };
        assert_eq!(made.ops, [a, b]);
    }

    #[test]
    fn nobody_revokes_the_device_they_sit_at() {
        let revoked = DeviceRevoke {
            device: DeviceId::from_bytes([3; 16]),
            after: 4,
            reason: "stolen".into(),
        };
        assert_eq!(revoke(revoked.clone(), true).unwrap_err().code(), "own_device");
        assert!(revoke(revoked, false).is_ok());
    }
}
