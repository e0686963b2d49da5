/** The first screen: the cases of this desk and where the checker stopped. */
import { onChanges } from "$lib/changes";
import { backupMake, deskShow } from "$lib/generated/commands";
import type { CaseSummary, DeskOverview } from "$lib/generated/types";
import { m } from "$lib/messages";
import { notices } from "$lib/notices.svelte";
import { read, saving } from "$lib/saving.svelte";
import { asWireError } from "$lib/transport";

const WEEK_MS = 7 * 24 * 3_600_000;

export const FILTERS = ["all", "due", "parked"] as const;
export type DeskFilter = (typeof FILTERS)[number];

export class Desk {
  overview = $state.raw<DeskOverview | null>(null);
  filter = $state<DeskFilter>("all");
  query = $state("");
  /** Case of the row that J and K move. */
  at = $state<string | null>(null);
  readonly counts = $derived.by(() => {
    const cases = this.overview?.cases ?? [];
    return { all: cases.length, due: cases.filter((one) => this.#due(one)).length, parked: cases.filter(hasParked).length };
  });
  readonly shown = $derived(this.#shown());
  readonly groups = $derived(
    [
      { title: m.desk.due, cases: this.shown.filter((one) => this.#due(one)) },
      { title: m.desk.later, cases: this.shown.filter((one) => !this.#due(one)) },
    ].filter((group) => group.cases.length > 0),
  );
  /** The row that Enter opens. */
  readonly current = $derived(this.shown.find((one) => one.id === this.at) ?? this.shown[0]);
  #stop: () => void;

  /** `now` is read once: the list does not regroup under the person's eyes. */
  constructor(readonly nowMs: number) {
    this.#stop = onChanges(() => void this.load());
  }

  close(): void {
    this.#stop();
  }

  async load(): Promise<void> {
    this.overview = (await read(deskShow)) ?? this.overview;
    this.at ??= this.overview?.resume?.caseId ?? null;
  }

  /** Moves the current row. */
  move(by: 1 | -1): void {
    const rows = this.groups.flatMap((group) => group.cases);
    const index = rows.findIndex((one) => one.id === this.current?.id);
    this.at = rows[Math.min(rows.length - 1, Math.max(0, index + by))]?.id ?? this.at;
  }

  /** Writes a verified copy of the desk. */
  async backup(): Promise<void> {
    try {
      const made = await saving.track(backupMake);
      notices.done(m.settings.backupMade(made.path));
      await this.load();
    } catch (error) {
      notices.fail(asWireError(error));
    }
  }

  #shown(): CaseSummary[] {
    const words = this.query.trim().toLocaleLowerCase();
    return (this.overview?.cases ?? []).filter((one) => {
      const kept = this.filter === "all" || (this.filter === "due" ? this.#due(one) : hasParked(one));
      return kept && [one.title, ...one.outlets].join(" ").toLocaleLowerCase().includes(words);
    });
  }

  #due(one: CaseSummary): boolean {
    return one.deadlineMs !== null && one.deadlineMs < this.nowMs + WEEK_MS;
  }
}

const hasParked = (one: CaseSummary): boolean => one.progress.parked > 0;

