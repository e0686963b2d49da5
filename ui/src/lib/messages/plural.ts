const rules = new Intl.PluralRules("en");
const numbers = new Intl.NumberFormat("en");

/** "1,284". */
export const count = (n: number): string => numbers.format(n);

/** "1 entry", "1,284 entries". */
export const plural = (n: number, one: string, other: string): string =>
  `${count(n)} ${rules.select(n) === "one" ? one : other}`;
