/**
 * Every key of the program, once. The key sheet, the hints on the controls and what a key does all come from
 * here; `check` refuses a key that would mean two things in one place.
 */
import { m } from "../messages";

/** Where a key works. A section's keys work beside those of its case and those that work everywhere. */
export type Scope = "everywhere" | "desk" | "case" | "walkthrough" | "contested" | "articles" | "sources" | "review" | "report" | "rules" | "signoff" | "history" | "suggested" | "files" | "viewer" | "tray" | "compare";

/** Scopes that are active together with a scope. */
export const PARENTS: Record<Scope, readonly Scope[]> = {
  everywhere: [],
  desk: ["everywhere"],
  case: ["everywhere"],
  walkthrough: ["everywhere", "case"],
  contested: ["everywhere", "case"],
  articles: ["everywhere", "case"],
  sources: ["everywhere", "case"],
  review: ["everywhere", "case"],
  report: ["everywhere", "case"],
  rules: ["everywhere", "case"],
  signoff: ["everywhere", "case"],
  history: ["everywhere", "case"],
  suggested: ["everywhere", "case"],
  files: ["everywhere", "case"],
  // Hears its keys itself while the focus is in it, before anybody else does.
  viewer: [],
  tray: [],
  compare: [],
};

/** One row of the table. */
export interface Binding {
  /** What it does; the name that handlers and hints use. */
  action: string;
  /** Chords such as `Ctrl+Shift+Z`, `J`, `?`, `F6`; the first one is shown. */
  keys: readonly string[];
  scope: Scope;
  /** What it does, in words. */
  label: string;
  /** Works in a text field too, although it is a single key. */
  inField?: true;
  /** Goes on while the key is held; every other action wants a fresh press. */
  repeats?: true;
  /** Leaves the key to the text field although it has Ctrl: the field has its own undo. */
  restsInField?: true;
  /** Changes the case, or begins to: a case that was signed off does not take it. */
  writes?: true;
}

const k = m.keys;

