import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { fakeDesk, type Fake } from "../../../tests/fake/fake";
import { notices } from "$lib/notices.svelte";
import { Contested } from "./contested.svelte";

let fake: Fake;
let contested: Contested;
const sent = () => fake.calls.filter((call) => call.command === "relation_decide_many").map((call) => call.input);
const suggested = () => fake.world.relations.filter((one) => one.status === "suggested").map((one) => one.id);

beforeEach(async () => {
  notices.list = [];
  fake = fakeDesk();
  contested = new Contested("case1");
  await contested.load();
});
afterEach(() => contested.close());

describe("several sets at once", () => {
  it("are confirmed in one act, with only the links that wait", async () => {
    contested.markAll();
    expect([contested.markedShown.length, contested.markedLinks]).toEqual([3, 3]);
    const done = await contested.decide("confirmed");
    expect(done?.label).toBe("3 relations confirmed");
    expect(sent()).toHaveLength(1);
    expect(sent()[0]).toMatchObject({ caseId: "case1", status: "confirmed", pairs: [["c3", "c14"], ["c2", "c12"], ["c6", "c13"]] });
    expect(suggested()).toEqual([]);
    expect(contested.marked.size, "what was decided is not marked any more").toBe(0);
  });

  it("are marked along the way, and the mark is taken away by the same key", () => {
    contested.mark();
    contested.mark();
    expect(contested.markedShown).toEqual([]);
    contested.markMove(1);
    expect(contested.markedShown.map((set) => set.question)).toEqual(["How many people went missing?", "Was the release planned?"]);
    contested.markAll();
    expect(contested.markedShown).toHaveLength(3);
    contested.markAll();
    expect(contested.markedShown).toEqual([]);
  });

  it("that the filter hides are left alone", async () => {
    contested.markAll();
    contested.query = "siren";
    expect(contested.markedShown.map((set) => set.question)).toEqual(["Did sirens sound in Osk?"]);
    await contested.decide("rejected");
    expect(sent()[0]).toMatchObject({ status: "rejected", pairs: [["c6", "c13"]] });
    expect(suggested()).toEqual(["rel1", "rel2"]);
  });

  it("need no mark when it is only the one at hand", async () => {
    contested.move(1);
    await contested.decide("rejected");
    expect(sent()[0]).toMatchObject({ pairs: [["c2", "c12"]] });
  });

  it("stay marked when the desk refuses, and say why", async () => {
    contested.markAll();
    fake.failNext("relation_decide_many", { code: "disk_full", message: "The disk is full.", field: null, detail: null });
    expect(await contested.decide("confirmed")).toBeUndefined();
    expect(contested.markedShown).toHaveLength(3);
    expect(notices.list.at(-1)?.text).toBe("The disk is full.");
  });

  it("without a link that waits send nothing", async () => {
    for (const one of fake.world.relations) one.status = "confirmed";
    await contested.load();
    contested.markAll();
    await contested.decide("confirmed");
    expect(sent()).toEqual([]);
    expect(notices.list.at(-1)?.text).toContain("No suggested link waits");
  });
});
