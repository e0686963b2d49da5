import type { EvidenceView } from "$lib/generated/types";

/** What can be done with a piece of evidence. */
export interface EvidenceActs {
  cite: (evidence: EvidenceView) => void;
  /** Shows the captured file beside the claim. */
  open: (evidence: EvidenceView) => void;
  /** Looks for the quote in its file again. */
  prove: (evidence: EvidenceView) => void;
  flag: (evidence: EvidenceView) => void;
  edit: (evidence: EvidenceView) => void;
  retract: (evidence: EvidenceView) => void;
}
