/** The review of the fake desk: who sees what, decisions, second readings, agreement. */
import type * as t from "../../src/lib/generated/types";
import { cardOf } from "./people";
import { correctedOf } from "./signoff";
import { claimDetail } from "./views";
import type { FakeClaim, World } from "./world";

type Changed = (world: World, label: string, change: () => string | null | void) => t.Changed;

const current = (claim: FakeClaim): t.VerdictView[] => claim.verdicts.filter((one) => one.current && !one.withdrawn);

/** Decisions that stand; those that rest on a verdict that is gone say so. */
function standing(claim: FakeClaim): t.DecisionView[] {
  return claim.decisions.filter((one) => one.current && !one.withdrawn);
}

const staleWords = (claim: FakeClaim, one: t.DecisionView): string | null =>
  one.restsOn.some((id) => !current(claim).some((verdict) => verdict.id === id)) ? "A verdict that this decision rests on was changed since." : null;

/** Whether what others said of a claim is withheld from who sits at the desk. */
export function hides(world: World, claim: FakeClaim): boolean {
  const me = world.reviewers.find((one) => one.me);
  const asked = claim.asked !== null && (claim.asked.from?.id === me?.id || (claim.asked.from === null && claim.asked.by.id !== me?.id));
  const mine = current(claim).some((one) => one.reviewer.id === me?.id && (!asked || one.atMs >= (claim.asked?.atMs ?? 0)));
  return !mine && current(claim).length > 0 && (me?.role === "second_reader" || asked);
}

const outcome = (one: t.VerdictView): string => one.rating ?? "not checkable";

function item(world: World, claim: FakeClaim): t.ReviewItem {
  const hidden = hides(world, claim);
  const verdicts = current(claim);
  const [decision, other] = standing(claim);
  const labels = verdicts.map((one) => one.label);
  const view = correctedOf(world, claim.id);
  const note = hidden
    ? "Waits for you"
    : other
      ? "Two decisions"
      : decision
        ? staleWords(claim, decision)
          ? "Decision rests on a verdict that changed"
          : `${decision.label}, decided`
        : labels.join(", ");
  return { claimId: claim.id, number: world.claims.indexOf(claim) + 1, text: claim.text, hidden, waitsForMe: hidden, labels: hidden ? [] : labels, decision: hidden ? null : (decision?.label ?? null), note: view && !hidden ? `${view.label}, corrected` : note, ...(view && !hidden ? { corrected: view } : {}) };
}

function queue(world: World): t.ReviewQueue {
  const withVerdict = world.claims.filter((claim) => current(claim).length > 0);
  const groups: Record<"disagree" | "missing" | "agree", t.ReviewItem[]> = { disagree: [], missing: [], agree: [] };
  for (const claim of withVerdict) {
    const verdicts = current(claim);
    const [decision, other] = standing(claim);
    const open = other !== undefined || (decision && staleWords(claim, decision) !== null);
    const differ = new Set(verdicts.map(outcome)).size > 1;
    const missing = hides(world, claim) || (claim.asked !== null && !claim.asked.done);
    groups[missing ? "missing" : open || (differ && !decision) ? "disagree" : "agree"].push(item(world, claim));
  }
  return {
    role: world.reviewers.find((one) => one.me)?.role ?? "checker",
    ...groups,
    undecided: withVerdict.filter((claim) => standing(claim).length === 0).length,
    decided: withVerdict.filter((claim) => standing(claim).length === 1).length,
    reviewers: world.reviewers.map(cardOf),
  };
}

