/** The whole page on a desk in memory, for tests that drive it by keys as a person would. */
import { afterEach, beforeEach, vi } from "vitest";
import type { Setting } from "../src/lib/generated/types";
import type { Fake } from "./fake/fake";

/** The desk below the page that is open. */
export let fake: Fake;
let close: () => void | Promise<void> = () => {};
let flush: () => void = () => {};

/** What the test page lacks and a web view has. */
function furnish(): void {
  vi.stubGlobal("matchMedia", () => ({ matches: false, addEventListener: () => {}, removeEventListener: () => {} }));
  vi.stubGlobal("ResizeObserver", class { observe() {} disconnect() {} });
  Element.prototype.scrollIntoView = () => {};
  Element.prototype.scrollTo = () => {};
  vi.stubGlobal("CSS", { escape: (text: string) => text });
}

/** Waits until the page has answered. */
export async function settle(): Promise<void> {
  for (let i = 0; i < 6; i++) {
    await new Promise((done) => setTimeout(done, 5));
    flush();
  }
}

/** Opens the page on a fresh desk. */
export async function open({ others = [], ...options }: { empty?: boolean; others?: Setting[] } = {}): Promise<void> {
  // A fresh page: the stores live as long as their modules.
  vi.resetModules();
  const { fakeDesk: fresh } = await import("./fake/fake");
  fake = fresh(options);
  fake.world.settings.others = others;
  const { mount, unmount, flushSync } = await import("svelte");
  const { default: App } = await import("../src/App.svelte");
  const app = mount(App, { target: document.body });
  close = () => unmount(app);
  flush = flushSync;
  await settle();
}

/** Presses a key where the focus is. */
export async function press(key: string, more: KeyboardEventInit = {}): Promise<void> {
  const target = document.activeElement ?? document.body;
  target.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more }));
  await settle();
}

/** Types into the field that has the focus. */
export async function type(text: string): Promise<void> {
  const field = document.activeElement as HTMLInputElement | HTMLTextAreaElement;
  field.value += text;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  await settle();
}

/** The words of an element. */
export const text = (selector: string) => document.querySelector(selector)?.textContent?.replace(/\s+/g, " ").trim() ?? "";
/** What the desk was asked under a name. */
export const calls = (command: string) => fake.calls.filter((call) => call.command === command);

/** Closes the page that is open. */
export const shut = (): void | Promise<void> => close();

// The first page has to be compiled.
vi.setConfig({ testTimeout: 30_000 });

beforeEach(furnish);
afterEach(async () => {
  await close();
  document.body.innerHTML = "";
  vi.unstubAllGlobals();
});
