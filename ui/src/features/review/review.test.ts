import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { fakeDesk, type Fake } from "../../../tests/fake/fake";
import { given, reviewed, sit } from "../../../tests/fake/review";
import { announce } from "$lib/changes";
import { drafts } from "$lib/drafts";
import { reviewShow } from "$lib/generated/commands";
import type { ReviewClaim } from "$lib/generated/types";
import { notices } from "$lib/notices.svelte";
import { preferences } from "$lib/preferences.svelte";
import { waiting } from "$lib/waiting.svelte";
import { Agreement, ALL_OF_CASE, askOf, linePoints, readersOf } from "./agreement.svelte";
import { DecisionForm } from "./decision.svelte";
import { citedAlone, rationalePieces, whoOf } from "./difference";
import { Review } from "./review.svelte";

let fake: Fake;
const sent = (command: string) => fake.calls.filter((call) => call.command === command).map((call) => call.input);
const shown = (claimId: string): Promise<ReviewClaim> => reviewShow({ caseId: "case1", claimId });

beforeEach(async () => {
  await drafts.flush();
  notices.list = [];
  fake = fakeDesk();
  reviewed(fake.world);
  await preferences.load();
  await waiting.follow("case1");
});
afterEach(() => waiting.follow(null));

describe("what waits", () => {
  it("is what an editor has to decide", () => {
    expect(waiting.toDecide.map((one) => one.claimId)).toEqual(["c2", "c3"]);
    expect([waiting.mine.length, waiting.count]).toEqual([0, 2]);
  });

  it("is one's own blind verdicts for a second reader, whatever the editor has to do", async () => {
    sit(fake.world, "r2");
    await waiting.load();
    expect(waiting.mine.map((one) => one.claimId)).toEqual(["c4", "c5"]);
    expect(waiting.count).toBe(2);
    expect(waiting.mine.every((one) => one.hidden && one.labels.length === 0)).toBe(true);
  });

  it("follows every change and forgets a case that is closed", async () => {
    given(fake.world, "c4", "r2", "false", "The log was never kept.");
    announce([{ noun: "verdict", id: "v" }]);
    await new Promise((done) => setTimeout(done));
    expect(waiting.toDecide.map((one) => one.claimId)).toEqual(["c2", "c3", "c4"]);
    await waiting.follow(null);
    expect([waiting.queue, waiting.count]).toEqual([null, 0]);
  });

  it("is asked about by a review that opens before its case does, and by every one after it", async () => {
    await waiting.follow(null);
    await waiting.load();
    const review = new Review("case1");
    await review.start(null);
    review.close();
    expect(review.shown?.claim.card.id).toBe("c2");
    await waiting.follow(null);
    await waiting.follow("case1");
    expect(waiting.toDecide.map((one) => one.claimId)).toEqual(["c2", "c3"]);
  });

  it("is asked for once more after many changes at once, and not after those that leave it alone", async () => {
    const before = sent("review_queue").length;
    const release = fake.hold("review_queue");
    for (let i = 0; i < 5; i++) announce([{ noun: "verdict", id: `v${i}` }]);
    announce([{ noun: "source", id: "s1" }]);
    release();
    await waiting.load();
    expect(sent("review_queue").length - before).toBe(2);
    announce([{ noun: "evidence", id: "e1" }]);
    expect(sent("review_queue").length - before).toBe(2);
  });

  it("does not let a slow answer about another case through", async () => {
    const release = fake.hold("review_queue");
    const asked = waiting.load();
    await waiting.follow(null);
    release();
    await asked;
    expect(waiting.queue).toBeNull();
  });
});

