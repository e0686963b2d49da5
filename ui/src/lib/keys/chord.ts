/** Key events as chords: the same words that the table uses. */

/** What is read of a key event. */
export interface KeyPress {
  key: string;
  code: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
  isComposing: boolean;
  keyCode?: number;
}

/** Whether this computer has a command key in the place of Ctrl. */
export const IS_MAC = typeof navigator !== "undefined" && /mac/i.test(navigator.platform);

/**
 * The chord of a key press, such as `Ctrl+Shift+Z`; none while an input method composes, for a modifier alone,
 * and with Alt, which belongs to the system and to typing.
 */
export function chordOf(press: KeyPress, mac = IS_MAC): string | null {
  // 229 is what web views report for keys that an input method has swallowed.
  if (press.isComposing || press.keyCode === 229 || press.altKey) return null;
  const key = keyName(press);
  if (!key || ["Control", "Shift", "Meta", "Alt", "AltGraph", "Dead", "Process"].includes(key)) return null;
  const ctrl = mac ? press.metaKey : press.ctrlKey;
  if (mac ? press.ctrlKey : press.metaKey) return null;
  // Shift is part of a sign such as "?", and said aloud only for letters and named keys.
  const shift = press.shiftKey && (key.length > 1 || /^[A-Z0-9]$/.test(key));
  return `${ctrl ? "Ctrl+" : ""}${shift ? "Shift+" : ""}${key}`;
}

function keyName({ key, code }: KeyPress): string {
  if (key.length > 1) return key;
  // A layout without Latin letters still has the keys in their places.
  const latin = /^[\x20-\x7e]$/.test(key);
  const place = /^Key([A-Z])$/.exec(code);
  if (!latin && place?.[1]) return place[1];
  return key.toUpperCase();
}

/** Whether typing goes into this element, so that single keys must rest. */
export function isTextField(target: EventTarget | null): boolean {
  if (typeof HTMLElement === "undefined" || !(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  return target instanceof HTMLInputElement && !/^(radio|checkbox|button|submit|reset|range)$/.test(target.type);
}

/** Whether Enter on this element does what the element says. */
export function hasOwnEnter(target: EventTarget | null): boolean {
  if (typeof Element === "undefined" || !(target instanceof Element)) return false;
  return target.closest("button, a[href], summary, [role=option], [role=menuitem], [role=tab]") !== null;
}

/** Names of keys as keyboards show them. */
const SHOWN: Record<string, string> = { Escape: "Esc", ArrowDown: "↓", ArrowUp: "↑", ArrowLeft: "←", ArrowRight: "→" };

/** The chord as its parts are shown: `["Ctrl", "K"]`. */
export function chordWords(chord: string, mac = IS_MAC): string[] {
  const plus = chord.endsWith("++");
  const parts = (plus ? chord.slice(0, -2) : chord).split("+");
  if (plus) parts.push("+");
  return parts.map((part) => {
    if (part === "Ctrl") return mac ? "⌘" : "Ctrl";
    return SHOWN[part] ?? part;
  });
}

/** The chord in the words of `aria-keyshortcuts`. */
export function ariaChord(chord: string, mac = IS_MAC): string {
  return chord.replace("Ctrl+", mac ? "Meta+" : "Control+");
}
