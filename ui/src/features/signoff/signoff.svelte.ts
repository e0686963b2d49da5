/** What stands between a case and its sign-off, and what follows it. */
import { onChanges } from "$lib/changes";
import { correctionList, signOff, signOffCheck } from "$lib/generated/commands";
import type { CorrectionList, CorrectionView, SignOffCheck, SignOffItem } from "$lib/generated/types";
import { notices } from "$lib/notices.svelte";
import { Portion } from "$lib/portion.svelte";
import { SECTIONS, type Section } from "$lib/route.svelte";
import { read, write } from "$lib/saving.svelte";
import type { IconName } from "$shared/icons";

/** A list of the check. */
export type Part = "blocks" | "open" | "overrides";
export const PARTS: readonly Part[] = ["blocks", "open", "overrides"];

/** How each list is drawn; the word is said, so that the colour never stands alone. */
export const SIGNS: Record<Part, { icon: IconName; tone: string }> = {
  blocks: { icon: "g-block", tone: "v-false" },
  open: { icon: "g-open", tone: "v-none" },
  overrides: { icon: "g-warn", tone: "v-mixed" },
};

/** Where a point of the check is put right; none where only another desk can, by a hand-over. */
export function placeOf(item: SignOffItem): { section: Section; claimId?: string } | null {
  if (item.kind === "waiting" || item.kind === "withheld") return null;
  const about = item.claimId ? { claimId: item.claimId } : {};
  if (item.kind === "orphan") return { section: "articles", ...about };
  const review = SECTIONS.find((one) => (one as string) === "review");
  const decides = ["disputed", "undecided", "stale", "own-verdict"].includes(item.kind);
  return { section: decides && review ? review : "walkthrough", ...about };
}

/** A row that J and K move over. */
interface Row {
  /** Place among all rows. */
  at: number;
  part: Part;
  index: number;
  item: SignOffItem;
}

export class SignOffPage {
  check = $state.raw<SignOffCheck | null>(null);
  corrections = $state.raw<CorrectionList | null>(null);
  /** Row of the check, or correction, that the keys are on. */
  at = $state(0);
  signing = $state(false);
  readonly portion = new Portion();
  readonly rows = $derived<Row[]>(PARTS.flatMap((part) => (this.check?.[part] ?? []).map((item, index) => ({ part, index, item }))).map((row, at) => ({ ...row, at })));
  readonly row = $derived(this.rows[this.at]);
  /** Rows of one list that are drawn. */
  readonly drawn = $derived(this.portion.of(this.rows, this.at));
  readonly correction = $derived<CorrectionView | undefined>(this.corrections?.corrections[this.at]);
  #asked = 0;
  #stop: () => void;

  constructor(readonly caseId: string) {
    this.#stop = onChanges(() => void this.load());
  }

  close(): void {
    this.#stop();
  }

  async load(): Promise<void> {
    const asked = ++this.#asked;
    const { caseId } = this;
    const check = await read(() => signOffCheck({ caseId }));
    // Before the sign-off there is nothing to correct.
    const list = check?.signed ? await read(() => correctionList({ caseId })) : undefined;
    if (asked !== this.#asked) return;
    this.check = check ?? this.check;
    // The desk lists them as they were made; what is worked on is the latest.
    if (list) this.corrections = { ...list, corrections: [...list.corrections].reverse() };
    else if (check && !check.signed) this.corrections = null;
    this.at = Math.max(0, Math.min(this.at, this.#length() - 1));
  }

  #length(): number {
    return this.check?.signed ? (this.corrections?.corrections.length ?? 0) : this.rows.length;
  }

  /** Moves over the points of the check, or over the corrections. */
  move(by: 1 | -1): void {
    this.at = Math.min(Math.max(0, this.#length() - 1), Math.max(0, this.at + by));
    this.portion.reach(this.at);
  }

  /** Signs off over the head that is shown. False when it was refused. */
  async sign(statement: string, about: string): Promise<boolean> {
    const head = this.check?.head;
    if (!head || this.signing) return false;
    this.signing = true;
    const done = await write(() => signOff({ caseId: this.caseId, statement, head }), about);
    this.signing = false;
    if (done) notices.done(done.label);
    // Refused because something came in between: show what there is now.
    else await this.load();
    return done !== undefined;
  }
}
