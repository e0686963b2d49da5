//! Scales, house rules and reviewers through the contract, as the window uses them.
#![allow(
    clippy::unwrap_used,
    reason = "in a test a failure is a panic, also in its builders"
)]

use factdesk_desk::case::{self, NewCase};
use factdesk_desk::claim::{self, NewClaim};
use factdesk_desk::{Desk, system_clock};
use factdesk_ipc::Host;
use factdesk_ipc::wire::claim::ByClaim;
use factdesk_ipc::wire::common::{ByCase, ById};
use factdesk_ipc::wire::desk::ReviewerAdd;
use factdesk_ipc::wire::house::{
    DeclarationSet, FindingView, ReviewerEdit, RuleOverride, RuleOverrideWithdraw, RuleSet, RulesPreset,
    ScaleDefine, ScaleShow, ScaleUse,
};
use factdesk_ipc::wire::verdict::VerdictGive;

struct Sample {
    _folder: tempfile::TempDir,
    host: Host,
    case: String,
    claim: String,
}

fn sample() -> Sample {
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::open(&folder.path().join("desk"), system_clock()).unwrap();
    let me = desk.me().unwrap();
    let new = NewCase {
        title: "Harbour".to_owned(),
        ..NewCase::default()
    };
    let case = case::create(&desk, me, new).unwrap().value;
    let new = NewClaim {
        text: Some("Eleven people were treated at the harbour.".to_owned()),
        ..NewClaim::default()
    };
    let claim = claim::create(&desk, me, case, new).unwrap().value.to_string();
    Sample {
        host: Host::new(desk, folder.path().join("exports")),
        _folder: folder,
        case: case.to_string(),
        claim,
    }
}

impl Sample {
    fn by_case(&self) -> ByCase {
        ByCase {
            case_id: self.case.clone(),
        }
    }

    fn by_claim(&self) -> ByClaim {
        ByClaim {
            case_id: self.case.clone(),
            claim_id: self.claim.clone(),
        }
    }

    fn finding(&self, key: &str) -> FindingView {
        let lint = self.host.claim_lint(&self.by_claim()).unwrap();
        lint.findings.into_iter().find(|one| one.key == key).unwrap()
    }

    fn rate(&self, rating: &str, scale_version: Option<u32>) -> Result<(), String> {
        let given = self.host.verdict_give(VerdictGive {
            case_id: self.case.clone(),
            claim_id: self.claim.clone(),
            rating: Some(rating.to_owned()),
            not_checkable: None,
            conclusion: None,
            rationale: "Both lists say so.".to_owned(),
            confidence: None,
            would_change: None,
            scale_version,
        });
        given.map(|_| ()).map_err(|error| error.code)
    }
}

#[test]
fn an_editor_of_scales_reads_changes_and_uses_one() {
    let sample = sample();
    let first = sample.host.scale_list().unwrap().scales.remove(0);
    let show = |id: &str| {
        let asked = ScaleShow {
            scale_id: id.to_owned(),
            case_id: None,
        };
        sample.host.scale_show(&asked).unwrap()
    };
    let built_in = show(&first.id);
    assert!(built_in.built_in);
    let define = |id: &str, retired: bool| {
        let mut version = show(id).versions.pop().unwrap();
        version.values[2].retired = retired;
        let input = ScaleDefine {
            scale_id: Some(id.to_owned()),
            name: "House scale".to_owned(),
            language: "en".to_owned(),
            rollup: version.rollup,
            values: version.values,
        };
        sample.host.scale_define(input).unwrap().id.unwrap()
    };
    let take = |id: &str| {
        let input = ScaleUse {
            case_id: sample.case.clone(),
            scale_id: id.to_owned(),
        };
        sample.host.scale_use(&input).unwrap()
    };
    let ours = define(&first.id, false);
    assert_ne!(ours, first.id);
    take(&ours);
    assert_eq!(define(&ours, true), ours);
    let changed = take(&ours);
    assert!(changed.changes.iter().any(|change| change.noun == "scale"));
    let in_use = sample.host.case_show(&sample.by_case()).unwrap().scale;
    assert_eq!(
        (in_use.version, in_use.values.len()),
        (Some(2), 5),
        "a retired value is not offered"
    );
    assert_eq!(sample.rate("mixed", None), Err("rating_retired".to_owned()));
    assert_eq!(sample.rate("true", Some(1)), Err("rating_retired".to_owned()));
    assert_eq!(sample.rate("true", Some(2)), Ok(()));
    assert_eq!(define(&ours, true), ours);
    take(&ours);
    assert_eq!(sample.rate("false", Some(3)), Ok(()));
    let shown = sample.host.claim_show(&sample.by_claim()).unwrap();
    let given: Vec<_> = shown
        .verdicts
        .iter()
        .map(|one| one.scale.clone().unwrap())
        .collect();
    let told: Vec<_> = given
        .iter()
        .map(|one| (one.id.as_str(), one.name.as_str(), one.version))
        .collect();
    let house = |version| (ours.as_str(), "House scale", version);
    assert_eq!(
        told,
        [house(3), house(2)],
        "each on the version that it was given on"
    );
}

