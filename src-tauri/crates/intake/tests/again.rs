//! A new analysis leaves alone what a person decided, also when the rules find the same words under other ids.
#![allow(
    clippy::unwrap_used,
    reason = "in a test a failure is a panic, also in its builders"
)]

use std::collections::HashMap;
use std::sync::atomic::AtomicBool;

use factdesk_desk::relation::NewRelation;
use factdesk_desk::suggestion::{self, SuggestedClaim, SuggestedRelation, same_place};
use factdesk_desk::view::{CaseView, ClaimEntry, RelationStanding, Views};
use factdesk_desk::{Desk, claim, relation, system_clock};
use factdesk_domain::relation::RelationKind;
use factdesk_domain::text::Span;
use factdesk_domain::{CaseId, ClaimId, RelationId};
use factdesk_intake::import::{self, Input, Target};

const FIRST: &str = "The harbour office said on Monday that 11 dockers were injured in the Vellin crane fall. \
    The crane had been inspected in March 2026, the office said.";
const SECOND: &str = "Doctors said on Monday that 23 dockers were injured in the Vellin crane fall. \
    The union denied that the crane had been inspected in March 2026.";

struct Bench {
    _folder: tempfile::TempDir,
    desk: Desk,
    views: Views,
    case: CaseId,
}

impl Bench {
    fn new() -> Self {
        Self::of(&[FIRST, SECOND])
    }

    fn of(texts: &[&str]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let desk = Desk::open(folder.path(), system_clock()).unwrap();
        let views = Views::default();
        let inputs: Vec<Input> = texts
            .iter()
            .map(|text| Input::Pasted((*text).to_owned()))
            .collect();
        let into = (desk.me().unwrap(), Target::NewCase);
        let summary =
            import::import(&desk, &views, into, &inputs, &AtomicBool::new(false), &mut |_| ()).unwrap();
        let case = summary.case.unwrap();
        Self {
            _folder: folder,
            desk,
            views,
            case,
        }
    }

    fn view(&self) -> std::sync::Arc<CaseView> {
        self.desk.read(|c| self.views.of(c, self.case)).unwrap()
    }

    /// Puts suggestions there as other rules would have made them: a byte less, and in other words.
    fn as_other_rules(&self) {
        let (claims, relations) = self
            .desk
            .read(|c| {
                Ok((
                    suggestion::of_case(c, self.case)?,
                    suggestion::relations_of_case(c, self.case)?,
                ))
            })
            .unwrap();
        let mut ids: HashMap<ClaimId, ClaimId> = HashMap::new();
        let claims: Vec<SuggestedClaim> = claims
            .into_iter()
            .map(|claim| {
                let text = format!("{}, it was said", claim.text);
                let end = claim.end - 1;
                let id = ClaimId::suggested(self.case, claim.version, Span::new(claim.start, end), &text);
                ids.insert(claim.id, id);
                let exact = claim.exact[..claim.exact.len() - 1].to_owned();
                SuggestedClaim {
                    id,
                    text,
                    end,
                    exact,
                    ..claim
                }
            })
            .collect();
        let relations: Vec<SuggestedRelation> = relations
            .into_iter()
            .map(|one| SuggestedRelation {
                a: ids[&one.a],
                b: ids[&one.b],
                ..one
            })
            .collect();
        self.desk
            .write_local(|tx| {
                Ok(suggestion::replace(
                    tx,
                    self.case,
                    "other rules",
                    (&claims, &relations),
                )?)
            })
            .unwrap();
    }

    fn again(&self) -> import::Again {
        import::analyse_again(&self.desk, &self.views, self.case, None).unwrap()
    }
}

fn place(claim: &ClaimEntry) -> (usize, std::ops::Range<usize>) {
    let statement = &claim.statements[0];
    (statement.article.unwrap(), statement.span.clone())
}

