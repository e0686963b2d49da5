import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { captureView } from "../../../tests/fake/archive";
import { fakeDesk, type Fake } from "../../../tests/fake/fake";
import { claimDetail } from "../../../tests/fake/views";
import { drafts } from "$lib/drafts";
import type { CaptureView } from "$lib/generated/types";
import { EvidenceForm } from "./form.svelte";
import { PROOF_DELAY_MS } from "./live-proof.svelte";

let fake: Fake;
let list: CaptureView;
let form: EvidenceForm;

beforeEach(async () => {
  await drafts.flush();
  vi.useFakeTimers();
  fake = fakeDesk();
  await drafts.drop("case1", "evidence:c3");
  const file = fake.world.files[0];
  if (!file) throw new Error("the story has files");
  list = captureView(fake.world, file);
  form = new EvidenceForm(claimDetail(fake.world, "c3"), fake.world.sources, null);
});
afterEach(() => {
  form.close();
  vi.useRealTimers();
});

const wait = () => vi.advanceTimersByTimeAsync(PROOF_DELAY_MS + 5);
const sent = (command: string) => fake.calls.filter((call) => call.command === command).map((call) => call.input);
const QUOTE = "Persons reported missing at 14:00: forty-two.";

describe("a quote that is being typed", () => {
  it("is looked up once the hand rests, and not at every key", async () => {
    form.take(list);
    for (const text of ["Persons", "Persons reported", QUOTE]) form.set("quote", text);
    expect(form.proof.looking).toBe(true);
    await wait();
    expect(sent("quote_check")).toEqual([{ caseId: "case1", sha256: list.sha256, quote: QUOTE }]);
    expect(form.proof.result?.state).toBe("verbatim");
    expect(form.proof.looking).toBe(false);
  });

  it("is not looked up without a file", async () => {
    form.set("quote", QUOTE);
    await wait();
    expect(sent("quote_check")).toEqual([]);
    expect(form.proof.result).toBeNull();
  });

  it("never shows the answer to words that have changed since", async () => {
    form.take(list);
    form.set("quote", QUOTE);
    const release = fake.hold("quote_check");
    await wait();
    form.set("quote", "Something else");
    release();
    await vi.advanceTimersByTimeAsync(1);
    expect(form.proof.result).toBeNull();
    await wait();
    expect(form.proof.result?.state).toBe("absent");
  });

  it("fills the place in, but never over what a person wrote", async () => {
    form.take(list);
    form.set("quote", QUOTE);
    await wait();
    expect(form.fields.locator).toBe("p. 1");
    form.set("quote", "Two of seven did not sound.");
    await wait();
    expect(form.fields.locator).toBe("p. 2");
    form.set("locator", "second page, at the foot");
    form.set("quote", QUOTE);
    await wait();
    expect(form.fields.locator).toBe("second page, at the foot");
  });

  it("forgets the place in one file when another one is taken", async () => {
    form.take(list);
    form.set("quote", QUOTE);
    await wait();
    expect(form.fields.locator).toBe("p. 1");
    form.set("sha256", "");
    expect(form.fields.locator).toBe("p. 1");
    form.take({ ...list, sha256: "0".repeat(64) });
    expect(form.fields.locator).toBe("");
  });

  it("takes the words of the file on request", async () => {
    form.take(list);
    form.set("quote", "Persons reported missing at 14:00: forty-five.");
    await wait();
    expect(form.proof.result).toMatchObject({ state: "near", differences: [{ quote: "forty-five", text: "forty-two" }] });
    form.useFile();
    await wait();
    expect(form.fields.quote).toBe(QUOTE);
    expect(form.proof.result?.state).toBe("verbatim");
  });

  it("says why the file could not be asked", async () => {
    fake.failNext("quote_check", { code: "reader", message: "The file made the reader stop.", field: null, detail: null });
    form.take(list);
    form.set("quote", QUOTE);
    await wait();
    expect(form.proof.trouble).toBe("The file made the reader stop.");
    expect(form.proof.looking).toBe(false);
  });
});

describe("the evidence form", () => {
  it("sends everything that a proof and a report need", async () => {
    form.take(list);
    const typed = { quote: QUOTE, stance: "refutes", sourceName: "District office, list of the missing", credibility: "2", published: "2025-04-01", language: "uk", translation: "Missing: 42", translator: "Tom" } as const;
    for (const [field, text] of Object.entries(typed)) form.set(field as keyof typeof typed, text);
    await wait();
    await form.save();
    expect(sent("evidence_add")[0]).toMatchObject({ sha256: list.sha256, locator: "p. 1", credibility: 2, accessed: "2026-11-21", language: "uk", translation: "Missing: 42", translator: "Tom", sourceId: "s2" });
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

  it("keeps a quote that words from a file took the place of, and brings it back", () => {
    form.set("quote", "Typed by hand");
    form.bring({ quote: QUOTE, locator: "p. 1", capture: list });
    expect(form.fields).toMatchObject({ quote: QUOTE, locator: "p. 1", sha256: list.sha256 });
    expect(form.replaced).toBe("Typed by hand");
    form.bringBack();
    expect(form.fields.quote).toBe("Typed by hand");
    expect(form.replaced).toBeNull();
  });

  it("clears what is emptied when evidence is edited, the grade too", async () => {
    const piece = claimDetail(fake.world, "c3").evidence[0];
    if (!piece) throw new Error("the story has evidence");
    await drafts.drop("case1", `evidence:${piece.id}:c3`);
    const editing = new EvidenceForm(claimDetail(fake.world, "c3"), fake.world.sources, piece);
    expect(editing.fields).toMatchObject({ credibility: "3", accessed: "2026-11-21" });
    editing.set("credibility", "");
    editing.set("sha256", "");
    await editing.save();
    expect(claimDetail(fake.world, "c3").evidence[0]).toMatchObject({ credibility: null, sha256: null, proof: null });
    editing.close();
  });
});
