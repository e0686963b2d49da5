import { isolated } from "../../bidi";
import { count, plural } from "../plural";

export const version = {
  /** Actions on an article. */
  add: "New version…",
  compareAction: "Compare versions…",
  menu: "Versions of this article",
  addTitle: "New version of an article",
  of: (title: string) => `Of “${isolated(title)}”. Its statements look for their place in the new text. What did not change keeps its verdict.`,
  way: "Where the new text comes from",
  ways: { file: "File", paste: "Pasted text", address: "Web address" },
  choose: "Choose the file",
  chooseOther: "Choose another",
  chooseHelp: "Or drop it on the window.",
  drop: "Drop the new text of the article",
  dropText: "It becomes its next version.",
  oneFile: "An article has one text. Drop one file.",
  text: "New text, the whole of it",
  textHint: "Paste the article as it reads now.",
  url: "Address",
  urlHint: "https://",
  badUrl: "Write an address that begins with http:// or https://.",
  will: (host: string) => `One request goes to ${host} when you press the button, and none later.`,
  willNot: "Nothing is fetched until you press the button.",
  fetching: (host: string) => `Asking ${host}…`,
  privateText: "This address lies in a private network. Fetch it only if you know what answers there.",
  fetchAnyway: "Fetch anyway",
  reason: "Why there is a new text",
  reasonHint: "The paper corrected the number of missing",
  do: "Make the new version",
  fetchDo: "Fetch once and compare",
  running: "Looking for every statement in the new text…",

  resultTitle: (n: number) => `Version ${count(n)}`,
  sameTitle: "Nothing new",
  same: (n: number) => `The article has this text already, as version ${count(n)}. Nothing was written.`,
  summary: (n: number, kept: number, moved: number, changed: number, orphans: number) =>
    `Version ${count(n)}: ${plural(kept, "statement kept", "statements kept")}, ${count(moved)} moved, ${count(changed)} changed, ${count(orphans)} without a place`,
  empty: (n: number) => `Version ${count(n)}: no statements stood in the article.`,
  outcomes: {
    kept: "Kept",
    moved: "Moved",
    changed: "Changed",
    orphans: "Without a place",
  },
  outcomeHelp: {
    kept: "Same words in the same place. Verdicts stand.",
    moved: "Same words elsewhere in the text. Verdicts stand.",
    changed: "Other words in a passage that was found for sure. Their claims open again.",
    orphans: "No passage is like enough. They wait in the tray until you place them.",
  },
  reopened: (n: number) => `${plural(n, "claim is", "claims are")} open again`,
  reopenedMore: (n: number) => `and ${count(n)} more in the walk`,
  toTray: "Open the tray",
  toArticle: "Open in the walkthrough",
  compareWith: (n: number) => `Compare with version ${count(n)}`,
  warnings: "How it was read",

  list: (n: number) => `Versions (${count(n)})`,
  number: (n: number) => `Version ${count(n)}`,
  current: "current",
  characters: (n: number) => plural(n, "character", "characters"),
  pasted: "Pasted text",
  broughtBy: (when: string, who: string) => `${when}, ${isolated(who)}`,
  loading: "Reading the versions…",

  placed: {
    moved: (n: number) => `Moved in version ${count(n)}`,
    fuzzy: (n: number) => `Changed in version ${count(n)}`,
    person: (n: number) => `Placed by hand in version ${count(n)}`,
  },
  placedHelp: {
    moved: "The same words stand elsewhere in the text.",
    fuzzy: "The passage was found for sure, with other words.",
    person: "Somebody showed where it stands.",
  },
  orphanChip: "No place in this version",
  orphanHelp: "Its words stand in an earlier version. It waits in the tray beside the article.",
  reopenedChip: "Re-opened",
  compare: "Compare",
};

export const compare = {
  title: "Compare versions",
  from: "Earlier",
  to: "Later",
  option: (n: number, day: string, current: boolean) => `Version ${count(n)}, ${day}${current ? ", current" : ""}`,
  counts: (removed: number, added: number) => `${plural(removed, "word", "words")} removed, ${count(added)} added`,
  none: "Both versions have the same words.",
  one: "There is only one version of this article, so there is nothing to compare.",
  at: (at: number, all: number) => `Change ${count(at)} of ${count(all)}`,
  changes: (all: number) => plural(all, "change", "changes"),
  next: "Next change",
  previous: "Previous change",
  onlyChanged: "Only what changed",
  unchanged: (n: number) => plural(n, "paragraph unchanged", "paragraphs unchanged"),
  removed: "Removed: ",
  added: "Added: ",
  end: " End.",
  text: "The two texts, word by word",
  looking: "Comparing…",
  legend: "Signs",
  legendRemoved: "removed",
  legendAdded: "added",
};

export const tray = {
  title: "Without a place",
  badge: "without a place",
  strip: (statements: number, passages: number) => `${things(statements, passages)} no place in this version`,
  stripElsewhere: (statements: number, passages: number) => `${things(statements, passages)} no place in another article`,
  stripArticles: (n: number) => `${n === 1 ? "1 statement or passage has" : `${count(n)} statements or passages have`} no place in the present text of the article`,
  open: "Place them",
  close: "Close the tray",
  list: "Statements and passages without a place",
  where: (title: string, n: number) => (n > 0 ? `${isolated(title)}, version ${count(n)}` : `${isolated(title)}, a version that was taken back`),
  noSpeaker: "No speaker named",
  passage: "Nothing to check",
  claim: "Claim",
  nearest: "Nearest passage now",
  noNearest: "Nothing in the present text is like it.",
  score: (permille: number) => `${SCORES.find(([least]) => permille >= least)?.[1] ?? "Hardly like it"}, ${count(Math.round(permille / 10))} %`,
  place: "Place here",
  placeAt: (words: string) => `Place here: ${words}`,
  nowhere: "Select words in the article, or go to a sentence",
  use: "Use this passage",
  gone: "It is gone",
  goneHelp: "Take the statement out of its claim. You can undo this.",
  openClaim: "Open the claim",
  openIt: "Open",
  selection: (n: number) => plural(n, "selected character", "selected characters"),
  sentence: (n: number) => `sentence ${count(n)}`,
  otherArticle: "The article of this statement is not the one shown.",
  showArticle: "Show its article",
  done: "Everything has its place again.",
  counter: (at: number, all: number) => `${count(at)} of ${count(all)}`,
};

/** How like two passages are, in words: from this many per mille on. */
const SCORES: readonly [number, string][] = [
  [950, "Nearly the same words"],
  [800, "Very like it"],
  [600, "Fairly like it"],
  [400, "Somewhat like it"],
];

function things(statements: number, passages: number): string {
  const parts = [
    statements > 0 ? plural(statements, "statement", "statements") : "",
    passages > 0 ? plural(passages, "marked passage", "marked passages") : "",
  ].filter(Boolean);
  return `${parts.join(" and ")} ${statements + passages === 1 ? "has" : "have"}`;
}
