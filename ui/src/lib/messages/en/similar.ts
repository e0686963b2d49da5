import { count, plural } from "../plural";

export const similar = {
  title: "Similar claims",
  none: "No other claim on this desk says something similar.",
  byMeaning: "Found by words and by meaning",
  byWords: "Found by their words",
  waiting: (claims: number) => `${plural(claims, "claim is", "claims are")} still being read`,
  here: "This case",
  suggested: "Suggested",
  score: (perMille: number) => `${Math.round(perMille / 10)} per cent near`,
  looking: "Looking…",
};

export const model = {
  title: "Similar claims",
  text: "Similar claims are found by the words they share. A sentence model finds those in other words too. It runs on this computer and sends nothing anywhere.",
  choice: "Sentence model",
  builtIn: "The one that came with Factdesk",
  noBuiltIn: "This copy of Factdesk came without one.",
  folder: "Another one, in a folder",
  folderHelp: "The folder holds model.onnx and tokenizer.json.",
  off: "None, words only",
  choose: "Choose a folder…",
  running: (ready: number, claims: number) => `It has read ${count(ready)} of ${plural(claims, "claim", "claims")}.`,
  stopped: "Similar claims are found by their words.",
  id: "Name of its files",
};
