/** Sign-off and corrections of the fake desk: the same refusals in small, so that the pages meet each of them. */
import type * as t from "../../src/lib/generated/types";
import { caseLint } from "./house";
import { cardOf } from "./people";
import type { World } from "./world";

/** What the fake case knows of its sign-off. */
export interface FakeSigning {
  signed: t.SignOffView | null;
  corrections: t.CorrectionView[];
  after: t.AfterSignOff[];
  /** Entries so far: the head moves with each. */
  moves: number;
}

export const unsigned = (): FakeSigning => ({ signed: null, corrections: [], after: [], moves: 0 });

const refuse = (code: string, message: string, field: string | null = null): never => {
  throw { code, message, field, detail: null };
};
const me = (world: World) => world.reviewers.find((one) => one.me);
const headOf = (world: World): string => String(world.past.length + world.signing.moves).padStart(8, "5").repeat(8);
const numberOf = (world: World, claimId: string): number => 1 + world.claims.findIndex((claim) => claim.id === claimId);

/** What every screen of a signed case knows at once. */
export function signedOf(world: World): t.SignedView | null {
  const one = world.signing.signed;
  return one && { by: one.by, atMs: one.atMs, head: one.head, statement: one.statement, afterCount: one.afterCount };
}

/** What a claim says since it was corrected. */
export function correctedOf(world: World, claimId: string): t.CorrectedView | undefined {
  const last = world.signing.corrections.filter((one) => one.claimId === claimId && one.newLabel !== null).at(-1);
  return last && { kind: last.kind, label: last.newLabel ?? "", was: last.oldLabel, atMs: last.atMs };
}

/** The same as a part of what shows the claim; nothing where it was not corrected. */
export function corrected(world: World, claimId: string): { corrected?: t.CorrectedView } {
  const view = correctedOf(world, claimId);
  return view ? { corrected: view } : {};
}

/** The sign of what a correction put in the place of a rating. */
export function correctedSign(world: World, claimId: string): t.Sign | undefined {
  const view = correctedOf(world, claimId);
  if (!view) return undefined;
  return view.kind === "retraction" ? "retracted" : (world.scale.values.find((one) => one.label === view.label)?.sign ?? "rated");
}

function itemsOf(world: World, state: string): t.SignOffItem[] {
  return caseLint(world).claims.flatMap(({ claimId, findings }) =>
    findings
      .filter((one) => one.state === state)
      .map((one) => ({ kind: state === "block" ? "rule" : "override", claimId, number: numberOf(world, claimId), words: state === "block" ? `${one.name}: ${one.why}` : `${one.name}: “${one.reason}”`, fix: one.fix })),
  );
}

function check(world: World): t.SignOffCheck {
  const settled = world.claims.filter((claim) => claim.verdicts.some((one) => one.current && !one.withdrawn));
  const disputed: t.SignOffItem[] = settled
    .filter((claim) => new Set(claim.verdicts.filter((one) => one.current && !one.withdrawn).map((one) => one.label)).size > 1)
    .map((claim) => ({ kind: "undecided", claimId: claim.id, number: numberOf(world, claim.id), words: "Two verdicts differ and nobody has decided.", fix: "Decide under Review." }));
  const blocks = [...itemsOf(world, "block"), ...disputed];
  const open: t.SignOffItem[] = world.claims
    .filter((claim) => !settled.includes(claim))
    .map((claim) => ({ kind: "open", claimId: claim.id, number: numberOf(world, claim.id), words: `“${claim.text}” has no verdict.`, fix: "Give a verdict, or let the sign-off name it as open." }));
  const editor = me(world)?.role === "editor" || world.reviewers.length === 1;
  const whyNot = world.signing.signed ? "This case is signed off." : blocks.length > 0 ? null : editor ? null : "Only an editor signs off. Ask an editor to sit down at the desk (F9).";
  return { signed: world.signing.signed, blocks, open, overrides: itemsOf(world, "overridden"), decided: settled.length, claims: world.claims.length, head: headOf(world), canSign: blocks.length === 0 && whyNot === null, whyNot };
}

function done(world: World, label: string, noun: string, id: string): t.Changed {
  world.signing.moves += 1;
  return { act: `s${world.signing.moves}`, label, changes: [{ noun, id }], id };
}

const requestOf = (world: World, id: string) => world.signing.corrections.flatMap((one) => one.requests).find((one) => one.id === id);

