// @vitest-environment jsdom
/** Who sits at the desk, and the cards of the reviewers. */
import { beforeEach, describe, expect, it, vi } from "vitest";
import { areInitials, changesOf, fieldsOf, lettersOf } from "../src/features/reviewer/card";
import { calls, fake, open, press, settle, text, type } from "./page";

// The first page has to be compiled.
vi.setConfig({ hookTimeout: 90_000 });

const button = (label: string) => [...document.querySelectorAll<HTMLElement>("button")].find((one) => (one.getAttribute("aria-label") ?? one.textContent)?.trim() === label);
const pick = async (label: string) => {
  const all = [...document.querySelectorAll<HTMLElement>("[role=dialog] label")];
  all.find((one) => one.textContent?.trim().startsWith(label))?.querySelector<HTMLElement>("input")?.click();
  await settle();
};

describe("who sits at the desk", () => {
  beforeEach(async () => {
    await open();
    await press("Enter");
  });

  it("stands in the status bar and is changed by two keys", async () => {
    expect(text(".sb-who bdi")).toBe("Mira Lund");
    await press("F9");
    await press("2");
    expect(document.querySelector("[role=dialog]")).toBeNull();
    expect(calls("reviewer_use").map((call) => call.input)).toEqual([{ id: "r2" }]);
    expect(text(".sb-who bdi")).toBe("Tom Okafor");
    expect(document.querySelector(".sb-who .avatar")?.className).toContain("av-amber");
  });

  it("can be somebody new: added there, chosen, and seated when that is said", async () => {
    await press("F9");
    button("Add a reviewer…")?.click();
    await settle();
    expect(text("[role=dialog] h2")).toBe("A new reviewer");
    await type("Ana Torvik");
    await press("2");
    expect(calls("reviewer_use"), "a digit in the card seats nobody").toEqual([]);
    await press("Enter", { ctrlKey: true });
    expect(text("[role=dialog] h2")).toBe("Who sits at the desk?");
    expect(document.querySelectorAll("[role=dialog]")).toHaveLength(1);
    expect(document.activeElement?.closest("label")?.textContent).toContain("Ana Torvik");
    expect((document.activeElement as HTMLInputElement).checked).toBe(true);
    expect(calls("reviewer_use")).toEqual([]);
    await press("Enter");
    expect(text(".sb-who bdi")).toBe("Ana Torvik");
  });

  it("is left alone by a card that was begun and not added", async () => {
    await press("F9");
    button("Add a reviewer…")?.click();
    await settle();
    await press("Escape");
    expect(text("[role=dialog] h2")).toBe("Who sits at the desk?");
    expect(document.activeElement?.closest("label")?.textContent).toContain("sits here");
  });

  it("is asked from a field too, whose words are kept", async () => {
    await press("w");
    await type("Half a sent");
    await press("F9");
    await press("2");
    expect(document.querySelector<HTMLTextAreaElement>("textarea.rationale")?.value).toBe("");
    await press("F9");
    await press("1");
    expect(document.querySelector<HTMLTextAreaElement>("textarea.rationale")?.value).toBe("Half a sent");
  });

  it("leads to the cards, with the focus on them", async () => {
    await press("F9");
    button("Cards of the reviewers")?.click();
    await settle();
    expect(document.querySelector("[role=dialog]")).toBeNull();
    expect(document.activeElement?.getAttribute("aria-labelledby")).toBe("people-h");
    await press("F9");
    button("Cards of the reviewers")?.click();
    await settle();
    expect(document.activeElement?.getAttribute("aria-labelledby"), "from the settings too").toBe("people-h");
  });

  it("is a dialog that Esc leaves as it was", async () => {
    await press("F9");
    expect(document.activeElement?.closest("label")?.textContent).toContain("Checker, sits here");
    await press("Escape");
    expect(calls("reviewer_use")).toEqual([]);
    await press("F9");
    await press("7");
    expect(calls("reviewer_use"), "there are only two").toEqual([]);
  });

  it("may be somebody whom only a case from elsewhere knows: the same person, at another computer", async () => {
    fake.world.elsewhere = [{ id: "r9", name: "Ines Brandt", role: "second_reader", initials: "IB", colour: null, me: false }];
    const { people } = await import("../src/lib/people.svelte");
    await people.load();
    await press("F9");
    expect(text("[role=dialog]")).toContain("From other computers");
    await pick("IB");
    await press("Enter");
    expect(calls("reviewer_use").map((call) => call.input)).toEqual([{ id: "r9" }]);
    expect(text(".sb-who bdi")).toBe("Ines Brandt");
  });

  it("decides whose verdict it is: another reviewer begins with none", async () => {
    await press("3");
    await press("w");
    await type("Two counts [E1] [E2].");
    await press("Enter", { ctrlKey: true });
    await press("k");
    expect(document.querySelectorAll("[name=rate]:checked")).toHaveLength(1);
    await press("F9");
    await press("2");
    expect(document.querySelectorAll("[name=rate]:checked")).toHaveLength(0);
  });

  it("takes the way back from what somebody else did", async () => {
    await press("3");
    await press("w");
    await type("Two counts [E1] [E2].");
    await press("Enter", { ctrlKey: true });
    const undo = () => [...document.querySelectorAll(".notices button")].some((one) => one.textContent?.trim() === "Undo");
    expect(undo()).toBe(true);
    await press("F9");
    await press("2");
    expect(undo(), "it would undo a step of who sits here now").toBe(false);
  });

  it("keeps what is half-typed for who typed it", async () => {
    await press("w");
    await type("Half a sent");
    await press("Escape");
    await press("F9");
    await press("2");
    expect(document.querySelector<HTMLTextAreaElement>("textarea.rationale")?.value).toBe("");
    await press("F9");
    await press("1");
    expect(document.querySelector<HTMLTextAreaElement>("textarea.rationale")?.value).toBe("Half a sent");
  });

  it("stays as it is while something half-typed cannot be saved", async () => {
    fake.breakDown("draft_save", { code: "disk_full", message: "The disk is full.", field: null, detail: null });
    await press("w");
    await type("Half a sent");
    await press("Escape");
    await press("F9");
    await press("2");
    expect(calls("reviewer_use")).toEqual([]);
    expect(text(".notices")).toContain("nobody else sits down yet");
    expect(text(".sb-who bdi")).toBe("Mira Lund");
  });
});

