/** The captured files of the fake desk. What a proof says is data here: the real one is the program's own work. */
import type * as t from "../../src/lib/generated/types";
import type { World } from "./world";

export interface FakeFile {
  view: Omit<t.CaptureView, "evidence">;
  direction: string;
  /** Blocks in parts; none where no text was drawn. */
  parts: { text: string; locator: string | null; heading?: boolean }[][];
}

/** Quotes whose nearest passage differs, with what differs. */
const NEAR: { quote: string; differences: t.QuoteDifference[]; passage: t.QuotePassage; locator: string }[] = [
  {
    quote: "Persons reported missing at 14:00: forty-five.",
    differences: [{ kind: "changed", quote: "forty-five", text: "forty-two" }],
    passage: { before: "Posted on the door of the office. ", text: "Persons reported missing at 14:00: forty-two.", after: " Persons found alive since: eleven." },
    locator: "p. 1",
  },
];

const HASH = (id: number): string => `${id}c7f0a91e5b2d4836`.repeat(4).slice(0, 64);
const at = (hour: number, minute = 0): number => Date.UTC(2026, 10, 21, hour, minute);

const file = (id: number, more: Partial<FakeFile["view"]> & Pick<FakeFile["view"], "name" | "mediaType" | "kind">, parts: FakeFile["parts"]): FakeFile => ({
  direction: "ltr",
  parts,
  view: {
    id: `f${id}`,
    caseId: "case1",
    sha256: HASH(id),
    sizeBytes: 48_200 * id,
    characters: parts.length === 0 ? null : parts.flat().reduce((sum, block) => sum + block.text.length + 1, 0),
    pages: null,
    how: "file",
    address: null,
    finalAddress: null,
    capturedMs: at(8 + id),
    by: "Mira Lund",
    extractor: parts.length === 0 ? null : "factdesk-intake/3",
    warnings: [],
    state: "fine",
    copyState: parts.length === 0 ? "none" : "fine",
    checkedMs: at(18),
    custody: [{ atMs: at(8 + id), by: "Mira Lund", what: "Captured from a file" }],
    headers: [],
    ...more,
  },
});

const LOG_HOURS = ["09:00", "10:00", "11:00", "12:00", "13:00", "14:00"];

