/**
 * Half-typed fields of a form that belongs to no claim: a case, an article, a source. They come back when the
 * form is shown again, also after the window was closed.
 */
import { DESK, drafts } from "./drafts";
import { preferences } from "./preferences.svelte";
import { saving } from "./saving.svelte";

export class FormDraft<K extends string> {
  /** `key` names the form and what it is about, such as `article:ID`. */
  constructor(
    readonly key: string,
    readonly names: readonly K[],
  ) {}

  /** The fields that were typed and not saved. */
  read(): Partial<Record<K, string>> {
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
    const typed = Object.fromEntries(this.names.flatMap((name) => (fields[name] === undefined ? [] : [[name, fields[name]]])));
    drafts.keep(DESK, this.key, Object.keys(typed).length === 0 ? "" : JSON.stringify(typed));
  }

  /** Removes the draft: its text has become part of the case. */
  drop(): Promise<void> {
    saving.refused.delete(this.key);
    return drafts.drop(DESK, this.key);
  }
}
