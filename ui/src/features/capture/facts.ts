/** What is known of a captured file, in words. */
import type { CaptureView } from "$lib/generated/types";
import { m } from "$lib/messages";
import { sizeWords } from "$lib/size";
import { dayWords } from "$lib/time";

/** One line: kind, size, pages, the day. */
export function factsOf(capture: CaptureView): string {
  return [
    m.files.kinds[capture.kind] ?? capture.mediaType,
    sizeWords(capture.sizeBytes),
    capture.pages === null ? "" : m.files.pages(capture.pages),
    m.files.capturedOn(dayWords(capture.capturedMs)),
  ]
    .filter(Boolean)
    .join(", ");
}

/** Whether its pages can be shown as pictures. */
export const hasPictures = (capture: CaptureView): boolean => capture.kind === "pdf" || capture.kind === "image";

/** Whether its text can be shown. */
export const hasText = (capture: CaptureView): boolean => capture.copyState !== "none" && capture.copyState !== "missing";

/** Page that a locator such as "p. 3" names; none for a paragraph, a row or a time code. */
export function pageOf(locator: string | null): number | null {
  const match = /^\s*p(?:age|p)?\.?\s*(\d{1,6})\b/i.exec(locator ?? "");
  return match ? Number(match[1]) : null;
}
