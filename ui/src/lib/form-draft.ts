/**
 * Half-typed fields of a form that belongs to no claim: a case, an article, a source. They come back when the
 * form is shown again, also after the window was closed.
 */
import { DESK, drafts } from "./drafts";
import { preferences } from "./preferences.svelte";
import { saving } from "./saving.svelte";

/** What was typed into fields of the vault, by form: in memory only, for as long as the window is open. */
const secrets = new Map<string, Record<string, string>>();

export class FormDraft<K extends string> {
  /**
   * `key` names the form and what it is about, such as `article:ID`. The fields in `secret` belong to the vault:
   * they come back while the window is open and are never kept as a draft on the disk.
   */
  constructor(
    readonly key: string,
    readonly names: readonly K[],
    readonly secret: readonly K[] = [],
  ) {}

  /** The fields that were typed and not saved. */
  read(): Partial<Record<K, string>> {
    return { ...this.#kept(), ...(secrets.get(this.key) as Partial<Record<K, string>> | undefined) };
  }

  #kept(): Partial<Record<K, string>> {
    const text = drafts.readOfDesk(this.key, preferences.settings?.others ?? []);
    if (text === "") return {};
    try {
      const stored: unknown = JSON.parse(text);
      if (typeof stored !== "object" || stored === null) return {};
      const known = Object.entries(stored).filter(([name, value]) => this.names.includes(name as K) && typeof value === "string");
      return Object.fromEntries(known) as Partial<Record<K, string>>;
    } catch {
      // Only this program writes here; what cannot be read is not the person's text.
      return {};
    }
  }

  /** Keeps what is typed now; no fields remove the draft. */
  keep(fields: Partial<Record<K, string>>): void {
    const of = (names: readonly K[]): Record<string, string> =>
      Object.fromEntries(names.flatMap((name) => (fields[name] === undefined ? [] : [[name, fields[name]]])));
    secrets.set(this.key, of(this.secret));
    const typed = of(this.names);
    drafts.keep(DESK, this.key, Object.keys(typed).length === 0 ? "" : JSON.stringify(typed));
  }

  /** Removes the draft: its text has become part of the case. */
  drop(): Promise<void> {
    saving.refused.delete(this.key);
    secrets.delete(this.key);
    return drafts.drop(DESK, this.key);
  }
}
