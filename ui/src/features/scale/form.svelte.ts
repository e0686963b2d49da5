/** A version of a rating scale that is being written. */
import { FormFields } from "$lib/form-fields.svelte";
import { scaleDefine } from "$lib/generated/commands";
import type { Changed, RatingValueView, ScaleDefine, ScaleDetail, Sign } from "$lib/generated/types";
import { m } from "$lib/messages";
import { write } from "$lib/saving.svelte";

export const COLOURS = ["good", "fairly-good", "middle", "fairly-bad", "bad", "worst", "neutral"] as const;
export const ROLLUPS = ["none", "worst", "mixed_when_parts_differ"] as const;
const MOST_VALUES = 20;

const SIGNS: Record<string, Sign> = { good: "true", "fairly-good": "mostly-true", middle: "mixed", "fairly-bad": "mostly-false", bad: "false", worst: "false", neutral: "unproven" };

/** The sign by which a value of a colour is known in the walk, in lists and in the review. */
export const signOf = (colour: string): Sign => SIGNS[colour] ?? "rated";

/** A value as its row holds it; one without a name was added here and can be taken out again. */
export type ValueRow = Omit<RatingValueView, "numeric" | "order"> & { numeric: string };

/** What is typed, as it is kept in a draft. */
export interface ScaleFields {
  name: string;
  language: string;
  rollup: string;
  values: ValueRow[];
}

/** A stable name for a new value, from its label. */
export function valueName(label: string, taken: readonly string[]): string {
  const plain = label.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^a-z0-9]+/gu, "-").replace(/^-+|-+$/gu, "").slice(0, 32) || "value";
  let name = plain;
  for (let number = 2; taken.includes(name); number++) name = `${plain}-${number}`;
  return name;
}

const plain = (name: string): string => name.trim().toLocaleLowerCase();

/** Whether one of these names is the same to a reader. */
export const isTaken = (name: string, names: readonly string[]): boolean => names.some((one) => plain(one) === plain(name));

/** A name for a copy that no scale has yet. */
export function copyName(name: string, names: readonly string[]): string {
  let copy = m.scales.copy(name, 1);
  for (let number = 2; isTaken(copy, names); number++) copy = m.scales.copy(name, number);
  return copy;
}

/** Why the fields are no scale, in a sentence; none when they are one. */
export function wrong({ name, values }: ScaleFields): string | null {
  if (name.trim() === "") return m.scales.needsName;
  if (values.length > MOST_VALUES) return m.scales.tooMany;
  const used = values.filter((one) => !one.retired);
  if (values.length > 0 && used.length < 2) return m.scales.needsTwo;
  for (const [index, one] of values.entries()) {
    const called = one.label.trim() || m.scales.value(index + 1);
    if (one.label.trim() === "" || one.definition.trim() === "") return m.scales.needsWords(called);
    const glyph = [...one.glyph.trim()].length;
    if (glyph < 1 || glyph > 2) return m.scales.needsGlyph(called);
    if (one.numeric.trim() !== "" && !/^[1-9]\d{0,3}$/u.test(one.numeric.trim())) return m.scales.badNumber(called);
  }
  const glyph = twice(used.map((one) => one.glyph.trim()));
  if (glyph !== undefined) return m.scales.twiceGlyph(glyph);
  const number = twice(values.map((one) => one.numeric.trim()).filter(Boolean));
  return number === undefined ? null : m.scales.twiceNumber(number);
}

const twice = (list: readonly string[]): string | undefined => list.find((one, index) => list.indexOf(one) !== index);

export class ScaleForm {
  fields = $state<ScaleFields>({ name: "", language: "", rollup: "none", values: [] });
  /** Language whose labels are shown; empty for the scale's own. */
  shown = $state("");
  readonly wrong = $derived.by(() => this.nameTaken ?? wrong(this.fields));
  /** Why the name will not do beside those of the other scales; none when it will. A name that the scale has already may stay. */
  readonly nameTaken = $derived.by(() => {
    const kept = !this.scale.builtIn && plain(this.fields.name) === plain(this.scale.versions.at(-1)?.name ?? "");
    return !kept && isTaken(this.fields.name, this.names) ? m.scales.nameTaken(this.fields.name.trim()) : null;
  });
  readonly languages = $derived([...new Set(this.fields.values.flatMap((one) => Object.keys(one.labels)))].sort());
  readonly draft: FormFields<"json">;

