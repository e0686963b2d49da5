/** Whether the open case is signed off: every screen of it says so, and offers the correction instead. */
import { onChanges } from "./changes";
import { signOffCheck } from "./generated/commands";
import type { SignOffView } from "./generated/types";

class Signed {
  view = $state.raw<SignOffView | null>(null);
  #asked = 0;

  /** Follows one case until the returned function is called. */
  follow(caseId: string): () => void {
    this.view = null;
    void this.#load(caseId);
    const stop = onChanges((nouns) => {
      // The check goes over every claim, so an unsigned case is asked again only when a sign-off came.
      if (this.view || nouns.has("sign_off")) void this.#load(caseId);
    });
    return () => {
      stop();
      this.#asked += 1;
      this.view = null;
    };
  }

  async #load(caseId: string): Promise<void> {
    const asked = ++this.#asked;
    // Nobody asked for it: where the check is refused, the screen itself says why.
    const check = await signOffCheck({ caseId }).catch(() => null);
    if (check && asked === this.#asked) this.view = check.signed;
  }
}

/** The sign-off of the case that is open. */
export const signed = new Signed();
