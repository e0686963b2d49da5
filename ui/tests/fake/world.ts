/** The state of the fake desk. */
import type * as t from "../../src/lib/generated/types";
import { fakeFiles, proofOf, type FakeFile } from "./archive";
import { exchange, type FakeExchange } from "./handover";
import { lightRules, type FakeOverride, type FakeRule } from "./house";
import { builtIn, type FakeScale } from "./scales";
import { correctedSign, unsigned, type FakeSigning } from "./signoff";
import { PAIRS, STORY, type StoryArticle } from "./story";
import type { FakeVersion } from "./versions";

export interface FakeClaim {
  id: string;
  text: string;
  exact: string;
  articleId: string;
  sentence: number;
  paragraph: number;
  start: number;
  end: number;
  speaker: string | null;
  role: string | null;
  differs: string | null;
  baseSign: t.Sign;
  accepted: boolean;
  parked: string | null;
  flagged: boolean;
  tags: string[];
  recheck: string | null;
  recheckWhy?: string | undefined;
  earlier: string[];
  evidence: t.EvidenceView[];
  verdicts: t.VerdictView[];
  comments: t.CommentView[];
  lookups: t.LookupView[];
  replies: t.ReplyView[];
  overrides: FakeOverride[];
  /** Reasons of what is declared, by kind. */
  declared: Record<string, string>;
  /** What was decided, the latest first. */
  decisions: t.DecisionView[];
  /** Who wants a second reading. */
  asked: t.SecondReading | null;
  /** How its statement came to its place in a later text. */
  placed?: t.PlacedView;
  /** Whether its statement has no place in the present text. */
  lost?: boolean;
  /** Whether its statement was taken out. */
  taken?: boolean;
  /** Why it is open again. */
  reopened?: string;
  /** The claim that it is a part of. */
  whole?: t.WholeView;
}

export interface FakeRelation {
  id: string;
  a: string;
  b: string;
  kind: string;
  status: string;
  basis: string;
  difference: string;
  here: string;
  there: string;
  question: string;
}

interface Snapshot {
  label: string;
  claims: FakeClaim[];
  relations: FakeRelation[];
  files: FakeFile[];
  sources: t.SourceView[];
  articles: StoryArticle[];
  marks: FakeMark[];
  versions: Record<string, FakeVersion[]>;
  rules: FakeRule[];
  scale: t.Scale;
}

/** A passage with nothing to check; its old words where it has no place in the present text. */
export type FakeMark = t.PassageMark & { id: string; lost?: string };

/** What a fake source keeps for this desk alone. */
export type FakeVault = Pick<t.SourceDetail, "realName" | "contact" | "privateNotes">;

const value = (id: t.Sign, label: string, definition: string): t.ScaleValue => ({ value: id, label, definition, sign: id });