  /** `names` are those of all scales of the desk. */
  constructor(
    readonly scale: ScaleDetail,
    readonly names: readonly string[] = [],
  ) {
    this.draft = new FormFields(`scale:${scale.id}:${scale.versions.length}`, { json: "" });
    this.#start();
  }

  #start(): void {
    const last = this.scale.versions.at(-1);
    const start: ScaleFields = {
      name: this.scale.builtIn ? copyName(last?.name ?? "", this.names) : (last?.name ?? ""),
      language: last?.language ?? "",
      rollup: last?.rollup ?? "none",
      values: (last?.values ?? []).map(({ order: _order, numeric, ...one }) => ({ ...one, numeric: numeric === null ? "" : String(numeric) })),
    };
    this.fields = this.#kept() ?? start;
  }

  #kept(): ScaleFields | null {
    try {
      // Only this form writes here; what cannot be read is not the person's text.
      return this.draft.values.json ? (JSON.parse(this.draft.values.json) as ScaleFields) : null;
    } catch {
      return null;
    }
  }

  /** Hears that something was typed. */
  keep(): void {
    this.draft.values.json = JSON.stringify(this.fields);
  }

  /** Starts over from the version in use. */
  forget(): void {
    this.draft.forget();
    this.shown = "";
    this.#start();
  }

  /** Label or definition of a value in the language shown. */
  words(row: ValueRow, part: "label" | "definition"): string {
    return this.shown === "" ? row[part] : (row.labels[this.shown]?.[part] ?? "");
  }

  setWords(row: ValueRow, part: "label" | "definition", text: string): void {
    if (this.shown === "") row[part] = text;
    else row.labels = { ...row.labels, [this.shown]: { label: "", definition: "", ...row.labels[this.shown], [part]: text } };
    this.keep();
  }

  add(): void {
    this.fields.values.push({ value: "", label: "", definition: "", glyph: "", colour: "neutral", numeric: "", retired: false, labels: {} });
    this.keep();
  }

  /** Takes out a value that no version has. */
  remove(index: number): void {
    if (this.fields.values[index]?.value === "") this.fields.values.splice(index, 1);
    this.keep();
  }

  /** Moves a value one place up (-1) or down (1). */
  move(index: number, by: 1 | -1): void {
    const [row] = this.fields.values.slice(index, index + 1);
    if (!row || index + by < 0 || index + by >= this.fields.values.length) return;
    this.fields.values.splice(index, 1);
    this.fields.values.splice(index + by, 0, row);
    this.keep();
  }

  /** The version as the desk takes it. A language without a label is left out. */
  input(): ScaleDefine {
    const taken = this.fields.values.map((one) => one.value).filter(Boolean);
    const values = this.fields.values.map((row, index): RatingValueView => {
      const value = row.value || valueName(row.label, taken);
      taken.push(value);
      const labels = Object.fromEntries(Object.entries(row.labels).filter(([, one]) => one.label.trim() !== ""));
      const numeric = row.numeric.trim() === "" ? null : Number(row.numeric);
      return { value, label: row.label.trim(), definition: row.definition.trim().replace(/\s*\n\s*/gu, " "), glyph: row.glyph.trim(), colour: row.colour, order: index + 1, numeric, retired: row.retired, labels: $state.snapshot(labels) };
    });
    const { name, language, rollup } = this.fields;
    return { scaleId: this.scale.builtIn ? null : this.scale.id, name: name.trim(), language: language.trim(), rollup, values };
  }

  /** Writes the version. None when it was refused: everything typed stays. */
  async save(): Promise<Changed | undefined> {
    const done = await write(() => scaleDefine(this.input()), this.draft.key);
    if (done) await this.draft.drop();
    return done;
  }
}
