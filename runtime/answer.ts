import { UnreadableAnswerError } from "./errors.js";
import { nameOf, type Call } from "./send.js";

/** What an answer's body becomes. */
export type AnswerForm = "json" | "text" | "blob" | "arrayBuffer" | "stream" | AnswerReader;

/** Makes something of a successful answer; `failed` gives what to throw when its body breaks off. */
export type AnswerReader = (response: Response, failed: Failed, call: Call) => unknown;

/** What a failure is thrown as. */
export type Failed = (error: unknown) => unknown;

/** Text of any kind, such as XML or HTML, as it is. */
export const text: AnswerReader = (response) => response.text();

/**
 * Reads a successful answer. As `json` that is JSON under whatever media type, plain text as it is, nothing as
 * `undefined`.
 *
 * Done here because `Response.json()` quotes what it could not read in its message.
 *
 * @throws {@link UnreadableAnswerError} for anything else, such as a gateway's HTML.
 */
export async function readAnswer(response: Response, form: AnswerForm, call: Call, failed: Failed): Promise<unknown> {
  if (typeof form === "function") return form(response, failed, call);
  if (form !== "json") {
    if (response.status === 204) return undefined;
    return form === "stream" ? response.body : response[form]();
  }
  const body = await response.text();
  if (body.trim() === "") return undefined;
  try {
    return JSON.parse(body);
  } catch {
    if (response.headers.get("content-type")?.startsWith("text/plain")) return body;
    throw new UnreadableAnswerError(nameOf(call), response.status);
  }
}

/**
 * What a refusal says, where the API's contract does not tell.
 *
 * @see [RFC 9457](https://www.rfc-editor.org/rfc/rfc9457.html)
 */
export interface AnyProblem {
  readonly type?: string | null;
  readonly title?: string | null;
  readonly status?: number | null;
  /** A refusal in plain text has its text here. */
  readonly detail?: string | null;
  readonly [member: string]: unknown;
}

/** Reads a refusal: an object or a list as it is, anything else, such as text or nothing, as a problem. */
export async function readRefusal(response: Response): Promise<AnyProblem> {
  const { status, statusText } = response;
  let error: unknown = await response.text();
  try {
    error = JSON.parse(error as string);
  } catch {
    // Then it is its text.
  }
  if (typeof error === "object" && error) return error as AnyProblem;
  const problem: AnyProblem = { type: "about:blank", title: statusText || `HTTP ${status}`, status };
  return error ? { ...problem, detail: (error as string | number | boolean).toString() } : problem;
}
