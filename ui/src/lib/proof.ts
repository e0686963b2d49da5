/** How the state of a quote and of a captured file is drawn: shape, colour and word. */
import type { QuoteDifference, Utf16Range } from "./generated/types";
import { m } from "./messages";

/** Glyph, colour pair and word of a state. */
export interface StateSign {
  glyph: "g-pass" | "g-mtrue" | "g-warn" | "g-block" | "g-missing" | "g-nc" | "g-open";
  tone: string;
  word: string;
}

const PROOFS: Record<string, Omit<StateSign, "word">> = {
  verbatim: { glyph: "g-pass", tone: "v-true" },
  tolerant: { glyph: "g-mtrue", tone: "v-true" },
  near: { glyph: "g-warn", tone: "v-mixed" },
  absent: { glyph: "g-block", tone: "v-false" },
  no_text: { glyph: "g-nc", tone: "v-none" },
  no_file: { glyph: "g-warn", tone: "v-false" },
  none: { glyph: "g-missing", tone: "v-none" },
};

const FILES: Record<string, Omit<StateSign, "word">> = {
  fine: { glyph: "g-pass", tone: "v-true" },
  damaged: { glyph: "g-block", tone: "v-false" },
  missing: { glyph: "g-warn", tone: "v-false" },
  removed: { glyph: "g-nc", tone: "v-none" },
  unchecked: { glyph: "g-open", tone: "v-none" },
  copy_damaged: { glyph: "g-block", tone: "v-mixed" },
  copy_missing: { glyph: "g-warn", tone: "v-mixed" },
};

/** The sign of a proof; `none` where no file was captured. */
export const proofSign = (state: string): StateSign => signOf(PROOFS, m.proof.states, state);

/** The sign of a captured file. */
export const fileSign = (state: string): StateSign => signOf(FILES, m.files.states, state);

function signOf(signs: Record<string, Omit<StateSign, "word">>, words: Record<string, string>, state: string): StateSign {
  // A newer program may know a state that this window does not.
  return { ...(signs[state] ?? { glyph: "g-nc", tone: "v-none" }), word: words[state] ?? state };
}

/** Whether the quote stands in the file. */
export const isProved = (state: string): boolean => state === "verbatim" || state === "tolerant";

/** Where the words that differ stand, in order: those of the file in its passage, or those of the quote in the quote. */
export function differing(text: string, differences: readonly QuoteDifference[], side: "quote" | "text"): Utf16Range[] {
  const found: Utf16Range[] = [];
  let from = 0;
  for (const difference of differences) {
    const words = difference[side];
    const start = words === "" ? -1 : text.indexOf(words, from);
    if (start < 0) continue;
    from = start + words.length;
    found.push({ start, end: from });
  }
  return found;
}
