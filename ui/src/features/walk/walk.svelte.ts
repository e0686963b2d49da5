/** The walk over the claims of one case: the claim at hand, its article, and the sentence under the cursor. */
import { onChanges } from "$lib/changes";
import { articleShow, claimCreate, passageMark, passageUnmark, walkStep } from "$lib/generated/commands";
import type { ArticleText, ClaimDetail, Utf16Range, WalkPosition } from "$lib/generated/types";
import { openCase } from "$lib/case.svelte";
import { m } from "$lib/messages";
import { notices } from "$lib/notices.svelte";
import { read, write } from "$lib/saving.svelte";

export type Step = "here" | "next" | "previous" | "next-open" | "first";

export class Walk {
  position = $state.raw<WalkPosition | null>(null);
  article = $state.raw<ArticleText | null>(null);
  /** Index of the sentence under the cursor in the article shown. */
  sentence = $state<number | null>(null);
  /** What the person selected in the article, in UTF-16 code units. */
  selection = $state<Utf16Range | null>(null);
  /** Whether the first answer is there. */
  loaded = $state(false);
  readonly claim = $derived(this.position?.claim ?? null);
  /** What M and P are about: the selection, else the sentence under the cursor. */
  readonly passage = $derived(this.selection ?? this.#sentenceRange());
  #asked = 0;
  #stop: () => void;

  /** Shows the claims of one case; `arrived` hears each claim that is shown or loaded again. */
  constructor(
    readonly caseId: string,
    readonly arrived: (claim: ClaimDetail) => void = () => {},
  ) {
    this.#stop = onChanges(() => void this.refresh());
  }

  /** Stops following changes. */
  close(): void {
    this.#stop();
  }

  /** Shows `claimId`, or the place where the checker stopped. */
  async open(claimId: string | null): Promise<void> {
    await this.#move(claimId, "here");
    const first = openCase.detail?.articles[0];
    if (!this.article && first) await this.showArticle(first.id);
    this.loaded = true;
  }

  /** Moves over the claims. Returns whether the walk went on. */
  async step(step: Step): Promise<boolean> {
    const before = this.claim?.card.id ?? null;
    await this.#move(before, step);
    if (this.position?.atEnd && this.claim?.card.id === before) {
      notices.done(m.walk.atEnd);
      return false;
    }
    return true;
  }

  /** The claim that a step would lead to, if it is another one than this. */
  async peek(step: Step): Promise<string | null> {
    const from = this.claim?.card.id ?? null;
    const position = await read(() => walkStep({ caseId: this.caseId, from, step }));
    const id = position?.claim?.card.id ?? null;
    return id === from ? null : id;
  }

  /** Loads the claim and the article again after a write. */
  async refresh(): Promise<void> {
    const article = this.article?.article.id;
    await Promise.all([
      this.#move(this.claim?.card.id ?? null, "here", false),
      article ? this.showArticle(article) : undefined,
    ]);
  }

  async #move(from: string | null, step: Step, follow = true): Promise<void> {
    const asked = ++this.#asked;
    const position = await read(() => walkStep({ caseId: this.caseId, from, step }));
    if (!position || asked !== this.#asked) return;
    const moved = position.claim?.card.id !== this.claim?.card.id;
    this.position = position;
    if (position.claim) this.arrived(position.claim);
    if (!follow && !moved) return;
    const [first] = position.claim?.statements ?? [];
    // Without a place in the present text there is no sentence to show.
    this.sentence = first && !first.orphan ? first.sentence : null;
    this.selection = null;
    void openCase.keepPlace("walkthrough", position.claim?.card.id ?? null);
    const articleId = first?.articleId;
    if (articleId && articleId !== this.article?.article.id) await this.showArticle(articleId);
  }

  /** Shows an article beside the claim. */
  async showArticle(articleId: string): Promise<void> {
    const article = await read(() => articleShow({ articleId }));
    if (!article) return;
    if (articleId !== this.article?.article.id && this.claim?.statements[0]?.articleId !== articleId) this.sentence = null;
    this.article = article;
  }

  /** Shows an article with the cursor on the sentence at an offset, where one is named; the claim stays. */
  async pointTo(articleId: string, offset: number | null): Promise<void> {
    if (articleId !== this.article?.article.id) await this.showArticle(articleId);
    if (articleId !== this.article?.article.id || offset === null) return;
    const after = this.article.sentences.findIndex((cell) => cell.end > offset);
    this.sentence = after >= 0 ? after : null;
    this.selection = null;
  }

  /** Moves the cursor over sentences; the claim of a sentence is shown with it. */
  async moveSentence(by: 1 | -1): Promise<void> {
    const last = (this.article?.sentences.length ?? 0) - 1;
    const to = this.sentence === null ? 0 : Math.min(last, Math.max(0, this.sentence + by));
    await this.goSentence(to);
  }

  /** Puts the cursor on a sentence (index) and shows its first claim, if it has one. */
  async goSentence(index: number): Promise<void> {
    const cell = this.article?.sentences[index];
    if (!cell) return;
    const claimId = cell.claims.find((id) => id === this.claim?.card.id) ?? cell.claims[0];
    if (claimId && claimId !== this.claim?.card.id) await this.#move(claimId, "here");
    this.sentence = index;
    this.selection = null;
  }

  /** Makes a claim of the passage at hand and shows it. */
  async markClaim(): Promise<void> {
    const articleId = this.article?.article.id;
    const passage = this.passage;
    if (!articleId || !passage) return;
    const made = await write(() => claimCreate({ articleId, ...passage, text: null }));
    if (!made) return;
    openCase.say(made.label);
    if (made.id) await this.#move(made.id, "here");
  }

  /** Says that the passage at hand holds nothing to check, or takes that back. */
  async markNothing(): Promise<void> {
    const articleId = this.article?.article.id;
    const passage = this.passage;
    if (!articleId || !passage) return;
    const markId = this.selection ? null : this.markId();
    const done = await write(() =>
      markId ? passageUnmark({ id: markId }) : passageMark({ articleId, ...passage, reason: "" }),
    );
    if (done) openCase.say(done.label);
  }

  /** The mark on the sentence under the cursor. */
  markId(): string | null {
    return this.sentence === null ? null : (this.article?.sentences[this.sentence]?.markId ?? null);
  }

  #sentenceRange(): Utf16Range | null {
    const cell = this.sentence === null ? undefined : this.article?.sentences[this.sentence];
    return cell ? { start: cell.start, end: cell.end } : null;
  }
}
