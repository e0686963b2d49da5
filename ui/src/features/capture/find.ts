/** Finding words in the blocks of a captured text, and cutting the blocks so that what is found can be drawn. */
import type { CaptureBlock } from "$lib/generated/types";

/** A place where the words stand, in UTF-16 code units of its block. */
export interface Hit {
  block: number;
  start: number;
  end: number;
}

/** A stretch of a block that is drawn alike. */
export interface Stretch {
  text: string;
  /** UTF-16 offset in the whole text. */
  start: number;
  mark: string | null;
  found: "hit" | "here" | null;
}

/** More places than anybody steps through. */
const MOST = 10_000;

/** Every place of `query`, whatever the case of its letters and the blanks between its words. */
export function findIn(blocks: readonly CaptureBlock[], query: string): Hit[] {
  const words = query.trim();
  if (words === "") return [];
  const pattern = new RegExp(words.split(/\s+/u).map(escaped).join("\\s+"), "giu");
  const hits: Hit[] = [];
  for (const block of blocks) {
    for (const match of block.runs.map((run) => run.text).join("").matchAll(pattern)) {
      if (hits.length === MOST) return hits;
      hits.push({ block: block.number, start: match.index, end: match.index + match[0].length });
    }
  }
  return hits;
}

/** Places by the number of their block. */
export function byBlock(hits: readonly Hit[]): Map<number, Hit[]> {
  const out = new Map<number, Hit[]>();
  for (const hit of hits) {
    const list = out.get(hit.block);
    if (list) list.push(hit);
    else out.set(hit.block, [hit]);
  }
  return out;
}

/** A block cut at its marks and at what was found in it. */
export function stretches(block: CaptureBlock, own: readonly Hit[], here: Hit | null): Stretch[] {
  const out: Stretch[] = [];
  let at = 0;
  for (const run of block.runs) {
    const end = at + run.text.length;
    const edges = own.flatMap((hit) => [hit.start, hit.end]).filter((edge) => edge > at && edge < end);
    const cuts = [at, ...new Set(edges.sort((a, b) => a - b)), end];
    for (const [index, from] of cuts.slice(0, -1).entries()) {
      const to = cuts[index + 1] ?? end;
      const hit = own.find((one) => one.start <= from && from < one.end);
      const found = !hit ? null : here && hit.start === here.start && hit.block === here.block ? "here" : "hit";
      if (to > from) out.push({ text: run.text.slice(from - at, to - at), start: block.start + from, mark: run.mark, found });
    }
    at = end;
  }
  return out;
}

/** The cells of a row: its stretches, parted where the text has a tab. A row of one cell is no row of a table. */
export function cells(row: readonly Stretch[]): Stretch[][] {
  const out: Stretch[][] = [[]];
  for (const piece of row) {
    let start = piece.start;
    for (const [index, text] of piece.text.split("\t").entries()) {
      if (index > 0) out.push([]);
      if (text !== "") out.at(-1)?.push({ ...piece, text, start });
      start += text.length + 1;
    }
  }
  return out;
}

const escaped = (word: string): string => word.replace(/[\\^$.*+?()[\]{}|/]/gu, "\\$&");
