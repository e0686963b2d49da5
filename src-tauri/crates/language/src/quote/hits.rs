//! All places of a string that count.

use memchr::memmem::Finder;

/// Bytes that may be compared again after places that did not count, so that no text makes the search slow.
const MOST_AGAIN: usize = 4_000_000;

/// Where a string was found.
pub(super) struct Hits {
    /// The chosen place.
    pub at: usize,
    /// How many places there are; they do not overlap.
    pub count: usize,
}

/// The places of `needle` that `counts` accepts, in order, without overlap. Linear.
pub(super) fn all<'h>(
    hay: &'h str,
    needle: &'h str,
    mut counts: impl FnMut(usize) -> bool + 'h,
) -> impl Iterator<Item = usize> + 'h {
    let finder = Finder::new(needle).into_owned();
    let (mut from, mut again) = (0, 0);
    std::iter::from_fn(move || {
        while !needle.is_empty() && from < hay.len() {
            let at = from + finder.find(&hay.as_bytes()[from..])?;
            if counts(at) {
                from = at + needle.len();
                return Some(at);
            }
            // The next place may overlap the one that did not count.
            again += needle.len();
            from = if again < MOST_AGAIN {
                hay.ceil_char_boundary(at + 1)
            } else {
                at + needle.len()
            };
        }
        None
    })
}

/// The first place, or the one nearest to `hint`, and how many there are.
pub(super) fn choose(places: impl Iterator<Item = usize>, hint: Option<usize>) -> Option<Hits> {
    let mut found: Option<Hits> = None;
    for place in places {
        let nearer = |at: usize| hint.is_some_and(|hint| place.abs_diff(hint) < at.abs_diff(hint));
        found = Some(match found {
            None => Hits { at: place, count: 1 },
            Some(hits) => Hits {
                at: if nearer(hits.at) { place } else { hits.at },
                count: hits.count + 1,
            },
        });
    }
    found
}
