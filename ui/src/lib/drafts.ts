/**
 * Half-typed text on its way to the disk. A draft is written at most 300 ms after the last key, and at once
 * when the field loses focus, the section changes or the window closes. What could not be written stays here
 * and is tried again with the next key.
 */
import { draftSave, settingsSet } from "./generated/commands";
import type { Draft, Setting } from "./generated/types";
import { saving } from "./saving.svelte";

/** Longest wait between a key and the write, in milliseconds. */
export const DRAFT_DELAY_MS = 250;

/** In the place of a case: the draft belongs to the desk, which keeps it with its settings. */
export const DESK = "";
const DESK_PREFIX = "draft:";

/** Keeps drafts of one window. */
export class Drafts {
  #waiting = new Map<string, Draft>();
  #latest = new Map<string, string>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #writing: Promise<void> = Promise.resolve();
  /** Grows when another reviewer sits down: what one has half-typed is not shown to the next. */
  sitting = 0;

  /** Takes the present text of a field; an empty text removes the draft. */
  keep(caseId: string, key: string, text: string): void {
    this.#take({ caseId, key, text });
    // The clock is not started anew by each key: who types without a pause is saved all the same.
    this.#timer ??= setTimeout(() => void this.flush(), DRAFT_DELAY_MS);
  }

  /**
   * Writes everything and forgets it: what the next reviewer has typed comes from the desk. False when something
   * could not be written: it would be kept under the name of the next one.
   */
  async changeReviewer(): Promise<boolean> {
    if (!(await this.flush())) return false;
    for (const key of [...this.#latest.keys()]) if (!key.startsWith(`${DESK} `)) this.#latest.delete(key);
    this.sitting += 1;
    return true;
  }

  /** Removes a draft: its text has become part of the case. Waits for a write that is under way. */
  async drop(caseId: string, key: string): Promise<void> {
    this.#take({ caseId, key, text: "" });
    await this.flush();
  }

  /** The draft as this window knows it, else as it was stored when the claim was loaded; empty for none. */
  read(caseId: string, key: string, stored: readonly Draft[]): string {
    return this.#latest.get(`${caseId} ${key}`) ?? stored.find((draft) => draft.key === key)?.text ?? "";
  }

  /** The draft of the desk as this window knows it, else as the settings hold it; empty for none. */
  readOfDesk(key: string, settings: readonly Setting[]): string {
    const stored = settings.find((one) => one.key === DESK_PREFIX + key)?.value ?? "";
    return this.#latest.get(`${DESK} ${key}`) ?? stored;
  }

  /** Writes everything now. Resolves to whether all of it is on the disk. */
  async flush(): Promise<boolean> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    // One after the other: two writes of one draft must not overtake each other.
    this.#writing = this.#writing.then(() => this.#writeAll());
    await this.#writing;
    return this.#waiting.size === 0;
  }

  #take(draft: Draft): void {
    this.#waiting.set(`${draft.caseId} ${draft.key}`, draft);
    this.#latest.set(`${draft.caseId} ${draft.key}`, draft.text);
  }

  async #writeAll(): Promise<void> {
    for (const [id, draft] of [...this.#waiting]) {
      try {
        await saving.save(() => store(draft));
        // Newer text may have arrived while this was written; it stays waiting.
        if (this.#waiting.get(id) === draft) this.#waiting.delete(id);
      } catch {
        // The status bar says that it is not saved; the text stays here and in its field.
      }
    }
  }
}

function store({ caseId, key, text }: Draft): Promise<unknown> {
  return caseId === DESK ? settingsSet({ key: DESK_PREFIX + key, value: text }) : draftSave({ caseId, key, text });
}

/** The drafts of this window. */
export const drafts = new Drafts();
