import { beforeEach, describe, expect, it, vi } from "vitest";
import { fakeDesk } from "../../tests/fake/fake";
import { drafts } from "$lib/drafts";
import type { ImportSummary } from "$lib/generated/types";
import { imports, summaryWords } from "./article/imports.svelte";
import { Desk } from "./case/desk.svelte";
import { proposeParts } from "./claim/parts";
import { EvidenceForm, parseFields } from "./evidence/form.svelte";
import { Contested } from "./relation/contested.svelte";
import { Palette } from "./search/palette.svelte";
import { citationPieces, openCitation } from "./verdict/citations";
import { claimDetail } from "../../tests/fake/views";
import { notices } from "$lib/notices.svelte";
import { parseVerdict, VerdictForm } from "./verdict/verdict.svelte";

// Text of the test before goes to the desk of the test before.
beforeEach(() => drafts.flush());

describe("citations", () => {
  it("are marked only where the evidence exists", () => {
    const pieces = citationPieces("Eleven [E1], not [E9] or [x].", ["E1", "E2"]);
    expect(pieces.filter((piece) => piece.cite).map((piece) => piece.text)).toEqual(["[E1]"]);
    expect(pieces.map((piece) => piece.text).join("")).toBe("Eleven [E1], not [E9] or [x].");
  });

  it.each([
    ["see [", 5, { from: 4, typed: "" }],
    ["see [e1", 7, { from: 4, typed: "E1" }],
    ["see [E1] ", 9, null],
    ["see [note", 9, null],
    ["see [E1", 3, null],
  ])("being typed in %j at %d", (text, caret, open) => expect(openCitation(text, caret)).toEqual(open));

  it("are put in with a space where one is missing", () => {
    fakeDesk();
    const form = new VerdictForm();
    form.set("rationale", "Both agree");
    expect(form.cite("E2", 10)).toBe(15);
    expect(form.fields.rationale).toBe("Both agree [E2]");
    form.set("rationale", "Both [ agree");
    form.cite("E1", 5, 6);
    expect(form.fields.rationale).toBe("Both [E1] agree");
  });
});

describe("stored drafts", () => {
  it("that are no form are kept as text rather than lost", () => {
    expect(parseVerdict("half a sentence").rationale).toBe("half a sentence");
    expect(parseVerdict('{"rationale":"ok","rating":7,"evil":"x"}')).toEqual({ rating: null, confidence: null, rationale: "ok", conclusion: "", wouldChange: "" });
    expect(parseFields("plain words")).toEqual({ quote: "plain words" });
    expect(parseFields('{"quote":"q","stance":"supports","other":1}')).toEqual({ quote: "q", stance: "supports" });
  });
});

describe("the evidence form", () => {
  const make = async () => {
    const fake = fakeDesk();
    await drafts.drop("case1", "evidence:c3");
    fake.calls.length = 0;
    return { fake, form: new EvidenceForm(claimDetail(fake.world, "c3"), fake.world.sources, null) };
  };

  it("names everything that is missing and sends nothing", async () => {
    const { fake, form } = await make();
    form.set("url", "ftp://x");
    form.set("published", "19.9.2023");
    expect(await form.save()).toBeUndefined();
    expect(Object.keys(form.errors).sort()).toEqual(["published", "quote", "sourceName", "stance", "url"]);
    expect(fake.calls.some((call) => call.command === "evidence_add")).toBe(false);
  });

  it("takes a known source whatever the case of its letters, and a new one by name", async () => {
    const { fake, form } = await make();
    form.set("quote", " Gate two opened. ");
    form.set("stance", "context");
    form.set("sourceName", "verrin water works, GATE LOG");
    expect(form.known?.id).toBe("s3");
    await form.save();
    expect(fake.calls.find((call) => call.command === "evidence_add")?.input).toMatchObject({ sourceId: "s3", sourceName: null, quote: "Gate two opened.", url: null });
    const other = await make();
    for (const [field, text] of [["quote", "q"], ["stance", "supports"], ["sourceName", "A diary"]] as const) other.form.set(field, text);
    await other.form.save();
    expect(other.fake.calls.find((call) => call.command === "evidence_add")?.input).toMatchObject({ sourceId: null, sourceName: "A diary", sourceKind: "secondary" });
  });
});

