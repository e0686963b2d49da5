/** The rivals of the claim at hand: which one has the keys, and what is chosen for it. */
import { openCase } from "$lib/case.svelte";
import { relationSet } from "$lib/generated/commands";
import type { ClaimDetail, Rival } from "$lib/generated/types";
import { write } from "$lib/saving.svelte";

export class Rivals {
  #claim = $state.raw<ClaimDetail | null>(null);
  /** Kinds chosen for suggested relations that wait for a yes, by relation. */
  chosen = $state<Record<string, string>>({});
  /** Relation that Y and U are about when the person has moved there with R. */
  at = $state<string | null>(null);
  showRejected = $state(false);
  readonly shown = $derived(this.#claim?.rivals.filter((rival) => this.showRejected || rival.status !== "rejected") ?? []);
  readonly confirmed = $derived(this.#count("confirmed"));
  readonly suggested = $derived(this.#count("suggested"));
  readonly rejected = $derived(this.#count("rejected"));
  /** The one that Y and U are about: where the person is, else the first that waits. */
  readonly target = $derived(
    this.shown.find((rival) => rival.relationId === this.at) ?? this.shown.find((rival) => rival.status === "suggested"),
  );

  /** Shows a claim's rivals. */
  load(claim: ClaimDetail): void {
    if (claim.card.id !== this.#claim?.card.id) {
      this.chosen = {};
      this.at = null;
      this.showRejected = false;
    }
    this.#claim = claim;
  }

  /** The kind that is marked for a rival. */
  kindOf(rival: Rival): string {
    return this.chosen[rival.relationId] ?? rival.kind;
  }

  /** Chooses a kind: at once for a confirmed relation, with the yes for a suggested one. */
  async choose(rival: Rival, kind: string): Promise<void> {
    this.at = rival.relationId;
    this.chosen[rival.relationId] = kind;
    if (rival.status === "confirmed" && !(await this.#set(rival, "confirmed"))) delete this.chosen[rival.relationId];
  }

  /** Confirms what is marked. */
  confirm(rival: Rival | undefined = this.target): Promise<boolean> {
    return rival ? this.#set(rival, "confirmed") : Promise.resolve(false);
  }

  /** Says that they are no rivals. */
  reject(rival: Rival | undefined = this.target): Promise<boolean> {
    return rival ? this.#set(rival, "rejected") : Promise.resolve(false);
  }

  /** Moves to the next rival and returns it. */
  next(): Rival | undefined {
    const index = this.shown.findIndex((rival) => rival.relationId === this.at);
    const rival = this.shown[(index + 1) % this.shown.length];
    this.at = rival?.relationId ?? null;
    return rival;
  }

  async #set(rival: Rival, status: "confirmed" | "rejected"): Promise<boolean> {
    const claim = this.#claim;
    if (!claim) return false;
    const done = await write(() =>
      relationSet({
        caseId: claim.caseId,
        claimId: claim.card.id,
        otherId: rival.claimId,
        kind: this.kindOf(rival),
        status,
        reason: null,
      }),
    );
    if (!done) return false;
    openCase.say(done.label);
    // What was decided is done with; Y goes on to the next one that waits.
    this.at = null;
    return true;
  }

  #count(status: string): number {
    return this.#claim?.rivals.filter((rival) => rival.status === status).length ?? 0;
  }
}
