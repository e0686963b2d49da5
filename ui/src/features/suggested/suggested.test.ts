import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { fakeDesk, type Fake } from "../../../tests/fake/fake";
import { announce } from "$lib/changes";
import { notices } from "$lib/notices.svelte";
import { countSuggested, PAGE, Suggested } from "./suggested.svelte";

let fake: Fake;
let suggested: Suggested;
const sent = (command: string) => fake.calls.filter((call) => call.command === command).map((call) => call.input as { claimIds: string[] });
const ids = () => suggested.claims.map((card) => card.id);
const marked = () => suggested.markedShown.map((card) => card.id);
const settle = () => new Promise((done) => setTimeout(done, 5));

beforeEach(async () => {
  notices.list = [];
  fake = fakeDesk();
  for (const claim of fake.world.claims) claim.accepted = !["c2", "c4", "c5", "c6"].includes(claim.id);
  suggested = new Suggested("case1");
  await suggested.load();
});
afterEach(() => suggested.close());

/** Fills the case with more suggested claims than the desk lists at a time. */
async function many(all: number): Promise<void> {
  const one = fake.world.claim("c6");
  fake.world.claims = Array.from({ length: all }, (_, index) => ({ ...structuredClone(one), id: `n${index}`, text: `Claim number ${index}` }));
  await suggested.load();
}

describe("the suggested claims", () => {
  it("are those that nobody accepted, in the order of the walk", async () => {
    expect(ids()).toEqual(["c2", "c4", "c5", "c6"]);
    expect(await countSuggested("case1")).toBe(4);
  });

  it("are accepted in one act, and the cursor goes to the next that is left", async () => {
    suggested.mark();
    await suggested.markMove(1);
    expect(marked()).toEqual(["c2", "c4"]);
    const done = await suggested.decide("accept");
    await settle();
    expect(done?.label).toBe("2 claims accepted");
    expect(sent("claim_accept_many")).toEqual([{ caseId: "case1", claimIds: ["c2", "c4"] }]);
    expect(ids()).toEqual(["c5", "c6"]);
    expect(suggested.current?.id).toBe("c5");
    expect(suggested.marked.size, "what was decided is not marked any more").toBe(0);
  });

  it("are taken out one by one without a mark, to the last", async () => {
    await suggested.move(1);
    await suggested.move(1);
    for (const [taken, next] of [["c5", "c6"], ["c6", "c4"], ["c4", "c2"], ["c2", undefined]]) {
      await suggested.decide("retract");
      await settle();
      expect(sent("claim_retract_many").at(-1)?.claimIds).toEqual([taken]);
      expect(suggested.current?.id).toBe(next);
    }
    expect(await suggested.decide("accept"), "nothing is left").toBeUndefined();
    expect(sent("claim_accept_many")).toEqual([]);
  });

  it("that the filter hides are left alone, and keep their marks", async () => {
    await suggested.markAll();
    await suggested.type("siren");
    expect(marked()).toEqual(["c6"]);
    await suggested.decide("retract");
    await suggested.type("");
    expect(sent("claim_retract_many")).toEqual([{ caseId: "case1", claimIds: ["c6"] }]);
    expect(marked()).toEqual(["c2", "c4", "c5"]);
    await suggested.markAll();
    expect(marked(), "all were marked, so none is now").toEqual([]);
  });

  it("stay marked when the desk refuses, and say why", async () => {
    await suggested.markAll();
    fake.failNext("claim_accept_many", { code: "disk_full", message: "The disk is full.", field: null, detail: null });
    expect(await suggested.decide("accept")).toBeUndefined();
    expect(marked()).toHaveLength(4);
    expect(notices.list.at(-1)?.text).toBe("The disk is full.");
  });

  it("are not decided twice by a second press", async () => {
    const release = fake.hold("claim_accept_many");
    const first = suggested.decide("accept");
    expect(await suggested.decide("accept")).toBeUndefined();
    release();
    await first;
    expect(sent("claim_accept_many")).toHaveLength(1);
  });

  it("come by the page, and all of them when all are marked", async () => {
    await many(PAGE * 2 + 3);
    expect([suggested.claims.length, suggested.total]).toEqual([PAGE, PAGE * 2 + 3]);
    suggested.portion.reach(PAGE);
    await suggested.reach();
    expect(suggested.claims).toHaveLength(PAGE * 2);
    await suggested.markAll();
    expect(suggested.markedShown).toHaveLength(PAGE * 2 + 3);
    await suggested.decide("accept");
    await settle();
    expect(new Set(sent("claim_accept_many")[0]?.claimIds).size, "each claim once").toBe(PAGE * 2 + 3);
    expect(suggested.total).toBe(0);
  });

  it("shows the answer to the last question, not a slower one to an earlier", async () => {
    const releaseSlow = fake.hold("claim_list");
    const slow = suggested.type("siren");
    const releaseQuick = fake.hold("claim_list");
    const quick = suggested.type("operator");
    releaseQuick();
    await quick;
    releaseSlow();
    await slow;
    expect(ids()).toEqual(["c2"]);
    announce([{ noun: "claim", id: "c2" }]);
    await settle();
    expect(ids(), "the filter holds after a change").toEqual(["c2"]);
  });

  it("tell why the one at hand was suggested", async () => {
    suggested.explain(suggested.current?.id);
    await new Promise((done) => setTimeout(done, 200));
    expect(suggested.reasons).toEqual(["It counts something, and another paper denies it."]);
    suggested.explain(undefined);
    expect(suggested.reasons).toEqual([]);
  });
});
