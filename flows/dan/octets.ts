import { UnreadableAnswerError, type AnyResult, type Download } from "altinnkit";
import { download, type DatasetDescriptor } from "altinnkit/codegen";
import { unwrapDan } from "./errors/unwrap-dan.js";

/**
 * How a call by path is told to hand over the bytes unread. The types know the words of openapi-fetch alone; the runtime
 * takes its own readers as well.
 */
export const unread = { parseAs: download as unknown as "stream" };

/** The bytes of an answer to a call that was made {@link unread}. */
export function bytesOf(result: AnyResult, dataset: DatasetDescriptor): Download {
  return unwrapDan(result, dataset);
}

/** A file, which the service does not sign. */
export function isOctets({ headers }: Response): boolean {
  return headers.get("content-type")?.startsWith("application/octet-stream") ?? false;
}

/** An answer without the envelope: JSON as it is, nothing as `undefined`, a file as its bytes. */
export async function bareOf(result: AnyResult, dataset: DatasetDescriptor, operation: string): Promise<unknown> {
  const answer = bytesOf(result, dataset);
  if (isOctets(result.response)) return answer;
  const text = await answer.text();
  if (text.trim() === "") return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw new UnreadableAnswerError(operation, result.response.status);
  }
}
