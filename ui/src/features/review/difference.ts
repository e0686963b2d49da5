/** What differs between verdicts that stand side by side. */
import type { ReviewVerdict } from "$lib/generated/types";

/** A stretch of a rationale: plain words, a citation, or a citation that no other verdict has. */
export interface RationalePiece {
  text: string;
  kind: "text" | "cite" | "alone";
}

/** Cuts a rationale at its citations; only those of `cites` are citations. */
export function rationalePieces(text: string, cites: readonly string[], alone: readonly string[]): RationalePiece[] {
  return text
    .split(/(\[E\d+\])/u)
    .filter(Boolean)
    .map((piece) => {
      const label = piece.slice(1, -1);
      return { text: piece, kind: alone.includes(label) ? "alone" : cites.includes(label) && piece.startsWith("[") ? "cite" : "text" };
    });
}

/** Labels that one verdict cites and no other does; none while there is nothing to compare with. */
export function citedAlone(one: ReviewVerdict, all: readonly ReviewVerdict[]): string[] {
  if (all.length < 2) return [];
  return one.cites.filter((label) => all.every((other) => other === one || !other.cites.includes(label)));
}

/** Names of verdicts in words: "Reviewer A and Mira Lund"; how many of them are gone. */
export function whoOf(ids: readonly string[], all: readonly ReviewVerdict[]): { names: string[]; gone: number } {
  const names = ids.flatMap((id) => all.find((one) => one.verdict.id === id)?.who ?? []);
  return { names, gone: ids.length - names.length };
}
