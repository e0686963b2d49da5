/** A second reading that is wanted no more. */
import { secondReadingAsk } from "$lib/generated/commands";
import { write } from "$lib/saving.svelte";

/** Takes the request on a claim back. The label of what was done; nothing when it was refused. */
export async function takeBackReading(caseId: string, claimId: string): Promise<string | undefined> {
  return (await write(() => secondReadingAsk({ caseId, claimId, why: "", fresh: false, back: true })))?.label;
}
