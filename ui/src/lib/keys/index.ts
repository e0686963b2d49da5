export { ariaChord, chordWords, isTextField } from "./chord";
export { cyclePane, focusables, trapTab } from "./focus";
export { chordFor, keys, shortcutOf, type Handler } from "./keys.svelte";
export { BINDINGS, changesCase, PARENTS, type Scope } from "./table";
