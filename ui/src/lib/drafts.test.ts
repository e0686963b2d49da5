import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { fakeDesk, type Fake } from "../../tests/fake/fake";
import { DESK, DRAFT_DELAY_MS, Drafts } from "./drafts";
import { saving } from "./saving.svelte";

let fake: Fake;
let drafts: Drafts;
const saved = () => fake.world.drafts.map((draft) => `${draft.key}=${draft.text}`);

beforeEach(() => {
  vi.useFakeTimers();
  fake = fakeDesk();
  drafts = new Drafts();
});
afterEach(() => vi.useRealTimers());

describe("drafts", () => {
  it("are on the disk at most 300 ms after the first key, however fast the typing", async () => {
    expect(DRAFT_DELAY_MS).toBeLessThanOrEqual(300);
    for (const text of ["a", "ab", "abc"]) {
      drafts.keep("case1", "verdict:c1", text);
      await vi.advanceTimersByTimeAsync(DRAFT_DELAY_MS / 3 + 1);
    }
    expect(saved()).toEqual(["verdict:c1=abc"]);
  });

  it("of several fields are all written", async () => {
    drafts.keep("case1", "verdict:c1", "one");
    drafts.keep("case1", "comment:c1", "two");
    await drafts.flush();
    expect(saved()).toEqual(["verdict:c1=one", "comment:c1=two"]);
  });

  it("stay and are tried again when the disk refuses", async () => {
    fake.failNext("draft_save", { code: "disk_full", message: "The disk is full.", field: null, detail: null });
    drafts.keep("case1", "verdict:c1", "words");
    expect(await drafts.flush()).toBe(false);
    expect(saving.failed?.message).toBe("The disk is full.");
    expect(drafts.read("case1", "verdict:c1", [])).toBe("words");
    expect(await drafts.flush()).toBe(true);
    expect(saved()).toEqual(["verdict:c1=words"]);
    expect(saving.failed).toBeNull();
  });

  it("typed while an older text is written are written too, and last", async () => {
    drafts.keep("case1", "verdict:c1", "old");
    const writing = drafts.flush();
    drafts.keep("case1", "verdict:c1", "new");
    await writing;
    await vi.advanceTimersByTimeAsync(DRAFT_DELAY_MS);
    expect(saved()).toEqual(["verdict:c1=new"]);
  });

  it("are read as they were last typed, not as they were when the claim was loaded", async () => {
    const stored = [{ caseId: "case1", key: "verdict:c1", text: "stored" }];
    expect(drafts.read("case1", "verdict:c1", stored)).toBe("stored");
    drafts.keep("case1", "verdict:c1", "typed");
    await drafts.flush();
    expect(drafts.read("case1", "verdict:c1", stored)).toBe("typed");
    await drafts.drop("case1", "verdict:c1");
    expect(drafts.read("case1", "verdict:c1", stored)).toBe("");
  });

  it("that became part of the case are removed", async () => {
    drafts.keep("case1", "verdict:c1", "words");
    await drafts.flush();
    await drafts.drop("case1", "verdict:c1");
    expect(saved()).toEqual([]);
  });
});

describe("another reviewer who sits down", () => {
  it("finds nothing of what the first one has half-typed, and the first one finds it on the disk", async () => {
    const fake = fakeDesk();
    const drafts = new Drafts();
    const sitting = drafts.sitting;
    drafts.keep("case1", "verdict:c1", "Half a sent");
    drafts.keep(DESK, "new-case", "A title");
    expect(await drafts.changeReviewer()).toBe(true);
    expect(drafts.sitting).toBe(sitting + 1);
    expect(drafts.read("case1", "verdict:c1", [])).toBe("");
    expect(drafts.readOfDesk("new-case", []), "what belongs to no reviewer stays").toBe("A title");
    expect(fake.world.drafts.map((one) => one.text)).toEqual(["Half a sent"]);
  });

  it("does not sit down while text of the first one cannot be written", async () => {
    const fake = fakeDesk();
    const drafts = new Drafts();
    fake.breakDown("draft_save", { code: "disk_full", message: "The disk is full.", field: null, detail: null });
    drafts.keep("case1", "verdict:c1", "Half a sent");
    const sitting = drafts.sitting;
    expect(await drafts.changeReviewer()).toBe(false);
    expect(drafts.sitting).toBe(sitting);
    expect(drafts.read("case1", "verdict:c1", [])).toBe("Half a sent");
  });
});
