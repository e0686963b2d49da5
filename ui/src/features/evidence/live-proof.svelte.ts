/** Looks for a quote in a captured file while it is typed. */
import { quoteCheck } from "$lib/generated/commands";
import type { QuoteProof } from "$lib/generated/types";
import { asWireError } from "$lib/transport";

/** Longest wait after a key before the file is asked, in milliseconds. */
export const PROOF_DELAY_MS = 200;

export class LiveProof {
  /** The latest answer; stays while the next one is on its way. */
  result = $state.raw<QuoteProof | null>(null);
  /** Why the file could not be asked. */
  trouble = $state<string | null>(null);
  /** Whether the answer to what stands there now is still missing. */
  looking = $state(false);
  #asked = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `found` hears every answer that is still wanted when it comes. */
  constructor(
    readonly caseId: string,
    readonly found: (proof: QuoteProof) => void = () => {},
  ) {}

  /** Looks for `quote` in the file after a short wait; without a file or words there is nothing to look for. */
  ask(sha256: string, quote: string): void {
    const asked = ++this.#asked;
    clearTimeout(this.#timer);
    this.trouble = null;
    this.looking = sha256 !== "" && quote.trim() !== "";
    if (!this.looking) this.result = null;
    else this.#timer = setTimeout(() => void this.#look(asked, sha256, quote), PROOF_DELAY_MS);
  }

  /** Wants no answer any more. */
  close(): void {
    this.#asked += 1;
    clearTimeout(this.#timer);
  }

  async #look(asked: number, sha256: string, quote: string): Promise<void> {
    const current = () => asked === this.#asked;
    try {
      const proof = await quoteCheck({ caseId: this.caseId, sha256, quote: quote.trim() });
      // A slower answer to words that have changed since must not stand under the new ones.
      if (!current()) return;
      this.result = proof;
      this.found(proof);
    } catch (error) {
      if (!current()) return;
      this.result = null;
      this.trouble = asWireError(error).message;
    } finally {
      if (current()) this.looking = false;
    }
  }
}
