//! Work that runs ahead on every core, while what was done before is taken in order.

use std::collections::BTreeMap;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

/// So many bytes may lie ready or in work. What is done next takes a while where a transaction ends, and the threads
/// shall not wait for it.
const MOST_BYTES: usize = 3 << 20;

/// Does `job` on each block in several threads, and hands what came of them to `take` in the order of the blocks. The
/// blocks are drawn in the same threads, ahead of `take` as far as the bytes that `weigh` tells fit into a few
/// megabytes; where `take` stops early, they stop too.
pub fn ahead<B, D, T>(
    blocks: impl Iterator<Item = B> + Send,
    weigh: impl Fn(&B) -> usize + Sync,
    job: impl Fn(B) -> D + Sync,
    take: impl FnOnce(&mut dyn Iterator<Item = D>) -> T,
) -> T
where
    D: Send,
{
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let source = Mutex::new(blocks.enumerate());
    let load = Load::default();
    let (send, done) = channel();
    thread::scope(|scope| {
        for _ in 0..threads {
            let (send, source, load) = (send.clone(), &source, &load);
            let (weigh, job) = (&weigh, &job);
            scope.spawn(move || {
                let last_word = LastWord(send);
                while let Some(((number, block), weight)) = next(source, load, weigh) {
                    if last_word.0.send(Some((number, weight, job(block)))).is_err() {
                        break;
                    }
                }
            });
        }
        drop(send);
        take(&mut InOrder {
            done,
            load: &load,
            early: BTreeMap::new(),
            number: 0,
        })
    })
}

/// The next block with its weight, once there is room for it.
fn next<B>(
    source: &Mutex<impl Iterator<Item = (usize, B)>>,
    load: &Load,
    weigh: impl Fn(&B) -> usize,
) -> Option<((usize, B), usize)> {
    let mut source = held(source);
    if !load.has_room() {
        return None;
    }
    let block = source.next()?;
    let weight = weigh(&block.1);
    load.change(|bytes| bytes + weight);
    Some((block, weight))
}

fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    // A panic while it was held is handed on by the scope.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// How many bytes were drawn and not taken yet; none once nobody takes any more.
struct Load {
    bytes: Mutex<Option<usize>>,
    changed: Condvar,
}

impl Default for Load {
    fn default() -> Self {
        Self {
            bytes: Mutex::new(Some(0)),
            changed: Condvar::new(),
        }
    }
}

impl Load {
    /// Waits until another block may be drawn; false when no more is wanted.
    fn has_room(&self) -> bool {
        let is_full = |bytes: &mut Option<usize>| bytes.is_some_and(|bytes| bytes >= MOST_BYTES);
        let bytes = self.changed.wait_while(held(&self.bytes), is_full);
        bytes.unwrap_or_else(PoisonError::into_inner).is_some()
    }

    fn change(&self, change: impl FnOnce(usize) -> usize) {
        let mut bytes = held(&self.bytes);
        *bytes = bytes.map(change);
        self.changed.notify_all();
    }
}

/// Says so when a thread panics: what it was about to do will never come, and nobody may wait for it.
struct LastWord<D>(Sender<Option<D>>);

impl<D> Drop for LastWord<D> {
    fn drop(&mut self) {
        if thread::panicking() {
            // Nobody listens any more: then nobody waits either.
            let _ = self.0.send(None);
        }
    }
}

/// What is done, with its number and its weight.
type Done<D> = (usize, usize, D);

struct InOrder<'l, D> {
    done: Receiver<Option<Done<D>>>,
    load: &'l Load,
    early: BTreeMap<usize, (usize, D)>,
    number: usize,
}

impl<D> Iterator for InOrder<'_, D> {
    type Item = D;

    fn next(&mut self) -> Option<D> {
        let (weight, done) = loop {
            if let Some(done) = self.early.remove(&self.number) {
                break done;
            }
            let (number, weight, done) = self.done.recv().ok()??;
            self.early.insert(number, (weight, done));
        };
        self.number += 1;
        self.load.change(|bytes| bytes.saturating_sub(weight));
        Some(done)
    }
}

impl<D> Drop for InOrder<'_, D> {
    fn drop(&mut self) {
        *held(&self.load.bytes) = None;
        self.load.changed.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Duration;

    #[test]
    fn what_is_done_comes_in_order_and_all_of_it() {
        let slow_first = |n: u64| {
            thread::sleep(Duration::from_micros(if n.is_multiple_of(7) { 900 } else { 10 }));
            n * n
        };
        let done: Vec<u64> = ahead(0..500, |_| 100_000, slow_first, |all| all.collect());
        assert_eq!(done, (0..500).map(|n| n * n).collect::<Vec<_>>());
        assert!(ahead(0..0, |_| 1, |n: u64| n, |all| all.next()).is_none());
    }

    #[test]
    fn only_a_few_blocks_are_drawn_ahead() {
        let drawn = AtomicUsize::new(0);
        let blocks = (0..10_000).inspect(|_| {
            drawn.fetch_add(1, Ordering::Relaxed);
        });
        let weight = MOST_BYTES / 10;
        ahead(
            blocks,
            |_| weight,
            |n| n,
            |all| {
                assert_eq!(all.next(), Some(0));
                // They come as far without anybody taking, however busy the machine is; and no further.
                while drawn.load(Ordering::Relaxed) < 11 {
                    thread::yield_now();
                }
                thread::sleep(Duration::from_millis(20));
            },
        );
        let drawn = drawn.into_inner();
        assert!(drawn <= 12, "{drawn} were drawn");
    }

    /// A block larger than everything that may lie ready goes through alone.
    #[test]
    fn a_block_that_is_too_large_is_done_all_the_same() {
        let done: Vec<u8> = ahead(0..5, |_| 3 * MOST_BYTES, |n| n, |all| all.collect());
        assert_eq!(done, [0, 1, 2, 3, 4]);
    }

    #[test]
    fn a_panic_is_handed_on_and_nobody_waits_for_ever() {
        let panicked = std::panic::catch_unwind(|| {
            ahead(
                0..10_000,
                |_| 1,
                |n| {
                    assert_ne!(n, 3, "as it should");
                    n
                },
                |all| all.count(),
            )
        });
        assert!(panicked.is_err());
    }
}
