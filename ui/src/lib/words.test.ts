import { describe, expect, it } from "vitest";
import { asciiHost } from "./links.svelte";
import { nextZoom } from "./preferences.svelte";
import { sizeWords } from "./size";
import { around, firstWord, pieces, shorten, wordDiff } from "./text";
import { dateWords, distanceWords, gapWords, isDate, isDateTime, isMoment, momentMs, momentText } from "./time";

describe("marked pieces", () => {
  it("keep the whole text, whatever the ranges", () => {
    const text = "Two 😀 killed";
    for (const ranges of [[], [{ start: 4, end: 6 }], [{ start: 5, end: 99 }], [{ start: 3, end: 8 }, { start: 0, end: 5 }]]) {
      expect(pieces(text, ranges).map((piece) => piece.text).join("")).toBe(text);
    }
    expect(pieces(text, [{ start: 4, end: 6 }])[1]).toEqual({ text: "😀", marked: true });
  });

  it("part the first word, but no word that would not fit a line", () => {
    expect(firstWord("Heavy shelling was")).toEqual(["Heavy", " shelling was"]);
    expect(firstWord("x".repeat(60))).toEqual(["", "x".repeat(60)]);
    expect(firstWord("")).toEqual(["", ""]);
  });
});

describe("a line around what was found", () => {
  const text = "Half a year on, the works still say that nothing was planned and that the gates gave way.";
  const start = text.indexOf("gates");

  it("begins with an ellipsis at a word, and keeps the mark on the same letters", () => {
    const line = around(text, [{ start, end: start + 5 }], 20);
    expect(line.text).toBe("…and that the gates gave way.");
    expect(line.ranges.map((range) => line.text.slice(range.start, range.end))).toEqual(["gates"]);
  });

  it("is the whole text where the mark stands near its start, or nowhere", () => {
    expect(around(text, [{ start: 0, end: 4 }, { start, end: start + 5 }]).text).toBe(text);
    expect(around(text, [])).toEqual({ text, ranges: [] });
  });

  it("never begins inside a character, also where no spaces are written", () => {
    const faces = "😀".repeat(30);
    const line = around(faces, [{ start: 40, end: 42 }], 9);
    expect(line.text.codePointAt(1)).toBe("😀".codePointAt(0));
    expect(line.ranges.map((range) => line.text.slice(range.start, range.end))).toEqual(["😀"]);
  });
});

describe("a comparison of words", () => {
  it("marks what was changed and keeps both texts", () => {
    const diff = wordDiff("It wounded 11 people there.", "It wounded 23 people there.");
    expect(diff.before.map((one) => one.text).join("")).toBe("It wounded 11 people there.");
    expect(diff.before.filter((one) => one.changed).map((one) => one.text.trim())).toEqual(["11"]);
    expect(diff.after.filter((one) => one.changed).map((one) => one.text.trim())).toEqual(["23"]);
  });

  it("of texts that share nothing marks everything", () => {
    expect(wordDiff("a b", "c d").before).toEqual([{ text: "a b", changed: true }]);
  });

  it("does not lay out a table for two books", () => {
    const book = "word ".repeat(2_000);
    expect(wordDiff(book, `${book}end`).after).toHaveLength(1);
  });
});

describe("shortening", () => {
  it("cuts at a word and says so", () => {
    expect(shorten("one two three", 9)).toBe("one two…");
    expect(shorten("short", 9)).toBe("short");
  });
});

describe("time in words", () => {
  const now = Date.UTC(2026, 10, 22, 9);
  it.each([
    [now + 2 * 86_400_000, "In 2 days"],
    [now - 3_600_000, "1 hour ago"],
    [now - 5_000, "Just now"],
  ])("%d", (ms, words) => expect(distanceWords(ms, now)).toBe(words));

  it("leaves text that is no date as it is", () => {
    expect(dateWords("2023-09-19")).toBe("19 Sept 2023");
    expect(dateWords("spring 2023")).toBe("spring 2023");
    expect(dateWords(null)).toBe("");
  });

  it("names jumps of a quarter and more", () => {
    expect(gapWords("2023-09-19", "2023-10-01")).toBeNull();
    expect(gapWords("2023-09-19", "2026-09-20")).toBe("3 years");
    expect(gapWords("2025-04-02", "2025-09-20")).toBe("6 months");
  });

  it("knows days that do not exist", () => {
    expect(["2024-02-29", "2023-02-29", "2023-9-1", "19.9.2023"].map(isDate)).toEqual([true, false, false, false]);
    expect(["2023-09-19 17:00", "2023-09-19 24:00", "2023-09-19"].map(isDateTime)).toEqual([true, false, false]);
  });

  it("takes a day alone as its last minute", () => {
    expect(["2026-12-24", "2026-12-24 17:00", "2026-12-32", "24.12.2026", "2026-12-24 "].map(isMoment)).toEqual([true, true, false, false, false]);
    expect(momentText(momentMs("2026-12-24"))).toBe("2026-12-24 23:59");
  });

  it("reads a moment back as it was written", () => {
    expect(momentText(momentMs("2026-11-24 17:00"))).toBe("2026-11-24 17:00");
  });
});

describe("links", () => {
  it("show the host in ASCII and refuse what is not a web address", () => {
    expect(asciiHost("https://exаmple.org/x")).toBe("xn--exmple-4nf.org");
    expect(asciiHost("http://user@evil.example:8080/")).toBe("evil.example:8080");
    for (const bad of ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "example.org", ""]) {
      expect(asciiHost(bad), bad).toBeNull();
    }
  });
});

describe("sizes", () => {
  it("of files and of the page", () => {
    expect([12, 12_100, 18_400_000].map(sizeWords)).toEqual(["12 B", "12.1 KB", "18.4 MB"]);
    expect([nextZoom(100, 1), nextZoom(200, 1), nextZoom(80, -1), nextZoom(150, 0), nextZoom(103, -1)]).toEqual([110, 200, 80, 100, 100]);
  });
});