/** The table, in the order of the key sheet. */
export const BINDINGS: readonly Binding[] = [
  { action: "palette", keys: ["Ctrl+K"], scope: "everywhere", label: k.palette },
  { action: "keys", keys: ["?"], scope: "everywhere", label: k.keys },
  { action: "desk", keys: ["Ctrl+H"], scope: "everywhere", label: k.desk },
  { action: "new-case", keys: ["Ctrl+N"], scope: "everywhere", label: k.newCase },
  { action: "open-case", keys: ["Ctrl+O"], scope: "everywhere", label: k.openCase },
  { action: "edit-case", keys: ["F2"], scope: "everywhere", label: k.editCase, writes: true },
  { action: "add-articles", keys: ["Ctrl+I"], scope: "everywhere", label: k.addArticles, writes: true },
  { action: "take-in", keys: ["Ctrl+Shift+O"], scope: "everywhere", label: m.takeIn.title },
  { action: "find", keys: ["/", "Ctrl+F"], scope: "everywhere", label: k.find },
  { action: "next", keys: ["J"], scope: "everywhere", label: k.next, repeats: true },
  { action: "previous", keys: ["K"], scope: "everywhere", label: k.previous, repeats: true },
  { action: "primary", keys: ["Enter"], scope: "everywhere", label: k.primary },
  { action: "back", keys: ["Escape"], scope: "everywhere", label: k.back, inField: true },
  { action: "next-pane", keys: ["F6"], scope: "everywhere", label: k.nextPane, inField: true },
  { action: "previous-pane", keys: ["Shift+F6"], scope: "everywhere", label: k.previousPane, inField: true },
  { action: "reviewer", keys: ["F9"], scope: "everywhere", label: k.reviewer, inField: true },
  { action: "settings", keys: ["Ctrl+,"], scope: "everywhere", label: k.settings },
  { action: "zoom-in", keys: ["Ctrl+=", "Ctrl++"], scope: "everywhere", label: k.zoomIn, repeats: true },
  { action: "zoom-out", keys: ["Ctrl+-"], scope: "everywhere", label: k.zoomOut, repeats: true },
  { action: "zoom-reset", keys: ["Ctrl+0"], scope: "everywhere", label: k.zoomReset },

  { action: "section-1", keys: ["Ctrl+1"], scope: "case", label: m.sections.walkthrough },
  { action: "section-2", keys: ["Ctrl+2"], scope: "case", label: m.sections.contested },
  { action: "section-3", keys: ["Ctrl+3"], scope: "case", label: m.sections.articles },
  { action: "section-4", keys: ["Ctrl+4"], scope: "case", label: m.sections.sources },
  { action: "section-5", keys: ["Ctrl+5"], scope: "case", label: m.sections.review },
  { action: "section-6", keys: ["Ctrl+6"], scope: "case", label: m.sections.report },
  { action: "section-7", keys: ["Ctrl+7"], scope: "case", label: m.sections.history },
  { action: "analyse", keys: ["Ctrl+L"], scope: "case", label: k.analyse, writes: true },
  { action: "new-version", keys: ["Ctrl+U"], scope: "case", label: k.newVersion, restsInField: true, writes: true },
  { action: "compare-versions", keys: ["Ctrl+D"], scope: "case", label: k.compareVersions, restsInField: true },
  { action: "suggested-claims", keys: ["Ctrl+Shift+L"], scope: "case", label: k.suggestedClaims, writes: true },
  { action: "undo", keys: ["Ctrl+Z"], scope: "case", label: k.undo, restsInField: true, writes: true },
  { action: "redo", keys: ["Ctrl+Shift+Z", "Ctrl+Y"], scope: "case", label: k.redo, restsInField: true, writes: true },
  { action: "hand-over", keys: ["Ctrl+Shift+H"], scope: "case", label: k.handOver },
  { action: "sign-off-page", keys: ["Ctrl+Shift+S"], scope: "case", label: k.signOffPage },
  { action: "correct", keys: ["Ctrl+Shift+C"], scope: "case", label: m.correction.make },
  { action: "export", keys: ["Ctrl+E"], scope: "case", label: k.export },
  { action: "save-as", keys: ["Ctrl+Shift+E"], scope: "case", label: k.saveAs },

  { action: "rate", keys: ["1", "2", "3", "4", "5", "6", "7", "8", "9"], scope: "walkthrough", label: k.rate, writes: true },
  { action: "rate-clear", keys: ["0"], scope: "walkthrough", label: k.rateClear, writes: true },
  { action: "confidence-down", keys: ["["], scope: "walkthrough", label: k.confidenceDown, writes: true },
  { action: "confidence-up", keys: ["]"], scope: "walkthrough", label: k.confidenceUp, writes: true },
  { action: "rationale", keys: ["W"], scope: "walkthrough", label: k.rationale, writes: true },
  { action: "save-next", keys: ["Ctrl+Enter"], scope: "walkthrough", label: k.saveNext, writes: true },
  { action: "not-checkable", keys: ["N"], scope: "walkthrough", label: k.notCheckable, writes: true },
  { action: "park", keys: ["S"], scope: "walkthrough", label: k.park, writes: true },
  { action: "flag", keys: ["F"], scope: "walkthrough", label: k.flag, writes: true },
  { action: "next-open", keys: ["Shift+Enter"], scope: "walkthrough", label: k.nextOpen },
  { action: "evidence", keys: ["E"], scope: "walkthrough", label: k.evidence, writes: true },
  { action: "open-source", keys: ["O"], scope: "walkthrough", label: k.openSource },
  { action: "prove", keys: ["V"], scope: "walkthrough", label: k.prove },
  { action: "flag-evidence", keys: ["Shift+F"], scope: "walkthrough", label: k.flagEvidence, writes: true },
  { action: "lookup", keys: ["Q"], scope: "walkthrough", label: k.lookup, writes: true },
  { action: "reply", keys: ["Shift+A"], scope: "walkthrough", label: k.reply, writes: true },
  { action: "house-rules", keys: ["Shift+R"], scope: "walkthrough", label: k.houseRules },
  { action: "override", keys: ["Shift+O"], scope: "walkthrough", label: k.override, writes: true },
  { action: "declare", keys: ["Shift+D"], scope: "walkthrough", label: k.declare, writes: true },
  { action: "second-reading", keys: ["Shift+T"], scope: "walkthrough", label: k.secondReading, writes: true },
  { action: "next-rival", keys: ["R"], scope: "walkthrough", label: k.nextRival },
  { action: "confirm", keys: ["Y"], scope: "walkthrough", label: k.confirm, writes: true },
  { action: "reject", keys: ["U"], scope: "walkthrough", label: k.reject, writes: true },
  { action: "link", keys: ["L"], scope: "walkthrough", label: k.link, writes: true },
  { action: "claim", keys: ["C"], scope: "walkthrough", label: k.claim, writes: true },
  { action: "speaker", keys: ["I"], scope: "walkthrough", label: k.speaker, writes: true },
  { action: "split", keys: ["X"], scope: "walkthrough", label: k.split, writes: true },
  { action: "merge", keys: ["Shift+M"], scope: "walkthrough", label: k.merge, writes: true },
  { action: "dismiss", keys: ["D"], scope: "walkthrough", label: k.dismiss, writes: true },
  { action: "comment", keys: ["A"], scope: "walkthrough", label: k.comment, writes: true },
  { action: "tag", keys: ["T"], scope: "walkthrough", label: k.tag, writes: true },
  { action: "claim-history", keys: ["H"], scope: "walkthrough", label: k.claimHistory },
  { action: "next-sentence", keys: ["Shift+J"], scope: "walkthrough", label: k.nextSentence, repeats: true },
  { action: "previous-sentence", keys: ["Shift+K"], scope: "walkthrough", label: k.previousSentence, repeats: true },
  { action: "go-sentence", keys: ["Ctrl+G"], scope: "walkthrough", label: k.goSentence },
  { action: "mark-claim", keys: ["M"], scope: "walkthrough", label: k.markClaim, writes: true },
  { action: "mark-nothing", keys: ["P"], scope: "walkthrough", label: k.markNothing, writes: true },
  { action: "article-pane", keys: ["Ctrl+B"], scope: "walkthrough", label: k.articlePane },
  { action: "tray", keys: ["G"], scope: "walkthrough", label: k.tray },

  { action: "suggestions", keys: ["G"], scope: "contested", label: k.suggestions },
  { action: "mark", keys: ["X"], scope: "contested", label: k.mark, writes: true },
  { action: "mark-next", keys: ["Shift+J", "Shift+ArrowDown"], scope: "contested", label: k.markNext, repeats: true, writes: true },
  { action: "mark-previous", keys: ["Shift+K", "Shift+ArrowUp"], scope: "contested", label: k.markPrevious, repeats: true, writes: true },
  { action: "mark-all", keys: ["Ctrl+A"], scope: "contested", label: k.markAll, restsInField: true, writes: true },
  { action: "confirm-marked", keys: ["Y"], scope: "contested", label: k.confirmMarked, writes: true },
  { action: "reject-marked", keys: ["U"], scope: "contested", label: k.rejectMarked, writes: true },
  { action: "link-set", keys: ["L"], scope: "contested", label: k.link, writes: true },

  { action: "edit-article", keys: ["E"], scope: "articles", label: k.editDetails, writes: true },
  { action: "remove-article", keys: ["Delete"], scope: "articles", label: k.removeArticle, writes: true },

  { action: "shelf", keys: ["G"], scope: "articles", label: k.files },

  { action: "shelf-back", keys: ["G"], scope: "files", label: k.files },
  { action: "capture-files", keys: ["I"], scope: "files", label: k.captureFiles, writes: true },
  { action: "capture-paste", keys: ["P"], scope: "files", label: k.capturePaste, writes: true },
  { action: "capture-address", keys: ["A"], scope: "files", label: k.captureAddress, writes: true },
  { action: "open-file", keys: ["O"], scope: "files", label: k.openFile },
  { action: "erase-file", keys: ["Delete"], scope: "files", label: k.eraseFile },
  { action: "verify-files", keys: ["V"], scope: "files", label: k.verifyFiles },

  { action: "viewer-find", keys: ["/", "Ctrl+F"], scope: "viewer", label: k.viewerFind },
  { action: "viewer-next", keys: ["N"], scope: "viewer", label: k.viewerNext, repeats: true },
  { action: "viewer-previous", keys: ["Shift+N"], scope: "viewer", label: k.viewerPrevious, repeats: true },
  { action: "viewer-mode", keys: ["V"], scope: "viewer", label: k.viewerMode },
  { action: "viewer-next-page", keys: ["ArrowRight", "PageDown"], scope: "viewer", label: k.viewerNextPage, repeats: true },
  { action: "viewer-previous-page", keys: ["ArrowLeft", "PageUp"], scope: "viewer", label: k.viewerPreviousPage, repeats: true },
  { action: "use-quote", keys: ["Q"], scope: "viewer", label: k.viewerQuote, writes: true },
  { action: "viewer-copy", keys: ["Ctrl+S"], scope: "viewer", label: k.viewerCopy },
  { action: "viewer-close", keys: ["Escape"], scope: "viewer", label: k.viewerClose, inField: true },

  { action: "tray-next", keys: ["J", "ArrowDown"], scope: "tray", label: k.next, repeats: true },
  { action: "tray-previous", keys: ["K", "ArrowUp"], scope: "tray", label: k.previous, repeats: true },
  { action: "tray-place", keys: ["Enter"], scope: "tray", label: k.trayPlace, writes: true },
  { action: "tray-use", keys: ["Y"], scope: "tray", label: k.trayUse, writes: true },
  { action: "tray-gone", keys: ["Delete"], scope: "tray", label: k.trayGone, writes: true },
  { action: "tray-claim", keys: ["O"], scope: "tray", label: k.trayClaim },
  { action: "tray-close", keys: ["Escape"], scope: "tray", label: k.trayClose },

  { action: "next-change", keys: ["N", "F8"], scope: "compare", label: k.nextChange, repeats: true },
  { action: "previous-change", keys: ["Shift+N", "Shift+F8"], scope: "compare", label: k.previousChange, repeats: true },
  { action: "only-changed", keys: ["V"], scope: "compare", label: k.onlyChanged },

  { action: "new-source", keys: ["Shift+N"], scope: "sources", label: k.newSource },

  { action: "review-mode", keys: ["V"], scope: "review", label: k.reviewMode },
  { action: "take", keys: ["A", "B", "C"], scope: "review", label: k.takeVerdict, writes: true },
  { action: "review-rate", keys: ["1", "2", "3", "4", "5", "6", "7", "8", "9"], scope: "review", label: k.reviewRate, writes: true },
  { action: "review-clear", keys: ["0"], scope: "review", label: k.reviewClear, writes: true },
  { action: "review-less", keys: ["["], scope: "review", label: k.confidenceDown, writes: true },
  { action: "review-more", keys: ["]"], scope: "review", label: k.confidenceUp, writes: true },
  { action: "no-rating", keys: ["N"], scope: "review", label: k.noRating, writes: true },
  { action: "ask-third", keys: ["T"], scope: "review", label: k.askThird, writes: true },
  { action: "send-back", keys: ["R"], scope: "review", label: k.sendBack, writes: true },
  { action: "review-reason", keys: ["W"], scope: "review", label: k.reviewReason, writes: true },
  { action: "dissent", keys: ["D"], scope: "review", label: k.dissent, writes: true },
  { action: "decide", keys: ["Ctrl+Enter"], scope: "review", label: k.decideNow, writes: true },
  { action: "park-review", keys: ["S"], scope: "review", label: k.parkReview, writes: true },
  { action: "open-walk", keys: ["O"], scope: "review", label: k.openWalk },
  { action: "agreement", keys: ["G"], scope: "review", label: k.agreement },

  { action: "markdown", keys: ["M"], scope: "report", label: k.markdown },
  { action: "next-check", keys: ["F8"], scope: "report", label: k.nextCheck },
  { action: "previous-check", keys: ["Shift+F8"], scope: "report", label: k.previousCheck },
  { action: "rules", keys: ["G"], scope: "report", label: k.reportOrRules },

  { action: "rules-back", keys: ["G"], scope: "rules", label: k.reportOrRules },

  { action: "sign-off", keys: ["Ctrl+Enter"], scope: "signoff", label: m.signOff.signKey },
  { action: "statement", keys: ["W"], scope: "signoff", label: k.statement },
  { action: "ask-outlet", keys: ["A"], scope: "signoff", label: k.askOutlet },
  { action: "report-back", keys: ["G"], scope: "signoff", label: k.reportBack },

  { action: "verify", keys: ["V"], scope: "history", label: k.verify },

  { action: "choose", keys: ["X"], scope: "suggested", label: k.choose, writes: true },
  { action: "choose-next", keys: ["Shift+J", "Shift+ArrowDown"], scope: "suggested", label: k.markNext, repeats: true, writes: true },
  { action: "choose-previous", keys: ["Shift+K", "Shift+ArrowUp"], scope: "suggested", label: k.markPrevious, repeats: true, writes: true },
  { action: "choose-all", keys: ["Ctrl+A"], scope: "suggested", label: k.markAll, restsInField: true, writes: true },
  { action: "accept-chosen", keys: ["Y"], scope: "suggested", label: k.acceptChosen, writes: true },
  { action: "retract-chosen", keys: ["D"], scope: "suggested", label: k.retractChosen, writes: true },
];

