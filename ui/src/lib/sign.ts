/** How the signs of the core are drawn: shape, colour and word, so that a colour never stands alone. */
import type { Sign, WorkState } from "./generated/types";
import { m } from "./messages";

/** Glyph in the icon sprite. */
export const GLYPH: Record<Sign, SignGlyph> = {
  open: "g-open",
  contested: "g-contest",
  true: "g-true",
  "mostly-true": "g-mtrue",
  mixed: "g-mixed",
  "mostly-false": "g-mfalse",
  false: "g-false",
  unproven: "g-unproven",
  retracted: "g-retracted",
  rated: "g-rated",
  "not-checkable": "g-nc",
  "nothing-to-check": "g-nothing",
  plain: "g-open",
};

export type SignGlyph =
  | "g-open"
  | "g-contest"
  | "g-true"
  | "g-mtrue"
  | "g-mixed"
  | "g-mfalse"
  | "g-false"
  | "g-unproven"
  | "g-retracted"
  | "g-rated"
  | "g-nc"
  | "g-nothing";

/** Class that sets the colour pair. */
export const TONE: Record<Sign, string> = {
  open: "v-none",
  contested: "v-contest",
  true: "v-true",
  "mostly-true": "v-true",
  mixed: "v-mixed",
  "mostly-false": "v-false",
  false: "v-false",
  unproven: "v-none",
  retracted: "v-none",
  rated: "v-accent",
  "not-checkable": "v-none",
  "nothing-to-check": "v-none",
  plain: "v-none",
};

/** The word for a sign. */
export const signWord = (sign: Sign): string => m.sign[sign];

/** Shape of the cell in the coverage map. */
export const CELL: Record<Sign, string> = {
  open: "open",
  contested: "contest",
  true: "true",
  "mostly-true": "mtrue",
  mixed: "mixed",
  "mostly-false": "mfalse",
  false: "false",
  unproven: "unproven",
  retracted: "retracted",
  rated: "rated",
  "not-checkable": "nc",
  "nothing-to-check": "nothing",
  plain: "plain",
};

/** The word for a work state. */
export const stateWord = (state: WorkState): string => m.state[state];

/** Glyph and colour of an evidence's stance. */
export function stanceSign(stance: string): { glyph: "g-sup" | "g-ref" | "g-ctx"; tone: string; word: string } {
  if (stance === "supports") return { glyph: "g-sup", tone: "v-true", word: m.evidence.stance.supports };
  if (stance === "refutes") return { glyph: "g-ref", tone: "v-false", word: m.evidence.stance.refutes };
  return { glyph: "g-ctx", tone: "v-none", word: m.evidence.stance.context };
}
