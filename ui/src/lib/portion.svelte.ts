/** How much of a long list is drawn: the first rows at once, the rest when the person comes near the end. */

/** Rows of a portion: more than any window shows, few enough to be drawn within a keystroke. */
export const PORTION = 60;

export class Portion {
  /** How many rows are drawn. */
  count = $state(PORTION);

  /** Draws the next rows too. */
  more(): void {
    this.count += PORTION;
  }

  /** Draws at least up to the row at `index`. */
  reach(index: number): void {
    if (index >= this.count) this.count = (Math.floor(index / PORTION) + 1) * PORTION;
  }

  /** The rows of `list` that are drawn, the one at `index` among them; -1 for none. */
  of<T>(list: readonly T[], index: number): readonly T[] {
    return list.slice(0, Math.max(this.count, index + 1));
  }

  /** Draws more when `box` is scrolled near its end. */
  scrolled(box: HTMLElement): void {
    if (box.scrollTop + 2 * box.clientHeight > box.scrollHeight) this.more();
  }
}
