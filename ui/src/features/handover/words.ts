import type { BundleOffer } from "$lib/generated/types";

/** The six words of a desk, as a person types or pastes them. */

/** How many words a desk has. */
export const WORDS = 6;

/** The words of a text: numbers, commas and line ends around them are of no account. */
export const wordsOf = (text: string): string[] => text.toLowerCase().match(/\p{L}+/gu) ?? [];

/** Whether a dropped or chosen file is a hand-over, by its name. */
export const isBundle = (name: string): boolean => /\.factdesk$/iu.test(name.trim());

/** Whether nothing of a hand-over can be let in any more: its desk was revoked, and was not known here before. */
export const isBarred = (offer: BundleOffer): boolean => offer.revoked !== undefined && !offer.trusted;
