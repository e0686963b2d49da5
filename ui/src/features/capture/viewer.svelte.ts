/** A captured file on the screen: its text in parts, the pictures of its pages, and finding words in it. */
import { captureImage, captureShow } from "$lib/generated/commands";
import type { CaptureBlock, CaptureImage, CaptureText, CaptureView, QuoteProof, Utf16Range } from "$lib/generated/types";
import { asWireError } from "$lib/transport";
import { hasPictures, hasText, pageOf } from "./facts";
import { byBlock, findIn, type Hit } from "./find";

/** Words that were chosen in a captured file. */
export interface ChosenWords {
  quote: string;
  locator: string | null;
  capture: CaptureView;
}

export class Viewer {
  capture = $state.raw<CaptureView | null>(null);
  proof = $state.raw<QuoteProof | null>(null);
  direction = $state<"ltr" | "rtl">("ltr");
  /** The parts that are loaded: a run of neighbours, in order. */
  #parts = $state.raw<CaptureText[]>([]);
  /** Parts in all. */
  all = $state(0);
  /** Why nothing can be shown. */
  trouble = $state<string | null>(null);
  mode = $state<"text" | "page">("text");
  page = $state(1);
  picture = $state.raw<CaptureImage | null>(null);
  query = $state("");
  /** Index of the place at hand among those found; none before the first step. */
  at = $state<number | null>(null);
  readonly blocks = $derived(this.#parts.flatMap((part) => part.blocks));
  readonly hasEarlier = $derived((this.#parts[0]?.part ?? 0) > 0);
  readonly hasLater = $derived((this.#parts.at(-1)?.part ?? 0) < this.all - 1);
  readonly hits = $derived(findIn(this.blocks, this.query));
  /** The places by the number of their block. */
  readonly hitsOf = $derived(byBlock(this.hits));
  readonly hit: Hit | null = $derived(this.at === null ? null : (this.hits[this.at] ?? null));
  readonly canPicture = $derived(this.capture !== null && hasPictures(this.capture));
  readonly canText = $derived(this.capture !== null && hasText(this.capture));
  readonly pages = $derived(this.picture?.pages ?? this.capture?.pages ?? 1);
  #loading = false;
  #drawn = 0;

  constructor(
    readonly caseId: string,
    readonly sha256: string,
    readonly evidenceId: string | null,
  ) {}

  /** Loads the part with the quote, else the first one. */
  async load(): Promise<void> {
    const text = await this.#part(null);
    if (!text) return;
    this.#parts = [text];
    this.capture = text.capture;
    this.proof = text.proof;
    this.direction = text.direction === "rtl" ? "rtl" : "ltr";
    this.all = text.parts;
    this.page = pageOf(text.proof?.locator ?? null) ?? 1;
    if (!hasText(text.capture) && hasPictures(text.capture)) this.mode = "page";
  }

  /** Loads what comes before the first part that is shown. */
  async earlier(): Promise<void> {
    const first = this.#parts[0];
    if (first && this.hasEarlier) await this.#extend(first.part - 1, (text) => [text, ...this.#parts]);
  }

  /** Loads what comes after the last part that is shown. */
  async later(): Promise<void> {
    const last = this.#parts.at(-1);
    if (last && this.hasLater) await this.#extend(last.part + 1, (text) => [...this.#parts, text]);
  }

  /** Shows text or page. */
  show(mode: "text" | "page"): void {
    if (mode === "page" ? this.canPicture : this.canText) this.mode = mode;
  }

  /** Turns to another page; outside of the file nothing happens. */
  turn(by: number): void {
    const to = this.page + by;
    if (to >= 1 && to <= this.pages) this.page = to;
  }

  /** Draws the page at hand, `width` pixels wide. */
  async draw(width: number): Promise<void> {
    const drawn = ++this.#drawn;
    try {
      const picture = await captureImage({ sha256: this.sha256, page: this.page, width });
      if (drawn === this.#drawn) this.picture = picture;
    } catch (error) {
      if (drawn !== this.#drawn) return;
      this.picture = null;
      this.trouble = asWireError(error).message;
    }
  }

  /** Hears what is looked for. */
  find(query: string): void {
    this.query = query;
    this.at = null;
  }

  /** Goes to the next (1) or previous (-1) place; parts that are not loaded yet are read on the way. */
  async step(by: 1 | -1): Promise<void> {
    if (this.query.trim() === "") return;
    if (by > 0) await this.#forward();
    else await this.#back();
  }

  async #forward(): Promise<void> {
    const to = (this.at ?? -1) + 1;
    while (to >= this.hits.length && this.hasLater && !this.trouble) await this.later();
    if (to < this.hits.length) this.at = to;
    else await this.#round(() => 0);
  }

  async #back(): Promise<void> {
    while ((this.at ?? 0) === 0 && this.hasEarlier && !this.trouble) await this.earlier();
    if (this.at !== null && this.at > 0) this.at -= 1;
    else await this.#round((count) => count - 1);
  }

  /** Past the end it goes on at the other one; all parts are needed for that. */
  async #round(to: (count: number) => number): Promise<void> {
    while (this.hasEarlier && !this.trouble) await this.earlier();
    while (this.hasLater && !this.trouble) await this.later();
    this.at = this.hits.length === 0 ? null : to(this.hits.length);
  }

  /** The words of a range of the text, with their place; none where nothing but blanks is chosen. */
  words(range: Utf16Range): ChosenWords | null {
    const touched = this.blocks.filter((block) => block.start < range.end && block.start + textOf(block).length > range.start);
    const quote = touched
      .map((block) => textOf(block).slice(Math.max(0, range.start - block.start), range.end - block.start))
      .join("\n")
      .trim();
    if (quote === "" || !this.capture) return null;
    const first = touched[0];
    const locator = [...this.blocks].reverse().find((block) => block.locator && first && block.start <= first.start)?.locator ?? null;
    return { quote, locator, capture: this.capture };
  }

  async #extend(part: number, joined: (text: CaptureText) => CaptureText[]): Promise<void> {
    if (this.#loading) return;
    this.#loading = true;
    const text = await this.#part(part);
    if (text) {
      const before = this.hits.length;
      const grownAtStart = part < (this.#parts[0]?.part ?? 0);
      this.#parts = joined(text);
      // The place at hand stays the same one when others come before it.
      if (grownAtStart && this.at !== null) this.at += this.hits.length - before;
    }
    this.#loading = false;
  }

  async #part(part: number | null): Promise<CaptureText | null> {
    try {
      return await captureShow({ caseId: this.caseId, sha256: this.sha256, evidenceId: this.evidenceId, part });
    } catch (error) {
      this.trouble = asWireError(error).message;
      return null;
    }
  }
}

/** The text of a block. */
export const textOf = (block: CaptureBlock): string => block.runs.map((run) => run.text).join("");
