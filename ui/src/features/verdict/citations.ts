/** Citations in a rationale: finding them, and the one that is being typed. */

/** Pieces of the text; citations of evidence that exists are marked. */
export function citationPieces(text: string, labels: readonly string[]): { text: string; cite: boolean }[] {
  return text
    .split(/(\[E\d+\])/u)
    .filter(Boolean)
    .map((piece) => ({ text: piece, cite: labels.includes(piece.slice(1, -1)) }));
}

/** The citation being typed before the caret: where its bracket is, and what was typed after it. */
export function openCitation(text: string, caret: number): { from: number; typed: string } | null {
  const match = /\[(E?\d*)$/iu.exec(text.slice(0, caret));
  return match ? { from: match.index, typed: (match[1] ?? "").toUpperCase() } : null;
}
