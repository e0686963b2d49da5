// @vitest-environment jsdom
/** Sign-off and corrections by keys alone. */
import { beforeEach, describe, expect, it, vi } from "vitest";
import { applyPreset } from "./fake/house";
import { signedStory } from "./fake/signoff";
import { SECTIONS, type Section } from "../src/lib/route.svelte";
import { calls, fake, open, press, settle, shut, text, type } from "./page";

// The first page has to be compiled.
vi.setConfig({ hookTimeout: 90_000 });

const ctrlShift = (letter: string) => press(letter, { ctrlKey: true, shiftKey: true });
const section = (name: Section) => press(String(SECTIONS.indexOf(name) + 1), { ctrlKey: true });
const label = (words: string) => [...document.querySelectorAll<HTMLElement>("[role=dialog] label")].find((one) => one.textContent?.trim().startsWith(words));
const pick = async (words: string) => {
  label(words)?.querySelector<HTMLElement>("input")?.click();
  await settle();
};
const into = (words: string) => document.getElementById(label(words)?.getAttribute("for") ?? "")?.focus();
const must = <T>(one: T | undefined): T => {
  if (one === undefined) throw new Error("there is one");
  return one;
};
const button = (words: string) => [...document.querySelectorAll<HTMLElement>("button")].find((one) => one.textContent?.trim().startsWith(words));

async function begin(prepare: () => void = () => {}): Promise<void> {
  await open();
  for (const one of fake.world.reviewers) if (one.me) one.role = "editor";
  prepare();
  await press("Enter");
}

describe("before the sign-off", () => {
  it("says what stops it, and goes there", async () => {
    await begin(() => applyPreset(fake.world, "ifcn"));
    await ctrlShift("S");
    expect(text("#so-blocks")).toMatch(/^What stops it \d+/);
    expect(document.querySelector<HTMLButtonElement>(".so-form button[type=submit]")?.disabled).toBe(true);
    await press("Enter", { ctrlKey: true });
    expect(document.querySelector("[role=dialog]"), "what is stopped is not asked for").toBeNull();
    await press("j");
    await press("j");
    const on = text(".so-list li.is-current .so-n");
    await press("Enter");
    expect(text(".walk .pane:nth-child(2) h2")).toBe(on);
  });

  it("says in words who may sign", async () => {
    await open();
    await press("Enter");
    await ctrlShift("S");
    expect(text(".so-why")).toContain("Only an editor signs off.");
    expect(document.querySelector(".signed-band")).toBeNull();
  });

  it("is one of the pages of the report, by the same key as the others", async () => {
    await begin();
    await section("report");
    await press("g");
    await ctrlShift("S");
    expect(text(".signoff-view .seg label:has(:checked)")).toBe("Sign-off");
    await press("g");
    expect(document.querySelector("main.report")).not.toBeNull();
  });
});

describe("the sign-off", () => {
  it("is given with a statement, over the head that was shown, and makes the case read-only", async () => {
    await begin();
    await ctrlShift("S");
    await press("w");
    await type("Read by two people.");
    await press("Enter", { ctrlKey: true });
    expect(text("[role=dialog] .dialog-text")).toContain("16 points stay open and are named.");
    expect(calls("sign_off"), "not before it is confirmed").toEqual([]);
    await press("Enter", { ctrlKey: true });
    expect(calls("sign_off").map((call) => call.input)).toMatchObject([{ caseId: "case1", statement: "Read by two people." }]);
    expect(text(".signed-band")).toContain("Signed off by Mira Lund on");
    expect(fake.world.drafts.filter((one) => one.key.startsWith("sign-off"))).toEqual([]);
    await section("walkthrough");
    expect(text(".signed-band"), "on every screen").toContain("read-only");
    await press("f");
    expect(text(".notices")).toContain("This case is signed off.");
    button("Make a correction")?.click();
    await settle();
    expect(text("[role=dialog] h2")).toBe("Make a correction");
  });

  it("keeps a half-typed statement over a restart", async () => {
    await begin();
    await ctrlShift("S");
    await press("w");
    await type("Half a sent");
    await section("walkthrough");
    const { others } = fake.world.settings;
    await shut();
    document.body.innerHTML = "";
    await open({ others });
    for (const one of fake.world.reviewers) if (one.me) one.role = "editor";
    await press("Enter");
    await ctrlShift("S");
    expect(document.querySelector<HTMLTextAreaElement>("[data-statement]")?.value).toBe("Half a sent");
  });
});

