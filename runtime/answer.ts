import { UnreadableAnswerError } from "./errors.js";
import { nameOf, type Call } from "./send.js";

/**
 * Reads a successful answer: JSON under whatever media type, plain text as it is, nothing as `undefined`.
 *
 * Done here because `Response.json()` quotes what it could not read in its message.
 *
 * @throws {@link UnreadableAnswerError} for anything else, such as a gateway's HTML.
 */
export async function readAnswer(response: Response, call: Call): Promise<unknown> {
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
  const text = await response.text();
  try {
    return JSON.parse(text) || blankProblem(response);
  } catch {
    return text || blankProblem(response);
  }
}

function blankProblem({ status, statusText }: Response): object {
  return { type: "about:blank", title: statusText || `HTTP ${status}`, status };
}
