//! Work that runs ahead on every core, while what was done before is taken in order.

use std::collections::BTreeMap;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Mutex, PoisonError};
use std::thread;

/// So many blocks lie ready or in work for each thread: enough that none waits, few enough to be held in memory.
const FOR_EACH: usize = 2;

/// Does `job` on each block in several threads, and hands what came of them to `take` in the order of the blocks. The
/// blocks are drawn in the same threads, and only a few ahead; where `take` stops early, they stop too.
pub fn ahead<B, D, T>(
    blocks: impl Iterator<Item = B> + Send,
    job: impl Fn(B) -> D + Sync,
    take: impl FnOnce(&mut dyn Iterator<Item = D>) -> T,
) -> T
where
    D: Send,
{
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let (grant, leave) = channel();
    for _ in 0..FOR_EACH * threads {
        grant.send(()).expect("BUG: the other end is here");
    }
    let source = Mutex::new((leave, blocks.enumerate()));
    let (send, done) = channel();
    thread::scope(|scope| {
        for _ in 0..threads {
            let (send, source, job) = (send.clone(), &source, &job);
            scope.spawn(move || {
                let last_word = LastWord(send);
                while let Some((number, block)) = next(source) {
                    if last_word.0.send(Some((number, job(block)))).is_err() {
                        break;
                    }
                }
            });
        }
        drop(send);
        take(&mut InOrder {
            done,
            grant,
            early: BTreeMap::new(),
            number: 0,
        })
    })
}

/// The next block, once there is leave to work ahead on it.
fn next<B>(source: &Mutex<(Receiver<()>, impl Iterator<Item = B>)>) -> Option<B> {
    // A panic while it was held is handed on by the scope.
    let mut source = source.lock().unwrap_or_else(PoisonError::into_inner);
    source.0.recv().ok()?;
    source.1.next()
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

struct InOrder<D> {
    done: Receiver<Option<(usize, D)>>,
    grant: Sender<()>,
    early: BTreeMap<usize, D>,
    number: usize,
}

impl<D> Iterator for InOrder<D> {
    type Item = D;

    fn next(&mut self) -> Option<D> {
        let done = loop {
            if let Some(done) = self.early.remove(&self.number) {
                break done;
            }
            let (number, done) = self.done.recv().ok()??;
            self.early.insert(number, done);
        };
        self.number += 1;
        // The threads may have come to the end already.
        let _ = self.grant.send(());
        Some(done)
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
        let done: Vec<u64> = ahead(0..500, slow_first, |all| all.collect());
        assert_eq!(done, (0..500).map(|n| n * n).collect::<Vec<_>>());
        assert!(ahead(0..0, |n: u64| n, |all| all.next()).is_none());
    }

    #[test]
    fn only_a_few_blocks_are_drawn_ahead() {
        let drawn = AtomicUsize::new(0);
        let blocks = (0..10_000).inspect(|_| {
            drawn.fetch_add(1, Ordering::Relaxed);
        });
        let most = FOR_EACH * thread::available_parallelism().map_or(1, usize::from);
        ahead(
            blocks,
            |n| n,
            |all| {
                assert_eq!(all.next(), Some(0));
                thread::sleep(Duration::from_millis(20));
            },
        );
        assert!(
            drawn.load(Ordering::Relaxed) <= most + 1,
            "{drawn:?} were drawn, {most} may wait"
        );
    }

    #[test]
    fn a_panic_is_handed_on_and_nobody_waits_for_ever() {
        let panicked = std::panic::catch_unwind(|| {
            ahead(
                0..10_000,
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
