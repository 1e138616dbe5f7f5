import { LinkError } from "../errors.js";
import type { HalLink, HalResource } from "./types.js";

/** Which of a relation's links: by its place, its `name`, or whatever else tells. */
export type LinkPick = number | string | ((link: HalLink) => boolean);

/** All links of a relation, in their order; none where the resource does not have it. */
export function linksOf(resource: HalResource, relation: string): readonly HalLink[] {
  const links = (resource._links ?? {}) as Readonly<Record<string, unknown>>;
  if (!Object.hasOwn(links, relation)) return [];
  return [links[relation]].flat().filter(isLink);
}

/** The one link that is meant; `undefined` where the resource does not have the relation. */
export function pickedLink(
  resource: HalResource,
  relation: string,
  pick: LinkPick | undefined,
  operation: string,
): HalLink | undefined {
  const links = linksOf(resource, relation);
  if (pick === undefined) {
    if (links.length < 2) return links[0];
    throw new LinkError(operation, `the resource has ${links.length} such links: "pick" one.`);
  }
  const found =
    typeof pick === "number"
      ? links[pick]
      : links.find(typeof pick === "function" ? pick : ({ name }) => name === pick);
  if (found) return found;
  throw new LinkError(operation, `none of the resource's ${links.length} such links is the one to "pick".`);
}

function isLink(value: unknown): value is HalLink {
  return typeof (Object(value) as Partial<HalLink>).href === "string";
}
