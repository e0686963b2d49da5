/** What a correction needs before it can be made, and how its parts are drawn. */
import type { CorrectionMake } from "$lib/generated/types";
import type { IconName } from "$shared/icons";

export const KINDS = ["correction", "update", "retraction"] as const;
export const OUTCOMES = ["corrected", "refused", "none", "waiting"] as const;

/** The word is always said beside the sign. */
export const OUTCOME_SIGNS: Record<string, { icon: IconName; tone: string }> = {
  waiting: { icon: "clock", tone: "v-none" },
  corrected: { icon: "g-pass", tone: "v-true" },
  refused: { icon: "x", tone: "v-false" },
  none: { icon: "g-nothing", tone: "v-mixed" },
};

/** In the list of ratings: it stays, or none can be given. */
export const STAYS = "";
export const NO_RATING = "-";

export interface CorrectionFields {
  kind: string;
  /** The claim as it is called in the list; empty for the whole case. */
  claim: string;
  rating: string;
  reason: string;
  notice: string;
}

/** A claim as it stands in the list: its number tells two of the same words apart. */
export const claimName = (card: { number: number; text: string }): string => `${card.number}. ${card.text}`;

/** The correction as the desk takes it. A rating belongs to a claim; without one it is left out. */
export function correctionOf(caseId: string, fields: CorrectionFields, claimId: string | null): CorrectionMake {
  const { kind, reason, notice, rating } = fields;
  const base: CorrectionMake = { caseId, kind, reason: reason.trim(), notice: notice.trim() };
  if (!claimId) return base;
  if (rating === NO_RATING) return { ...base, claimId, noRating: true };
  return rating === STAYS ? { ...base, claimId } : { ...base, claimId, rating };
}
