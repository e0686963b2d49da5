// Written by `cargo xtask bindings` from the contract in Rust. Do not edit.

/**
 * An entry that the sign-off does not cover.
 */
export type AfterSignOff = { 
/**
 * Operation.
 */
operationId: string, 
/**
 * What it did, in words.
 */
words: string, 
/**
 * Who.
 */
by: string, 
/**
 * When, in milliseconds since 1970.
 */
atMs: number, 
/**
 * Claim to go to.
 */
claimId: string | null, 
/**
 * Whether a correction on its claim was made later.
 */
printed: boolean, };

/**
 * Which verdicts to compare.
 */
export type AgreementAsk = { 
/**
 * Case; without it every case.
 */
caseId?: string, 
/**
 * Scale; without it the one of the case.
 */
scaleId?: string, 
/**
 * Only claims that this reviewer judged too.
 */
reviewerId?: string, 
/**
 * Only claims with this tag.
 */
tag?: string, 
/**
 * Only verdicts since then, in milliseconds since 1970.
 */
sinceMs?: number, };

/**
 * Two reviewers.
 */
export type AgreementPair = { 
/**
 * One.
 */
a: ReviewerCard, 
/**
 * The other.
 */
b: ReviewerCard, 
/**
 * Claims that both judged.
 */
n: number, 
/**
 * Share of agreeing pairs, 0 to 1.
 */
percent: number | null, 
/**
 * Krippendorff's alpha; none below the minimum.
 */
alpha: number | null, };

/**
 * A part of the verdicts.
 */
export type AgreementPart = { 
/**
 * Its name: a scale, a reviewer, a tag, `2026-11`.
 */
name: string, 
/**
 * Claims with two verdicts or more.
 */
n: number, 
/**
 * Share of agreeing pairs, 0 to 1.
 */
percent: number | null, 
/**
 * Krippendorff's alpha; none below the minimum.
 */
alpha: number | null, };

/**
 * How far reviewers agree.
 */
export type AgreementView = { 
/**
 * Why nothing is shown, in words: I owe blind verdicts here.
 */
hidden: string | null, 
/**
 * Claims with two verdicts that it takes before alpha is shown.
 */
minimum: number, 
/**
 * Claims with two verdicts or more.
 */
n: number, 
/**
 * Verdicts on them.
 */
pairable: number, 
/**
 * `n` as a share of the claims, 0 to 1.
 */
coverage: number, 
/**
 * Share of agreeing pairs, 0 to 1.
 */
percent: number | null, 
/**
 * Claims whose first two verdicts are the same.
 */
same: number, 
/**
 * Share of pairs at most one step apart, 0 to 1.
 */
within: number | null, 
/**
 * Claims whose first two verdicts lie at most one step apart.
 */
withinCount: number, 
/**
 * Krippendorff's alpha; none below the minimum, or where it is undefined.
 */
alpha: number | null, 
/**
 * `nominal` or `ordinal`.
 */
level: string, 
/**
 * What is in no figure, in words.
 */
leftOut: string, 
/**
 * The values of the matrix.
 */
values: Array<ScaleValue>, 
/**
 * Claims by the value of the first verdict (row) and of the second (column).
 */
matrix: Array<Array<number>>, 
/**
 * Every two reviewers with a claim in common.
 */
pairs: Array<AgreementPair>, 
/**
 * By rating scale.
 */
byScale: Array<AgreementPart>, 
/**
 * By reviewer: the claims that they judged.
 */
byReviewer: Array<AgreementPart>, 
/**
 * By tag.
 */
byTag: Array<AgreementPart>, 
/**
 * By month of the verdicts, the first month first.
 */
overTime: Array<AgreementPart>, };

/**
 * How the suggestions of a case were made.
 */
export type Analysis = { 
/**
 * Analyser and version that made them; none before the first analysis.
 */
analyser: string | null, 
/**
 * Whether the rules of this release are other ones, so that a new analysis may find more.
 */
outdated: boolean, 
/**
 * Language that every article is read in (BCP 47); none where each article's own is taken.
 */
language: string | null, };

/**
 * One answer of a contested set.
 */
export type Answer = { 
/**
 * Claim that gives it.
 */
claimId: string, 
/**
 * The answer in a few words: "11 wounded".
 */
label: string, 
/**
 * The part of the label that differs.
 */
differs: Array<Utf16Range>, 
/**
 * Who said it where.
 */
statements: Array<StatementView>, 
/**
 * Evidence on it.
 */
evidence: Array<AnswerEvidence>, 
/**
 * Sign of the claim.
 */
sign: Sign, 
/**
 * Work state of the claim.
 */
state: WorkState, 
/**
 * What the claim says since it was corrected.
 */
corrected?: CorrectedView, };

/**
 * Evidence on an answer.
 */
export type AnswerEvidence = { 
/**
 * `E1`.
 */
label: string, 
/**
 * `supports`, `refutes` or `context`.
 */
stance: string, };

/**
 * A file with which something is wrong.
 */
export type ArchiveProblem = { 
/**
 * The file.
 */
sha256: string, 
/**
 * What it is called.
 */
name: string, 
/**
 * `damaged` or `missing`; `copy_damaged` or `copy_missing` where it is the text drawn from it.
 */
state: string, 
/**
 * Titles of the cases that name it.
 */
cases: Array<string>, };

/**
 * How far the verification is.
 */
export type ArchiveProgress = { 
/**
 * Files done.
 */
done: number, 
/**
 * Files in all.
 */
total: number, };

/**
 * The archive of this desk.
 */
export type ArchiveState = { 
/**
 * Files that anything names, erased ones included.
 */
files: number, 
/**
 * Bytes of those that are there.
 */
sizeBytes: number, 
/**
 * Files that were fine when they were looked at last.
 */
fine: number, 
/**
 * Files with other bytes than they had, or whose text is damaged or missing.
 */
damaged: number, 
/**
 * Files that are not there.
 */
missing: number, 
/**
 * Files that were erased.
 */
removed: number, 
/**
 * Files that nobody has looked at since they were stored.
 */
unchecked: number, 
/**
 * Whether everything is being hashed again now.
 */
running: boolean, 
/**
 * When any file was looked at last.
 */
lastMs: number | null, 
/**
 * What is wrong.
 */
problems: Array<ArchiveProblem>, };

/**
 * An article as listed.
 */
export type ArticleCard = { 
/**
 * Id.
 */
id: string, 
/**
 * Title, else the first words.
 */
title: string, 
/**
 * Outlet; empty when unknown.
 */
outlet: string | null, 
/**
 * Outlet, else the title: what tabs show.
 */
short: string, 
/**
 * Byline.
 */
byline: string | null, 
/**
 * Published: `YYYY-MM-DD`.
 */
published: string | null, 
/**
 * Language (BCP 47).
 */
language: string | null, 
/**
 * Address it came from.
 */
url: string | null, 
/**
 * File name; none when pasted.
 */
fileName: string | null, 
/**
 * Media type of the original bytes.
 */
mediaType: string, 
/**
 * SHA-256 of the original bytes.
 */
sha256: string, 
/**
 * Bytes of the original.
 */
sizeBytes: number, 
/**
 * Current version.
 */
versionId: string, 
/**
 * Its number, from 1.
 */
version: number, 
/**
 * How many versions there are.
 */
versions: number, 
/**
 * Encoding that was read.
 */
encoding: string, 
/**
 * What drew the text from the bytes.
 */
extractor: string, 
/**
 * Characters of the text.
 */
characters: number, 
/**
 * Sentences.
 */
sentences: number, 
/**
 * Of those, covered.
 */
sentencesSettled: number, 
/**
 * Claims that have a statement here.
 */
claims: number, 
/**
 * When it was imported, in milliseconds since 1970.
 */
importedMs: number, };

/**
 * Changes what is known about an article; a missing field stays, an empty text clears.
 */
export type ArticleEdit = { 
/**
 * Article.
 */
articleId: string, 
/**
 * Title.
 */
title: string | null, 
/**
 * Outlet.
 */
outlet: string | null, 
/**
 * Byline.
 */
byline: string | null, 
/**
 * `YYYY-MM-DD`.
 */
published: string | null, 
/**
 * BCP 47.
 */
language: string | null, 
/**
 * Address.
 */
url: string | null, };

/**
 * Imports offered files; without a case a new one is made from them.
 */
export type ArticleImport = { 
/**
 * Case; none makes one.
 */
caseId: string | null, 
/**
 * Token of the offered files.
 */
token: string, };

/**
 * Imports pasted text; without a case a new one is made from it.
 */
export type ArticlePaste = { 
/**
 * Case; none makes one.
 */
caseId: string | null, 
/**
 * The text.
 */
text: string, };

/**
 * An article's text, ready to draw.
 */
export type ArticleText = { 
/**
 * The card.
 */
article: ArticleCard, 
/**
 * `ltr` or `rtl`.
 */
direction: string, 
/**
 * Paragraphs in reading order.
 */
paragraphs: Array<Paragraph>, 
/**
 * Sentences in reading order: the cells of the coverage map.
 */
sentences: Array<SentenceCell>, };

/**
 * Gives an article a new text: a chosen file, pasted text or an address, exactly one of the three.
 */
export type ArticleUpdate = { 
/**
 * Article.
 */
articleId: string, 
/**
 * Token of the offered file.
 */
token: string | null, 
/**
 * Pasted text.
 */
text: string | null, 
/**
 * Address to fetch once.
 */
url: string | null, 
/**
 * Whether the address may lie in a private network.
 */
allowPrivate: boolean, 
/**
 * Why there is a new text; may be empty.
 */
reason: string, };

/**
 * What a new text did.
 */
export type ArticleUpdated = { 
/**
 * The version with this text.
 */
versionId: string, 
/**
 * Its number, from 1.
 */
version: number, 
/**
 * Whether the article had this text already; nothing was written then.
 */
same: boolean, 
/**
 * Statements and marked passages with the same words in the place that answers to the old one.
 */
exact: number, 
/**
 * With the same words elsewhere.
 */
moved: number, 
/**
 * With changed words in a passage that was found for sure.
 */
fuzzy: number, 
/**
 * Without a sure place; they wait in the tray.
 */
orphans: number, 
/**
 * Claims that have to be looked at again.
 */
reopened: Array<string>, 
/**
 * Sentences to the person about how it was read.
 */
warnings: Array<string>, 
/**
 * What was done, in words.
 */
label: string, 
/**
 * The act, for undo; none where nothing was written.
 */
act: string | null, 
/**
 * Everything that must be loaded again.
 */
changes: Array<Change>, };

/**
 * Where a backup went.
 */
export type BackupMade = { 
/**
 * Path, for display.
 */
path: string, 
/**
 * Bytes.
 */
sizeBytes: number, };

/**
 * A row that is no claim.
 */
export type BadRow = { 
/**
 * Its number as a spreadsheet counts, from 1.
 */
row: number, 
/**
 * Why, in a sentence.
 */
message: string, };

/**
 * A block of the report.
 */
export type Block = { "kind": "heading", 
/**
 * 1 to 6.
 */
level: number, 
/**
 * Text.
 */
inlines: Array<Inline>, } | { "kind": "paragraph", 
/**
 * Text.
 */
inlines: Array<Inline>, } | { "kind": "quote", 
/**
 * Blocks within.
 */
blocks: Array<Block>, } | { "kind": "list", 
/**
 * First number of an ordered list.
 */
start: number | null, 
/**
 * Items.
 */
items: Array<Array<Block>>, } | { "kind": "table", 
/**
 * Head cells.
 */
head: Array<Array<Inline>>, 
/**
 * Rows of cells.
 */
rows: Array<Array<Array<Inline>>>, } | { "kind": "code", 
/**
 * Text.
 */
text: string, } | { "kind": "rule" };

/**
 * Throws away a bundle that waits.
 */
export type BundleDiscard = { 
/**
 * Stands for the file, as the list of the inbox names it.
 */
token: string, };

/**
 * Writes a case into one signed file.
 */
export type BundleExport = { 
/**
 * Case.
 */
caseId: string, 
/**
 * Withhold verdicts and comments on claims that wait for a second reading.
 */
blind: boolean, 
/**
 * Take captured files along.
 */
files: boolean, };

/**
 * A bundle that was written.
 */
export type BundleExported = { 
/**
 * Name of the file.
 */
name: string, 
/**
 * Its size.
 */
bytes: number, 
/**
 * How many operations are in it.
 */
operations: number, 
/**
 * How many of them without what they say.
 */
withheld: number, 
/**
 * How many captured files.
 */
files: number, };

/**
 * Takes a bundle in.
 */
export type BundleImport = { 
/**
 * Stands for the file.
 */
token: string, 
/**
 * The six words of its device, compared with its owner.
 */
words?: string, };

/**
 * What became of a bundle.
 */
export type BundleImported = { 
/**
 * Case.
 */
caseId: string, 
/**
 * Its title.
 */
title: string, 
/**
 * How many operations are new here, or say now what they say.
 */
applied: number, 
/**
 * How many were here.
 */
known: number, 
/**
 * How many wait for earlier ones.
 */
waiting: number, 
/**
 * How many captured files are new.
 */
files: number, 
/**
 * What was not taken, each in words.
 */
quarantined: Array<string>, 
/**
 * Whether it waits in the inbox for the words of a device.
 */
waits: boolean, 
/**
 * Everything that must be loaded again.
 */
changes: Array<Change>, };

