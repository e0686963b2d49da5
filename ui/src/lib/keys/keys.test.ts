import { describe, expect, it, vi } from "vitest";
import { ariaChord, chordOf, chordWords, type KeyPress } from "./chord";
import { keys } from "./keys.svelte";
import { BINDINGS, collisions, keymap, PARENTS, type Binding, type Scope } from "./table";

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: "",
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  isComposing: false,
  ...more,
});

const binding = (action: string, key: string, scope: Scope): Binding => ({ action, keys: [key], scope, label: action });

describe("the table", () => {
  it("gives no key two meanings in one place", () => {
    expect(collisions(BINDINGS)).toEqual([]);
  });

  it.each([
    ["in one scope", "walkthrough", "walkthrough"],
    ["in a scope and its parent", "walkthrough", "case"],
    ["in a scope and everywhere", "everywhere", "report"],
  ] as const)("refuses the same key %s", (_where, first, second) => {
    const table = [binding("a", "Q", first), binding("b", "Q", second)];
    expect(collisions(table)).toEqual([{ key: "Q", first: "a", second: "b" }]);
    expect(() => keymap("walkthrough", table)).toThrow("Q is bound to a and b");
  });

  it("lets a key mean two things on two screens", () => {
    expect(collisions([binding("a", "M", "walkthrough"), binding("b", "M", "report")])).toEqual([]);
  });

  it("names each action once", () => {
    const names = BINDINGS.map((one) => one.action);
    expect(new Set(names).size).toBe(names.length);
  });

  it("opens the seven sections with Ctrl 1 to 7 in every one of them", () => {
    for (const scope of (Object.keys(PARENTS) as Scope[]).filter((one) => PARENTS[one].includes("case"))) {
      const map = keymap(scope);
      expect([1, 2, 3, 4, 5, 6, 7].map((n) => map.get(`Ctrl+${n}`)?.action)).toEqual(
        [1, 2, 3, 4, 5, 6, 7].map((n) => `section-${n}`),
      );
    }
  });
});

describe("chords", () => {
  it.each([
    ["a letter", press("j"), "J"],
    ["a letter with Shift", press("J", { shiftKey: true }), "Shift+J"],
    ["a sign that needs Shift", press("?", { shiftKey: true }), "?"],
    ["Ctrl and a letter", press("k", { ctrlKey: true }), "Ctrl+K"],
    ["Ctrl, Shift and a letter", press("Z", { ctrlKey: true, shiftKey: true }), "Ctrl+Shift+Z"],
    ["a function key with Shift", press("F6", { shiftKey: true }), "Shift+F6"],
    ["Ctrl and a comma", press(",", { ctrlKey: true }), "Ctrl+,"],
    ["the place of J on a Cyrillic layout", press("о", { code: "KeyJ" }), "J"],
    ["Ctrl on a Greek layout", press("κ", { code: "KeyK", ctrlKey: true }), "Ctrl+K"],
    ["a modifier alone", press("Shift", { shiftKey: true }), null],
    ["Alt, which belongs to typing", press("e", { altKey: true }), null],
    ["a key that an input method composes", press("j", { isComposing: true }), null],
    ["a key that an input method has swallowed", press("Process", { keyCode: 229 }), null],
    ["a dead key", press("Dead"), null],
  ])("reads %s", (_name, event, chord) => {
    expect(chordOf(event, false)).toBe(chord);
  });

  it("takes the command key for Ctrl on macOS and leaves Ctrl alone there", () => {
    expect(chordOf(press("k", { metaKey: true }), true)).toBe("Ctrl+K");
    expect(chordOf(press("k", { ctrlKey: true }), true)).toBeNull();
    expect(chordWords("Ctrl+Shift+Z", true)).toEqual(["⌘", "Shift", "Z"]);
    expect(ariaChord("Ctrl+K", true)).toBe("Meta+K");
  });

  it("shows a chord that ends in a plus", () => {
    expect(chordWords("Ctrl++", false)).toEqual(["Ctrl", "+"]);
  });
});

describe("handlers", () => {
  const event = (key: string, target: unknown = null) =>
    ({ ...press(key), target, defaultPrevented: false, preventDefault: vi.fn() }) as unknown as KeyboardEvent;

  it("asks the latest handler first and the one below when it declines", () => {
    keys.scope = "walkthrough";
    const below = vi.fn();
    const stops = [keys.on({ park: below }), keys.on({ park: () => false })];
    const pressed = event("s");
    keys.press(pressed);
    expect(below).toHaveBeenCalledOnce();
    expect(pressed.preventDefault).toHaveBeenCalledOnce();
    stops.forEach((stop) => stop());
    keys.press(event("s"));
    expect(below).toHaveBeenCalledOnce();
  });

  it("leaves keys of other screens alone", () => {
    const verify = vi.fn();
    const stop = keys.on({ verify });
    keys.scope = "report";
    keys.press(event("v"));
    expect(verify).not.toHaveBeenCalled();
    keys.scope = "history";
    keys.press(event("v"));
    expect(verify).toHaveBeenCalledOnce();
    stop();
  });

  it.each([
    ["that the web view marks", true, ""],
    ["that only the missing release tells", false, "Enter"],
  ])("leave a held key alone %s, and hear the next press", (_name, repeat, code) => {
    keys.scope = "walkthrough";
    const primary = vi.fn();
    const next = vi.fn();
    const stop = keys.on({ primary, next });
    const down = (key: string, again: boolean) => {
      const pressed = { ...event(key), code, repeat: repeat && again } as unknown as KeyboardEvent;
      keys.down(pressed);
      keys.press(pressed);
      return pressed;
    };
    // The press that opened this screen is down already.
    keys.down({ ...event("Enter"), code, repeat: false } as unknown as KeyboardEvent);
    down("Enter", true);
    expect(primary).not.toHaveBeenCalled();
    keys.up(event("Enter"));
    keys.up({ ...event("Enter"), code } as unknown as KeyboardEvent);
    down("Enter", false);
    expect(primary).toHaveBeenCalledOnce();
    keys.rest();
    down("j", false);
    down("j", true);
    expect(next, "moving goes on while the key is held").toHaveBeenCalledTimes(2);
    keys.rest();
    stop();
  });

  it("rests while a dialog has the keys", () => {
    keys.scope = "history";
    const verify = vi.fn();
    const stop = keys.on({ verify });
    const resume = keys.pause();
    keys.press(event("v"));
    expect(verify).not.toHaveBeenCalled();
    resume();
    keys.press(event("v"));
    expect(verify).toHaveBeenCalledOnce();
    stop();
  });

  it("refuses a handler for an action without a key", () => {
    expect(() => keys.on({ nonsense: () => {} })).toThrow("no key for nonsense");
  });
});
