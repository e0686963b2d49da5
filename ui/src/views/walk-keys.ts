/** What the keys of the walkthrough do. */
import { openCase } from "$lib/case.svelte";
import type { Handler } from "$lib/keys";
import { route } from "$lib/route.svelte";
import { signed } from "$lib/signed.svelte";
import type { Bench, BenchDialog } from "./bench.svelte";

/** Handlers by action; those that need a claim leave the key alone when there is none. */
export function walkKeys(bench: Bench, fold: () => void): Record<string, Handler> {
  const dialog = (next: BenchDialog): Handler => () => {
    if (!bench.claim) return false;
    bench.dialog = next;
  };
  return {
    primary: () => (bench.claim ? signed.stops() || void bench.saveNext() : false),
    "save-next": () => (bench.claim ? void saveFromField(bench) : false),
    next: () => void bench.step("next"),
    previous: () => void bench.step("previous"),
    "next-open": () => void bench.step("next-open"),
    rate: (event) => {
      const scale = openCase.detail?.scale;
      if (scale && bench.claim) void bench.arrived().then(() => bench.verdict.rate(scale, Number(event.key) - 1));
    },
    "rate-clear": () => void bench.arrived().then(() => bench.verdict.set("rating", null)),
    "confidence-down": () => void bench.arrived().then(() => bench.verdict.stepConfidence(-1)),
    "confidence-up": () => void bench.arrived().then(() => bench.verdict.stepConfidence(1)),
    "not-checkable": dialog({ kind: "not-checkable" }),
    park: () => {
      if (bench.claim?.card.state === "parked") void bench.park();
      else return dialog({ kind: "park" })(new KeyboardEvent("keydown"));
    },
    flag: () => void bench.flag(),
    evidence: () => void bench.openEvidence(),
    // The evidence at hand, else the first that has something to open.
    "open-source": () => {
      const all = bench.claim?.evidence ?? [];
      return bench.openFile(bench.focused() ?? all.find((one) => one.sha256) ?? all.find((one) => one.url));
    },
    prove: () => {
      const focused = bench.focused();
      return bench.claim ? void bench.prove(focused ? [focused] : bench.claim.evidence) : false;
    },
    "flag-evidence": () => {
      const evidence = bench.focused() ?? onlyOne(bench.claim?.evidence);
      if (!evidence) return false;
      bench.dialog = { kind: "flag", evidence };
    },
    lookup: dialog({ kind: "lookup" }),
    reply: () => void bench.openReply(),
    "second-reading": dialog({ kind: "second-reading" }),
    speaker: dialog({ kind: "speaker" }),
    split: dialog({ kind: "split" }),
    merge: dialog({ kind: "merge" }),
    dismiss: dialog({ kind: "dismiss" }),
    "claim-history": () => (bench.claim ? route.toHistoryOf(bench.claim.card.id) : false),
    "next-sentence": () => void bench.walk.moveSentence(1),
    "previous-sentence": () => void bench.walk.moveSentence(-1),
    "go-sentence": dialog({ kind: "go-sentence" }),
    "mark-claim": () => void bench.walk.markClaim(),
    "mark-nothing": () => void bench.walk.markNothing(),
    "article-pane": fold,
  };
}

/**
 * The next claim begins outside of the field, so that its number keys rate; whoever types on while the verdict is
 * being saved must not type into it. A verdict that was not given brings the caret back.
 */
async function saveFromField(bench: Bench): Promise<void> {
  const field = document.activeElement;
  if (field instanceof HTMLElement) field.blur();
  if ((await bench.saveNext()) || !(field instanceof HTMLElement)) return;
  if (document.activeElement === document.body) field.focus();
}

const onlyOne = <T>(list: readonly T[] | undefined): T | undefined => (list?.length === 1 ? list[0] : undefined);