/**
 * A bundle at hand, before anything of it is taken.
 */
export type BundleOffer = { 
/**
 * Stands for the file.
 */
token: string, 
/**
 * Name of the file.
 */
name: string, 
/**
 * Title that it gives the case.
 */
caseTitle: string, 
/**
 * Case.
 */
caseId: string, 
/**
 * Who says to have made it.
 */
by: string, 
/**
 * When it was made.
 */
atMs: number, 
/**
 * Its size.
 */
bytes: number, 
/**
 * How many operations are in it.
 */
operations: number, 
/**
 * How many captured files.
 */
files: number, 
/**
 * Whether verdicts are withheld in it.
 */
blind: boolean, 
/**
 * Whether its device is known here; else its six words are wanted.
 */
trusted: boolean, 
/**
 * Where its device was revoked: by whom, when and why. What it wrote before still counts, what it wrote after is
 * kept and not used; where it is not `trusted` here, it is refused.
 */
revoked?: string, 
/**
 * Its device.
 */
deviceId: string, 
/**
 * Whether the case is on this desk.
 */
knownCase: boolean, };

/**
 * Names an article.
 */
export type ByArticle = { 
/**
 * Id of the article.
 */
articleId: string, };

/**
 * Names a case and nothing else.
 */
export type ByCase = { 
/**
 * Id of the case.
 */
caseId: string, };

/**
 * Names a claim.
 */
export type ByClaim = { 
/**
 * Case.
 */
caseId: string, 
/**
 * Claim; a suggested one too.
 */
claimId: string, };

/**
 * Names several claims of a case.
 */
export type ByClaims = { 
/**
 * Case.
 */
caseId: string, 
/**
 * Claims; suggested ones too.
 */
claimIds: Array<string>, };

/**
 * Names evidence.
 */
export type ByEvidence = { 
/**
 * Case.
 */
caseId: string, 
/**
 * Evidence.
 */
evidenceId: string, };

/**
 * Names a captured file of a case.
 */
export type ByFile = { 
/**
 * Case.
 */
caseId: string, 
/**
 * The file.
 */
sha256: string, };

/**
 * Names an object and nothing else.
 */
export type ById = { 
/**
 * Id of the object.
 */
id: string, };

/**
 * Names offered files.
 */
export type ByToken = { 
/**
 * Stands for the files.
 */
token: string, };

/**
 * A paragraph, or a piece of a very long one.
 */
export type CaptureBlock = { 
/**
 * From 1, over the whole text.
 */
number: number, 
/**
 * Where it starts in the whole text, in UTF-16 code units.
 */
start: number, 
/**
 * Page, time code, row or paragraph; none where it is that of the block before.
 */
locator: string | null, 
/**
 * Whether it is a heading.
 */
heading: boolean, 
/**
 * Runs that together are its text.
 */
runs: Array<CaptureRun>, };

/**
 * Captures offered files.
 */
export type CaptureFiles = { 
/**
 * Case.
 */
caseId: string, 
/**
 * Stands for the files.
 */
token: string, };

/**
 * A picture that the reader process drew.
 */
export type CaptureImage = { 
/**
 * A PNG as a data address.
 */
dataUrl: string, 
/**
 * Pixels across.
 */
width: number, 
/**
 * Pixels down.
 */
height: number, 
/**
 * Page, from 1.
 */
page: number, 
/**
 * How many pages there are.
 */
pages: number, };

/**
 * Asks for a picture of a captured file.
 */
export type CaptureImageAsk = { 
/**
 * The file.
 */
sha256: string, 
/**
 * Page, from 1; of no account for pictures.
 */
page: number, 
/**
 * Width in pixels, for pages.
 */
width: number, };

/**
 * The captures of a case, the latest first.
 */
export type CaptureList = { 
/**
 * Captures.
 */
captures: Array<CaptureView>, };

/**
 * Captures pasted text.
 */
export type CapturePaste = { 
/**
 * Case.
 */
caseId: string, 
/**
 * The text.
 */
text: string, 
/**
 * What the person calls it.
 */
name: string | null, 
/**
 * Where they have it from.
 */
url: string | null, };

/**
 * How far capturing is.
 */
export type CaptureProgress = { 
/**
 * Files done.
 */
done: number, 
/**
 * Files in all.
 */
total: number, 
/**
 * The file at hand.
 */
file: string, 
/**
 * `reading` or `storing`.
 */
stage: string, };

/**
 * A stretch of text.
 */
export type CaptureRun = { 
/**
 * The text.
 */
text: string, 
/**
 * `quote` where the quote or the passage nearest to it stands, `differs` where that has other words.
 */
mark: string | null, };

/**
 * Asks for the text of a captured file.
 */
export type CaptureShow = { 
/**
 * Case.
 */
caseId: string, 
/**
 * The file.
 */
sha256: string, 
/**
 * Evidence whose quote is marked.
 */
evidenceId: string | null, 
/**
 * Which part, from 0; none for the one with the quote, else the first.
 */
part: number | null, };

/**
 * What capturing did.
 */
export type CaptureSummary = { 
/**
 * What is in.
 */
captures: Array<CaptureView>, 
/**
 * What is not, and why.
 */
failed: Array<FailedFile>, 
/**
 * Whether it was stopped.
 */
cancelled: boolean, };

/**
 * A part of the text of a captured file, ready to draw.
 */
export type CaptureText = { 
/**
 * The capture.
 */
capture: CaptureView, 
/**
 * Which part this is, from 0.
 */
part: number, 
/**
 * How many there are; 0 for a file without text.
 */
parts: number, 
/**
 * `ltr` or `rtl`.
 */
direction: string, 
/**
 * Its paragraphs.
 */
blocks: Array<CaptureBlock>, 
/**
 * The proof of the evidence, where one was named.
 */
proof: QuoteProof | null, };

/**
 * Fetches an address once and captures what came.
 */
export type CaptureUrl = { 
/**
 * Case.
 */
caseId: string, 
/**
 * Address, http or https.
 */
url: string, 
/**
 * Whether it may lie on this computer or its network.
 */
allowPrivate: boolean, };

/**
 * A captured file.
 */
export type CaptureView = { 
/**
 * Id of the capture.
 */
id: string, 
/**
 * Case.
 */
caseId: string, 
/**
 * SHA-256 of the bytes.
 */
sha256: string, 
/**
 * What it is called.
 */
name: string, 
/**
 * What the bytes are.
 */
mediaType: string, 
/**
 * `text`, `page`, `pdf`, `image`, `table`, `transcript`, `mail` or `other`.
 */
kind: string, 
/**
 * How many bytes.
 */
sizeBytes: number, 
/**
 * Code points of its text; none without one.
 */
characters: number | null, 
/**
 * Pages, where it has pages.
 */
pages: number | null, 
/**
 * `file`, `paste`, `drop` or `url`.
 */
how: string, 
/**
 * The address that was asked for.
 */
address: string | null, 
/**
 * The address that answered.
 */
finalAddress: string | null, 
/**
 * When it was captured, in milliseconds since 1970.
 */
capturedMs: number, 
/**
 * By whom.
 */
by: string, 
/**
 * What drew the text.
 */
extractor: string | null, 
/**
 * What the extractor had to say.
 */
warnings: Array<string>, 
/**
 * `fine`, `damaged`, `missing`, `removed` or `unchecked`.
 */
state: string, 
/**
 * The same of its text: `fine`, `damaged`, `missing`, `unchecked` or `none`.
 */
copyState: string, 
/**
 * When it was looked at last.
 */
checkedMs: number | null, 
/**
 * Pieces of evidence of this case that rest on it.
 */
evidence: number, 
/**
 * Its chain of custody on this desk.
 */
custody: Array<CustodyStep>, 
/**
 * Headers of the answer it came with.
 */
headers: Array<HeaderView>, };

/**
 * Asks for a new analysis.
 */
export type CaseAnalyse = { 
/**
 * Case.
 */
caseId: string, 
/**
 * Language that every article is read in from now on (BCP 47); empty for each article's own; none leaves it.
 */
language: string | null, };

/**
 * What a new analysis changed. What a person decided stays.
 */
export type CaseAnalysed = { 
/**
 * Claims suggested now.
 */
claims: number, 
/**
 * Relations suggested now.
 */
relations: number, 
/**
 * Claims that were not suggested before.
 */
newClaims: number, 
/**
 * Relations that were not suggested before.
 */
newRelations: number, 
/**
 * Suggested claims that are gone.
 */
goneClaims: number, 
/**
 * Suggested relations that are gone.
 */
goneRelations: number, };

/**
 * Makes a case.
 */
export type CaseCreate = { 
/**
 * Title, not blank.
 */
title: string, 
/**
 * Question.
 */
question: string | null, 
/**
 * Why chosen.
 */
whyChosen: string | null, 
/**
 * Deadline in milliseconds since 1970.
 */
deadlineMs: number | null, };

/**
 * A case, opened.
 */
export type CaseDetail = { 
/**
 * Id.
 */
id: string, 
/**
 * Title.
 */
title: string, 
/**
 * The question that the fact-check answers.
 */
question: string | null, 
/**
 * Why this was chosen.
 */
whyChosen: string | null, 
/**
 * Deadline in milliseconds since 1970.
 */
deadlineMs: number | null, 
/**
 * Language of the report (BCP 47).
 */
language: string, 
/**
 * Whether this is the built-in sample.
 */
sample: boolean, 
/**
 * How far it is.
 */
progress: Progress, 
/**
 * Articles in the order of import.
 */
articles: Array<ArticleCard>, 
/**
 * Scale of new verdicts.
 */
scale: Scale, 
/**
 * Where the checker was.
 */
place: Place | null, 
/**
 * Folder that exports go to, for display.
 */
exportFolder: string, 
/**
 * What undo would take back, in words.
 */
undo: string | null, 
/**
 * What redo would bring back, in words.
 */
redo: string | null, 
/**
 * Case head: SHA-256 in hex.
 */
head: string, 
/**
 * Which claims are to be read by a second reader: `none` but those that are asked for, `contested`, `all`.
 */
secondReading: string, 
/**
 * Tags used in the case.
 */
tags: Array<string>, 
/**
 * How its suggestions were made.
 */
analysis: Analysis, 
/**
 * Statements and marked passages without a place in the present text of their article.
 */
orphans: number, 
/**
 * Its sign-off; none while it is worked on.
 */
signed: SignedView | null, };

/**
 * Changes a case; a missing field stays, an empty text clears.
 */
export type CaseEdit = { 
/**
 * Case.
 */
caseId: string, 
/**
 * Title.
 */
title: string | null, 
/**
 * Question.
 */
question: string | null, 
/**
 * Why chosen.
 */
whyChosen: string | null, 
/**
 * Deadline in milliseconds since 1970; 0 clears.
 */
deadlineMs: number | null, 
/**
 * Which claims are to be read by a second reader: `none`, `contested`, `all`.
 */
secondReading: string | null, };

/**
 * What the house rules find in a case.
 */
export type CaseLint = { 
/**
 * Claims that were accepted, in the order of the walk.
 */
claims: Array<Lint>, 
/**
 * How many findings block.
 */
block: number, 
/**
 * How many warn.
 */
warn: number, 
/**
 * How many are overridden.
 */
overridden: number, };

/**
 * A row of the first screen.
 */
export type CaseSummary = { 
/**
 * Id.
 */
id: string, 
/**
 * Title.
 */
title: string, 
/**
 * Whether this is the built-in sample.
 */
sample: boolean, 
/**
 * Deadline in milliseconds since 1970.
 */
deadlineMs: number | null, 
/**
 * Outlets (or titles) of its articles in the order of import.
 */
outlets: Array<string>, 
/**
 * How far it is.
 */
progress: Progress, 
/**
 * Who worked on it.
 */
reviewers: Array<ReviewerCard>, 
/**
 * What happened last, in words.
 */
lastChange: string | null, 
/**
 * When, in milliseconds since 1970.
 */
changedMs: number, 
/**
 * Its sign-off; none while it is worked on.
 */
signed: SignedView | null, };

/**
 * An object that a write touched; the controllers of that noun load again.
 */
export type Change = { 
/**
 * Lower-case word of the vocabulary: `claim`, `verdict`, `article`, ...
 */
noun: string, 
/**
 * Id of the object.
 */
id: string, };

/**
 * What a write did.
 */
export type Changed = { 
/**
 * The act, for undo; none where nothing was appended to the log.
 */
act: string | null, 
/**
 * What was done, in words: "Verdict given".
 */
label: string, 
/**
 * Everything that must be loaded again.
 */
changes: Array<Change>, 
/**
 * The object that was made, where one was.
 */
id: string | null, };

/**
 * A claim as listed.
 */
export type ClaimCard = { 
/**
 * Id.
 */
id: string, 
/**
 * Place in the walk, from 1.
 */
number: number, 
/**
 * The claim in words that stand alone.
 */
text: string, 
/**
 * `suggested`, `person` or `imported`.
 */
origin: string, 
/**
 * Whether a person made or accepted it.
 */
accepted: boolean, 
/**
 * Work state.
 */
state: WorkState, 
/**
 * Sign.
 */
sign: Sign, 
/**
 * Whether it has a rival that was not rejected.
 */
contested: boolean, 
/**
 * Flagged.
 */
flagged: boolean, 
/**
 * Speaker of its first statement.
 */
speaker: string | null, 
/**
 * Outlet (or title) of its first statement's article.
 */
outlet: string | null, 
/**
 * Article of its first statement.
 */
articleId: string | null, 
/**
 * Paragraph of its first statement, from 1.
 */
paragraph: number | null, 
/**
 * Tags.
 */
tags: Array<string>, 
/**
 * Why it has to be looked at again although it has a verdict, in words; none where it has not.
 */
reopened: string | null, 
/**
 * What it says since it was corrected.
 */
corrected?: CorrectedView, };

