/** Which sentence model finds similar claims. */
import { modelChoose, modelShow, modelUse } from "$lib/generated/commands";
import type { ModelInUse } from "$lib/generated/types";
import { notices } from "$lib/notices.svelte";
import { read, saving } from "$lib/saving.svelte";
import { asWireError } from "$lib/transport";

export class ModelChoice {
  shown = $state.raw<ModelInUse | null>(null);

  /** The choice that is in force: where the program came without a model, its own is none. */
  readonly inForce = $derived(this.shown?.choice === "built-in" && !this.shown.hasBuiltIn ? "off" : this.shown?.choice);

  async load(): Promise<void> {
    this.shown = (await read(modelShow)) ?? this.shown;
  }

  /** Uses the built-in model, asks for a folder, or uses none. What cannot be used leaves things as they were. */
  async choose(choice: string): Promise<void> {
    try {
      this.shown = await saving.track(() => (choice === "folder" ? modelChoose() : modelUse({ choice })));
    } catch (error) {
      notices.fail(asWireError(error));
      await this.load();
    }
  }
}
