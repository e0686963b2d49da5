//! Contested sets: the question, the rival answers, what the evidence says.

use factdesk_domain::evidence::EvidenceStance;

use super::page::Page;
use super::signed;
use super::words::{given, listed, or, sayers, sentence, verdicts};
use crate::escape::text;
use crate::model::{Answer, Claim, ContestedSet, Report};

pub(super) fn sets(page: &mut Page, report: &Report) {
    page.heading(2, "Contested questions");
    if report.contested.is_empty() {
        page.para("No claims in these articles have been found to contradict each other.");
    }
    for set in &report.contested {
        one(page, report, set);
    }
}

fn one(page: &mut Page, report: &Report, set: &ContestedSet) {
    page.heading(
        3,
        &or(
            set.question.as_deref().unwrap_or_default(),
            "Claims that contradict each other",
        ),
    );
    page.para(&standing(set));
    page.table(
        ["Answer", "Claim", "Said by", "Verdict"],
        set.answers
            .iter()
            .flat_map(|answer| claims_of(report, answer).map(move |claim| row(report, answer, claim))),
    );
    page.para("**What the evidence says.**");
    let claims = set.answers.iter().flat_map(|answer| claims_of(report, answer));
    page.list(claims.map(evidence));
}

fn standing(set: &ContestedSet) -> String {
    let mut words = match given(set.difference.as_ref()) {
        Some(difference) => format!("What differs: {} ", sentence(&difference)),
        None => String::new(),
    };
    words.push_str(match set.confirmed {
        true => "A reviewer confirmed that these claims contradict each other.",
        false => {
            "The analysis suggests that these claims contradict each other; nobody has confirmed it yet."
        }
    });
    for reason in set
        .reasons
        .iter()
        .map(|reason| text(reason))
        .filter(|reason| !reason.is_empty())
    {
        words.push(' ');
        words.push_str(&sentence(&reason));
    }
    words
}

fn claims_of<'r>(report: &'r Report, answer: &'r Answer) -> impl Iterator<Item = &'r Claim> {
    answer
        .claims
        .iter()
        .filter_map(|number| report.claims.iter().find(|claim| claim.number == *number))
}

fn row(report: &Report, answer: &Answer, claim: &Claim) -> [String; 4] {
    let wording = or(&claim.text, "(no wording)");
    [
        given(answer.label.as_ref()).unwrap_or_else(|| wording.clone()),
        format!("{}. {wording}", claim.number),
        sayers(report, claim),
        signed::now(claim, verdicts(claim)),
    ]
}

fn evidence(claim: &Claim) -> String {
    let stances = [
        (EvidenceStance::Supports, "supported by"),
        (EvidenceStance::Refutes, "refuted by"),
        (EvidenceStance::Context, "context in"),
    ];
    let parts: Vec<String> = stances
        .into_iter()
        .filter_map(|(stance, words)| {
            let numbers = labels(claim, stance);
            (!numbers.is_empty()).then(|| format!("{words} {}", listed(&numbers)))
        })
        .collect();
    let mut words = match parts.is_empty() {
        true => format!("Claim {}: no evidence on record.", claim.number),
        false => format!("Claim {}: {}.", claim.number, parts.join("; ")),
    };
    for verdict in claim.current_verdicts() {
        if let Some(conclusion) = given(verdict.conclusion.as_ref()) {
            words.push_str(&format!(
                " {}: {}",
                or(&verdict.reviewer, "A reviewer"),
                sentence(&conclusion)
            ));
        }
    }
    words
}

fn labels(claim: &Claim, stance: EvidenceStance) -> Vec<String> {
    let of_stance = claim.evidence.iter().filter(|evidence| evidence.stance == stance);
    of_stance
        .map(|evidence| format!("E{}", evidence.number))
        .collect()
}