/**
 * Makes a claim from a span.
 */
export type ClaimCreate = { 
/**
 * Article.
 */
articleId: string, 
/**
 * Start in UTF-16 code units.
 */
start: number, 
/**
 * End, exclusive.
 */
end: number, 
/**
 * The claim in words that stand alone; none takes the span's words.
 */
text: string | null, };

/**
 * Everything about one claim.
 */
export type ClaimDetail = { 
/**
 * The card.
 */
card: ClaimCard, 
/**
 * Case.
 */
caseId: string, 
/**
 * `number`, `event`, `causal`, `position`, `quote`, `comparison`, `prediction`, `opinion` or `media`.
 */
kind: string, 
/**
 * Why it was chosen.
 */
whyChosen: string | null, 
/**
 * Why it was suggested, in words.
 */
reasons: Array<string>, 
/**
 * Question of its contested set.
 */
question: string | null, 
/**
 * Who said it where; the first is the one shown large.
 */
statements: Array<StatementView>, 
/**
 * Numbers, dates and places in it.
 */
facts: Array<Fact>, 
/**
 * Rivals and other relations, contradictions first.
 */
rivals: Array<Rival>, 
/**
 * Evidence, E1 first.
 */
evidence: Array<EvidenceView>, 
/**
 * What was looked for, the first entry first.
 */
lookups: Array<LookupView>, 
/**
 * Who was asked for a reply, the first one first.
 */
replies: Array<ReplyView>, 
/**
 * Verdicts, the latest first; those no longer current are marked.
 */
verdicts: Array<VerdictView>, 
/**
 * Comments, the oldest first.
 */
comments: Array<CommentView>, 
/**
 * Why it is parked, when it is.
 */
parkedReason: string | null, 
/**
 * When to look at it again: `YYYY-MM-DD`.
 */
recheck: string | null, 
/**
 * What may have changed by then.
 */
recheckWhy?: string, 
/**
 * Half-typed text on this claim.
 */
drafts: Array<Draft>, 
/**
 * Whether what others found is withheld from me until my own verdict is saved.
 */
hidden: boolean, 
/**
 * A second reading that is asked for.
 */
secondReading: SecondReading | null, 
/**
 * Earlier wordings, the latest first.
 */
earlierWordings: Array<string>, 
/**
 * The claim that this one is a part of, as its parts stand.
 */
whole?: WholeView, };

/**
 * Changes a claim; a missing field stays, an empty text clears.
 */
export type ClaimEdit = { 
/**
 * Case.
 */
caseId: string, 
/**
 * Claim.
 */
claimId: string, 
/**
 * Wording.
 */
text: string | null, 
/**
 * Type.
 */
kind: string | null, 
/**
 * Why chosen.
 */
whyChosen: string | null, };

/**
 * Which claims to list.
 */
export type ClaimFind = { 
/**
 * Case.
 */
caseId: string, 
/**
 * Words to look for; empty for all.
 */
query: string, 
/**
 * `all`, `open`, `suggested`, `contested`, `parked` or `flagged`.
 */
only: string, 
/**
 * Skip this many.
 */
offset: number, 
/**
 * At most this many.
 */
limit: number, };

/**
 * Bookmarks a claim, or takes the bookmark away.
 */
export type ClaimFlag = { 
/**
 * Case.
 */
caseId: string, 
/**
 * Claim.
 */
claimId: string, 
/**
 * Whether it is to be flagged.
 */
flagged: boolean, };

/**
 * Claims in the order of the walk.
 */
export type ClaimList = { 
/**
 * Claims.
 */
claims: Array<ClaimCard>, 
/**
 * How many there are in all.
 */
total: number, };

/**
 * Makes several claims one.
 */
export type ClaimMerge = { 
/**
 * Case.
 */
caseId: string, 
/**
 * The claim that stays.
 */
into: string, 
/**
 * Claims that go into it.
 */
from: Array<string>, };

/**
 * Puts a claim aside, or takes it up again.
 */
export type ClaimPark = { 
/**
 * Case.
 */
caseId: string, 
/**
 * Claim.
 */
claimId: string, 
/**
 * Whether it is to be parked.
 */
parked: boolean, 
/**
 * Why, in a few words; may be empty.
 */
reason: string, };

/**
 * Splits a claim into parts that are checked apart.
 */
export type ClaimSplit = { 
/**
 * Case.
 */
caseId: string, 
/**
 * Claim.
 */
claimId: string, 
/**
 * At least two wordings, none blank.
 */
parts: Array<string>, };

/**
 * Makes claims of the rows of an offered table.
 */
export type ClaimsImport = { 
/**
 * Case.
 */
caseId: string, 
/**
 * Stands for the file.
 */
token: string, 
/**
 * Which column holds what.
 */
mapping: ClaimsMapping, };

/**
 * What came in.
 */
export type ClaimsImported = { 
/**
 * The act, for undo; none where nothing was appended.
 */
act: string | null, 
/**
 * What was done, in words.
 */
label: string, 
/**
 * Everything that must be loaded again.
 */
changes: Array<Change>, 
/**
 * Claims that were made.
 */
added: number, 
/**
 * Rows whose claim the case has already.
 */
skipped: number, 
/**
 * Rows that are no claim.
 */
bad: Array<BadRow>, };

/**
 * Which column holds what, by its name.
 */
export type ClaimsMapping = { 
/**
 * The wording of the claim.
 */
text: string, 
/**
 * Who said it.
 */
speaker: string | null, 
/**
 * When it was said.
 */
date: string | null, 
/**
 * Where it stands.
 */
url: string | null, 
/**
 * Who carried it.
 */
outlet: string | null, 
/**
 * Why it is checked.
 */
note: string | null, };

/**
 * A table that was offered, before its columns are assigned.
 */
export type ClaimsTable = { 
/**
 * Names of the columns.
 */
columns: Array<string>, 
/**
 * The first rows.
 */
rows: Array<Array<string>>, 
/**
 * How many rows there are.
 */
total: number, 
/**
 * Columns that look like what they are named.
 */
guess: ClaimsMapping, 
/**
 * Rows that would not come in with that guess.
 */
bad: Array<BadRow>, };

/**
 * Adds a comment.
 */
export type CommentAdd = { 
/**
 * Case.
 */
caseId: string, 
/**
 * Claim.
 */
claimId: string, 
/**
 * Text, not blank.
 */
text: string, };

/**
 * A comment.
 */
export type CommentView = { 
/**
 * Id.
 */
id: string, 
/**
 * Who.
 */
reviewer: ReviewerCard, 
/**
 * When, in milliseconds since 1970.
 */
atMs: number, 
/**
 * The text.
 */
text: string, };

/**
 * Claims joined by *contradicts*.
 */
export type ContestedSet = { 
/**
 * Names the set on the screen; not kept over changes.
 */
id: string, 
/**
 * The question it leaves open.
 */
question: string, 
/**
 * What differs: "Different number for the same thing".
 */
difference: string, 
/**
 * Whether at least one link is confirmed.
 */
confirmed: boolean, 
/**
 * Whether every claim in it has a verdict.
 */
settled: boolean, 
/**
 * Rival answers, one for each group of claims that say the same.
 */
answers: Array<Answer>, 
/**
 * Suggested links that wait.
 */
suggestedLinks: number, 
/**
 * Reasons of its links, in words.
 */
reasons: Array<string>, 
/**
 * What happened when.
 */
timeline: Array<TimePoint>, };

/**
 * All contested sets of a case, confirmed ones first.
 */
export type ContestedSets = { 
/**
 * Sets.
 */
sets: Array<ContestedSet>, 
/**
 * How many are open.
 */
open: number, 
/**
 * How many are settled.
 */
settled: number, 
/**
 * Suggested links that wait for a person.
 */
suggestedLinks: number, };

/**
 * Texts that share much of their wording.
 */
export type CopyGroup = { 
/**
 * The texts.
 */
members: Array<CopyMember>, 
/**
 * The least share of the smaller text that two of them which hang together have in common, 0 to 1.
 */
share: number, 
/**
 * The origin group of a source that is named like a member's outlet, where there is one.
 */
originGroup: string | null, };

/**
 * One of them.
 */
export type CopyMember = { 
/**
 * `article` or `capture`.
 */
noun: string, 
/**
 * Its id.
 */
id: string, 
/**
 * Its title or name.
 */
title: string, 
/**
 * Who carried it.
 */
outlet: string | null, };

/**
 * What a claim says since it was corrected.
 */
export type CorrectedView = { 
/**
 * `correction`, `update` or `retraction`.
 */
kind: string, 
/**
 * What it says now: "Mixed"; "No rating can be given"; "Retracted".
 */
label: string, 
/**
 * What it said before: "False"; none where nothing was published.
 */
was: string | null, 
/**
 * When, in milliseconds since 1970.
 */
atMs: number, };

/**
 * What was said of a case after its sign-off.
 */
export type CorrectionList = { 
/**
 * Corrections, the first one first.
 */
corrections: Array<CorrectionView>, 
/**
 * What came in from elsewhere and changes nothing, in the order of arrival.
 */
after: Array<AfterSignOff>, };

/**
 * Corrects a case that was signed off.
 */
export type CorrectionMake = { 
/**
 * Case.
 */
caseId: string, 
/**
 * Claim; none for the whole case.
 */
claimId?: string, 
/**
 * `correction`, `update` or `retraction`.
 */
kind: string, 
/**
 * Why, for the record.
 */
reason: string, 
/**
 * What readers are told.
 */
notice: string, 
/**
 * What is published from now on; neither this nor `noRating` where that stays.
 */
rating?: string, 
/**
 * That no rating can be given.
 */
noRating?: boolean, };

/**
 * Enters that an outlet was asked to correct what it printed.
 */
export type CorrectionRequest = { 
/**
 * Case.
 */
caseId: string, 
/**
 * Correction.
 */
correctionId: string, 
/**
 * Who was asked.
 */
outlet: string, 
/**
 * `YYYY-MM-DD`.
 */
askedOn?: string, 
/**
 * How.
 */
how: string, };

/**
 * Enters what came of a request.
 */
export type CorrectionRequestEdit = { 
/**
 * Case.
 */
caseId: string, 
/**
 * Request.
 */
requestId: string, 
/**
 * `waiting`, `corrected`, `refused` or `none`.
 */
outcome: string, 
/**
 * `YYYY-MM-DD`.
 */
answeredOn?: string, };

/**
 * A request to an outlet.
 */
export type CorrectionRequestView = { 
/**
 * Id.
 */
id: string, 
/**
 * Who was asked.
 */
outlet: string, 
/**
 * When.
 */
askedOn: string | null, 
/**
 * How.
 */
how: string, 
/**
 * `waiting`, `corrected`, `refused` or `none`.
 */
outcome: string, 
/**
 * When the answer came.
 */
answeredOn: string | null, };

/**
 * A correction.
 */
export type CorrectionView = { 
/**
 * Id.
 */
id: string, 
/**
 * Claim; none for the whole case.
 */
claimId: string | null, 
/**
 * Its wording.
 */
claimText: string | null, 
/**
 * `correction`, `update` or `retraction`.
 */
kind: string, 
/**
 * Why.
 */
reason: string, 
/**
 * What readers are told.
 */
notice: string, 
/**
 * Who made it.
 */
by: ReviewerCard, 
/**
 * When, in milliseconds since 1970.
 */
atMs: number, 
/**
 * What was published before.
 */
oldLabel: string | null, 
/**
 * What is published from then on; none where that stays.
 */
newLabel: string | null, 
/**
 * Requests to outlets.
 */
requests: Array<CorrectionRequestView>, };

/**
 * One step of a chain of custody.
 */
export type CustodyStep = { 
/**
 * When, in milliseconds since 1970.
 */
atMs: number, 
/**
 * Who; empty for an export, of which only the receipt is kept.
 */
by: string, 
/**
 * What happened, in words.
 */
what: string, };

/**
 * Decides what is published on a claim: exactly one of `take`, `rating`, `not_checkable` and `no_rating`.
 */
export type DecisionMake = { 
/**
 * Case.
 */
caseId: string, 
/**
 * Claim.
 */
claimId: string, 
/**
 * A verdict, whose outcome is taken.
 */
take?: string, 
/**
 * Value on the case's scale.
 */
rating?: string, 
/**
 * The version of the scale that the value was chosen on; refused when a newer one is in use.
 */
scaleVersion?: number, 
/**
 * `opinion`, `prediction`, `too_vague`, `personal_experience`, `satire` or `other`.
 */
notCheckable?: string, 
/**
 * Whether no rating can be given.
 */
noRating?: boolean, 
/**
 * Why, not blank.
 */
reason: string, 
/**
 * Ids of the verdicts to print as dissent.
 */
dissent: Array<string>, 
/**
 * Ids of the verdicts that were shown; refused when others stand now.
 */
seen?: Array<string>, 
/**
 * How many verdicts have to say it.
 */
panelNeeded?: number, };

/**
 * A decision.
 */
