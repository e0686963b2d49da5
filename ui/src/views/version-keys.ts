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
      if (bench.claim?.card.reopened) compareStatement(bench, reworded(bench));
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

/** Compares the version in which a statement got its place with the one before, at its words. */
export function compareStatement(bench: Bench, statement: StatementView | undefined): void {
  const article = openCase.detail?.articles.find((card) => card.id === statement?.articleId);
  if (!article || !statement) return void compareArticle(bench);
  const to = statement.placed?.version ?? statement.version;
  versionDialogs.compare(article, to > 1 ? { from: to - 1, to, words: statement.exact } : null);
}

/** The statement that re-opened the claim, as far as can be told from how it came to its place. */
function reworded(bench: Bench): StatementView | undefined {
  const statements = bench.claim?.statements ?? [];
  return statements.find((one) => ["fuzzy", "person"].includes(one.placed?.how ?? "")) ?? statements[0];
}
