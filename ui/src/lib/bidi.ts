/** Texts of people inside sentences of the program: neither may turn the other round. */

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/**
 * `text` with the marks that keep its direction to itself, where it holds letters that run from right to left;
 * any other text as it is. For names and titles that become part of a sentence; an element of their own has `dir`.
 */
export const isolated = (text: string): string => (RIGHT_TO_LEFT.test(text) ? `\u2068${text}\u2069` : text);
