// @vitest-environment jsdom
/** New versions of an article, driven by keys as a person would. */
import { describe, expect, it } from "vitest";
import { secondText } from "./fake/versions";
import { calls, fake, open, press, settle, text, type } from "./page";

const click = async (words: string, within = ""): Promise<void> => {
  const all = [...document.querySelectorAll<HTMLElement>(`${within} button, ${within} label`)];
  const one = all.find((element) => (element.getAttribute("aria-label") ?? element.textContent ?? "").trim().startsWith(words));
  if (!one) throw new Error(`nothing says ${words}`);
  one.click();
  await settle();
};
const walk = async (): Promise<void> => {
  await open();
  await press("Enter");
};
/** The walkthrough of a case whose first article has a second text. */
const updated = async (): Promise<void> => {
  await open();
  secondText(fake.world, "a1", "Corrected", null);
  await press("Enter");
};
/** Selects `words` in the article, as a pointer would. */
const select = async (words: string): Promise<{ start: number; end: number }> => {
  const holder = [...document.querySelectorAll<HTMLElement>("#article [data-o]")].find((one) => one.textContent?.includes(words));
  const node = holder?.firstChild;
  if (!holder || !node) throw new Error(`the article does not say ${words}`);
  const at = node.textContent?.indexOf(words) ?? 0;
  const range = document.createRange();
  range.setStart(node, at);
  range.setEnd(node, at + words.length);
  document.getSelection()?.removeAllRanges();
  document.getSelection()?.addRange(range);
  document.dispatchEvent(new Event("selectionchange"));
  await settle();
  const start = Number(holder.dataset["o"]) + at;
  return { start, end: start + words.length };
};

describe("a new version of an article", () => {
  it("is made by keys: Ctrl U, the file, Ctrl Enter; the result leads to the tray and to what is open again", async () => {
    await walk();
    await press("u", { ctrlKey: true });
    expect(text("[role=dialog] h2")).toBe("New version of an article");
    await press("Enter", { ctrlKey: true });
    expect(calls("article_update"), "there is no text yet").toHaveLength(0);
    await click("Choose the file", "[role=dialog]");
    expect(text(".nv-file")).toContain("night-flood-corrected.html");
    await press("Enter", { ctrlKey: true });
    expect(calls("article_update")[0]?.input).toMatchObject({ articleId: "a1", token: "t3" });
    expect(text("[role=dialog] [role=status]")).toBe("Version 2: 7 statements kept, 1 moved, 1 changed, 2 without a place");
    expect(text(".nv-claims")).toContain("1 claim is open again");
    await click("Open the tray", "[role=dialog]");
    expect(document.querySelector("[role=dialog]")).toBeNull();
    expect(text(".tray-strip")).toContain("2 statements have no place in this version");
    expect(text(".tab-n.is-missing")).toContain("2");
    expect(document.querySelectorAll(".tray-list [role=option]")).toHaveLength(2);
  });

  it("is taken back whole by undo, with its tray and its versions", async () => {
    await walk();
    await press("u", { ctrlKey: true });
    await click("Choose the file", "[role=dialog]");
    await press("Enter", { ctrlKey: true });
    await click("Undo", "[role=dialog]");
    expect(document.querySelector("[role=dialog]")).toBeNull();
    expect(document.querySelector(".tray-strip")).toBeNull();
    expect(text(".article .by")).toContain("Version 1 of 1");
  });

  it("is pasted from the list of articles, and the list names its versions and compares them", async () => {
    await walk();
    await press("3", { ctrlKey: true });
    await press("u", { ctrlKey: true });
    await click("Pasted text", "[role=dialog]");
    document.querySelector<HTMLTextAreaElement>("[role=dialog] textarea")?.focus();
    await type("A corrected text.");
    await press("Enter", { ctrlKey: true });
    expect(calls("article_update")[0]?.input).toMatchObject({ text: "A corrected text.", token: null });
    await press("Escape");
    expect(text(".versions h3")).toBe("Versions (2)");
    expect([...document.querySelectorAll(".versions li b")].map((one) => one.textContent)).toEqual(["Version 2", "Version 1"]);
    await click("Compare with version 1", ".versions");
    expect(calls("version_compare")[0]?.input).toEqual({ articleId: "a1", from: "a1v1", to: "a1v2" });
  });

  it("takes a file that is dropped while it is asked for, and no other one becomes an article", async () => {
    await walk();
    await press("u", { ctrlKey: true });
    fake.tell("drag-enter");
    await settle();
    expect(text(".dropping")).toContain("Drop the new text of the article");
    fake.tell("files-waiting");
    await settle();
    expect(calls("article_import")).toHaveLength(0);
  });
});

