import type { Change } from "./generated/types";

/** Hears what a write changed. */
export type ChangeListener = (nouns: ReadonlySet<string>, changes: readonly Change[]) => void;

const listeners = new Set<ChangeListener>();

/** Calls `listener` after every write until the returned function is called. */
export function onChanges(listener: ChangeListener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Tells everybody what a write changed; an empty list tells nobody anything. */
export function announce(changes: readonly Change[]): void {
  if (changes.length === 0) return;
  const nouns = new Set(changes.map((change) => change.noun));
  for (const listener of [...listeners]) listener(nouns, changes);
}