const WRITING: ReadonlySet<string> = new Set(BINDINGS.flatMap((binding) => (binding.writes ? [binding.action] : [])));

/** Whether an action changes the case. */
export const changesCase = (action: string | undefined): boolean => action !== undefined && WRITING.has(action);

/** Two bindings that one key would set off in one place. */
export interface Collision {
  key: string;
  first: string;
  second: string;
}

/** Finds keys that mean two things where both scopes are active; empty for a good table. */
export function collisions(bindings: readonly Binding[]): Collision[] {
  const found: Collision[] = [];
  bindings.forEach((first, index) => {
    for (const second of bindings.slice(index + 1)) {
      if (!together(first.scope, second.scope)) continue;
      for (const key of first.keys) {
        if (second.keys.includes(key)) found.push({ key, first: first.action, second: second.action });
      }
    }
  });
  return found;
}

function together(a: Scope, b: Scope): boolean {
  return a === b || PARENTS[a].includes(b) || PARENTS[b].includes(a);
}

/** The table by chord for one place. Throws when a key would mean two things there. */
export function keymap(scope: Scope, bindings: readonly Binding[] = BINDINGS): Map<string, Binding> {
  const [collision] = collisions(bindings);
  if (collision) throw new Error(`BUG: ${collision.key} is bound to ${collision.first} and ${collision.second}`);
  const scopes = [scope, ...PARENTS[scope]];
  const map = new Map<string, Binding>();
  for (const binding of bindings) {
    if (scopes.includes(binding.scope)) for (const key of binding.keys) map.set(key, binding);
  }
  return map;
}
