/** Captured files by a name that tells them apart, for a field that completes what is typed. */
import type { CaptureView } from "$lib/generated/types";
import { dayWords } from "$lib/time";

/** One file with the words it is found by. */
export interface CaptureOption {
  words: string;
  capture: CaptureView;
}

/** The files that a quote can come from, the latest first, each once; equal names get their day and their hash. */
export function captureOptions(captures: readonly CaptureView[]): CaptureOption[] {
  const newest = [...captures].sort((a, b) => b.capturedMs - a.capturedMs).filter((one) => one.state !== "removed");
  const once = newest.filter((one, index) => newest.findIndex((other) => other.sha256 === one.sha256) === index);
  const twins = (name: string) => once.filter((one) => one.name === name).length > 1;
  return once.map((capture) => ({
    capture,
    words: twins(capture.name) ? `${capture.name}, ${dayWords(capture.capturedMs)}, ${capture.sha256.slice(0, 8)}` : capture.name,
  }));
}
