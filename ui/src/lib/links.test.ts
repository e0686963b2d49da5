import { beforeEach, describe, expect, it } from "vitest";
import { asciiHost, isOtherLetters, links, openLink } from "./links.svelte";

describe("an address from outside", () => {
  beforeEach(() => (links.asked = null));

  it.each([
    ["https://lake.example/a?b#c", "lake.example"],
    ["HTTP://LAKE.example:8080/", "lake.example:8080"],
    ["https://l\u0430ke.example/", "xn--lke-6cd.example"],
    ["https://\u6e56.example/", "xn--n7w.example"],
    ["https://lake.example@elsewhere.example/", "elsewhere.example"],
  ])("is asked about with its host in ASCII: %s", (url, host) => {
    openLink(url);
    expect(links.asked).toEqual({ url, host });
  });

  it.each(["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "ftp://lake.example/", "lake.example", ""])(
    "of another kind is not offered: %s",
    (url) => {
      openLink(url);
      expect(links.asked).toBeNull();
      expect(asciiHost(url)).toBeNull();
    },
  );

  it("says when the host stands for other letters", () => {
    expect(isOtherLetters(asciiHost("https://www.l\u0430ke.example") ?? "")).toBe(true);
    expect(isOtherLetters("lake.example")).toBe(false);
  });
});
