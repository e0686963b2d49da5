//! Which known claims a text is about, by words and, where there is a model, by meaning.
//!
//! The two know different things: words hold names and numbers fast, the model sees through other
//! wordings. Their scores are brought to one scale, 0 to 1, and mixed half and half, which beat either
//! alone on every set it was measured on (docs/matching.md has the figures).

use std::sync::Arc;

use factdesk_language::Index;

use crate::vector::Vector;

/// The model's part in the score; the words have the rest.
const MODEL_SHARE: f64 = 0.5;
/// How many rare words in common count as half certain.
const HALF_CERTAIN: f64 = 2.7;
/// The words' scores are fetched for this many claims; those behind share so little that it changes no
/// order worth looking at, and a hundred thousand claims stay fast.
const BY_WORDS: usize = 1_000;

/// Known claims, ready to be searched. A clone shares the words, so that new vectors cost no new index.
#[derive(Debug, Clone)]
pub struct Known {
    words: Arc<Index>,
    claims: usize,
    /// One for each claim, or none at all.
    vectors: Vec<Vector>,
}

/// One known claim that a text may be about.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Nearest {
    /// Its place in the list.
    pub place: usize,
    /// How near, above 0 and at most 1. It is no probability, and no verdict.
    pub score: f64,
    /// How near by meaning alone, -1 to 1; 0 without a model.
    pub cosine: f64,
}

impl Known {
    /// Claims that are found by their words.
    pub fn of(claims: &[&str]) -> Self {
        Self {
            words: Arc::new(factdesk_language::rank(claims)),
            claims: claims.len(),
            vectors: Vec::new(),
        }
    }

    /// The same claims, found by their meaning too. A claim past the end of `vectors`, or whose vector
    /// has no direction yet, is found by its words alone.
    #[must_use]
    pub fn with_vectors(mut self, mut vectors: Vec<Vector>) -> Self {
        vectors.resize(self.claims, Vector::of(&[]));
        self.vectors = vectors;
        self
    }

    /// The `top` claims nearest to a text, best first; equally near ones in the order of the list. Claims
    /// that have nothing in common with it are left out. Without `meaning`, the text's vector by the same
    /// model, the words decide alone.
    pub fn nearest(&self, text: &str, meaning: Option<&Vector>, top: usize) -> Vec<Nearest> {
        let half = self.half_certain();
        let by_words = |most: usize| {
            let found = self.words.nearest(text, most).into_iter();
            found.map(move |(place, score)| (place, score / (score + half)))
        };
        let Some(meaning) = meaning.filter(|_| !self.vectors.is_empty()) else {
            let found = by_words(top);
            return found
                .map(|(place, score)| Nearest {
                    place,
                    score,
                    cosine: 0.0,
                })
                .collect();
        };
        let by_meaning = |(place, vector): (usize, &Vector)| {
            let cosine = f64::from(vector.cosine(meaning));
            let score = MODEL_SHARE * cosine;
            Nearest { place, score, cosine }
        };
        let mut all: Vec<Nearest> = self.vectors.iter().enumerate().map(by_meaning).collect();
        for (place, score) in by_words(top.max(BY_WORDS)) {
            all[place].score += (1.0 - MODEL_SHARE) * score;
        }
        best(all, top)
    }

    /// The score by words that counts as half certain: a word that one claim of all holds scores more
    /// the more claims there are.
    #[expect(
        clippy::cast_precision_loss,
        reason = "counts of claims are far below the limit"
    )]
    fn half_certain(&self) -> f64 {
        HALF_CERTAIN * (1.0 + (self.claims as f64 - 0.5).max(0.5) / 1.5).ln()
    }
}

/// The `top` best of what scores above 0.
fn best(mut all: Vec<Nearest>, top: usize) -> Vec<Nearest> {
    all.retain(|one| one.score > 0.0);
    let order = |a: &Nearest, b: &Nearest| b.score.total_cmp(&a.score).then(a.place.cmp(&b.place));
    if top < all.len() {
        all.select_nth_unstable_by(top, order);
        all.truncate(top);
    }
    all.sort_unstable_by(order);
    for one in &mut all {
        one.score = one.score.min(1.0);
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    const CLAIMS: &[&str] = &[
        "The mayor of Halden closed 12 schools",
        "Warm milk keeps the flu away",
        "Bread in Tavira costs twice as much as before",
    ];

    fn places(found: &[Nearest]) -> Vec<usize> {
        found.iter().map(|one| one.place).collect()
    }

    #[test]
    fn words_decide_where_no_vector_is() {
        let known = Known::of(CLAIMS);
        let found = known.nearest("milk against flu", None, 5);
        assert_eq!(places(&found), [1]);
        assert!(found[0].score > 0.0 && found[0].score < 1.0);
        let vector = Vector::of(&[1.0, 0.0]);
        assert_eq!(known.nearest("milk against flu", Some(&vector), 5), found);
    }

    #[test]
    fn meaning_finds_what_shares_no_word_and_words_still_count() {
        let vectors = vec![
            Vector::of(&[1.0, 0.0]),
            Vector::of(&[0.0, 1.0]),
            Vector::of(&[0.9, 0.5]),
        ];
        let known = Known::of(CLAIMS).with_vectors(vectors);
        let east = Vector::of(&[1.0, 0.0]);
        assert_eq!(
            places(&known.nearest("lessons cancelled", Some(&east), 2)),
            [0, 2]
        );
        let both = known.nearest("bread price Tavira twice", Some(&east), 3);
        assert_eq!(
            places(&both),
            [2, 0],
            "the second has no meaning and no word in common: {both:?}"
        );
    }

    #[test]
    fn claims_whose_vector_is_missing_are_still_found_by_words() {
        let known = Known::of(CLAIMS).with_vectors(vec![Vector::of(&[1.0, 0.0])]);
        let found = known.nearest("milk against flu", Some(&Vector::of(&[0.0, 1.0])), 3);
        assert_eq!(places(&found), [1]);
    }

    #[test]
    fn equally_near_claims_stand_in_the_order_of_the_list_and_no_more_than_asked_come() {
        let same = vec![Vector::of(&[1.0, 1.0]); 3];
        let known = Known::of(&["a", "b", "c"]).with_vectors(same);
        let found = known.nearest("zebra", Some(&Vector::of(&[1.0, 1.0])), 2);
        assert_eq!(places(&found), [0, 1]);
        assert_eq!(known.nearest("zebra", Some(&Vector::of(&[1.0, 1.0])), 0), []);
    }
}