describe("while it looks", () => {
  it("shows no form until it is known whether the case is signed", async () => {
    await begin();
    const release = fake.hold("sign_off_check");
    await ctrlShift("S");
    expect(text(".signoff-view")).toContain("Looking at every claim…");
    expect(document.querySelector(".so-form")).toBeNull();
    expect(button("Sign off…")).toBeUndefined();
    release();
    await settle();
    expect(document.querySelector(".so-form")).not.toBeNull();
  });

  it("blanks nothing when it looks again", async () => {
    await begin();
    await ctrlShift("S");
    const before = text(".signoff-view");
    const release = fake.hold("sign_off_check");
    const { announce } = await import("../src/lib/changes");
    announce([{ noun: "claim", id: "*" }]);
    await settle();
    expect(text(".signoff-view")).toBe(before);
    release();
  });

  it("shows what was signed at once in a case that is known to be signed", async () => {
    await begin(() => signedStory(fake.world));
    const release = fake.hold("sign_off_check");
    await ctrlShift("S");
    expect(document.querySelector(".so-form")).toBeNull();
    expect(text(".signoff-view aside h2")).toBe("What was signed");
    expect(text(".signoff-view aside")).toContain("Reading what was left open…");
    expect(text(".signoff-view")).not.toContain("No correction was made.");
    release();
    await settle();
    expect(document.querySelectorAll(".co").length).toBe(2);
  });
});

