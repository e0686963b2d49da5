// @vitest-environment jsdom
/** The review by keys: a blind verdict, the comparison, a decision, and what is shown of it elsewhere. */
import { beforeEach, describe, expect, it, vi } from "vitest";
import { reviewed, sit } from "./fake/review";
import { calls, fake, open, press, settle, text, type } from "./page";

// The first page has to be compiled.
vi.setConfig({ hookTimeout: 90_000 });

const head = () => text("#rev-h");
const badge = () => [...document.querySelectorAll(".tab")].find((tab) => tab.textContent?.startsWith("Review"))?.querySelector(".tab-n")?.textContent?.match(/\d+/)?.[0] ?? "";
const here = () => document.querySelector<HTMLElement>(".queue [aria-current]")?.dataset["claim"];
const dialog = () => text("[role=dialog] h2");
const checked = () => document.querySelectorAll(".decide .opts input:checked").length;
const rest = async () => {
  (document.activeElement as HTMLElement | null)?.blur();
  await settle();
};

async function begin(who = "r3"): Promise<void> {
  await open();
  reviewed(fake.world);
  sit(fake.world, who);
  await press("Enter");
  // The page learns who sits there as it does of any change.
  const { announce } = await import("../src/lib/changes");
  announce([{ noun: "reviewer", id: who }]);
  await settle();
  await press("5", { ctrlKey: true });
}

