/** What the fake desk answers, made from its state. */
import type * as t from "../../src/lib/generated/types";
import { hides } from "./review";
import { corrected } from "./signoff";
import type { StoryArticle } from "./story";
import { versionsOf } from "./versions";
import type { FakeClaim, FakeRelation, World } from "./world";

const rated = (sign: t.Sign): boolean => !["open", "contested", "plain"].includes(sign);

export function progress(world: World): t.Progress {
  const done = (claims: FakeClaim[]) => claims.filter((claim) => rated(world.sign(claim))).length;
  const contested = world.claims.filter((claim) => rivals(world, claim.id).some((one) => one.status !== "rejected"));
  return {
    contested: contested.length,
    contestedSettled: done(contested),
    claims: world.claims.length,
    claimsSettled: done(world.claims),
    sentences: 18,
    sentencesSettled: done(world.claims) + world.marks.length,
    parked: world.claims.filter((claim) => claim.parked !== null).length,
    flagged: world.claims.filter((claim) => claim.flagged).length,
  };
}

const rivals = (world: World, id: string): FakeRelation[] => world.relations.filter((one) => one.a === id || one.b === id);

function statement(world: World, claim: FakeClaim): t.StatementView {
  const article = world.articles.find((one) => one.id === claim.articleId);
  const start = claim.differs ? claim.exact.indexOf(claim.differs) : -1;
  return {
    id: `st-${claim.id}`,
    articleId: claim.articleId,
    outlet: article?.outlet ?? "",
    via: null,
    version: article ? versionsOf(world, article.id).length - (claim.lost ? 1 : 0) : 0,
    paragraph: claim.lost ? 0 : claim.paragraph,
    sentence: claim.lost ? 0 : claim.sentence,
    start: claim.lost ? 0 : claim.start,
    end: claim.lost ? 0 : claim.end,
    exact: claim.exact,
    differs: start < 0 ? [] : [{ start, end: start + (claim.differs?.length ?? 0) }],
    speaker: claim.speaker,
    mixedScripts: false,
    role: claim.role,
    cue: null,
    stance: "asserts",
    said: null,
    published: article?.published ?? null,
    placed: claim.placed ?? null,
    orphan: claim.lost ?? false,
  };
}

export function claimDetail(world: World, id: string): t.ClaimDetail {
  const claim = world.claim(id);
  const sign = hides(world, claim) ? claim.baseSign : world.sign(claim);
  const seen = statement(world, claim);
  const hidden = hides(world, claim);
  return {
    card: {
      id,
      number: world.claims.indexOf(claim) + 1,
      text: claim.text,
      origin: claim.accepted ? "person" : "suggested",
      accepted: claim.accepted,
      state: claim.parked !== null ? "parked" : rated(sign) ? "decided" : "open",
      sign,
      contested: rivals(world, id).length > 0,
      flagged: claim.flagged,
      speaker: claim.speaker,
      outlet: seen.outlet,
      articleId: claim.articleId,
      paragraph: claim.lost ? null : claim.paragraph,
      tags: claim.tags,
      reopened: claim.reopened ?? null,
      ...corrected(world, id),
    },
    caseId: "case1",
    kind: "number",
    whyChosen: null,
    reasons: claim.accepted ? [] : ["It counts something, and another paper denies it."],
    question: rivals(world, id)[0]?.question ?? null,
    statements: claim.taken ? [] : [seen],
    facts: claim.differs ? [{ label: "Number", value: "4 drowned", contested: false }, { label: "Counted", value: claim.differs, contested: true }, { label: "Date", value: "Tue 1 Apr 2025", contested: false }] : [],
    rivals: rivals(world, id).map((one) => rival(world, one, id)),
    evidence: claim.evidence.map((one) => world.seen(one)),
    verdicts: hidden ? claim.verdicts.filter((one) => one.reviewer.me) : claim.verdicts,
    comments: hidden ? claim.comments.filter((one) => one.reviewer.me) : claim.comments,
    hidden,
    secondReading: claim.asked,
    parkedReason: claim.parked,
    recheck: claim.recheck,
    ...(claim.recheckWhy ? { recheckWhy: claim.recheckWhy } : {}),
    drafts: world.drafts.filter((draft) => draft.key.endsWith(`:${id}`)),
    earlierWordings: claim.earlier,
    ...(claim.whole ? { whole: claim.whole } : {}),
    lookups: claim.lookups,
    replies: claim.replies,
  };
}

function rival(world: World, one: FakeRelation, id: string): t.Rival {
  const other = world.claim(one.a === id ? one.b : one.a);
  const [here, there] = one.a === id ? [one.here, one.there] : [one.there, one.here];
  return {
    relationId: one.id,
    claimId: other.id,
    text: other.text,
    kind: one.kind,
    status: one.status,
    basis: one.basis,
    reason: `${one.difference}: ${one.basis}.`,
    difference: one.difference,
    here,
    there,
    by: one.status === "suggested" ? null : "ML",
    statement: statement(world, other),
    state: "open",
    sign: world.sign(other),
    ...corrected(world, other.id),
  };
}

