import type { Caller, Operation } from "../caller.js";
import { ConfigurationError, LinkError } from "../errors.js";
import { named } from "../named.js";
import { queryText, type RequestParts } from "../request.js";
import { nameOf } from "../send.js";
import { ownAddress } from "./address.js";
import { halPart, type HalPart } from "./client.js";
import { expanded } from "./expand.js";
import type { FollowOptions, Followed, LinkOptions, OperationAt, RelationOf, TargetOf } from "./follow-types.js";
import { pickedLink } from "./links.js";
import { targetOf } from "./target.js";
import type { HalLink, HalResource } from "./types.js";

/**
 * Follows a resource's link, as its relation says: through the client's policies and credentials, to its own server
 * only. What the relation is known to lead to says how it is called and read; anything else is asked for with GET and
 * read by its media type: JSON, XML and other text as text, or bytes.
 *
 * Where the resource does not have the link, the operation's own path is called with `options.path`, which also fills
 * in a templated link, in whichever case that has the names.
 *
 * @returns What the operation's own method brings.
 * @throws {@link LinkError} when there is no one link to follow.
 * @throws {@link ForeignOriginError} when it leads to another server. Nothing was sent then.
 */
export function follow<Client extends object, Resource extends HalResource, Relation extends RelationOf<Resource>>(
  client: Client,
  resource: Resource,
  relation: Relation,
  options?: FollowOptions<Client, TargetOf<Resource, Relation>>,
): Followed<Client, TargetOf<Resource, Relation>>;
/**
 * Calls an operation at the address a link leads to, where that is not what the relation stands for, or where it stands
 * for several: `follow(altinn, message, "self", "messages.delete")`.
 *
 * @param operation - By group and name.
 */
export function follow<
  Client extends object,
  Resource extends HalResource,
  Relation extends RelationOf<Resource>,
  const Name extends OperationAt<Resource, Relation>,
>(
  client: Client,
  resource: Resource,
  relation: Relation,
  operation: Name,
  options?: FollowOptions<Client, Name>,
): Followed<Client, Name>;
export function follow(
  client: object,
  resource: HalResource,
  relation: string,
  ...rest: readonly [(string | AnyFollowOptions)?, AnyFollowOptions?]
): Promise<unknown> {
  const [first, second] = rest;
  return typeof first === "string"
    ? followed(client, resource, relation, first, second)
    : followed(client, resource, relation, undefined, first);
}

/** Options as they are, whatever their types say. */
export interface AnyFollowOptions extends LinkOptions {
  readonly path?: object;
  readonly query?: object;
}

/** Follows, by the names alone. */
export function followed(
  client: object,
  resource: HalResource,
  relation: string,
  operation: string | undefined,
  { pick, ...request }: AnyFollowOptions = {},
): Promise<unknown> {
  const part = (client as { readonly [halPart]?: HalPart })[halPart];
  if (part === undefined) throw new ConfigurationError("The client's API is not known for links.");
  const asked = `The link "${relation}"`;
  const link = pickedLink(resource, relation, pick, asked);
  const target = targetOf(part, relation, { operation, link, path: request.path ?? {} });
  if (target === undefined) throw new LinkError(asked, "the resource does not have it.");
  const call: Caller = async (operation, init) =>
    part.call(operation, { ...init, ...(link && at(link, part, operation, init.params ?? {})) });
  return named(target, call)(request);
}

/** The parts of a request that lead to a link's address. */
function at(
  link: HalLink,
  { server }: HalPart,
  { descriptor, call }: Operation,
  given: RequestParts["params"] & object,
): RequestParts {
  const operation = nameOf(call);
  const isTemplate = link.templated === true || link.isTemplated === true;
  const { href, used } = isTemplate
    ? expanded(link.href, { ...given.query, ...given.path }, operation)
    : { href: link.href, used: new Set<string>() };
  const { origin, pathname, search } = ownAddress(href, server, operation);
  return {
    baseUrl: origin,
    pathSerializer: () => pathname,
    querySerializer(query) {
      const rest = Object.fromEntries(Object.entries(query).filter(([name]) => !used.has(name)));
      return joined(search.slice(1), rest, descriptor.query ?? queryText);
    },
  };
}

/** What the link says stays as it says it, but for what is said otherwise. */
function joined(own: string, query: object, write: (query: object) => string): string {
  const said = new Set(
    Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [name.toLowerCase()])),
  );
  const kept = own
    .split("&")
    .filter((pair) => pair !== "" && !said.has(new URLSearchParams(pair).keys().next().value!.toLowerCase()));
  return [...kept, write(query)].filter((text) => text !== "").join("&");
}
