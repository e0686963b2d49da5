/** House rules of the fake desk: a small version of each rule, held against what the fake claims have. */
import type * as t from "../../src/lib/generated/types";
import type { FakeClaim, World } from "./world";

type Changes = (world: World, label: string, change: () => string | null | void) => t.Changed;

/** A rule as the fake case has it. */
export type FakeRule = Pick<t.HouseRuleView, "key" | "level" | "origins" | "hosts">;

/** An override that stands on a fake claim. */
export interface FakeOverride {
  id: string;
  key: string;
  reason: string;
}

type Judged = { pass: string } | { nothing: string } | { why: string; fix: string; evidence?: string[] };

interface FakeKind {
  key: string;
  name: string;
  sentence: string;
  commitment: "fairness" | "sources" | "method";
  declaration?: string;
  /** Levels in the sets light, two sources, IFCN. */
  levels: readonly [string, string, string];
  judge: (world: World, claim: FakeClaim, rule: FakeRule) => Judged;
}

const COMMITMENTS = {
  fairness: "the same measure for every claim, with the evidence of both sides",
  sources: "sources named in enough detail that a reader can repeat the check",
  method: "an open method, from the choice of a claim to what its authors say",
};
const PRESETS = ["light", "two_sources", "ifcn"] as const;
const DECLARED: Record<string, string> = { no_counter_evidence: "No counter-evidence was found", no_primary_source: "There is no primary source", no_reply_needed: "No reply was needed" };

const standing = (claim: FakeClaim): t.VerdictView[] => claim.verdicts.filter((one) => one.current && !one.withdrawn && !one.notCheckable);
const labels = (evidence: readonly t.EvidenceView[]): string => evidence.map((one) => one.label).join(" and ");

