import { beforeEach, describe, expect, it } from "vitest";
import { fakeDesk, type Fake } from "../../../tests/fake/fake";
import { SECOND, secondText } from "../../../tests/fake/versions";
import type { ArticleUpdated, OrphanView } from "$lib/generated/types";
import { notices } from "$lib/notices.svelte";
import { saving } from "$lib/saving.svelte";
import { m } from "$lib/messages";
import { Comparison } from "./compare.svelte";
import { tray } from "./tray.svelte";
import { Update } from "./update.svelte";
import { countOrphans, summaryWords } from "./words";

let fake: Fake;
const inputs = (command: string) => fake.calls.filter((call) => call.command === command).map((call) => call.input);
const orphans = (): number => fake.world.claims.filter((claim) => claim.lost && !claim.taken).length;

beforeEach(() => {
  notices.list = [];
  fake = fakeDesk();
});

describe("what a new version did", () => {
  const result = (more: Partial<ArticleUpdated>): ArticleUpdated => ({ versionId: "v", version: 2, same: false, exact: 0, moved: 0, fuzzy: 0, orphans: 0, reopened: [], warnings: [], label: "", act: "a", changes: [], ...more });

  it.each([
    [{ exact: 14, moved: 2, fuzzy: 1, orphans: 1 }, "Version 2: 14 statements kept, 2 moved, 1 changed, 1 without a place"],
    [{ exact: 1 }, "Version 2: 1 statement kept, 0 moved, 0 changed, 0 without a place"],
    [{}, "Version 2: no statements stood in the article."],
    [{ same: true, version: 3 }, "The article has this text already, as version 3. Nothing was written."],
  ])("is said in one sentence: %j", (counts, words) => expect(summaryWords(result(counts))).toBe(words));

  it("counts statements and passages apart, and says how like a passage is", () => {
    const one = (statementId: string | null) => ({ statementId, passageId: statementId ? null : "m1" }) as OrphanView;
    expect(countOrphans([one("s1"), one(null), one("s2")])).toEqual({ statements: 2, passages: 1 });
    expect(m.tray.strip(2, 1)).toBe("2 statements and 1 marked passage have no place in this version");
    expect(m.tray.strip(1, 0)).toBe("1 statement has no place in this version");
    expect([1000, 950, 800, 640, 540, 100].map((score) => m.tray.score(score))).toEqual([
      "Nearly the same words, 100 %",
      "Nearly the same words, 95 %",
      "Very like it, 80 %",
      "Fairly like it, 64 %",
      "Somewhat like it, 54 %",
      "Hardly like it, 10 %",
    ]);
  });
});

describe("a new text", () => {
  const update = () => new Update("case1", "a1");

  it("from a file goes with its token and the reason, and tells what became of the statements", async () => {
    const form = update();
    expect([form.ready, await form.submit()], "without a file there is nothing to send").toEqual([false, false]);
    await form.choose();
    form.form.values.reason = " The number was corrected ";
    expect(await form.submit()).toBe(true);
    expect(inputs("article_update")).toEqual([{ articleId: "a1", token: "t3", text: null, url: null, allowPrivate: false, reason: "The number was corrected" }]);
    expect(form.result).toMatchObject({ version: 2, exact: 7, moved: 1, fuzzy: 1, orphans: 2, reopened: ["c3"] });
    expect(form.reopened.map((card) => card.id)).toEqual(["c3"]);
    expect(notices.list.at(-1)).toMatchObject({ text: "Version 2: 7 statements kept, 1 moved, 1 changed, 2 without a place", action: { label: "Undo" } });
  });

  it("that is pasted or fetched sends nothing of the other ways", async () => {
    const form = update();
    await form.choose();
    form.turn("paste");
    expect(form.ready).toBe(false);
    form.form.values.text = "A new text.";
    form.form.values.url = "https://courier.example/flood";
    await form.submit();
    expect(inputs("article_update")[0]).toMatchObject({ token: null, text: "A new text.", url: null });
    const other = update();
    other.turn("address");
    other.form.values.url = " https://courier.example/flood ";
    await other.submit();
    expect(inputs("article_update")[1]).toMatchObject({ token: null, text: null, url: "https://courier.example/flood" });
  });

  it("that the article has already writes nothing and offers no undo", async () => {
    const form = update();
    form.turn("paste");
    form.form.values.text = fake.world.articles[0]?.paragraphs.map((one) => one.map((sentence) => sentence.text).join(" ")).join("\n\n") ?? "";
    expect(await form.submit()).toBe(true);
    expect(form.result?.same).toBe(true);
    expect(notices.list).toEqual([]);
    expect(fake.world.past).toEqual([]);
  });

  it("of a private address asks again, and a refusal leaves what was typed and is told in place", async () => {
    const form = update();
    form.turn("address");
    form.form.values.url = "no address";
    expect([form.badUrl, form.ready]).toEqual([true, false]);
    form.form.values.url = "http://192.168.0.4/flood";
    expect(await form.submit()).toBe(false);
    expect(form.isPrivate).toBe(true);
    expect([form.form.values.url, notices.list, saving.failed, form.result]).toEqual(["http://192.168.0.4/flood", [], null, null]);
    expect(await form.submit(true)).toBe(true);
    expect(inputs("article_update").map((input) => (input as { allowPrivate: boolean }).allowPrivate)).toEqual([false, true]);
  });

  it("from a file that was refused wants the file again: its token is used up", async () => {
    const form = update();
    await form.choose();
    fake.failNext("article_update", { code: "binary", message: "This is not text.", field: null, detail: null });
    expect(await form.submit()).toBe(false);
    expect([form.error?.message, form.file, form.ready]).toEqual(["This is not text.", null, false]);
  });

  it("can be stopped while it is read, and says so", async () => {
    const form = update();
    await form.choose();
    const release = fake.hold("article_update");
    fake.failNext("article_update", { code: "cancelled", message: "Stopped.", field: null, detail: null });
    const sent = form.submit();
    await form.cancel();
    expect([form.running, inputs("import_cancel")]).toEqual([true, [undefined]]);
    release();
    expect([await sent, form.error?.message, form.running]).toEqual([false, "Stopped.", false]);
  });

  it("is sent once, however often the button is pressed", async () => {
    const form = update();
    await form.choose();
    const release = fake.hold("article_update");
    const both = [form.submit(), form.submit()];
    release();
    expect(await Promise.all(both)).toEqual([true, false]);
    expect(inputs("article_update")).toHaveLength(1);
  });

  it("keeps what was typed until it is made", async () => {
    const form = update();
    form.turn("paste");
    form.form.values.text = "Half a text";
    expect(update().form.values.text).toBe("Half a text");
    expect(update().way).toBe("paste");
    await form.submit();
    expect(update().form.restored).toBe(false);
  });
});

