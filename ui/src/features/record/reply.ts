/** The states of a right of reply, as they are drawn. */
import type { ReplyView } from "$lib/generated/types";
import { m } from "$lib/messages";

/** Glyph, colour pair and word. */
export interface ReplySign {
  glyph: "clock" | "g-warn" | "g-pass" | "g-nothing" | "g-nc";
  tone: string;
  word: string;
}

const SIGNS: Record<string, Omit<ReplySign, "word">> = {
  waiting: { glyph: "clock", tone: "v-accent" },
  overdue: { glyph: "g-warn", tone: "v-false" },
  answered: { glyph: "g-pass", tone: "v-true" },
  none: { glyph: "g-nothing", tone: "v-mixed" },
  refused: { glyph: "g-nc", tone: "v-mixed" },
};

/** State of a reply on the screen: one that waits past its deadline is overdue. */
export const replyState = (reply: ReplyView): string => (reply.state === "waiting" && reply.overdue ? "overdue" : reply.state);

/** How a state is drawn. */
export function replySign(reply: ReplyView): ReplySign {
  const state = replyState(reply);
  return { ...(SIGNS[state] ?? { glyph: "g-nc", tone: "v-none" }), word: m.reply.states[state] ?? state };
}

/** "1 overdue, 2 answered"; says so when nobody was asked. */
export function replyCounts(replies: readonly ReplyView[]): string {
  if (replies.length === 0) return m.reply.nobody;
  const number = (...states: string[]) => replies.filter((one) => states.includes(replyState(one))).length;
  return m.reply.counts(number("waiting"), number("overdue"), number("answered"), number("none", "refused"));
}