#[test]
fn a_rule_is_set_broken_declared_and_overridden() {
    let sample = sample();
    let preset = RulesPreset {
        case_id: sample.case.clone(),
        preset: "ifcn".to_owned(),
    };
    sample.host.rules_preset(&preset).unwrap();
    let rules = sample.host.rules_show(&sample.by_case()).unwrap();
    assert_eq!((rules.preset.as_deref(), rules.rules.len()), (Some("ifcn"), 10));
    let broken = sample.finding("primary_source");
    assert_eq!(broken.state, "block");
    assert_eq!(broken.declaration.as_deref(), Some("no_primary_source"));
    let declare = |reason: &str| {
        let input = DeclarationSet {
            case_id: sample.case.clone(),
            claim_id: sample.claim.clone(),
            kind: "no_primary_source".to_owned(),
            reason: reason.to_owned(),
        };
        sample.host.declaration_set(input).unwrap()
    };
    declare("The log was sealed.");
    let kept = sample.finding("primary_source");
    assert_eq!(
        (kept.state.as_str(), kept.declared.as_deref()),
        ("pass", Some("The log was sealed."))
    );
    declare("");
    let input = RuleOverride {
        case_id: sample.case.clone(),
        claim_id: sample.claim.clone(),
        key: "primary_source".to_owned(),
        reason: "The archive burnt down.".to_owned(),
    };
    sample.host.rule_override(input).unwrap();
    let case = sample.host.case_lint(&sample.by_case()).unwrap();
    assert_eq!((case.claims.len(), case.overridden), (1, 1));
    let over = sample.finding("primary_source").override_id.unwrap();
    let input = RuleOverrideWithdraw {
        override_id: over,
        reason: String::new(),
    };
    sample.host.rule_override_withdraw(input).unwrap();
    let off = RuleSet {
        case_id: sample.case.clone(),
        key: "primary_source".to_owned(),
        level: Some("off".to_owned()),
        origins: None,
        hosts: None,
    };
    sample.host.rule_set(off).unwrap();
    assert_eq!(sample.finding("primary_source").state, "off");
}

#[test]
fn who_sits_at_the_desk_has_a_role_and_a_mark() {
    let sample = sample();
    let new = |name: &str, colour: &str| ReviewerAdd {
        name: name.to_owned(),
        role: Some("second_reader".to_owned()),
        initials: None,
        colour: Some(colour.to_owned()),
    };
    let wrong = sample.host.reviewer_add(&new("Ada Brink", "mauve")).unwrap_err();
    assert_eq!(wrong.field.as_deref(), Some("colour"));
    let added = sample.host.reviewer_add(&new("Ada Brink", "teal")).unwrap();
    let id = added.id.unwrap();
    sample.host.reviewer_use(&ById { id: id.clone() }).unwrap();
    let edit = ReviewerEdit {
        reviewer_id: id.clone(),
        name: None,
        role: Some("editor".to_owned()),
        initials: Some("AX".to_owned()),
        colour: None,
    };
    sample.host.reviewer_edit(edit).unwrap();
    let list = sample.host.reviewer_list().unwrap();
    let ada = list.reviewers.iter().find(|one| one.id == id).unwrap();
    assert!(ada.me && list.shared_names.is_empty());
    assert_eq!((ada.role.as_str(), ada.initials.as_str()), ("editor", "AX"));
    assert_eq!(ada.colour.as_deref(), Some("teal"));
}