export class World {
  empty = false;
  closed = false;
  lastChange = "Relation confirmed";
  about: Pick<t.CaseDetail, "title" | "question" | "whyChosen" | "deadlineMs" | "secondReading"> = {
    title: "Flood below the Verrin dam",
    question: "What happened, and how many people are missing?",
    whyChosen: null,
    secondReading: "none",
    deadlineMs: Date.UTC(2026, 10, 24, 9, 41),
  };
  analysis: t.Analysis = { analyser: "factdesk-language/2", outdated: false, language: null };
  articles: StoryArticle[] = STORY;
  claims: FakeClaim[] = readClaims(STORY);
  relations: FakeRelation[] = PAIRS.map((pair, index) => ({ id: `rel${index}`, ...pair }));
  marks: FakeMark[] = [];
  /** Later texts by article; none for those that have one text. */
  versions: Record<string, FakeVersion[]> = {};
  /** House rules of the case. */
  rules: FakeRule[] = lightRules();
  drafts: t.Draft[] = [];
  /** What those have half-typed who do not sit here now. */
  #away = new Map<string, t.Draft[]>();
  /** Whom only cases know that came from elsewhere. */
  elsewhere: t.ReviewerView[] = [];
  reviewers: t.ReviewerView[] = [
    { id: "r1", name: "Mira Lund", role: "checker", initials: "ML", colour: "teal", me: true },
    { id: "r2", name: "Tom Okafor", role: "second_reader", initials: "TO", colour: "amber", me: false },
  ];
  place: t.Place | null = { caseId: "case1", section: "walkthrough", claimId: "c3" };
  past: Snapshot[] = [];
  future: Snapshot[] = [];
  model: t.ModelInUse = { choice: "built-in", running: true, folder: "/usr/lib/Factdesk/model", id: "7cc09e2963a4d8c708aaa42c991baa20", hasBuiltIn: true, trouble: null, ready: 10, claims: 12 };
  /** Files that were dropped and wait to be taken. */
  pending: t.FilesOffered | null = null;
  /** What the person chooses in the dialog; none where the folder holds no model. */
  modelFolder: string | null = null;
  /** How the fake desk ruled before. */
  precedents: t.Precedent[] = [];
  /** On how many claims two reviewers have a verdict. */
  shared = 14;
  settings: t.Settings = { theme: "light", marks: "full", zoom: 100, exportFolder: "/desk/mira/Documents/Factdesk", others: [] };
  scale: t.Scale = {
    id: "desk-6",
    name: "Desk scale, six steps",
    values: [
      value("true", "True", "What it says is so."),
      value("mostly-true", "Mostly true", "So, apart from a detail."),
      value("mixed", "Mixed", "Partly so and partly not."),
      value("mostly-false", "Mostly false", "Not so, apart from a detail."),
      value("false", "False", "What it says is not so."),
      value("unproven", "Unproven", "The evidence does not tell."),
    ],
  };
  scales: FakeScale[] = [builtIn(this.scale)];
  sources: t.SourceView[] = [
    source("s1", { name: "Voice of Osk, news at six", what: "publication", reliability: "C", originGroup: "Verrin News Agency", evidence: 1 }),
    source("s2", { name: "District office, list of the missing", what: "organisation", kind: "primary", reliability: "B", interests: "Answers for the sirens", url: "https://office.example/list", wikidata: "Q77001", evidence: 1 }),
    source("s3", { name: "Verrin Water Works, gate log", what: "dataset", kind: "primary", interests: "Owns the dam" }),
    source("s4", { name: "Keeper of the gates", what: "person", kind: "primary", reliability: "B", interests: "Was on duty that night", confidential: true, hasContact: true }),
    source("s5", { name: "Lake Courier", what: "publication", reliability: "B" }),
    source("s6", { name: "Morning Ledger", what: "publication", reliability: "B" }),
  ];
  vault: Record<string, FakeVault> = { s4: { realName: "A made-up name", contact: "By letter, through the union", privateNotes: "Not before ten in the evening." } };
  files: FakeFile[] = fakeFiles();
  exchange: FakeExchange = exchange();
  signing: FakeSigning = unsigned();
  verifiedMs: number | null = Date.UTC(2026, 10, 21, 18);
  copies: t.CopyGroup[] = [
    { members: [{ noun: "article", id: "a1", title: "Night flood below the Verrin dam empties three villages", outlet: "Lake Courier" }, { noun: "article", id: "a2", title: "What is known of the night", outlet: "Morning Ledger" }], share: 0.64, originGroup: null },
  ];

  /** Shows `articles`; pairs of claims that are not among them are left out. */
  constructor(articles: StoryArticle[] = STORY) {
    this.articles = articles;
    this.claims = readClaims(articles);
    const known = (id: string) => this.claims.some((claim) => claim.id === id);
    this.relations = this.relations.filter((pair) => known(pair.a) && known(pair.b));
    this.claim("c3").evidence = [
      evidence("e1", "E1", "supports", "At this hour we count four dead and seventeen missing.", this.sources[0], { locator: "00:03:10", published: "2025-04-01", accessed: "2026-11-21", credibility: 3, sha256: this.files[1]?.view.sha256 ?? null }),
      evidence("e2", "E2", "refutes", "Persons reported missing at 14:00: forty-two.", this.sources[1], { locator: "p. 1", published: "2025-04-01", credibility: 2, sha256: this.files[0]?.view.sha256 ?? null }),
    ];
  }

  claim(id: string): FakeClaim {
    const claim = this.claims.find((one) => one.id === id);
    if (!claim) throw { code: "unknown_id", message: "This claim is not in the case any more.", field: "claimId", detail: id };
    return claim;
  }

