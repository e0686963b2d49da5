import { afterEach, expect, test, vi } from "vitest";
import { onChanges } from "$lib/changes";
import { m } from "$lib/messages";
import { analyseCase, analysedWords, languageOptions } from "./analyse";

const command = vi.hoisted(() => vi.fn());
vi.mock("$lib/generated/commands", () => ({ caseAnalyse: command }));
afterEach(() => command.mockReset());

const counts = { claims: 9, relations: 4, newClaims: 0, newRelations: 0, goneClaims: 0, goneRelations: 0 };

test("a language that was set elsewhere stays among the choices", () => {
  expect(languageOptions("").map((one) => one.value)).toContain("de");
  expect(languageOptions("pt-BR").at(-1)).toEqual({ value: "pt-BR", label: "pt-BR" });
  expect(languageOptions("de").filter((one) => one.value === "de")).toHaveLength(1);
});

test("what changed is said, and that nothing did", () => {
  expect(analysedWords(counts)).toBe(m.analysis.same);
  expect(analysedWords({ ...counts, newClaims: 1, newRelations: 2 })).toBe("1 new claim and 2 new pairs found.");
  expect(analysedWords({ ...counts, goneClaims: 3 })).toBe("Nothing new was found. 3 suggested claims and 0 suggested pairs went.");
});

test("the screens load anew after an analysis and not after a failed one", async () => {
  const heard: string[] = [];
  const stop = onChanges((nouns) => heard.push(...nouns));
  command.mockRejectedValueOnce({ code: "read_only", message: "This desk is open elsewhere.", field: null, detail: null });
  expect(await analyseCase("c", null)).toBe(false);
  expect(heard).toEqual([]);
  command.mockResolvedValueOnce(counts);
  expect(await analyseCase("c", "de")).toBe(true);
  expect(command).toHaveBeenLastCalledWith({ caseId: "c", language: "de" });
  expect(heard).toEqual(["claim", "relation"]);
  stop();
});
