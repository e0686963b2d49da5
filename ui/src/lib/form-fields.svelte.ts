/** The fields of a small dialog, kept as a draft while they are typed: closing it by mistake loses nothing. */
import { FormDraft } from "./form-draft";

export class FormFields<K extends string> {
  /** What the fields show. */
  readonly values: Record<K, string>;
  /** Whether the dialog opened with what had been typed before. */
  restored = $state(false);
  #typed = $state<Partial<Record<K, string>>>({});
  readonly #draft: FormDraft<K>;

  /** `key` names the dialog and what it is about; `start` is what the fields show when nothing was typed. */
  constructor(
    readonly key: string,
    readonly start: Readonly<Record<K, string>>,
  ) {
    const names = Object.keys(start) as K[];
    this.#draft = new FormDraft(key, names);
    this.#typed = this.#draft.read();
    this.restored = Object.keys(this.#typed).length > 0;
    this.values = Object.defineProperties({}, Object.fromEntries(names.map((name) => [name, this.#property(name)]))) as Record<K, string>;
  }

  /** Shows what was there before anything was typed. */
  forget(): void {
    this.#typed = {};
    this.restored = false;
    void this.drop();
  }

  /** Removes the draft: what was typed has become part of the case. */
  drop(): Promise<void> {
    return this.#draft.drop();
  }

  /** Read and written by its name, so that a field can be bound to it. */
  #property(name: K): PropertyDescriptor {
    return {
      enumerable: true,
      get: () => this.#typed[name] ?? this.start[name],
      set: (value: string) => {
        if (value === this.start[name]) delete this.#typed[name];
        else this.#typed[name] = value;
        this.#draft.keep(this.#typed);
      },
    };
  }
}
