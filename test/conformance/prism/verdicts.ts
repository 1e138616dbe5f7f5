import type { ApiContract, Operation } from "../../../generator/model/contract.js";
import { isObject, textAt } from "../../../generator/model/json.js";
import type { Answer, AnswerJudge } from "./answers.js";
import type { Bench } from "./bench.js";
import type { Outcome } from "./client.js";
import { sampleRequest } from "./requests.js";
import type { Extent } from "./samples.js";

/** An operation in the place where it is judged. */
export interface Trial {
  readonly contract: ApiContract;
  readonly operation: Operation;
  readonly bench: Bench;
}

/** The APIs that take no token of Altinn's take this, where they take anything. */
const basic = { Authorization: `Basic ${btoa("user:password")}` };

/** The parts of a request, by where OpenAPI tells of them; the operation itself where neither is to blame. */
export type RequestPart = "" | "/parameters" | "/requestBody";

/** Calls an operation, and tells what Prism has against which part of the request. */
export async function faultsOfRequest(trial: Trial, extent: Extent): Promise<Map<RequestPart, string>> {
  const { contract, operation, bench } = trial;
  const request = sampleRequest(contract, operation, extent, bench.samplers[extent]);
  const { response, error } = await bench.ask(operation, request, contract.auth["token"] === "none" ? basic : {});
  const told = violationOf(response) ?? (isOfAnswer(response) ? undefined : refusalOf(error));
  return new Map(told === undefined ? [] : partsOf(told).map((part) => [part, told]));
}

/** Calls an operation for one of its answers, and tells why its type does not hold what came. */
export async function faultOfAnswer(trial: Trial, answer: Answer, judge: AnswerJudge): Promise<string | undefined> {
  const { contract, operation, bench } = trial;
  const request = sampleRequest(contract, operation, "everything", bench.samplers.everything);
  const code = answer.status === "default" ? "500" : answer.status;
  // A service refuses whatever one accepts; Prism would not.
  const accept = code.startsWith("2") ? {} : { Accept: "application/json, application/problem+json, */*;q=0.1" };
  const judged = async (prefer: string): Promise<string | undefined> => {
    const outcome: Outcome = await bench.hear(operation, request, { ...accept, Prefer: `code=${code}${prefer}` });
    const refusal = refusalOf(outcome.error);
    if (refusal !== undefined) return refusal;
    if (String(outcome.response.status) !== code) return `the answer's status is ${outcome.response.status}`;
    return judge(operation, answer, outcome);
  };
  const fault = await judged("");
  // Upstream's own examples come first, and not all of them fit their schemas.
  return fault === undefined || (await judged(", dynamic=true, seed=1")) === undefined ? undefined : fault;
}

/** What Prism found wrong with a request, in the header where it tells it. */
function violationOf(response: Response): string | undefined {
  const told = response.headers.get("sl-violations") ?? "";
  return told.includes('"location":["request') && told.includes('"severity":"Error"') ? told : undefined;
}

function partsOf(told: string): RequestPart[] {
  const places = [...told.matchAll(/"location":\["(?:request",")?(body|query|header|path)"/g)].map(
    ([, place]) => place,
  );
  const isMedia = told.includes('"code":415') || told.includes("INVALID_CONTENT_TYPE");
  const parts: RequestPart[] = isMedia || places.includes("body") ? ["/requestBody"] : [];
  if (places.some((place) => place !== "body")) parts.push("/parameters");
  return parts.length === 0 ? [""] : parts;
}

/** True where Prism took the request, and could not make the answer. */
function isOfAnswer({ status }: Response): boolean {
  return status === 406 || status >= 500;
}

/** What Prism says for itself, not for the service. */
function refusalOf(error: unknown): string | undefined {
  const isPrisms = isObject(error) && textAt(error, "type")?.startsWith("https://stoplight.io/prism/errors#");
  return isPrisms ? JSON.stringify(error) : undefined;
}
