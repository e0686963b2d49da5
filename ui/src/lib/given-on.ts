/** On which version of a rating scale a verdict was given. */
import type { Scale, VerdictView } from "./generated/types";
import { m } from "./messages";

/** The version in words; empty where it is the one that the case uses now, or where nobody can tell. */
export function givenOn(verdict: VerdictView, scale: Scale): string {
  const on = verdict.scale;
  if (!on || scale.version === undefined) return "";
  if (on.id !== scale.id) return m.verdict.onScale(on.name, on.version);
  return on.version === scale.version ? "" : m.verdict.onVersion(on.version);
}
