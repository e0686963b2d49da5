import { beforeEach, describe, expect, it } from "vitest";
import { fakeDesk, type Fake } from "../../tests/fake/fake";
import { Captures, isPrivate } from "./captures.svelte";
import { differing, proofSign } from "./proof";
import { m } from "./messages";

let fake: Fake;
let captures: Captures;

beforeEach(async () => {
  fake = fakeDesk();
  captures = new Captures("case1");
  await captures.load();
});

const count = (command: string) => fake.calls.filter((call) => call.command === command).length;

describe("capturing", () => {
  it("asks a page once, and only when told to", async () => {
    expect(count("capture_url")).toBe(0);
    const { captures: made } = await captures.fetch("https://works.example/log", false);
    expect(count("capture_url")).toBe(1);
    expect(captures.of(made[0]?.sha256 ?? "")?.finalAddress).toBe("https://works.example/log");
    expect(captures.running).toBe(false);
  });

  it("asks no private address before the person allows it", async () => {
    await captures.fetch("http://192.168.0.4/a", false);
    expect(isPrivate(captures.failed)).toBe(true);
    const { captures: made } = await captures.fetch("http://192.168.0.4/a", true);
    expect(made).toHaveLength(1);
    expect(captures.failed).toEqual([]);
  });

  it("tells in words what could not be had, and that it is not a private address", async () => {
    await captures.fetch("https://gone.example/", false);
    expect(captures.failed[0]?.message).toContain("404");
    expect(isPrivate(captures.failed)).toBe(false);
  });

  it("tells a refusal of the program where the person asked, and can be tried again", async () => {
    fake.failNext("capture_paste", { code: "disk_full", message: "Could not save: the disk is full.", field: null, detail: null });
    expect((await captures.paste("Words", null, null)).captures).toEqual([]);
    expect(captures.failed[0]?.message).toContain("disk is full");
    expect(captures.running).toBe(false);
    expect((await captures.paste("Words", null, null)).captures).toHaveLength(1);
  });

  it("does nothing when no file was chosen", async () => {
    fake.failNext("capture_choose", { code: "dialog", message: "No.", field: null, detail: null });
    expect(await captures.choose()).toBeUndefined();
    expect(count("capture_files")).toBe(0);
  });
});

describe("proofs", () => {
  it("have a shape and a word of their own for every state", () => {
    const states = Object.keys(m.proof.states);
    const signs = states.map(proofSign);
    expect(new Set(signs.map((sign) => sign.word)).size).toBe(states.length);
    // Two states may share a shape only where their colours differ.
    expect(new Set(signs.map((sign) => `${sign.glyph} ${sign.tone}`)).size).toBe(states.length);
  });

  it("mark the words that differ, in order, on both sides", () => {
    const differences = [
      { kind: "changed", quote: "five", text: "three" },
      { kind: "missing", quote: "dead", text: "" },
      { kind: "changed", quote: "five", text: "three" },
    ];
    expect(differing("five dead and five lost", differences, "quote")).toEqual([
      { start: 0, end: 4 },
      { start: 5, end: 9 },
      { start: 14, end: 18 },
    ]);
    expect(differing("three and three lost", differences, "text")).toEqual([
      { start: 0, end: 5 },
      { start: 10, end: 15 },
    ]);
  });
});
