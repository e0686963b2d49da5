// Written by `cargo xtask bindings` from the contract in Rust. Do not edit.

import { call, callWithProgress } from "../transport";
import type * as t from "./types";

/** Shows the first screen. */
export function deskShow(): Promise<t.DeskOverview> {
  return call("desk_show", {});
}

/** Reads every setting. */
export function settingsShow(): Promise<t.Settings> {
  return call("settings_show", {});
}

/** Keeps one setting. */
export function settingsSet(input: t.Setting): Promise<t.Settings> {
  return call("settings_set", { input });
}

/** Says which sentence model is in use. */
export function modelShow(): Promise<t.ModelInUse> {
  return call("model_show", {});
}

/** Goes back to the built-in sentence model, or to none. */
export function modelUse(input: t.ModelUse): Promise<t.ModelInUse> {
  return call("model_use", { input });
}

/** Asks for a folder with a sentence model and uses it; a closed dialog changes nothing. */
export function modelChoose(): Promise<t.ModelInUse> {
  return call("model_choose", {});
}

/** Looks for words in cases, articles, claims, sources, evidence, searches, replies and verdicts. */
export function search(input: t.Search): Promise<t.SearchHits> {
  return call("search", { input });
}

/** Writes a verified copy of the desk beside it. */
export function backupMake(): Promise<t.BackupMade> {
  return call("backup_make", {});
}

/** Lists the rating scales. */
export function scaleList(): Promise<t.Scales> {
  return call("scale_list", {});
}

/** Shows a rating scale with its versions. */
export function scaleShow(input: t.ScaleShow): Promise<t.ScaleDetail> {
  return call("scale_show", { input });
}

/** Defines a rating scale, or the next version of one. */
export function scaleDefine(input: t.ScaleDefine): Promise<t.Changed> {
  return call("scale_define", { input });
}

/** Takes the newest version of a rating scale into use in a case. */
export function scaleUse(input: t.ScaleUse): Promise<t.Changed> {
  return call("scale_use", { input });
}

/** Lists who can sit at this desk. */
export function reviewerList(): Promise<t.ReviewerList> {
  return call("reviewer_list", {});
}

/** Changes a reviewer's card. */
export function reviewerEdit(input: t.ReviewerEdit): Promise<t.Changed> {
  return call("reviewer_edit", { input });
}

/** Adds a reviewer. */
export function reviewerAdd(input: t.ReviewerAdd): Promise<t.Changed> {
  return call("reviewer_add", { input });
}

/** Says who sits at the desk. */
export function reviewerUse(input: t.ById): Promise<t.Changed> {
  return call("reviewer_use", { input });
}

/** Keeps half-typed text; an empty text removes it. */
export function draftSave(input: t.Draft): Promise<null> {
  return call("draft_save", { input });
}

/** Keeps where the checker is. */
export function placeSave(input: t.Place): Promise<null> {
  return call("place_save", { input });
}

/** Opens an address in the person's browser after they asked for it; http and https only. */
export function linkOpen(input: t.LinkOpen): Promise<null> {
  return call("link_open", { input });
}

/** Takes part in closing the window: everything typed is saved. */
export function windowClose(): Promise<null> {
  return call("window_close", {});
}

/** Makes a case. */
export function caseCreate(input: t.CaseCreate): Promise<t.Changed> {
  return call("case_create", { input });
}

/** Changes a case. */
export function caseEdit(input: t.CaseEdit): Promise<t.Changed> {
  return call("case_edit", { input });
}

/** Opens a case. */
export function caseShow(input: t.ByCase): Promise<t.CaseDetail> {
  return call("case_show", { input });
}

/** Analyses a case anew; what a person decided stays. */
export function caseAnalyse(input: t.CaseAnalyse): Promise<t.CaseAnalysed> {
  return call("case_analyse", { input });
}

/** Opens the built-in sample case, made at first use. */
export function sampleOpen(): Promise<t.ById> {
  return call("sample_open", {});
}

/** Opens the file dialog; the chosen files wait under a token. */
export function articleChoose(): Promise<t.FilesOffered | null> {
  return call("article_choose", {});
}