export type DecisionView = { 
/**
 * Id.
 */
id: string, 
/**
 * Label: "Mostly true"; "Not checkable"; "No rating can be given".
 */
label: string, 
/**
 * Sign.
 */
sign: Sign, 
/**
 * Value on the scale.
 */
rating: string | null, 
/**
 * Whether no rating can be given.
 */
noRating: boolean, 
/**
 * `opinion`, `prediction`, `too_vague`, `personal_experience`, `satire` or `other`.
 */
notCheckable: string | null, 
/**
 * Why.
 */
reason: string, 
/**
 * Who decided.
 */
by: ReviewerCard, 
/**
 * When, in milliseconds since 1970.
 */
atMs: number, 
/**
 * Ids of the verdicts that it rests on.
 */
restsOn: Array<string>, 
/**
 * Ids of the verdicts that are printed as dissent.
 */
dissent: Array<string>, 
/**
 * Why it no longer holds, in a sentence.
 */
stale: string | null, 
/**
 * Whether it stands.
 */
current: boolean, 
/**
 * Whether it was withdrawn.
 */
withdrawn: boolean, 
/**
 * Whether who decided gave every verdict that it rests on.
 */
singleReviewer: boolean, 
/**
 * The vote: "2 of 3".
 */
panel: string | null, };

/**
 * Withdraws a decision.
 */
export type DecisionWithdraw = { 
/**
 * Case.
 */
caseId: string, 
/**
 * Decision.
 */
decisionId: string, 
/**
 * Why, not blank.
 */
reason: string, };

/**
 * Declares something on a claim.
 */
export type DeclarationSet = { 
/**
 * Case.
 */
caseId: string, 
/**
 * Claim.
 */
claimId: string, 
/**
 * `no_counter_evidence`, `no_primary_source` or `no_reply_needed`.
 */
kind: string, 
/**
 * Why; empty takes the declaration back.
 */
reason: string, };

/**
 * Everything the first screen shows.
 */
export type DeskOverview = { 
/**
 * Version of the program.
 */
version: string, 
/**
 * Folder of the desk, for display.
 */
path: string, 
/**
 * Bytes of both database files.
 */
sizeBytes: number, 
/**
 * When the last backup was made, in milliseconds since 1970.
 */
backupAtMs: number | null, 
/**
 * Every reviewer of this desk.
 */
reviewers: Array<ReviewerCard>, 
/**
 * Cases, the nearest deadline first, then the latest change.
 */
cases: Array<CaseSummary>, 
/**
 * Where the checker stopped last.
 */
resume: Resume | null, 
/**
 * Files named on the command line that wait for a case.
 */
pending: FilesOffered | null, 
/**
 * Whether another program holds the desk, so that nothing can be written.
 */
readOnly: boolean, };

/**
 * The devices that this desk knows.
 */
export type DeviceList = { 
/**
 * The six words of this desk.
 */
words: Array<string>, 
/**
 * This device.
 */
mine: string, 
/**
 * All of them, this one first.
 */
devices: Array<DeviceView>, };

/**
 * Revokes a device in every case.
 */
export type DeviceRevoke = { 
/**
 * Device.
 */
deviceId: string, 
/**
 * Why; not blank.
 */
reason: string, };

/**
 * A device.
 */
export type DeviceView = { 
/**
 * Id.
 */
id: string, 
/**
 * Who wrote on it.
 */
reviewer: string, 
/**
 * Its six words.
 */
words: Array<string>, 
/**
 * `own`, `trusted`, `enrolled`, `unknown` or `revoked`.
 */
state: string, };

/**
 * A paragraph of a comparison.
 */
export type DiffBlock = { 
/**
 * Runs that together are the paragraph.
 */
runs: Array<DiffRun>, };

/**
 * A stretch of words with one fate.
 */
export type DiffRun = { 
/**
 * The words.
 */
text: string, 
/**
 * `same`, `removed` or `added`.
 */
kind: string, };

/**
 * Half-typed text, kept on this laptop only.
 */
export type Draft = { 
/**
 * Case it belongs to.
 */
caseId: string, 
/**
 * What it is a draft of: `verdict:CLAIM`, `wording:CLAIM`, `evidence:CLAIM`, `comment:CLAIM`, ...
 */
key: string, 
/**
 * The text, or a JSON of form fields; empty removes the draft.
 */
text: string, };

/**
 * Adds evidence to a claim.
 */
export type EvidenceAdd = { 
/**
 * Case.
 */
caseId: string, 
/**
 * Claim; a suggested one is accepted by it.
 */
claimId: string, 
/**
 * Source; none makes one from `source_name` and `source_kind`.
 */
sourceId: string | null, 
/**
 * Name of a new source.
 */
sourceName: string | null, 
/**
 * Kind of a new source.
 */
sourceKind: string | null, 
/**
 * Verbatim quote, not blank.
 */
quote: string, 
/**
 * `supports`, `refutes` or `context`.
 */
stance: string, 
/**
 * Page, paragraph or time code.
 */
locator: string | null, 
/**
 * Address, http or https.
 */
url: string | null, 
/**
 * `YYYY-MM-DD`.
 */
published: string | null, 
/**
 * When it was read: `YYYY-MM-DD`.
 */
accessed: string | null, 
/**
 * Admiralty credibility 1 to 6; 0 clears when it is changed.
 */
credibility: number | null, 
/**
 * Language of the quote, as in BCP 47.
 */
language: string | null, 
/**
 * Translation.
 */
translation: string | null, 
/**
 * Who translated.
 */
translator: string | null, 
/**
 * SHA-256 of a file that the case has.
 */
sha256: string | null, 
/**
 * Note.
 */
note: string | null, };

/**
 * Changes evidence; a missing field stays, an empty text clears.
 */
export type EvidenceEdit = { 
/**
 * Case.
 */
caseId: string, 
/**
 * Evidence.
 */
evidenceId: string, 
/**
 * Quote.
 */
quote: string | null, 
/**
 * Stance.
 */
stance: string | null, 
/**
 * Locator.
 */
locator: string | null, 
/**
 * Address.
 */
url: string | null, 
/**
 * `YYYY-MM-DD`.
 */
published: string | null, 
/**
 * When it was read: `YYYY-MM-DD`.
 */
accessed: string | null, 
/**
 * Admiralty credibility 1 to 6; 0 clears when it is changed.
 */
credibility: number | null, 
/**
 * Language of the quote, as in BCP 47.
 */
language: string | null, 
/**
 * Translation.
 */
translation: string | null, 
/**
 * Who translated.
 */
translator: string | null, 
/**
 * SHA-256 of a file that the case has.
 */
sha256: string | null, 
/**
 * Note.
 */
note: string | null, };

/**
 * Says what is wrong with a piece of evidence, or takes that back.
 */
export type EvidenceFlag = { 
/**
 * Case.
 */
caseId: string, 
/**
 * Evidence.
 */
evidenceId: string, 
/**
 * `unreadable`, `unrelated`, `not_supported` or `biased`.
 */
flag: string, 
/**
 * Whether it is to be set.
 */
on: boolean, };

/**
 * What one reader finds wrong with a piece of evidence.
 */
export type EvidenceProblem = { 
/**
 * `unreadable`, `unrelated`, `not_supported` or `biased`.
 */
flag: string, 
/**
 * Who says so.
 */
by: string, 
/**
 * Whether that is who sits at the desk.
 */
me: boolean, };

/**
 * One piece of evidence on a claim.
 */
export type EvidenceView = { 
/**
 * Id.
 */
id: string, 
/**
 * `E1`: its number on this claim.
 */
label: string, 
/**
 * `supports`, `refutes` or `context`.
 */
stance: string, 
/**
 * Verbatim quote.
 */
quote: string, 
/**
 * Language of the quote, as in BCP 47.
 */
language: string | null, 
/**
 * Translation.
 */
translation: string | null, 
/**
 * Who translated.
 */
translator: string | null, 
/**
 * Source.
 */
sourceId: string, 
/**
 * Its name (or pseudonym).
 */
sourceName: string, 
/**
 * `primary`, `secondary` or `tertiary`.
 */
sourceKind: string, 
/**
 * Admiralty reliability `A` to `F`.
 */
reliability: string | null, 
/**
 * Page, paragraph or time code.
 */
locator: string | null, 
/**
 * Address.
 */
url: string | null, 
/**
 * `YYYY-MM-DD`.
 */
published: string | null, 
/**
 * When it was read: `YYYY-MM-DD`.
 */
accessed: string | null, 
/**
 * Whether it was published after the claim was made: not knowable then.
 */
afterClaim: boolean, 
/**
 * When it was added, in milliseconds since 1970.
 */
addedMs: number, 
/**
 * Admiralty credibility 1 to 6.
 */
credibility: number | null, 
/**
 * Captured file, SHA-256.
 */
sha256: string | null, 
/**
 * The name that the captured file had.
 */
fileName: string | null, 
/**
 * How that file is: `fine`, `damaged`, `missing`, `removed` or `unchecked`.
 */
fileState: string | null, 
/**
 * Whether the quote stands in that file; none without one.
 */
proof: ProofView | null, 
/**
 * Sources of one group count once.
 */
originGroup: string | null, 
/**
 * What readers find wrong with it.
 */
problems: Array<EvidenceProblem>, 
/**
 * Note.
 */
note: string | null, 
/**
 * Who added it.
 */
by: string, 
/**
 * Whether the rationale of a current verdict cites it.
 */
cited: boolean, };

/**
 * A number, date or place in the claim.
 */
export type Fact = { 
/**
 * "Number", "Date", "Counted", ...
 */
label: string, 
/**
 * The value in words.
 */
value: string, 
/**
 * Whether a rival says otherwise.
 */
contested: boolean, };

/**
 * One file that could not be imported.
 */
export type FailedFile = { 
/**
 * File name.
 */
file: string, 
/**
 * Stable snake_case name of the reason.
 */
code: string, 
/**
 * Sentence.
 */
message: string, };

/**
 * Erases a file for ever.
 */
export type FileErase = { 
/**
 * Case.
 */
caseId: string, 
/**
 * The file.
 */
sha256: string, 
/**
 * Why; not blank.
 */
reason: string, 
/**
 * `mistake`, `law` or `request`.
 */
ground: string, };

/**
 * Where a copy of a file was written.
 */
export type FileSaved = { 
/**
 * Path, for display.
 */
path: string, };

/**
 * Files that the person dropped, chose or named; script only ever sees a token.
 */
export type FilesOffered = { 
/**
 * Stands for the files until they are imported.
 */
token: string, 
/**
 * File names without folders.
 */
names: Array<string>, };

/**
 * What a house rule finds.
 */
export type FindingView = { 
/**
 * Key of the rule.
 */
key: string, 
/**
 * Name of the rule.
 */
name: string, 
/**
 * `off`, `warn` or `block`.
 */
level: string, 
/**
 * `pass`, `not_applicable`, `off`, `overridden`, `warn` or `block`.
 */
state: string, 
/**
 * Why, in a sentence; empty for a rule that is off.
 */
why: string, 
/**
 * What to do, in a sentence; empty where nothing is to be done.
 */
fix: string, 
/**
 * Evidence that it is about.
 */
evidence: Array<string>, 
/**
 * The override that stands.
 */
overrideId: string | null, 
/**
 * Its reason.
 */
reason: string | null, 
/**
 * The declaration that would keep the rule: `no_primary_source`; none where none would.
 */
declaration: string | null, 
/**
 * The reason of that declaration, where it stands.
 */
declared: string | null, };

/**
 * The version of a rating scale that a verdict was given on.
 */
export type GivenOn = { 
/**
 * Scale.
 */
id: string, 
/**
 * What that version calls itself.
 */
name: string, 
/**
 * Version, from 1.
 */
version: number, };

/**
 * How many entries a group has.
 */
export type GroupCount = { 
/**
 * The group.
 */
group: string, 
/**
 * Entries.
 */
count: number, };

/**
 * A header.
 */
export type HeaderView = { 
/**
 * Name in lower case.
 */
name: string, 
/**
 * Value.
 */
value: string, };

/**
 * One operation in words.
 */
export type HistoryEntry = { 
/**
 * Operation.
 */
id: string, 
/**
 * Act it belongs to.
 */
act: string, 
/**
 * Number in its stream, from 1.
 */
seq: number, 
/**
 * When, in milliseconds since 1970.
 */
atMs: number, 
/**
 * Who.
 */
reviewer: ReviewerCard | null, 
/**
 * Kind: `verdict_give`.
 */
kind: string, 
/**
 * Group of the filter.
 */
group: string, 
/**
 * "Verdict given".
 */
title: string, 
/**
 * What it was done to, in words.
 */
on: string, 
/**
 * Claim to go to.
 */
claimId: string | null, 
/**
 * Text before, for changes of wording.
 */
before: string | null, 
/**
 * Text after.
 */
after: string | null, 
/**
 * Whether an undo is in force.
 */
undone: boolean, 
/**
 * Whether its act can be undone now.
 */
canUndo: boolean, 
/**
 * Why not, in words.
 */
whyNot: string | null, 
/**
 * Hash, SHA-256 in hex.
 */
hash: string, 
/**
 * Hash of the entry before, in the same stream.
 */
prevHash: string, 
/**
 * That its case was signed off without it, so that it changes nothing there.
 */
afterSignOff?: boolean, 
/**
 * That what it said was erased.
 */
erased?: boolean, 
/**
 * Why it is kept and not used, in words.
 */
unused?: string, 
/**
 * On which desk it was signed, in words.
 */
signedOn?: string, };