#[test]
fn a_rejected_pair_does_not_come_back_and_other_pairs_do() {
    let bench = Bench::new();
    bench.as_other_rules();
    let view = bench.view();
    let before: Vec<RelationId> = view.relations.iter().map(|one| one.id).collect();
    assert!(
        before.len() >= 2,
        "the two articles differ in two points: {before:?}"
    );
    let number = view
        .relations
        .iter()
        .find(|one| one.difference.as_deref() == Some("different_number"))
        .expect("11 against 23");
    let ends = [number.from, number.to].map(|id| place(view.claim(id).unwrap()));
    let rejected = number.id;
    relation::reject(&bench.desk, bench.desk.me().unwrap(), rejected).unwrap();

    for _ in 0..2 {
        bench.again();
        let view = bench.view();
        for one in &view.relations {
            let [from, to] = [one.from, one.to].map(|id| place(view.claim(id).unwrap()));
            let touches = |a: &(usize, std::ops::Range<usize>), b: &(usize, std::ops::Range<usize>)| {
                a.0 == b.0 && same_place(&a.1, &b.1)
            };
            let same = (touches(&from, &ends[0]) && touches(&to, &ends[1]))
                || (touches(&from, &ends[1]) && touches(&to, &ends[0]));
            assert_eq!(
                same && one.difference.as_deref() == Some("different_number"),
                one.id == rejected,
                "{one:?}"
            );
        }
        let standing = |standing| {
            view.relations
                .iter()
                .filter(|one| one.standing == standing)
                .count()
        };
        assert_eq!(standing(RelationStanding::Rejected), 1);
        assert!(
            standing(RelationStanding::Suggested) >= 1,
            "the other point is still open"
        );
    }
}

#[test]
fn what_was_taken_out_is_not_suggested_in_other_words() {
    let bench = Bench::new();
    bench.as_other_rules();
    let view = bench.view();
    let gone = view.claims.first().unwrap();
    let at = place(gone);
    claim::dismiss(&bench.desk, bench.desk.me().unwrap(), gone.id, None).unwrap();
    bench.again();
    let view = bench.view();
    assert!(
        view.claims
            .iter()
            .all(|one| place(one).0 != at.0 || !same_place(&place(one).1, &at.1)),
        "suggested again at {at:?}"
    );
}

#[test]
fn an_accepted_claim_stays_itself_and_keeps_its_rivals() {
    let bench = Bench::new();
    bench.as_other_rules();
    let view = bench.view();
    let accepted = view.relations.first().unwrap().from;
    let (at, text) = (
        place(view.claim(accepted).unwrap()),
        view.claim(accepted).unwrap().text.clone(),
    );
    claim::accept(&bench.desk, bench.desk.me().unwrap(), accepted).unwrap();
    bench.again();
    let view = bench.view();
    let there: Vec<&ClaimEntry> = view
        .claims
        .iter()
        .filter(|one| place(one).0 == at.0 && same_place(&place(one).1, &at.1))
        .collect();
    assert_eq!(there.len(), 1, "one claim stands there: {there:?}");
    assert_eq!((there[0].id, there[0].accepted), (accepted, true));
    assert_eq!(there[0].text, text);
    assert!(
        view.relations_of(accepted).next().is_some(),
        "its rival is tied to it"
    );
}

#[test]
fn a_new_analysis_says_what_changed_and_a_second_changes_nothing() {
    let bench = Bench::new();
    bench.as_other_rules();
    let first = bench.again();
    assert_eq!(first.new_claims, first.claims);
    assert!(first.gone_claims > 0 && first.new_relations > 0);
    let second = bench.again();
    assert_eq!(
        (
            second.new_claims,
            second.gone_claims,
            second.new_relations,
            second.gone_relations
        ),
        (0, 0, 0, 0)
    );
}

#[test]
fn the_language_of_a_case_is_kept_and_can_be_forgotten() {
    let bench = Bench::new();
    let kept = || {
        bench
            .desk
            .read(|c| Ok(suggestion::language(c, bench.case)?))
            .unwrap()
    };
    import::analyse_again(&bench.desk, &bench.views, bench.case, Some("de")).unwrap();
    assert_eq!(kept().as_deref(), Some("de"));
    bench.again();
    assert_eq!(kept().as_deref(), Some("de"));
    import::analyse_again(&bench.desk, &bench.views, bench.case, Some("")).unwrap();
    assert_eq!(kept(), None);
}

