import { readAnswer, type AnswerReader, type AnyProblem } from "../answer.js";
import { stateOf } from "../call-state.js";
import type { Caller, Operation } from "../caller.js";
import { UnreadableAnswerError } from "../errors.js";
import type { CallOptions } from "../named.js";
import { calls, type Refusal, type RefusalStatus, type Result, type Success, type SuccessStatus } from "../result.js";
import { nameOf, type Call } from "../send.js";

/**
 * One thing that went wrong, as GraphQL tells it.
 *
 * @see [GraphQL, errors](https://spec.graphql.org/October2021/#sec-Errors)
 */
export interface GraphqlError {
  readonly message: string;
  readonly locations?: readonly { readonly line: number; readonly column: number }[];
  /** Where in the data, in steps of field names and list indices. */
  readonly path?: readonly (string | number)[];
  readonly extensions?: { readonly code?: string; readonly [name: string]: unknown };
}

/** Why an operation brought no whole answer. */
export interface GraphqlProblem<Data> extends AnyProblem {
  /** What the service says; absent when the request was refused before it, by a gateway for one. */
  readonly errors?: readonly GraphqlError[];
  /** What came in spite of the errors: a field that failed is null, or the nearest thing around it that may be. */
  readonly data?: Data | null;
}

/**
 * What a query or mutation brings: `data` when all of it came, else `error`.
 *
 * An answer with `errors` is never taken for success, not even with status 200 and some data.
 */
export type GraphqlResult<Data> = Success<Data> | Refusal<SuccessStatus | RefusalStatus, GraphqlProblem<Data>>;

/** What is sent. */
export interface GraphqlRequest {
  readonly query: string;
  readonly variables: object | undefined;
}

/**
 * Sends a query or a mutation.
 *
 * @see [GraphQL over HTTP](https://graphql.github.io/graphql-over-http/draft/)
 */
export async function ask<Data>(
  call: Caller,
  operation: Operation,
  body: GraphqlRequest,
  options: CallOptions,
): Promise<GraphqlResult<Data>> {
  const result = await call(operation, {
    ...options,
    body,
    usualHeaders: { Accept: "application/graphql-response+json, application/json;q=0.9" },
    parseAs: readGraphql,
  });
  if (result.error) return refused(result.error, result);
  return settled(result.data as Answer, result);
}

/** What a service answers. */
interface Answer {
  readonly data?: unknown;
  readonly errors?: readonly unknown[];
}

const readGraphql: AnswerReader = async (response, failed, call) =>
  answerOf(await readAnswer(response, "json", call, failed), response, call);

/** @throws {@link UnreadableAnswerError} for a value that is no answer of a GraphQL service. */
export function answerOf(value: unknown, { status }: Response, call: Call): Answer {
  if (typeof value === "object" && value && ("data" in value || "errors" in value)) return value as Answer;
  throw new UnreadableAnswerError(nameOf(call), status, "with a body that is not GraphQL's");
}

/** The result an answer stands for. */
export function settled<Data>(answer: Answer, result: Result<unknown>): GraphqlResult<Data> {
  if (answer.errors?.length || !answer.data) return refused(answer as GraphqlProblem<Data>, result);
  return { ...result, data: answer.data } as Success<Data>;
}

/** Names in capitals; never a number of anybody's. */
const safeCode = /^[A-Z][A-Z_]+\d{0,4}$/;

/** Keeps the errors' codes for whoever unwraps the result. */
function refused<Data>(error: GraphqlProblem<Data>, { status, response }: Result<unknown>): GraphqlResult<Data> {
  const call = calls.get(response);
  const errors = Array.isArray(error.errors) ? (error.errors as readonly (Partial<GraphqlError> | null)[]) : [];
  const codes = errors.flatMap((one) => one?.extensions?.code ?? []).filter((code) => safeCode.test(code));
  if (call) stateOf(call).told = { codes: [...new Set(codes)] };
  return { error, status, response };
}
