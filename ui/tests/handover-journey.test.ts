// @vitest-environment jsdom
/** A hand-over goes out and comes in, by keys alone. */
import { beforeEach, describe, expect, it, vi } from "vitest";
import { offerOf, THEIRS } from "./fake/handover";
import { calls, fake, open, press, settle, text, type } from "./page";

// The first page has to be compiled.
vi.setConfig({ hookTimeout: 90_000 });

const ctrlShift = (letter: string) => press(letter, { ctrlKey: true, shiftKey: true });
const submit = () => press("Enter", { ctrlKey: true });

describe("a hand-over", () => {
  beforeEach(async () => {
    await open();
    await press("Enter");
  });

  it("goes out blind unless it is said otherwise, and says what never travels", async () => {
    await ctrlShift("H");
    expect(text("[role=dialog]")).toContain("confidential sources stay on this laptop");
    await submit();
    expect(calls("bundle_export").map((call) => call.input)).toEqual([{ caseId: "case1", blind: true, files: true }]);
    expect(text("[role=dialog] .pairs")).toContain("9 entries go without words");
    expect(text(".six ol")).toContain("harvest");
    expect(document.querySelector(".six ol")?.getAttribute("translate")).toBe("no");
    await submit();
    expect(document.querySelector("[role=dialog]")).toBeNull();
  });

  it("goes out with the verdicts and without files", async () => {
    await ctrlShift("H");
    [...document.querySelectorAll<HTMLInputElement>("[role=dialog] input[type=radio]")].at(-1)?.click();
    document.querySelector<HTMLInputElement>("[role=dialog] input[type=checkbox]")?.click();
    await settle();
    await submit();
    expect(calls("bundle_export").map((call) => call.input)).toEqual([{ caseId: "case1", blind: false, files: false }]);
    expect(text("[role=dialog] .pairs")).toContain("Withheldnothing");
  });

  it("that could not be written leaves the choice as it was", async () => {
    fake.failNext("bundle_export", { code: "disk_full", message: "The disk is full.", field: null, detail: null });
    await ctrlShift("H");
    await submit();
    expect(text("[role=dialog] h2")).toBe("Hand over");
    expect(text(".notices")).toContain("The disk is full.");
  });

  it("stands in the menu of the case", async () => {
    document.querySelector<HTMLElement>(".crumbs [aria-haspopup=menu]")?.click();
    await settle();
    await press("ArrowDown");
    (document.activeElement as HTMLElement).click();
    await settle();
    expect(text("[role=dialog] h2")).toBe("Hand over");
  });

  it("comes in after its six words were compared, and opens its case", async () => {
    await ctrlShift("O");
    await submit();
    expect(text("[role=dialog]")).toContain("This desk is not known here.");
    expect(document.activeElement?.tagName, "the words are what is asked for").toBe("TEXTAREA");
    await type("amber tunnel quick donor salute mellow");
    await submit();
    expect(text("[role=dialog] .field-error")).toContain("These are not the words.");
    const field = document.activeElement as HTMLTextAreaElement;
    field.value = "";
    await type(`${THEIRS.join(", ")}\n`);
    await submit();
    expect(text("[role=dialog] h2")).toBe("Taken in");
    expect(text(".ti-counts")).toContain("New entries12");
    await submit();
    expect(document.querySelector("[role=dialog]")).toBeNull();
  });

  it("says in words what was set aside", async () => {
    fake.world.exchange.next = offerOf({ trusted: true });
    fake.world.exchange.brings = { applied: 3, known: 1, waiting: 2, files: 0, quarantined: ["Entry 14: the signature does not fit."] };
    await ctrlShift("O");
    await submit();
    await submit();
    expect(text("[role=dialog]")).toContain("1 entry was set aside, with the reason, and has no effect.");
    expect(text("[role=dialog]")).toContain("Entry 14: the signature does not fit.");
    expect(text("[role=dialog]")).toContain("2 they build on something that has not come yet");
  });

  it("of a known desk may hold entries of one that is not", async () => {
    fake.world.exchange.next = offerOf({ trusted: true });
    fake.world.exchange.brings = { applied: 3, known: 1, waiting: 0, files: 0, quarantined: [], waits: true };
    await ctrlShift("O");
    await submit();
    await submit();
    expect(text("[role=dialog] h2")).toBe("Taken in");
    expect(text("[role=dialog]")).toContain("They wait in the inbox for the six words of that desk.");
  });

  it("that came twice says that nothing was changed", async () => {
    fake.world.exchange.next = offerOf({ trusted: true });
    fake.world.exchange.brings = { applied: 0, known: 214, waiting: 0, files: 0, quarantined: [] };
    await ctrlShift("O");
    await submit();
    await submit();
    expect(text("[role=dialog]")).toContain("Everything in it was here already.");
  });

  it("waits in the inbox when nobody has the words yet", async () => {
    await ctrlShift("O");
    await submit();
    const keep = [...document.querySelectorAll<HTMLElement>("[role=dialog] button")].find((one) => one.textContent?.trim() === "Let it wait");
    keep?.click();
    await settle();
    expect(text("[role=dialog] h2")).toBe("It waits in the inbox");
    await press("Escape");
    await ctrlShift("O");
    expect(text("[role=dialog] .in-list")).toContain("Flood below the Verrin dam");
    document.querySelector<HTMLElement>("[role=dialog] .in-list button")?.click();
    await settle();
    expect(text("[role=dialog]")).toContain("The six words");
  });

  it("that waits is thrown away after a question", async () => {
    fake.world.exchange.inbox = [offerOf()];
    await ctrlShift("O");
    const away = () => document.querySelector<HTMLElement>("[role=dialog] .in-list button:last-child");
    expect(away()?.getAttribute("aria-label")).toContain("Flood below the Verrin dam");
    away()?.click();
    await settle();
    expect(text("[role=dialog]")).toContain("It cannot be undone");
    expect(document.activeElement?.textContent?.trim(), "nothing is lost by a key that was held too long").toBe("Keep it");
    (document.activeElement as HTMLElement).click();
    await settle();
    expect(calls("bundle_discard")).toEqual([]);
    away()?.click();
    await settle();
    await submit();
    expect(calls("bundle_discard").map((call) => call.input)).toEqual([{ token: "b1" }]);
    expect(text("[role=dialog]")).toContain("No hand-over waits.");
    expect(text(".notices")).toContain("Hand-over thrown away");
  });

  it("of a desk that was revoked meanwhile asks for no words", async () => {
    const revoked = "The device of Tom Okafor (d2) was revoked by Mira Lund on 2026-11-20 (“lost”).";
    fake.world.exchange.inbox = [offerOf({ revoked })];
    fake.world.exchange.next = offerOf({ revoked });
    await ctrlShift("O");
    const buttons = () => [...document.querySelectorAll("[role=dialog] button")].map((one) => one.textContent?.trim());
    expect(text("[role=dialog] .in-list")).toContain(revoked);
    expect(buttons()).not.toContain("Compare the words…");
    expect(buttons()).toContain("Throw away…");
    await submit();
    expect(text("[role=dialog]")).toContain("Its words let nothing in any more");
    expect(text("[role=dialog]")).not.toContain("The six words");
    expect(buttons()).not.toContain("Take it in");
    await submit();
    expect(calls("bundle_import")).toEqual([]);
  });

  it("that is dropped is looked at first, on a screen of files too", async () => {
    await press("3", { ctrlKey: true });
    await press("g");
    fake.world.pending = { token: "t9", names: ["flood.factdesk"] };
    fake.tell("files-waiting");
    await settle();
    expect(text("[role=dialog] h2")).toBe("Take in a hand-over");
    expect(text("[role=dialog] .pairs")).toContain("Tom Okafor");
    expect([...calls("capture_files"), ...calls("article_import")]).toEqual([]);
  });
});

describe("the devices in the settings", () => {
  beforeEach(async () => {
    await open();
    fake.world.exchange.devices = [{ id: "d2", reviewer: "Tom Okafor", words: THEIRS, state: "trusted" }];
    await press(",", { ctrlKey: true });
  });

  it("show the words of this desk large, and the others without this one", async () => {
    expect([...document.querySelectorAll(".six b")].map((one) => one.textContent)).toEqual(["harvest", "lunar", "pencil", "velvet", "orbit", "canyon"]);
    expect(document.querySelectorAll(".dev-list li")).toHaveLength(1);
    expect(text(".dev-list")).toContain("Trusted: the words were compared here");
  });

  it("are revoked with a reason", async () => {
    document.querySelector<HTMLElement>(".dev-list button")?.click();
    await settle();
    await submit();
    expect(calls("device_revoke"), "no reason was given").toEqual([]);
    await type("Left in a train");
    await submit();
    expect(calls("device_revoke").map((call) => call.input)).toEqual([{ deviceId: "d2", reason: "Left in a train" }]);
    expect(text(".dev-list")).toContain("Revoked");
    expect(document.querySelector(".dev-list button")).toBeNull();
  });
});
