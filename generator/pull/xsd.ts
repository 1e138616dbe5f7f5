import type { Report } from "../diagnostics.js";
import { InputError } from "../errors.js";
import { isObject, arrayAt, textAt, type JsonObject } from "../model/json.js";
import { libraryOf } from "../model/xml.js";
import { readXsd, writeSchema } from "../read/xsd/index.js";
import type { Source } from "../sources/index.js";
import type { Fetched } from "./fetch-document.js";
import type { Docs } from "./openapi/keep-facts.js";

/**
 * Reads the XSDs of a source into the schema we pin.
 *
 * @param fetched - One for each of the source's documents. All have the same namespace.
 */
export function pinXsd(fetched: readonly Fetched[], source: Source, docs: Docs, report: Report): JsonObject {
  const files = fetched.map(({ bytes, from }) => {
    if (/^\W*<(!doctype html|html)/i.test(Buffer.from(bytes.subarray(0, 100)).toString("latin1")))
      throw new InputError(`${from}:1:1: this is an HTML page, not a schema. Does the URL ask for a login?`);
    return { name: from, bytes };
  });
  const modules = readXsd(files, {
    id: source.id,
    moduleOf: () => source.id,
    docs,
    roots: "free",
    find: () => undefined,
    report,
  });
  const schema = writeSchema(modules[0]!, libraryOf(modules));
  const elements = arrayAt(schema, "@xsdElements").map((element) =>
    isObject(element) ? textAt(element, "@xsdName") : "",
  );
  for (const [index, { identity: wanted }] of source.documents.entries()) {
    if (wanted !== undefined && !elements.includes(wanted)) {
      throw new InputError(
        `${fetched[index]!.from}: this is another schema: its root is ${elements.join(" or ") || "missing"}, not ${wanted}. ` +
          `If upstream renamed it, change "identity" in its source.`,
      );
    }
  }
  return { ...schema, title: source.title };
}
