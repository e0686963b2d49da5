//! What an analysis finds in the articles of a case, as suggestions: claims, and relations between them.
//!
//! A suggestion never touches what a person made or decided. Where a person's claim already covers the words, the
//! relation goes to that claim.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::Range;
use std::thread;

use chrono::NaiveDate;
use factdesk_desk::suggestion::{SuggestedClaim, SuggestedRelation};
use factdesk_desk::view::{ArticleEntry, CaseView};
use factdesk_domain::text::{ByteOffset, Span, TextIndex};
use factdesk_domain::{CaseId, ClaimId, PartialDate};
use factdesk_language::{self as language, ContestedKind, ContestedPair, Document, Statement};

/// What was found in a case.
#[derive(Debug, Default)]
pub struct Suggestions {
    /// Claims, article by article in reading order.
    pub claims: Vec<SuggestedClaim>,
    /// Relations, the surest first.
    pub relations: Vec<SuggestedRelation>,
}

/// Analyses every article of a case. Pure but for the threads it uses.
#[must_use]
pub fn suggestions(view: &CaseView) -> Suggestions {
    let documents: Vec<Document<'_>> = view.articles.iter().map(document).collect();
    let found = statements(&documents);
    let mut board = Board::new(view);
    for (article, statements) in found.iter().enumerate() {
        for statement in statements {
            board.add(article, statement);
        }
    }
    for pair in language::contested(&documents) {
        board.relate(&pair);
    }
    board.finish()
}

fn document(article: &ArticleEntry) -> Document<'_> {
    Document {
        id: "",
        text: &article.layout.text[article.layout.body_start..],
        published: article.published.as_deref().and_then(first_day),
        lang: article.language.as_deref(),
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

/// A claim that words can be tied to.
struct Candidate {
    claim: ClaimId,
    span: Range<usize>,
    accepted: bool,
}

/// Everything found so far.
struct Board<'v> {
    view: &'v CaseView,
    texts: Vec<TextIndex<'v>>,
    candidates: Vec<Vec<Candidate>>,
    claims: Vec<SuggestedClaim>,
    known: HashSet<ClaimId>,
    relations: BTreeMap<(ClaimId, ClaimId), SuggestedRelation>,
    order: HashMap<(ClaimId, ClaimId), usize>,
}

