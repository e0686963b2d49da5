/**
 * Whether the open case is signed off, for everything that would change it: the one place that knows, and the one
 * that says so. The desk refuses as well; what is shown here only keeps anybody from working on what is refused.
 */
import type { SignedView } from "./generated/types";
import { m } from "./messages";
import { notices } from "./notices.svelte";
import { overlay } from "./overlay.svelte";

class Signed {
  /** Comes with the case itself, so that nothing of a signed case looks alive before it is known. */
  view = $state.raw<SignedView | null>(null);
  /** Whether nothing of the case can be changed any more but by a correction. */
  readonly closed = $derived(this.view !== null);

  /** Whether the case takes no more changes; then it says so, with what can be done instead. */
  stops(): boolean {
    if (this.closed) this.say();
    return this.closed;
  }

  /** Says that the case is signed off. */
  say(): void {
    notices.warn(m.signOff.closed, { label: m.correction.make, run: () => overlay.show("correction") });
  }
}

/** The sign-off of the case that is open. */
export const signed = new Signed();
