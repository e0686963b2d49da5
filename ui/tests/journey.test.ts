// @vitest-environment jsdom
/** The whole page on a desk in memory, driven by keys as a person would. */
import { describe, expect, it, vi } from "vitest";
import { calls, fake, open, press, settle, shut, text, type } from "./page";

describe("a day at the desk, by keyboard alone", () => {
  it("gives a verdict and goes on, undoes it and brings it back", async () => {
    await open();
    await press("Enter");
    expect(text("#claim-head")).toBe("Claim 3");
    await press("3");
    await press("]");
    await press("w");
    await type("Two counts [E1] [E2].");
    // A number in a text field is a number.
    await press("1");
    await press("Enter", { ctrlKey: true });
    expect(calls("verdict_give")[0]?.input).toMatchObject({ rating: "mixed", confidence: "medium", rationale: "Two counts [E1] [E2]." });
    expect(text("#claim-head")).toBe("Claim 4");
    expect(document.activeElement, "number keys must rate the next claim").toBe(document.body);
    await press("z", { ctrlKey: true });
    expect(fake.world.claim("c3").verdicts).toHaveLength(0);
    await press("Z", { ctrlKey: true, shiftKey: true });
    expect(fake.world.claim("c3").verdicts).toHaveLength(1);
  });

  it("takes a number pressed while the verdict is being saved for the next claim, not for the rationale", async () => {
    await open();
    await press("Enter");
    await press("3");
    await press("w");
    await type("Two counts [E1] [E2].");
    const release = fake.hold("verdict_give");
    await press("Enter", { ctrlKey: true });
    expect(document.activeElement, "the field is left at once").toBe(document.body);
    await press("5");
    release();
    await settle();
    expect(calls("verdict_give")).toHaveLength(1);
    expect(calls("verdict_give")[0]?.input).toMatchObject({ rating: "mixed", rationale: "Two counts [E1] [E2]." });
    expect(text("#claim-head")).toBe("Claim 4");
    expect(document.querySelector<HTMLInputElement>(".scale label:nth-child(5) input")?.checked, "False, on the next claim").toBe(true);
    expect(document.querySelector<HTMLTextAreaElement>("textarea.rationale")?.value).toBe("");
  });

  it("sends a comment with Ctrl Enter, and gives no verdict by it", async () => {
    await open();
    await press("Enter");
    await press("3");
    await press("a");
    await type("Ask the harbour once more.");
    await press("Enter", { ctrlKey: true });
    expect(calls("comment_add")[0]?.input).toMatchObject({ text: "Ask the harbour once more." });
    expect(calls("verdict_give")).toHaveLength(0);
    expect(text("#claim-head")).toBe("Claim 3");
    expect((document.activeElement as HTMLTextAreaElement).value).toBe("");
  });

  it("brings the caret back to a rationale whose verdict was not given", async () => {
    await open();
    await press("Enter");
    await press("w");
    await type("No rating yet.");
    await press("Enter", { ctrlKey: true });
    expect(text(".notice")).toContain("Choose a rating");
    expect((document.activeElement as HTMLTextAreaElement).value).toBe("No rating yet.");
  });

  it("confirms a suggested rival and adds evidence", async () => {
    await open();
    await press("Enter");
    await press("y");
    expect(calls("relation_set")[0]?.input).toMatchObject({ status: "confirmed", kind: "newer_figure" });
    await press("e");
    expect(text("[role=dialog] h2")).toBe("Add evidence");
    expect(document.activeElement?.tagName).toBe("TEXTAREA");
    await type("Nine are missing.");
    await press("Escape");
    expect(document.querySelector("[role=dialog]")).toBeNull();
    expect(fake.world.drafts.find((draft) => draft.key === "evidence:c3")?.text).toContain("Nine are missing.");
    await press("e");
    expect((document.activeElement as HTMLTextAreaElement).value).toBe("Nine are missing.");
  });

  it("accepts and takes out suggested claims together, and undoes it, without leaving the list", async () => {
    await open();
    for (const id of ["c2", "c4", "c5"]) fake.world.claim(id).accepted = false;
    const waiting = () => [...document.querySelectorAll("[role=dialog] li label")].map((one) => one.textContent);
    await press("Enter");
    await press("L", { ctrlKey: true, shiftKey: true });
    expect(text("[role=dialog] h2")).toBe("Suggested claims");
    expect(waiting()).toHaveLength(4);
    await press("x");
    await press("J", { shiftKey: true });
    expect(text("[role=dialog] [role=status]")).toBe("2 of 4 marked");
    await press("y");
    expect(calls("claim_accept_many").map((call) => call.input)).toEqual([{ caseId: "case1", claimIds: ["c2", "c4"] }]);
    expect(waiting()).toHaveLength(2);
    expect(text(".notice")).toContain("2 claims accepted");
    await press("z", { ctrlKey: true });
    expect(waiting()).toHaveLength(4);
    await press("a", { ctrlKey: true });
    await press("d");
    expect(calls("claim_retract_many").map((call) => call.input)).toEqual([{ caseId: "case1", claimIds: ["c2", "c4", "c5", "c6"] }]);
    expect(text("[role=dialog] .empty h2")).toBe("No suggested claim waits");
    await press("z", { ctrlKey: true });
    await press("/");
    await type("siren");
    await press("y");
    expect(calls("claim_accept_many"), "a letter typed into the filter decides nothing").toHaveLength(1);
    await press("Enter");
    expect(waiting()).toHaveLength(1);
    await press("Enter");
    expect(document.querySelector("[role=dialog]")).toBeNull();
    expect(text(".cur-quote")).toContain("Sirens had sounded");
    await press("L", { ctrlKey: true, shiftKey: true });
    await press("Escape");
    expect(document.querySelector("[role=dialog]")).toBeNull();
  });

  it("leads from the articles to the suggested claims, only while some wait", async () => {
    await open();
    const button = () => [...document.querySelectorAll<HTMLElement>("main button")].find((one) => one.textContent?.includes("suggested claim"));
    await press("Enter");
    await press("3", { ctrlKey: true });
    expect(button()?.textContent).toBe("1 suggested claim");
    button()?.click();
    await settle();
    await press("y");
    await press("Escape");
    expect(fake.world.claim("c6").accepted).toBe(true);
    expect(button()).toBeUndefined();
  });

  it("leads from what came in, and from the palette, to the suggested claims", async () => {
    await open();
    const click = async (words: string) => {
      [...document.querySelectorAll<HTMLElement>("button")].find((one) => one.textContent?.includes(words))?.click();
      await settle();
    };
    await press("Enter");
    await press("i", { ctrlKey: true });
    await click("See why");
    expect(text("[role=dialog] h2")).toBe("What came in");
    await click("Go through the suggested claims");
    expect(text("[role=dialog] h2")).toBe("Suggested claims");
    await press("Escape");
    await press("k", { ctrlKey: true });
    await type("go through the suggested claims");
    await press("Enter");
    expect(text("[role=dialog] h2")).toBe("Suggested claims");
    expect(calls("claim_accept_many"), "the Enter that opened the list does nothing in it").toEqual([]);
  });

  it("visits every section and remembers the last one", async () => {
    await open();
    await press("Enter");
    const heads = { Walkthrough: "Claim 3", Contested: "Contested sets", Articles: "Articles", Sources: "Sources", Review: "Nothing waits for you", Report: "Report", History: "History" };
    for (const [index, [tab, head]] of Object.entries(heads).entries()) {
      await press(String(index + 1), { ctrlKey: true });
      expect(text(".tab[aria-current]")).toContain(tab);
      expect(text("main")).toContain(head);
    }
    expect(fake.world.place?.section).toBe("history");
    expect(fake.world.settings.others).toContainEqual({ key: "open_case", value: "case1" });
  });

  it("goes back one step with each Esc: search words, field, history of a claim, settings", async () => {
    await open();
    await press("Enter");
    await press("h");
    expect(text("main")).toContain("Only one claim");
    await press("/");
    await type("verdict");
    await press("Escape");
    expect((document.activeElement as HTMLInputElement).value, "the words go first").toBe("");
    await press("Escape");
    expect(document.activeElement).toBe(document.body);
    await press("Escape");
    expect(text("#claim-head"), "back at the claim").toBe("Claim 3");
    await press(",", { ctrlKey: true });
    document.querySelector<HTMLElement>(".settings input[type=radio]")?.focus();
    await press("Escape");
    expect(text("#claim-head"), "a button or a choice holds no step of its own").toBe("Claim 3");
  });

  it("shows every key, keeps Tab inside the sheet, and gives the focus back", async () => {
    await open();
    await press("Enter");
    await press("c");
    const before = document.activeElement;
    expect(before?.id).toBe("claim");
    await press("Escape");
    await press("?", { shiftKey: true });
    expect(text("[role=dialog]")).toContain("Confirm the relation");
    await press("j");
    expect(calls("walk_step").every((call) => (call.input as { step: string }).step === "here")).toBe(true);
    const ring = document.querySelectorAll<HTMLElement>("[role=dialog] button, [role=dialog] input");
    ring[ring.length - 1]?.focus();
    await press("Tab");
    expect(document.activeElement).toBe(ring[0]);
    await press("Escape");
    expect(document.querySelector("[role=dialog]")).toBeNull();
  });

  it("runs a command and opens what was found from the palette", async () => {
    await open();
    await press("k", { ctrlKey: true });
    await type("siren");
    await new Promise((done) => setTimeout(done, 160));
    await settle();
    await press("Enter");
    expect(text(".tab[aria-current]")).toBe("Walkthrough");
    expect(text(".cur-quote")).toContain("Sirens had sounded");
  });
});