/** Imports offered files. */
export function articleImport(input: t.ArticleImport, onProgress: (progress: t.ImportProgress) => void): Promise<t.ImportSummary> {
  return callWithProgress("article_import", { input }, onProgress);
}

/** Stops the running import after the file at hand. */
export function importCancel(): Promise<null> {
  return call("import_cancel", {});
}

/** Imports pasted text. */
export function articlePaste(input: t.ArticlePaste): Promise<t.ImportSummary> {
  return call("article_paste", { input });
}

/** Shows an article's text with its spans. */
export function articleShow(input: t.ByArticle): Promise<t.ArticleText> {
  return call("article_show", { input });
}

/** Changes what is known about an article. */
export function articleEdit(input: t.ArticleEdit): Promise<t.Changed> {
  return call("article_edit", { input });
}

/** Takes an article out of the case. */
export function articleRetract(input: t.ByArticle): Promise<t.Changed> {
  return call("article_retract", { input });
}

/** Opens the file dialog for the new text of an article; the chosen file waits under a token. */
export function articleUpdateChoose(input: t.ByArticle): Promise<t.FilesOffered | null> {
  return call("article_update_choose", { input });
}

/** Gives an article a new text; what stands in it finds its place there, in one act. */
export function articleUpdate(input: t.ArticleUpdate): Promise<t.ArticleUpdated> {
  return call("article_update", { input });
}

/** Lists the versions of an article. */
export function versionList(input: t.ByArticle): Promise<t.VersionList> {
  return call("version_list", { input });
}

/** Compares two versions of an article, word by word. */
export function versionCompare(input: t.VersionCompare): Promise<t.VersionDiff> {
  return call("version_compare", { input });
}

/** Lists what has no place in the present text of its article, with the nearest passage of each. */
export function orphanList(input: t.ByCase): Promise<t.OrphanList> {
  return call("orphan_list", { input });
}

/** Shows where a statement stands in the present text. */
export function statementPlace(input: t.StatementPlace): Promise<t.Changed> {
  return call("statement_place", { input });
}

/** Shows where a marked passage lies in the present text. */
export function passagePlace(input: t.PassagePlace): Promise<t.Changed> {
  return call("passage_place", { input });
}

/** Takes a statement out of its claim. */
export function statementRetract(input: t.ById): Promise<t.Changed> {
  return call("statement_retract", { input });
}

/** Says that a passage holds nothing to check. */
export function passageMark(input: t.PassageMark): Promise<t.Changed> {
  return call("passage_mark", { input });
}

/** Takes such a mark back. */
export function passageUnmark(input: t.ById): Promise<t.Changed> {
  return call("passage_unmark", { input });
}

/** Moves through the walk. */
export function walkStep(input: t.WalkStep): Promise<t.WalkPosition> {
  return call("walk_step", { input });
}

/** Lists claims in the order of the walk. */
export function claimList(input: t.ClaimFind): Promise<t.ClaimList> {
  return call("claim_list", { input });
}

/** Shows one claim. */
export function claimShow(input: t.ByClaim): Promise<t.ClaimDetail> {
  return call("claim_show", { input });
}

/** Finds the claims nearest to one, in this case and all others. */
export function claimSimilar(input: t.SimilarFind): Promise<t.SimilarClaims> {
  return call("claim_similar", { input });
}

/** Makes a claim from a span. */
export function claimCreate(input: t.ClaimCreate): Promise<t.Changed> {
  return call("claim_create", { input });
}

/** Accepts a suggested claim. */
export function claimAccept(input: t.ByClaim): Promise<t.Changed> {
  return call("claim_accept", { input });
}

/** Accepts several suggested claims, as one act. */
export function claimAcceptMany(input: t.ByClaims): Promise<t.Changed> {
  return call("claim_accept_many", { input });
}

/** Takes several claims out of the case, as one act; suggested ones are not suggested again. */
export function claimRetractMany(input: t.ByClaims): Promise<t.Changed> {
  return call("claim_retract_many", { input });
}

/** Changes a claim. */
export function claimEdit(input: t.ClaimEdit): Promise<t.Changed> {
  return call("claim_edit", { input });
}

/** Splits a claim into parts. */
export function claimSplit(input: t.ClaimSplit): Promise<t.Changed> {
  return call("claim_split", { input });
}

