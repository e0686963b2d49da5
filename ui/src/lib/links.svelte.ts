/** Addresses from imported text: they open only after the person has seen the host in plain ASCII. */
import { linkOpen } from "./generated/commands";
import { read } from "./saving.svelte";

class Links {
  /** The address that waits for a yes. */
  asked = $state<{ url: string; host: string } | null>(null);

  /** Opens the waiting address in the browser. */
  async open(): Promise<void> {
    const asked = this.asked;
    this.asked = null;
    if (asked) await read(() => linkOpen({ url: asked.url }));
  }
}

/** The address at hand. */
export const links = new Links();

/** Asks before `url` is opened; addresses that are not http or https are not offered. */
export function openLink(url: string): void {
  const host = asciiHost(url);
  if (host) links.asked = { url, host };
}

/** Whether a host in ASCII stands for a name in other letters. */
export const isOtherLetters = (host: string): boolean => host.split(".").some((label) => label.startsWith("xn--"));

/** Host of an address in ASCII (names in other scripts as punycode); none unless http or https. */
export function asciiHost(url: string): string | null {
  try {
    const parsed = new URL(url);
    return parsed.protocol === "http:" || parsed.protocol === "https:" ? parsed.host : null;
  } catch {
    return null;
  }
}
