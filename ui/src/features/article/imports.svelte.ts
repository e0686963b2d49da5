/** Articles on their way in: chosen, dropped, named on the command line or pasted. One import at a time. */
import { announce } from "$lib/changes";
import { articleChoose, articleImport, articlePaste, deskShow, importCancel } from "$lib/generated/commands";
import type { ImportProgress, ImportSummary } from "$lib/generated/types";
import { keys } from "$lib/keys";
import { m } from "$lib/messages";
import { notices } from "$lib/notices.svelte";
import { overlay } from "$lib/overlay.svelte";
import { read, saving } from "$lib/saving.svelte";
import { signed } from "$lib/signed.svelte";
import { asWireError } from "$lib/transport";

/** Work that is done sooner is not announced, in milliseconds. */
const QUIET_MS = 300;

class Imports {
  /** How far the running import is; none when nothing runs or it is too short to tell. */
  progress = $state<ImportProgress | null>(null);
  /** What the last import did. */
  summary = $state.raw<ImportSummary | null>(null);
  /** Whether files hang over the window. */
  hovering = $state(false);
  #running = false;
  #again = false;

  /** Lets the person choose files. */
  async choose(caseId: string | null): Promise<ImportSummary | undefined> {
    if (caseId && signed.stops()) return undefined;
    const offered = await read(articleChoose);
    return offered ? this.#files(caseId, offered.token) : undefined;
  }

  /** Takes the files that wait: dropped on the window or named when it was opened. */
  async takeWaiting(caseId: string | null): Promise<ImportSummary | undefined> {
    if (caseId && signed.stops()) return undefined;
    if (this.#running) {
      // Files that come during an import wait for its end.
      this.#again = true;
      return undefined;
    }
    const pending = (await read(deskShow))?.pending;
    return pending ? this.#files(caseId, pending.token) : undefined;
  }

  /** Takes pasted text. */
  async paste(caseId: string | null, text: string): Promise<ImportSummary | undefined> {
    if (caseId && signed.stops()) return undefined;
    if (text.trim() === "") {
      notices.warn(m.importing.emptyPaste);
      return undefined;
    }
    return this.#run(() => articlePaste({ caseId, text }));
  }

  /** Stops after the file at hand. */
  async cancel(): Promise<void> {
    await read(importCancel);
  }

  async #files(caseId: string | null, token: string): Promise<ImportSummary | undefined> {
    const summary = await this.#run((tell) => articleImport({ caseId, token }, tell));
    if (!this.#again) return summary;
    this.#again = false;
    return (await this.takeWaiting(summary?.caseId ?? caseId)) ?? summary;
  }

  async #run(work: (tell: (progress: ImportProgress) => void) => Promise<ImportSummary>): Promise<ImportSummary | undefined> {
    this.#running = true;
    const started = Date.now();
    try {
      const summary = await saving.track(() =>
        work((progress) => {
          if (Date.now() - started >= QUIET_MS) this.progress = progress;
        }),
      );
      this.#finish(summary);
      return summary;
    } catch (error) {
      notices.fail(asWireError(error));
      return undefined;
    } finally {
      this.#running = false;
      this.progress = null;
    }
  }

  #finish(summary: ImportSummary): void {
    this.summary = summary;
    const seeWhy = { label: m.importing.seeWhy, run: () => overlay.show("import-summary") };
    const goThrough = { label: m.suggested.goThrough, run: () => void keys.run("suggested-claims") };
    if (summary.failed.length > 0) notices.warn(summaryWords(summary), seeWhy);
    else if (summary.articles.some((one) => one.warnings.length > 0)) notices.done(summaryWords(summary), seeWhy);
    else notices.done(summaryWords(summary), summary.suggestedClaims > 0 ? goThrough : null);
    announce([
      { noun: "case", id: summary.caseId },
      ...summary.articles.map((article) => ({ noun: "article", id: article.id })),
    ]);
  }
}

/** One import in a sentence or two. */
export function summaryWords(summary: ImportSummary): string {
  const { articles, failed, cancelled } = summary;
  const fresh = articles.filter((one) => one.status === "imported").length;
  const known = articles.length - fresh;
  const sentences: string[] = [];
  if (failed.length > 0) {
    const all = articles.length + failed.length;
    sentences.push(articles.length === 0 ? m.importing.failedAll(all) : m.importing.failedSome(failed.length, all, articles.length));
  } else if (fresh > 0) sentences.push(`${m.importing.imported(fresh)}.`);
  if (known > 0) sentences.push(`${m.importing.duplicates(known)}.`);
  if (cancelled) sentences.push(m.importing.cancelled);
  if (fresh > 0) sentences.push(m.importing.suggested(summary.suggestedClaims, summary.suggestedRelations));
  return sentences.join(" ");
}

/** The imports of this window. */
export const imports = new Imports();
