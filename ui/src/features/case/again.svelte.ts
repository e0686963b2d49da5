/** Claims whose verdict is to be looked at again, over all cases. */
import { onChanges } from "$lib/changes";
import { recheckList } from "$lib/generated/commands";
import type { RecheckItem } from "$lib/generated/types";
import { m } from "$lib/messages";
import { read } from "$lib/saving.svelte";
import { dateWords } from "$lib/time";

/** Rows that are shown until somebody asks for all. */
export const FIRST = 4;

export class Again {
  claims = $state.raw<RecheckItem[]>([]);
  all = $state(false);
  readonly shown = $derived(this.all ? this.claims : this.claims.slice(0, FIRST));
  readonly overdue = $derived(this.claims.filter((one) => one.overdueDays > 0).length);
  #stop: () => void;

  constructor() {
    this.#stop = onChanges(() => void this.load());
  }

  close(): void {
    this.#stop();
  }

  async load(): Promise<void> {
    this.claims = (await read(() => recheckList({})))?.claims ?? this.claims;
  }
}

/** "3 days overdue", "Due today", "Due 24 Nov 2026". */
export function dueWords(one: RecheckItem): string {
  if (one.overdueDays > 0) return m.recheck.overdue(one.overdueDays);
  return one.overdueDays === 0 ? m.recheck.today : m.recheck.due(dateWords(one.due));
}
