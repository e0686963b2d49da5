// @vitest-environment jsdom
/** House rules on a claim, by keys alone. */
import { beforeEach, describe, expect, it, vi } from "vitest";
import { applyPreset } from "./fake/house";
import { calls, fake, open, press, settle, text, type } from "./page";

// The first page has to be compiled.
vi.setConfig({ hookTimeout: 90_000 });

const shift = (letter: string) => press(letter, { shiftKey: true });
const rows = () => [...document.querySelectorAll<HTMLElement>("[data-rule]")].map((row) => row.dataset["rule"]);
const isOpen = () => document.querySelector<HTMLDetailsElement>(".house-fold")?.open ?? false;

async function begin(preset: string): Promise<void> {
  await open();
  await press("Enter");
  applyPreset(fake.world, preset);
  // What another hand changed comes with the next look at the claim.
  await press("j");
  await press("k");
  await settle();
}

describe("the house rules on a claim", () => {
  beforeEach(() => begin("ifcn"));

  it("are one line until somebody asks, with what blocks in words", async () => {
    expect(isOpen()).toBe(false);
    expect(text(".house-fold > summary")).toMatch(/^1 house rule not met 1 blocks/);
    await shift("R");
    expect(isOpen()).toBe(true);
    expect(rows()).toEqual(["reply_sought"]);
    expect(text("[data-rule=reply_sought] .tick")).toBe("Blocks");
    expect(document.activeElement?.closest("[data-rule]")).not.toBeNull();
    await shift("R");
    expect(isOpen(), "the same key folds them").toBe(false);
    expect(document.activeElement?.matches(".house-fold > summary"), "the focus stays with them").toBe(true);
  });

  it("are open before the focus goes into them, however long the desk takes to keep that", async () => {
    let wasOpen: boolean | null = null;
    document.querySelector(".house-list")?.addEventListener("focusin", () => (wasOpen = isOpen()), { once: true });
    await shift("R");
    expect(wasOpen).toBe(true);
  });

  it("are a stop of F6 while they are folded too", async () => {
    document.querySelector<HTMLElement>("[data-pane=evidence]")?.focus();
    await press("F6");
    expect(document.activeElement?.matches(".house-fold > summary")).toBe(true);
    await press("F6");
    expect(document.activeElement?.closest("[data-pane]")?.getAttribute("data-pane")).toBe("verdict");
  });

  it("say what is kept too", async () => {
    await shift("R");
    expect(text(".house-kept")).toContain("Primary source From a primary source: E2.");
    expect(text(".house-kept")).toContain("Does not apply");
  });

  it("take a person to what mends them", async () => {
    await shift("R");
    (document.activeElement as HTMLElement).click();
    await settle();
    expect(text("[role=dialog] h2")).toBe("Who was asked for a reply");
  });

  it("are overridden with a reason that is asked for, and undone by one key", async () => {
    await shift("O");
    expect(text("[role=dialog] h2")).toContain("Reply sought");
    await press("Enter", { ctrlKey: true });
    expect(text("[role=dialog] .field-error")).toBe("Say why. The reason is printed.");
    expect(calls("rule_override")).toHaveLength(0);
    await type("Both offices closed in 2019.");
    await press("Enter", { ctrlKey: true });
    expect(fake.world.claim("c3").overrides).toEqual([{ id: "ov-c3-reply_sought", key: "reply_sought", reason: "Both offices closed in 2019." }]);
    expect(text(".house-fold > summary")).toMatch(/^House rules 1 overridden/);
    expect(text("[data-rule=reply_sought]")).toContain("“Both offices closed in 2019.”");
    await press("z", { ctrlKey: true });
    expect(text(".house-fold > summary")).toContain("1 house rule not met");
  });

  it("an override is withdrawn where it stands, with a reason that is asked for", async () => {
    fake.world.claim("c3").overrides = [{ id: "ov1", key: "reply_sought", reason: "Closed." }];
    await press("j");
    await press("k");
    await shift("R");
    (document.activeElement as HTMLElement).click();
    await settle();
    expect(text("[role=dialog] h2")).toContain("Reply sought");
    expect(text("[role=dialog]")).toContain("“Closed.”");
    await press("Enter", { ctrlKey: true });
    expect(text("[role=dialog] .field-error")).toBe("Say why. The reason stays in the history.");
    expect(calls("rule_override_withdraw")).toHaveLength(0);
    await type("The office answers again.");
    await press("Enter", { ctrlKey: true });
    expect(calls("rule_override_withdraw").map((call) => call.input)).toEqual([{ overrideId: "ov1", reason: "The office answers again." }]);
    expect(document.querySelector("[role=dialog]")).toBeNull();
    expect(text("[data-rule=reply_sought] .tick")).toBe("Blocks");
  });

  it("half a reason comes back when the dialog is opened again, and is gone once it is given", async () => {
    await shift("O");
    await type("Both offices");
    await press("Escape");
    expect(calls("rule_override")).toHaveLength(0);
    await shift("O");
    expect((document.activeElement as HTMLTextAreaElement).value).toBe("Both offices");
    await press("Enter", { ctrlKey: true });
    await press("z", { ctrlKey: true });
    await shift("O");
    expect((document.activeElement as HTMLTextAreaElement).value).toBe("");
  });

  it("a reason that was refused stays in its dialog", async () => {
    fake.failNext("rule_override", { code: "disk_full", message: "Could not save: the disk is full.", field: null, detail: null });
    await shift("O");
    await type("Closed.");
    await press("Enter", { ctrlKey: true });
    expect((document.activeElement as HTMLTextAreaElement).value).toBe("Closed.");
    expect(fake.world.claim("c3").overrides).toEqual([]);
  });

  it("are met by a declaration, which is taken back again", async () => {
    await shift("D");
    expect(text("[role=dialog] h2")).toBe("No reply needed");
    await type("It is the office's own figure.");
    await press("Enter", { ctrlKey: true });
    expect(fake.world.claim("c3").declared).toEqual({ no_reply_needed: "It is the office's own figure." });
    expect(text(".house-fold > summary")).toMatch(/^House rules 1 declared/);
    await shift("R");
    const back = [...document.querySelectorAll<HTMLElement>("[data-rule] button")].find((one) => one.textContent === "Take it back");
    back?.click();
    await settle();
    expect(fake.world.claim("c3").declared).toEqual({});
    expect(text(".house-fold > summary")).toContain("1 blocks");
  });

  it("follow the evidence: without it more of them are not met, each with a way to mend it", async () => {
    fake.world.claim("c3").evidence = [];
    await press("j");
    await press("k");
    await shift("R");
    expect(rows()).toEqual(["independent_origins", "primary_source", "reply_sought", "counter_evidence"]);
    for (const row of document.querySelectorAll("[data-rule]")) expect(row.querySelectorAll("button").length).toBeGreaterThan(1);
  });
});

