/** The state of every captured file of this desk, and the check of all of them. */
import { announce } from "$lib/changes";
import { archiveCancel, archiveShow, archiveVerify } from "$lib/generated/commands";
import type { ArchiveProgress, ArchiveState } from "$lib/generated/types";
import { m } from "$lib/messages";
import { notices } from "$lib/notices.svelte";
import { read } from "$lib/saving.svelte";

export class Archive {
  state = $state.raw<ArchiveState | null>(null);
  /** How far the check that was started here is. */
  progress = $state.raw<ArchiveProgress | null>(null);
  /** Files that are not as captured; those that were erased on purpose are not among them. */
  readonly bad = $derived(this.state?.problems.filter((one) => one.state !== "removed") ?? []);

  async load(): Promise<void> {
    this.state = (await read(archiveShow)) ?? this.state;
  }

  /** Stops the check after the file at hand. */
  async cancel(): Promise<void> {
    await read(archiveCancel);
  }

  /** Hashes every file again. A second press while it runs does nothing. */
  async verify(): Promise<void> {
    if (this.progress) return;
    this.progress = { done: 0, total: this.state?.files ?? 0 };
    const state = await read(() => archiveVerify((progress) => (this.progress = progress)));
    this.progress = null;
    if (!state) return;
    this.state = state;
    if (this.bad.length > 0) notices.warn(m.archive.problems(this.bad.length));
    else notices.done(m.archive.verified(state.fine));
    announce([{ noun: "capture", id: "*" }]);
  }
}
