/** How far the reviewers agree: in a case or over all of them, narrowed by what a person asks. */
import { onChanges } from "$lib/changes";
import { agreementShow } from "$lib/generated/commands";
import type { AgreementAsk, AgreementPair, AgreementView, ReviewerCard } from "$lib/generated/types";
import { read } from "$lib/saving.svelte";

const DAY_MS = 86_400_000;

/** What the figures are about; an empty word narrows nothing. */
export interface Asked {
  here: boolean;
  scaleId: string;
  reviewerId: string;
  tag: string;
  /** Days back from now. */
  days: string;
}

export const ALL_OF_CASE: Asked = { here: true, scaleId: "", reviewerId: "", tag: "", days: "" };

/** What the desk is asked. */
export function askOf(caseId: string, asked: Asked, nowMs: number): AgreementAsk {
  return {
    ...(asked.here && { caseId }),
    ...(asked.scaleId !== "" && { scaleId: asked.scaleId }),
    ...(asked.reviewerId !== "" && { reviewerId: asked.reviewerId }),
    ...(asked.tag !== "" && { tag: asked.tag }),
    ...(asked.days !== "" && { sinceMs: nowMs - Number(asked.days) * DAY_MS }),
  };
}

export class Agreement {
  found = $state.raw<AgreementView | null>(null);
  asked = $state<Asked>({ ...ALL_OF_CASE });
  /** Whether there are enough shared verdicts to say anything. */
  readonly enough = $derived(this.found !== null && this.found.hidden === null && this.found.n >= this.found.minimum);
  #count = 0;
  #stop: () => void;

  constructor(readonly caseId: string) {
    this.#stop = onChanges(() => void this.load());
  }

  close(): void {
    this.#stop();
  }

  /** Asks for other figures. */
  async narrow(change: Partial<Asked>): Promise<void> {
    this.asked = { ...this.asked, ...change };
    await this.load();
  }

  /** Computes the figures anew. */
  async load(): Promise<void> {
    const count = ++this.#count;
    const found = await read(() => agreementShow(askOf(this.caseId, this.asked, Date.now())));
    // A slower answer to an earlier question must not replace a newer one.
    if (found && count === this.#count) this.found = found;
  }
}

/** Everybody who is in a pair, once. */
export function readersOf(pairs: readonly AgreementPair[]): ReviewerCard[] {
  return [...new Map(pairs.flatMap(({ a, b }): [string, ReviewerCard][] => [[a.id, a], [b.id, b]])).values()];
}

/** Points of a line over time, in a box of `width` by `height`; parts without a figure leave a gap. */
export function linePoints(shares: readonly (number | null)[], width: number, height: number): { x: number; y: number; index: number }[][] {
  const step = shares.length > 1 ? width / (shares.length - 1) : 0;
  const lines: { x: number; y: number; index: number }[][] = [[]];
  shares.forEach((share, index) => {
    if (share === null) lines.push([]);
    else lines.at(-1)?.push({ x: shares.length > 1 ? index * step : width / 2, y: height - share * height, index });
  });
  return lines.filter((line) => line.length > 0);
}
