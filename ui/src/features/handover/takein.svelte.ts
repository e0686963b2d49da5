/** A hand-over on its way in: offered, compared, taken in. */
import { announce } from "$lib/changes";
import { bundleChoose, bundleDiscard, bundleImport, inboxList } from "$lib/generated/commands";
import type { BundleImported, BundleOffer } from "$lib/generated/types";
import { m } from "$lib/messages";
import { notices } from "$lib/notices.svelte";
import { read, saving, write } from "$lib/saving.svelte";
import { asWireError } from "$lib/transport";
import { WORDS, wordsOf } from "./words";

export class TakeIn {
  /** Hand-overs that wait here for the words of their desk. */
  inbox = $state.raw<BundleOffer[] | null>(null);
  offer = $state.raw<BundleOffer | null>(null);
  result = $state.raw<BundleImported | null>(null);
  /** Whether nothing of it was read: all of it waits for words. */
  readonly waits = $derived(this.result !== null && this.result.waits && this.result.applied + this.result.known + this.result.waiting === 0);
  /** What is under way. */
  busy = $state<"reading" | "taking" | null>(null);
  /** What is asked about before it is thrown away. */
  discarding = $state.raw<BundleOffer | null>(null);
  /** Why the words were not taken. */
  refused = $state<string | null>(null);

  async load(): Promise<void> {
    this.inbox = (await read(inboxList))?.bundles ?? this.inbox;
  }

  /** Lets the person choose a file, or takes the one that was dropped; a closed dialog changes nothing. */
  async choose(): Promise<void> {
    if (this.busy) return;
    this.busy = "reading";
    const offer = await read(bundleChoose);
    this.busy = null;
    if (offer) this.show(offer);
  }

  /** Shows what is in a hand-over. */
  show(offer: BundleOffer): void {
    this.offer = offer;
    this.result = null;
    this.refused = null;
  }

  /** Throws away what waits here and was asked about; it cannot be undone, so no way back is offered. */
  async discard(): Promise<void> {
    const gone = this.discarding;
    if (!gone || this.busy) return;
    this.busy = "taking";
    const done = await write(() => bundleDiscard({ token: gone.token }));
    this.busy = null;
    if (!done) return;
    notices.done(done.label);
    this.leave();
  }

  /** Back to the choice. */
  leave(): void {
    this.offer = this.result = this.refused = this.discarding = null;
    void this.load();
  }

  /** Takes it in; `words` are those of an unknown desk, none lets it wait. True when it is in, or waits. */
  async take(words: string | null): Promise<boolean> {
    const offer = this.offer;
    if (!offer || this.busy) return false;
    const given = words === null ? [] : wordsOf(words);
    this.refused = words !== null && given.length !== WORDS ? m.takeIn.needsWords(given.length) : null;
    if (this.refused) return false;
    this.busy = "taking";
    try {
      this.result = await saving.track(() => bundleImport({ token: offer.token, ...(words !== null && { words: given.join(" ") }) }));
      announce(this.result.changes);
      return true;
    } catch (error) {
      const reason = asWireError(error);
      // Which of the words is wrong is not told: that would help who guesses.
      if (reason.code === "words_differ") this.refused = m.takeIn.notWords;
      else notices.fail(reason);
      return false;
    } finally {
      this.busy = null;
    }
  }
}
