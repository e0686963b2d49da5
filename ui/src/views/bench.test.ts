import { beforeEach, describe, expect, it } from "vitest";
import { fakeDesk, type Fake } from "../../tests/fake/fake";
import { openCase } from "$lib/case.svelte";
import { drafts } from "$lib/drafts";
import { notices } from "$lib/notices.svelte";
import { route } from "$lib/route.svelte";
import { Bench } from "./bench.svelte";

let fake: Fake;
let bench: Bench;

beforeEach(async () => {
  // Text of the test before goes to the desk of the test before.
  await drafts.flush();
  fake = fakeDesk();
  notices.list = [];
  route.toCase("case1", "walkthrough");
  await openCase.load("case1");
  bench = new Bench("case1");
  await bench.walk.open("c3");
});

const count = (command: string) => fake.calls.filter((call) => call.command === command).length;
const settle = async () => {
  for (let i = 0; i < 20; i++) await Promise.resolve();
  await bench.walk.refresh();
};

describe("a verdict", () => {
  it("is never pre-selected", () => {
    expect(bench.verdict.fields.rating).toBeNull();
    expect(bench.verdict.fields.confidence).toBeNull();
  });

  it("without a rating or a rationale is not sent, and nothing typed is lost", async () => {
    bench.verdict.set("rationale", "Both lists agree.");
    await bench.saveNext();
    expect(count("verdict_give")).toBe(0);
    expect(notices.list.at(-1)?.text).toContain("Choose a rating");
    bench.verdict.set("rationale", " ");
    bench.verdict.set("rating", "mixed");
    await bench.saveNext();
    expect(count("verdict_give")).toBe(0);
    expect(bench.claim?.card.id).toBe("c3");
  });

  it("is given and the walk goes on with one call", async () => {
    const scale = openCase.detail?.scale;
    expect(scale).toBeDefined();
    if (scale) bench.verdict.rate(scale, 2);
    bench.verdict.set("rationale", "Two counts [E1] [E2].");
    await bench.saveNext();
    expect(fake.world.claim("c3").verdicts[0]?.rating).toBe("mixed");
    expect(bench.claim?.card.id).toBe("c4");
    expect(bench.verdict.fields.rating).toBeNull();
    expect(fake.world.drafts.filter((draft) => draft.key === "verdict:c3")).toEqual([]);
  });

  it("that failed stays in the form", async () => {
    fake.failNext("verdict_give", { code: "disk_full", message: "Could not save: the disk is full.", field: null, detail: null });
    bench.verdict.set("rating", "true");
    bench.verdict.set("rationale", "Seen on the film.");
    await bench.saveNext();
    expect(bench.claim?.card.id).toBe("c3");
    expect(bench.verdict.fields.rationale).toBe("Seen on the film.");
    expect(notices.list.at(-1)?.kind).toBe("error");
    await bench.saveNext();
    expect(fake.world.claim("c3").verdicts).toHaveLength(1);
  });

  it("half written comes back with the claim, in a new window too", async () => {
    bench.verdict.set("rating", "false");
    bench.verdict.set("rationale", "The gate log says");
    await bench.step("next");
    expect(bench.verdict.fields.rationale).toBe("");
    const again = new Bench("case1");
    await again.walk.open("c3");
    expect(again.verdict.fields).toMatchObject({ rating: "false", rationale: "The gate log says" });
  });

  it("that was given is shown again, and going on gives no second one", async () => {
    bench.verdict.set("rating", "true");
    bench.verdict.set("rationale", "Seen on the film.");
    await bench.saveNext();
    await bench.walk.open("c3");
    expect(bench.verdict.fields.rating).toBe("true");
    await bench.saveNext();
    expect(count("verdict_give")).toBe(1);
  });

  it("is given once when the key is pressed again before it is saved", async () => {
    bench.verdict.set("rating", "true");
    bench.verdict.set("rationale", "Seen on the film.");
    const release = fake.hold("verdict_give");
    const presses = [bench.saveNext(), bench.saveNext()];
    release();
    expect(await Promise.all(presses)).toEqual([true, true]);
    expect(count("verdict_give")).toBe(1);
    expect(bench.claim?.card.id).toBe("c4");
  });

  it("not checkable carries its reason", async () => {
    await bench.giveNotCheckable("opinion", "");
    expect(fake.world.claim("c3").verdicts[0]).toMatchObject({ notCheckable: "opinion", rating: null });
  });
});