describe("the comparison", () => {
  it("opens from the claim that is open again, at what changed there, and goes on by keys", async () => {
    await updated();
    expect(text("section .banner")).toContain("Re-opened. The article’s wording changed");
    expect(text("main")).toContain("Changed in version 2");
    await press("d", { ctrlKey: true });
    expect(text("[role=dialog] h2")).toBe("Compare versions");
    const here = () => [...document.querySelectorAll(".cmp-block .here")].map((one) => one.textContent?.replace(/\s+/g, " ").trim());
    expect(here()).toEqual(["Added: Sirens had sounded for eleven minutes before the water came. End."]);
    await press("n");
    expect(here()).toEqual(["Removed: 17 End.", "Added: 19 End."]);
    expect(text(".cmp .end [role=status]")).toBe("Change 2 of 8");
    await press("N", { shiftKey: true });
    expect(text(".cmp .end [role=status]")).toBe("Change 1 of 8");
    await press("v");
    expect(text(".cmp-text")).toContain("Water from the Verrin dam");
    expect(document.querySelector<HTMLInputElement>(".cmp input[type=checkbox]")?.checked).toBe(true);
    expect(document.querySelectorAll(".cmp-text script, .cmp-text [onclick]")).toHaveLength(0);
    await press("Escape");
    expect(document.querySelector("[role=dialog]")).toBeNull();
  });
});

describe("what has no place", () => {
  it("is placed by keys alone: G, the sentence under the cursor, Enter", async () => {
    await updated();
    expect(text(".tray-strip")).toContain("2 statements have no place in this version");
    await press("g");
    expect(document.activeElement?.getAttribute("role")).toBe("listbox");
    expect(text(".tray-near")).toContain("Somewhat like it, 54 %");
    expect(text(".tray-where")).toBe("Place here: sentence 9");
    await press("K", { shiftKey: true });
    expect(text(".tray-where"), "the keys of the article work beside those of the tray").toBe("Place here: sentence 8");
    await press("J", { shiftKey: true });
    await press("Enter");
    const sentence = fake.world.claim("c8").exact;
    expect(sentence).toBe("An engineer who asked not to be named said the gates had been opened from the control room.");
    expect(text(".tray-strip")).toContain("1 statement has no place");
    await press("Delete");
    expect(calls("statement_retract")[0]?.input).toEqual({ id: "st-c9" });
    expect(document.querySelector(".tray")).toBeNull();
    expect(document.querySelector(".tray-strip")).toBeNull();
    expect(document.activeElement?.id).toBe("article");
    await press("z", { ctrlKey: true });
    expect(text(".tray-strip")).toContain("1 statement has no place");
  });

  it("takes the words that are selected, and the nearest passage with Y", async () => {
    await updated();
    await press("g");
    await press("j");
    expect(document.querySelector(".tray-list [aria-selected=true]")?.textContent).toContain("Two bridges");
    const range = await select("noon the army");
    expect(text(".tray-where")).toBe("Place here: 13 selected characters");
    await press("Enter");
    expect(calls("statement_place")[0]?.input).toEqual({ statementId: "st-c9", articleId: "a1", ...range });
    await press("y");
    expect(calls("statement_place")[1]?.input).toMatchObject({ statementId: "st-c8" });
  });

  it("does not take the keys of the walk when the focus is elsewhere, and Esc gives the article the focus", async () => {
    await updated();
    await press("g");
    await press("Escape");
    expect(document.querySelector(".tray")).toBeNull();
    expect(document.activeElement?.id).toBe("article");
    await press("g");
    (document.activeElement as HTMLElement).blur();
    await press("j");
    expect(document.querySelector("#claim-head")?.textContent).toBe("Claim 4");
    await press("Delete");
    expect(calls("statement_retract")).toHaveLength(0);
  });

  it("leads to its claim, which says so, and from there back to the tray", async () => {
    await updated();
    await press("g");
    await press("o");
    expect(document.querySelector("#claim-head")?.textContent).toBe("Claim 8");
    await press("Escape");
    await click("No place in this version");
    expect(document.querySelector(".tray")).not.toBeNull();
  });

  it("shows its article before it is placed there", async () => {
    await updated();
    await press("g");
    await click("Morning Ledger", "[role=tablist]");
    document.querySelector<HTMLElement>(".tray-list")?.focus();
    expect(text(".tray-strip")).toContain("2 statements have no place in another article");
    await press("Enter");
    expect(calls("statement_place")).toHaveLength(0);
    expect(text("[role=tab][aria-selected=true] .name")).toBe("Lake Courier");
  });

  it("is told in the list of articles, with the way to it", async () => {
    await updated();
    await press("3", { ctrlKey: true });
    expect(text(".tray-strip")).toContain("2 statements or passages have no place");
    await click("Place them", ".tray-strip");
    expect(document.querySelector(".tray")).not.toBeNull();
  });
});
