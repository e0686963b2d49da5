//! Words in a long history: what is learnt of where they stand changes nothing but how soon they are found.

use factdesk_desk::history::{Filter, learn, look};
use factdesk_desk::{Acting, Desk, article, claim, verdict};
use factdesk_domain::article::ArticleChange;
use factdesk_domain::claim::{ClaimChange, TagAdd};
use factdesk_domain::{ArticleId, CaseId, ClaimId, Operation};

use crate::support::{Bench, REPORT, desk, rating, suggestions, ticking};

/// Enough tags that the history is long.
const TAGS: usize = 1100;

/// A desk with a long history, and what is changed on it.
struct Long {
    bench: Bench,
    case: CaseId,
    article: ArticleId,
    claims: Vec<ClaimId>,
}

impl Long {
    fn new() -> Self {
        let bench = desk();
        let case = bench.case();
        let article = bench.article(case, REPORT);
        let suggested = suggestions(&bench, case, article).0[0].id;
        let texts = [
            "Das Schiff lief in der Straße auf Grund.",
            "Eleven ropes were cut.",
        ];
        let mut claims: Vec<ClaimId> = texts.iter().map(|text| bench.claim(case, text)).collect();
        verdict::give(&bench.desk, bench.me, rating(suggested, "mostly-false", "a")).unwrap();
        claims.push(suggested);
        let long = Self {
            bench,
            case,
            article,
            claims,
        };
        claim::tag_add(&long.bench.desk, long.bench.me, long.claims[0], "windlass").unwrap();
        long.tag(0..TAGS);
        long
    }

    fn tag(&self, numbers: std::ops::Range<usize>) {
        let tags = |acting: &mut Acting<'_>| {
            for n in numbers {
                let claim = self.claims[n % self.claims.len()];
                let tag = format!("tag {n:05}");
                acting.push(self.case, Operation::TagAdd(TagAdd { claim, tag }))?;
            }
            Ok(())
        };
        self.bench.desk.act(self.bench.me, tags).unwrap();
    }

    fn learn(&self) {
        while learn(&self.bench.desk).unwrap() {}
    }

    /// The same desk, of which nothing was learnt.
    fn unlearnt(&self) -> Desk {
        Desk::open_read(&self.bench.place.path().join("desk"), ticking()).unwrap()
    }

    /// Whatever was learnt, the same entries are found, of all and of the case, in pages of any length.
    fn assert_the_same_is_found(&self, queries: &[(&str, usize)]) {
        let other = self.unlearnt();
        let of_case = Filter {
            case: Some(self.case),
            ..Filter::default()
        };
        for (query, least) in queries {
            for filter in [Filter::default(), of_case.clone()] {
                let here = all(&self.bench.desk, &filter, query, 60);
                let there = all(&other, &filter, query, 500);
                let differs = here.iter().zip(&there).find(|(here, there)| here != there);
                assert_eq!(differs, None, "“{query}”");
                assert_eq!(here.len(), there.len(), "“{query}”");
                assert!(here.len() >= *least, "“{query}”: {} entries", here.len());
            }
        }
    }
}

/// The numbers of all entries with these words, page by page.
fn all(desk: &Desk, filter: &Filter, query: &str, limit: usize) -> Vec<i64> {
    let (mut filter, mut numbers) = (filter.clone(), Vec::new());
    loop {
        let page = look(desk, filter.clone(), (query, limit), 200).unwrap();
        numbers.extend(page.entries.iter().map(|(entry, _)| entry.number));
        match page.next {
            Some(next) => filter.before = Some(next),
            None => return numbers,
        }
    }
}

/// What is looked for, and how often it stands there at least.
const QUERIES: [(&str, usize); 9] = [
    ("tag 00017", 1),
    ("straße", 300),
    ("STRASSE", 0),
    ("ropes 00", 300),
    ("mostly false", 1),
    ("begun:", 0),
    ("wounded", 300),
    ("removed", 0),
    ("halyard", 0),
];

#[test]
fn the_same_entries_are_found_whether_something_was_learnt_or_not() {
    let long = Long::new();
    long.assert_the_same_is_found(&QUERIES);
    long.learn();
    long.assert_the_same_is_found(&QUERIES);
}

#[test]
fn what_was_learnt_follows_what_is_changed() {
    let long = Long::new();
    long.learn();
    let (desk, me) = (&long.bench.desk, long.bench.me);
    let reworded = |claim, text: &str| {
        let text = ClaimChange::Text(text.into());
        claim::edit(desk, me, claim, vec![text]).unwrap();
    };
    reworded(long.claims[1], "Twelve halyards were cut.");
    reworded(long.claims[2], "Eleven sailors were wounded.");
    let title = ArticleChange::Title("Bowsprit".into());
    article::edit(desk, me, long.article, vec![title]).unwrap();
    // Every entry of a claim says the words that it has now.
    let changed = [("halyards", 300), ("ropes", 0), ("sailors", 300), ("bowsprit", 1)];
    long.assert_the_same_is_found(&changed);
    long.tag(TAGS..TAGS + 100);
    long.learn();
    long.assert_the_same_is_found(&changed);
    // Without their changes, and without the claim that was made of a suggestion.
    while desk.undo(me, Some(long.case)).is_ok() {}
    long.assert_the_same_is_found(&[("halyards", 0), ("ropes", 0), ("bowsprit", 0), ("wounded", 0)]);
}

#[test]
fn a_rare_word_is_found_at_once_where_it_was_learnt() {
    let long = Long::new();
    let look = |query| look(&long.bench.desk, Filter::default(), (query, 10), 300).unwrap();
    let before = look("schiff windlass");
    assert!(before.entries.is_empty(), "300 entries are not enough");
    assert!(before.next.is_some(), "and it is said where to go on");
    long.learn();
    // The claim's words stand everywhere, its tag in one place.
    let found = look("schiff windlass").entries;
    assert_eq!(found.len(), 1, "{found:?}");
    let nothing = look("halyard");
    assert_eq!(
        (nothing.entries.len(), nothing.next),
        (0, None),
        "all of it was looked through"
    );
}