const REPEATED: [&str; 3] = [
    "A crane fell on the quay of Port Vellin. The harbour office said on Monday that 11 dockers were injured in the \
     Vellin crane fall. Work stopped for a day.",
    "The quay of Port Vellin is closed. In the Vellin crane fall 11 dockers were injured on Monday, according to the \
     harbour office. Nobody knows why.",
    "Port Vellin mourns after the fall of a crane. Doctors said on Monday that 23 dockers were injured in the Vellin \
     crane fall. The quay is closed.",
];

type Place = (usize, std::ops::Range<usize>);

/// The relations between claims that say the same, each with its two places.
fn same(bench: &Bench, standing: RelationStanding) -> Vec<(RelationId, [Place; 2])> {
    let view = bench.view();
    let same = view
        .relations
        .iter()
        .filter(|one| one.kind == "same_claim" && one.standing == standing);
    same.map(|one| {
        (
            one.id,
            [one.from, one.to].map(|id| place(view.claim(id).unwrap())),
        )
    })
    .collect()
}

#[test]
fn claims_that_say_the_same_are_tied_beside_those_that_contradict_them() {
    let bench = Bench::of(&REPEATED);
    let view = bench.view();
    let tied = same(&bench, RelationStanding::Suggested);
    assert_eq!(tied.len(), 1, "{tied:?}");
    let articles: Vec<usize> = tied[0].1.iter().map(|(article, _)| *article).collect();
    assert!(articles.contains(&0) && articles.contains(&1), "{tied:?}");
    let one = view.relations.iter().find(|one| one.id == tied[0].0).unwrap();
    assert_eq!(one.difference.as_deref(), Some("same_claim"));
    assert_eq!(one.basis.as_deref(), Some("same claim"));
    let reason = one.reason.as_deref().unwrap();
    assert!(
        reason.starts_with("Both say that 11 dockers were injured"),
        "{reason}"
    );
    let last = view.relations.iter().rposition(|one| one.contests()).unwrap();
    let first = view
        .relations
        .iter()
        .position(|one| one.kind == "same_claim")
        .unwrap();
    assert!(last < first, "what contradicts comes first");
    // Only a person makes them one answer.
    let rivals = view.sets.iter().flat_map(|set| &set.answers);
    assert!(rivals.clone().all(|claims| claims.len() == 1));
    relation::confirm(&bench.desk, bench.desk.me().unwrap(), tied[0].0).unwrap();
    let view = bench.view();
    let mut answers = view.sets.iter().flat_map(|set| &set.answers);
    assert!(answers.any(|claims| claims.len() == 2), "{:?}", view.sets);
}

#[test]
fn a_rejected_sameness_does_not_come_back() {
    let bench = Bench::of(&REPEATED);
    bench.as_other_rules();
    let before = same(&bench, RelationStanding::Suggested);
    assert_eq!(before.len(), 1);
    relation::reject(&bench.desk, bench.desk.me().unwrap(), before[0].0).unwrap();
    for _ in 0..2 {
        bench.again();
        assert_eq!(same(&bench, RelationStanding::Suggested), []);
        assert_eq!(same(&bench, RelationStanding::Rejected).len(), 1);
        let view = bench.view();
        assert!(
            view.relations.iter().any(|one| one.contests()),
            "rivals are still suggested"
        );
    }
}

#[test]
fn what_a_person_says_of_two_claims_stands_before_their_sameness() {
    let bench = Bench::of(&REPEATED);
    let tied = same(&bench, RelationStanding::Suggested);
    let view = bench.view();
    let one = view.relations.iter().find(|one| one.id == tied[0].0).unwrap();
    let unlike = NewRelation {
        from: one.from,
        to: one.to,
        kind: RelationKind::Unrelated,
        basis: Some("two crane falls".to_owned()),
        reason: None,
    };
    relation::set(&bench.desk, bench.desk.me().unwrap(), unlike).unwrap();
    bench.again();
    assert_eq!(same(&bench, RelationStanding::Suggested), []);
}