/** The commands of sign-off, corrections and what is due to be looked at again. */
export const signOffCommands = {
  sign_off_check: check,
  sign_off: (world: World, { statement, head }: t.SignOff): t.Changed => {
    const now = check(world);
    if (!now.canSign) refuse("sign_off_blocked", now.whyNot ?? `${now.blocks.length} things stop the sign-off.`);
    if (head !== now.head) refuse("sign_off_moved", "Something came in while you were looking. Look at the list again, then sign off.");
    world.signing.signed = { id: "so1", by: cardOf(me(world)), atMs: Date.now(), head, statement, open: now.open, overrides: now.overrides, afterCount: 0, after: [] };
    return done(world, "Case signed off", "sign_off", "so1");
  },
  correction_list: ({ signing }: World): t.CorrectionList => ({ corrections: signing.corrections, after: signing.after }),
  correction_make: (world: World, { claimId, kind, reason, notice, rating, noRating }: t.CorrectionMake): t.Changed => {
    if (!world.signing.signed) refuse("not_signed_off", "Change the verdict itself; a correction is for a case that was signed off.");
    const claim = claimId ? world.claim(claimId) : null;
    const id = `co${world.signing.corrections.length + 1}`;
    const value = world.scale.values.find((one) => one.value === rating)?.label ?? null;
    world.signing.corrections.push({ id, claimId: claimId ?? null, claimText: claim?.text ?? null, kind, reason, notice, by: cardOf(me(world)), atMs: Date.now(), oldLabel: claim?.verdicts[0]?.label ?? null, newLabel: kind === "retraction" ? "Retracted" : noRating ? "No rating can be given" : value, requests: [] });
    return done(world, "Correction made", "correction", id);
  },
  correction_request: (world: World, { correctionId, outlet, how, askedOn }: t.CorrectionRequest): t.Changed => {
    const id = `rq${world.signing.moves}`;
    world.signing.corrections.find((one) => one.id === correctionId)?.requests.push({ id, outlet, how, askedOn: askedOn ?? "2026-11-23", outcome: "waiting", answeredOn: null });
    return done(world, "Request written down", "correction_request", id);
  },
  correction_request_edit: (world: World, { requestId, outcome, answeredOn }: t.CorrectionRequestEdit): t.Changed => {
    Object.assign(requestOf(world, requestId) ?? {}, { outcome, answeredOn: outcome === "waiting" || outcome === "none" ? null : (answeredOn ?? "2026-11-23") });
    return done(world, "Answer written down", "correction_request", requestId);
  },
  recheck_list: (world: World): t.RecheckList => ({
    claims: world.claims
      .flatMap((claim) => (claim.recheck === null ? [] : [{ caseId: "case1", caseTitle: world.about.title, claimId: claim.id, number: numberOf(world, claim.id), text: claim.text, label: correctedOf(world, claim.id)?.label ?? claim.verdicts[0]?.label ?? "Open", ...corrected(world, claim.id), due: claim.recheck, overdueDays: Math.floor((Date.UTC(2026, 10, 23) - Date.parse(claim.recheck)) / 86_400_000) }]))
      .filter((one) => one.overdueDays >= 0)
      .sort((a, b) => b.overdueDays - a.overdueDays),
  }),
};

/** A case that was signed off and corrected, with an answer and an entry that came late. */
export function signedStory(world: World): void {
  const claim = world.claim("c3");
  const by = cardOf(world.reviewers[0]);
  world.signing.signed = { id: "so1", by, atMs: Date.now() - 2 * 86_400_000, head: headOf(world), statement: "Read by two people. The water works did not answer in time.", open: check(world).open.slice(0, 4), overrides: [{ kind: "override", claimId: "c3", number: 3, words: "Primary source: “The original list was lost in the flood”", fix: "" }], afterCount: 1, after: ["Tom Okafor gave a verdict on claim 4: Mixed"] };
  world.signing.after = [{ operationId: "op9", words: "Tom Okafor gave a verdict on claim 4: Mixed", by: "Tom Okafor", atMs: Date.now() - 3_600_000, claimId: "c4", printed: false }];
  world.signing.corrections = [
    { id: "co1", claimId: null, claimText: null, kind: "update", reason: "A reader asked how the files can be had.", notice: "We added where the captured files can be asked for.", by, atMs: Date.now() - 90_000_000, oldLabel: null, newLabel: null, requests: [] },
    { id: "co2", claimId: "c3", claimText: claim.text, kind: "correction", reason: "The district office published a new list on Friday.", notice: "An earlier version of this report gave the number of missing people as 42. The office now counts 45.", by, atMs: Date.now() - 86_400_000, oldLabel: "Mixed", newLabel: "Mostly false", requests: [
      { id: "rq1", outlet: "Lake Courier", askedOn: "2026-11-21", how: "By mail to the corrections desk", outcome: "corrected", answeredOn: "2026-11-22" },
      { id: "rq2", outlet: "Voice of Osk", askedOn: "2026-11-21", how: "By phone", outcome: "waiting", answeredOn: null },
    ] },
  ];
}
