/** Hand-overs and devices of the fake desk. A hand-over is known by its token; what it would bring is data. */
import type * as t from "../../src/lib/generated/types";
import type { World } from "./world";

/** What the fake desk knows of other desks. */
export interface FakeExchange {
  devices: t.DeviceView[];
  /** What the person chooses next, or drops; none closes the dialog. */
  next: t.BundleOffer | null;
  inbox: t.BundleOffer[];
  /** What taking the next hand-over in would do. */
  brings: Pick<t.BundleImported, "applied" | "known" | "waiting" | "files" | "quarantined"> & { waits?: boolean };
  erased: string[];
}

export const MINE = ["harvest", "lunar", "pencil", "velvet", "orbit", "canyon"];
export const THEIRS = ["amber", "tunnel", "quick", "donor", "salute", "meadow"];

export const offerOf = (more: Partial<t.BundleOffer> = {}): t.BundleOffer => ({
  token: "b1",
  name: "flood-second-reading.factdesk",
  caseTitle: "Flood below the Verrin dam",
  caseId: "case1",
  by: "Tom Okafor",
  atMs: Date.UTC(2026, 10, 22, 15, 30),
  bytes: 482_000,
  operations: 214,
  files: 3,
  blind: false,
  trusted: false,
  deviceId: "d2",
  knownCase: true,
  ...more,
});

export const exchange = (): FakeExchange => ({
  devices: [],
  next: offerOf(),
  inbox: [],
  brings: { applied: 12, known: 202, waiting: 0, files: 1, quarantined: [] },
  erased: [],
});

const refuse = (code: string, message: string): never => {
  throw { code, message, field: null, detail: null };
};

/** The commands of hand-overs, devices and erasure. */
export const handoverCommands = {
  device_list: ({ exchange: { devices } }: World): t.DeviceList => ({ words: MINE, mine: "d1", devices: [{ id: "d1", reviewer: "Mira Lund", words: MINE, state: "own" }, ...devices] }),
  device_revoke: (world: World, { deviceId }: t.DeviceRevoke): t.Changed => {
    Object.assign(world.exchange.devices.find((one) => one.id === deviceId) ?? {}, { state: "revoked" });
    return { act: "rv1", label: "Device revoked", changes: [{ noun: "device", id: deviceId }], id: deviceId };
  },
  bundle_export: (_world: World, { blind, files }: t.BundleExport): t.BundleExported => ({ name: "flood.factdesk", bytes: files ? 4_200_000 : 310_000, operations: 226, withheld: blind ? 9 : 0, files: files ? 5 : 0 }),
  bundle_choose: ({ exchange: { next } }: World) => next,
  bundle_import: (world: World, { token, words }: t.BundleImport): t.BundleImported => {
    const { exchange: x } = world;
    const offer = [...x.inbox, ...(x.next ? [x.next] : [])].find((one) => one.token === token);
    if (!offer) return refuse("bundle_none", "This hand-over is not there any more. Choose it again.");
    const base = { caseId: offer.caseId, title: offer.caseTitle, changes: [{ noun: "case", id: offer.caseId }, { noun: "device", id: offer.deviceId }] };
    if (!offer.trusted && words === undefined) {
      x.inbox = [...x.inbox.filter((one) => one.token !== token), offer];
      return { ...base, applied: 0, known: 0, waiting: 0, files: 0, quarantined: [], waits: true, changes: [] };
    }
    if (!offer.trusted && words !== THEIRS.join(" ")) refuse("words_differ", "These are the six words of no device in it.");
    x.inbox = x.inbox.filter((one) => one.token !== token);
    if (!offer.trusted) x.devices.push({ id: offer.deviceId, reviewer: offer.by, words: THEIRS, state: "trusted" });
    return { ...base, waits: false, ...x.brings };
  },
  bundle_discard: (world: World, { token }: t.BundleDiscard): t.Changed => {
    const { exchange: x } = world;
    if (!x.inbox.some((one) => one.token === token)) return refuse("unknown_bundle", "This hand-over does not wait here any more.");
    x.inbox = x.inbox.filter((one) => one.token !== token);
    return { act: null, label: "Hand-over thrown away", changes: [{ noun: "bundle", id: token }], id: token };
  },
  inbox_list: ({ exchange: { inbox } }: World): t.InboxList => ({ bundles: inbox }),
  payload_erase: (world: World, { operationIds }: t.PayloadErase): t.Changed => {
    world.exchange.erased.push(...operationIds);
    return { act: "er1", label: "Entry erased", changes: [{ noun: "removal", id: "er1" }], id: "er1" };
  },
};