describe("typing while the desk changes", () => {
  it("keeps the rationale when evidence arrives", async () => {
    bench.verdict.set("rationale", "Typed before");
    fake.world.addEvidence({ caseId: "case1", claimId: "c3", sourceId: "s3", sourceName: null, sourceKind: null, quote: "Gate two opened.", stance: "context", locator: null, url: null, published: null, note: null, sha256: null, credibility: null, accessed: null, language: null, translation: null, translator: null });
    await settle();
    expect(bench.claim?.evidence).toHaveLength(3);
    expect(bench.verdict.fields.rationale).toBe("Typed before");
  });

  it("keeps a wording that is being typed, saves it on the way out, and only once", async () => {
    bench.wording.type("The flood left 17 people missing.");
    await settle();
    expect(bench.wording.text).toBe("The flood left 17 people missing.");
    await Promise.all([bench.wording.commit(), bench.wording.commit()]);
    expect(count("claim_edit")).toBe(1);
    await settle();
    expect(bench.claim?.card.text).toBe("The flood left 17 people missing.");
    expect(fake.world.drafts).toEqual([]);
  });

  it("keeps a wording that could not be saved, as a draft", async () => {
    fake.failNext("claim_edit", { code: "disk_full", message: "Could not save.", field: null, detail: null });
    bench.wording.type("New words.");
    expect(await bench.wording.commit()).toBe(false);
    await drafts.flush();
    expect(fake.world.drafts).toContainEqual({ caseId: "case1", key: "wording:c3", text: "New words." });
    expect(await bench.wording.commit()).toBe(true);
  });

  it("takes an emptied wording back", async () => {
    const before = bench.wording.text;
    bench.wording.type("  ");
    await bench.wording.commit();
    expect(bench.wording.text).toBe(before);
    expect(count("claim_edit")).toBe(0);
  });
});

describe("rivals", () => {
  it("are confirmed with the chosen kind, and Y goes on to the next that waits", async () => {
    await bench.walk.open("c2");
    const first = bench.rivals.target;
    expect(first?.status).toBe("suggested");
    if (first) await bench.rivals.choose(first, "newer_figure");
    expect(count("relation_set")).toBe(0);
    await bench.rivals.confirm();
    expect(fake.world.relations.find((one) => one.id === first?.relationId)).toMatchObject({ kind: "newer_figure", status: "confirmed" });
    await settle();
    expect(bench.rivals.target).toBeUndefined();
  });

  it("that were rejected are folded away but not lost", async () => {
    await bench.walk.open("c2");
    await bench.rivals.reject();
    await settle();
    expect(bench.rivals.shown).toEqual([]);
    expect(bench.rivals.rejected).toBe(1);
    bench.rivals.showRejected = true;
    expect(bench.rivals.shown).toHaveLength(1);
  });
});

describe("the walk", () => {
  it("says when it is at its end and stays there", async () => {
    await bench.walk.open("c16");
    expect(await bench.walk.step("next")).toBe(false);
    expect(bench.claim?.card.id).toBe("c16");
  });

  it("remembers the place and follows the article", async () => {
    await bench.walk.open("c13");
    await settle();
    expect(fake.world.place).toMatchObject({ claimId: "c13", section: "walkthrough" });
    expect(bench.walk.article?.article.id).toBe("a2");
  });

  it("makes a claim of the sentence under the cursor", async () => {
    await bench.walk.goSentence(4);
    expect(bench.walk.passage).not.toBeNull();
    await bench.walk.markClaim();
    const call = fake.calls.find((one) => one.command === "claim_create")?.input as { start: number; end: number };
    const cell = bench.walk.article?.sentences[4];
    expect(call).toMatchObject({ start: cell?.start, end: cell?.end });
  });

  it("marks a passage and takes the mark back with the same key", async () => {
    await bench.walk.goSentence(4);
    await bench.walk.markNothing();
    await settle();
    expect(fake.world.marks).toHaveLength(1);
    bench.walk.sentence = 4;
    await bench.walk.markNothing();
    expect(fake.world.marks).toHaveLength(0);
  });

  it("goes on to the next claim when one is dismissed", async () => {
    await bench.walk.open("c6");
    await bench.dismiss();
    await settle();
    expect(fake.world.claims.some((claim) => claim.id === "c6")).toBe(false);
    expect(bench.claim?.card.id).toBe("c7");
  });

  it("parks with a reason and goes on", async () => {
    await bench.park("Waiting for the ministry");
    expect(fake.world.claim("c3").parked).toBe("Waiting for the ministry");
    expect(bench.claim?.card.id).toBe("c4");
  });
});
