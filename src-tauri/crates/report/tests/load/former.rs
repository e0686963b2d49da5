//! Claims that changed, or went into others, after a verdict.

use factdesk_desk::decision::{self, Deciding, NewDecision};

use super::*;

#[test]
fn a_verdict_keeps_the_wording_that_it_judged() {
    let (bench, eleven, _) = worked();
    bench.rate(bench.me, eleven, "true", "The register lists them [E1].");
    let wording = ClaimChange::Text("Eleven people were injured".to_owned());
    claim::edit(&bench.desk, bench.me, eleven, vec![wording]).unwrap();
    let report = bench.report();
    let claim = report
        .claims
        .iter()
        .find(|claim| claim.id == eleven.to_string())
        .unwrap();
    assert_eq!(claim.text, "Eleven people were injured");
    assert_eq!(
        claim.verdicts[0].judged_wording.as_deref(),
        Some("eleven people were hurt")
    );
}

#[test]
fn verdicts_on_claims_that_were_merged_or_split_are_printed_where_they_went() {
    let (bench, eleven, other) = worked();
    bench.rate(bench.me, other, "true", "The nurse kept a list.");
    claim::merge(&bench.desk, bench.me, eleven, vec![other]).unwrap();
    let part = |text: &str| claim::Part {
        text: text.to_owned(),
        evidence: Vec::new(),
    };
    let parts = vec![part("People were hurt"), part("They were eleven")];
    let parts = claim::split(&bench.desk, bench.me, eleven, parts).unwrap().value;
    let report = bench.report();
    for part in &parts {
        let claim = report.claims.iter().find(|claim| claim.id == part.to_string());
        let claim = claim.unwrap();
        let former: Vec<(&Standing, &str)> = claim
            .verdicts
            .iter()
            .map(|one| (&one.standing, one.judged_wording.as_deref().unwrap()))
            .collect();
        assert!(
            former.contains(&(&Standing::Merged, "23 people were hurt")),
            "{former:?}"
        );
        assert!(!claim.is_settled(), "they are printed, and settle nothing");
    }
    let printed = markdown(&report);
    assert!(
        printed.contains("#### Verdict on a claim that was merged into this one, by "),
        "{printed}"
    );
    assert!(printed.contains("**It judged these words:**"), "{printed}");
}

#[test]
fn decisions_on_claims_that_were_merged_or_split_are_printed_where_they_went() {
    let (bench, eleven, other) = worked();
    let editor = reviewer::add(&bench.desk, bench.me, "Ada Editor", Role::Editor)
        .unwrap()
        .value;
    bench.rate(bench.me, other, "false", "The nurse kept no list.");
    bench.rate(editor, other, "true", "The nurse kept a list.");
    let seen: Vec<_> = bench
        .desk
        .read(|c| verdict::list(c, other))
        .unwrap()
        .iter()
        .map(|one| one.id)
        .collect();
    let new = NewDecision {
        dissent: vec![seen[0]],
        seen: Some(seen),
        claim: other,
        deciding: Deciding::Rating("true".into()),
        reason: "The list is here.".into(),
        panel: None,
    };
    decision::make(&bench.desk, editor, new).unwrap();
    claim::merge(&bench.desk, bench.me, eleven, vec![other]).unwrap();
    let report = bench.report();
    let claim = report
        .claims
        .iter()
        .find(|claim| claim.id == eleven.to_string())
        .unwrap();
    let [decided] = claim.decisions.as_slice() else {
        panic!("{:?}", claim.decisions)
    };
    assert_eq!(decided.standing, Standing::Merged);
    assert_eq!(decided.on.as_deref(), Some("23 people were hurt"));
    assert_eq!(claim.decided(), None, "it is printed, and settles nothing");
    let [dissent] = decided.dissent.as_slice() else {
        panic!("{decided:?}")
    };
    assert_eq!(claim.verdicts[*dissent].rationale, "The nurse kept no list.");
    let printed = markdown(&report);
    for words in [
        "#### Decision on a claim that was merged into this one: True",
        "**It decided on these words:**",
        "The list is here.",
    ] {
        assert!(printed.contains(words), "{words}\n{printed}");
    }
}
