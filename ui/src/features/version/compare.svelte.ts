/** Two versions of an article held against each other, word by word. */
import { versionCompare, versionList } from "$lib/generated/commands";
import type { DiffBlock, VersionDiff, VersionView } from "$lib/generated/types";
import { asWireError } from "$lib/transport";
import type { CompareAt } from "./dialogs.svelte";

/** A paragraph that is drawn, or several that did not change and are left out. */
export type Row = { kind: "block"; block: DiffBlock; index: number; sign: "+" | "−" | "±" | "" } | { kind: "gap"; paragraphs: number; index: number };

/** Paragraphs beside a change that stay in view. */
const BESIDE = 1;

export class Comparison {
  versions = $state.raw<VersionView[]>([]);
  /** Id of the earlier version. */
  from = $state("");
  /** Id of the later version. */
  to = $state("");
  diff = $state.raw<VersionDiff | null>(null);
  /** Why there is nothing to see. */
  trouble = $state<string | null>(null);
  /** Index of the change at hand; none before the first step. */
  at = $state<number | null>(null);
  /** Whether paragraphs without a change are left out. */
  onlyChanged = $state(false);
  /** Of each block, which change each of its runs belongs to. */
  readonly #numbered = $derived(numbered(this.diff?.blocks ?? []));
  /** How many changes there are. */
  readonly changes = $derived(this.#numbered.all);
  readonly rows = $derived(rowsOf(this.diff?.blocks ?? [], this.onlyChanged));
  #asked = 0;

  constructor(
    readonly articleId: string,
    readonly wanted: CompareAt | null,
  ) {}

  /** Reads the versions and compares the two that are asked for. */
  async load(): Promise<void> {
    try {
      this.versions = (await versionList({ articleId: this.articleId })).versions;
    } catch (error) {
      this.trouble = asWireError(error).message;
      return;
    }
    const current = this.versions.findIndex((one) => one.current);
    const to = this.#numberedVersion(this.wanted?.to) ?? this.versions[current] ?? this.versions.at(-1);
    const then = this.versions.findLast((one) => one.importedMs <= (this.wanted?.fromMs ?? -1) && one.number < (to?.number ?? 0));
    const from = this.#numberedVersion(this.wanted?.from) ?? then ?? this.versions[Math.max(0, this.versions.findIndex((one) => one === to) - 1)];
    if (!from || !to || from.id === to.id) return;
    await this.show(from.id, to.id);
    const words = this.wanted?.words;
    if (words) this.at = this.#changeNear(words);
  }

  /** Compares two versions. */
  async show(from: string, to: string): Promise<void> {
    const asked = ++this.#asked;
    this.from = from;
    this.to = to;
    this.at = null;
    this.trouble = null;
    try {
      const diff = await versionCompare({ articleId: this.articleId, from, to });
      // A slower answer to an earlier question must not replace a newer one.
      if (asked === this.#asked) this.diff = diff;
    } catch (error) {
      if (asked !== this.#asked) return;
      this.diff = null;
      this.trouble = asWireError(error).message;
    }
  }

  /** Goes to the next (1) or previous (-1) change; past the last one it begins again. */
  step(by: 1 | -1): void {
    if (this.changes === 0) return;
    this.at = this.at === null ? (by > 0 ? 0 : this.changes - 1) : (this.at + by + this.changes) % this.changes;
  }

  /** Which change a run belongs to; none for words that stayed. */
  changeOf(block: number, run: number): number | null {
    return this.#numbered.of[block]?.[run] ?? null;
  }

  #numberedVersion(number: number | undefined): VersionView | undefined {
    return this.versions.find((one) => one.number === number);
  }

  /** The first change in the paragraph that has these words, now or before. */
  #changeNear(words: string): number | null {
    const blocks = this.diff?.blocks ?? [];
    const has = (block: DiffBlock, gone: string) =>
      plain(block.runs.filter((run) => run.kind !== gone).map((run) => run.text).join("")).includes(plain(words));
    for (const gone of ["removed", "added"]) {
      const index = blocks.findIndex((block, place) => has(block, gone) && this.#numbered.of[place]?.some((one) => one !== null));
      const change = this.#numbered.of[index]?.find((one) => one !== null);
      if (change !== undefined && change !== null) return change;
    }
    return null;
  }
}

const plain = (text: string): string => text.replace(/\s+/gu, " ").trim();

/** Numbers the changes: words that were removed and words that came in their place are one. */
function numbered(blocks: readonly DiffBlock[]): { of: (number | null)[][]; all: number } {
  let all = 0;
  const of = blocks.map((block) => {
    let open = false;
    return block.runs.map((run) => {
      // A blank that stayed between two changed words does not part them.
      if (run.kind === "same" && run.text.trim() !== "") open = false;
      if (run.kind === "same") return null;
      if (!open) all += 1;
      open = true;
      return all - 1;
    });
  });
  return { of, all };
}

function signOf(block: DiffBlock): "+" | "−" | "±" | "" {
  const [removed, added] = ["removed", "added"].map((kind) => block.runs.some((run) => run.kind === kind));
  if (removed && added) return "±";
  return removed ? "−" : added ? "+" : "";
}

function rowsOf(blocks: readonly DiffBlock[], onlyChanged: boolean): Row[] {
  const rows = blocks.map((block, index): Extract<Row, { kind: "block" }> => ({ kind: "block", block, index, sign: signOf(block) }));
  if (!onlyChanged) return rows;
  const near = (index: number) => rows.slice(Math.max(0, index - BESIDE), index + BESIDE + 1).some((row) => row.sign !== "");
  const out: Row[] = [];
  for (const row of rows) {
    const last = out.at(-1);
    if (near(row.index)) out.push(row);
    else if (last?.kind === "gap") last.paragraphs += 1;
    else out.push({ kind: "gap", paragraphs: 1, index: row.index });
  }
  return out;
}