/** Makes several claims one. */
export function claimMerge(input: t.ClaimMerge): Promise<t.Changed> {
  return call("claim_merge", { input });
}

/** Parks a claim or takes it up again. */
export function claimPark(input: t.ClaimPark): Promise<t.Changed> {
  return call("claim_park", { input });
}

/** Flags a claim or takes the flag away. */
export function claimFlag(input: t.ClaimFlag): Promise<t.Changed> {
  return call("claim_flag", { input });
}

/** Takes a claim out of the case; a suggested one is dismissed and not suggested again. */
export function claimRetract(input: t.ByClaim): Promise<t.Changed> {
  return call("claim_retract", { input });
}

/** Corrects who said it. */
export function statementEdit(input: t.StatementEdit): Promise<t.Changed> {
  return call("statement_edit", { input });
}

/** Adds a comment. */
export function commentAdd(input: t.CommentAdd): Promise<t.Changed> {
  return call("comment_add", { input });
}

/** Takes a comment back. */
export function commentRetract(input: t.ById): Promise<t.Changed> {
  return call("comment_retract", { input });
}

/** Adds or removes a tag. */
export function tagSet(input: t.TagSet): Promise<t.Changed> {
  return call("tag_set", { input });
}

/** Says when to look again. */
export function recheckSet(input: t.RecheckSet): Promise<t.Changed> {
  return call("recheck_set", { input });
}

/** Confirms, rejects, changes or makes a relation. */
export function relationSet(input: t.RelationSet): Promise<t.Changed> {
  return call("relation_set", { input });
}

/** Confirms or rejects several relations, as one act. */
export function relationDecideMany(input: t.RelationsDecide): Promise<t.Changed> {
  return call("relation_decide_many", { input });
}

/** Lists the contested sets. */
export function contestedList(input: t.ByCase): Promise<t.ContestedSets> {
  return call("contested_list", { input });
}

/** Lists the sources of this desk. */
export function sourceList(): Promise<t.SourceList> {
  return call("source_list", {});
}

/** Shows the page of a source, with what the vault holds of it. */
export function sourceShow(input: t.ById): Promise<t.SourceDetail> {
  return call("source_show", { input });
}

/** Lists the origin groups: sources of one group count once. */
export function originGroupList(): Promise<t.OriginGroups> {
  return call("origin_group_list", {});
}

/** Adds a source. */
export function sourceAdd(input: t.SourceAdd): Promise<t.Changed> {
  return call("source_add", { input });
}

/** Changes a source. */
export function sourceEdit(input: t.SourceEdit): Promise<t.Changed> {
  return call("source_edit", { input });
}

/** Adds evidence. */
export function evidenceAdd(input: t.EvidenceAdd): Promise<t.Changed> {
  return call("evidence_add", { input });
}

/** Changes evidence. */
export function evidenceEdit(input: t.EvidenceEdit): Promise<t.Changed> {
  return call("evidence_edit", { input });
}

/** Says what is wrong with evidence, or takes that back. */
export function evidenceFlag(input: t.EvidenceFlag): Promise<t.Changed> {
  return call("evidence_flag", { input });
}

/** Takes evidence back. */
export function evidenceRetract(input: t.ByEvidence): Promise<t.Changed> {
  return call("evidence_retract", { input });
}

/** Enters what was looked for. */
export function lookupAdd(input: t.LookupAdd): Promise<t.Changed> {
  return call("lookup_add", { input });
}

/** Takes an entry of the search log out. */
export function lookupRetract(input: t.ById): Promise<t.Changed> {
  return call("lookup_retract", { input });
}

/** Enters that somebody was asked for a reply. */
export function replyAsk(input: t.ReplyAsk): Promise<t.Changed> {
  return call("reply_ask", { input });
}

/** Changes the record of a reply. */
export function replyEdit(input: t.ReplyEdit): Promise<t.Changed> {
  return call("reply_edit", { input });
}

/** Takes the record of a reply out. */
export function replyRetract(input: t.ById): Promise<t.Changed> {
  return call("reply_retract", { input });
}

/** Opens the file dialog for evidence; the chosen files wait under a token. */
export function captureChoose(): Promise<t.FilesOffered | null> {
  return call("capture_choose", {});
}

