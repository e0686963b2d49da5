/** What the house rules find on the claim at hand, and what a person says to it. */
import { openCase } from "$lib/case.svelte";
import { claimLint, declarationSet, ruleOverride, ruleOverrideWithdraw } from "$lib/generated/commands";
import type { Changed, ClaimDetail, FindingView, Lint } from "$lib/generated/types";
import { read, write } from "$lib/saving.svelte";

const BROKEN = ["block", "warn"];

export class ClaimLint {
  found = $state.raw<Lint | null>(null);
  /** What is not met: what blocks comes first. */
  readonly broken = $derived(BROKEN.flatMap((state) => this.of(state)));
  readonly overridden = $derived(this.of("overridden"));
  /** Kept because somebody declared what the rule would miss. */
  readonly declared = $derived(this.found?.findings.filter((one) => one.state === "pass" && one.declared !== null) ?? []);
  readonly kept = $derived(
    this.found?.findings.filter((one) => ["pass", "not_applicable"].includes(one.state) && !this.declared.includes(one)) ?? [],
  );
  /** The claim that is looked at. */
  claim: ClaimDetail | null = null;
  #asked = 0;

  /** Looks at a claim, again after every change. What was found stays until the answer comes. */
  async load(claim: ClaimDetail): Promise<void> {
    if (this.claim?.card.id !== claim.card.id) this.found = null;
    this.claim = claim;
    const asked = ++this.#asked;
    const found = await read(() => claimLint({ caseId: claim.caseId, claimId: claim.card.id }));
    // A slower answer about an earlier claim must not replace a newer one.
    if (found && asked === this.#asked) this.found = found;
  }

  /** Findings in one state. */
  of(state: string): FindingView[] {
    return this.found?.findings.filter((one) => one.state === state) ?? [];
  }

  /** Sets a rule aside for this claim. False when it was refused. */
  override(key: string, reason: string, about: string): Promise<boolean> {
    return this.#say(write(() => ruleOverride({ ...this.#ids(), key, reason }), about));
  }

  /** Lets an overridden rule hold again. False when it was refused. */
  withdraw(overrideId: string, reason: string, about: string): Promise<boolean> {
    return this.#say(write(() => ruleOverrideWithdraw({ overrideId, reason }), about));
  }

  /** Declares something; an empty reason takes it back. False when it was refused. */
  declare(kind: string, reason: string, about?: string): Promise<boolean> {
    return this.#say(write(() => declarationSet({ ...this.#ids(), kind, reason }), about));
  }

  #ids(): { caseId: string; claimId: string } {
    return { caseId: this.claim?.caseId ?? "", claimId: this.claim?.card.id ?? "" };
  }

  async #say(work: Promise<Changed | undefined>): Promise<boolean> {
    const done = await work;
    if (done) openCase.say(done.label);
    return done !== undefined;
  }
}
