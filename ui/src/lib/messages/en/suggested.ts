import { isolated } from "../../bidi";
import { count, plural } from "../plural";

export const suggested = {
  title: "Suggested claims",
  button: (n: number) => plural(n, "suggested claim", "suggested claims"),
  goThrough: "Go through the suggested claims",
  filter: "Find a suggested claim",
  list: "Suggested claims, in the order of the walk",
  marked: (n: number, all: number) => `${count(n)} of ${count(all)} marked`,
  markAll: (n: number) => `Mark all ${count(n)}`,
  markAllFound: (n: number) => `Mark all ${count(n)} found`,
  markNone: "Clear the marks",
  accept: (n: number) => `Accept ${count(n)}`,
  acceptOne: "Accept this one",
  retract: (n: number) => `Take out ${count(n)}`,
  retractOne: "Take out this one",
  retractHelp: "What is taken out is not suggested again. You can undo this.",
  open: "Open",
  openOne: (text: string) => `Open “${isolated(text)}” in the walkthrough`,
  contested: "Contested",
  because: (reasons: string) => `Suggested because: ${isolated(reasons)}`,
  emptyTitle: "No suggested claim waits",
  empty: "Every claim of this case was made or accepted by a person. New suggestions come with articles that are added, or when you look again.",
};
