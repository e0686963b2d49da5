import { afterEach, expect, test, vi } from "vitest";
import type { HistoryEntry, HistoryList, HistoryPage } from "$lib/generated/types";

const asked: HistoryList[] = [];
let answer: (input: HistoryList) => HistoryPage;
vi.mock("$lib/generated/commands", async (original) => ({
  ...(await original<object>()),
  historyList: (input: HistoryList) => {
    asked.push(input);
    return Promise.resolve(answer(input));
  },
  historyVerify: () => Promise.resolve({ intact: true, entries: 9, tookMs: 3, head: "ab", problem: null }),
}));
const { History } = await import("./history.svelte");

const entry = (seq: number) => ({ id: String(seq), seq, atMs: 0 }) as HistoryEntry;
const page = (entries: HistoryEntry[], next: string | null): HistoryPage => ({ entries, next, groups: [], reviewers: [], total: 9 });

afterEach(() => asked.splice(0));

test("a search goes on where a page found little, until nothing is left", async () => {
  const history = new History("case", () => null);
  answer = ({ before }) => (before === null ? page([], "70") : before === "70" ? page([entry(40)], "30") : page([entry(7)], null));
  history.query = "halyard";
  await history.load();
  expect(asked.map((one) => one.before)).toEqual([null, "70", "30"]);
  expect(history.entries.map((one) => one.seq)).toEqual([40, 7]);
  history.close();
});

test("without a search one page is asked for, and the next when it is wanted", async () => {
  const history = new History("case", () => null);
  answer = ({ before }) => page([entry(before === null ? 9 : 8)], before === null ? "9" : "8");
  await history.load();
  expect(asked).toHaveLength(1);
  await history.more();
  expect(asked.map((one) => one.before)).toEqual([null, "9"]);
  expect(history.entries.map((one) => one.seq)).toEqual([9, 8]);
  history.close();
});

test("a search that is asked anew stops the one before", async () => {
  const history = new History("case", () => null);
  answer = ({ query, before }) => {
    if (query === "old" && before === "50") history.query = "new";
    return query === "new" ? page([entry(1)], null) : page([], "50");
  };
  history.query = "old";
  const old = history.load();
  history.query = "new";
  await history.load();
  await old;
  expect(history.entries.map((one) => one.seq)).toEqual([1]);
  expect(asked.filter((one) => one.query === "old")).toHaveLength(1);
  history.close();
});

test("what was verified is known when the view is opened again, and of that case alone", async () => {
  const before = new History("verified", () => null);
  expect(before.verified).toBeNull();
  await before.verify();
  before.close();
  const again = new History("verified", () => null);
  expect(again.verified).toMatchObject({ intact: true, entries: 9 });
  const other = new History("another", () => null);
  expect(other.verified).toBeNull();
  again.close();
  other.close();
});
