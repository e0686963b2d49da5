import { beforeEach, describe, expect, it } from "vitest";
import { fakeDesk, type Fake } from "../../../tests/fake/fake";
import { claimDetail } from "../../../tests/fake/views";
import { drafts } from "$lib/drafts";
import { EvidenceForm } from "./form.svelte";

let fake: Fake;
let form: EvidenceForm;

beforeEach(async () => {
  await drafts.flush();
  fake = fakeDesk();
  await drafts.drop("case1", "evidence:c3");
  form = new EvidenceForm(claimDetail(fake.world, "c3"), fake.world.sources, null);
});
const sent = (command: string) => fake.calls.filter((call) => call.command === command).map((call) => call.input);
const QUOTE = "Persons reported missing at 14:00: forty-two.";

describe("the evidence form", () => {
  it("sends everything that a report needs", async () => {
    const typed = { quote: QUOTE, stance: "refutes", sourceName: "District office, list of the missing", credibility: "2", published: "2025-04-01", accessed: "2026-11-21", language: "uk", translation: "Missing: 42", translator: "Tom" } as const;
    for (const [field, text] of Object.entries(typed)) form.set(field as keyof typeof typed, text);
    await form.save();
    expect(sent("evidence_add")[0]).toMatchObject({ credibility: 2, accessed: "2026-11-21", language: "uk", translation: "Missing: 42", translator: "Tom", sourceId: "s2" });
  });

  it("sends nothing over a date or a language that is none", async () => {
    form.set("quote", QUOTE);
    form.set("stance", "refutes");
    form.set("sourceName", "x");
    form.set("accessed", "1.4.2025");
    form.set("language", "Ukrainian!");
    expect(await form.save()).toBeUndefined();
    expect(Object.keys(form.errors).sort()).toEqual(["accessed", "language"]);
  });

  it("clears what is emptied when evidence is edited, the grade too", async () => {
    const piece = claimDetail(fake.world, "c3").evidence[0];
    if (!piece) throw new Error("the story has evidence");
    await drafts.drop("case1", `evidence:${piece.id}:c3`);
    const editing = new EvidenceForm(claimDetail(fake.world, "c3"), fake.world.sources, piece);
    expect(editing.fields).toMatchObject({ credibility: "3", accessed: "2026-11-21" });
    editing.set("credibility", "");
    await editing.save();
    expect(claimDetail(fake.world, "c3").evidence[0]).toMatchObject({ credibility: null });
  });
});