/**
 * Which entries to list.
 */
export type HistoryList = { 
/**
 * Case; none for the whole desk.
 */
caseId: string | null, 
/**
 * Only these groups: `verdict`, `evidence`, `relation`, `wording`, `import`, `undo`, `other`; empty for all.
 */
groups: Array<string>, 
/**
 * Only these reviewers; empty for all.
 */
reviewers: Array<string>, 
/**
 * Only entries on this claim.
 */
claimId: string | null, 
/**
 * Words to look for; empty for all.
 */
query: string, 
/**
 * Entries before this cursor.
 */
before: string | null, 
/**
 * At most this many.
 */
limit: number, };

/**
 * Entries, the latest first.
 */
export type HistoryPage = { 
/**
 * Entries.
 */
entries: Array<HistoryEntry>, 
/**
 * Cursor for the next page; none at the end. A page of words may hold few entries, or none, and go on all the
 * same: it ends where it has looked far enough back for one answer.
 */
next: string | null, 
/**
 * How many entries there are in each group.
 */
groups: Array<GroupCount>, 
/**
 * Who appears.
 */
reviewers: Array<ReviewerCard>, 
/**
 * Entries in all.
 */
total: number, };

/**
 * A house rule.
 */
export type HouseRuleView = { 
/**
 * Key: `independent_origins`.
 */
key: string, 
/**
 * Name.
 */
name: string, 
/**
 * What it asks, in a sentence.
 */
sentence: string, 
/**
 * `off`, `warn` or `block`.
 */
level: string, 
/**
 * How many origins it asks for; none where it asks for none.
 */
origins: number | null, 
/**
 * Hosts that are not relied on; empty elsewhere.
 */
hosts: Array<string>, 
/**
 * Commitment of the IFCN's code that it serves: `fairness`, `sources` or `method`.
 */
commitment: string, 
/**
 * The same in a few words.
 */
commitmentWords: string, };

/**
 * The house rules of a case.
 */
export type HouseRules = { 
/**
 * `light`, `two_sources` or `ifcn`; none for a set of the case's own.
 */
preset: string | null, 
/**
 * Rules in their order.
 */
rules: Array<HouseRuleView>, };

/**
 * How far an import is.
 */
export type ImportProgress = { 
/**
 * Files done.
 */
done: number, 
/**
 * Files in all.
 */
total: number, 
/**
 * `reading` or `suggesting`.
 */
stage: string, 
/**
 * File at hand.
 */
file: string | null, };

/**
 * What an import did.
 */
export type ImportSummary = { 
/**
 * The case; empty when a new one was to be made and nothing could be read.
 */
caseId: string, 
/**
 * Whether the case was made for it.
 */
newCase: boolean, 
/**
 * Articles that are in.
 */
articles: Array<ImportedArticle>, 
/**
 * Files that are not.
 */
failed: Array<FailedFile>, 
/**
 * Whether the person stopped it.
 */
cancelled: boolean, 
/**
 * Claims suggested.
 */
suggestedClaims: number, 
/**
 * Contested pairs suggested.
 */
suggestedRelations: number, };

/**
 * One article of an import.
 */
export type ImportedArticle = { 
/**
 * Id.
 */
id: string, 
/**
 * File name.
 */
file: string, 
/**
 * `imported` or `duplicate`.
 */
status: string, 
/**
 * Title.
 */
title: string, 
/**
 * Sentences to the person about how it was read.
 */
warnings: Array<string>, };

/**
 * The bundles that wait for the words of a device.
 */
export type InboxList = { 
/**
 * The bundles.
 */
bundles: Array<BundleOffer>, };

/**
 * A piece of text with its style.
 */
export type Inline = { 
/**
 * Text; "\n" for a line break.
 */
text: string, 
/**
 * Strong.
 */
strong: boolean, 
/**
 * Emphasised.
 */
emphasis: boolean, 
/**
 * Code.
 */
code: boolean, };

/**
 * An address that the person asked to open.
 */
export type LinkOpen = { 
/**
 * Address, http or https.
 */
url: string, };

/**
 * What the house rules find on a claim.
 */
export type Lint = { 
/**
 * Claim.
 */
claimId: string, 
/**
 * The worst state among its findings.
 */
worst: string, 
/**
 * Whether a verdict stands.
 */
settled: boolean, 
/**
 * One finding for each rule, in the order of the rules.
 */
findings: Array<FindingView>, };

/**
 * Enters what was looked for.
 */
export type LookupAdd = { 
/**
 * Case.
 */
caseId: string, 
/**
 * Claim; a suggested one is accepted by it.
 */
claimId: string, 
/**
 * What was looked for, not blank.
 */
query: string, 
/**
 * Where, not blank.
 */
place: string, 
/**
 * When: `YYYY-MM-DD`; none means today.
 */
on: string | null, 
/**
 * Whether anything was found.
 */
found: boolean, 
/**
 * What was found, or what else is worth knowing.
 */
note: string | null, };

/**
 * What was looked for, where, when, and whether it was found.
 */
export type LookupView = { 
/**
 * Id.
 */
id: string, 
/**
 * What was looked for.
 */
query: string, 
/**
 * Where: a search engine, an archive, a register.
 */
place: string, 
/**
 * When: `YYYY-MM-DD`.
 */
on: string, 
/**
 * Whether anything was found.
 */
found: boolean, 
/**
 * What was found, or what else is worth knowing.
 */
note: string | null, 
/**
 * Who entered it.
 */
by: string, 
/**
 * When it was entered, in milliseconds since 1970.
 */
atMs: number, };

/**
 * Which sentence model is in use, and how far it is.
 */
export type ModelInUse = { 
/**
 * What the person chose: `built-in`, `folder` or `off`.
 */
choice: string, 
/**
 * Whether a model runs. If not, similar claims are found by their words alone.
 */
running: boolean, 
/**
 * Folder it was read from, for display.
 */
folder: string | null, 
/**
 * Name of its files: the beginning of their SHA-256.
 */
id: string | null, 
/**
 * Whether this program came with a model.
 */
hasBuiltIn: boolean, 
/**
 * Why the chosen model does not run, one sentence.
 */
trouble: string | null, 
/**
 * Claims of this desk whose meaning is known already.
 */
ready: number, 
/**
 * Claims of this desk.
 */
claims: number, };

/**
 * Chooses among the models that need no folder.
 */
export type ModelUse = { 
/**
 * `built-in` or `off`.
 */
choice: string, };

/**
 * A passage of an article's present text.
 */
export type NearestView = { 
/**
 * Start in the article in UTF-16 code units.
 */
start: number, 
/**
 * End, exclusive.
 */
end: number, 
/**
 * The words.
 */
text: string, 
/**
 * How like it is, 0 to 1000.
 */
score: number, };

/**
 * Sources that count as one.
 */
export type OriginGroup = { 
/**
 * Name of the group.
 */
name: string, 
/**
 * Its sources by id, by name.
 */
sources: Array<string>, };

/**
 * The origin groups of the desk by name.
 */
export type OriginGroups = { 
/**
 * Groups.
 */
groups: Array<OriginGroup>, };

/**
 * The orphans of a case.
 */
export type OrphanList = { 
/**
 * Article by article, each by place.
 */
orphans: Array<OrphanView>, };

/**
 * A statement or marked passage without a place in the present text of its article.
 */
export type OrphanView = { 
/**
 * Id of the statement; none for a passage.
 */
statementId: string | null, 
/**
 * Id of the passage mark; none for a statement.
 */
passageId: string | null, 
/**
 * Claim of the statement.
 */
claimId: string | null, 
/**
 * Wording of that claim; why there is nothing to check, for a passage.
 */
claim: string, 
/**
 * Article.
 */
articleId: string, 
/**
 * Its title.
 */
articleTitle: string, 
/**
 * The words in the earlier version.
 */
exact: string, 
/**
 * What stood before them.
 */
before: string, 
/**
 * What followed.
 */
after: string, 
/**
 * Who said it.
 */
speaker: string | null, 
/**
 * Number of the earlier version; 0 where its coming was undone.
 */
version: number, 
/**
 * The passage of the present text that is most like it; only where to look first.
 */
nearest: NearestView | null, };

/**
 * One paragraph as flat runs.
 */
export type Paragraph = { 
/**
 * From 1.
 */
number: number, 
/**
 * Runs that together are the paragraph's text.
 */
runs: Array<Run>, };

/**
 * Says that a passage holds nothing to check.
 */
export type PassageMark = { 
/**
 * Article.
 */
articleId: string, 
/**
 * Start in UTF-16 code units.
 */
start: number, 
/**
 * End, exclusive.
 */
end: number, 
/**
 * Why, in a few words; may be empty.
 */
reason: string, };

/**
 * Shows where a marked passage lies in the present text.
 */
export type PassagePlace = { 
/**
 * Mark.
 */
passageId: string, 
/**
 * Article.
 */
articleId: string, 
/**
 * Start in UTF-16 code units.
 */
start: number, 
/**
 * End, exclusive.
 */
end: number, };

/**
 * Erases for ever what was said.
 */
export type PayloadErase = { 
/**
 * Case.
 */
caseId: string, 
/**
 * Operations, or objects with everything that hangs on them.
 */
operationIds: Array<string>, 
/**
 * SHA-256 of files whose bytes go too.
 */
files: Array<string>, 
/**
 * Why; not blank.
 */
reason: string, 
/**
 * `mistake`, `law` or `request`.
 */
ground: string, };

/**
 * Keeps where the checker is.
 */
export type Place = { 
/**
 * Case.
 */
caseId: string, 
/**
 * `walkthrough`, `contested`, `articles`, `sources`, `report` or `history`.
 */
section: string, 
/**
 * Claim that is shown.
 */
claimId: string | null, };

/**
 * How a statement came to its place in a later version.
 */
export type PlacedView = { 
/**
 * `exact`, `moved`, `fuzzy` or `person`.
 */
how: string, 
/**
 * How alike the words are, 0 to 1000; for `fuzzy`.
 */
score: number | null, 
/**
 * Number of the version that it was placed in.
 */
version: number, };

/**
 * How a similar claim was judged.
 */
export type Precedent = { 
/**
 * Its case.
 */
caseId: string, 
/**
 * Title of that case.
 */
caseTitle: string, 
/**
 * The claim.
 */
claimId: string, 
/**
 * The claim in words.
 */
text: string, 
/**
 * What a correction put in its place, else what was decided, else what its verdicts say: "False"; "Disputed".
 */
label: string, 
/**
 * Sign.
 */
sign: Sign, 
/**
 * Whether an editor decided.
 */
decided: boolean, 
/**
 * When, in milliseconds since 1970.
 */
atMs: number, 
/**
 * How near, in per mille; a hint where to look.
 */
score: number, 
/**
 * What it says since it was corrected.
 */
corrected?: CorrectedView, };

/**
 * How far a case is. Every count includes suggested claims.
 */
export type Progress = { 
/**
 * Claims that have a rival.
 */
contested: number, 
/**
 * Of those, how many have a verdict.
 */
contestedSettled: number, 
/**
 * All claims.
 */
claims: number, 
/**
 * Of those, how many have a verdict.
 */
claimsSettled: number, 
/**
 * Sentences of all articles.
 */
sentences: number, 
/**
 * Of those, how many are covered by a verdict or marked as holding nothing to check.
 */
sentencesSettled: number, 
/**
 * Parked claims.
 */
parked: number, 
/**
 * Flagged claims.
 */
flagged: number, };

/**
 * Whether a quote stands in its captured file.
 */
export type ProofView = { 
/**
 * `verbatim`, `tolerant`, `near`, `absent`, `no_text` or `no_file`.
 */
state: string, 
/**
 * The same as one sentence.
 */
words: string, };

/**
 * Asks whether a quote stands in a captured file.
 */
export type QuoteCheck = { 
/**
 * Case.
 */
caseId: string, 
/**
 * The file.
 */
sha256: string, 
/**
 * The quote.
 */
quote: string, };

/**
 * One place at which quote and text differ.
 */
export type QuoteDifference = { 
/**
 * `missing`, `added` or `changed`, seen from the quote.
 */
kind: string, 
/**
 * The words of the quote.
 */
quote: string, 
/**
 * The words of the text.
 */
text: string, };

/**
 * A passage of a captured text.
 */
export type QuotePassage = { 
/**
 * What stands before it.
 */
before: string, 
/**
 * The passage.
 */
text: string, 
/**
 * What stands behind it.
 */
after: string, };

/**
 * Whether a quote stands in a captured file, and if not, what stands there.
 */
export type QuoteProof = { 
/**
 * `verbatim`, `tolerant`, `near`, `absent`, `no_text` or `no_file`.
 */
state: string, 
/**
 * The same as one sentence.
 */
words: string, 
/**
 * Page, paragraph or time code of the place.
 */
locator: string | null, 
/**
 * Where it begins in the whole text, in UTF-16 code units.
 */
start: number | null, 
/**
 * Where it ends.
 */
end: number | null, 
/**
 * How many places hold it.
 */
places: number, 
/**
 * What was tolerated, in words.
 */
tolerances: Array<string>, 
/**
 * What differs from the nearest passage.
 */
differences: Array<QuoteDifference>, 
/**
 * The passage with what stands around it.
 */
passage: QuotePassage | null, };

/**
 * A value of a scale with everything that an editor of scales needs.
 */