/** Captures offered files. */
export function captureFiles(input: t.CaptureFiles, onProgress: (progress: t.CaptureProgress) => void): Promise<t.CaptureSummary> {
  return callWithProgress("capture_files", { input }, onProgress);
}

/** Captures pasted text. */
export function capturePaste(input: t.CapturePaste): Promise<t.CaptureSummary> {
  return call("capture_paste", { input });
}

/** Fetches an address once and captures what came. */
export function captureUrl(input: t.CaptureUrl, onProgress: (progress: t.CaptureProgress) => void): Promise<t.CaptureSummary> {
  return callWithProgress("capture_url", { input }, onProgress);
}

/** Stops the running capture. */
export function captureCancel(): Promise<null> {
  return call("capture_cancel", {});
}

/** Lists the captures of a case, the latest first. */
export function captureList(input: t.ByCase): Promise<t.CaptureList> {
  return call("capture_list", { input });
}

/** Shows the text of a captured file, a part at a time. */
export function captureShow(input: t.CaptureShow): Promise<t.CaptureText> {
  return call("capture_show", { input });
}

/** Draws a page of a captured PDF, or a captured picture. */
export function captureImage(input: t.CaptureImageAsk): Promise<t.CaptureImage> {
  return call("capture_image", { input });
}

/** Asks where to and writes a copy of a captured file. */
export function captureSaveAs(input: t.ByFile): Promise<t.FileSaved | null> {
  return call("capture_save_as", { input });
}

/** Says that a capture does not belong to its case. */
export function captureRetract(input: t.ById): Promise<t.Changed> {
  return call("capture_retract", { input });
}

/** Erases a file for ever. */
export function fileErase(input: t.FileErase): Promise<t.Changed> {
  return call("file_erase", { input });
}

/** Says how the archive is. */
export function archiveShow(): Promise<t.ArchiveState> {
  return call("archive_show", {});
}

/** Hashes every file and every working copy again. */
export function archiveVerify(onProgress: (progress: t.ArchiveProgress) => void): Promise<t.ArchiveState> {
  return callWithProgress("archive_verify", {}, onProgress);
}

/** Stops the verification. */
export function archiveCancel(): Promise<null> {
  return call("archive_cancel", {});
}

/** Lists articles and captured files that share much of their wording. */
export function copiesList(input: t.ByCase): Promise<t.WireCopies> {
  return call("copies_list", { input });
}

/** Reads an offered table of claims and guesses its columns. */
export function claimsTable(input: t.ByToken): Promise<t.ClaimsTable> {
  return call("claims_table", { input });
}

/** Makes claims of the rows of an offered table. */
export function claimsImport(input: t.ClaimsImport): Promise<t.ClaimsImported> {
  return call("claims_import", { input });
}

/** Says whether a quote stands in a captured file. */
export function quoteCheck(input: t.QuoteCheck): Promise<t.QuoteProof> {
  return call("quote_check", { input });
}

/** Proves the quote of a piece of evidence again. */
export function evidenceProve(input: t.ByEvidence): Promise<t.QuoteProof> {
  return call("evidence_prove", { input });
}

/** Gives a verdict. */
export function verdictGive(input: t.VerdictGive): Promise<t.Changed> {
  return call("verdict_give", { input });
}

/** Withdraws a verdict. */
export function verdictWithdraw(input: t.VerdictWithdraw): Promise<t.Changed> {
  return call("verdict_withdraw", { input });
}

/** Lists what reviewers disagree on, what waits for a second verdict, and the rest. */
export function reviewQueue(input: t.ByCase): Promise<t.ReviewQueue> {
  return call("review_queue", { input });
}

/** Shows a claim with its verdicts side by side. */
export function reviewShow(input: t.ByClaim): Promise<t.ReviewClaim> {
  return call("review_show", { input });
}

/** Decides what is published on a claim. */
export function decisionMake(input: t.DecisionMake): Promise<t.Changed> {
  return call("decision_make", { input });
}

/** Withdraws a decision. */
export function decisionWithdraw(input: t.DecisionWithdraw): Promise<t.Changed> {
  return call("decision_withdraw", { input });
}

/** Says how far reviewers agree. */
export function agreementShow(input: t.AgreementAsk): Promise<t.AgreementView> {
  return call("agreement_show", { input });
}