describe("an editor", () => {
  beforeEach(() => begin());

  it("sees what waits on the tab, the list in three groups, and two verdicts without names", () => {
    expect(badge()).toBe("2");
    expect([...document.querySelectorAll(".q-h")].map((one) => one.textContent?.trim().replace(/\s+/g, " "))).toEqual(["Disagree2", "Agree or decided3"]);
    expect(here()).toBe("c3");
    expect(text("[data-pane=review-claim] .pane-head .chip")).toBe("Disagree by one step");
    expect([...document.querySelectorAll(".vcol h3")].map((one) => one.textContent)).toEqual(["Reviewer A", "Reviewer B"]);
    expect(text("main")).not.toContain("Mira Lund");
    expect(text(".vcol .diff")).toContain("[E1]");
    expect(text("[data-pane=review-claim]")).toContain("Only A cites E1.");
    expect(text("#before-h")).toBe("How the desk ruled before");
  });

  it("finds nothing chosen, decides by keys, and goes on to the next", async () => {
    expect(checked()).toBe(0);
    await press("a");
    expect(text(".decide .choice:has(:checked)")).toContain("Take A: Mixed");
    await press("w");
    await type("Half of it holds.");
    await press("Enter", { ctrlKey: true });
    expect(calls("decision_make").map((call) => call.input)).toEqual([{ caseId: "case1", claimId: "c3", take: "v-c3-r1", reason: "Half of it holds.", seen: ["v-c3-r1", "v-c3-r2"], dissent: ["v-c3-r2"] }]);
    expect(here()).toBe("c2");
    expect(badge()).toBe("1");
    expect(document.activeElement, "the next claim has the keys").toBe(document.body);
    await press("z", { ctrlKey: true });
    expect(badge(), "and it is undone by one key").toBe("2");
  });

  it("is told what is missing and keeps the caret", async () => {
    await press("w");
    await press("Enter", { ctrlKey: true });
    expect(text(".notices")).toContain("Choose what is published");
    expect(document.activeElement?.tagName).toBe("TEXTAREA");
    expect(calls("decision_make")).toEqual([]);
  });

  it("gives another rating, none at all, and leaves the dissent out by key", async () => {
    await press("5");
    expect(text(".decide .choice:has(:checked)")).toContain("Another rating: False");
    const boxes = [...document.querySelectorAll<HTMLInputElement>(".decide fieldset input")];
    const shown = () => boxes.map((one) => one.closest("label")?.querySelector("kbd") !== null);
    expect([boxes.map((one) => one.checked), shown()]).toEqual([[true, true], [true, false]]);
    for (const at of [0, 1, 0]) {
      await press("d");
      expect(document.activeElement, "from one to the next").toBe(boxes[at]);
    }
    expect(shown()).toEqual([false, true]);
    expect(boxes.every((one) => one.checked), "the key alone leaves nothing out").toBe(true);
    boxes[0]?.click();
    await settle();
    expect(boxes.map((one) => one.checked)).toEqual([false, true]);
    await press("a");
    expect(document.querySelectorAll(".decide fieldset input")).toHaveLength(1);
    await press("d");
    expect(document.querySelectorAll(".decide fieldset :checked"), "the only one is left out at once").toHaveLength(0);
    await press("d");
    expect(document.querySelectorAll(".decide fieldset :checked")).toHaveLength(1);
    await press("n");
    expect(text(".decide .choice:has(:checked)")).toContain("No rating can be given");
    await press("c");
    expect(text(".decide .choice:has(:checked)"), "there is no C").toContain("No rating can be given");
  });

  it("asks a third reviewer and sends back for evidence", async () => {
    await press("t");
    expect(dialog()).toBe("Ask a third reviewer");
    await press("Enter", { ctrlKey: true });
    await press("r");
    expect(dialog()).toBe("Send back for evidence");
    document.querySelector<HTMLElement>("[role=dialog] textarea")?.focus();
    await type("A list by the hospital");
    await press("Escape");
    await press("r");
    expect(document.querySelector<HTMLTextAreaElement>("[role=dialog] textarea")?.value).toBe("A list by the hospital");
    await press("Enter", { ctrlKey: true });
    expect(calls("second_reading_ask").map((call) => call.input)).toEqual([
      { caseId: "case1", claimId: "c3", why: "", fresh: true },
      { caseId: "case1", claimId: "c3", why: "A list by the hospital", fresh: true },
    ]);
    expect(text("[data-pane=review-claim] .banner p")).toBe("Second reading asked for by you. A list by the hospital");
  });

  it("shows names once it is decided, a stale decision, and withdraws it with a reason", async () => {
    await press("b");
    await press("w");
    await type("The word is the point.");
    await press("Enter", { ctrlKey: true });
    document.querySelector<HTMLElement>(".queue [data-claim=c3] button")?.click();
    await settle();
    expect([...document.querySelectorAll(".vcol h3")].map((one) => one.textContent)).toEqual(["Mira Lund", "Tom Okafor"]);
    expect(text(".dec")).toContain("Rests on Tom Okafor, Mira Lund. Dissent printed: Mira Lund.");
    expect(text(".queue [data-claim=c3] .sub")).toContain("Mostly false, decided");
    expect(document.querySelector<HTMLDetailsElement>(".decide-fold")?.open, "what is decided is not asked again").toBe(false);
    await rest();
    await press("a");
    expect(document.querySelector<HTMLDetailsElement>(".decide-fold")?.open, "unless somebody begins").toBe(true);
    for (const one of fake.world.claim("c3").verdicts) if (one.id === "v-c3-r1") one.withdrawn = true;
    const { announce } = await import("../src/lib/changes");
    announce([{ noun: "verdict", id: "v-c3-r1" }]);
    await settle();
    expect(text(".dec .banner")).toBe("A verdict that this decision rests on was changed since.");
    [...document.querySelectorAll<HTMLElement>(".dec button")].find((one) => one.textContent?.startsWith("Withdraw"))?.click();
    await settle();
    await type("The list was corrected");
    await press("Enter", { ctrlKey: true });
    expect(calls("decision_withdraw").map((call) => call.input)).toEqual([{ caseId: "case1", decisionId: "d-c3-0", reason: "The list was corrected" }]);
    expect(text("[data-pane=review-side] summary")).toBe("1 earlier decision");
  });

  it("parks a claim, and opens one in the walkthrough with its decision", async () => {
    await press("s");
    expect(dialog()).toBe("Park this claim");
    await press("Enter", { ctrlKey: true });
    expect(fake.world.claim("c3").parked).toBe("");
    expect(here()).toBe("c2");
    await press("a");
    await press("w");
    await type("The log says so.");
    await press("Enter", { ctrlKey: true });
    document.querySelector<HTMLElement>(".queue [data-claim=c2] button")?.click();
    await settle();
    await rest();
    await press("o");
    expect(text(".tab[aria-current]")).toBe("Walkthrough");
    expect(text("#claim-head")).toBe("Claim 2");
    expect(text(".pane-head .decided-mark")).toBe("Decided: True");
    expect(text("[data-pane=evidence] .dec")).toContain("The log says so.");
  });

  it("sees how far the reviewers agree, below the minimum in words", async () => {
    expect(text(".agree-panel .figs")).toContain("81 %");
    await press("g");
    expect(dialog()).toBe("Agreement");
    expect(text("[role=dialog] .parts")).not.toBe("");
    expect(text("[role=dialog] table tr.few")).toContain("too few");
    await press("Escape");
    fake.world.shared = 14;
    const { announce } = await import("../src/lib/changes");
    announce([{ noun: "verdict", id: "x" }]);
    await settle();
    expect(text(".agree-panel")).toContain("Too few shared verdicts (14 of 20).");
    expect(document.querySelector(".agree-panel .matrix")).toBeNull();
  });
});

