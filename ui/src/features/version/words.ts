/** What a new version did and how a statement came to its place, in words. */
import type { ArticleUpdated, OrphanView } from "$lib/generated/types";
import { m } from "$lib/messages";

/** One sentence: "Version 2: 14 statements kept, 2 moved, 1 changed, 1 without a place". */
export function summaryWords({ same, version, exact, moved, fuzzy, orphans }: ArticleUpdated): string {
  if (same) return m.version.same(version);
  const all = exact + moved + fuzzy + orphans;
  return all === 0 ? m.version.empty(version) : m.version.summary(version, exact, moved, fuzzy, orphans);
}

/** How many statements and how many marked passages are among these. */
export function countOrphans(orphans: readonly OrphanView[]): { statements: number; passages: number } {
  const statements = orphans.filter((one) => one.statementId !== null).length;
  return { statements, passages: orphans.length - statements };
}

/** What an orphan is known by. */
export const keyOf = (orphan: OrphanView): string => orphan.statementId ?? orphan.passageId ?? "";
