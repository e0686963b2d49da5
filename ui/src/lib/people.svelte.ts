/** Who can sit at this desk, and who does. */
import { onChanges } from "./changes";
import { drafts } from "./drafts";
import { reviewerList, reviewerUse } from "./generated/commands";
import type { ReviewerView } from "./generated/types";
import { m } from "./messages";
import { notices } from "./notices.svelte";
import { read, write } from "./saving.svelte";

class People {
  all = $state.raw<ReviewerView[]>([]);
  /** Whom only cases know that came from elsewhere: the same person may sit down here too. */
  elsewhere = $state.raw<ReviewerView[]>([]);
  /** Names that more than one reviewer has. */
  shared = $state.raw<string[]>([]);
  readonly me = $derived(this.all.find((one) => one.me));

  /** Loads the cards and follows their changes, until the returned function is called. */
  follow(): () => void {
    void this.load();
    return onChanges((nouns) => {
      if (nouns.has("reviewer")) void this.load();
    });
  }

  async load(): Promise<void> {
    const listed = await read(reviewerList);
    this.all = listed?.reviewers ?? this.all;
    this.elsewhere = listed?.elsewhere ?? this.elsewhere;
    this.shared = listed?.sharedNames ?? this.shared;
  }

  /** Gives the desk to another reviewer. What was typed before is saved first. False when it was refused. */
  async use(id: string): Promise<boolean> {
    const one = [...this.all, ...this.elsewhere].find((each) => each.id === id);
    if (!one || one.me) return one !== undefined;
    if (!(await drafts.changeReviewer())) {
      notices.warn(m.people.notSaved);
      return false;
    }
    if (!(await write(() => reviewerUse({ id })))) return false;
    notices.closeActions();
    notices.done(m.people.now(one.name));
    return true;
  }
}

/** The reviewers of this desk. */
export const people = new People();
