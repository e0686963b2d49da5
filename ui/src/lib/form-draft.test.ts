import { beforeEach, expect, it } from "vitest";
import { fakeDesk, type Fake } from "../../tests/fake/fake";
import { drafts } from "./drafts";
import { FormDraft } from "./form-draft";
import { preferences } from "./preferences.svelte";

let fake: Fake;
const form = () => new FormDraft<"name" | "realName">("source:new", ["name"], ["realName"]);

beforeEach(async () => {
  await drafts.flush();
  fake = fakeDesk();
  await preferences.load();
  await form().drop();
});

it("never writes what belongs to the vault, and has it again while the window is open", async () => {
  form().keep({ name: "Nurse", realName: "Canary Wren" });
  await drafts.flush();
  const told = JSON.stringify([fake.world.settings, fake.calls]);
  expect(told).toContain("Nurse");
  expect(told).not.toContain("Canary");
  expect(form().read()).toEqual({ name: "Nurse", realName: "Canary Wren" });
  form().keep({});
  expect(form().read()).toEqual({});
});

it("forgets what belongs to the vault when the form is saved", async () => {
  form().keep({ realName: "Canary Wren" });
  await form().drop();
  expect(form().read()).toEqual({});
});
