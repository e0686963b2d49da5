//! What an analysis finds in the articles of a case, as suggestions: claims, and relations between them.
//!
//! A suggestion never touches what a person made or decided. Where a person's claim already covers the words, the
//! relation goes to that claim.

mod decided;
mod deserving;
mod rivals;
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
use factdesk_language::{self as language, Document, Statement};
use words::suggested;

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
    board.relate(&related.contested);
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
    /// Clauses that became claims only because something is said against them.
    clauses: HashSet<ClaimId>,
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
            clauses: HashSet::new(),
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