describe("after the sign-off", () => {
  beforeEach(() => begin(() => signedStory(fake.world)));

  it("a correction of the claim at hand is made, with its rating", async () => {
    await ctrlShift("C");
    expect((label("What it is about") && (document.getElementById(label("What it is about")?.getAttribute("for") ?? "") as HTMLInputElement).value) ?? "").toMatch(/^3\. /);
    await press("Enter", { ctrlKey: true });
    expect(text("[role=dialog]")).toContain("Say what it is.");
    expect(text("[role=dialog]")).toContain("Write what the reader is told.");
    await pick("Correction");
    into("Notice");
    await type("It was 45.");
    into("Reason");
    await type("A new list");
    const rating = document.querySelector<HTMLSelectElement>("[role=dialog] select");
    if (rating) rating.value = "false";
    rating?.dispatchEvent(new Event("change", { bubbles: true }));
    await settle();
    await press("Enter", { ctrlKey: true });
    expect(calls("correction_make").map((call) => call.input)).toEqual([{ caseId: "case1", claimId: "c3", kind: "correction", reason: "A new list", notice: "It was 45.", rating: "false" }]);
    await ctrlShift("S");
    expect(text(".co")).toContain("now: False");
  });

  it("a correction begun on the page of the sign-off is about no claim before one is named", async () => {
    const about = () => document.getElementById(label("What it is about")?.getAttribute("for") ?? "") as HTMLInputElement;
    await ctrlShift("C");
    expect(about().value).toMatch(/^3\. /);
    await press("Escape");
    await ctrlShift("S");
    await ctrlShift("C");
    expect(about().value, "neither the claim of the walk nor what was filled in there").toBe("");
    await press("Escape");
    await press("1", { ctrlKey: true });
    await ctrlShift("C");
    expect(about().value).toMatch(/^3\. /);
  });

  it("a correction is not begun on a suggestion that nobody took", async () => {
    fake.world.claim("c3").accepted = false;
    await ctrlShift("C");
    const about = document.getElementById(label("What it is about")?.getAttribute("for") ?? "") as HTMLInputElement;
    expect(about.value).toBe("");
    about.focus();
    await type(fake.world.claim("c3").text.slice(0, 12));
    const offered = [...document.querySelectorAll("[role=dialog] [role=option]")].map((one) => one.textContent);
    expect(offered.join("\n")).not.toContain(fake.world.claim("c3").text);
  });

  it("a claim says what its correction says, and what it was, wherever it is shown", async () => {
    const head = () => text(".walk .pane:nth-child(2) .pane-head");
    expect(head()).toMatch(/^Claim 3 Mostly false Corrected; was: /);
    expect(text("[data-corrected]")).toMatch(/^Corrected, .+\. Was: Mixed; now: Mostly false\.$/);
    await section("contested");
    expect(text(".answers")).toContain("Mostly false Corrected; was: Mixed");
    await press("k", { ctrlKey: true });
    await type("17 missing");
    await new Promise((done) => setTimeout(done, 160));
    await settle();
    expect(text(".palette-row")).toContain("Corrected; was: Mixed");
    await press("Escape");
    await section("walkthrough");
    fake.world.signing.corrections.push({ ...must(fake.world.signing.corrections.at(-1)), id: "co3", kind: "retraction", oldLabel: "Mostly false", newLabel: "Retracted" });
    await press("j");
    await press("k");
    expect(head()).toMatch(/^Claim 3 Retracted Corrected; was: /);
    expect(text("[data-corrected]")).toMatch(/^Retracted, .+\. Was: Mostly false\.$/);
    await press("j");
    expect(document.querySelector("[data-corrected]"), "nothing was said of this one").toBeNull();
    expect(head()).not.toContain("Corrected");
  });

  it("an outlet is asked, and its answer entered", async () => {
    await ctrlShift("S");
    expect(text("#so-after")).toBe("Arrived after the sign-off 1");
    await press("j");
    await press("a");
    await type("Morning Ledger");
    into("How");
    await type("By mail");
    await press("Enter", { ctrlKey: true });
    expect(calls("correction_request").map((call) => call.input)).toEqual([{ caseId: "case1", correctionId: "co1", outlet: "Morning Ledger", how: "By mail" }]);
    [...document.querySelectorAll<HTMLElement>(".co-requests li button")].at(-1)?.click();
    await settle();
    await press("Enter", { ctrlKey: true });
    expect(text("[role=dialog]")).toContain("Choose what came of it.");
    await pick("Refused");
    await press("Enter", { ctrlKey: true });
    expect(calls("correction_request_edit").map((call) => call.input)).toMatchObject([{ outcome: "refused" }]);
    expect(text(".co:last-child .co-requests li")).toContain("Refused");
  });

  it("the history marks what came later, and an entry is erased with ground and reason", async () => {
    await section("history");
    expect(text(".log tr[aria-current] .after-tag")).toBe("after sign-off");
    button("Erase what it says")?.click();
    await settle();
    expect((document.activeElement as HTMLInputElement).type, "the ground stands first").toBe("radio");
    document.querySelector<HTMLElement>("[role=dialog] textarea")?.focus();
    await type("It named a person");
    await press("Enter", { ctrlKey: true });
    expect(calls("payload_erase"), "no ground was given").toEqual([]);
    document.querySelector<HTMLElement>("[role=dialog] input[type=radio]")?.click();
    await settle();
    await press("Enter", { ctrlKey: true });
    expect(calls("payload_erase").map((call) => call.input)).toMatchObject([{ operationIds: ["op0"], files: [], reason: "It named a person" }]);
    expect(document.querySelector("[role=dialog]")).toBeNull();
  });
});

it("claims that are due again stand on the list of cases, the longest overdue first", async () => {
  await open();
  await press("Enter");
  fake.world.claim("c2").recheck = "2026-11-23";
  fake.world.claim("c4").recheck = "2026-11-01";
  fake.world.claim("c5").recheck = "2027-01-01";
  await press("h", { ctrlKey: true });
  await settle();
  expect(text("#again-h")).toBe("To look at again 2 claims, 1 overdue");
  expect([...document.querySelectorAll(".again .state")].map((one) => one.textContent?.trim())).toEqual(["22 days overdue", "Due today"]);
  document.querySelector<HTMLElement>(".again-claim")?.click();
  await settle();
  expect(text(".walk .pane:nth-child(2) h2")).toBe("Claim 4");
});
