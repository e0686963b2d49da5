import { describe, expect, it } from "vitest";
import type { ReplyView } from "$lib/generated/types";
import { m } from "$lib/messages";
import { replyCounts, replySign, replyState } from "./reply";

const reply = (state: string, overdue = false): ReplyView => ({ id: state, from: "Somebody", sourceId: null, how: "mail", askedOn: "2026-11-18", deadline: "2026-11-20", question: null, state, overdue, answer: null, answeredOn: null, note: null, by: "Mira" });

describe("a right of reply", () => {
  it("is overdue only while it waits", () => {
    expect(replyState(reply("waiting", true))).toBe("overdue");
    expect(replyState(reply("answered", true))).toBe("answered");
  });

  it("has a word for every state", () => {
    for (const state of ["waiting", "answered", "none", "refused"]) expect(replySign(reply(state)).word).toBe(m.reply.states[state]);
  });

  it("is counted with what is late first", () => {
    expect(replyCounts([])).toBe("nobody asked yet");
    expect(replyCounts([reply("waiting"), reply("waiting", true), reply("answered"), reply("refused"), reply("none")])).toBe("1 overdue, 1 waiting, 1 answered, 2 without answer");
  });
});
