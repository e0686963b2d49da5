/** What the settings screen shows beside the settings themselves: storage, scales. */
import { onChanges } from "$lib/changes";
import { backupMake, deskShow, scaleList } from "$lib/generated/commands";
import type { DeskOverview, Scale } from "$lib/generated/types";
import { m } from "$lib/messages";
import { notices } from "$lib/notices.svelte";
import { read, saving } from "$lib/saving.svelte";
import { asWireError } from "$lib/transport";

export class SettingsPage {
  overview = $state.raw<DeskOverview | null>(null);
  scales = $state.raw<Scale[]>([]);
  #stop: () => void;

  constructor() {
    this.#stop = onChanges((nouns) => {
      if (nouns.has("scale")) void this.load();
    });
  }

  close(): void {
    this.#stop();
  }

  async load(): Promise<void> {
    const [overview, scales] = await Promise.all([read(deskShow), read(scaleList)]);
    this.overview = overview ?? this.overview;
    this.scales = scales?.scales ?? this.scales;
  }

  /** Writes a verified copy of the desk. */
  async backup(): Promise<void> {
    try {
      const made = await saving.track(backupMake);
      notices.done(m.settings.backupMade(made.path));
      await this.load();
    } catch (error) {
      notices.fail(asWireError(error));
    }
  }
}
