/** A first guess at the parts of a claim that makes two assertions, for the person to correct. */

const JOINT = /\s*(?:;|,?\s+and(?=\s+(?:\d|that|two|three|four|five|six|seven|eight|nine|ten|killed|wounded|he|she|it|they)\b))\s*/iu;

/** Always at least two parts; the second is empty where no joint is found. */
export function proposeParts(text: string): string[] {
  const [first, ...rest] = text.split(JOINT);
  const second = rest.join(" ").trim();
  return first && second ? [first.trim(), second] : [text, ""];
}

/** The parts as a draft holds them; text that is no list is one part rather than lost. */
export function readParts(text: string): string[] {
  try {
    const stored: unknown = JSON.parse(text);
    return Array.isArray(stored) ? stored.map(String) : [text, ""];
  } catch {
    return [text, ""];
  }
}
