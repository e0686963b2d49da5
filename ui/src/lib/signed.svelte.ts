/**
 * Whether the open case is signed off, for everything that would change it: the one place that knows, and the one
 * that says so. The desk refuses as well; what is shown here only keeps anybody from working on what is refused.
 */
import { onChanges } from "./changes";
import { signOffCheck } from "./generated/commands";
import type { SignOffView } from "./generated/types";
import { m } from "./messages";
import { notices } from "./notices.svelte";
import { overlay } from "./overlay.svelte";

class Signed {
  view = $state.raw<SignOffView | null>(null);
  /** Whether nothing of the case can be changed any more but by a correction. */
  readonly closed = $derived(this.view !== null);
  /** Sign-offs seen so far: one is never taken back, so a case that is opened again is closed at once. */
  #known = new Map<string, SignOffView>();
  #asked = 0;

  /** Follows one case until the returned function is called. */
  follow(caseId: string): () => void {
    this.view = this.#known.get(caseId) ?? null;
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

  /** Whether the case takes no more changes; then it says so, with what can be done instead. */
  stops(): boolean {
    if (this.closed) this.say();
    return this.closed;
  }

  /** Says that the case is signed off. */
  say(): void {
    notices.warn(m.signOff.closed, { label: m.correction.make, run: () => overlay.show("correction") });
  }

  async #load(caseId: string): Promise<void> {
    const asked = ++this.#asked;
    // Nobody asked for it: where the check is refused, the screen itself says why.
    const check = await signOffCheck({ caseId }).catch(() => null);
    if (!check || asked !== this.#asked) return;
    if (check.signed) this.#known.set(caseId, check.signed);
    this.view = check.signed;
  }
}

/** The sign-off of the case that is open. */
export const signed = new Signed();
