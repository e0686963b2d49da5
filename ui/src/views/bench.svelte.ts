/** The walkthrough's controllers together: one claim at hand, seen by wording, rivals, evidence and verdict. */
import type { ChosenWords } from "$features/capture/viewer.svelte";
import { Wording } from "$features/claim/wording.svelte";
import { EvidenceForm } from "$features/evidence/form.svelte";
import { Rivals } from "$features/relation/rivals.svelte";
import { takeBackReading } from "$features/review/reading";
import { ClaimLint } from "$features/rules/lint.svelte";
import { VerdictForm } from "$features/verdict/verdict.svelte";
import { Walk, type Step } from "$features/walk/walk.svelte";
import { Captures } from "$lib/captures.svelte";
import { openCase } from "$lib/case.svelte";
import { drafts } from "$lib/drafts";
import { claimAccept, claimFlag, claimPark, claimRetract, evidenceProve, evidenceRetract, lookupRetract, replyRetract, sourceList } from "$lib/generated/commands";
import type { Changed, ClaimDetail, EvidenceView, FindingView, ReplyView, SourceView } from "$lib/generated/types";
import { openLink } from "$lib/links.svelte";
import { m } from "$lib/messages";
import { notices } from "$lib/notices.svelte";
import { isProved } from "$lib/proof";
import { route } from "$lib/route.svelte";
import { read, write } from "$lib/saving.svelte";

/** What is open over the walkthrough. */
export type BenchDialog =
  | { kind: "evidence"; form: EvidenceForm }
  | { kind: "flag"; evidence: EvidenceView }
  | { kind: "lookup" | "reply" }
  | { kind: "override" | "withdraw-override" | "declare"; finding: FindingView }
  | { kind: "answer"; reply: ReplyView }
  | { kind: "second-reading" }
  | { kind: "speaker" | "split" | "merge" | "link" | "park" | "not-checkable" | "go-sentence" | "dismiss" }
  | { kind: "withdraw"; verdictId: string };

export class Bench {
  readonly wording = new Wording();
  readonly rivals = new Rivals();
  readonly verdict = new VerdictForm();
  readonly lint = new ClaimLint();
  readonly walk: Walk;
  dialog = $state<BenchDialog | null>(null);
  /** Sources of the desk, for the evidence form. */
  sources = $state.raw<SourceView[]>([]);
  /** Files of the case, for the evidence form. */
  readonly captures: Captures;
  /** The captured file that is shown in the place of the article. */
  viewing = $state<{ sha256: string; evidenceId: string | null } | null>(null);
  readonly claim = $derived.by(() => this.walk.claim);
  /** The verdict that is being saved, with the step to the next claim. */
  #going: Promise<boolean> | null = null;

  constructor(readonly caseId: string) {
    this.captures = new Captures(caseId);
    this.walk = new Walk(caseId, (claim) => this.#arrive(claim));
  }

  #arrive(claim: ClaimDetail): void {
    this.wording.load(claim);
    this.rivals.load(claim);
    this.verdict.load(claim);
    void this.lint.load(claim);
    // Another claim has other evidence: its files would be read as evidence of this one.
    if (route.claimId !== claim.card.id) this.viewing = null;
    route.claimId = claim.card.id;
  }

  /** Stops following changes; what was typed is on its way to the disk. */
  close(): void {
    void drafts.flush();
    this.walk.close();
    this.captures.close();
  }

  /** Goes to another claim; typed text is saved first. */
  async step(step: Step): Promise<void> {
    await this.arrived();
    await this.#settle();
    await this.walk.step(step);
  }

  /** Gives the verdict, if it is not given yet, and goes on to the next open claim. False when it stays. */
  saveNext(): Promise<boolean> {
    // A second press while the first one is being saved must not give a second verdict.
    this.#going ??= this.#saveNext().finally(() => (this.#going = null));
    return this.#going;
  }

  /** Waits until a verdict that is being saved has led to the next claim: what is pressed meanwhile is meant for that one. */
  async arrived(): Promise<void> {
    await this.#going;
  }

