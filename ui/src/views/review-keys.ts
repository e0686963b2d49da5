/** What the keys of the review do. */
import { openCase } from "$lib/case.svelte";
import { keys, type Handler } from "$lib/keys";
import { route } from "$lib/route.svelte";
import { signed } from "$lib/signed.svelte";
import type { ReviewBench, ReviewDialog } from "./review-bench.svelte";

/** Handlers by action; those that need a claim, or leave to decide, leave the key alone without it. */
export function reviewKeys(bench: ReviewBench, move: (by: 1 | -1) => void): Record<string, Handler> {
  const dialog = (next: ReviewDialog): Handler => () => {
    if (!bench.shown) return false;
    bench.dialog = next;
  };
  const blind = (work: () => void): Handler => () => (bench.shown && bench.isBlind ? work() : false);
  const deciding = (work: (form: NonNullable<ReviewBench["form"]>, event: KeyboardEvent) => void | boolean): Handler => (event) =>
    bench.decides && bench.form ? work(bench.form, event) : false;
  return {
    next: () => move(1),
    previous: () => move(-1),
    primary: () => (bench.shown ? signed.stops() || void bench.primary() : false),
    decide: () => (bench.shown ? void fromField(bench) : false),
    "review-mode": () => void bench.turn(),
    take: deciding((form, event) => {
      const one = form.shown.verdicts.find((each) => each.letter === event.key.toUpperCase());
      if (!one) return false;
      form.take({ kind: "take", verdictId: one.verdict.id });
    }),
    "review-rate": (event) => {
      const scale = openCase.detail?.scale;
      const value = scale?.values[Number(event.key) - 1];
      if (!scale || !value || !bench.shown) return false;
      if (bench.isBlind) bench.verdict.set("rating", value.value);
      else return deciding((form) => form.take({ kind: "rating", value: value.value }))(event);
    },
    "review-clear": blind(() => bench.verdict.set("rating", null)),
    "review-less": blind(() => bench.verdict.stepConfidence(-1)),
    "review-more": blind(() => bench.verdict.stepConfidence(1)),
    "no-rating": (event) => {
      if (bench.isBlind) return dialog({ kind: "not-checkable" })(event);
      return deciding((form) => form.take({ kind: "no-rating" }))(event);
    },
    "ask-third": (event) => (bench.isBlind ? false : dialog({ kind: "ask", what: (bench.shown?.verdicts.length ?? 0) < 2 ? "second" : "third" })(event)),
    "send-back": (event) => (bench.isBlind ? false : dialog({ kind: "ask", what: "back" })(event)),
    "review-reason": blind(() => void keys.run("rationale")),
    "park-review": (event) => {
      if (bench.shown?.claim.card.state === "parked") void bench.park();
      else return dialog({ kind: "park" })(event);
    },
    "open-walk": () => (bench.shown ? route.toSection("walkthrough", { claimId: bench.shown.claim.card.id }) : false),
    agreement: () => void (bench.dialog = { kind: "agreement" }),
  };
}

/** The next claim begins outside of the field; what was not saved brings the caret back. */
async function fromField(bench: ReviewBench): Promise<void> {
  const field = document.activeElement;
  if (field instanceof HTMLElement) field.blur();
  if ((await bench.primary()) || !(field instanceof HTMLElement) || !field.isConnected) return;
  if (document.activeElement === document.body) field.focus();
}