describe("the cards of the reviewers", () => {
  beforeEach(async () => {
    await open();
    await press(",", { ctrlKey: true });
  });

  it("are added with role and colour, and the letters of the name", async () => {
    button("Add a reviewer…")?.click();
    await settle();
    await type("Ana Torvik");
    await pick("Editor");
    await pick("ATRose");
    await press("Enter", { ctrlKey: true });
    expect(fake.world.reviewers[2]).toEqual({ id: "r3", name: "Ana Torvik", role: "editor", initials: "AT", colour: "rose", me: false });
    expect(text("[aria-labelledby=people-h].opts")).toContain("Ana Torvik");
  });

  it("are changed only where something was changed", async () => {
    button("Edit the card of Tom Okafor")?.click();
    await settle();
    await pick("Checker");
    await press("Enter", { ctrlKey: true });
    expect(calls("reviewer_edit").map((call) => call.input)).toEqual([{ reviewerId: "r2", name: null, role: "checker", initials: null, colour: null }]);
    button("Edit the card of Tom Okafor")?.click();
    await settle();
    await press("Enter", { ctrlKey: true });
    expect(calls("reviewer_edit"), "nothing to change").toHaveLength(1);
    expect(document.querySelector("[role=dialog]")).toBeNull();
  });

  it("of one name are refused, and what was typed stays", async () => {
    button("Add a reviewer…")?.click();
    await settle();
    await type("Mira Lund");
    await press("Enter", { ctrlKey: true });
    expect(fake.world.reviewers).toHaveLength(2);
    expect((document.querySelector("[role=dialog] input") as HTMLInputElement).value).toBe("Mira Lund");
    expect(text(".notices")).toContain("There is a reviewer “Mira Lund” already.");
  });

  it("of one name from two laptops are pointed out", async () => {
    fake.world.reviewers.push({ id: "r9", name: "Mira Lund", role: "editor", initials: "M9", colour: null, me: false });
    const { announce } = await import("../src/lib/changes");
    announce([{ noun: "reviewer", id: "r9" }]);
    await settle();
    expect(text(".set-block .banner")).toContain("More than one reviewer is called");
  });
});

describe("a card", () => {
  const card = { id: "r1", name: "Ana Maria Torvik", role: "checker", initials: "AT", colour: null, me: false };

  it("takes its letters from the first and the last name", () => {
    expect(lettersOf("Ana Maria Torvik")).toBe("AT");
    expect(lettersOf("  élodie ")).toBe("É");
    expect(lettersOf("")).toBe("");
    expect(fieldsOf(card).initials).toBe("");
    expect(fieldsOf({ ...card, initials: "AMT" }).initials).toBe("AMT");
  });

  it("has one to three letters or none", () => {
    expect(["", "A", "АБВ", "é"].every(areInitials)).toBe(true);
    expect(["ABCD", "A1", "A B"].some(areInitials)).toBe(false);
  });

  it("clears a colour and initials by an empty field, and says nothing of the rest", () => {
    expect(changesOf({ ...card, colour: "rose", initials: "X" }, { ...fieldsOf(card) })).toEqual({ reviewerId: "r1", name: null, role: null, initials: "", colour: "" });
    expect(changesOf(card, fieldsOf(card))).toBeNull();
  });
});