describe("comparing versions", () => {
  const compared = async (at: { from: number; to: number; words?: string } | null = null): Promise<Comparison> => {
    secondText(fake.world, "a1", null, null);
    const comparison = new Comparison("a1", at);
    await comparison.load();
    return comparison;
  };

  it("begins with the present version and the one before", async () => {
    const comparison = await compared();
    expect([comparison.from, comparison.to]).toEqual(["a1v1", "a1v2"]);
    expect(comparison.diff).toMatchObject({ removed: 25, added: 41 });
  });

  it("goes from change to change and round; words that replace others are one change with them", async () => {
    const comparison = await compared();
    expect(comparison.at).toBeNull();
    const seen: (number | null)[] = [];
    for (let i = 0; i <= comparison.changes; i++) {
      comparison.step(1);
      seen.push(comparison.at);
    }
    expect(seen).toEqual([...Array.from({ length: comparison.changes }, (_, index) => index), 0]);
    comparison.step(-1);
    expect(comparison.at).toBe(comparison.changes - 1);
    const runs = comparison.diff?.blocks[1]?.runs ?? [];
    const [old, now] = ["17 ", "19 "].map((words) => runs.findIndex((run) => run.text === words));
    expect(comparison.changeOf(1, old ?? -1)).not.toBeNull();
    expect(comparison.changeOf(1, now ?? -1)).toBe(comparison.changeOf(1, old ?? -1));
    await comparison.show("a1v2", "a1v1");
    expect(comparison.at, "another comparison begins before its first change").toBeNull();
  });

  it("begins at the paragraph of the words that are asked for", async () => {
    const words = SECOND[1]?.[1]?.text ?? "";
    const comparison = await compared({ from: 1, to: 2, words });
    expect(comparison.at).toBe(comparison.changeOf(1, 0));
    const gone = await compared({ from: 1, to: 2, words: "Words that stand nowhere" });
    expect(gone.at).toBeNull();
  });

  it("leaves out what did not change, with its number, and keeps the neighbours of a change", async () => {
    const comparison = await compared();
    const same = { runs: [{ text: "Nothing new.", kind: "same" }] };
    const changed = { runs: [{ text: "Nothing", kind: "removed" }, { text: "Something", kind: "added" }, { text: " new.", kind: "same" }] };
    comparison.diff = { blocks: [same, same, same, changed, same, same, same, same], removed: 1, added: 1 };
    expect(comparison.rows).toHaveLength(8);
    comparison.onlyChanged = true;
    expect(comparison.rows.map((row) => (row.kind === "gap" ? row.paragraphs : row.sign))).toEqual([2, "", "±", "", 3]);
  });

  it("never shows an answer to an earlier question", async () => {
    const comparison = await compared();
    const releaseFirst = fake.hold("version_compare");
    const first = comparison.show("a1v1", "a1v1");
    const releaseSecond = fake.hold("version_compare");
    const second = comparison.show("a1v2", "a1v1");
    releaseSecond();
    await second;
    releaseFirst();
    await first;
    expect(comparison.diff).toMatchObject({ removed: 41, added: 25 });
  });

  it("of an article with one text compares nothing, and a version that is gone is told", async () => {
    const one = new Comparison("a2", null);
    await one.load();
    expect([one.versions.length, one.diff, inputs("version_compare")]).toEqual([1, null, []]);
    await one.show("nothing", "a2v1");
    expect(one.trouble).toBe("This is no version of the article.");
  });
});