const KINDS: readonly FakeKind[] = [
  {
    key: "independent_origins",
    name: "Independent origins",
    sentence: "Evidence for or against the claim comes from enough origins that do not repeat each other.",
    commitment: "sources",
    levels: ["off", "block", "block"],
    judge: (world, claim, rule) => {
      const speaks = claim.evidence.filter((one) => one.stance !== "context");
      const origins = new Set(speaks.map((one) => world.sources.find((each) => each.id === one.sourceId)?.originGroup ?? one.sourceId));
      if (origins.size >= (rule.origins ?? 2)) return { pass: `The evidence comes from ${origins.size} independent origins.` };
      return { why: `The evidence goes back to ${origins.size} origins; ${rule.origins} are asked for.`, fix: "Add evidence from a source that does not repeat the others.", evidence: speaks.map((one) => one.id) };
    },
  },
  {
    key: "primary_source",
    name: "Primary source",
    sentence: "At least one piece of evidence comes from a primary source, or it is said why there is none.",
    commitment: "sources",
    declaration: "no_primary_source",
    levels: ["off", "warn", "block"],
    judge: (_world, claim) => {
      const primary = claim.evidence.filter((one) => one.sourceKind === "primary");
      if (primary.length > 0) return { pass: `From a primary source: ${labels(primary)}.` };
      return { why: "No evidence comes from a primary source.", fix: "Add evidence from who was there or issued the document, or declare why there is none." };
    },
  },
  {
    key: "quote_proved",
    name: "Quotes proved",
    sentence: "Every quotation is found in the file that was captured with it.",
    commitment: "sources",
    levels: ["warn", "warn", "block"],
    judge: (world, claim) => {
      const unproved = claim.evidence.map((one) => world.seen(one)).filter((one) => !["verbatim", "tolerant"].includes(one.proof?.state ?? ""));
      if (claim.evidence.length === 0) return { nothing: "There is no evidence yet." };
      if (unproved.length === 0) return { pass: "Every quotation stands in its captured file." };
      const said = unproved.length > 1 ? `The quotations of ${labels(unproved)} are not proved.` : `The quotation of ${labels(unproved)} is not proved.`;
      return { why: said, fix: "Capture the page or file, and quote it word for word.", evidence: unproved.map((one) => one.id) };
    },
  },
  {
    key: "reply_sought",
    name: "Reply sought",
    sentence: "Whoever the claim is from or about was asked for a reply, or it is said why nobody was.",
    commitment: "method",
    declaration: "no_reply_needed",
    levels: ["off", "warn", "block"],
    judge: (_world, claim) =>
      claim.replies.length > 0
        ? { pass: "A reply was asked for." }
        : { why: "Nobody was asked for a reply.", fix: "Ask whoever the claim is from or about and enter it, or declare why nobody has to be asked." },
  },
  {
    key: "counter_evidence",
    name: "Counter-evidence shown",
    sentence: "Evidence on both sides is shown, or it is declared that none was found on the other.",
    commitment: "fairness",
    declaration: "no_counter_evidence",
    levels: ["off", "warn", "block"],
    judge: (_world, claim) => {
      const has = (stance: string) => claim.evidence.some((one) => one.stance === stance);
      if (has("supports") && has("refutes")) return { pass: "Evidence for and against is shown." };
      return { why: "Evidence of one side is missing.", fix: "Look for evidence on the other side and add it, or declare that none was found." };
    },
  },
  {
    key: "not_later_than_claim",
    name: "Known at the time",
    sentence: "No evidence was published after the claim was made.",
    commitment: "fairness",
    levels: ["warn", "warn", "warn"],
    judge: (_world, claim) => {
      const late = claim.evidence.filter((one) => one.afterClaim);
      if (claim.evidence.length === 0) return { nothing: "There is no evidence yet." };
      if (late.length === 0) return { pass: "No evidence is later than the claim." };
      return { why: `${labels(late)} was published after the claim was made.`, fix: "Add what could be known at the time, or override the rule and say why.", evidence: late.map((one) => one.id) };
    },
  },
  {
    key: "known_bad_hosts",
    name: "Reliable hosts",
    sentence: "No evidence lies at an address that this desk does not rely on.",
    commitment: "sources",
    levels: ["warn", "warn", "block"],
    judge: (_world, claim, rule) => {
      const bad = claim.evidence.filter((one) => rule.hosts.some((host) => one.url?.includes(host)));
      if (rule.hosts.length === 0) return { nothing: "No host is listed as one not to rely on." };
      if (bad.length === 0) return { pass: "No evidence lies at a host that is not relied on." };
      return { why: `${labels(bad)}: this case does not rely on that host.`, fix: "Find the same at an address that the desk relies on.", evidence: bad.map((one) => one.id) };
    },
  },
  {
    key: "rationale_cites_all",
    name: "Rationale cites all evidence",
    sentence: "Each rationale cites every piece of evidence that is listed for the claim.",
    commitment: "method",
    levels: ["off", "warn", "warn"],
    judge: (_world, claim) => {
      const verdicts = standing(claim);
      if (verdicts.length === 0) return { nothing: "There is no verdict yet." };
      const missing = claim.evidence.filter((one) => verdicts.some((verdict) => !verdict.rationale.includes(`[${one.label}]`)));
      if (missing.length === 0) return { pass: "Every piece of evidence is cited." };
      return { why: `A rationale does not cite ${labels(missing)}.`, fix: "Say in the rationale what each piece of evidence shows.", evidence: missing.map((one) => one.id) };
    },
  },
  {
    key: "confidence_given",
    name: "Confidence given",
    sentence: "Each verdict says how sure its reviewer is.",
    commitment: "method",
    levels: ["off", "off", "warn"],
    judge: (_world, claim) => {
      const verdicts = standing(claim);
      if (verdicts.length === 0) return { nothing: "There is no verdict yet." };
      if (verdicts.every((one) => one.confidence !== null)) return { pass: "Every verdict says how sure it is." };
      return { why: "A verdict does not say how sure it is.", fix: "Give the verdict again with a confidence." };
    },
  },
];

/** The rules of a new case: the light ones. */
export const lightRules = (): FakeRule[] => KINDS.map((one) => ({ key: one.key, level: one.levels[0], origins: one.key === "independent_origins" ? 2 : null, hosts: [] }));

function kindOf(key: string): FakeKind {
  const kind = KINDS.find((one) => one.key === key);
  if (!kind) throw { code: "unknown_rule", message: `There is no house rule “${key}”.`, field: "key", detail: null };
  return kind;
}

function ruleOf(world: World, key: string): FakeRule {
  const rule = world.rules.find((one) => one.key === kindOf(key).key);
  if (!rule) throw new Error(`BUG: no rule ${key}`);
  return rule;
}

function finding(world: World, claim: FakeClaim, rule: FakeRule): t.FindingView {
  const kind = kindOf(rule.key);
  const declared = (kind.declaration && claim.declared[kind.declaration]) || null;
  const over = claim.overrides.find((one) => one.key === rule.key);
  const base = { key: rule.key, name: kind.name, level: rule.level, why: "", fix: "", evidence: [], overrideId: null, reason: null, declaration: kind.declaration ?? null, declared };
  if (rule.level === "off") return { ...base, state: "off" };
  const judged = kind.judge(world, claim, rule);
  if ("pass" in judged) return { ...base, state: "pass", why: judged.pass };
  if ("nothing" in judged) return { ...base, state: "not_applicable", why: judged.nothing };
  if (declared) return { ...base, state: "pass", why: `${DECLARED[kind.declaration ?? ""]}: ${declared}` };
  const { why, fix, evidence = [] } = judged;
  if (over) return { ...base, state: "overridden", why, evidence, overrideId: over.id, reason: over.reason };
  return { ...base, state: rule.level, why, fix, evidence };
}

