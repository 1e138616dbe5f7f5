import { InputError } from "../../errors.js";
import { isObject, objectAt, type Json, type JsonObject } from "../../model/json.js";
import { httpMethods } from "../../model/openapi-grammar.js";
import { mapReferences } from "./map-references.js";
import { shareComponents } from "./share-components.js";

/** One of the documents that an API is published in. */
export interface Part {
  /** What a component is called by as well, whose name another part has for something else. */
  readonly name: string;
  /** The file that others refer to. */
  readonly file: string;
  readonly document: JsonObject;
}

/**
 * Makes one document of the parts of an API. What several of them say alike is one component; what they call alike and
 * say differently goes by the part's name as well.
 */
export function putTogether(parts: readonly [Part, ...Part[]]): JsonObject {
  const [{ document: first }] = parts;
  if (parts.length === 1) return first;
  const documents = parts.map((part) => withSecurity(byPart(part, parts)));
  return shareComponents({ ...documents[0], paths: pathsOf(documents), components: componentsOf(documents) }, parts);
}

/** Its components, and what refers to them, go by the name of their part; security schemes by their own. */
function byPart({ name, document }: Part, parts: readonly Part[]): JsonObject {
  const referring = mapReferences(document, (reference) => {
    const [, file, section, key] = /^([^#]*)#\/components\/([^/]+)\/(.+)$/.exec(reference) ?? [];
    const part = file === "" ? name : parts.find((other) => other.file === file)?.name;
    return part === undefined ? reference : `#/components/${section}/${part}-${key}`;
  });
  const sections = Object.entries(objectAt(referring, "components")).map(([section, held]): [string, Json] => [
    section,
    section === "securitySchemes" || !isObject(held)
      ? held
      : Object.fromEntries(Object.entries(held).map(([key, component]) => [`${name}-${key}`, component])),
  ]);
  return { ...referring, components: Object.fromEntries(sections) };
}

/** What a part asks of all its operations, it asks of no other's. */
function withSecurity({ security, ...document }: JsonObject): JsonObject {
  if (security === undefined) return document;
  const paths = Object.entries(objectAt(document, "paths")).map(([path, item]): [string, Json] => {
    const members = Object.entries(isObject(item) ? item : {}).map(([key, member]): [string, Json] => [
      key,
      httpMethods.includes(key) && isObject(member) ? { security, ...member } : member,
    ]);
    return [path, Object.fromEntries(members)];
  });
  return { ...document, paths: Object.fromEntries(paths) };
}

function pathsOf(documents: readonly JsonObject[]): JsonObject {
  const paths = new Map<string, JsonObject>();
  for (const [path, item] of documents.flatMap((document) => Object.entries(objectAt(document, "paths")))) {
    if (!isObject(item)) continue;
    const known = paths.get(path) ?? {};
    const twice = Object.keys(item).find((key) => httpMethods.includes(key) && key in known);
    if (twice !== undefined) throw new InputError(`Two of the documents have ${twice.toUpperCase()} ${path}.`);
    paths.set(path, { ...known, ...item });
  }
  return Object.fromEntries(paths);
}

function componentsOf(documents: readonly JsonObject[]): JsonObject {
  const sections: Record<string, JsonObject> = {};
  for (const { components } of documents)
    for (const [section, held] of Object.entries(isObject(components) ? components : {}))
      sections[section] = { ...sections[section], ...(isObject(held) ? held : {}) };
  return sections;
}
