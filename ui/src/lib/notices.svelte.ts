import type { WireError } from "./generated/types";

/** How long a notice stays when nothing has to be done about it, in milliseconds. */
export const NOTICE_MS = 6_000;

/** A sentence that tells the person what happened. */
export interface Notice {
  id: number;
  kind: "done" | "warn" | "error";
  text: string;
  /** Facts to copy, for errors. */
  detail: string | null;
  /** What can be done about it. */
  action: { label: string; run: () => void } | null;
}

/** Codes that say that something is broken. Every other one says "not possible now": advice, gone by itself. */
const BROKEN =
  /^(unexpected|desk_|operation_|disk_full|input_output|database|not_storable|no_random|backup_differs|sqlite_too_old|version_mismatch)/;

class Notices {
  list = $state<Notice[]>([]);
  #next = 1;
  #timers = new Map<number, ReturnType<typeof setTimeout>>();

  /** Says that something was done, with a way back where there is one. */
  done(text: string, action: Notice["action"] = null): void {
    this.#show({ kind: "done", text, detail: null, action }, true);
  }

  /** Says what is not as it should be. */
  warn(text: string, action: Notice["action"] = null): void {
    this.#show({ kind: "warn", text, detail: null, action }, true);
  }

  /** Says why a command failed, and what can be done instead. What is broken stays until it is closed. */
  fail(error: WireError, action: Notice["action"] = null): void {
    const advice = !BROKEN.test(error.code);
    this.#show({ kind: advice ? "warn" : "error", text: error.message, detail: error.detail, action }, advice);
  }

  /** Takes a notice away. */
  close(id: number): void {
    clearTimeout(this.#timers.get(id));
    this.#timers.delete(id);
    this.list = this.list.filter((notice) => notice.id !== id);
  }

  /** Takes away every notice that offers to do something: who sits down next did not do what it speaks of. */
  closeActions(): void {
    for (const { id } of this.list.filter((notice) => notice.action)) this.close(id);
  }

  /** Keeps a notice while the pointer or the focus is on it. */
  hold(id: number): void {
    clearTimeout(this.#timers.get(id));
  }

  /** Lets a held notice go after the usual time. */
  release(notice: Notice): void {
    if (notice.kind !== "error") this.#expire(notice.id);
  }

  #show(notice: Omit<Notice, "id">, expires: boolean): void {
    const id = this.#next++;
    // The same sentence twice is one notice; more than three hide the work.
    const others = this.list.filter((one) => one.text !== notice.text).slice(-2);
    this.list = [...others, { ...notice, id }];
    if (expires) this.#expire(id);
  }

  #expire(id: number): void {
    clearTimeout(this.#timers.get(id));
    this.#timers.set(
      id,
      setTimeout(() => this.close(id), NOTICE_MS),
    );
  }
}

/** The notices on the screen, the latest last. */
export const notices = new Notices();
