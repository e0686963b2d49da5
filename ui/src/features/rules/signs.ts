/** How levels and findings are drawn: shape, colour and word. */
import { m } from "$lib/messages";

/** Glyph, colour pair and word. */
export interface RuleSign {
  icon: "g-block" | "g-warn" | "g-pass" | "g-nc" | "g-open" | "edit";
  tone: string;
  word: string;
}

const SIGNS: Record<string, Omit<RuleSign, "word">> = {
  block: { icon: "g-block", tone: "v-false" },
  warn: { icon: "g-warn", tone: "v-mixed" },
  overridden: { icon: "edit", tone: "v-none" },
  pass: { icon: "g-pass", tone: "v-true" },
  not_applicable: { icon: "g-nc", tone: "v-none" },
};

/** How a state, or a level of that name, is drawn. */
export const ruleSign = (state: string): RuleSign => ({ ...(SIGNS[state] ?? { icon: "g-open", tone: "v-none" }), word: m.house.states[state] ?? state });
