import type { JsonObject } from "../../model/json.js";
import { schemaNamespace, type XsdFile } from "../xsd/parse-document.js";
import { info, unhandled } from "./annotations.js";
import { attribute, attributeGroup } from "./attributes.js";
import { checkReferences } from "./check-references.js";
import { complexType, element, group } from "./elements.js";
import { foldAllOf } from "./fold-all-of.js";
import { globally } from "./named-types.js";
import { namespaces, schemaAttributes } from "./schema-attributes.js";
import { simpleType } from "./simple-types.js";
import { nameOf, parseSource, partsOf, refusal, type Source } from "./source.js";

/**
 * Reads an XSD as the JSON Schema that Altinn Studio derives from it: draft 2020-12 with `@xsd…` keywords, its elements
 * in the order of the document.
 *
 * Where that is not a schema, or not all of one, it differs: a type that has the name of the root element stays in
 * `$defs`, an empty type has no empty `allOf`, and names that lead nowhere are refused.
 *
 * @throws {@link InputError} with file, line and column when the file is not a schema, or holds what Altinn Studio refuses.
 */
export function readXsdAltinn(input: XsdFile, id: string): JsonObject {
  const schema = parseSource(input);
  if (schema.namespace !== schemaNamespace || schema.local !== "schema")
    throw refusal(schema, "Not an XML Schema document.");
  const components = partsOf(schema);
  const stranger = components.find(({ local }) => !kinds.has(local));
  if (stranger) throw refusal(stranger, `Altinn Studio does not take ${stranger.local}; --profile full does.`);
  const root = components.find(({ local }) => local === "element");
  checkReferences(schema, root);
  const definitions = definitionsOf(components.filter((node) => node !== root));
  return foldAllOf({
    $schema: "https://json-schema.org/draft/2020-12/schema",
    $id: id,
    type: "object",
    "@xsdNamespaces": namespaces(schema),
    "@xsdSchemaAttributes": schemaAttributes(schema),
    ...unhandled(schema),
    ...info(schema),
    ...(root && { "@xsdRootElement": nameOf(root), ...rootSchema(root) }),
    ...(definitions.size > 0 && { $defs: Object.fromEntries(definitions) }),
  });
}

/** Of a root with a named type only the type stays; the `type` of an inline one gives way to the schema's own. */
function rootSchema(root: Source): JsonObject {
  const { type: _, $ref, ...schema } = element(root, globally);
  return $ref === undefined ? schema : { oneOf: [{ $ref }] };
}

function definitionsOf(nodes: readonly Source[]): ReadonlyMap<string, JsonObject> {
  const definitions = new Map<string, JsonObject>();
  for (const node of nodes) {
    const name = nameOf(node);
    if (definitions.has(name))
      throw refusal(node, `There is another ${name}, and Altinn Studio takes one; --profile full takes both.`);
    definitions.set(name, kinds.get(node.local)!(node));
  }
  return definitions;
}

/** What each kind of global component becomes. */
const kinds = new Map<string, (node: Source) => JsonObject>([
  ["element", (node) => element(node, globally)],
  ["complexType", (node) => complexType(node, globally)],
  ["simpleType", (node) => ({ ...simpleType(node, globally), ...unhandled(node) })],
  ["group", group],
  ["attribute", (node) => attribute(node, globally)],
  ["attributeGroup", attributeGroup],
]);
