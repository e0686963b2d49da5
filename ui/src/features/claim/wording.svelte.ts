/** The wording of the claim at hand: typed text is a draft until the field is left, then it becomes part of the case. */
import { drafts } from "$lib/drafts";
import { claimEdit } from "$lib/generated/commands";
import type { ClaimDetail } from "$lib/generated/types";
import { m } from "$lib/messages";
import { notices } from "$lib/notices.svelte";
import { saving, write } from "$lib/saving.svelte";
import { signed } from "$lib/signed.svelte";

export class Wording {
  text = $state("");
  #claim: ClaimDetail | null = null;
  /** The wording that the case holds. */
  #saved = "";

  /** Shows a claim. Text that was typed and not saved yet stays. */
  load(claim: ClaimDetail): void {
    const same = this.#claim?.card.id === claim.card.id;
    const typed = same && this.text !== this.#saved;
    this.#claim = claim;
    this.#saved = claim.card.text;
    if (typed) return;
    this.text = drafts.read(claim.caseId, this.#key(), claim.drafts) || claim.card.text;
  }

  /** Hears a key in the field. */
  type(text: string): void {
    this.text = text;
    if (this.#claim) drafts.keep(this.#claim.caseId, this.#key(), text === this.#saved ? "" : text);
  }

  /** Makes the typed text the wording. Returns whether nothing is left to save. */
  async commit(): Promise<boolean> {
    const claim = this.#claim;
    const text = this.text.trim();
    if (claim && text === this.#saved) saving.refused.delete(this.#key());
    // What was typed before the sign-off stays a draft.
    if (!claim || text === this.#saved || signed.closed) return true;
    if (text === "") {
      notices.warn(m.claim.needsWording);
      this.text = this.#saved;
      await drafts.drop(claim.caseId, this.#key());
      return true;
    }
    const key = this.#key();
    // Marked as saved at once: leaving the field twice must not save twice.
    const before = this.#saved;
    this.#saved = text;
    const done = await write(() =>
      claimEdit({ caseId: claim.caseId, claimId: claim.card.id, text, kind: null, whyChosen: null }),
      key,
    );
    if (done) await drafts.drop(claim.caseId, key);
    else if (this.#claim?.card.id === claim.card.id) this.#saved = before;
    return done !== undefined;
  }

  #key(): string {
    return `wording:${this.#claim?.card.id ?? ""}`;
  }
}
