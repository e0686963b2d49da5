/** What the fake desk does with sources. */
import type * as t from "../../src/lib/generated/types";
import type { World } from "./world";

type Changing = (world: World, label: string, change: () => string | null | void) => t.Changed;

const NOTHING = { realName: null, contact: null, privateNotes: null };

export const sourceCommands = (changed: Changing) => ({
  source_list: (world: World) => ({ sources: world.sources }),
  source_add: (world: World, { contact, privateNotes, realName, confidential, ...input }: t.SourceAdd) =>
    changed(world, "Source added", () => {
      const id = `s${world.sources.length + 1}`;
      world.sources = [...world.sources, { ...input, id, confidential: confidential ?? false, hasContact: contact !== null, mixedScripts: false, evidence: 0, cases: 0 }];
      world.vault[id] = { realName, contact, privateNotes };
      return id;
    }),
  source_edit: (world: World, { sourceId, contact, privateNotes, realName, ...fields }: t.SourceEdit) =>
    changed(world, "Source changed", () => {
      const given = Object.entries(fields).filter(([, text]) => text !== null);
      const texts = Object.fromEntries(given.map(([name, text]) => [name, text === "" ? null : text]));
      world.sources = world.sources.map((one) => (one.id === sourceId ? { ...one, ...texts, hasContact: contact === null ? one.hasContact : contact !== "" } : one));
      const vault = world.vault[sourceId] ?? NOTHING;
      world.vault[sourceId] = { realName: realName ?? vault.realName, contact: contact ?? vault.contact, privateNotes: privateNotes ?? vault.privateNotes };
    }),
  source_show: (world: World, { id }: t.ById): t.SourceDetail => {
    const source = world.sources.find((one) => one.id === id);
    if (!source) throw { code: "unknown_id", message: "This source is not on the desk any more.", field: "id", detail: id };
    const uses = world.claims.flatMap((claim) =>
      claim.evidence
        .filter((one) => one.sourceId === id)
        .map((one) => ({ caseId: "case1", caseTitle: world.about.title, claimId: claim.id, claim: claim.text, evidenceId: one.id, quote: one.quote, stance: one.stance, addedMs: one.addedMs })),
    );
    return { source, ...(world.vault[id] ?? NOTHING), uses };
  },
  origin_group_list: (world: World): t.OriginGroups => {
    const names = [...new Set(world.sources.flatMap((one) => one.originGroup ?? []))].sort();
    return { groups: names.map((name) => ({ name, sources: world.sources.filter((one) => one.originGroup === name).map((one) => one.id) })) };
  },
  copies_list: (world: World): t.WireCopies => ({
    groups: world.copies.map((group) => {
      const origins = group.members.map((member) => world.sources.find((one) => one.name === member.outlet)?.originGroup ?? null);
      return { ...group, originGroup: origins.every((one) => one !== null && one === origins[0]) ? (origins[0] ?? null) : null };
    }),
  }),
});