describe("a part of a claim", () => {
  it("says of which claim, and what its parts suggest, with nothing to press", async () => {
    await open();
    const whole = { claimId: "w1", text: "Four drowned and 17 went missing.", part: 2, parts: 2, tally: "1 True, 1 False", label: "Mixed", sign: "mixed" as const, why: "The parts are rated differently." };
    fake.world.claim("c3").whole = whole;
    fake.world.claim("c4").whole = { ...whole, part: 1, tally: "", label: null, sign: null, why: "2 parts have no verdict yet." };
    await press("Enter");
    expect(text(".whole")).toBe("Part 2 of 2 of this claim: Four drowned and 17 went missing. From its parts: Mixed (1 True, 1 False). The parts are rated differently.");
    expect(document.querySelectorAll(".whole :is(button, input, a)")).toHaveLength(0);
    expect(document.querySelector(".whole")?.closest("[tabindex='0']"), "reached by the keys of its region").not.toBeNull();
    expect(document.querySelectorAll("[name=rate]:checked"), "never chosen").toHaveLength(0);
    await press("j");
    expect(text(".whole")).toContain("From its parts nothing follows yet. 2 parts have no verdict yet.");
    await press("j");
    expect(document.querySelector(".whole")).toBeNull();
  });
});

describe("a case", () => {
  it("is edited from its name, from the list of cases, and where the report misses its question", async () => {
    await open();
    fake.world.about.question = null;
    await press("Enter");
    await press("6", { ctrlKey: true });
    const check = [...document.querySelectorAll<HTMLElement>(".lint li")].find((row) => row.textContent?.includes("No question is stated"));
    check?.querySelector("button")?.click();
    await settle();
    expect(text("[role=dialog] h2")).toBe("About this case");
    document.querySelectorAll<HTMLInputElement>("[role=dialog] input")[1]?.focus();
    await type("Who opened the gate?");
    await press("Enter", { ctrlKey: true });
    expect(fake.world.about.question).toBe("Who opened the gate?");
    expect(text(".lint")).not.toContain("No question is stated");

    document.querySelector<HTMLElement>(".crumb-here button")?.click();
    await settle();
    await type(", again");
    await press("Enter", { ctrlKey: true });
    expect(text("h1")).toBe("Flood below the Verrin dam, again");
    expect(fake.world.about.question, "what was not touched stays").toBe("Who opened the gate?");

    await press("h", { ctrlKey: true });
    await press("F2");
    await type(" and again");
    await press("Enter", { ctrlKey: true });
    expect(text("tr[aria-current] .case-link")).toBe("Flood below the Verrin dam, again and again");
    expect(text("h1"), "editing does not leave the list").toBe("Cases");
  });
});

