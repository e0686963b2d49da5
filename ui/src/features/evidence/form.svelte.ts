/** The form for a piece of evidence. What is typed is a draft of the claim until it is added. */
import { drafts } from "$lib/drafts";
import { evidenceAdd, evidenceEdit } from "$lib/generated/commands";
import type { CaptureView, Changed, ClaimDetail, EvidenceView, SourceView } from "$lib/generated/types";
import { asciiHost } from "$lib/links.svelte";
import { m } from "$lib/messages";
import { saving, write } from "$lib/saving.svelte";
import { dayText, isDate } from "$lib/time";
import { LiveProof } from "./live-proof.svelte";

const EMPTY = {
  quote: "",
  stance: "",
  sourceName: "",
  sourceKind: "secondary",
  locator: "",
  url: "",
  published: "",
  accessed: "",
  credibility: "",
  language: "",
  translation: "",
  translator: "",
  note: "",
  sha256: "",
};

/** What the form holds, as text. */
export type EvidenceFields = typeof EMPTY;

export class EvidenceForm {
  fields = $state<EvidenceFields>({ ...EMPTY });
  /** Whether the form opened with what had been typed before. */
  restored = $state(false);
  /** A quote that was typed before another one was brought from a file. */
  replaced = $state<string | null>(null);
  /** Fields that are wrong, with the sentence that says why. */
  errors = $state<Partial<Record<keyof EvidenceFields, string>>>({});
  /** Whether the quote is found in the captured file. */
  readonly proof: LiveProof;
  readonly known: SourceView | undefined = $derived.by(() =>
    this.sources.find((source) => same(source.name, this.fields.sourceName)),
  );
  /** The place that the proof filled in: it may be replaced by a better one, what a person typed may not. */
  #filled = "";

