/** The captured files of a case, and new ones on their way in. One capture at a time. */
import { announce, onChanges } from "./changes";
import { captureCancel, captureChoose, captureFiles, captureList, capturePaste, captureUrl, deskShow } from "./generated/commands";
import type { CaptureProgress, CaptureSummary, CaptureView, FailedFile } from "./generated/types";
import { read, saving } from "./saving.svelte";
import { signed } from "./signed.svelte";
import { asWireError } from "./transport";

/** Work that is done sooner is not announced, in milliseconds. */
const QUIET_MS = 300;

export class Captures {
  /** Files, the latest first; none before the first answer. */
  all = $state.raw<CaptureView[] | null>(null);
  /** Whether a capture is under way. */
  running = $state(false);
  /** How far it is, once it takes long enough to tell. */
  progress = $state.raw<CaptureProgress | null>(null);
  /** What the last capture could not take in, with the reason in words. */
  failed = $state.raw<FailedFile[]>([]);
  #stop: () => void;

  constructor(readonly caseId: string) {
    this.#stop = onChanges((nouns) => {
      if (["capture", "evidence", "erasure", "case"].some((noun) => nouns.has(noun))) void this.load();
    });
  }

  /** Stops following changes. */
  close(): void {
    this.#stop();
  }

  async load(): Promise<void> {
    this.all = (await read(() => captureList({ caseId: this.caseId })))?.captures ?? this.all;
  }

  /** The latest capture of a file. */
  of(sha256: string): CaptureView | undefined {
    return this.all?.find((one) => one.sha256 === sha256);
  }

  /** Lets the person choose files. Nothing when they chose none. */
  async choose(): Promise<CaptureSummary | undefined> {
    const offered = await read(captureChoose);
    return offered ? this.#files(offered.token) : undefined;
  }

  /** Takes the files that were dropped on the window. */
  async takeWaiting(): Promise<CaptureSummary | undefined> {
    if (signed.stops()) return undefined;
    const pending = (await read(deskShow))?.pending;
    return pending ? this.#files(pending.token) : undefined;
  }

  /** Takes pasted text. */
  paste(text: string, name: string | null, url: string | null): Promise<CaptureSummary> {
    return this.#run(() => capturePaste({ caseId: this.caseId, text, name, url }));
  }

  /** Fetches one page, once. */
  fetch(url: string, allowPrivate: boolean): Promise<CaptureSummary> {
    return this.#run((tell) => captureUrl({ caseId: this.caseId, url, allowPrivate }, tell));
  }

  /** Stops the capture under way. */
  async cancel(): Promise<void> {
    await read(captureCancel);
  }

  #files(token: string): Promise<CaptureSummary> {
    return this.#run((tell) => captureFiles({ caseId: this.caseId, token }, tell));
  }

  async #run(work: (tell: (progress: CaptureProgress) => void) => Promise<CaptureSummary>): Promise<CaptureSummary> {
    this.running = true;
    this.failed = [];
    const started = Date.now();
    try {
      const summary = await work((progress) => {
        if (Date.now() - started >= QUIET_MS) this.progress = progress;
      });
      saving.lastMs = Date.now();
      return await this.#finish(summary);
    } catch (error) {
      // A page that cannot be had is an answer, not an accident: it is told where the person asked for it.
      const { code, message, detail } = asWireError(error);
      return await this.#finish({ captures: [], failed: [{ file: detail ?? "", code, message }], cancelled: false });
    } finally {
      this.running = false;
      this.progress = null;
    }
  }

  async #finish(summary: CaptureSummary): Promise<CaptureSummary> {
    this.failed = summary.failed;
    if (summary.captures.length > 0) {
      await this.load();
      announce(summary.captures.map((one) => ({ noun: "capture", id: one.id })));
    }
    return summary;
  }
}

/** Whether a refusal is about an address of a private network, which the person may allow. */
export const isPrivate = (failed: readonly FailedFile[]): boolean => failed.some((one) => /private/.test(one.code));
