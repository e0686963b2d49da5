/** A made-up story for tests: two papers on a flood, which contradict each other. All names are invented. */
import type { Sign } from "../../src/lib/generated/types";

export interface StorySentence {
  text: string;
  claim?: { id: string; text?: string; speaker?: string; role?: string; via?: string; differs?: string; stance?: string };
  sign?: Sign;
}

export interface StoryArticle {
  id: string;
  title: string;
  outlet: string;
  byline: string;
  published: string;
  direction?: "rtl";
  paragraphs: StorySentence[][];
}

export const STORY: StoryArticle[] = [
  {
    id: "a1",
    title: "Night flood below the Verrin dam empties three villages",
    outlet: "Lake Courier",
    byline: "Ana Torvik, Verrin",
    published: "2025-04-02",
    paragraphs: [
      [
        { text: "Water from the Verrin dam reached the village of Osk shortly after midnight on Tuesday.", claim: { id: "c1", text: "Water from the Verrin dam reached Osk shortly after midnight on 1 April 2025." }, sign: "true" },
        { text: "The operator called it a “planned release”.", claim: { id: "c2", speaker: "The operator", role: "Verrin Water Works", differs: "planned release" }, sign: "contested" },
      ],
      [
        { text: "Rescue workers said that at least four people had drowned and 17 were missing.", claim: { id: "c3", text: "The flood below the Verrin dam on 1 April 2025 drowned at least four people and left 17 missing.", speaker: "Rescue workers", role: "District rescue service", differs: "17 were missing" }, sign: "contested" },
        { text: "The figures came first from the radio station Voice of Osk.", claim: { id: "c4" }, sign: "open" },
        { text: "Nobody who was woken by the sirens will forget that sound." },
      ],
      [
        { text: "The district governor put the missing at 42, most of them guest workers.", claim: { id: "c5", text: "The flood below the Verrin dam on 1 April 2025 left 42 people missing, most of them guest workers.", speaker: "Ilse Marant", role: "District governor", differs: "42" }, sign: "contested" },
        { text: "Sirens had sounded for eleven minutes before the water came.", claim: { id: "c6", differs: "eleven minutes" }, sign: "contested" },
        { text: "It was the worst night the valley has ever known.", claim: { id: "c7" }, sign: "not-checkable" },
      ],
      [
        { text: "The gates were opened by hand, because the control room had lost power.", claim: { id: "c8", speaker: "An engineer", role: "Not named" }, sign: "open" },
        { text: "Two bridges were carried away.", claim: { id: "c9" }, sign: "mostly-true" },
        { text: "By noon the army had flown out 300 people.", claim: { id: "c10" }, sign: "mixed" },
        { text: "One report that the dam wall itself had cracked proved wrong.", claim: { id: "c11" }, sign: "false" },
      ],
    ],
  },
  {
    id: "a2",
    title: "What is known about the release at Verrin",
    outlet: "Morning Ledger",
    byline: "Staff",
    published: "2025-09-20",
    paragraphs: [
      [
        { text: "Half a year on, the works still say that nothing was planned and that the gates gave way.", claim: { id: "c12", speaker: "Verrin Water Works", differs: "nothing was planned" }, sign: "contested" },
        { text: "A parliamentary inquiry begins in October." },
      ],
      [
        { text: "No siren was heard in Osk, three residents told this paper.", claim: { id: "c13", speaker: "Three residents", differs: "No siren" }, sign: "contested" },
        { text: "The number of missing was later corrected to nine.", claim: { id: "c14", text: "The number of people missing after the flood below the Verrin dam was later corrected to nine.", speaker: "District office", differs: "nine" }, sign: "open" },
      ],
      [
        { text: "Insurers have paid out 61 million crowns so far.", claim: { id: "c15" }, sign: "open" },
        { text: "The valley will not be rebuilt as it was.", claim: { id: "c16" }, sign: "not-checkable" },
      ],
    ],
  },
];

/** Pairs of claims, with what the suggestion says. */
export const PAIRS = [
  { a: "c3", b: "c5", kind: "contradicts", status: "confirmed", basis: "missing: 17 against 42", difference: "Different number for the same thing", here: "17 missing", there: "42 missing", question: "How many people went missing?" },
  { a: "c3", b: "c14", kind: "newer_figure", status: "suggested", basis: "missing: 17 against 9, five months later", difference: "Newer figure for the same thing", here: "17 missing", there: "9 missing", question: "How many people went missing?" },
  { a: "c2", b: "c12", kind: "contradicts", status: "suggested", basis: "planned against not planned", difference: "One side affirms, the other denies", here: "Planned release", there: "Nothing planned", question: "Was the release planned?" },
  { a: "c6", b: "c13", kind: "contradicts", status: "suggested", basis: "sirens for 11 minutes against no siren", difference: "One side affirms, the other denies", here: "Sirens sounded", there: "No siren", question: "Did sirens sound in Osk?" },
] as const;
