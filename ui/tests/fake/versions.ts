/** Later texts of the made-up articles. How a statement finds its place is data here: the real work is the program's own. */
import { wordDiff } from "../../src/lib/text";
import type * as t from "../../src/lib/generated/types";
import { STORY, type StoryArticle, type StorySentence } from "./story";
import type { FakeClaim, World } from "./world";

type Changing = (world: World, label: string, change: () => string | null | void) => t.Changed;

/** One text of an article. */
export interface FakeVersion {
  view: Omit<t.VersionView, "current">;
  paragraphs: StorySentence[][];
}

/** Sentences of the second text by their claim, with how they are found; what is not named here is not there. */
const FIRST = STORY[0] as StoryArticle;
const said = (id: string): StorySentence => {
  const one = FIRST.paragraphs.flat().find((sentence) => sentence.claim?.id === id);
  if (!one) throw new Error(`no sentence of ${id}`);
  return one;
};
const rest = (words: string): StorySentence => ({ text: words });

/** The second text of the first article. The sirens moved up, the missing changed, bridges and engineer are gone. */
export const SECOND: StorySentence[][] = [
  [said("c1"), said("c2")],
  [said("c6"), { ...said("c3"), text: "Rescue workers said that at least four people had drowned and 19 were missing." }, said("c4"), rest("Nobody who was woken by the sirens will forget that sound.")],
  [said("c5"), said("c7")],
  [rest("An engineer who asked not to be named said the gates had been opened from the control room."), said("c10"), said("c11")],
  [rest("This article was corrected on 4 April: an earlier version gave another number of missing people.")],
];
const HOW: Record<string, string> = { c3: "fuzzy", c6: "moved" };
const NEAREST: Record<string, { text: string; score: number }> = {
  c5: { text: "وقال عمال الإنقاذ إن أربعة أشخاص على الأقل غرقوا وإن 17 شخصًا في عداد المفقودين.", score: 610 },
  c8: { text: "An engineer who asked not to be named said the gates had been opened from the control room.", score: 540 },
};

const lines = (paragraphs: readonly StorySentence[][]): string[] => paragraphs.map((one) => one.map((sentence) => sentence.text).join(" "));
/** The text of an article as the places in it count. */
const flat = (paragraphs: readonly StorySentence[][]): string => paragraphs.flat().map((one) => one.text).join(" ");

const first = (article: StoryArticle): FakeVersion => ({
  view: { id: `${article.id}v1`, number: 1, characters: flat(article.paragraphs).length, importedMs: Date.UTC(2026, 10, 21, 16), by: "Mira Lund", sha256: "9f2c71ba".repeat(8), fileName: `${article.id}.txt`, reason: null },
  paragraphs: article.paragraphs,
});

const articleOf = (world: World, id: string): StoryArticle => {
  const one = world.articles.find((article) => article.id === id);
  if (!one) throw { code: "unknown_id", message: "This article is not in the case any more.", field: "articleId", detail: id };
  return one;
};

/** The versions of an article, the first one first. */
export const versionsOf = (world: World, articleId: string): FakeVersion[] => world.versions[articleId] ?? [first(articleOf(world, articleId))];

/** Number of the version in which a claim's statement stands, or stood. */
const numberOf = (world: World, claim: FakeClaim): number => (claim.lost ? versionsOf(world, claim.articleId).length - 1 : versionsOf(world, claim.articleId).length);

function orphan(world: World, claim: FakeClaim): t.OrphanView {
  const article = articleOf(world, claim.articleId);
  const number = numberOf(world, claim);
  const [old, now] = [flat(versionsOf(world, article.id)[number - 1]?.paragraphs ?? []), flat(article.paragraphs)];
  const at = old.indexOf(claim.exact);
  const near = NEAREST[claim.id];
  const start = near ? now.indexOf(near.text) : -1;
  return {
    statementId: `st-${claim.id}`,
    passageId: null,
    claimId: claim.id,
    claim: claim.text,
    articleId: article.id,
    articleTitle: article.title,
    exact: claim.exact,
    before: old.slice(Math.max(0, at - 40), at),
    after: old.slice(at + claim.exact.length, at + claim.exact.length + 40),
    speaker: claim.speaker,
    version: number,
    nearest: near && start >= 0 ? { start, end: start + near.text.length, ...near } : null,
  };
}

