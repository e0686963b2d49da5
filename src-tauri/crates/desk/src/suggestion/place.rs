//! Which places of an article are taken, so that nothing is suggested over them again.

use std::collections::HashMap;
use std::ops::Range;

use factdesk_domain::VersionId;

/// Two spans stand for the same words when this share of what they cover together is common, in per cent: a full
/// stop or a "that" more makes no other place, another clause of the sentence does.
const COMMON: usize = 75;

/// Whether two spans of one text are the same place.
#[must_use]
pub fn same_place(a: &Range<usize>, b: &Range<usize>) -> bool {
    let common = a.end.min(b.end).saturating_sub(a.start.max(b.start));
    let both = a.end.max(b.end) - a.start.min(b.start);
    common * 100 >= both * COMMON && common > 0
}

/// Places by version.
#[derive(Debug, Default)]
pub struct Places {
    of: HashMap<VersionId, Vec<Range<usize>>>,
}

impl Places {
    /// Collects places.
    #[must_use]
    pub fn new(places: impl Iterator<Item = (VersionId, Range<usize>)>) -> Self {
        let mut of: HashMap<VersionId, Vec<Range<usize>>> = HashMap::new();
        for (version, span) in places {
            of.entry(version).or_default().push(span);
        }
        for spans in of.values_mut() {
            spans.sort_unstable_by_key(|span| span.start);
        }
        Self { of }
    }

    /// Whether one of them is this place.
    #[must_use]
    pub fn holds(&self, version: VersionId, span: &Range<usize>) -> bool {
        let Some(spans) = self.of.get(&version) else {
            return false;
        };
        // A span that starts further away than this one is long shares too little with it.
        let first = spans.partition_point(|one| one.start + span.len() < span.start);
        spans[first..]
            .iter()
            .take_while(|one| one.start < span.end)
            .any(|one| same_place(one, span))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_full_stop_more_is_the_same_place_and_another_clause_is_not() {
        assert!(same_place(&(10..60), &(10..61)));
        assert!(same_place(&(10..60), &(15..60)));
        assert!(!same_place(&(10..60), &(10..30)));
        assert!(!same_place(&(10..60), &(60..90)));
        assert!(!same_place(&(10..10), &(10..10)));
    }

    proptest! {
        /// The search by start finds what a look at every place finds.
        #[test]
        fn no_place_is_overlooked(
            spans in prop::collection::vec((0_usize..200, 1_usize..80), 0..40),
            (start, length) in (0_usize..200, 1_usize..80),
        ) {
            let version = VersionId::from_bytes([7; 16]);
            let spans: Vec<Range<usize>> = spans.into_iter().map(|(at, long)| at..at + long).collect();
            let asked = start..start + length;
            let places = Places::new(spans.iter().map(|span| (version, span.clone())));
            let expected = spans.iter().any(|span| same_place(span, &asked));
            prop_assert_eq!(places.holds(version, &asked), expected);
        }
    }
}
