import type { Report } from "../../diagnostics.js";
import type { JsonObject } from "../../model/json.js";
import type { XmlModule } from "../../model/xml.js";
import { Components } from "./collect-components.js";
import { findRoots } from "./find-roots.js";
import { nameTypes } from "./name-types.js";
import { parseDocument, type XsdInput } from "./parse-document.js";
import { resolveComplexTypes } from "./resolve-complex-types.js";
import { resolveSimpleTypes } from "./resolve-simple-types.js";
import { writeSchema } from "./write-schema.js";

/** How an XSD is read. */
export interface XsdOptions {
  /** What becomes of the text of annotations: nothing, or `description`. */
  readonly docs: "strip" | "keep";
}

/**
 * Reads an XSD as an XSD-derived schema: all that generating needs, and nothing that depends on the order of keys.
 *
 * @throws {@link InputError} with file, line and column when the file is not a schema, or refers to what is not there.
 */
export function readXsd(input: XsdInput, options: XsdOptions, report: Report): JsonObject {
  return writeSchema(readXsdModule(input, options, report));
}

/** Reads an XSD as a module, step by step. */
function readXsdModule(input: XsdInput, { docs }: XsdOptions, report: Report): XmlModule {
  const schema = parseDocument(input, docs);
  const components = new Components(schema, input, report);
  const names = nameTypes(schema);
  const simpleTypes = resolveSimpleTypes(components, names);
  const context = { components, names, simpleTypes };
  const types = resolveComplexTypes(context);
  const roots = findRoots(context, schema);
  return { id: input.id, namespace: components.namespace, types, roots };
}
