/** Takes keys to the handlers of the place where the person is. */
import { signed } from "../signed.svelte";
import { ariaChord, chordOf, hasOwnEnter, isTextField } from "./chord";
import { BINDINGS, type Binding, changesCase, keymap, type Scope } from "./table";

/** Does the work of an action; `false` leaves the key to the page. */
export type Handler = (event: KeyboardEvent) => void | boolean | Promise<unknown>;

class Keys {
  /** Where the person is. */
  scope = $state<Scope>("desk");
  readonly #map = $derived(keymap(this.scope));
  #handlers = new Map<string, Handler[]>();
  #paused = 0;
  /** Keys that are down. */
  #down = new Set<string>();
  /** The press at hand when its key was down before: one that opened this screen is not meant for it. */
  #held: KeyboardEvent | null = null;

  /** Registers handlers by action until the returned function is called; the latest one is asked first. */
  on(handlers: Record<string, Handler>): () => void {
    for (const [action, handler] of Object.entries(handlers)) {
      if (!BINDINGS.some((binding) => binding.action === action)) throw new Error(`BUG: no key for ${action}`);
      this.#handlers.set(action, [handler, ...(this.#handlers.get(action) ?? [])]);
    }
    return () => {
      for (const [action, handler] of Object.entries(handlers)) {
        this.#handlers.set(action, this.#handlers.get(action)?.filter((one) => one !== handler) ?? []);
      }
    };
  }

  /** Leaves all keys to a dialog until the returned function is called. */
  pause(): () => void {
    this.#paused += 1;
    return () => (this.#paused -= 1);
  }

  /** Runs an action as its key would. Returns whether somebody took it. */
  run(action: string, event: KeyboardEvent = new KeyboardEvent("keydown")): boolean {
    const handlers = this.#handlers.get(action) ?? [];
    if (handlers.length > 0 && changesCase(action) && signed.stops()) return true;
    return handlers.some((handler) => handler(event) !== false);
  }

  /** Whether an action has a key here and somebody to do it. */
  available(action: string): boolean {
    if (changesCase(action) && signed.closed) return false;
    const bound = [...this.#map.values()].some((binding) => binding.action === action);
    return bound && (this.#handlers.get(action)?.length ?? 0) > 0;
  }

  /** Hears that a key goes down, before anything on the page does. */
  down(event: KeyboardEvent): void {
    // Some web views do not mark the presses that a held key makes.
    this.#held = event.repeat || this.#down.has(event.code) ? event : null;
    // With the command key down, macOS never tells that the other key came up.
    if (event.code !== "" && !event.metaKey) this.#down.add(event.code);
  }

  /** Hears that a key comes up. */
  up(event: KeyboardEvent): void {
    this.#down.delete(event.code);
  }

  /** Forgets which keys are down: the window does not hear them come up elsewhere. */
  rest(): void {
    this.#down.clear();
  }

  /** What a press means in a dialog that has keys of its own; nothing for a key of a field, or one that is still held. */
  meaning(event: KeyboardEvent, scope: Scope): string | undefined {
    const chord = event.defaultPrevented ? null : chordOf(event);
    const binding = chord ? keymap(scope).get(chord) : undefined;
    if (!binding || !chord || rests(binding, chord, event.target)) return undefined;
    if (this.#held === event && !binding.repeats) return undefined;
    if (!binding.writes || !signed.stops()) return binding.action;
    event.preventDefault();
    return undefined;
  }

  /** Hears a key of the page. */
  press(event: KeyboardEvent): void {
    if (this.#paused > 0 || event.defaultPrevented) return;
    const chord = chordOf(event);
    const binding = chord ? this.#map.get(chord) : undefined;
    if (!binding || !chord || rests(binding, chord, event.target)) return;
    if (this.#held === event && !binding.repeats) event.preventDefault();
    else if (this.run(binding.action, event)) event.preventDefault();
  }
}

function rests(binding: Binding, chord: string, target: EventTarget | null): boolean {
  if (chord === "Enter" && hasOwnEnter(target)) return true;
  if (!isTextField(target)) return false;
  const single = !chord.startsWith("Ctrl+");
  return single ? !binding.inField : binding.restsInField === true;
}

/** The keys of this window. */
export const keys = new Keys();

/** First chord of an action, to show on its control. */
export function chordFor(action: string): string {
  const chord = BINDINGS.find((binding) => binding.action === action)?.keys[0];
  if (!chord) throw new Error(`BUG: no key for ${action}`);
  return chord;
}

/** `aria-keyshortcuts` of an action. */
export const shortcutOf = (action: string): string => ariaChord(chordFor(action));
