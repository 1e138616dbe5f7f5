import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import { textAt, type JsonObject } from "../../../generator/model/json.js";
import { documentSet } from "../../conformance/xsd/document-set.js";
import { generate } from "../../conformance/xsd/engine.js";
import { realSchemas } from "../../conformance/xsd/real-schemas.js";
import { describeUpstream } from "../../support/upstream.js";

describeUpstream("the JSON Schemas of all published XSDs and WSDLs", () => {
  test("are valid, and lead nowhere that is not there", { timeout: 120_000 }, () => {
    const paths = realSchemas();
    expect(paths.length).toBeGreaterThan(150);
    expect(Object.fromEntries(paths.flatMap((path) => objectionsTo(path).map((said) => [path, said])))).toEqual({});
  });
});

function objectionsTo(path: string): readonly string[] {
  const ajv = new Ajv2020({ strict: false });
  const schemas = [...generate(documentSet(path))]
    .filter(([name]) => name.endsWith("schema.json"))
    .map(([, text]) => JSON.parse(text) as JsonObject);
  ajv.addSchema(schemas);
  return schemas.flatMap((schema) => {
    try {
      ajv.getSchema(textAt(schema, "$id") ?? "");
      return [];
    } catch (error) {
      return [String(error)];
    }
  });
}
