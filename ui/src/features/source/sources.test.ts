import { beforeEach, describe, expect, it } from "vitest";
import { fakeDesk, type Fake } from "../../../tests/fake/fake";
import { isWikidata, Sources, type SourceFields } from "./sources.svelte";

let fake: Fake;
let sources: Sources;
beforeEach(async () => {
  fake = fakeDesk();
  sources = new Sources("case1");
  await sources.load();
});

const names = () => sources.shown.map((source) => source.name);
const input = (command: string) => fake.calls.filter((call) => call.command === command).map((call) => call.input);
const FIELDS: SourceFields = { name: "Nurse", what: "person", kind: "primary", reliability: "B", interests: "", url: "", originGroup: "", wikidata: "", contact: "By letter", privateNotes: "Evenings", realName: "Somebody" };

describe("the list of sources", () => {
  it("is narrowed by kind and grade together", () => {
    sources.kind = "primary";
    expect(names()).toEqual(["District office, list of the missing", "Verrin Water Works, gate log", "Keeper of the gates"]);
    sources.reliability = "none";
    expect(names()).toEqual(["Verrin Water Works, gate log"]);
    sources.clear();
    expect(names()).toHaveLength(fake.world.sources.length);
  });

  it("asks for what stays on this laptop of one source only", async () => {
    fake.calls.length = 0;
    await sources.show("s4");
    expect(sources.detail).toMatchObject({ realName: "A made-up name", contact: "By letter, through the union" });
    expect(input("source_show")).toEqual([{ id: "s4" }]);
    // Nothing of it stands in the list.
    expect(JSON.stringify(sources.all)).not.toContain("made-up");
  });

  it("never shows the contact of one source under another", async () => {
    const releaseFirst = fake.hold("source_show");
    const first = sources.show("s4");
    const releaseSecond = fake.hold("source_show");
    const second = sources.show("s1");
    releaseSecond();
    await second;
    releaseFirst();
    await first;
    expect(sources.detail?.source.id).toBe("s1");
  });
});

describe("a confidential source", () => {
  it("goes in under its pseudonym, with the real name apart", async () => {
    await sources.add(FIELDS, true);
    expect(input("source_add")[0]).toMatchObject({ name: "Nurse", confidential: true, realName: "Somebody", contact: "By letter" });
    expect(sources.current).toMatchObject({ name: "Nurse", confidential: true });
  });

  it("has a real name only when it is confidential", async () => {
    await sources.add(FIELDS, false);
    expect(input("source_add")[0]).toMatchObject({ confidential: false, realName: null });
  });
});

describe("wire copies", () => {
  it("are put into one origin group with one press, and the hint goes", async () => {
    const [group] = sources.copies;
    if (!group) throw new Error("the story has a hint");
    expect(sources.sourcesOf(group).map((one) => one.name)).toEqual(["Lake Courier", "Morning Ledger"]);
    expect(await sources.sameOrigin(group, "Verrin News Agency")).toBe(2);
    expect(sources.copies[0]?.originGroup).toBe("Verrin News Agency");
    expect(sources.groups).toEqual([{ name: "Verrin News Agency", sources: ["s1", "s5", "s6"] }]);
  });
});

describe("a Wikidata item", () => {
  it.each([
    ["Q42", true],
    ["", true],
    ["Q0", false],
    ["q42", false],
    ["42", false],
    ["Q42 ", true],
  ])("%j: %s", (text, good) => expect(isWikidata(text)).toBe(good));
});
