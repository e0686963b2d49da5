/**
 * The only file that talks to the program around the pages. Everything else calls the generated commands,
 * which come through here; tests put another transport in its place.
 */
import { Channel, invoke } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";
import type { WireError } from "./generated/types";

type Arguments = Record<string, unknown>;
type Stop = () => void;

/** What the pages need from the program. */
export interface Transport {
  call(command: string, args: Arguments): Promise<unknown>;
  callWithProgress(command: string, args: Arguments, onProgress: (progress: never) => void): Promise<unknown>;
  /** Hears an event until the returned function is called. */
  hear(event: ProgramEvent, handler: (payload: unknown) => void): Promise<Stop>;
}

/** What the program tells the pages by itself. */
export type ProgramEvent = "files-waiting" | "close-requested" | "drag-enter" | "drag-leave" | "drag-drop";

const EVENT_NAMES: Record<ProgramEvent, string> = {
  "files-waiting": "files-waiting",
  "close-requested": "tauri://close-requested",
  "drag-enter": "tauri://drag-enter",
  "drag-leave": "tauri://drag-leave",
  "drag-drop": "tauri://drag-drop",
};

const program: Transport = {
  call: (command, args) => invoke(command, args),
  callWithProgress: (command, args, onProgress) => {
    const progress = new Channel<never>();
    progress.onmessage = onProgress;
    return invoke(command, { ...args, progress });
  },
  // The program asks whether this very window listens before it leaves the closing to the pages.
  hear: (event, handler) =>
    listen(EVENT_NAMES[event], ({ payload }) => handler(payload), {
      target: event === "files-waiting" ? { kind: "Any" } : { kind: "WebviewWindow", label: "main" },
    }),
};

let current: Transport = program;

/** Puts another transport in the place of the program: tests only. */
export function useTransport(transport: Transport): void {
  current = transport;
}

/** Runs a command. Rejects with a `WireError`, whatever went wrong. */
export async function call<T>(command: string, args: Arguments): Promise<T> {
  try {
    return (await current.call(command, args)) as T;
  } catch (error) {
    throw asWireError(error);
  }
}

/** Runs a command that reports how far it is. */
export async function callWithProgress<P, T>(
  command: string,
  args: Arguments,
  onProgress: (progress: P) => void,
): Promise<T> {
  try {
    return (await current.callWithProgress(command, args, onProgress as (progress: never) => void)) as T;
  } catch (error) {
    throw asWireError(error);
  }
}

/** Hears what the program tells by itself. */
export function hear(event: ProgramEvent, handler: (payload: unknown) => void): Promise<Stop> {
  return current.hear(event, handler);
}

/** Makes whatever was thrown into the one shape that the pages show. */
export function asWireError(error: unknown): WireError {
  if (typeof error === "object" && error !== null && "code" in error && "message" in error) {
    return error as WireError;
  }
  const message = error instanceof Error ? error.message : String(error);
  return { code: "unexpected", message, field: null, detail: message };
}