export function fakeFiles(): FakeFile[] {
  return [
    file(1, { name: "List of the missing, 1 April.pdf", mediaType: "application/pdf", kind: "pdf", pages: 2, custody: [{ atMs: at(9), by: "Mira Lund", what: "Captured from a file" }, { atMs: at(17), by: "Tom Okafor", what: "Copy saved outside of the desk" }] }, [
      [
        { text: "District office: notice to relatives", locator: "p. 1", heading: true },
        { text: "Posted on the door of the office. Persons reported missing at 14:00: forty-two. Persons found alive since: eleven.", locator: "p. 1" },
        { text: "Whoever has news of a relative is asked to come to room 4 with a photograph. The list is written anew every two hours; an older list is no longer valid.", locator: "p. 1" },
        { text: "The sirens in the lower villages were tested on Monday. Two of seven did not sound.", locator: "p. 2" },
        { text: "Signed by the head of the district office. Copies go to the ministry and to the water works.", locator: "p. 2" },
      ],
    ]),
    file(2, { name: "voice-of-osk-1800.vtt", mediaType: "text/vtt", kind: "transcript", checkedMs: null, state: "unchecked" }, [
      [
        { text: "Good evening. This is the news at six.", locator: "00:00:04" },
        { text: "The water came in the night, without a warning, below the Verrin dam.", locator: "00:02:51" },
        { text: "At this hour, we count four dead and seventeen missing.", locator: "00:03:10" },
        { text: "The ministry denies that a gate was opened.", locator: "00:03:22" },
      ],
    ]),
    file(
      3,
      {
        name: "Water works: statement on the night of the flood",
        mediaType: "text/html",
        kind: "page",
        how: "url",
        address: "https://works.example/news/77",
        finalAddress: "https://works.example/news/77/statement-on-the-night",
        headers: [
          { name: "content-type", value: "text/html; charset=utf-8" },
          { name: "date", value: "Sat, 21 Nov 2026 11:00:02 GMT" },
          { name: "last-modified", value: "Wed, 02 Apr 2025 07:10:00 GMT" },
        ],
        warnings: ["The page has a second column that may belong to another text."],
        custody: [{ atMs: at(11), by: "Mira Lund", what: "Fetched from https://works.example/news/77, which led to another address" }],
      },
      Array.from({ length: 3 }, (_, part) => [
        { text: part === 0 ? "Statement on the night of the flood" : `Annex ${part}: gate log`, locator: `¶ ${part * 40 + 1}`, heading: true },
        ...Array.from({ length: 30 }, (_line, line) => ({
          text: `Gate ${1 + ((line + part) % 4)} stood ${line % 3 === 0 ? "closed" : "open by a third"} at ${LOG_HOURS[line % 6]}; the keeper on duty wrote it down and signed the page.`,
          locator: `¶ ${part * 40 + line + 2}`,
        })),
      ]),
    ),
    file(4, { name: "notice-board.jpg", mediaType: "image/jpeg", kind: "image", pages: 1 }, []),
    file(5, { name: "gates.csv", mediaType: "text/csv", kind: "table", state: "damaged", custody: [{ atMs: at(13), by: "Tom Okafor", what: "Dropped on the window" }], how: "drop", by: "Tom Okafor" }, [
      [{ text: "Hour\tGate\tOpen, m\tKeeper", locator: "row 1", heading: true }, ...LOG_HOURS.map((hour, index) => ({ text: `${hour}\t${1 + (index % 4)}\t${index % 3 === 0 ? "0.0" : "0.6"}\tA. Toruk`, locator: `row ${index + 2}` }))],
    ]),
    file(6, { name: "private letter.docx", mediaType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document", kind: "text", state: "removed", copyState: "missing", custody: [{ atMs: at(14), by: "Mira Lund", what: "Captured from a file" }, { atMs: at(15), by: "Mira Lund", what: "Erased: somebody asked for it. The family did not want it kept." }] }, []),
  ];
}

export const captureView = (world: World, one: FakeFile): t.CaptureView => ({
  ...one.view,
  evidence: world.claims.flatMap((claim) => claim.evidence).filter((piece) => piece.sha256 === one.view.sha256).length,
});

const found = (world: World, sha256: string): FakeFile => {
  const one = world.files.find((file) => file.view.sha256 === sha256);
  if (!one) throw { code: "unknown_file", message: "This file is not in the archive.", field: "sha256", detail: sha256 };
  return one;
};

const plain = (text: string): string => text.replace(/[“”„]/gu, '"').replace(/[’‘]/gu, "'").replace(/,/gu, "").replace(/\s+/gu, " ");

export function proofOf(world: World, sha256: string, quote: string): t.QuoteProof {
  const none = { locator: null, start: null, end: null, places: 0, tolerances: [], differences: [], passage: null };
  const one = world.files.find((file) => file.view.sha256 === sha256);
  if (!one || one.view.state === "removed") return { ...none, state: "no_file", words: "The bytes of the captured file were erased." };
  if (one.parts.length === 0) return { ...none, state: "no_text", words: "No text could be drawn from the captured file." };
  const near = NEAR.find((entry) => entry.quote === quote);
  if (near) return { ...none, state: "near", words: "Not in the captured file. The nearest passage differs by 1 word.", locator: near.locator, places: 1, differences: near.differences, passage: near.passage };
  let start = 0;
  for (const block of one.parts.flat()) {
    const exact = block.text.indexOf(quote);
    if (exact >= 0) {
      const passage = { before: block.text.slice(0, exact), text: quote, after: block.text.slice(exact + quote.length) };
      return { ...none, state: "verbatim", words: "Found word for word in the captured file.", locator: block.locator, start: start + exact, end: start + exact + quote.length, places: 1, passage };
    }
    if (plain(block.text).includes(plain(quote)))
      return { ...none, state: "tolerant", words: "Found in the captured file; punctuation differs.", locator: block.locator, start, end: start + block.text.length, places: 1, tolerances: ["punctuation"], passage: { before: "", text: block.text, after: "" } };
    start += block.text.length + 1;
  }
  return { ...none, state: "absent", words: "Not in the captured file, and nothing near it either." };
}

export function captureText(world: World, { sha256, evidenceId, part }: t.CaptureShow): t.CaptureText {
  const one = found(world, sha256);
  const piece = world.claims.flatMap((claim) => claim.evidence).find((evidence) => evidence.id === evidenceId);
  const proof = piece ? proofOf(world, sha256, piece.quote) : null;
  let number = 0;
  let start = 0;
  const parts = one.parts.map((blocks) =>
    blocks.map((block): t.CaptureBlock => {
      const from = proof?.start === null || !proof ? -1 : (proof.start ?? -1) - start;
      const to = (proof?.end ?? -1) - start;
      const has = from >= 0 && from < block.text.length;
      const runs: t.CaptureRun[] = has
        ? [
            { text: block.text.slice(0, from), mark: null },
            { text: block.text.slice(from, to), mark: "quote" },
            { text: block.text.slice(to), mark: null },
          ].filter((run) => run.text !== "")
        : [{ text: block.text, mark: null }];
      const view = { number: ++number, start, locator: block.locator, heading: block.heading ?? false, runs };
      start += block.text.length + 1;
      return view;
    }),
  );
  const with_ = parts.findIndex((blocks) => blocks.some((block) => block.runs.some((run) => run.mark)));
  const shown = part ?? Math.max(0, with_);
  return { capture: captureView(world, one), part: shown, parts: Math.max(1, parts.length), direction: one.direction, blocks: parts[shown] ?? [], proof };
}

/** A drawn sheet of paper in the place of a rendered page. */
export function pagePicture(world: World, { sha256, page, width }: t.CaptureImageAsk): t.CaptureImage {
  const one = found(world, sha256);
  const lines = one.parts.flat().filter((block) => block.locator === `p. ${page}`);
  const text = lines.map((block, index) => `<text x="60" y="${110 + index * 60}" font-size="${block.heading ? 22 : 12}" font-family="serif">${block.text.slice(0, 84)}</text>`).join("");
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 595 842"><rect width="595" height="842" fill="white"/><rect x="30" y="30" width="535" height="782" fill="none" stroke="#bbb"/>${text}<text x="300" y="800" font-size="11" font-family="serif">${page}</text></svg>`;
  return { dataUrl: `data:image/svg+xml,${encodeURIComponent(svg)}`, width, height: Math.round((width * 842) / 595), page, pages: one.view.pages ?? 1 };
}

export function capture(world: World, more: Partial<FakeFile["view"]> & Pick<FakeFile["view"], "name" | "mediaType" | "kind">, text: string): t.CaptureSummary {
  const made = file(world.files.length + 1, { capturedMs: Date.now(), ...more }, [text.split("\n").map((line, index) => ({ text: line, locator: `¶ ${index + 1}` }))]);
  world.files = [made, ...world.files];
  return { captures: [captureView(world, made)], failed: [], cancelled: false };
}

export function fetchPage(world: World, { url, allowPrivate }: t.CaptureUrl): t.CaptureSummary {
  const { hostname } = new URL(url);
  if (/^(10\.|192\.168\.|127\.|localhost)/.test(hostname) && !allowPrivate)
    return { captures: [], failed: [{ file: url, code: "private_address", message: `“${hostname}” is an address of a private network. Nothing was asked.` }], cancelled: false };
  if (hostname === "gone.example") return { captures: [], failed: [{ file: url, code: "http_status", message: "The server answered 404: there is no such page. Nothing was kept." }], cancelled: false };
  return capture(world, { name: `Page at ${hostname}`, mediaType: "text/html", kind: "page", how: "url", address: url, finalAddress: url }, "The gate log was not public.\nIt is now.");
}

export function archiveState(world: World): t.ArchiveState {
  const number = (state: string) => world.files.filter((one) => one.view.state === state).length;
  const problems = world.files.filter((one) => ["damaged", "missing", "removed"].includes(one.view.state));
  return {
    files: world.files.length,
    sizeBytes: world.files.reduce((sum, one) => sum + one.view.sizeBytes, 0),
    fine: number("fine"),
    damaged: number("damaged"),
    missing: number("missing"),
    removed: number("removed"),
    unchecked: number("unchecked"),
    running: false,
    lastMs: world.verifiedMs,
    problems: problems.map(({ view }) => ({ sha256: view.sha256, name: view.name, state: view.state, cases: [world.about.title] })),
  };
}

export function eraseFile(world: World, sha256: string, reason: string): void {
  const one = found(world, sha256);
  one.parts = [];
  Object.assign(one.view, { state: "removed", copyState: "missing" });
  one.view.custody = [...one.view.custody, { atMs: Date.now(), by: "Mira Lund", what: `Erased: ${reason}` }];
}
