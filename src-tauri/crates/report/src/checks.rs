//! What an editor should see to before the report goes out.

use factdesk_domain::claim::WorkState;
use factdesk_domain::reply::ReplyState;

use crate::markdown::found::problem_words;
use crate::markdown::words::{capital, count};
use crate::model::{Claim, Report};

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Stops the sign-off.
    Stop,
    /// Should be seen to.
    Warn,
    /// Good to know.
    Note,
}

impl Level {
    /// `stop`, `warn` or `note`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Stop => "stop",
            Self::Warn => "warn",
            Self::Note => "note",
        }
    }
}

/// One thing to see to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    /// How much it weighs.
    pub level: Level,
    /// What, in a few words.
    pub title: String,
    /// More about it: one sentence, or two.
    pub text: String,
    /// Section of the case to go to: `contested`, `walkthrough` or `articles`.
    pub section: Option<&'static str>,
    /// Claim to go to.
    pub claim_id: Option<String>,
}

/// Everything to see to: what stops the sign-off first, then warnings, then notes; within each the case, its
/// articles, then claims in the order of the walk. Empty when nothing is left to do. Texts are plain, not Markdown.
#[must_use]
pub fn checks(report: &Report) -> Vec<Check> {
    let mut found = Vec::new();
    of_case(report, &mut found);
    of_articles(report, &mut found);
    for claim in &report.claims {
        of_claim(claim, &mut found);
    }
    found.sort_by_key(|check| check.level);
    found
}

fn of_case(report: &Report, found: &mut Vec<Check>) {
    let open = report
        .claims
        .iter()
        .filter(|claim| claim.contested && !claim.is_settled())
        .count();
    if open > 0 {
        let title = count(open, "contested claim is open", "contested claims are open");
        found.push(check(
            Level::Stop,
            capital(&title),
            "Settle them, or sign off with the gaps named.",
            "contested",
        ));
    }
    let suggested = report.contested.iter().filter(|set| !set.confirmed).count();
    if suggested > 0 {
        let title = count(
            suggested,
            "contested question is only suggested",
            "contested questions are only suggested",
        );
        let text = "Confirm or reject each link, so that the report says what you found.";
        found.push(check(Level::Warn, capital(&title), text, "contested"));
    }
    if report
        .question
        .as_deref()
        .is_none_or(|question| question.trim().is_empty())
    {
        let text = "One line that says what this fact-check answers helps every reader.";
        found.push(check(
            Level::Note,
            "No question is stated".to_owned(),
            text,
            "walkthrough",
        ));
    }
}

fn of_articles(report: &Report, found: &mut Vec<Check>) {
    for article in &report.articles {
        let no_outlet = article
            .outlet
            .as_deref()
            .is_none_or(|outlet| outlet.trim().is_empty());
        let missing = match (no_outlet, article.published.is_none()) {
            (true, true) => "no outlet and no date of publication",
            (true, false) => "no outlet",
            (false, true) => "no date of publication",
            (false, false) => continue,
        };
        let title = format!("“{}” has {missing}", article.title.trim());
        found.push(check(
            Level::Warn,
            title,
            "A reader cannot find the article again without it.",
            "articles",
        ));
    }
}

fn of_claim(claim: &Claim, found: &mut Vec<Check>) {
    let mut add = |level, title: &str, text: &str| {
        let title = format!("Claim {}: {title}", claim.number);
        let claim_id = Some(claim.id.clone());
        found.push(Check {
            claim_id,
            ..check(level, title, text, "walkthrough")
        });
    };
    if let Some(stale) = claim.decided().and_then(|decision| decision.stale.as_deref()) {
        add(Level::Stop, "it has to be decided again", stale);
    }
    if claim.current_decisions().nth(1).is_some() {
        let text = "They were made without knowing of each other. Decide once more, and both give way.";
        add(Level::Stop, "two decisions stand", text);
    } else if claim.is_disputed() {
        add(
            Level::Stop,
            "the reviewers disagree",
            "Every verdict is printed until someone decides.",
        );
    }
    if let Some(bare) = bare_verdict(claim) {
        add(
            Level::Warn,
            &format!("the verdict of {bare} cites no evidence"),
            "Cite it in the rationale, as in [E1].",
        );
    }
    for (title, text) in doubts(claim) {
        add(Level::Warn, &title, &text);
    }
    if let Some(uncited) = uncited(claim) {
        add(
            Level::Note,
            &uncited,
            "It is printed, but no verdict says what it shows.",
        );
    }
    if claim
        .current_verdicts()
        .any(|verdict| verdict.judged_wording.is_some())
    {
        let text = "A verdict judged the earlier words. Give it again, or say that it still holds.";
        add(Level::Warn, "the wording was changed after a verdict", text);
    }
    if claim.state == WorkState::Parked {
        add(
            Level::Warn,
            "it is still put aside",
            "Take it up again, or sign off with the gap named.",
        );
    }
    if claim.flagged {
        add(Level::Note, "it is flagged", "Somebody meant to come back to it.");
    }
}

/// Whose verdict that needs evidence cites none that is there.
fn bare_verdict(claim: &Claim) -> Option<&str> {
    let there: Vec<u32> = claim.evidence.iter().map(|evidence| evidence.number).collect();
    claim
        .current_verdicts()
        .filter(|verdict| !matches!(verdict.outcome, crate::model::Outcome::NotCheckable { .. }))
        .find(|verdict| !verdict.cites().iter().any(|number| there.contains(number)))
        .map(|verdict| verdict.reviewer.as_str())
}

/// What is doubtful about the evidence, and replies that are still waited for.
fn doubts(claim: &Claim) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for evidence in &claim.evidence {
        let name = format!("E{}", evidence.number);
        if evidence.after_claim {
            let text = "It could not be known when the claim was made. The report says so.";
            found.push((format!("{name} was published after the claim"), text.to_owned()));
        }
        if let Some(captured) = evidence
            .captured
            .as_ref()
            .filter(|captured| !captured.proof.holds)
        {
            let words = capital(&captured.proof.words);
            let text = format!("{words}. The report says so.");
            found.push((format!("the quote of {name} is not proved"), text));
        }
        for problem in &evidence.problems {
            let text = "Look at it again, or take it back. The flag is printed.";
            found.push((
                format!("{name} is flagged: {}", problem_words(problem.flag)),
                text.to_owned(),
            ));
        }
    }
    let waiting = claim
        .replies
        .iter()
        .filter(|reply| reply.state == ReplyState::Waiting);
    for reply in waiting {
        let text = "Enter the answer, or that none came.";
        let title = format!("a reply of {} is waited for", reply.from.trim());
        found.push((title, text.to_owned()));
    }
    found
}

/// Evidence that no verdict cites, once there is a verdict.
fn uncited(claim: &Claim) -> Option<String> {
    if !claim.is_settled() {
        return None;
    }
    let cited: Vec<u32> = claim
        .current_verdicts()
        .flat_map(crate::model::Verdict::cites)
        .collect();
    let left: Vec<String> = claim
        .evidence
        .iter()
        .filter(|evidence| !cited.contains(&evidence.number))
        .map(|evidence| format!("E{}", evidence.number))
        .collect();
    match left.as_slice() {
        [] => None,
        [one] => Some(format!("{one} is cited by no verdict")),
        several => Some(format!("{} are cited by no verdict", several.join(", "))),
    }
}

fn check(level: Level, title: String, text: &str, section: &'static str) -> Check {
    Check {
        level,
        title,
        text: text.to_owned(),
        section: Some(section),
        claim_id: None,
    }
}