it("a rule that only warns says so in a word and a shape of its own", async () => {
  await begin("two_sources");
  await shift("R");
  expect(text("[data-rule=reply_sought] .tick")).toBe("Warns");
  expect(document.querySelector("[data-rule=reply_sought] > svg use")?.getAttribute("href")).toBe("#g-warn");
});

it("no rule in force is said in words", async () => {
  await open();
  await press("Enter");
  for (const rule of fake.world.rules) rule.level = "off";
  await press("j");
  await press("k");
  expect(text(".house-fold > summary")).toContain("House rules none in force");
  await shift("O");
  expect(document.querySelector("[role=dialog]")).toBeNull();
});

describe("the house rules of a case", () => {
  const shown = () => [...document.querySelectorAll<HTMLElement>(".case-lint > li")].map((row) => row.dataset["claim"]);
  const choose = async (rule: string, label: string) => {
    const all = [...document.querySelectorAll<HTMLElement>(`[data-house=${rule}] .seg label`)];
    all.find((one) => one.textContent?.trim() === label)?.querySelector("input")?.click();
    await settle();
  };
  const preset = async (label: string) => {
    const all = [...document.querySelectorAll<HTMLElement>(".pane-head .seg label")];
    all.find((one) => one.textContent?.trim() === label)?.querySelector("input")?.click();
    await settle();
  };

  beforeEach(async () => {
    await open();
    await press("Enter");
    await press("6", { ctrlKey: true });
    await press("g");
  });

  it("stand beside the report and lead back to it", async () => {
    expect(document.querySelectorAll("[data-house]").length).toBe(fake.world.rules.length);
    await press("g");
    expect(document.querySelector("[data-house]")).toBeNull();
    expect(text("[data-pane=preview]")).not.toBe("");
  });

  it("are set one by one, and undone", async () => {
    await choose("reply_sought", "Blocks");
    expect(calls("rule_set").map((call) => call.input)).toEqual([{ caseId: "case1", key: "reply_sought", level: "block", origins: null, hosts: null }]);
    expect(shown()).toContain("c3");
    expect(text(".case-lint > li:first-child")).toContain("Nobody was asked for a reply.");
    await press("z", { ctrlKey: true });
    expect(fake.world.rules.find((one) => one.key === "reply_sought")?.level).toBe("off");
    expect(shown()).toEqual([]);
  });

  it("are taken as a ready-made set; a change of one makes it a set of one's own", async () => {
    await preset("Two sources");
    expect(fake.world.rules.find((one) => one.key === "independent_origins")?.level).toBe("block");
    expect(text("#preset-l")).toBe("Ready-made set");
    await choose("independent_origins", "Warns");
    expect(text("#preset-l")).toContain("A set of your own");
  });

  it("keep a list of hosts as addresses of any kind, and what was typed when it is refused", async () => {
    const field = document.querySelector<HTMLTextAreaElement>("[data-house=known_bad_hosts] textarea");
    field?.focus();
    await type("nohost");
    const save = () => document.querySelector<HTMLFormElement>("[data-house=known_bad_hosts] form")?.requestSubmit();
    save();
    await settle();
    expect(fake.world.rules.find((one) => one.key === "known_bad_hosts")?.hosts).toEqual([]);
    expect(document.querySelector<HTMLTextAreaElement>("[data-house=known_bad_hosts] textarea")?.value).toBe("nohost");
    await type(".example\nhttps://www.Rumours.example/page");
    save();
    await settle();
    expect(fake.world.rules.find((one) => one.key === "known_bad_hosts")?.hosts).toEqual(["nohost.example", "rumours.example"]);
    expect(document.querySelector("[data-house=known_bad_hosts] form button"), "nothing is left to save").toBeNull();
  });

  it("lead to the claim that does not meet them, by keys", async () => {
    await preset("IFCN");
    await press("j");
    const claim = document.querySelector<HTMLElement>(".case-lint > li.is-current")?.dataset["claim"];
    expect(claim).toBe(shown()[1]);
    (document.activeElement as HTMLElement).blur();
    await press("Enter");
    expect(text("#claim-head")).toBe(`Claim ${fake.world.claims.findIndex((one) => one.id === claim) + 1}`);
  });

  it("list what is overridden with its reason", async () => {
    await preset("IFCN");
    fake.world.claim("c3").overrides = [{ id: "ov1", key: "reply_sought", reason: "The office is closed." }];
    await preset("Light");
    await preset("IFCN");
    await preset("Overridden1");
    expect(shown()).toEqual(["c3"]);
    expect(text(".case-lint")).toContain("“The office is closed.”");
  });
});
