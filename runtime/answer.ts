import { UnreadableAnswerError } from "./errors.js";

/**
 * Reads a successful answer: JSON under whatever media type, plain text as it is, nothing as `undefined`.
 *
 * Done here because `Response.json()` quotes what it could not read in its message.
 *
 * @throws {@link UnreadableAnswerError} for anything else, such as a gateway's HTML.
 */
export async function readAnswer(response: Response, operation: string): Promise<unknown> {
  const text = await response.text();
  if (text.trim() === "") return undefined;
  try {
    return JSON.parse(text);
  } catch {
    if (response.headers.get("content-type")?.startsWith("text/plain")) return text;
    throw new UnreadableAnswerError(operation, response.status);
  }
}

/** What a refusal without a body is told as, so that `error` is never falsy. */
export function blankProblem({ status, statusText }: Response): object {
  return { type: "about:blank", title: statusText || `HTTP ${status}`, status };
}
