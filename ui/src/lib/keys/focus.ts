/** Moving the focus: panes with F6, and the ring inside a dialog. */

const FOCUSABLE =
  'a[href], button:not([disabled]), input:not([disabled]), select:not([disabled]), textarea:not([disabled]), [tabindex]:not([tabindex="-1"])';

/** Everything inside `root` that Tab reaches, in order. */
export function focusables(root: ParentNode): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>(FOCUSABLE)].filter(
    (element) => element.tabIndex >= 0 && !element.closest("[hidden], [inert]"),
  );
}

/** Moves the focus to the next (1) or previous (-1) pane; panes carry `data-pane`. */
export function cyclePane(direction: 1 | -1, root: ParentNode = document): void {
  const panes = [...root.querySelectorAll<HTMLElement>("[data-pane]")];
  if (panes.length === 0) return;
  const active = document.activeElement;
  const at = panes.findIndex((pane) => pane.contains(active));
  const start = at < 0 ? (direction > 0 ? -1 : 0) : at;
  const pane = panes[(start + direction + panes.length) % panes.length];
  if (!pane) return;
  const target = pane.querySelector<HTMLElement>("[data-pane-focus]") ?? focusables(pane)[0] ?? pane;
  if (target === pane) pane.tabIndex = -1;
  target.focus();
}

/** Keeps Tab inside `root`. */
export function trapTab(event: KeyboardEvent, root: HTMLElement): void {
  if (event.key !== "Tab") return;
  const ring = focusables(root);
  const first = ring[0];
  const last = ring.at(-1);
  if (!first || !last) return;
  const active = document.activeElement;
  if (event.shiftKey && (active === first || !root.contains(active))) {
    event.preventDefault();
    last.focus();
  } else if (!event.shiftKey && (active === last || !root.contains(active))) {
    event.preventDefault();
    first.focus();
  }
}
