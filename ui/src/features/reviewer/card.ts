/** What is changed on a reviewer's card. */
import type { ReviewerEdit, ReviewerView } from "$lib/generated/types";

export const COLOURS = ["slate", "blue", "teal", "green", "amber", "rust", "rose", "violet"] as const;
export const ROLES = ["checker", "second_reader", "editor"] as const;

/** A card as its form holds it; empty initials are those of the name. */
export type CardFields = Record<"name" | "initials" | "role" | "colour", string>;

/** Letters of a name, as the desk takes them where none are given. */
export function lettersOf(name: string): string {
  const words = name.trim().split(/\s+/u).filter(Boolean);
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  return ends.map((word) => [...(word ?? "")][0]?.toLocaleUpperCase() ?? "").join("");
}

/** Whether these are initials: none, or one to three letters. */
export const areInitials = (text: string): boolean => /^\p{L}{0,3}$/u.test(text.trim().normalize("NFC"));

/** A card as its form starts. */
export const fieldsOf = (card: ReviewerView | null): CardFields => ({
  name: card?.name ?? "",
  initials: card && card.initials !== lettersOf(card.name) ? card.initials : "",
  role: card?.role ?? "checker",
  colour: card?.colour ?? "",
});

/** What differs from the card, for the desk; none where nothing does. */
export function changesOf(card: ReviewerView, fields: CardFields): ReviewerEdit | null {
  const before = fieldsOf(card);
  const change = (name: keyof CardFields): string | null => (fields[name].trim() === before[name] ? null : fields[name].trim());
  const edit = { reviewerId: card.id, name: change("name"), role: change("role"), initials: change("initials"), colour: change("colour") };
  return [edit.name, edit.role, edit.initials, edit.colour].some((one) => one !== null) ? edit : null;
}
