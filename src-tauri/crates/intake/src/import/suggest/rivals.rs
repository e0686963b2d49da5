//! Claims that contradict each other, and the relations that come from what differs.

use std::cmp::Reverse;

use factdesk_desk::suggestion::SuggestedRelation;
use factdesk_domain::ClaimId;
use factdesk_language::{self as language, ContestedKind, ContestedPair};

use super::decided::Ends;
use super::words::{labels, relation_kind, turned};
use super::{Board, Candidate, first_day};

impl Board<'_> {
    /// Ties claims that contradict each other. Which two a pair is of depends on the texts and on the claims that
    /// persons made, never on what was decided of another pair.
    pub(super) fn relate(&mut self, pairs: &[ContestedPair]) {
        let found: Vec<Option<Ends>> = pairs.iter().map(|pair| self.ends(pair)).collect();
        let differences = pairs.iter().map(|pair| pair.kind.as_str());
        self.settle(differences.zip(found.iter().copied()));
        for (pair, found) in pairs.iter().zip(found) {
            let rejected = self.rejected_between([pair.a, pair.b], pair.kind.as_str());
            if let Some((a, b)) = rejected.or(found) {
                let relation = self.relation(pair, a, b);
                self.enter(match self.starts_at_second(pair) {
                    true => turned(relation),
                    false => relation,
                });
            }
        }
    }

    /// The two claims that a pair is of; none where its ends are the same words.
    fn ends(&mut self, pair: &ContestedPair) -> Option<Ends> {
        let (mut a, mut b) = (self.end(pair.a), self.end(pair.b));
        if a == b {
            // Both ends lie in one statement: each becomes a claim of its own.
            (a, b) = (self.own(pair.a), self.own(pair.b));
        }
        (a != b).then_some((a, b))
    }

    /// A newer figure starts at the article that was published later, *narrower* at the statement that says more:
    /// of the two it alone has words that differ.
    fn starts_at_second(&self, pair: &ContestedPair) -> bool {
        let day = |at: language::DocSpan| {
            self.view.articles[at.document]
                .published
                .as_deref()
                .and_then(first_day)
        };
        match pair.kind {
            ContestedKind::NewerFigure => day(pair.b) > day(pair.a),
            ContestedKind::Narrower => pair.b_differs.is_some(),
            _ => false,
        }
    }

    /// The claim that covers most of the words, a person's before a suggested one.
    fn end(&mut self, at: language::DocSpan) -> ClaimId {
        let span = self.place(at.document, at.span);
        let covers = |one: &Candidate| {
            one.span
                .end
                .min(span.end)
                .saturating_sub(one.span.start.max(span.start))
        };
        let best = self.candidates[at.document]
            .iter()
            .filter(|one| covers(one) > 0)
            .max_by_key(|one| (covers(one), one.own, Reverse(one.span.len())));
        match best {
            Some(found) => found.claim,
            None => self.own(at),
        }
    }

    fn own(&mut self, at: language::DocSpan) -> ClaimId {
        let span = self.place(at.document, at.span);
        let exact = self.view.articles[at.document].layout.text[span.clone()].to_owned();
        let before = self.claims.len();
        let clause = self.push(at.document, span, exact, None);
        if self.claims.len() > before {
            self.clauses.insert(clause);
        }
        clause
    }

    fn relation(&self, pair: &ContestedPair, a: ClaimId, b: ClaimId) -> SuggestedRelation {
        let words = |at: language::DocSpan, span: Option<language::Span>| {
            span.map(|span| self.place(at.document, span))
                .map(|words| (words.start, words.end))
        };
        let (label_a, label_b) = labels(&pair.basis, pair.kind);
        SuggestedRelation {
            case: self.view.case,
            a,
            b,
            kind: relation_kind(pair.kind).to_owned(),
            difference: pair.kind.as_str().to_owned(),
            basis: pair.basis.clone(),
            reason: pair.reason.clone(),
            question: pair.question.clone(),
            score: pair.score_permille.min(1000),
            label_a,
            label_b,
            differs_a: words(pair.a, pair.a_differs),
            differs_b: words(pair.b, pair.b_differs),
            analyser: language::ANALYSER.to_owned(),
        }
    }
}
