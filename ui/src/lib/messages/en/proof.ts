import { count, plural } from "../plural";

export const proof = {
  /** In a chip, where the sentence of the desk stands in the title. */
  states: {
    verbatim: "Verified word for word",
    tolerant: "Verified with tolerance",
    near: "Differs from the file",
    absent: "Not in the file",
    no_text: "File has no text",
    no_file: "File is not there",
    none: "No captured file",
  } as Record<string, string>,
  noFile: "No file was captured, so nobody can hold the quote against it. Edit the evidence to add one.",
  looking: "Looking in the file…",
  choose: "Choose or capture the file it stands in: the words are then looked up there as you type.",
  waiting: "Write the quote: the words are looked up in the file as you type.",
  places: (n: number) => `It stands there ${plural(n, "time", "times")}; the first place is meant.`,
  tolerated: (what: readonly string[]) => `Tolerated: ${what.join("; ")}.`,
  differs: (n: number) => plural(n, "place differs", "places differ"),
  kinds: { missing: "not in the file", added: "left out of the quote", changed: "other words" } as Record<string, string>,
  quoteSays: "Quote",
  fileSays: "File",
  nothing: "nothing",
  nearest: "Nearest passage in the file",
  found: "In the file",
  useWords: "Use the words of the file",
  takeLocator: "Found at",
  again: (label: string, words: string) => `${label}: ${words}`,
  allAgain: (good: number, all: number) => `${count(good)} of ${plural(all, "quote is", "quotes are")} in the captured file.`,
  nothingToProve: "No evidence here has a captured file.",
};