describe("the tray", () => {
  const load = async (): Promise<void> => {
    await tray.load("", 0);
    secondText(fake.world, "a1", null, null);
    await tray.load("case1", orphans());
  };

  it("asks for nothing where nothing waits", async () => {
    await tray.load("case1", 0);
    expect(inputs("orphan_list")).toEqual([]);
    expect(tray.current).toBeNull();
  });

  it("holds what has no place, with old words, context and the nearest passage", async () => {
    await load();
    expect(tray.orphans.map((one) => one.statementId)).toEqual(["st-c8", "st-c9"]);
    expect(tray.current).toMatchObject({ speaker: "An engineer", version: 1, nearest: { score: 540 } });
    expect(tray.current?.before).not.toBe("");
    expect(tray.of("a2")).toEqual([]);
  });

  it("takes a place from the person; the next one comes, and the last one closes it", async () => {
    await load();
    tray.show("a1");
    expect(await tray.place({ start: 10, end: 25 })).toBe(true);
    expect(inputs("statement_place")).toEqual([{ statementId: "st-c8", articleId: "a1", start: 10, end: 25 }]);
    expect([tray.current?.statementId, tray.open]).toEqual(["st-c9", true]);
    expect(await tray.useNearest(), "it has none").toBe(false);
    expect(await tray.gone()).toBe(true);
    expect(inputs("statement_retract")).toEqual([{ id: "st-c9" }]);
    expect([tray.orphans.length, tray.open]).toEqual([0, false]);
    expect(notices.list.at(-1)).toMatchObject({ text: "Statement taken out", action: { label: "Undo" } });
  });

  it("uses the nearest passage at its place", async () => {
    await load();
    const nearest = tray.current?.nearest;
    expect(await tray.useNearest()).toBe(true);
    expect(inputs("statement_place")[0]).toMatchObject({ start: nearest?.start, end: nearest?.end });
    expect(fake.world.claim("c8")).toMatchObject({ exact: nearest?.text, placed: { how: "person", version: 2 } });
  });

  it("keeps the one at hand when it is read again, and one that was refused stays", async () => {
    await load();
    tray.move(1);
    tray.move(1);
    await tray.load("case1", orphans());
    expect(tray.key).toBe("st-c9");
    fake.failNext("statement_place", { code: "span_empty", message: "The span is empty.", field: null, detail: null });
    expect(await tray.place({ start: 3, end: 3 })).toBe(false);
    expect([tray.key, tray.orphans.length, tray.deciding]).toEqual(["st-c9", 2, false]);
  });

  it("goes on with the one that followed, also when others went meanwhile", async () => {
    await load();
    const [one] = tray.orphans;
    tray.orphans = ["a", "b", "c", "d", "e"].map((id) => ({ ...(one as OrphanView), statementId: `st-${id}` }));
    tray.move(1);
    tray.move(1);
    tray.orphans = tray.orphans.slice(1);
    const release = fake.hold("statement_retract");
    fake.world.claims.push({ ...structuredClone(fake.world.claim("c8")), id: "c" });
    const gone = tray.gone();
    release();
    expect(await gone).toBe(true);
    expect(tray.key).toBe("st-d");
  });

  it("decides one thing at a time: a second press is not about the next one", async () => {
    await load();
    const release = fake.hold("statement_retract");
    const both = [tray.gone(), tray.gone()];
    release();
    expect(await Promise.all(both)).toEqual([true, false]);
    expect(tray.orphans.map((one) => one.statementId)).toEqual(["st-c9"]);
  });

  it("holds marked passages too", async () => {
    fake.world.marks = [{ id: "m1", articleId: "a1", start: 0, end: 4, reason: "Scenery", lost: "Old words" }];
    await tray.load("", 0);
    await tray.load("case1", 1);
    expect(await tray.place({ start: 5, end: 9 })).toBe(true);
    expect(inputs("passage_place")).toEqual([{ passageId: "m1", articleId: "a1", start: 5, end: 9 }]);
    fake.world.marks = [{ id: "m1", articleId: "a1", start: 0, end: 4, reason: "Scenery", lost: "Old words" }];
    await tray.load("case1", 1);
    await tray.gone();
    expect(inputs("passage_unmark")).toEqual([{ id: "m1" }]);
  });
});