export function articleCard(world: World, article: StoryArticle): t.ArticleCard {
  const claims = world.claims.filter((claim) => claim.articleId === article.id && !claim.lost);
  const versions = versionsOf(world, article.id);
  const latest = versions.at(-1)?.view;
  const text = article.paragraphs.flat();
  return {
    id: article.id,
    title: article.title,
    outlet: article.outlet,
    short: article.outlet,
    byline: article.byline,
    published: article.published,
    language: "en",
    url: article.id === "a2" ? "https://ledger.example/verrin" : null,
    fileName: latest?.fileName ?? null,
    mediaType: "text/plain",
    sha256: "9f2c71ba".repeat(8),
    sizeBytes: 2_140,
    versionId: latest?.id ?? "",
    version: versions.length,
    versions: versions.length,
    encoding: "UTF-8",
    extractor: "text",
    characters: text.reduce((sum, one) => sum + one.text.length + 1, 0),
    sentences: text.length,
    sentencesSettled: claims.filter((claim) => rated(world.sign(claim))).length,
    claims: claims.length,
    importedMs: Date.UTC(2026, 10, 21, 16),
  };
}

export function articleText(world: World, articleId: string): t.ArticleText {
  const article = world.articles.find((one) => one.id === articleId);
  if (!article) throw { code: "unknown_id", message: "This article is not in the case any more.", field: "articleId", detail: articleId };
  const sentences: t.SentenceCell[] = [];
  let at = 0;
  const paragraphs = article.paragraphs.map((paragraph, index): t.Paragraph => {
    const runs = paragraph.flatMap((one, place): t.Run[] => {
      const start = at;
      const end = start + one.text.length;
      at = end + 1;
      const claims = world.claims.filter((claim) => claim.articleId === articleId && !claim.lost && claim.start < end && claim.end > start);
      const mark = world.marks.find((one) => one.articleId === articleId && !one.lost && one.start < end && one.end > start);
      const first = claims[0];
      const sign: t.Sign = first ? world.sign(first) : mark ? "nothing-to-check" : "plain";
      const sentence = sentences.length;
      sentences.push({ start, end, paragraph: index + 1, sign, claims: claims.map((claim) => claim.id), markId: mark?.id ?? null });
      const run: t.Run = { text: one.text, start, sentence, claims: claims.map((claim) => claim.id), sign, lead: claims.length > 0, suggested: first ? !first.accepted : false };
      const gap: t.Run = { text: " ", start: end, sentence: null, claims: [], sign: "plain", lead: false, suggested: false };
      return place < paragraph.length - 1 ? [run, gap] : [run];
    });
    return { number: index + 1, runs };
  });
  return { article: articleCard(world, article), direction: article.direction ?? "ltr", paragraphs, sentences };
}

export function contestedSets(world: World): t.ContestedSets {
  const questions = [...new Set(world.relations.filter((one) => one.status !== "rejected").map((one) => one.question))];
  const sets = questions.map((question): t.ContestedSet => {
    const links = world.relations.filter((one) => one.question === question && one.status !== "rejected");
    const ids = [...new Set(links.flatMap((one) => [one.a, one.b]))];
    return {
      id: ids[0] ?? question,
      question,
      difference: links[0]?.difference ?? "",
      confirmed: links.some((one) => one.status === "confirmed"),
      settled: ids.every((id) => rated(world.sign(world.claim(id)))),
      answers: ids.map((id) => answer(world, id, links)),
      suggestedLinks: links.filter((one) => one.status === "suggested").length,
      reasons: links.map((one) => `${one.difference}: ${one.basis}.`),
      timeline: [
        { kind: "said", label: "First count given", date: "2025-04-01" },
        { kind: "published", label: "Lake Courier", date: "2025-04-02" },
        { kind: "published", label: "Morning Ledger", date: "2025-09-20" },
        { kind: "evidence", label: "E1, E2 added", date: "2026-11-21" },
      ],
    };
  });
  return { sets, open: sets.filter((set) => !set.settled).length, settled: sets.filter((set) => set.settled).length, suggestedLinks: sets.reduce((sum, set) => sum + set.suggestedLinks, 0) };
}

function answer(world: World, id: string, links: FakeRelation[]): t.Answer {
  const claim = world.claim(id);
  const link = links.find((one) => one.a === id || one.b === id);
  const label = (link?.a === id ? link.here : link?.there) ?? claim.text;
  const number = /\d+|No|Nothing|Planned/u.exec(label);
  return {
    claimId: id,
    label,
    differs: number ? [{ start: number.index, end: number.index + number[0].length }] : [],
    statements: [statement(world, claim)],
    evidence: claim.evidence.map((one) => ({ label: one.label, stance: one.stance })),
    sign: world.sign(claim),
    ...corrected(world, id),
    state: "open",
  };
}
