/** What happened in a case, page by page, and whether the chain holds. */
import { SvelteMap } from "svelte/reactivity";
import { onChanges } from "$lib/changes";
import { historyList, historyVerify, undoAct } from "$lib/generated/commands";
import type { HistoryEntry, HistoryPage, Verified } from "$lib/generated/types";
import { openCase } from "$lib/case.svelte";
import { read, write } from "$lib/saving.svelte";
import { sameDay } from "$lib/time";

const PAGE = 100;
const WAIT_MS = 150;

/** Groups of the filter, in its order. */
export const GROUPS = ["verdict", "evidence", "relation", "wording", "import", "undo", "other"] as const;

/** The last check of each case in this session: it says when it was and how many entries it saw, and outlives the view. */
const checks = new SvelteMap<string, Verified & { atMs: number }>();

export class History {
  entries = $state.raw<HistoryEntry[]>([]);
  page = $state.raw<HistoryPage | null>(null);
  verifying = $state(false);
  query = $state("");
  /** Groups and reviewers that are left out. */
  hiddenGroups = $state<string[]>([]);
  hiddenReviewers = $state<string[]>([]);
  at = $state<string | null>(null);
  readonly current = $derived(this.entries.find((entry) => entry.id === this.at) ?? this.entries[0]);
  readonly days = $derived(byDay(this.entries));
  readonly verified = $derived.by(() => checks.get(this.caseId) ?? null);
  #asked = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #stop: () => void;

  constructor(
    readonly caseId: string,
    readonly claimId: () => string | null,
  ) {
    this.#stop = onChanges(() => void this.load());
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#stop();
  }

  /** Loads the first page. */
  async load(): Promise<void> {
    const page = await this.#ask(null);
    if (!page) return;
    this.page = page;
    this.entries = page.entries;
    await this.#fill(PAGE);
  }

  /** Loads the page before. */
  async more(): Promise<void> {
    const next = this.page?.next;
    const page = next ? await this.#ask(next) : undefined;
    if (!page) return;
    const wanted = this.entries.length + PAGE;
    this.#add(page);
    await this.#fill(wanted);
  }

  /** Hears typing in the search field. */
  type(query: string): void {
    this.query = query;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.load(), WAIT_MS);
  }

  /** Shows or leaves out a group. */
  async toggleGroup(group: string): Promise<void> {
    this.hiddenGroups = toggled(this.hiddenGroups, group);
    await this.load();
  }

  /** Shows or leaves out a reviewer. */
  async toggleReviewer(id: string): Promise<void> {
    this.hiddenReviewers = toggled(this.hiddenReviewers, id);
    await this.load();
  }

  /** Moves over the entries; at the end the next page is loaded. */
  async move(by: 1 | -1): Promise<void> {
    const index = this.entries.findIndex((entry) => entry.id === this.current?.id);
    if (index + by >= this.entries.length) await this.more();
    this.at = this.entries[Math.min(this.entries.length - 1, Math.max(0, index + by))]?.id ?? null;
  }

  /** Checks every hash and signature. */
  async verify(): Promise<void> {
    this.verifying = true;
    const verified = await read(() => historyVerify({ caseId: this.caseId }));
    this.verifying = false;
    if (verified) checks.set(this.caseId, { ...verified, atMs: Date.now() });
  }

  /** Takes one act back. */
  async undo(entry: HistoryEntry): Promise<void> {
    const done = await write(() => undoAct({ caseId: this.caseId, act: entry.act }));
    if (done) openCase.say(done.label);
  }

  #add(page: HistoryPage): void {
    this.page = page;
    this.entries = [...this.entries, ...page.entries];
  }

  /** A search answers with what it found so far, and goes on until it has enough or something else is asked. */
  async #fill(wanted: number): Promise<void> {
    while (this.query.trim() !== "" && this.entries.length < wanted) {
      const next = this.page?.next;
      const page = next ? await this.#ask(next) : undefined;
      if (!page) return;
      this.#add(page);
    }
  }

  async #ask(before: string | null): Promise<HistoryPage | undefined> {
    const asked = ++this.#asked;
    const reviewers = this.page?.reviewers.filter((one) => !this.hiddenReviewers.includes(one.id)).map((one) => one.id);
    const page = await read(() =>
      historyList({
        caseId: this.caseId,
        groups: this.hiddenGroups.length > 0 ? GROUPS.filter((group) => !this.hiddenGroups.includes(group)) : [],
        reviewers: this.hiddenReviewers.length > 0 ? (reviewers ?? []) : [],
        claimId: this.claimId(),
        query: this.query.trim(),
        before,
        limit: PAGE,
      }),
    );
    return asked === this.#asked ? page : undefined;
  }
}

function byDay(entries: readonly HistoryEntry[]): { atMs: number; entries: HistoryEntry[] }[] {
  const days: { atMs: number; entries: HistoryEntry[] }[] = [];
  for (const entry of entries) {
    const last = days.at(-1);
    if (last && sameDay(last.atMs, entry.atMs)) last.entries.push(entry);
    else days.push({ atMs: entry.atMs, entries: [entry] });
  }
  return days;
}

const toggled = (list: readonly string[], item: string): string[] =>
  list.includes(item) ? list.filter((one) => one !== item) : [...list, item];
