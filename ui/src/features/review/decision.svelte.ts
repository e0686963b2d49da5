/** The decision that is being made on one claim. Nothing is ever pre-selected, least of all what most have said. */
import { FormFields } from "$lib/form-fields.svelte";
import { decisionMake, decisionWithdraw } from "$lib/generated/commands";
import type { Changed, DecisionMake, ReviewClaim, ReviewVerdict, Scale } from "$lib/generated/types";
import { m } from "$lib/messages";
import { notices } from "$lib/notices.svelte";
import { write } from "$lib/saving.svelte";

/** What can be chosen: the outcome of a verdict, a value of the scale, or one of two words without a rating. */
export type Choice =
  | { kind: "take"; verdictId: string }
  | { kind: "rating"; value: string }
  | { kind: "not-checkable"; reason: string }
  | { kind: "no-rating" };

const NAMES = { choice: "", reason: "", left: "", panel: "" } as const;

export class DecisionForm {
  readonly #fields: FormFields<keyof typeof NAMES>;
  /** Whether the fields show what was typed before. */
  readonly restored = $derived.by(() => this.#fields.restored);
  /** Whether it was tried without what it needs. */
  tried = $state(false);
  /** The claim with its verdicts, as they stand now. */
  shown: ReviewClaim;
  /** Verdicts that say something else than the choice. */
  readonly differing = $derived.by(() => this.#differing());
  #busy: Promise<Changed | undefined> | null = null;

  /** The words belong to one claim and to who sits at the desk. */
  constructor(
    shown: ReviewClaim,
    readonly reviewerId: string,
  ) {
    this.shown = $state.raw(shown);
    this.#fields = new FormFields(`decide:${shown.claim.card.id}:${reviewerId}`, NAMES);
  }

  /** Whether this form is about a claim, by a reviewer. */
  isOf(claimId: string, reviewerId: string): boolean {
    return this.shown.claim.card.id === claimId && this.reviewerId === reviewerId;
  }

  get reason(): string {
    return this.#fields.values.reason;
  }

  set reason(text: string) {
    this.#fields.values.reason = text;
  }

  /** What is chosen; none at first. */
  get choice(): Choice | null {
    const [kind, ...rest] = this.#fields.values.choice.split(":");
    const what = rest.join(":");
    // A verdict that was withdrawn or replaced meanwhile cannot be taken any more.
    if (kind === "take") return this.shown.verdicts.some((one) => one.verdict.id === what) ? { kind, verdictId: what } : null;
    if (kind === "rating") return { kind, value: what };
    if (kind === "not-checkable") return { kind, reason: what };
    return kind === "no-rating" ? { kind } : null;
  }

  /** Whether something is chosen that can be published; "another rating" is none before it is said which. */
  get isComplete(): boolean {
    const choice = this.choice;
    return choice !== null && (choice.kind !== "rating" || choice.value !== "");
  }

  /** Chooses. */
  take(choice: Choice): void {
    this.#fields.values.choice = asText(choice);
  }

  /** How many of a panel must have said the same; none without a vote. */
  get panel(): number | null {
    return Number(this.#fields.values.panel) || null;
  }

  set panel(needed: number | null) {
    this.#fields.values.panel = needed === null ? "" : String(needed);
  }

  /** Whether a view that was not taken is printed as dissent: it is, unless somebody said not to. */
  prints(verdictId: string): boolean {
    return !this.#left.includes(verdictId);
  }

  /** Prints a view as dissent, or leaves it out. */
  toggleDissent(verdictId: string): void {
    const left = this.#left.filter((one) => one !== verdictId);
    if (left.length === this.#left.length) left.push(verdictId);
    this.#fields.values.left = left.join(" ");
  }

  /** Decides. None when something is missing or it was refused: everything typed stays. */
  make(scale: Scale): Promise<Changed | undefined> {
    // A second press while the first one is being saved must not decide twice.
    this.#busy ??= this.#make(scale).finally(() => (this.#busy = null));
    return this.#busy;
  }

  async #make(scale: Scale): Promise<Changed | undefined> {
    this.tried = true;
    const choice = this.isComplete ? this.choice : null;
    const reason = this.reason.trim();
    if (!choice) notices.warn(m.review.needsChoice);
    else if (reason === "") notices.warn(m.review.needsReason);
    if (!choice || reason === "") return undefined;
    const input: DecisionMake = {
      caseId: this.shown.claim.caseId,
      claimId: this.shown.claim.card.id,
      ...outcome(choice, scale),
      reason,
      // What stands by now may be more than what was looked at.
      seen: this.shown.verdicts.map((one) => one.verdict.id),
      dissent: this.differing.map((one) => one.verdict.id).filter((id) => this.prints(id)),
      ...(this.panel !== null && { panelNeeded: this.panel }),
    };
    const done = await write(() => decisionMake(input), this.#fields.key);
    if (!done) return undefined;
    this.tried = false;
    this.forget();
    return done;
  }

  /** Whether nothing was chosen or typed. */
  get isEmpty(): boolean {
    return this.#fields.values.choice === "" && this.reason.trim() === "";
  }

  /** Shows an empty form. */
  forget(): void {
    this.#fields.forget();
  }

  #differing(): ReviewVerdict[] {
    const choice = this.choice;
    if (!choice || !this.isComplete) return [];
    const all = this.shown.verdicts;
    const taken = choice.kind === "take" ? all.find((one) => one.verdict.id === choice.verdictId)?.verdict : undefined;
    const wanted = taken ? outcomeOf(taken.rating, taken.notCheckable) : choice.kind === "rating" ? outcomeOf(choice.value, null) : choice.kind;
    return all.filter(({ verdict }) => verdict.id !== taken?.id && outcomeOf(verdict.rating, verdict.notCheckable) !== wanted);
  }

  get #left(): string[] {
    return this.#fields.values.left.split(" ").filter(Boolean);
  }
}

/** Withdraws a decision for a reason. */
export function withdrawDecision(caseId: string, decisionId: string, reason: string, about: string): Promise<Changed | undefined> {
  return write(() => decisionWithdraw({ caseId, decisionId, reason }), about);
}

function asText(choice: Choice): string {
  if (choice.kind === "take") return `take:${choice.verdictId}`;
  if (choice.kind === "rating") return `rating:${choice.value}`;
  return choice.kind === "not-checkable" ? `not-checkable:${choice.reason}` : choice.kind;
}

function outcome(choice: Choice, scale: Scale): Partial<DecisionMake> {
  if (choice.kind === "take") return { take: choice.verdictId };
  if (choice.kind === "rating") return { rating: choice.value, ...(scale.version !== undefined && { scaleVersion: scale.version }) };
  return choice.kind === "not-checkable" ? { notCheckable: choice.reason } : { noRating: true };
}

const outcomeOf = (rating: string | null, notCheckable: string | null): string => (rating === null ? (notCheckable === null ? "conclusion" : "not-checkable") : `rated ${rating}`);