describe("the review", () => {
  let review: Review;
  beforeEach(() => (review = new Review("case1")));
  afterEach(() => review.close());

  it("begins at the first claim that waits, not at one that is settled", async () => {
    await review.start("c1");
    expect(review.shown?.claim.card.id).toBe("c2");
    await review.start("c3");
    expect(review.shown?.claim.card.id).toBe("c3");
  });

  it("begins with one's own verdict for a second reader", async () => {
    sit(fake.world, "r2");
    await waiting.load();
    await review.start("c3");
    expect([review.shown?.claim.card.id, review.mode]).toEqual(["c4", "blind"]);
    expect(review.shown?.verdicts).toEqual([]);
    expect(await review.turn()).toBe(true);
    expect([review.shown?.claim.card.id, review.mode]).toEqual(["c2", "adjudicate"]);
  });

  it("moves over the whole list and stops at its ends", async () => {
    await review.start(null);
    await review.move(-1);
    expect(review.at).toBe("c2");
    for (let i = 0; i < 9; i++) await review.move(1);
    expect(review.at).toBe(waiting.all.at(-1)?.claimId);
  });

  it("goes on to what waits, from here on and then from the top", async () => {
    await review.start("c3");
    expect(await review.next()).toBe(true);
    expect(review.at).toBe("c2");
    fake.world.claim("c3").verdicts = [];
    await waiting.load();
    expect(await review.next(), "nothing else waits").toBe(false);
    expect(review.at).toBe("c2");
  });

  it("turns to no other work where there is none", async () => {
    await review.start(null);
    expect(await review.turn()).toBe(false);
    expect(review.at).toBe("c2");
  });

  it("is empty where nobody has given a verdict", async () => {
    for (const claim of fake.world.claims) claim.verdicts = [];
    await waiting.load();
    await review.start(null);
    expect([review.shown, review.loaded]).toEqual([null, true]);
  });
});

describe("a decision", () => {
  let form: DecisionForm;
  const scale = () => fake.world.scale;
  beforeEach(async () => {
    form = new DecisionForm(await shown("c3"), "r3");
    form.forget();
    await drafts.flush();
  });

  it("begins with nothing chosen, and says what is missing", async () => {
    expect([form.choice, form.differing, form.isEmpty]).toEqual([null, [], true]);
    expect(await form.make(scale())).toBeUndefined();
    form.take({ kind: "take", verdictId: "v-c3-r1" });
    expect(await form.make(scale())).toBeUndefined();
    expect(notices.list.map((one) => one.text)).toEqual(["Choose what is published: one of the verdicts, another rating, or none.", "Give the reason. It is printed with the rating."]);
    expect(sent("decision_make")).toEqual([]);
  });

  it("takes the outcome of a verdict and prints the other view as dissent", async () => {
    form.take({ kind: "take", verdictId: "v-c3-r1" });
    form.reason = " Half of it holds. ";
    expect(form.differing.map((one) => one.letter)).toEqual(["B"]);
    expect(await form.make(scale())).toBeDefined();
    expect(sent("decision_make")).toEqual([{ caseId: "case1", claimId: "c3", take: "v-c3-r1", reason: "Half of it holds.", seen: ["v-c3-r1", "v-c3-r2"], dissent: ["v-c3-r2"] }]);
    expect([form.choice, form.reason, form.tried]).toEqual([null, "", false]);
  });

  it("leaves a view out of the print only when somebody says so", async () => {
    form.take({ kind: "no-rating" });
    form.reason = "Nobody can know.";
    expect(form.differing.map((one) => one.letter)).toEqual(["A", "B"]);
    form.toggleDissent("v-c3-r1");
    expect([form.prints("v-c3-r1"), form.prints("v-c3-r2")]).toEqual([false, true]);
    form.toggleDissent("v-c3-r2");
    expect([form.prints("v-c3-r1"), form.prints("v-c3-r2")]).toEqual([false, false]);
    form.toggleDissent("v-c3-r1");
    form.toggleDissent("v-c3-r2");
    await form.make(scale());
    expect(sent("decision_make")[0]).toMatchObject({ noRating: true, dissent: ["v-c3-r1", "v-c3-r2"] });
  });

  it("is another rating only when it is said which, on the version of the scale that was seen", async () => {
    form.reason = "Neither is right.";
    form.take({ kind: "rating", value: "" });
    expect(form.isComplete).toBe(false);
    expect(await form.make(scale())).toBeUndefined();
    form.take({ kind: "rating", value: "mostly-false" });
    expect(form.differing.map((one) => one.letter), "B says the same").toEqual(["A"]);
    await form.make({ ...scale(), version: 3 });
    expect(sent("decision_make")[0]).toMatchObject({ rating: "mostly-false", scaleVersion: 3, dissent: ["v-c3-r1"] });
  });

  it("is that it cannot be checked, for a reason, with the vote of a panel", async () => {
    form.reason = "An opinion.";
    form.take({ kind: "not-checkable", reason: "opinion" });
    form.panel = 2;
    await form.make(scale());
    expect(sent("decision_make")[0]).toEqual({ caseId: "case1", claimId: "c3", notCheckable: "opinion", reason: "An opinion.", seen: ["v-c3-r1", "v-c3-r2"], dissent: ["v-c3-r1", "v-c3-r2"], panelNeeded: 2 });
  });

  it("keeps what was typed when it is refused, and for the next time", async () => {
    form.take({ kind: "take", verdictId: "v-c3-r2" });
    form.reason = "The word is the point.";
    fake.failNext("decision_make", { code: "verdict_changed", message: "That verdict was changed.", field: null, detail: null });
    expect(await form.make(scale())).toBeUndefined();
    expect(form.reason).toBe("The word is the point.");
    const again = new DecisionForm(await shown("c3"), "r3");
    expect([again.reason, again.choice, again.restored]).toEqual(["The word is the point.", { kind: "take", verdictId: "v-c3-r2" }, true]);
    expect(new DecisionForm(await shown("c3"), "r1").reason, "another editor has words of their own").toBe("");
    again.forget();
  });

  it("does not take a verdict that is gone", async () => {
    form.take({ kind: "take", verdictId: "v-c3-r2" });
    for (const one of fake.world.claim("c3").verdicts) if (one.id === "v-c3-r2") one.withdrawn = true;
    form.shown = await shown("c3");
    expect([form.choice, form.isComplete]).toEqual([null, false]);
  });

  it("is made once, however often the key is pressed", async () => {
    form.take({ kind: "take", verdictId: "v-c3-r1" });
    form.reason = "So it is.";
    const release = fake.hold("decision_make");
    const both = [form.make(scale()), form.make(scale())];
    release();
    await Promise.all(both);
    expect(sent("decision_make")).toHaveLength(1);
  });
});

