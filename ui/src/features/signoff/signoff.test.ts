import { beforeEach, describe, expect, it } from "vitest";
import { applyPreset } from "../../../tests/fake/house";
import { fakeDesk, type Fake } from "../../../tests/fake/fake";
import { signedStory } from "../../../tests/fake/signoff";
import { drafts } from "$lib/drafts";
import type { SignOffItem } from "$lib/generated/types";
import { notices } from "$lib/notices.svelte";
import { SECTIONS } from "$lib/route.svelte";
import { placeOf, SignOffPage } from "./signoff.svelte";
import { claimName, correctionOf, NO_RATING, STAYS } from "./words";

beforeEach(async () => {
  notices.list = [];
  await drafts.flush();
});

const item = (kind: string, claimId: string | null = "c1"): SignOffItem => ({ kind, claimId, number: 1, words: "w", fix: "" });

async function pageOf(prepare: (fake: Fake) => void = () => {}): Promise<{ fake: Fake; page: SignOffPage }> {
  const fake = fakeDesk();
  for (const one of fake.world.reviewers) if (one.me) one.role = "editor";
  prepare(fake);
  const page = new SignOffPage("case1");
  await page.load();
  return { fake, page };
}

describe("a point of the sign-off", () => {
  it("is put right where its kind is worked on", () => {
    expect(placeOf(item("rule"))).toEqual({ section: "walkthrough", claimId: "c1" });
    expect(placeOf(item("orphan", null))).toEqual({ section: "articles" });
    const deciding = (SECTIONS as readonly string[]).includes("review") ? "review" : "walkthrough";
    for (const kind of ["disputed", "undecided", "stale", "own-verdict"]) expect(placeOf(item(kind))?.section).toBe(deciding);
    expect([placeOf(item("waiting", null)), placeOf(item("withheld", null))], "only a hand-over brings it").toEqual([null, null]);
    expect(placeOf(item("of a newer release", null))).toEqual({ section: "walkthrough" });
  });
});

describe("the page of the sign-off", () => {
  it("moves over blocks, what is open and overrides as one list, and stops at its ends", async () => {
    const { page } = await pageOf(({ world }) => {
      applyPreset(world, "ifcn");
      world.claim("c3").overrides = [{ id: "o1", key: "reply_sought", reason: "The figure is the office's own" }];
    });
    expect(page.row?.part).toBe("blocks");
    page.move(-1);
    expect(page.at).toBe(0);
    const { blocks = [], open = [], overrides = [] } = page.check ?? {};
    for (let i = 0; i < blocks.length; i++) page.move(1);
    expect(page.row).toMatchObject({ part: "open", index: 0 });
    for (let i = 0; i < open.length + overrides.length + 5; i++) page.move(1);
    expect(page.row).toMatchObject({ part: "overrides", index: overrides.length - 1 });
    expect(page.drawn.map((row) => row.at), "what the keys are on is drawn").toContain(page.at);
    page.close();
  });

  it("asks for no corrections before the sign-off, and for them afterwards", async () => {
    const { fake, page } = await pageOf();
    expect(fake.calls.map((call) => call.command)).not.toContain("correction_list");
    expect(await page.sign("Read twice.", "sign-off:case1")).toBe(true);
    await page.load();
    expect(page.check?.signed?.statement).toBe("Read twice.");
    expect(page.corrections).toEqual({ corrections: [], after: [] });
    page.close();
  });

  it("signs over the head that was shown, and shows anew what came in between", async () => {
    const { fake, page } = await pageOf();
    const shown = page.check?.head;
    fake.world.signing.moves += 1;
    expect(await page.sign("", "sign-off:case1")).toBe(false);
    expect(fake.calls.find((call) => call.command === "sign_off")?.input).toEqual({ caseId: "case1", statement: "", head: shown });
    expect(notices.list[0]?.text).toContain("Something came in");
    expect(page.check?.head).not.toBe(shown);
    expect(await page.sign("", "sign-off:case1")).toBe(true);
    page.close();
  });

  it("moves over corrections once it is signed", async () => {
    const { page } = await pageOf(({ world }) => signedStory(world));
    expect(page.correction?.id).toBe("co2");
    page.move(1);
    page.move(1);
    expect(page.correction?.id).toBe("co1");
    page.close();
  });
});

describe("a correction", () => {
  const fields = { kind: "correction", claim: "", rating: STAYS, reason: " New list ", notice: " It was 45. " };

  it("of the whole case has no rating, whatever was chosen before", () => {
    expect(correctionOf("case1", { ...fields, rating: "false" }, null)).toEqual({ caseId: "case1", kind: "correction", reason: "New list", notice: "It was 45." });
  });

  it("of a claim leaves the rating, changes it, or takes it away", () => {
    expect(correctionOf("case1", fields, "c3")).not.toHaveProperty("rating");
    expect(correctionOf("case1", { ...fields, rating: "false" }, "c3")).toMatchObject({ claimId: "c3", rating: "false" });
    const none = correctionOf("case1", { ...fields, rating: NO_RATING }, "c3");
    expect(none).toMatchObject({ claimId: "c3", noRating: true });
    expect(none).not.toHaveProperty("rating");
  });

  it("names claims of the same words apart", () => {
    expect(claimName({ number: 3, text: "It rained." })).not.toBe(claimName({ number: 4, text: "It rained." }));
  });
});
