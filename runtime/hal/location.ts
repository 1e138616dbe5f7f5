import { LinkError } from "../errors.js";
import { operationOf, type AnyResult } from "../result.js";
import { followed } from "./follow.js";
import type { FollowOptions, Followed } from "./follow-types.js";

/** Where what was made is found, as the answer says; `undefined` where it does not. It may be any URL. */
export function locationOf({ response }: AnyResult): string | undefined {
  return response.headers.get("location") ?? undefined;
}

/**
 * Calls an operation at an answer's `Location`: gets the message that was submitted, or the one that an archived message
 * has become.
 *
 * @param operation - By group and name, such as `messages.get`.
 * @throws {@link LinkError} when the answer has no `Location`.
 * @throws {@link ForeignOriginError} when it leads to another server. Nothing was sent then.
 */
export function followLocation<Client extends object, Name extends string>(
  client: Client,
  result: AnyResult,
  operation: Name,
  options?: FollowOptions<Client, Name>,
): Followed<Client, Name> {
  const href = locationOf(result);
  if (href === undefined) throw new LinkError(operationOf(result.response), "the answer has no Location.");
  const links = { _links: { Location: { href } } };
  return followed(client, links, "Location", operation, options) as Followed<Client, Name>;
}

/**
 * True when Altinn had more than it would look through, so that a list may lack some: the limit comes before the filter.
 * `dateFrom` and `dateTo` make the list it looks through shorter.
 */
export function limitReached({ response }: AnyResult): boolean {
  return response.headers.has("x-warning-limitreached");
}