describe("the window", () => {
  it("opens the sample case on a new desk", async () => {
    await open({ empty: true });
    expect(calls("sample_open")).toHaveLength(1);
    expect(text("h1")).toBe("Flood below the Verrin dam");
  });

  it("saves what is being typed before it closes", async () => {
    await open();
    await press("Enter");
    await press("w");
    await type("Half a sent");
    fake.tell("close-requested");
    await settle();
    expect(fake.world.closed).toBe(true);
    expect(fake.world.drafts.find((draft) => draft.key === "verdict:c3")?.text).toContain("Half a sent");
  });

  it("closes only when every save has ended", async () => {
    await open();
    await press("Enter");
    await press("4", { ctrlKey: true });
    await press("Enter");
    await type(", corrected");
    const release = fake.hold("source_edit");
    fake.tell("close-requested");
    await settle();
    expect(calls("source_edit")[0]?.input).toMatchObject({ name: "Voice of Osk, news at six, corrected" });
    expect(fake.world.closed, "the name is on its way").toBe(false);
    release();
    await settle();
    expect(fake.world.closed).toBe(true);
  });

  it("brings a half-typed new case back after it was closed", async () => {
    await open();
    await press("n", { ctrlKey: true });
    await type("Bridge at Osk");
    fake.tell("close-requested");
    await settle();
    expect(fake.world.settings.others.find((one) => one.key === "draft:case:new")?.value).toContain("Bridge at Osk");

    const { others } = fake.world.settings;
    await shut();
    document.body.innerHTML = "";
    await open({ others });
    await press("n", { ctrlKey: true });
    expect((document.activeElement as HTMLInputElement).value).toBe("Bridge at Osk");
    await press("Enter", { ctrlKey: true });
    expect(calls("case_create")[0]?.input).toMatchObject({ title: "Bridge at Osk" });
    expect(fake.world.settings.others.find((one) => one.key === "draft:case:new")?.value, "it is a case now").toBe("");
  });

  it("takes a day alone as the deadline of a new case, and goes to the field that it refuses", async () => {
    await open();
    await press("n", { ctrlKey: true });
    const field = (words: string) => {
      const label = [...document.querySelectorAll("[role=dialog] label")].find((one) => one.textContent === words);
      return document.getElementById(label?.getAttribute("for") ?? "") as HTMLInputElement;
    };
    field("Deadline").focus();
    await type("24.12.2026");
    [...document.querySelectorAll<HTMLElement>("[role=dialog] .dialog-foot button")].at(-1)?.click();
    await settle();
    expect(text("[role=dialog] .field-error")).not.toBe("");
    expect(document.activeElement, "the first that is refused").toBe(field("Title"));
    await type("Bridge at Osk");
    await press("Enter", { ctrlKey: true });
    expect(document.activeElement).toBe(field("Deadline"));
    expect(text("[role=dialog] .field-error")).toContain("or the day alone");
    field("Deadline").value = "";
    await type("2026-12-24");
    await press("Enter", { ctrlKey: true });
    expect(calls("case_create")[0]?.input).toMatchObject({ deadlineMs: new Date(2026, 11, 24, 23, 59).getTime() });
  });

  it.each([
    ["3", "article_edit", "draft:article:a1"],
    ["4", "source_edit", "draft:source:s1"],
  ])("keeps the details typed in section %s when they cannot be saved", async (section, command, key) => {
    await open();
    fake.breakDown(command, { code: "disk_full", message: "The disk is full.", field: null, detail: null });
    await press("Enter");
    await press(section, { ctrlKey: true });
    await press(section === "3" ? "e" : "Enter");
    await type(" typed");
    await press("1", { ctrlKey: true });
    await press(section, { ctrlKey: true });
    await press(section === "3" ? "e" : "Enter");
    expect((document.activeElement as HTMLInputElement).value).toMatch(/ typed$/);
    expect(fake.world.settings.others.find((one) => one.key === key)?.value).toContain(" typed");
  });

  it("does not close over text that could not be saved", async () => {
    await open();
    await press("Enter");
    await press("w");
    fake.breakDown("draft_save", { code: "disk_full", message: "The disk is full.", field: null, detail: null });
    const field = document.activeElement as HTMLTextAreaElement;
    field.value = "Precious";
    field.dispatchEvent(new Event("input", { bubbles: true }));
    fake.tell("close-requested");
    await settle();
    expect(fake.world.closed).toBe(false);
    expect(text("[role=dialog] h2")).toBe("Some text could not be saved");
    fake.mend("draft_save");
    await press("Enter", { ctrlKey: true });
    expect(fake.world.closed).toBe(true);
    expect(fake.world.drafts[0]?.text).toContain("Precious");
  });

  it("says what was refused before it closes, and lets the person stay", async () => {
    await open();
    await press("Enter");
    await press("c");
    fake.breakDown("claim_edit", { code: "too_long", message: "A claim has at most 500 characters.", field: "text", detail: null });
    await type(" and more");
    fake.tell("close-requested");
    await settle();
    expect(fake.world.closed).toBe(false);
    expect(text("[role=dialog]")).toContain("A claim has at most 500 characters.");
    expect(fake.world.drafts.find((draft) => draft.key === "wording:c3")?.text).toContain("and more");
    await press("Enter", { ctrlKey: true });
    expect(document.querySelector("[role=dialog]"), "Enter stays").toBeNull();
    expect(fake.world.closed).toBe(false);
    fake.mend("claim_edit");
    await press("c");
    fake.tell("close-requested");
    await settle();
    expect(fake.world.closed, "nothing is refused any more").toBe(true);
    expect(fake.world.claim("c3").text).toContain("and more");
  });

  it("shows what went wrong and keeps the screen", async () => {
    await open();
    await press("Enter");
    fake.failNext("claim_flag", { code: "disk_full", message: "Could not save: the disk is full.", field: null, detail: "ENOSPC" });
    await press("f");
    expect(text(".notice")).toContain("the disk is full");
    expect(text(".sb .saved")).toBe("Not saved");
    expect(text("#claim-head")).toBe("Claim 3");
  });

  it("sets the first line of an article as its title only where it is the title", async () => {
    await open();
    await press("Enter");
    expect(text(".article h2")).toBe("Night flood below the Verrin dam empties three villages");
    expect(document.querySelector(".article .is-title")).toBeNull();
    const [article] = fake.world.articles;
    const { announce } = await import("../src/lib/changes");
    const call = async (title: string) => {
      if (article) article.title = title;
      announce([{ noun: "article", id: "a1" }]);
      await settle();
    };
    const first = (article?.paragraphs[0] ?? []).map((one) => one.text).join(" ");
    await call(first);
    expect(document.querySelector(".article h2")).toBeNull();
    expect(document.querySelector(".article .para")?.classList).toContain("is-title");
    expect(document.querySelector(".article .is-title + .by")).not.toBeNull();
    await call(first.slice(0, 20) + "…");
    expect(document.querySelector(".article .is-title"), "only its beginning").toBeNull();
  });

  it("says of an entry of the history on which desk it was signed", async () => {
    await open();
    await press("Enter");
    await press("7", { ctrlKey: true });
    expect(text(".pairs")).toContain("This desk");
    await press("j");
    expect(text(".pairs")).toContain("A desk of Tom Okafor");
  });

  it("gives an entry of the history that is about nothing the whole line", async () => {
    await open();
    const made = fake.world.history.bind(fake.world);
    fake.world.history = (reviewer) => {
      const page = made(reviewer);
      page.entries = page.entries.map((one, index) => (index === 1 || index === 2 ? { ...one, on: "" } : one));
      return page;
    };
    await press("Enter");
    await press("7", { ctrlKey: true });
    const spans = [...document.querySelectorAll<HTMLTableCellElement>(".log tbody tr:not(.group) th")].map((one) => one.colSpan);
    expect(spans, "the third was undone, which stands there").toEqual([1, 2, 1, 1, 1, 1]);
    expect([...document.querySelectorAll<HTMLTableRowElement>(".log tbody tr:not(.group)")].map((row) => row.cells.length)).toEqual([6, 5, 6, 6, 6, 6]);
  });

  it("uses no style attribute that the policy of the pages would block", async () => {
    const set = vi.spyOn(Element.prototype, "setAttribute");
    await open();
    await press("Enter");
    for (const section of ["2", "3", "4", "5", "6", "7"]) await press(section, { ctrlKey: true });
    expect(set.mock.calls.filter(([name]) => name === "style")).toEqual([]);
  });
});
