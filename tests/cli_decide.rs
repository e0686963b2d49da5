//! Several decisions at once, and a new analysis that leaves them alone, by command line.

use std::collections::{BTreeMap, BTreeSet};

use crate::support::{Desk, array, articles, text};

fn sample() -> (Desk, String) {
    let desk = Desk::new();
    let case = desk.case("The blast in Port Ostra");
    desk.import(&case, &articles::sample());
    (desk, case)
}

fn ids(desk: &Desk, case: &str) -> BTreeSet<String> {
    desk.claims(case).iter().map(|claim| text(&claim["id"])).collect()
}

fn two(desk: &Desk, case: &str) -> [String; 2] {
    let claims = desk.claims(case);
    [text(&claims[0]["id"]), text(&claims[1]["id"])]
}

/// Every relation of a case with its status.
fn relations(desk: &Desk, case: &str) -> BTreeSet<(String, String)> {
    array(&desk.ask(&["relation", "list", "--case", case])["relations"])
        .iter()
        .map(|one| (text(&one["id"]), text(&one["status"])))
        .collect()
}

#[test]
fn claims_are_accepted_and_taken_out_together_and_one_undo_brings_them_back() {
    let (desk, case) = sample();
    let all = ids(&desk, &case);
    let [first, second] = &two(&desk, &case);
    let said = desk.ask(&["claim", "accept", first, second, first]);
    assert_eq!(array(&said["claims"]).len(), 2, "{said}");
    desk.ask(&["undo", "--case", &case]);
    let digest = desk.digest();
    desk.ask(&["redo", "--case", &case]);
    assert_ne!(desk.digest(), digest);

    desk.ask(&[
        "claim",
        "retract",
        first,
        second,
        "--reason",
        "not for this check",
    ]);
    let mut left = all.clone();
    assert!(left.remove(first) && left.remove(second));
    assert_eq!(ids(&desk, &case), left);
    desk.ask(&["case", "analyse", "--case", &case]);
    assert_eq!(
        ids(&desk, &case),
        left,
        "what was taken out is not suggested again"
    );
    desk.ask(&["undo", "--case", &case]);
    assert_eq!(ids(&desk, &case), all);
}

/// The suggested relations of the claim that has most of them, by the words of the claims.
fn of_one_claim(desk: &Desk, case: &str) -> Vec<String> {
    let words: BTreeMap<String, String> = desk
        .claims(case)
        .iter()
        .map(|claim| (text(&claim["id"]), text(&claim["text"])))
        .collect();
    let mut of: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
    for one in &array(&desk.ask(&["relation", "list", "--case", case])["relations"]) {
        let [from, to] = ["from", "to"].map(|end| words[&text(&one[end])].clone());
        let id = text(&one["id"]);
        of.entry(from.clone()).or_default().push((to.clone(), id.clone()));
        of.entry(to).or_default().push((from, id));
    }
    let mut most = of
        .into_values()
        .max_by_key(Vec::len)
        .expect("the sample contradicts itself");
    most.sort();
    assert!(most.len() >= 3, "{most:?}");
    most.into_iter().map(|(_, id)| id).collect()
}

#[test]
fn relations_are_rejected_together_and_a_new_analysis_does_not_bring_them_back() {
    let (desk, case) = sample();
    let before = relations(&desk, &case);
    // Three of one set: a claim of the last stands in a relation that was rejected before.
    let [first, second, third] = &of_one_claim(&desk, &case)[..3] else {
        unreachable!("three were taken")
    };
    desk.ask(&["relation", "reject", "--relation", first, "--relation", second]);
    desk.ask(&["relation", "confirm", "--relation", third]);
    let decided = relations(&desk, &case);
    let again = desk.ask(&["case", "analyse", "--case", &case]);
    assert_eq!(relations(&desk, &case), decided, "{again}");
    assert_eq!(
        (&again["new_relations"], &again["gone_relations"]),
        (&0.into(), &0.into())
    );
    assert!(
        again["analyser"]
            .as_str()
            .is_some_and(|name| name.starts_with("factdesk-language/"))
    );

    desk.ask(&["undo", "--case", &case]);
    desk.ask(&["undo", "--case", &case]);
    assert_eq!(
        relations(&desk, &case),
        before,
        "one undo takes both rejections back"
    );
}

#[test]
fn claims_of_two_cases_are_not_decided_together() {
    let (desk, case) = sample();
    let other = desk.case("Another");
    desk.import(&other, &articles::sample());
    let ([ours, _], [theirs, _]) = (two(&desk, &case), two(&desk, &other));
    let digest = desk.digest();
    let error = desk.refused(3, &["claim", "accept", &ours, &theirs]);
    assert_eq!(error["code"], "unknown_claim", "{error}");
    assert_eq!(desk.digest(), digest, "neither was accepted");
}

#[test]
fn a_language_that_is_none_is_refused() {
    let (desk, case) = sample();
    let error = desk.refused(2, &["case", "analyse", "--case", &case, "--language", "!!"]);
    assert_eq!(error["field"], "language", "{error}");
    desk.ask(&["case", "analyse", "--case", &case, "--language", "pt-br"]);
    desk.ask(&["case", "analyse", "--case", &case, "--language", "own"]);
}
