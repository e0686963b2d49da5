//! Which operations count: an undo puts an act out of force, a redo puts that undo out of force.

use crate::id::{ActId, DeviceId, OpId, ReviewerId};
use crate::time::Hlc;

/// What decides whether an operation counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// The operation.
    pub op: OpId,
    /// When.
    pub hlc: Hlc,
    /// The device that wrote it.
    pub device: DeviceId,
    /// Who.
    pub reviewer: ReviewerId,
    /// The act that it is a part of.
    pub act: ActId,
    /// Whether an undo of its act reaches it.
    pub undoable: bool,
}

impl Standing {
    /// The order of operations that did not see each other.
    pub fn key(&self) -> (Hlc, OpId) {
        (self.hlc, self.op)
    }
}

/// An undo or redo.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Deactivator {
    /// The undo or redo itself.
    pub standing: Standing,
    /// The act that it puts out of force.
    pub target: ActId,
}

/// Whether an operation counts: no undo in force is aimed at its act.
///
/// An undo counts only from the reviewer and device of the act, and only against what came before it; since each
/// step goes to a later stamp, the question always comes to an end.
pub fn is_active<'d>(op: &Standing, aimed_at: &impl Fn(ActId) -> Vec<&'d Deactivator>) -> bool {
    !op.undoable
        || !aimed_at(op.act).into_iter().any(|undo| {
            undo.standing.device == op.device
                && undo.standing.reviewer == op.reviewer
                && undo.standing.key() > op.key()
                && is_active(&undo.standing, aimed_at)
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::TimestampMs;

    fn at(n: u8, act: u8) -> Standing {
        let now = TimestampMs::from_i64(i64::from(n));
        Standing {
            op: OpId::new(now, [n; 10]),
            hlc: Hlc::ZERO.tick(now),
            device: DeviceId::new(now, [0; 10]),
            reviewer: ReviewerId::from_bytes([1; 16]),
            act: ActId::from_bytes([act; 16]),
            undoable: true,
        }
    }

    fn one_device(mut standing: Standing) -> Standing {
        standing.device = DeviceId::from_bytes([3; 16]);
        standing
    }

    fn undo(n: u8, act: u8, target: u8) -> Deactivator {
        Deactivator {
            standing: one_device(at(n, act)),
            target: ActId::from_bytes([target; 16]),
        }
    }

    fn active(op: Standing, undos: &[Deactivator]) -> bool {
        is_active(&one_device(op), &|act| {
            undos.iter().filter(|u| u.target == act).collect()
        })
    }

    #[test]
    fn undo_and_redo_alternate() {
        let mut undos = vec![];
        assert!(active(at(1, 1), &undos));
        undos.push(undo(2, 2, 1));
        assert!(!active(at(1, 1), &undos));
        undos.push(undo(3, 3, 2));
        assert!(active(at(1, 1), &undos), "the redo puts the undo out of force");
        undos.push(undo(4, 4, 1));
        assert!(!active(at(1, 1), &undos), "undone a second time");
    }

    #[test]
    fn nobody_undoes_what_another_device_did() {
        let mut foreign = undo(2, 2, 1);
        foreign.standing.device = DeviceId::from_bytes([4; 16]);
        assert!(active(at(1, 1), &[foreign]));
    }

    #[test]
    fn undos_aimed_at_each_other_come_to_an_end() {
        let undos = [undo(2, 2, 3), undo(3, 3, 2)];
        assert!(!active(at(2, 2), &undos), "the later one counts");
        assert!(active(at(3, 3), &undos));
    }

    #[test]
    fn cards_are_never_undone() {
        let card = Standing {
            undoable: false,
            ..at(1, 1)
        };
        assert!(active(card, &[undo(2, 2, 1)]));
    }
}