export type RatingValueView = { 
/**
 * Stable name: `mostly-true`.
 */
value: string, 
/**
 * Label.
 */
label: string, 
/**
 * What it means.
 */
definition: string, 
/**
 * One or two characters that tell it from its neighbours without colour.
 */
glyph: string, 
/**
 * `good`, `fairly-good`, `middle`, `fairly-bad`, `bad`, `worst` or `neutral`.
 */
colour: string, 
/**
 * Place, from 1.
 */
order: number, 
/**
 * Place on the line from worst to best, from 1; none for a value that lies on no line.
 */
numeric: number | null, 
/**
 * Whether it is given no more.
 */
retired: boolean, 
/**
 * Label and definition by language.
 */
labels: { [key in string]: WordingView }, };

/**
 * Asks what is to be looked at again.
 */
export type RecheckAsk = { 
/**
 * Case; none for every case.
 */
caseId?: string, };

/**
 * A claim whose day has come.
 */
export type RecheckItem = { 
/**
 * Case.
 */
caseId: string, 
/**
 * Its title.
 */
caseTitle: string, 
/**
 * Claim.
 */
claimId: string, 
/**
 * Its place in the walk, from 1.
 */
number: number, 
/**
 * Its wording.
 */
text: string, 
/**
 * What is published on it; may be empty.
 */
label: string, 
/**
 * The date that was named.
 */
due: string, 
/**
 * How many days ago.
 */
overdueDays: number, 
/**
 * What may have changed by then.
 */
why?: string, 
/**
 * What it says since it was corrected.
 */
corrected?: CorrectedView, };

/**
 * What is to be looked at again.
 */
export type RecheckList = { 
/**
 * Claims whose day has come, what is due longest first.
 */
claims: Array<RecheckItem>, };

/**
 * Says when to look again.
 */
export type RecheckSet = { 
/**
 * Case.
 */
caseId: string, 
/**
 * Claim.
 */
claimId: string, 
/**
 * `YYYY-MM-DD`; empty clears.
 */
date: string, 
/**
 * What may have changed by then; empty for nothing in particular. Without it the reason stays as it was.
 */
why?: string, };

/**
 * Confirms, rejects or changes a relation, or makes one.
 */
export type RelationSet = { 
/**
 * Case.
 */
caseId: string, 
/**
 * Claim at hand; a suggested one is accepted by it.
 */
claimId: string, 
/**
 * The other claim; a suggested one is accepted by it.
 */
otherId: string, 
/**
 * `contradicts`, `same_claim`, `narrower`, `newer_figure`, `depends_on` or `unrelated`.
 */
kind: string, 
/**
 * `confirmed` or `rejected`.
 */
status: string, 
/**
 * Why, in words; none keeps what the suggestion said.
 */
reason: string | null, };

/**
 * Confirms or rejects several relations as they stand.
 */
export type RelationsDecide = { 
/**
 * Case.
 */
caseId: string, 
/**
 * Both claims of each relation.
 */
pairs: Array<[string, string]>, 
/**
 * `confirmed` or `rejected`.
 */
status: string, };

/**
 * Enters that somebody was asked for a reply.
 */
export type ReplyAsk = { 
/**
 * Case.
 */
caseId: string, 
/**
 * Claim; a suggested one is accepted by it.
 */
claimId: string, 
/**
 * Who was asked, not blank.
 */
from: string, 
/**
 * Their source card.
 */
sourceId: string | null, 
/**
 * By what way, not blank.
 */
how: string, 
/**
 * When: `YYYY-MM-DD`; none means today.
 */
askedOn: string | null, 
/**
 * Until when: `YYYY-MM-DD`.
 */
deadline: string | null, 
/**
 * What was asked.
 */
question: string | null, 
/**
 * Note.
 */
note: string | null, };

/**
 * Changes the record of a reply; a missing field stays, an empty text clears. An answer without a state means that
 * they answered.
 */
export type ReplyEdit = { 
/**
 * Record.
 */
replyId: string, 
/**
 * `waiting`, `answered`, `none` or `refused`.
 */
state: string | null, 
/**
 * What they said.
 */
answer: string | null, 
/**
 * When it ended: `YYYY-MM-DD`; none means today.
 */
answeredOn: string | null, 
/**
 * Until when: `YYYY-MM-DD`.
 */
deadline: string | null, 
/**
 * By what way.
 */
how: string | null, 
/**
 * Note.
 */
note: string | null, };

/**
 * Who was asked about a claim, and what they said.
 */
export type ReplyView = { 
/**
 * Id.
 */
id: string, 
/**
 * Who was asked.
 */
from: string, 
/**
 * Their source card.
 */
sourceId: string | null, 
/**
 * By what way: mail, phone, in person.
 */
how: string, 
/**
 * When: `YYYY-MM-DD`.
 */
askedOn: string, 
/**
 * Until when an answer was asked for: `YYYY-MM-DD`.
 */
deadline: string | null, 
/**
 * What was asked.
 */
question: string | null, 
/**
 * `waiting`, `answered`, `none` or `refused`.
 */
state: string, 
/**
 * Whether nothing came and the deadline has passed today.
 */
overdue: boolean, 
/**
 * What they said.
 */
answer: string | null, 
/**
 * When it ended: `YYYY-MM-DD`.
 */
answeredOn: string | null, 
/**
 * Note.
 */
note: string | null, 
/**
 * Who asked.
 */
by: string, };

/**
 * One thing to see to.
 */
export type ReportCheck = { 
/**
 * `stop`, `warn` or `note`.
 */
level: string, 
/**
 * What.
 */
title: string, 
/**
 * More about it.
 */
text: string, 
/**
 * Section to go to.
 */
section: string | null, 
/**
 * Claim to go to.
 */
claimId: string | null, };

/**
 * A report that was written.
 */
export type ReportExported = { 
/**
 * Path, for display.
 */
path: string, 
/**
 * Bytes.
 */
bytes: number, 
/**
 * SHA-256 of the file.
 */
sha256: string, };

/**
 * The report as it would be exported now.
 */
export type ReportPreview = { 
/**
 * The Markdown.
 */
markdown: string, 
/**
 * The same, parsed again from the Markdown, ready to draw.
 */
blocks: Array<Block>, 
/**
 * Words.
 */
words: number, 
/**
 * Bytes.
 */
bytes: number, 
/**
 * What an editor should see to before it goes out.
 */
checks: Array<ReportCheck>, 
/**
 * Path that export writes to, for display.
 */
exportPath: string, };

/**
 * The answer of *Save as*.
 */
export type ReportSaved = { 
/**
 * What was written; none when the person closed the dialog.
 */
exported: ReportExported | null, };

/**
 * The claim at which the checker stopped.
 */
export type Resume = { 
/**
 * Case.
 */
caseId: string, 
/**
 * Claim.
 */
claimId: string, 
/**
 * Question of its contested set, else the claim itself.
 */
headline: string, 
/**
 * Title of the case.
 */
caseTitle: string, 
/**
 * When it was last worked on, in milliseconds since 1970.
 */
atMs: number, 
/**
 * Whether half-typed text waits there.
 */
draft: boolean, };

/**
 * A claim with its verdicts side by side.
 */
export type ReviewClaim = { 
/**
 * The claim.
 */
claim: ClaimDetail, 
/**
 * Whether what others found is withheld from me until my own verdict is saved.
 */
hidden: boolean, 
/**
 * How far the verdicts lie apart: "Disagree by one step".
 */
difference: string | null, 
/**
 * The same as history, where one decision stands and still holds: "Disagreed by one step".
 */
differed?: string, 
/**
 * Verdicts that stand, in an order that tells nothing until it is decided; none while hidden.
 */
verdicts: Array<ReviewVerdict>, 
/**
 * What differs besides the rating: "Only A cites E4."; by name where names are shown.
 */
notes: Array<string>, 
/**
 * How similar claims were judged here; none while hidden.
 */
precedents: Array<Precedent>, 
/**
 * Decisions, the one that stands first, then the latest first.
 */
decisions: Array<DecisionView>, 
/**
 * Whether two decisions stand.
 */
disputed: boolean, 
/**
 * Whether I may decide now.
 */
canDecide: boolean, 
/**
 * Why not, in words.
 */
whyNot: string | null, };

/**
 * A claim of the queue.
 */
export type ReviewItem = { 
/**
 * Claim.
 */
claimId: string, 
/**
 * Place in the walk, from 1.
 */
number: number, 
/**
 * The claim in words.
 */
text: string, 
/**
 * Whether what others found is withheld from me until my own verdict is saved.
 */
hidden: boolean, 
/**
 * Whether I owe a verdict.
 */
waitsForMe: boolean, 
/**
 * Labels of the verdicts in an order that tells nothing; none while hidden.
 */
labels: Array<string>, 
/**
 * Label of the current decision.
 */
decision: string | null, 
/**
 * Words below the claim: "Mixed, Mostly false"; "True, decided".
 */
note: string, 
/**
 * What it says since it was corrected.
 */
corrected?: CorrectedView, };

/**
 * What waits for me in a case, by my role.
 */
export type ReviewQueue = { 
/**
 * My role: `checker`, `second_reader` or `editor`.
 */
role: string, 
/**
 * Claims whose verdicts differ, with two decisions, or with one that no longer holds.
 */
disagree: Array<ReviewItem>, 
/**
 * Claims that wait for a second verdict.
 */
missing: Array<ReviewItem>, 
/**
 * The other claims with a verdict.
 */
agree: Array<ReviewItem>, 
/**
 * Claims with a verdict and no decision.
 */
undecided: number, 
/**
 * Claims with one decision.
 */
decided: number, 
/**
 * Who works on the case.
 */
reviewers: Array<ReviewerCard>, };

/**
 * A verdict beside others.
 */
export type ReviewVerdict = { 
/**
 * `A`, `B`, ...
 */
letter: string, 
/**
 * "Reviewer A" until it is decided or signed off, then the name.
 */
who: string, 
/**
 * The verdict; its reviewer is nameless until it is decided or signed off.
 */
verdict: VerdictView, 
/**
 * Whether it was given while the others were hidden.
 */
blind: boolean, 
/**
 * 1 for the one given first.
 */
order: number, 
/**
 * What its rationale cites: `E4`.
 */
cites: Array<string>, };

/**
 * Adds a reviewer to the desk.
 */
export type ReviewerAdd = { 
/**
 * Full name; names are unique on a desk.
 */
name: string, 
/**
 * `checker`, `second_reader` or `editor`; a checker where it is left out.
 */
role?: string, 
/**
 * One to three letters for the avatar; those of the name where they are left out.
 */
initials?: string, 
/**
 * Colour of the avatar.
 */
colour?: string, };

/**
 * Who did something.
 */
export type ReviewerCard = { 
/**
 * Id of the reviewer.
 */
id: string, 
/**
 * Full name.
 */
name: string, 
/**
 * One to three letters for the avatar.
 */
initials: string, 
/**
 * Colour of the avatar: `slate`, `blue`, `teal`, `green`, `amber`, `rust`, `rose` or `violet`.
 */
colour?: string, 
/**
 * Whether this reviewer sits at the desk now.
 */
me: boolean, };

/**
 * Changes a reviewer's card; a missing field stays.
 */
export type ReviewerEdit = { 
/**
 * Reviewer.
 */
reviewerId: string, 
/**
 * Name.
 */
name: string | null, 
/**
 * `checker`, `second_reader` or `editor`.
 */
role: string | null, 
/**
 * One to three letters; empty for those of the name.
 */
initials: string | null, 
/**
 * Colour; empty clears.
 */
colour: string | null, };

/**
 * Everybody who can sit at this desk.
 */
export type ReviewerList = { 
/**
 * Reviewers in the order of their coming.
 */
reviewers: Array<ReviewerView>, 
/**
 * Whom only cases know that came from elsewhere; `reviewer_use` gives one of them a card at this desk.
 */
elsewhere: Array<ReviewerView>, 
/**
 * Names that more than one reviewer has whom this desk or a case of it knows; they are shown apart.
 */
sharedNames: Array<string>, };

/**
 * A reviewer's card.
 */
export type ReviewerView = { 
/**
 * Id.
 */
id: string, 
/**
 * Name as it is shown.
 */
name: string, 
/**
 * `checker`, `second_reader` or `editor`.
 */
role: string, 
/**
 * Letters of the mark.
 */
initials: string, 
/**
 * Colour of the mark: `slate`, `blue`, `teal`, `green`, `amber`, `rust`, `rose` or `violet`.
 */
colour: string | null, 
/**
 * Whether this reviewer sits at the desk now.
 */
me: boolean, };

/**
 * Another claim as seen from the one at hand.
 */
export type Rival = { 
/**
 * Id of the relation.
 */
relationId: string, 
/**
 * The other claim.
 */
claimId: string, 
/**
 * Its wording.
 */
text: string, 
/**
 * `contradicts`, `same_claim`, `narrower`, `newer_figure`, `depends_on` or `unrelated`.
 */
kind: string, 
/**
 * `suggested`, `confirmed` or `rejected`.
 */
status: string, 
/**
 * What differs, in a few words: "wounded: 11 against 23".
 */
basis: string, 
/**
 * Why it was suggested or set, in words.
 */
reason: string, 
/**
 * Kind of difference in words: "Different number for the same thing".
 */
difference: string, 
/**
 * What this claim says, in a few words: "11 wounded".
 */
here: string, 
/**
 * What the other says: "23 wounded".
 */
there: string, 
/**
 * Who confirmed or rejected it.
 */
by: string | null, 
/**
 * Statement of the other claim that the relation is about.
 */
statement: StatementView | null, 
/**
 * Work state of the other claim.
 */
state: WorkState, 
/**
 * Sign of the other claim.
 */
sign: Sign, 
/**
 * What the other claim says since it was corrected.
 */
corrected?: CorrectedView, };

