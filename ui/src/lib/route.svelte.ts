/** Where the person is: plain state, because the window has no address bar. */

/** A section of a case, in the order of the tabs. */
export const SECTIONS = ["walkthrough", "contested", "articles", "sources", "review", "report", "history"] as const;
export type Section = (typeof SECTIONS)[number];

type Leaving = () => void | Promise<unknown>;

class Route {
  /** Screen. */
  screen = $state<"desk" | "case" | "settings">("desk");
  /** Case that is open; stays set while the settings are shown. */
  caseId = $state<string | null>(null);
  section = $state<Section>("walkthrough");
  /** What the section of the articles shows: the articles under check, or the files captured as evidence. */
  shelf = $state<"articles" | "files">("articles");
  /** What the section of the report shows: the report, the house rules of the case, or its sign-off. */
  reportPage = $state<"report" | "rules" | "signoff">("report");
  /** Claim to show in the walkthrough; none means the remembered place. */
  claimId = $state<string | null>(null);
  /** Article to show. */
  articleId = $state<string | null>(null);
  /** Captured file to show. */
  captureId = $state<string | null>(null);
  /** Source to show. */
  sourceId = $state<string | null>(null);
  /** Claim that the history is narrowed to. */
  historyOf = $state<string | null>(null);
  /** Block of the settings that was asked for; none once it is reached. */
  settingsAt = $state<"people" | null>(null);
  #leaving = new Set<Leaving>();

  /** Runs `work` before every change of screen, until the returned function is called. */
  beforeLeaving(work: Leaving): () => void {
    this.#leaving.add(work);
    return () => this.#leaving.delete(work);
  }

  /** Shows the list of cases. */
  toDesk(): void {
    this.#leave();
    this.screen = "desk";
    this.caseId = null;
    this.#clear();
  }

  /** Opens a case, at `section` where one is named. */
  toCase(caseId: string, section: Section, target: Partial<Pick<Route, "claimId" | "articleId" | "sourceId">> = {}): void {
    this.#leave();
    if (this.caseId !== caseId) this.#clear();
    this.screen = "case";
    this.caseId = caseId;
    this.section = section;
    this.historyOf = null;
    if (target.claimId !== undefined) this.claimId = target.claimId;
    if (target.articleId !== undefined) this.articleId = target.articleId;
    if (target.articleId) this.shelf = "articles";
    if (target.sourceId !== undefined) this.sourceId = target.sourceId;
  }

  /** Shows another section of the open case. */
  toSection(section: Section, target: Partial<Pick<Route, "claimId" | "articleId" | "sourceId">> = {}): void {
    if (this.caseId) this.toCase(this.caseId, section, target);
  }

  /** Shows the history of one claim. */
  toHistoryOf(claimId: string): void {
    this.toSection("history");
    this.historyOf = claimId;
  }

  /** Shows the settings, or leaves them again. */
  toggleSettings(): void {
    this.#leave();
    if (this.screen !== "settings") this.screen = "settings";
    else this.screen = this.caseId ? "case" : "desk";
  }

  /** Shows one block of the settings. */
  toSettings(at: "people"): void {
    if (this.screen !== "settings") this.toggleSettings();
    this.settingsAt = at;
  }

  #clear(): void {
    this.claimId = null;
    this.articleId = null;
    this.sourceId = null;
    this.historyOf = null;
    this.shelf = "articles";
    this.reportPage = "report";
    this.captureId = null;
  }

  #leave(): void {
    for (const work of this.#leaving) void work();
  }
}

/** The place of this window. */
export const route = new Route();