describe("editing evidence", () => {
  const edit = async () => {
    const fake = fakeDesk();
    const detail = () => claimDetail(fake.world, "c3");
    const piece = detail().evidence[0];
    if (!piece) throw new Error("the story has evidence");
    await drafts.drop("case1", `evidence:${piece.id}:c3`);
    return { fake, key: `evidence:${piece.id}:c3`, open: () => new EvidenceForm(detail(), fake.world.sources, piece) };
  };

  it("keeps what is typed, and brings it back when the form is opened again", async () => {
    const { fake, key, open } = await edit();
    open().set("quote", "Four dead and seventeen missing");
    await drafts.flush();
    expect(fake.world.drafts.find((one) => one.key === key)?.text).toContain("Four dead");
    const again = open();
    expect(again.restored).toBe(true);
    expect(again.fields).toMatchObject({ quote: "Four dead and seventeen missing", locator: "00:03:10" });
    again.forget();
    await drafts.flush();
    expect(again.fields.quote).toBe("At this hour we count four dead and seventeen missing.");
    expect(fake.world.drafts).toEqual([]);
  });

  it("leaves no draft once it is saved or typed back", async () => {
    const { fake, open } = await edit();
    const form = open();
    const before = form.fields.note;
    form.set("note", "Heard twice");
    form.set("note", before);
    await drafts.flush();
    expect(fake.world.drafts).toEqual([]);
    form.set("note", "Heard twice");
    expect(await form.save()).toBeDefined();
    expect(fake.world.drafts).toEqual([]);
  });
});

describe("imports", () => {
  const summary = (more: Partial<ImportSummary>): ImportSummary => ({ caseId: "c", newCase: false, articles: [], failed: [], cancelled: false, suggestedClaims: 0, suggestedRelations: 0, ...more });
  const article = (status: string, id: string) => ({ id, file: id, status, title: id, warnings: [] });
  const failed = { file: "x.bin", code: "binary", message: "Not text." };

  it("are told in a sentence", () => {
    expect(summaryWords(summary({ articles: [article("imported", "a"), article("imported", "b"), article("imported", "c")], failed: [failed, failed] }))).toContain(
      "2 of 5 files could not be read. The other 3 are in.",
    );
    expect(summaryWords(summary({ failed: [failed] }))).toBe("The file could not be read. Nothing was changed.");
    expect(summaryWords(summary({ articles: [article("duplicate", "a")] }))).toBe("1 was here already and stays as it is.");
  });

  it("of nothing are refused without a call", async () => {
    const fake = fakeDesk();
    await imports.paste(null, " \n ");
    expect(fake.calls).toEqual([]);
  });
});

describe("lists", () => {
  it("of cases filter by words and by deadline", async () => {
    fakeDesk();
    const desk = new Desk(Date.now());
    await desk.load();
    expect(desk.counts).toEqual({ all: 2, due: 1, parked: 0 });
    desk.query = "BRIDGE";
    expect(desk.shown.map((one) => one.id)).toEqual(["case2"]);
    desk.query = "";
    desk.move(1);
    expect(desk.current?.id).toBe("case2");
    desk.move(1);
    expect(desk.current?.id).toBe("case2");
    desk.close();
  });

  it("of contested sets filter by speaker and keep the open ones apart", async () => {
    fakeDesk();
    const contested = new Contested("case1");
    await contested.load();
    expect(contested.shown).toHaveLength(3);
    contested.speaker = "Three residents";
    expect(contested.shown.map((set) => set.question)).toEqual(["Did sirens sound in Osk?"]);
    contested.show = "settled";
    expect(contested.shown).toEqual([]);
    contested.close();
  });

  it("of the palette show what was found only for the words that stand there", async () => {
    vi.useFakeTimers();
    const fake = fakeDesk();
    const palette = new Palette([], "all");
    palette.type("siren");
    palette.type("sirens");
    await vi.advanceTimersByTimeAsync(200);
    expect(fake.calls.filter((call) => call.command === "search")).toHaveLength(1);
    expect(palette.rows.some((row) => row.kind === "hit")).toBe(true);
    palette.type("");
    expect(palette.rows.some((row) => row.kind === "hit")).toBe(false);
    vi.useRealTimers();
  });
});

describe("a proposed split", () => {
  it("cuts at the second assertion and always offers two parts", () => {
    expect(proposeParts("It killed four and wounded 11.")).toHaveLength(2);
    expect(proposeParts("The gates opened; two bridges fell.")).toEqual(["The gates opened", "two bridges fell."]);
    expect(proposeParts("Water came.")).toEqual(["Water came.", ""]);
  });
});

describe("notices", () => {
  it("go by themselves unless something is broken, and never pile up", () => {
    vi.useFakeTimers();
    notices.list = [];
    notices.done("Saved");
    notices.done("Saved");
    notices.fail({ code: "disk_full", message: "Broken", field: null, detail: "x" });
    notices.fail({ code: "nothing_to_undo", message: "Not now", field: null, detail: null });
    expect(notices.list.map((one) => one.kind)).toEqual(["done", "error", "warn"]);
    vi.advanceTimersByTime(7_000);
    expect(notices.list.map((one) => one.kind)).toEqual(["error"]);
    vi.useRealTimers();
  });
});