/**
 * What the parts of a claim suggest for the whole; never set by itself.
 */
export type RollupView = { 
/**
 * Value of the scale in use.
 */
value: string, 
/**
 * Its label.
 */
label: string, 
/**
 * Why, in a sentence.
 */
why: string, };

/**
 * Overrides a house rule for a claim.
 */
export type RuleOverride = { 
/**
 * Case.
 */
caseId: string, 
/**
 * Claim.
 */
claimId: string, 
/**
 * Key of the rule.
 */
key: string, 
/**
 * Why, not blank; it is printed.
 */
reason: string, };

/**
 * Withdraws an override.
 */
export type RuleOverrideWithdraw = { 
/**
 * Override.
 */
overrideId: string, 
/**
 * Why; may be empty.
 */
reason: string, };

/**
 * Sets a house rule; what is not given stays.
 */
export type RuleSet = { 
/**
 * Case.
 */
caseId: string, 
/**
 * Key.
 */
key: string, 
/**
 * `off`, `warn` or `block`.
 */
level: string | null, 
/**
 * How many origins it asks for.
 */
origins: number | null, 
/**
 * Hosts that are not relied on.
 */
hosts: Array<string> | null, };

/**
 * Sets all house rules of a case as a ready-made set has them.
 */
export type RulesPreset = { 
/**
 * Case.
 */
caseId: string, 
/**
 * `light`, `two_sources` or `ifcn`.
 */
preset: string, };

/**
 * A stretch of text that the same spans cover.
 */
export type Run = { 
/**
 * The text.
 */
text: string, 
/**
 * Where it starts in the article, in UTF-16 code units.
 */
start: number, 
/**
 * Sentence it belongs to (index into `sentences`).
 */
sentence: number | null, 
/**
 * Claims whose statements cover it, the one that draws it first.
 */
claims: Array<string>, 
/**
 * How to draw it.
 */
sign: Sign, 
/**
 * Whether the span begins here, so that its glyph goes before.
 */
lead: boolean, 
/**
 * Whether only suggested claims cover it.
 */
suggested: boolean, };

/**
 * A rating scale.
 */
export type Scale = { 
/**
 * Id.
 */
id: string, 
/**
 * Number of the version in use, from 1.
 */
version?: number, 
/**
 * Name.
 */
name: string, 
/**
 * Values in the order of the number keys; empty for claim-and-conclusion.
 */
values: Array<ScaleValue>, };

/**
 * Defines a version of a scale.
 */
export type ScaleDefine = { 
/**
 * The scale that it is the next version of; none, or a built-in one, makes a new scale.
 */
scaleId: string | null, 
/**
 * Name.
 */
name: string, 
/**
 * Language of its labels; empty for none.
 */
language: string, 
/**
 * `none`, `worst` or `mixed_when_parts_differ`.
 */
rollup: string, 
/**
 * Values; every value that an earlier version had among them.
 */
values: Array<RatingValueView>, };

/**
 * A scale with its versions.
 */
export type ScaleDetail = { 
/**
 * Id.
 */
id: string, 
/**
 * Whether it comes with the program: a version of it begins a new scale.
 */
builtIn: boolean, 
/**
 * Versions, the first one first; the last one is in use.
 */
versions: Array<ScaleVersionView>, 
/**
 * Numbers that two laptops gave to different versions; the one written first is meant.
 */
clashes: Array<number>, };

/**
 * Names a scale, as a case knows it or as the desk does.
 */
export type ScaleShow = { 
/**
 * Scale.
 */
scaleId: string, 
/**
 * Case; none for the desk and all its cases.
 */
caseId: string | null, };

/**
 * Takes the newest version of a scale into use in a case.
 */
export type ScaleUse = { 
/**
 * Case.
 */
caseId: string, 
/**
 * Scale.
 */
scaleId: string, };

/**
 * One value of a scale.
 */
export type ScaleValue = { 
/**
 * Stored value: `mostly-true`.
 */
value: string, 
/**
 * Shown label: "Mostly true".
 */
label: string, 
/**
 * What it means.
 */
definition: string, 
/**
 * Its sign.
 */
sign: Sign, };

/**
 * One version of a scale.
 */
export type ScaleVersionView = { 
/**
 * Number, from 1.
 */
version: number, 
/**
 * Name.
 */
name: string, 
/**
 * Language of its labels.
 */
language: string | null, 
/**
 * `none`, `worst` or `mixed_when_parts_differ`.
 */
rollup: string, 
/**
 * Values in order, retired ones too.
 */
values: Array<RatingValueView>, };

/**
 * Every rating scale that this desk knows, the one of new cases first.
 */
export type Scales = { 
/**
 * Scales.
 */
scales: Array<Scale>, };

/**
 * Looks for words in everything.
 */
export type Search = { 
/**
 * What the person typed; never a query language.
 */
query: string, 
/**
 * Only within this case.
 */
caseId: string | null, 
/**
 * At most this many hits.
 */
limit: number, };

/**
 * One place where the words were found.
 */
export type SearchHit = { 
/**
 * `case`, `article`, `claim`, `source`, `evidence` or `verdict`.
 */
noun: string, 
/**
 * Id of the object.
 */
id: string, 
/**
 * Case it belongs to.
 */
caseId: string | null, 
/**
 * Title of that case.
 */
caseTitle: string | null, 
/**
 * First line.
 */
title: string, 
/**
 * Words around the hit.
 */
snippet: string, 
/**
 * The hits within the snippet.
 */
hits: Array<Utf16Range>, 
/**
 * Claim to go to, where there is one.
 */
claimId: string | null, 
/**
 * Article to go to, where there is one.
 */
articleId: string | null, 
/**
 * State of the claim.
 */
sign: Sign, 
/**
 * What the claim says since it was corrected.
 */
corrected?: CorrectedView, };

/**
 * Hits, best first.
 */
export type SearchHits = { 
/**
 * Hits, best first; empty when nothing was found.
 */
hits: Array<SearchHit>, };

/**
 * A second reading that is asked for.
 */
export type SecondReading = { 
/**
 * From whom; none for anybody.
 */
from: ReviewerCard | null, 
/**
 * Why; may be empty.
 */
why: string, 
/**
 * Who asks.
 */
by: ReviewerCard, 
/**
 * When.
 */
atMs: number, 
/**
 * Whether it was done.
 */
done: boolean, };

/**
 * Asks for a second reading of a claim, or takes that back.
 */
export type SecondReadingAsk = { 
/**
 * Case.
 */
caseId: string, 
/**
 * Claim.
 */
claimId: string, 
/**
 * From which reviewer; from anybody where none is named.
 */
from?: string, 
/**
 * Why; may be empty.
 */
why: string, 
/**
 * Whether verdicts that stand already do not count as one.
 */
fresh: boolean, 
/**
 * Takes the request back; the rest is not looked at.
 */
back?: boolean, };

/**
 * One sentence of the coverage map.
 */
export type SentenceCell = { 
/**
 * Where it starts in the article, in UTF-16 code units.
 */
start: number, 
/**
 * One past its end.
 */
end: number, 
/**
 * Paragraph number, from 1.
 */
paragraph: number, 
/**
 * The worst state of its claims.
 */
sign: Sign, 
/**
 * Its claims.
 */
claims: Array<string>, 
/**
 * A passage mark that covers it, to take back.
 */
markId: string | null, };

/**
 * One remembered setting.
 */
export type Setting = { 
/**
 * `theme`, `marks`, `zoom`, ...
 */
key: string, 
/**
 * Its value.
 */
value: string, };

/**
 * All settings of this desk.
 */
export type Settings = { 
/**
 * `light`, `dark`, `system` or `contrast`.
 */
theme: string, 
/**
 * `full` or `quiet`: how loudly spans are drawn in the article.
 */
marks: string, 
/**
 * Zoom in per cent.
 */
zoom: number, 
/**
 * Folder that exports go to, for display.
 */
exportFolder: string, 
/**
 * Every other setting as stored.
 */
others: Array<Setting>, };

/**
 * The sign of a span, sentence or claim: shape and colour in the window.
 */
export type Sign = "open" | "contested" | "true" | "mostly-true" | "mixed" | "mostly-false" | "false" | "unproven" | "rated" | "retracted" | "not-checkable" | "nothing-to-check" | "plain";

/**
 * Signs a case off.
 */
export type SignOff = { 
/**
 * Case.
 */
caseId: string, 
/**
 * What the signer says to it; may be empty.
 */
statement: string, 
/**
 * The head as it was shown.
 */
head: string, };

/**
 * How a case stands before its sign-off, or after it.
 */
export type SignOffCheck = { 
/**
 * The sign-off, where there is one.
 */
signed: SignOffView | null, 
/**
 * What stops it.
 */
blocks: Array<SignOffItem>, 
/**
 * What it names as open.
 */
open: Array<SignOffItem>, 
/**
 * The overrides that it names.
 */
overrides: Array<SignOffItem>, 
/**
 * How many claims have a verdict or decision that is published.
 */
decided: number, 
/**
 * How many claims there are.
 */
claims: number, 
/**
 * The head of the case, to be handed back with the sign-off.
 */
head: string, 
/**
 * Whether who sits at the desk can sign now.
 */
canSign: boolean, 
/**
 * Why not, in words.
 */
whyNot: string | null, };

/**
 * Something that stops a sign-off, or is named by it.
 */
export type SignOffItem = { 
/**
 * `rule`, `disputed`, `undecided`, `own-verdict`, `stale`, `draft`, `withheld`, `blind`, `open`, `sentence`, `orphan`,
 * `override` or `waiting`.
 */
kind: string, 
/**
 * Claim to go to.
 */
claimId: string | null, 
/**
 * Its place in the walk, from 1.
 */
number: number | null, 
/**
 * What it is.
 */
words: string, 
/**
 * What to do; may be empty.
 */
fix: string, };

/**
 * A sign-off.
 */
export type SignOffView = { 
/**
 * Id.
 */
id: string, 
/**
 * Who signed.
 */
by: ReviewerCard, 
/**
 * When, in milliseconds since 1970.
 */
atMs: number, 
/**
 * The head that was signed.
 */
head: string, 
/**
 * What the signer said to it; may be empty.
 */
statement: string, 
/**
 * What was open.
 */
open: Array<SignOffItem>, 
/**
 * The overrides that stood.
 */
overrides: Array<SignOffItem>, 
/**
 * How many entries came after it that it does not cover.
 */
afterCount: number, 
/**
 * Those, each in words.
 */
after: Array<string>, };

/**
 * That a case is signed off: what every screen of it says at once, without the check of every claim.
 */
export type SignedView = { 
/**
 * Who signed.
 */
by: ReviewerCard, 
/**
 * When, in milliseconds since 1970.
 */
atMs: number, 
/**
 * The head that was signed.
 */
head: string, 
/**
 * What the signer said to it; may be empty.
 */
statement: string, 
/**
 * How many entries came after it that it does not cover.
 */
afterCount: number, };

/**
 * A claim that says something similar, in this case or another.
 */
export type SimilarClaim = { 
/**
 * Its case.
 */
caseId: string, 
/**
 * Title of that case.
 */
caseTitle: string, 
/**
 * The claim with its state and sign.
 */
card: ClaimCard, 
/**
 * How near, in per mille; a hint where to look, no verdict.
 */
score: number, };

/**
 * The claims nearest to one.
 */
export type SimilarClaims = { 
/**
 * Nearest first; empty where nothing is near.
 */
claims: Array<SimilarClaim>, 
/**
 * Whether a sentence model helped; else the words alone.
 */
byMeaning: boolean, 
/**
 * Claims that the model has not read yet; they are found by their words until then.
 */
waiting: number, };

/**
 * Asks for the claims nearest to one.
 */
export type SimilarFind = { 
/**
 * Case of the claim.
 */
caseId: string, 
/**
 * The claim.
 */
claimId: string, 
/**
 * At most this many.
 */
top: number, };

/**
 * Adds a source.
 */
export type SourceAdd = { 
/**
 * Name, not blank; the pseudonym when it is confidential.
 */
name: string, 
/**
 * `person`, `organisation`, `publication` or `dataset`.
 */
what: string, 
/**
 * `primary`, `secondary` or `tertiary`.
 */
kind: string, 
/**
 * Admiralty reliability `A` to `F`.
 */
reliability: string | null, 
/**
 * Whether the name is a pseudonym that protects the source.
 */
confidential: boolean | null, 
/**
 * Interests.
 */
interests: string | null, 
/**
 * Sources of one group count once.
 */
originGroup: string | null, 
/**
 * Address; none for a confidential source.
 */
url: string | null, 
/**
 * Item in Wikidata; none for a confidential source.
 */
wikidata: string | null, 
/**
 * Who a confidential source is; goes into the vault.
 */
realName: string | null, 
/**
 * How to reach them; goes into the vault.
 */
contact: string | null, 
/**
 * Notes for oneself; go into the vault.
 */
privateNotes: string | null, };

/**
 * The page of one source: the only answer that holds what the vault holds.
 */
