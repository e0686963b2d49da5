/** The rating scales of the fake desk, in versions. */
import type * as t from "../../src/lib/generated/types";
import type { World } from "./world";

type Changes = (world: World, label: string, change: () => string | null | void) => t.Changed;

/** A scale of the fake desk; one that the case uses stays at its version there. */
export type FakeScale = Pick<t.ScaleDetail, "id" | "builtIn" | "versions" | "clashes">;

const COLOURS = ["good", "fairly-good", "middle", "fairly-bad", "bad", "neutral"];
const SIGNS: Record<string, t.Sign> = { good: "true", "fairly-good": "mostly-true", middle: "mixed", "fairly-bad": "mostly-false", bad: "false", worst: "false", neutral: "unproven" };

/** The scale that comes with the fake desk. */
export function builtIn(scale: t.Scale): FakeScale {
  const values = scale.values.map((one, index): t.RatingValueView => ({ value: one.value, label: one.label, definition: one.definition, glyph: "✓~½≈✗?".charAt(index), colour: COLOURS[index] ?? "neutral", order: index + 1, numeric: index < 5 ? 5 - index : null, retired: false, labels: {} }));
  return { id: scale.id, builtIn: true, clashes: [], versions: [{ version: 1, name: scale.name, language: "en", rollup: "none", values }] };
}

function scaleOf(one: FakeScale): t.Scale {
  const last = one.versions.at(-1);
  const values = (last?.values ?? []).filter((value) => !value.retired);
  return {
    id: one.id,
    version: last?.version ?? 1,
    name: last?.name ?? "",
    values: values.map(({ value, label, definition, colour }) => ({ value, label, definition, sign: SIGNS[colour] ?? "rated" })),
  };
}

function find(world: World, id: string): FakeScale {
  const one = world.scales.find((each) => each.id === id);
  if (!one) throw { code: "unknown_scale", message: "There is no such rating scale.", field: "scaleId", detail: null };
  return one;
}

/** The commands of scales. */
export const scaleCommands = (changed: Changes) => ({
  scale_list: (world: World): t.Scales => ({ scales: world.scales.map(scaleOf) }),
  scale_show: (world: World, { scaleId }: t.ScaleShow): t.ScaleDetail => find(world, scaleId),
  scale_define: (world: World, { scaleId, name, language, rollup, values }: t.ScaleDefine): t.Changed => {
    const before = scaleId === null ? undefined : find(world, scaleId);
    const lost = before?.versions.flatMap((one) => one.values).find((old) => !values.some((one) => one.value === old.value));
    if (lost) throw { code: "value_dropped", message: `“${lost.label}” cannot be left out: verdicts may have it. Retire it.`, field: "values", detail: null };
    const one = before ?? { id: `own${world.scales.length}`, builtIn: false, clashes: [], versions: [] };
    if (!before) world.scales.push(one);
    one.versions.push({ version: one.versions.length + 1, name, language: language || null, rollup, values });
    return { act: null, label: "Rating scale defined", changes: [{ noun: "scale", id: one.id }], id: one.id };
  },
  scale_use: (world: World, { scaleId }: t.ScaleUse): t.Changed => changed(world, "Rating scale in use", () => void (world.scale = scaleOf(find(world, scaleId)))),
});
