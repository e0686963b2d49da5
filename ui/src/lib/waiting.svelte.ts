/** What waits to be read again or decided in the case that is open: for the tab, the review, and the mark of a decision. */
import { onChanges } from "./changes";
import { reviewQueue } from "./generated/commands";
import type { ReviewItem, ReviewQueue } from "./generated/types";
import { read } from "./saving.svelte";
import { signed } from "./signed.svelte";

/** What can change without anything beginning or ceasing to wait. */
const APART = new Set(["source", "evidence", "capture", "lookup", "reply", "comment", "tag", "rule", "override"]);

class Waiting {
  queue = $state.raw<ReviewQueue | null>(null);
  /** Every claim of the queue, in its order. */
  readonly all = $derived([...(this.queue?.disagree ?? []), ...(this.queue?.missing ?? []), ...(this.queue?.agree ?? [])]);
  /** Claims that wait for a verdict of who sits at the desk. */
  readonly mine = $derived(this.all.filter((one) => one.waitsForMe));
  /** Claims on which somebody has to decide. */
  readonly toDecide = $derived(this.queue?.disagree ?? []);
  /** What the tab says; in a case that was signed off nothing can be given any more. Only an editor is waited for with a decision. */
  readonly count = $derived(signed.closed ? 0 : this.mine.length + (this.queue?.role === "editor" ? this.toDecide.filter((one) => !one.waitsForMe).length : 0));
  readonly #decided = $derived(new Map(this.all.flatMap((one): [string, string][] => (one.decision === null ? [] : [[one.claimId, one.decision]]))));
  #caseId: string | null = null;
  #stop: (() => void) | undefined;
  #loading: Promise<void> | null = null;
  #again = false;

  /** Follows a case; `null` forgets it. */
  async follow(caseId: string | null): Promise<void> {
    this.#stop?.();
    this.#stop = undefined;
    if (this.#caseId !== caseId) this.queue = null;
    this.#caseId = caseId;
    if (!caseId) return;
    this.#stop = onChanges((nouns) => {
      if ([...nouns].some((noun) => !APART.has(noun))) void this.load();
    });
    await this.load();
  }

  /** Asks about a case, which may be opening only now, and follows it. */
  ask(caseId: string): Promise<void> {
    return this.#caseId === caseId ? this.load() : this.follow(caseId);
  }

  /** Asks again; while one answer is awaited, many changes ask once more and not many times. */
  load(): Promise<void> {
    // Nothing is open: an answer that never comes would stand in the way of the next one.
    if (!this.#caseId) return Promise.resolve();
    this.#again = this.#loading !== null;
    this.#loading ??= this.#load();
    return this.#loading;
  }

  async #load(): Promise<void> {
    do {
      this.#again = false;
      const caseId = this.#caseId;
      const queue = caseId && (await read(() => reviewQueue({ caseId })));
      // The answer about a case that was left meanwhile is not one about this case.
      if (queue && caseId === this.#caseId) this.queue = queue;
    } while (this.#again);
    // In the same turn: a change that comes right after must not believe that it is still being asked about.
    this.#loading = null;
  }

  /** A claim of the queue. */
  item(claimId: string | null): ReviewItem | undefined {
    return this.all.find((one) => one.claimId === claimId);
  }

  /** The rating that was decided for a claim, in words; none without a decision. */
  decisionOf(claimId: string): string | null {
    return this.#decided.get(claimId) ?? null;
  }
}

/** What waits in the case that is open. */
export const waiting = new Waiting();
