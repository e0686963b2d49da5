// @vitest-environment jsdom
/** A case that was signed off: nothing in the window writes to it, and every key that would says what can be done. */
import { readFileSync } from "node:fs";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { reviewed } from "./fake/review";
import { signedStory } from "./fake/signoff";
import { secondText } from "./fake/versions";
import { BINDINGS, PARENTS, type Scope } from "../src/lib/keys";
import { SECTIONS } from "../src/lib/route.svelte";
import { calls, fake, open, press, settle, text } from "./page";

// The first page has to be compiled.
vi.setConfig({ hookTimeout: 90_000, testTimeout: 120_000 });

/** What the desk is asked that changes anything, read from the contract: it answers with what changed. */
const ANSWERS = /^(Changed|Undone|ImportSummary|CaptureSummary|ClaimsImported|ArticleUpdated|CaseAnalysed)$/;
const contract = readFileSync("src/lib/generated/commands.ts", "utf8");
const WRITING = [...contract.matchAll(/Promise<t\.(\w+)[^{]*\{\s*return call(?:WithProgress)?\("(\w+)"/gu)].filter(([, answer]) => ANSWERS.test(answer ?? "")).map(([, , command]) => command ?? "");
/** What a signed case still takes, and what belongs to the desk and not to it. */
const ALLOWED = new Set(["correction_make", "correction_request", "correction_request_edit", "file_erase", "payload_erase", "device_revoke", "bundle_import", "source_add", "source_edit", "reviewer_add", "reviewer_edit", "reviewer_use", "scale_define", "case_create", "draft_save"]);
const written = () => fake.calls.filter((one) => WRITING.includes(one.command) && !ALLOWED.has(one.command)).map((one) => one.command);

const PLACES: Partial<Record<Scope, string>> = { walkthrough: "1", contested: "2", articles: "3", sources: "4", review: "5", report: "6", history: "7" };

/** Goes to a place as a person would. */
async function goTo(scope: Scope): Promise<void> {
  (document.activeElement as HTMLElement | null)?.blur();
  const { route } = await import("../src/lib/route.svelte");
  const { notices } = await import("../src/lib/notices.svelte");
  notices.list = [];
  if (route.screen !== "case") route.toCase("case1", "walkthrough");
  route.historyOf = null;
  route.shelf = scope === "files" ? "files" : "articles";
  route.reportPage = scope === "rules" || scope === "signoff" ? scope : "report";
  await settle();
  await press(PLACES[scope] ?? (scope === "files" ? "3" : "6"), { ctrlKey: true });
}

/** Goes there unless it is at hand as it was: most of what is pressed leaves nothing behind. */
async function goBack(scope: Scope): Promise<void> {
  const { keys } = await import("../src/lib/keys");
  const { route } = await import("../src/lib/route.svelte");
  if (keys.scope === scope && route.screen === "case" && route.historyOf === null) (document.activeElement as HTMLElement | null)?.blur();
  else await goTo(scope);
}

function eventOf(chord: string): [string, KeyboardEventInit] {
  const parts = chord.split("+").filter(Boolean);
  const key = chord.endsWith("+") ? "+" : (parts.at(-1) ?? "");
  const letter = /^[A-Z]$/.test(key) && !chord.includes("Shift+") ? key.toLowerCase() : key;
  return [letter, { ctrlKey: chord.includes("Ctrl+"), shiftKey: chord.includes("Shift+") }];
}

const dialog = () => document.querySelector("[role=dialog]");
async function closeAll(): Promise<void> {
  if (!dialog()) return;
  const { overlay } = await import("../src/lib/overlay.svelte");
  for (let i = 0; i < 3 && dialog(); i++) {
    dialog()?.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true, cancelable: true }));
    await settle();
  }
  overlay.close();
  await settle();
}

const SCREENS: readonly Scope[] = ["walkthrough", "contested", "articles", "files", "sources", "review", "report", "rules", "signoff", "history"];

beforeEach(async () => {
  Object.defineProperty(navigator, "clipboard", { configurable: true, value: { writeText: () => Promise.resolve() } });
  await open();
  reviewed(fake.world);
  secondText(fake.world, "a1", "The paper corrected the number of missing", "night-flood-corrected.html");
  for (const one of fake.world.reviewers) if (one.me) one.role = "editor";
  signedStory(fake.world);
  await press("Enter");
  await goTo("walkthrough");
  fake.calls.length = 0;
});

it("knows what writes", () => {
  expect(WRITING.length).toBeGreaterThan(60);
  for (const command of ["verdict_give", "case_edit", "capture_url", "article_import", "undo", "article_update"]) expect(WRITING).toContain(command);
  for (const command of ["claim_show", "report_export", "evidence_prove"]) expect(WRITING).not.toContain(command);
});

