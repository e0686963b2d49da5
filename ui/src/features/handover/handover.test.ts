import { beforeEach, describe, expect, it } from "vitest";
import { fakeDesk } from "../../../tests/fake/fake";
import { offerOf, THEIRS } from "../../../tests/fake/handover";
import { onChanges } from "$lib/changes";
import { drafts } from "$lib/drafts";
import { m } from "$lib/messages";
import { notices } from "$lib/notices.svelte";
import { saving } from "$lib/saving.svelte";
import { TakeIn } from "./takein.svelte";
import { isBundle, wordsOf } from "./words";

beforeEach(() => (notices.list = []));

describe("the six words", () => {
  it.each([
    ["amber tunnel quick donor salute meadow"],
    ["  Amber, TUNNEL;quick\ndonor – salute. meadow "],
    ["1. amber 2. tunnel 3. quick 4. donor 5. salute 6. meadow"],
  ])("are read from %j", (text) => expect(wordsOf(text)).toEqual(THEIRS));

  it("are none in an empty field", () => expect(wordsOf(" 1, 2 ")).toEqual([]));
});

it("a hand-over is known by its name", () => {
  expect(["a.factdesk", "A.FACTDESK ", "a.zip", "factdesk", "a.factdesk.txt"].map(isBundle)).toEqual([true, true, false, false, false]);
});

describe("taking in", () => {
  async function offered(more: Parameters<typeof offerOf>[0] = {}) {
    const fake = fakeDesk();
    fake.world.exchange.next = offerOf(more);
    const take = new TakeIn();
    await take.choose();
    return { fake, take, asked: () => fake.calls.filter((call) => call.command === "bundle_import").map((call) => call.input) };
  }

  it("asks for six words before it asks the desk", async () => {
    const { take, asked } = await offered();
    expect(await take.take("amber tunnel")).toBe(false);
    expect(take.refused).toBe("These are 2 words; there are six.");
    expect(await take.take("")).toBe(false);
    expect(asked()).toEqual([]);
  });

  it("says that the words are not the ones, and never which of them", async () => {
    const { take, asked } = await offered();
    expect(await take.take("amber tunnel quick donor salute mellow")).toBe(false);
    expect(take.refused).toBe(m.takeIn.notWords);
    expect(take.refused).not.toMatch(/mellow|meadow|sixth|6/);
    expect(notices.list, "it stands at the field").toEqual([]);
    expect(take.result).toBeNull();
    expect(await take.take("Amber, tunnel, quick, donor, salute, meadow")).toBe(true);
    expect(asked().at(-1)).toEqual({ token: "b1", words: THEIRS.join(" ") });
    expect(take.refused).toBeNull();
  });

  it("of a known desk sends no words, and tells every screen what changed", async () => {
    const { take, asked } = await offered({ trusted: true });
    const heard: string[] = [];
    const stop = onChanges((nouns) => heard.push(...nouns));
    expect(await take.take(null)).toBe(true);
    stop();
    expect(asked()).toEqual([{ token: "b1" }]);
    expect(heard).toContain("case");
    expect(take.result).toMatchObject({ applied: 12, waits: false });
  });

  it("is no save that failed: only refused words of a person are not saved", async () => {
    const { fake, take } = await offered();
    saving.failed = null;
    expect(await take.take("harvest harvest harvest harvest harvest harvest")).toBe(false);
    expect([take.refused, saving.failed]).toEqual([m.takeIn.notWords, null]);
    fake.failNext("draft_save", { code: "disk_full", message: "The disk is full.", field: null, detail: null });
    drafts.keep("case1", "verdict:c1", "words");
    await drafts.flush();
    expect(saving.failed).toMatchObject({ message: "The disk is full." });
    await drafts.flush();
    expect(saving.failed).toBeNull();
  });

  it("lets an unknown one wait, and finds it in the inbox", async () => {
    const { take } = await offered();
    expect(await take.take(null)).toBe(true);
    expect(take.result?.waits).toBe(true);
    take.leave();
    await take.load();
    expect(take.inbox?.map((one) => one.token)).toEqual(["b1"]);
    expect(take.offer).toBeNull();
  });

  it("keeps what is offered when the desk refuses it", async () => {
    const { fake, take } = await offered({ trusted: true });
    fake.failNext("bundle_import", { code: "bundle_truncated", message: "The file ends too early. Ask for it again.", field: null, detail: null });
    expect(await take.take(null)).toBe(false);
    expect(take.offer).not.toBeNull();
    expect(take.busy).toBeNull();
    expect(notices.list[0]?.text).toBe("The file ends too early. Ask for it again.");
  });

  it("changes nothing when the dialog of the system is closed", async () => {
    const fake = fakeDesk();
    fake.world.exchange.next = null;
    const take = new TakeIn();
    await take.choose();
    expect([take.offer, take.busy]).toEqual([null, null]);
  });
});
