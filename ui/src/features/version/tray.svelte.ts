/** The tray: statements and marked passages that have no place in the present text of their article. */
import { openCase } from "$lib/case.svelte";
import { orphanList, passagePlace, passageUnmark, statementPlace, statementRetract } from "$lib/generated/commands";
import type { Changed, OrphanView, Utf16Range } from "$lib/generated/types";
import { read, write } from "$lib/saving.svelte";
import { keyOf } from "./words";

class Tray {
  orphans = $state.raw<OrphanView[]>([]);
  /** Whether it is open beside the article. */
  open = $state(false);
  /** Whether a decision is being saved. */
  deciding = $state(false);
  #at = $state<string | null>(null);
  /** Place of the one at hand, so that the next one comes when it has found its own. */
  #place = $state(0);
  readonly index = $derived.by(() => {
    const known = this.orphans.findIndex((one) => keyOf(one) === this.#at);
    return known >= 0 ? known : Math.min(this.#place, this.orphans.length - 1);
  });
  readonly current = $derived.by(() => this.orphans[this.index] ?? null);
  /** What the one at hand is known by; the same after it was read again. */
  readonly key = $derived.by(() => (this.current ? keyOf(this.current) : null));
  #asked = 0;
  #caseId = "";

  /** Reads what waits in a case; `waiting` is how much the case says there is. */
  async load(caseId: string, waiting: number): Promise<void> {
    const asked = ++this.#asked;
    if (caseId !== this.#caseId) {
      this.orphans = [];
      this.open = false;
      this.#at = null;
      this.#place = 0;
    }
    this.#caseId = caseId;
    const list = waiting > 0 ? await read(() => orphanList({ caseId })) : { orphans: [] };
    if (!list || asked !== this.#asked) return;
    this.orphans = list.orphans;
    if (list.orphans.length === 0) this.open = false;
  }

  /** What waits of one article. */
  of(articleId: string | undefined): OrphanView[] {
    return this.orphans.filter((one) => one.articleId === articleId);
  }

  /** Opens the tray, at the first one of an article where it has any. */
  show(articleId?: string): void {
    this.open = true;
    const first = this.of(articleId)[0];
    if (first && this.current?.articleId !== articleId) this.choose(first);
  }

  /** Puts one at hand. */
  choose(orphan: OrphanView): void {
    this.#at = keyOf(orphan);
    this.#place = this.orphans.indexOf(orphan);
  }

  /** Goes to the next (1) or previous (-1) one; it stops at both ends. */
  move(by: 1 | -1): void {
    const to = this.orphans[Math.min(this.orphans.length - 1, Math.max(0, this.index + by))];
    if (to) this.choose(to);
  }

  /** Says where the one at hand stands in its article. */
  place(range: Utf16Range): Promise<boolean> {
    return this.#decide(({ statementId, passageId, articleId }) => {
      const { start, end } = range;
      if (statementId) return statementPlace({ statementId, articleId, start, end });
      return passagePlace({ passageId: passageId ?? "", articleId, start, end });
    });
  }

  /** Puts the one at hand where the nearest passage is. False where there is none. */
  async useNearest(): Promise<boolean> {
    const nearest = this.current?.nearest;
    return nearest ? this.place({ start: nearest.start, end: nearest.end }) : false;
  }

  /** Takes the one at hand out: the article does not say it any more. */
  gone(): Promise<boolean> {
    return this.#decide(({ statementId, passageId }) =>
      statementId ? statementRetract({ id: statementId }) : passageUnmark({ id: passageId ?? "" }),
    );
  }

  async #decide(work: (orphan: OrphanView) => Promise<Changed>): Promise<boolean> {
    const orphan = this.current;
    // A second press before the answer would be about the next one.
    if (!orphan || this.deciding) return false;
    this.deciding = true;
    this.#place = this.index;
    const done = await write(() => work(orphan));
    this.deciding = false;
    if (!done) return false;
    this.orphans = this.orphans.filter((one) => keyOf(one) !== keyOf(orphan));
    if (this.orphans.length === 0) this.open = false;
    openCase.say(done.label, this.#caseId);
    return true;
  }
}

/** The tray of the open case. */
export const tray = new Tray();
