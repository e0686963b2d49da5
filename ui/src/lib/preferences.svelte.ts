/** The settings of this desk that the window itself obeys: theme, marks, zoom. */
import { settingsSet, settingsShow } from "./generated/commands";
import type { Settings } from "./generated/types";
import { notices } from "./notices.svelte";
import { read, saving } from "./saving.svelte";
import { asWireError } from "./transport";

export const THEMES = ["system", "light", "dark", "contrast"] as const;
export const ZOOM_STEPS = [80, 90, 100, 110, 125, 150, 175, 200] as const;

/** What the page shows before the desk has answered. */
const FIRST_THEME = "factdesk-theme";

/** Up to this width the panes give up what they can spare, in pixels of the usual size. */
const NARROW_PX = 1260;
/** Up to this width they stand below each other. */
const TINY_PX = 900;
/** Up to this height the verdict makes itself small. */
const SHORT_PX = 760;

class Preferences {
  settings = $state<Settings | null>(null);
  /** Whether the system asks for dark. */
  systemDark = $state(false);
  readonly theme = $derived(this.settings?.theme ?? storedTheme() ?? "system");
  readonly dark = $derived(
    this.theme === "dark" || ((this.theme === "system" || this.theme === "contrast") && this.systemDark),
  );
  readonly zoom = $derived(this.settings?.zoom ?? 100);
  readonly marks = $derived(this.settings?.marks ?? "full");

  /** Reads the settings from the desk. */
  async load(): Promise<void> {
    this.settings = (await read(settingsShow)) ?? this.settings;
  }

  /** A setting of the window that the core only stores. */
  other(key: string): string | undefined {
    return this.settings?.others.find((one) => one.key === key)?.value;
  }

  /** Keeps one setting and obeys it at once. */
  async set(key: string, value: string): Promise<void> {
    try {
      this.settings = await saving.save(() => settingsSet({ key, value }));
    } catch (error) {
      notices.fail(asWireError(error));
    }
  }

  /** Light becomes dark and the other way round; "system" gives way to the opposite of what it shows. */
  toggleTheme(): Promise<void> {
    return this.set("theme", this.dark ? "light" : "dark");
  }

  /** One step larger (1), smaller (-1), or back to 100 per cent (0). */
  stepZoom(direction: -1 | 0 | 1): Promise<void> {
    return this.set("zoom", String(nextZoom(this.zoom, direction)));
  }

  /** Writes the theme onto the page. */
  apply(root: HTMLElement): void {
    root.dataset["theme"] = this.dark ? "dark" : "light";
    root.dataset["marks"] = this.marks;
    if (this.theme === "contrast") root.dataset["contrast"] = "more";
    else delete root.dataset["contrast"];
    root.style.setProperty("--zoom", String(this.zoom / 100));
    localStorage.setItem(FIRST_THEME, this.theme);
  }

  /** Tells the styles how much room there is at this size. Web views disagree on media queries under zoom. */
  measure(root: HTMLElement, width: number, height: number): void {
    root.toggleAttribute("data-narrow", (width * 100) / this.zoom <= NARROW_PX);
    root.toggleAttribute("data-tiny", (width * 100) / this.zoom <= TINY_PX);
    root.toggleAttribute("data-short", (height * 100) / this.zoom <= SHORT_PX);
  }
}

/** The zoom that follows `zoom` in per cent. */
export function nextZoom(zoom: number, direction: -1 | 0 | 1): number {
  if (direction === 0) return 100;
  if (direction > 0) return ZOOM_STEPS.find((step) => step > zoom) ?? zoom;
  return ZOOM_STEPS.findLast((step) => step < zoom) ?? zoom;
}

function storedTheme(): string | null {
  return typeof localStorage === "undefined" ? null : localStorage.getItem(FIRST_THEME);
}

/** The settings of this desk. */
export const preferences = new Preferences();
