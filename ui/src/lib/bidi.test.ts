import { describe, expect, it } from "vitest";
import { isolated } from "./bidi";
import { m } from "./messages";

describe("a name inside a sentence", () => {
  it.each(["بريد البحيرة", "פנקס הבוקר", "Vol. 2 של העיתון"])("keeps its direction to itself: %s", (name) => {
    expect(isolated(name)).toBe(`\u2068${name}\u2069`);
    expect(m.claim.where(name, 3), "the paragraph stays behind the name").toBe(`\u2068${name}\u2069, ¶3`);
  });

  it.each(["Lake Courier", "Озёрный вестник", "湖報", ""])("is left alone where nothing turns: %j", (name) => {
    expect(isolated(name)).toBe(name);
  });
});
