import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { listFiles } from "../../../generator/files.js";
import { isObject, pointerKey, sameJson, type Json, type JsonObject } from "../../../generator/model/json.js";
import { readXsdAltinn } from "../../../generator/read/xsd-altinn/index.js";
import { conformance, describeConformance } from "../../support/upstream.js";

const folder = `${conformance}/altinn-studio-models/`;

/**
 * Where two of Altinn Studio's schemas say different things of the same XSD, ours says what the newer one does:
 * `SeresSimpleContentRestriction` marks the text of an element and requires it, and `BuiltinTypes` has formats of years.
 */
const newer: Readonly<Record<string, Readonly<Record<string, Json>>>> = {
  "General/SimpleContentExtensionPlain": {
    "/$defs/sce/properties/value/@xsdText": true,
    "/$defs/sce/required": ["value"],
  },
  "Seres/SeresBuiltinTypes": {
    "/properties/t05/format": "year-month",
    "/properties/t06/format": "year",
  },
};

describeConformance("profile altinn of Altinn Studio's own models", () => {
  test("is what Altinn Studio derives for 28 of 30, and differs from the other two where they are older", async () => {
    const names = (await listFiles(folder)).filter((name) => name.endsWith(".xsd")).map((name) => name.slice(0, -4));
    const different = names.filter((name) => !sameJson(derived(name), expected(name)));

    expect(names).toHaveLength(30);
    expect(different).toEqual(Object.keys(newer));
    for (const name of different) expect(derived(name)).toEqual(changed(expected(name), newer[name]!));
  });
});

function derived(name: string): JsonObject {
  return readXsdAltinn({ name: `${name}.xsd`, bytes: readFileSync(`${folder}${name}.xsd`) }, "schema.json");
}

function expected(name: string): JsonObject {
  return JSON.parse(readFileSync(`${folder}${name}.json`, "utf8").replace(/^\uFEFF/, "")) as JsonObject;
}

function changed(schema: JsonObject, values: Readonly<Record<string, Json>>): JsonObject {
  return Object.entries(values).reduce(
    (result, [pointer, value]) => put(result, pointer.split("/").slice(1).map(pointerKey), value),
    schema,
  );
}

function put(object: JsonObject, [step = "", ...rest]: readonly string[], value: Json): JsonObject {
  const inner = object[step];
  return { ...object, [step]: rest.length > 0 && isObject(inner) ? put(inner, rest, value) : value };
}