describe("what differs", () => {
  it("are citations that only one has, marked where they stand", async () => {
    const [a, b] = (await shown("c3")).verdicts;
    if (!a || !b) throw new Error("BUG: two verdicts");
    expect([citedAlone(a, [a, b]), citedAlone(b, [a, b]), citedAlone(a, [a])]).toEqual([["E1"], [], []]);
    const kinds = rationalePieces("See [E2] and [E1], not [E9].", a.cites, ["E1"]).map((one) => one.kind);
    expect(kinds).toEqual(["text", "cite", "text", "alone", "text", "text", "text"]);
  });

  it("a verdict that is gone is counted, not named", async () => {
    const { verdicts } = await shown("c3");
    expect(whoOf(["v-c3-r2", "long gone"], verdicts)).toEqual({ names: ["Reviewer B"], gone: 1 });
  });
});

describe("agreement", () => {
  it("is asked for what it is narrowed to, and nothing else", () => {
    expect(askOf("case1", ALL_OF_CASE, 0)).toEqual({ caseId: "case1" });
    const asked = { here: false, scaleId: "s1", reviewerId: "r1", tag: "numbers", days: "30" };
    expect(askOf("case1", asked, 31 * 86_400_000)).toEqual({ scaleId: "s1", reviewerId: "r1", tag: "numbers", sinceMs: 86_400_000 });
  });

  it("says nothing below the minimum, and nothing to who owes a verdict", async () => {
    const agreement = new Agreement("case1");
    await agreement.load();
    expect(agreement.enough).toBe(true);
    fake.world.shared = 19;
    await agreement.load();
    expect(agreement.enough).toBe(false);
    fake.world.shared = 36;
    sit(fake.world, "r2");
    await agreement.load();
    expect(agreement.enough).toBe(false);
    agreement.close();
  });

  it("names everybody of the pairs once", async () => {
    const agreement = new Agreement("case1");
    await agreement.narrow({ here: false });
    expect(sent("agreement_show").at(-1)).toEqual({});
    expect(readersOf(agreement.found?.pairs ?? []).map((one) => one.initials)).toEqual(["ML", "TO", "AT"]);
    agreement.close();
  });

  it("over time leaves a gap where there was too little", () => {
    const lines = linePoints([0.5, 1, null, 0], 300, 100);
    expect(lines).toEqual([[{ x: 0, y: 50, index: 0 }, { x: 100, y: 0, index: 1 }], [{ x: 300, y: 100, index: 3 }]]);
    expect(linePoints([1], 300, 100)).toEqual([[{ x: 150, y: 0, index: 0 }]]);
    expect(linePoints([null], 300, 100)).toEqual([]);
  });
});