  sign(claim: FakeClaim): t.Sign {
    const given = claim.verdicts.find((one) => one.current && !one.withdrawn);
    return correctedSign(this, claim.id) ?? given?.sign ?? claim.baseSign;
  }

  /** Does something that undo takes back. */
  act(label: string, change: () => string | null | void): string | null | void {
    this.past.push({ label, ...this.#snapshot() });
    this.future = [];
    return change();
  }

  turn(from: "past" | "future"): t.Undone {
    const snapshot = this[from].pop();
    if (!snapshot) throw { code: "nothing_to_undo", message: "There is nothing to undo in this case.", field: null, detail: null };
    this[from === "past" ? "future" : "past"].push({ label: snapshot.label, ...this.#snapshot() });
    this.claims = snapshot.claims;
    this.relations = snapshot.relations;
    this.files = snapshot.files;
    this.sources = snapshot.sources;
    this.articles = snapshot.articles;
    this.marks = snapshot.marks;
    this.versions = snapshot.versions;
    this.rules = snapshot.rules;
    this.scale = snapshot.scale;
    return { label: snapshot.label, changes: [{ noun: "claim", id: "*" }], claimId: null };
  }

  #snapshot(): Omit<Snapshot, "label"> {
    return structuredClone({ claims: this.claims, relations: this.relations, files: this.files, sources: this.sources, articles: this.articles, marks: this.marks, versions: this.versions, rules: this.rules, scale: this.scale });
  }

  set(key: string, text: string): t.Settings {
    if (key === "theme" || key === "marks") this.settings[key] = text;
    else if (key === "zoom") this.settings.zoom = Number(text);
    else this.settings.others = [...this.settings.others.filter((one) => one.key !== key), { key, value: text }];
    return this.settings;
  }

  /** Lets a reviewer sit down: half-typed words belong to who typed them. */
  sit(id: string): void {
    this.#away.set(this.reviewers.find((one) => one.me)?.id ?? "", this.drafts);
    this.drafts = this.#away.get(id) ?? [];
    const from = this.elsewhere.find((one) => one.id === id);
    if (from) this.reviewers.push(from);
    this.elsewhere = this.elsewhere.filter((one) => one !== from);
    for (const one of this.reviewers) one.me = one.id === id;
    for (const claim of this.claims) for (const verdict of claim.verdicts) verdict.reviewer.me = verdict.reviewer.id === id;
  }

  keepDraft(draft: t.Draft): null {
    this.drafts = this.drafts.filter((one) => one.key !== draft.key);
    if (draft.text) this.drafts.push(draft);
    return null;
  }

  step(input: t.WalkStep, show: (id: string) => t.ClaimDetail, progress: t.Progress): t.WalkPosition {
    const from = input.from ?? this.place?.claimId;
    const at = Math.max(0, this.claims.findIndex((claim) => claim.id === from));
    const by = { here: 0, next: 1, previous: -1, first: -at, "next-open": 1 }[input.step] ?? 0;
    const to = Math.min(this.claims.length - 1, Math.max(0, at + by));
    const claim = this.claims[to];
    return { claim: claim ? show(claim.id) : null, atEnd: by !== 0 && to === at, progress };
  }

  addClaim(input: t.ClaimCreate): string {
    const id = `n${this.claims.length}`;
    const base = this.claims.find((claim) => claim.articleId === input.articleId && claim.start <= input.start) ?? this.claims[0];
    if (!base) return id;
    this.claims.push({ ...structuredClone(base), id, text: "A new claim", start: input.start, end: input.end, accepted: true, evidence: [], verdicts: [], baseSign: "open" });
    return id;
  }

  addEvidence(input: t.EvidenceAdd): string {
    const claim = this.claim(input.claimId);
    const id = `e${claim.id}${claim.evidence.length}`;
    const known = this.sources.find((one) => one.id === input.sourceId) ?? source("new", { name: input.sourceName ?? "", kind: input.sourceKind ?? "secondary" });
    const { quote, stance, locator, url, published, note, sha256, credibility, accessed, language, translation, translator } = input;
    claim.evidence.push(evidence(id, `E${claim.evidence.length + 1}`, stance, quote, known, { locator, url, published, note, sha256, credibility, accessed, language, translation, translator }));
    return id;
  }

  editEvidence({ evidenceId, caseId: _case, ...fields }: t.EvidenceEdit): void {
    const one = this.claims.flatMap((claim) => claim.evidence).find((piece) => piece.id === evidenceId);
    // A missing field stays, an empty one clears.
    const given = Object.entries(fields).flatMap(([name, text]) => (text === null ? [] : [[name, text === "" || text === 0 ? null : text]]));
    if (one) Object.assign(one, Object.fromEntries(given));
  }

  /** Evidence as it is shown now: what hangs on its file and its source is made anew. */
  seen(one: t.EvidenceView): t.EvidenceView {
    const file = this.files.find((each) => each.view.sha256 === one.sha256)?.view;
    const from = this.sources.find((each) => each.id === one.sourceId);
    const proof = one.sha256 ? proofOf(this, one.sha256, one.quote) : null;
    return { ...one, fileName: file?.name ?? null, fileState: file?.state ?? null, proof: proof && { state: proof.state, words: proof.words }, originGroup: from?.originGroup ?? null };
  }

  judge(input: t.VerdictGive, reviewer: t.ReviewerCard): string {
    const claim = this.claim(input.claimId);
    const rating = this.scale.values.find((one) => one.value === input.rating);
    for (const one of claim.verdicts) if (one.reviewer.id === reviewer.id) one.current = false;
    if (claim.asked && (claim.asked.from === null || claim.asked.from.id === reviewer.id)) claim.asked.done = true;
    const id = `v${claim.id}${claim.verdicts.length}`;
    claim.accepted = true;
    claim.verdicts.unshift({ ...input, id, reviewer, atMs: Date.now(), label: rating?.label ?? "Not checkable", sign: rating?.sign ?? "not-checkable", current: true, wordingChanged: false, withdrawn: false, ...(rating ? { scale: { id: this.scale.id, name: this.scale.name, version: this.scale.version ?? 1 } } : {}) });
    return id;
  }

  relate(input: t.RelationSet): void {
    const same = (one: FakeRelation) => [one.a, one.b].includes(input.claimId) && [one.a, one.b].includes(input.otherId);
    const known = this.relations.find(same);
    if (known) Object.assign(known, { kind: input.kind, status: input.status });
    else this.relations.push({ id: `rel${this.relations.length}`, a: input.claimId, b: input.otherId, kind: input.kind, status: input.status, basis: "", difference: "Linked by a person", here: "This", there: "That", question: "Which holds?" });
  }

  report(): t.ReportPreview {
    const text = (words: string): t.Inline[] => [{ text: words, strong: false, emphasis: false, code: false }];
    const front = `title: "Flood below the Verrin dam"\nstate: "draft, not signed off"\nauthors: ["Mira Lund"]\nlog_head: "${"5905bf1d".repeat(8)}"\n`;
    const blocks: t.Block[] = [
      { kind: "code", text: front },
      { kind: "heading", level: 1, inlines: text("Flood below the Verrin dam") },
      { kind: "paragraph", inlines: text("Draft. Not signed off. Two articles, 16 claims.") },
      { kind: "table", head: [text("Rating"), text("Claims")], rows: [[text("True"), text("1")], [text("Mixed"), text("1")]] },
      { kind: "heading", level: 2, inlines: text("How many people went missing?") },
      { kind: "quote", blocks: [{ kind: "paragraph", inlines: text("Rescue workers said that at least four people had drowned and 17 were missing.") }] },
      { kind: "list", start: 1, items: [[{ kind: "paragraph", inlines: text("Voice of Osk, minute 3:10. Supports.") }], [{ kind: "paragraph", inlines: text("District office, page 1. Refutes.") }]] },
      { kind: "rule" },
      { kind: "heading", level: 2, inlines: text("How to verify") },
      { kind: "code", text: "factdesk-cli verify --head 5905bf1d" },
    ];
    const checks: t.ReportCheck[] = [
      { level: "stop", title: "5 contested claims are open", text: "Settle them, or name them as gaps.", section: "contested", claimId: null },
      { level: "warn", title: "Claim 3 has no verdict", text: "It is part of a confirmed set.", section: null, claimId: "c3" },
      { level: "note", title: "One article has no date", text: "", section: "articles", claimId: null },
    ];
    const markdown = `---\n${front}---\n` + "\n# Flood below the Verrin dam\n\nDraft. Not signed off.\n\n## How many people went missing?\n\n> Rescue workers said that at least four people had drowned and 17 were missing.\n";
    if (!this.about.question) checks.push({ level: "note", title: "No question is stated", text: "One line helps every reader.", section: "walkthrough", claimId: null });
    return { markdown, blocks, words: 412, bytes: 3_100, checks, exportPath: "/desk/mira/Documents/Factdesk/flood.md" };
  }

  history(reviewer: t.ReviewerCard): t.HistoryPage {
    const groups = ["verdict", "evidence", "relation", "wording", "import", "undo", "other"];
    const titles = ["Verdict given", "Evidence added", "Relation confirmed", "Claim reworded", "Article imported", "Undone"];
    const entries = titles.map((title, index): t.HistoryEntry => ({
      id: `op${index}`,
      act: `act${index}`,
      seq: titles.length - index,
      atMs: Date.now() - index * 5 * 3_600_000,
      reviewer,
      kind: title,
      group: groups[index] ?? "other",
      title,
      on: "Claim 3, Lake Courier",
      claimId: "c3",
      before: index === 3 ? "The flood left 17 people missing." : null,
      after: index === 3 ? "The flood below the Verrin dam left 17 people missing." : null,
      undone: index === 2,
      ...(this.signing.signed && index === 0 && { afterSignOff: true }),
      signedOn: index === 1 ? "A desk of Tom Okafor" : "This desk",
      canUndo: index === 0,
      whyNot: index === 0 ? null : "Later entries build on this one.",
      hash: `${index}9f2c71ba`.repeat(7),
      prevHash: index === titles.length - 1 ? "0".repeat(64) : `${index + 1}9f2c71ba`.repeat(7),
    }));
    return { entries, next: null, groups: groups.map((group) => ({ group, count: 1 })), reviewers: [reviewer], total: entries.length };
  }
}

function source(id: string, more: Partial<t.SourceView> & { name: string }): t.SourceView {
  return { id, what: "", kind: "secondary", reliability: null, interests: null, url: null, evidence: 0, cases: 1, confidential: false, originGroup: null, wikidata: null, hasContact: false, mixedScripts: false, ...more };
}

function evidence(id: string, label: string, stance: string, quote: string, from: t.SourceView | undefined, more: Partial<t.EvidenceView>): t.EvidenceView {
  return {
    id,
    label,
    stance,
    quote,
    translation: null,
    sourceId: from?.id ?? "",
    sourceName: from?.name ?? "",
    sourceKind: from?.kind ?? "",
    reliability: from?.reliability ?? null,
    locator: null,
    url: null,
    published: null,
    addedMs: Date.UTC(2026, 10, 21, 16),
    credibility: null,
    sha256: null,
    note: null,
    by: "Mira Lund",
    cited: false,
    language: null,
    translator: null,
    accessed: null,
    fileName: null,
    fileState: null,
    proof: null,
    afterClaim: false,
    problems: [],
    originGroup: null,
    ...more,
  };
}

function readClaims(articles: readonly StoryArticle[]): FakeClaim[] {
  return articles.flatMap((article) => {
    let at = 0;
    let sentence = -1;
    return article.paragraphs.flatMap((paragraph, number) =>
      paragraph.flatMap((one) => {
        const start = at;
        at += one.text.length + 1;
        sentence += 1;
        if (!one.claim) return [];
        const { id, text, speaker, role, differs } = one.claim;
        return [
          { id, text: text ?? one.text, exact: one.text, articleId: article.id, sentence, paragraph: number + 1, start, end: start + one.text.length, speaker: speaker ?? null, role: role ?? null, differs: differs ?? null, baseSign: one.sign ?? "open", accepted: id !== "c6", parked: null, flagged: false, tags: [], recheck: null, earlier: [], evidence: [], verdicts: [], comments: [], lookups: [], replies: [], overrides: [], declared: {}, decisions: [], asked: null },
        ];
      }),
    );
  });
}
