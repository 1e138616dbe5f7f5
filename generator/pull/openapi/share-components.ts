import { isObject, objectAt, resolvePointer, textAt, type Json, type JsonObject } from "../../model/json.js";
import { keepFacts } from "./keep-facts.js";
import { mapReferences } from "./map-references.js";

/**
 * Gives components that go by a part's name and their own, such as `common-Box`, their own alone, where that means one
 * thing in all parts. Where it means several, each of them goes by the first part that means it.
 */
export function shareComponents(document: JsonObject, parts: readonly { readonly name: string }[]): JsonObject {
  const ownName = (key: string): string => {
    const part = parts.find(({ name }) => key.startsWith(`${name}-`));
    return part === undefined ? key : key.slice(part.name.length + 1);
  };
  const facts = keepFacts(document, "strip");
  const meanings = new Map<string, Map<string, string>>();
  for (const [section, held] of Object.entries(objectAt(document, "components"))) {
    for (const key of Object.keys(isObject(held) ? held : {})) {
      const known = meanings.get(`${section}/${ownName(key)}`) ?? new Map<string, string>();
      const meaning = meaningOf(facts, `#/components/${section}/${key}`);
      meanings.set(`${section}/${ownName(key)}`, known.has(meaning) ? known : known.set(meaning, key));
    }
  }
  const nameOf = (section: string, key: string): string => {
    const known = meanings.get(`${section}/${ownName(key)}`);
    if (known === undefined || known.size === 1) return ownName(key);
    return known.get(meaningOf(facts, `#/components/${section}/${key}`)) ?? key;
  };

  const renamed = mapReferences(document, (reference) =>
    reference.replace(
      /^#\/components\/([^/]+)\/(.+)$/,
      (_, section: string, key: string) => `#/components/${section}/${nameOf(section, key)}`,
    ),
  );
  const sections = Object.entries(objectAt(renamed, "components")).map(([section, held]): [string, Json] => [
    section,
    Object.fromEntries(
      Object.entries(isObject(held) ? held : {}).map(([key, component]) => [nameOf(section, key), component]),
    ),
  ]);
  return { ...renamed, components: Object.fromEntries(sections) };
}

/** A component with all it refers to, as text. */
function meaningOf(document: JsonObject, reference: string, within: readonly string[] = []): string {
  const above = within.toReversed().indexOf(reference);
  if (above !== -1) return `^${above}`;
  const target = resolvePointer(document, reference);
  return target === undefined ? "nothing" : textOf(document, target, [...within, reference]);
}

function textOf(document: JsonObject, value: Json, within: readonly string[]): string {
  if (Array.isArray(value)) return `[${value.map((member: Json) => textOf(document, member, within)).join(",")}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const reference = textAt(value, "$ref");
  if (reference !== undefined) return meaningOf(document, reference, within);
  const members = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${textOf(document, value[key]!, within)}`);
  return `{${members.join(",")}}`;
}
