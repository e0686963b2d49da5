/** A small desk in memory in the place of the program: for tests and for looking at the pages, never in the product. */
import { useTransport, type ProgramEvent } from "../../src/lib/transport";
import type * as t from "../../src/lib/generated/types";
import { claimDetail, articleText, articleCard, contestedSets, progress } from "./views";
import { archiveState, capture, captureText, captureView, eraseFile, fetchPage, pagePicture, proofOf } from "./archive";
import { handoverCommands } from "./handover";
import { houseCommands } from "./house";
import { cardOf, peopleCommands } from "./people";
import { scaleCommands } from "./scales";
import { reviewCommands } from "./review";
import { corrected, signedOf, signOffCommands } from "./signoff";
import { sourceCommands } from "./sources";
import type { StoryArticle } from "./story";
import { orphans, versionCommands } from "./versions";
import { World } from "./world";

// Each command knows its own input; the table holds them all.
type Input = never;
type Command = (world: World, input: Input) => unknown;

/** Who sits at the fake desk. */
const meOf = (world: World): t.ReviewerCard => cardOf(world.reviewers.find((one) => one.me));

function detail(world: World): t.CaseDetail {
  return {
    id: "case1",
    ...world.about,
    language: "en",
    sample: true,
    progress: progress(world),
    articles: world.articles.map((article) => articleCard(world, article)),
    scale: world.scale,
    place: world.place,
    exportFolder: "/desk/mira/Documents/Factdesk",
    undo: world.past.at(-1)?.label ?? null,
    redo: world.future.at(-1)?.label ?? null,
    head: "5905bf1d".repeat(8),
    tags: ["numbers", "ministry"],
    analysis: world.analysis,
    orphans: orphans(world),
    signed: signedOf(world),
  };
}

function overview(world: World): t.DeskOverview {
  const one = (id: string, title: string, deadlineMs: number | null, sample: boolean): t.CaseSummary => ({
    id,
    title,
    sample,
    deadlineMs,
    outlets: world.articles.map((article) => article.outlet),
    progress: progress(world),
    reviewers: world.reviewers.map(cardOf),
    lastChange: world.lastChange,
    changedMs: Date.now() - 4 * 60_000,
    signed: id === "case1" ? signedOf(world) : null,
  });
  return {
    version: "0.1.0",
    path: "/desk/mira/.local/share/factdesk",
    sizeBytes: 18_400_000,
    backupAtMs: Date.now() - 720_000,
    reviewers: world.reviewers.map(cardOf),
    cases: world.empty ? [] : [one("case1", world.about.title, Date.now() + 2 * 86_400_000, true), one("case2", "Who paid for the new bridge at Osk, and out of which budget", null, false)],
    resume: world.empty
      ? null
      : { caseId: "case1", claimId: "c3", headline: "How many people went missing?", caseTitle: "Flood below the Verrin dam", atMs: Date.now() - 240_000, draft: true },
    pending: world.pending,
    readOnly: false,
  };
}

const changed = (world: World, label: string, change: () => string | null | void): t.Changed => {
  refuseSigned(world);
  return ofDesk(world, label, change);
};

/** What a case that was signed off does not take. */
function refuseSigned(world: World): void {
  if (world.signing.signed) throw { code: "case_signed_off", message: "This case was signed off on 21 November. Make a correction instead.", field: null, detail: null };
}

/** A change of what the desk keeps for all cases: it is taken whatever case is open. */
const ofDesk = (world: World, label: string, change: () => string | null | void): t.Changed => {
  const id = world.act(label, change) ?? null;
  return { act: `act${world.past.length}`, label, changes: [{ noun: "claim", id: "*" }], id };
};

