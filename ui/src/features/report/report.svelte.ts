/** The report as it would be exported now, with what an editor should see to. */
import { onChanges } from "$lib/changes";
import { reportPreview } from "$lib/generated/commands";
import type { ReportCheck, ReportPreview } from "$lib/generated/types";
import { read } from "$lib/saving.svelte";

export class Report {
  preview = $state.raw<ReportPreview | null>(null);
  view = $state<"page" | "markdown">("page");
  /** Index of the check that F8 has reached. */
  at = $state(-1);
  readonly counts = $derived.by(() => {
    const number = (level: string) => this.preview?.checks.filter((check) => check.level === level).length ?? 0;
    return { stop: number("stop"), warn: number("warn"), note: number("note") };
  });
  /** Headings of the second level, to jump to. */
  readonly contents = $derived(
    this.preview?.blocks.flatMap((block, index) =>
      block.kind === "heading" && block.level === 2 ? [{ index, text: block.inlines.map((one) => one.text).join("") }] : [],
    ) ?? [],
  );
  /** Whether the first block is the front matter: the file needs it ahead, a reader does not. */
  readonly hasFront = $derived(/^---\r?\n/u.test(this.preview?.markdown ?? "") && this.preview?.blocks[0]?.kind === "code");
  #stop: () => void;

  constructor(readonly caseId: string) {
    this.#stop = onChanges(() => void this.load());
  }

  close(): void {
    this.#stop();
  }

  async load(): Promise<void> {
    this.preview = (await read(() => reportPreview({ caseId: this.caseId }))) ?? this.preview;
  }

  /** Shows the page or its Markdown. */
  toggle(): void {
    this.view = this.view === "page" ? "markdown" : "page";
  }

  /** Goes to the next (1) or previous (-1) check, round the ends. */
  step(by: 1 | -1): void {
    const all = this.preview?.checks.length ?? 0;
    if (all > 0) this.at = this.at < 0 && by < 0 ? all - 1 : (this.at + by + all) % all;
  }
}

/** Whether a check asks for something about the case itself: the walkthrough has nothing to mend without a claim. */
export const isAboutCase = (check: ReportCheck): boolean => check.section === "walkthrough" && check.claimId === null;
