/** From a selection in the page to a range of the article, in UTF-16 code units. */
import type { Utf16Range } from "./generated/types";

/**
 * The article range that is selected inside `root`; none when nothing is selected there. Elements with
 * `data-o` hold article text that starts at that offset; everything else in the article is decoration.
 */
export function selectedRange(root: HTMLElement, selection: Selection | null): Utf16Range | null {
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!root.contains(range.startContainer) || !root.contains(range.endContainer)) return null;
  let start: number | null = null;
  let end: number | null = null;
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const holder = node.parentElement?.closest<HTMLElement>("[data-o]");
    if (!holder || !range.intersectsNode(node)) continue;
    const base = Number(holder.dataset["o"]);
    const from = node === range.startContainer ? range.startOffset : 0;
    const to = node === range.endContainer ? range.endOffset : (node.textContent?.length ?? 0);
    if (to <= from) continue;
    start ??= base + from;
    end = base + to;
  }
  return start === null || end === null ? null : { start, end };
}
