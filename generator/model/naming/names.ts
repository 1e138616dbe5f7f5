import { objectAt, type JsonObject } from "../json.js";
import { operationShapes } from "../operation-shape.js";
import { anchorsOf, followAnchor, type Anchor } from "./anchors.js";
import { proposeOperations } from "./propose-operations.js";
import { typeIdentifier } from "./words.js";

/** The public name of a type: what upstream calls it today, and where it stands. */
export interface PinnedType {
  readonly upstream: string;
  /** Absent when no operation leads to it. */
  readonly at?: Anchor;
}

/** The public names of a contract. A name that was given once stays, whatever upstream renames. */
export interface Names {
  /** Operation key → `group.name`. */
  readonly operations: Readonly<Record<string, string>>;
  /** Public name → what it names. */
  readonly types: Readonly<Record<string, PinnedType>>;
}

/** No names yet. */
export const noNames: Names = { operations: {}, types: {} };

/** Two things would get one name. */
export interface Collision {
  readonly name: string;
  readonly between: readonly [string, string];
}

/** Names a document: pinned names stay, what is new gets a proposal. */
export function nameDocument(document: JsonObject, pinned: Names): { names: Names; collisions: Collision[] } {
  const collisions: Collision[] = [];
  const names = {
    operations: nameOperations(document, pinned.operations, collisions),
    types: nameTypes(document, pinned.types, collisions),
  };
  return { names, collisions };
}

function nameOperations(
  document: JsonObject,
  pinned: Names["operations"],
  collisions: Collision[],
): Names["operations"] {
  const shapes = operationShapes(document);
  const unnamed = shapes.filter(({ key }) => pinned[key] === undefined);
  const vocabulary = [
    ...Object.keys(objectAt(objectAt(document, "components"), "schemas")),
    ...shapes.flatMap(({ parameters, tag }) => (tag === undefined ? parameters : [...parameters, tag])),
  ];
  const names = { ...pinned };
  const keys = new Map(Object.entries(pinned).map(([key, name]) => [name, key]));
  for (const [key, name] of proposeOperations(unnamed, vocabulary)) {
    const other = keys.get(name);
    if (other !== undefined) collisions.push({ name, between: [other, key] });
    names[key] = name;
    keys.set(name, key);
  }
  return names;
}

/**
 * A schema keeps its name while upstream calls it the same; when that name is gone, the schema now standing where it
 * stood takes it over.
 */
function nameTypes(document: JsonObject, pinned: Names["types"], collisions: Collision[]): Names["types"] {
  const schemas = Object.keys(objectAt(objectAt(document, "components"), "schemas"));
  const anchors = anchorsOf(document);
  const named = new Map<string, string>();
  const lost: [string, PinnedType][] = [];
  for (const [name, type] of Object.entries(pinned)) {
    if (schemas.includes(type.upstream)) named.set(type.upstream, name);
    else lost.push([name, type]);
  }
  for (const [name, { at }] of lost) {
    const successor = at === undefined ? undefined : followAnchor(document, at);
    if (successor !== undefined && !named.has(successor)) named.set(successor, name);
  }
  const taken = new Map([...named].map(([upstream, name]) => [name, upstream]));
  for (const [name, { upstream }] of lost) if (!taken.has(name)) taken.set(name, upstream);
  for (const upstream of schemas.filter((schema) => !named.has(schema))) {
    const name = [shortName(upstream), typeIdentifier(upstream)].find((candidate) => !taken.has(candidate));
    if (name === undefined)
      collisions.push({ name: typeIdentifier(upstream), between: [taken.get(typeIdentifier(upstream))!, upstream] });
    const given = name ?? typeIdentifier(upstream);
    named.set(upstream, given);
    taken.set(given, upstream);
  }
  const kept = lost.filter(([name]) => ![...named.values()].includes(name));
  const current = [...named].map(([upstream, name]): [string, PinnedType] => {
    const at = stillThere(document, pinned[name]?.at, upstream) ?? anchors.get(upstream);
    return [name, at === undefined ? { upstream } : { at, upstream }];
  });
  return Object.fromEntries([...kept, ...current]);
}

function stillThere(document: JsonObject, at: Anchor | undefined, upstream: string): Anchor | undefined {
  return at !== undefined && followAnchor(document, at) === upstream ? at : undefined;
}

/** Words the generated files use themselves. */
const reserved = new Set(
  "Array ArrayBuffer Blob CallOptions Date Download Error FileUpload Object Operations Promise Readonly Record Result Uint8Array Upload".split(
    " ",
  ),
);

/** `Altinn.Platform.Storage.Models.Instance` leaks a namespace; the last part is the name. */
function shortName(upstream: string): string {
  const name = typeIdentifier(upstream.split(/[.+]/).at(-1)!);
  return reserved.has(name) ? `${name}Schema` : name;
}