const COMMANDS: Record<string, Command> = {
  desk_show: overview,
  settings_show: (world) => world.settings,
  settings_set: (world, { key, value }: { key: string; value: string }) => world.set(key, value),
  search: (world, { query }: { query: string }) => ({
    hits: world.claims
      .filter((claim) => claim.text.toLowerCase().includes(query.toLowerCase()))
      .map((claim) => {
        const start = claim.exact.toLowerCase().indexOf(query.toLowerCase());
        return { noun: "claim", id: claim.id, caseId: "case1", caseTitle: "Flood below the Verrin dam", title: claim.text, snippet: claim.exact, hits: start < 0 ? [] : [{ start, end: start + query.length }], claimId: claim.id, articleId: null, sign: world.sign(claim), ...corrected(world, claim.id) };
      }),
  }),
  backup_make: () => ({ path: "/desk/mira/.local/share/factdesk/backup.db", sizeBytes: 18_400_000 }),
  ...scaleCommands(changed),
  ...peopleCommands,
  draft_save: (world, draft: t.Draft) => world.keepDraft(draft),
  place_save: (world, place: t.Place) => {
    world.place = place;
    return null;
  },
  link_open: () => null,
  window_close: (world) => {
    world.closed = true;
    return null;
  },
  case_create: (world) => changed(world, "Case created", () => "case1"),
  case_edit: (world, { caseId, title, question, whyChosen, deadlineMs, secondReading }: t.CaseEdit) =>
    changed(world, "Case changed", () => {
      if (title !== null) world.about.title = title;
      if (question !== null) world.about.question = question || null;
      if (whyChosen !== null) world.about.whyChosen = whyChosen || null;
      if (secondReading !== null) world.about.secondReading = secondReading;
      if (deadlineMs !== null) world.about.deadlineMs = deadlineMs || null;
      return caseId;
    }),
  case_show: detail,
  case_analyse: (world, { language }: t.CaseAnalyse) => {
    world.analysis = { analyser: "factdesk-language/2", outdated: false, language: language === null ? world.analysis.language : language || null };
    return { claims: 9, relations: 4, newClaims: 0, newRelations: 0, goneClaims: 0, goneRelations: 0 };
  },
  sample_open: () => ({ id: "case1" }),
  article_choose: () => ({ token: "t1", names: ["one.txt", "two.txt"] }),
  article_import: (_world, input: t.ArticleImport) => importSummary(input.caseId),
  import_cancel: () => null,
  article_paste: (_world, input: t.ArticlePaste) => importSummary(input.caseId),
  article_show: (world, { articleId }: t.ByArticle) => articleText(world, articleId),
  article_edit: (world) => changed(world, "Article changed", () => null),
  article_retract: (world) => changed(world, "Article taken out", () => null),
  ...versionCommands(changed),
  passage_mark: (world, mark: t.PassageMark) => changed(world, "Marked as nothing to check", () => void world.marks.push({ ...mark, id: `m${world.marks.length}` })),
  passage_unmark: (world, { id }: t.ById) => changed(world, "Mark taken back", () => void (world.marks = world.marks.filter((mark) => mark.id !== id))),
  walk_step: (world, step: t.WalkStep) => world.step(step, (id) => claimDetail(world, id), progress(world)),
  claim_list: (world, { query, only, offset, limit }: t.ClaimFind) => {
    const fits = (claim: World["claims"][number]) => (only !== "suggested" || !claim.accepted) && claim.text.toLowerCase().includes(query.toLowerCase());
    const claims = world.claims.filter(fits);
    return { claims: claims.slice(offset, offset + Math.min(limit, 500)).map((claim) => claimDetail(world, claim.id).card), total: claims.length };
  },
  claim_show: (world, { claimId }: t.ByClaim) => claimDetail(world, claimId),
  claim_similar: (world, { claimId, top }: t.SimilarFind): t.SimilarClaims => {
    const others = world.claims.filter((claim) => claim.id !== claimId).slice(0, Math.min(top, 3));
    const near = others.map((claim, index) => ({ caseId: index === 1 ? "case2" : "case1", caseTitle: index === 1 ? "Who paid for the new bridge at Osk, and out of which budget" : "Flood below the Verrin dam", card: claimDetail(world, claim.id).card, score: 800 - 90 * index }));
    return { claims: near, byMeaning: world.model.running, waiting: world.model.claims - world.model.ready };
  },
  model_show: (world) => world.model,
  model_use: (world, { choice }: t.ModelUse) => (world.model = { ...world.model, choice, running: choice !== "off", folder: choice === "off" ? null : "/usr/lib/Factdesk/model" }),
  model_choose: (world) => {
    if (world.modelFolder === null) throw { code: "model_missing", message: "There is no model.onnx in the folder.", field: "folder", detail: null };
    return (world.model = { ...world.model, choice: "folder", running: true, folder: world.modelFolder });
  },
  claim_create: (world, input: t.ClaimCreate) => changed(world, "Claim made", () => world.addClaim(input)),
  claim_accept: (world, { claimId }: t.ByClaim) => changed(world, "Claim accepted", () => void (world.claim(claimId).accepted = true)),
  claim_accept_many: (world, { claimIds }: t.ByClaims) =>
    changed(world, `${claimIds.length} claims accepted`, () => {
      for (const claimId of claimIds) world.claim(claimId).accepted = true;
      return null;
    }),
  claim_retract_many: (world, { claimIds }: t.ByClaims) =>
    changed(world, `${claimIds.length} claims taken out`, () => {
      world.claims = world.claims.filter((claim) => !claimIds.includes(claim.id));
      return null;
    }),
  relation_decide_many: (world, { pairs, status }: t.RelationsDecide) =>
    changed(world, `${pairs.length} relations ${status}`, () => {
      for (const [a, b] of pairs) {
        const relation = world.relations.find((one) => (one.a === a && one.b === b) || (one.a === b && one.b === a));
        if (relation) relation.status = status;
      }
      return null;
    }),
  claim_edit: (world, { claimId, text }: t.ClaimEdit) =>
    changed(world, "Claim reworded", () => {
      const claim = world.claim(claimId);
      if (text !== null) {
        claim.earlier.unshift(claim.text);
        claim.text = text;
      }
    }),
  claim_split: (world) => changed(world, "Claim split", () => null),
  claim_merge: (world) => changed(world, "Claims merged", () => null),
  claim_park: (world, { claimId, parked, reason }: t.ClaimPark) => changed(world, parked ? "Claim parked" : "Claim taken up", () => void (world.claim(claimId).parked = parked ? reason : null)),
  claim_flag: (world, { claimId, flagged }: t.ClaimFlag) => changed(world, "Claim flagged", () => void (world.claim(claimId).flagged = flagged)),
  claim_retract: (world, { claimId }: t.ByClaim) => changed(world, "Suggestion dismissed", () => void (world.claims = world.claims.filter((claim) => claim.id !== claimId))),
  statement_edit: (world, { claimId, speaker }: t.StatementEdit) => changed(world, "Statement changed", () => void (world.claim(claimId).speaker = speaker)),
  comment_add: (world, { claimId, text }: t.CommentAdd) => changed(world, "Comment added", () => void world.claim(claimId).comments.push({ id: `k${text.length}`, reviewer: meOf(world), atMs: Date.now(), text })),
  comment_retract: (world) => changed(world, "Comment taken back", () => null),
  tag_set: (world, { claimId, tag, present }: t.TagSet) =>
    changed(world, "Tag set", () => {
      const claim = world.claim(claimId);
      claim.tags = present ? [...claim.tags, tag] : claim.tags.filter((one) => one !== tag);
    }),
  recheck_set: (world, { claimId, date, why }: t.RecheckSet) =>
    changed(world, "Re-check set", () => {
      const claim = world.claim(claimId);
      claim.recheck = date || null;
      claim.recheckWhy = date ? (why ?? claim.recheckWhy) : undefined;
    }),
  relation_set: (world, input: t.RelationSet) => changed(world, input.status === "confirmed" ? "Relation confirmed" : "Relation rejected", () => world.relate(input)),
  contested_list: contestedSets,
  ...sourceCommands(ofDesk),
  ...houseCommands(changed),
  ...reviewCommands(changed),
  ...signOffCommands,
  ...handoverCommands,
  evidence_add: (world, input: t.EvidenceAdd) => changed(world, "Evidence added", () => world.addEvidence(input)),
  evidence_edit: (world, input: t.EvidenceEdit) => changed(world, "Evidence changed", () => world.editEvidence(input)),
  evidence_flag: (world, { evidenceId, flag, on }: t.EvidenceFlag) =>
    changed(world, on ? "Problem flagged" : "Flag taken away", () => {
      for (const one of world.claims.flatMap((claim) => claim.evidence).filter((piece) => piece.id === evidenceId)) {
        one.problems = one.problems.filter((problem) => !problem.me || problem.flag !== flag);
        if (on) one.problems.push({ flag, by: meOf(world).name, me: true });
      }
    }),
  evidence_prove: (world, { evidenceId }: t.ByEvidence) => {
    const one = world.claims.flatMap((claim) => claim.evidence).find((piece) => piece.id === evidenceId);
    return proofOf(world, one?.sha256 ?? "", one?.quote ?? "");
  },
  quote_check: (world, { sha256, quote }: t.QuoteCheck) => proofOf(world, sha256, quote),
  capture_choose: () => ({ token: "t2", names: ["minutes.txt"] }),
  capture_files: (world) => capture(world, { name: "minutes.txt", mediaType: "text/plain", kind: "text" }, "Minutes of the council.\nThe gate was opened at two in the morning."),
  capture_paste: (world, { text, name, url }: t.CapturePaste) => capture(world, { name: name ?? text.slice(0, 40), mediaType: "text/plain", kind: "text", how: "paste", address: url }, text),
  capture_url: fetchPage,
  capture_cancel: () => null,
  capture_list: (world) => ({ captures: [...world.files].sort((a, b) => b.view.capturedMs - a.view.capturedMs).map((one) => captureView(world, one)) }),
  capture_show: captureText,
  capture_image: pagePicture,
  capture_save_as: () => ({ path: "/desk/mira/Documents/copy.pdf" }),
  capture_retract: (world, { id }: t.ById) => changed(world, "File taken out", () => void (world.files = world.files.filter((one) => one.view.id !== id))),
  file_erase: (world, { sha256, reason }: t.FileErase) => {
    eraseFile(world, sha256, reason);
    return { act: "erasure", label: "File erased", changes: [{ noun: "capture", id: "*" }], id: null };
  },
  archive_show: archiveState,
  archive_cancel: () => null,
  archive_verify: (world) => {
    world.verifiedMs = Date.now();
    for (const { view } of world.files) if (view.state === "unchecked") Object.assign(view, { state: "fine", checkedMs: world.verifiedMs });
    return archiveState(world);
  },
  lookup_add: (world, { claimId, query, place, on, found, note }: t.LookupAdd) =>
    changed(world, found ? "Search written down" : "Search without result written down", () => {
      const { lookups } = world.claim(claimId);
      lookups.unshift({ id: `l${lookups.length}`, query, place, on: on ?? "2026-11-22", found, note, by: meOf(world).name, atMs: Date.now() });
    }),
  lookup_retract: (world, { id }: t.ById) => changed(world, "Search taken back", () => world.claims.forEach((claim) => (claim.lookups = claim.lookups.filter((one) => one.id !== id)))),
  reply_ask: (world, { claimId, askedOn, caseId: _case, ...input }: t.ReplyAsk) =>
    changed(world, "Reply asked for", () => {
      const { replies } = world.claim(claimId);
      replies.unshift({ ...input, id: `r${replies.length}`, askedOn: askedOn ?? "2026-11-22", state: "waiting", overdue: false, answer: null, answeredOn: null, by: meOf(world).name });
    }),
  reply_edit: (world, { replyId, answer, answeredOn, state, deadline, how, note }: t.ReplyEdit) =>
    changed(world, "Reply written down", () => {
      const one = world.claims.flatMap((claim) => claim.replies).find((reply) => reply.id === replyId);
      if (one) Object.assign(one, { state: state ?? one.state, answer: answer ?? one.answer, answeredOn: answeredOn ?? one.answeredOn, deadline: deadline === null ? one.deadline : deadline || null, how: how ?? one.how, note: note === null ? one.note : note || null, overdue: false });
    }),
  reply_retract: (world, { id }: t.ById) => changed(world, "Question taken back", () => world.claims.forEach((claim) => (claim.replies = claim.replies.filter((one) => one.id !== id)))),
  evidence_retract: (world, { evidenceId }: t.ByEvidence) =>
    changed(world, "Evidence taken back", () => {
      for (const claim of world.claims) claim.evidence = claim.evidence.filter((one) => one.id !== evidenceId);
    }),
  verdict_give: (world, input: t.VerdictGive) => changed(world, "Verdict given", () => world.judge(input, meOf(world))),
  verdict_withdraw: (world, { verdictId }: t.VerdictWithdraw) =>
    changed(world, "Verdict withdrawn", () => {
      for (const claim of world.claims) for (const one of claim.verdicts) if (one.id === verdictId) one.withdrawn = true;
    }),
  report_preview: (world) => world.report(),
  report_export: () => ({ path: "/desk/mira/Documents/Factdesk/flood.md", bytes: 12_100, sha256: "ab".repeat(32) }),
  report_save_as: () => ({ exported: null }),
  history_list: (world) => world.history(meOf(world)),
  history_verify: (world) => ({ intact: true, entries: world.past.length + 9, tookMs: 41, head: "5905bf1d".repeat(8), problem: null }),
  undo: (world) => world.turn("past"),
  redo: (world) => world.turn("future"),
  undo_act: (world) => world.turn("past"),
};

