/** The claims of a case that are only suggested: which are marked, and the one act that accepts them or takes them out. */
import { SvelteSet } from "svelte/reactivity";
import { onChanges } from "$lib/changes";
import { claimAcceptMany, claimList, claimRetractMany, claimShow } from "$lib/generated/commands";
import type { Changed, ClaimCard } from "$lib/generated/types";
import { Portion } from "$lib/portion.svelte";
import { read, write } from "$lib/saving.svelte";

/** How many claims the desk lists at a time. */
export const PAGE = 500;
/** Stepping quickly over the list asks for the reasons only where the person stops. */
const WAIT_MS = 150;

/** How many suggested claims a case has. */
export async function countSuggested(caseId: string): Promise<number> {
  return (await read(() => claimList({ caseId, query: "", only: "suggested", offset: 0, limit: 1 })))?.total ?? 0;
}

export class Suggested {
  /** Those that are here so far, in the order of the walk. */
  claims = $state.raw<ClaimCard[]>([]);
  /** How many fit the words that are looked for. */
  total = $state(0);
  loaded = $state(false);
  query = $state("");
  deciding = $state(false);
  /** Why the claim at hand was suggested. */
  reasons = $state.raw<readonly string[]>([]);
  readonly portion = new Portion();
  readonly marked = new SvelteSet<string>();
  #at = $state<string | null>(null);
  /** Place of the claim at hand in the list; -1 in an empty one. */
  readonly index = $derived(this.claims.length === 0 ? -1 : Math.max(0, this.claims.findIndex((card) => card.id === this.#at)));
  readonly current = $derived(this.claims[this.index]);
  readonly drawn = $derived(this.portion.of(this.claims, this.index));
  /** The marked ones among those that are shown: nothing out of sight is decided. */
  readonly markedShown = $derived(this.claims.filter((card) => this.marked.has(card.id)));
  readonly allMarked = $derived(this.total > 0 && this.markedShown.length === this.total);
  #asked = 0;
  #fetching = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #stop: () => void;

  constructor(readonly caseId: string) {
    this.#stop = onChanges(() => void this.load());
  }

  close(): void {
    this.#stop();
    this.#asked += 1;
    clearTimeout(this.#timer);
  }

  /** Lists again what is here; everything while something is marked, so that no mark is out of reach. */
  load(): Promise<void> {
    return this.#fetch([], this.marked.size > 0 ? Infinity : Math.max(1, this.claims.length));
  }

  /** Hears typing in the filter. */
  async type(query: string): Promise<void> {
    this.query = query;
    await this.#fetch([], this.marked.size > 0 ? Infinity : 1);
  }

  /** Lists the next ones when the drawn rows come near the end of what is here. */
  async reach(): Promise<void> {
    const near = this.portion.count >= this.claims.length;
    if (this.loaded && near && this.claims.length < this.total && !this.#fetching) await this.#fetch(this.claims, this.claims.length + 1);
  }

  async #fetch(before: readonly ClaimCard[], least: number): Promise<void> {
    const asked = ++this.#asked;
    this.#fetching = true;
    const found = await this.#pages(before, least, () => asked === this.#asked);
    // A slower answer to an earlier question must not replace a newer one.
    if (asked !== this.#asked) return;
    this.#fetching = false;
    if (!found) return;
    this.#at = this.#survivor(new Set(found.claims.map((card) => card.id)));
    this.claims = found.claims;
    this.total = found.total;
    this.loaded = true;
  }

  /** Lists claims after `before` until there are `least` or no more; nothing when the desk fails or nobody waits any more. */
  async #pages(before: readonly ClaimCard[], least: number, wanted: () => boolean): Promise<{ claims: ClaimCard[]; total: number } | undefined> {
    const { caseId, query } = this;
    const found = new Map(before.map((card) => [card.id, card]));
    let offset = before.length;
    let total = Infinity;
    while (offset < Math.min(least, total)) {
      const from = offset;
      const list = await read(() => claimList({ caseId, query, only: "suggested", offset: from, limit: PAGE }));
      if (!list || !wanted()) return undefined;
      for (const card of list.claims) found.set(card.id, card);
      // A page that is empty ends the list, whatever was counted before.
      total = list.claims.length > 0 ? list.total : found.size;
      offset += list.claims.length;
    }
    return { claims: [...found.values()], total };
  }

  /** The claim at hand, else the next one that is still there, else the one before. */
  #survivor(left: ReadonlySet<string>): string | null {
    const at = Math.max(0, this.index);
    const after = this.claims.slice(at).find((card) => left.has(card.id));
    return (after ?? this.claims.slice(0, at).findLast((card) => left.has(card.id)))?.id ?? null;
  }

  /** Puts the cursor on a claim. */
  select(card: ClaimCard | undefined): void {
    this.#at = card?.id ?? null;
  }

  /** Moves over the claims that are shown. */
  async move(by: 1 | -1): Promise<void> {
    const to = Math.max(0, this.index + by);
    this.portion.reach(to);
    if (to >= this.claims.length) await this.reach();
    this.select(this.claims[Math.min(to, this.claims.length - 1)]);
  }

  /** Marks a claim, or takes the mark away. */
  mark(card: ClaimCard | undefined = this.current): void {
    if (card && !this.marked.delete(card.id)) this.marked.add(card.id);
  }

  /** Marks the claim at hand and the one that a move leads to. */
  async markMove(by: 1 | -1): Promise<void> {
    if (this.current) this.marked.add(this.current.id);
    await this.move(by);
    if (this.current) this.marked.add(this.current.id);
  }

  /** Marks all that fit the filter; none of them when all are marked. */
  async markAll(): Promise<void> {
    if (this.claims.length < this.total || this.#fetching) await this.#fetch([], Infinity);
    const all = this.allMarked;
    for (const card of this.claims) {
      if (all) this.marked.delete(card.id);
      else this.marked.add(card.id);
    }
  }

  /** Accepts the marked claims or takes them out, else the one at hand, as one act. */
  async decide(how: "accept" | "retract"): Promise<Changed | undefined> {
    const cards = this.markedShown.length > 0 ? this.markedShown : this.current ? [this.current] : [];
    if (this.deciding || cards.length === 0) return undefined;
    const input = { caseId: this.caseId, claimIds: cards.map((card) => card.id) };
    this.deciding = true;
    // What is decided is no longer marked when the list comes anew, and is marked again when the desk refuses.
    const marks = [...this.marked];
    for (const id of input.claimIds) this.marked.delete(id);
    const done = await write(() => (how === "accept" ? claimAcceptMany(input) : claimRetractMany(input)));
    if (!done) for (const id of marks) this.marked.add(id);
    this.deciding = false;
    return done;
  }

  /** Asks why a claim was suggested. */
  explain(claimId: string | undefined): void {
    clearTimeout(this.#timer);
    this.reasons = [];
    if (!claimId) return;
    this.#timer = setTimeout(() => {
      void read(() => claimShow({ caseId: this.caseId, claimId })).then((detail) => {
        if (detail && this.current?.id === claimId) this.reasons = detail.reasons;
      });
    }, WAIT_MS);
  }
}