export type SourceDetail = { 
/**
 * The card.
 */
source: SourceView, 
/**
 * Who a confidential source is; never leaves this desk.
 */
realName: string | null, 
/**
 * How to reach them; never leaves this desk.
 */
contact: string | null, 
/**
 * Notes for oneself; never leave this desk.
 */
privateNotes: string | null, 
/**
 * Where it is used, the latest first.
 */
uses: Array<SourceUse>, };

/**
 * Changes a source; a missing field stays, an empty text clears.
 */
export type SourceEdit = { 
/**
 * Source.
 */
sourceId: string, 
/**
 * Name; the pseudonym when it is confidential.
 */
name: string | null, 
/**
 * What it is.
 */
what: string | null, 
/**
 * Kind.
 */
kind: string | null, 
/**
 * Reliability.
 */
reliability: string | null, 
/**
 * Whether it is confidential; an open card cannot become so.
 */
confidential: boolean | null, 
/**
 * Interests.
 */
interests: string | null, 
/**
 * Sources of one group count once.
 */
originGroup: string | null, 
/**
 * Address.
 */
url: string | null, 
/**
 * Item in Wikidata.
 */
wikidata: string | null, 
/**
 * Who a confidential source is; stays in the vault.
 */
realName: string | null, 
/**
 * How to reach them; stays in the vault.
 */
contact: string | null, 
/**
 * Notes for oneself; stay in the vault.
 */
privateNotes: string | null, };

/**
 * Sources by name.
 */
export type SourceList = { 
/**
 * Sources.
 */
sources: Array<SourceView>, };

/**
 * A piece of evidence that comes from a source.
 */
export type SourceUse = { 
/**
 * Case.
 */
caseId: string, 
/**
 * Its title.
 */
caseTitle: string, 
/**
 * Claim.
 */
claimId: string, 
/**
 * Its wording.
 */
claim: string, 
/**
 * Evidence.
 */
evidenceId: string, 
/**
 * Verbatim quote.
 */
quote: string, 
/**
 * `supports`, `refutes` or `context`.
 */
stance: string, 
/**
 * When it was added, in milliseconds since 1970.
 */
addedMs: number, };

/**
 * A source of this desk.
 */
export type SourceView = { 
/**
 * Id.
 */
id: string, 
/**
 * Name (or pseudonym).
 */
name: string, 
/**
 * `person`, `organisation`, `publication` or `dataset`.
 */
what: string, 
/**
 * `primary`, `secondary` or `tertiary`.
 */
kind: string, 
/**
 * Admiralty reliability `A` to `F`.
 */
reliability: string | null, 
/**
 * Whether the name is a pseudonym that protects the source.
 */
confidential: boolean, 
/**
 * Interests that a reader should know.
 */
interests: string | null, 
/**
 * Sources of one group count once.
 */
originGroup: string | null, 
/**
 * Address.
 */
url: string | null, 
/**
 * Item in Wikidata: `Q` and digits.
 */
wikidata: string | null, 
/**
 * Whether the vault knows how to reach them.
 */
hasContact: boolean, 
/**
 * Whether a word of its name or address mixes scripts, so that it may be taken for another.
 */
mixedScripts: boolean, 
/**
 * How many pieces of evidence come from it.
 */
evidence: number, 
/**
 * How many cases use it.
 */
cases: number, };

/**
 * Corrects who said it.
 */
export type StatementEdit = { 
/**
 * Case.
 */
caseId: string, 
/**
 * Claim.
 */
claimId: string, 
/**
 * Statement; none means the first (a suggested claim is accepted by it).
 */
statementId: string | null, 
/**
 * Speaker; empty clears.
 */
speaker: string | null, 
/**
 * Role; empty clears.
 */
role: string | null, 
/**
 * Stance.
 */
stance: string | null, 
/**
 * Outlet that the statement names; empty clears.
 */
outlet: string | null, 
/**
 * `YYYY-MM-DD`; empty clears.
 */
said: string | null, };

/**
 * Shows where a statement stands in the present text.
 */
export type StatementPlace = { 
/**
 * Statement.
 */
statementId: string, 
/**
 * Article.
 */
articleId: string, 
/**
 * Start in UTF-16 code units.
 */
start: number, 
/**
 * End, exclusive.
 */
end: number, };

/**
 * A span of an article in which someone asserts something.
 */
export type StatementView = { 
/**
 * Id; none while the claim is only suggested.
 */
id: string | null, 
/**
 * Article.
 */
articleId: string, 
/**
 * Outlet, else title, of the article.
 */
outlet: string, 
/**
 * Who carried it, where the statement names another outlet ("AFP").
 */
via: string | null, 
/**
 * Version the span belongs to.
 */
version: number, 
/**
 * Paragraph, from 1.
 */
paragraph: number, 
/**
 * Sentence (index into the article's sentences).
 */
sentence: number, 
/**
 * Start in the article in UTF-16 code units.
 */
start: number, 
/**
 * End, exclusive.
 */
end: number, 
/**
 * Exact words.
 */
exact: string, 
/**
 * Words that differ from a rival's, within `exact`.
 */
differs: Array<Utf16Range>, 
/**
 * Speaker.
 */
speaker: string | null, 
/**
 * Whether a word of the speaker's name mixes scripts, so that it may be taken for another.
 */
mixedScripts: boolean, 
/**
 * Role of the speaker.
 */
role: string | null, 
/**
 * Words that attribute it: "said", "according to".
 */
cue: string | null, 
/**
 * `asserts`, `denies`, `reports`, `doubts`, `demands` or `asks`.
 */
stance: string, 
/**
 * When it was said: `YYYY-MM-DD`.
 */
said: string | null, 
/**
 * When the article was published: `YYYY-MM-DD`.
 */
published: string | null, 
/**
 * How it came to its place in a later version of the article; none where it was made there.
 */
placed: PlacedView | null, 
/**
 * Whether it has no place in the present text: paragraph and positions are 0 then.
 */
orphan: boolean, };

/**
 * Adds or removes a tag.
 */
export type TagSet = { 
/**
 * Case.
 */
caseId: string, 
/**
 * Claim.
 */
claimId: string, 
/**
 * The tag.
 */
tag: string, 
/**
 * Whether it is to be there.
 */
present: boolean, };

/**
 * A point of the time strip.
 */
export type TimePoint = { 
/**
 * `said`, `published`, `evidence` or `verdict`.
 */
kind: string, 
/**
 * What happened.
 */
label: string, 
/**
 * `YYYY-MM-DD`.
 */
date: string, };

/**
 * Undoes one act.
 */
export type UndoAct = { 
/**
 * Case.
 */
caseId: string, 
/**
 * Act.
 */
act: string, };

/**
 * What undo or redo did.
 */
export type Undone = { 
/**
 * What was taken back or brought back, in words.
 */
label: string, 
/**
 * What must be loaded again.
 */
changes: Array<Change>, 
/**
 * Claim to go to, so that the person sees what happened.
 */
claimId: string | null, };

/**
 * A stretch of a string in UTF-16 code units, end exclusive, as the window counts.
 */
export type Utf16Range = { 
/**
 * First code unit.
 */
start: number, 
/**
 * One past the last code unit.
 */
end: number, };

/**
 * Gives a verdict; on a suggested claim it accepts the claim in the same act.
 */
export type VerdictGive = { 
/**
 * Case.
 */
caseId: string, 
/**
 * Claim.
 */
claimId: string, 
/**
 * Value on the case's scale; none together with `not_checkable`.
 */
rating: string | null, 
/**
 * `opinion`, `prediction`, `too_vague`, `personal_experience`, `satire` or `other`.
 */
notCheckable: string | null, 
/**
 * One line.
 */
conclusion: string | null, 
/**
 * Rationale with [E1] as shown; may be empty only for not checkable.
 */
rationale: string, 
/**
 * `low`, `medium` or `high`.
 */
confidence: string | null, 
/**
 * What would change it.
 */
wouldChange: string | null, 
/**
 * The version of the scale that the value was chosen on; refused when a newer one is in use.
 */
scaleVersion?: number, };

/**
 * One reviewer's verdict.
 */
export type VerdictView = { 
/**
 * Id.
 */
id: string, 
/**
 * Who gave it.
 */
reviewer: ReviewerCard, 
/**
 * When, in milliseconds since 1970.
 */
atMs: number, 
/**
 * Value on the scale; none for not checkable or a conclusion without a scale.
 */
rating: string | null, 
/**
 * Label of the value: "Mostly true"; "Not checkable".
 */
label: string, 
/**
 * Sign.
 */
sign: Sign, 
/**
 * `opinion`, `prediction`, `too_vague`, `personal_experience`, `satire` or `other`.
 */
notCheckable: string | null, 
/**
 * One line.
 */
conclusion: string | null, 
/**
 * Rationale with [E1] as shown.
 */
rationale: string, 
/**
 * `low`, `medium` or `high`.
 */
confidence: string | null, 
/**
 * What would change it.
 */
wouldChange: string | null, 
/**
 * Whether it is this reviewer's current verdict.
 */
current: boolean, 
/**
 * Whether the wording was changed since.
 */
wordingChanged: boolean, 
/**
 * Whether it was withdrawn.
 */
withdrawn: boolean, 
/**
 * What it was given on; none for not checkable.
 */
scale?: GivenOn, };

/**
 * Withdraws a verdict.
 */
export type VerdictWithdraw = { 
/**
 * Case.
 */
caseId: string, 
/**
 * Verdict.
 */
verdictId: string, 
/**
 * Why, not blank.
 */
reason: string, };

/**
 * What verifying the chain found.
 */
export type Verified = { 
/**
 * Whether everything holds.
 */
intact: boolean, 
/**
 * Entries checked.
 */
entries: number, 
/**
 * How long it took, in milliseconds.
 */
tookMs: number, 
/**
 * Case head (or desk head), SHA-256 in hex.
 */
head: string, 
/**
 * What is wrong, in words.
 */
problem: string | null, };

/**
 * Compares two versions of an article.
 */
export type VersionCompare = { 
/**
 * Article.
 */
articleId: string, 
/**
 * Id of the earlier version.
 */
from: string, 
/**
 * Id of the later version.
 */
to: string, };

/**
 * What changed between two versions, word by word.
 */
export type VersionDiff = { 
/**
 * Paragraphs in reading order, those of both versions.
 */
blocks: Array<DiffBlock>, 
/**
 * Words that are gone.
 */
removed: number, 
/**
 * Words that are new.
 */
added: number, };

/**
 * The versions of an article.
 */
export type VersionList = { 
/**
 * The first one first.
 */
versions: Array<VersionView>, };

/**
 * One text of an article.
 */
export type VersionView = { 
/**
 * Id.
 */
id: string, 
/**
 * From 1.
 */
number: number, 
/**
 * Whether it is the one that is worked on.
 */
current: boolean, 
/**
 * Characters of the text.
 */
characters: number, 
/**
 * When it came, in milliseconds since 1970.
 */
importedMs: number, 
/**
 * Name of who brought it.
 */
by: string, 
/**
 * SHA-256 of the original bytes; empty for text that was typed in.
 */
sha256: string, 
/**
 * Name of the file; none when pasted.
 */
fileName: string | null, 
/**
 * Why there is this text.
 */
reason: string | null, };

/**
 * A claim with its place in the walk.
 */
export type WalkPosition = { 
/**
 * The claim; none when the case has no claims.
 */
claim: ClaimDetail | null, 
/**
 * Whether the step met the end of the walk and stayed.
 */
atEnd: boolean, 
/**
 * How far the case is.
 */
progress: Progress, };

/**
 * Moves through the walk.
 */
export type WalkStep = { 
/**
 * Case.
 */
caseId: string, 
/**
 * Claim to start from; none starts at the remembered place.
 */
from: string | null, 
/**
 * `here`, `next`, `previous`, `next-open` (skips settled and parked ones) or `first`.
 */
step: string, };

/**
 * A claim that was split, as its parts stand.
 */
export type WholeView = { 
/**
 * The whole.
 */
claimId: string, 
/**
 * Its wording.
 */
text: string, 
/**
 * Which part the claim at hand is, from 1; none for the whole itself.
 */
part: number | null, 
/**
 * How many parts there are.
 */
parts: number, 
/**
 * How many parts have which rating: "2 True, 1 False"; empty while none is rated.
 */
tally: string, 
/**
 * Label of the value that they suggest for the whole; none where nothing follows. It is never set.
 */
label: string | null, 
/**
 * Sign of that value.
 */
sign: Sign | null, 
/**
 * Why they suggest it, or nothing: a sentence.
 */
why: string, };

/**
 * Hints that texts of a case stem from one wire copy.
 */
export type WireCopies = { 
/**
 * Groups, those that share most first.
 */
groups: Array<CopyGroup>, };

/**
 * How a failed command travels: the window acts on `code` and never reads the message.
 */
export type WireError = { 
/**
 * Stable snake_case name of the failure.
 */
code: string, 
/**
 * One sentence: what happened, what is safe, what to do.
 */
message: string, 
/**
 * The input field that is wrong, where there is one.
 */
field: string | null, 
/**
 * Facts to copy into a bug report.
 */
detail: string | null, };

/**
 * A value in another language.
 */
export type WordingView = { 
/**
 * Label.
 */
label: string, 
/**
 * What it means.
 */
definition: string, };

/**
 * Where work on a claim stands; never mixed with its rating.
 */
export type WorkState = "open" | "in-progress" | "parked" | "needs-second-reader" | "disputed" | "decided" | "not-checkable";
