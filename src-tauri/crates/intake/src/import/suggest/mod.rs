//! What an analysis finds in the articles of a case, as suggestions: claims, and relations between them.
//!
//! A suggestion never touches what a person made or decided. Where a person's claim already covers the words, the
//! relation goes to that claim.

mod decided;
mod deserving;
mod same;
mod words;

use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::Range;
use std::thread;

use chrono::NaiveDate;
use decided::{Candidate, Rejected, standing};
use factdesk_desk::suggestion::{SuggestedClaim, SuggestedRelation};
use factdesk_desk::view::{ArticleEntry, CaseView};
use factdesk_domain::text::{ByteOffset, Span, TextIndex};
use factdesk_domain::{ClaimId, PartialDate, VersionId};
use factdesk_language::{self as language, ContestedKind, ContestedPair, Document, Statement};
use words::{labels, relation_kind, suggested, turned};

/// What was found in a case.
#[derive(Debug, Default)]
pub struct Suggestions {
    /// Claims, article by article in reading order.
    pub claims: Vec<SuggestedClaim>,
    /// Relations, the surest first.
    pub relations: Vec<SuggestedRelation>,
}

/// What an analysis goes by beside the articles.
#[derive(Debug, Default)]
pub struct Guide {
    /// The language that a person says every article is in; none where each article's own is taken.
    pub language: Option<String>,
    /// Suggested claims that a person spoke on by rejecting a relation; they stay as they are.
    pub spoken_of: Vec<SuggestedClaim>,
}

/// Analyses every article of a case. Pure but for the threads it uses.
#[must_use]
pub fn suggestions(view: &CaseView, guide: Guide) -> Suggestions {
    let language = guide.language.as_deref();
    let documents: Vec<Document<'_>> = view
        .articles
        .iter()
        .map(|article| document(article, language))
        .collect();
    let found = statements(&documents);
    let mut board = Board::new(view, guide.spoken_of);
    for (article, statements) in found.iter().enumerate() {
        for statement in statements {
            board.add(article, statement);
        }
    }
    let related = language::related(&documents);
    for pair in &related.contested {
        board.relate(pair);
    }
    board.leave_out_the_rest();
    board.group(&related.same);
    board.finish()
}

fn document<'a>(article: &'a ArticleEntry, language: Option<&'a str>) -> Document<'a> {
    Document {
        id: "",
        text: &article.layout.text[article.layout.body_start..],
        published: article.published.as_deref().and_then(first_day),
        lang: language.or(article.language.as_deref()),
    }
}

fn first_day(published: &str) -> Option<NaiveDate> {
    published.parse::<PartialDate>().ok().map(|date| date.first_day())
}

/// Statements of every document, on as many threads as the machine has cores.
fn statements(documents: &[Document<'_>]) -> Vec<Vec<Statement>> {
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let share = documents.len().div_ceil(threads).max(1);
    thread::scope(|scope| {
        let parts: Vec<_> = documents
            .chunks(share)
            .map(|part| scope.spawn(|| part.iter().map(language::statements).collect::<Vec<_>>()))
            .collect();
        parts
            .into_iter()
            .flat_map(|part| part.join().expect("BUG: the analysis of a text panicked"))
            .collect()
    })
}

/// Everything found so far.
struct Board<'v> {
    view: &'v CaseView,
    texts: Vec<TextIndex<'v>>,
    /// The articles by the version that is read.
    places: HashMap<VersionId, usize>,
    /// By article: what a person spoke on.
    decided: Vec<Vec<Candidate>>,
    /// By article: what this analysis found, and what persons made.
    candidates: Vec<Vec<Candidate>>,
    spoken_of: Vec<SuggestedClaim>,
    rejected: Vec<Rejected>,
    claims: Vec<SuggestedClaim>,
    known: HashSet<ClaimId>,
    relations: BTreeMap<(ClaimId, ClaimId), SuggestedRelation>,
    order: HashMap<(ClaimId, ClaimId), usize>,
}