/** Says what the parts of a claim suggest for the whole. */
export function claimRollup(input: t.ByClaim): Promise<t.RollupView | null> {
  return call("claim_rollup", { input });
}

/** Lists the house rules of a case. */
export function rulesShow(input: t.ByCase): Promise<t.HouseRules> {
  return call("rules_show", { input });
}

/** Sets a house rule. */
export function ruleSet(input: t.RuleSet): Promise<t.Changed> {
  return call("rule_set", { input });
}

/** Sets all house rules as a ready-made set has them. */
export function rulesPreset(input: t.RulesPreset): Promise<t.Changed> {
  return call("rules_preset", { input });
}

/** Holds the house rules against a claim. */
export function claimLint(input: t.ByClaim): Promise<t.Lint> {
  return call("claim_lint", { input });
}

/** Holds the house rules against every claim of a case. */
export function caseLint(input: t.ByCase): Promise<t.CaseLint> {
  return call("case_lint", { input });
}

/** Overrides a house rule for a claim. */
export function ruleOverride(input: t.RuleOverride): Promise<t.Changed> {
  return call("rule_override", { input });
}

/** Withdraws an override. */
export function ruleOverrideWithdraw(input: t.RuleOverrideWithdraw): Promise<t.Changed> {
  return call("rule_override_withdraw", { input });
}

/** Declares something on a claim, or takes it back. */
export function declarationSet(input: t.DeclarationSet): Promise<t.Changed> {
  return call("declaration_set", { input });
}

/** Says what stops a sign-off, what it would name, and how it stands. */
export function signOffCheck(input: t.ByCase): Promise<t.SignOffCheck> {
  return call("sign_off_check", { input });
}

/** Signs a case off. */
export function signOff(input: t.SignOff): Promise<t.Changed> {
  return call("sign_off", { input });
}

/** Lists what was said of a case after its sign-off. */
export function correctionList(input: t.ByCase): Promise<t.CorrectionList> {
  return call("correction_list", { input });
}

/** Corrects a case that was signed off. */
export function correctionMake(input: t.CorrectionMake): Promise<t.Changed> {
  return call("correction_make", { input });
}

/** Enters that an outlet was asked to correct what it printed. */
export function correctionRequest(input: t.CorrectionRequest): Promise<t.Changed> {
  return call("correction_request", { input });
}

/** Enters what came of such a request. */
export function correctionRequestEdit(input: t.CorrectionRequestEdit): Promise<t.Changed> {
  return call("correction_request_edit", { input });
}

/** Lists the claims whose day to be looked at again has come. */
export function recheckList(input: t.RecheckAsk): Promise<t.RecheckList> {
  return call("recheck_list", { input });
}

/** Asks for a second reading of a claim, or takes that back. */
export function secondReadingAsk(input: t.SecondReadingAsk): Promise<t.Changed> {
  return call("second_reading_ask", { input });
}

/** Lists the devices that this desk knows. */
export function deviceList(): Promise<t.DeviceList> {
  return call("device_list", {});
}

/** Revokes a device in every case. */
export function deviceRevoke(input: t.DeviceRevoke): Promise<t.Changed> {
  return call("device_revoke", { input });
}

/** Asks where to and writes a case into one signed file. */
export function bundleExport(input: t.BundleExport): Promise<t.BundleExported | null> {
  return call("bundle_export", { input });
}

/** Takes a bundle that was dropped, or opens the file dialog for one; the file waits under a token. */
export function bundleChoose(): Promise<t.BundleOffer | null> {
  return call("bundle_choose", {});
}

/** Takes a bundle in. */
export function bundleImport(input: t.BundleImport): Promise<t.BundleImported> {
  return call("bundle_import", { input });
}

/** Lists the bundles that wait for the words of a device. */
export function inboxList(): Promise<t.InboxList> {
  return call("inbox_list", {});
}

/** Throws away a bundle that waits; it cannot be undone. */
export function bundleDiscard(input: t.BundleDiscard): Promise<t.Changed> {
  return call("bundle_discard", { input });
}

/** Erases for ever what was said. */
export function payloadErase(input: t.PayloadErase): Promise<t.Changed> {
  return call("payload_erase", { input });
}

