/** A new analysis of a case, asked for by the person. */
import { announce } from "$lib/changes";
import { caseAnalyse } from "$lib/generated/commands";
import type { CaseAnalysed } from "$lib/generated/types";
import { m } from "$lib/messages";
import { notices } from "$lib/notices.svelte";
import { read, saving } from "$lib/saving.svelte";

/** Languages to choose from; one that was set elsewhere stays among them. */
export function languageOptions(now: string): { value: string; label: string }[] {
  const known = Object.entries(m.analysis.languages).map(([value, label]) => ({ value, label }));
  const other = now !== "" && !known.some((one) => one.value === now) ? [{ value: now, label: now }] : [];
  return [{ value: "", label: m.analysis.own }, ...known, ...other];
}

/** What an analysis changed, in words. */
export function analysedWords(done: CaseAnalysed): string {
  const { newClaims, newRelations, goneClaims, goneRelations } = done;
  const found = newClaims + newRelations > 0 ? m.analysis.found(newClaims, newRelations) : m.analysis.same;
  return goneClaims + goneRelations > 0 ? `${found} ${m.analysis.gone(goneClaims, goneRelations)}` : found;
}

/** Analyses a case anew; `language` empty for each article's own, none to leave it. Says whether it was done. */
export async function analyseCase(caseId: string, language: string | null): Promise<boolean> {
  const done = await read(() => saving.track(() => caseAnalyse({ caseId, language })));
  if (!done) return false;
  announce([
    { noun: "claim", id: caseId },
    { noun: "relation", id: caseId },
  ]);
  notices.done(analysedWords(done));
  return true;
}
