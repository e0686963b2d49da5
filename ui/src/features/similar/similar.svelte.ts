/** The claims that say something similar to the claim at hand, in this case and in others. */
import { claimSimilar } from "$lib/generated/commands";
import type { SimilarClaims } from "$lib/generated/types";
import { read } from "$lib/saving.svelte";

const TOP = 8;
/** Stepping quickly through the walk asks only for the claim at which the person stops. */
const WAIT_MS = 200;

export class Similar {
  found = $state.raw<SimilarClaims | null>(null);
  #asked = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Looks for what is near to a claim; what was found for another one is gone at once. */
  look(caseId: string, claimId: string): void {
    this.stop();
    this.found = null;
    this.#timer = setTimeout(() => void this.#ask(caseId, claimId), WAIT_MS);
  }

  /** Forgets what was asked. */
  stop(): void {
    this.#asked += 1;
    clearTimeout(this.#timer);
  }

  async #ask(caseId: string, claimId: string): Promise<void> {
    const mine = this.#asked;
    const found = await read(() => claimSimilar({ caseId, claimId, top: TOP }));
    if (found && mine === this.#asked) this.found = found;
  }
}
