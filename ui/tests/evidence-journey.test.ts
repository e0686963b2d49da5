// @vitest-environment jsdom
/** Evidence from the captured file to the quote, driven by keys as a person would. */
import { describe, expect, it } from "vitest";
import { calls, fake, open, press, settle, text, type } from "./page";

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
const proved = async (): Promise<string> => {
  await new Promise((done) => setTimeout(done, 260));
  await settle();
  return text(".qp");
};
/** Selects `words` in the file, as a pointer would. */
const select = async (words: string): Promise<void> => {
  const node = [...document.querySelectorAll(".vw-body [data-o]")].map((one) => one.firstChild).find((one) => one?.textContent?.includes(words));
  if (!node) throw new Error(`the file does not say ${words}`);
  const at = node.textContent?.indexOf(words) ?? 0;
  const range = document.createRange();
  range.setStart(node, at);
  range.setEnd(node, at + words.length);
  document.getSelection()?.removeAllRanges();
  document.getSelection()?.addRange(range);
  document.dispatchEvent(new Event("selectionchange"));
  await settle();
};
const walk = async (): Promise<void> => {
  await open();
  await press("Enter");
};

describe("adding evidence", () => {
  it("proves the quote against a file chosen in the form, shows what differs, and takes the words of the file", async () => {
    await walk();
    await press("e");
    expect(text(".qp")).toContain("Choose or capture the file");
    await type("Persons reported missing at 14:00: forty-five.");
    await put("Captured file", "List of the missing, 1 April.pdf");
    expect(await proved()).toContain("Differs from the file");
    expect([...document.querySelectorAll(".qp .diff")].map((one) => one.textContent)).toEqual(["forty-five", "forty-two"]);
    await click("Use the words of the file", ".qp");
    expect(await proved()).toContain("Verified word for word");
    expect(field("Where in it").value).toBe("p. 1");
    await click("Refutes", "[role=dialog]");
    await put("Source", "District office, list of the missing");
    await press("Enter", { ctrlKey: true });
    expect(calls("evidence_add")[0]?.input).toMatchObject({ quote: "Persons reported missing at 14:00: forty-two.", locator: "p. 1", sha256: fake.world.files[0]?.view.sha256 });
    expect(document.querySelector("[role=dialog]")).toBeNull();
  });

  it("fetches a page only after the press, says why not, and asks again for a private address", async () => {
    await walk();
    await press("e");
    await click("Web address", "[role=dialog]");
    expect(document.activeElement).toBe(field("Web address"));
    await type("http://192.168.0.4/log");
    expect(text("[role=dialog]")).toContain("One request goes to 192.168.0.4");
    expect(calls("capture_url")).toHaveLength(0);
    await press("Enter");
    expect(text(".cap-news")).toContain("private network");
    expect(document.querySelector("[role=dialog]"), "Enter asks for the page and does not send the form").not.toBeNull();
    await click("Fetch anyway", "[role=dialog]");
    expect(calls("capture_url").map((call) => call.input)).toMatchObject([{ allowPrivate: false }, { allowPrivate: true }]);
    expect(text(".cap-taken")).toContain("Page at 192.168.0.4");
    expect(field("Address").value).toBe("http://192.168.0.4/log");
  });

  it("takes files that are dropped on the window as evidence, not as articles", async () => {
    await walk();
    await press("e");
    fake.tell("drag-enter");
    await settle();
    expect(text(".dropping")).toContain("capture them as evidence");
    fake.world.pending = { token: "dropped", names: ["minutes.txt"] };
    fake.tell("files-waiting");
    await settle();
    expect(calls("capture_files").map((call) => call.input)).toEqual([{ caseId: "case1", token: "dropped" }]);
    expect(calls("article_import")).toHaveLength(0);
    expect(text(".cap-taken")).toContain("minutes.txt");
    await press("Escape");
    fake.tell("drag-enter");
    await settle();
    expect(text(".dropping")).toContain("Drop the articles");
  });
});

