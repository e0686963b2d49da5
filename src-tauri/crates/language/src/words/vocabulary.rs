//! One number for each distinct word.

use std::borrow::Cow;
use std::collections::HashMap;

/// Gives out numbers from 0 on, in order of first appearance.
#[derive(Debug, Clone, Default)]
pub(crate) struct Vocabulary<'v> {
    base: Option<&'v Vocabulary<'v>>,
    known: HashMap<Box<str>, (u32, u32)>,
    next: u32,
}

impl<'v> Vocabulary<'v> {
    /// Knows the words of `base` and gives new ones numbers behind them.
    pub fn beside(base: &'v Vocabulary<'v>) -> Self {
        Self {
            base: Some(base),
            known: HashMap::new(),
            next: base.next,
        }
    }

    /// The numbers of a folded word: with letter case and without.
    pub fn ids(&mut self, word: &str) -> (u32, u32) {
        if let Some(ids) = self.find(word) {
            return ids;
        }
        let loose = loose(word);
        let exact = self.fresh();
        let loose = if loose == word {
            exact
        } else if let Some((id, _)) = self.find(&loose) {
            id
        } else {
            let id = self.fresh();
            self.known.insert(Box::from(&*loose), (id, id));
            id
        };
        self.known.insert(Box::from(word), (exact, loose));
        (exact, loose)
    }

    fn find(&self, word: &str) -> Option<(u32, u32)> {
        let own = self.known.get(word).copied();
        own.or_else(|| self.base.and_then(|base| base.find(word)))
    }

    /// How many numbers were given out.
    pub fn len(&self) -> usize {
        self.next as usize
    }

    fn fresh(&mut self) -> u32 {
        let id = self.next;
        self.next = self.next.saturating_add(1);
        id
    }
}

fn loose(word: &str) -> Cow<'_, str> {
    if word.is_ascii() {
        if word.bytes().any(|b| b.is_ascii_uppercase()) {
            return Cow::Owned(word.to_ascii_lowercase());
        }
        return Cow::Borrowed(word);
    }
    Cow::Owned(word.to_lowercase())
}