impl<'v> Board<'v> {
    fn new(view: &'v CaseView, spoken_of: Vec<SuggestedClaim>) -> Self {
        let (decided, candidates) = standing(view, &spoken_of);
        let mut board = Self {
            view,
            texts: view
                .articles
                .iter()
                .map(|article| TextIndex::new(&article.layout.text))
                .collect(),
            places: (0..view.articles.len())
                .map(|n| (view.articles[n].version, n))
                .collect(),
            decided,
            candidates,
            spoken_of,
            rejected: Vec::new(),
            claims: Vec::new(),
            known: HashSet::new(),
            relations: BTreeMap::new(),
            order: HashMap::new(),
        };
        board.rejected = board.rejections();
        board
    }

    /// A byte range of the analysed body as a range of the article's text, widened to whole graphemes.
    fn place(&self, article: usize, span: language::Span) -> Range<usize> {
        let layout = &self.view.articles[article].layout;
        let span = Span {
            start: ByteOffset::new(span.start + layout.body_start),
            end: ByteOffset::new(span.end + layout.body_start),
        };
        let snapped = self.texts[article].snap(span).unwrap_or(span);
        snapped.start.get()..snapped.end.get()
    }

    fn add(&mut self, article: usize, statement: &Statement) {
        let span = self.place(article, statement.span);
        let exact = self.view.articles[article].layout.text[span.clone()].to_owned();
        self.push(article, span, exact, Some(statement));
    }

    /// Adds a suggested claim over a span and returns its id.
    fn push(
        &mut self,
        article: usize,
        span: Range<usize>,
        exact: String,
        found: Option<&Statement>,
    ) -> ClaimId {
        let entry = &self.view.articles[article];
        let text = found.map_or_else(|| exact.clone(), |statement| statement.claim_text.clone());
        let place = Span {
            start: ByteOffset::new(span.start),
            end: ByteOffset::new(span.end),
        };
        let id = ClaimId::suggested(self.view.case, entry.version, place, &text);
        if self.known.insert(id) {
            self.candidates[article].push(Candidate {
                claim: id,
                span: span.clone(),
                own: false,
            });
            self.claims
                .push(suggested(self.view.case, entry, id, (span, exact, text), found));
        }
        id
    }

    fn relate(&mut self, pair: &ContestedPair) {
        let (mut a, mut b) = match self.rejected_between([pair.a, pair.b], pair.kind.as_str()) {
            Some(ends) => ends,
            None => (self.end(pair.a), self.end(pair.b)),
        };
        if a == b {
            // Both ends lie in one statement: each becomes a claim of its own.
            (a, b) = (self.own(pair.a), self.own(pair.b));
        }
        if a == b {
            return;
        }
        let relation = match self.starts_at_second(pair) {
            true => turned(self.relation(pair, a, b)),
            false => self.relation(pair, a, b),
        };
        self.enter(relation);
    }

    /// Takes a relation up unless its two claims have one.
    fn enter(&mut self, relation: SuggestedRelation) {
        let relation = relation.in_order();
        let key = (relation.a.min(relation.b), relation.a.max(relation.b));
        if let std::collections::btree_map::Entry::Vacant(free) = self.relations.entry(key) {
            free.insert(relation);
            let next = self.order.len();
            self.order.insert(key, next);
        }
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
            .max_by_key(|one| (covers(one), one.own, std::cmp::Reverse(one.span.len())));
        match best {
            Some(found) => found.claim,
            None => self.own(at),
        }
    }

    fn own(&mut self, at: language::DocSpan) -> ClaimId {
        let span = self.place(at.document, at.span);
        let exact = self.view.articles[at.document].layout.text[span.clone()].to_owned();
        self.push(at.document, span, exact, None)
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

    fn finish(mut self) -> Suggestions {
        self.keep();
        let mut relations: Vec<SuggestedRelation> = self.relations.into_values().collect();
        relations.sort_by_key(|found| {
            self.order
                .get(&(found.a.min(found.b), found.a.max(found.b)))
                .copied()
        });
        Suggestions {
            claims: self.claims,
            relations,
        }
    }
}