  constructor(
    readonly claim: ClaimDetail,
    readonly sources: readonly SourceView[],
    readonly editing: EvidenceView | null,
  ) {
    const draft = this.#draft();
    this.restored = Object.keys(draft).length > 0;
    this.fields = { ...this.#start(), ...draft };
    this.proof = new LiveProof(claim.caseId, (proof) => this.#fillLocator(proof.locator));
    this.#prove();
  }

  /** Hears a change of a field. */
  set<K extends keyof EvidenceFields>(field: K, value: EvidenceFields[K]): void {
    // A place in one file is none in another.
    if (field === "sha256" && value !== "" && value !== this.fields.sha256 && this.#filled !== "" && this.fields.locator === this.#filled) {
      this.fields.locator = this.#filled = "";
    }
    this.fields[field] = value;
    delete this.errors[field];
    drafts.keep(this.claim.caseId, this.#key(), this.#isUntouched() ? "" : JSON.stringify(this.fields));
    if (field === "quote" || field === "sha256") this.#prove();
  }

  /** Takes a captured file, with what is known from capturing it; what was typed stays. */
  take(capture: CaptureView): void {
    this.set("sha256", capture.sha256);
    const address = capture.finalAddress ?? capture.address;
    if (address && asciiHost(address) && this.fields.url.trim() === "") this.set("url", address);
    if (this.fields.accessed.trim() === "") this.set("accessed", dayText(capture.capturedMs));
  }

  /** Starts from words chosen in a captured file. A quote typed before can be brought back. */
  bring(words: { quote: string; locator: string | null; capture: CaptureView }): void {
    const before = this.fields.quote.trim();
    this.replaced = before !== "" && before !== words.quote ? before : null;
    this.set("quote", words.quote);
    this.take(words.capture);
    if (words.locator) this.set("locator", (this.#filled = words.locator));
  }

  /** Brings back the quote that was typed before. */
  bringBack(): void {
    const before = this.replaced;
    this.replaced = null;
    if (before !== null) this.set("quote", before);
  }

  /** Takes the words of the file in the place of the quote. */
  useFile(): void {
    const proof = this.proof.result;
    if (!proof?.passage) return;
    this.set("quote", proof.passage.text);
    this.#fillLocator(proof.locator);
  }

  /** Shows what was there before anything was typed. */
  forget(): void {
    this.fields = this.#start();
    this.errors = {};
    this.restored = false;
    this.replaced = null;
    saving.refused.delete(this.#key());
    void drafts.drop(this.claim.caseId, this.#key());
    this.#prove();
  }

  /** Stops looking. */
  close(): void {
    this.proof.close();
  }

  /** Saves. Returns what was done; none when something is missing or it failed, and the text stays. */
  async save(): Promise<Changed | undefined> {
    this.errors = this.#check();
    if (Object.keys(this.errors).length > 0) return undefined;
    const done = await write(() => (this.editing ? this.#edit(this.editing) : this.#add()), this.#key());
    if (done) await drafts.drop(this.claim.caseId, this.#key());
    return done;
  }

  #prove(): void {
    this.proof.ask(this.fields.sha256, this.fields.quote);
  }

  #fillLocator(locator: string | null): void {
    const typed = this.fields.locator.trim();
    if (!locator) return;
    // What a form that was left had filled in is known again by being the same place.
    if (typed === locator) this.#filled = locator;
    if (typed === locator || (typed !== "" && typed !== this.#filled)) return;
    this.#filled = locator;
    this.set("locator", locator);
  }

  #check(): Partial<Record<keyof EvidenceFields, string>> {
    const { quote, stance, sourceName, url, published, accessed, language } = this.fields;
    const badDate = (date: string) => date.trim() !== "" && !isDate(date.trim());
    return {
      ...(quote.trim() ? {} : { quote: m.evidence.needsQuote }),
      ...(stance ? {} : { stance: m.evidence.needsStance }),
      ...(sourceName.trim() ? {} : { sourceName: m.evidence.needsSource }),
      ...(badDate(published) ? { published: m.common.badDate } : {}),
      ...(badDate(accessed) ? { accessed: m.common.badDate } : {}),
      ...(isLanguage(language) ? {} : { language: m.evidence.badLanguage }),
      ...(url.trim() === "" || asciiHost(url.trim()) ? {} : { url: m.evidence.badUrl }),
    };
  }

  #add(): Promise<Changed> {
    const f = this.fields;
    return evidenceAdd({
      caseId: this.claim.caseId,
      claimId: this.claim.card.id,
      sourceId: this.known?.id ?? null,
      sourceName: this.known ? null : f.sourceName.trim(),
      sourceKind: this.known ? null : f.sourceKind,
      quote: f.quote.trim(),
      stance: f.stance,
      locator: orNull(f.locator),
      url: orNull(f.url),
      published: orNull(f.published),
      note: orNull(f.note),
      sha256: orNull(f.sha256),
      credibility: f.credibility === "" ? null : Number(f.credibility),
      accessed: orNull(f.accessed),
      language: orNull(f.language),
      translation: orNull(f.translation),
      translator: orNull(f.translator),
    });
  }

  #edit(evidence: EvidenceView): Promise<Changed> {
    const { quote, stance, locator, url, published, note, sha256, accessed, language, translation, translator } = this.fields;
    const input = { quote: quote.trim(), stance, locator, url: url.trim(), published, note, sha256, accessed, language: language.trim(), translation, translator };
    // 0 takes the grade away, as an empty text does elsewhere.
    const credibility = Number(this.fields.credibility || "0");
    return evidenceEdit({ caseId: this.claim.caseId, evidenceId: evidence.id, ...input, credibility });
  }

  #start(): EvidenceFields {
    return this.editing ? fromEvidence(this.editing) : { ...EMPTY };
  }

  /** Whether there is nothing that a draft would have to keep. */
  #isUntouched(): boolean {
    const start = this.#start();
    return Object.entries(this.fields).every(([key, text]) =>
      this.editing ? text === start[key as keyof EvidenceFields] : key === "sourceKind" || text.trim() === "",
    );
  }

  /** Ends with the claim, by which its drafts are found. */
  #key(): string {
    return this.editing ? `evidence:${this.editing.id}:${this.claim.card.id}` : `evidence:${this.claim.card.id}`;
  }

  #draft(): Partial<EvidenceFields> {
    const text = drafts.read(this.claim.caseId, this.#key(), this.claim.drafts);
    return text ? parseFields(text) : {};
  }
}

/** Reads a stored draft; text that is no form is kept as the quote rather than lost. */
export function parseFields(text: string): Partial<EvidenceFields> {
  try {
    const stored: unknown = JSON.parse(text);
    if (typeof stored !== "object" || stored === null) return { quote: text };
    const known = Object.entries(stored).filter(([key, value]) => key in EMPTY && typeof value === "string");
    return Object.fromEntries(known) as Partial<EvidenceFields>;
  } catch {
    return { quote: text };
  }
}

function fromEvidence(evidence: EvidenceView): EvidenceFields {
  return {
    quote: evidence.quote,
    stance: evidence.stance,
    sourceName: evidence.sourceName,
    sourceKind: evidence.sourceKind,
    locator: evidence.locator ?? "",
    url: evidence.url ?? "",
    published: evidence.published ?? "",
    accessed: evidence.accessed ?? "",
    credibility: evidence.credibility === null ? "" : String(evidence.credibility),
    language: evidence.language ?? "",
    translation: evidence.translation ?? "",
    translator: evidence.translator ?? "",
    note: evidence.note ?? "",
    sha256: evidence.sha256 ?? "",
  };
}

const orNull = (text: string): string | null => text.trim() || null;
const same = (a: string, b: string): boolean => a.trim().toLocaleLowerCase() === b.trim().toLocaleLowerCase();
const isLanguage = (text: string): boolean => text.trim() === "" || /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/.test(text.trim());
