import { describe, expect, it } from "vitest";
import { isErasable } from "./erasable";

describe("what an entry says", () => {
  it("can be erased, unless the history itself stands on it", () => {
    expect(["verdict_give", "comment_add", "evidence_add", "claim_create"].every(isErasable)).toBe(true);
    expect(["case_create", "reviewer_add", "device_revoke", "payload_erase", "act_undo"].some(isErasable)).toBe(false);
  });
});
