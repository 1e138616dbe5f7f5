import { UnreadableAnswerError } from "./errors.js";
import { nameOf, type Call } from "./send.js";

/** What an answer's body becomes. */
export type AnswerForm = "json" | "text" | "blob" | "arrayBuffer" | "stream" | AnswerReader;

/** Makes something of a successful answer. */
export type AnswerReader = (response: Response) => unknown;

/**
 * Reads a successful answer. As `json` that is JSON under whatever media type, plain text as it is, nothing as
 * `undefined`.
 *
 * Done here because `Response.json()` quotes what it could not read in its message.
 *
 * @throws {@link UnreadableAnswerError} for anything else, such as a gateway's HTML.
 */
export async function readAnswer(response: Response, form: AnswerForm, call: Call): Promise<unknown> {
  if (typeof form === "function") return form(response);
  if (form !== "json") {
    if (response.status === 204) return undefined;
    return form === "stream" ? response.body : response[form]();
  }
  const text = await response.text();
  if (text.trim() === "") return undefined;
  try {
    return JSON.parse(text);
  } catch {
    if (response.headers.get("content-type")?.startsWith("text/plain")) return text;
    throw new UnreadableAnswerError(nameOf(call), response.status);
  }
}

/** Reads a refusal: JSON, else its text; never nothing, so that `error` is never falsy. */
export async function readRefusal(response: Response): Promise<unknown> {
  const { status, statusText } = response;
  let error: unknown = await response.text();
  try {
    error = JSON.parse(error as string);
  } catch {
    // Then it is its text.
  }
  return error || { type: "about:blank", title: statusText || `HTTP ${status}`, status };
}
