/** The sources of this desk: which are shown, and the one at hand. */
import { onChanges } from "$lib/changes";
import { sourceAdd, sourceEdit, sourceList } from "$lib/generated/commands";
import type { SourceView } from "$lib/generated/types";
import { Portion } from "$lib/portion.svelte";
import { read, write } from "$lib/saving.svelte";

/** Fields of a source as text. */
export interface SourceFields {
  name: string;
  what: string;
  kind: string;
  reliability: string;
  interests: string;
  url: string;
}

/** Fields that this page does not ask for. */
const UNKNOWN = { confidential: null, originGroup: null, wikidata: null, realName: null, contact: null, privateNotes: null };

export class Sources {
  all = $state.raw<SourceView[] | null>(null);
  query = $state("");
  at = $state<string | null>(null);
  readonly portion = new Portion();
  readonly shown = $derived(this.all?.filter((source) => textOf(source).includes(this.query.trim().toLocaleLowerCase())) ?? []);
  readonly current = $derived(this.shown.find((source) => source.id === this.at) ?? this.shown[0]);
  readonly drawn = $derived(this.portion.of(this.shown, this.shown.findIndex((source) => source.id === this.at)));
  #stop: () => void;

  constructor() {
    this.#stop = onChanges((nouns) => {
      if (nouns.has("source") || nouns.has("evidence") || nouns.has("case")) void this.load();
    });
  }

  close(): void {
    this.#stop();
  }

  async load(): Promise<void> {
    this.all = (await read(sourceList))?.sources ?? this.all;
  }

  /** Moves over the sources that are shown. */
  move(by: 1 | -1): void {
    const index = this.shown.findIndex((source) => source.id === this.current?.id);
    const to = Math.min(this.shown.length - 1, Math.max(0, index + by));
    this.portion.reach(to);
    this.at = this.shown[to]?.id ?? null;
  }

  /** Adds a source and shows it. */
  async add(fields: SourceFields): Promise<string | undefined> {
    const { name, what, kind } = fields;
    const done = await write(() =>
      sourceAdd({
        ...UNKNOWN,
        name: name.trim(),
        what,
        kind,
        reliability: fields.reliability || null,
        interests: fields.interests.trim() || null,
        url: fields.url.trim() || null,
      }),
    );
    if (!done) return undefined;
    await this.load();
    this.at = done.id;
    return done.label;
  }

  /** Changes fields of a source; `about` names typed text that must not be lost when it is refused. */
  async edit(sourceId: string, fields: Partial<SourceFields>, about?: string): Promise<boolean> {
    const none = { name: null, what: null, kind: null, reliability: null, interests: null, url: null };
    const done = await write(() => sourceEdit({ sourceId, ...UNKNOWN, ...none, ...fields }), about);
    if (done) await this.load();
    return done !== undefined;
  }
}

const textOf = (source: SourceView): string => `${source.name} ${source.interests ?? ""} ${source.url ?? ""}`.toLocaleLowerCase();