const lost = (world: World): FakeClaim[] => world.claims.filter((claim) => claim.lost && !claim.taken);
export const orphans = (world: World): number => lost(world).length + world.marks.filter((mark) => mark.lost).length;

/** Gives an article its second text. */
export function secondText(world: World, articleId: string, reason: string | null, fileName: string | null): Omit<t.ArticleUpdated, "label" | "act" | "changes"> {
  const before = articleOf(world, articleId);
  const earlier = versionsOf(world, articleId);
  const number = earlier.length + 1;
  // Other texts lose their end.
  const known = before.paragraphs.flat().some((one) => one.claim?.id === "c8");
  const paragraphs = known ? SECOND : before.paragraphs.slice(0, -1);
  const view = { id: `${articleId}v${number}`, number, characters: flat(paragraphs).length, importedMs: Date.UTC(2026, 10, 22, 9, 30), by: "Mira Lund", sha256: "c4e1d0b7".repeat(8), fileName, reason };
  world.versions = { ...world.versions, [articleId]: [...earlier, { view, paragraphs }] };
  world.articles = world.articles.map((one) => (one.id === articleId ? { ...one, paragraphs } : one));
  const done = { versionId: view.id, version: number, same: false, exact: 0, moved: 0, fuzzy: 0, orphans: 0, reopened: [] as string[], warnings: [] };
  for (const claim of world.claims.filter((one) => one.articleId === articleId)) {
    const how = settle(claim, paragraphs, number);
    if (how === "fuzzy" || how === "exact" || how === "moved") done[how] += 1;
    else done.orphans += 1;
    if (how === "fuzzy" && world.sign(claim) !== "open") {
      claim.reopened = "The article’s wording changed: “17 were missing” is now “19 were missing”.";
      done.reopened.push(claim.id);
    }
  }
  return done;
}

/** Finds the sentence of a claim in a text; where there is none it has no place. */
function settle(claim: FakeClaim, paragraphs: readonly StorySentence[][], version: number): string {
  let at = 0;
  let sentence = 0;
  for (const [paragraph, row] of paragraphs.entries()) {
    for (const one of row) {
      const start = at;
      at += one.text.length + 1;
      if (one.claim?.id === claim.id) {
        const how = HOW[claim.id] ?? "exact";
        Object.assign(claim, { start, end: start + one.text.length, sentence, paragraph: paragraph + 1, exact: one.text, lost: false, placed: { how, score: how === "fuzzy" ? 930 : null, version } });
        return how;
      }
      sentence += 1;
    }
  }
  claim.lost = true;
  return "orphan";
}

/** Where a range lies in an article. */
function placeIn(article: StoryArticle, start: number): { sentence: number; paragraph: number } {
  let at = 0;
  let sentence = -1;
  for (const [paragraph, row] of article.paragraphs.entries()) {
    for (const one of row) {
      sentence += 1;
      at += one.text.length + 1;
      if (start < at) return { sentence, paragraph: paragraph + 1 };
    }
  }
  return { sentence: 0, paragraph: 1 };
}

/** Two texts held against each other, paragraph by paragraph. */
function compared(from: FakeVersion, to: FakeVersion): t.VersionDiff {
  const [old, now] = [lines(from.paragraphs), lines(to.paragraphs)];
  const count = (text: string) => text.split(/\s+/u).filter(Boolean).length;
  let [removed, added] = [0, 0];
  const blocks = Array.from({ length: Math.max(old.length, now.length) }, (_, index): t.DiffBlock => {
    const { before, after } = wordDiff(old[index] ?? "", now[index] ?? "");
    const runs: t.DiffRun[] = [];
    let left = 0;
    for (const piece of after) {
      while (left < before.length && before[left]?.changed) runs.push({ text: before[left++]?.text ?? "", kind: "removed" });
      runs.push({ text: piece.text, kind: piece.changed ? "added" : "same" });
      if (!piece.changed) left += 1;
    }
    for (const piece of before.slice(left)) if (piece.changed) runs.push({ text: piece.text, kind: "removed" });
    const shown = runs.filter((run) => run.text !== "");
    for (const run of shown) {
      if (run.kind === "removed") removed += count(run.text);
      if (run.kind === "added") added += count(run.text);
    }
    return { runs: shown };
  });
  return { blocks, removed, added };
}

