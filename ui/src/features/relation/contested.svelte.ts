/** The contested sets of a case: which are shown, and which one has the keys. */
import { onChanges } from "$lib/changes";
import { contestedList } from "$lib/generated/commands";
import type { ContestedSet, ContestedSets } from "$lib/generated/types";
import { Portion } from "$lib/portion.svelte";
import { read } from "$lib/saving.svelte";

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

function speakersOf(set: ContestedSet): string[] {
  return set.answers.flatMap((answer) => answer.statements.flatMap((one) => (one.speaker ? [one.speaker] : [])));
}

function textOf(set: ContestedSet): string {
  const words = set.answers.flatMap((answer) => [answer.label, ...answer.statements.map((one) => `${one.exact} ${one.speaker ?? ""}`)]);
  return [set.question, set.difference, ...words].join(" ").toLocaleLowerCase();
}

const distinct = (words: string[]): string[] => [...new Set(words.filter(Boolean))].sort((a, b) => a.localeCompare(b));
