/** The message catalogue: every sentence that a person reads comes from here. */
import { en } from "./en";

/** The catalogue of the language in use. */
export const m = en;