  async #saveNext(): Promise<boolean> {
    const scale = openCase.detail?.scale;
    if (!scale || !this.claim || !(await this.#settle())) return false;
    if (!this.verdict.isGiven) {
      const done = await this.verdict.give(scale);
      if (!done) return false;
      openCase.say(done.label);
    }
    return this.walk.step("next-open");
  }

  /** Gives the verdict that it cannot be checked and goes on. */
  async giveNotCheckable(reason: string, explanation: string): Promise<boolean> {
    const done = await this.verdict.giveNotCheckable(reason, explanation);
    if (!done) return false;
    this.#done(done);
    await this.walk.step("next-open");
    return true;
  }

  /** Parks the claim and goes on, or takes it up again. False when it was refused. */
  async park(reason = ""): Promise<boolean> {
    const card = this.claim?.card;
    if (!card) return false;
    const parked = card.state !== "parked";
    const done = await write(() => claimPark({ caseId: this.caseId, claimId: card.id, parked, reason }), `park:${card.id}`);
    if (!done) return false;
    this.#done(done);
    if (parked) await this.step("next-open");
    return true;
  }

  /** Flags the claim, or takes the flag away. */
  async flag(): Promise<void> {
    const card = this.claim?.card;
    if (card) await write(() => claimFlag({ caseId: this.caseId, claimId: card.id, flagged: !card.flagged }));
  }

  /** Makes a suggested claim part of the case. */
  async accept(): Promise<void> {
    const card = this.claim?.card;
    const done = card && (await write(() => claimAccept({ caseId: this.caseId, claimId: card.id })));
    if (done) openCase.say(done.label);
  }

  /** Takes the claim out; the walk goes on to the next one. */
  async dismiss(): Promise<void> {
    const card = this.claim?.card;
    if (!card) return;
    // The next claim is found while this one still has its place.
    const next = (await this.walk.peek("next-open")) ?? (await this.walk.peek("previous"));
    const done = await write(() => claimRetract({ caseId: this.caseId, claimId: card.id }));
    if (!done) return;
    this.#done(done);
    await this.walk.open(next);
  }

  /** Shows the first part of a claim that was split. */
  async splitDone(label: string, firstId: string | null): Promise<void> {
    openCase.say(label);
    await this.walk.open(firstId);
  }

  /** Opens the form for evidence; `words` were chosen in a captured file. */
  async openEvidence(editing: EvidenceView | null = null, words: ChosenWords | null = null): Promise<void> {
    if (!this.claim) return;
    const [listed] = await Promise.all([read(sourceList), this.captures.load()]);
    this.sources = listed?.sources ?? this.sources;
    const form = new EvidenceForm(this.claim, this.sources, editing);
    if (words) form.bring(words);
    this.captures.failed = [];
    this.dialog = { kind: "evidence", form };
  }

  /** Opens the record of who was asked for a reply. */
  async openReply(): Promise<void> {
    if (!this.claim) return;
    this.sources = (await read(sourceList))?.sources ?? this.sources;
    this.dialog = { kind: "reply" };
  }

  /** The evidence that has the focus on the page. */
  focused(): EvidenceView | undefined {
    const label = document.activeElement?.closest(".ev")?.id;
    return this.claim?.evidence.find((one) => one.label === label);
  }

  /** Shows the captured file of a piece of evidence beside the claim, else opens its address. False when there is neither. */
  openFile(evidence: EvidenceView | undefined): boolean {
    if (evidence?.sha256) this.viewing = { sha256: evidence.sha256, evidenceId: evidence.id };
    else if (evidence?.url) openLink(evidence.url);
    else return false;
    return true;
  }

  /** Looks for the quotes of evidence in their files again, and says what came of it. */
  async prove(evidence: readonly EvidenceView[]): Promise<void> {
    const withFile = evidence.filter((one) => one.sha256 !== null);
    if (withFile.length === 0) return notices.warn(m.proof.nothingToProve);
    const results = await Promise.all(withFile.map((one) => read(() => evidenceProve({ caseId: this.caseId, evidenceId: one.id }))));
    const known = results.filter((one) => one !== undefined);
    await this.walk.refresh();
    if (known.length === 0) return;
    const good = known.filter((one) => isProved(one.state)).length;
    const [first] = known;
    const words = withFile.length === 1 ? m.proof.again(withFile[0]?.label ?? "", first?.words ?? "") : m.proof.allAgain(good, known.length);
    if (good === known.length) notices.done(words);
    else notices.warn(words);
  }

  /** Takes back that a second reading is wanted. */
  async takeBackReading(): Promise<void> {
    const label = this.claim && (await takeBackReading(this.caseId, this.claim.card.id));
    if (label) openCase.say(label);
  }

  /** Takes evidence back. */
  async retractEvidence(evidence: EvidenceView): Promise<void> {
    await this.#say(write(() => evidenceRetract({ caseId: this.caseId, evidenceId: evidence.id })));
    if (this.viewing?.evidenceId === evidence.id) this.viewing = null;
  }

  /** Takes an entry of the search log back. */
  retractLookup(id: string): Promise<void> {
    return this.#say(write(() => lookupRetract({ id })));
  }

  /** Takes the record of a question back. */
  retractReply(id: string): Promise<void> {
    return this.#say(write(() => replyRetract({ id })));
  }

  async #say(work: Promise<Changed | undefined>): Promise<void> {
    const done = await work;
    if (done) openCase.say(done.label);
  }

  /** Withdraws a verdict. False when it was refused. */
  async withdraw(verdictId: string, reason: string): Promise<boolean> {
    const done = await this.verdict.withdraw(verdictId, reason);
    if (done) this.#done(done);
    return done !== undefined;
  }

  #done(done: Changed): void {
    this.dialog = null;
    openCase.say(done.label);
  }

  async #settle(): Promise<boolean> {
    const saved = await this.wording.commit();
    await drafts.flush();
    return saved;
  }
}
