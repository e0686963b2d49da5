/** The verdict that is being written on the claim at hand. Nothing is ever pre-selected. */
import { drafts } from "$lib/drafts";
import { verdictGive, verdictWithdraw } from "$lib/generated/commands";
import type { Changed, ClaimDetail, Scale, VerdictGive, VerdictView } from "$lib/generated/types";
import { m } from "$lib/messages";
import { notices } from "$lib/notices.svelte";
import { saving, write } from "$lib/saving.svelte";

export const LEVELS = ["low", "medium", "high"] as const;

/** What is typed and chosen, as it is kept in a draft. */
export interface VerdictFields {
  rating: string | null;
  confidence: string | null;
  rationale: string;
  conclusion: string;
  wouldChange: string;
}

const EMPTY: VerdictFields = { rating: null, confidence: null, rationale: "", conclusion: "", wouldChange: "" };

export class VerdictForm {
  fields = $state<VerdictFields>({ ...EMPTY });
  /** Whether what is shown differs from the verdict that was given. */
  changed = $state(false);
  #claim: ClaimDetail | null = null;
  #given: VerdictView | undefined;
  #sitting = drafts.sitting;

  /** Shows a claim: its draft, else this reviewer's verdict, else an empty form. Typed text stays. */
  load(claim: ClaimDetail): void {
    const same = claim.card.id === this.#claim?.card.id && this.#sitting === drafts.sitting;
    this.#sitting = drafts.sitting;
    const given = claim.verdicts.find((one) => one.current && !one.withdrawn && one.reviewer.me);
    const news = given?.id !== this.#given?.id;
    this.#claim = claim;
    this.#given = given;
    if (same && !(news && !this.changed)) return;
    const text = drafts.read(claim.caseId, this.#key(), claim.drafts);
    this.fields = text ? parseVerdict(text) : given ? fromVerdict(given) : { ...EMPTY };
    this.changed = Boolean(text);
  }

  /** Hears a change. */
  set<K extends keyof VerdictFields>(field: K, value: VerdictFields[K]): void {
    this.fields[field] = value;
    this.changed = true;
    if (isEmpty(this.fields)) saving.refused.delete(this.#key());
    if (this.#claim) drafts.keep(this.#claim.caseId, this.#key(), isEmpty(this.fields) ? "" : JSON.stringify(this.fields));
  }

  /** Chooses the rating at `index` on the scale; nothing beyond its end. */
  rate(scale: Scale, index: number): void {
    const value = scale.values[index];
    if (value) this.set("rating", value.value);
  }

  /** One step more (1) or less (-1) confident. */
  stepConfidence(by: 1 | -1): void {
    const at = LEVELS.findIndex((level) => level === this.fields.confidence);
    const to = at < 0 ? 1 : Math.min(LEVELS.length - 1, Math.max(0, at + by));
    this.set("confidence", LEVELS[to] ?? null);
  }

  /** Puts a citation at `from`..`to` of the rationale; returns the place after it. */
  cite(label: string, from: number, to = from): number {
    const text = this.fields.rationale;
    const gap = from > 0 && !/[\s([]$/.test(text.slice(0, from)) ? " " : "";
    const cited = `${gap}[${label}]`;
    this.set("rationale", text.slice(0, from) + cited + text.slice(to));
    return from + cited.length;
  }

  /** Gives the verdict. None when something is missing or it failed: everything typed stays. */
  async give(scale: Scale): Promise<Changed | undefined> {
    const { rating, rationale } = this.fields;
    if (scale.values.length > 0 && !rating) return this.#refuse(m.verdict.needsRating);
    if (rationale.trim() === "") return this.#refuse(m.verdict.needsRationale);
    return this.#send({ rating, notCheckable: null });
  }

  /** Gives the verdict that it cannot be checked, for a reason. */
  giveNotCheckable(reason: string, explanation: string): Promise<Changed | undefined> {
    this.fields.rationale = explanation;
    return this.#send({ rating: null, notCheckable: reason });
  }

  /** Whether the verdict shown is already given, so that going on saves nothing. */
  get isGiven(): boolean {
    return this.#given !== undefined && !this.changed;
  }

  /** Withdraws a verdict of one's own. */
  withdraw(verdictId: string, reason: string): Promise<Changed | undefined> {
    const caseId = this.#claim?.caseId ?? "";
    return write(() => verdictWithdraw({ caseId, verdictId, reason }));
  }

  async #send(choice: Pick<VerdictGive, "rating" | "notCheckable">): Promise<Changed | undefined> {
    const claim = this.#claim;
    if (!claim) return undefined;
    const { rationale, conclusion, wouldChange, confidence } = this.fields;
    const key = this.#key();
    const done = await write(() =>
      verdictGive({
        caseId: claim.caseId,
        claimId: claim.card.id,
        ...choice,
        conclusion: conclusion.trim() || null,
        rationale: rationale.trim(),
        confidence,
        wouldChange: wouldChange.trim() || null,
      }),
      key,
    );
    if (!done) return undefined;
    this.changed = false;
    await drafts.drop(claim.caseId, key);
    return done;
  }

  #refuse(sentence: string): undefined {
    notices.warn(sentence);
    return undefined;
  }

  #key(): string {
    return `verdict:${this.#claim?.card.id ?? ""}`;
  }
}

/** Reads a stored draft; text that is no form is kept as the rationale rather than lost. */
export function parseVerdict(text: string): VerdictFields {
  try {
    const stored: unknown = JSON.parse(text);
    if (typeof stored !== "object" || stored === null) return { ...EMPTY, rationale: text };
    const known = Object.entries(stored).filter(([key, value]) => key in EMPTY && (typeof value === "string" || value === null));
    return { ...EMPTY, ...(Object.fromEntries(known) as Partial<VerdictFields>) };
  } catch {
    return { ...EMPTY, rationale: text };
  }
}

function fromVerdict(verdict: VerdictView): VerdictFields {
  return {
    rating: verdict.rating,
    confidence: verdict.confidence,
    rationale: verdict.rationale,
    conclusion: verdict.conclusion ?? "",
    wouldChange: verdict.wouldChange ?? "",
  };
}

function isEmpty(fields: VerdictFields): boolean {
  return Object.values(fields).every((value) => value === null || value.trim() === "");
}
