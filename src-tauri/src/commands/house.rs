//! The house's own: rating scales, reviewers' cards, house rules and what they find.

use factdesk_ipc::Reply;
use factdesk_ipc::wire::claim::ByClaim;
use factdesk_ipc::wire::common::{ByCase, Changed};
use factdesk_ipc::wire::house::{
    CaseLint, DeclarationSet, HouseRules, Lint, ReviewerEdit, ReviewerList, RollupView, RuleOverride,
    RuleOverrideWithdraw, RuleSet, RulesPreset, ScaleDefine, ScaleDetail, ScaleShow, ScaleUse,
};
use tauri::State;

use crate::state::AppState;

/// Shows a rating scale with its versions.
#[tauri::command]
pub async fn scale_show(state: State<'_, AppState>, input: ScaleShow) -> Reply<ScaleDetail> {
    state.run(move |host| host.scale_show(&input)).await
}

/// Defines a rating scale, or the next version of one.
#[tauri::command]
pub async fn scale_define(state: State<'_, AppState>, input: ScaleDefine) -> Reply<Changed> {
    state.run(move |host| host.scale_define(input)).await
}

/// Takes the newest version of a rating scale into use in a case.
#[tauri::command]
pub async fn scale_use(state: State<'_, AppState>, input: ScaleUse) -> Reply<Changed> {
    state.run(move |host| host.scale_use(&input)).await
}

/// Lists who can sit at this desk.
#[tauri::command]
pub async fn reviewer_list(state: State<'_, AppState>) -> Reply<ReviewerList> {
    state.run(move |host| host.reviewer_list()).await
}

/// Changes a reviewer's card.
#[tauri::command]
pub async fn reviewer_edit(state: State<'_, AppState>, input: ReviewerEdit) -> Reply<Changed> {
    state.run(move |host| host.reviewer_edit(input)).await
}

/// Says what the parts of a claim suggest for the whole.
#[tauri::command]
pub async fn claim_rollup(state: State<'_, AppState>, input: ByClaim) -> Reply<Option<RollupView>> {
    state.run(move |host| host.claim_rollup(&input)).await
}

/// Lists the house rules of a case.
#[tauri::command]
pub async fn rules_show(state: State<'_, AppState>, input: ByCase) -> Reply<HouseRules> {
    state.run(move |host| host.rules_show(&input)).await
}

/// Sets a house rule.
#[tauri::command]
pub async fn rule_set(state: State<'_, AppState>, input: RuleSet) -> Reply<Changed> {
    state.run(move |host| host.rule_set(input)).await
}

/// Sets all house rules as a ready-made set has them.
#[tauri::command]
pub async fn rules_preset(state: State<'_, AppState>, input: RulesPreset) -> Reply<Changed> {
    state.run(move |host| host.rules_preset(&input)).await
}

/// Holds the house rules against a claim.
#[tauri::command]
pub async fn claim_lint(state: State<'_, AppState>, input: ByClaim) -> Reply<Lint> {
    state.run(move |host| host.claim_lint(&input)).await
}

/// Holds the house rules against every claim of a case.
#[tauri::command]
pub async fn case_lint(state: State<'_, AppState>, input: ByCase) -> Reply<CaseLint> {
    state.run(move |host| host.case_lint(&input)).await
}

/// Overrides a house rule for a claim.
#[tauri::command]
pub async fn rule_override(state: State<'_, AppState>, input: RuleOverride) -> Reply<Changed> {
    state.run(move |host| host.rule_override(input)).await
}

/// Withdraws an override.
#[tauri::command]
pub async fn rule_override_withdraw(
    state: State<'_, AppState>,
    input: RuleOverrideWithdraw,
) -> Reply<Changed> {
    state.run(move |host| host.rule_override_withdraw(input)).await
}

/// Declares something on a claim, or takes it back.
#[tauri::command]
pub async fn declaration_set(state: State<'_, AppState>, input: DeclarationSet) -> Reply<Changed> {
    state.run(move |host| host.declaration_set(input)).await
}
