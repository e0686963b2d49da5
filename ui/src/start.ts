/** What happens when the window opens, and what the program tells it afterwards. */
import { imports } from "$features/article/imports.svelte";
import { isBundle } from "$features/handover/words";
import { openCase } from "$lib/case.svelte";
import { drafts } from "$lib/drafts";
import { drops } from "$lib/drops.svelte";
import { deskShow, sampleOpen, windowClose } from "$lib/generated/commands";
import type { DeskOverview } from "$lib/generated/types";
import { overlay } from "$lib/overlay.svelte";
import { preferences } from "$lib/preferences.svelte";
import { route } from "$lib/route.svelte";
import { read, saving } from "$lib/saving.svelte";
import { hear } from "$lib/transport";

/** Setting that holds the case that was open when the window was last used; empty for the list of cases. */
const OPEN_CASE = "open_case";

/** Opens the window where it was left; on a new desk, at the sample case. */
export async function start(): Promise<void> {
  await preferences.load();
  const overview = await read(deskShow);
  if (!overview) return;
  const last = preferences.other(OPEN_CASE);
  if (overview.pending) await takeDropped();
  else if (overview.cases.some((one) => one.id === last)) await openCase.open(last ?? "");
  else if (last === undefined) await openFirst(overview);
}

/** On a desk that was never used: the sample case. Elsewhere the list of cases stays. */
async function openFirst(overview: DeskOverview): Promise<void> {
  const [only, ...others] = overview.cases;
  if (only?.sample && others.length === 0) await openCase.open(only.id);
  if (only || overview.readOnly) return;
  const sample = await read(sampleOpen);
  if (sample) await openCase.open(sample.id);
}

let remembered: string | undefined;
let remembering: Promise<void> = Promise.resolve();

/** Remembers what is open, for the next time. Who leaves a case and opens it again at once is faster than the desk. */
export function rememberOpen(): void {
  const open = route.caseId ?? "";
  if (!preferences.settings || (remembered ?? preferences.other(OPEN_CASE)) === open) return;
  remembered = open;
  remembering = remembering.then(() => preferences.set(OPEN_CASE, open));
}

/** Takes what was dropped: a hand-over is looked at first, anything else belongs to the screen at hand or is an article. */
async function takeDropped(): Promise<void> {
  imports.hovering = false;
  const names = (await read(deskShow))?.pending?.names ?? [];
  const bundles = names.length > 0 && names.every(isBundle);
  if (bundles && !overlay.name?.startsWith("take-in")) overlay.show("take-in-dropped");
  else if (drops.taker) drops.taker.take();
  else await takeWaiting();
}

/** Imports the files that wait into the open case, or into a new one, which is then opened. */
export async function takeWaiting(): Promise<void> {
  const done = await imports.takeWaiting(route.caseId);
  if (done && done.caseId !== route.caseId && done.articles.length > 0) await openCase.open(done.caseId);
}

/** Lets the person choose files for the open case, or for a new one. */
export async function chooseArticles(): Promise<void> {
  const done = await imports.choose(route.caseId);
  if (done && done.caseId !== route.caseId && done.articles.length > 0) await openCase.open(done.caseId);
}

/** Takes pasted text into the open case, or into a new one. Returns whether it is in. */
export async function pasteArticle(text: string): Promise<boolean> {
  const done = await imports.paste(route.caseId, text);
  if (done && done.caseId !== route.caseId && done.articles.length > 0) await openCase.open(done.caseId);
  return (done?.articles.length ?? 0) > 0;
}

/** Saves what was typed and closes; asks when something could not be kept, or was refused and is only a draft. */
export async function closeWindow(): Promise<void> {
  // Leaving the field begins its save.
  (document.activeElement as HTMLElement | null)?.blur();
  await saving.settled();
  const kept = await drafts.flush();
  await saving.settled();
  if (!kept) overlay.show("closing");
  else if (saving.refused.size > 0) overlay.show("closing-refused");
  else await read(windowClose);
}

/** Hears the program. Returns how to stop. */
export function hearProgram(): () => void {
  const stops = [
    hear("files-waiting", () => void takeDropped()),
    hear("close-requested", () => void closeWindow()),
    hear("drag-enter", () => (imports.hovering = true)),
    hear("drag-leave", () => (imports.hovering = false)),
    hear("drag-drop", () => (imports.hovering = false)),
  ];
  return () => stops.forEach((stop) => void stop.then((run) => run()));
}