describe.each(SCREENS)("on %s", (scope) => {
  it("every key either reads, or says that the case is signed off", async () => {
    const { keys } = await import("../src/lib/keys");
    const { notices } = await import("../src/lib/notices.svelte");
    // What means the same on every screen is tried on two of them.
    const all = BINDINGS.filter((one) => one.scope === scope || (["walkthrough", "files"].includes(scope) && PARENTS[scope].includes(one.scope)));
    for (const binding of all) {
      await goBack(scope);
      notices.list = [];
      const [key, more] = eventOf(binding.keys[0] ?? "");
      const offered = keys.available(binding.action);
      await press(key, more);
      expect(written(), `${binding.action} wrote`).toEqual([]);
      if (binding.writes) {
        expect(dialog(), `${binding.action} opened a dialog whose save is refused`).toBeNull();
        expect(offered, `the palette offers ${binding.action}`).toBe(false);
        if (text(".notices")) expect(text(".notices"), binding.action).toContain("This case is signed off. Make a correction instead.");
      } else if (binding.action !== "primary") expect(text(".notices"), `${binding.action} only reads`).not.toContain("signed off");
      await closeAll();
    }
  });

  it("nothing that can be pressed or changed writes", async () => {
    await goTo(scope);
    const what = "main :is(button, input:is([type=radio], [type=checkbox]), select, [role=option], summary):not(:disabled)";
    const all = document.querySelectorAll(what).length;
    for (let index = 0; index < all; index++) {
      await goBack(scope);
      const one = document.querySelectorAll<HTMLElement>(what)[index];
      if (!one) continue;
      const name = (one.getAttribute("aria-label") ?? one.closest("label")?.textContent ?? one.textContent ?? "").trim();
      one.click();
      if (one instanceof HTMLSelectElement) {
        one.selectedIndex = one.options.length - 1;
        one.dispatchEvent(new Event("change", { bubbles: true }));
      }
      await settle();
      // A menu that opened: each of its rows too.
      for (const row of [...document.querySelectorAll<HTMLElement>("main [role=menuitem]:not(:disabled)")]) {
        row.click();
        await settle();
        await closeAll();
      }
      expect(written(), `“${name}” on ${scope} wrote`).toEqual([]);
      expect(text(".notices"), `“${name}” looks alive on ${scope}`).not.toContain("signed off");
      await closeAll();
    }
  });

  it("no field of the case can be typed into", async () => {
    await goTo(scope);
    // Finding is reading; what is on the desk is not of the case.
    if (scope === "sources") return;
    const open = [...document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>("main :is(input:not([type]), input[type=url], textarea)")].filter((one) => !one.readOnly && !one.disabled && one.type !== "search");
    expect(open.map((one) => one.getAttribute("aria-label") ?? one.id)).toEqual([]);
  });
});

describe("instead of what was there", () => {
  it("says what stands, and leads to the correction", async () => {
    expect(text(".so-stands")).toContain("What was found stands.");
    expect(document.querySelector("form.verdict")).toBeNull();
    await press("Enter");
    expect(text(".notices")).toContain("Make a correction instead.");
    [...document.querySelectorAll<HTMLElement>(".notices button")].find((one) => one.textContent?.includes("Make a correction"))?.click();
    await settle();
    expect(text("[role=dialog] h2")).toBe("Make a correction");
  });

  it("keeps what was half typed, and shows what was signed", async () => {
    fake.world.keepDraft({ caseId: "case1", key: "wording:c3", text: "Half a word" });
    fake.world.keepDraft({ caseId: "case1", key: "verdict:c3", text: JSON.stringify({ rationale: "Half a reason" }) });
    await press("j");
    await press("k");
    const field = document.querySelector<HTMLTextAreaElement>("#claim");
    expect(field?.value).toBe(fake.world.claim("c3").text);
    expect(field?.readOnly).toBe(true);
    await press("j");
    expect(fake.world.drafts.map((one) => one.key)).toEqual(expect.arrayContaining(["wording:c3", "verdict:c3"]));
    expect(calls("claim_edit")).toEqual([]);
    expect(text(".notices")).toBe("");
  });

  it("takes no file by drop or paste, and says so", async () => {
    fake.world.pending = { token: "t9", names: ["late.txt"] };
    fake.tell("files-waiting");
    await settle();
    expect(text(".notices")).toContain("This case is signed off.");
    expect(calls("article_import")).toEqual([]);
    await goTo("articles");
    const event = new Event("paste", { bubbles: true, cancelable: true });
    Object.assign(event, { clipboardData: { getData: () => "A text that came late." } });
    document.body.dispatchEvent(event);
    await settle();
    expect(text(".notices")).toContain("This case is signed off.");
    expect(calls("article_paste")).toEqual([]);
  });

  it("looks signed from its first picture, without the check of every claim", async () => {
    await press("h", { ctrlKey: true });
    await settle();
    expect(text("[data-case=case1] .signed-tag")).toBe("Signed off");
    expect(document.querySelector("[data-case=case2] .signed-tag")).toBeNull();
    fake.calls.length = 0;
    const release = fake.hold("sign_off_check");
    await press("Enter");
    await settle();
    expect(text(".signed-band")).toContain("The case is read-only.");
    expect(document.querySelector("form.verdict")).toBeNull();
    expect(document.querySelector<HTMLTextAreaElement>("#claim")?.readOnly).toBe(true);
    expect(calls("sign_off_check"), "nobody has to wait for it").toEqual([]);
    release();
  });

  it("a case that is edited from the list of cases is shown and not saved", async () => {
    await press("h", { ctrlKey: true });
    await press("F2");
    await settle();
    expect(text("[role=dialog] .banner")).toContain("This case is signed off");
    await press("Enter", { ctrlKey: true });
    expect(calls("case_edit")).toEqual([]);
    expect(document.querySelector("[role=dialog] button[type=submit]")).toBeNull();
  });

  it("reading goes on: search, export, a hand-over, proofs", async () => {
    for (const [key, more, command] of [["e", { ctrlKey: true }, "report_export"], ["v", {}, "evidence_prove"]] as const) {
      await press(key, more);
      expect(calls(command), command).not.toEqual([]);
    }
    await press("H", { ctrlKey: true, shiftKey: true });
    expect(dialog()).not.toBeNull();
    await closeAll();
    await press("O", { ctrlKey: true, shiftKey: true });
    expect(dialog()).not.toBeNull();
  });
});

it("has a place for every section", () => {
  for (const section of SECTIONS) expect(SCREENS).toContain(section);
});
