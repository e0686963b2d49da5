import * as caseWords from "./en/case";
import * as claimWords from "./en/claim";
import * as evidenceWords from "./en/evidence";
import * as filesWords from "./en/files";
import * as peopleWords from "./en/people";
import * as proofWords from "./en/proof";
import * as recordWords from "./en/record";
import * as reviewWords from "./en/review";
import * as rulesWords from "./en/rules";
import * as scaleWords from "./en/scale";
import * as shellWords from "./en/shell";
import * as handoverWords from "./en/handover";
import * as outputWords from "./en/output";
import * as signOffWords from "./en/signoff";
import * as similarWords from "./en/similar";
import * as suggestedWords from "./en/suggested";
import * as versionWords from "./en/version";

/** English. */
export const en = { ...shellWords, ...caseWords, ...claimWords, ...evidenceWords, ...filesWords, ...handoverWords, ...peopleWords, ...proofWords, ...recordWords, ...reviewWords, ...rulesWords, ...scaleWords, ...outputWords, ...signOffWords, ...similarWords, ...suggestedWords, ...versionWords };
