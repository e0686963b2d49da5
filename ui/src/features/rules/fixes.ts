/** The control that takes a person to what a rule asks for. */
import type { EvidenceView, FindingView } from "$lib/generated/types";
import { m } from "$lib/messages";

/** A way to mend a finding: the action of a key, or a piece of evidence to go to. */
export type Fix = { label: string; action: string } | { label: string; evidence: string };

const EVIDENCE = (): Fix => ({ label: m.evidence.add, action: "evidence" });

/** Ways to mend, the usual one first; none where nothing on this screen does. */
export function fixes(finding: FindingView, evidence: readonly EvidenceView[]): Fix[] {
  switch (finding.key) {
    case "independent_origins":
    case "primary_source":
      return [EVIDENCE()];
    case "counter_evidence":
      return [EVIDENCE(), { label: m.lookup.add, action: "lookup" }];
    case "reply_sought":
      return [{ label: m.reply.ask, action: "reply" }];
    case "rationale_cites_all":
      return [{ label: m.house.goRationale, action: "rationale" }];
    case "confidence_given":
      return [{ label: m.house.goConfidence, action: "confidence-up" }];
    default:
      return evidence.filter((one) => finding.evidence.includes(one.id)).map((one) => ({ label: m.house.goEvidence(one.label), evidence: one.label }));
  }
}