const byStatement = (world: World, id: string): FakeClaim => world.claim(id.replace(/^st-/, ""));

/** The commands about versions. */
export const versionCommands = (changed: Changing) => ({
  article_update_choose: () => ({ token: "t3", names: ["night-flood-corrected.html"] }),
  article_update: (world: World, { articleId, token, text, url, allowPrivate, reason }: t.ArticleUpdate): t.ArticleUpdated => {
    if (url && /\/\/(10|127|192\.168)\./.test(url) && !allowPrivate) throw { code: "address_private", message: "192.168.0.4 lies in a private network.", field: "url", detail: url };
    const now = versionsOf(world, articleId).length;
    if (text !== null && text.trim() === lines(articleOf(world, articleId).paragraphs).join("\n\n")) {
      return { versionId: `${articleId}v${now}`, version: now, same: true, exact: 0, moved: 0, fuzzy: 0, orphans: 0, reopened: [], warnings: [], label: "The article has this text already", act: null, changes: [] };
    }
    let done: Omit<t.ArticleUpdated, "label" | "act" | "changes"> | undefined;
    const { act, label, changes } = changed(world, `Version ${now + 1} of the article`, () => {
      done = secondText(world, articleId, reason || null, token ? "night-flood-corrected.html" : null);
      return null;
    });
    if (!done) throw new Error("nothing was done");
    return { ...done, act, label, changes };
  },
  version_list: (world: World, { articleId }: t.ByArticle): t.VersionList => {
    const all = versionsOf(world, articleId);
    return { versions: all.map(({ view }) => ({ ...view, current: view.number === all.length })) };
  },
  version_compare: (world: World, { articleId, from, to }: t.VersionCompare): t.VersionDiff => {
    const [a, b] = [from, to].map((id) => versionsOf(world, articleId).find((one) => one.view.id === id));
    if (!a || !b) throw { code: "unknown_version", message: "This is no version of the article.", field: "from", detail: from };
    return compared(a, b);
  },
  orphan_list: (world: World): t.OrphanList => ({ orphans: [...lost(world).map((claim) => orphan(world, claim)), ...world.marks.filter((mark) => mark.lost).map((mark): t.OrphanView => ({ statementId: null, passageId: mark.id, claimId: null, claim: mark.reason, articleId: mark.articleId, articleTitle: articleOf(world, mark.articleId).title, exact: mark.lost ?? "", before: "", after: "", speaker: null, version: 1, nearest: null }))] }),
  statement_place: (world: World, { statementId, articleId, start, end }: t.StatementPlace): t.Changed =>
    changed(world, "Statement placed", () => {
      const article = articleOf(world, articleId);
      const version = versionsOf(world, articleId).length;
      Object.assign(byStatement(world, statementId), { start, end, exact: flat(article.paragraphs).slice(start, end), lost: false, placed: { how: "person", score: null, version }, ...placeIn(article, start) });
      return statementId;
    }),
  passage_place: (world: World, { passageId, start, end }: t.PassagePlace): t.Changed =>
    changed(world, "Passage placed", () => {
      world.marks = world.marks.map(({ lost: _lost, ...mark }) => (mark.id === passageId ? { ...mark, start, end } : mark));
      return passageId;
    }),
  statement_retract: (world: World, { id }: t.ById): t.Changed => changed(world, "Statement taken out", () => void (byStatement(world, id).taken = true)),
});