function lint(world: World, claim: FakeClaim): t.Lint {
  const findings = world.rules.map((rule) => finding(world, claim, rule));
  const order = ["block", "warn", "overridden", "pass", "not_applicable", "off"];
  const worst = order.find((state) => findings.some((one) => one.state === state)) ?? "off";
  return { claimId: claim.id, worst, settled: claim.verdicts.some((one) => one.current && !one.withdrawn), findings };
}

/** What every rule says of every claim. */
export function caseLint(world: World): t.CaseLint {
  const claims = world.claims.filter((claim) => claim.accepted).map((claim) => lint(world, claim));
  const number = (state: string) => claims.flatMap((one) => one.findings).filter((one) => one.state === state).length;
  return { claims, block: number("block"), warn: number("warn"), overridden: number("overridden") };
}

function presetOf(world: World): string | null {
  const at = PRESETS.findIndex((_, index) => KINDS.every((kind) => ruleOf(world, kind.key).level === kind.levels[index as 0 | 1 | 2]));
  return PRESETS[at] ?? null;
}

/** Sets every rule as a ready-made set has it. */
export function applyPreset(world: World, preset: string): void {
  const at = PRESETS.findIndex((one) => one === preset) as 0 | 1 | 2;
  for (const rule of world.rules) rule.level = kindOf(rule.key).levels[at];
}

const refuse = (code: string, message: string, field: string | null = null): never => {
  throw { code, message, field, detail: null };
};

/** The commands of house rules, lint, overrides and declarations. */
export const houseCommands = (changed: Changes) => ({
  rules_show: (world: World): t.HouseRules => ({
    preset: presetOf(world),
    rules: world.rules.map((rule) => {
      const { name, sentence, commitment } = kindOf(rule.key);
      return { ...rule, name, sentence, commitment, commitmentWords: COMMITMENTS[commitment] };
    }),
  }),
  rule_set: (world: World, { key, level, origins, hosts }: t.RuleSet) => {
    const bad = hosts?.find((host) => !host.includes(".") || /[\s/:]/.test(host));
    if (bad !== undefined) refuse("rule_parameter", `“${bad}” is no host; write it as example.org, without http://`, "hosts");
    const rule = ruleOf(world, key);
    const wanted = { level: level ?? rule.level, origins: origins ?? rule.origins, hosts: hosts ?? rule.hosts };
    if (JSON.stringify(wanted) === JSON.stringify({ level: rule.level, origins: rule.origins, hosts: rule.hosts })) refuse("nothing_changes", "It stands like that already.");
    return changed(world, "House rule set", () => void Object.assign(ruleOf(world, key), wanted));
  },
  rules_preset: (world: World, { preset }: t.RulesPreset) =>
    changed(world, "House rules set", () => applyPreset(world, preset)),
  claim_lint: (world: World, { claimId }: t.ByClaim) => lint(world, world.claim(claimId)),
  case_lint: caseLint,
  claim_rollup: () => null,
  rule_override: (world: World, { claimId, key, reason }: t.RuleOverride) => {
    if (reason.trim() === "") refuse("empty", "Say why.", "reason");
    if (world.claim(claimId).overrides.some((one) => one.key === key)) refuse("nothing_changes", "An override of this rule stands already.");
    return changed(world, "House rule overridden", () => {
      const { overrides } = world.claim(claimId);
      overrides.push({ id: `ov-${claimId}-${key}`, key: kindOf(key).key, reason });
    });
  },
  rule_override_withdraw: (world: World, { overrideId }: t.RuleOverrideWithdraw) =>
    changed(world, "Override withdrawn", () => world.claims.forEach((claim) => (claim.overrides = claim.overrides.filter((one) => one.id !== overrideId)))),
  declaration_set: (world: World, { claimId, kind, reason }: t.DeclarationSet) =>
    changed(world, reason.trim() ? "Declared" : "Declaration taken back", () => {
      const { declared } = world.claim(claimId);
      if (reason.trim()) declared[kind] = reason;
      else delete declared[kind];
    }),
});
