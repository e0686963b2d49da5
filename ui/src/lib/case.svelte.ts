/** The case that is open: what the window bar, the tabs and every section show of it. */
import { onChanges } from "./changes";
import { caseShow, placeSave, redo, reportExport, reportSaveAs, undo } from "./generated/commands";
import type { CaseDetail, ReportExported, Undone } from "./generated/types";
import { m } from "./messages";
import { notices } from "./notices.svelte";
import { route, type Section } from "./route.svelte";
import { read, saving, write } from "./saving.svelte";
import { signed } from "./signed.svelte";
import { asWireError } from "./transport";

class OpenCase {
  detail = $state<CaseDetail | null>(null);
  /** What the last export of this session wrote. */
  exported = $state<ReportExported | null>(null);
  readonly contestedOpen = $derived(this.detail ? this.detail.progress.contested - this.detail.progress.contestedSettled : 0);
  #stop: (() => void) | undefined;
  #asked = 0;

  /** Loads a case and follows its changes; `null` closes it. */
  async load(caseId: string | null): Promise<void> {
    this.#stop?.();
    if (this.detail?.id !== caseId) {
      this.#show(null);
      this.exported = null;
    }
    if (!caseId) return;
    this.#stop = onChanges(() => void this.#reload(caseId));
    await this.#reload(caseId);
  }

  async #reload(caseId: string): Promise<void> {
    const asked = ++this.#asked;
    const detail = await read(() => caseShow({ caseId }));
    // A slower answer to an earlier question must not replace a newer one.
    if (detail && asked === this.#asked && route.caseId === caseId) this.#show(detail);
  }

  #show(detail: CaseDetail | null): void {
    signed.view = detail?.signed ?? null;
    this.detail = detail;
  }

  /** Opens a case where it was left. */
  async open(caseId: string): Promise<void> {
    const detail = await read(() => caseShow({ caseId }));
    if (!detail) return;
    const section = asSection(detail.place?.section) ?? (detail.articles.length > 0 ? "walkthrough" : "articles");
    route.toCase(caseId, section, { claimId: detail.place?.claimId ?? null });
    this.#show(detail);
  }

  /** Keeps where the checker is. */
  async keepPlace(section: Section, claimId: string | null): Promise<void> {
    const caseId = route.caseId;
    if (caseId) await read(() => placeSave({ caseId, section, claimId }));
  }

  /** Takes the last act back and shows what it touched. */
  undo(caseId = route.caseId): Promise<void> {
    return this.#turn(caseId, undo, m.common.undone, { label: m.common.redo, run: () => void this.redo(caseId) });
  }

  /** Brings the last undone act back. */
  redo(caseId = route.caseId): Promise<void> {
    return this.#turn(caseId, redo, m.common.redone, { label: m.common.undo, run: () => void this.undo(caseId) });
  }

  async #turn(
    caseId: string | null,
    command: (input: { caseId: string }) => Promise<Undone>,
    words: (label: string) => string,
    action: { label: string; run: () => void },
  ): Promise<void> {
    if (!caseId || (caseId === route.caseId && signed.stops())) return;
    const done = await write(() => command({ caseId }));
    if (!done) return;
    notices.done(words(done.label), action);
    if (done.claimId && route.caseId === caseId && route.section === "walkthrough") route.claimId = done.claimId;
  }

  /** Says what was done in a case, with a way back. */
  say(label: string, caseId = route.caseId): void {
    const closed = caseId === route.caseId && signed.closed;
    notices.done(label, closed ? null : { label: m.common.undo, run: () => void this.undo(caseId) });
  }

  /** Writes the report into the case's export folder. */
  async export(): Promise<void> {
    const caseId = route.caseId;
    if (caseId) this.#exported(await this.#receipt(() => reportExport({ caseId })));
  }

  /** Asks where to and writes the report. */
  async saveAs(): Promise<void> {
    const caseId = route.caseId;
    if (caseId) this.#exported((await this.#receipt(() => reportSaveAs({ caseId })))?.exported);
  }

  async #receipt<T>(work: () => Promise<T>): Promise<T | undefined> {
    try {
      return await saving.track(work);
    } catch (error) {
      notices.fail(asWireError(error));
      return undefined;
    }
  }

  #exported(done: ReportExported | null | undefined): void {
    if (!done) return;
    this.exported = done;
    notices.done(m.report.exported(done.path));
  }
}

function asSection(section: string | undefined): Section | undefined {
  const known: readonly string[] = ["walkthrough", "contested", "articles", "sources", "review", "report", "history"];
  return section && known.includes(section) ? (section as Section) : undefined;
}

/** The case that is open. */
export const openCase = new OpenCase();
