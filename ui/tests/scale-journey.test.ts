// @vitest-environment jsdom
/** Rating scales in the settings, in a case, and on old verdicts. */
import { expect, it } from "vitest";
import { calls, fake, open, press, settle, text, type } from "./page";

const button = (label: string) => [...document.querySelectorAll<HTMLElement>("button")].find((one) => (one.getAttribute("aria-label") ?? one.textContent)?.trim() === label);
const click = async (label: string) => {
  button(label)?.click();
  await settle();
};

it("a scale is written in versions, taken into use by the case, and leaves old verdicts theirs", { timeout: 90_000 }, async () => {
  await open();
  await press("Enter");
  await press("3");
  await press("w");
  await type("Two counts [E1] [E2].");
  await press("Enter", { ctrlKey: true });
  await press(",", { ctrlKey: true });
  await click("A scale of your own from this one…");
  await type(" of ours");
  const retire = [...document.querySelectorAll<HTMLInputElement>("[role=dialog] .sv input[type=checkbox]")][2];
  retire?.click();
  await press("Enter", { ctrlKey: true });
  expect(document.querySelector("[role=dialog]")).toBeNull();
  expect(fake.world.scales.map((one) => one.versions.at(-1)?.name)).toEqual(["Desk scale, six steps", "Desk scale, six steps (copy) of ours"]);
  expect(text("[aria-labelledby=scales-h]")).toContain("Retired");

  await press("Escape");
  await press("6", { ctrlKey: true });
  await press("g");
  const select = document.querySelector<HTMLSelectElement>(".case-scale select");
  expect([...(select?.options ?? [])].map((one) => one.value)).toEqual(["desk-6", "own1"]);
  if (select) select.value = "own1";
  select?.dispatchEvent(new Event("change", { bubbles: true }));
  await settle();
  expect(calls("scale_use").map((call) => call.input)).toEqual([{ caseId: "case1", scaleId: "own1" }]);

  await press("1", { ctrlKey: true });
  expect(document.querySelectorAll("[name=rate]")).toHaveLength(5);
  await press("k");
  expect(text("#claim-head")).toBe("Claim 3");
  expect(text(".given")).toContain("This value is given no more");
  expect(text(".given").replace(/[\u2066-\u2069]/gu, "")).toContain("on version 1 of the scale “Desk scale, six steps”");
  await press("z", { ctrlKey: true });
  expect(document.querySelectorAll("[name=rate]"), "undone with the case").toHaveLength(6);
});
