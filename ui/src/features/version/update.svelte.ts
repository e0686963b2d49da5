/** A new text for an article: from a file, pasted, or fetched once; and what became of its statements. */
import { openCase } from "$lib/case.svelte";
import { announce } from "$lib/changes";
import { FormFields } from "$lib/form-fields.svelte";
import { articleUpdate, articleUpdateChoose, claimShow, deskShow, importCancel } from "$lib/generated/commands";
import type { ArticleUpdated, ClaimCard, FilesOffered, WireError } from "$lib/generated/types";
import { asciiHost } from "$lib/links.svelte";
import { m } from "$lib/messages";
import { read, saving } from "$lib/saving.svelte";
import { asWireError } from "$lib/transport";
import { summaryWords } from "./words";

export const WAYS = ["file", "paste", "address"] as const;
export type Way = (typeof WAYS)[number];

/** Claims that are named; the walk leads to the others. */
const NAMED = 6;

export class Update {
  readonly form: FormFields<"way" | "text" | "url" | "reason">;
  /** The file that was chosen. */
  file = $state.raw<FilesOffered | null>(null);
  running = $state(false);
  /** Why the last try failed. */
  error = $state.raw<WireError | null>(null);
  /** What the new text did. */
  result = $state.raw<ArticleUpdated | null>(null);
  /** The first claims that are open again. */
  reopened = $state.raw<ClaimCard[]>([]);
  readonly way: Way = $derived.by(() => WAYS.find((one) => one === this.form.values.way) ?? "file");
  readonly host = $derived.by(() => asciiHost(this.form.values.url.trim()));
  readonly badUrl = $derived.by(() => this.form.values.url.trim() !== "" && !this.host);
  /** Whether the address was refused because it lies in a private network. */
  readonly isPrivate = $derived.by(() => this.way === "address" && /private/.test(this.error?.code ?? ""));
  readonly ready = $derived.by(() => {
    if (this.running) return false;
    if (this.way === "file") return this.file !== null;
    return this.way === "paste" ? this.form.values.text.trim() !== "" : this.host !== null;
  });

  constructor(
    readonly caseId: string,
    readonly articleId: string,
  ) {
    this.form = new FormFields(`article-update:${articleId}`, { way: "file", text: "", url: "", reason: "" });
  }

  /** Turns to another way; what was typed for one stays there. */
  turn(way: Way): void {
    this.form.values.way = way;
    this.error = null;
  }

  /** Lets the person choose the file. */
  async choose(): Promise<void> {
    const offered = await read(() => articleUpdateChoose({ articleId: this.articleId }));
    if (offered) this.#take(offered);
  }

  /** Takes the file that was dropped on the window. */
  async takeWaiting(): Promise<void> {
    const pending = (await read(deskShow))?.pending;
    if (!pending) return;
    this.turn("file");
    if (pending.names.length === 1) this.#take(pending);
    else this.error = { code: "one_file_only", message: m.version.oneFile, field: null, detail: null };
  }

  #take(offered: FilesOffered): void {
    this.file = offered;
    this.error = null;
  }

  /** Stops the reading under way. */
  async cancel(): Promise<void> {
    await read(importCancel);
  }

  /** Makes the new version. True when the article has this text now. */
  async submit(allowPrivate = false): Promise<boolean> {
    if (!this.ready) return false;
    const { text, url, reason } = this.form.values;
    const [token, articleId, way] = [this.file?.token ?? null, this.articleId, this.way];
    const source = {
      token: way === "file" ? token : null,
      text: way === "paste" ? text : null,
      url: way === "address" ? url.trim() : null,
    };
    this.running = true;
    this.error = null;
    try {
      const result = await saving.track(() => articleUpdate({ articleId, ...source, allowPrivate, reason: reason.trim() }));
      await this.#done(result);
      return true;
    } catch (error) {
      this.error = asWireError(error);
      return false;
    } finally {
      this.running = false;
      // A token is good for one try.
      if (way === "file") this.file = null;
    }
  }

  async #done(result: ArticleUpdated): Promise<void> {
    this.result = result;
    await this.form.drop();
    announce(result.changes);
    if (result.act !== null) openCase.say(summaryWords(result), this.caseId);
    const shown = result.reopened.slice(0, NAMED).map((claimId) => read(() => claimShow({ caseId: this.caseId, claimId })));
    this.reopened = (await Promise.all(shown)).flatMap((one) => (one ? [one.card] : []));
  }
}
