import { expect, it } from "vitest";
import type { Scale, VerdictView } from "./generated/types";
import { givenOn } from "./given-on";

const scale: Scale = { id: "house", name: "House scale", version: 3, values: [] };
const on = (id: string, version: number) => givenOn({ scale: { id, version, name: "Six steps" } } as VerdictView, scale);

it("is said only where it is not the version in use", () => {
  expect(on("house", 3)).toBe("");
  expect(on("house", 1)).toBe("on version 1 of the scale");
  expect(on("six", 3).replace(/[\u2066-\u2069]/gu, "")).toBe("on version 3 of the scale “Six steps”");
  expect(givenOn({} as VerdictView, scale), "not checkable").toBe("");
  expect(givenOn({ scale: { id: "house", version: 1, name: "" } } as VerdictView, { id: "house", name: "", values: [] })).toBe("");
});
