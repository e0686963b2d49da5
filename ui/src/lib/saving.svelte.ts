/**
 * Whether everything is saved, for the status bar, and the one way in which the window writes: `write` counts
 * what is under way, tells what changed, and shows why something failed.
 */
import { SvelteMap } from "svelte/reactivity";
import { announce } from "./changes";
import type { Change, WireError } from "./generated/types";
import { notices } from "./notices.svelte";
import { signed } from "./signed.svelte";
import { asWireError } from "./transport";

class Saving {
  /** Writes under way. */
  running = $state(0);
  /** When the last write was done, in milliseconds since 1970. */
  lastMs = $state<number | null>(null);
  /** Why the last save failed; none after a good one. */
  failed = $state<WireError | null>(null);

  /** Saves that were refused, by what they are about: its text stands in a draft, and the case does not have it. */
  readonly refused = new SvelteMap<string, WireError>();

  #ends = new Set<() => void>();

  /** Waits until no write is under way, also none that a finished one has started. */
  async settled(): Promise<void> {
    while (this.running > 0) {
      await new Promise<void>((end) => this.#ends.add(end));
      // What follows a write, such as removing its draft, starts in the turn after its end.
      await new Promise((turn) => setTimeout(turn));
    }
  }

  /** Saves what a person did or typed: where it is refused, something is not saved. Rejects as `work` does. */
  async save<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await this.track(work);
    } catch (error) {
      this.failed = asWireError(error);
      throw this.failed;
    }
  }

  /**
   * Runs what writes, and keeps count. What is refused here loses nobody's words (a hand-over, an import, an
   * export, a backup): it is said where it was begun. Rejects as `work` does.
   */
  async track<T>(work: () => Promise<T>): Promise<T> {
    this.running += 1;
    try {
      const done = await work();
      this.lastMs = Date.now();
      this.failed = null;
      return done;
    } finally {
      this.running -= 1;
      if (this.running === 0) {
        for (const end of this.#ends) end();
        this.#ends.clear();
      }
    }
  }
}

/** State of saving, for the status bar. */
export const saving = new Saving();

/**
 * Runs a command that writes, tells every controller what changed, and shows the reason when it fails.
 * Returns nothing when it failed: what the person typed is still where they typed it. `about` names typed text, so
 * that closing the window can say that it was refused.
 */
export async function write<T extends { changes: Change[] }>(work: () => Promise<T>, about?: string): Promise<T | undefined> {
  try {
    const done = await saving.save(work);
    if (about) saving.refused.delete(about);
    announce(done.changes);
    return done;
  } catch (error) {
    const reason = asWireError(error);
    if (about) saving.refused.set(about, reason);
    // Signed off by somebody else a moment ago, or not the case that is open.
    if (reason.code === "case_signed_off" && signed.closed) signed.say();
    else notices.fail(reason);
    return undefined;
  }
}

/** Runs a command that only reads; shows the reason when it fails, and then returns nothing. */
export async function read<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    notices.fail(asWireError(error));
    return undefined;
  }
}
