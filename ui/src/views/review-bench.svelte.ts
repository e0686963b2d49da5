/** The review's controllers together: the claim at hand, one's own verdict on it, and the decision between those of others. */
import { Agreement } from "$features/review/agreement.svelte";
import { DecisionForm } from "$features/review/decision.svelte";
import { takeBackReading } from "$features/review/reading";
import { Review } from "$features/review/review.svelte";
import { VerdictForm } from "$features/verdict/verdict.svelte";
import { openCase } from "$lib/case.svelte";
import { drafts } from "$lib/drafts";
import { claimPark } from "$lib/generated/commands";
import type { DecisionView, EvidenceView, ReviewClaim, ReviewItem } from "$lib/generated/types";
import { m } from "$lib/messages";
import { notices } from "$lib/notices.svelte";
import { people } from "$lib/people.svelte";
import { route } from "$lib/route.svelte";
import { write } from "$lib/saving.svelte";
import { waiting } from "$lib/waiting.svelte";

/** What is open over the review. */
export type ReviewDialog =
  | { kind: "ask"; what: "second" | "third" | "back" }
  | { kind: "withdraw"; decision: DecisionView }
  | { kind: "flag"; evidence: EvidenceView }
  | { kind: "park" | "not-checkable" | "agreement" };

export class ReviewBench {
  readonly review: Review;
  readonly verdict = new VerdictForm();
  readonly agreement: Agreement;
  form = $state.raw<DecisionForm | null>(null);
  dialog = $state<ReviewDialog | null>(null);
  #going: Promise<boolean> | null = null;

  constructor(readonly caseId: string) {
    this.review = new Review(caseId, (shown) => this.#arrive(shown));
    this.agreement = new Agreement(caseId);
  }

  close(): void {
    void drafts.flush();
    this.review.close();
    this.agreement.close();
  }

  /** The claim with its verdicts. */
  get shown(): ReviewClaim | null {
    return this.review.shown;
  }

  get isBlind(): boolean {
    return this.review.mode === "blind";
  }

  /** Whether there is something to decide here, and this reviewer may. */
  get decides(): boolean {
    return !this.isBlind && (this.shown?.canDecide ?? false);
  }

  /** Whether a decision stands that nothing speaks against, and nobody has begun another one. */
  get isSettled(): boolean {
    const standing = this.shown?.decisions.filter((one) => one.current && !one.withdrawn) ?? [];
    return standing.length === 1 && standing[0]?.stale === null && (this.form?.isEmpty ?? true);
  }

  /** Evidence as somebody may see it who must not know where the first verdict leans. */
  get evidence(): EvidenceView[] {
    const all = this.shown?.claim.evidence ?? [];
    return this.shown?.hidden ? all.map((one) => ({ ...one, stance: "context", cited: false })) : all;
  }

  #arrive(shown: ReviewClaim): void {
    this.verdict.load(shown.claim);
    this.sit();
  }

  /** The form of the claim at hand, for who sits at the desk: another reviewer has words of their own. */
  sit(): void {
    const [shown, me] = [this.shown, people.me?.id ?? ""];
    if (!shown) this.form = null;
    else if (this.form?.isOf(shown.claim.card.id, me)) this.form.shown = shown;
    else this.form = new DecisionForm(shown, me);
  }

  /** The main button: one's own verdict, else the decision, else on to what waits. False when it stays. */
  primary(): Promise<boolean> {
    // A second press while the first one is being saved must not say it twice.
    this.#going ??= this.#primary().finally(() => (this.#going = null));
    return this.#going;
  }

  /** Decides, also where a decision stands already. */
  decide(): Promise<boolean> {
    this.#going ??= (this.form ? this.#decide(this.form) : Promise.resolve(false)).finally(() => (this.#going = null));
    return this.#going;
  }

  async #primary(): Promise<boolean> {
    if (!this.shown) return false;
    if (this.isBlind) return this.#saveVerdict();
    // What is decided already and was not begun anew is passed by.
    return this.decides && this.form && !this.isSettled ? this.#decide(this.form) : this.goOn();
  }

  /** Gives the verdict and stays: the others are shown beside it now. */
  async #saveVerdict(): Promise<boolean> {
    const scale = openCase.detail?.scale;
    const done = scale && (await this.verdict.give(scale));
    if (done) openCase.say(done.label);
    return done !== undefined;
  }

  async #decide(form: DecisionForm): Promise<boolean> {
    const scale = openCase.detail?.scale;
    const done = scale && (await form.make(scale));
    if (!done) return false;
    openCase.say(done.label);
    await this.review.next();
    return true;
  }

  /** Gives the verdict that it cannot be checked. */
  async giveNotCheckable(reason: string, explanation: string): Promise<boolean> {
    const done = await this.verdict.giveNotCheckable(reason, explanation);
    if (!done) return false;
    this.dialog = null;
    openCase.say(done.label);
    return true;
  }

  /** Whether another claim waits for who sits here. */
  get moreWaits(): boolean {
    const other = (one: ReviewItem) => one.claimId !== this.review.at;
    return waiting.mine.some(other) || (this.decides && waiting.toDecide.some((one) => !one.hidden && other(one)));
  }

  /** Takes back that a second reading is wanted. */
  async takeBackReading(): Promise<void> {
    const label = this.shown && (await takeBackReading(this.caseId, this.shown.claim.card.id));
    if (label) openCase.say(label);
  }

  /** On to the next claim that waits for who sits here; where none does, back to where the work goes on. */
  async goOn(): Promise<boolean> {
    if (!this.moreWaits) {
      route.toSection("walkthrough", { claimId: this.review.at });
      return true;
    }
    const gone = (this.decides && (await this.review.next(undefined, "adjudicate"))) || (await this.review.next(undefined, "blind"));
    if (!gone) notices.done(m.review.allDone);
    return gone;
  }

  /** Parks the claim and goes on, or takes it up again. False when it was refused. */
  async park(reason = ""): Promise<boolean> {
    const card = this.shown?.claim.card;
    if (!card) return false;
    const parked = card.state !== "parked";
    const done = await write(() => claimPark({ caseId: this.caseId, claimId: card.id, parked, reason }), `park:${card.id}`);
    if (!done) return false;
    this.dialog = null;
    openCase.say(done.label);
    if (parked) await this.review.next();
    return true;
  }

  /** Turns to the other kind of work; says when there is none. */
  async turn(): Promise<void> {
    const to = this.isBlind ? "adjudicate" : "blind";
    if (!(await this.review.turn(to))) notices.done(to === "blind" ? m.review.noBlind : m.review.noDispute);
  }
}
