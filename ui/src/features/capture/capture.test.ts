import { beforeEach, describe, expect, it } from "vitest";
import { fakeDesk, type Fake } from "../../../tests/fake/fake";
import type { CaptureBlock, CaptureView } from "$lib/generated/types";
import { notices } from "$lib/notices.svelte";
import { Archive } from "./archive.svelte";
import { pageOf } from "./facts";
import { cells, findIn, stretches } from "./find";
import { captureOptions } from "./options";
import { Viewer } from "./viewer.svelte";

let fake: Fake;
beforeEach(() => {
  fake = fakeDesk();
  notices.list = [];
});

const sha = (index: number) => fake.world.files[index]?.view.sha256 ?? "";
const block = (number: number, text: string, start = 0): CaptureBlock => ({ number, start, locator: null, heading: false, runs: [{ text, mark: null }] });
const open = async (index: number, evidenceId: string | null = null) => {
  const viewer = new Viewer("case1", sha(index), evidenceId);
  await viewer.load();
  return viewer;
};

describe("finding in a text", () => {
  it("minds neither case nor the blanks between words, and takes signs as they stand", () => {
    const blocks = [block(1, "Gate  one (open).\nGATE ONE"), block(2, "gate one")];
    expect(findIn(blocks, " gate one ")).toEqual([
      { block: 1, start: 0, end: 9 },
      { block: 1, start: 18, end: 26 },
      { block: 2, start: 0, end: 8 },
    ]);
    expect(findIn(blocks, "(open).")).toHaveLength(1);
    expect(findIn(blocks, "a-b [c] \\ $ ^ / -")).toEqual([]);
    expect(findIn(blocks, "  ")).toEqual([]);
  });

  it("cuts a block at marks and places without losing a letter", () => {
    const marked: CaptureBlock = { ...block(3, ""), start: 100, runs: [{ text: "Before the ", mark: null }, { text: "quoted words", mark: "quote" }, { text: " after", mark: null }] };
    const hits = findIn([marked], "the quoted");
    const cut = stretches(marked, hits, hits[0] ?? null);
    expect(cut.map((one) => one.text).join("")).toBe("Before the quoted words after");
    expect(cut.filter((one) => one.found === "here").map((one) => [one.text, one.mark, one.start])).toEqual([
      ["the ", null, 107],
      ["quoted", "quote", 111],
    ]);
  });
});

describe("a row of a table", () => {
  it("is parted at its tabs, and every cell knows its place in the text", () => {
    const row: CaptureBlock = { ...block(1, "", 50), runs: [{ text: "09:00\tgate ", mark: null }, { text: "two\t0.6", mark: "quote" }] };
    const parted = cells(stretches(row, [], null));
    expect(parted.map((cell) => cell.map((one) => [one.text, one.start, one.mark]))).toEqual([
      [["09:00", 50, null]],
      [["gate ", 56, null], ["two", 61, "quote"]],
      [["0.6", 65, "quote"]],
    ]);
    expect(cells(stretches(block(2, "a\t\tb"), [], null)).map((cell) => cell.length)).toEqual([1, 0, 1]);
  });
});