function show(world: World, { claimId }: t.ByClaim): t.ReviewClaim {
  const claim = world.claim(claimId);
  const hidden = hides(world, claim);
  const decisions = claim.decisions.map((one) => ({ ...one, stale: staleWords(claim, one) }));
  const given = [...current(claim)].sort((a, b) => a.atMs - b.atMs);
  const named = standing(claim).length > 0 || world.signing.signed !== null;
  const differ = !hidden && new Set(given.map(outcome)).size > 1;
  const settled = standing(claim).length === 1 && decisions.every((one) => !one.current || one.withdrawn || one.stale === null);
  const verdicts = given.map((verdict, index): t.ReviewVerdict => {
    const letter = String.fromCharCode(65 + index);
    const who = named ? verdict.reviewer.name : `Reviewer ${letter}`;
    return { letter, who, verdict: named ? verdict : { ...verdict, reviewer: { id: "", name: who, initials: letter, me: false } }, blind: index > 0, order: index + 1, cites: [...verdict.rationale.matchAll(/\[(E\d+)\]/gu)].map((match) => match[1] ?? "") };
  });
  const me = world.reviewers.find((one) => one.me);
  const canDecide = !hidden && me?.role === "editor" && verdicts.length > 0;
  const alone = verdicts.flatMap((one) => one.cites.filter((label) => verdicts.every((other) => other === one || !other.cites.includes(label))).map((label) => `Only ${named ? one.who : one.letter} cites ${label}.`));
  return {
    claim: claimDetail(world, claimId),
    hidden,
    difference: differ ? "Disagree by one step" : null,
    ...(differ && settled ? { differed: "Disagreed by one step" } : {}),
    verdicts: hidden ? [] : verdicts,
    notes: hidden || verdicts.length < 2 ? [] : alone,
    precedents: hidden ? [] : world.precedents,
    decisions: hidden ? [] : decisions,
    disputed: !hidden && standing(claim).length > 1,
    canDecide,
    whyNot: canDecide ? null : hidden ? null : "Only an editor decides. Press F9 to change who sits at the desk.",
  };
}

function decide(world: World, input: t.DecisionMake): string {
  const claim = world.claim(input.claimId);
  const verdicts = current(claim);
  const taken = verdicts.find((one) => one.id === input.take);
  if (input.take && !taken) throw { code: "verdict_changed", message: "That verdict was changed meanwhile. Look at it again before you decide.", field: "take", detail: null };
  const value = world.scale.values.find((one) => one.value === (taken ? taken.rating : input.rating));
  const label = taken?.label ?? value?.label ?? (input.notCheckable ? "Not checkable" : "No rating");
  for (const one of claim.decisions) one.current = false;
  const id = `d-${claim.id}-${claim.decisions.length}`;
  claim.decisions.unshift({
    id,
    label,
    sign: taken?.sign ?? value?.sign ?? "not-checkable",
    rating: value?.value ?? null,
    noRating: input.noRating ?? false,
    notCheckable: input.notCheckable ?? null,
    reason: input.reason,
    by: cardOf(world.reviewers.find((one) => one.me)),
    atMs: Date.now(),
    restsOn: verdicts.map((one) => one.id),
    dissent: input.dissent,
    stale: null,
    current: true,
    withdrawn: false,
    singleReviewer: verdicts.length < 2,
    panel: input.panelNeeded ? `${input.panelNeeded} of ${verdicts.length}` : null,
  });
  return id;
}

const part = (name: string, n: number, percent: number | null, alpha: number | null): t.AgreementPart => ({ name, n, percent, alpha });

/** Figures as a desk of two busy reviewers has them; `world.shared` says on how many claims. */
function agreement(world: World, asked: t.AgreementAsk): t.AgreementView {
  const [a, b, c] = world.reviewers.map(cardOf);
  const n = world.shared;
  const few = n < 20;
  const owes = world.claims.some((claim) => hides(world, claim));
  const values = world.scale.values.slice(0, 5);
  const counts = [[9, 1, 0, 0, 0], [2, 5, 0, 1, 0], [0, 1, 4, 1, 0], [0, 0, 0, 4, 1], [0, 0, 0, 0, 7]];
  return {
    hidden: owes ? "You owe verdicts in this case: how far the others agree is shown after them." : null,
    minimum: 20,
    n,
    pairable: n * 2,
    coverage: 0.62,
    percent: few ? null : 29 / 36,
    same: 29,
    within: few ? null : 35 / 36,
    withinCount: 35,
    alpha: few ? null : 0.94,
    level: "ordinal",
    leftOut: "Left out: 3 with one verdict only, 2 rated Unproven, which has no place on the order.",
    values,
    matrix: counts,
    pairs: a && b && asked.reviewerId === undefined ? [{ a, b, n, percent: 29 / 36, alpha: 0.94 }, ...(c && asked.caseId === undefined ? [{ a, b: c, n: 24, percent: 0.75, alpha: 0.71 }, { a: b, b: c, n: 8, percent: null, alpha: null }] : [])] : [],
    byScale: [part(world.scale.name, n, 29 / 36, 0.94)],
    byReviewer: world.reviewers.map((one, index) => part(one.name, n - index, 0.81 - index * 0.04, 0.94 - index * 0.05)),
    byTag: [part("numbers", 24, 0.87, 0.91), part("ministry", 9, null, null)],
    overTime: ["2026-06", "2026-07", "2026-08", "2026-09", "2026-10", "2026-11"].map((name, index) => (index === 2 ? part(name, 6, null, null) : part(name, 22 + index, 0.7 + index * 0.03, 0.8 + index * 0.02))),
  };
}

