import { Diagnostics } from "../../../generator/diagnostics.js";
import type { ApiContract, Operation } from "../../../generator/model/contract.js";
import { pointerStep } from "../../../generator/model/json.js";
import { readContract } from "../../../generator/read/index.js";
import { sources } from "../../../generator/sources/index.js";
import type { PinnedSpec } from "../../../generator/specs.js";
import { answerJudgeOf, type AnswerJudge } from "./answers.js";
import { openBench, type Bench } from "./bench.js";
import { judgesOf } from "./documents.js";
import { extents } from "./samples.js";
import { faultOfAnswer, faultsOfRequest } from "./verdicts.js";

/** What came of one operation. */
export interface OperationReport {
  /** `instances.get`. */
  readonly name: string;
  /** The document it was judged by. */
  readonly judge: string;
  readonly answers: number;
  /**
   * What is wrong with its requests and its answers' types, by pointers into upstream's document below the server's base:
   * to `parameters`, `requestBody` or one of the `responses`.
   */
  readonly faults: ReadonlyMap<string, string>;
}

/** Calls every operation of a contract through its generated client, at Prism started from upstream's documents. */
export async function examine(spec: PinnedSpec): Promise<OperationReport[]> {
  const contract = readContract(spec, new Diagnostics()) as ApiContract;
  const judgeAnswer = answerJudgeOf(contract);
  const benches: Bench[] = [];
  try {
    const source = sources.find(({ id }) => id === spec.id)!;
    for (const judge of await judgesOf(spec, source)) benches.push(await openBench(contract, judge));
    const reports: OperationReport[] = [];
    for (const operation of contract.operations)
      reports.push(await examineOperation(contract, operation, benches, judgeAnswer));
    return reports;
  } finally {
    await Promise.all(benches.map((bench) => bench.close()));
  }
}

async function examineOperation(
  contract: ApiContract,
  operation: Operation,
  benches: readonly Bench[],
  judgeAnswer: AnswerJudge,
): Promise<OperationReport> {
  const part = operation.origin ? "derived" : "published";
  const bench = benches.find(({ judge }) => judge.part === part) ?? benches[0]!;
  const trial = { contract, operation, bench };
  const at = `/paths/${pointerStep(operation.path)}/${operation.method.toLowerCase()}`;
  const faults = new Map<string, string>();
  for (const extent of extents)
    for (const [part, fault] of await faultsOfRequest(trial, extent)) faults.set(at + part, `${extent}: ${fault}`);
  // A redirect is followed or thrown, never an answer.
  const answers = operation.answers.filter(({ status }) => !status.startsWith("3"));
  for (const answer of answers) {
    const fault = await faultOfAnswer(trial, answer, judgeAnswer);
    if (fault !== undefined) faults.set(`${at}/responses/${answer.status}`, fault);
  }
  return {
    name: `${operation.group}.${operation.name}`,
    judge: bench.judge.file,
    answers: answers.length,
    faults,
  };
}