describe("a captured file", () => {
  it("opens at the part with the quote, and says where the quote stands", async () => {
    const viewer = await open(0, "e2");
    expect(viewer.proof?.state).toBe("verbatim");
    expect(viewer.page).toBe(1);
    expect(viewer.blocks.flatMap((one) => one.runs).find((run) => run.mark === "quote")?.text).toBe("Persons reported missing at 14:00: forty-two.");
  });

  it("reads on while stepping through the places, and goes round at both ends", async () => {
    const viewer = await open(2);
    expect(viewer.hasLater).toBe(true);
    viewer.find("annex 2");
    expect(viewer.hits).toHaveLength(0);
    await viewer.step(1);
    expect(viewer.hasLater).toBe(false);
    expect(viewer.hit).toMatchObject({ start: 0, end: 7 });
    viewer.find("annex");
    await viewer.step(-1);
    expect(viewer.at).toBe(1);
    await viewer.step(1);
    expect(viewer.at).toBe(0);
  });

  it("stays at its place when what comes before is read", async () => {
    const piece = fake.world.claim("c3").evidence[0];
    if (piece) Object.assign(piece, { sha256: sha(2), quote: "Annex 2: gate log" });
    const viewer = await open(2, "e1");
    expect([viewer.hasEarlier, viewer.hasLater]).toEqual([true, false]);
    viewer.find("gate log");
    await viewer.step(1);
    const here = viewer.hit;
    expect(viewer.at).toBe(0);
    await viewer.earlier();
    expect([viewer.at, viewer.hit]).toEqual([1, here]);
  });

  it("says that nothing is found without reading for ever", async () => {
    const viewer = await open(2);
    viewer.find("no such words");
    await viewer.step(1);
    await viewer.step(-1);
    expect(viewer.hit).toBeNull();
    expect(fake.calls.filter((call) => call.command === "capture_show")).toHaveLength(3);
  });

  it("gives the words of a selection over several blocks, with the place where it starts", async () => {
    const viewer = await open(0);
    const [, first, second] = viewer.blocks;
    if (!first || !second) throw new Error("the file has blocks");
    const words = viewer.words({ start: first.start + first.runs.map((run) => run.text).join("").indexOf("Persons found"), end: second.start + 7 });
    expect(words).toMatchObject({ quote: "Persons found alive since: eleven.\nWhoever", locator: "p. 1" });
    expect(viewer.words({ start: first.start, end: first.start })).toBeNull();
  });

  it("without text is shown as a picture, and pages stay within the file", async () => {
    const viewer = await open(3);
    expect([viewer.mode, viewer.canText]).toEqual(["page", false]);
    viewer.show("text");
    expect(viewer.mode).toBe("page");
    const pdf = await open(0);
    pdf.show("page");
    await pdf.draw(800);
    pdf.turn(-1);
    expect(pdf.page).toBe(1);
    pdf.turn(1);
    pdf.turn(1);
    expect(pdf.page).toBe(2);
  });

  it("never shows a page that was drawn for another one", async () => {
    const viewer = await open(0);
    // The first page is drawn only after the second one.
    const releaseFirst = fake.hold("capture_image");
    const first = viewer.draw(800);
    viewer.turn(1);
    const releaseSecond = fake.hold("capture_image");
    const second = viewer.draw(800);
    releaseSecond();
    await second;
    releaseFirst();
    await first;
    expect(viewer.picture?.page).toBe(2);
  });

  it("that was erased says so", async () => {
    const viewer = new Viewer("case1", "no such hash", null);
    await viewer.load();
    expect(viewer.trouble).toContain("not in the archive");
  });

  it.each([
    ["p. 3", 3],
    ["page 12", 12],
    ["¶ 3", null],
    ["00:03:10", null],
    [null, null],
  ])("knows the page of %s", (locator, page) => expect(pageOf(locator)).toBe(page));
});

describe("choosing a file", () => {
  it("offers the latest first, each once, none that was erased, and tells twins apart", () => {
    const view = (id: string, name: string, sha256: string, capturedMs: number, state = "fine") => ({ id, name, sha256, capturedMs, state }) as CaptureView;
    const options = captureOptions([view("1", "list.pdf", "aa".repeat(32), 1), view("2", "list.pdf", "bb".repeat(32), 3), view("3", "list.pdf", "aa".repeat(32), 2), view("4", "gone", "cc".repeat(32), 4, "removed")]);
    expect(options.map((one) => one.capture.id)).toEqual(["2", "3"]);
    expect(new Set(options.map((one) => one.words)).size).toBe(2);
  });
});

describe("the archive", () => {
  it("names what is not as captured; what was erased on purpose is not among it", async () => {
    const archive = new Archive();
    await archive.load();
    expect(archive.bad.map((one) => one.name)).toEqual(["gates.csv"]);
    await archive.verify();
    expect(archive.state?.unchecked).toBe(0);
    expect(notices.list.at(-1)).toMatchObject({ kind: "warn" });
    expect(notices.list.at(-1)?.text).toContain("1 file is not as captured");
  });

  it("is checked once, however often the key is pressed", async () => {
    const archive = new Archive();
    await Promise.all([archive.verify(), archive.verify()]);
    expect(fake.calls.filter((call) => call.command === "archive_verify")).toHaveLength(1);
    expect(archive.progress).toBeNull();
  });
});
