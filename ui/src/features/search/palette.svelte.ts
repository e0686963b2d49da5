/** The command palette: commands of the place at hand, and what the search finds in all cases. */
import { search } from "$lib/generated/commands";
import type { CaseSummary, SearchHit } from "$lib/generated/types";
import { BINDINGS, keys } from "$lib/keys";
import { asWireError } from "$lib/transport";
import { notices } from "$lib/notices.svelte";

/** One row. */
export type Row =
  | { kind: "command"; id: string; label: string; action: string }
  | { kind: "case"; id: string; label: string; caseId: string }
  | { kind: "hit"; id: string; hit: SearchHit };

const WAIT_MS = 120;
const MOST_HITS = 20;
/** Not offered as commands: they make sense only as keys. */
const ONLY_KEYS = new Set(["palette", "open-case", "next-pane", "previous-pane", "back", "rate", "primary", "find", "take", "review-rate"]);

export class Palette {
  query = $state("");
  at = $state(0);
  looking = $state(false);
  #hits = $state.raw<SearchHit[]>([]);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asked = 0;
  readonly rows = $derived(this.#rows());

  constructor(
    readonly cases: readonly CaseSummary[],
    readonly only: "all" | "cases",
  ) {}

  /** Hears typing. */
  type(query: string): void {
    this.query = query;
    this.at = 0;
    clearTimeout(this.#timer);
    if (this.only === "cases" || query.trim() === "") {
      this.#asked += 1;
      this.#hits = [];
      this.looking = false;
      return;
    }
    this.looking = true;
    this.#timer = setTimeout(() => void this.#search(query.trim()), WAIT_MS);
  }

  /** Moves the choice, round the ends. */
  move(by: number): void {
    const all = this.rows.length;
    if (all > 0) this.at = (this.at + by + all) % all;
  }

  async #search(query: string): Promise<void> {
    const asked = ++this.#asked;
    try {
      const found = await search({ query, caseId: null, limit: MOST_HITS });
      if (asked === this.#asked) this.#hits = found.hits;
    } catch (error) {
      notices.fail(asWireError(error));
    }
    if (asked === this.#asked) this.looking = false;
  }

  #rows(): Row[] {
    const words = this.query.trim().toLocaleLowerCase();
    const fits = (label: string) => label.toLocaleLowerCase().includes(words);
    const cases: Row[] = this.cases
      .filter((one) => fits(one.title))
      .slice(0, this.only === "cases" ? 50 : 4)
      .map((one) => ({ kind: "case", id: `case-${one.id}`, label: one.title, caseId: one.id }));
    if (this.only === "cases") return cases;
    const commands: Row[] = BINDINGS.filter(
      (binding) => !ONLY_KEYS.has(binding.action) && keys.available(binding.action) && fits(binding.label),
    )
      // What can be done on this screen comes before what can be done anywhere.
      .sort((a, b) => Number(b.scope === keys.scope) - Number(a.scope === keys.scope))
      .map((binding) => ({ kind: "command", id: `do-${binding.action}`, label: binding.label, action: binding.action }));
    const hits: Row[] = this.#hits.map((hit) => ({ kind: "hit", id: `hit-${hit.noun}-${hit.id}`, hit }));
    // Without words the commands are the point; with words what was found.
    return words === "" ? [...commands, ...cases] : [...hits, ...cases, ...commands.slice(0, 6)];
  }
}
