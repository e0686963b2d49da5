/** The contested sets of a case: which are shown, and which one has the keys. */
import { SvelteSet } from "svelte/reactivity";
import { onChanges } from "$lib/changes";
import { claimShow, contestedList, relationDecideMany } from "$lib/generated/commands";
import type { Changed, ContestedSet, ContestedSets } from "$lib/generated/types";
import { m } from "$lib/messages";
import { notices } from "$lib/notices.svelte";
import { Portion } from "$lib/portion.svelte";
import { read, write } from "$lib/saving.svelte";

export type Show = "open" | "settled" | "all";
export const ANY = "";

export class Contested {
  sets = $state.raw<ContestedSets | null>(null);
  show = $state<Show>("open");
  reason = $state(ANY);
  speaker = $state(ANY);
  query = $state("");
  at = $state<string | null>(null);
  readonly portion = new Portion();
  readonly shown = $derived(this.sets?.sets.filter((set) => this.#fits(set)) ?? []);
  readonly current = $derived(this.shown.find((set) => set.id === this.at) ?? this.shown[0]);
  readonly drawn = $derived(this.portion.of(this.shown, this.shown.findIndex((set) => set.id === this.at)));
  /** Sets whose suggested links are decided together. */
  readonly marked = new SvelteSet<string>();
  readonly #waitingShown = $derived(this.shown.filter((set) => set.suggestedLinks > 0));
  /** The marked ones among those that are shown: nothing out of sight is decided. */
  readonly markedShown = $derived(this.#waitingShown.filter((set) => this.marked.has(set.id)));
  readonly markedLinks = $derived(this.markedShown.reduce((sum, set) => sum + set.suggestedLinks, 0));
  /** How many of those that are shown can be marked. */
  readonly markable = $derived(this.#waitingShown.length);
  readonly reasons = $derived(distinct(this.sets?.sets.map((set) => set.difference) ?? []));
  readonly speakers = $derived(distinct(this.sets?.sets.flatMap(speakersOf) ?? []));
  /** First set with a suggested link. */
  readonly waiting = $derived(this.sets?.sets.find((set) => set.suggestedLinks > 0));
  #stop: () => void;

  constructor(readonly caseId: string) {
    this.#stop = onChanges(() => void this.load());
  }

  close(): void {
    this.#stop();
  }

  async load(): Promise<void> {
    this.sets = (await read(() => contestedList({ caseId: this.caseId }))) ?? this.sets;
  }

  /** Moves over the sets that are shown. */
  move(by: 1 | -1): void {
    const index = this.shown.findIndex((set) => set.id === this.current?.id);
    const to = Math.min(this.shown.length - 1, Math.max(0, index + by));
    this.portion.reach(to);
    this.at = this.shown[to]?.id ?? null;
  }

  /** Marks a set that waits for an answer, or takes the mark away. */
  mark(set: ContestedSet | undefined = this.current): void {
    if (!set || set.suggestedLinks === 0) return;
    if (!this.marked.delete(set.id)) this.marked.add(set.id);
  }

  /** Marks the set at hand and the one that a move leads to. */
  markMove(by: 1 | -1): void {
    for (const step of [() => {}, () => this.move(by)]) {
      step();
      if (this.current && this.current.suggestedLinks > 0) this.marked.add(this.current.id);
    }
  }

  /** Marks all that are shown; none when all are marked. */
  markAll(): void {
    const all = this.markedShown.length === this.markable;
    this.marked.clear();
    if (!all) for (const set of this.#waitingShown) this.marked.add(set.id);
  }

  /** Confirms or rejects the suggested links of the marked sets, else of the one at hand, as one act. */
  async decide(status: "confirmed" | "rejected"): Promise<Changed | undefined> {
    const sets = this.markedShown.length > 0 ? this.markedShown : this.current ? [this.current] : [];
    const pairs = await suggestedPairs(this.caseId, sets);
    if (pairs.length === 0) {
      notices.warn(m.contested.nothingWaits);
      return undefined;
    }
    const done = await write(() => relationDecideMany({ caseId: this.caseId, pairs, status }));
    if (done) this.marked.clear();
    return done;
  }

  #fits(set: ContestedSet): boolean {
    const words = this.query.trim().toLocaleLowerCase();
    return (
      (this.show === "all" || (this.show === "settled") === set.settled) &&
      (this.reason === ANY || set.difference === this.reason) &&
      (this.speaker === ANY || speakersOf(set).includes(this.speaker)) &&
      (words === "" || textOf(set).includes(words))
    );
  }
}

/** How many claims are asked for at a time. */
const AT_ONCE = 20;

/** Both claims of each suggested link between answers of one set. */
async function suggestedPairs(caseId: string, sets: readonly ContestedSet[]): Promise<[string, string][]> {
  const pairs = new Map<string, [string, string]>();
  const asked = sets.filter((set) => set.suggestedLinks > 0).flatMap((set) => {
    const ids = set.answers.map((answer) => answer.claimId);
    return ids.map((claimId) => ({ claimId, ids }));
  });
  for (let at = 0; at < asked.length; at += AT_ONCE) {
    const some = asked.slice(at, at + AT_ONCE);
    const details = await Promise.all(some.map(({ claimId }) => read(() => claimShow({ caseId, claimId }))));
    details.forEach((detail, index) => {
      for (const rival of detail?.rivals ?? []) {
        if (pairs.has(rival.relationId) || rival.status !== "suggested" || !some[index]?.ids.includes(rival.claimId)) continue;
        pairs.set(rival.relationId, [some[index].claimId, rival.claimId]);
      }
    });
  }
  return [...pairs.values()];
}

function speakersOf(set: ContestedSet): string[] {
  return set.answers.flatMap((answer) => answer.statements.flatMap((one) => (one.speaker ? [one.speaker] : [])));
}

function textOf(set: ContestedSet): string {
  const words = set.answers.flatMap((answer) => [answer.label, ...answer.statements.map((one) => `${one.exact} ${one.speaker ?? ""}`)]);
  return [set.question, set.difference, ...words].join(" ").toLocaleLowerCase();
}

const distinct = (words: string[]): string[] => [...new Set(words.filter(Boolean))].sort((a, b) => a.localeCompare(b));
