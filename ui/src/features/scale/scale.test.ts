import { beforeEach, describe, expect, it } from "vitest";
import { fakeDesk, type Fake } from "../../../tests/fake/fake";
import { drafts } from "$lib/drafts";
import { scaleShow } from "$lib/generated/commands";
import { notices } from "$lib/notices.svelte";
import { preferences } from "$lib/preferences.svelte";
import { COLOURS, copyName, ScaleForm, signOf, valueName, wrong, type ScaleFields } from "./form.svelte";

let fake: Fake;
const openForm = async (scaleId = "desk-6") => new ScaleForm(await scaleShow({ scaleId, caseId: null }), fake.world.scales.map((one) => one.versions.at(-1)?.name ?? ""));

beforeEach(async () => {
  await drafts.flush();
  fake = fakeDesk();
  notices.list = [];
  await preferences.load();
  await drafts.drop("", "scale:desk-6:1");
  await drafts.drop("", "scale:own1:1");
});

/** A scale of one's own on the desk. */
async function own(): Promise<ScaleForm> {
  const form = await openForm();
  form.fields.name = "House scale";
  await form.save();
  return openForm("own1");
}

describe("a new version of a scale", () => {
  it("of one that comes with the program begins a scale of one's own with its values", async () => {
    const form = await openForm();
    expect(form.input().scaleId).toBeNull();
    expect(form.input().values.map((one) => [one.value, one.order, one.numeric])).toEqual([["true", 1, 5], ["mostly-true", 2, 4], ["mixed", 3, 3], ["mostly-false", 4, 2], ["false", 5, 1], ["unproven", 6, null]]);
    form.fields.name = "House scale";
    expect((await form.save())?.id).toBe("own1");
    expect(fake.world.scales[0]?.versions).toHaveLength(1);
  });

  it("keeps the names of values when labels, places and order change", async () => {
    const form = await own();
    const [first] = form.fields.values;
    if (first) form.setWords(first, "label", "Correct");
    form.move(0, 1);
    expect(form.input().values.slice(0, 2).map((one) => [one.value, one.label, one.order])).toEqual([["mostly-true", "Mostly true", 1], ["true", "Correct", 2]]);
    form.move(0, -1);
    expect(form.input().values[0]?.value, "the first one goes no higher").toBe("mostly-true");
  });

  it("names a new value after its label, and takes only new ones out again", async () => {
    const form = await own();
    form.add();
    const row = form.fields.values[6];
    if (row) Object.assign(row, { label: "Mixed!", definition: "Two things at once.", glyph: "=" });
    expect(form.wrong).toBeNull();
    expect(form.input().values[6]?.value).toBe("mixed-2");
    form.remove(0);
    expect(form.fields.values).toHaveLength(7);
    form.remove(6);
    expect(form.fields.values).toHaveLength(6);
  });

  it("retires a value, which stays in the version", async () => {
    const form = await own();
    const mixed = form.fields.values[2];
    if (mixed) mixed.retired = true;
    await form.save();
    expect(fake.world.scales[1]?.versions.at(-1)?.values[2]).toMatchObject({ value: "mixed", retired: true });
    expect(fake.world.scales[1]?.versions[0]?.values[2]?.retired, "the version before is as it was").toBe(false);
  });

  it("holds labels of other languages, and leaves out those that are empty", async () => {
    const form = await own();
    const [first, second] = form.fields.values;
    form.shown = "de";
    if (first) form.setWords(first, "label", "Wahr");
    if (second) form.setWords(second, "definition", "Bis auf eine Einzelheit.");
    expect(first && form.words(first, "label")).toBe("Wahr");
    expect(form.input().values.slice(0, 2).map((one) => one.labels)).toEqual([{ de: { label: "Wahr", definition: "" } }, {}]);
    expect(form.input().values[0]?.label).toBe("True");
  });

  it("half written comes back, and is started over when asked", async () => {
    const form = await own();
    form.fields.name = "House scale, second try";
    form.keep();
    const again = await openForm("own1");
    expect(again.fields.name).toBe("House scale, second try");
    expect(again.draft.restored).toBe(true);
    again.forget();
    expect(again.fields.name).toBe("House scale");
  });

  it("that is refused loses nothing", async () => {
    const form = await own();
    form.fields.name = "Refused";
    form.keep();
    fake.failNext("scale_define", { code: "scale_values", message: "Two values have one sign.", field: "values", detail: null });
    expect(await form.save()).toBeUndefined();
    expect((await openForm("own1")).fields.name).toBe("Refused");
  });
});

