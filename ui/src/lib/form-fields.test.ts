import { beforeEach, describe, expect, it } from "vitest";
import { fakeDesk, type Fake } from "../../tests/fake/fake";
import { drafts } from "./drafts";
import { FormFields } from "./form-fields.svelte";
import { preferences } from "./preferences.svelte";

let fake: Fake;
const START = { speaker: "The operator", role: "" };
const stored = () => fake.world.settings.others.find((one) => one.key === "draft:speaker:st1")?.value;

beforeEach(async () => {
  await drafts.flush();
  fake = fakeDesk();
  await preferences.load();
  await drafts.drop("", "speaker:st1");
});

describe("the fields of a dialog", () => {
  it("start from what is known and keep only what was typed", async () => {
    const form = new FormFields("speaker:st1", START);
    expect(form.values).toEqual(START);
    expect(form.restored).toBe(false);
    form.values.role = "Spokesman";
    await drafts.flush();
    expect(JSON.parse(stored() ?? "")).toEqual({ role: "Spokesman" });
  });

  it("come back when the dialog is opened again, and can be started over", async () => {
    new FormFields("speaker:st1", START).values.speaker = "Ilse Marant";
    const again = new FormFields("speaker:st1", { ...START, role: "Governor" });
    expect(again.restored).toBe(true);
    expect(again.values, "what was not typed follows the statement").toEqual({ speaker: "Ilse Marant", role: "Governor" });
    again.forget();
    await drafts.flush();
    expect(again.values.speaker).toBe("The operator");
    expect(stored()).toBe("");
  });

  it("typed back to the start leave no draft", async () => {
    const form = new FormFields("speaker:st1", START);
    form.values.speaker = "The operators";
    form.values.speaker = "The operator";
    await drafts.flush();
    expect(stored()).toBe("");
  });
});
