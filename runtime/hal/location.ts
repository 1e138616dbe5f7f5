import { LinkError } from "../errors.js";
import { operationOf, type AnyResult } from "../result.js";
import { followed } from "./follow.js";
import type { FollowOptions, Followed } from "./follow-types.js";

/** Where what was made is found, as the answer says; `undefined` where it does not. It may be any URL. */
export function locationOf({ response }: AnyResult): string | undefined {
  return response.headers.get("location") ?? undefined;
}

/**
 * Gets what an answer's `Location` leads to, such as the message that was submitted, or the one an archived message has
 * become: by the operation named, or else by what comes.
 *
 * @throws {@link LinkError} when the answer has no `Location`.
 * @throws {@link ForeignOriginError} when it leads to another server. Nothing was sent then.
 */
export function followLocation<Client extends object, Name extends string = never>(
  client: Client,
  result: AnyResult,
  options?: FollowOptions<Client, Name> & { readonly operation?: Name },
): Followed<Client, Name> {
  const href = locationOf(result);
  if (href === undefined) throw new LinkError(operationOf(result.response), "the answer has no Location.");
  return followed(client, { _links: { Location: { href } } }, "Location", options ?? {}) as Followed<Client, Name>;
}

/**
 * True when Altinn had more than it would look through, so that a list may lack some: the limit comes before the filter.
 * `dateFrom` and `dateTo` make the list it looks through shorter.
 */
export function limitReached({ response }: AnyResult): boolean {
  return response.headers.has("x-warning-limitreached");
}