describe("the file beside the claim", () => {
  it("opens with O at the quote, has its own keys, and gives the article back with Esc", async () => {
    await walk();
    await press("o");
    expect(text(".viewer h2")).toBe("voice-of-osk-1800.vtt");
    expect(text(".viewer .is-quote")).toBe("At this hour, we count four dead and seventeen missing.");
    expect(document.activeElement?.classList.contains("vw-body")).toBe(true);
    // N is "not checkable" in the walk, and "next place" in a file.
    await press("/");
    await type("the");
    await press("Enter");
    expect(text(".vw-tools [role=status]")).toBe("1 of 5");
    document.querySelector<HTMLElement>(".vw-body")?.focus();
    await press("n");
    expect(text(".vw-tools [role=status]")).toBe("2 of 5");
    expect(document.querySelector("[role=dialog]")).toBeNull();
    await press("Escape");
    expect(document.querySelector<HTMLInputElement>(".vw-find input")?.value).toBe("");
    await press("Escape");
    expect(document.querySelector(".viewer")).toBeNull();
    expect(document.querySelector(".article")).not.toBeNull();
  });

  it("gives the words that are selected to the form, with their place, and keeps what was typed there", async () => {
    await walk();
    await press("e");
    await type("Half a quote");
    await press("Escape");
    await press("o");
    await select("The ministry denies");
    await press("q");
    expect(field("Exact words of the source").value).toBe("The ministry denies");
    expect(field("Where in it").value).toBe("00:03:22");
    expect(text(".cap-taken")).toContain("voice-of-osk-1800.vtt");
    await click("Bring it back", "[role=dialog]");
    expect(field("Exact words of the source").value).toBe("Half a quote");
  });

  it("goes when another claim comes", async () => {
    await walk();
    await press("o");
    expect(document.querySelector(".viewer")).not.toBeNull();
    document.querySelector<HTMLElement>(".vw-body")?.blur();
    await press("j");
    expect(document.querySelector(".viewer")).toBeNull();
  });
});

describe("evidence on a claim", () => {
  it("is flagged, checked again and counted", async () => {
    await walk();
    document.getElementById("E2")?.focus();
    await press("F", { shiftKey: true });
    expect(text("[role=dialog] h2")).toBe("What is wrong with E2?");
    await click("Not supported", "[role=dialog]");
    await press("Enter", { ctrlKey: true });
    expect(calls("evidence_flag").map((call) => call.input)).toEqual([{ caseId: "case1", evidenceId: "e2", flag: "not_supported", on: true }]);
    expect(text("#E2 .ev-flags")).toBe("Not supported, you say");
    document.body.focus();
    (document.activeElement as HTMLElement).blur();
    await press("v");
    expect(calls("evidence_prove")).toHaveLength(2);
    expect(text(".notices")).toContain("2 of 2 quotes are in the captured file.");
  });

  it("says of each piece whether its quote is proved, with grade and hash", async () => {
    await walk();
    expect(text("#E1 .ev-meta")).toContain("Verified with tolerance");
    expect(text("#E2 .ev-meta")).toContain("Verified word for word");
    expect(document.querySelector("#E2 .ev-meta .mono")?.getAttribute("title")).toBe(`SHA-256 ${fake.world.files[0]?.view.sha256}`);
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

describe("the files of a case", () => {
  const files = async (): Promise<void> => {
    await walk();
    await press("3", { ctrlKey: true });
    await press("g");
  };

  it("are reached by key, opened, and left again", async () => {
    await files();
    expect(document.querySelectorAll("table.files tbody tr")).toHaveLength(6);
    expect(text(".archive")).toContain("1 damaged");
    await press("j");
    await press("o");
    expect(text(".viewer h2")).toBe("gates.csv");
    await press("Escape");
    await press("g");
    expect(document.querySelector("table.files")).toBeNull();
  });

  it("are erased only with ground and reason, and the hash stays", async () => {
    await files();
    await press("j");
    await press("Delete");
    await press("Enter", { ctrlKey: true });
    expect(calls("file_erase")).toHaveLength(0);
    expect(text("[role=dialog]")).toContain("Choose a ground.");
    await click("The law demands it", "[role=dialog]");
    await put("Reason, in words", "Court order 7");
    await press("Enter", { ctrlKey: true });
    expect(calls("file_erase")[0]?.input).toMatchObject({ ground: "law", reason: "Court order 7" });
    expect(text("tr[aria-current]")).toContain("Erased");
    expect(text(".cap-facts .mono")).toBe(fake.world.files[4]?.view.sha256);
  });

  it("takes in pasted text, and tells what could not be fetched", async () => {
    await files();
    await press("p");
    await type("The minister said it.");
    await press("Enter", { ctrlKey: true });
    expect(text("tr[aria-current]")).toContain("The minister said it.");
    await press("a");
    await type("https://gone.example/");
    await press("Enter");
    expect(text(".cap-news")).toContain("404");
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
