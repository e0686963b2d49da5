/** What lies over the screen: at most one thing at a time. */

export type OverlayName = "palette" | "open-case" | "keys" | "new-case" | "edit-case" | "analyse" | "suggested" | "paste" | "reviewer" | "correction" | "hand-over" | "take-in" | "take-in-dropped" | "import-summary" | "closing" | "closing-refused";

class Overlay {
  name = $state<OverlayName | null>(null);
  /** Case whose details are edited. */
  caseId = $state<string | null>(null);

  /** Shows one thing instead of whatever was there. */
  show(name: OverlayName): void {
    this.name = name;
  }

  /** Shows the details of a case to be edited. */
  editCase(caseId: string): void {
    this.caseId = caseId;
    this.show("edit-case");
  }

  /** Shows the screen again. */
  close(): void {
    this.name = null;
  }
}

/** What lies over the screen of this window. */
export const overlay = new Overlay();
