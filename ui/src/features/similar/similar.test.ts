import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { fakeDesk } from "../../../tests/fake/fake";
import { ModelChoice } from "../settings/model.svelte";
import { Similar } from "./similar.svelte";

const asks = (fake: ReturnType<typeof fakeDesk>) => fake.calls.filter((call) => call.command === "claim_similar");

describe("similar claims", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("are looked for once the person stops at a claim", async () => {
    const fake = fakeDesk();
    const similar = new Similar();
    similar.look("case1", "c1");
    similar.look("case1", "c2");
    similar.look("case1", "c3");
    expect(similar.found).toBeNull();
    await vi.runAllTimersAsync();
    expect(asks(fake).map((call) => call.input)).toEqual([{ caseId: "case1", claimId: "c3", top: 8 }]);
    expect(similar.found?.claims.length).toBeGreaterThan(0);
    expect(similar.found?.claims.map((one) => one.card.id)).not.toContain("c3");
  });

  it("of another claim never come up under this one", async () => {
    fakeDesk();
    const similar = new Similar();
    similar.look("case1", "c1");
    await vi.runAllTimersAsync();
    similar.look("case1", "c2");
    expect(similar.found).toBeNull();
    similar.stop();
    await vi.runAllTimersAsync();
    expect(similar.found).toBeNull();
  });
});

describe("the choice of a sentence model", () => {
  it("stays as it was when the folder holds none", async () => {
    const fake = fakeDesk();
    const model = new ModelChoice();
    await model.load();
    expect(model.shown?.choice).toBe("built-in");
    await model.choose("folder");
    expect(model.shown?.choice).toBe("built-in");
    fake.world.modelFolder = "/desk/mira/models/other";
    await model.choose("folder");
    expect(model.shown).toMatchObject({ choice: "folder", folder: "/desk/mira/models/other" });
    await model.choose("off");
    expect(model.shown).toMatchObject({ choice: "off", running: false });
  });
});
