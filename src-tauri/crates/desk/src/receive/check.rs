//! Checks operations on every core while others are being stored: signatures cost more than all else.

use std::collections::BTreeMap;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use factdesk_domain::DeviceId;
use factdesk_domain::envelope::{self, Signed, VerifyError, Verifying};
use factdesk_domain::fold::Content;

use super::Received;
use crate::{Error, Result};

/// So many are checked by one thread before the next one has its turn.
const BLOCK: usize = 32;

/// An operation whose envelope, signature and payload hold, and what it says.
pub struct Checked {
    /// The envelope as its own bytes give it, whatever came beside them.
    pub signed: Signed,
    /// What it says.
    pub content: Content,
}

/// Keys of devices; some are none.
type Keys = BTreeMap<DeviceId, std::result::Result<Verifying, VerifyError>>;

/// Hands each operation to `take` in its order, checked where `wanted` says that it must be; the checks run ahead in
/// other threads.
pub fn each(
    operations: &[Received],
    wanted: &[bool],
    keys: &BTreeMap<DeviceId, [u8; 32]>,
    mut take: impl FnMut(usize, &Received, Option<Result<Checked>>) -> Result<()>,
) -> Result<()> {
    let keys = &keys
        .iter()
        .map(|(device, key)| (*device, Verifying::new(key)))
        .collect::<Keys>();
    let blocks = operations.len().div_ceil(BLOCK);
    let threads = thread::available_parallelism()
        .map_or(1, usize::from)
        .min(blocks.max(1));
    thread::scope(|scope| {
        let lines: Vec<Receiver<Option<Result<Checked>>>> = (0..threads)
            .map(|thread| {
                let (send, line) = sync_channel(4 * BLOCK);
                scope.spawn(move || {
                    let mine = (thread..blocks).step_by(threads);
                    for index in mine.flat_map(|block| in_block(block, operations.len())) {
                        if !answer(&send, wanted[index], &operations[index], keys) {
                            return;
                        }
                    }
                });
                line
            })
            .collect();
        for (index, received) in operations.iter().enumerate() {
            // A line ends early only when its thread panicked, and the scope hands that panic on.
            let Ok(checked) = lines[(index / BLOCK) % threads].recv() else {
                break;
            };
            take(index, received, checked)?;
        }
        Ok(())
    })
}

fn in_block(block: usize, all: usize) -> std::ops::Range<usize> {
    block * BLOCK..((block + 1) * BLOCK).min(all)
}

/// False when nobody listens any more.
fn answer(
    send: &SyncSender<Option<Result<Checked>>>,
    wanted: bool,
    received: &Received,
    keys: &Keys,
) -> bool {
    send.send(wanted.then(|| check(received, keys))).is_ok()
}

fn check(received: &Received, keys: &Keys) -> Result<Checked> {
    let Received { signed, payload } = received;
    let op = signed.envelope.op_id;
    let forged = |reason| Error::Forged { op, reason };
    let signed = envelope::read(signed.bytes.clone(), signed.hash, signed.signature).map_err(forged)?;
    let key = keys
        .get(&signed.envelope.device_id)
        .ok_or(Error::UnknownDevice { op })?;
    let key = key.as_ref().map_err(|reason| forged(reason.clone()))?;
    key.verify(&signed).map_err(forged)?;
    if let Some(payload) = payload {
        envelope::verify_payload(&signed.envelope, payload).map_err(forged)?;
    }
    let content = Content::read(&signed.envelope, payload.as_ref());
    Ok(Checked { signed, content })
}
