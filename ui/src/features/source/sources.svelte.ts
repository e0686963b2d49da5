/** The sources of this desk: which are shown, and the one at hand with what stays on this laptop. */
import { onChanges } from "$lib/changes";
import { copiesList, originGroupList, sourceAdd, sourceEdit, sourceList, sourceShow } from "$lib/generated/commands";
import type { OriginGroup, SourceDetail, SourceEdit, SourceView, CopyGroup } from "$lib/generated/types";
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
  originGroup: string;
  wikidata: string;
  contact: string;
  privateNotes: string;
  realName: string;
}

/** The fields that stay in the vault: no draft of them is written to the disk. */
export const VAULT = ["contact", "privateNotes", "realName"] as const;

const NO_CHANGE: Omit<SourceEdit, "sourceId"> = {
  name: null,
  what: null,
  kind: null,
  reliability: null,
  interests: null,
  url: null,
  originGroup: null,
  wikidata: null,
  contact: null,
  privateNotes: null,
  confidential: null,
  realName: null,
};

/** Whether a text names a Wikidata item; an empty one names none and is fine. */
export const isWikidata = (text: string): boolean => text.trim() === "" || /^Q[1-9]\d*$/.test(text.trim());

export class Sources {
  all = $state.raw<SourceView[] | null>(null);
  groups = $state.raw<OriginGroup[]>([]);
  /** Texts of the open case that seem to come from one wire copy. */
  copies = $state.raw<CopyGroup[]>([]);
  query = $state("");
  kind = $state("");
  reliability = $state("");
  at = $state<string | null>(null);
  /** The source at hand with contact, notes and uses; none until it has come. */
  detail = $state.raw<SourceDetail | null>(null);
  readonly portion = new Portion();
  readonly shown = $derived(
    this.all?.filter(
      (source) =>
        textOf(source).includes(this.query.trim().toLocaleLowerCase()) &&
        (this.kind === "" || source.kind === this.kind) &&
        (this.reliability === "" || (source.reliability ?? "none") === this.reliability),
    ) ?? [],
  );
  readonly current = $derived(this.shown.find((source) => source.id === this.at) ?? this.shown[0]);
  readonly drawn = $derived(this.portion.of(this.shown, this.shown.findIndex((source) => source.id === this.at)));
  readonly filtered = $derived(this.query.trim() !== "" || this.kind !== "" || this.reliability !== "");
  #stop: () => void;
  #asked = 0;

  constructor(readonly caseId: string) {
    this.#stop = onChanges((nouns) => {
      if (["source", "evidence", "case", "article", "capture"].some((noun) => nouns.has(noun))) void this.load();
    });
  }

  close(): void {
    this.#stop();
  }

  async load(): Promise<void> {
    const [listed, groups, copies] = await Promise.all([read(sourceList), read(originGroupList), read(() => copiesList({ caseId: this.caseId }))]);
    this.all = listed?.sources ?? this.all;
    this.groups = groups?.groups ?? this.groups;
    this.copies = copies?.groups ?? this.copies;
    if (this.current) await this.show(this.current.id);
  }

  /** Loads what stays on this laptop about one source. */
  async show(id: string): Promise<void> {
    const asked = ++this.#asked;
    if (this.detail?.source.id !== id) this.detail = null;
    const detail = await read(() => sourceShow({ id }));
    if (detail && asked === this.#asked) this.detail = detail;
  }

  /** Shows every source again. */
  clear(): void {
    this.query = this.kind = this.reliability = "";
  }

  /** Moves over the sources that are shown. */
  move(by: 1 | -1): void {
    const index = this.shown.findIndex((source) => source.id === this.current?.id);
    const to = Math.min(this.shown.length - 1, Math.max(0, index + by));
    this.portion.reach(to);
    this.at = this.shown[to]?.id ?? null;
  }

  /** Adds a source and shows it. */
  async add(fields: SourceFields, confidential: boolean): Promise<string | undefined> {
    const { name, what, kind } = fields;
    const done = await write(() =>
      sourceAdd({
        name: name.trim(),
        what,
        kind,
        reliability: fields.reliability || null,
        interests: orNull(fields.interests),
        url: orNull(fields.url),
        originGroup: orNull(fields.originGroup),
        wikidata: orNull(fields.wikidata),
        contact: orNull(fields.contact),
        privateNotes: orNull(fields.privateNotes),
        confidential,
        realName: confidential ? orNull(fields.realName) : null,
      }),
    );
    if (!done) return undefined;
    this.clear();
    this.at = done.id;
    await this.load();
    return done.label;
  }

  /** Changes fields of a source; `about` names typed text that must not be lost when it is refused. */
  async edit(sourceId: string, fields: Partial<SourceFields>, about?: string): Promise<boolean> {
    const done = await write(() => sourceEdit({ sourceId, ...NO_CHANGE, ...fields }), about);
    if (done) await this.load();
    return done !== undefined;
  }

  /** Puts the sources of texts that copy each other into one origin group. Returns how many. */
  async sameOrigin(group: CopyGroup, name: string): Promise<number> {
    const known = this.sourcesOf(group).filter((source) => source.originGroup !== name);
    let count = 0;
    for (const source of known) if (await write(() => sourceEdit({ sourceId: source.id, ...NO_CHANGE, originGroup: name }))) count += 1;
    await this.load();
    return count;
  }

  /** The sources that the texts of a group belong to: by the name of the outlet, or of the text itself. */
  sourcesOf(group: CopyGroup): SourceView[] {
    const names = new Set(group.members.flatMap((one) => [one.outlet, one.title]).flatMap((name) => (name ? [name.trim().toLocaleLowerCase()] : [])));
    return this.all?.filter((source) => names.has(source.name.trim().toLocaleLowerCase())) ?? [];
  }
}

const orNull = (text: string): string | null => text.trim() || null;
const textOf = (source: SourceView): string =>
  `${source.name} ${source.interests ?? ""} ${source.url ?? ""} ${source.originGroup ?? ""}`.toLocaleLowerCase();
