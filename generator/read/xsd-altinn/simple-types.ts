import type { JsonObject } from "../../model/json.js";
import { facets, unhandledOfValues } from "./facets.js";
import { isBuiltin, namedType, surroundedType, type Surroundings } from "./named-types.js";
import { attributeOf, partOf, refusal, type Source } from "./source.js";

/** A simple type. Its annotation is left out. */
export function simpleType(type: Source, around: Surroundings): JsonObject {
  const content = partOf(type, "restriction", "list", "union");
  if (content?.local === "union") throw refusal(content, "Altinn Studio does not take a union; --profile full does.");
  if (content?.local === "list") return list(content, around);
  return content === undefined ? {} : restriction(content, around);
}

/** Facets stand in an `allOf` of their own beside a reference, and beside the keywords of any other base. */
function restriction(node: Source, around: Surroundings): JsonObject {
  const inline = partOf(node, "simpleType");
  const base = inline === undefined ? surroundedType(node, "base", around) : simpleType(inline, around);
  const own = { ...facets(node), ...unhandledOfValues(node) };
  const structure = { "@xsdStructure": "XmlSchemaSimpleTypeRestriction" };
  if (Object.keys(own).length === 0 || isBuiltin(node, "base")) return { ...base, ...own, ...structure };
  return inline === undefined ? { allOf: [base, own], ...structure } : { ...base, ...structure, allOf: [own] };
}

function list(node: Source, around: Surroundings): JsonObject {
  const inline = partOf(node, "simpleType");
  if (inline === undefined && attributeOf(node, "itemType") === undefined)
    throw refusal(node, "The list has no type of items.");
  return { type: "array", items: inline === undefined ? namedType(node, "itemType") : simpleType(inline, around) };
}
