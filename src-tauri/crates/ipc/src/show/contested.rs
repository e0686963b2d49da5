//! Contested sets on the wire: the question, the rival answers, what happened when.

use factdesk_desk::view::{CaseView, RelationStanding, SetEntry};
use factdesk_domain::ClaimId;

use super::card::{corrected, sign, work_state};
use super::difference_in_words;
use super::statement::statement_view;
use super::text::{count, utf16_range};
use crate::wire::common::Utf16Range;
use crate::wire::relation::{Answer, AnswerEvidence, ContestedSet, ContestedSets, TimePoint};

/// Longest label of an answer, in characters; a longer one is cut at a word.
const LABEL_CHARS: usize = 90;

/// What the sets need to know beyond the view.
pub trait SetFacts {
    /// Evidence on a claim, E1 first, each with the day it was added (`YYYY-MM-DD`).
    fn evidence(&self, claim: ClaimId) -> Vec<(AnswerEvidence, String)>;
    /// Days (`YYYY-MM-DD`) on which current verdicts were given, with the reviewer's name.
    fn verdicts(&self, claim: ClaimId) -> Vec<(String, String)>;
}

/// Every contested set of a case.
#[must_use]
pub fn contested_sets(view: &CaseView, facts: &dyn SetFacts) -> ContestedSets {
    let sets: Vec<ContestedSet> = view
        .sets
        .iter()
        .enumerate()
        .map(|set| contested_set(view, set, facts))
        .collect();
    let settled = sets.iter().filter(|set| set.settled).count();
    ContestedSets {
        open: count(sets.len() - settled),
        settled: count(settled),
        suggested_links: sets.iter().map(|set| set.suggested_links).sum(),
        sets,
    }
}

fn contested_set(view: &CaseView, (index, set): (usize, &SetEntry), facts: &dyn SetFacts) -> ContestedSet {
    let links: Vec<_> = set.links.iter().map(|&link| &view.relations[link]).collect();
    let first = links.first();
    let members: Vec<ClaimId> = set.answers.iter().flatten().copied().collect();
    let settled = |id: &ClaimId| view.claim(*id).is_some_and(|claim| claim.is_settled());
    let mut reasons: Vec<String> = links.iter().filter_map(|link| link.reason.clone()).collect();
    reasons.dedup();
    ContestedSet {
        // One claim may stand in several sets, over several questions.
        id: members
            .first()
            .map(|claim| format!("{claim}-{index}"))
            .unwrap_or_default(),
        question: set
            .question
            .clone()
            .unwrap_or_else(|| "Which of these is right?".to_owned()),
        difference: first
            .map_or("", |link| {
                difference_in_words(link.difference.as_deref(), &link.kind)
            })
            .to_owned(),
        confirmed: set.confirmed,
        settled: members.iter().all(settled),
        answers: joined(
            set.answers
                .iter()
                .filter_map(|claims| answer(view, set, claims, facts)),
        ),
        suggested_links: count(
            links
                .iter()
                .filter(|link| link.standing == RelationStanding::Suggested)
                .count(),
        ),
        reasons,
        timeline: timeline(view, &members, facts),
    }
}

/// Claims that give one answer in the same few words stand together, as long as nobody has rated one of them, or
/// corrected it.
fn joined(answers: impl Iterator<Item = Answer>) -> Vec<Answer> {
    let mut joined: Vec<Answer> = Vec::new();
    for answer in answers {
        let same = |known: &&mut Answer| {
            (known.sign, &known.corrected) == (answer.sign, &answer.corrected)
                && known.label.eq_ignore_ascii_case(&answer.label)
        };
        match joined.iter_mut().find(same) {
            Some(known) => {
                known.statements.extend(answer.statements);
                known.evidence.extend(answer.evidence);
            }
            None => joined.push(answer),
        }
    }
    joined
}

fn answer(view: &CaseView, set: &SetEntry, claims: &[ClaimId], facts: &dyn SetFacts) -> Option<Answer> {
    let claim = view.claim(*claims.first()?)?;
    let (mut differs, mut short) = (Vec::new(), None);
    for relation in set.links.iter().map(|&link| &view.relations[link]) {
        for id in claims {
            let end = match () {
                () if relation.from == *id => (relation.differs_from, relation.label_from.as_ref()),
                () if relation.to == *id => (relation.differs_to, relation.label_to.as_ref()),
                () => continue,
            };
            differs.extend(end.0);
            short = short.or(end.1);
        }
    }
    let label = short
        .filter(|label| !label.is_empty())
        .map_or_else(|| shortened(&claim.text), |label| shortened(label));
    let said = claims
        .iter()
        .filter_map(|id| view.claim(*id))
        .flat_map(|claim| &claim.statements);
    Some(Answer {
        claim_id: claim.id.to_string(),
        differs: figure(&label),
        label,
        statements: said
            .map(|statement| statement_view(view, statement, &differs))
            .collect(),
        evidence: claims
            .iter()
            .flat_map(|id| facts.evidence(*id))
            .map(|(evidence, _)| evidence)
            .collect(),
        sign: sign(claim.sign()),
        state: work_state(claim.state()),
        corrected: corrected(claim),
    })
}

/// The first figure of a label, which is what differs between counts.
fn figure(label: &str) -> Vec<Utf16Range> {
    let Some(start) = label.find(|c: char| c.is_ascii_digit()) else {
        return Vec::new();
    };
    let end = label[start..]
        .find(|c: char| !(c.is_ascii_digit() || ",. ".contains(c)))
        .map_or(label.len(), |at| start + at);
    let figure = label[start..end].trim_end_matches([',', '.', ' ']);
    vec![utf16_range(label, &(start..start + figure.len()))]
}

fn shortened(text: &str) -> String {
    if text.chars().count() <= LABEL_CHARS {
        return text.to_owned();
    }
    let cut: String = text.chars().take(LABEL_CHARS).collect();
    let word = cut.rfind(char::is_whitespace).unwrap_or(cut.len());
    format!("{}…", cut[..word].trim_end())
}

fn timeline(view: &CaseView, members: &[ClaimId], facts: &dyn SetFacts) -> Vec<TimePoint> {
    let mut points: Vec<TimePoint> = Vec::new();
    let mut add = |kind: &str, label: String, date: String| {
        let point = TimePoint {
            kind: kind.to_owned(),
            label,
            date,
        };
        if !points
            .iter()
            .any(|known| (&known.kind, &known.label, &known.date) == (&point.kind, &point.label, &point.date))
        {
            points.push(point);
        }
    };
    for claim in members.iter().filter_map(|id| view.claim(*id)) {
        for statement in &claim.statements {
            if let Some(said) = &statement.said {
                add(
                    "said",
                    statement.speaker.clone().unwrap_or_else(|| "Said".to_owned()),
                    said.clone(),
                );
            }
            let article = statement.article.map(|index| &view.articles[index]);
            if let Some((article, published)) = article.and_then(|a| a.published.clone().map(|p| (a, p))) {
                add("published", article.short().to_owned(), published);
            }
        }
        for (evidence, day) in facts.evidence(claim.id) {
            add("evidence", format!("{} added", evidence.label), day);
        }
        for (day, reviewer) in facts.verdicts(claim.id) {
            add("verdict", format!("Verdict, {reviewer}"), day);
        }
    }
    points.sort_by(|a, b| a.date.cmp(&b.date));
    points
}