impl<'v> Board<'v> {
    fn new(view: &'v CaseView) -> Self {
        let mut candidates: Vec<Vec<Candidate>> = view.articles.iter().map(|_| Vec::new()).collect();
        for claim in view.claims.iter().filter(|claim| claim.accepted) {
            for statement in &claim.statements {
                let Some(article) = statement.article else {
                    continue;
                };
                if statement.version == Some(view.articles[article].version) {
                    let span = statement.span.clone();
                    candidates[article].push(Candidate {
                        claim: claim.id,
                        span,
                        accepted: true,
                    });
                }
            }
        }
        Self {
            view,
            texts: view
                .articles
                .iter()
                .map(|article| TextIndex::new(&article.layout.text))
                .collect(),
            candidates,
            claims: Vec::new(),
            known: HashSet::new(),
            relations: BTreeMap::new(),
            order: HashMap::new(),
        }
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
                accepted: false,
            });
            self.claims
                .push(suggested(self.view.case, entry, id, (span, exact, text), found));
        }
        id
    }

    fn relate(&mut self, pair: &ContestedPair) {
        let (mut a, mut b) = (self.end(pair.a), self.end(pair.b));
        if a == b {
            // Both ends lie in one statement: each becomes a claim of its own.
            (a, b) = (self.own(pair.a), self.own(pair.b));
        }
        if a == b {
            return;
        }
        let relation = match self.second_is_newer(pair) {
            true => turned(self.relation(pair, a, b)),
            false => self.relation(pair, a, b),
        };
        let relation = relation.in_order();
        let key = (relation.a.min(relation.b), relation.a.max(relation.b));
        if let std::collections::btree_map::Entry::Vacant(free) = self.relations.entry(key) {
            free.insert(relation);
            let next = self.order.len();
            self.order.insert(key, next);
        }
    }

    /// A newer figure starts at the article that was published later.
    fn second_is_newer(&self, pair: &ContestedPair) -> bool {
        let day = |at: language::DocSpan| {
            self.view.articles[at.document]
                .published
                .as_deref()
                .and_then(first_day)
        };
        pair.kind == ContestedKind::NewerFigure && day(pair.b) > day(pair.a)
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
            .max_by_key(|one| (covers(one), one.accepted, std::cmp::Reverse(one.span.len())));
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

    fn finish(self) -> Suggestions {
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

/// The same relation from its other end.
fn turned(found: SuggestedRelation) -> SuggestedRelation {
    SuggestedRelation {
        a: found.b,
        b: found.a,
        label_a: found.label_b,
        label_b: found.label_a,
        differs_a: found.differs_b,
        differs_b: found.differs_a,
        ..found
    }
}

/// What a kind of difference says about the two claims.
fn relation_kind(kind: ContestedKind) -> &'static str {
    match kind {
        ContestedKind::DifferentNumber
        | ContestedKind::DifferentDate
        | ContestedKind::DifferentPlace
        | ContestedKind::DifferentActor
        | ContestedKind::Denial
        | ContestedKind::OpposedWording => "contradicts",
        ContestedKind::NewerFigure => "newer_figure",
        ContestedKind::Narrower => "narrower",
    }
}

/// The two sides of a basis such as "wounded: 11 against 23": "11 wounded" and "23 wounded".
fn labels(basis: &str, kind: ContestedKind) -> (String, String) {
    let (subject, sides) = basis.split_once(": ").unwrap_or(("", basis));
    let Some((left, right)) = sides.split_once(" against ") else {
        return (String::new(), String::new());
    };
    let counted = matches!(kind, ContestedKind::DifferentNumber | ContestedKind::NewerFigure);
    // "fire, how long" asks for a length, which the side names in full.
    let label = |side: &str| match counted && !subject.is_empty() && !subject.contains(',') {
        true => format!("{side} {subject}"),
        false => side.to_owned(),
    };
    (label(left), label(right))
}

fn suggested(
    case: CaseId,
    article: &ArticleEntry,
    id: ClaimId,
    (span, exact, text): (Range<usize>, String, String),
    found: Option<&Statement>,
) -> SuggestedClaim {
    SuggestedClaim {
        id,
        case,
        article: article.id,
        version: article.version,
        start: span.start,
        end: span.end,
        exact,
        text,
        claim_type: found.map(|statement| statement.kind.as_str().to_owned()),
        speaker: found.and_then(|statement| statement.speaker.clone()),
        cue: found.and_then(|statement| statement.cue.clone()),
        stance: found
            .map_or("asserts", |statement| statement.stance.as_str())
            .to_owned(),
        outlet: found.and_then(|statement| statement.outlet.clone()),
        said: None,
        worth: found.map_or(500, |statement| statement.check_worthiness_permille.min(1000)),
        reasons: found
            .map(|statement| statement.reasons.clone())
            .unwrap_or_default(),
        facts: found
            .map(|statement| facts(article, statement))
            .unwrap_or_default(),
        analyser: language::ANALYSER.to_owned(),
    }
}

/// Numbers and dates of a statement as they stand in the article.
fn facts(article: &ArticleEntry, statement: &Statement) -> Vec<(String, String)> {
    let body = &article.layout.text[article.layout.body_start..];
    let words = |span: language::Span| {
        body.get(span.start..span.end)
            .unwrap_or_default()
            .trim()
            .to_owned()
    };
    let mut facts: Vec<(String, String)> = Vec::new();
    for quantity in &statement.quantities {
        let amount = words(quantity.span);
        let value = match &quantity.of {
            Some(of) if !amount.contains(of.as_str()) => format!("{amount} {of}"),
            _ => amount,
        };
        facts.push(("Number".to_owned(), value));
    }
    for date in &statement.dates {
        facts.push(("Date".to_owned(), words(date.span)));
    }
    facts.retain(|(_, value)| !value.is_empty());
    facts.dedup();
    facts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_basis_gives_both_sides_a_label() {
        let both = |a: &str, b: &str| (a.to_owned(), b.to_owned());
        assert_eq!(
            labels("wounded: 11 against 23", ContestedKind::DifferentNumber),
            both("11 wounded", "23 wounded")
        );
        assert_eq!(
            labels("operation against offensive", ContestedKind::OpposedWording),
            both("operation", "offensive")
        );
        assert_eq!(labels("denied", ContestedKind::Denial), both("", ""));
    }
}