/** Commands that a case which was signed off refuses, beside those that answer with `changed`. */
const CLOSED_TOO = new Set(["article_import", "article_paste", "capture_files", "capture_paste", "capture_url", "case_analyse", "undo", "redo", "undo_act"]);

function importSummary(caseId: string | null): t.ImportSummary {
  return {
    caseId: caseId ?? "case1",
    newCase: caseId === null,
    articles: [{ id: "a1", file: "one.txt", status: "imported", title: "Night flood", warnings: ["No date was found; set it under Articles."] }],
    failed: [{ file: "two.bin", code: "binary", message: "“two.bin” is not text. Export it as text or HTML and try again." }],
    cancelled: false,
    suggestedClaims: 14,
    suggestedRelations: 5,
  };
}

/** What the fake was asked, and what it holds. */
export interface Fake {
  world: World;
  /** Every command with its input, the oldest first. */
  calls: { command: string; input: unknown }[];
  /** Makes the next call of a command fail. */
  failNext(command: string, error: t.WireError): void;
  /** Makes every call of a command fail until it is mended. */
  breakDown(command: string, error: t.WireError): void;
  mend(command: string): void;
  /** Keeps every answer to a command back until the returned function is called. */
  hold(command: string): () => void;
  /** Tells the pages what the program would tell. */
  tell(event: ProgramEvent, payload?: unknown): void;
}

