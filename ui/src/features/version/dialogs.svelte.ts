/** The dialogs about versions of an article: opened from the articles, the walkthrough and a claim. */
import type { ArticleCard } from "$lib/generated/types";

/** What a comparison begins with; without it, the present version and the one before. */
export interface CompareAt {
  /** Number of the earlier version. */
  from?: number;
  /** When the earlier version was the present one, in milliseconds since 1970; of no account beside its number. */
  fromMs?: number;
  /** Number of the later version; the present one without it. */
  to?: number;
  /** Words in the later version whose change is looked for. */
  words?: string;
}

type Article = Pick<ArticleCard, "id" | "title" | "version" | "versions">;
type Open = { kind: "update"; article: Article } | { kind: "compare"; article: Article; at: CompareAt | null };

class VersionDialogs {
  open = $state.raw<Open | null>(null);

  /** Asks for a new text of an article. */
  update(article: Article): void {
    this.open = { kind: "update", article };
  }

  /** Shows what differs between two versions of an article. */
  compare(article: Article, at: CompareAt | null = null): void {
    this.open = { kind: "compare", article, at };
  }

  close(): void {
    this.open = null;
  }
}

/** The dialogs about versions of this window. */
export const versionDialogs = new VersionDialogs();
