/** Who takes the files that are dropped on the window: the screen at hand, else they are articles. */
import { untrack } from "svelte";

interface Taker {
  /** What is said while files hang over the window. */
  title: string;
  text: string;
  take: () => void;
}

class Drops {
  #takers = $state.raw<readonly Taker[]>([]);
  /** The screen or dialog that takes dropped files now. */
  readonly taker = $derived(this.#takers.at(-1) ?? null);

  /** Takes dropped files until the returned function is called; the latest one is asked. */
  on(taker: Taker): () => void {
    // An effect that says who takes them must not run again because somebody else does.
    untrack(() => (this.#takers = [...this.#takers, taker]));
    return () => untrack(() => (this.#takers = this.#takers.filter((one) => one !== taker)));
  }
}

/** The dropped files of this window. */
export const drops = new Drops();
