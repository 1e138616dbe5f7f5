import type { Operation } from "../caller.js";
import type { OperationDescriptor } from "../descriptor.js";
import { ArgumentError } from "../errors.js";
import type { HalPart } from "./client.js";
import { readByType } from "./read-by-type.js";
import type { HalLink } from "./types.js";

/** What tells which operation is meant. */
export interface TargetHints {
  /** By group and name: `messages.update`. */
  readonly operation?: string | undefined;
  readonly link: HalLink | undefined;
  /** Parameters for a template. */
  readonly path: object;
}

/**
 * The operation a relation leads to: the one named, else the relation's own. Where it has several, the link's address
 * tells, or without a link which parameters were given.
 *
 * @returns Without a link `undefined` where nothing tells; with one then an operation that reads whatever comes.
 */
export function targetOf(part: HalPart, relation: string, hints: TargetHints): Operation | undefined {
  const { operation, link, path } = hints;
  if (operation !== undefined) return operationOf(part, operation);
  const known = Object.hasOwn(part.relations, relation) ? part.relations[relation]! : [];
  const candidates = known.map((name) => operationOf(part, name));
  if (candidates.length === 1) return candidates[0];
  if (!link) {
    const taking = candidates.filter(({ descriptor }) => takes(descriptor, path));
    return taking.length === 1 ? taking[0] : undefined;
  }
  const at = candidates.filter(({ descriptor }) => isAt(link.href, descriptor.path));
  // Of two templates that both end an address the longer one says more.
  return at.sort((one, other) => stepsOf(other) - stepsOf(one))[0] ?? unknownTarget(part.api);
}

function operationOf({ api, operations }: HalPart, name: string): Operation {
  const [group = "", method = ""] = name.split(".");
  const descriptor = operations[group]?.[method];
  if (descriptor === undefined) throw new ArgumentError(name, `${api} has no such operation.`);
  return { descriptor, call: { api, operation: name, method: descriptor.method, path: descriptor.path } };
}

/** The address may be a filled-in one, so it is not told. */
function unknownTarget(api: string): Operation {
  const path = "(a link)";
  const accept = "application/hal+json, application/json;q=0.9, */*;q=0.8";
  const descriptor: OperationDescriptor = { method: "GET", path, accept, answer: readByType };
  return { descriptor, call: { api, method: "GET", path } };
}

/** The template's steps are the last ones of the address, whatever case they have. */
function isAt(href: string, template: string): boolean {
  const steps = (/^[^?#]*/.exec(href)?.[0] ?? "").replace(/\{[?&].*/, "").split("/");
  const expected = template.split("/").slice(1);
  const last = steps.slice(-expected.length);
  return (
    last.length === expected.length &&
    expected.every((step, index) => step.startsWith("{") || step.toLowerCase() === last[index]!.toLowerCase())
  );
}

function stepsOf({ descriptor }: Operation): number {
  return descriptor.path.split("/").length;
}

function takes({ path: template }: OperationDescriptor, path: object): boolean {
  const names = [...template.matchAll(/\{([^{}]+)\}/g)].map(([, name]) => name!);
  return names.length === Object.keys(path).length && names.every((name) => Object.hasOwn(path, name));
}