/** Puts a fresh desk in the place of the program. */
export function fakeDesk(options: { empty?: boolean; latencyMs?: number; articles?: StoryArticle[] } = {}): Fake {
  const world = new World(options.articles);
  world.empty = options.empty ?? false;
  const fails = new Map<string, t.WireError>();
  const broken = new Map<string, t.WireError>();
  const held = new Map<string, Promise<void>>();
  const hearers = new Map<ProgramEvent, Set<(payload: unknown) => void>>();
  const fake: Fake = {
    world,
    calls: [],
    failNext: (command, error) => void fails.set(command, error),
    breakDown: (command, error) => void broken.set(command, error),
    mend: (command) => void broken.delete(command),
    hold: (command) => {
      let release = () => {};
      held.set(command, new Promise((done) => (release = done)));
      return () => {
        held.delete(command);
        release();
      };
    },
    tell: (event, payload) => hearers.get(event)?.forEach((hear) => hear(payload)),
  };
  const call = async (command: string, args: Record<string, unknown>) => {
    fake.calls.push({ command, input: args["input"] });
    if (options.latencyMs) await new Promise((done) => setTimeout(done, options.latencyMs));
    await held.get(command);
    const error = fails.get(command) ?? broken.get(command);
    fails.delete(command);
    if (error) throw error;
    if (CLOSED_TOO.has(command) && (command.startsWith("article_") ? (args["input"] as { caseId: string | null }).caseId !== null : true)) refuseSigned(world);
    const work = COMMANDS[command];
    if (!work) throw new Error(`the fake has no ${command}`);
    // As over the wire: what comes back shares nothing with what is stored.
    return structuredClone(work(world, args["input"] as Input));
  };
  useTransport({
    call,
    callWithProgress: (command, args) => call(command, args),
    hear: (event, hearer) => {
      const set = hearers.get(event) ?? new Set();
      hearers.set(event, set.add(hearer));
      return Promise.resolve(() => void set.delete(hearer));
    },
  });
  return fake;
}
