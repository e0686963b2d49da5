import { describe, expect, it } from "vitest";
import { PORTION, Portion } from "./portion.svelte";

describe("a long list", () => {
  it("is drawn in portions, and as far as the person goes", () => {
    const portion = new Portion();
    expect(portion.count).toBe(PORTION);
    portion.reach(PORTION - 1);
    expect(portion.count, "the last row that is drawn needs no more").toBe(PORTION);
    portion.reach(PORTION);
    expect(portion.count).toBe(2 * PORTION);
    portion.reach(999);
    expect(portion.count).toBeGreaterThanOrEqual(1_000);
    portion.more();
    expect(portion.count).toBeGreaterThanOrEqual(1_000 + PORTION);
  });

  it("shows the row that was asked for, wherever it stands", () => {
    const rows = Array.from({ length: 500 }, (_, index) => index);
    expect(new Portion().of(rows, -1)).toHaveLength(PORTION);
    expect(new Portion().of(rows, 320).at(-1)).toBe(320);
    expect(new Portion().of(rows.slice(0, 3), 1)).toEqual([0, 1, 2]);
  });

  it("grows when it is scrolled near its end, not before", () => {
    const portion = new Portion();
    portion.scrolled({ scrollTop: 0, clientHeight: 800, scrollHeight: 6_000 } as HTMLElement);
    expect(portion.count).toBe(PORTION);
    portion.scrolled({ scrollTop: 4_500, clientHeight: 800, scrollHeight: 6_000 } as HTMLElement);
    expect(portion.count).toBe(2 * PORTION);
  });
});