describe("a second reader", () => {
  beforeEach(() => begin("r2"));

  it("begins blind: nothing of the first verdict is on the page", () => {
    expect(here()).toBe("c4");
    expect(text(".hidden-v")).toContain("The first verdict is hidden.");
    expect(text("body")).not.toContain("Nobody has seen the log.");
    expect(text("[data-claim=c4]")).not.toContain("Unproven");
    expect(text(".agree-panel")).toContain("You owe verdicts in this case");
    expect(document.querySelector("#before-h")).toBeNull();
  });

  it("sees the evidence without where the first reviewer leans", async () => {
    fake.world.claim("c3").verdicts = fake.world.claim("c3").verdicts.filter((one) => one.reviewer.id !== "r2");
    const { announce } = await import("../src/lib/changes");
    announce([{ noun: "verdict", id: "x" }]);
    await settle();
    document.querySelector<HTMLElement>(".queue [data-claim=c3] button")?.click();
    await settle();
    expect([...document.querySelectorAll(".ev-lines .state")].map((one) => one.textContent)).toEqual(["No stance shown", "No stance shown"]);
  });

  it("saves and compares, then goes on to the next that waits", async () => {
    await press("3");
    await press("]");
    await press("w");
    await type("The log was never kept.");
    await press("Enter", { ctrlKey: true });
    expect(calls("verdict_give").map((call) => call.input)).toMatchObject([{ claimId: "c4", rating: "mixed", confidence: "medium", rationale: "The log was never kept." }]);
    expect(here(), "the comparison is shown").toBe("c4");
    expect(document.querySelectorAll(".vcol")).toHaveLength(2);
    expect(text("main")).toContain("Nobody has seen the log.");
    expect(text("[data-pane=review-side]")).toContain("Only an editor decides.");
    await rest();
    await press("Enter");
    expect(here()).toBe("c5");
  });

  it("says that it cannot be checked", async () => {
    await press("n");
    await press("1");
    await press("Enter", { ctrlKey: true });
    expect(calls("verdict_give").map((call) => call.input)).toMatchObject([{ claimId: "c4", rating: null, notCheckable: "opinion" }]);
  });

  it("turns between reading and comparing, and takes nothing while reading", async () => {
    await press("a");
    expect(calls("decision_make")).toEqual([]);
    await press("v");
    expect(head()).toBe("Claim 2");
    await press("v");
    expect(head()).toBe("Claim 4");
  });

  it("finds the note in the walkthrough too", async () => {
    await press("o");
    expect(text("#claim-head")).toBe("Claim 4");
    expect(text("[data-pane=evidence] .hidden-v")).toContain("Verdicts and comments of others stay closed");
    expect(text("body")).not.toContain("Nobody has seen the log.");
  });
});

describe("two people at one desk", () => {
  it("do not see what the other has half-typed", async () => {
    await begin("r2");
    await press("3");
    await press("w");
    await type("Half a sent");
    await rest();
    await press("F9");
    await press("1");
    expect(text("body")).not.toContain("Half a sent");
    await press("F9");
    await press("2");
    expect(document.querySelector<HTMLTextAreaElement>("textarea.rationale")?.value).toBe("Half a sent");
  });

  it("ask each other for a second reading from the walkthrough", async () => {
    await open();
    await press("Enter");
    await press("T", { shiftKey: true });
    expect(dialog()).toBe("Ask for a second reading");
    const tom = [...document.querySelectorAll<HTMLElement>("[role=dialog] label")].find((one) => one.textContent?.includes("Tom Okafor"));
    tom?.querySelector("input")?.click();
    await press("Enter", { ctrlKey: true });
    expect(calls("second_reading_ask").map((call) => call.input)).toEqual([{ caseId: "case1", claimId: "c3", from: "r2", why: "", fresh: false }]);
    expect(text("[data-pane=claim] .banner")).toContain("Second reading asked of");
  });
});

describe("what was decided", () => {
  it("is told as history, and the main button says where it leads", async () => {
    await begin();
    await press("a");
    await press("w");
    await type("Half of it holds.");
    await press("Enter", { ctrlKey: true });
    await press("b");
    await press("w");
    await type("So does this.");
    await press("Enter", { ctrlKey: true });
    document.querySelector<HTMLElement>(".queue [data-claim=c3] button")?.click();
    await settle();
    expect(text("[data-pane=review-claim] .pane-head .chip")).toBe("Disagreed by one step, decided");
    expect(text("[data-pane=review-claim]"), "by name where names are shown").toContain("Only Mira Lund cites E1.");
    expect(text(".decide .primary")).toMatch(/^Back to the walkthrough/);
    await rest();
    await press("Enter");
    expect(text(".walk .pane:nth-child(2) h2"), "the claim at hand").toBe("Claim 3");
  });
});

it("who asked for a second reading takes it back where it is told of", async () => {
  await begin();
  const me = fake.world.reviewers.find((one) => one.me);
  const by = { id: me?.id ?? "", name: me?.name ?? "", initials: "XX", me: true } as never;
  fake.world.claim("c3").asked = { from: null, why: "Numbers", by, atMs: Date.now(), done: false };
  await press("o");
  const back = [...document.querySelectorAll<HTMLElement>(".banner button")].find((one) => one.textContent?.trim() === "Take back");
  back?.click();
  await settle();
  expect(calls("second_reading_ask").map((call) => call.input)).toEqual([{ caseId: "case1", claimId: "c3", why: "", fresh: false, back: true }]);
  expect(text("main"), "the note is gone").not.toContain("Take back");
  expect(text(".notices")).toContain("Second reading no longer asked for");
});

it("an empty review says what comes here", async () => {
  await open();
  await press("Enter");
  await press("5", { ctrlKey: true });
  expect(text("main h2")).toBe("Nothing waits for you");
  expect(badge()).toBe("");
  await press("j");
  await press("Enter");
  expect(calls("decision_make")).toEqual([]);
});
