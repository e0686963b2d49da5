import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "svelte/compiler";
import { describe, expect, it } from "vitest";

const SPOKEN = new Set(["aria-label", "title", "placeholder", "label", "alt"]);
const WORD = /\p{L}{2,}/u;

function files(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".svelte"))
    .map((name) => join(folder, name));
}

interface Node {
  type?: string;
  name?: string;
  data?: string;
  value?: unknown;
  [key: string]: unknown;
}

/** Words that a person would read although they do not come from the catalogue. */
function loose(node: unknown, found: string[] = []): string[] {
  if (Array.isArray(node)) for (const one of node) loose(one, found);
  else if (typeof node === "object" && node !== null) {
    const one = node as Node;
    if (one.type === "Attribute") {
      const parts = Array.isArray(one.value) ? (one.value as Node[]) : [];
      const text = parts.map((part) => part.data ?? "").join("");
      if (SPOKEN.has(one.name ?? "") && WORD.test(text)) found.push(text);
      return found;
    }
    if (one.type === "Text" && WORD.test(one.data ?? "")) found.push((one.data ?? "").trim());
    for (const [key, value] of Object.entries(one)) if (key !== "parent") loose(value, found);
  }
  return found;
}

describe("the message catalogue", () => {
  // Names of keys are the same in every language.
  const KEYS = ["Esc", "Ctrl V"];

  it.each(files(join(import.meta.dirname, "../src")))("holds every sentence of %s", (file) => {
    const tree = parse(readFileSync(file, "utf8"), { modern: true });
    expect(loose(tree.fragment).filter((text) => !KEYS.includes(text))).toEqual([]);
  });

  it("would find a sentence that was written into a component", () => {
    const tree = parse('<p>Hello there</p><button aria-label="Close it"></button>', { modern: true });
    expect(loose(tree.fragment)).toEqual(["Hello there", "Close it"]);
  });
});