export const reviewCommands = (changed: Changed) => ({
  review_queue: queue,
  review_show: show,
  agreement_show: agreement,
  decision_make: (world: World, input: t.DecisionMake) => changed(world, "Decision made", () => decide(world, input)),
  decision_withdraw: (world: World, { decisionId }: t.DecisionWithdraw) =>
    changed(world, "Decision withdrawn", () => {
      for (const one of world.claims.flatMap((claim) => claim.decisions)) if (one.id === decisionId) one.withdrawn = true;
    }),
  second_reading_ask: (world: World, { claimId, from, why, back }: t.SecondReadingAsk) =>
    changed(world, back ? "Second reading no longer asked for" : "Second reading asked for", () => {
      if (back) return void (world.claim(claimId).asked = null);
      const of = (id: string | undefined) => world.reviewers.find((one) => one.id === id);
      world.claim(claimId).asked = { from: of(from) ? cardOf(of(from)) : null, why, by: cardOf(world.reviewers.find((one) => one.me)), atMs: Date.now(), done: false };
    }),
});

/** A verdict of one of the reviewers, as it was given some days ago. */
export function given(world: World, claimId: string, reviewerId: string, rating: string, rationale: string, more: Partial<t.VerdictView> = {}): void {
  const claim = world.claim(claimId);
  const value = world.scale.values.find((one) => one.value === rating);
  claim.accepted = true;
  claim.verdicts.unshift({ id: `v-${claimId}-${reviewerId}`, reviewer: cardOf(world.reviewers.find((one) => one.id === reviewerId)), atMs: Date.UTC(2026, 10, 20 + claim.verdicts.length, 9), rating, label: value?.label ?? "Not checkable", sign: value?.sign ?? "not-checkable", notCheckable: null, conclusion: null, rationale, confidence: "medium", wouldChange: null, current: true, wordingChanged: false, withdrawn: false, ...more });
}

/** A case on which two reviewers have worked, and an editor who sits down to it. */
export function reviewed(world: World): void {
  world.reviewers.push({ id: "r3", name: "Ana Torvik", role: "editor", initials: "AT", colour: "violet", me: false });
  given(world, "c3", "r1", "mixed", "Forty-two stood on the list of 14:00 [E2]; the ombudsman's count is later [E1]. Half of the sentence stands.", { wouldChange: "a list by the hospital" });
  given(world, "c3", "r2", "mostly-false", "The list was replaced every two hours [E2]. To call it the count of the missing is the point of the sentence, and it is wrong.", { confidence: "high" });
  given(world, "c2", "r1", "true", "Both papers and the log agree.");
  given(world, "c2", "r2", "mostly-true", "The hour is off by a little.");
  given(world, "c1", "r1", "true", "All three say so.");
  given(world, "c1", "r2", "true", "So it is.");
  given(world, "c4", "r1", "unproven", "Nobody has seen the log.");
  given(world, "c5", "r1", "mostly-true", "Apart from the name of the bridge.");
  world.precedents = [
    { caseId: "case2", caseTitle: "Who paid for the new bridge at Osk, and out of which budget", claimId: "x1", text: "A first count of the injured was given as the last one", label: "Mixed", sign: "mixed", decided: true, atMs: Date.UTC(2026, 8, 2), score: 812 },
    { caseId: "case2", caseTitle: "Who paid for the new bridge at Osk, and out of which budget", claimId: "x2", text: "Eight lorries and a van were nine lorries", label: "Mostly false", sign: "mostly-false", decided: false, atMs: Date.UTC(2026, 5, 30), score: 640 },
  ];
  world.shared = 36;
  sit(world, "r3");
}

/** Lets a reviewer sit at the desk. */
export function sit(world: World, id: string): void {
  world.sit(id);
}
