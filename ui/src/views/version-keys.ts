/** What the keys about versions do in the walkthrough, and which versions are compared from there. */
import { versionDialogs } from "$features/version/dialogs.svelte";
import { tray } from "$features/version/tray.svelte";
import { openCase } from "$lib/case.svelte";
import type { StatementView } from "$lib/generated/types";
import type { Handler } from "$lib/keys";
import type { Bench } from "./bench.svelte";

/** Handlers by action; those that need an article leave the key alone when there is none. */
export function versionKeys(bench: Bench, toggleTray: () => void): Record<string, Handler> {
  return {
    "new-version": () => {
      const article = bench.walk.article?.article;
      return article ? versionDialogs.update(article) : false;
    },
    "compare-versions": () => {
      // What re-opened the claim comes before the article that is shown.
      if (bench.claim?.card.reopened) compareReopened(bench);
      else return compareArticle(bench) ? undefined : false;
    },
    tray: () => (tray.orphans.length > 0 ? toggleTray() : false),
  };
}

/** Compares the last two versions of the article that is shown. */
export function compareArticle(bench: Bench): boolean {
  const article = bench.walk.article?.article;
  if (article) versionDialogs.compare(article);
  return article !== undefined;
}

/**
 * Compares the version that was there when the verdict was given with the present one, at the words of the statement
 * that re-opened the claim; without such a verdict, the version in which the statement got its place with the one
 * before.
 */
export function compareReopened(bench: Bench): void {
  const statement = reworded(bench);
  const article = openCase.detail?.articles.find((card) => card.id === statement?.articleId);
  if (!article || !statement) return void compareArticle(bench);
  const judged = bench.claim?.verdicts.filter((one) => one.wordingChanged).map((one) => one.atMs) ?? [];
  if (judged.length > 0) return versionDialogs.compare(article, { fromMs: Math.max(...judged), words: statement.exact });
  const to = statement.placed?.version ?? statement.version;
  versionDialogs.compare(article, to > 1 ? { from: to - 1, to, words: statement.exact } : null);
}

/** The statement that re-opened the claim, as far as can be told from how it came to its place. */
function reworded(bench: Bench): StatementView | undefined {
  const statements = bench.claim?.statements ?? [];
  return statements.find((one) => ["fuzzy", "person"].includes(one.placed?.how ?? "")) ?? statements[0];
}
