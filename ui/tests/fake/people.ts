/** The reviewers of the fake desk. They belong to the desk: undoing an act of a case leaves them alone. */
import type * as t from "../../src/lib/generated/types";
import type { World } from "./world";

/** A card as claims and cases show it. */
export function cardOf(one: t.ReviewerView | undefined): t.ReviewerCard {
  if (!one) throw new Error("BUG: nobody sits at the fake desk");
  const { id, name, initials, colour, me } = one;
  return { id, name, initials, me, ...(colour && { colour }) };
}

const done = (label: string, id: string): t.Changed => ({ act: null, label, changes: [{ noun: "reviewer", id }], id });

const lettersOf = (name: string): string => name.split(" ").map((word) => word.charAt(0)).join("").slice(0, 2).toUpperCase();

function unique(world: World, name: string, but?: string): void {
  const taken = world.reviewers.some((one) => one.name === name && one.id !== but);
  if (taken) throw { code: "name_taken", message: `There is a reviewer “${name}” already. Add a middle name or a place.`, field: "name", detail: null };
}

/** The commands of the cards. */
export const peopleCommands = {
  reviewer_list: (world: World): t.ReviewerList => {
    const names = world.reviewers.map((one) => one.name);
    return { reviewers: world.reviewers, elsewhere: world.elsewhere, sharedNames: [...new Set(names.filter((name, index) => names.indexOf(name) !== index))] };
  },
  reviewer_add: (world: World, { name, role, initials, colour }: t.ReviewerAdd): t.Changed => {
    unique(world, name);
    const id = `r${world.reviewers.length + 1}`;
    world.reviewers.push({ id, name, role: role ?? "checker", initials: initials ?? lettersOf(name), colour: colour ?? null, me: false });
    return done("Reviewer added", id);
  },
  reviewer_edit: (world: World, { reviewerId, name, role, initials, colour }: t.ReviewerEdit): t.Changed => {
    if (name !== null) unique(world, name, reviewerId);
    for (const one of world.reviewers.filter((each) => each.id === reviewerId)) {
      Object.assign(one, { name: name ?? one.name, role: role ?? one.role, colour: colour === null ? one.colour : colour || null });
      if (initials !== null) one.initials = initials || lettersOf(one.name);
    }
    return done("Reviewer changed", reviewerId);
  },
  reviewer_use: (world: World, { id }: t.ById): t.Changed => {
    world.sit(id);
    return done("Reviewer changed", id);
  },
};
