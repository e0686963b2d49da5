import { expect, test, vi } from "vitest";
import type { ModelInUse } from "$lib/generated/types";

let shown: Partial<ModelInUse>;
vi.mock("$lib/generated/commands", async (original) => ({
  ...(await original<object>()),
  modelShow: () => Promise.resolve(shown),
}));
const { ModelChoice } = await import("./model.svelte");

test.each([
  ["built-in", true, "built-in"],
  ["built-in", false, "off"],
  ["off", true, "off"],
  ["folder", false, "folder"],
])("of the choice %s, with a built-in model: %s, %s is in force", async (choice, hasBuiltIn, inForce) => {
  shown = { choice, hasBuiltIn };
  const model = new ModelChoice();
  expect(model.inForce).toBeUndefined();
  await model.load();
  expect(model.inForce).toBe(inForce);
});
