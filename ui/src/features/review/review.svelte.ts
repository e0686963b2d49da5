/** The review of a case: which claim is at hand, what was given on it, and where the keys lead. */
import { onChanges } from "$lib/changes";
import { reviewShow } from "$lib/generated/commands";
import type { ReviewClaim, ReviewItem } from "$lib/generated/types";
import { Portion } from "$lib/portion.svelte";
import { read } from "$lib/saving.svelte";
import { waiting } from "$lib/waiting.svelte";

export const GROUPS = ["disagree", "missing", "agree"] as const;
export type Group = (typeof GROUPS)[number];

/** What a person does here: read again without seeing the others, or decide between them. */
export type Mode = "blind" | "adjudicate";

export class Review {
  shown = $state.raw<ReviewClaim | null>(null);
  /** Whether the first answer is there. */
  loaded = $state(false);
  at = $state<string | null>(null);
  readonly agreeing = new Portion();
  readonly current = $derived(waiting.item(this.at) ?? waiting.mine[0] ?? waiting.all[0]);
  /** Whether a verdict of one's own is wanted here before anything else. */
  readonly mode: Mode = $derived(this.shown && (this.shown.hidden || this.current?.waitsForMe) ? "blind" : "adjudicate");
  readonly counts = $derived({ blind: waiting.mine.length, adjudicate: waiting.toDecide.filter((one) => !one.hidden).length });
  #asked = 0;
  #stop: () => void;

  /** `arrived` hears each claim that is shown or loaded again. */
  constructor(
    readonly caseId: string,
    readonly arrived: (shown: ReviewClaim) => void = () => {},
  ) {
    this.#stop = onChanges(() => void this.refresh());
  }

  close(): void {
    this.#stop();
  }

  /** Begins at `claimId` where that one waits for who sits here, else at the first that does. */
  async start(claimId: string | null): Promise<void> {
    if (!waiting.queue) await waiting.ask(this.caseId);
    const wanted = waiting.item(claimId);
    this.at = wanted && (wanted.waitsForMe || (waiting.queue?.role === "editor" && waits(wanted, "adjudicate"))) ? wanted.claimId : null;
    await this.show(this.current?.claimId);
    this.loaded = true;
  }

  /** Shows a claim. */
  async show(claimId: string | undefined): Promise<void> {
    this.at = claimId ?? null;
    const asked = ++this.#asked;
    if (!claimId) {
      this.shown = null;
      return;
    }
    const shown = await read(() => reviewShow({ caseId: this.caseId, claimId }));
    // A slower answer about an earlier claim must not replace a newer one.
    if (!shown || asked !== this.#asked) return;
    this.shown = shown;
    this.arrived(shown);
  }

  /** Loads the claim at hand again after a change. */
  refresh(): Promise<void> {
    return this.show(this.at ?? this.current?.claimId);
  }

  /** Moves over the claims in the order of the list. */
  async move(by: 1 | -1): Promise<void> {
    const all = waiting.all;
    const to = Math.min(all.length - 1, Math.max(0, this.#index() + by));
    this.agreeing.reach(to - (all.length - (waiting.queue?.agree.length ?? 0)));
    await this.show(all[to]?.claimId);
  }

  /** Goes on to the next claim that waits for this reviewer, from here on and then from the top. False when none does. */
  async next(after = this.#index(), mode = this.mode): Promise<boolean> {
    const all = waiting.all;
    const order = [...all.slice(after + 1), ...all.slice(0, Math.max(0, after + 1))];
    const to = order.find((one) => one.claimId !== this.at && waits(one, mode));
    if (!to) return false;
    await this.show(to.claimId);
    return true;
  }

  /** The other kind of work: its first claim. False when there is none. */
  async turn(mode: Mode = this.mode === "blind" ? "adjudicate" : "blind"): Promise<boolean> {
    const to = mode === "blind" ? waiting.mine[0] : waiting.toDecide.find((one) => !one.hidden);
    if (to) await this.show(to.claimId);
    return to !== undefined;
  }

  #index(): number {
    return waiting.all.findIndex((one) => one.claimId === this.current?.claimId);
  }
}

function waits(item: ReviewItem, mode: Mode): boolean {
  return mode === "blind" ? item.waitsForMe : !item.hidden && (waiting.queue?.disagree.includes(item) ?? false);
}
