/** Small functions over text and its UTF-16 ranges. */
import type { Utf16Range } from "./generated/types";

/** A stretch of text, marked or not. */
export interface Piece {
  text: string;
  marked: boolean;
}

/** Cuts `text` at `ranges`; ranges outside the text or overlapping are clipped, empty pieces left out. */
export function pieces(text: string, ranges: readonly Utf16Range[]): Piece[] {
  const out: Piece[] = [];
  let at = 0;
  const push = (end: number, marked: boolean) => {
    if (end > at) out.push({ text: text.slice(at, end), marked });
    at = Math.max(at, end);
  };
  for (const range of [...ranges].sort((a, b) => a.start - b.start)) {
    push(Math.min(range.start, text.length), false);
    push(Math.min(range.end, text.length), true);
  }
  push(text.length, false);
  return out;
}

/**
 * The part of `text` that shows its first range: text before it is cut at a word, at most `lead` characters remain,
 * with an ellipsis. The ranges move along. Without a range, or when it stands near the start, all is as it was.
 */
export function around(text: string, ranges: readonly Utf16Range[], lead = 56): { text: string; ranges: Utf16Range[] } {
  const first = Math.min(...ranges.map((range) => range.start));
  if (ranges.length === 0 || first <= lead) return { text, ranges: [...ranges] };
  const space = text.slice(first - lead, first).search(/\s/u);
  // Scripts without spaces are cut between two characters, never inside one.
  const low = text.charCodeAt(first - lead);
  const from = space >= 0 ? first - lead + space + 1 : first - lead + (low >= 0xdc00 && low <= 0xdfff ? 1 : 0);
  const by = from - 1;
  return { text: `…${text.slice(from)}`, ranges: ranges.map(({ start, end }) => ({ start: start - by, end: end - by })) };
}

/** First word of a run with the rest: the glyph must not be parted from it by a line break. */
export function firstWord(text: string): [string, string] {
  const match = /^\s*\S+/u.exec(text);
  const end = match && match[0].length <= 24 ? match[0].length : 0;
  return [text.slice(0, end), text.slice(end)];
}

/** At most `limit` characters, cut at a word, with an ellipsis. */
export function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const cut = text.slice(0, limit);
  const word = cut.lastIndexOf(" ");
  return `${cut.slice(0, word > limit / 2 ? word : limit).trimEnd()}…`;
}

/** A word of a before-and-after comparison. */
export interface DiffPiece {
  text: string;
  changed: boolean;
}

/** Words that differ between two texts, by the longest common run of words. */
export function wordDiff(before: string, after: string): { before: DiffPiece[]; after: DiffPiece[] } {
  const a = before.split(/(?<=\s)/u);
  const b = after.split(/(?<=\s)/u);
  // Beyond this the table would cost more than the comparison tells.
  if (a.length * b.length > 1_000_000) {
    return { before: [{ text: before, changed: true }], after: [{ text: after, changed: true }] };
  }
  const common = commonWords(a, b);
  return { before: flag(a, common.a), after: flag(b, common.b) };
}

function flag(words: string[], kept: Set<number>): DiffPiece[] {
  const out: DiffPiece[] = [];
  words.forEach((text, index) => {
    const changed = !kept.has(index);
    const last = out.at(-1);
    if (last && last.changed === changed) last.text += text;
    else out.push({ text, changed });
  });
  return out;
}

function commonWords(a: string[], b: string[]): { a: Set<number>; b: Set<number> } {
  const width = b.length + 1;
  const table = new Uint32Array((a.length + 1) * width);
  const same = (i: number, j: number) => a[i]?.trim() === b[j]?.trim();
  const value = (i: number, j: number) => table[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      table[i * width + j] = same(i, j) ? value(i + 1, j + 1) + 1 : Math.max(value(i + 1, j), value(i, j + 1));
    }
  }
  const kept = { a: new Set<number>(), b: new Set<number>() };
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (same(i, j)) {
      kept.a.add(i++);
      kept.b.add(j++);
    } else if (value(i + 1, j) >= value(i, j + 1)) i++;
    else j++;
  }
  return kept;
}

/** Reasons as one sentence: "Gives a number; names a speaker." Empty when there are none. */
export function asSentence(parts: readonly string[]): string {
  const joined = parts.map((part) => part.trim().replace(/[.;]$/u, "")).filter(Boolean).join("; ");
  return joined === "" ? "" : `${joined.charAt(0).toUpperCase()}${joined.slice(1)}.`;
}
