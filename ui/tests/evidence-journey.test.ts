// @vitest-environment jsdom
/** Flags, searches, replies and sources, driven by keys as a person would. */
import { describe, expect, it } from "vitest";
import { calls, open, press, settle, text, type } from "./page";

const field = (label: string): HTMLInputElement | HTMLTextAreaElement => {
  const named = [...document.querySelectorAll("[role=dialog] label, aside label")].find((one) => one.textContent?.trim() === label);
  const found = document.getElementById(named?.getAttribute("for") ?? "");
  if (!(found instanceof HTMLInputElement || found instanceof HTMLTextAreaElement)) throw new Error(`no field ${label}`);
  return found;
};
const put = async (label: string, words: string): Promise<void> => {
  field(label).focus();
  field(label).value = "";
  await type(words);
};
const click = async (words: string, within = ""): Promise<void> => {
  const all = [...document.querySelectorAll<HTMLElement>(`${within} button, ${within} label, ${within} summary`)];
  const one = all.find((element) => (element.getAttribute("aria-label") ?? element.textContent ?? "").trim().startsWith(words));
  if (!one) throw new Error(`nothing says ${words}`);
  one.click();
  await settle();
};
const walk = async (): Promise<void> => {
  await open();
  await press("Enter");
};

describe("evidence on a claim", () => {
  it("is flagged, with the name of who flagged it", async () => {
    await walk();
    document.getElementById("E2")?.focus();
    await press("F", { shiftKey: true });
    expect(text("[role=dialog] h2")).toBe("What is wrong with E2?");
    await click("Not supported", "[role=dialog]");
    await press("Enter", { ctrlKey: true });
    expect(calls("evidence_flag").map((call) => call.input)).toEqual([{ caseId: "case1", evidenceId: "e2", flag: "not_supported", on: true }]);
    expect(text("#E2 .ev-flags")).toBe("Not supported, you say");
  });

  it("shows its grade", async () => {
    await walk();
    expect(document.querySelector("#E2 .grade")?.textContent).toContain("B2");
  });
});

describe("searches and replies", () => {
  it("writes down a search without result, and takes it back", async () => {
    await walk();
    await press("q");
    await type("A count by the hospital");
    await put("Where", "Hospital registry");
    await press("Enter", { ctrlKey: true });
    expect(calls("lookup_add")[0]?.input).toMatchObject({ query: "A count by the hospital", place: "Hospital registry", found: false, on: null });
    expect(text(".rec")).toContain("1 not found");
    await press("z", { ctrlKey: true });
    expect(text(".rec")).toContain("nothing yet");
  });

  it("asks for a reply and enters the answer", async () => {
    await walk();
    await press("A", { shiftKey: true });
    await type("Press office");
    await put("How", "Mail");
    await press("Enter", { ctrlKey: true });
    expect(calls("reply_ask")[0]?.input).toMatchObject({ from: "Press office", how: "mail", sourceId: null, askedOn: null });
    await click("What came of it", ".rec");
    await press("Enter", { ctrlKey: true });
    expect(calls("reply_edit"), "a result must be chosen").toHaveLength(0);
    await click("Answered", "[role=dialog]");
    await put("The answer, word for word", "We did not open it.");
    await press("Enter", { ctrlKey: true });
    expect(calls("reply_edit")[0]?.input).toMatchObject({ state: "answered", answer: "We did not open it." });
    expect(text(".rec blockquote")).toBe("“We did not open it.”");
  });
});

describe("a source", () => {
  it("whose name is in the history is not made confidential: a new one is offered", async () => {
    await walk();
    await press("4", { ctrlKey: true });
    await settle();
    await click("Confidential", "aside");
    expect(text("aside .banner")).toContain("the history is never rewritten");
    await click("Make a new source", "aside");
    expect(text("[role=dialog]")).toContain("Pseudonym");
    await put("Pseudonym", "Nurse");
    expect(text("[role=dialog] .banner")).toContain("Only “Nurse” leaves this laptop");
    expect(text("[role=dialog]")).not.toContain("Wikidata");
    await put("Real name", "Somebody");
    await press("Enter", { ctrlKey: true });
    expect(calls("source_add")[0]?.input).toMatchObject({ name: "Nurse", confidential: true, realName: "Somebody", url: null, wikidata: null });
    expect(calls("source_edit")).toHaveLength(0);
  });
});