/** Shows the report as it would be exported now. */
export function reportPreview(input: t.ByCase): Promise<t.ReportPreview> {
  return call("report_preview", { input });
}

/** Writes the report into the case's export folder. */
export function reportExport(input: t.ByCase): Promise<t.ReportExported> {
  return call("report_export", { input });
}

/** Asks where to and writes the report. */
export function reportSaveAs(input: t.ByCase): Promise<t.ReportSaved> {
  return call("report_save_as", { input });
}

/** Lists what happened. */
export function historyList(input: t.HistoryList): Promise<t.HistoryPage> {
  return call("history_list", { input });
}

/** Checks every hash and signature. */
export function historyVerify(input: t.ByCase): Promise<t.Verified> {
  return call("history_verify", { input });
}

/** Takes the last own act back. */
export function undo(input: t.ByCase): Promise<t.Undone> {
  return call("undo", { input });
}

/** Brings the last undone act back. */
export function redo(input: t.ByCase): Promise<t.Undone> {
  return call("redo", { input });
}

/** Takes one act back. */
export function undoAct(input: t.UndoAct): Promise<t.Undone> {
  return call("undo_act", { input });
}

/** Every command's name, as the core registers it. */
export const COMMANDS = [
  "desk_show",
  "settings_show",
  "settings_set",
  "model_show",
  "model_use",
  "model_choose",
  "search",
  "backup_make",
  "scale_list",
  "scale_show",
  "scale_define",
  "scale_use",
  "reviewer_list",
  "reviewer_edit",
  "reviewer_add",
  "reviewer_use",
  "draft_save",
  "place_save",
  "link_open",
  "window_close",
  "case_create",
  "case_edit",
  "case_show",
  "case_analyse",
  "sample_open",
  "article_choose",
  "article_import",
  "import_cancel",
  "article_paste",
  "article_show",
  "article_edit",
  "article_retract",
  "article_update_choose",
  "article_update",
  "version_list",
  "version_compare",
  "orphan_list",
  "statement_place",
  "passage_place",
  "statement_retract",
  "passage_mark",
  "passage_unmark",
  "walk_step",
  "claim_list",
  "claim_show",
  "claim_similar",
  "claim_create",
  "claim_accept",
  "claim_accept_many",
  "claim_retract_many",
  "claim_edit",
  "claim_split",
  "claim_merge",
  "claim_park",
  "claim_flag",
  "claim_retract",
  "statement_edit",
  "comment_add",
  "comment_retract",
  "tag_set",
  "recheck_set",
  "relation_set",
  "relation_decide_many",
  "contested_list",
  "source_list",
  "source_show",
  "origin_group_list",
  "source_add",
  "source_edit",
  "evidence_add",
  "evidence_edit",
  "evidence_flag",
  "evidence_retract",
  "lookup_add",
  "lookup_retract",
  "reply_ask",
  "reply_edit",
  "reply_retract",
  "capture_choose",
  "capture_files",
  "capture_paste",
  "capture_url",
  "capture_cancel",
  "capture_list",
  "capture_show",
  "capture_image",
  "capture_save_as",
  "capture_retract",
  "file_erase",
  "archive_show",
  "archive_verify",
  "archive_cancel",
  "copies_list",
  "claims_table",
  "claims_import",
  "quote_check",
  "evidence_prove",
  "verdict_give",
  "verdict_withdraw",
  "review_queue",
  "review_show",
  "decision_make",
  "decision_withdraw",
  "agreement_show",
  "claim_rollup",
  "rules_show",
  "rule_set",
  "rules_preset",
  "claim_lint",
  "case_lint",
  "rule_override",
  "rule_override_withdraw",
  "declaration_set",
  "sign_off_check",
  "sign_off",
  "correction_list",
  "correction_make",
  "correction_request",
  "correction_request_edit",
  "recheck_list",
  "second_reading_ask",
  "device_list",
  "device_revoke",
  "bundle_export",
  "bundle_choose",
  "bundle_import",
  "inbox_list",
  "bundle_discard",
  "payload_erase",
  "report_preview",
  "report_export",
  "report_save_as",
  "history_list",
  "history_verify",
  "undo",
  "redo",
  "undo_act",
] as const;
