//! The single list of commands. It feeds the window's handlers and permissions, the TypeScript and the tests.

use ts_rs::{Config, TS, TypeVisitor};

use crate::typescript::Declarations;
use crate::wire::{
    article::*, bundle::*, capture::*, case::*, claim::*, claims_table::*, common::*, copies::*, desk::*,
    evidence::*, history::*, house::*, lookup::*, model::*, relation::*, reply::*, report::*, review::*,
    signed::*, source::*, verdict::*, version::*,
};

/// One command of the contract.
pub struct CommandSpec {
    /// Name in snake_case, the same at every hop.
    pub name: &'static str,
    /// What it does, one sentence.
    pub doc: &'static str,
    /// TypeScript name of the input; none where the command takes none.
    pub input: fn(&Config) -> Option<String>,
    /// TypeScript name of the output.
    pub output: fn(&Config) -> String,
    /// Whether the command reports progress while it runs, and of which type.
    pub progress: fn(&Config) -> Option<String>,
    pub(crate) declare: fn(&mut Declarations),
}

macro_rules! commands {
    ($( $(#[doc = $doc:literal])+ $name:ident ( $($input:ty)? ) $( progress $progress:ty )? => $output:ty; )+) => {
        /// Every command, by noun.
        pub const COMMANDS: &[CommandSpec] = &[$(CommandSpec {
            name: stringify!($name),
            doc: concat!($($doc),+),
            input: |_config| { None::<String>$(.or(Some(<$input as TS>::name(_config))))? },
            output: |config| <$output as TS>::name(config),
            progress: |_config| { None::<String>$(.or(Some(<$progress as TS>::name(_config))))? },
            declare: |seen| {
                $( seen.visit::<$input>(); )?
                $( seen.visit::<$progress>(); )?
                seen.visit::<$output>();
            },
        }),+];
    };
}

commands! {
    /// Shows the first screen.
    desk_show() => DeskOverview;
    /// Reads every setting.
    settings_show() => Settings;
    /// Keeps one setting.
    settings_set(Setting) => Settings;
    /// Says which sentence model is in use.
    model_show() => ModelInUse;
    /// Goes back to the built-in sentence model, or to none.
    model_use(ModelUse) => ModelInUse;
    /// Asks for a folder with a sentence model and uses it; a closed dialog changes nothing.
    model_choose() => ModelInUse;
    /// Looks for words in cases, articles, claims, sources, evidence, searches, replies and verdicts.
    search(Search) => SearchHits;
    /// Writes a verified copy of the desk beside it.
    backup_make() => BackupMade;
    /// Lists the rating scales.
    scale_list() => Scales;
    /// Shows a rating scale with its versions.
    scale_show(ScaleShow) => ScaleDetail;
    /// Defines a rating scale, or the next version of one.
    scale_define(ScaleDefine) => Changed;
    /// Takes the newest version of a rating scale into use in a case.
    scale_use(ScaleUse) => Changed;
    /// Lists who can sit at this desk.
    reviewer_list() => ReviewerList;
    /// Changes a reviewer's card.
    reviewer_edit(ReviewerEdit) => Changed;
    /// Adds a reviewer.
    reviewer_add(ReviewerAdd) => Changed;
    /// Says who sits at the desk.
    reviewer_use(ById) => Changed;
    /// Keeps half-typed text; an empty text removes it.
    draft_save(Draft) => ();
    /// Keeps where the checker is.
    place_save(Place) => ();
    /// Opens an address in the person's browser after they asked for it; http and https only.
    link_open(LinkOpen) => ();
    /// Takes part in closing the window: everything typed is saved.
    window_close() => ();

    /// Makes a case.
    case_create(CaseCreate) => Changed;
    /// Changes a case.
    case_edit(CaseEdit) => Changed;
    /// Opens a case.
    case_show(ByCase) => CaseDetail;
    /// Analyses a case anew; what a person decided stays.
    case_analyse(CaseAnalyse) => CaseAnalysed;
    /// Opens the built-in sample case, made at first use.
    sample_open() => ById;

    /// Opens the file dialog; the chosen files wait under a token.
    article_choose() => Option<FilesOffered>;
    /// Imports offered files.
    article_import(ArticleImport) progress ImportProgress => ImportSummary;
    /// Stops the running import after the file at hand.
    import_cancel() => ();
    /// Imports pasted text.
    article_paste(ArticlePaste) => ImportSummary;
    /// Shows an article's text with its spans.
    article_show(ByArticle) => ArticleText;
    /// Changes what is known about an article.
    article_edit(ArticleEdit) => Changed;
    /// Takes an article out of the case.
    article_retract(ByArticle) => Changed;
    /// Opens the file dialog for the new text of an article; the chosen file waits under a token.
    article_update_choose(ByArticle) => Option<FilesOffered>;
    /// Gives an article a new text; what stands in it finds its place there, in one act.
    article_update(ArticleUpdate) => ArticleUpdated;
    /// Lists the versions of an article.
    version_list(ByArticle) => VersionList;
    /// Compares two versions of an article, word by word.
    version_compare(VersionCompare) => VersionDiff;
    /// Lists what has no place in the present text of its article, with the nearest passage of each.
    orphan_list(ByCase) => OrphanList;
    /// Shows where a statement stands in the present text.
    statement_place(StatementPlace) => Changed;
    /// Shows where a marked passage lies in the present text.
    passage_place(PassagePlace) => Changed;
    /// Takes a statement out of its claim.
    statement_retract(ById) => Changed;
    /// Says that a passage holds nothing to check.
    passage_mark(PassageMark) => Changed;
    /// Takes such a mark back.
    passage_unmark(ById) => Changed;

    /// Moves through the walk.
    walk_step(WalkStep) => WalkPosition;
    /// Lists claims in the order of the walk.
    claim_list(ClaimFind) => ClaimList;
    /// Shows one claim.
    claim_show(ByClaim) => ClaimDetail;
    /// Finds the claims nearest to one, in this case and all others.
    claim_similar(SimilarFind) => SimilarClaims;
    /// Makes a claim from a span.
    claim_create(ClaimCreate) => Changed;
    /// Accepts a suggested claim.
    claim_accept(ByClaim) => Changed;
    /// Accepts several suggested claims, as one act.
    claim_accept_many(ByClaims) => Changed;
    /// Takes several claims out of the case, as one act; suggested ones are not suggested again.
    claim_retract_many(ByClaims) => Changed;
    /// Changes a claim.
    claim_edit(ClaimEdit) => Changed;
    /// Splits a claim into parts.
    claim_split(ClaimSplit) => Changed;
    /// Makes several claims one.
    claim_merge(ClaimMerge) => Changed;
    /// Parks a claim or takes it up again.
    claim_park(ClaimPark) => Changed;
    /// Flags a claim or takes the flag away.
    claim_flag(ClaimFlag) => Changed;
    /// Takes a claim out of the case; a suggested one is dismissed and not suggested again.
    claim_retract(ByClaim) => Changed;
    /// Corrects who said it.
    statement_edit(StatementEdit) => Changed;
    /// Adds a comment.
    comment_add(CommentAdd) => Changed;
    /// Takes a comment back.
    comment_retract(ById) => Changed;
    /// Adds or removes a tag.
    tag_set(TagSet) => Changed;
    /// Says when to look again.
    recheck_set(RecheckSet) => Changed;

    /// Confirms, rejects, changes or makes a relation.
    relation_set(RelationSet) => Changed;
    /// Confirms or rejects several relations, as one act.
    relation_decide_many(RelationsDecide) => Changed;
    /// Lists the contested sets.
    contested_list(ByCase) => ContestedSets;

    /// Lists the sources of this desk.
    source_list() => SourceList;
    /// Shows the page of a source, with what the vault holds of it.
    source_show(ById) => SourceDetail;
    /// Lists the origin groups: sources of one group count once.
    origin_group_list() => OriginGroups;
    /// Adds a source.
    source_add(SourceAdd) => Changed;
    /// Changes a source.
    source_edit(SourceEdit) => Changed;
    /// Adds evidence.
    evidence_add(EvidenceAdd) => Changed;
    /// Changes evidence.
    evidence_edit(EvidenceEdit) => Changed;
    /// Says what is wrong with evidence, or takes that back.
    evidence_flag(EvidenceFlag) => Changed;
    /// Takes evidence back.
    evidence_retract(ByEvidence) => Changed;
    /// Enters what was looked for.
    lookup_add(LookupAdd) => Changed;
    /// Takes an entry of the search log out.
    lookup_retract(ById) => Changed;
    /// Enters that somebody was asked for a reply.
    reply_ask(ReplyAsk) => Changed;
    /// Changes the record of a reply.
    reply_edit(ReplyEdit) => Changed;
    /// Takes the record of a reply out.
    reply_retract(ById) => Changed;

    /// Opens the file dialog for evidence; the chosen files wait under a token.
    capture_choose() => Option<FilesOffered>;
    /// Captures offered files.
    capture_files(CaptureFiles) progress CaptureProgress => CaptureSummary;
    /// Captures pasted text.
    capture_paste(CapturePaste) => CaptureSummary;
    /// Fetches an address once and captures what came.
    capture_url(CaptureUrl) progress CaptureProgress => CaptureSummary;
    /// Stops the running capture.
    capture_cancel() => ();
    /// Lists the captures of a case, the latest first.
    capture_list(ByCase) => CaptureList;
    /// Shows the text of a captured file, a part at a time.
    capture_show(CaptureShow) => CaptureText;
    /// Draws a page of a captured PDF, or a captured picture.
    capture_image(CaptureImageAsk) => CaptureImage;
    /// Asks where to and writes a copy of a captured file.
    capture_save_as(ByFile) => Option<FileSaved>;
    /// Says that a capture does not belong to its case.
    capture_retract(ById) => Changed;
    /// Erases a file for ever.
    file_erase(FileErase) => Changed;
    /// Says how the archive is.
    archive_show() => ArchiveState;
    /// Hashes every file and every working copy again.
    archive_verify() progress ArchiveProgress => ArchiveState;
    /// Stops the verification.
    archive_cancel() => ();
    /// Lists articles and captured files that share much of their wording.
    copies_list(ByCase) => WireCopies;
    /// Reads an offered table of claims and guesses its columns.
    claims_table(ByToken) => ClaimsTable;
    /// Makes claims of the rows of an offered table.
    claims_import(ClaimsImport) => ClaimsImported;
    /// Says whether a quote stands in a captured file.
    quote_check(QuoteCheck) => QuoteProof;
    /// Proves the quote of a piece of evidence again.
    evidence_prove(ByEvidence) => QuoteProof;

    /// Gives a verdict.
    verdict_give(VerdictGive) => Changed;
    /// Withdraws a verdict.
    verdict_withdraw(VerdictWithdraw) => Changed;
    /// Lists what reviewers disagree on, what waits for a second verdict, and the rest.
    review_queue(ByCase) => ReviewQueue;
    /// Shows a claim with its verdicts side by side.
    review_show(ByClaim) => ReviewClaim;
    /// Decides what is published on a claim.
    decision_make(DecisionMake) => Changed;
    /// Withdraws a decision.
    decision_withdraw(DecisionWithdraw) => Changed;
    /// Says how far reviewers agree.
    agreement_show(AgreementAsk) => AgreementView;

    /// Says what the parts of a claim suggest for the whole.
    claim_rollup(ByClaim) => Option<RollupView>;
    /// Lists the house rules of a case.
    rules_show(ByCase) => HouseRules;
    /// Sets a house rule.
    rule_set(RuleSet) => Changed;
    /// Sets all house rules as a ready-made set has them.
    rules_preset(RulesPreset) => Changed;
    /// Holds the house rules against a claim.
    claim_lint(ByClaim) => Lint;
    /// Holds the house rules against every claim of a case.
    case_lint(ByCase) => CaseLint;
    /// Overrides a house rule for a claim.
    rule_override(RuleOverride) => Changed;
    /// Withdraws an override.
    rule_override_withdraw(RuleOverrideWithdraw) => Changed;
    /// Declares something on a claim, or takes it back.
    declaration_set(DeclarationSet) => Changed;

    /// Says what stops a sign-off, what it would name, and how it stands.
    sign_off_check(ByCase) => SignOffCheck;
    /// Signs a case off.
    sign_off(SignOff) => Changed;
    /// Lists what was said of a case after its sign-off.
    correction_list(ByCase) => CorrectionList;
    /// Corrects a case that was signed off.
    correction_make(CorrectionMake) => Changed;
    /// Enters that an outlet was asked to correct what it printed.
    correction_request(CorrectionRequest) => Changed;
    /// Enters what came of such a request.
    correction_request_edit(CorrectionRequestEdit) => Changed;
    /// Lists the claims whose day to be looked at again has come.
    recheck_list(RecheckAsk) => RecheckList;
    /// Asks for a second reading of a claim, or takes that back.
    second_reading_ask(SecondReadingAsk) => Changed;
    /// Lists the devices that this desk knows.
    device_list() => DeviceList;
    /// Revokes a device in every case.
    device_revoke(DeviceRevoke) => Changed;
    /// Asks where to and writes a case into one signed file.
    bundle_export(BundleExport) => Option<BundleExported>;
    /// Takes a bundle that was dropped, or opens the file dialog for one; the file waits under a token.
    bundle_choose() => Option<BundleOffer>;
    /// Takes a bundle in.
    bundle_import(BundleImport) => BundleImported;
    /// Lists the bundles that wait for the words of a device.
    inbox_list() => InboxList;
    /// Throws away a bundle that waits; it cannot be undone.
    bundle_discard(BundleDiscard) => Changed;
    /// Erases for ever what was said.
    payload_erase(PayloadErase) => Changed;

    /// Shows the report as it would be exported now.
    report_preview(ByCase) => ReportPreview;
    /// Writes the report into the case's export folder.
    report_export(ByCase) => ReportExported;
    /// Asks where to and writes the report.
    report_save_as(ByCase) => ReportSaved;

    /// Lists what happened.
    history_list(HistoryList) => HistoryPage;
    /// Checks every hash and signature.
    history_verify(ByCase) => Verified;
    /// Takes the last own act back.
    undo(ByCase) => Undone;
    /// Brings the last undone act back.
    redo(ByCase) => Undone;
    /// Takes one act back.
    undo_act(UndoAct) => Undone;
}