describe("the name of a scale", () => {
  it("of a copy is one that no scale has", async () => {
    const form = await openForm();
    expect(form.fields.name).toBe("Desk scale, six steps (copy)");
    await form.save();
    expect((await openForm()).fields.name).toBe("Desk scale, six steps (copy 2)");
    expect(copyName("Ours", ["ours (COPY)", "Ours (copy 2)"])).toBe("Ours (copy 3)");
  });

  it("that another scale has is said before anything is written", async () => {
    const form = await openForm();
    form.fields.name = " desk SCALE, six steps";
    expect([form.nameTaken, form.wrong].map((words) => words?.includes("already"))).toEqual([true, true]);
    form.fields.name = "House scale";
    expect([form.nameTaken, form.wrong]).toEqual([null, null]);
  });

  it("may stay what it was in a new version", async () => {
    const form = await own();
    expect(form.nameTaken).toBeNull();
    form.fields.name = "Desk scale, six steps";
    expect(form.nameTaken).toMatch(/already/);
  });
});

it("a definition is one line, however it was typed", async () => {
  const form = await own();
  const [first] = form.fields.values;
  if (first) form.setWords(first, "definition", "The evidence bears it out,\n as worded.");
  expect(form.input().values[0]?.definition).toBe("The evidence bears it out, as worded.");
});

it("a value is drawn with the sign that it has in the walk, by its colour", async () => {
  const scale = fake.world.scale;
  const { versions } = await scaleShow({ scaleId: scale.id, caseId: null });
  expect(versions.at(-1)?.values.map((one) => signOf(one.colour))).toEqual(scale.values.map((one) => one.sign));
  expect(COLOURS.map(signOf)).toEqual(["true", "mostly-true", "mixed", "mostly-false", "false", "false", "unproven"]);
});

describe("what is no scale", () => {
  const value = (label: string, glyph: string, numeric = "") => ({ value: label.toLowerCase(), label, definition: "Means it.", glyph, colour: "neutral", numeric, retired: false, labels: {} });
  const good: ScaleFields = { name: "Two", language: "en", rollup: "none", values: [value("Yes", "+", "2"), value("No", "-", "1")] };
  const changed = (change: (fields: ScaleFields) => void) => {
    const fields = structuredClone(good);
    change(fields);
    return wrong(fields);
  };

  it.each<[string, (fields: ScaleFields) => void, RegExp]>([
    ["no name", (fields) => (fields.name = " "), /name/],
    ["one value", (fields) => fields.values.pop(), /two values/],
    ["all but one retired", (fields) => (fields.values[0] = { ...value("Yes", "+"), retired: true }), /two values/],
    ["no definition", (fields) => (fields.values[0] = { ...value("Yes", "+"), definition: "" }), /definition/],
    ["a long sign", (fields) => (fields.values[0] = value("Yes", "+++")), /one or two/],
    ["one sign twice", (fields) => (fields.values[0] = value("Yes", "-")), /the sign -/],
    ["a place that is no number", (fields) => (fields.values[0] = value("Yes", "+", "0")), /whole number/],
    ["one place twice", (fields) => (fields.values[0] = value("Yes", "+", "1")), /the place 1/],
    ["too many", (fields) => (fields.values = Array.from({ length: 21 }, (_, index) => value(`v${index}`, String(index)))), /Twenty/],
  ])("%s is said in a sentence", (_what, change, words) => expect(changed(change)).toMatch(words));

  it("the good one, one without ratings, and a sign that a retired value leaves are fine", () => {
    expect(wrong(good)).toBeNull();
    expect(changed((fields) => (fields.values = []))).toBeNull();
    expect(changed((fields) => fields.values.push({ ...value("Old", "+"), retired: true }))).toBeNull();
  });

  it("a label without Latin letters still gets a name", () => {
    expect(valueName("Égal", [])).toBe("egal");
    expect(valueName("صحيح", ["value"])).toBe("value-2");
  });
});
