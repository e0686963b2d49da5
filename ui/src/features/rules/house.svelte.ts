/** The house rules of a case, and where its claims do not meet them. */
import { openCase } from "$lib/case.svelte";
import { onChanges } from "$lib/changes";
import { caseLint, claimList, rulesPreset, rulesShow, ruleSet } from "$lib/generated/commands";
import type { CaseLint, Changed, ClaimCard, FindingView, HouseRuleView, HouseRules, RuleSet } from "$lib/generated/types";
import { Portion } from "$lib/portion.svelte";
import { read, write } from "$lib/saving.svelte";

export const LEVELS = ["off", "warn", "block"] as const;
export const PRESETS = ["light", "two_sources", "ifcn"] as const;

/** Which findings are listed. */
export type Show = "open" | "block" | "overridden";
const STATES: Record<Show, readonly string[]> = { open: ["block", "warn"], block: ["block"], overridden: ["overridden"] };

/** Cards that are asked for at once. */
const PAGE = 500;

/** A claim with what is listed of it. */
export interface ClaimFindings {
  claimId: string;
  findings: FindingView[];
}

/** The hosts of a list as it was typed: one a line, without what a copied address has around them. */
export const hostsOf = (text: string): string[] => [
  ...new Set(text.split(/[\s,;]+/u).map((one) => one.toLowerCase().replace(/^[a-z]+:\/\//u, "").replace(/^www\./u, "").replace(/[/?#].*$/u, "")).filter(Boolean)),
];

export class House {
  all = $state.raw<HouseRules | null>(null);
  lint = $state.raw<CaseLint | null>(null);
  show = $state<Show>("open");
  at = $state<string | null>(null);
  /** Claims by id, as far as they are drawn. */
  cards = $state.raw<ReadonlyMap<string, ClaimCard>>(new Map());
  readonly portion = new Portion();
  readonly claims = $derived<ClaimFindings[]>(
    (this.lint?.claims ?? [])
      .map(({ claimId, findings }) => ({ claimId, findings: STATES[this.show].flatMap((state) => findings.filter((one) => one.state === state)) }))
      .filter((one) => one.findings.length > 0),
  );
  readonly current = $derived(this.claims.find((one) => one.claimId === this.at) ?? this.claims[0]);
  readonly drawn = $derived(this.portion.of(this.claims, this.claims.findIndex((one) => one.claimId === this.at)));
  #stop: () => void;
  #asked = 0;
  #offset = 0;
  #more: Promise<void> | null = null;

  constructor(readonly caseId: string) {
    this.#stop = onChanges(() => void this.load());
  }

  close(): void {
    this.#stop();
  }

  async load(): Promise<void> {
    const asked = ++this.#asked;
    const [all, lint] = await Promise.all([read(() => rulesShow({ caseId: this.caseId })), read(() => caseLint({ caseId: this.caseId }))]);
    if (asked !== this.#asked) return;
    this.all = all ?? this.all;
    this.lint = lint ?? this.lint;
    this.#offset = 0;
    await this.name();
  }

  /** Finds the words of the claims that are drawn; the desk gives cards in the order of the walk, a page at a time. */
  name(): Promise<void> {
    this.#more ??= this.#name().finally(() => (this.#more = null));
    return this.#more;
  }

  async #name(): Promise<void> {
    // After a change the first pages are asked for again: words may have changed.
    for (let fresh = this.#offset === 0; fresh || this.drawn.some((one) => !this.cards.has(one.claimId)); fresh = false) {
      const page = await read(() => claimList({ caseId: this.caseId, query: "", only: "all", offset: this.#offset, limit: PAGE }));
      if (!page || page.claims.length === 0) return;
      this.#offset += page.claims.length;
      this.cards = new Map([...this.cards, ...page.claims.map((card) => [card.id, card] as const)]);
    }
  }

  /** Moves over the claims that are listed. */
  move(by: 1 | -1): void {
    const index = this.claims.findIndex((one) => one.claimId === this.current?.claimId);
    const to = Math.min(this.claims.length - 1, Math.max(0, index + by));
    this.portion.reach(to);
    this.at = this.claims[to]?.claimId ?? null;
  }

  /** Sets what is given of a rule, unless it stands like that. False when it was refused. */
  async set(rule: HouseRuleView, change: Partial<Pick<RuleSet, "level" | "origins" | "hosts">>, about?: string): Promise<boolean> {
    const same =
      (change.level ?? rule.level) === rule.level &&
      (change.origins ?? rule.origins) === rule.origins &&
      (change.hosts ?? rule.hosts).join(" ") === rule.hosts.join(" ");
    if (same) return true;
    const wanted = { level: null, origins: null, hosts: null, ...change };
    return this.#say(write(() => ruleSet({ caseId: this.caseId, key: rule.key, ...wanted }), about));
  }

  /** Sets every rule as a ready-made set has it. */
  async preset(preset: string): Promise<void> {
    if (preset !== this.all?.preset) await this.#say(write(() => rulesPreset({ caseId: this.caseId, preset })));
  }

  async #say(work: Promise<Changed | undefined>): Promise<boolean> {
    const done = await work;
    if (done) openCase.say(done.label);
    return done !== undefined;
  }
}
